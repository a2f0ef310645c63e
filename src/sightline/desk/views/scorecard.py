"""The scorecard: every indicator with its latest figure, and a sentence only when it moved beyond chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import mark_safe

from sightline.desk.reads.targets import Promise, promised_of
from sightline.indicators.models import Definition
from sightline.indicators.reads import Standing, standing_of
from sightline.indicators.rules.figures import Polarity
from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan.reads import plan_for
from sightline.ui.forms import Form
from sightline.ui.lines import sparkline

POINTS = 40  # periods a sparkline shows


class ScorecardFilter(Form):
    """Which indicators to show; everything optional."""

    agency = forms.ModelChoiceField(
        label="Who gives it", queryset=Body.objects.none(), required=False, empty_label="Anybody"
    )
    thread = forms.ChoiceField(label="Thread", required=False)
    polarity = forms.ChoiceField(
        label="Better", required=False, choices=[("", "Any"), *((one.value, one.label) for one in Polarity)]
    )
    mark_optional = False

    def __init__(self, *args: Any, definitions: list[Definition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = {one.source_id for one in definitions if one.source_id}
        self.fields["agency"].queryset = Body.objects.filter(pk__in=sources).order_by("name")
        threads = sorted({one.thread for one in definitions if one.thread})
        self.fields["thread"].choices = [("", "Any"), *((thread, thread) for thread in threads)]
        if not threads:
            del self.fields["thread"]

    def keeps(self, one: Definition) -> bool:
        """Whether an indicator is shown; what is not understood filters nothing, and its field says so."""
        given = self.cleaned_data if self.is_bound else {}
        return (
            (not given.get("agency") or one.source_id == given["agency"].pk)
            and (not given.get("thread") or one.thread == given["thread"])
            and (not given.get("polarity") or one.polarity == given["polarity"])
        )


@needs(Permission.INDICATOR_VIEW)
@kept()
def scorecard(request: MemberRequest) -> HttpResponse:
    """Every indicator that is not retired, kept as drawn until the record grows."""
    frame = {"title": "Scorecard", "width": "ui-wide"}
    return kept_page(request, "desk/scorecard.html", frame, lambda: _drawn(request))


def _drawn(request: MemberRequest) -> dict[str, Any]:
    membership = request.membership
    definitions = list(Definition.objects.visible_to(membership).filter(retired_on=None).order_by("position", "pk"))
    form = ScorecardFilter(request.GET or None, definitions=definitions)
    form.full_clean()
    stands = standing_of([one.pk for one in definitions if form.keeps(one)], clock.today())
    shown = [stands[one.pk] for one in definitions if one.pk in stands]
    slug = membership.partnership.slug
    promised = _promised(membership)
    targets = any(one.definition.target or one.definition.pk in promised for one in shown)
    spark = get_template("ui/components/sparkline.html")
    return {
        "filters": form if len(definitions) > 3 else None,
        "lede": "Each indicator’s latest figure; a sentence only where it moved beyond chance.",
        "parts": _parts(membership),
        "news": [
            {"name": one.definition.name, "href": _page(slug, one), "text": one.news, "period": one.latest.label}
            for one in shown
            if one.news
        ],
        "several": bool(shown),
        "caption_hidden": True,
        "table": {
            "caption": "Scorecard",
            "columns": ["Indicator", "Latest", *(["Target"] if targets else []), "Since the period before", "Trend"],
            "rows": [_row(one, slug, spark, promised if targets else None) for one in shown],
        },
        "empty": {
            "title": "No indicator",
            "text": "Nothing answers this. Show everything."
            if request.GET
            else "Adopt the field’s list, or define your own; then ask agencies for their figures.",
            "href": reverse("scorecard" if request.GET else "indicator_list", args=[slug]),
            "action": "Show everything" if request.GET else "Indicators",
        },
    }


def _promised(membership: Membership) -> Mapping[int, list[Promise]]:
    """What the current plan promises of each indicator."""
    plan = plan_for(membership, clock.today())
    return promised_of(plan, clock.today()) if plan and not plan.is_draft else {}


def _row(one: Standing, slug: str, spark: Any, promised: Mapping[int, list[Promise]] | None) -> list[Any]:
    """A row; without `promised` nothing on the page has a target, and there is no column for it."""
    latest = one.latest
    name = {"text": one.definition.name, "href": _page(slug, one), "note": one.source}
    target = [] if promised is None else [_target(one, promised.get(one.definition.pk, []), slug)]
    if latest is None:
        return [name, {"text": "No figure yet"}, *target, "", ""]
    figure: dict[str, Any] = {"text": latest.words, "note": latest.label}
    if latest.is_provisional:
        figure["tag"] = {"text": "Provisional", "kind": "warn"}
    elif latest.revision and latest.state == "revised":
        figure["note"] = f"{latest.label}, revised"
    return [name, figure, *target, _moved(one), {"text": _spark(one, spark)}]


def _target(one: Standing, promised: Sequence[Promise], slug: str) -> dict[str, Any]:
    """The indicator's own target, and what the plan promises of it, with whether the latest figure reaches it."""
    if one.definition.target:
        cell: dict[str, Any] = {"text": one.definition.target, "note": "; ".join(_in_plan(each) for each in promised)}
        reaches = one.reaches
    elif promised:
        first, *more = promised
        cell = {
            "text": first.words,
            "href": reverse("measure_detail", args=[slug, first.measure_id]),
            "note": "; ".join([_where(first), *(_in_plan(each) for each in more)]),
        }
        value = one.latest.value if one.latest else None
        reaches = None if first.target is None or value is None else first.target.is_met(value)
    else:
        return {"text": "–"}
    if reaches is not None:
        cell["tag"] = {"text": "met", "kind": "good"} if reaches else {"text": "not met", "kind": "bad"}
    return cell


def _in_plan(one: Promise) -> str:
    return f"{one.words}, {_where(one)}"


def _where(one: Promise) -> str:
    """Where the plan promises it, and by when."""
    where = f"promised in {one.number}" if one.number else "promised in the plan"
    return f"{where} by {said(one.due)}" if one.due else where


def _moved(one: Standing) -> dict[str, Any]:
    """Which way it went since the period before, whether that is the better way, and that it is chance unless news."""
    latest, before = one.latest, one.before
    if before is None or before.value is None or latest.value is None:
        return {"text": "–", "tag": _news_tag(one)} if one.news else {"text": "–"}
    if latest.value == before.value:
        words = f"Unchanged at {one.said(latest.value)}"
    elif one.said(latest.value) == one.said(before.value):
        words = f"Hardly changed from {one.said(before.value)}"
    else:
        words = f"{'Up' if latest.value > before.value else 'Down'} from {one.said(before.value)}"
    if one.news:
        return {"text": words, "tag": _news_tag(one)}
    return {"text": words, "note": "within chance" if one.chart.has_limits else "too few periods to tell"}


def _news_tag(one: Standing) -> dict[str, str]:
    """Beyond chance, and whether that is better or worse: by the side of the mean on which the latest lies."""
    way = Polarity(one.definition.polarity).wanted
    above = one.latest.value > one.chart.mean
    if way is None or one.latest.value == one.chart.mean:
        return {"text": "Beyond chance", "kind": "info"}
    better = above == (way == "higher")
    return {"text": f"{'Better' if better else 'Worse'}, beyond chance", "kind": "good" if better else "bad"}


def _spark(one: Standing, spark: Any) -> str:
    slots = one.slots[-POINTS:]
    values = [None if point is None or point.value is None else float(point.value) for _, point in slots]
    there = [value for value in values if value is not None]
    if len(there) < 2:
        return ""
    first = next(point for _, point in slots if point is not None and point.value is not None)
    last = next(point for _, point in reversed(slots) if point is not None and point.value is not None)
    summary = f"{len(there)} periods, from {one.said(first.value)} to {one.said(last.value)}."
    drawn = sparkline(values, signal=bool(one.news), summary=summary)
    return mark_safe(spark.render({"spark": drawn}))  # noqa: S308 - our own template, escaped there


def _page(slug: str, one: Standing) -> str:
    return reverse("indicator_detail", args=[slug, one.definition.pk])


def _parts(membership: Membership) -> list[dict[str, Any]]:
    """The pages of indicators that belong together, as their own room lists them."""
    slug = membership.partnership.slug
    pages = (
        ("scorecard", "Scorecard"),
        ("data_return_list", "Data returns"),
        ("indicator_list", "Indicators"),
        ("release_list", "Published figures"),
    )
    return [
        {"text": text, "href": reverse(route, args=[slug]), "current": route == "scorecard"} for route, text in pages
    ]

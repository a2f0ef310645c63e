"""Published figures: every release as it was issued, what would leave now and why the rest does not, publishing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.indicators import actions
from sightline.indicators.forms.releases import PeriodForm, PublishForm
from sightline.indicators.models import Definition, Release
from sightline.indicators.reads.leaving import Leaving, leaving
from sightline.indicators.reads.released import as_table, released
from sightline.indicators.rules.figures import period_label
from sightline.indicators.rules.release import Decision, Leaves
from sightline.indicators.views.answers import parts
from sightline.kit import clock
from sightline.kit.periods import fiscal_year
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.ui.pages import attempt, form_page, posted

TAGS = {Leaves.WHOLE: "good", Leaves.TOTAL: "info", Leaves.NOTHING: "none"}


@needs(Permission.INDICATOR_VIEW)
def release_list(request: MemberRequest) -> HttpResponse:
    """Every release, newest first."""
    membership = request.membership
    publishes = membership.may(Permission.RELEASE_PUBLISH)
    buttons = [{"text": "See what would leave", "href": href(membership, "release_preview")}] if publishes else []
    rows = [
        [
            {"text": one.title, "href": href(membership, "release_detail", one.pk)},
            f"{one.start:%-d %B %Y} to {one.end:%-d %B %Y}",
            {"text": f"{one.published_on:%-d %B %Y}", "note": one.published_by.name},
        ]
        for one in released(membership.partnership)[:200]
    ]
    return render(
        request,
        "indicators/release_list.html",
        {
            "title": "Published figures",
            "lede": "What left to the public, as it was issued. No child can be told from it.",
            "parts": parts(membership, "release_list"),
            "actions": buttons,
            "table": {"caption": "Releases", "columns": ["Release", "Periods", "Published"], "rows": rows},
            "empty": {
                "title": "Nothing was published yet",
                "text": "Look first at what would leave, table by table, and why the rest would not.",
                **({"href": buttons[0]["href"], "action": buttons[0]["text"]} if buttons else {}),
            },
        },
    )


@needs(Permission.INDICATOR_VIEW)
def release_detail(request: MemberRequest, release_id: int) -> HttpResponse:
    """A release as it was issued."""
    membership = request.membership
    rows = Release.objects.visible_to(membership).select_related("published_by")
    release = get_object_or_404(rows, pk=release_id)
    return render(
        request,
        "indicators/release_detail.html",
        {
            "title": release.title,
            "caption": f"Published on {release.published_on:%-d %B %Y} by {release.published_by.name}",
            "back": {"href": href(membership, "release_list"), "text": "Published figures"},
            "release": release,
            "tables": [as_table(one) for one in release.tables],
        },
    )


@needs(Permission.RELEASE_PUBLISH)
def release_preview(request: MemberRequest) -> HttpResponse:
    """What would leave of some periods, what would not and why, table by table; and the decision."""
    membership = request.membership
    partnership = membership.partnership
    start, end = _usual(partnership.fiscal_start_month)
    asked = request.GET if {"start_0", "end_0"} <= request.GET.keys() else None
    period = PeriodForm(asked, start=start, end=end)
    if period.is_bound and period.is_valid():
        start, end = period.cleaned_data["start"], period.cleaned_data["end"]
    left_out = [int(one) for one in request.POST.getlist("left_out") if one.isdecimal()]
    found = leaving(partnership, start, end, left_out)
    definitions = Definition.objects.filter(partnership=partnership, retired_on=None).order_by("position", "pk")
    form = PublishForm(
        posted(request),
        definitions=definitions,
        initial={"title": f"Figures of {_words(start, end, partnership.fiscal_start_month)}", "seen": found.digest},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["seen"] != found.digest and request.POST.get("look"):
            form = _looked(request, form, found, definitions)
        else:
            published = attempt(
                form,
                lambda: actions.publish_release(
                    by=request.user,
                    partnership=partnership,
                    start=start,
                    end=end,
                    title=given["title"],
                    meeting_words=given["meeting_words"],
                    seen=given["seen"],
                    left_out=left_out,
                    kept=form.kept,
                ),
            )
            if published:
                messages.success(request, "The figures are published. They stay as they were issued.")
                return redirect(href(membership, "release_detail", published.pk))
    query = request.GET.urlencode()
    return form_page(
        request,
        "indicators/release_preview.html",
        form,
        title="What would leave",
        lede=_words(start, end, partnership.fiscal_start_month),
        period=period,
        tables=[
            {**as_table(one), **_why(one, decision, found)}
            for one, decision in zip(found.issued, found.decisions, strict=True)
        ],
        threshold=max(partnership.threshold, 2),
        submit="Publish",
        action_url=f"{request.path}?{query}" if query else "",
        **_back(membership),
    )


def _looked(request: MemberRequest, form: PublishForm, found: Leaving, definitions: Any) -> PublishForm:
    """The form again, for what is shown now that some were left out."""
    data = request.POST.copy()
    data["seen"] = found.digest
    again = PublishForm(data, definitions=definitions)
    again.is_valid()
    return again


def _why(one: dict[str, Any], decision: Decision, found: Leaving) -> dict[str, Any]:
    """Why what does not leave does not, in a sentence a table."""
    month = found.partnership.fiscal_start_month
    said = [f"{period_label(period, month)}: {why}" for period, why in decision.withheld.items()]
    if decision.why_no_cells:
        said.append(f"Only totals: {decision.why_no_cells}")
    leaves = Leaves(decision.leaves)
    words = leaves.label
    if leaves == Leaves.TOTAL and not decision.why_no_cells:  # it has no breakdown that could be left out
        words = "Some periods leave" if decision.withheld else "Leaves"
    return {"tag": {"text": words, "kind": TAGS[leaves]}, "why": said}


def _usual(start_month: int) -> tuple[dt.date, dt.date]:
    """The fiscal year so far."""
    return fiscal_year(clock.today(), start_month)


def _words(start: dt.date, end: dt.date, start_month: int) -> str:
    return period_label((start, end), start_month)


def _back(membership: Membership) -> dict[str, dict[str, str]]:
    return {"back": {"href": href(membership, "release_list"), "text": "Published figures"}}

"""The page of one indicator: its chart, what it means, what agencies and neighbours say, and every revision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.timezone import localtime

from sightline.indicators.models import Commentary, Definition, Figure, Neighbour
from sightline.indicators.reads.standing import Standing, standing_of
from sightline.indicators.rules.figures import Basis, Counts, FigureState, Flow, Frequency, period_label, said_with_n
from sightline.indicators.rules.signals import Signal
from sightline.indicators.views.answers import parts
from sightline.indicators.views.definitions import better
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.trail.reads import history
from sightline.ui.lines import Control, control_chart

SHOWN = 40  # revisions, comments and neighbours on the page at most; the record has the rest


@needs(Permission.INDICATOR_VIEW)
def indicator_detail(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """An indicator: what moved, its chart with limits, its breakdown, words about it, revisions. Twelve queries."""
    membership = request.membership
    found = Definition.objects.visible_to(membership).select_related("source", "partnership", "counted", "of")
    definition = get_object_or_404(found, pk=indicator_id)
    standing = standing_of([definition.pk], clock.today())[definition.pk]
    buttons = []
    if membership.may(Permission.INDICATOR_EDIT) and not definition.retired_on:
        buttons = [
            {"text": "Edit", "href": href(membership, "indicator_edit", definition.pk), "kind": "secondary"},
            {
                "text": "Note a neighbour’s figure",
                "href": href(membership, "neighbour_note", definition.pk),
                "kind": "link",
            },
            {"text": "Retire", "href": href(membership, "indicator_retire", definition.pk), "kind": "link"},
        ]
    return render(
        request,
        "indicators/indicator_detail.html",
        {
            "title": definition.name,
            "lede": definition.what,
            "parts": parts(membership, "indicator_list"),
            "actions": buttons,
            "standing": standing,
            "sentence": standing.plain,
            "is_news": bool(standing.news),
            "chart": chart_of(standing) if standing.points else None,
            "chart_title": f"{definition.name}, {Frequency(definition.frequency).label.lower()}",
            "facts": _facts(definition, standing),
            "breakdown": _breakdown(definition, standing),
            "comments": _comments(definition, membership),
            "neighbours": _neighbours(definition),
            "neighbour_columns": ["Area", "Period", "Figure", "Published in"],
            "revisions": _revisions(definition, membership),
            "revision_columns": ["Period", "Was", "Is", "As", "Given"],
            "history": history(definition.partnership_id, [("indicator", definition.pk)]),
        },
    )


def chart_of(standing: Standing) -> Control:
    """The control chart of an indicator, every period from its first figure to its last."""
    drawn, month = standing.chart, standing.definition.partnership.fiscal_start_month
    periods = []
    for (period, point), signals in zip(standing.slots, drawn.signals, strict=True):
        value = point.value if point else None
        words = point.words if point else ""
        if point and point.is_provisional:
            words = f"{words}, provisional"
        why = "; ".join(Signal(one).label for one in sorted(signals))
        periods.append((period_label(period, month), None if value is None else float(value), words, why))
    levels: list[tuple[str, float, str]] = []
    if drawn.has_limits:
        said = standing.said
        levels.append(("limit", float(drawn.upper), f"most: {_short(said(drawn.upper))}"))
        levels.append(("mean", float(drawn.mean), f"mean: {_short(said(drawn.mean))}"))
        if drawn.lower > 0:
            levels.append(("limit", float(drawn.lower), f"least: {_short(said(drawn.lower))}"))
    if standing.target is not None:
        figure = standing.target.figure
        levels.append(("target", float(figure), f"target: {_short(standing.said(figure))}"))
    summary = standing.plain
    if standing.target is not None:
        summary = f"{summary} The target is {standing.definition.target}."
    return control_chart(
        periods=periods, levels=levels, percent=standing.definition.basis == Basis.SHARE, summary=summary
    )


def target_tag(standing: Standing) -> dict[str, Any]:
    """Whether the latest figure meets the target, as a mark; nothing where it cannot be held against it."""
    if standing.reaches is None:
        return {}
    return {"tag": {"text": "met", "kind": "good"} if standing.reaches else {"text": "not met", "kind": "bad"}}


def _short(words: str) -> str:
    return words.removesuffix(" per 10,000")


def _facts(definition: Definition, standing: Standing) -> list[dict[str, Any]]:
    latest = standing.latest
    of = {
        Basis.SHARE: f"{definition.numerator}, out of {definition.denominator}",
        Basis.RATE: f"{definition.numerator}, per 10,000 {definition.population}",
    }.get(definition.basis, definition.numerator)
    rows: list[dict[str, Any]] = []
    if latest:
        tag = {"tag": {"text": "Provisional", "kind": "warn"}} if latest.is_provisional else {}
        rows.append({"key": "Latest", "value": f"{latest.words}, {latest.label}", **tag})
    rows += [
        {"key": "Target", "value": definition.target, **target_tag(standing)},
        {"key": "Where it began", "value": definition.baseline},
        {"key": "Why it matters", "value": definition.why},
        {"key": "What is counted", "value": capfirst(of)},
        {"key": "When", "value": f"{Frequency(definition.frequency).label}. {Flow(definition.flow).label}"},
        {"key": "Better", "value": better(definition.polarity)},
        {"key": "Who gives it", "value": standing.source},
        {"key": "Counts", "value": Counts(definition.counts).label},
        {"key": "Keep in mind", "value": definition.caveats},
        {"key": "Serves", "value": definition.serves},
    ]
    return [row for row in rows if row["value"]]


def _breakdown(definition: Definition, standing: Standing) -> dict[str, Any] | None:
    """The latest four periods by the values of the breakdown."""
    if not definition.dimension or not standing.points:
        return None
    periods = [point.period for point in standing.points[-4:]]
    series = [one for one in definition.series.all() if one.value]
    stands: dict[tuple[int, Any], Figure] = {}
    figures = Figure.objects.filter(series__in=series, start__in=[start for start, _ in periods])
    for figure in figures.order_by("revision"):
        stands[figure.series_id, (figure.start, figure.end)] = figure
    month = definition.partnership.fiscal_start_month
    rows = []
    for one in series:
        cells = [stands.get((one.pk, period)) for period in periods]
        said = [said_with_n(definition.basis, cell.numerator, cell.denominator) if cell else "–" for cell in cells]
        rows.append([one.value, *({"text": words, "numeric": True} for words in said)])
    columns = [definition.dimension, *({"text": period_label(period, month), "numeric": True} for period in periods)]
    return {"caption": f"By {definition.dimension.lower()}", "columns": columns, "rows": rows}


def _comments(definition: Definition, membership: Membership) -> list[dict[str, Any]]:
    found = (
        Commentary.objects.filter(definition=definition)
        .select_related("data_return__body", "written_by")
        .order_by("-data_return__end", "-pk")[:SHOWN]
    )
    month = membership.partnership.fiscal_start_month
    return [
        {
            "who": one.data_return.body.name,
            "period": period_label((one.data_return.start, one.data_return.end), month),
            "rows": [
                {"key": key, "value": value}
                for key, value in (("What", one.what), ("So what", one.so_what), ("Now what", one.now_what))
                if value
            ],
        }
        for one in found
    ]


def _neighbours(definition: Definition) -> list[list[str]]:
    found = Neighbour.objects.filter(definition=definition).order_by("-noted_on", "place")[:SHOWN]
    return [[one.place, one.period, one.figure, one.published_in] for one in found]


def _revisions(definition: Definition, membership: Membership) -> list[list[Any]]:
    """Every figure that took the place of another, with what it was before, newest first."""
    month = membership.partnership.fiscal_start_month
    known: dict[tuple[int, Any, Any], Figure] = {}
    rows: list[list[Any]] = []
    figures = Figure.objects.filter(series__definition=definition).select_related("series", "given_by")
    for one in figures.order_by("given_at", "revision", "pk"):
        place = (one.series_id, one.start, one.end)
        before = known.get(place)
        if before is not None:
            label = period_label((one.start, one.end), month)
            rows.append(
                [
                    {"text": label, "note": one.series.value},
                    _number(before),
                    _number(one),
                    FigureState(one.state).label,
                    {"text": f"{localtime(one.given_at):%-d %B %Y}", "note": str(one.given_by or "")},
                ]
            )
        known[place] = one
    return rows[::-1][:SHOWN]


def _number(figure: Figure) -> str:
    return f"{figure.numerator:,}" if figure.denominator is None else f"{figure.numerator:,} of {figure.denominator:,}"

"""A plan's measures: those that are not met first, with days left; and how far along the line of sight each action is
shown."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html

from sightline.assurance.rules.kinds import LEVELS, WORST_FIRST, Level, State
from sightline.assurance.rules.lines import distribution, line_of_sight
from sightline.assurance.rules.standing import MeasureStanding
from sightline.desk.rules.marks import EVIDENCE_KINDS, evidence_tag
from sightline.desk.rules.owed import days_left
from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.people.access import MemberRequest, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.models import Action, Plan
from sightline.plan.rules.titles import short_title
from sightline.progress.reads import measures_known
from sightline.ui import charts
from sightline.ui.forms import Form
from sightline.ui.templatetags.ui import count_of

PAGE = 100


class MeasureFilter(Form):
    """Which measures to show; an empty field shows all."""

    state = forms.ChoiceField(label="State", choices=[("", "Any"), *State.choices()], required=False)
    level = forms.ChoiceField(label="Reaches to", choices=[("", "Any level"), *Level.choices()], required=False)
    mark_optional = False

    def passes(self, one: MeasureStanding) -> bool:
        """Whether a measure is asked for; what is not understood filters nothing, and its field says so."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return given.get("state") in ("", None, one.state.value) and given.get("level") in (
            "",
            None,
            one.promise.level.value,
        )


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
def measure_list(request: MemberRequest, plan_id: int) -> HttpResponse:
    """Every measure of a plan with what is known of it."""
    membership = request.membership
    plan = get_object_or_404(Plan.objects.visible_to(membership).select_related("partnership"), pk=plan_id)
    slug = membership.partnership.slug
    frame = {
        "title": "Measures and evidence",
        "back": {"href": reverse("plan_detail", args=[slug, plan.pk]), "text": str(plan)},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/measure_list.html", frame, lambda: _drawn(request, plan, slug))


def _drawn(request: MemberRequest, plan: Plan, slug: str) -> dict[str, Any]:
    today = clock.today()
    known = {} if plan.is_draft else measures_known(plan, today)
    actions = {one.pk: one for one in Action.objects.filter(plan=plan).order_by("position", "pk")}
    form = MeasureFilter(request.GET if "state" in request.GET or "level" in request.GET else None)
    shown = sorted((one for one in known.values() if form.passes(one)), key=_place)
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    counts = distribution(known.values())
    parts = [(state.label.lower(), number, EVIDENCE_KINDS[state]) for state, number in counts.items()]
    return {
        "caption": str(plan),
        "filters": form if known else None,
        "bar": charts.distribution(parts) if known else None,
        "count": count_of(len(shown), "measure,measures"),
        "table": {
            "caption": "Measures, those not met first",
            "columns": ["Measure", "What is known", "Due", "Reaches to"],
            "rows": [_row(one, actions, slug, today) for one in page],
        },
        "page_obj": page,
        "lines": _lines(known.values(), actions, slug),
        "frameworks_href": reverse("framework_list", args=[slug, plan.pk]),
        "line_columns": ["Action", *(level.label for level in LEVELS)],
        "empty": {
            "title": "No measure",
            "text": "No measure of this plan answers this."
            if known
            else "Once the plan is adopted, its measures are bound to what would show them.",
            "href": reverse("measure_list", args=[slug, plan.pk]) if known else "",
            "action": "Show every measure",
        },
    }


def _place(one: MeasureStanding) -> tuple[int, bool, dt.date, int]:
    """The worst first, those that are due before the others, then by the day."""
    due = one.promise.due or dt.date.max
    return (WORST_FIRST.index(one.state), not one.is_due, due, one.promise.measure_id)


def _row(one: MeasureStanding, actions: Mapping[int, Action], slug: str, today: dt.date) -> list[Any]:
    action = actions.get(one.action_id or 0)
    about = f"Action {action.number} {short_title(action.title, action.text)}" if action else "Of a priority"
    due = one.promise.due
    days = days_left(due, today, met=one.state == State.MET) if due else ""
    return [
        {
            "text": one.promise.text,
            "href": reverse("measure_detail", args=[slug, one.promise.measure_id]),
            "note": about,
        },
        {"text": "", "tag": evidence_tag(one.state).plain, "note": _known(one)},
        {"text": f"{due:%-d %B %Y}" if due else "no day", "note": days},
        {"text": one.promise.level.label, "note": "self-assessed" if one.self_assessed else ""},
    ]


def _known(one: MeasureStanding) -> str:
    """What is known, and on a line of its own what would change that."""
    return format_html("{}<br>To change it: {}", one.sentence, one.change) if one.change else one.sentence


def _lines(known: Iterable[MeasureStanding], actions: Mapping[int, Action], slug: str) -> list[list[Any]]:
    """Each action with the three levels of its line of sight: shown, promised and not shown, or empty."""
    of_action: dict[int, list[MeasureStanding]] = defaultdict(list)
    for one in known:
        if one.action_id in actions:
            of_action[one.action_id].append(one)
    rows = []
    for pk, action in actions.items():
        if action.withdrawn_on or pk not in of_action:
            continue
        cells: list[Any] = [
            {
                "text": f"{action.number} {short_title(action.title, action.text)}",
                "href": reverse("action_detail", args=[slug, pk]),
            }
        ]
        for reach in line_of_sight(of_action[pk]):
            if reach.shown:
                cells.append({"text": "", "tag": {"text": "shown", "kind": "good"}})
            elif reach.promised:
                cells.append({"text": "", "tag": {"text": "promised, not shown", "kind": "warn"}})
            else:
                cells.append({"text": "nothing"})
        rows.append(cells)
    return rows

"""The living plan: on one page, and by priority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from sightline.desk.kept import kept_page
from sightline.desk.links import export_links, plan_links
from sightline.kit import clock
from sightline.people.access import Membership, needs
from sightline.people.permissions import Permission
from sightline.plan.models import Plan, Priority
from sightline.plan.reads import Band, Chosen, PlanPage, Tile, plan_for, plan_on_a_page, priority_page
from sightline.plan.rules.quarters import Strip
from sightline.trail.reads import history
from sightline.ui.charts import quarter_strip
from sightline.ui.templatetags.ui import count_of

HISTORY = 10  # entries about the plan as a whole; its actions have their own pages


@needs(Permission.PLAN_VIEW)
def plan_current(request: HttpRequest) -> HttpResponse:
    """The plan a member means by "the plan"; what to do next where there is none."""
    plan = plan_for(request.membership, clock.today())
    if plan is not None:
        return redirect("plan_detail", request.membership.partnership.slug, plan.pk)
    slug, may_edit = request.membership.partnership.slug, request.membership.may(Permission.PLAN_EDIT)
    return render(request, "desk/plan_none.html", {"title": "No plan yet", "slug": slug, "may_edit": may_edit})


@needs(Permission.PLAN_VIEW)
def plan_detail(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The plan on a page: the year's dates, every action as a tile, plan health in sentences."""
    plans = Plan.objects.visible_to(request.membership).select_related("partnership", "parent_action__plan")
    plan = get_object_or_404(plans, pk=plan_id)
    today = clock.today()
    frame = {"title": str(plan), "back": _parent(plan), "width": "ui-wide", "body_class": "ui-a3"}
    return kept_page(request, "desk/plan_detail.html", frame, lambda: _drawn(request, plan, today))


def _drawn(request: HttpRequest, plan: Plan, today: dt.date) -> dict[str, object]:
    """What the plan on a page shows."""
    page = plan_on_a_page(plan, today, _chosen(request))
    return {
        "caption": _standing(plan),
        "lede": _counts(page),
        "plan": plan,
        "page": page,
        "slug": plan.partnership.slug,
        "strip": _strip(page.strip, plan, today),
        "bands": [_band(band, plan) for band in page.bands],
        "findings": [{"text": one.sentence, "kind": "warn"} for one in page.findings],
        "filters": list(_filters(page, request.membership)),
        "actions": plan_links(plan, request.membership, today),
        "exports": export_links(plan),
        "may_edit": request.membership.may(Permission.PLAN_EDIT),
        "history": history(plan.partnership_id, [("plan", plan.pk)], limit=HISTORY),
    }


@needs(Permission.PLAN_VIEW)
def priority_detail(request: HttpRequest, priority_id: int) -> HttpResponse:
    """One priority: its aim, outcomes, own measures, dates and actions."""
    priorities = Priority.objects.visible_to(request.membership).select_related("plan__partnership")
    priority = get_object_or_404(priorities, pk=priority_id)
    plan, today = priority.plan, clock.today()
    frame = {
        "title": str(priority),
        "back": {"href": reverse("plan_detail", args=[plan.partnership.slug, plan.pk]), "text": str(plan)},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/priority_detail.html", frame, lambda: _priority_drawn(priority, plan, today))


def _priority_drawn(priority: Priority, plan: Plan, today: dt.date) -> dict[str, object]:
    """What a priority's page shows."""
    page = priority_page(priority, today)
    slug = plan.partnership.slug
    return {
        "lede": priority.aim,
        "plan": plan,
        "page": page,
        "slug": slug,
        "strip": _strip(page.strip, plan, today),
        "band": _band(page.band, plan),
        "findings": [{"text": one.sentence, "kind": "warn"} for one in page.findings],
        "neighbours": [
            {
                "text": str(one),
                "href": reverse("priority_detail", args=[slug, one.pk]),
                "current": one.pk == priority.pk,
            }
            for one in page.neighbours
        ],
        "history": history(plan.partnership_id, [("priority", priority.pk)]),
    }


def _standing(plan: Plan) -> str:
    """Where the plan stands, in words: "Adopted on 3 May 2017, Board meeting of 3 May 2017"."""
    period = f"{plan.year_start:%-d %B %Y} to {plan.year_end:%-d %B %Y}" if plan.year_start and plan.year_end else ""
    if plan.is_draft:
        return " · ".join(filter(None, ["Draft", period]))
    closed = f"closed on {plan.closed_on:%-d %B %Y}: {plan.closed_why}" if plan.closed_on else ""
    adopted = f"adopted on {plan.adopted_on:%-d %B %Y}, {plan.meeting_words}"
    return " · ".join(filter(None, [period, adopted, closed]))


def _counts(counted: PlanPage | Band) -> str:
    """A plan or a priority in one sentence: "5 actions, 7 dates, 13 success measures, 1 with a figure."."""
    figures = f", {counted.figure_count} with a figure" if counted.figure_count else ""
    said = [
        count_of(counted.action_count, "action,actions"),
        count_of(counted.date_count, "date,dates"),
        count_of(counted.measure_count, "success measure,success measures"),
    ]
    return f"{', '.join(said)}{figures}."


def _chosen(request: HttpRequest) -> Chosen:
    """The filter in the address; what is not understood is no filter."""
    asked = request.GET
    return Chosen(
        body=int(asked["body"]) if asked.get("body", "").isdecimal() else None,
        bodies=request.membership.body_ids if asked.get("mine") == "yes" else None,
        thread=int(asked["thread"]) if asked.get("thread", "").isdecimal() else None,
        quarter=asked.get("quarter") or None,
        timing=asked.get("state") or None,
    )


def _filters(page: PlanPage, membership: Membership) -> Iterator[dict[str, object]]:
    """The filters as groups of links, each with how many actions it shows."""
    names = {"body": page.body_options, "thread": page.thread_options, "quarter": page.quarter_options}
    words = {"body": "Body", "thread": "Thread", "quarter": "Quarter", "state": "Dates"}
    mine = {owner.body_id for band in page.bands for tile in band.tiles for owner in tile.owners} & membership.body_ids
    if mine or page.chosen.bodies is not None:
        yield {
            "name": "Mine",
            "links": [{"text": "My bodies", "href": "?mine=yes", "current": page.chosen.bodies is not None}],
        }
    for key, options in {**names, "state": page.timing_options}.items():
        if options:
            links = [
                {
                    "text": f"{option.words} ({option.count})",
                    "href": f"?{key}={option.value}",
                    "current": option.chosen,
                }
                for option in options
            ]
            yield {"name": words[key], "links": links}


def _strip(strip: Strip, plan: Plan, today: dt.date):
    """The year as a picture; None for a plan without a period."""
    if not strip.loads:
        return None
    marks = []
    for load in strip.loads:
        for mark in load.marks:
            href = reverse("action_detail", args=[plan.partnership.slug, mark.action_id])
            label = f"{mark.number} {capfirst(mark.label)}"
            state = "passed" if mark.day < today and mark.kind != "ongoing" else "due"
            note = {"recurring": "recurring", "ongoing": "throughout, to this day"}.get(mark.kind, "")
            marks.append(
                {
                    "on": mark.day,
                    "state": state,
                    "label": label,
                    "href": href,
                    "note": note,
                    "counts": mark.counts,
                }
            )
            if mark.moved_from:
                moved = {"on": mark.moved_from, "state": "moved", "label": label, "href": href, "note": ""}
                marks.append(moved)
    quarters = [(load.quarter.label, load.quarter.start, load.quarter.end) for load in strip.loads]
    return quarter_strip(quarters=quarters, milestones=marks, today=today)


def _band(band: Band, plan: Plan) -> dict[str, object]:
    """A priority with its tiles, as the component wants it."""
    slug = plan.partnership.slug
    return {
        "id": band.id,
        "number": band.number,
        "title": band.title or "Actions",
        "text": band.aim,
        "href": reverse("priority_detail", args=[slug, band.id]),
        "sentences": [_counts(band)],
        "tiles": [_tile(tile, slug) for tile in band.tiles],
    }


def _tile(tile: Tile, slug: str) -> dict[str, object]:
    """An action as a tile: who, when next, how success will be known."""
    if tile.next_due:
        rows = [{"label": "Next date", "text": f"{tile.next_due:%-d %B %Y}"}]
    else:
        rows = [{"label": "Dates", "text": capfirst(tile.timing_words)}]
    measured = f"{tile.measure_count}" if tile.measure_count else "None"
    if tile.figure_count:
        measured += f" ({tile.figure_count} with a figure)"
    rows.append({"label": "Measures", "text": measured})
    if tile.moved:
        later = count_of(tile.moved, "day,days")
        rows.append({"label": "Moved", "text": f"{later} later than adopted", "kind": "warn"})
    if tile.nested_plan_ids:
        rows.append({"label": "Own plan", "text": "Yes"})
    return {
        "href": reverse("action_detail", args=[slug, tile.id]),
        "number": tile.number,
        "title": tile.title,
        "owner": tile.owners_line or "No owner",
        "rows": rows,
        "flag": "Withdrawn" if tile.withdrawn else "",
    }


def _parent(plan: Plan) -> dict[str, str] | None:
    """The way back from a nested plan to the action it belongs to."""
    if plan.parent_action is None:
        return None
    href = reverse("action_detail", args=[plan.partnership.slug, plan.parent_action_id])
    return {"href": href, "text": f"{plan.parent_action} of {plan.parent_action.plan}"}

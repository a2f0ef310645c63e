"""The living plan: on one page, and by priority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from sightline.desk.links import export_links, plan_links
from sightline.desk.rules.marks import claim_tag, date_mark, delivery_tag, evidence_tag, opening
from sightline.desk.views.besides import answered_so_far
from sightline.desk.views.narrowing import Narrowed
from sightline.kit import clock
from sightline.people.access import Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.models import Plan, Priority
from sightline.plan.reads import Band, Chosen, PlanPage, Tile, plan_for, plan_on_a_page, priority_page
from sightline.plan.rules.quarters import Strip
from sightline.progress.reads import Standing, distribution, standings
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
@kept(besides=answered_so_far)
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
    found = {} if plan.is_draft else standings(plan, today)
    narrowed = Narrowed.by(request.GET)
    bands = [narrowed.band(band, found) for band in page.bands]
    return {
        "caption": _standing(plan),
        "lede": _counts(page)
        if plan.is_draft
        else f"{opening(distribution(found.values()))} {_counts(page, actions=False)}",
        "parted": _parted(found.values()),
        "plan": plan,
        "page": page,
        "slug": plan.partnership.slug,
        "strip": _strip(page.strip, plan, today, found),
        "bands": [_band(band, plan, found) for band in bands],
        "shown": sum(len(band.tiles) for band in bands),
        "narrowed": page.chosen.anything or narrowed.anything,
        "findings": [{"text": one.sentence, "kind": "warn"} for one in page.findings],
        "filters": [*_filters(page, request.membership), *narrowed.links(found.values())],
        "actions": plan_links(plan, request.membership, today),
        "exports": export_links(plan),
        "may_edit": request.membership.may(Permission.PLAN_EDIT),
        "history": history(plan.partnership_id, [("plan", plan.pk)], limit=HISTORY),
    }


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
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
    ids = [tile.id for tile in page.band.tiles]
    found = {} if plan.is_draft else standings(plan, today, action_ids=ids)
    return {
        "lede": priority.aim,
        "parted": _parted(found.values()),
        "plan": plan,
        "page": page,
        "slug": slug,
        "strip": _strip(page.strip, plan, today, found),
        "band": _band(page.band, plan, found),
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


def _counts(counted: PlanPage | Band, *, actions: bool = True) -> str:
    """A plan or a priority in one sentence: "5 actions, 7 dates, 13 success measures, 1 with a figure."; without its
    `actions` where another sentence counts them."""
    figures = f", {counted.figure_count} with a figure" if counted.figure_count else ""
    said = [
        *([count_of(counted.action_count, "action,actions")] if actions else []),
        count_of(counted.date_count, "date,dates"),
        count_of(counted.measure_count, "success measure,success measures"),
    ]
    return capfirst(f"{', '.join(said)}{figures}.")


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


def _parted(found: Iterable[Standing]) -> str:
    """On how many actions owners claim more than is shown, in a sentence; "" where none does."""
    count = sum(bool(one.contradictions) for one in found)
    return f"Owners claim more than is shown on {count_of(count, 'action,actions')}." if count else ""


def _strip(strip: Strip, plan: Plan, today: dt.date, found: Mapping[int, Standing]):
    """The year as a picture; None for a plan without a period."""
    if not strip.loads:
        return None
    marks = []
    milestones = {each.milestone_id: each for one in found.values() for each in one.milestones}
    for load in strip.loads:
        for mark in load.marks:
            href = reverse("action_detail", args=[plan.partnership.slug, mark.action_id])
            label = f"{mark.number} {capfirst(mark.label)}"
            note = {"recurring": "recurring", "ongoing": "throughout, to this day"}.get(mark.kind, "")
            if mark.milestone_id in milestones:
                state, known = date_mark(milestones[mark.milestone_id], mark.day)
                note = known or note
            else:
                state = "passed" if mark.day < today and mark.kind != "ongoing" else "due"
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


def _band(band: Band, plan: Plan, found: Mapping[int, Standing]) -> dict[str, object]:
    """A priority with its tiles, as the component wants it."""
    slug = plan.partnership.slug
    here = [one for one in found.values() if one.priority_id == band.id]
    spoken = any(one.claim for one in found.values())
    return {
        "id": band.id,
        "number": band.number,
        "title": band.title or "Actions",
        "text": band.aim,
        "href": reverse("priority_detail", args=[slug, band.id]),
        "sentences": [*([opening(distribution(here))] if here else []), _counts(band, actions=not here)],
        "tiles": [_tile(tile, slug, found.get(tile.id), spoken=spoken) for tile in band.tiles],
    }


def _tile(tile: Tile, slug: str, standing: Standing | None, *, spoken: bool) -> dict[str, object]:
    """An action as a tile: what its owner says (once any has `spoken`), how delivery stands, what evidence shows, when
    next; while a draft, how it is measured."""
    rows: list[dict[str, str]] = []
    if standing and not tile.withdrawn:
        if spoken:
            rows.append({"label": "Owner says", **claim_tag(standing.claim).plain})
        rows.append({"label": "Delivery", **delivery_tag(standing.delivery).plain})
        rows.append({"label": "Evidence", **evidence_tag(standing.evidence_state).plain})
    if tile.next_due:
        rows.append({"label": "Next date", "text": f"{tile.next_due:%-d %B %Y}"})
    else:
        rows.append({"label": "Dates", "text": capfirst(tile.timing_words)})
    if not standing:
        measured = f"{tile.measure_count}" if tile.measure_count else "None"
        if tile.figure_count:
            measured += f" ({tile.figure_count} with a figure)"
        rows.append({"label": "Measures", "text": measured})
    if tile.moved:
        later = count_of(tile.moved, "day,days")
        rows.append({"label": "Moved", "text": f"{later} later than adopted", "kind": "warn"})
    if tile.nested_plan_ids:
        rows.append({"label": "Own plan", "text": "Yes"})
    parted = standing.contradictions[0] if standing and standing.contradictions else ""
    return {
        "href": reverse("action_detail", args=[slug, tile.id]),
        "number": tile.number,
        "title": tile.title,
        "owner": tile.owners_line or "No owner",
        "rows": rows,
        "flag": "Withdrawn" if tile.withdrawn else parted,
    }


def _parent(plan: Plan) -> dict[str, str] | None:
    """The way back from a nested plan to the action it belongs to."""
    if plan.parent_action is None:
        return None
    href = reverse("action_detail", args=[plan.partnership.slug, plan.parent_action_id])
    return {"href": href, "text": f"{plan.parent_action} of {plan.parent_action.plan}"}

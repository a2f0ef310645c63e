"""A measure's page: what was promised, what evidence shows of it and by which rule, what would change that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst

from sightline.assurance.actions import can_judge
from sightline.assurance.models import Binding, Cited, Judgement
from sightline.assurance.reads.bound import told
from sightline.assurance.reads.measure import Held, MeasureFound, measure_found
from sightline.assurance.rules.kinds import KEYS, NAMING, Kind, Reading
from sightline.assurance.rules.standing import MeasureStanding
from sightline.assurance.rules.verdicts import Verdict
from sightline.desk.rules.marks import assurance_tag, evidence_tag
from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.kit.periods import add_months, said
from sightline.kit.statistics import percent
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.models import Measure
from sightline.plan.rules.titles import short_title
from sightline.progress.reads import measures_known
from sightline.trail.reads import history

# Where the evidence of a kind is: the route of its page and the key of the binding that names it.
_PAGES = {
    Kind.EVALUATION: ("course_detail", "course_id"),
    Kind.SESSIONS: ("course_detail", "course_id"),
    Kind.SURVEY: ("exercise_detail", "exercise_id"),
    Kind.OUTSIDE: ("external_detail", "survey"),
    Kind.COVERAGE: ("reach_detail", "set_id"),
    Kind.INDICATOR: ("indicator_detail", "definition_id"),
    Kind.RECEIPTS: ("dissemination_detail", "dissemination_id"),
    Kind.EDITION: ("resource_detail", "resource_id"),
}


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
def measure_detail(request: MemberRequest, measure_id: int) -> HttpResponse:
    """One measure with everything that its state rests on. So many queries for each kind of evidence, however much."""
    membership = request.membership
    rows = Measure.objects.visible_to(membership).select_related("plan__partnership", "action__priority", "priority")
    measure = get_object_or_404(rows, pk=measure_id)
    slug = membership.partnership.slug
    if measure.action:
        back = {"href": reverse("action_detail", args=[slug, measure.action_id]), "text": str(measure.action)}
    else:
        back = {"href": reverse("priority_detail", args=[slug, measure.priority_id]), "text": str(measure.priority)}
    frame = {"title": measure.text or "A measure", "back": back}
    return kept_page(request, "desk/measure_detail.html", frame, lambda: _drawn(measure, membership))


def _drawn(measure: Measure, membership: Membership) -> dict[str, Any]:
    today, plan = clock.today(), measure.plan
    known = None
    if not plan.is_draft:
        ids = [measure.action_id] if measure.action_id else None
        known = measures_known(plan, today, action_ids=ids).get(measure.pk)
    found = measure_found(measure, known, today)
    binds = membership.may(Permission.MEASURE_BIND) and not plan.is_draft
    return {
        "caption": _of(measure),
        "draft": plan.is_draft,
        "known": known,
        "state": evidence_tag(known.state).plain if known else None,
        "self_assessed": bool(known and known.self_assessed),
        "facts": _facts(measure, found, known, today),
        "held": [_held(one, measure, membership, binds=binds) for one in found.held],
        "judgements": [_judgement(one, found, today) for one in found.judgements],
        "closed": [_closed(one) for one in found.closed],
        "suggestions": [f"{one.kind.label}: the words “{one.words}”." for one in found.suggestions if not found.held],
        "actions": _buttons(measure, membership, binds=binds),
        "history": history(measure.partnership_id, [("measure", measure.pk)]),
        "list_href": reverse("measure_list", args=[membership.partnership.slug, plan.pk]),
    }


def _of(measure: Measure) -> str:
    """What it is a measure of: the action with its short title, or the priority."""
    action = measure.action
    return f"{action} {short_title(action.title, action.text)}" if action else str(measure.priority)


def _buttons(measure: Measure, membership: Membership, *, binds: bool) -> list[dict[str, str]]:
    if measure.plan.is_draft:
        return []
    slug = membership.partnership.slug
    found = []
    if binds:
        found.append({"text": "Bind to evidence", "href": reverse("binding_create", args=[slug, measure.pk])})
    if _judges(membership):
        judge = reverse("judgement_create", args=[slug, measure.pk])
        found.append({"text": "Record a judgement", "href": judge, "kind": "secondary"})
    if binds:
        terms = reverse("measure_terms", args=[slug, measure.pk])
        found.append({"text": "Settle due date, judge and level", "href": terms, "kind": "link"})
    return found


def _judges(membership: Membership) -> bool:
    """Whether she may record a judgement of any body at all; the page itself asks of which."""
    if not membership.may(Permission.MEASURE_JUDGE):
        return False
    return any(can_judge(membership, seat.body) for seat in membership.seats)


def _facts(
    measure: Measure, found: MeasureFound, known: MeasureStanding | None, today: dt.date
) -> list[dict[str, Any]]:
    promised, promise = found.promised, found.promised.promise
    due = promise.due
    rows: list[dict[str, Any]] = []
    adopted = _as_adopted(measure)
    if adopted and adopted != measure.text:
        rows.append({"key": "As adopted", "value": adopted})
    if measure.lead_in:
        rows.append({"key": "Begins with", "value": measure.lead_in})
    if promised.figure:
        rows.append({"key": "Promised", "value": capfirst(promised.figure)})
    rows.append({"key": "Due", "value": said(due) if due else "No day says when", "note": _days(due, today)})
    rows.append({"key": "Reaches to", "value": promise.level.label})
    if promise.judge:
        rows.append(
            {"key": "Judged by", "value": promise.judge, "note": f"each judgement stands {promised.months} months"}
        )
    if known and known.change and known.change not in {one.change for one in found.held}:
        rows.append({"key": "What would change it", "value": known.change})
    if known and known.holders:
        rows.append({"key": "What is missing is held by", "value": " and ".join(known.holders)})
    return rows


def _days(due: dt.date | None, today: dt.date) -> str:
    """How many days are left; "" where none is."""
    if due is None or due < today:
        return ""
    left = (due - today).days
    return "today" if not left else f"{left} day{'' if left == 1 else 's'} left"


def _as_adopted(measure: Measure) -> str:
    """What the measure said when the plan was adopted; "" for one that is not in the adopted plan."""
    if measure.plan.is_draft:
        return ""
    for priority in measure.plan.baseline.document["priorities"]:
        for each in (*priority["measures"], *(one for action in priority["actions"] for one in action["measures"])):
            if each["uid"] == str(measure.uid):
                return each["text"]
    return ""


def _held(one: Held, measure: Measure, membership: Membership, *, binds: bool) -> dict[str, Any]:
    """A binding in force: what it says, by which rule, and where to look."""
    binding, slug = one.binding, membership.partnership.slug
    links = []
    if one.reworded and binds:
        links.append(
            {"text": "Confirm that it still fits", "href": reverse("binding_confirm", args=[slug, binding.pk])}
        )
    if binds:
        links.append({"text": "Withdraw it", "href": reverse("binding_close", args=[slug, binding.pk])})
    sentence = one.verdict.sentence if one.verdict else ""
    if one.reworded:
        sentence = "The measure was reworded since it was bound, so this counts no more until somebody confirms it."
    return {
        "title": Kind(binding.kind).label,
        "what": _thing(binding, measure),
        "href": _page(binding, measure, slug),
        "tag": _tag(one),
        "sentence": sentence,
        "rows": list(_rows(one)),
        "links": links,
    }


def _tag(one: Held) -> dict[str, str]:
    """What a binding says, as a mark. A document or somebody's word was given: whether it shows enough is judged."""
    if one.verdict is None:
        return {"text": "does not count", "kind": "none"}
    if one.verdict.kind in NAMING:
        return {"text": "given", "kind": "none"}
    return evidence_tag(one.verdict.state).plain


def _thing(binding: Binding, measure: Measure) -> str:
    """What it is bound to; a milestone is named by what it says, and leads to its action."""
    if Kind(binding.kind) == Kind.MILESTONE:
        return str(measure.action) if measure.action else ""
    return ", ".join(str(getattr(binding, key)) for key in KEYS[Kind(binding.kind)])


def _page(binding: Binding, measure: Measure, slug: str) -> str:
    """Where the evidence itself is: its page, its file, the milestone among those of its action; "" for a statement,
    which stands here whole."""
    kind = Kind(binding.kind)
    if kind == Kind.DOCUMENT:
        return reverse("binding_file", args=[slug, binding.pk])
    if kind == Kind.MILESTONE:
        return f"{reverse('action_detail', args=[slug, measure.action_id])}#milestones" if measure.action_id else ""
    if kind not in _PAGES:
        return ""
    route, key = _PAGES[kind]
    number = binding.result.survey_id if kind == Kind.OUTSIDE else getattr(binding, key)
    return reverse(route, args=[slug, number])


def _rows(one: Held) -> Iterator[dict[str, Any]]:
    verdict, bound, binding = one.verdict, one.bound, one.binding
    if verdict is not None:
        yield {"key": "Rule", "value": capfirst(verdict.rule)}
        yield from _numbers(verdict)
        if verdict.as_of:
            yield {"key": "As of", "value": said(verdict.as_of)}
        if one.change:
            yield {"key": "What would change it", "value": one.change}
        if verdict.holder:
            yield {"key": "Held by", "value": verdict.holder}
    if bound.reading is not None:
        yield {"key": "Read as", "value": Reading(bound.reading).label}
    if binding.group:
        yield {"key": "Only", "value": binding.group}
    if bound.target:
        yield {"key": "Held against", "value": capfirst(bound.target)}
    for key, first, last in (
        ("Period", binding.from_day, binding.to_day),
        ("Compared with", binding.compared_from, binding.compared_to),
    ):
        if first and last:
            yield {"key": key, "value": f"{said(first)} to {said(last)}"}
    yield {"key": "Bound by", "value": f"{binding.confirmed_by.name}, {said(binding.confirmed_on)}"}


def _numbers(verdict: Verdict) -> Iterator[dict[str, Any]]:
    """Value, how many, response and the two bounds, as far as there are any."""
    if verdict.positive is None or verdict.answered is None:
        return
    if verdict.value is not None:
        yield {"key": "Value", "value": f"{percent(verdict.value)} ({verdict.positive} of {verdict.answered})"}
    if verdict.asked:
        yield {"key": "Response", "value": f"{verdict.answered} of {verdict.asked} asked"}
    if verdict.lowest is not None and verdict.highest is not None:
        bounds = f"{float(verdict.lowest):.0%} to {float(verdict.highest):.0%}"
        yield {"key": "Bounds", "value": bounds, "note": "had everybody answered, between these"}


def _judgement(one: Judgement, found: MeasureFound, today: dt.date) -> dict[str, Any]:
    """A judgement with what it rested on, and what has become of it."""
    cited = found.cited.get(one.pk, [])
    until = add_months(one.on, one.months)
    if one is not found.judgements[0]:
        note = "A later judgement took its place."
    elif one.words != found.promised.digest:
        note = "The measure was reworded since, so it counts no more."
    elif any(each.binding and each.binding.closed_on for each in cited):
        note = "Evidence it cited was withdrawn, so it no longer stands."
    else:
        note = "It has not been renewed." if today > until else ""
    return {
        "title": f"{one.body}, {said(one.on)}",
        "tag": assurance_tag(one.level).plain,
        "why": one.why,
        "rows": [
            {"key": "Cites", "lines": [_cited(each) for each in cited] or ["No evidence"]},
            {"key": "Recorded by", "value": one.given_by.name, "note": one.meeting_words},
            {"key": "Stands until", "value": said(until), "note": note},
        ],
    }


def _cited(each: Cited) -> str:
    """What was cited, as it was said then."""
    if each.binding is None:
        return str(each.stored)
    gone = f" Withdrawn on {said(each.binding.closed_on)}: {each.binding.closed_why}" if each.binding.closed_on else ""
    return f"{Kind(each.binding.kind).label}. {each.said}{gone}".strip()


def _closed(binding: Binding) -> str:
    return f"{told(binding)}. Withdrawn on {said(binding.closed_on)} by {binding.closed_by.name}: {binding.closed_why}"

"""Every query that a page of the review needs, shaped for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from sightline.intake import rules
from sightline.intake.models import Check, Reading, ReadingState
from sightline.people.access import Membership
from sightline.people.models import Body, BodyKind, Partnership
from sightline.people.names import Candidate, match
from sightline.people.reads import known_bodies
from sightline.plan.models import Action, Milestone, MonitoringBody, Owner, Plan, Thread


def readings(membership: Membership):
    """The partnership's documents, newest first, each with `open_checks`."""
    still_open = Count("checks", filter=Q(checks__settled_at=None, checks__kind__in=rules.TO_LOOK_AT))
    return (
        Reading.objects.visible_to(membership)
        .select_related("source", "plan", "read_by")
        .defer("document")
        .annotate(open_checks=still_open)
    )


def reading_of(partnership: Partnership, sha256: str) -> Reading | None:
    """The reading of this very document that is under review or became a plan; None where there is none."""
    return (
        Reading.objects.filter(
            partnership=partnership,
            source__sha256=sha256,
            state__in=(ReadingState.REVIEW, ReadingState.ADOPTED),
            plan__isnull=False,
        )
        .select_related("source", "plan")
        .first()
    )


def plan_of_period(partnership: Partnership, document: rules.Document) -> Plan | None:
    """The plan held here for the document's period, which a person may mean to update; None where there is none."""
    head = document.get("plan") or {}
    if not head.get("year_start") or not head.get("year_end"):
        return None
    held = Plan.objects.filter(
        partnership=partnership,
        parent_action=None,
        year_start=head["year_start"],
        year_end=head["year_end"],
    )
    return held.order_by("-pk").first()


def board_of(reading: Reading) -> Body | None:
    """Where bodies made in a review stand in the tree: under the board, until somebody moves them."""
    return Body.objects.filter(partnership_id=reading.partnership_id, kind=BodyKind.BOARD, parent=None).first()


@dataclass(frozen=True)
class Step:
    """One line of the review's task list."""

    key: str
    title: str
    route: str
    left: int  # things still to answer
    note: str
    done: bool


def steps(reading: Reading) -> list[Step]:
    """The review as a task list. Six queries, whatever the plan's size."""
    plan = reading.plan
    kinds = dict(reading.checks.filter(settled_at=None).order_by().values_list("kind").annotate(number=Count("pk")))
    to_check = sum(kinds.get(kind, 0) for kind in rules.TO_LOOK_AT)
    offers = kinds.get(rules.OFFER, 0)
    undated = Milestone.objects.filter(action__plan=plan, needs_review=True).count()
    unmatched = len(printed_names(plan, only_open=True))
    several = _several_without_answer(plan).count()
    threads = Thread.objects.filter(plan=plan).exists()
    found = [
        Step("checks", "Things to check", "reading_checks", to_check, _left(to_check, "thing"), not to_check),
        Step(
            "names",
            "Names in the plan",
            "reading_names",
            unmatched,
            _left(unmatched, "name"),
            not unmatched or "names" in reading.steps_done,
        ),
        Step(
            "answers", "Who answers for each action", "reading_answers", several, _left(several, "action"), not several
        ),
        Step(
            "dates", "Dates", "reading_dates", undated + offers, _left(undated + offers, "date"), not undated + offers
        ),
    ]
    if threads:
        done = "threads" in reading.steps_done
        found.append(Step("threads", "Threads", "reading_threads", 0, "" if done else "Optional", done))
    return found


def _left(number: int, noun: str) -> str:
    return f"{rules.counted(number, noun)} left" if number else "Done"


def still_open(reading: Reading) -> list[str]:
    """Why the draft cannot be adopted yet, from what the review itself asks; the plan has reasons of its own."""
    must = reading.checks.filter(settled_at=None, kind=rules.SETTLE).count()
    return [f"{rules.counted(must, 'thing')} must be settled first: see \u201cThings to check\u201d."] if must else []


def checks(reading: Reading, *kinds: str) -> list[Check]:
    """The checks of these kinds that nobody has settled; `action_id` leads to the action each is about."""
    found = list(reading.checks.filter(kind__in=kinds, settled_at=None).select_related("measure"))
    ids: dict[str, list[int]] = defaultdict(list)
    for number, pk in Action.objects.filter(plan=reading.plan).values_list("number", "pk"):
        ids[number].append(pk)
    for check in found:
        several = ids[check.action_number]
        check.action_id = several[0] if len(several) == 1 else None  # a number used twice leads to neither
    return found


def at_leisure(reading: Reading) -> list[Check]:
    """What was inferred, left unread or removed: nothing to answer, there to be read."""
    return list(reading.checks.exclude(kind__in=(*rules.TO_LOOK_AT, rules.OFFER)))


@dataclass(frozen=True)
class PrintedName:
    """A name as printed, where it stands, and whom it may mean, likeliest first."""

    printed: str
    numbers: tuple[str, ...]
    owns: bool
    body_id: int | None
    candidates: tuple[Candidate, ...]
    kind: str
    same_as: str = ""  # a fuller name of the same plan that seems to mean the same


def printed_names(plan: Plan | None, *, only_open: bool = False) -> list[PrintedName]:
    """Every name that owners and monitoring print, in the order of the plan. Four queries."""
    where: dict[str, list[str]] = defaultdict(list)
    owns: set[str] = set()
    means: dict[str, int | None] = {}
    owners = Owner.objects.filter(action__plan=plan).order_by("action__position", "position")
    for name, person, number, body_id in owners.values_list("name", "person", "action__number", "body_id"):
        printed = name or person
        where[printed].append(number)
        owns.add(printed)
        means[printed] = body_id
    monitors = MonitoringBody.objects.filter(monitoring__action__plan=plan).order_by("monitoring__action__position")
    for name, number, body_id in monitors.values_list("name", "monitoring__action__number", "body_id"):
        where[name].append(number)
        means.setdefault(name, body_id)
    open_names = [name for name in where if name and (not only_open or (name in owns and means[name] is None))]
    if only_open:
        return [PrintedName(name, tuple(dict.fromkeys(where[name])), True, None, (), "") for name in open_names]
    known = known_bodies(plan.partnership)
    same = rules.same_names(sorted(open_names, key=lambda name: name not in owns))
    return [
        PrintedName(
            printed=name,
            numbers=tuple(dict.fromkeys(where[name])),
            owns=name in owns,
            body_id=means[name],
            candidates=tuple(match(name, known)),
            kind=rules.kind_of(name),
            same_as=same.get(name, ""),
        )
        for name in open_names
    ]


def _several_without_answer(plan: Plan | None):
    return (
        Action.objects.filter(plan=plan)
        .annotate(several=Count("owners"), answering=Count("owners", filter=Q(owners__answers=True)))
        .filter(several__gt=1, answering=0)
    )


def actions_of_several(plan: Plan) -> list[Action]:
    """The actions with more than one owner, each with its owners. Two queries."""
    return list(
        Action.objects.filter(plan=plan)
        .annotate(several=Count("owners"))
        .filter(several__gt=1)
        .prefetch_related(Prefetch("owners", Owner.objects.select_related("body")))
        .order_by("position")
    )


def undated(plan: Plan) -> list[Milestone]:
    """The milestones that nobody could date, in the order of the plan."""
    return list(
        Milestone.objects.filter(action__plan=plan, needs_review=True)
        .select_related("action")
        .order_by("action__position", "position")
    )


def side_by_side(plan: Plan) -> list[Action]:
    """Every action with what was read from each of its cells. Seven queries."""
    return list(
        Action.objects.filter(plan=plan)
        .select_related("priority")
        .prefetch_related(
            Prefetch("owners", Owner.objects.select_related("body")),
            "milestones",
            "measures",
            Prefetch("monitoring__bodies", MonitoringBody.objects.select_related("body")),
            "parts",
        )
        .order_by("position")
    )


def actions_with_threads(plan: Plan) -> list[Action]:
    """Every action with the threads it is tagged with. Two queries."""
    return list(Action.objects.filter(plan=plan).prefetch_related("threads").order_by("position"))


def differences_of(reading: Reading, held: rules.Document) -> list[tuple[rules.Difference, int | None]]:
    """What the document says otherwise than the plan `held` here, each with the action's id where the plan has it."""
    ids = {key: action.pk for key, action in placed(reading.plan).items()}
    return [(one, ids.get((one.place, one.number))) for one in rules.differences(held, reading.document)]


def placed(plan: Plan) -> dict[tuple[int, str], Action]:
    """The plan's actions by the place of their priority, from 0, and their number. Two queries."""
    places = {pk: place for place, pk in enumerate(plan.priorities.values_list("pk", flat=True))}
    return {(places[one.priority_id], one.number): one for one in Action.objects.filter(plan=plan)}

"""The benchmark's data: partnerships with 21, 1,000 and 10,000 actions, each action with four rounds of answers and ten
entries in the record, all of this year's plan but 21 in closed plans of earlier years.

Made by the product's own actions, on whatever database the settings name; only answers are written straight to the
tables (bench.rounds).
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from bench import outside
from bench.rounds import Voices, give_rounds
from sightline.governance import actions as governance
from sightline.governance.models import Meeting
from sightline.governance.rules.words import ItemKind, Purpose
from sightline.kit import clock
from sightline.kit.periods import add_months, said
from sightline.people import actions as people
from sightline.people.models import Body, BodyKind, Nation, Partnership, PartnershipKind, Person
from sightline.people.permissions import Role
from sightline.plan import actions as plans
from sightline.plan.models import Action, Plan
from sightline.progress.reads import owed_by
from sightline.progress.rules.states import CycleState
from sightline.trail.actions import action, record
from sightline.trail.rules import Program
from sightline.trail.verify import chains, verify

BY = Program("The benchmark")
SINCE = dt.date(2010, 4, 1)
SIZES = (21, 1_000, 10_000)
PACK = 200  # actions in the plan whose pack is made
A_PLAN = 200  # actions in each plan of earlier years
ENTRIES = 10  # entries in the record for each action
GROUPS = [
    "Workforce Development Group",
    "Quality Assurance Group",
    "Exploitation Group",
    "Neglect Group",
    "Policy Group",
    "Council",
    "Constabulary",
    "Hospital Trust",
]


def this_year(today: dt.date) -> dt.date:
    """The first day of a plan's year whose third quarter ended last: two rounds are closed, the third is open."""
    quarter = dt.date(today.year, today.month - (today.month - 1) % 3, 1)
    return add_months(quarter, -9)


def document(actions: int, start: dt.date) -> dict[str, Any]:
    """A plan of `actions` actions for the year from `start`, in the format `sightline-plan/1`."""
    quarters = [add_months(start, months) - dt.timedelta(days=1) for months in (3, 6, 9, 12)]
    priorities = []
    for first in range(0, actions, 7 if actions <= 100 else 25):
        number = len(priorities) + 1
        span = min(7 if actions <= 100 else 25, actions - first)
        priorities.append(
            {
                "number": number,
                "title": f"Priority {number}: children who live with what priority {number} is about",
                "aim": "Children are seen, heard and helped early, by people who know what to look for.",
                "outcomes": [
                    {"text": "Practitioners act sooner.", "actions": [f"{number}.{n + 1}" for n in range(span)]}
                ],
                "measures": [],
                "actions": [_action(number, place, quarters) for place in range(span)],
            }
        )
    head = {
        "title": f"Business plan {start.year}-{(start.year + 1) % 100:02d}",
        "board": "A board of the benchmark",
        "year_start": start.isoformat(),
        "year_end": quarters[3].isoformat(),
        "vision": "Every child is safe.",
        "purpose": None,
        "principles": [],
        "threads": [],
    }
    return {"schema": "sightline-plan/1", "plan": head, "priorities": priorities, "notes": []}


def _action(priority: int, place: int, quarters: list[dt.date]) -> dict[str, Any]:
    group = GROUPS[(priority + place) % len(GROUPS)]
    monitor = GROUPS[(priority + place + 3) % len(GROUPS)]
    due = [quarters[place % 4], quarters[3]] if place % 2 else [quarters[place % 4]]
    return {
        "number": f"{priority}.{place + 1}",
        "text": f"Develop, agree and put into use an approach to part {place + 1} of priority {priority}, with the"
        " agencies that see these children most, and learn from what families say about it.",
        "sub_actions": [],
        "owner_raw": group,
        "owners": [{"name": group, "role": "lead"}],
        "target_raw": "; ".join(day.isoformat() for day in due),
        "milestones": [
            {"label": f"Step {step + 1}", "due": day.isoformat(), "kind": "due", "precision": "quarter"}
            for step, day in enumerate(due)
        ],
        "measures_raw": "Over 90% of those trained report a positive effect. Audits show use of the approach.",
        "measures": [
            {
                "text": "Over 90% of those trained report a positive effect.",
                "comparator": ">",
                "threshold": 90,
                "unit": "%",
            },
            {"text": "Audits show use of the approach.", "comparator": None, "threshold": None, "unit": None},
        ],
        "monitoring_raw": f"{monitor}, quarterly report",
        "monitoring": [
            {
                "text": f"{monitor}, quarterly report",
                "bodies": [monitor],
                "instruments": ["report"],
                "cadence": "quarterly",
            }
        ],
    }


def build() -> dict[str, Any]:
    """Makes everything; gives each page's address and session by size, and what import and adoption took (seconds)."""
    made: dict[str, Any] = {"pages": {}}
    manager: Person | None = None
    for size in SIZES:
        partnership, bodies = founded(f"size-{size}", f"The partnership with {size} actions")
        manager = _seated(manager, bodies[GROUPS[0]])
        voices = _voices(partnership, bodies)
        plan = _plans(partnership, bodies, size, voices)
        _record(partnership, size)
        outside.opened(plan, manager)
        made["pages"][size] = _addresses(plan, manager, voices.author)
    made.update(_import_and_adopt(partnership, bodies))
    made["pack"] = _pack_of_many(manager)
    return made


def founded(slug: str, name: str) -> tuple[Partnership, dict[str, Body]]:
    """A partnership with its board, its executive and the groups of GROUPS, by name."""
    partnership = people.create_partnership(
        by=BY, name=name, short_name=slug, slug=slug, kind=PartnershipKind.CHILDREN_BOARD, nation=Nation.ENGLAND
    )
    board = people.create_body(by=BY, partnership=partnership, name="The board", kind=BodyKind.BOARD)
    made = {
        "The executive": people.create_body(
            by=BY, partnership=partnership, name="The executive", kind=BodyKind.EXECUTIVE, parent=board
        )
    }
    for name in GROUPS:
        made[name] = people.create_body(by=BY, partnership=partnership, name=name, kind=BodyKind.SUBGROUP, parent=board)
    return partnership, made


def session_of(person: Person) -> str:
    """A new session of a person, as a Cookie header."""
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _seated(manager: Person | None, body: Body) -> Person:
    seat = {"by": BY, "body": body, "role": Role.BUSINESS_MANAGER, "since": SINCE}
    if manager is None:
        return people.add_person(**seat, email="manager@bench.example", name="The business manager").person
    people.give_seat(**seat, person=manager)
    return manager


def _voices(partnership: Partnership, bodies: dict[str, Body]) -> Voices:
    """A lead who answers for three groups, and who chairs the first of them."""
    seat = {"by": BY, "since": SINCE}
    lead = people.add_person(
        **seat, body=bodies[GROUPS[0]], role=Role.LEAD, email=f"lead@{partnership.slug}.example", name="The lead"
    ).person
    for group in GROUPS[1:3]:
        people.give_seat(**seat, body=bodies[group], role=Role.LEAD, person=lead)
    chair = people.add_person(
        **seat, body=bodies[GROUPS[0]], role=Role.CHAIR, email=f"chair@{partnership.slug}.example", name="The chair"
    ).person
    return Voices(author=lead, chair=chair)


def _addresses(plan: Plan, manager: Person, lead: Person) -> dict[str, tuple[str, str]]:
    """Each page's address and the session of whoever looks at it."""
    slug, managers, leads = plan.partnership.slug, session_of(manager), session_of(lead)
    an_action = plan.actions.order_by("position")[10]
    cycle = plan.cycles.get(state=CycleState.OPEN)
    mine = owed_by(lead, clock.today()).first()
    return {
        "plan": (reverse("plan_detail", args=[slug, plan.pk]), managers),
        "action": (reverse("action_detail", args=[slug, an_action.pk]), managers),
        "list": (reverse("action_list", args=[slug]), managers),
        "csv": (reverse("action_list_export", args=[slug]), managers),
        "round": (reverse("round_detail", args=[slug, cycle.pk]), managers),
        "executive": (reverse("executive", args=[slug, cycle.pk]), managers),
        "board": (reverse("board", args=[slug, cycle.pk]), managers),
        "work": (reverse("work", args=[slug]), leads),
        "give": (reverse("update_give", args=[slug, mine.pk]), leads),
        "front": (reverse("site_front", args=[slug]), ""),
        "published": (reverse("site_plan", args=[slug]), ""),
    }


def _plans(partnership: Partnership, bodies: dict[str, Body], size: int, voices: Voices) -> Plan:
    """This year's plan of 21 actions, after earlier years' plans, adopted and closed, with the rest of `size`."""
    this = this_year(clock.today())
    left, start = size - 21, add_months(this, -12)
    while left > 0:
        plan = adopted(partnership, bodies, min(left, A_PLAN), start)
        give_rounds(plan, voices, closed=4)
        plans.close_plan(by=BY, plan=plan, why="")
        left -= A_PLAN
        start = add_months(start, -12)
    plan = adopted(partnership, bodies, 21, this)
    give_rounds(plan, voices, closed=2)
    return plan


def adopted(partnership: Partnership, bodies: dict[str, Body], actions: int, start: dt.date) -> Plan:
    """A plan of `actions` actions for the year from `start`, adopted in its second month."""
    plan = plans.create_from_format(by=BY, partnership=partnership, document=document(actions, start), bodies=bodies)
    day = start + dt.timedelta(days=32)
    return plans.adopt_plan(by=BY, plan=plan, adopted_on=day, meeting=f"Board, {said(day)}")


def _pack_of_many(manager: Person) -> tuple[str, str]:
    """A partnership whose plan of this year has 200 actions, and a meeting of its executive about the open round: the
    address of the pack, without its form, and the session of whoever may make it."""
    partnership, bodies = founded("pack", f"The partnership with {PACK} actions in one year")
    _seated(manager, bodies[GROUPS[0]])
    plan = adopted(partnership, bodies, PACK, this_year(clock.today()))
    cycles = give_rounds(plan, _voices(partnership, bodies), closed=2)
    meeting = governance.plan_meeting(
        by=manager, body=bodies["The executive"], title="Executive", starts_at=clock.now() + dt.timedelta(days=14)
    )
    for title, kind, about in (
        ("Matters arising", ItemKind.MATTERS, None),
        ("The round", ItemKind.CYCLE, cycles[2]),
    ):
        governance.add_item(by=manager, meeting=meeting, title=title, purpose=Purpose.ASSURANCE, kind=kind, about=about)
    return pack_address(meeting), session_of(manager)


def pack_address(meeting: Meeting) -> str:
    """Where the pack of a meeting is made as a draft; `FORM` stands for the form."""
    address = reverse("paper_draft", args=[meeting.partnership.slug, "pack", "FORM"])
    return f"{address}?{urlencode({'about': f'meeting:{meeting.pk}', 'copy': 'restricted'})}"


def _record(partnership: Partnership, size: int) -> None:
    """Ten entries for each action, sealed a thousand at a time."""
    ids = list(Action.objects.filter(partnership=partnership).values_list("pk", flat=True))
    waiting = [(pk, number) for number in range(ENTRIES) for pk in ids]
    for first in range(0, len(waiting), 1000):
        _note(by=BY, partnership=partnership, noted=waiting[first : first + 1000])


@action
def _note(*, by: Program, partnership: Partnership, noted: list[tuple[int, int]]) -> None:
    for pk, number in noted:
        record(
            by=by,
            partnership_id=partnership.pk,
            verb="edited",
            thing="action",
            thing_id=pk,
            before={"text": f"what it said before edit {number}, at ordinary length for a sentence of a plan"},
            after={"text": f"what it said after edit {number}, at ordinary length for a sentence of a plan"},
        )


def _import_and_adopt(partnership: Partnership, bodies: dict[str, Body], turns: int = 9) -> dict[str, list[float]]:
    """What it takes, in seconds, to store a read plan of 21 actions as a draft, and to adopt it, in the largest
    partnership. Each plan is closed at once, so that it does not stand beside this year's."""
    took: dict[str, list[float]] = {"import": [], "adopt": []}
    start = add_months(this_year(clock.today()), -24)
    given, day = document(21, start), start + dt.timedelta(days=32)
    for _ in range(turns):
        start = time.perf_counter()
        plan = plans.create_from_format(by=BY, partnership=partnership, document=given, bodies=bodies)
        middle = time.perf_counter()
        plan = plans.adopt_plan(by=BY, plan=plan, adopted_on=day, meeting=f"Board, {said(day)}")
        end = time.perf_counter()
        plans.close_plan(by=BY, plan=plan, why="")
        took["import"].append(middle - start)
        took["adopt"].append(end - middle)
    return took


def demonstration() -> None:
    """The demonstration, as its first start builds it."""
    call_command("build_demo", stdout=sys.stderr)


def verify_every_chain() -> dict[str, float]:
    """How long checking the record took, in seconds for 100,000 entries."""
    start = time.perf_counter()
    found = [verify(partnership_id) for partnership_id in chains()]
    took = time.perf_counter() - start
    broken = [one.broken for one in found if one.broken]
    if broken:
        raise RuntimeError(broken[0])
    return {"seconds": took * 100_000 / sum(one.entries for one in found)}

"""The benchmark's data: partnerships with 21, 1,000 and 10,000 actions, each action with ten entries in the record.

Made by the product's own actions, on whatever database the settings name.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from sightline.people import actions as people
from sightline.people.models import Body, BodyKind, Nation, Partnership, PartnershipKind, Person
from sightline.people.permissions import Role
from sightline.plan import actions as plans
from sightline.plan.models import Action, Plan
from sightline.trail.actions import action, record
from sightline.trail.rules import Program
from sightline.trail.verify import chains, verify

BY = Program("The benchmark")
SINCE = dt.date(2010, 4, 1)
SIZES = (21, 1_000, 10_000)
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


def document(actions: int, year: int) -> dict[str, Any]:
    """A plan of `actions` actions for the fiscal year that begins in `year`, in the format `sightline-plan/1`."""
    quarters = [dt.date(year, 6, 30), dt.date(year, 9, 30), dt.date(year, 12, 31), dt.date(year + 1, 3, 31)]
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
        "title": f"Business plan {year}-{(year + 1) % 100:02d}",
        "board": "A board of the benchmark",
        "year_start": f"{year}-04-01",
        "year_end": f"{year + 1}-03-31",
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
    """Makes everything; gives the session, each page's address by size, and what import and adoption took (seconds)."""
    made: dict[str, Any] = {"pages": {}}
    manager: Person | None = None
    for size in SIZES:
        partnership = people.create_partnership(
            by=BY,
            name=f"The partnership with {size} actions",
            short_name=f"P{size}",
            slug=f"size-{size}",
            kind=PartnershipKind.CHILDREN_BOARD,
            nation=Nation.ENGLAND,
        )
        bodies = bodies_of(partnership)
        manager = seated(manager, bodies[GROUPS[0]])
        plan = _plans(partnership, bodies, size)
        _record(partnership, size)
        made["pages"][size] = _addresses(partnership, plan)
    client = Client()
    client.force_login(manager)
    made["cookie"] = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    made.update(_import_and_adopt(partnership, bodies))
    return made


def seated(manager: Person | None, body: Body, email: str = "manager@bench.example") -> Person:
    """The business manager, who is made where there is none yet, with a seat in `body`."""
    seat = {"by": BY, "body": body, "role": Role.BUSINESS_MANAGER, "since": SINCE}
    if manager is None:
        return people.add_person(**seat, email=email, name="The business manager").person
    people.give_seat(**seat, person=manager)
    return manager


def _addresses(partnership: Partnership, plan: Plan) -> dict[str, str]:
    slug = partnership.slug
    an_action = plan.actions.order_by("position")[10]
    return {
        "plan": reverse("plan_detail", kwargs={"slug": slug, "plan_id": plan.pk}),
        "action": reverse("action_detail", kwargs={"slug": slug, "action_id": an_action.pk}),
        "list": reverse("action_list", kwargs={"slug": slug}),
        "csv": reverse("action_list_export", kwargs={"slug": slug}),
    }


def bodies_of(partnership: Partnership) -> dict[str, Body]:
    """The groups of a partnership under its board, by name."""
    made: dict[str, Body] = {}
    board = people.create_body(by=BY, partnership=partnership, name="The board", kind=BodyKind.BOARD)
    for name in GROUPS:
        made[name] = people.create_body(by=BY, partnership=partnership, name=name, kind=BodyKind.SUBGROUP, parent=board)
    return made


def _plans(partnership: Partnership, bodies: dict[str, Body], size: int) -> Plan:
    """This year's plan of 21 actions, after earlier years' plans, adopted and closed, with the rest of `size`."""
    left, year = size - 21, 2016
    while left > 0:
        plan = adopted(partnership, bodies, min(left, A_PLAN), year)
        plans.close_plan(by=BY, plan=plan, why="")
        left -= A_PLAN
        year -= 1
    return adopted(partnership, bodies, 21, 2017)


def adopted(partnership: Partnership, bodies: dict[str, Body], actions: int, year: int) -> Plan:
    """A plan of `actions` actions for the year that begins in `year`, adopted."""
    plan = plans.create_from_format(by=BY, partnership=partnership, document=document(actions, year), bodies=bodies)
    return plans.adopt_plan(by=BY, plan=plan, adopted_on=dt.date(year, 5, 3), meeting=f"Board, 3 May {year}")


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
    given = document(21, 2015)
    for _ in range(turns):
        start = time.perf_counter()
        plan = plans.create_from_format(by=BY, partnership=partnership, document=given, bodies=bodies)
        middle = time.perf_counter()
        plan = plans.adopt_plan(by=BY, plan=plan, adopted_on=dt.date(2015, 5, 3), meeting="Board, 3 May 2015")
        end = time.perf_counter()
        plans.close_plan(by=BY, plan=plan, why="")
        took["import"].append(middle - start)
        took["adopt"].append(end - middle)
    return took


def verify_every_chain() -> dict[str, float]:
    """How long checking the record took, in seconds for 100,000 entries."""
    start = time.perf_counter()
    found = [verify(partnership_id) for partnership_id in chains()]
    took = time.perf_counter() - start
    broken = [one.broken for one in found if one.broken]
    if broken:
        raise RuntimeError(broken[0])
    return {"seconds": took * 100_000 / sum(one.entries for one in found)}

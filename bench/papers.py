"""What making a pack takes, queries included: a highlight report, a report for each priority and the plan with progress
as one paper, for a plan of the founding size and for one of 200 actions. Each turn is another paper: nothing drawn
before is found again whole.
"""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Sequence
from dataclasses import replace

from pypdf import PdfReader

from bench.data import BY, GROUPS, adopted, bodies_of, seated
from sightline.kit import clock
from sightline.kit.periods import fiscal_year
from sightline.papers.documents.board import priority_report
from sightline.papers.documents.highlight import highlight_report
from sightline.papers.documents.known import paper_of
from sightline.papers.documents.plan import plan_with_progress
from sightline.papers.documents.preparing import FORMS
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Paper
from sightline.papers.rules.kinds import Kind
from sightline.people import actions as people
from sightline.people.access import membership_of
from sightline.people.models import Nation, PartnershipKind
from sightline.people.permissions import Role
from sightline.plan.models import Plan, Priority
from sightline.progress import actions as rounds
from sightline.progress.models import Ask, Cycle

SIZES = (21, 200)
TURNS = 9


def measure(sizes: Sequence[int] = SIZES, turns: int = TURNS) -> dict[str, dict]:
    """For each size the seconds of every turn in each form, and how many pages the PDF has."""
    return {str(size): _measured(_subject(size), turns) for size in sizes}


def _measured(subject: Subject, turns: int) -> dict:
    found: dict = {}
    for form, draw in FORMS.items():
        taken = []
        for turn in range(turns + 1):
            start = time.perf_counter()
            made = draw(pack(replace(subject), f"turn {turn}"), {})
            taken.append(time.perf_counter() - start)
        found[form] = taken[1:]  # the first finds the fonts
        if form == "pdf":
            found["pages"] = len(PdfReader(io.BytesIO(made)).pages)
    return found


def pack(subject: Subject, title: str) -> Paper:
    """The pack of a plan, read anew."""
    sections = [*highlight_report(subject)]
    for one in Priority.objects.filter(plan=subject.plan):
        sections += priority_report(subject.of(priority=one))
    sections += plan_with_progress(subject)
    return replace(paper_of(Kind.CHALLENGES, subject), title=title, sections=tuple(sections))


def _subject(size: int) -> Subject:
    """A partnership with a plan of this year in an opened round that everybody answered."""
    partnership = people.create_partnership(
        by=BY,
        name=f"The partnership whose pack tells of {size} actions",
        short_name=f"Pack {size}",
        slug=f"pack-{size}",
        kind=PartnershipKind.CHILDREN_BOARD,
        nation=Nation.ENGLAND,
    )
    bodies = bodies_of(partnership)
    today = clock.today()
    manager = seated(None, bodies[GROUPS[0]], email=f"pack-{size}@bench.example")
    for name in GROUPS[1:]:
        people.give_seat(by=BY, person=manager, body=bodies[name], role=Role.LEAD, since=dt.date(2010, 4, 1))
    plan: Plan = adopted(partnership, bodies, size, fiscal_year(today)[0].year)
    rounds.plan_cycles(by=manager, plan=plan)
    cycle = Cycle.objects.filter(plan=plan).first()
    rounds.open_cycle(by=manager, cycle=cycle)
    for ask in Ask.objects.filter(cycle=cycle).select_related("action"):
        rounds.submit_update(
            by=manager,
            ask=ask,
            seen=0,
            done=f"Two sessions were held for {ask.action.number}; the form now asks what will be done differently.",
            difference="Practitioners say that they name it earlier; three referrals came sooner.",
            coming="Two more sessions next quarter, then the follow-up survey.",
            claim="green",
        )
    cycle.refresh_from_db()
    return Subject(membership_of(manager, partnership.slug, today), today, plan=plan, cycle=cycle)

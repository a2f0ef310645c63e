"""What making papers takes in process, queries included, beside the bare typesetter: the pack of a meeting about a
round, and everything told of the round as one paper (highlight report, a report for each priority, the plan with
progress)."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdf
import typst

from bench.servers import ROOT
from sightline.governance.models import Item
from sightline.governance.rules.words import ItemKind
from sightline.kit import clock
from sightline.papers.documents.board import priority_report
from sightline.papers.documents.choices import subject_of
from sightline.papers.documents.highlight import highlight_report
from sightline.papers.documents.known import paper_of
from sightline.papers.documents.plan import plan_with_progress
from sightline.papers.documents.preparing import drawn, with_annexes
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.issuing import copy_of
from sightline.papers.rules.kinds import Kind
from sightline.people.access import Membership, membership_of
from sightline.people.models import Person
from sightline.people.permissions import Role
from sightline.plan.models import Priority

TURNS = 3
FORMS = ("pdf", "docx", "html")


def timed(work: Callable[[str], bytes], turns: int) -> list[float]:
    """How long `work` takes, the first time and then again, each time with another word in what it makes: the
    typesetter knows what it has set before."""
    taken = []
    for turn in range(turns + 1):
        start = time.perf_counter()
        work(f"turn {turn}")
        taken.append(time.perf_counter() - start)
    return taken


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def floor(turns: int) -> dict[str, Any]:
    """T: the bare typesetter on a prepared document of 23 pages of tables."""
    compiler = typst.Compiler(str(ROOT / "bench" / "floor" / "prepared.typ"))

    def work(word: str) -> bytes:
        return compiler.compile(format="pdf", sys_inputs={"title": word})

    return {"pdf": timed(work, turns), "pages": pages_in(work("pages"))}


def measured(slug: str, turns: int = TURNS) -> dict[str, Any]:
    """The floor, and each of KINDS in each form (seconds, one list each), with the pages of its PDF."""
    member, item = _about(slug)
    for form in FORMS:  # what every process does once: fonts, templates
        drawn(form, paper_of(Kind.CHALLENGES, Subject(member, clock.today())), {})
    return {"floor": floor(turns)} | {
        kind: {
            **{form: timed(lambda word, make=make, form=form: make(member, item, form, word), turns) for form in FORMS},
            "pages": pages_in(make(member, item, "pdf", "pages")),
        }
        for kind, make in KINDS.items()
    }


def _about(slug: str) -> tuple[Membership, Item]:
    """The business manager of a partnership, and the last item of an agenda that is about a round."""
    manager = Person.objects.filter(seats__role=Role.BUSINESS_MANAGER, seats__partnership__slug=slug).first()
    member = membership_of(manager, slug, clock.today())
    items = Item.objects.filter(kind=ItemKind.CYCLE, meeting__partnership=member.partnership)
    return member, items.latest("meeting__starts_at")


def _pack(member: Membership, item: Item, form: str, word: str) -> bytes:
    """The pack of the item's meeting."""
    subject = subject_of(Kind.PACK, f"meeting:{item.meeting_id}", member, clock.today())
    whole = paper_of(Kind.PACK, subject, edition=word)
    return drawn(form, *with_annexes(copy_of(whole, "restricted"), subject))


def _round(member: Membership, item: Item, form: str, word: str) -> bytes:
    """Everything told of the item's round."""
    subject = subject_of(Kind.PLAN, f"cycle:{item.cycle_id}", member, clock.today())
    sections = [*highlight_report(subject)]
    for one in Priority.objects.filter(plan=subject.plan):
        sections += priority_report(subject.of(priority=one))
    sections += plan_with_progress(subject)
    return drawn(form, replace(paper_of(Kind.CHALLENGES, subject, edition=word), sections=tuple(sections)), {})


KINDS = {"pack": _pack, "round": _round}

"""A quarter of the cast's board with everything in it that papers tell of, written straight to the tables."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from sightline.files.models import Stored
from sightline.governance.models import (
    Answer,
    Attendance,
    ChairReport,
    Challenge,
    Decision,
    Escalation,
    Item,
    Meeting,
    Minute,
    Note,
    PaperAsk,
    Promotion,
    Publication,
    Task,
)
from sightline.kit import clock
from sightline.papers.documents.subject import Subject
from sightline.people.access import membership_of
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Action, Change, Milestone, Plan
from sightline.progress.models import Ask, Cycle, Update, Version
from sightline.training.models import Note as Observed
from sightline.training.models import Promise
from tests.cast import Cast
from tests.papers.papers import a_pdf
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.standing import standing
from tests.training.made import booking_of, course_of, session_of

TODAY = dt.date(2018, 1, 15)


@dataclass(frozen=True)
class Busy:
    """What there is: `cycle` is open, `earlier` closed; `held` was minuted, `coming` has its agenda."""

    cast: Cast
    plan: Plan
    cycle: Cycle
    earlier: Cycle
    held: Meeting
    coming: Meeting
    report: ChairReport
    annex: Stored

    def subject(self, **about) -> Subject:
        """A subject as the business manager sees it on 15 January 2018."""
        viewer = membership_of(self.cast.business_manager, self.cast.slug, TODAY)
        return Subject(viewer=viewer, day=TODAY).of(**about)


def _busy_rows(cast: Cast, actions: int) -> Busy:
    with clock.standing_on(dt.date(2017, 5, 24)):
        plan = create_from_format(
            by=cast.business_manager,
            partnership=cast.partnership,
            document=small_plan(actions),
            bodies=bodies_of(cast),
        )
        adopt_plan(by=cast.business_manager, plan=plan, adopted_on=dt.date(2017, 5, 24), meeting="Board, 24 May 2017")
    return _busy(cast, plan)


def _with_files(busy: Busy) -> Busy:
    for stored in Stored.objects.filter(partnership=busy.cast.partnership):
        if not default_storage.exists(stored.path):
            default_storage.save(stored.path, ContentFile(_annex(stored.name)))
    return busy


@pytest.fixture
def make_busy(cast: Cast, tmp_path, settings):
    """`make_busy(actions=3)` is a quarter with that many actions, each with an update, a challenge and a decision."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return lambda actions=3: _with_files(_busy_rows(cast, actions))


@pytest.fixture
@standing
def rows_of_busy(cast: Cast) -> Busy:
    """The rows of a quarter with three actions."""
    return _busy_rows(cast, 3)


@pytest.fixture
def busy(rows_of_busy: Busy, tmp_path, settings) -> Busy:
    """A quarter with three actions, as `make_busy` makes it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return _with_files(rows_of_busy)


def _training(cast: Cast, sessions: int) -> None:
    """Sessions of the third quarter: of the first 10 of 12 came, and somebody observed it."""
    course = course_of(cast.partnership, "Neglect training 1")
    Promise.objects.create(partnership=cast.partnership, course=course, text="Over 90% change their practice")
    first, *others = [dt.date(2017, 10, 1) + dt.timedelta(days=n) for n in range(sessions)]
    held = {"state": "held", "attendance_closed_on": first}
    session = session_of(course, first, **held)
    for n in range(12):
        booking_of(session, f"P{n:02} P", state="attended" if n < 10 else "absent", email=f"p{n}@school.example")
    for day in others:
        session_of(course, day, capacity=None, counted=1, **held)
    Observed.objects.get_or_create(
        partnership=cast.partnership, session=session, observer=cast.member, observed_on=first, strengths="Secret note"
    )


def _busy(cast: Cast, plan: Plan) -> Busy:
    mine = {"partnership": cast.partnership}
    subgroup, executive, board = (cast.bodies[key] for key in ("subgroup", "executive", "board"))
    manager, chair = cast.business_manager, cast.executive_chair
    cycles = [_cycle(plan, number, closed=number == 2, by=manager) for number in (2, 3)]
    actions = list(Action.objects.filter(plan=plan))
    _training(cast, len(actions))
    for place, action in enumerate(actions):
        ask = Ask.objects.create(
            **mine, cycle=cycles[1], action=action, body=subgroup, answers=True, asked_on=dt.date(2017, 12, 27)
        )
        update = Update.objects.create(
            **mine,
            ask=ask,
            state="submitted",
            version=2,
            done=f"Sessions held for action {action.number}.",
            difference=f"Families say that help came earlier ({action.number}).",
            coming="Two more in February.",
            claim=("green", "amber", "red")[place % 3],
            good_practice=f"A surgery at lunchtime ({action.number}).",
            submitted_by=cast.subgroup_chair,
            submitted_at=_at(2018, 1, 10),
        )
        for number in (1, 2):
            Version.objects.create(
                **mine,
                update=update,
                number=number,
                document={"done": f"Version {number} of {action.number}.", "claim": "", "difference": "", "coming": "",
                          "good_practice": "", "met": []},
                submitted_by=cast.subgroup_chair,
                submitted_at=_at(2018, 1, 8 + number),
            )  # fmt: skip
        Promotion.objects.create(
            **mine, update=update, text="Worth copying.", where="the bulletin", promoted_by=manager, promoted_on=TODAY
        )
        challenge = Challenge.objects.create(
            **mine,
            number=Challenge.objects.count() + 1,
            question=f"Why is {action.number} slow?",
            from_body=executive,
            to_body=subgroup,
            action=action,
            cycle=cycles[1],
            state="answered",
            raised_by=chair,
            raised_on=dt.date(2017, 12, 1),
            due_on=dt.date(2017, 12, 15),
        )
        Answer.objects.create(
            **mine,
            challenge=challenge,
            version=1,
            text=f"Because of {action.number}.",
            answered_by=cast.subgroup_chair,
            answered_at=_at(2017, 12, 12),
        )
        milestone = Milestone.objects.filter(action=action).first()
        Change.objects.create(
            **mine,
            plan=plan,
            action=action,
            kind="change",
            state="asked",
            thing="milestone",
            thing_uid=milestone.uid,
            field="due",
            was="2017-12-31",
            becomes="2018-02-28",
            reason=f"The trainer of {action.number} left.",
            asked_by=cast.subgroup_chair,
            asked_on=dt.date(2018, 1, 8),
        )
        Note.objects.create(**mine, action=action, text="Read.", noted_by=chair, noted_on=TODAY)
    held = Meeting.objects.create(
        **mine,
        body=executive,
        title="Executive Group",
        starts_at=_at(2017, 10, 25),
        quorum=2,
        state="held",
        minutes_state="draft",
    )
    minuted = Item.objects.create(**mine, meeting=held, position=1, title="Quarter 2", purpose="assurance")
    closed = Item.objects.create(
        **mine,
        meeting=held,
        position=2,
        title="Secret review",
        purpose="decision",
        restricted=True,
        restricted_why="It names a school",
    )
    for item, words in ((minuted, "The report was received."), (closed, "Secret words.")):
        Minute.objects.create(**mine, item=item, draft=words, saved_by=manager, saved_at=_at(2017, 10, 26))
    for action in actions:
        for item, words in ((minuted, "Figures come each quarter"), (closed, "Secret decision")):
            Decision.objects.create(
                **mine,
                number=Decision.objects.count() + 1,
                meeting=held,
                item=item,
                text=f"{words} ({action.number}).",
                action=action,
                body=subgroup,
                recorded_by=manager,
                recorded_on=dt.date(2017, 10, 25),
            )
        Task.objects.create(
            **mine, meeting=held, item=minuted, text=f"Send figures of {action.number}", body=subgroup, set_by=manager,
            set_on=dt.date(2017, 10, 25),
        )  # fmt: skip
    Attendance.objects.create(**mine, meeting=held, person=chair, capacity="member", presence="present")
    escalation = Escalation.objects.create(
        **mine,
        number=Escalation.objects.count() + 1,
        title="No analyst",
        why="The audit cannot begin.",
        from_body=executive,
        to_body=board,
        action=actions[0],
        cycle=cycles[1],
        state="listed",
        raised_by=chair,
        raised_on=dt.date(2018, 1, 6),
    )
    report = ChairReport.objects.create(
        **mine,
        body=subgroup,
        to_body=executive,
        cycle=cycles[1],
        done="Three sessions.",
        concerns="Few came from the voluntary sector.",
        state="submitted",
        drafted_on=dt.date(2018, 1, 8),
        saved_by=manager,
        submitted_by=cast.subgroup_chair,
        submitted_on=dt.date(2018, 1, 9),
    )
    coming = Meeting.objects.create(
        **mine,
        body=executive,
        title="Executive Group",
        starts_at=_at(2018, 1, 24),
        place="County Hall",
        quorum=2,
        state="issued",
        issued_on=dt.date(2018, 1, 12),
    )
    annex = _stored(cast, "figures.pdf")
    change = Change.objects.filter(plan=plan).first()
    challenge = Challenge.objects.filter(action=actions[0]).first()
    agenda = [
        {"title": "Minutes", "kind": "minutes", "minutes_of": held, "purpose": "decision"},
        {"title": "Matters arising", "kind": "matters"},
        {"title": "Highlight report", "kind": "cycle", "cycle": cycles[1]},
        {"title": "Secret case", "restricted": True, "restricted_why": "It names a school", "text": "Secret text."},
        {"title": "To the Board", "kind": "escalation", "escalation": escalation, "purpose": "decision"},
        {"title": "Workforce", "kind": "report", "report": report},
        {"title": "One action", "kind": "action", "action": actions[0]},
        {"title": "One challenge", "kind": "challenge", "challenge": challenge},
        {"title": "A later date", "kind": "change", "change": change, "purpose": "decision"},
        {"title": "Any other business", "late": True},
    ]
    for place, given in enumerate(agenda, start=1):
        item = Item.objects.create(**{**mine, "meeting": coming, "position": place, "purpose": "assurance", **given})
        if item.title in ("Workforce", "Secret case"):
            secret = item.restricted
            stored = _stored(cast, "secret.pdf") if secret else annex
            PaperAsk.objects.create(
                **mine,
                item=item,
                person=manager,
                wanted="Secret paper" if secret else "Training figures",
                purpose="assurance",
                due_on=TODAY,
                asked_by=manager,
                asked_on=dt.date(2018, 1, 2),
                stored=stored,
                given_by=manager,
                given_at=_at(2018, 1, 9),
            )
    Attendance.objects.create(**mine, meeting=coming, person=chair, capacity="member", presence="apologies")
    return Busy(cast, plan, cycles[1], cycles[0], held, coming, report, annex)


def publish(busy: Busy, cycle: Cycle) -> None:
    """The decision to publish what a cycle says."""
    Publication.objects.create(
        partnership=busy.cast.partnership,
        cycle=cycle,
        meeting_words="Board, 7 March 2018",
        published_by=busy.cast.chair,
        published_on=TODAY,
    )


def _cycle(plan: Plan, number: int, *, closed: bool, by) -> Cycle:
    start = dt.date(2017, 7, 1) if number == 2 else dt.date(2017, 10, 1)
    end = dt.date(2017, 9, 30) if number == 2 else dt.date(2017, 12, 31)
    after = [end + dt.timedelta(days) for days in (-5, 15, 20)]
    return Cycle.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        number=number,
        starts_on=start,
        ends_on=end,
        asks_on=after[0],
        due_on=after[1],
        closes_on=after[2],
        state="closed" if closed else "open",
        opened_on=after[0],
        closed_on=after[2] if closed else None,
        closed_by=by if closed else None,
    )


@cache
def _annex(name: str) -> bytes:
    return {"figures.pdf": lambda: a_pdf("Annexed figures", 2), "secret.pdf": lambda: a_pdf("Secret pages")}[name]()


def _stored(cast: Cast, name: str) -> Stored:
    """The row of a file; `_with_files` puts the file there."""
    content = _annex(name)
    return Stored.objects.get_or_create(
        partnership=cast.partnership,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "name": name,
            "media_type": "application/pdf",
            "size": len(content),
            "stored_at": _at(2018, 1, 9),
            "stored_by": cast.business_manager,
        },
    )[0]


def _at(year: int, month: int, day: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime(year, month, day, 10))

"""Meetings and what hangs on them, for the room's tests: written straight to the tables, one of each at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.files.models import Stored
from sightline.governance.models import (
    Answer,
    Attendance,
    Challenge,
    Decision,
    Escalation,
    Item,
    Meeting,
    PaperAsk,
    StandingItem,
    Task,
)
from sightline.people.models import Body
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Plan
from sightline.progress.models import Ask, Cycle, Update
from tests.cast import Cast
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan

TODAY = dt.date(2018, 1, 15)
NOON = dt.datetime(2018, 1, 24, 12, tzinfo=dt.UTC)


def plan_of(cast: Cast, *, elsewhere: bool = False) -> Plan:
    """The adopted plan of the cast's board, or of the board across the water; made once."""
    partnership = cast.elsewhere if elsewhere else cast.partnership
    found = Plan.objects.filter(partnership=partnership).first()
    if found:
        return found
    by = cast.outsider if elsewhere else cast.business_manager
    names = bodies_of(cast)
    if elsewhere:
        names = dict.fromkeys(names, cast.elsewhere_board)
    plan = create_from_format(by=by, partnership=partnership, document=small_plan(3), bodies=names)
    return adopt_plan(by=by, plan=plan, adopted_on=dt.date(2017, 5, 24), meeting="Board, 24 May 2017")


def action_of(cast: Cast, number: str = "1.1", *, elsewhere: bool = False):
    """An action of that plan by its number."""
    return plan_of(cast, elsewhere=elsewhere).actions.get(number=number)


def meeting_of(body: Body, at: dt.datetime = NOON, **more: Any) -> Meeting:
    """A planned meeting of a body."""
    more.setdefault("title", f"{body} meeting")
    return Meeting.objects.create(partnership_id=body.partnership_id, body=body, starts_at=at, **more)


def held(body: Body, at: dt.datetime, **more: Any) -> Meeting:
    """One that was held."""
    return meeting_of(body, at, state="held", **more)


def item_of(meeting: Meeting, title: str = "The plan’s progress", *, restricted: bool = False, **more: Any) -> Item:
    """An item at the end of a meeting's agenda."""
    more.setdefault("purpose", "decision")
    return Item.objects.create(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        position=meeting.items.count() + 1,
        title=title,
        restricted=restricted,
        restricted_why="It names an officer." if restricted else "",
        **more,
    )


def stored_in(partnership, name: str = "paper.txt") -> Stored:
    """A stored file's row; its bytes are nobody's business here."""
    stored, _ = Stored.objects.get_or_create(
        partnership=partnership,
        sha256=name.encode().hex().ljust(64, "0")[:64],
        defaults={"name": name, "media_type": "text/plain", "size": 5, "stored_at": NOON},
    )
    return stored


def paper_of(item: Item, person, **more: Any) -> PaperAsk:
    """A paper asked of somebody for an item."""
    given = {"wanted": "The quarter’s report", "purpose": "assurance", "due_on": dt.date(2018, 1, 15), **more}
    return PaperAsk.objects.create(
        partnership_id=item.partnership_id, item=item, person=person, asked_by=person, asked_on=TODAY, **given
    )


def given_paper(item: Item, person, **more: Any) -> PaperAsk:
    """One that was given."""
    return paper_of(item, person, stored=stored_in(item.partnership), given_by=person, given_at=NOON, **more)


def decision_of(meeting: Meeting, by, item: Item | None = None, **more: Any) -> Decision:
    """A decision of a meeting."""
    more.setdefault("text", "The subgroup brings the training forward to February.")
    number = Decision.objects.filter(partnership_id=meeting.partnership_id).count() + 1
    return Decision.objects.create(
        partnership_id=meeting.partnership_id,
        number=number,
        meeting=meeting,
        item=item,
        recorded_by=by,
        recorded_on=TODAY,
        **more,
    )


def task_of(meeting: Meeting, by, **more: Any) -> Task:
    """A task of a meeting, for whoever set it unless said otherwise."""
    more = {"text": "Send the list of schools.", **more}
    if "person" not in more and "body" not in more:
        more["person"] = by
    return Task.objects.create(partnership_id=meeting.partnership_id, meeting=meeting, set_by=by, set_on=TODAY, **more)


def challenge_of(cast: Cast, **more: Any) -> Challenge:
    """A challenge from the Executive to the subgroup."""
    given = {
        "partnership": cast.partnership,
        "number": Challenge.objects.filter(partnership=more.get("partnership", cast.partnership)).count() + 1,
        "question": "Why was nobody trained in the second quarter?",
        "from_body": cast.bodies["executive"],
        "to_body": cast.bodies["subgroup"],
        "state": "raised",
        "raised_by": cast.executive_chair,
        "raised_on": TODAY,
        "due_on": dt.date(2018, 1, 29),
        **more,
    }
    return Challenge.objects.create(**given)


def answer_to(challenge: Challenge, by, **more: Any) -> Answer:
    """An answer that waits to be judged."""
    challenge.state = "answered"
    challenge.save()
    return Answer.objects.create(
        partnership_id=challenge.partnership_id,
        challenge=challenge,
        version=challenge.answers.count() + 1,
        text="The trainer was ill; two dates are booked.",
        answered_by=by,
        answered_at=NOON,
        **more,
    )


def challenge_elsewhere(cast: Cast) -> Challenge:
    """A challenge of the board across the water."""
    board = cast.elsewhere_board
    return challenge_of(cast, partnership=cast.elsewhere, from_body=board, to_body=board, raised_by=cast.outsider)


def escalation_of(cast: Cast, *, elsewhere: bool = False, **more: Any) -> Escalation:
    """What the Executive puts before the Board."""
    partnership = cast.elsewhere if elsewhere else cast.partnership
    board = cast.elsewhere_board if elsewhere else cast.bodies["board"]
    given = {
        "partnership": partnership,
        "number": Escalation.objects.filter(partnership=partnership).count() + 1,
        "title": "Training is late for the second time",
        "why": "Two agencies do not release staff.",
        "from_body": board if elsewhere else cast.bodies["executive"],
        "to_body": board,
        "state": "raised",
        "raised_by": cast.outsider if elsewhere else cast.executive_chair,
        "raised_on": TODAY,
        **more,
    }
    return Escalation.objects.create(**given)


def standing_of(body: Body, **more: Any) -> StandingItem:
    """What each agenda of a body holds."""
    given = {"title": "Children educated at home", "purpose": "assurance", "since": dt.date(2017, 4, 1), **more}
    return StandingItem.objects.create(partnership_id=body.partnership_id, body=body, **given)


def came(meeting: Meeting, person, presence: str = "present", **more: Any) -> Attendance:
    """Somebody at a meeting."""
    more.setdefault("capacity", "member")
    return Attendance.objects.create(
        partnership_id=meeting.partnership_id, meeting=meeting, person=person, presence=presence, **more
    )


def cycle_of(cast: Cast, *, closed: bool = False, elsewhere: bool = False) -> Cycle:
    """The third quarter's round of the plan, open or closed."""
    plan = plan_of(cast, elsewhere=elsewhere)
    state: dict[str, Any] = {"state": "open"}
    if closed:
        by = cast.outsider if elsewhere else cast.business_manager
        state = {"state": "closed", "closed_on": dt.date(2018, 1, 17), "closed_by": by}
    return Cycle.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        number=3,
        starts_on=dt.date(2017, 10, 1),
        ends_on=dt.date(2017, 12, 31),
        asks_on=dt.date(2017, 12, 25),
        due_on=dt.date(2018, 1, 15),
        closes_on=dt.date(2018, 1, 17),
        opened_on=dt.date(2017, 12, 25),
        **state,
    )


def ask_of(cycle: Cycle, body: Body, number: str = "1.1") -> Ask:
    """What a body owes in a cycle about an action."""
    action = cycle.plan.actions.get(number=number)
    return Ask.objects.create(
        partnership_id=cycle.partnership_id,
        cycle=cycle,
        action=action,
        body=body,
        answers=True,
        asked_on=cycle.opened_on,
    )


def update_of(ask: Ask, by, **more: Any) -> Update:
    """An agreed answer to an ask."""
    given = {
        "done": "Two courses ran.",
        "difference": "Schools refer earlier.",
        "coming": "A third in March.",
        "claim": "green",
        "good_practice": "The police and a school trained together.",
        "state": "agreed",
        "submitted_by": by,
        "submitted_at": NOON,
        "decided_by": by,
        "decided_at": NOON,
        "agreed_as": "chair",
        **more,
    }
    return Update.objects.create(partnership_id=ask.partnership_id, ask=ask, **given)

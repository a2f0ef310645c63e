"""What surveys ask of people with accounts: to answer, and to read what others wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.desk.rules.ladder import Debt
from sightline.desk.rules.owed import Kind, Owed
from sightline.people.models import Person
from sightline.questions.models import Invite
from sightline.questions.reads import invitations_of, to_read_by
from sightline.questions.rules.inviting import is_reminded
from sightline.questions.rules.kinds import Mode


def to_answer(person: Person, partnership_ids: Iterable[int], day: dt.date) -> Iterator[Owed]:
    """A person's own invitations that she has not used, for her own list, which nobody else reads. One query."""
    for one in invitations_of(day, person).filter(spent=False, partnership_id__in=partnership_ids):
        yield _answer(one)


def asked_to_answer(partnership_ids: Iterable[int], day: dt.date) -> Iterator[Debt]:
    """Invitations that the message of the day carries: of a named survey those not used; of an anonymous one all alike,
    on its days, since whoever may read the outbox must not learn who has answered. One query."""
    for one in invitations_of(day).filter(partnership_id__in=partnership_ids):
        exercise = one.exercise
        if exercise.mode == Mode.NAMED and one.spent:
            continue
        if exercise.mode == Mode.ANONYMOUS and not is_reminded(
            opens_on=exercise.opens_on, closes_on=exercise.closes_on, today=day
        ):
            continue
        yield Debt(_answer(one), persons=(one.person_id,), hers_alone=True)


def to_read(partnership_ids: Iterable[int], day: dt.date, person: Person | None = None) -> Iterator[Debt]:
    """Surveys whose words wait for the person named to read them. One query."""
    for one in to_read_by(day, person).filter(partnership_id__in=partnership_ids):
        yield Debt(
            Owed(
                kind=Kind.READ,
                thing_id=one.pk,
                partnership_id=one.partnership_id,
                title=one.title,
                due=one.closed_on or one.closes_on,
                note="Something may need an answer.",
                route="exercise_texts",
                args=(one.pk,),
            ),
            persons=(one.reader_id,),
            no_deputy=True,
        )


def _answer(one: Invite) -> Owed:
    anonymous = one.exercise.mode == Mode.ANONYMOUS
    return Owed(
        kind=Kind.SURVEY,
        thing_id=one.pk,
        partnership_id=one.partnership_id,
        title=one.exercise.title,
        due=one.exercise.closes_on,
        since=one.exercise.opens_on,
        note="It is anonymous: if you have answered, nobody can see it, and this can be left." if anonymous else "",
        route="invitation_answer",
        args=(one.pk,),
        link="survey",
    )

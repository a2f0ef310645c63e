"""People are invited to answer, each by a link of her own that works once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse

from sightline.kit import clock
from sightline.people.models import Person
from sightline.post.actions import queue, queue_outside
from sightline.post.rules import token_hash
from sightline.questions.models import Exercise, Invite
from sightline.questions.reads.inviting import token_of
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.inviting import ADDRESSES_KEPT, Letter, invitation, reminder, reminder_days
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.trail.actions import action, record, silent_action
from sightline.trail.rules import Actor


@dataclass(frozen=True)
class Invitee:
    """Who is asked: a person with an account, or an address. `subject` joins the answers to several exercises (a
    booking); `groups` are those she counts in ({"Workforce": "adults"})."""

    person: Person | None = None
    address: str = ""
    subject: str = ""
    groups: dict[str, str] = field(default_factory=dict)


@action
def invite(*, by: Actor, exercise: Exercise, invitees: Iterable[Invitee]) -> list[Invite]:
    """Invites those who are not invited yet, and queues a letter to each; the invitations made.

    Where nobody else may answer, they are whom the response is a share of. Raises NotYet for a closed exercise, and for
    an invitee who is neither a person nor at an address."""
    if exercise.state == ExerciseState.CLOSED:
        raise NotYet(["It has closed, so nobody can be invited any more."])
    here = Invite.objects.filter(exercise=exercise)
    persons = set(here.filter(person__isnull=False).values_list("person_id", flat=True))
    addresses = set(here.exclude(address="").values_list("address", flat=True))
    wanted: dict[str, Invite] = {}
    people: dict[str, Person] = {}
    for one in invitees:
        address = "" if one.person else one.address.strip().lower()
        if one.person is None and not address:
            raise NotYet(["Somebody invited has neither an account nor an address."])
        if (one.person and one.person.pk in persons) or address in addresses:
            continue
        person_id = one.person.pk if one.person else None
        token = token_of(exercise_id=exercise.pk, person_id=person_id, address=address)
        if one.person:
            people[token] = one.person
        wanted[token] = Invite(
            partnership_id=exercise.partnership_id,
            exercise=exercise,
            token_hash=token_hash(token),
            person=one.person,
            address=address,
            # Of somebody who is promised that nobody will know, nothing may be kept that joins her answers.
            subject=one.subject if exercise.mode == Mode.NAMED else "",
            groups=one.groups,
        )
    made = Invite.objects.bulk_create(list(wanted.values()))
    for token, one in wanted.items():
        letter = invitation(**_facts(exercise, token), opens_on=exercise.opens_on, today=clock.today())
        _send(exercise, one, people.get(token), letter, "invited")
    if not exercise.open_token:
        exercise.asked = here.count()
        Exercise.objects.filter(pk=exercise.pk).update(asked=exercise.asked)
    record(
        by=by,
        partnership_id=exercise.partnership_id,
        verb="invited people to",
        thing="exercise",
        thing_id=exercise.pk,
        before={"title": exercise.title, "invited": here.count() - len(made)},
        after={"title": exercise.title, "invited": here.count()},
    )
    return made


@action
def take_back_invitations(*, by: Actor, exercise: Exercise, subjects: Collection[str]) -> int:
    """Takes back the invitations of a named exercise to these subjects that nobody has used; how many. Whoever follows
    the link is told that it does not work; what was answered stays. Nothing tells whose an anonymous one's are."""
    gone = Invite.objects.filter(exercise=exercise, spent=False, subject__in=set(subjects) - {""})
    number, _ = gone.delete()
    record(
        by=by,
        partnership_id=exercise.partnership_id,
        verb="took invitations back from",
        thing="exercise",
        thing_id=exercise.pk,
        after={"title": exercise.title, "taken_back": number},
    )
    return number


@silent_action("what was sent to whom is kept by the outbox; of an anonymous exercise everybody is written to alike")
def remind_outside(*, exercise: Exercise) -> int:
    """On its days, writes to those invited at an address: of a named exercise to who has not answered; of an anonymous
    one to all, so that nobody can tell from the letters who has. How many. Safe to do twice."""
    today = clock.today()
    days = reminder_days(exercise.opens_on, exercise.closes_on)
    if exercise.state != ExerciseState.OPEN or today not in days:
        return 0
    asked = Invite.objects.filter(exercise=exercise).exclude(address="")
    if exercise.mode == Mode.NAMED:
        asked = asked.filter(spent=False)
    count = 0
    for one in asked.order_by("pk").iterator():
        token = token_of(exercise_id=exercise.pk, person_id=None, address=one.address)
        _send(exercise, one, None, reminder(**_facts(exercise, token)), f"reminded {days.index(today) + 1}")
        count += 1
    return count


def _facts(exercise: Exercise, token: str) -> dict[str, Any]:
    path = reverse("survey_invited", kwargs={"slug": exercise.partnership.slug, "token": token})
    return {
        "title": exercise.title,
        "partnership": exercise.partnership.name,
        "anonymous": exercise.mode == Mode.ANONYMOUS,
        "closes_on": exercise.closes_on,
        "address": f"{settings.SITE_URL.rstrip('/')}{path}",
    }


def _send(exercise: Exercise, one: Invite, person: Person | None, letter: Letter, occasion: str) -> None:
    key, lines = f"invite:{one.pk}:{occasion}", _lines(letter, person)
    if person is not None:
        queue(partnership=exercise.partnership, person=person, key=key, subject=letter.subject, lines=lines)
    else:
        queue_outside(
            partnership=exercise.partnership, address=one.address, key=key, subject=letter.subject, lines=lines
        )


def _lines(letter: Letter, person: Person | None) -> Sequence[str]:
    return [f"Dear {person.name}," if person else "Hello,", *letter.lines]


@silent_action("forgetting is a rule (docs/reference/personal-data.md), not a decision that somebody took")
def forget_addresses(*, today: dt.date) -> int:
    """Empties the addresses of those who were invited to what closed longer ago than they are kept; how many. That an
    invitation was made and spent stays, and of a named exercise its subject, which joins before and after."""
    over = Invite.objects.filter(exercise__closed_on__lt=today - ADDRESSES_KEPT).exclude(address="")
    return over.update(address="")

"""The pages of one exercise and of all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sightline.people.access import Membership
from sightline.people.models import Person
from sightline.questions.models import Asked, Exercise, Heard, Invite, Value
from sightline.questions.rules.anonymity import FEWEST
from sightline.questions.rules.kinds import FREE_TEXT, ExerciseState, InstrumentKind, Mode


def exercises_for(membership: Membership, *, of_training: bool) -> QuerySet[Exercise]:
    """The partnership's evaluations of training, or everything else that it asks: what is open first, then what is
    prepared, then the latest closed."""
    kind = Q(version__instrument__kind=InstrumentKind.EVALUATION)
    return (
        Exercise.objects.visible_to(membership)
        .filter(kind if of_training else ~kind)
        .select_related("version__instrument", "reader")
        .order_by("-state", "-closes_on", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were invited, and how many of them answered: None where that may not be told."""

    invited: int
    answered: int | None


def invited_to(exercise: Exercise) -> Invited:
    """The invitations of an exercise, counted. Of an anonymous one nobody learns how many are spent while it is open,
    nor below ten. One query."""
    found = Invite.objects.filter(exercise=exercise).aggregate(all=Count("pk"), spent=Count("pk", filter=Q(spent=True)))
    told = exercise.mode == Mode.NAMED or (exercise.state == ExerciseState.CLOSED and exercise.answered >= FEWEST)
    return Invited(found["all"], found["spent"] if told else None)


@dataclass(frozen=True, slots=True)
class Text:
    """One answer in somebody's own words: what it answers, whose it is where it is named, what its reader did."""

    value_id: str
    question: str
    text: str
    who: str
    heard: Heard | None


def may_read_texts(exercise: Exercise) -> bool:
    """Whether the words may be seen by their reader at all: a named exercise's as they come, an anonymous one's once it
    is closed and ten have answered."""
    return exercise.mode == Mode.NAMED or (exercise.state == ExerciseState.CLOSED and exercise.answered >= FEWEST)


def texts_of(exercise: Exercise) -> QuerySet[Value]:
    """The words people wrote, question by question, those not read yet first; none that may not be seen."""
    if not may_read_texts(exercise):
        return Value.objects.none()
    found = Value.objects.filter(given__exercise=exercise, asked__kind__in=FREE_TEXT).exclude(text="")
    unread = ~Exists(Heard.objects.filter(value=OuterRef("pk")))
    found = found.annotate(unread=unread).select_related("asked", "given__person", "heard__by")
    return found.order_by("asked__section__position", "asked__position", "-unread", "pk")


def to_read_by(day: dt.date, person: Person | None = None) -> QuerySet[Exercise]:
    """Exercises whose words may be seen, of which some wait for their reader; of one reader, or of everybody."""
    waiting = Value.objects.filter(
        given__exercise=OuterRef("pk"), asked__kind__in=FREE_TEXT, heard__isnull=True
    ).exclude(text="")
    may = Q(mode=Mode.NAMED) | Q(state=ExerciseState.CLOSED, answered__gte=FEWEST)
    asks_words = Asked.objects.filter(version=OuterRef("version_id"), kind__in=FREE_TEXT)
    found = Exercise.objects.filter(may, Exists(asks_words), Exists(waiting), reader__isnull=False)
    if person is not None:
        found = found.filter(reader=person)
    return found.select_related("reader").order_by("closes_on", "pk")


def invitations_of(day: dt.date, person: Person | None = None) -> QuerySet[Invite]:
    """Invitations of persons to what is open today; of one person, or of everybody."""
    found = Invite.objects.filter(
        person__isnull=False,
        exercise__state=ExerciseState.OPEN,
        exercise__opens_on__lte=day,
        exercise__closes_on__gte=day,
    )
    if person is not None:
        found = found.filter(person=person)
    return found.select_related("exercise", "person").order_by("exercise__closes_on", "pk")

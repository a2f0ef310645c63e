"""An exercise is prepared, changed until its first day, and opened; who was asked is counted."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.privacy.rules import check
from sightline.questions.actions.freezing import check_can_use, freeze_version
from sightline.questions.models import Exercise, Population, Version
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import FREE_TEXT, Audience, ExerciseState, Mode
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

# Letters that nobody mistakes for another or for a figure when they are read from a screen at the back of a room.
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"
CODE_LENGTH = 6


@action
def create_exercise(
    *,
    by: Actor,
    partnership: Partnership,
    version: Version,
    title: str,
    mode: str,
    audience: str,
    opens_on: dt.date,
    closes_on: dt.date,
    reader: Person | None = None,
    asked: int | None = None,
    open_to_all: bool = False,
    listed: bool = False,
    group_by: Collection[object] = (),
) -> Exercise:
    """Prepares a use of a version. Named or anonymous is chosen here, for good. `open_to_all` gives it an open link and
    a code; `listed` shows it on the public site. `group_by` holds identities of questions to count by.

    Raises NotYet where the version is another partnership's or asks nothing, and where the window ends before it
    begins; HoldsIdentifier where the title names somebody."""
    title = title.strip()
    check({"title": title})
    reasons = []
    if version.partnership_id != partnership.pk:
        reasons.append("That questionnaire belongs to another partnership.")
    elif not version.asked.exists():
        reasons.append("That questionnaire asks nothing yet: give it questions first.")
    if closes_on < opens_on:
        reasons.append("The last day comes before the first: choose a later one.")
    if not title:
        reasons.append("Give it a title: who is asked reads it.")
    if reasons:
        raise NotYet(reasons)
    exercise = Exercise.objects.create(
        partnership=partnership,
        version=version,
        title=title,
        mode=Mode(mode),
        audience=Audience(audience),
        opens_on=opens_on,
        closes_on=closes_on,
        reader=reader,
        asked=asked,
        open_token=secrets.token_urlsafe(24) if open_to_all else "",
        code=_new_code() if open_to_all else "",
        listed=listed and open_to_all,
        group_by=[str(uid) for uid in group_by],
    )
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="prepared",
        thing="exercise",
        thing_id=exercise.pk,
        after={
            "title": title,
            "questionnaire": str(version),
            "mode": exercise.get_mode_display(),
            "for": exercise.get_audience_display(),
            "opens_on": opens_on.isoformat(),
            "closes_on": closes_on.isoformat(),
            "reader": reader.name if reader else "",
        },
    )
    return exercise


def _new_code() -> str:
    """A code that no exercise still to close has."""
    while True:
        code = "".join(secrets.choice(_LETTERS) for _ in range(CODE_LENGTH))
        if not Exercise.objects.filter(code=code).exclude(state=ExerciseState.CLOSED).exists():
            return code


@action
def edit_exercise(
    *,
    by: Actor,
    exercise: Exercise,
    title: str,
    opens_on: dt.date,
    closes_on: dt.date,
    reader: Person | None,
    listed: bool,
) -> Exercise:
    """Changes what may be changed: the title, the days and the reader. Once it is open its first day stands.

    Raises NotYet for one that is closed, and for days that cannot be; HoldsIdentifier where the title names somebody.
    """
    check({"title": title})
    locked = Exercise.objects.select_for_update().get(pk=exercise.pk)
    if locked.state == ExerciseState.CLOSED:
        raise NotYet(["It has closed, so nothing about it can be changed any more."])
    if locked.state == ExerciseState.OPEN and closes_on < clock.today():
        raise NotYet(["Its last day would have passed: close it instead."])
    before = _facts(locked)
    locked.title = title.strip()
    locked.closes_on = closes_on
    locked.reader = reader
    locked.listed = listed and bool(locked.open_token)
    if locked.state == ExerciseState.DRAFT:
        locked.opens_on = opens_on
    if locked.closes_on < locked.opens_on:
        raise NotYet(["The last day comes before the first: choose a later one."])
    locked.save(update_fields=["title", "opens_on", "closes_on", "reader", "listed"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="changed",
        thing="exercise",
        thing_id=locked.pk,
        before=before,
        after=_facts(locked),
    )
    return locked


def _facts(exercise: Exercise) -> dict[str, object]:
    return {
        "title": exercise.title,
        "opens_on": exercise.opens_on.isoformat(),
        "closes_on": exercise.closes_on.isoformat(),
        "reader": exercise.reader.name if exercise.reader else "",
        "on_the_public_site": exercise.listed,
    }


@action
def discard_exercise(*, by: Actor, exercise: Exercise) -> None:
    """Takes away one that was never opened, with its invitations. Raises NotYet for one that was."""
    locked = Exercise.objects.select_for_update().get(pk=exercise.pk)
    if locked.state != ExerciseState.DRAFT:
        raise NotYet(["It has been opened, so it cannot be discarded; it can be closed."])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="discarded",
        thing="exercise",
        thing_id=locked.pk,
        before={"title": locked.title},
        after={"title": ""},
    )
    locked.delete()


@action
def open_exercise(*, by: Actor, exercise: Exercise) -> Exercise:
    """Opens it for answers; before its first day, that becomes today. Raises NotYet with what is missing.

    An anonymous one freezes its version now and not with its first answer: whoever builds would see when that came."""
    locked = Exercise.objects.select_for_update().get(pk=exercise.pk)
    today = clock.today()
    if locked.mode == Mode.ANONYMOUS:
        freeze_version(version=locked.version, on=min(locked.opens_on, today))
    check_can_open(locked)
    check_can_use(Version.objects.get(pk=locked.version_id))
    before = {"title": locked.title, "state": locked.get_state_display()}
    locked.state = ExerciseState.OPEN
    locked.opens_on = min(locked.opens_on, today)
    locked.save(update_fields=["state", "opens_on"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="opened",
        thing="exercise",
        thing_id=locked.pk,
        before=before,
        after={"title": locked.title, "state": locked.get_state_display(), "closes_on": locked.closes_on.isoformat()},
    )
    return locked


def check_can_open(exercise: Exercise) -> None:
    """Raises NotYet where it is no draft, its last day has passed, or nobody is to read the words it asks for."""
    if exercise.state != ExerciseState.DRAFT:
        raise NotYet([f"It is {exercise.get_state_display().lower()} already."])
    reasons = []
    if exercise.closes_on < clock.today():
        reasons.append("Its last day has passed: choose a later one.")
    if exercise.reader_id is None and exercise.version.asked.filter(kind__in=FREE_TEXT).exists():
        reasons.append("It asks for people's own words: say who reads them the day it closes.")
    if reasons:
        raise NotYet(reasons)


def can_open(exercise: Exercise) -> bool:
    """The twin of `check_can_open`, for buttons."""
    try:
        check_can_open(exercise)
    except NotYet:
        return False
    return True


@action
def set_asked(
    *, by: Actor, exercise: Exercise, asked: int | None, groups: Mapping[str, int | None] | None = None
) -> Exercise:
    """Says how many were asked, or attended, and how many of each group ("Workforce: adults"), where that is known."""
    before = {"title": exercise.title, "asked": exercise.asked}
    exercise.asked = asked
    Exercise.objects.filter(pk=exercise.pk).update(asked=asked)
    for group, n in (groups or {}).items():
        Population.objects.update_or_create(
            partnership_id=exercise.partnership_id, exercise=exercise, group=group, defaults={"asked": n}
        )
    record(
        by=by,
        partnership_id=exercise.partnership_id,
        verb="counted who was asked in",
        thing="exercise",
        thing_id=exercise.pk,
        before=before,
        after={"title": exercise.title, "asked": asked, **({"groups": dict(groups)} if groups else {})},
    )
    return exercise

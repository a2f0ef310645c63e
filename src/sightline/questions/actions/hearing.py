"""A text is read by the person named for it, and what she did about it is kept."""

from __future__ import annotations

from sightline.kit import clock
from sightline.people.models import Person
from sightline.privacy.actions import scan_texts
from sightline.questions.models import Exercise, Heard, Value
from sightline.questions.reads.exercises import texts_of
from sightline.questions.rules.errors import NotYet
from sightline.trail.actions import action, record


@action
def hear_text(*, by: Person, exercise: Exercise, value: Value, done: str, kept: dict[str, str] | None = None) -> Heard:
    """Says that a text was read: `done` is what was done about it, "" where nothing needed to be.

    Raises NotYet for whoever is not its reader, for words that may not be seen yet, and for what was read already."""
    exercise = Exercise.objects.get(pk=exercise.pk)
    if exercise.reader_id != by.pk:
        raise NotYet(["Only the person named before the first question reads what people wrote."])
    if not texts_of(exercise).filter(pk=value.pk).exists():
        raise NotYet(["These words may not be seen yet."])
    done = done.strip()
    heard, made = Heard.objects.get_or_create(
        value=value,
        defaults={
            "partnership_id": exercise.partnership_id,
            "needed": bool(done),
            "done": done,
            "by": by,
            "on": clock.today(),
        },
    )
    if not made:
        raise NotYet(["You have read this already."])
    scan_texts(by=by, row=heard, fields=("done",), thing="exercise", thing_id=exercise.pk, kept=kept)
    record(
        by=by,
        partnership_id=exercise.partnership_id,
        verb="read a text in",
        thing="exercise",
        thing_id=exercise.pk,
        # Without what was done: it may tell what was written, and members read the history.
        after={"title": exercise.title, "needed_an_answer": heard.needed},
    )
    return heard

"""Standard questions of the partnership: made, reworded, ended. Every new version of a questionnaire of the kind
carries them; those in use take them in with their next version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sightline.kit import clock
from sightline.people.models import Partnership
from sightline.questions.actions.writing import refused
from sightline.questions.models import Asked, Question, Standard
from sightline.questions.rules.document import NAME, checked_question
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import InstrumentKind
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any


@action
def make_standard(
    *,
    by: Actor,
    partnership: Partnership,
    kind: str,
    definition: Mapping[str, Json],
    question: Question | None = None,
    bank_key: str = "",
) -> Standard:
    """Makes a question one that every questionnaire of a kind carries. `question` where it is asked already somewhere
    (in another kind, or before it ended), `bank_key` where the bank knows it; else it is a new one. Raises NotYet."""
    kind = InstrumentKind(kind)
    made = _checked(definition)
    if question is None and bank_key:
        question, _ = Question.objects.get_or_create(
            partnership=partnership, bank_key=bank_key, defaults={"name": made["text"][:NAME]}
        )
    if question is None:
        question = Question.objects.create(partnership=partnership, name=made["text"][:NAME])
    if Standard.objects.filter(question=question, kind=kind, until=None).exists():
        raise NotYet([f"“{made['text']}” is a standard question of every {kind.label.lower()} already."])
    standard = Standard.objects.create(
        partnership=partnership, question=question, kind=kind, definition=made, since=clock.today()
    )
    _record(by, standard, "made", after={"kind": kind.label, **_told(made)})
    return standard


@action
def reword_standard(*, by: Actor, standard: Standard, definition: Mapping[str, Json]) -> Standard:
    """Ends a standard question's wording and begins another: the question stays the same, so its answers compare.
    Gives the new one. Raises NotYet where it ended."""
    locked = _locked(standard)
    made = _checked(definition)
    before = {"kind": locked.get_kind_display(), **_told(locked.definition)}
    if made == locked.definition:
        _record(by, locked, "reworded", before=before, after=before)
        return locked
    _end(locked)
    new = Standard.objects.create(
        partnership_id=locked.partnership_id,
        question=locked.question,
        kind=locked.kind,
        definition=made,
        since=clock.today(),
    )
    Question.objects.filter(pk=locked.question_id).update(name=made["text"][:NAME])
    _record(by, new, "reworded", before=before, after={"kind": new.get_kind_display(), **_told(made)})
    return new


@action
def end_standard(*, by: Actor, standard: Standard) -> Standard:
    """Ends it: what carries the question keeps it as one of its own. Raises NotYet where it ended already."""
    locked = _locked(standard)
    _end(locked)
    _record(
        by,
        locked,
        "ended",
        before={"question": locked.definition["text"], "until": None},
        after={"question": locked.definition["text"], "until": locked.until},
    )
    return locked


def _end(standard: Standard) -> None:
    standard.until = clock.today()
    standard.save(update_fields=["until"])
    # Versions that were answered keep what they were; those being built may change it from now on.
    Asked.objects.filter(standard=standard, version__frozen_on=None).update(standard=None)


def _locked(standard: Standard) -> Standard:
    locked = Standard.objects.select_for_update(of=("self",)).select_related("question").get(pk=standard.pk)
    if locked.until is not None:
        raise NotYet([f"It ended on {locked.until.day} {locked.until:%B %Y}."])
    return locked


def _checked(definition: Mapping[str, Json]) -> dict[str, Json]:
    made = refused(lambda: checked_question({**definition, "id": ""}, "The question"))
    if made["condition"]:
        raise NotYet(["Everybody is asked a standard question, so it cannot hang on another."])
    return {**made, "standard": False}


def _told(definition: Mapping[str, Json]) -> dict[str, Json]:
    answers = [option["text"] for option in definition["options"]]
    return {"question": definition["text"], "help": definition["help"], "answers": answers}


def _record(by: Actor, standard: Standard, verb: str, **change: Any) -> None:
    record(
        by=by,
        partnership_id=standard.partnership_id,
        verb=verb,
        thing="standard",
        thing_id=standard.pk,
        **change,
    )

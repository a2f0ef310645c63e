"""Questionnaires made, renamed, retired; their versions begun and given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sightline.kit import clock
from sightline.people.models import Partnership
from sightline.questions.actions.writing import identified, locked_version, refused, write
from sightline.questions.models import Exercise, Instrument, Standard, Version
from sightline.questions.reads.documents import document_of
from sightline.questions.reads.standards import standing
from sightline.questions.rules.document import FORMAT, FORMAT_VERSION, NAME, TITLE, checked, text_of
from sightline.questions.rules.editing import with_standard
from sightline.questions.rules.errors import BadFile, NotYet
from sightline.questions.rules.kinds import Audience, InstrumentKind
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any
STANDARD_SECTION = "Questions that we ask everywhere"


@action
def create_instrument(
    *, by: Actor, partnership: Partnership, kind: str, name: str, audience: str = Audience.PROFESSIONALS
) -> Instrument:
    """A questionnaire from nothing, with the standard questions of its kind. Raises NotYet for a name that is taken."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": InstrumentKind(kind).value,
        "name": name,
        "audience": Audience(audience).value,
        "sections": [],
    }
    return _create(by, partnership, document, made_from="nothing")


@action
def create_from_document(
    *, by: Actor, partnership: Partnership, document: Mapping[str, Json], name: str = "", bank: bool = False
) -> Instrument:
    """A questionnaire from a document (rules/document.py): a file, or one of the `bank`, whose questions are then one
    with those of its other instruments. `name` where it is to be called otherwise. Raises BadFile or NotYet."""
    renamed = {**document, "name": name, "title": document.get("title") or name} if name else document
    return _create(by, partnership, renamed, bank=bank, made_from="the bank" if bank else "a file")


@action
def copy_instrument(*, by: Actor, version: Version, name: str) -> Instrument:
    """A copy of a version as a questionnaire of its own: its questions are new ones, so answers are not mixed."""
    document = {**document_of(version), "name": name}
    return _create(by, version.instrument.partnership, document, made_from=str(version))


def _create(
    by: Actor, partnership: Partnership, document: Mapping[str, Json], *, made_from: str, bank: bool = False
) -> Instrument:
    try:
        whole = checked(document)
    except BadFile as wrong:
        if made_from == "a file":
            raise
        raise NotYet([str(wrong)]) from wrong
    _check_name(partnership, whole["name"])
    instrument = Instrument.objects.create(
        partnership=partnership, kind=whole["kind"], name=whole["name"], audience=whole["audience"]
    )
    version = Version.objects.create(
        partnership=partnership, instrument=instrument, number=1, title=whole["title"], revision=0
    )
    standards = standing(partnership.pk, instrument.kind)
    made = identified(partnership.pk, whole, bank=bank, keeping={str(one.question.uid) for one in standards})
    _take_in_all(made, standards)
    write(by, version, made)
    _record(
        by,
        instrument,
        "made",
        after={
            "name": instrument.name,
            "kind": InstrumentKind(instrument.kind).label,
            "from": made_from,
            "questions": sum(len(section["questions"]) for section in made["sections"]),
        },
    )
    return instrument


@action
def edit_instrument(*, by: Actor, instrument: Instrument, name: str, audience: str) -> Instrument:
    """Renames a questionnaire, or says to whom it is put. Raises NotYet for a name that is taken."""
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    before = {"name": locked.name, "audience": Audience(locked.audience).label}
    try:
        locked.name = text_of(name, "The name", NAME, needed=True)
    except BadFile as wrong:
        raise NotYet([str(wrong)]) from wrong
    locked.audience = Audience(audience)
    _check_name(locked.partnership, locked.name, besides=locked.pk)
    locked.save(update_fields=["name", "audience"])
    after = {"name": locked.name, "audience": Audience(locked.audience).label}
    _record(by, locked, "changed", before=before, after=after)
    return locked


@action
def retire_instrument(*, by: Actor, instrument: Instrument) -> Instrument:
    """Puts a questionnaire away: it is no longer offered, and everything that was answered stays."""
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    if locked.retired_on:
        raise NotYet(["It is put away already."])
    locked.retired_on = clock.today()
    locked.save(update_fields=["retired_on"])
    _record(by, locked, "put away", after={"name": locked.name, "retired_on": locked.retired_on})
    return locked


@action
def reopen_instrument(*, by: Actor, instrument: Instrument) -> Instrument:
    """Takes a questionnaire out again."""
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    if not locked.retired_on:
        raise NotYet(["It is in use already."])
    before = {"name": locked.name, "retired_on": locked.retired_on}
    locked.retired_on = None
    locked.save(update_fields=["retired_on"])
    _record(by, locked, "took out again", before=before, after={"name": locked.name, "retired_on": None})
    return locked


@action
def begin_version(*, by: Actor, instrument: Instrument) -> Version:
    """The next version, with everything the last one asks: each question keeps its identity and its answers' keys. The
    standard questions of its kind are taken in. Raises NotYet where one is being built already."""
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    if locked.retired_on:
        raise NotYet(["It is put away. Take it out again first."])
    last = locked.versions.order_by("-number").select_related("instrument").first()
    if last.frozen_on is None:
        raise NotYet([f"Version {last.number} is being built already: nobody has answered it yet. Change that one."])
    standards = standing(locked.partnership_id, locked.kind)
    before = document_of(last)
    asked = {question["id"] for section in before["sections"] for question in section["questions"]}
    made = identified(locked.partnership_id, before, keeping=asked)
    _take_in_all(made, standards)
    version = Version.objects.create(
        partnership_id=locked.partnership_id, instrument=locked, number=last.number + 1, title=last.title, revision=0
    )
    write(by, version, made)
    _record(by, locked, "began the next version of", after={"name": locked.name, "version": version.number})
    return version


@action
def drop_version(*, by: Actor, version: Version) -> None:
    """Gives up a version that is being built and that nobody uses; the one before it stands. Raises NotYet."""
    locked = locked_version(version.pk)
    if locked.number == 1:
        raise NotYet(["It is the only version. Put the questionnaire away instead."])
    if Exercise.objects.filter(version=locked).exists():
        raise NotYet(["A survey is being prepared with this version. Give that another one first."])
    _record(by, locked.instrument, "gave up a version of", after={"version": locked.number})
    locked.delete()


@action
def take_in(*, by: Actor, version: Version) -> list[Standard]:
    """Takes the standard questions that a version being built lacks into it; gives which. Raises NotYet."""
    locked = locked_version(version.pk)
    document = document_of(locked, rows=True)
    standards = standing(locked.partnership_id, locked.instrument.kind)
    there = {question["id"]: question for section in document["sections"] for question in section["questions"]}
    new = [one for one in standards if not _stands(there.get(str(one.question.uid)), one)]
    if not new:
        raise NotYet(["It carries every standard question already."])
    _take_in_all(document, new)
    refused(lambda: write(by, locked, document))
    _record(
        by,
        locked.instrument,
        "took standard questions into",
        after={"version": locked.number, "questions": [one.definition["text"] for one in new]},
    )
    return new


def _stands(question: Mapping[str, Json] | None, standard: Standard) -> bool:
    """Whether a question is there as the standard says."""
    return question is not None and {**question, "id": ""} == {**standard.definition, "standard": True}


def _take_in_all(document: dict[str, Json], standards: list[Standard]) -> None:
    for one in standards:
        with_standard(document, one.definition, str(one.question.uid), STANDARD_SECTION[:TITLE])


def _check_name(partnership: Partnership, name: str, besides: int = 0) -> None:
    if Instrument.objects.filter(partnership=partnership, name=name).exclude(pk=besides).exists():
        raise NotYet([f"There is a questionnaire called “{name}” already. Give this one another name."])


def _record(by: Actor, instrument: Instrument, verb: str, **change: Any) -> None:
    record(
        by=by,
        partnership_id=instrument.partnership_id,
        verb=verb,
        thing="instrument",
        thing_id=instrument.pk,
        **change,
    )

"""What stands behind building: the version locked, changed as a document, checked as a whole, and made rows again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import F

from sightline.people.models import Person
from sightline.questions.models import Asked, Question, Section, Standard, Version
from sightline.questions.reads.documents import document_of
from sightline.questions.rules.document import NAME, check_whole
from sightline.questions.rules.errors import BadFile, NotYet
from sightline.trail.rules import Actor

Json = Any
T = TypeVar("T")
_ASKED = (
    "section_id", "standard_id", "position", "kind", "text", "help", "options", "positive", "required",
    "not_applicable", "not_enough", "lowest", "highest", "condition", "splits",
)  # fmt: skip


def locked_version(version_id: int) -> Version:
    """The version, ours until the transaction is over. Raises NotYet for one that was answered."""
    found = Version.objects.select_for_update(of=("self",)).select_related("instrument")
    version = found.get(pk=version_id)
    if version.frozen_on is not None:
        raise NotYet(
            [
                f"Version {version.number} was put to people, so it stays as it was asked. Make the next version and"
                " change that: every question keeps its answers."
            ]
        )
    return version


def rewrite(by: Actor, version: Version, change: Callable[[dict[str, Json]], T]) -> T:
    """Changes a locked version as a document; the whole must hold afterwards, or nothing is stored. Raises BadFile."""
    document = document_of(version, rows=True)
    given = change(document)
    write(by, version, document)
    return given


def write(by: Actor, version: Version, document: Mapping[str, Json]) -> None:
    """Makes a version's rows what the document says. Every question's id must be its lasting identity. Raises BadFile
    where the whole does not hold."""
    version.scores = check_whole(document)
    version.title, version.introduction = document["title"], document["introduction"]
    version.thanks = document["thanks"]
    version.revision = F("revision") + 1
    version.made_by = by if isinstance(by, Person) else version.made_by
    version.save(update_fields=["scores", "title", "introduction", "thanks", "revision", "made_by"])
    version.refresh_from_db(fields=["revision"])
    sections = _write_sections(version, document["sections"])
    wanted = [question for section in document["sections"] for question in section["questions"]]
    questions = {str(one.uid): one for one in Question.objects.filter(uid__in=[one["id"] for one in wanted])}
    standards = {
        one.question_id: one
        for one in Standard.objects.filter(
            partnership_id=version.partnership_id, kind=version.instrument.kind
        ).order_by("pk")
    }
    stands = {one.question_id: one for one in Asked.objects.filter(version=version)}
    made, kept = [], []
    for section, row in zip(document["sections"], sections, strict=True):
        for position, put in enumerate(section["questions"]):
            question = questions[put["id"]]
            asked = stands.pop(question.pk, None)
            before = _row(asked) if asked else None
            asked = asked or Asked(partnership_id=version.partnership_id, version=version, question=question)
            _fill(asked, put, row, position, standards.get(question.pk) if put["standard"] else None)
            if before is None:
                made.append(asked)
            elif before != _row(asked):  # moving one of two hundred writes a few rows, not all
                kept.append(asked)
    Asked.objects.filter(pk__in=[one.pk for one in stands.values()]).delete()
    Asked.objects.bulk_update(kept, _ASKED)
    Asked.objects.bulk_create(made)
    gone = version.sections.exclude(pk__in=[row.pk for row in sections])
    gone.delete()
    _rename(questions, wanted)


def _write_sections(version: Version, sections: list[Mapping[str, Json]]) -> list[Section]:
    """The sections in their order: those with a row keep it."""
    stands = {one.pk: one for one in version.sections.all()}
    rows = []
    for position, section in enumerate(sections):
        row = stands.get(section.get("row", 0)) or Section(partnership_id=version.partnership_id, version=version)
        row.position, row.title, row.help = position, section["title"], section["help"]
        rows.append(row)
    Section.objects.bulk_update([row for row in rows if row.pk], ["position", "title", "help"])
    for row in rows:
        if not row.pk:
            row.save()
    return rows


def _row(asked: Asked) -> list[Json]:
    return [getattr(asked, name) for name in _ASKED]


def _fill(asked: Asked, put: Mapping[str, Json], section: Section, position: int, standard: Standard | None) -> None:
    asked.section_id, asked.position = section.pk, position
    asked.standard_id = standard.pk if standard else None
    for key in ("kind", "text", "help", "options", "positive", "required", "not_applicable", "not_enough", "condition"):
        setattr(asked, key, put[key])
    asked.splits = put["splits"]
    for key in ("lowest", "highest"):
        setattr(asked, key, None if put[key] is None else Decimal(str(put[key])))


def _rename(questions: Mapping[str, Question], wanted: list[Mapping[str, Json]]) -> None:
    """A question goes by the words it was last put in."""
    changed = []
    for put in wanted:
        question, name = questions[put["id"]], put["text"][:NAME]
        if question.name != name:
            question.name = name
            changed.append(question)
    Question.objects.bulk_update(changed, ["name"])


def identified(
    partnership_id: int, document: Mapping[str, Json], *, bank: bool = False, keeping: Collection[str] = ()
) -> dict[str, Json]:
    """A copy of a document whose questions have lasting identities here, with what hangs on them and their scores.

    New ones, but for those of the `bank`, which are one wherever the bank asks them, and those in `keeping`: ids that
    are identities here already. Nothing in it is a standard question: the partnership's own come in by themselves."""
    questions = [question for section in document["sections"] for question in section["questions"]]
    known = {one["id"]: one["id"] for one in questions if one["id"] in keeping}
    if bank:
        there = Question.objects.filter(partnership_id=partnership_id, bank_key__in=[one["id"] for one in questions])
        known |= {one.bank_key: str(one.uid) for one in there}
    sections = []
    for section in document["sections"]:
        put = []
        for one in section["questions"]:
            uid = known.get(one["id"]) or _own(partnership_id, one, bank_key=one["id"] if bank else "")
            if one["id"]:
                known[one["id"]] = uid
            put.append({**one, "id": uid, "standard": False, "condition": _hung(one["condition"], known)})
        sections.append({"title": section["title"], "help": section["help"], "questions": put})
    scores = [
        {**score, "points": {known[old]: points for old, points in score["points"].items()}}
        for score in document["scores"]
    ]
    return {**document, "sections": sections, "scores": scores}


def _hung(condition: Mapping[str, Json] | None, known: Mapping[str, str]) -> dict[str, Json] | None:
    return {**condition, "question": known[condition["question"]]} if condition else None


def _own(partnership_id: int, question: Mapping[str, Json], bank_key: str) -> str:
    """A new question's identity."""
    made = Question.objects.create(partnership_id=partnership_id, name=question["text"][:NAME], bank_key=bank_key)
    return str(made.uid)


def place_of(document: Mapping[str, Json], uid: str) -> tuple[dict[str, Json], int]:
    """The section of a document that has a question, and the question's place in it. Raises NotYet where it is gone."""
    for section in document["sections"]:
        for place, question in enumerate(section["questions"]):
            if question["id"] == uid:
                return section, place
    raise NotYet(["Somebody took this question out meanwhile."])


def section_in(document: Mapping[str, Json], row: int) -> dict[str, Json]:
    """The section of a document with this row. Raises NotYet where it is gone."""
    for section in document["sections"]:
        if section["row"] == row:
            return section
    raise NotYet(["Somebody took this section out meanwhile."])


def refused(act: Callable[[], T]) -> T:
    """What `act` gives; what the whole does not bear is a refusal in words."""
    try:
        return act()
    except BadFile as wrong:
        raise NotYet([str(wrong)]) from wrong

"""A version as it is put to somebody: sections, questions, and which of them are asked after what was chosen. Pure.

questionnaire = questionnaire_of(version)                       # reads/asking.py
for section in sections_asked(questionnaire, answers): ...      # what is left out is not asked
given = settled(questionnaire, answers)                         # without answers to what is asked no longer
missing(questionnaire, given)                                   # what must be answered, and is not
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sightline.questions.rules.kinds import NOT_APPLICABLE, NOT_ENOUGH, QuestionKind

# What was chosen so far: the keys of the options, by the lasting identity of the question.
Chosen = Mapping[str, frozenset[str]]

NO_ANSWER_WORDS = {NOT_APPLICABLE: "Not applicable", NOT_ENOUGH: "Not enough evidence"}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from. `key` lasts as long as its question; `picture` is a name in rules/pictures."""

    key: str
    text: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Asked only of who chose one of `any_of` in an earlier question, named by its lasting identity."""

    question: str
    any_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A question as a version puts it. `id` is the row of this wording, `uid` the question's lasting identity; `splits`
    (a `kinds.Split`, or "") says that the answers to the others are compared by it."""

    id: int
    uid: str
    kind: QuestionKind
    text: str
    help: str = ""
    options: tuple[Option, ...] = ()
    positive: frozenset[str] = frozenset()
    required: bool = False
    not_applicable: bool = False
    not_enough: bool = False
    lowest: Decimal | None = None
    highest: Decimal | None = None
    condition: Condition | None = None
    standard: bool = False
    splits: str = ""

    @property
    def choices(self) -> tuple[Option, ...]:
        """What may be chosen: the options, then what is no answer where that is allowed."""
        besides = [NOT_APPLICABLE] * self.not_applicable + [NOT_ENOUGH] * self.not_enough
        return self.options + tuple(Option(key, NO_ANSWER_WORDS[key]) for key in besides)


@dataclass(frozen=True, slots=True)
class PutSection:
    """Questions under one heading, shown as one page."""

    id: int
    title: str
    help: str
    questions: tuple[PutQuestion, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A whole version, in its order."""

    title: str
    introduction: str
    thanks: str
    audience: str
    sections: tuple[PutSection, ...]
    scores: Sequence[Mapping[str, object]] = field(default_factory=tuple)

    @property
    def questions(self) -> Iterator[PutQuestion]:
        """Every question, in the order it is asked."""
        for section in self.sections:
            yield from section.questions


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one wording of a question: one of the four; of several options chosen, one each."""

    asked_id: int
    option: str = ""
    number: Decimal | None = None
    date: dt.date | None = None
    text: str = ""


def is_asked(question: PutQuestion, chosen: Chosen) -> bool:
    """Whether a question is asked after what was chosen. Who was not asked the earlier question chose nothing in it."""
    condition = question.condition
    return condition is None or bool(chosen.get(condition.question, frozenset()) & condition.any_of)


def chosen_in(questionnaire: Questionnaire, answers: Iterable[Answer]) -> dict[str, frozenset[str]]:
    """The options chosen, by question."""
    uids = {question.id: question.uid for question in questionnaire.questions}
    chosen: dict[str, frozenset[str]] = {}
    for answer in answers:
        if answer.option and answer.asked_id in uids:
            uid = uids[answer.asked_id]
            chosen[uid] = chosen.get(uid, frozenset()) | {answer.option}
    return chosen


def settled(questionnaire: Questionnaire, answers: Iterable[Answer]) -> list[Answer]:
    """The answers in the questions' order, without those to questions that are not asked after the others: who goes
    back and answers otherwise leaves nothing behind."""
    given: dict[int, list[Answer]] = {}
    for answer in answers:
        given.setdefault(answer.asked_id, []).append(answer)
    chosen: dict[str, frozenset[str]] = {}
    kept = []
    for question in questionnaire.questions:
        if is_asked(question, chosen):
            here = given.get(question.id, [])
            chosen[question.uid] = frozenset(answer.option for answer in here if answer.option)
            kept += here
    return kept


def sections_asked(questionnaire: Questionnaire, answers: Iterable[Answer]) -> list[PutSection]:
    """The sections that have something to ask after these answers. One whose questions all hang on earlier sections'
    answers may be left out; one that hangs on its own questions is shown."""
    chosen = chosen_in(questionnaire, settled(questionnaire, answers))
    shown = []
    for section in questionnaire.sections:
        own: set[str] = set()
        for question in section.questions:
            hangs_here = question.condition is not None and question.condition.question in own
            if hangs_here or is_asked(question, chosen):
                own.add(question.uid)
        if own:
            shown.append(section)
    return shown


def missing(questionnaire: Questionnaire, answers: Iterable[Answer]) -> list[PutQuestion]:
    """The questions that must be answered, are asked after these answers, and have none."""
    given = settled(questionnaire, answers)
    answered = {answer.asked_id for answer in given}
    chosen = chosen_in(questionnaire, given)
    return [
        question
        for question in questionnaire.questions
        if question.required and question.id not in answered and is_asked(question, chosen)
    ]


def condition_words(question: PutQuestion, earlier: Iterable[PutQuestion]) -> str:
    """When it is asked: "Only if you answered “Yes” or “In part” to “Have you used it?”"; "" where it always is, or
    where the earlier question is not among `earlier`."""
    condition = question.condition
    if condition is None:
        return ""
    for other in earlier:
        if other.uid == condition.question:
            texts = [f"“{option.text}”" for option in other.choices if option.key in condition.any_of]
            return f"Only if you answered {' or '.join(texts)} to “{other.text}”"
    return ""

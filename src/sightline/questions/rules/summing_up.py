"""Answers as whoever gave them reads them once more before sending: pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.questions.rules.asking import Answer, PutQuestion, Questionnaire, chosen_in, is_asked, sections_asked

NOTHING = "Not answered"


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One section: its id and heading, and each question asked with the answer in words."""

    id: int
    title: str
    rows: tuple[tuple[str, str], ...]


def said(questionnaire: Questionnaire, answers: Sequence[Answer]) -> list[SaidPart]:
    """Every question that was asked, section by section."""
    chosen = chosen_in(questionnaire, answers)
    given: dict[int, list[Answer]] = {}
    for answer in answers:
        given.setdefault(answer.asked_id, []).append(answer)
    parts = []
    for number, section in enumerate(sections_asked(questionnaire, answers), 1):
        rows = tuple(
            (question.text, in_words(question, given.get(question.id, ())))
            for question in section.questions
            if is_asked(question, chosen)
        )
        parts.append(SaidPart(section.id, section.title or f"Part {number}", rows))
    return parts


def in_words(question: PutQuestion, answers: Iterable[Answer]) -> str:
    """The answer to one question as it is read."""
    texts = {option.key: option.text for option in question.choices}
    found = []
    for answer in answers:
        if answer.option:
            found.append(texts.get(answer.option, answer.option))
        elif answer.number is not None:
            found.append(f"{answer.number.normalize():f}")
        elif answer.date is not None:
            found.append(f"{answer.date.day} {answer.date:%B %Y}")
        else:
            found.append(answer.text)
    return "; ".join(found) or NOTHING

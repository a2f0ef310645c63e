"""Questionnaires as they are put to somebody, for the room's tests: no table, so anything may be asked."""

from __future__ import annotations

from typing import Any

from sightline.questions.rules.asking import Condition, Option, PutQuestion, PutSection, Questionnaire
from sightline.questions.rules.kinds import QuestionKind

YES_NO = (Option("yes", "Yes"), Option("no", "No"))


def put(number: int, kind: QuestionKind, text: str = "", **besides: Any) -> PutQuestion:
    """Question `number`, whose lasting identity is "u" and the number; a choice is yes or no unless said otherwise."""
    chosen = kind in {QuestionKind.SCALE, QuestionKind.GRADE, QuestionKind.YES_NO, QuestionKind.ONE, QuestionKind.MANY}
    besides.setdefault("options", YES_NO if chosen else ())
    return PutQuestion(number, f"u{number}", kind, text or f"Question {number}?", **besides)


def after(number: int, *keys: str) -> Condition:
    """Asked only of who chose one of the keys in question `number`."""
    return Condition(f"u{number}", frozenset(keys))


def questionnaire(*sections: list[PutQuestion]) -> Questionnaire:
    """Sections of questions, numbered from 1."""
    put_sections = [PutSection(place, f"Section {place}", "", tuple(one)) for place, one in enumerate(sections, 1)]
    return Questionnaire("About the day", "", "", "professionals", tuple(put_sections))

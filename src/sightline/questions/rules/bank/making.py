"""Small words in which the bank's questionnaires are written. Each gives a piece of a document (rules/document.py).

A question's id is its name in the whole bank: where two questionnaires ask the same question, it has one name, and a
partnership that takes both can compare the answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sightline.questions.rules.document import FORMAT, FORMAT_VERSION
from sightline.questions.rules.kinds import Audience, InstrumentKind, QuestionKind
from sightline.questions.rules.presets import PRESETS

Json = Any
NAME_NOBODY = "Please name no child and no family."


def questionnaire(
    kind: InstrumentKind,
    name: str,
    *sections: Mapping[str, Json],
    introduction: str = "",
    thanks: str = "",
    audience: Audience = Audience.PROFESSIONALS,
    title: str = "",
    scores: Sequence[Mapping[str, Json]] = (),
) -> dict[str, Json]:
    """A whole one."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": kind.value,
        "name": name,
        "audience": audience.value,
        "title": title or name,
        "introduction": introduction,
        "thanks": thanks,
        "sections": list(sections),
        "scores": list(scores),
    }


def section(title: str, *questions: Mapping[str, Json], help: str = "") -> dict[str, Json]:
    """Questions under a heading."""
    return {"title": title, "help": help, "questions": list(questions)}


def chosen(name: str, preset: str, text: str, **besides: Json) -> dict[str, Json]:
    """A question with one of the usual sets of answers."""
    found = PRESETS[preset]
    options = [{"key": key, "text": words, "picture": picture} for key, words, picture in found.options]
    put = {"id": name, "kind": found.kind.value, "text": text, "options": options, "positive": list(found.positive)}
    return {**put, **besides}


def one(name: str, text: str, *options: tuple[str, str], positive: Sequence[str] = (), **besides: Json) -> Json:
    """A question with answers of its own, one to be chosen."""
    return _own(QuestionKind.ONE, name, text, options, positive, besides)


def many(name: str, text: str, *options: tuple[str, str], positive: Sequence[str] = (), **besides: Json) -> Json:
    """A question with answers of its own, any of them to be chosen."""
    return _own(QuestionKind.MANY, name, text, options, positive, besides)


def _own(
    kind: QuestionKind,
    name: str,
    text: str,
    options: Sequence[tuple[str, str]],
    positive: Sequence[str],
    besides: Mapping[str, Json],
) -> dict[str, Json]:
    keyed = [{"key": key, "text": words} for key, words in options]
    return {"id": name, "kind": kind.value, "text": text, "options": keyed, "positive": list(positive), **besides}


def words(name: str, text: str, *, long: bool = True, help: str = NAME_NOBODY, **besides: Json) -> dict[str, Json]:
    """A question answered in words."""
    kind = QuestionKind.LONG_TEXT if long else QuestionKind.SHORT_TEXT
    return {"id": name, "kind": kind.value, "text": text, "help": help, **besides}


def number(name: str, text: str, lowest: int, highest: int, **besides: Json) -> dict[str, Json]:
    """A question answered with a number."""
    bounds = {"lowest": lowest, "highest": highest}
    return {"id": name, "kind": QuestionKind.NUMBER.value, "text": text, **bounds, **besides}


def only_if(name: str, *keys: str) -> dict[str, Json]:
    """What makes a question hang on an earlier one: `**only_if("used", "yes")`."""
    return {"condition": {"question": name, "any_of": list(keys)}}


# --- who answers ---

AGENCY = one(
    "group.agency",
    "Which organisation do you work for?",
    ("childrens_social_care", "Children’s social care or early help"),
    ("adults_social_care", "Adult social care"),
    ("health", "Health"),
    ("mental_health", "Mental health"),
    ("police", "Police"),
    ("probation", "Probation or youth justice"),
    ("education", "School, college or early years"),
    ("housing", "Housing"),
    ("voluntary", "Voluntary, community or faith group"),
    ("other", "Another"),
    splits="agency",
    help="To compare organisations. One from which few answered is not shown by itself.",
)
WORKFORCE = one(
    "group.workforce",
    "Whom do you mainly work with?",
    ("children", "Children and young people"),
    ("adults", "Adults"),
    ("both", "Whole families, or both"),
    splits="workforce",
)
ROLE = one(
    "group.role",
    "What is your role?",
    ("front_line", "I work directly with children, adults or families"),
    ("manager", "I manage or supervise people who do"),
    ("specialist", "I am a safeguarding lead or specialist"),
    ("other", "Another role"),
    splits="role",
)


def about_you(*questions: Mapping[str, Json]) -> dict[str, Json]:
    """The section about who answers."""
    return section("About you", *(questions or (AGENCY, WORKFORCE, ROLE)))

"""Questionnaires and their uses of the cast's board, written straight to the tables but for what a test is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from sightline.kit import clock
from sightline.questions import actions
from sightline.questions.models import Asked, Exercise, Instrument, Question, Section, Version
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.kinds import Audience, ExerciseState, InstrumentKind, Mode, QuestionKind
from tests.cast import Cast

OPENS = dt.date(2017, 10, 2)
TODAY = dt.date(2017, 10, 9)
CLOSES = dt.date(2017, 10, 31)
SCALE = [
    {"key": "strongly_agree", "text": "Strongly agree"},
    {"key": "agree", "text": "Agree"},
    {"key": "neither", "text": "Neither"},
    {"key": "disagree", "text": "Disagree"},
]
AGENCIES = [{"key": key, "text": key.capitalize()} for key in ("police", "health", "council", "schools")]
MakeVersion = Callable[..., Version]
MakeExercise = Callable[..., Exercise]


@pytest.fixture
def in_october() -> Iterator[None]:
    """Everything happens on 9 October 2017, in the exercises' window."""
    with clock.standing_on(TODAY):
        yield


def written_version(cast: Cast, name: str = "About the day", *, elsewhere: bool = False, words: bool = True) -> Version:
    """What `make_version` makes."""
    here = {"partnership": cast.elsewhere if elsewhere else cast.partnership}
    instrument = Instrument.objects.create(**here, kind=InstrumentKind.SURVEY, name=name)
    version = Version.objects.create(**here, instrument=instrument, number=1, title=name)
    sections = [Section.objects.create(**here, version=version, position=place) for place in (1, 2)]

    def ask(section: int, position: int, kind: QuestionKind, text: str, **besides: Any) -> Asked:
        question = Question.objects.create(**here, name=text)
        return Asked.objects.create(
            **here,
            version=version,
            section=sections[section],
            question=question,
            position=position,
            kind=kind,
            text=text,
            **besides,
        )

    ask(0, 1, QuestionKind.ONE, "Which agency do you work for?", options=AGENCIES)
    ask(
        0,
        2,
        QuestionKind.SCALE,
        "It will change my practice",
        options=SCALE,
        positive=["strongly_agree", "agree"],
        required=True,
        not_applicable=True,
    )
    yes_no = [{"key": "yes", "text": "Yes"}, {"key": "no", "text": "No"}]
    used = ask(1, 1, QuestionKind.YES_NO, "Have you used the toolkit?", options=yes_no, positive=["yes"])
    ask(
        1,
        2,
        QuestionKind.NUMBER,
        "How often?",
        condition={"question": str(used.question.uid), "any_of": ["yes"]},
    )
    if words:
        ask(1, 3, QuestionKind.LONG_TEXT, "What else should we know?")
    return version


@pytest.fixture
def make_version(cast: Cast) -> MakeVersion:
    """`make_version()` asks: which agency, a scale, a yes or no with what else only if yes, and words."""
    return partial(written_version, cast)


def written_exercise(
    cast: Cast,
    version: Version | None = None,
    *,
    state: ExerciseState = ExerciseState.OPEN,
    mode: Mode = Mode.ANONYMOUS,
    audience: Audience = Audience.PROFESSIONALS,
    open_to_all: bool = True,
    opens_on: dt.date = OPENS,
    closes_on: dt.date = CLOSES,
    title: str = "What do you think of the day?",
    elsewhere: bool = False,
    **besides: Any,
) -> Exercise:
    """What `make_exercise` makes."""
    version = version or written_version(cast, f"About {title}", elsewhere=elsewhere)
    by = cast.outsider if elsewhere else cast.analyst
    exercise = actions.create_exercise(
        by=by,
        partnership=version.partnership,
        version=version,
        title=title,
        mode=mode,
        audience=audience,
        opens_on=opens_on,
        closes_on=closes_on,
        reader=by,
        open_to_all=open_to_all,
        group_by=[uid_of(version, "Which agency do you work for?")],
        **besides,
    )
    if state != ExerciseState.DRAFT:
        Exercise.objects.filter(pk=exercise.pk).update(state=ExerciseState.OPEN)
        exercise.refresh_from_db()
    return exercise


@pytest.fixture
def make_exercise(cast: Cast) -> MakeExercise:
    """`make_exercise()` is open and anonymous, by an open link, and groups by agency; `state`, `mode` and the rest may
    be said."""
    return partial(written_exercise, cast)


def uid_of(version: Version, text: str) -> str:
    """The lasting identity of a question of the version."""
    return str(version.asked.get(text=text).question.uid)


def answers_of(version: Version, **given: str) -> list[Answer]:
    """Answers by a word of the question: `answers_of(version, agency="police", practice="agree", words="…")`."""
    named = {
        "agency": "Which agency",
        "practice": "It ",
        "toolkit": "Have you",
        "often": "How",
        "words": "What else",
    }
    found = []
    for question in questionnaire_of(version).questions:
        for word, value in given.items():
            if question.text.startswith(named[word]):
                as_text = question.kind == QuestionKind.LONG_TEXT
                as_number = question.kind == QuestionKind.NUMBER
                found.append(
                    Answer(
                        question.id,
                        option="" if as_text or as_number else value,
                        text=value if as_text else "",
                        number=value if as_number else None,
                    )
                )
    return found


def give(exercise: Exercise, practices: Sequence[str], *, agency: str = "", **besides: str) -> None:
    """One respondent for each of `practices`."""
    for practice in practices:
        given = {"practice": practice, **({"agency": agency} if agency else {}), **besides}
        actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, **given))

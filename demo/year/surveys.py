"""The surveys of the year: what was asked, who answered how, what others found, what was done about it. All invented.

Answers are drawn with a fixed seed, so that every demonstration has the same; only their order is nobody's, once a
survey has closed.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from demo.playing import CLOCK, Event, Island
from demo.year.instruments import instrument_of, question_of
from demo.year.telling import on
from sightline.people.models import Partnership
from sightline.questions import actions
from sightline.questions.models import Exercise, ExternalSurvey, YouSaid
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.reads.exercises import texts_of
from sightline.questions.rules.asking import Answer, settled
from sightline.questions.rules.errors import AnsweredAlready, NotYet
from sightline.questions.rules.kinds import Audience, Mode
from sightline.questions.rules.outside import Result

# How often each option is chosen, of a hundred; what is left over gives no answer.
Chances = dict[str, int]


@dataclass(frozen=True)
class Survey:
    """One survey as it went. `answers` has the chances of each option by the bank's name of the question, `several`
    the same for questions that take several options, `numbers` numbers; `words` are what some wrote, with what its
    reader did where something had to be done."""

    instrument: str
    title: str
    audience: Audience
    by: str
    reader: str
    opens_on: dt.date
    closes_on: dt.date
    asked: int
    answered: int
    answers: dict[str, Chances]
    several: dict[str, Chances]
    numbers: dict[str, tuple[int, ...]]
    words: dict[str, tuple[tuple[str, str], ...]]
    group_by: tuple[str, ...] = ()
    listed: bool = True


_AGREE = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree")


def _scale(*chances: int) -> Chances:
    return dict(zip(_AGREE, chances, strict=True))


HOME_EDUCATION = Survey(
    instrument="home_education",
    title="Families who home educate: what you think",
    audience=Audience.FAMILIES,
    by="kofi",
    reader="amir",
    opens_on=on(13, 6),
    closes_on=on(27, 6),
    asked=150,
    answered=41,
    answers={
        "ehe.first": {"yes": 56, "no": 34, "not_sure": 7},
        "ehe.long": {"under_1": 29, "1_to_3": 41, "over_3": 27},
        "ehe.respect": _scale(7, 27, 27, 24, 12),
        "ehe.whom": {"yes": 59, "no": 37},
        "ehe.access": {"yes": 22, "no": 76},
    },
    several={
        "ehe.reasons": {
            "choice": 46,
            "needs": 34,
            "anxiety": 29,
            "bullying": 22,
            "dispute": 15,
            "belief": 7,
            "place": 5,
        },
        "ehe.want": {"online": 61, "plays": 41, "relationships": 32, "health": 39, "none": 10},
    },
    numbers={"ehe.children": (1, 1, 1, 2, 2, 2, 3, 4)},
    words={
        "ehe.understand": (
            ("That we chose this because we care, and not because we have something to hide.", ""),
            (
                "Nobody has ever told us that the safety week is for our children too.",
                "Wrote to all 150 families about it.",
            ),
            (
                "The letter about the visit read like a summons. Please write it again.",
                "The letter is being rewritten.",
            ),
            ("My child stopped sleeping before school each Sunday. Home education was the only door left open.", ""),
            (
                "We would come to a morning at the library, not at the council.",
                "The open morning moves to the library.",
            ),
            ("Ask us before the plan is agreed and not after.", "The group will send the draft to families first."),
        )
    },
)
BEFORE_TOOLKIT = Survey(
    instrument="neglect_toolkit",
    title="Recognising neglect, before the toolkit",
    audience=Audience.PROFESSIONALS,
    by="kofi",
    reader="wendy",
    opens_on=on(12, 6),
    closes_on=on(7, 7),
    asked=140,
    answered=67,
    answers={
        "group.agency": {"health": 34, "childrens_social_care": 24, "education": 22, "police": 15, "voluntary": 3},
        "group.workforce": {"children": 76, "adults": 15, "both": 7},
        "group.role": {"front_line": 66, "manager": 24, "specialist": 9},
        "neglect.understand": _scale(10, 45, 24, 16, 3),
        "neglect.early": {"not_at_all": 3, "slightly": 18, "fairly": 37, "confident": 31, "very": 9},
        "neglect.threshold": {"not_at_all": 7, "slightly": 25, "fairly": 36, "confident": 25, "very": 6},
        "neglect.know": {"no": 100},
    },
    several={},
    numbers={},
    words={},
    group_by=("group.agency", "group.workforce"),
    listed=False,
)
PARENTS = Survey(
    instrument="parents",
    title="Parents and carers: the adults in your child’s life",
    audience=Audience.PARENTS,
    by="kofi",
    reader="ruth",
    opens_on=on(5, 2, 2018),
    closes_on=on(16, 3, 2018),
    asked=310,
    answered=64,
    answers={
        "parents.asked": {"yes": 42, "no": 53},
        "parents.listened": {"always": 14, "often": 25, "sometimes": 31, "rarely": 17, "never": 6},
        "parents.part": _scale(8, 27, 31, 22, 8),
    },
    several={
        "parents.who": {
            "parent": 55,
            "grandparent": 48,
            "partner": 17,
            "step": 14,
            "other_family": 22,
            "friend": 9,
            "nobody": 6,
        }
    },
    numbers={},
    words={
        "parents.help": (
            ("Ring his father too. He has a telephone like everybody else.", ""),
            ("My mother does half of it and has never been asked to a meeting.", "Raised with the team’s manager."),
            ("Hold the meeting when people are not at work.", ""),
        )
    },
)
SURVEYS = (HOME_EDUCATION, BEFORE_TOOLKIT, PARENTS)

SHEA_ENTERED = on(18, 9)
SHEA = {
    "title": "Health-related behaviour survey of the island’s schools, 2017",
    "source": "Run by an outside unit for Public Health in May 2017; its report came in September 2017",
    "population": "Pupils of years 8 and 10 in the island’s six secondary schools",
    "begun_on": on(8, 5),
    "ended_on": on(26, 5),
    "asked": 1180,
    "answered": 973,
}
SHEA_RESULTS = tuple(
    Result(question, answer, group, n, of)
    for question, answer, rows in (
        ("Whom would you turn to first about sex and relationships?", "Somebody at school", ((61, 498), (52, 475))),
        ("Do you know where to get advice on sexual health nearby?", "Yes", ((164, 498), (223, 475))),
        ("Lessons on sex and relationships were useful to me", "Agree", ((214, 498), (176, 475))),
        (
            "Have you been asked for a picture of yourself that you did not want to send?",
            "Yes",
            ((74, 498), (121, 475)),
        ),
    )
    for group, (n, of) in zip(("Year 8", "Year 10"), rows, strict=True)
)
# What was done about what families said; published on a day, or not yet.
YOU_SAID = (
    (
        "We did not know that plays, workshops and training on keeping safe are open to our children too.",
        "Every family who home educates was written to, and each date is sent to them as it is sent to schools. Fourteen"
        " home-educated children came to the safety week.",
        on(3, 10),
        on(17, 11),
    ),
    (
        "Ask us before the plan is agreed and not after.",
        "The action plan was sent to families before the Education Group agreed it, and the Board moved its date for that.",
        on(20, 11),
        on(1, 12),
    ),
    (
        "The letter about a visit reads like a summons.",
        "A new letter is being written with three parents.",
        on(8, 1, 2018),
        None,
    ),
)


def until_january(island: Island) -> list[Event]:
    """Home education and the professionals' survey from opening to closing; the schools' results; what was done."""
    return [
        *_events(island, HOME_EDUCATION),
        *_events(island, BEFORE_TOOLKIT),
        Event(SHEA_ENTERED, "results of the schools' survey", partial(_enter, island), 11),
        *(
            event
            for said, did, written, published in YOU_SAID
            for event in _told(island, said, did, written, published)
        ),
    ]


def until_the_end(island: Island) -> list[Event]:
    """The parents' and carers' survey."""
    return _events(island, PARENTS)


def survey_of(partnership: Partnership, survey: Survey) -> Exercise:
    """The survey as it stands. Raises Exercise.DoesNotExist before it is prepared."""
    return Exercise.objects.select_related("version__instrument").get(partnership=partnership, title=survey.title)


def _events(island: Island, survey: Survey) -> list[Event]:
    """Prepared two days before, opened, answered day by day, closed the morning after its last day, its words read."""
    days = [survey.opens_on + dt.timedelta(days=n) for n in range((survey.closes_on - survey.opens_on).days + 1)]
    draw = random.Random(survey.title)  # noqa: S311 (no secret: the same each time)
    answered = sorted(draw.choice(days) for _ in range(survey.answered))
    closed = survey.closes_on + dt.timedelta(days=1)
    opens = partial(_once, island, survey, lambda one: actions.open_exercise(by=CLOCK, exercise=one))
    closes = partial(_once, island, survey, lambda one: actions.close_exercise(by=CLOCK, exercise=one))
    return [
        Event(survey.opens_on, f"{survey.title}: prepared", partial(_prepare, island, survey), 10),
        Event(survey.opens_on, f"{survey.title}: opened", opens, 11),
        *(
            Event(day, f"{survey.title}: answer {number}", partial(_answer, island, survey, number), 12)
            for number, day in enumerate(answered)
        ),
        Event(closed, f"{survey.title}: closed", closes, 8),
        Event(closed, f"{survey.title}: its words read", partial(_read, island, survey), 15),
    ]


def _prepare(island: Island, survey: Survey) -> None:
    if Exercise.objects.filter(partnership=island.partnership, title=survey.title).exists():
        return
    version = instrument_of(island.partnership, survey.instrument).versions.order_by("-number")[0]
    actions.create_exercise(
        by=island.person(survey.by),
        partnership=island.partnership,
        version=version,
        title=survey.title,
        mode=Mode.ANONYMOUS,
        audience=survey.audience,
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        reader=island.person(survey.reader),
        asked=survey.asked,
        open_to_all=True,
        listed=survey.listed,
        group_by=[question_of(island.partnership, key).uid for key in survey.group_by],
    )


def _once(island: Island, survey: Survey, act: Callable[[Exercise], object]) -> None:
    """What somebody has done already is left as it is."""
    try:
        act(survey_of(island.partnership, survey))
    except NotYet:
        return


def _answer(island: Island, survey: Survey, number: int) -> None:
    """Respondent `number`, whose answers are the same in every demonstration."""
    exercise = survey_of(island.partnership, survey)
    draw = random.Random(f"{survey.title} {number}")  # noqa: S311 (no secret: the same each time)
    names = {
        str(question_of(island.partnership, key).uid): key
        for key in [*survey.answers, *survey.several, *survey.numbers, *survey.words]
    }
    questionnaire = questionnaire_of(exercise.version)
    given: list[Answer] = []
    for question in questionnaire.questions:
        key = names.get(question.uid, "")
        if key in survey.answers:
            chosen = _drawn(draw, survey.answers[key])
            given += [Answer(question.id, option=chosen)] if chosen else []
        elif key in survey.several:
            chances = survey.several[key]
            given += [Answer(question.id, option=one) for one, n in chances.items() if draw.randrange(100) < n]
        elif key in survey.numbers:
            given.append(Answer(question.id, number=Decimal(draw.choice(survey.numbers[key]))))
        elif key in survey.words and number < len(survey.words[key]):
            given.append(Answer(question.id, text=survey.words[key][number][0]))
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{survey.title} {number}")
    try:
        actions.give_answers(exercise=exercise, answers=settled(questionnaire, given), key=key)
    except (AnsweredAlready, NotYet):
        return


def _drawn(draw: random.Random, chances: Chances) -> str:
    """One option by its chances; "" for none."""
    at = draw.randrange(100)
    for option, n in chances.items():
        at -= n
        if at < 0:
            return option
    return ""


def _read(island: Island, survey: Survey) -> None:
    """Its reader says of each text what she did."""
    exercise = survey_of(island.partnership, survey)
    done = dict(pair for pairs in survey.words.values() for pair in pairs)
    for value in texts_of(exercise).filter(heard=None):
        did = done.get(value.text, "")
        actions.hear_text(by=island.person(survey.reader), exercise=exercise, value=value, done=did)


def _enter(island: Island) -> None:
    if ExternalSurvey.objects.filter(partnership=island.partnership, title=SHEA["title"]).exists():
        return
    actions.enter_external(
        by=island.person("kofi"),
        partnership=island.partnership,
        results=SHEA_RESULTS,
        **SHEA,
    )


def _told(island: Island, said: str, did: str, written: dt.date, published: dt.date | None) -> Sequence[Event]:
    events = [Event(written, f"said: {said[:30]}", partial(_write, island, said, did), 14)]
    if published:
        events.append(Event(published, f"published: {said[:30]}", partial(_publish, island, said), 14))
    return events


def _write(island: Island, said: str, did: str) -> None:
    if not YouSaid.objects.filter(partnership=island.partnership, said=said).exists():
        exercise = survey_of(island.partnership, HOME_EDUCATION)
        actions.write_you_said(by=island.person("theo"), exercise=exercise, said=said, did=did)


def _publish(island: Island, said: str) -> None:
    entry = YouSaid.objects.get(partnership=island.partnership, said=said)
    if entry.published_on is None:
        actions.publish_you_said(by=island.person("dana"), entry=entry)

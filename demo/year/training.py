"""The year's training as it is told: what was needed, which courses there were, who came, what they said of it.

`came` is split by workforce; `said` has for each stage how many answered, and of how many of them each question of the
bank was positive. People's names are made up when it is played (`demo.teaching`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from demo.year.telling import on

CHILDREN, ADULTS, FAMILIES, SCHOOLS = "children", "adults", "families", "schools"


@dataclass(frozen=True)
class Need:
    """A line of the needs analysis, met by courses."""

    text: str
    workforces: tuple[str, ...]
    evidence: str
    courses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promise:
    """What the plan promises of a course, over 90% of a question of the bank; or the coordinator of herself."""

    text: str
    question: str
    reading: str = "positive"
    comparator: str = ">"
    share: int = 90


@dataclass(frozen=True)
class Course:
    """A course; the questionnaires are keys of `demo.year.instruments`."""

    key: str
    made: dt.date
    title: str
    aims: str
    workforces: tuple[str, ...]
    action: str
    length: str
    statement: str = ""
    who: str = ""
    evaluation: str = ""
    stages: dict[str, str] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True)
class Said:
    """How many answered at a stage, of how many of them each question was positive, and from which day."""

    stage: str
    day: dt.date
    answered: int
    positive: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)  # of PAIRED: how many say what they said before


@dataclass(frozen=True)
class Session:
    """A session: planned, booked ahead where `booked` says so, held with who came, evaluated."""

    course: str
    planned: dt.date
    day: dt.date
    hours: tuple[dt.time, dt.time]
    place: str
    trainer: str
    seats: int | None
    came: dict[str, int] = field(default_factory=dict)
    absent: int = 0
    counted: int | None = None
    booked: int = 0
    booked_on: dt.date | None = None
    waiting: int = 0
    first_day: dt.date | None = None  # where it was moved: the day it was planned for
    moved_on: dt.date | None = None
    said: tuple[Said, ...] = ()
    note: tuple[str, str, str] | None = None  # who observed, what went well, what to improve
    reached: tuple[str, int] | None = None  # of the list of schools, and how many pupils


MORNING, AFTERNOON, DAY = (
    (dt.time(9, 30), dt.time(12, 45)),
    (dt.time(13, 30), dt.time(16, 30)),
    (dt.time(9, 30), dt.time(16, 0)),
)
EVENING = (dt.time(18, 30), dt.time(20, 0))
NEEDS_DAY = on(28, 6)
NEEDS = (
    Need(
        "Recognise neglect early, and act before it becomes long neglect",
        (CHILDREN,),
        "Eleven of 14 agencies asked in June 2017 put it first; the neglect audit of 2016 found late referrals.",
        ("neglect",),
    ),
    Need(
        "See the children behind the adult one works with",
        (CHILDREN, ADULTS),
        "Nine agencies; two reviews found adult services that knew of a parent’s illness and asked nothing of children.",
        ("joint_abuse", "joint_health", "joint_misuse"),
    ),
    Need(
        "Recognise coercive control, and act on it",
        (CHILDREN, ADULTS),
        "Seven agencies; police say that few officers and no school had used the law of 2015.",
        ("coercive",),
    ),
    Need(
        "Talk with young people about sex, consent and harmful behaviour",
        (CHILDREN,),
        "The deep dive of 2016; six schools said that staff avoid the subject.",
        ("harmful", "consent", "advice"),
    ),
    Need(
        "Know today’s substances and what a parent’s use means for a child",
        (CHILDREN, ADULTS),
        "Public Health’s figures, and the yearly update’s own evaluation.",
        ("misuse",),
    ),
    Need(
        "Supervise staff who work with neglect",
        (CHILDREN,),
        "Managers of five agencies; no trainer was found in 2017-18.",
    ),
)
_IMPACT = Promise("Over 90% say that the training will make a positive difference to their practice", "eval.impact")
_JOINT = (
    Promise("Over 90% can tell the risks to children when they work with adults", "joint.children"),
    Promise("Over 90% can tell the risks from adults when they work with children", "joint.adults"),
)
_HEALTH = (
    Promise("Over 90% understand the law better and how to apply it", "sh.law"),
    Promise("Over 90% are more confident in giving information and advice", "sh.confidence"),
    Promise("Over 90% know better how to step in and when to refer", "sh.refer"),
)
_TRAINERS = "Anybody whose work brings them together with children or their families; level 2 first."
COURSES = (
    Course(
        "neglect", on(28, 6), "Neglect: see it early, act on it",
        "Recognise the signs of neglect in a child’s daily life, use the chart of the toolkit, and know what to do next.",
        (CHILDREN,), "1.2", "Half a day", "This training will have a positive impact on my practice.", _TRAINERS,
        "named", {"after": "evaluation_after", "later": "evaluation_later"}, (
            _IMPACT, Promise("At least half have used it three months later", "eval.used", "later", ">=", 50),
        ),
    ),
    Course(
        "joint_abuse", on(5, 10), "The whole family: domestic abuse",
        "People who work with adults and people who work with children learn together what each sees of one family.",
        (CHILDREN, ADULTS), "2.2", "One day", "I can tell the risks to a child from the adults around her or him.",
        _TRAINERS, "named", {"after": "joint_training"}, _JOINT,
    ),
    Course(
        "joint_health", on(5, 10), "The whole family: a parent’s mental health",
        "What a parent’s illness means for a child from day to day, and whom to ask in the other services.",
        (CHILDREN, ADULTS), "2.2", "One day", "I can tell the risks to a child from the adults around her or him.",
        _TRAINERS, "named", {"after": "joint_training"}, _JOINT,
    ),
    Course(
        "joint_misuse", on(5, 10), "The whole family: alcohol and drugs",
        "What a parent’s use means for a child, and how adult and children’s services plan together.",
        (CHILDREN, ADULTS), "2.2", "One day", "I can tell the risks to a child from the adults around her or him.",
        _TRAINERS, "named", {"after": "joint_training"}, _JOINT,
    ),
    Course(
        "coercive", on(5, 7), "Coercive control: know it, act on it",
        "The law on coercive control, what it looks like in a home with children, and the first three things to do.",
        (CHILDREN, ADULTS), "2.3", "One day", "I can recognise coercive control, and act to protect a child.",
        "", "anonymous", {"after": "coercive_control"}, (
            Promise("Over 90% can better recognise coercive control", "cc.recognise"),
            Promise("Over 90% can better take the right action", "cc.act"),
        ),
    ),
    Course(
        "misuse", on(5, 7), "Substance misuse: the yearly update",
        "New substances, the law as it stands, and what a parent’s use means for a child.",
        (CHILDREN, ADULTS), "2.5", "A morning, every year", "I know more, and I am more confident, than before.",
        _TRAINERS, "named", {"before": "substance_misuse_before", "after": "substance_misuse_after"}, (
            Promise("Over 90% know more than before", "sm.knowledge", "improved"),
            Promise("Over 90% are more confident than before", "sm.confidence", "improved"),
        ),
    ),
    Course(
        "online", on(1, 6), "Keeping children safe online: an evening for parents",
        "What children do online, what helps, and where to turn when something worries you.",
        (FAMILIES,), "2.8", "An evening", "I feel better equipped to keep my child safe online.",
        "Parents, carers and grandparents.", "anonymous", {"after": "online_safety"}, (
            Promise("Over 90% of parents feel better equipped", "online.equipped"),
        ),
    ),
    Course(
        "harmful", on(5, 6), "Harmful sexual behaviour: understanding and response",
        "Tell what is usual for an age from what harms; speak about it; know when to refer.",
        (CHILDREN,), "3.2", "One day", "I know when to step in and when to refer.", _TRAINERS,
        "anonymous", {"after": "sexual_health"}, _HEALTH,
    ),
    Course(
        "consent", on(5, 6), "Consent and the law: working with young people",
        "What the law says of consent and age, and how to speak about it so that young people ask.",
        (CHILDREN,), "3.2", "Half a day", "I understand the law and can speak about it.", _TRAINERS,
        "anonymous", {"after": "sexual_health"}, _HEALTH,
    ),
    Course(
        "advice", on(5, 10), "Sexual health: information and advice that young people take",
        "Where young people get help on the island, and how to talk so that they go there.",
        (CHILDREN,), "3.2", "Half a day", "I can give young people what they need to choose well.", _TRAINERS,
        "anonymous", {"after": "sexual_health"}, _HEALTH,
    ),
    Course(
        "play", on(7, 7), "“Somebody’s Mate”: a play on the exploitation of boys and girls",
        "Pupils see how somebody is drawn in, what friends notice, and whom they can tell.",
        (SCHOOLS,), "3.6", "A school lesson, with a talk afterwards", "I know who I could tell.", "",
        "anonymous", {"after": "plays"},
    ),
    Course(
        "safety_week", on(7, 6), "Safety week for home-educating families",
        "Safe online, on the road and by the sea: four mornings for families who home educate.",
        (FAMILIES,), "2.9", "A week of mornings",
    ),
)  # fmt: skip

# Questions asked before and after, on one scale.
PAIRED = frozenset({"sm.knowledge", "sm.confidence", "sm.law"})
_HALL, _CENTRE = "Harbour Hall, Marram", "Learning Centre, Mill Lane, Marram"


def _neglect(day: dt.date, came: int, absent: int, answered: int, positive: int, **more: object) -> Session:
    later = more.pop("later", ())
    return Session(
        "neglect", more.pop("planned", on(3, 8)), day, MORNING, _CENTRE, "Bridie Fall and Tomas Wray", 28,
        {CHILDREN: came}, absent,
        said=(Said("after", day + dt.timedelta(days=4), answered, {"eval.impact": positive}), *later), **more,
    )  # fmt: skip


SESSIONS = (
    # 1.2: five sessions, the last moved; over the year 84% of 101 answers of 120 people.
    _neglect(
        on(21, 9), 27, 1, 23, 21,
        later=(Said("later", on(21, 12), 14, {"eval.used": 11}),),
    ),
    _neglect(on(17, 10), 24, 3, 21, 20, planned=on(5, 10)),
    _neglect(on(9, 11), 26, 2, 22, 20, planned=on(5, 10)),
    _neglect(
        on(28, 11), 25, 3, 21, 11, planned=on(5, 10),
        note=(
            "sam",
            "The first half was lively: everybody had tried the chart on a case before the break.",
            "The second half was read from slides, and the examples were all of babies. Half the room works with"
            " teenagers. Rewrite it with two older children.",
        ),
    ),
    _neglect(
        on(8, 2, 2018), 18, 4, 14, 13, planned=on(5, 10), first_day=on(12, 12), moved_on=on(8, 12),
        booked=16, booked_on=on(10, 1, 2018),
    ),
    # 2.2: three courses for two workforces; of the first too few have answered.
    Session(
        "joint_abuse", on(5, 10), on(14, 12), DAY, _HALL, "Anouk Reyes", 44, {CHILDREN: 23, ADULTS: 17}, 3,
        said=(Said("after", on(20, 12), 8, {"joint.children": 8, "joint.adults": 8}),),
    ),
    Session(
        "joint_health", on(9, 1, 2018), on(22, 2, 2018), DAY, _HALL, "Dr Femi Lund", 40, {CHILDREN: 20, ADULTS: 16}, 2,
        booked=22, booked_on=on(12, 1, 2018),
        said=(Said("after", on(26, 2, 2018), 27, {"joint.children": 26, "joint.adults": 25}),),
    ),
    Session(
        "joint_misuse", on(9, 1, 2018), on(22, 3, 2018), DAY, _HALL, "Petra Holm", 40, {CHILDREN: 19, ADULTS: 17}, 4,
        said=(Said("after", on(26, 3, 2018), 24, {"joint.children": 22, "joint.adults": 23}),),
    ),
    # 2.3: recognising it went well, acting on it less so.
    Session(
        "coercive", on(5, 7), on(23, 11), DAY, "Town Hall, Marram", "Prof. Ada Selwyn", 120,
        {CHILDREN: 48, ADULTS: 40}, 8,
        said=(Said("after", on(27, 11), 71, {"cc.recognise": 68, "cc.act": 62, "cc.law": 69}),),
    ),
    # 2.5: before and after, by name.
    Session(
        "misuse", on(5, 7), on(6, 3, 2018), MORNING, _HALL, "Public Health, with Dr Ines Tarn", 60,
        {CHILDREN: 31, ADULTS: 23}, 6, booked=41, booked_on=on(8, 1, 2018),
        said=(
            Said("before", on(1, 3, 2018), 40),
            Said("after", on(9, 3, 2018), 52, same={"sm.knowledge": 2, "sm.confidence": 3, "sm.law": 5}),
        ),
    ),
    # 2.8: four evenings; the first before there was a questionnaire, of the second too few answered to be shown.
    Session("online", on(1, 6), on(20, 6), EVENING, "Marram Primary School", "Liv Thorne", 30, counted=18),
    Session(
        "online", on(1, 6), on(19, 9), EVENING, "St Bride’s School", "Liv Thorne", 30, counted=12,
        said=(Said("after", on(19, 9), 9, {"online.equipped": 9}),),
    ),
    Session(
        "online", on(9, 1, 2018), on(26, 2, 2018), EVENING, "Sandmouth Library", "PC Hana Quill", 30, counted=20,
        said=(Said("after", on(26, 2, 2018), 17, {"online.equipped": 17}),),
        note=(
            "sam",
            "Parents set up their own telephones in the room and helped each other. Questions were answered plainly.",
            "Say at the beginning where help is to be had: two parents asked only at the door.",
        ),
    ),
    Session(
        "online", on(9, 1, 2018), on(19, 3, 2018), EVENING, "Northshore School", "PC Hana Quill", 30, counted=21,
        said=(Said("after", on(19, 3, 2018), 18, {"online.equipped": 17}),),
    ),
    # 3.2: one course in July, October and February; one on consent of which too few answered; a third in March.
    Session(
        "harmful", on(5, 6), on(11, 7), DAY, _CENTRE, "Jude Okoro", 24, {CHILDREN: 22}, 2,
        said=(Said("after", on(14, 7), 20, {"sh.law": 19, "sh.confidence": 18, "sh.refer": 19}),),
    ),
    Session(
        "harmful", on(5, 6), on(10, 10), DAY, _CENTRE, "Jude Okoro", 24, {CHILDREN: 23}, 1,
        said=(Said("after", on(13, 10), 21, {"sh.law": 20, "sh.confidence": 20, "sh.refer": 20}),),
    ),
    Session(
        "consent", on(5, 6), on(16, 11), MORNING, "Town Hall, Marram", "Mira Stead", 64, {CHILDREN: 60}, 4,
        said=(Said("after", on(20, 11), 20, {"sh.law": 19, "sh.confidence": 18, "sh.refer": 19}),),
    ),
    Session(
        "harmful", on(5, 6), on(13, 2, 2018), DAY, _CENTRE, "Jude Okoro", 24, {CHILDREN: 22}, 2,
        booked=24, booked_on=on(11, 1, 2018), waiting=3,
        said=(Said("after", on(16, 2, 2018), 10, {"sh.law": 9, "sh.confidence": 10, "sh.refer": 9}),),
    ),
    Session(
        "advice", on(9, 1, 2018), on(15, 3, 2018), MORNING, _CENTRE, "Mira Stead", 30, {CHILDREN: 24}, 3,
        said=(Said("after", on(19, 3, 2018), 10, {"sh.law": 10, "sh.confidence": 9, "sh.refer": 9}),),
    ),
    # 2.9
    Session("safety_week", on(7, 6), on(2, 10), MORNING, "Lifeboat Station, Sandmouth", "Several", None, counted=14),
)  # fmt: skip

SCHOOLS_LIST = "Plays 2017: schools and year groups"
SCHOOLS_DAY = on(12, 10)
_SECONDARY = ("Marram High", "Northshore School", "St Bride’s School", "Sandmouth Academy", "Westcliff School")
_PRIMARY = ("Marram Primary", "Ferry Road Primary")
REACHED_ALL = (
    *(f"{school}, {year}" for school in _SECONDARY for year in ("Year 8", "Year 10")),
    *(f"{school}, {year}" for school in _PRIMARY for year in ("Year 5", "Year 6")),
)
# Nobody has played there: its pupils come for a few weeks at a time.
SCHOOLS_LISTED = (*REACHED_ALL, "Bridge Centre, all years")
PUPILS = (171, 164, 158, 149, 142, 151, 163, 157, 146, 139, 84, 88, 77, 81)
PLAY_DAYS = (
    on(16, 10), on(17, 10), on(18, 10), on(19, 10), on(6, 11), on(7, 11), on(8, 11), on(13, 11), on(14, 11), on(15, 11),
    on(4, 12), on(5, 12), on(7, 12), on(8, 12),
)  # fmt: skip
# Of two performances the children were asked on the day.
PLAYS_ASKED = {on(16, 10): (22, 20), on(14, 11): (19, 18)}
PLAYS = tuple(
    Session(
        "play", SCHOOLS_DAY, day, AFTERNOON, member.partition(", ")[0], "Longshore Theatre", None, counted=pupils,
        reached=(member, pupils),
        said=(Said("after", day, PLAYS_ASKED[day][0], {"plays.tell": PLAYS_ASKED[day][1]}),)
        if day in PLAYS_ASKED
        else (),
    )
    for member, pupils, day in zip(REACHED_ALL, PUPILS, PLAY_DAYS, strict=True)
)  # fmt: skip

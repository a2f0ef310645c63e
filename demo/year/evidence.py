"""Which evidence shows what of the plan's measures, and what monitoring bodies concluded. All invented.

A measure is named by its action and words that only it has. `demo.proving` binds and judges by the product's own
actions, on the days told here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from demo.year import documents, surveys, training
from demo.year.telling import on

BINDING_DAY = on(7, 11)  # the Executive of 25 October asked that each measure be bound to what would show it
NEEDS_TITLE = "Needs analysis, June 2017"


@dataclass(frozen=True)
class Bound:
    """A measure bound to evidence. `names` are what the kind is bound to: the bank's key of a question, keys or titles
    of courses, surveys and documents, a milestone's label, the words of a statement and who made it."""

    action: str
    words: str
    kind: str
    names: dict[str, str]
    reading: str = ""
    comparator: str = ""
    threshold: int | None = None
    target_set_by: str = ""
    holder: str = ""
    day: dt.date = BINDING_DAY
    periods: tuple[dt.date, ...] = ()  # first and last day judged, first and last day it is compared with


@dataclass(frozen=True)
class Settled:
    """What the plan does not print of a measure and the island settled: when it is due, how far it reaches, for how many
    months a judgement of it stands."""

    action: str
    words: str
    day: dt.date
    due: dt.date | None = None
    level: str = ""
    months: int | None = None


@dataclass(frozen=True)
class Placed:
    """A measure that tells of a statement (by its label) in an area of the framework of 1.5."""

    day: dt.date
    area: str
    statement: str
    action: str
    words: str


@dataclass(frozen=True)
class Judged:
    """What a body concluded of a measure; `cites` says whether it rests on all that is bound to it."""

    action: str
    words: str
    body: str
    by: str
    level: str
    why: str
    day: dt.date
    meeting: str
    cites: bool = True


def _evaluation(action: str, words: str, question: str, *courses: str, reading: str = "") -> list[Bound]:
    return [
        Bound(action, words, "evaluation", {"question": question, "course": course}, reading, holder="wfd")
        for course in courses
    ]


def _edition(action: str, words: str, title: str) -> Bound:
    return Bound(action, words, "edition", {"resource": title})


def _stated(action: str, words: str, by: str, said: str, holder: str) -> Bound:
    return Bound(action, words, "statement", {"author": by, "statement": said}, holder=holder)


_THIRD = (on(1, 10), on(31, 12), on(1, 10, 2016), on(31, 12, 2016))
_SECOND_HALF = (on(1, 10), on(31, 3, 2018), on(1, 10, 2016), on(31, 3, 2017))
_JOINT = ("joint_abuse", "joint_health", "joint_misuse")
_HEALTH = ("harmful", "consent", "advice")
BOUND = (
    _edition("1.1", "is published", documents.NEGLECT.title),
    _stated(
        "1.1", "helps them see", "beth",
        "The pages on early signs are tried by four teams; their words go into the next version.", "neglect",
    ),
    Bound("1.2", "answers the needs", "document", {"stored": NEEDS_TITLE}, holder="wfd"),
    *_evaluation("1.2", "over 90%", "eval.impact", "neglect"),
    _stated(
        "1.3", "report assures", "marcus",
        "Return interviews of the first two quarters are read by one group now; the report is being written.", "met",
    ),
    Bound("1.4", "Attendance data", "indicator", {"definition": "attendance"}, holder="council", periods=_THIRD),
    Bound("1.5", "framework measures", "milestone", {"milestone": "Q4"}, holder="neglect"),
    Bound("2.1", "protocol is in place", "receipts", {"dissemination": documents.FAMILY_APPROACH.title}),
    *_evaluation("2.2", "consider the risks", "joint.children", *_JOINT),
    *_evaluation("2.2", "consider the risks", "joint.adults", *_JOINT),
    *_evaluation("2.2", "over 90%", "eval.impact", *_JOINT),
    *_evaluation("2.3", "over 90%", "cc.recognise", "coercive"),
    *_evaluation("2.3", "over 90%", "cc.act", "coercive"),
    Bound("2.4", "parental mental ill health", "milestone", {"milestone": ""}, holder="pqa"),
    *_evaluation("2.5", "over 90%", "sm.knowledge", "misuse", reading="improved"),
    *_evaluation("2.5", "over 90%", "sm.confidence", "misuse", reading="improved"),
    Bound("2.6", "know more about the part", "milestone", {"milestone": ""}, holder="pqa"),
    Bound(
        "2.6", "as a matter of course", "survey",
        {"question": "parents.asked", "exercise": surveys.PARENTS.title},
        comparator=">=", threshold=75, target_set_by="pqa", holder="pqa", day=on(6, 2, 2018),
    ),
    _edition("2.7", "full protocol", documents.JOINT[1]),
    _edition("2.7", "short protocol", documents.JOINT_SUMMARY[1]),
    Bound("2.8", "Four training sessions", "sessions", {"course": "online"}, comparator=">=", threshold=4,
          target_set_by="wfd"),
    *_evaluation("2.8", "over 90%", "online.equipped", "online"),
    *_evaluation("2.8", "over 90%", "online.technology", "online"),
    Bound(
        "2.9", "understands better why", "survey",
        {"question": "ehe.respect", "exercise": surveys.HOME_EDUCATION.title},
    ),
    *(
        Bound(
            "2.10", "Medical and dental", "indicator", {"definition": key}, "figure", ">=", 90, "exec", holder="trust"
        )
        for key in ("review-health", "dental")
    ),
    Bound("3.1", "agreed by end of Q1", "milestone", {"milestone": "agreed by end of Q1"}, holder="deepdive"),
    Bound("3.1", "carried out by end of Q4", "milestone", {"milestone": "completion"}, holder="deepdive"),
    _stated(
        "3.1", "one consistent way", "nuala",
        "Clinics and schools use one form of words about consent; nobody has asked young people yet.", "deepdive",
    ),
    *_evaluation("3.2", "law better", "sh.law", *_HEALTH),
    *_evaluation("3.2", "more confident with sexual", "sh.confidence", *_HEALTH),
    *_evaluation("3.2", "step in and refer", "sh.refer", *_HEALTH),
    _stated(
        "3.3", "all the island's schools", "joanne",
        "Nineteen schools have sent their plans for the new lessons; we read them in February.", "edu",
    ),
    _edition("3.4", "flow chart is in use", documents.FLOW_CHART.title),
    Bound(
        "3.4", "Increase in the number", "indicator", {"definition": "seraf"}, comparator="increase", holder="csc",
        periods=_SECOND_HALF,
    ),
    _stated("3.5", "what the audit finds", "ruth", "Eight cases were audited; four were answered well.", "pqa"),
    Bound("3.6", "All secondary schools", "coverage", {"set": training.SCHOOLS_LIST}, holder="met"),
    Bound(
        "3.6", "All secondary schools", "evaluation", {"question": "plays.tell", "course": "play"},
        comparator=">=", threshold=75, target_set_by="met", holder="met",
    ),
)  # fmt: skip

SETTLED = (
    # “In use” is looked at every second month, and a school's lesson is more than a thing done.
    Settled("2.7", "short protocol", BINDING_DAY, months=2),
    Settled("3.1", "one consistent way", BINDING_DAY, due=on(31, 12), level="children"),
    Settled("3.3", "all the island's schools", BINDING_DAY, level="practice"),
)

JUDGED = (
    Judged(
        "1.2", "answers the needs", "wfd", "sam", "reasonable",
        "Five of the six needs have a course this year. For supervising staff no trainer was found.",
        on(5, 12), "Workforce Development Group, 5 December 2017",
    ),
    Judged(
        "1.2", "answers the needs", "wfd", "sam", "reasonable",
        "Unchanged: the sixth need waits for a trainer, and goes into next year's plan.",
        on(27, 2, 2018), "Workforce Development Group, 27 February 2018",
    ),
    Judged(
        "2.9", "understands better why", "edu", "joanne", "reasonable",
        "Forty-one families answered. We know the reasons now; half of them were never asked before.",
        on(14, 11), "Education Group, 14 November 2017",
    ),
    Judged(
        "3.5", "what the audit finds", "pqa", "ruth", "reasonable",
        "The audit was sound and its findings are being acted on; four cases wait for the second look.",
        on(5, 12), "PQA, 5 December 2017",
    ),
    Judged(
        "1.3", "report assures", "pqa", "ruth", "limited",
        "Two quarters of interviews and no analysis yet: we cannot say whether neglect is found in time.",
        on(5, 12), "PQA, 5 December 2017", cites=False,
    ),
    Judged(
        "2.7", "full protocol", "lig", "esther", "substantial",
        "It is adopted, it is on the site, and three agencies showed how their staff were told.",
        on(14, 11), "Learning and Inquiry Group, 14 November 2017",
    ),
    Judged(
        "2.7", "short protocol", "lig", "esther", "reasonable",
        "Two thirds of those who refer say that they used the flow chart; we ask again in two months.",
        on(14, 11), "Learning and Inquiry Group, 14 November 2017",
    ),
    # Out of date on 15 January, and renewed before the Executive meets.
    Judged(
        "2.7", "short protocol", "lig", "esther", "substantial",
        "Eight of ten who refer used it, and fewer calls ask where to send a referral.",
        on(23, 1, 2018), "Learning and Inquiry Group, 23 January 2018",
    ),
)  # fmt: skip

# The framework of 1.5 as it stood in January: of interventions and evaluation there was little to show.
FRAMEWORK = "Is the neglect strategy working?"
FRAMEWORK_INTRODUCTION = (
    "The four areas of the neglect strategy, and three things that evaluation and case studies are to show in each. An"
    " empty place is one of which nobody can say anything yet."
)
AREAS = ("Governance", "Prevention", "Interventions", "Evaluation")
STATEMENTS = (
    ("a", "Practitioners find the information, tools and training they need."),
    ("b", "Practitioners can give evidence of using the tools in their daily work to a child’s benefit."),
    ("c", "Practitioners can give evidence that training has changed their work with children for the better."),
)
FRAMED = on(5, 1, 2018)
PLACED = (
    Placed(FRAMED, "Governance", "a", "1.2", "answers the needs"),
    Placed(FRAMED, "Prevention", "a", "1.1", "is published"),
    Placed(FRAMED, "Prevention", "b", "1.1", "helps them see"),
    Placed(FRAMED, "Prevention", "c", "1.2", "over 90%"),
    Placed(FRAMED, "Interventions", "b", "1.1", "same assessment"),
    Placed(FRAMED, "Interventions", "b", "1.4", "sound action plan"),
    # Evaluation stays empty until March.
    Placed(on(21, 3, 2018), "Evaluation", "b", "1.3", "report assures"),
    Placed(on(21, 3, 2018), "Evaluation", "c", "1.4", "Attendance data"),
)

"""The questionnaires of the year, taken from the bank as a business manager, a training manager or an analyst would.

`instrument_of(island.partnership, "coercive_control")` is one of them, by its key in MADE:

    evaluation_before, evaluation_after, evaluation_later     any course (1.2 neglect, and the rest)
    coercive_control                                          2.3: recognise it AND act
    substance_misuse_before, substance_misuse_after           2.5: knowledge AND confidence
    sexual_health                                             3.2: three statements
    joint_training                                            2.2: split by workforce
    online_safety                                             2.8: parents
    neglect_toolkit                                           1.1: professionals, before and after publication
    parents                                                   2.6: parents and carers, adults outside the home
    home_education                                            2.9
    plays                                                     3.6: children
    pulse_protocol                                            2.1: staff on the Family Approach protocol
    audit_abuse, audit_attendance, audit_mental_health        3.5, 1.4, 2.4: each carries the standard question of 2.6
    section_11, exploitation                                  the yearly self-assessment; 3.4, the tool's shell

A question is found by what the bank calls it: `question_of(island.partnership, "cc.act")`; the bank is in
`sightline/questions/rules/bank`. The standard question of 2.6 is "audit.adults_outside".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from demo.playing import Event, Island
from demo.year.telling import on
from sightline.people.models import Partnership
from sightline.questions import actions
from sightline.questions.models import Instrument, Question, Standard
from sightline.questions.rules.bank import ADULTS_OUTSIDE, BANK
from sightline.questions.rules.kinds import InstrumentKind


@dataclass(frozen=True)
class Made:
    """One taken from the bank on a day; `name` and `title` where it is to be called otherwise."""

    bank: str
    by: str
    day: dt.date
    name: str = ""
    title: str = ""


MADE = {
    "evaluation_before": Made("evaluation_before", "linda", on(12, 5)),
    "evaluation_after": Made("evaluation_after", "linda", on(12, 5)),
    "evaluation_later": Made("evaluation_later", "linda", on(12, 5)),
    "coercive_control": Made("coercive_control", "linda", on(18, 9)),
    "substance_misuse_before": Made("substance_misuse_before", "linda", on(18, 9)),
    "substance_misuse_after": Made("substance_misuse_after", "linda", on(18, 9)),
    "sexual_health": Made("sexual_health", "linda", on(5, 6)),
    "joint_training": Made("joint_training", "linda", on(4, 9)),
    "online_safety": Made("online_safety", "linda", on(11, 9)),
    "neglect_toolkit": Made("neglect_toolkit", "kofi", on(7, 6)),
    "parents": Made("parents", "kofi", on(2, 10)),
    "home_education": Made("home_education", "kofi", on(12, 6)),
    "plays": Made("plays", "linda", on(2, 10)),
    "pulse_protocol": Made(
        "pulse",
        "kofi",
        on(6, 11),
        "Staff pulse: the Family Approach protocol",
        "The protocol on the Family Approach to Safeguarding",
    ),
    "audit_abuse": Made("case_audit", "kofi", on(15, 5), "Case audit: sexual abuse in the family"),
    "audit_attendance": Made("case_audit", "kofi", on(4, 9), "Case audit: attendance below 50%"),
    "audit_mental_health": Made("case_audit", "kofi", on(8, 1, 2018), "Case audit: parental mental ill health"),
    "section_11": Made("section_11", "dana", on(4, 9)),
    "exploitation": Made("exploitation", "dana", on(19, 6)),
}
STANDARD_SINCE = on(10, 5)


def made(island: Island) -> list[Event]:
    """The standard question of 2.6, then each questionnaire on its day."""
    return [
        Event(STANDARD_SINCE, "the standard question of 2.6", partial(_standard, island)),
        *(Event(one.day, f"questionnaire {key}", partial(_make, island, one)) for key, one in MADE.items()),
    ]


def instrument_of(partnership: Partnership, key: str) -> Instrument:
    """The questionnaire with this key in MADE. Raises Instrument.DoesNotExist before its day."""
    return Instrument.objects.get(partnership=partnership, name=_name(MADE[key]))


def question_of(partnership: Partnership, bank_key: str) -> Question:
    """The question that the bank calls so. Raises Question.DoesNotExist where no questionnaire asks it yet."""
    return Question.objects.get(partnership=partnership, bank_key=bank_key)


def _name(one: Made) -> str:
    return one.name or BANK[one.bank].document["name"]


def _standard(island: Island) -> None:
    """Made once, however often a station is played."""
    there = Standard.objects.filter(partnership=island.partnership, question__bank_key=ADULTS_OUTSIDE["id"])
    if not there.exists():
        actions.make_standard(
            by=island.person("dana"),
            partnership=island.partnership,
            kind=InstrumentKind.AUDIT,
            definition=ADULTS_OUTSIDE,
            bank_key=ADULTS_OUTSIDE["id"],
        )


def _make(island: Island, one: Made) -> None:
    if not Instrument.objects.filter(partnership=island.partnership, name=_name(one)).exists():
        document = {**BANK[one.bank].document}
        if one.title:
            document["title"] = one.title
        actions.create_from_document(
            by=island.person(one.by),
            partnership=island.partnership,
            document=document,
            name=_name(one),
            bank=True,
        )

"""What is said before the first question: what it is for, how long it takes, who sees what, and whom to call. Pure.

To children in short plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.questions.rules.anonymity import FEWEST
from sightline.questions.rules.kinds import FAMILIES, Audience, Mode

_QUESTIONS_A_MINUTE = 4
BACKUP_DAYS = 30


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call."""

    who: str
    number: str
    when: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Whom to call if somebody is in danger, and what nobody here can do."""

    title: str
    cannot: str
    calls: tuple[Call, ...]
    emergency: str


@dataclass(frozen=True, slots=True)
class Before:
    """All that stands before the first question."""

    length: str
    until: str
    who_sees: tuple[str, ...]
    disclosure: Disclosure | None
    start: str


def before(
    *,
    mode: str,
    audience: str,
    questions: int,
    closes_on: dt.date,
    partnership: str,
    reader: str,
    invited: bool,
    worried: Sequence[Mapping[str, str]],
) -> Before:
    """The words for one exercise. `reader` is who reads free text, "" where none is asked for; `invited` whether it was
    opened by an invitation; `worried` whom to call, as the partnership set it."""
    child = audience == Audience.CHILDREN
    minutes = max(1, round(questions / _QUESTIONS_A_MINUTE))
    return Before(
        length=f"{_count(questions, 'question')}: about {_count(minutes, 'minute')}.",
        until=f"You can answer until the end of {_day(closes_on)}.",
        who_sees=_who_sees(mode, child, closes_on, partnership, reader, invited),
        disclosure=_disclosure(child, mode, closes_on, worried) if audience in FAMILIES else None,
        start="Start",
    )


def _who_sees(
    mode: str, child: bool, closes_on: dt.date, partnership: str, reader: str, invited: bool
) -> tuple[str, ...]:
    if mode == Mode.ANONYMOUS and child:
        said = ["Nobody will know which answers are yours. Please do not write your name."]
        if reader:
            said.append(
                f"{reader} reads what children write, after {_day(closes_on)}, if at least {FEWEST} answer. If fewer"
                " do, nobody reads it."
            )
        said.append("You do not have to answer. Leave out what you like.")
        return tuple(said)
    if mode == Mode.ANONYMOUS:
        said = [
            "Nobody will see who wrote what, now or later: no name, no time and no address is kept with your answers.",
            f"When the survey closes on {_day(closes_on)} the answers are shuffled. They are shown only then, and only"
            f" if at least {FEWEST} people have answered.",
        ]
        if invited:
            said.append("Of your invitation only that it was used is kept, and not when.")
        if reader:
            said.append(
                f"What you write in your own words is read by {reader} then, and by nobody else. If fewer than {FEWEST}"
                " answer, nobody reads it, then or later."
            )
        said.append(f"Copies of the database made while it is open, for safety, are deleted within {BACKUP_DAYS} days.")
        return tuple(said)
    whose = "Your name stands with your answers" if invited else "Each person's answers can be read together"
    if child:
        return (f"{whose.replace('Each person', 'Each child')}. The people at {partnership} who asked can see them.",)
    said = [f"{whose}: those who run surveys for {partnership} see them."]
    if reader:
        said.append(f"What you write in your own words is read by {reader}.")
    return tuple(said)


def _disclosure(child: bool, mode: str, closes_on: dt.date, worried: Sequence[Mapping[str, str]]) -> Disclosure:
    calls = tuple(Call(one.get("who", ""), one.get("number", ""), one.get("when", "")) for one in worried)
    until = "until the survey has closed" if mode == Mode.ANONYMOUS else "straight away"
    if mode == Mode.ANONYMOUS and not child:
        until += f", nor then if fewer than {FEWEST} answer"
    if child:
        return Disclosure(
            title="If you do not feel safe",
            cannot=f"Nobody reads this {until}, and nobody here can come and help you. Tell a grown-up you trust"
            + (", or call:" if calls else "."),
            calls=calls,
            emergency="If you are in danger now, call 999.",
        )
    nobody = " and nobody will know who wrote it" if mode == Mode.ANONYMOUS else ""
    tell = (
        "To tell somebody about a child you are worried about, call:"
        if calls
        else "To tell somebody about a child you are worried about, call the children’s services of your council: no"
        " number is set on this page."
    )
    return Disclosure(
        title="If you or a child is in danger",
        cannot=f"This survey is not the place to say so: nobody reads what is written here {until}{nobody}, so nobody"
        f" here can act on it. {tell}",
        calls=calls,
        emergency="If somebody is in danger now, call 999.",
    )


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

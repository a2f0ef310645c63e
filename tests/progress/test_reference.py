"""`docs/reference/delivery.md`: its words are written by hand, its tables printed here from the rule."""

import datetime as dt
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from sightline.kit.periods import said
from sightline.progress.rules.delivery import DeliveryState, delivery
from sightline.progress.rules.facts import Facts
from tests.progress.year import CLOSED, SCRIPT, TAKEN, Later, Said, Withdrawn, actions, days, rounds

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "delivery.md"
PRINTED = "<!-- From here on printed by tests/progress/test_reference.py; with UPDATE_DOCS=1 it prints anew. -->\n"

SHORT = {
    DeliveryState.AWAITING_WORD: "word?",
    DeliveryState.AWAITING_AGREEMENT: "agreed?",
    DeliveryState.NOT_STARTED: "–",
    DeliveryState.COMPLETE: "✓",
}


def test_the_reference_shows_what_the_rule_says():
    by_hand, marker, there = PAGE.read_text().partition(PRINTED)
    assert marker, f"{PAGE.name} has lost the line under which its tables are printed."
    wanted = "\n".join(_printed())
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(by_hand + marker + wanted)
        there = wanted
    assert there == wanted


def test_the_year_meets_every_state_but_one():
    seen = {delivery(facts, day).state for _, facts in actions().values() for day in days()}
    assert set(DeliveryState) - seen == {DeliveryState.UNDATED}  # every action of this plan has a date


def test_the_script_speaks_of_the_plans_own_actions():
    assert list(actions()) == list(SCRIPT)
    assert sum(len(facts.milestones) for _, facts in actions().values()) == 32 + len(TAKEN)


def _printed() -> Iterator[str]:
    every, when = actions(), days()
    yield "\n## All 21 actions through the year\n"
    yield (
        "Each column is the end of a day: the end of each month, the day answers to a round were due (*due*) and the"
        " day it was closed (*closed*). Asked on"
        f" {_listed([_day(one.asks_on) for one in rounds()])}.\n"
    )
    yield (
        "– not started · word? awaiting word · agreed? said to be met, awaiting agreement · **22 d** 22 days overdue ·"
        " ✓ complete\n"
    )
    half = len(when) // 2
    for part in (when[:half], when[half:]):
        yield "| action | " + " | ".join(_column(day) for day in part) + " |"
        yield "|---|" + "---|" * len(part)
        for number, (title, facts) in every.items():
            yield f"| {number} {title} | " + " | ".join(_short(facts, day) for day in part) + " |"
        yield ""
    yield "## Each action, and why\n"
    yield "What was said comes first, then each day of the table on which delivery stood otherwise than before.\n"
    for number, (title, facts) in every.items():
        yield f"### {number} {title}\n"
        for one in facts.milestones:
            kind = {"recurring": "each quarter, last ", "ongoing": "throughout, to "}.get(one.kind, "")
            yield f"* Promised: {one.label}, {kind}{_day(one.due_adopted)}."
        yield from (f"* {_told(one)}" for one in SCRIPT[number])
        if not SCRIPT[number]:
            yield "* Nobody ever answered."
        yield "\n| day | delivery | why | what else |\n|---|---|---|---|"
        before = None
        for day in when:
            stands = delivery(facts, day)
            told = (stands.state, stands.reasons)
            if before is None or told != before:
                yield f"| {_column(day)} | {stands.words} | {' '.join(stands.reasons)} | {' '.join(stands.also)} |"
            before = told
        yield ""


def _short(facts: Facts, day: dt.date) -> str:
    stands = delivery(facts, day)
    if stands.state == DeliveryState.OVERDUE:
        return f"**{stands.days} d**"
    return SHORT.get(stands.state, stands.words)


def _column(day: dt.date) -> str:
    note = " closed" if day in CLOSED.values() else " due" if day in {one.due_on for one in rounds()} else ""
    return f"{day.day} {day:%b}{note}"


def _told(one: Said | Later | Withdrawn) -> str:
    if isinstance(one, Withdrawn):
        return f"Withdrawal from {_iso(one.becomes)} asked for on {_iso(one.asked)}, approved on {_iso(one.decided)}."
    if isinstance(one, Later):
        decided = (
            f"{'approved' if one.approved else 'refused'} on {_iso(one.decided)}" if one.decided else "not decided"
        )
        return f"For “{one.label}” {_iso(one.becomes)} asked for on {_iso(one.asked)}, {decided}."
    who = "Another owner" if one.by_another else "The owner"
    met = [f"{_named(what)} met on {_iso(on)}" for what, on in one.met.items()]
    became = f"agreed on {_iso(one.agreed)}" if one.agreed else "sent anew" if one.anew else "left unagreed at closing"
    says = f", saying {_listed(met)}" if met else ", saying nothing met"
    return f"{who} answered in round {one.round} on {_iso(one.sent)}{says}; {became}."


def _named(what: str | tuple[str, int]) -> str:
    return f"“{what[0]}” of quarter {what[1]}" if isinstance(what, tuple) else f"“{what}”"


def _listed(texts: list[str]) -> str:
    *most, last = texts
    return f"{', '.join(most)} and {last}" if most else last


def _iso(text: str) -> str:
    return _day(dt.date.fromisoformat(text))


def _day(day: dt.date) -> str:
    return said(day).partition(" (")[0]


def test_a_day_without_an_event_changes_only_the_count_of_days():
    """Between two days of the table, with nothing said, decided, closed or fallen due, only days overdue are added."""
    for _, facts in actions().values():
        for before, after in pairwise(days()):
            was, now = delivery(facts, before), delivery(facts, after)
            if was.state == now.state == DeliveryState.OVERDUE and was.reasons == now.reasons:
                assert now.days - was.days == (after - before).days

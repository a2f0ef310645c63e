"""Updates sent by one and by sixteen at once, beside the plain write W of as many: how long, how many, none lost."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.load import Rate, Target, Times, at_once, each, latency, throughput
from bench.pages import milliseconds, say, verdict
from bench.servers import prepare

WRITERS = 16
ALONE = 10  # updates that one writer sends in a round, and as many plain writes
GOAL_ALONE = 4.0  # as long as W
GOAL_AT_ONCE = 4.0  # W's writes a second, divided by the updates a second


@dataclass(frozen=True)
class Sent:
    """What sending gave on one database: one writer round by round, then all at once; each beside W."""

    database: str
    alone: Sequence[tuple[Times, Times]]
    plain: Rate
    updates: Rate
    given: int
    counted: Mapping[str, int]

    @property
    def lost(self) -> list[str]:
        """What the tables hold too few or too many of."""
        return [f"{number} {what}" for what, number in self.counted.items() if number != self.given]


def measure(database: str, settings: Mapping[str, str], plain: str, product: str, seconds: float) -> Sent:
    """Sends updates to the server at `product`, which runs with `settings`, and plain writes to the one at `plain`.

    Raises RuntimeError where one is refused."""
    say(f"sending updates, {database}")
    made = prepare("bench.answering.build", settings)
    write = Target(f"{plain}/write/", method="POST")
    waiting = [[_target(product, one) for one in own] for own in made["writers"]]
    first, begun, rounds = waiting[0], 2, []
    latency(write, ALONE)
    each(first[:begun])  # both workers are awake
    while begun + ALONE <= len(first) * 3 // 4:
        rounds.append((latency(write, ALONE), each(first[begun : begun + ALONE])))
        begun += ALONE
    waiting[0] = first[begun:]
    at_once_plain = throughput(write, WRITERS, seconds)
    updates = at_once(waiting)
    given = sum(map(len, made["writers"]))
    counted = prepare("bench.answering.count", settings, made["partnership"])
    return Sent(database, rounds, at_once_plain, updates, given, counted)


def _target(server: str, one: Mapping[str, Any]) -> Target:
    return Target(f"{server}{one['address']}", one["cookie"], "POST", 302, body=one["fields"])


def table(found: Sequence[Sent]) -> list[str]:
    """One line for each database and number of writers."""
    lines = [
        "| updates sent | median ms | p95 ms | each second | W: median ms, each second | ratio | goal |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for one in found:
        plain = statistics.median(w.median for w, _ in one.alone)
        mine = statistics.median(u.median for _, u in one.alone)
        ratio = statistics.median(u.median / w.median for w, u in one.alone)
        p95 = statistics.median(u.p95 for _, u in one.alone)
        lines.append(
            f"| one writer, {one.database} | {milliseconds(mine)} | {milliseconds(p95)} | {1 / mine:,.0f} |"
            f" {milliseconds(plain)}, {1 / plain:,.0f} | {ratio:.1f} W | {verdict(ratio, GOAL_ALONE)} |"
        )
        slower = one.plain.each_second / one.updates.each_second
        lines.append(
            f"| {WRITERS} at once, {one.database} | {milliseconds(one.updates.times.median)} |"
            f" {milliseconds(one.updates.times.p95)} | {one.updates.each_second:,.0f} |"
            f" {milliseconds(one.plain.times.median)}, {one.plain.each_second:,.0f} |"
            f" 1/{slower:.1f} of W's | at least 1/{GOAL_AT_ONCE:g}:"
            f" {'met' if slower <= GOAL_AT_ONCE else '**missed**'} |"
        )
    return lines


def counts(found: Sequence[Sent]) -> list[str]:
    """Whether anything was refused or lost, in sentences."""
    said = []
    for one in found:
        lost = f"**the tables hold {', '.join(one.lost)}**" if one.lost else "none was lost"
        what = ", ".join(one.counted)
        said.append(f"{one.database}: {one.given} updates were sent, none was refused, {lost} (counted: {what}).")
    return said

"""Fifty people book twenty seats at once, each on a connection of her own: how long each waits, and that exactly twenty
get a seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.load import Rate, Target, at_once
from bench.pages import milliseconds, say
from bench.servers import prepare

PEOPLE, SEATS, TURNS = 50, 20, 3


@dataclass(frozen=True)
class Booked:
    """What came of it on one database, turn by turn: how they were answered, and how many got a seat or wait."""

    database: str
    turns: Sequence[tuple[Rate, Mapping[str, int]]]


def measure(database: str, settings: Mapping[str, str], product: str) -> Booked:
    """Books on the server at `product`, which runs with `settings`. Raises RuntimeError where one is refused."""
    say(f"booking seats, {database}")
    turns = []
    for number, one in enumerate(prepare("bench.seats.build", settings)):
        visits = [
            [
                Target(
                    f"{product}{one['address']}",
                    method="POST",
                    body=urlencode({"name": f"Person {n}", "email": f"p{n}.{number}@parents.example"}),
                )
            ]
            for n in range(PEOPLE)
        ]
        rate = at_once(visits)
        turns.append((rate, prepare("bench.seats.count", settings, one["session"])))
    return Booked(database, turns)


def table(found: Sequence[Booked]) -> list[str]:
    """A line for each database: the turn that took longest."""
    lines = [
        f"| {PEOPLE} people book {SEATS} seats at once | all answered after, ms | median ms | p95 ms | seats given |",
        "|---|---:|---:|---:|---|",
    ]
    for one in found:
        slowest, _ = max(one.turns, key=lambda turn: turn[0].seconds)
        wrong = [counted for _, counted in one.turns if counted != {"seats": SEATS, "waiting": PEOPLE - SEATS}]
        said = f"**{wrong}**" if wrong else f"{SEATS} in each of {len(one.turns)} turns, {PEOPLE - SEATS} wait: met"
        lines.append(
            f"| {one.database} | {milliseconds(slowest.seconds)} | {milliseconds(slowest.times.median)} |"
            f" {milliseconds(slowest.times.p95)} | {said} |"
        )
    return lines

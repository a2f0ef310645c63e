"""Pages that are measured in turn, and their table: medians, p95 and the ratio to a floor."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.load import Target, Times, latency


@dataclass
class Page:
    """A page that is measured: `goal` in units of `floor`, None where there is none."""

    title: str
    target: Target
    floor: str = ""
    goal: float | None = None
    rounds: list[Times] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(one.median for one in self.rounds)

    @property
    def p95(self) -> float:
        return statistics.median(one.p95 for one in self.rounds)

    def ratio(self, other: Page) -> float:
        """How many times as long as `other`: the median over rounds, each with its own round."""
        return statistics.median(
            mine.median / theirs.median for mine, theirs in zip(self.rounds, other.rounds, strict=True)
        )


def say(line: str) -> None:
    """Progress, on the error stream."""
    print(line, file=sys.stderr, flush=True)


def measure_pages(pages: Sequence[Page], rounds: int, requests: int) -> None:
    """Every page in turn, `requests` of each in a round, again and again."""
    for page in pages:
        latency(page.target, requests)
    for turn in range(rounds):
        say(f"round {turn + 1} of {rounds}")
        for page in pages:
            page.rounds.append(latency(page.target, requests))


def milliseconds(seconds: float) -> str:
    """A time as it stands in the table."""
    return f"{seconds * 1000:.1f}" if seconds < 1 else f"{seconds * 1000:,.0f}"


def verdict(ratio: float, goal: float | None) -> str:
    """Whether the goal was met, in a word."""
    if goal is None:
        return "-"
    return f"{goal:g}: met" if ratio <= goal else f"{goal:g}: **missed**"


def pages_table(pages: Sequence[Page]) -> list[str]:
    """Medians, the time 19 of 20 stayed below, and the ratio to the floor."""
    by_title = {page.title: page for page in pages}
    lines = ["| page | median ms | p95 ms | kB | ratio | goal |", "|---|---:|---:|---:|---:|---|"]
    for page in pages:
        ratio = page.ratio(by_title[page.floor]) if page.floor else None
        lines.append(
            f"| {page.title} | {milliseconds(page.median)} | {milliseconds(page.p95)} |"
            f" {page.rounds[-1].size / 1000:.1f} | "
            + (f"{ratio:.2f} {page.floor} | {verdict(ratio, page.goal)} |" if ratio else "- | - |")
        )
    return lines

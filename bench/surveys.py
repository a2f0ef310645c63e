"""Results of surveys with a thousand, a hundred thousand and a million answers; and two thousand evaluations, sent by
sixteen at once and counted afterwards.

    python -m bench.surveys     measures these alone, beside F21 and W
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.alone import alone, rounds_asked
from bench.load import Rate, Target, Times, at_once, latency, throughput
from bench.pages import Page, measure_pages, milliseconds, pages_table, say
from bench.sending import WRITERS
from bench.servers import prepare

SIZES = (1_000, 100_000, 1_000_000)
EVALUATIONS = 2_000
GOAL = 2.0  # times F21, for a page of results


def pages_of(product: str, made: Mapping[str, Any]) -> list[Page]:
    """The pages of results, each beside F21; and the first page of a survey, which two thousand may open at once."""
    found = [
        Page(f"Results of {size:,} answers, by agency", Target(f"{product}{address}", session), "F21", GOAL)
        for size, (address, session) in ((size, made["pages"][str(size)]) for size in SIZES)
    ]
    return [*found, Page("A survey’s first page, opened by nobody known", Target(f"{product}{made['begin']}"), "F21")]


def send(product: str, made: Mapping[str, Any]) -> Rate:
    """Every evaluation, by all writers at once. Raises RuntimeError where one is refused."""
    return at_once(
        [
            [Target(f"{product}{one['address']}", method="POST", body=one["fields"]) for one in own]
            for own in made["writers"]
        ]
    )


def table(sent: Rate, plain: Rate, alone: Times, counted: Mapping[str, int]) -> list[str]:
    """How quick, beside the plain write W at once, and whether any was lost."""
    lost = [f"{number} {what}" for what, number in counted.items() if number != EVALUATIONS]
    slower = plain.each_second / sent.each_second
    return [
        "| evaluations sent | median ms | p95 ms | each second | W: each second | ratio |",
        "|---|---:|---:|---:|---:|---:|",
        f"| {EVALUATIONS:,}, {WRITERS} at once | {milliseconds(sent.times.median)} | {milliseconds(sent.times.p95)} |"
        f" {sent.each_second:,.0f} | {plain.each_second:,.0f} | 1/{slower:.1f} of W’s |",
        "",
        f"* {EVALUATIONS:,} evaluations were sent, none was refused,"
        f" {'**the tables hold ' + ', '.join(lost) + '**' if lost else 'none was lost'}"
        f" (counted: {', '.join(counted)}). W alone took {milliseconds(alone.median)} ms.",
    ]


def measured(settings: Mapping[str, str], plain: str, product: str, floor: Page, rounds: int) -> Sequence[str]:
    """The tables, of servers that run already; `floor` is F21."""
    say("making surveys of 1,000, 100,000 and 1,000,000 answers")
    made = prepare("bench.surveying.build", settings)
    pages = [floor, *pages_of(product, made)]
    measure_pages(pages, rounds, 10)
    say("sending evaluations")
    write = Target(f"{plain}/write/", method="POST")
    alone, at_once_plain = latency(write, 50), throughput(write, WRITERS, 3.0)
    sent = send(product, made)
    return [
        *pages_table(pages),
        "",
        *table(sent, at_once_plain, alone, prepare("bench.surveying.count", settings, made["evaluation"])),
    ]


def main() -> None:
    """These measurements alone, printed."""
    rounds = rounds_asked(__doc__)
    with alone() as site:
        print("\n".join(measured(site.settings, site.plain, site.product, site.floor, rounds)))


if __name__ == "__main__":
    main()

"""The scorecard with 27 indicators of 40 quarters each (bench/counts.py), and the page of one with its chart.

python -m bench.scorecard     measures these alone, beside F21
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.alone import alone, rounds_asked
from bench.load import Target
from bench.pages import Page, measure_pages, pages_table, say
from bench.servers import prepare

INDICATORS, QUARTERS = 27, 40
GOAL = 2.0
REQUESTS = 8


def measured(settings: Mapping[str, str], product: str, floor: Page, rounds: int) -> Sequence[str]:
    """The table, of servers that run already; `floor` is F21."""
    say("making 27 indicators of 40 quarters")
    made: dict[str, Any] = prepare("bench.counts.build", settings, INDICATORS, QUARTERS)
    pages = [floor]
    for title, (address, session) in made["pages"].items():
        said = f"{title}, {INDICATORS} indicators of {QUARTERS} quarters"
        goal = GOAL if title == "Scorecard" else None
        pages.append(Page(said, Target(f"{product}{address}", session), "F21", goal))
    measure_pages(pages, rounds, REQUESTS)
    return pages_table(pages)


def main() -> None:
    """Measures these pages alone and prints the table."""
    rounds = rounds_asked(__doc__)
    with alone() as site:
        print("\n".join(measured(site.settings, site.product, site.floor, rounds)))


if __name__ == "__main__":
    main()

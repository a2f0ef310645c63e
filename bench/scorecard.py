"""The scorecard with 27 indicators of 40 quarters each (bench/counts.py), and the page of one with its chart.

python -m bench.scorecard     measures these alone, beside F21
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.load import Target
from bench.pages import Page, measure_pages, pages_table, say
from bench.servers import plain_site, prepare, running, site

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
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name:
        folder = Path(name)
        floor_settings = plain_site(f"sqlite:///{folder / 'floor.sqlite3'}")
        cookie = prepare("bench.floor.data.build", floor_settings)["cookie"]
        prepare("bench.shelves.nothing", site(folder))
        with (
            running("bench.floor.wsgi", floor_settings) as (plain, _),
            running("config.wsgi", site(folder)) as (product, _),
        ):
            floor = Page("F21", Target(f"{plain}/rows/21/", cookie))
            print("\n".join(measured(site(folder), product, floor, rounds)))


if __name__ == "__main__":
    main()

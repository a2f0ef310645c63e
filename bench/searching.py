"""The library's search over twenty thousand documents (bench/shelves.py): a word in few of them, one in all, several,
none.

python -m bench.searching     measures these alone, beside F21
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

REQUESTS = 6


def measured(settings: Mapping[str, str], product: str, floor: Page, rounds: int) -> Sequence[str]:
    """The table, of servers that run already; `floor` is F21."""
    say("making a library of 20,000 documents")
    made: dict[str, Any] = prepare("bench.shelves.build", settings)
    pages = [
        floor,
        *(
            Page(f"Library of 20,000, {title}", Target(f"{product}{address}", session), "F21")
            for title, (address, session) in made.items()
        ),
    ]
    measure_pages(pages, rounds, REQUESTS)
    return pages_table(pages)


def main() -> None:
    """Measures the searches alone and prints the table."""
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

"""The library's search over twenty thousand documents (bench/shelves.py): a word in few of them, one in all, several,
none.

python -m bench.searching     measures these alone, beside F21
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.alone import alone, rounds_asked
from bench.load import Target
from bench.pages import Page, measure_pages, pages_table, say
from bench.servers import prepare

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
    rounds = rounds_asked(__doc__)
    with alone() as site:
        print("\n".join(measured(site.settings, site.product, site.floor, rounds)))


if __name__ == "__main__":
    main()

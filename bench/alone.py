"""One part of the benchmark measured by itself: the floor and an empty Sightline, started for it and gone after it."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.load import Target
from bench.pages import Page
from bench.servers import plain_site, prepare, running, site


class Alone(NamedTuple):
    """Two servers that run: the addresses of the floor and the product, the product's settings, and the page F21."""

    settings: Mapping[str, str]
    plain: str
    product: str
    floor: Page


def rounds_asked(said: str | None) -> int:
    """How many rounds the command line asks for; `said` is what the module says of itself."""
    parser = argparse.ArgumentParser(description=(said or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args().rounds


@contextmanager
def alone() -> Iterator[Alone]:
    """Starts both servers, on databases of their own."""
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name:
        folder = Path(name)
        floor_settings = plain_site(f"sqlite:///{folder / 'floor.sqlite3'}")
        cookie = prepare("bench.floor.data.build", floor_settings)["cookie"]
        prepare("bench.surveying.look", site(folder))
        with (
            running("bench.floor.wsgi", floor_settings) as (plain, _),
            running("config.wsgi", site(folder)) as (product, _),
        ):
            yield Alone(site(folder), plain, product, Page("F21", Target(f"{plain}/rows/21/", cookie)))

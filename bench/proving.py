"""What evidence costs: every verdict of the founding plan (bench/verdicts.py), the plan on a page with its verdicts,
and the pages of one partnership among a hundred and fifty with ten years each (bench/neighbours.py).

    python -m bench.proving     measures these alone, beside F21
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.alone import rounds_asked
from bench.load import Target, latency
from bench.pages import Page, measure_pages, milliseconds, pages_table, say, verdict
from bench.servers import demonstration, plain_site, prepare, running

SLUG = "marram"
OTHERS = 149
REQUESTS = 8
VERDICTS, AMONG = 10.0, 1.3  # goals: times F21, times alone
PLAN = 1.5  # times F21
_TITLES = {
    "plan": "Plan on a page",
    "action": "Action with its evidence",
    "work": "My work",
    "executive": "The Executive’s page",
    "measures": "Measures and evidence",
}


def measured(island: Mapping[str, str], folder: Path, floor: Page, rounds: int) -> Sequence[str]:
    """The tables. `island` are the settings of a demonstration that nobody changes; the two partnerships are made of
    copies of it in `folder`. `floor` is F21, on a server that runs already."""
    say("verdicts")
    took = []  # each beside the floor of the same moment
    for _ in range(rounds):
        found = prepare("bench.verdicts.timed", island)
        took.append((statistics.median(found["taken"]), latency(floor.target, REQUESTS).median))
    alone, among = (_copy(island, folder / name) for name in ("alone", "among"))
    say(f"making ten years of one partnership, and of {OTHERS} others")
    prepare("bench.neighbours.build", alone, SLUG, 0)
    made = prepare("bench.neighbours.build", among, SLUG, OTHERS)
    opened = [prepare("bench.verdicts.addresses", settings) for settings in (alone, among)]
    with running("config.wsgi", alone) as (quiet, _), running("config.wsgi", among) as (crowded, _):
        pages = [floor]
        for what, title in _TITLES.items():
            for first in (False, True):
                pair = [
                    Page(
                        f"{'First look: ' if first else ''}{title}, {where}",
                        Target(f"{server}{own[what][0]}", own[what][1], first_look=first),
                        "F21",
                        PLAN if (what, first) == ("plan", False) else None,
                    )
                    for where, server, own in zip(("alone", "among 150"), (quiet, crowded), opened, strict=True)
                ]
                pages += pair
        measure_pages(pages, rounds, REQUESTS)
    ratio = statistics.median(mine / plain for mine, plain in took)
    whole = statistics.median(mine for mine, _ in took)
    return [
        "| every verdict of the founding plan, from nothing | ms | ratio | goal |",
        "|---|---:|---:|---|",
        f"| {found['measures']} measures, {found['verdicts']} pieces of evidence, in process | {milliseconds(whole)} |"
        f" {ratio:.2f} F21 | {verdict(ratio, VERDICTS)} |",
        "",
        *pages_table(pages),
        "",
        *_among(pages, made),
    ]


def _among(pages: Sequence[Page], made: Mapping[str, int]) -> list[str]:
    """How many times as long each page takes where a hundred and forty-nine others share the database."""
    rows = sum(made.values())
    lines = [
        f"| among {OTHERS + 1} partnerships with ten years each ({rows / 1e6:.1f} million rows), beside alone | times |"
        " goal |",
        "|---|---:|---|",
    ]
    for quiet, crowded in zip(pages[1::2], pages[2::2], strict=True):
        ratio = crowded.ratio(quiet)
        lines.append(f"| {quiet.title.removesuffix(', alone')} | {ratio:.2f} | {verdict(ratio, AMONG)} |")
    return lines


def _copy(island: Mapping[str, str], folder: Path) -> dict[str, str]:
    shutil.copytree(island["SIGHTLINE_DATA"], folder)
    return demonstration(folder)


def main() -> None:
    """Measures these alone and prints the tables."""
    rounds = rounds_asked(__doc__)
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name:
        folder = Path(name)
        floor_settings = plain_site(f"sqlite:///{folder / 'floor.sqlite3'}")
        cookie = prepare("bench.floor.data.build", floor_settings)["cookie"]
        island = demonstration(folder / "demonstration")
        prepare("bench.data.demonstration", island)
        with running("bench.floor.wsgi", floor_settings) as (plain, _):
            floor = Page("F21", Target(f"{plain}/rows/21/", cookie))
            print("\n".join(measured(island, folder, floor, rounds)))


if __name__ == "__main__":
    main()

"""`./sightline bench`: measures the floors and the product in turn, and writes bench/results.md.

    python -m bench [--rounds N]

The floor and the product are served at the same time by the same server, and asked in turn, so that what else the
machine does meets both; a ratio is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import booking, crowd, proving, scorecard, searching, sending, surveys
from bench.load import Target, latency, throughput
from bench.pages import Page, measure_pages, milliseconds, pages_table, say
from bench.servers import ROOT, demonstration, memory_of_workers, plain_site, prepare, running, site
from tests import postgres

RESULTS = ROOT / "bench" / "results.md"
SHARED = ROOT.parent / "shared" / "input" / "founding-plan"
REQUESTS = 10  # in each round, for each page: few, so that what else the machine does meets page and floor alike
CONNECTIONS = 16  # at once, for throughput
SECONDS = 3.0  # of throughput
SIZES = (21, 1_000, 10_000)  # of the history, as bench.data makes it
NO_FIRST_LOOK = ("give", "front", "published")  # never kept, or kept whatever question is added to the address


def documents() -> list[Path]:
    """The founding plan in each type where it lies beside the checkout, else the demonstration's Word document."""
    found = [path for kind in ("docx", "xlsx", "pdf", "txt") for path in sorted(SHARED.glob(f"*.{kind}"))]
    return found or sorted((ROOT / "demo").glob("*.docx"))


def command_time(command: Sequence[str | Path], turns: int = 9) -> float:
    """The median wall time of a whole command, in seconds."""
    taken = []
    for _ in range(turns):
        start = time.perf_counter()
        subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def reading_table(paths: Sequence[Path]) -> list[str]:
    """Reading in process, and as whole commands."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.reading", *map(str, paths)], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, list[float]] = json.loads(done.stdout)
    floor = statistics.median(found["floor"])
    lines = ["| reading | median ms | p95 ms | ratio | goal |", "|---|---:|---:|---:|---|"]
    for kind, taken in found.items():
        median = statistics.median(taken)
        title = {"floor": "X, the bare XML library", "python-docx": "python-docx, cells' text alone"}.get(
            kind, f"{kind}, in process"
        )
        goal = f"25 ms: {'met' if median <= 0.025 else '**missed**'}" if kind == "docx" else "-"
        p95 = sorted(taken)[int(len(taken) * 0.95)]
        lines.append(f"| {title} | {milliseconds(median)} | {milliseconds(p95)} | {median / floor:.1f} X | {goal} |")
    return lines


def commands_table(path: Path) -> list[str]:
    """Reading as a whole command, with Python's own start beside it, and pandoc where it is installed."""
    start = command_time([sys.executable, "-c", "pass"])
    through = command_time([ROOT / "sightline", "read-plan", path])
    lines = ["| whole command | median ms | without Python's own start |", "|---|---:|---:|"]
    lines.append(f"| python, doing nothing | {milliseconds(start)} | - |")
    lines.append(f"| ./sightline read-plan | {milliseconds(through)} | {milliseconds(through - start)} |")
    pandoc = shutil.which("pandoc")
    if pandoc:
        took = command_time([pandoc, path, "-t", "json"])
        lines.append(f"| pandoc to JSON | {milliseconds(took)} | {milliseconds(took)} |")
    return lines


def papers_table(founding: dict[str, Any], many: dict[str, Any]) -> list[str]:
    """The papers in each form: the first time and again, beside T, and what they cost a page."""
    plain = founding["floor"]
    lines = ["| paper | pages | first ms | again ms | a page, ms | goal |", "|---|---:|---:|---:|---:|---|"]
    lines.append(_paper("T, the bare typesetter", plain["pages"], plain["pdf"], "-"))
    for whose, found in (("the founding plan", founding), ("200 actions", many)):
        for kind, words in (("pack", "pack of a meeting"), ("round", "all that is told of a round")):
            for form, (title, goal) in PACK_GOALS.items():
                paper, again = found[kind], statistics.median(found[kind][form][1:])
                if found is founding:
                    said = f"{goal:.2f} s: {'met' if again <= goal else '**missed**'}"
                else:
                    share = (
                        again / paper["pages"],
                        statistics.median(founding[kind][form][1:]) / founding[kind]["pages"],
                    )
                    said = f"no more a page: {'met' if share[0] <= share[1] else '**missed**'}"
                lines.append(_paper(f"{words}, {whose}, {title}", paper["pages"], paper[form], said))
    return lines


PACK_GOALS = {"pdf": ("PDF", 0.30), "docx": ("Word", 0.20), "html": ("HTML", 0.10)}


def _paper(title: str, pages: int, taken: Sequence[float], goal: str) -> str:
    again = statistics.median(taken[1:])
    return (
        f"| {title} | {pages} | {milliseconds(taken[0])} | {milliseconds(again)} |"
        f" {milliseconds(again / pages)} | {goal} |"
    )


def pages_of(plain: str, cookie: str, product: str, made: Mapping[str, Any]) -> list[Page]:
    """Every page that is measured: the floors first, then each page at each size, then first looks after a change."""
    titles = {
        "plan": ("Plan on a page", "F21", 1.5),
        "work": ("My work", "F21", 1.5),
        "round": ("The round's page", "F21", 1.5),
        "executive": ("The Executive's page", "F21", 1.5),
        "board": ("The Board's page", "F21", 1.5),
        "action": ("Action with its history", "F21", 1.2),
        "list": ("List of 100 actions", "F100", 1.3),
        "give": ("The form for an update", "F21", None),
        "front": ("The public site's front page", "F21", 1.0),
        "published": ("The published plan", "F21", None),
    }

    def page(what: str, size: int, *, first: bool = False) -> Page:
        title, floor, goal = titles[what]
        address, session = made["pages"][str(size)][what]
        before = "First look: " if first else ""
        target = Target(f"{product}{address}", session, first_look=first)
        return Page(f"{before}{title}, of {size:,}", target, floor, goal)

    return [
        Page("F21", Target(f"{plain}/rows/21/", cookie)),
        Page("F100", Target(f"{plain}/rows/100/", cookie)),
        Page("W", Target(f"{plain}/write/", method="POST")),
        *(page(what, size) for what in titles for size in SIZES if (what, size) != ("list", 21)),
        *(page(what, SIZES[-1], first=True) for what in titles if what not in NO_FIRST_LOOK),
    ]


def growth(pages: Sequence[Page]) -> list[str]:
    """How many times as long a page takes with 10,000 actions in the history as with 21."""
    by_title = {page.title: page for page in pages}
    lines = ["| 10,000 in the history beside 21 | times |", "|---|---:|"]
    for title, page in by_title.items():
        small = by_title.get(title.replace("of 10,000", "of 21"))
        if title.endswith(", of 10,000") and small:
            grown = page.ratio(small)
            goal = f" (goal 1.2: {'met' if grown <= 1.2 else '**missed**'})" if title.startswith("Plan") else ""
            lines.append(f"| {title.removesuffix(', of 10,000')} | {grown:.2f}{goal} |")
    return lines


def on_postgresql(folder: Path) -> tuple[list[sending.Sent], list[booking.Booked], list[crowd.Crowd]]:
    """Sending, booking and the crowd on a PostgreSQL of our own, one server for the floor and one for the product;
    nothing without one."""
    if postgres.binaries() is None:
        say("PostgreSQL is not installed: not measured.")
        return [], [], []
    with postgres.running(durable=True) as floor_url, postgres.running(durable=True) as url:
        settings = site(folder, url)
        prepare("bench.floor.data.build", plain_site(floor_url))
        with (
            running("bench.floor.wsgi", plain_site(floor_url)) as (plain, _),
            running("config.wsgi", settings) as (product, _),
        ):
            sent = sending.measure("PostgreSQL", settings, plain, product, SECONDS)
            booked = booking.measure("PostgreSQL", settings, product)
            return [sent], [booked], [crowd.measure("PostgreSQL", settings, product)]


def papers(folder: Path, island: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The papers of the demonstration, which is the founding plan's year, and of the partnership with 200 actions."""
    say("papers")
    return prepare("bench.papers.measured", island, "marram"), prepare("bench.papers.measured", site(folder), "pack")


def run(rounds: int) -> str:
    """Measures everything; the page of results."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        floor_settings = plain_site(f"sqlite:///{folder / 'floor.sqlite3'}")
        say("making the data: 11,221 actions, 44,000 updates, 110,210 entries in the record")
        floor = prepare("bench.floor.data.build", floor_settings)
        made = prepare("bench.data.build", site(folder))
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
            cwd=ROOT,
            env={**os.environ, **site(folder)},
            check=True,
        )
        plain, _ = stack.enter_context(running("bench.floor.wsgi", floor_settings))
        product, master = stack.enter_context(running("config.wsgi", site(folder)))
        pages = pages_of(plain, floor["cookie"], product, made)
        measure_pages(pages, rounds, REQUESTS)
        say("throughput")
        looked_at = [
            *pages[:3],
            *(one for one in pages if one.title in ("Plan on a page, of 21", "My work, of 10,000")),
        ]
        rates = [(one.title, throughput(one.target, CONNECTIONS, SECONDS).each_second) for one in looked_at]
        csv = {size: made["pages"][str(size)]["csv"] for size in SIZES}
        files = [
            Page("CSV", Target(f"{plain}/rows/as.csv", floor["cookie"])),
            *(
                Page(
                    f"CSV of {size:,} actions",
                    Target(f"{product}{address}", session),
                    "CSV",
                    1.5 if size > 1_000 else None,
                )
                for size, (address, session) in csv.items()
            ),
        ]
        measure_pages(files, 3, 3)
        few = min(rounds, 5)
        answers = surveys.measured(site(folder), plain, product, Page("F21", pages[0].target), few)
        found = searching.measured(site(folder), product, Page("F21", pages[0].target), few)
        figures = scorecard.measured(site(folder), product, Page("F21", pages[0].target), few)
        sent = [sending.measure("SQLite", site(folder), plain, product, SECONDS)]
        booked = [booking.measure("SQLite", site(folder), product)]
        memory = [memory_of_workers(master)]
        crowds = [crowd.measure("SQLite", site(folder), product)]
        address, session = made["pack"]
        for form in PACK_GOALS:  # by the workers that are weighed
            latency(Target(f"{product}{address.replace('FORM', form)}", session), 4)
        memory.append(memory_of_workers(master))
        more_sent, more_booked, more_crowds = on_postgresql(folder)
        island = demonstration(folder / "demonstration")
        prepare("bench.data.demonstration", island)
        founding, many = papers(folder, island)
        proved = proving.measured(island, folder, Page("F21", pages[0].target), few)
        say("the record")
        record = prepare("bench.data.verify_every_chain", site(folder))
    say("reading")
    paths = documents()
    lines = [
        "# How quick Sightline is",
        "",
        f"Written by `./sightline bench` on {platform.machine()} with {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite; gunicorn with 2 workers. Everything is a ratio to a floor measured in"
        f" the same run: {rounds} rounds of {REQUESTS} requests each, one connection. When it began, {busy:.1f} other"
        f" processes wanted a core; when it ended, {os.getloadavg()[0]:.1f}.",
        "",
        "F21 and F100 are a new Django project's page for somebody signed in, one indexed query, 21 or 100 rows; W is a"
        " view that writes one row; T is the bare typesetter on a prepared document; X is the bare XML library reading"
        " the rows of the Word file. “of 10,000” is how many actions the partnership has, this year's 21 among them,"
        " each with its rounds of answers. A page is kept until its partnership's record grows (docs/adr/0013); a first"
        " look is what drawing it anew after a change costs.",
        "",
        *pages_table(pages),
        "",
        *growth(pages),
        "",
        f"| requests a second, {CONNECTIONS} connections | |",
        "|---|---:|",
        *(f"| {title} | {rate:,.0f} |" for title, rate in rates),
        "",
        "An update is sent by the link from the mail, signed in: session, form token, rating, a milestone, the entry in"
        " the record and the receipt in the outbox.",
        "",
        *sending.table([*sent, *more_sent]),
        "",
        *(f"* {one}" for one in sending.counts([*sent, *more_sent])),
        "",
        "A seat is asked for on the public site: the form is checked, the seat kept under the session's lock, the entry"
        " in the record and the message with the link written, in one transaction.",
        "",
        *booking.table([*booked, *more_booked]),
        "",
        "A survey's open link is passed on: each holds a connection as a browser does, whoever answers goes through"
        " every page, and what was sent is counted in the tables.",
        "",
        *crowd.table([*crowds, *more_crowds]),
        "",
        "Results of a survey are read from tallies kept when an answer is written; the big ones have their rows too.",
        "",
        *answers,
        "",
        "The library's search finds a document of 20,000 by its words; the scorecard shows where indicators stand.",
        "",
        *found,
        "",
        *figures,
        "",
        "Evidence is measured on the demonstration, which is the founding plan’s year: its measures, what each is bound"
        " to, and what that says.",
        "",
        *proved,
        "",
        "CSV is the bare query of 10,000 rows, streamed.",
        "",
        *pages_table(files),
        "",
        "Papers are made in process, queries included, by a process that has made another paper before.",
        "",
        *papers_table(founding, many),
        "",
        *reading_table(paths),
        "",
        *commands_table(paths[0]),
        "",
        "| writing and checking | |",
        "|---|---:|",
        f"| a read plan of 21 actions stored as a draft | {milliseconds(statistics.median(made['import']))} ms |",
        f"| its adoption | {milliseconds(statistics.median(made['adopt']))} ms |",
        f"| verify-trail, for 100,000 entries | {record['seconds']:.1f} s |",
        *(
            f"| two workers after {what} (goal 150 MB) | {f'{weight:.0f} MB' if weight else 'not known here'} |"
            for what, weight in zip(
                ("pages, lists and updates", "twelve packs of 200 actions besides"), memory, strict=True
            )
        ),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measures, writes the page of results and prints it."""
    parser = argparse.ArgumentParser(prog="./sightline bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is measured in turn (15)")
    text = run(parser.parse_args().rounds)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

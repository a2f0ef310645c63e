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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.load import Target, Times, latency, throughput
from bench.servers import ROOT, memory_of_workers, running

RESULTS = ROOT / "bench" / "results.md"
SHARED = ROOT.parent / "shared" / "input" / "founding-plan"
PACK_GOALS = {"pdf": 0.30, "docx": 0.20, "html": 0.10}  # seconds, for the founding plan
REQUESTS = 30  # in each round, for each page
CONNECTIONS = 16  # at once, for throughput
SECONDS = 3.0  # of throughput


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


def prepare(function: str, settings: Mapping[str, str]) -> Any:
    """What a function of the benchmark gives, called in a process with its own settings and database."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.prepare", function],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def site(folder: Path) -> dict[str, str]:
    """The settings of a production site for the benchmark alone."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SIGHTLINE_MODE": "production",
        "SIGHTLINE_DATA": str(folder),
        "SECRET_KEY": "a benchmark's secret is none, but production asks for fifty characters",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "ALLOW_HTTP": "true",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": f"sqlite:///{folder / 'sightline.sqlite3'}",
        "LOG_LEVEL": "ERROR",
    }


def documents() -> list[Path]:
    """The founding plan in each type where it lies beside the checkout, else the demonstration's Word document."""
    found = [path for kind in ("docx", "xlsx", "pdf", "txt") for path in sorted(SHARED.glob(f"*.{kind}"))]
    return found or sorted((ROOT / "demo").glob("*.docx"))


def measure_pages(pages: Sequence[Page], rounds: int, requests: int) -> None:
    """Every page in turn, `requests` of each in a round, again and again."""
    for page in pages:
        latency(page.target, requests)
    for turn in range(rounds):
        say(f"round {turn + 1} of {rounds}")
        for page in pages:
            page.rounds.append(latency(page.target, requests))


def command_time(command: Sequence[str | Path], turns: int = 9) -> float:
    """The median wall time of a whole command, in seconds."""
    taken = []
    for _ in range(turns):
        start = time.perf_counter()
        subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


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


def papers_table(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The pack in each form: seconds at the founding size beside the goal, and at the larger one beside its pages."""
    few, many = found.values()
    small, large = found
    grown = many["pages"] / few["pages"]
    lines = [
        f"| the pack, queries included | {small} actions, {few['pages']} pages | goal | {large} actions,"
        f" {many['pages']} pages | growth (pages: {grown:.1f}) |",
        "|---|---:|---|---:|---:|",
    ]
    for form, goal in PACK_GOALS.items():
        first, second = statistics.median(few[form]), statistics.median(many[form])
        met = "met" if first <= goal else "**missed**"
        lines.append(f"| {form} | {first:.2f} s | {goal:.2f} s: {met} | {second:.2f} s | {second / first:.1f} |")
    return lines


def run(rounds: int) -> str:
    """Measures everything; the page of results."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        floor_settings = {
            "DJANGO_SETTINGS_MODULE": "bench.floor.settings",
            "FLOOR_DATABASE_URL": f"sqlite:///{folder / 'floor.sqlite3'}",
        }
        say("making the data: 11,021 actions, 110,210 entries in the record")
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

        def page(title: str, what: str, size: int, floor: str, goal: float | None, *, first: bool = False) -> Page:
            address = f"{product}{made['pages'][str(size)][what]}"
            return Page(title, Target(address, made["cookie"], first_look=first), floor, goal)

        pages = [
            Page("F21", Target(f"{plain}/rows/21/", floor["cookie"])),
            Page("F100", Target(f"{plain}/rows/100/", floor["cookie"])),
            Page("W", Target(f"{plain}/write/", method="POST")),
            page("Plan on a page, 21 actions in all", "plan", 21, "F21", 1.5),
            page("Plan on a page, 1,000 in the history", "plan", 1_000, "F21", 1.5),
            page("Plan on a page, 10,000 in the history", "plan", 10_000, "F21", 1.5),
            page("List of 100 actions, of 1,000", "list", 1_000, "F100", 1.3),
            page("List of 100 actions, of 10,000", "list", 10_000, "F100", 1.3),
            page("Action with its history, of 21", "action", 21, "F21", 1.2),
            page("Action with its history, of 1,000", "action", 1_000, "F21", 1.2),
            page("Action with its history, of 10,000", "action", 10_000, "F21", 1.2),
            page("First look: plan on a page, of 10,000", "plan", 10_000, "F21", 1.5, first=True),
            page("First look: list of 100, of 1,000", "list", 1_000, "F100", 1.3, first=True),
            page("First look: list of 100, of 10,000", "list", 10_000, "F100", 1.3, first=True),
            page("First look: action, of 10,000", "action", 10_000, "F21", 1.2, first=True),
        ]
        measure_pages(pages, rounds, REQUESTS)
        say("throughput")
        rates = [(one.title, throughput(one.target, CONNECTIONS, SECONDS)) for one in (*pages[:3], pages[3], pages[5])]
        files = [
            Page("CSV", Target(f"{plain}/rows/as.csv", floor["cookie"])),
            page("CSV of 21 actions", "csv", 21, "", None),
            page("CSV of 1,000 actions", "csv", 1_000, "", None),
            page("CSV of 10,000 actions", "csv", 10_000, "CSV", 1.5),
        ]
        measure_pages(files, 3, 3)
        memory = memory_of_workers(master)
        say("the record")
        record = prepare("bench.data.verify_every_chain", site(folder))
        say("papers")
        papers = prepare("bench.papers.measure", site(folder))
    say("reading")
    paths = documents()
    grown = pages[5].ratio(pages[3])
    lines = [
        "# How quick Sightline is",
        "",
        f"Written by `./sightline bench` on {platform.machine()} with {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite; gunicorn with 2 workers. Everything is a ratio to a floor measured in"
        f" the same run: {rounds} rounds of {REQUESTS} requests each, one connection. When it began, {busy:.1f} other"
        " processes wanted a core.",
        "",
        "F21 and F100 are a new Django project's page for somebody signed in, one indexed query, 21 or 100 rows; W is a"
        " view that writes one row; X is the bare XML library reading the rows of the Word file. A page is kept until"
        " its partnership's record grows (docs/adr/0013); a first look is what drawing it anew after a change costs.",
        "",
        *pages_table(pages),
        "",
        f"The plan on a page costs {grown:.2f} times as much with 10,000 actions in the history as with 21"
        f" (goal 1.2: {'met' if grown <= 1.2 else '**missed**'}).",
        "",
        f"| requests a second, {CONNECTIONS} connections | |",
        "|---|---:|",
        *(f"| {title} | {rate:,.0f} |" for title, rate in rates),
        "",
        "CSV is the bare query of 10,000 rows, streamed.",
        "",
        *pages_table(files),
        "",
        *reading_table(paths),
        "",
        *commands_table(paths[0]),
        "",
        *papers_table(papers),
        "",
        "| writing and checking | |",
        "|---|---:|",
        f"| a read plan of 21 actions stored as a draft | {milliseconds(statistics.median(made['import']))} ms |",
        f"| its adoption | {milliseconds(statistics.median(made['adopt']))} ms |",
        f"| verify-trail, for 100,000 entries | {record['seconds']:.1f} s |",
        f"| two workers after all that (goal 150 MB) | {f'{memory:.0f} MB' if memory else 'not known here'} |",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measures, writes the page of results and prints it."""
    parser = argparse.ArgumentParser(prog="./sightline bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is measured in turn (7)")
    text = run(parser.parse_args().rounds)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

"""A survey's link is passed on, and two thousand people open it at once; five hundred of them answer.

Each has a connection of her own and holds it, as a browser does. Whoever answers goes through every page: the first,
the questions, her answers looked over, sent. What was sent is counted in the tables afterwards.

    python -m bench.crowd     measures this alone, on SQLite and on PostgreSQL
"""

from __future__ import annotations

import asyncio
import html
import re
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.pages import milliseconds, say
from bench.servers import prepare, running, site
from tests import postgres

PEOPLE, ANSWER = 2_000, 500
BIG = 10_000  # who answered the anonymous survey that is closed
PATIENCE = 120  # seconds that a browser waits at most
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_CHOICE = re.compile(r'<input class="govuk-radios__input"[^>]* name="(\w+)"[^>]* value="([^"]+)"')


@dataclass
class Seen:
    """What the crowd met: seconds that each first page and each whole answer took, and what went wrong, in words."""

    opened: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Crowd:
    """What came of it on one database."""

    database: str
    seen: Seen
    stored: int
    closing: Mapping[str, float]


class Browser:
    """One person's connection to the server, kept open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self.reader, self.writer, self.host = reader, writer, host

    async def ask(self, path: str, fields: Mapping[str, str] | None = None) -> str:
        """A page. Raises RuntimeError for an answer other than 200."""
        body = urlencode(fields).encode() if fields is not None else b""
        lines = [f"{'POST' if fields is not None else 'GET'} {path} HTTP/1.1", f"Host: {self.host}"]
        if fields is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        length = re.search(r"(?im)^content-length: *(\d+)", head)
        if status != 200 or length is None:
            raise RuntimeError(f"answered {status}")
        return (await self.reader.readexactly(int(length[1]))).decode()


async def _visit(url: str, seen: Seen, *, answers: bool) -> None:
    parts, start = urlsplit(url), time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            browser = Browser(reader, writer, parts.netloc)
            page = await browser.ask(parts.path)
            seen.opened.append(time.perf_counter() - start)
            if answers:
                page = await browser.ask(parts.path, {"at": ""})
                page = await browser.ask(parts.path, {**_hidden(page), **_chosen(page), "go": "on"})
                page = await browser.ask(parts.path, {**_hidden(page), "go": "send"})
                if "Thank you" not in page:
                    raise RuntimeError("was not thanked")
                seen.answered.append(time.perf_counter() - start)
            await asyncio.sleep(1)  # a browser holds its connection while somebody reads
            writer.close()
    except (TimeoutError, OSError, EOFError, RuntimeError) as fault:
        seen.wrong.append(f"{type(fault).__name__}: {fault}")


def _hidden(page: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}


def _chosen(page: str) -> dict[str, str]:
    """The first choice of every question."""
    found: dict[str, str] = {}
    for name, value in _CHOICE.findall(page):
        found.setdefault(name, html.unescape(value))
    return found


async def _all_at_once(url: str) -> Seen:
    seen, start = Seen(), time.perf_counter()
    every = PEOPLE // ANSWER
    await asyncio.gather(*(_visit(url, seen, answers=number % every == 0) for number in range(PEOPLE)))
    seen.seconds = time.perf_counter() - start
    return seen


def measure(database: str, settings: Mapping[str, str], product: str) -> Crowd:
    """Sends the crowd to the server at `product`, which runs with `settings`."""
    say(f"two thousand at once, {database}")
    made: dict[str, Any] = prepare("bench.surveying.passed_on", settings)
    seen = asyncio.run(_all_at_once(f"{product}{made['address']}"))
    counted = prepare("bench.surveying.stored", settings, made["exercise"])
    return Crowd(database, seen, counted, prepare("bench.surveying.closed", settings, BIG))


def table(found: Sequence[Crowd]) -> list[str]:
    """A line for each database; whoever was refused or lost stands in bold."""
    lines = [
        f"| {PEOPLE:,} open a survey at once, {ANSWER} answer | first page, median | slowest | answered, median |"
        " slowest | refused or lost |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for one in found:
        seen = one.seen
        lost = ANSWER - one.stored
        wrong = f"**{len(seen.wrong)} refused ({seen.wrong[0]}), {lost} lost**" if seen.wrong or lost else "0: met"
        times = [
            f"{milliseconds(value)} ms" if value else "-"
            for taken in (seen.opened, seen.answered)
            for value in ((statistics.median(taken), max(taken)) if taken else (0, 0))
        ]
        lines.append(f"| {one.database} | {' | '.join(times)} | {wrong} |")
    said = (f"{one.closing['seconds']:.1f} s and {one.closing['megabytes']:.0f} MB on {one.database}" for one in found)
    return [
        *lines,
        "",
        f"* Closing an anonymous survey that {BIG:,} answered, ten questions each, took {', '.join(said)}.",
    ]


def main() -> None:
    """This alone, printed."""
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as name:
        found = []
        prepare("bench.surveying.look", site(Path(name)))
        with running("config.wsgi", site(Path(name))) as (product, _):
            found.append(measure("SQLite", site(Path(name)), product))
        if postgres.binaries() is not None:
            with postgres.running(durable=True) as url:
                settings = site(Path(name), url)
                prepare("bench.surveying.look", settings)
                with running("config.wsgi", settings) as (product, _):
                    found.append(measure("PostgreSQL", settings, product))
        print("\n".join(table(found)))
        for one in found:
            print(one.database, f"{one.seen.seconds:.1f} s", one.seen.wrong[:5])


if __name__ == "__main__":
    main()

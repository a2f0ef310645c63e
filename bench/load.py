"""A small load tool: one connection kept alive for latency, several threads for throughput. Standard library alone."""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

_looks = itertools.count()


@dataclass(frozen=True)
class Target:
    """One address of a running server, as somebody signed in. `cookie` is a whole Cookie header; "" for none; `body` is
    a form that is sent.

    `first_look` asks for an address that nobody asked for before, so that no page kept from another visit answers."""

    url: str
    cookie: str = ""
    method: str = "GET"
    status: int = 200
    first_look: bool = False
    body: str = ""


@dataclass(frozen=True)
class Times:
    """What one address took, in seconds; `size` in bytes is the last answer's."""

    taken: tuple[float, ...]
    size: int

    @property
    def median(self) -> float:
        return statistics.median(self.taken)

    @property
    def p95(self) -> float:
        """The time that 19 of 20 requests stayed below."""
        return sorted(self.taken)[min(len(self.taken) - 1, int(len(self.taken) * 0.95))]


class Visitor:
    """One connection to a server, kept alive."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)

    def ask(self, target: Target) -> int:
        """One request; the size of its answer in bytes. Raises RuntimeError for an answer other than the one wanted."""
        parts = urlsplit(target.url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if target.first_look:
            path = f"{path}?look={next(_looks)}"
        headers = {"Cookie": target.cookie} if target.cookie else {}
        if target.body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(target.method, path, body=target.body or None, headers=headers)
        answer = self.connection.getresponse()
        size = len(answer.read())
        if answer.status != target.status:
            raise RuntimeError(f"{target.url} answered {answer.status} and not {target.status}.")
        return size

    def close(self) -> None:
        """Ends the conversation."""
        self.connection.close()


def latency(target: Target, requests: int) -> Times:
    """How long each of `requests` took, one after the other."""
    return each([target] * requests)


def each(targets: Iterable[Target]) -> Times:
    """How long each of these, all of one server, took, one after the other on one connection."""
    taken, size, visitor = [], 0, None
    try:
        for target in targets:
            visitor = visitor or Visitor(target.url)
            start = time.perf_counter()
            size = visitor.ask(target)
            taken.append(time.perf_counter() - start)
    finally:
        if visitor:
            visitor.close()
    return Times(tuple(taken), size)


@dataclass(frozen=True)
class Rate:
    """What several visitors at once were answered: how many, in how many seconds, and what each waited."""

    times: Times
    seconds: float

    @property
    def each_second(self) -> float:
        """Requests answered in a second."""
        return len(self.times.taken) / self.seconds


def throughput(target: Target, connections: int, seconds: float) -> Rate:
    """What `connections` at once were answered in `seconds`. Raises RuntimeError if any was refused."""
    until = time.perf_counter() + seconds
    return at_once([itertools.takewhile(lambda _: time.perf_counter() < until, itertools.repeat(target))] * connections)


def at_once(visits: Sequence[Iterable[Target]]) -> Rate:
    """What visitors who all begin at once were answered, each going through targets of her own. Raises RuntimeError if
    any was refused."""
    times: list[Times] = []
    faults: list[Exception] = []

    def visit(targets: Iterable[Target]) -> None:
        try:
            times.append(each(targets))
        except (RuntimeError, OSError, http.client.HTTPException) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=visit, args=[targets]) for targets in visits]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    if faults:
        raise RuntimeError(f"{len(faults)} of {len(visits)} visitors were refused, the first with: {faults[0]}")
    taken = tuple(itertools.chain.from_iterable(one.taken for one in times))
    return Rate(Times(taken, times[0].size), took)

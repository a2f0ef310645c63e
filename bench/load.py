"""A small load tool: one connection kept alive for latency, several threads for throughput. Standard library alone."""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

_looks = itertools.count()


@dataclass(frozen=True)
class Target:
    """One address of a running server, as somebody signed in. `cookie` is a whole Cookie header; "" for none.

    `first_look` asks for an address that nobody asked for before, so that no page kept from another visit answers."""

    url: str
    cookie: str = ""
    method: str = "GET"
    status: int = 200
    first_look: bool = False


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

    def __init__(self, target: Target) -> None:
        parts = urlsplit(target.url)
        self.target = target
        self.path = parts.path + (f"?{parts.query}" if parts.query else "")
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
        self.headers = {"Cookie": target.cookie} if target.cookie else {}

    def ask(self) -> int:
        """One request; the size of its answer in bytes. Raises RuntimeError for an answer other than the one wanted."""
        path = f"{self.path}?look={next(_looks)}" if self.target.first_look else self.path
        self.connection.request(self.target.method, path, headers=self.headers)
        answer = self.connection.getresponse()
        size = len(answer.read())
        if answer.status != self.target.status:
            raise RuntimeError(f"{self.target.url} answered {answer.status} and not {self.target.status}.")
        return size

    def close(self) -> None:
        """Ends the conversation."""
        self.connection.close()


def latency(target: Target, requests: int) -> Times:
    """How long each of `requests` took, one after the other."""
    taken, size = [], 0
    with closing(Visitor(target)) as visitor:
        for _ in range(requests):
            start = time.perf_counter()
            size = visitor.ask()
            taken.append(time.perf_counter() - start)
    return Times(tuple(taken), size)


def throughput(target: Target, connections: int, seconds: float) -> float:
    """Requests answered each second with `connections` at once. Raises RuntimeError if any was refused."""
    done: list[int] = []
    faults: list[Exception] = []
    until = time.perf_counter() + seconds

    def visit() -> None:
        count = 0
        try:
            with closing(Visitor(target)) as visitor:
                while time.perf_counter() < until:
                    visitor.ask()
                    count += 1
        except (RuntimeError, OSError, http.client.HTTPException) as fault:
            faults.append(fault)
        done.append(count)

    threads = [threading.Thread(target=visit) for _ in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError(f"{len(faults)} of {connections} visitors were refused, the first with: {faults[0]}")
    return sum(done) / (time.perf_counter() - start)

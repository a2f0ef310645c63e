"""Counting what is opened on the public site, without a write for each visitor and without knowing any of them.

A page calls `note`; the worker keeps the counts in its memory and writes them at most every ten seconds. So a busy day
costs a few writes a minute. What a cache between us and the reader answers is never counted, nor is a page that the
browser still had; a worker that is killed loses the counts it had not written. A programme that says it is a robot, and
one that asks for the head of a page only, is not counted; one that says nothing is. Nothing of the request is kept.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections import Counter

from django.db import DatabaseError
from django.http import HttpRequest

from sightline.kit import clock
from sightline.library.actions import count_uses

logger = logging.getLogger(__name__)
EVERY = 10.0  # seconds between two writes of one worker
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python-|httpx|headless", re.IGNORECASE)

_lock = threading.Lock()
_waiting: Counter[tuple[int, int, str, str]] = Counter()
_written_at = 0.0


def note(request: HttpRequest, partnership_id: int, resource_id: int, *, download: bool = False) -> None:
    """Counts one opening of a document (or one taking of a file) on a partnership's public site."""
    global _written_at
    if request.method != "GET" or _ROBOT.search(request.headers.get("User-Agent", "")):
        return
    month = clock.today().replace(day=1).isoformat()
    with _lock:
        _waiting[partnership_id, resource_id, month, "downloads" if download else "views"] += 1
        now = time.monotonic()
        if now - _written_at < EVERY and _written_at:
            return
        _written_at = now
    write()


def write() -> None:
    """Writes what is waiting. A database that is busy costs no reader her page: the counts go on waiting."""
    with _lock:
        counts = Counter(_waiting)
        _waiting.clear()
    if not counts:
        return
    try:
        count_uses(counts=counts)
    except DatabaseError as trouble:
        logger.warning("Counts of the public library wait for the next turn: %s", type(trouble).__name__)
        with _lock:
            _waiting.update(counts)

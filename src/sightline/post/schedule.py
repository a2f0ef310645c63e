"""What the clock starts. A room's `jobs.py` says what and at which hour; `./sightline work` finds them all.

    @daily(at=dt.time(3, 0))
    def forget_old_messages() -> None: ...

Each turn is done once, whichever worker comes first, and again if that worker dies: a job must be safe to run twice.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from sightline.kit import clock
from sightline.post.actions import claim_slot, record_done
from sightline.post.rules import latest_due

logger = logging.getLogger(__name__)
Work = Callable[[], None]


@dataclass(frozen=True)
class Job:
    """Work done daily at an hour in London, under the name its turns are known by."""

    name: str
    at: dt.time
    work: Work


jobs: dict[str, Job] = {}


def daily(*, at: dt.time) -> Callable[[Work], Work]:
    """Registers a function as daily work. Raises ValueError for a name taken twice, or an hour that some days lack."""
    latest_due(at, clock.now())

    def register(work: Work) -> Work:
        name = f"{work.__module__.removeprefix('sightline.')}.{work.__name__}"
        if name in jobs:
            raise ValueError(f"Two jobs are called {name}.")
        jobs[name] = Job(name, at, work)
        return work

    return register


def run_due() -> int:
    """Does every turn that is due and that nobody has; how many.

    Work that fails is logged and does not stop the others; its turn is taken up again when its lease is over."""
    done = 0
    for job in jobs.values():
        now = clock.now()
        slot = claim_slot(name=job.name, due=latest_due(job.at, now), now=now)
        if slot is None:
            continue
        try:
            job.work()
        except Exception:  # whatever a room's work raises, the next room's work must still be done
            logger.exception("The scheduled work %s failed; it is tried again in a while.", job.name)
            continue
        record_done(slot=slot, now=clock.now())
        done += 1
    return done

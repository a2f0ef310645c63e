"""What time it is. The only place that asks the machine, so that the demonstration can stand on 15 January 2018."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_travelled: ContextVar[dt.date | dt.datetime | None] = ContextVar("travelled", default=None)


def now() -> dt.datetime:
    """The moment, aware. In the demonstration the day is the demonstration's and the time of day is the real one."""
    real = timezone.now()
    day = _travelled.get() or demonstration_day()
    if day is None:
        return real
    if isinstance(day, dt.datetime):
        return day
    london = real.astimezone(ZoneInfo(settings.TIME_ZONE))
    return dt.datetime.combine(day, london.timetz())


def demonstration_day() -> dt.date | None:
    """The day on which the demonstration stands, as its last station left it; None everywhere else."""
    if settings.DEMO_TODAY is None:
        return None
    try:
        return dt.date.fromisoformat(settings.DEMO_DAY_FILE.read_text(encoding="ascii"))
    except FileNotFoundError:
        return settings.DEMO_TODAY


def today() -> dt.date:
    """The date in the United Kingdom."""
    return now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


@contextlib.contextmanager
def standing_on(day: dt.date | dt.datetime) -> Iterator[None]:
    """For the demonstration's life only: everything inside happens on `day`, or at an (aware) moment of one.

    Raises RuntimeError in production, where a date on the record is the date it happened.
    """
    if settings.PRODUCTION:
        raise RuntimeError("The clock cannot be moved in production.")
    token = _travelled.set(day)
    try:
        yield
    finally:
        _travelled.reset(token)

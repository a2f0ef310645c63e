"""How often an address is written to on somebody's asking, whoever that is: nobody can fill another's letter box."""

from __future__ import annotations

import datetime as dt

# Messages to one address about one session, and about all sessions, that an ask on the public site may bring in a day.
A_SESSION = 3
A_DAY = 10
# Time between two of them about one session.
BETWEEN = dt.timedelta(minutes=10)
WINDOW = dt.timedelta(days=1)


def may_write(*, now: dt.datetime, of_session: int, last: dt.datetime | None, of_day: int) -> bool:
    """Whether one more message may go: `of_session` were sent about this session and `of_day` in all within a day, the
    last about this session at `last`."""
    if of_session >= A_SESSION or of_day >= A_DAY:
        return False
    return last is None or now - last >= BETWEEN

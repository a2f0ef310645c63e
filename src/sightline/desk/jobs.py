"""What the room does by the clock."""

import datetime as dt

from sightline.desk.actions import send_digest
from sightline.desk.reads import to_write_to
from sightline.kit import clock
from sightline.post.schedule import daily


@daily(at=dt.time(7, 30))
def write_digests() -> None:
    """One message to everybody who has something to be told of today, each in a transaction of its own: a worker that
    is killed leaves whole messages behind, and whoever takes over writes the rest."""
    today = clock.today()
    for person, entries in to_write_to(today).items():
        send_digest(person=person, entries=entries, on=today)

"""What the room does by the clock."""

import datetime as dt

from django.core.management import call_command

from sightline.kit import clock
from sightline.post import actions
from sightline.post.schedule import daily


@daily(at=dt.time(3, 0))
def forget_old_messages() -> None:
    """The words of old messages go, and links that are over."""
    actions.forget_old_messages(now=clock.now())


@daily(at=dt.time(3, 30))
def clear_old_sessions() -> None:
    """Sign-ins that are over go."""
    call_command("clearsessions")

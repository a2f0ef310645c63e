"""The address of a person's calendar: calendar programs cannot sign in, so a link that can be revoked lets them in."""

from __future__ import annotations

import datetime as dt

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.post.actions import make_link, revoke_links
from sightline.trail.actions import silent_action

LASTS = dt.timedelta(days=400)


@silent_action("an address for one's own calendar changes nothing that the partnership keeps; its token stands nowhere")
def make_feed(*, by: Person, partnership: Partnership) -> str:
    """A new address's token; the one before stops working."""
    revoke_links(partnership=partnership, thing="meetings", thing_id=by.pk)
    return make_link(partnership=partnership, person=by, thing="meetings", thing_id=by.pk, until=clock.now() + LASTS)


@silent_action("an address for one's own calendar changes nothing that the partnership keeps")
def end_feed(*, by: Person, partnership: Partnership) -> int:
    """Ends the address; how many that were."""
    return revoke_links(partnership=partnership, thing="meetings", thing_id=by.pk)

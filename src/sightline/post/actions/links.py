"""A link for one person to one thing, and its end."""

from __future__ import annotations

import datetime as dt
import secrets

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.post.models import Link
from sightline.post.rules import token_hash
from sightline.trail.actions import silent_action


@silent_action("the action that sends the link says so; its token must stand nowhere")
def make_link(*, partnership: Partnership, person: Person, thing: str, thing_id: object, until: dt.datetime) -> str:
    """A new link's token: 256 random bits, in letters for an address. Only its digest is kept."""
    token = secrets.token_urlsafe(32)
    Link.objects.create(
        token_hash=token_hash(token),
        partnership=partnership,
        person=person,
        thing=thing,
        thing_id=str(thing_id),
        until=until,
    )
    return token


@silent_action("the action that ends the thing says so")
def revoke_links(*, partnership: Partnership, thing: str, thing_id: object) -> int:
    """Ends every link to a thing; how many that were."""
    standing = Link.objects.filter(
        partnership=partnership, thing=thing, thing_id=str(thing_id), revoked_at__isnull=True
    )
    return standing.update(revoked_at=clock.now())

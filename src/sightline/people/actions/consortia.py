"""Partnerships that share documents: said on the server's console, because it concerns several of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.people.models import Consortium, Partnership
from sightline.people.rules import Refused
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def form_consortium(*, by: Actor, name: str, partnerships: Sequence[Partnership]) -> Consortium:
    """Forms a consortium of partnerships, or lets more join the one of that name; it stands in the record of each.

    Raises Refused for fewer than two. Nobody leaves one: what was shared and adopted stays readable."""
    name = name.strip()
    found = Consortium.objects.filter(name__iexact=name).first()
    members = {one.pk: one for one in (found.partnerships.all() if found else ())}
    joining = [one for one in dict.fromkeys(partnerships) if one.pk not in members]
    if not name or len(members) + len(joining) < 2:
        raise Refused("A consortium has a name and at least two partnerships.")
    if not joining:
        raise Refused(f"All of them are in {name} already.")
    consortium = found or Consortium.objects.create(name=name)
    consortium.partnerships.add(*joining)
    names = [one.name for one in [*members.values(), *joining]]
    for partnership in joining:
        record(
            by=by,
            partnership_id=partnership.pk,
            verb="joined a consortium with",
            thing="partnership",
            thing_id=partnership.pk,
            after={"name": partnership.name, "consortium": consortium.name, "partnerships": names},
        )
    return consortium

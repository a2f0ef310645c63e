"""Persons: added with their first seat, described, reached at another address."""

from __future__ import annotations

import datetime as dt

from sightline.kit import clock
from sightline.people.actions.seats import give_seat
from sightline.people.models import Body, Person, Seat
from sightline.people.rules import Refused, masked
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def add_person(
    *,
    by: Actor,
    body: Body,
    role: str,
    since: dt.date,
    email: str,
    name: str,
    post: str = "",
    until: dt.date | None = None,
    deputy_for: Seat | None = None,
) -> Seat:
    """A person's first seat in a partnership. Somebody who sits in another partnership already is the same person
    there and here, and keeps her name and post. Raises Refused as `give_seat` does, and for an address that was closed.
    """
    person, new = Person.objects.at_address(email, name=name, post=post)
    if not person.is_active:
        raise Refused("Sign-in is closed for the person at that address. Ask whoever runs this site to open it.")
    if new:
        _record(by, body.partnership_id, person, "added", after={"name": name, "post": post, "address": masked(email)})
    return give_seat(by=by, person=person, body=body, role=role, since=since, until=until, deputy_for=deputy_for)


@action
def edit_person(*, by: Actor, person: Person, name: str, post: str) -> Person:
    """Changes a person's name or post, in the record of every partnership where she sits: she is one person in all.

    Raises Refused when somebody else changes them while she sits in more than one partnership.
    """
    _check_hers_to_change(by, person)
    before, after = {"name": person.name, "post": person.post}, {"name": name, "post": post}
    changed = [key for key in after if after[key] != before[key]]
    for partnership_id in _partnerships(person):
        _record(
            by,
            partnership_id,
            person,
            "changed",
            before={key: before[key] for key in changed},
            after={key: after[key] for key in changed},
        )
    person.name, person.post = name, post
    person.save(update_fields=["name", "post"])
    return person


@action
def change_email(*, by: Actor, person: Person, email: str) -> Person:
    """Moves a person to another address, which is what she signs in with.

    She changes it herself once she has proved the new one. Somebody else may only mend an address that was mistyped
    when she was invited, never after her first sign-in: a business manager could sign in as the chair. Raises Refused.
    """
    email = email.strip().lower()
    if by != person and person.last_login is not None:
        raise Refused(f"{person.name} has signed in before, so only {person.name} can change this address.")
    _check_hers_to_change(by, person)
    if Person.objects.filter(email=email).exclude(pk=person.pk).exists():
        raise Refused("Another person has that address.")
    for partnership_id in _partnerships(person):
        _record(
            by,
            partnership_id,
            person,
            "changed the address of",
            before={"address": masked(person.email)},
            after={"address": masked(email)},
        )
    person.email = email
    person.save(update_fields=["email"])
    return person


@action
def set_away(*, by: Actor, person: Person, since: dt.date | None, until: dt.date | None) -> Person:
    """Says from when until when a person is away, both days counted; None for both says that she is here.

    What she owes is asked of her deputies meanwhile. It holds in every partnership, so where she sits in several only
    she may say it. Raises Refused.
    """
    if (since is None) != (until is None):
        raise Refused("Give the first and the last day, or neither.")
    if since and until and until < since:
        raise Refused("The last day is before the first. Check both dates.")
    _check_hers_to_change(by, person)
    before = {"away_from": _plain(person.away_from), "away_until": _plain(person.away_until)}
    after = {"away_from": _plain(since), "away_until": _plain(until)}
    for partnership_id in _partnerships(person):
        _record(by, partnership_id, person, "changed when to reach", before=before, after=after)
    person.away_from, person.away_until = since, until
    person.save(update_fields=["away_from", "away_until"])
    return person


def _plain(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


@action
def mark_invited(*, by: Actor, person: Person, partnership_id: int) -> Person:
    """Notes that the invitation went out."""
    person.invited_at = clock.now()
    person.save(update_fields=["invited_at"])
    _record(by, partnership_id, person, "invited", after={"address": masked(person.email)})
    return person


def _check_hers_to_change(by: Actor, person: Person) -> None:
    if isinstance(by, Person) and by != person and len(_partnerships(person)) > 1:
        raise Refused(f"{person.name} sits in another partnership too, so only {person.name} can change this.")


def _partnerships(person: Person) -> list[int]:
    return sorted(set(Seat.objects.filter(person=person).values_list("partnership_id", flat=True)))


def _record(by: Actor, partnership_id: int, person: Person, verb: str, **change) -> None:
    record(by=by, partnership_id=partnership_id, verb=verb, thing="person", thing_id=person.pk, **change)

"""Seats: given, ended, handed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sightline.kit import clock
from sightline.people.models import Body, Partnership, Person, Seat
from sightline.people.permissions import Permission, Role, permissions_of
from sightline.people.rules import Refused, check_may_give, check_term, overlap
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def give_seat(
    *,
    by: Actor,
    person: Person,
    body: Body,
    role: str,
    since: dt.date,
    until: dt.date | None = None,
    deputy_for: Seat | None = None,
) -> Seat:
    """Seats a person in a body from `since` to `until`, both counted. `deputy_for` is a seat in the same body.

    Raises Refused for dates the wrong way round, a seat she holds already, a deputy of herself or of another body's
    seat, a body that ends before she would, or a seat that allows more than `by` may give.
    """
    check_term(since, until)
    if body.ended_on and (until is None or until > body.ended_on):
        raise Refused(f"{body} ended on {body.ended_on:%-d %B %Y}. Choose a body that goes on, or an earlier last day.")
    if deputy_for is not None and deputy_for.body_id != body.pk:
        raise Refused("A deputy sits in the same body as the person deputised for.")
    if deputy_for is not None and deputy_for.person_id == person.pk:
        raise Refused("Nobody can be her own deputy. Choose another person.")
    for held in Seat.objects.filter(person=person, body=body, role=role):
        if overlap(since, until, held.since, held.until):
            raise Refused(f"{person} holds that seat in {body} already, from {held.since:%-d %B %Y}.")
    _check_may_give(by, person, body, role)
    seat = Seat.objects.create(
        partnership_id=body.partnership_id,
        person=person,
        body=body,
        role=Role(role),
        since=since,
        until=until,
        deputy_for=deputy_for,
    )
    _record(by, seat, "gave", after=_described(seat))
    return seat


@action
def end_seat(*, by: Actor, seat: Seat, until: dt.date) -> Seat:
    """Sets a seat's last day. Raises Refused if that is before its first, or would leave no business manager."""
    check_term(seat.since, until)
    _check_manager_stays(seat.partnership, [seat], until)
    _record_ended(by, seat, until)
    seat.until = until
    seat.save(update_fields=["until"])
    return seat


@action
def hand_over(
    *,
    by: Actor,
    partnership: Partnership,
    leaver: Person,
    successor: Person | None,
    last_day: dt.date,
    pass_on: Collection[int],
) -> list[Seat]:
    """Ends every seat the leaver holds here on `last_day`; those whose ids are in `pass_on` are the successor's from
    the next day, and so are their deputies. Gives the successor's seats.

    Raises Refused when somebody would succeed herself, a seat is passed on to nobody, the seats allow more than `by`
    may give, or no business manager would be left.
    """
    if successor == leaver:
        raise Refused("The successor must be somebody else.")
    if pass_on and successor is None:
        raise Refused("Choose who takes the seats over, or untick them.")
    seats = list(
        Seat.objects.filter(partnership=partnership, person=leaver)
        .exclude(until__lte=last_day)
        .select_related("body", "person")
    )
    if not seats:
        raise Refused(f"{leaver} holds no seat here after that day.")
    # Given before ended: a business manager who hands over her own seat still holds it while she gives it.
    given = [
        _pass_on(by, seat, successor, max(last_day, seat.since) + dt.timedelta(days=1))
        for seat in seats
        if seat.pk in pass_on and successor is not None
    ]
    for seat in seats:
        end = max(last_day, seat.since)
        _record_ended(by, seat, end)
        seat.until = end
        seat.save(update_fields=["until"])
    _check_manager_stays(partnership, seats, last_day)
    return given


def _pass_on(by: Actor, seat: Seat, successor: Person, since: dt.date) -> Seat:
    """The successor's seat after `seat`, with its deputies; one the successor holds already is hers as it is."""
    held = Seat.objects.filter(person=successor, body=seat.body, role=seat.role).held_on(since).first()
    deputy_for = seat.deputy_for if seat.deputy_for and seat.deputy_for.person_id != successor.pk else None
    taken = held or give_seat(
        by=by,
        person=successor,
        body=seat.body,
        role=seat.role,
        since=since,
        until=seat.until if seat.until and seat.until >= since else None,
        deputy_for=deputy_for,
    )
    for deputy in seat.deputies.exclude(until__lt=since).select_related("person", "body"):
        own = deputy.person_id == successor.pk  # whoever stood in is now the one stood in for
        _record(
            by,
            deputy,
            "changed",
            before=_named(deputy) | {"deputy for": seat.person.name},
            after=_named(deputy) | {"deputy for": None if own else successor.name},
        )
        deputy.deputy_for = None if own else taken
        deputy.save(update_fields=["deputy_for"])
    return taken


def _check_may_give(by: Actor, person: Person, body: Body, role: str) -> None:
    if not isinstance(by, Person):  # the program itself: the first run, the demonstration, a command on the server
        return
    held = Seat.objects.filter(person=by, partnership=body.partnership_id).held_on(clock.today()).select_related("body")
    has = frozenset().union(*(permissions_of(seat.role, seat.body.kind) for seat in held))
    check_may_give(
        permissions_of(role, body.kind), has, to_self=by == person, manages=Permission.PARTNERSHIP_EDIT in has
    )


def _check_manager_stays(partnership: Partnership, ending: list[Seat], last_day: dt.date) -> None:
    """That a business manager is left: without one nobody could ever give a seat again."""
    if all(seat.role != Role.BUSINESS_MANAGER for seat in ending):
        return
    managers = Seat.objects.filter(partnership=partnership, role=Role.BUSINESS_MANAGER)
    others = managers.held_on(last_day + dt.timedelta(days=1)).exclude(pk__in=[seat.pk for seat in ending])
    if not others.exists():
        raise Refused(
            "This would leave the partnership without a business manager. Give somebody else that seat first."
        )


def _named(seat: Seat) -> dict[str, object]:
    """Whose seat and where; said before and after alike, so that the record can name it, and shown as no change."""
    return {"person": seat.person.name, "body": seat.body.name, "role": seat.get_role_display()}


def _described(seat: Seat) -> dict[str, object]:
    told = _named(seat) | {"since": seat.since}
    if seat.until:
        told["until"] = seat.until
    if seat.deputy_for:
        told["deputy for"] = seat.deputy_for.person.name
    return told


def _record_ended(by: Actor, seat: Seat, until: dt.date) -> None:
    _record(by, seat, "ended", before=_named(seat) | {"until": seat.until}, after=_named(seat) | {"until": until})


def _record(by: Actor, seat: Seat, verb: str, **change) -> None:
    record(by=by, partnership_id=seat.partnership_id, verb=verb, thing="seat", thing_id=seat.pk, **change)

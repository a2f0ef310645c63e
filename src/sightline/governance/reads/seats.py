"""Who may do what for a body, and who speaks for it: permissions come with seats, and a seat is in one body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from sightline.governance.rules.seats import PRESIDING, SPEAKING, Expected, SeatLine, expected
from sightline.people.access import Membership
from sightline.people.models import Body, BodyKind, Partnership, Person, Seat
from sightline.people.permissions import Permission, Role, permissions_of
from sightline.people.reads import MEETING_KINDS

# Bodies whose chair reports of a cycle to the body above.
REPORTING_KINDS = frozenset({BodyKind.SUBGROUP, BodyKind.TASK_GROUP, BodyKind.PANEL})


def runs(membership: Membership, body_id: int) -> bool:
    """Whether the member runs the meetings of a body: its chair or deputy, and whoever serves every body."""
    if membership.may(Permission.RESTRICTED_VIEW) and membership.may(Permission.MEETING_RUN):
        return True
    return any(
        seat.body_id == body_id and Permission.MEETING_RUN in permissions_of(seat.role, seat.body.kind)
        for seat in membership.seats
    )


def bodies_run_by(membership: Membership, day: dt.date) -> QuerySet[Body]:
    """The bodies that meet, go on, and whose meetings the member runs. One query."""
    bodies = Body.objects.visible_to(membership).filter(kind__in=MEETING_KINDS).exclude(ended_on__lte=day)
    ids = {seat.body_id for seat in membership.seats}
    if not membership.may(Permission.RESTRICTED_VIEW):
        bodies = bodies.filter(pk__in=[one for one in ids if runs(membership, one)])
    return bodies.order_by("name")


def may_answer_for(membership: Membership, body_id: int, day: dt.date) -> bool:
    """Whether the member may answer for a body: a seat in it, or the business manager where nobody sits in it."""
    if body_id in membership.body_ids:
        return True
    manages = any(seat.role == Role.BUSINESS_MANAGER for seat in membership.seats)
    return manages and not Seat.objects.filter(body_id=body_id).held_on(day).exists()


def spokespersons(body: Body, day: dt.date) -> list[Person]:
    """Who is written to for a body: its chair, deputies and leads; where there are none everybody who sits in it; and
    where nobody does, the business manager. Two queries."""
    seats = list(_active(Seat.objects.filter(body=body).held_on(day)))
    speaking = [seat for seat in seats if seat.role in SPEAKING]
    found = speaking or seats or managers(body.partnership, day)
    return list({seat.person_id: seat.person for seat in found}.values())


def presiding(body: Body, day: dt.date) -> list[Person]:
    """Who chairs a body on a day, deputies too; nobody where the chair is vacant. One query."""
    seats = _active(Seat.objects.filter(body=body, role__in=PRESIDING).held_on(day))
    return list({seat.person_id: seat.person for seat in seats}.values())


def managers(partnership: Partnership, day: dt.date) -> list[Seat]:
    """The business managers' seats on a day. One query."""
    return list(_active(Seat.objects.filter(partnership=partnership, role=Role.BUSINESS_MANAGER).held_on(day)))


def expected_at(body: Body, day: dt.date) -> list[Expected]:
    """Everybody whom a body's seats on the day bring to its meeting, and as what. One query."""
    return expected(lines_of(_active(Seat.objects.filter(body=body).held_on(day)).select_related("deputy_for")))


def lines_of(seats: Iterable[Seat]) -> list[SeatLine]:
    """Seats as the rules take them."""
    return [SeatLine(one.person_id, one.role, one.deputy_for.person_id if one.deputy_for else None) for one in seats]


def _active(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    return seats.filter(person__is_active=True).select_related("person").order_by("since", "pk")

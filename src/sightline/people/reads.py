"""Every question the room's pages ask, shaped for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from sightline.kit import clock
from sightline.people.access import Membership
from sightline.people.models import Body, BodyKind, Partnership, Person, Seat, Site
from sightline.people.names import Known
from sightline.people.permissions import Role, rank

# Bodies that meet, and so need somebody to chair them.
MEETING_KINDS = frozenset({BodyKind.BOARD, BodyKind.EXECUTIVE, BodyKind.SUBGROUP, BodyKind.TASK_GROUP, BodyKind.PANEL})
CHAIRS = frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR})


@dataclass(slots=True)
class Node:
    """A body in the tree, with who chairs it today; a meeting body without a chair is `vacant`."""

    body: Body
    chairs: list[Seat] = field(default_factory=list)
    people: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def vacant(self) -> bool:
        return self.body.kind in MEETING_KINDS and not self.chairs


def known_bodies(partnership: Partnership) -> list[Known]:
    """What `names.match` may match a printed name to: every body that goes on. Two queries."""
    bodies = Body.objects.filter(partnership=partnership, ended_on=None).prefetch_related("aliases")
    return [
        Known(
            body.pk,
            body.name,
            tuple(other for other in (body.short_name, *(alias.printed for alias in body.aliases.all())) if other),
            body.kind == BodyKind.POST,
        )
        for body in bodies
    ]


def structure(partnership: Partnership, day: dt.date) -> list[Node]:
    """The bodies that go on, as trees; what stands under an ended body stands alone. Two queries."""
    bodies = Body.objects.filter(partnership=partnership).filter(Q(ended_on=None) | Q(ended_on__gt=day))
    nodes = {body.pk: Node(body) for body in bodies}
    seats = Seat.objects.filter(partnership=partnership).held_on(day).select_related("person")
    seated: dict[int, set[int]] = {}
    for seat in seats:
        node = nodes.get(seat.body_id)
        if node is None:
            continue
        seated.setdefault(seat.body_id, set()).add(seat.person_id)
        if seat.role in CHAIRS and seat.deputy_for_id is None:
            node.chairs.append(seat)
    roots: list[Node] = []
    for pk, node in nodes.items():
        node.people = len(seated.get(pk, ()))
        above = nodes.get(node.body.parent_id) if node.body.parent_id else None
        (above.children if above else roots).append(node)
    return sorted(roots, key=order)


def walk(nodes: Iterable[Node], depth: int = 0) -> Iterable[tuple[int, Node]]:
    """Every node with its depth, top down, as a list reads it."""
    for node in sorted(nodes, key=order):
        yield depth, node
        yield from walk(node.children, depth + 1)


def order(node: Node) -> tuple[int, str]:
    """Where a body stands among those beside it: by kind, then by name."""
    kinds = list(BodyKind)
    return kinds.index(BodyKind(node.body.kind)), node.body.name.casefold()


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body with its seats now, to come and before, what stands under it, and its other names."""

    body: Body
    now: list[Seat]
    to_come: list[Seat]
    before: list[Seat]
    children: list[Body]
    others: list[str]
    vacant: bool
    last_chair: Seat | None


def body_page(body: Body, day: dt.date) -> BodyPage:
    """Everything the page of a body shows but its history. Three queries."""
    seats = list(body.seats.select_related("person", "deputy_for__person").order_by("-since", "person__name"))
    now = [seat for seat in seats if seat.since <= day and (seat.until is None or seat.until >= day)]
    before = [seat for seat in seats if seat.until is not None and seat.until < day]
    chaired = any(seat.role in CHAIRS and seat.deputy_for_id is None for seat in now)
    chairs_before = [seat for seat in before if seat.role in CHAIRS]
    goes_on = body.ended_on is None or body.ended_on > day
    return BodyPage(
        body=body,
        now=sorted(now, key=_rank),
        to_come=[seat for seat in seats if seat.since > day],
        before=before,
        children=list(body.children.order_by("name")),
        others=[alias.printed for alias in body.aliases.all()],
        vacant=goes_on and body.kind in MEETING_KINDS and not chaired,
        last_chair=max(chairs_before, key=lambda seat: seat.until or day, default=None),
    )


def _rank(seat: Seat) -> tuple[int, str]:
    return rank(seat.role), seat.person.name


def people_of(partnership: Partnership, day: dt.date, *, words: str = "", left: bool = False) -> QuerySet[Person]:
    """Persons with a seat today or to come (or, if `left`, only in the past), each with `here`: those seats, bodies
    loaded. `words` are looked for in name and post. Two queries a page, however long."""
    here = Seat.objects.filter(partnership=partnership)
    current = here.filter(Q(until=None) | Q(until__gte=day))
    seated = current.values("person_id")
    persons = Person.objects.filter(pk__in=here.values("person_id"))
    persons = persons.exclude(pk__in=seated) if left else persons.filter(pk__in=seated)
    if words:
        persons = persons.filter(Q(name__icontains=words) | Q(post__icontains=words))
    shown = (here if left else current).select_related("body", "deputy_for__person").order_by("body__name")
    return persons.prefetch_related(Prefetch("seats", queryset=shown, to_attr="here")).order_by("name", "pk")


def people_here(membership: Membership, day: dt.date) -> QuerySet[Person]:
    """Whoever holds a seat in the member's partnership on a day."""
    seats = Seat.objects.filter(partnership=membership.partnership).held_on(day)
    return Person.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("name", "pk")


def bodies_here(membership: Membership) -> QuerySet[Body]:
    """The bodies of the member's partnership that go on."""
    return Body.objects.visible_to(membership).filter(Q(ended_on=None) | Q(ended_on__gt=clock.today())).order_by("name")


def seats_here(person: Person, partnership: Partnership) -> list[Seat]:
    """A person's seats in one partnership, latest first. What she is in others is not theirs to see."""
    seats = Seat.objects.filter(person=person, partnership=partnership)
    return list(seats.select_related("body", "deputy_for__person").order_by("-since", "body__name"))


def partnerships_of(person: Person, day: dt.date) -> list[tuple[Partnership, list[Seat]]]:
    """Where a person holds a seat today, with the seats. One query."""
    found: dict[int, tuple[Partnership, list[Seat]]] = {}
    seats = Seat.objects.filter(person=person).held_on(day).select_related("partnership", "body")
    for seat in seats.order_by("partnership__name", "body__name"):
        found.setdefault(seat.partnership_id, (seat.partnership, []))[1].append(seat)
    return list(found.values())


def only_here(person: Person, partnership: Partnership) -> bool:
    """Whether every seat the person ever held is in this partnership."""
    return not Seat.objects.filter(person=person).exclude(partnership=partnership).exists()


def manages_somewhere(person: Person) -> bool:
    """Whether the person is business manager of a partnership today."""
    return Seat.objects.held_on(clock.today()).filter(person=person, role=Role.BUSINESS_MANAGER).exists()


def ever_seated(person: Person) -> bool:
    """Whether the person ever held a seat, and so has a record to write in."""
    return Seat.objects.filter(person=person).exists()


def cast(day: dt.date) -> list[tuple[Person, str]]:
    """For the demonstration's sign-in page: everybody with a seat on `day`, with what she is."""
    best: dict[int, Seat] = {}
    seats = Seat.objects.held_on(day).filter(person__is_active=True).select_related("person", "body")
    for seat in sorted(seats, key=_rank):
        best.setdefault(seat.person_id, seat)
    return [(seat.person, f"{seat.get_role_display()}, {seat.body.name}") for seat in best.values()]


def open_sites(day: dt.date) -> list[Site]:
    """The public sites that anybody may open on `day`, in the order they were set up. One query."""
    return list(Site.objects.filter(open_since__lte=day).select_related("partnership").order_by("pk"))

"""Named sets that training should reach: who is listed, who was reached, who is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from sightline.people.access import Membership
from sightline.people.models import Partnership, Set, SetMember
from sightline.training.models import Reached, Session


@dataclass(frozen=True, slots=True)
class Coverage:
    """Reached ÷ listed on a day. `missing` are those not reached yet, by name."""

    name: str
    reached: int
    listed: int
    missing: tuple[str, ...]
    people: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.reached, self.listed) if self.listed else None

    @property
    def whole(self) -> bool:
        """Whether all were reached; an empty list is not."""
        return self.listed > 0 and self.reached == self.listed


def coverage(one: Set, day: dt.date) -> Coverage:
    """What of a set was reached up to a day. Two queries."""
    members = list(SetMember.objects.filter(set=one).select_related("body"))
    rows = Reached.objects.filter(member__set=one, on__lte=day).values_list("member_id", "people")
    reached = {member for member, _ in rows}
    return Coverage(
        name=str(one),
        reached=len(reached),
        listed=len(members),
        missing=tuple(sorted(str(member) for member in members if member.pk not in reached)),
        people=sum(people or 0 for _, people in rows),
    )


def coverages(partnership: Partnership, day: dt.date) -> list[Coverage]:
    """The same of every set of which something was reached up to a day. Two queries."""
    rows = Reached.objects.filter(partnership=partnership, on__lte=day).values_list("member_id", "people")
    people: dict[int, int] = {}
    for member, n in rows:
        people[member] = people.get(member, 0) + (n or 0)
    by_set: dict[Set, list[SetMember]] = {}
    reached = SetMember.objects.filter(set__members__in=list(people)).select_related("body", "set").distinct()
    for one in reached.order_by("set__name", "pk"):
        by_set.setdefault(one.set, []).append(one)
    return [
        Coverage(
            name=str(one),
            reached=sum(member.pk in people for member in members),
            listed=len(members),
            missing=tuple(sorted(str(member) for member in members if member.pk not in people)),
            people=sum(people.get(member.pk, 0) for member in members),
        )
        for one, members in by_set.items()
    ]


def sets_of(membership: Membership, day: dt.date) -> QuerySet[Set]:
    """The member's sets, each with how many are listed and reached up to a day. One query."""
    done = Q(members__reached__on__lte=day)
    return (
        Set.objects.visible_to(membership)
        .annotate(listed=Count("members", distinct=True), done=Count("members", filter=done, distinct=True))
        .order_by("-year", "name")
    )


def members_with_reach(one: Set, day: dt.date) -> QuerySet[SetMember]:
    """The members of a set, each with when it was first reached and by what (`reached_by`). Two queries."""
    up_to = Reached.objects.filter(on__lte=day).select_related("session__course").order_by("on", "pk")
    return (
        SetMember.objects.filter(set=one)
        .select_related("body")
        .annotate(first=Min("reached__on", filter=Q(reached__on__lte=day)))
        .prefetch_related(Prefetch("reached", queryset=up_to, to_attr="reached_by"))
    )


def reached_by(session: Session) -> list[Reached]:
    """Whom a session reached, by name. One query."""
    found = Reached.objects.filter(session=session).select_related("member__body", "member__set")
    return sorted(found, key=lambda one: str(one.member))


def total_people(found: Iterable[Reached]) -> int:
    """How many came of those it reached, where that is known."""
    return sum(one.people or 0 for one in found)

"""The library as its members see it: what is in force, what is being made, what is due for review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from sightline.library.models import Adoption, Edition, Resource
from sightline.library.rules.states import UNFINISHED, EditionState
from sightline.people.models import Partnership


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document with its edition in force here and since when; the one being made; the consortium's `newer` one that
    this board has not adopted; the last withdrawn, where none is in force."""

    resource: Resource
    force: Edition | None = None
    since: dt.date | None = None
    adoption: Adoption | None = None
    newer: Edition | None = None
    making: Edition | None = None
    withdrawn: Edition | None = None

    @property
    def is_own(self) -> bool:
        """Whether the document is this board's own alone; a consortium's is adopted first."""
        return self.resource.consortium_id is None


def resources_of(
    partnership: Partnership, *, kind: str = "", owner: int | None = None, audience: str = "", works: bool = False
) -> QuerySet[Resource]:
    """The documents of a partnership's library by title; those nobody has published only for who `works` on them."""
    found = Resource.objects.of(partnership.pk).select_related("owner", "consortium", "partnership")
    if not works:
        found = found.filter(Exists(Edition.objects.filter(resource=OuterRef("pk"), published_on__isnull=False)))
    for field, value in (("kind", kind), ("owner", owner), ("audience", audience)):
        if value:
            found = found.filter(**{field: value})
    return found.order_by("title", "pk")


def shelved(partnership: Partnership, resources: Iterable[Resource]) -> list[Shelf]:
    """The documents with what is in force of each. Two queries, however many."""
    rows = list(resources)
    editions: dict[int, list[Edition]] = {}
    states = (*UNFINISHED, EditionState.PUBLISHED, EditionState.WITHDRAWN)
    for edition in Edition.objects.filter(resource__in=rows, state__in=states).order_by("number"):
        editions.setdefault(edition.resource_id, []).append(edition)
    adopted: dict[int, Adoption] = {}
    adoptions = Adoption.objects.filter(partnership=partnership, edition__resource__in=rows)
    for one in (
        adoptions.exclude(edition__state=EditionState.WITHDRAWN).select_related("edition").order_by("edition__number")
    ):
        adopted[one.edition.resource_id] = one
    return [_shelf(partnership, one, editions.get(one.pk, []), adopted.get(one.pk)) for one in rows]


def _shelf(partnership: Partnership, resource: Resource, editions: list[Edition], adoption: Adoption | None) -> Shelf:
    def last(*states: EditionState) -> Edition | None:
        return next((one for one in reversed(editions) if one.state in states), None)

    published, withdrawn = last(EditionState.PUBLISHED), last(EditionState.WITHDRAWN)
    making = last(*UNFINISHED) if resource.partnership_id == partnership.pk else None
    if resource.consortium_id is None:
        since = published.published_on if published else None
        return Shelf(resource, published, since, making=making, withdrawn=None if published else withdrawn)
    force = adoption.edition if adoption else None
    newer = published if published and (force is None or published.number > force.number) else None
    return Shelf(
        resource,
        force,
        adoption.adopted_on if adoption else None,
        adoption,
        newer,
        making,
        None if published or force else withdrawn,
    )

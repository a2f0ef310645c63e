"""The library's documents that anybody may read, as lists show them: paged by the database, however many there are.

What is in force in a partnership is said by `library.reads.in_force`, which reads all of it; the conditions here are
the same, and a test holds them together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sightline.library.models import Adoption, Edition, Resource
from sightline.library.rules.states import EditionState
from sightline.people.models import Partnership


@dataclass(frozen=True, slots=True)
class ListedResource:
    """A document as a list names it; `since` is when its edition came into force here."""

    slug: str
    title: str
    kind: str
    summary: str
    audience: str
    owner: str
    since: dt.date


def resources(partnership: Partnership, *, kind: str = "", audience: str = "") -> QuerySet[Resource]:
    """The documents that stand on the public site, by title, each with `since`; `listed` gives them their shape."""
    own = Edition.objects.filter(resource=OuterRef("pk"), partnership=partnership, state=EditionState.PUBLISHED)
    adopted = Adoption.objects.filter(edition__resource=OuterRef("pk"), partnership=partnership).exclude(
        edition__state=EditionState.WITHDRAWN
    )
    here = Q(Exists(own), consortium__isnull=True, partnership=partnership) | Q(
        Exists(adopted), consortium__isnull=False
    )
    found = Resource.objects.filter(here, outside=True)
    if kind:
        found = found.filter(kind=kind)
    if audience:
        found = found.filter(audience=audience)
    return found.annotate(
        since=Coalesce(
            Subquery(adopted.order_by("-edition__number").values("adopted_on")[:1]),
            Subquery(own.values("published_on")[:1]),
        )
    ).select_related("owner")


def listed(rows: Iterable[Resource]) -> list[ListedResource]:
    """Rows of `resources` as lists show them."""
    return [
        ListedResource(
            slug=one.slug,
            title=one.title,
            kind=one.get_kind_display(),
            summary=one.summary,
            audience=one.get_audience_display(),
            owner=one.owner.name,
            since=one.since,
        )
        for one in rows
    ]


def newest(partnership: Partnership, count: int) -> list[ListedResource]:
    """What came into force last. One query."""
    return listed(resources(partnership).order_by("-since", "title")[:count])

"""What is in force in a partnership: its own documents as published, its consortium's as it adopted them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sightline.files.models import Stored
from sightline.library.models import Adoption, Appendix, Edition, EditionFile, Page, Resource, Use
from sightline.library.rules.pictures import is_picture
from sightline.library.rules.states import EditionState
from sightline.people.models import Partnership


@dataclass(frozen=True, slots=True)
class InForce:
    """A document with its edition in force here, since when, and by which adoption (of a consortium's document only).

    `newer` is the consortium's edition that this board has not adopted yet."""

    resource: Resource
    edition: Edition
    since: dt.date
    adoption: Adoption | None = None
    newer: Edition | None = None


@dataclass(frozen=True, slots=True)
class PageNode:
    """A page of an edition with those under it."""

    page: Page
    children: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideResource:
    """A document as the public reads it: the edition in force with its pages and files, what the board added for
    itself, and the editions before (number, since when, what changed)."""

    resource: Resource
    edition: Edition
    since: dt.date
    pages: tuple[PageNode, ...]
    files: tuple[EditionFile, ...]
    appendices: tuple[Appendix, ...]
    before: tuple[Edition, ...] = field(default=())

    def page(self, slug: str) -> Page | None:
        """The page of that name."""
        return next((one for node in self.pages for one in (node.page, *node.children) if one.slug == slug), None)


def in_force(partnership: Partnership, *, slug: str = "") -> list[InForce]:
    """Every document in force in the partnership, by title; with `slug` those of that name alone, however many others
    there are. Three queries.

    A consortium's document is in force where its board adopted it, the board that keeps it among them."""
    adopted: dict[int, Adoption] = {}
    adoptions = Adoption.objects.filter(partnership=partnership).exclude(edition__state=EditionState.WITHDRAWN)
    if slug:
        adoptions = adoptions.filter(edition__resource__slug=slug)
    for one in adoptions.select_related("edition__resource__owner", "edition__resource__consortium"):
        kept = adopted.get(one.edition.resource_id)
        if kept is None or one.edition.number > kept.edition.number:
            adopted[one.edition.resource_id] = one
    published_ = Edition.objects.filter(state=EditionState.PUBLISHED).select_related(
        "resource__owner", "resource__consortium"
    )
    if slug:
        published_ = published_.filter(resource__slug=slug)
    found = []
    for edition in published_.filter(partnership=partnership, resource__consortium__isnull=True):
        found.append(InForce(edition.resource, edition, edition.published_on))
    newest = {one.resource_id: one for one in published_.filter(resource__in=adopted)} if adopted else {}
    for resource_id, adoption in adopted.items():
        newer = newest.get(resource_id)
        found.append(
            InForce(
                resource=adoption.edition.resource,
                edition=adoption.edition,
                since=adoption.adopted_on,
                adoption=adoption,
                newer=newer if newer and newer.number > adoption.edition.number else None,
            )
        )
    return sorted(found, key=lambda one: one.resource.title.casefold())


def in_force_of(resource: Resource) -> dict[int, InForce]:
    """In which partnerships a document is in force, each with its edition there. Two queries."""
    if resource.consortium_id is None:
        published_ = resource.editions.filter(state=EditionState.PUBLISHED).first()
        if published_ is None:
            return {}
        return {resource.partnership_id: InForce(resource, published_, published_.published_on)}
    found = {}
    adoptions = Adoption.objects.filter(edition__resource=resource).exclude(edition__state=EditionState.WITHDRAWN)
    for one in adoptions.select_related("edition").order_by("edition__number"):
        found[one.partnership_id] = InForce(resource, one.edition, one.adopted_on, one)
    return found


def published(partnership: Partnership, *, kind: str = "", tag: str = "") -> list[InForce]:
    """What anybody may read on the partnership's public site, by title; of one kind, or with one tag, where asked."""
    return [
        one
        for one in in_force(partnership)
        if one.resource.outside and kind in ("", one.resource.kind) and (not tag or tag in one.resource.tags)
    ]


def resource_outside(partnership: Partnership, slug: str) -> OutsideResource | None:
    """The document of that name on the public site; None where nobody outside may read one."""
    found = next((one for one in in_force(partnership, slug=slug) if one.resource.outside), None)
    if found is None:
        return None
    before = Edition.objects.filter(
        resource=found.resource, number__lt=found.edition.number, published_on__isnull=False
    ).order_by("-number")
    return OutsideResource(
        resource=found.resource,
        edition=found.edition,
        since=found.since,
        pages=tuple(outline(found.edition)),
        files=tuple(found.edition.files.select_related("stored")),
        appendices=tuple(
            Appendix.objects.filter(resource=found.resource, partnership=partnership).select_related("stored")
        ),
        before=tuple(before[:20]),
    )


def file_outside(partnership: Partnership, slug: str, file_id: int, *, appendix: bool = False) -> Stored | None:
    """The stored file of a document on the public site (`files.reads.download` gives it); None where there is none."""
    found = next((one for one in in_force(partnership, slug=slug) if one.resource.outside), None)
    if found is None:
        return None
    rows: QuerySet = (
        Appendix.objects.filter(resource=found.resource, partnership=partnership, stored__isnull=False)
        if appendix
        else EditionFile.objects.filter(edition=found.edition)
    )
    row = rows.filter(pk=file_id).select_related("stored").first()
    return row.stored if row else None


def outline(edition: Edition) -> list[PageNode]:
    """The pages of an edition in their order, those under another beneath it. One query."""
    pages = list(edition.pages.select_related("saved_by"))
    under: dict[int | None, list[Page]] = {}
    for page in pages:
        under.setdefault(page.parent_id, []).append(page)
    return [PageNode(page, tuple(under.get(page.pk, ()))) for page in under.get(None, ())]


def pages_with_addresses(nodes: Iterable[PageNode], address: Callable[[Page], str]) -> dict[str, str]:
    """The address of each page by its name, as `rules.markup.html` takes them for links from one page to another."""
    return {page.slug: address(page) for node in nodes for page in (node.page, *node.children)}


def pictures_of(edition: Edition, address: Callable[[EditionFile], str]) -> dict[str, str]:
    """The address of each picture of an edition by its name, as `rules.markup.html` takes them. One query."""
    return pictures_with_addresses(edition.files.select_related("stored"), address)


def pictures_with_addresses(files: Iterable[EditionFile], address: Callable[[EditionFile], str]) -> dict[str, str]:
    """The same of files that are loaded."""
    return {one.stored.name: address(one) for one in files if is_picture(one.stored.name)}


@dataclass(frozen=True, slots=True)
class Board:
    """A board of a consortium with the edition that it adopted last, and a `newer` one that it has not."""

    partnership: Partnership
    adoption: Adoption | None = None
    newer: Edition | None = None


def adopted_by(resource: Resource) -> list[Board]:
    """The boards a document is shared with, and which edition each has adopted, by name. Three queries."""
    if resource.consortium is None:
        return []
    adopted = {
        one.partnership_id: one
        for one in Adoption.objects.filter(edition__resource=resource)
        .select_related("edition")
        .order_by("edition__number")
    }
    newest = resource.editions.filter(state=EditionState.PUBLISHED).first()
    found = []
    for partnership in resource.consortium.partnerships.order_by("name"):
        adoption = adopted.get(partnership.pk)
        behind = newest is not None and (adoption is None or adoption.edition.number < newest.number)
        found.append(Board(partnership, adoption, newest if behind else None))
    return found


def used(resource: Resource, partnership: Partnership) -> list[Use]:
    """How often a document was opened and taken on the partnership's public site, by month, the newest first."""
    return list(Use.objects.filter(resource=resource, partnership=partnership).order_by("-month")[:24])

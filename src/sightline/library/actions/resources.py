"""Documents: what each is called, whose it is, whom it is for."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.kit import clock
from sightline.library.actions.indexing import index
from sightline.library.actions.saying import Kept, said, scanned
from sightline.library.models import Edition, Resource
from sightline.library.rules.errors import needed
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.library.rules.names import slug_of
from sightline.people.models import Body, Consortium, Partnership, Person
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action


@action
def create_resource(
    *,
    by: Person,
    partnership: Partnership,
    kind: str,
    title: str,
    owner: Body,
    summary: str = "",
    audience: str = ReadBy.PROFESSIONALS,
    tags: Sequence[str] = (),
    outside: bool = False,
    consortium: Consortium | None = None,
    kept: Kept = None,
) -> Edition:
    """Begins a document, with a first edition to be written; gives that edition.

    Raises NotYet for a title that the library has already, or a consortium that the partnership is not in."""
    title = needed(title, "Give the document a title.")
    _check_title(partnership.pk, title)
    _check_consortium(partnership, consortium)
    taken = set(Resource.objects.filter(partnership=partnership).values_list("slug", flat=True))
    resource = Resource.objects.create(
        partnership=partnership,
        slug=slug_of(title, taken, otherwise="document"),
        kind=ResourceKind(kind),
        title=title,
        summary=summary.strip(),
        owner=owner,
        audience=ReadBy(audience),
        tags=list(tags),
        outside=outside,
        consortium=consortium,
    )
    scanned(by, resource, ("title", "summary"), kept, resource)
    edition = Edition.objects.create(
        partnership=partnership, resource=resource, number=1, made_by=by, made_on=clock.today()
    )
    edition.authors.add(by)
    said(by, resource, "began", after={"kind": resource.get_kind_display(), "owner": owner.name, "public": outside})
    return edition


@action
def edit_resource(
    *,
    by: Person,
    resource: Resource,
    kind: str,
    title: str,
    owner: Body,
    summary: str,
    audience: str,
    tags: Sequence[str],
    outside: bool,
    kept: Kept = None,
) -> Resource:
    """Says anew what a document is called, whose it is and who may read it; its editions stay as they are."""
    locked = Resource.objects.select_for_update(of=("self",)).select_related("owner", "partnership").get(pk=resource.pk)
    before = _described(locked)
    title = needed(title, "Give the document a title.")
    if title != locked.title:
        _check_title(locked.partnership_id, title)
    locked.kind, locked.title, locked.summary = ResourceKind(kind), title, summary.strip()
    locked.owner, locked.audience, locked.tags, locked.outside = owner, ReadBy(audience), list(tags), outside
    locked.save()
    scanned(by, locked, ("title", "summary"), kept, locked)
    index(locked)
    said(by, locked, "changed the description of", before=before, after=_described(locked))
    return locked


def _described(resource: Resource) -> dict[str, object]:
    return {
        "title": resource.title,
        "kind": resource.get_kind_display(),
        "summary": resource.summary,
        "owner": resource.owner.name,
        "for": resource.get_audience_display(),
        "tags": resource.tags,
        "public": resource.outside,
    }


def _check_title(partnership_id: int, title: str) -> None:
    if Resource.objects.filter(partnership_id=partnership_id, title__iexact=title).exists():
        raise NotYet(
            [f"The library has a document called “{title}” already. Begin its next edition, or choose another title."]
        )


def _check_consortium(partnership: Partnership, consortium: Consortium | None) -> None:
    if consortium is not None and not consortium.partnerships.filter(pk=partnership.pk).exists():
        raise NotYet(
            [f"{partnership} is not one of the boards of {consortium}, so it cannot share a document with them."]
        )

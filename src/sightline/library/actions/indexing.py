"""What the search finds, kept in the same transaction as what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from sightline.library.models import Adoption, Appendix, Edition, Indexed, Resource
from sightline.library.reads.inforce import InForce, in_force_of
from sightline.library.reads.searching import scope_of
from sightline.library.rules.markup import plain
from sightline.library.rules.pictures import is_picture
from sightline.trail.actions import silent_action

# Of one piece; PostgreSQL's index of one row holds a megabyte of words, and nobody searches beyond a hundred pages.
WORDS_LIMIT = 300_000
_NEVER = str.maketrans({"\x00": None, "\x02": None, "\x03": None})


def index(resource: Resource) -> None:
    """Makes the rows of a document anew, with every partnership in which it is in force."""
    Indexed.objects.filter(resource=resource).delete()
    rows: list[Indexed] = []
    for partnership_id, here in in_force_of(resource).items():
        rows.extend(_pieces(partnership_id, here))
    Indexed.objects.bulk_create(rows, batch_size=200)


@silent_action("the index is made of what is on the record already")
def rebuild_search() -> int:
    """Makes the whole index anew, and the database's own with it; how many pieces it holds."""
    Indexed.objects.all().delete()
    keeping = set(Edition.objects.filter(published_on__isnull=False).values_list("resource_id", flat=True))
    keeping |= set(Adoption.objects.values_list("edition__resource_id", flat=True))
    for resource in Resource.objects.filter(pk__in=keeping).select_related("owner", "consortium").iterator():
        index(resource)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO library_search(library_search) VALUES ('rebuild')")
    return Indexed.objects.count()


def _pieces(partnership_id: int, here: InForce) -> Iterator[Indexed]:
    resource, edition = here.resource, here.edition
    scope = scope_of(partnership_id, public=False)
    if resource.outside:
        scope += f" {scope_of(partnership_id, public=True)}"

    def piece(title: str, words: str, **of: object) -> Indexed:
        return Indexed(
            partnership_id=partnership_id,
            resource=resource,
            edition=edition,
            title=title.translate(_NEVER),
            words=words.translate(_NEVER)[:WORDS_LIMIT],
            scope=scope,
            **of,
        )

    tags = f"Tags: {', '.join(resource.tags)}" if resource.tags else ""
    yield piece(resource.title, f"{resource.summary}\n{tags}".strip())
    for page in edition.pages.all():
        yield piece(page.title, plain(page.text), page=page)
    for file in edition.files.select_related("stored"):
        if not is_picture(file.stored.name):  # it is found by the page in which it stands
            yield piece(file.title, file.text, file=file)
    if resource.consortium_id:
        own = Appendix.objects.filter(resource=resource, partnership_id=partnership_id).select_related("stored")
        for one in own:
            yield piece(one.title, plain(one.text), appendix=one)

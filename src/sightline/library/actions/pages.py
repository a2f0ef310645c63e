"""The pages of an edition, which people who are no engineers write."""

from __future__ import annotations

from sightline.kit import clock
from sightline.library.actions.saying import Kept, being_written, said, scanned
from sightline.library.models import Edition, Page
from sightline.library.rules.errors import needed
from sightline.library.rules.markup import TEXT_LIMIT, pictures_in
from sightline.library.rules.names import slug_of
from sightline.people.models import Person
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.trail.actions import action

MOST_PAGES = 200


@action
def add_page(
    *, by: Person, edition: Edition, title: str, text: str = "", parent: Page | None = None, kept: Kept = None
) -> Page:
    """Adds a page at the end, or at the end of those under `parent`.

    Raises NotYet under a page that stands under another itself, or where the edition has as many as it can hold."""
    locked = being_written(edition, by)
    if locked.pages.count() >= MOST_PAGES:
        raise NotYet([f"An edition has at most {MOST_PAGES} pages. Put several short ones together."])
    _check_parent(locked, parent)
    title = needed(title, "Give the page a title.")[:160]
    page = Page.objects.create(
        partnership_id=locked.partnership_id,
        edition=locked,
        parent=parent,
        position=_next(locked, parent),
        slug=slug_of(title, set(locked.pages.values_list("slug", flat=True)), otherwise="page"),
        title=title,
        text=_checked(locked, text),
        saved_by=by,
        saved_at=clock.now(),
    )
    scanned(by, page, ("title", "text"), kept, locked.resource)
    said(by, locked.resource, "added a page to", after={"edition": locked.number, "page": title})
    return page


@action
def edit_page(*, by: Person, page: Page, revision: int, title: str, text: str, kept: Kept = None) -> Page:
    """Saves a page. Its name in addresses stays. Raises EditedMeanwhile where somebody saved it since `revision`."""
    edition = being_written(page.edition, by)
    locked = Page.objects.select_for_update(of=("self",)).select_related("saved_by").get(pk=page.pk)
    if locked.revision != revision:
        theirs = {"title": locked.title, "text": locked.text}
        raise EditedMeanwhile(theirs, locked.saved_by.name, locked.revision, locked.saved_at)
    before = {"page": locked.title, "text": locked.text}
    locked.title, locked.text = needed(title, "Give the page a title.")[:160], _checked(edition, text)
    locked.revision, locked.saved_by, locked.saved_at = locked.revision + 1, by, clock.now()
    locked.save()
    scanned(by, locked, ("title", "text"), kept, edition.resource)
    after = {"page": locked.title, "text": locked.text}
    said(by, edition.resource, "changed a page of", before=before, after=after)
    return locked


@action
def move_page(*, by: Person, page: Page, up: bool) -> Page:
    """Puts a page before the one above it, or after the one below, among those that stand beside it."""
    edition = being_written(page.edition, by)
    beside = list(edition.pages.filter(parent_id=page.parent_id))
    place = next(number for number, one in enumerate(beside) if one.pk == page.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(beside):
        raise NotYet([f"“{page.title}” is the {'first' if up else 'last'} already."])
    beside[place], beside[other] = beside[other], beside[place]
    for number, one in enumerate(beside, 1):
        one.position = number
    Page.objects.bulk_update(beside, ["position"])
    said(by, edition.resource, "moved a page of", after={"page": page.title, "moved": "up" if up else "down"})
    return page


@action
def place_page(*, by: Person, page: Page, parent: Page | None) -> Page:
    """Puts a page under another, or beside the first ones, as the last there. Raises NotYet for a page that has pages
    under it: two levels are all."""
    edition = being_written(page.edition, by)
    if parent is not None and page.children.exists():
        raise NotYet([f"“{page.title}” has pages under it, so it cannot stand under another."])
    if parent is not None and parent.pk == page.pk:
        raise NotYet([f"“{page.title}” cannot stand under itself."])
    _check_parent(edition, parent)
    before = {"page": page.title, "under": page.parent.title if page.parent else ""}
    page.parent, page.position = parent, _next(edition, parent)
    page.save(update_fields=["parent", "position"])
    after = {"page": page.title, "under": parent.title if parent else ""}
    said(by, edition.resource, "moved a page of", before=before, after=after)
    return page


@action
def remove_page(*, by: Person, page: Page) -> Edition:
    """Takes a page out of an edition that is being written, with those under it; the record keeps its words."""
    edition = being_written(page.edition, by)
    gone = [page, *page.children.all()]
    for one in gone:
        said(by, edition.resource, "removed a page of", before={"page": one.title, "text": one.text}, after={})
    page.delete()
    return edition


def _checked(edition: Edition, text: str) -> str:
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > TEXT_LIMIT:
        raise NotYet(
            [f"A page holds at most {TEXT_LIMIT:,} letters, and this has {len(text):,}. Make two pages of it."]
        )
    pictures = pictures_in(text)
    names = set(edition.files.values_list("stored__name", flat=True)) if pictures else set()
    wrong = []
    for name, words in pictures:
        if name not in names:
            wrong.append(
                f"There is no picture “{name}” among the files of this edition: add it there, then write its name "
                "here. Pictures from elsewhere are not shown."
            )
        elif not words:
            wrong.append(
                f"Between the brackets before “{name}”, say in words what it shows: whoever does not see it hears them."
            )
    if wrong:
        raise NotYet(wrong)
    return text


def _check_parent(edition: Edition, parent: Page | None) -> None:
    if parent is not None and parent.edition_id != edition.pk:
        raise NotYet(["That page belongs to another edition."])
    if parent is not None and parent.parent_id is not None:
        raise NotYet([f"“{parent.title}” stands under another page itself: two levels are all."])


def _next(edition: Edition, parent: Page | None) -> int:
    last = edition.pages.filter(parent=parent).order_by("-position").first()
    return last.position + 1 if last else 1

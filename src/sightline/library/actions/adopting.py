"""A consortium's document in one of its boards: adopted by a meeting, with what that board adds for itself."""

from __future__ import annotations

import datetime as dt

from sightline.files.actions import store_file
from sightline.files.rules import suffix_of
from sightline.files.rules.hidden import clean
from sightline.kit import clock
from sightline.library.actions.documents import looked_through
from sightline.library.actions.indexing import index
from sightline.library.actions.saying import Kept, said, scanned
from sightline.library.models import Adoption, Appendix, Edition, Resource
from sightline.library.rules.errors import needed
from sightline.library.rules.markup import TEXT_LIMIT
from sightline.library.rules.states import EditionState
from sightline.people.models import Partnership, Person
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import check
from sightline.trail.actions import action


@action
def adopt_edition(
    *, by: Person, partnership: Partnership, edition: Edition, adopted_on: dt.date, meeting: str
) -> Adoption:
    """Puts a consortium's edition in force in one of its boards, by a meeting in words.

    Raises NotYet where the edition is not in force, the board not of the consortium, or adopted it already."""
    resource = edition.resource
    if resource.consortium is None or not resource.consortium.partnerships.filter(pk=partnership.pk).exists():
        raise NotYet([f"{resource} is not shared with {partnership}, so there is nothing to adopt."])
    if edition.state != EditionState.PUBLISHED:
        raise NotYet([f"Edition {edition.number} is not the one in force. Adopt the newest."])
    if Adoption.objects.filter(partnership=partnership, edition=edition).exists():
        raise NotYet([f"{partnership} adopted edition {edition.number} already."])
    if not edition.published_on <= adopted_on <= clock.today():
        raise NotYet(["Give the day of the meeting: from the day on which the edition was published, until today."])
    words = needed(meeting, "Say which meeting adopted it, in words.")[:200]
    check({"meeting": words})
    adoption = Adoption.objects.create(
        partnership=partnership, edition=edition, adopted_on=adopted_on, meeting_words=words, adopted_by=by
    )
    index(resource)
    after = {"edition": edition.number, "meeting": words, "on": adopted_on.isoformat()}
    said(by, resource, "adopted an edition of", partnership_id=partnership.pk, after=after)
    return adoption


@action
def add_appendix(
    *,
    by: Person,
    partnership: Partnership,
    resource: Resource,
    title: str,
    text: str = "",
    name: str = "",
    content: bytes = b"",
    without_programs: bool = False,
    kept: Kept = None,
) -> Appendix:
    """Adds what a board has of its own to its consortium's document: words, a file (of which a cleaned copy is kept),
    or both. Raises NotYet where neither is given, or the board has not adopted it; for files as `add_file`."""
    if not Adoption.objects.filter(partnership=partnership, edition__resource=resource).exists():
        raise NotYet([f"{partnership} has not adopted {resource} yet. Adopt it, then add to it."])
    text = _words(text)
    if not text and not content:
        raise NotYet(["Write something, or choose a file."])
    last = Appendix.objects.filter(partnership=partnership, resource=resource).order_by("-position").first()
    appendix = Appendix.objects.create(
        partnership=partnership,
        resource=resource,
        position=last.position + 1 if last else 1,
        title=needed(title, "Give the appendix a title.")[:160],
        text=text,
        stored=_stored(by, partnership, name, content, without_programs) if content else None,
        saved_by=by,
        saved_at=clock.now(),
    )
    scanned(by, appendix, ("title", "text"), kept, resource)
    index(resource)
    said(by, resource, "added an appendix to", partnership_id=partnership.pk, after={"appendix": appendix.title})
    return appendix


@action
def edit_appendix(
    *,
    by: Person,
    appendix: Appendix,
    revision: int,
    title: str,
    text: str,
    name: str = "",
    content: bytes = b"",
    without_programs: bool = False,
    kept: Kept = None,
) -> Appendix:
    """Saves an appendix; a file given takes the place of the one there. Raises EditedMeanwhile where somebody saved it
    since `revision`."""
    locked = Appendix.objects.select_for_update(of=("self",)).select_related("saved_by", "resource").get(pk=appendix.pk)
    if locked.revision != revision:
        theirs = {"title": locked.title, "text": locked.text}
        raise EditedMeanwhile(theirs, locked.saved_by.name, locked.revision, locked.saved_at)
    before = {"appendix": locked.title, "text": locked.text}
    locked.title, locked.text = needed(title, "Give the appendix a title.")[:160], _words(text)
    if content:
        locked.stored = _stored(by, locked.partnership, name, content, without_programs)
    if not locked.text and locked.stored is None:
        raise NotYet(["Write something, or choose a file."])
    locked.revision, locked.saved_by, locked.saved_at = locked.revision + 1, by, clock.now()
    locked.save()
    scanned(by, locked, ("title", "text"), kept, locked.resource)
    index(locked.resource)
    after = {"appendix": locked.title, "text": locked.text}
    said(
        by, locked.resource, "changed an appendix of", partnership_id=locked.partnership_id, before=before, after=after
    )
    return locked


@action
def remove_appendix(*, by: Person, appendix: Appendix) -> Resource:
    """Takes an appendix away; the record keeps its words."""
    resource = appendix.resource
    before = {"appendix": appendix.title, "text": appendix.text}
    said(by, resource, "removed an appendix of", partnership_id=appendix.partnership_id, before=before, after={})
    appendix.delete()
    index(resource)
    return resource


def _words(text: str) -> str:
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > TEXT_LIMIT:
        raise NotYet([f"An appendix holds at most {TEXT_LIMIT:,} letters. Give the rest as a file."])
    return text


def _stored(by: Person, partnership: Partnership, name: str, content: bytes, without_programs: bool):
    name, content, seen = looked_through(name, content, without_programs=without_programs)
    if any(one.cleaned for one in seen.hidden):
        content = clean(suffix_of(name), content)
    return store_file(by=by, partnership=partnership, name=name, content=content, looked_through=True)

"""The files of an edition: checked, read, and cleaned of what their readers do not see."""

from __future__ import annotations

from dataclasses import replace

from sightline.files.actions import store_file
from sightline.files.reads import content_of
from sightline.files.rules import plain_name, suffix_of
from sightline.files.rules.hidden import Seen, clean, free_of_programs, inspect
from sightline.kit import clock
from sightline.library.actions.saying import Kept, being_written, said, scanned
from sightline.library.models import Edition, EditionFile
from sightline.library.rules.errors import needed
from sightline.library.rules.markup import pictures_in
from sightline.library.rules.names import slug_of
from sightline.library.rules.pictures import bare, is_picture
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action

MOST_FILES = 30


@action
def add_file(
    *,
    by: Person,
    edition: Edition,
    name: str,
    content: bytes,
    title: str = "",
    without_programs: bool = False,
    kept: Kept = None,
) -> EditionFile:
    """Adds a file to an edition being written: checked, scanned, read as far as it can be, and looked through for what
    its readers do not see.

    A picture is written anew and named as pages name it. Raises files.rules.NotStored for what cannot be stored;
    HoldsPrograms for a file with macros, of which a copy without them is stored where `without_programs` says so. The
    file with them is stored nowhere."""
    locked = being_written(edition, by)
    if locked.files.count() >= MOST_FILES:
        raise NotYet([f"An edition has at most {MOST_FILES} files."])
    given, picture = name, is_picture(name)
    if picture:
        name, content, seen = _named(locked, name), bare(content), Seen("")
    else:
        name, content, seen = looked_through(name, content, without_programs=without_programs)
    stored = store_file(
        by=by, partnership=locked.partnership, name=name, content=content, picture=picture, looked_through=True
    )
    if locked.files.filter(stored=stored).exists():
        raise NotYet([f"“{stored.name}” is a file of this edition already."])
    last = locked.files.order_by("-position").first()
    file = EditionFile.objects.create(
        partnership_id=locked.partnership_id,
        edition=locked,
        stored=stored,
        position=last.position + 1 if last else 1,
        title=needed(title or stored.name.rpartition(".")[0] or stored.name, "Give the file a title.")[:160],
        text=seen.text,
        unread=seen.unread[:300],
        hidden=[one.as_json() for one in seen.hidden],
        added_by=by,
        added_on=clock.today(),
    )
    scanned(by, file, ("title",), kept, locked.resource)
    after = {"edition": locked.number, "file": stored.name, "holds_unseen": [one.kind for one in seen.hidden]}
    if seen.without_programs:
        after["programs_taken_out_of"] = plain_name(given)
    said(by, locked.resource, "added a file to", after=after)
    return file


def _named(edition: Edition, name: str) -> str:
    """What a picture is called in the edition: as pages can write it, and as no other is."""
    suffix = suffix_of(name)
    stems = {one.rpartition(".")[0] for one in edition.files.values_list("stored__name", flat=True)}
    return slug_of(plain_name(name).rpartition(".")[0], stems, otherwise="picture") + suffix


def looked_through(name: str, content: bytes, *, without_programs: bool) -> tuple[str, bytes, Seen]:
    """The name and the bytes to store of an upload, and what is seen in them: of a file with programs, where that was
    asked for, those of a copy without. Raises what `free_of_programs` and `inspect` raise."""
    name, free = free_of_programs(name, content, agreed=without_programs)
    return name, free, replace(inspect(suffix_of(name), free), without_programs=free is not content)


@action
def clean_file(*, by: Person, file: EditionFile) -> EditionFile:
    """Puts a cleaned copy in the place of a file: without what can be taken out of it. The original is no part of the
    edition any more. Raises NotYet where there is nothing that can be taken out."""
    edition = being_written(file.edition, by)
    before = [one["kind"] for one in file.hidden]
    if not any(one["cleaned"] for one in file.hidden):
        raise NotYet(
            ["There is nothing in this file that can be taken out here. Clean it in the program it was made with."]
        )
    content = clean(suffix_of(file.stored.name), content_of(file.stored))
    seen = inspect(suffix_of(file.stored.name), content)
    file.stored = store_file(by=by, partnership=edition.partnership, name=file.stored.name, content=content, made=True)
    file.text, file.unread, file.hidden = seen.text, seen.unread[:300], [one.as_json() for one in seen.hidden]
    file.save()
    left = [one.kind for one in seen.hidden]
    said(
        by,
        edition.resource,
        "cleaned a file of",
        before={"file": file.stored.name, "holds_unseen": before},
        after={"file": file.stored.name, "holds_unseen": left},
    )
    return file


@action
def remove_file(*, by: Person, file: EditionFile) -> Edition:
    """Takes a file out of an edition that is being written. Raises NotYet for a picture that stands in a page."""
    edition = being_written(file.edition, by)
    for page in edition.pages.filter(text__contains=file.stored.name) if is_picture(file.stored.name) else ():
        if file.stored.name in dict(pictures_in(page.text)):
            raise NotYet([f"“{file.stored}” stands in the page “{page}”. Take it out there, then here."])
    said(by, edition.resource, "removed a file of", after={"edition": edition.number, "file": file.stored.name})
    file.delete()
    return edition

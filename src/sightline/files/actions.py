"""Storing a file: checked, scanned, written under its digest, then said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sightline.files import rules
from sightline.files.models import Stored
from sightline.files.rules.hidden import (
    NOTHING_AGREED,
    Agreed,
    HoldsPrograms,
    HoldsUnseen,
    Storable,
    ordinary,
    storable,
)
from sightline.files.scanner import scan
from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def store_file(
    *,
    by: Actor,
    partnership: Partnership,
    name: str,
    content: bytes,
    made: bool = False,
    hidden: bool = False,
    picture: bool = False,
    agreed: Agreed = NOTHING_AGREED,
    looked_through: bool = False,
) -> Stored:
    """Stores an upload and gives its row; the same bytes given again give the row that is there. `made` says that the
    program made the file, of what was scanned before: it is not scanned again. Of a `hidden` one the record, which more
    people read than may see it, keeps the digest and not the name. A `picture` is one of rules.PICTURES.

    Of a file with programs (macros), and of one that holds what its readers do not see, that is stored to which its
    giver `agreed`; a file with programs is stored nowhere. `looked_through` says that the caller has looked through it
    in a way of its own.

    Raises rules.NotStored, with nothing stored, for what rules.media_type or the scanner refuses and for a damaged
    file; rules.hidden.HoldsPrograms and HoldsUnseen, which are such too, for what she has not been asked about. The row
    is committed after the bytes are on disk, so a process killed on the way leaves at most a file that no row names.
    """
    name = given = rules.plain_name(name)
    media_type = rules.media_type(ordinary(name), content, made=made, picture=picture)
    kept = Storable(name, content)
    if not (made or looked_through):
        kept = storable(name, content, agreed)
        name, content = kept.name, kept.content
    if not made:
        scan(content, settings.CLAMD_SOCKET)
    sha256 = hashlib.sha256(content).hexdigest()
    stored, new = Stored.objects.get_or_create(
        partnership=partnership,
        sha256=sha256,
        defaults={
            "name": name,
            "media_type": media_type,
            "size": len(content),
            "stored_at": clock.now(),
            "stored_by": by if isinstance(by, Person) else None,
        },
    )
    if not _whole(stored):
        try:
            default_storage.delete(stored.path)  # what a killed process left half written
            default_storage.save(stored.path, ContentFile(content))
        except OSError as error:
            raise rules.NotStored(
                "The file could not be written to disk, so nothing was stored. Tell your IT team: the disk may be full."
            ) from error
    after = {"name": "a restricted file" if hidden else name, "size": len(content), "sha256": sha256}
    if kept.without_programs:
        after["programs_taken_out_of"] = "a restricted file" if hidden else given
    if kept.taken_out:
        after["taken_out"] = list(kept.taken_out)
    if kept.left:
        after["holds_unseen"] = list(kept.left)
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="stored" if new else "stored again",
        thing="file",
        thing_id=stored.pk,
        after=after,
    )
    return stored


@action
def store_files(
    *, by: Actor, partnership: Partnership, files: Sequence[tuple[str, bytes]], agreed: Agreed = NOTHING_AGREED
) -> list[Stored]:
    """Stores several uploads, each a name and its bytes, as `store_file` does; all are looked through before the first
    is stored, so that every one about which something is to be asked is named at once. Raises as `store_file`."""
    programs, unseen = [], []
    for name, content in files if len(files) > 1 else ():
        try:
            rules.media_type(ordinary(name), content)
            storable(name, content, agreed)
        except HoldsPrograms:
            programs.append(rules.plain_name(name))
        except HoldsUnseen as refused:
            unseen += [(rules.plain_name(name), found) for _, found in refused.found]
        except rules.NotStored as refused:
            raise rules.NotStored(f"“{rules.plain_name(name)}”: {refused}") from refused
    if programs:
        raise HoldsPrograms(programs)
    if unseen:
        raise HoldsUnseen(unseen)
    return [
        store_file(by=by, partnership=partnership, name=name, content=content, agreed=agreed) for name, content in files
    ]


def _whole(stored: Stored) -> bool:
    return default_storage.exists(stored.path) and default_storage.size(stored.path) == stored.size

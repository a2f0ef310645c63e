"""Storing a file: checked, scanned, written under its digest, then said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sightline.files import rules
from sightline.files.models import Stored
from sightline.files.rules.hidden import HoldsPrograms, free_of_programs, ordinary
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
    without_programs: bool = False,
    looked_through: bool = False,
) -> Stored:
    """Stores an upload and gives its row; the same bytes given again give the row that is there. `made` says that the
    program made the file, of what was scanned before: it is not scanned again. Of a `hidden` one the record, which more
    people read than may see it, keeps the digest and not the name. A `picture` is one of rules.PICTURES.

    Of a file with programs (macros) a copy without them is stored where `without_programs` says so; the file with them
    is stored nowhere. `looked_through` says that the caller has looked for programs in a way of its own.

    Raises rules.NotStored, with nothing stored, for what rules.media_type or the scanner refuses and for a damaged
    file; rules.hidden.HoldsPrograms, which is one too, for programs that nobody agreed to take out. The row is
    committed after the bytes are on disk, so a process killed on the way leaves at most a file that no row names.
    """
    name = given = rules.plain_name(name)
    before = content
    media_type = rules.media_type(ordinary(name), content, made=made, picture=picture)
    if not (made or looked_through):
        name, content = free_of_programs(name, content, agreed=without_programs)
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
    if content is not before:
        after["programs_taken_out_of"] = "a restricted file" if hidden else given
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
    *, by: Actor, partnership: Partnership, files: Sequence[tuple[str, bytes]], without_programs: bool = False
) -> list[Stored]:
    """Stores several uploads, each a name and its bytes, as `store_file` does; all are looked through before the first
    is stored, so that every one with programs is named at once. Raises what `store_file` raises."""
    holding = []
    for name, content in files if len(files) > 1 else ():
        try:
            rules.media_type(ordinary(name), content)
            free_of_programs(name, content, agreed=without_programs)
        except HoldsPrograms:
            holding.append(rules.plain_name(name))
        except rules.NotStored as refused:
            raise rules.NotStored(f"“{rules.plain_name(name)}”: {refused}") from refused
    if holding:
        raise HoldsPrograms(holding)
    return [
        store_file(by=by, partnership=partnership, name=name, content=content, without_programs=without_programs)
        for name, content in files
    ]


def _whole(stored: Stored) -> bool:
    return default_storage.exists(stored.path) and default_storage.size(stored.path) == stored.size

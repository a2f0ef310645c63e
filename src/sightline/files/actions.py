"""Storing a file: checked, scanned, written under its digest, then said."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sightline.files import rules
from sightline.files.models import Stored
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
) -> Stored:
    """Stores an upload and gives its row; the same bytes given again give the row that is there. `made` says that the
    program made the file, of what was scanned before: it is not scanned again. Of a `hidden` one the record, which more
    people read than may see it, keeps the digest and not the name. A `picture` is one of rules.PICTURES.

    Raises rules.NotStored, with nothing stored, for what rules.media_type or the scanner refuses. The row is
    committed after the bytes are on disk, so a process killed on the way leaves at most a file that no row names.
    """
    name = rules.plain_name(name)
    media_type = rules.media_type(name, content, made=made, picture=picture)
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
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="stored" if new else "stored again",
        thing="file",
        thing_id=stored.pk,
        after={"name": "a restricted file" if hidden else name, "size": len(content), "sha256": sha256},
    )
    return stored


def _whole(stored: Stored) -> bool:
    return default_storage.exists(stored.path) and default_storage.size(stored.path) == stored.size

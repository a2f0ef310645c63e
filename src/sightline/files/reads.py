"""What is stored, and giving it back."""

import hashlib

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sightline.files.models import Stored


class Damaged(Exception):
    """The bytes on disk are not those that were stored."""


def content_of(stored: Stored) -> bytes:
    """The bytes as they were given. Raises Damaged where the disk holds others, OSError where it holds none."""
    with default_storage.open(stored.path) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise Damaged(f"{stored.name} was changed on disk since it was stored.")
    return content


def download(stored: Stored) -> HttpResponse:
    """The file as an attachment; the view that calls this has settled who may see it."""
    response = HttpResponse(content_of(stored), content_type=stored.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    return response

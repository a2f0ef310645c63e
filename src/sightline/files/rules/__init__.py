"""What may be stored, and what a file holds that its reader does not see (`hidden`). Pure."""

from sightline.files.rules.kinds import (
    KINDS,
    NAME_LIMIT,
    PDF_DAMAGE,
    PICTURES,
    SIZE_LIMIT,
    NotStored,
    check_pdf,
    media_type,
    plain_name,
    suffix_of,
)

__all__ = [
    "KINDS",
    "NAME_LIMIT",
    "PDF_DAMAGE",
    "PICTURES",
    "SIZE_LIMIT",
    "NotStored",
    "check_pdf",
    "media_type",
    "plain_name",
    "suffix_of",
]

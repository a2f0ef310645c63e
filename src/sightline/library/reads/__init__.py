"""Every question that pages ask of the library, shaped for them."""

from sightline.library.reads.cascades import (
    Cell,
    Matrix,
    RecipientRow,
    disseminations_of,
    matrix,
    receipts_owed,
    recipient_rows,
    reviews_owed,
)
from sightline.library.reads.inforce import (
    Board,
    InForce,
    OutsideResource,
    PageNode,
    adopted_by,
    file_outside,
    in_force,
    outline,
    pages_with_addresses,
    published,
    resource_outside,
    used,
)
from sightline.library.reads.searching import Found, Hit, search
from sightline.library.reads.shelf import Shelf, resources_of, shelved

__all__ = [
    "Board",
    "Cell",
    "Found",
    "Hit",
    "InForce",
    "Matrix",
    "OutsideResource",
    "PageNode",
    "RecipientRow",
    "Shelf",
    "adopted_by",
    "disseminations_of",
    "file_outside",
    "in_force",
    "matrix",
    "outline",
    "pages_with_addresses",
    "published",
    "receipts_owed",
    "recipient_rows",
    "resource_outside",
    "resources_of",
    "reviews_owed",
    "search",
    "shelved",
    "used",
]

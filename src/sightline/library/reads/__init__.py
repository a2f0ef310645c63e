"""Every question that pages ask of the library, shaped for them."""

from sightline.library.reads.inforce import (
    InForce,
    OutsideResource,
    PageNode,
    file_outside,
    in_force,
    outline,
    pages_with_addresses,
    published,
    resource_outside,
    used,
)
from sightline.library.reads.searching import Found, Hit, search

__all__ = [
    "Found",
    "Hit",
    "InForce",
    "OutsideResource",
    "PageNode",
    "file_outside",
    "in_force",
    "outline",
    "pages_with_addresses",
    "published",
    "resource_outside",
    "search",
    "used",
]

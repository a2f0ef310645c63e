"""What the pages of a document and of its editions share: the outline, the files."""

from __future__ import annotations

from typing import Any

from sightline.files.rules import suffix_of
from sightline.library.models import Edition, EditionFile, Page
from sightline.library.reads import PageNode, outline, pages_with_addresses
from sightline.library.rules.markup import html
from sightline.library.views.answers import href
from sightline.people.access import Membership

TYPES = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".pdf": "PDF",
    ".txt": "text",
    ".csv": "CSV",
    ".tsv": "table",
    ".json": "JSON",
}


def contents(edition: Edition, membership: Membership) -> dict[str, Any]:
    """The outline of an edition with the address of each page; the text itself where it is one page. One query."""
    nodes = outline(edition)
    found: dict[str, Any] = {"outline": [_node(one, membership) for one in nodes]}
    if len(nodes) == 1 and not nodes[0].children:
        found["only"] = {"page": nodes[0].page, "html": html(nodes[0].page.text, below=2)}
    return found


def _node(node: PageNode, membership: Membership) -> dict[str, Any]:
    return {
        "page": node.page,
        "href": href(membership, "edition_page", node.page.pk),
        "children": [{"page": one, "href": href(membership, "edition_page", one.pk)} for one in node.children],
    }


def addresses(nodes: list[PageNode], membership: Membership) -> dict[str, str]:
    """Where the pages of an edition are, by name, for links from one to another."""
    return pages_with_addresses(nodes, lambda page: href(membership, "edition_page", page.pk))


def anchors(nodes: list[PageNode]) -> dict[str, str]:
    """The same where the whole edition stands on one page."""
    return pages_with_addresses(nodes, lambda page: f"#page-{page.slug}")


def in_a_row(nodes: list[PageNode]) -> list[Page]:
    """The pages in the order in which somebody reads them."""
    return [page for node in nodes for page in (node.page, *node.children)]


def file_rows(edition: Edition, membership: Membership) -> list[dict[str, Any]]:
    """The files of an edition as a page shows them. One query."""
    rows: list[EditionFile] = list(edition.files.select_related("stored"))
    return [
        {
            "file": one,
            "href": href(membership, "edition_file", one.pk),
            "type": TYPES.get(suffix_of(one.stored.name), "file"),
            "size": one.stored.size,
            "cleanable": any(hidden["cleaned"] for hidden in one.hidden),
        }
        for one in rows
    ]

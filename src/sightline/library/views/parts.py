"""What the pages of a document and of its editions share: the outline, the files."""

from __future__ import annotations

from typing import Any

from sightline.files.rules import suffix_of
from sightline.library.models import Edition, EditionFile, Page
from sightline.library.reads import PageNode, outline, pages_with_addresses, pictures_of
from sightline.library.rules.markup import html
from sightline.library.rules.pictures import is_picture
from sightline.people.access import Membership, href

TYPES = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".pdf": "PDF",
    ".txt": "text",
    ".csv": "CSV",
    ".tsv": "table",
    ".json": "JSON",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
}


def contents(edition: Edition, membership: Membership) -> dict[str, Any]:
    """The outline of an edition with the address of each page; the text itself where it is one page. One query."""
    nodes = outline(edition)
    found: dict[str, Any] = {"outline": [_node(one, membership) for one in nodes]}
    if len(nodes) == 1 and not nodes[0].children:
        text = nodes[0].page.text
        found["only"] = {
            "page": nodes[0].page,
            "html": html(text, below=2, pictures=pictures(edition, membership, text)),
        }
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


def pictures(edition: Edition, membership: Membership, text: str) -> dict[str, str]:
    """Where the pictures of an edition are, by name, for a text that shows any. One query, none where it shows none."""
    return pictures_of(edition, lambda file: href(membership, "edition_file", file.pk)) if "![" in text else {}


def anchors(nodes: list[PageNode]) -> dict[str, str]:
    """The same where the whole edition stands on one page."""
    return pages_with_addresses(nodes, lambda page: f"#page-{page.slug}")


def in_a_row(nodes: list[PageNode]) -> list[Page]:
    """The pages in the order in which somebody reads them."""
    return [page for node in nodes for page in (node.page, *node.children)]


def file_rows(edition: Edition, membership: Membership, *, writing: bool = False) -> list[dict[str, Any]]:
    """The files of an edition as a page shows them; its pictures, which stand in its pages, to whoever is writing. One
    query."""
    rows: list[EditionFile] = [
        one for one in edition.files.select_related("stored") if writing or not is_picture(one.stored.name)
    ]
    return [
        {
            "file": one,
            "href": href(membership, "edition_file", one.pk),
            "type": TYPES.get(suffix_of(one.stored.name), "file"),
            "size": one.stored.size,
            "picture": is_picture(one.stored.name),
            "cleanable": any(hidden["cleaned"] for hidden in one.hidden),
        }
        for one in rows
    ]

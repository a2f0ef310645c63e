"""The markup in which pages are written: a subset of CommonMark, turned into safe HTML of our own classes.

Headings, paragraphs, lists, tables, quotes, strong and emphasised words, links, a line across, pictures of the same
document by their names, each with words for those who do not see it. No HTML, no code: what is typed otherwise stands
as it was typed. Links lead to the web, to a telephone, a mail address or, by its name, to another page of the same
document; any other kind is left as text, and so is a picture from anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from sightline.library.rules.pictures import NAMED

# Longer than any page that somebody reads; a text as long as this takes a tenth of a second.
TEXT_LIMIT = 60_000
HEADING_DEEPEST = 4

_CLASSES = {
    "paragraph_open": "govuk-body",
    "bullet_list_open": "govuk-list govuk-list--bullet",
    "ordered_list_open": "govuk-list govuk-list--number",
    "blockquote_open": "govuk-inset-text",
    "hr": "govuk-section-break govuk-section-break--m govuk-section-break--visible",
    "table_open": "govuk-table",
    "tr_open": "govuk-table__row",
    "th_open": "govuk-table__header",
    "td_open": "govuk-table__cell",
    "link_open": "govuk-link",
}
_HEADINGS = {"h2": "govuk-heading-m", "h3": "govuk-heading-s", "h4": "govuk-heading-s"}
_ELSEWHERE = re.compile(r"(https?://|mailto:|tel:)\S", re.IGNORECASE)
_PAGE = re.compile(r"[a-z0-9][a-z0-9-]*$")


def _reader() -> MarkdownIt:
    reader = MarkdownIt(
        "zero", {"html": False, "linkify": False, "typographer": False, "breaks": True, "maxNesting": 12}
    )
    reader.enable(["heading", "list", "table", "blockquote", "hr", "emphasis", "link", "image", "newline", "escape"])
    reader.enable("entity")
    reader.validateLink = lambda address: any(one.match(address) for one in (_ELSEWHERE, _PAGE, NAMED))
    reader.renderer.rules["image"] = _picture
    reader.renderer.rules["table_open"] = _table_open
    reader.renderer.rules["table_close"] = lambda *_: "</table></div>\n"
    return reader


def _table_open(tokens: Sequence[Token], index: int, options: object, env: dict) -> str:
    """A table scrolls within a box of its own, by keyboard too."""
    env["tables"] = env.get("tables", 0) + 1
    name = f"Table {env['tables']} of this page"
    return f'<div class="ui-scroll" role="region" tabindex="0" aria-label="{name}"><table class="govuk-table">\n'


def _picture(tokens: Sequence[Token], index: int, options: object, env: dict) -> str:
    """A picture of the document, by its address here; its words alone where there is no such picture."""
    token = tokens[index]
    words = escapeHtml(_words(token.children or ()))
    address = env.get("pictures", {}).get(str(token.attrs["src"]))
    return f'<img class="ui-picture" src="{escapeHtml(address)}" alt="{words}">' if address and words else words


_READER = _reader()


def html(
    text: str, *, below: int = 1, pages: Mapping[str, str] | None = None, pictures: Mapping[str, str] | None = None
) -> str:
    """The text as HTML that may stand on a page as it is; its first heading stands one level below `below`. `pages` and
    `pictures` have the addresses of the document's own by their names; a link to one that is not there leads nowhere,
    and of a picture that is not there its words stand."""
    env: dict = {"pictures": pictures or {}}
    tokens = _READER.parse(text[:TEXT_LIMIT], env)
    _dress(tokens, below, {**(pages or {}), **(pictures or {})})
    return _READER.renderer.render(tokens, _READER.options, env)


def plain(text: str) -> str:
    """The words of the text without its markup, a paragraph a line: for searching and for telling what changed."""
    lines: list[str] = []
    row: list[str] | None = None
    for token in _READER.parse(text[:TEXT_LIMIT]):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            lines.append(" | ".join(row or []))
            row = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if row is None:
                lines.extend(words.splitlines())
            else:
                row.append(" ".join(words.split()))
    return "\n".join(line for line in lines if line.strip())


def pictures_in(text: str) -> list[tuple[str, str]]:
    """The pictures of the text: each's name, or address, and its words."""
    return [
        (str(one.attrs["src"]), _words(one.children or ()).strip())
        for token in _READER.parse(text[:TEXT_LIMIT])
        for one in token.children or ()
        if one.type == "image"
    ]


def headings(text: str) -> list[tuple[int, str]]:
    """The headings of the text with their levels (1 for #), in order."""
    found, level = [], 0
    for token in _READER.parse(text[:TEXT_LIMIT]):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline" and level:
            found.append((level, _words(token.children or ())))
            level = 0
    return found


def _words(tokens: Iterable[Token]) -> str:
    return "".join("\n" if one.type in ("softbreak", "hardbreak") else one.content for one in tokens)


def _dress(tokens: Iterable[Token], below: int, within: Mapping[str, str]) -> None:
    """Gives each token the class of the house's look; headings begin below the page's own and skip no level."""
    levels: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            while levels and levels[-1] >= typed:
                levels.pop()
            levels.append(typed)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(below + len(levels), HEADING_DEEPEST)}"
            if token.type == "heading_open":
                token.attrSet("class", _HEADINGS.get(token.tag, "govuk-heading-m"))
        elif token.type in _CLASSES:
            token.attrSet("class", _CLASSES[token.type])
        if token.type == "link_open" and not _ELSEWHERE.match(str(token.attrs["href"])):
            token.attrSet("href", within.get(str(token.attrs["href"]), "#main"))
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            del token.attrs["style"]  # how a column is aligned would be an inline style, which the browser refuses
        if token.children:
            _dress(token.children, below, within)

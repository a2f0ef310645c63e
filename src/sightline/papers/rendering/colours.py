"""The look's colours where no stylesheet reaches (Word, PDF, a picture); the same as `ui/look/_palette.scss`."""

from __future__ import annotations

BRANDS: dict[str, str] = {
    "navy": "#12344d",
    "blue": "#0b4f8a",
    "teal": "#0b4f55",
    "green": "#17502f",
    "forest": "#2d4a1e",
    "plum": "#5a2157",
    "purple": "#45297f",
    "burgundy": "#74182c",
    "brown": "#5d3a1a",
    "rust": "#7c2d12",
    "slate": "#38434f",
    "black": "#1d1d1d",
}
# A tag's ink and its ground, by kind.
TAGS: dict[str, tuple[str, str]] = {
    "good": ("#0a4d35", "#cfe4da"),
    "warn": ("#5c3f00", "#fdefc8"),
    "bad": ("#6e1f1f", "#f2d9d4"),
    "info": ("#12344d", "#d7e3ec"),
    "none": ("#343c42", "#eceff1"),
}
INK, QUIET, LINE, GROUND = "#0b0c0c", "#4b545b", "#c3cbd1", "#f3f5f6"


def brand(name: str) -> str:
    """The partnership's colour; navy where its name is none we know."""
    return BRANDS.get(name, BRANDS["navy"])


def tag(kind: str) -> tuple[str, str]:
    """Ink and ground of a tag."""
    return TAGS.get(kind, TAGS["none"])

"""The colours a partnership may choose for its header: chosen by name, and dark enough for white text.

A stylesheet made for each partnership would need a route and a cache; a free colour would need a contrast check. Twelve
named ones need neither, and the page carries only a class.
"""

from __future__ import annotations

from django.db.models import TextChoices


class Colour(TextChoices):
    """The key of the class `ui-brand-<key>` in `look/_palette.scss`, and its name in words."""

    NAVY = "navy", "Navy"
    BLUE = "blue", "Blue"
    TEAL = "teal", "Teal"
    GREEN = "green", "Green"
    FOREST = "forest", "Forest green"
    PLUM = "plum", "Plum"
    PURPLE = "purple", "Purple"
    BURGUNDY = "burgundy", "Burgundy"
    BROWN = "brown", "Brown"
    RUST = "rust", "Rust"
    SLATE = "slate", "Slate grey"
    BLACK = "black", "Black"

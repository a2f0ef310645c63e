"""An enumeration whose members say what they are called, for rules, which know no Django."""

from __future__ import annotations

import enum


class Labelled(enum.StrEnum):
    """Members are written as `NAMED = "named", "Named"`; a table's column takes `choices=Mode.choices()`."""

    label: str

    def __new__(cls, value: str, label: str) -> Labelled:
        """A member with its value, as stored, and its label, as read."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and label, in the order they are written."""
        return [(member.value, member.label) for member in cls]

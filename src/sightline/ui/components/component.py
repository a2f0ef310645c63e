"""What an entry of the gallery is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Component:
    """An entry of the gallery. `takes` maps each parameter to what it is; `examples` are contexts to draw it with."""

    name: str
    purpose: str
    takes: dict[str, str]
    examples: tuple[dict[str, Any], ...]

    @property
    def template(self) -> str:
        return f"ui/components/{self.name}.html"


def tag(text: str, kind: str) -> dict[str, str]:
    """A tag as the components take it."""
    return {"text": text, "kind": kind}

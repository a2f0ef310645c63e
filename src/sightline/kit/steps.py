"""A table of states: from, act, to. A room's rules hold the table; the diagram in the reference is drawn from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One way from a state to the next; `start` is None for a beginning, `end` is None where the thing goes."""

    start: str | None
    act: str
    end: str | None
    asks: str


def diagram(steps: tuple[Step, ...]) -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    for step in steps:
        lines.append(f"    {step.start or '[*]'} --> {step.end or '[*]'}: {step.act}")
    ends = {step.end for step in steps if step.end} - {step.start for step in steps}
    lines += [f"    {end} --> [*]" for end in sorted(ends)]
    return "\n".join(lines)


def reference(tables: Iterable[tuple[str, tuple[Step, ...]]]) -> str:
    """The page `docs/reference/states.md`: each table of `tables`, under its title, with its diagram."""
    parts = [
        "# States\n",
        "Printed from each room's `rules/states.py` by `tests/test_states.py`, which fails when this page and the\n"
        "code differ; `UPDATE_DOCS=1` before the test writes it anew.\n",
    ]
    for title, steps in tables:
        parts.append(f"## {title}\n\n```mermaid\n{diagram(steps)}\n```\n")
        parts.append("| from | act | to | asks for |\n|---|---|---|---|")
        parts += [f"| {step.start or 'nothing'} | {step.act} | {step.end or 'gone'} | {step.asks} |" for step in steps]
        parts.append("")
    return "\n".join(parts)

"""Which fields hold something about a person: docs/reference/personal-data.md compared with the models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

WHERE = "docs/reference/personal-data.md"


def classed(page: Path) -> dict[str, tuple[set[str], set[str]]]:
    """The page's table: for each model the fields that are personal and those that are not.

    A row is `| people.Person | email, name | id, uid | why it is kept and until when |`; a dash stands for none.
    """
    rows = {}
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and "." in cells[0]:
            personal, other = ({name.strip() for name in cell.split(",")} - {"", "-"} for cell in cells[1:3])
            rows[cells[0]] = (personal, other)
    return rows


def faults(rows: Mapping[str, tuple[set[str], set[str]]], models: Mapping[str, Iterable[str]]) -> list[str]:
    """What the table does not say of the models ("people.Person" to its fields' names), or says of none."""
    found = []
    for model, fields in models.items():
        personal, other = rows.get(model, (set(), set()))
        for name in fields:
            if (name in personal) == (name in other):
                found.append(f"{model}.{name} must be classed as personal or not, once, in {WHERE}.")
        gone = sorted((personal | other) - set(fields))
        found += [f"{WHERE} classes {model}.{name}, which the model does not have." for name in gone]
    found += [f"{WHERE} classes {model}, which is no model." for model in sorted(set(rows) - set(models))]
    return found

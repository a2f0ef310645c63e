"""The reference page of states is printed from the tables that the rooms go by."""

import os
from pathlib import Path

from sightline.governance.rules import states as governance
from sightline.plan.rules import states as plan
from sightline.progress.rules import states as progress

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "states.md"


def test_the_reference_says_what_the_tables_say() -> None:
    printed = plan.reference([*plan.TABLES, *progress.TABLES, *governance.TABLES])
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(printed)
    assert PAGE.read_text() == printed

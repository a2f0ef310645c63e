"""Who may: the table as a page of the reference, and what must hold of it."""

import os
from pathlib import Path

import pytest

from sightline.people.models import BodyKind
from sightline.people.permissions import KIND_PERMISSIONS, ROLE_PERMISSIONS, Permission, Role, permissions_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "permissions.md"
P = Permission

HEAD = """# Who may do what

Printed from `src/sightline/people/permissions.py` by `tests/people/test_permissions.py`, which fails when this page and
the code differ; `UPDATE_DOCS=1` before the test writes it anew. A person may do what any of her seats allows on the
day, in that partnership and in no other. Whoever holds no seat in a partnership is told that its pages do not exist
(404); whoever holds one without the right is told so (403).

"""

RULES = """
## Besides

- A member reads the adopted plan, its structure and its people, and the history of each thing on the thing's page. The
  whole record tells of drafts too, so it is for those who may see drafts.
- Nobody gives herself a seat that allows more than she may do already. A business manager may give others any seat;
  partnership support may give seats that allow no more than their own.
- A partnership is never left without a business manager.
- E-mail addresses are shown to those who write to people (`person.edit`) and to the person herself, nobody else.
- An address is changed by the person herself, with a code sent to the new one. Others may mend a mistyped address only
  before the person's first sign-in, and only where she sits in no other partnership; her name likewise.
- A text on the record is blanked by two people who both hold `trail.blank`: one asks, another agrees.
"""


def _column(title: str, allowed: frozenset[Permission]) -> tuple[str, list[str]]:
    return title, ["yes" if permission in allowed else "" for permission in Permission]


def _table(columns: list[tuple[str, list[str]]]) -> str:
    lines = ["| | " + " | ".join(title for title, _ in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row, permission in enumerate(Permission):
        lines.append(f"| `{permission}` | " + " | ".join(cells[row] for _, cells in columns) + " |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """The page as it should be."""
    roles = [_column(role.label, ROLE_PERMISSIONS[role]) for role in Role]
    kinds = [
        _column(f"{Role(role).label}, {BodyKind(kind).label.lower()}", permissions_of(role, kind))
        for kind, role in KIND_PERMISSIONS
    ]
    return f"{HEAD}## By role\n\n{_table(roles)}\n## More in some bodies\n\n{_table(kinds)}{RULES}"


def test_the_page_and_the_code_agree():
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "Run this test with UPDATE_DOCS=1 and commit the page."


SEATS = [(role, kind) for role in Role for kind in BodyKind]


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_plan(role):
    assert {P.PLAN_VIEW, P.STRUCTURE_VIEW} <= ROLE_PERMISSIONS[role]


@pytest.mark.parametrize(("role", "kind"), SEATS)
def test_whoever_reads_the_whole_record_may_see_drafts(role, kind):
    allowed = permissions_of(role, kind)
    assert (P.TRAIL_VIEW in allowed) <= (P.PLAN_DRAFT_VIEW in allowed)
    assert (P.TRAIL_BLANK in allowed) <= (P.TRAIL_VIEW in allowed)


@pytest.mark.parametrize(("role", "kind"), SEATS)
def test_nobody_both_writes_the_plan_and_approves_its_changes(role, kind):
    """Whoever edits the draft and whoever approves a change to the adopted plan are two people."""
    assert not {P.PLAN_EDIT, P.CHANGE_APPROVE} <= permissions_of(role, kind)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_somebodys(permission):
    assert any(permission in permissions_of(role, kind) for role, kind in SEATS)


def test_a_role_nobody_wrote_down_is_an_error():
    with pytest.raises(KeyError):
        permissions_of("mayor", BodyKind.BOARD)

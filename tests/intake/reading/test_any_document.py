"""Whatever a document holds: a plan in its format, or a refusal in one sentence, and never a fault."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.intake.reading.read import SCHEMA, plan_of
from sightline.kit.documents.blocks import Cell, Document, Grid, Line, Refused
from tests.intake.reading.drawn import cell, grid

WORDS = [
    "", "", "<", "^", "Action", "Lead", "By when?", "RAG", "Outcome", "Objective", "Priority", "Ref", "Q1", "Q2", "✓",
    "1.1", "1.2", "2", "Priority 1: Neglect", "Aim: see it early", "Train all staff", "1.1 Train\n1.2 Audit",
    "Police / Health Trust", "Q4 2018/19", "31/02/2019", "90% of staff", "as above", "G#00B050", "#FF0000", "Total",
    "RAG: R = red", "• one\n• two", "Lead: Police\nBy: Q1", "What will we do?", "Who?", "Recommendation 1: share",
    "(continued)", "~struck~", "*Bold*", "Success measures:", "£4,500", "What will we do?\nTrain\nLead: Police\nBy: Q1",
    "Police will", "L", "Red", "Quarter 1", "Action 1.1", "• Train staff (Police, Q1)", "Month", "Milestones",
]  # fmt: skip
LINES = [
    "Business Plan 2018-19", "Priority 1: Neglect", "Aim: see it early", "Lead: Police", "By: Q1", "We will:",
    "1.1 Train staff", "Note.", "What will we do?", "The Police will train staff by June 2018.", "Police, June 2018",
    "By Q3: train staff (Police)", "Lead.....: Police",
]  # fmt: skip

rows = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width), min_size=1, max_size=7)
)


def drawn(table: list[list[str]], ruled: bool, title: str) -> Grid:
    """A grid, its marks "<" and "^" only where there is something to merge with."""
    fixed = [
        ["" if (word == "<" and not column) or (word == "^" and not row) else word for column, word in enumerate(words)]
        for row, words in enumerate(table)
    ]
    return grid(fixed, title=title, drawn=ruled)


grids = st.builds(drawn, rows, st.booleans(), st.sampled_from(["", "", "Plan", "Priority 2"]))
lines = st.builds(
    Line,
    st.sampled_from(LINES),
    number=st.sampled_from(["", "1.", "1.1", "a)"]),
    bullet=st.booleans(),
    heading=st.integers(0, 3),
    bold=st.booleans(),
    size=st.sampled_from([0.0, 9.0, 16.0]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(grids, lines), max_size=8), st.sampled_from(["word", "excel"]))
def test_a_plan_or_a_refusal(blocks: list[Grid | Line], kind: str) -> None:
    document = Document(kind, "plan", list(blocks))
    try:
        plan = plan_of(document)
    except Refused as refusal:
        assert "\n" not in str(refusal)
        return
    assert plan["schema"] == SCHEMA
    assert plan == json.loads(json.dumps(plan_of(document)))
    for priority in plan["priorities"]:
        for action in priority["actions"]:
            assert action["text"]
            assert action["number"]
    assert all(note["kind"] in {"settle", "check", "inferred", "unread", "removed"} for note in plan["notes"])


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_in_a_plan_table(action: str, owner: str) -> None:
    table = grid([["Action", "Lead", "When"], ["Train all staff", "Police", "Q1"]])
    table.cells.append([cell(action), cell(owner), Cell()])
    plan = plan_of(Document("word", "plan.docx", [Line("Business Plan 2018-19", heading=1), table]))
    assert plan["priorities"][0]["actions"]

"""The made plans, each written anew and read: what their makers say is in them must come out, and no plan where
none is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from sightline.intake.reading.blocks import Refused
from sightline.intake.reading.read import read_plan
from tests.make.plans import ALL

KINDS = {".docx", ".xlsx", ".txt", ".csv"}
MADE = [pytest.param(module, id=name) for name, module in ALL["dev"].items() if hasattr(module, "ANSWER")]
NO_PLANS = [pytest.param(module, id=name) for name, module in ALL["dev"].items() if getattr(module, "REFUSE", False)]
LEAST = 0.95  # of the facts of a document


def squeezed(text: str | None) -> str:
    """A text without white space, hyphens and typographers' marks: a line's end is no fact."""
    return re.sub(r"[\s\-–—•]+", "", (text or "").replace("’", "'").replace("‘", "'")).casefold()


def facts(plan: dict) -> Counter:
    """What must match: priorities, the actions' words and place, owners, dates and figures."""
    out: Counter = Counter({("priorities", len(plan["priorities"])): 1})
    for place, priority in enumerate(plan["priorities"]):
        for action in priority["actions"]:
            words = squeezed(action["text"])
            out[words, "in", place] += 1
            for owner in action["owners"]:
                out[words, "owner", squeezed(owner["name"] or owner["person"]), owner["role"]] += 1
            for milestone in action["milestones"]:
                if milestone["due"] and not milestone.get("needs_review"):
                    out[words, "due", milestone["due"]] += 1
            if action.get("rag"):
                out[words, "rag", action["rag"]] += 1
    return out


@pytest.mark.parametrize("module", MADE)
def test_a_made_plan_is_read(module: ModuleType, tmp_path: Path) -> None:
    module.build(tmp_path)
    wanted = facts(module.ANSWER)
    for path in sorted(one for one in tmp_path.iterdir() if one.suffix in KINDS):
        got = facts(read_plan(path))
        right, missing, extra = wanted & got, wanted - got, got - wanted
        occurrences = sum(fact[1] == "due" for fact in (missing | extra))  # a recurrence may be given as its dates
        share = 2 * right.total() / (2 * right.total() + missing.total() + extra.total() - occurrences)
        assert share >= LEAST, f"{path.name}: missing {dict(missing)}, not asked for {dict(extra)}"


@pytest.mark.parametrize("module", NO_PLANS)
def test_what_is_no_plan_is_refused(module: ModuleType, tmp_path: Path) -> None:
    module.build(tmp_path)
    for path in tmp_path.iterdir():
        with pytest.raises(Refused, match="No plan was found") as refusal:
            read_plan(path)
        assert str(refusal.value).count("\n") == 0


def test_there_are_made_plans() -> None:
    assert len(MADE) >= 12
    assert len(NO_PLANS) >= 4


def test_the_same_file_gives_the_same_plan(tmp_path: Path) -> None:
    module = ALL["dev"]["sections-in-one-table"]
    module.build(tmp_path)
    path = next(tmp_path.glob("*.docx"))
    assert read_plan(path) == read_plan(path)

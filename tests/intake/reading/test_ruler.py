"""The reader against the ruler: the board's founding plan and five other plans, in the folder beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from sightline.intake.reading.read import read_plan
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

KINDS = {".docx", ".xlsx", ".pdf", ".txt"}
LEAST = 0.98
FOUNDING = {".docx": 1.0, ".xlsx": 1.0, ".pdf": 0.98, ".txt": 0.95}  # a text file flattens some cells


@pytest.fixture(scope="module")
def ruler() -> ModuleType:
    """The ruler as a module: it is a script, and nothing installs it."""
    spec = importlib.util.spec_from_file_location("score_plan", SHARED / "tools" / "score_plan.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents() -> list[Path]:
    folders = [SHARED / "input" / "founding-plan", *sorted((SHARED / "input" / "plans").glob("*"))]
    return [one for folder in folders if folder.is_dir() for one in sorted(folder.iterdir()) if one.suffix in KINDS]


@pytest.mark.parametrize("path", documents(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_given_document(path: Path, ruler: ModuleType) -> None:
    wanted = json.loads((path.parent / "expected.json").read_text())
    if path.name == "plan-scr-only.docx":
        wanted["priorities"] = [one for one in wanted["priorities"] if str(one["number"]) == "S"]
    got = json.loads(json.dumps(read_plan(path)))
    score, extra, guesses, missing, wrong = ruler.score(wanted, got)
    least = FOUNDING[path.suffix] if path.parent.name == "founding-plan" else LEAST
    assert score >= least, f"missing {missing}, wrong {wrong}"
    assert guesses == 0
    assert extra == 0


def test_there_are_documents() -> None:
    assert len(documents()) >= 12

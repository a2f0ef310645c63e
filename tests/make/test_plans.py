"""The made plans are what they say: each can be written, its answer keeps to the plan format and to its document."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from tests.make.plans import ALL
from tests.make.plans.__main__ import main, write
from tests.make.plans.answers import actions

MADE = [pytest.param(name, module, id=name) for made in ALL.values() for name, module in made.items()]
PLANS = [one for one in MADE if hasattr(one.values[1], "ANSWER")]
COMPARATORS = {None, ">", ">=", "=", "<", "<=", "increase", "decrease", "monitor"}
ROLES = {"lead", "joint", "primary", "secondary", "support"}


def words(path: Path) -> str:
    """A file's text without white space, hyphens and what a tracked change deleted, by nothing but the zip's XML."""
    if path.suffix == ".txt":
        text = path.read_text()
    else:
        with zipfile.ZipFile(path) as package:
            text = "".join(
                package.read(name).decode() for name in package.namelist() if re.search(r"document|sheet|shared", name)
            )
        text = re.sub(r"<w:delText.*?</w:delText>", "", text, flags=re.DOTALL)
        text = unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"[\s-]+", "", text)


@pytest.mark.parametrize(("name", "module"), MADE)
def test_each_can_be_written(name: str, module: ModuleType, tmp_path: Path) -> None:
    folder = write(name, module, tmp_path)
    assert [one for one in folder.iterdir() if one.suffix in {".docx", ".xlsx", ".txt"}]
    assert (folder / "expected.json").exists() == hasattr(module, "ANSWER")


@pytest.mark.parametrize(("name", "module"), PLANS)
def test_the_documents_say_what_the_answer_says(name: str, module: ModuleType, tmp_path: Path) -> None:
    folder = write(name, module, tmp_path)
    for path in folder.iterdir():
        if path.suffix in {".docx", ".xlsx"}:
            held = words(path)
            for one in actions(module.ANSWER):
                for line in one["text"].split("\n"):
                    assert re.sub(r"[\s-]+", "", line) in held, f"{path.name}: {line}"


@pytest.mark.parametrize(("name", "module"), PLANS)
def test_answers_keep_to_the_format(name: str, module: ModuleType) -> None:
    head = module.ANSWER["plan"]
    start, end = date.fromisoformat(head["year_start"]), date.fromisoformat(head["year_end"])
    assert start < end
    for each in module.ANSWER["priorities"]:
        assert each["actions"], each["title"]
        numbers = [one["number"] for one in each["actions"]]
        assert len(set(numbers)) == len(numbers)
    for one in actions(module.ANSWER):
        assert one["text"] == one["text"].strip() != ""
        assert {owner["role"] for owner in one["owners"]} <= ROLES
        if len(one["owners"]) == 1:
            assert one["owners"][0]["role"] == "lead"
        for milestone in one["milestones"]:
            assert milestone["kind"] in {"due", "recurring", "ongoing"}
            assert milestone["due"] or milestone["needs_review"]
            for day in [milestone["due"], *milestone.get("occurrences", [])]:
                assert day is None or start <= date.fromisoformat(day) <= end, (one["number"], day)
        for measure in one["measures"]:
            assert measure["comparator"] in COMPARATORS
        assert one["rag"] in {None, "Red", "Amber", "Green", "Blue"}


def test_the_command_writes_one_document_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--only", "first", "--name", "cards"]) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["cards"]
    assert "cards" in capsys.readouterr().out

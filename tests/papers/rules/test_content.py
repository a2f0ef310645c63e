"""The content of a paper: JSON both ways, and what is refused."""

import json

import pytest
from hypothesis import given

from sightline.papers.rules.content import (
    BadContent,
    Cell,
    Picture,
    Row,
    Run,
    Section,
    Table,
    cell,
    fact,
    from_json,
    row,
    runs,
    table,
    to_json,
)
from tests.papers.papers import any_paper, whole


@given(any_paper())
def test_a_paper_survives_json(paper):
    assert from_json(json.loads(json.dumps(to_json(paper)))) == paper


def test_what_is_as_usual_is_not_written():
    written = to_json(whole())["paper"]
    assert "copy" not in written
    assert "restricted" not in written["sections"][0]
    assert written["sections"][1]["restricted"] is True


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({}, "no paper of the schema"),
        ("paper", "no paper of the schema"),
        ({"schema": "sightline paper 1"}, "holds no paper"),
        ({"schema": "sightline paper 1", "paper": {"is": "Run"}}, "holds no paper"),
        ({"schema": "sightline paper 1", "paper": {"is": "Script"}}, "“Script” is nothing that a paper holds"),
        ({"schema": "sightline paper 1", "paper": {"is": "Paper", "colour": "red"}}, "Paper: .*missing"),
        ({"schema": "sightline paper 1", "paper": {"is": "Run", "evil": 1}}, "Run: .*evil"),
    ],
)
def test_what_is_no_paper_is_refused(document, sentence):
    with pytest.raises(BadContent, match=sentence):
        from_json(document)


@pytest.mark.parametrize(
    "made",
    [
        lambda: Section("  "),
        lambda: Picture("<svg/>", " "),
        lambda: Table("", (1.0,), (row("A"),), ()),
        lambda: Table("Named", (1.0,), (), ()),
        lambda: Table("Named", (1.0,), (row("A"),), (Row((Cell(rows=2),)), row("b", restricted=True))),
    ],
)
def test_what_nobody_could_hear_or_take_apart_is_refused(made):
    with pytest.raises(BadContent):
        made()


def test_words_become_runs_and_lines():
    assert runs("") == ()
    assert runs(["a", Run("b", strong=True)]) == (Run("a"), Run("b", strong=True))
    assert [line.runs[0].text for line in cell("a\n\nb").lines] == ["a", "b"]
    assert fact("k", "a\nb").lines == ((Run("a"),), (Run("b"),))
    assert cell("a\nb").text == "a\nb"
    assert table("t", {"A": 1, "B": 2}, []).header == (row("A", "B"),)

"""docs/reference/verdicts.md, worked out by hand, held against the program and against the answers themselves."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from demo.playing import Island
from demo.stations import FIRST
from sightline.assurance.models import Binding
from sightline.assurance.rules.standing import MeasureStanding
from sightline.assurance.rules.verdicts import Verdict
from sightline.progress.reads import measures_known, standings
from sightline.progress.reads.shapes import Standing
from sightline.questions.models import Value
from sightline.training.models import SessionExercise
from sightline.training.rules.kinds import Stage

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "verdicts.md"
SAID_SO = ("strongly_agree", "agree", "yes")
Row = dict[str, str]


def table(heading: str) -> list[Row]:
    """The table under a heading of the page, each row by the names of its columns."""
    section = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [[cell.strip() for cell in line.strip("|").split(" |")] for line in section.splitlines() if line[:1] == "|"]
    columns, _, *rows = lines
    return [dict(zip(columns, row, strict=True)) for row in rows]


def number(cell: str) -> int | None:
    return None if cell == "–" else int(cell)


def fraction(cell: str) -> Fraction | None:
    return None if cell == "–" else Fraction(cell)


@pytest.fixture
def stand(marram) -> dict[int, Standing]:
    return standings(Island(marram).plan, FIRST)


@pytest.fixture
def known(marram, stand: dict[int, Standing]) -> dict[str, MeasureStanding]:
    """What the program knows of each measure, by the action's number and its place there: "2.3 · 1"."""
    found: dict[str, MeasureStanding] = {}
    places: dict[str, int] = {}
    for one in measures_known(Island(marram).plan, FIRST).values():
        action = stand[one.action_id].number
        places[action] = places.get(action, 0) + 1
        found[f"{action} · {places[action]}"] = one
    return found


@pytest.fixture
def bound(known: dict[str, MeasureStanding]) -> list[tuple[Row, str, Verdict]]:
    """Each row of the page's evidence beside the program's verdict and the measure it belongs to."""
    verdicts = [(place, verdict) for place, one in known.items() for verdict in one.verdicts]
    rows = table("Each piece of evidence")
    assert [row["measure"] for row in rows] == [place for place, _ in verdicts]
    return [(row, place, verdict) for row, (place, verdict) in zip(rows, verdicts, strict=True)]


def test_every_piece_of_evidence_says_what_was_worked_out(bound: list[tuple[Row, str, Verdict]]) -> None:
    for row, _, verdict in bound:
        where = f"{row['measure']}, {row['evidence']}"
        assert row["by hand"] == row["program"] == verdict.state.label.lower(), where
        assert (number(row["P"]), number(row["N"]), number(row["A"])) == (
            verdict.positive,
            verdict.answered,
            verdict.asked,
        ), where
        bounds = fraction(row["lowest"]), fraction(row["highest"]), fraction(row["share"])
        assert bounds == (verdict.lowest, verdict.highest, verdict.value), where


def test_every_measure_says_what_was_worked_out(known: dict[str, MeasureStanding]) -> None:
    rows = table("Each measure")
    assert [row["measure"] for row in rows] == list(known)
    for row, one in zip(rows, known.values(), strict=True):
        where = row["measure"]
        assert " ".join(one.promise.text.split()) == row["its words"], where
        assert one.promise.due == dt.date.fromisoformat(row["day"]), where
        assert row["by hand"] == row["program"] == one.state.label.lower(), where


def test_the_claims_part_from_the_evidence_as_was_worked_out(
    stand: dict[int, Standing], known: dict[str, MeasureStanding]
) -> None:
    claimed = [one for one in stand.values() if one.claim in ("blue", "green")]
    rows = table("What it makes of the claims")
    assert [row["action"] for row in rows] == [one.number for one in claimed]
    for row, one in zip(rows, claimed, strict=True):
        own = {place: measure for place, measure in known.items() if measure.action_id == one.action_id}
        said = {
            "action": one.number,
            "claim": one.claim,
            "delivery": one.delivery.words,
            "due and not met": _listed(place for place, measure in own.items() if measure.against),
            "due and thin, without evidence or out of date": _listed(
                place for place, measure in own.items() if measure.unproven
            ),
            "contradicted": str(len(one.contradictions)),
            "unproven": "yes" if one.unproven else "no",
        }
        assert row == said


def _listed(places: Iterator[str]) -> str:
    return ", ".join(places) or "–"


def test_the_answers_are_those_that_were_counted(bound: list[tuple[Row, str, Verdict]]) -> None:
    """Every answer of the demonstration counted anew, one by one and past the tallies."""
    bindings = Binding.objects.in_bulk([verdict.binding_id for *_, verdict in bound])
    counted = 0
    for row, _, verdict in bound:
        binding = bindings[verdict.binding_id]
        if binding.question is None or row["rule"] not in ("share", "no target"):
            continue
        uses = [binding.exercise_id]
        if binding.course_id:
            after = SessionExercise.objects.filter(session__course=binding.course_id, stage=Stage.AFTER)
            uses = list(after.values_list("exercise", flat=True))
        answers = Value.objects.filter(given__exercise__in=uses, asked__question=binding.question)
        found = answers.filter(option__in=SAID_SO).count(), answers.exclude(option="").count()
        assert found == (int(row["P"]), int(row["N"])), f"{row['measure']}, {row['evidence']}"
        counted += found[1]
    assert counted == 8 + 8 + 87 + 8 + 2 * 71 + 41 + 3 * (41 + 20) + 41

"""Columns known by their cells, rows by their look, where the words over them say nothing or something else."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"


def read(text: str) -> dict:
    return plan_of(document(TITLE, table(text)))


DATES = [
    pytest.param(
        """
        Action | Lead | Horizon | Measure
        Train staff | Police | June 2018 | 100 staff
        Audit cases | Council | 30/09/2018 | Audit done
        """,
        ["2018-06-30", "2018-09-30"],
        id="a heading nobody knows",
    ),
    pytest.param(
        """
        Action | Lead | | Measure
        Train staff | Police | June 2018 | 100 staff
        Audit cases | Council | 30/09/2018 | Audit done
        """,
        ["2018-06-30", "2018-09-30"],
        id="no heading",
    ),
    pytest.param(
        """
        Action | Lead | Horizon | Entered on
        Train staff | Police | June 2018 | 1 May 2018
        Audit cases | Council | 30/09/2018 | 2 May 2018
        """,
        ["2018-06-30", "2018-09-30"],
        id="another column of dates that look back",
    ),
    pytest.param(
        """
        Action | Lead | Last seen by the chair | Measure
        Train staff | Police | June 2018 | 100 staff
        Audit cases | Council | 30/09/2018 | Audit done
        """,
        [],
        id="dates that look back",
    ),
    pytest.param(
        """
        Action | Lead | Horizon | Window
        Train staff | Police | June 2018 | May 2018
        Audit cases | Council | 30/09/2018 | July 2018
        """,
        [],
        id="two columns it could be",
    ),
    pytest.param(
        """
        Action | Lead | Where it stands | Measure
        Train staff | Police | Completed | 100 staff
        Audit cases | Council | Ongoing | Audit done
        """,
        [],
        id="words that are no dates",
    ),
    pytest.param(
        """
        Action | Lead | Horizon | By when
        Train staff | Police | May 2018 | June 2018
        Audit cases | Council | May 2018 | 30/09/2018
        """,
        ["2018-06-30", "2018-09-30"],
        id="a heading says it",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_column_of_dates_is_the_target_where_no_heading_says_it(text: str, expected: list[str]) -> None:
    plan = read(text)
    actions = plan["priorities"][0]["actions"]
    assert [one["due"] for action in actions for one in action["milestones"]] == expected
    noted = any(note["kind"] == "inferred" and "target date" in note["message"] for note in plan["notes"])
    assert noted == (bool(expected) and "By when" not in text)


NUMBERS = [
    pytest.param(["A(i)", "A(ii)", "B(i)"], ["A(i)", "A(ii)", "B(i)"], id="letters and roman numerals in brackets"),
    pytest.param(["(i)", "(ii)", "(iii)"], ["(i)", "(ii)", "(iii)"], id="roman numerals in brackets"),
    pytest.param(["1(a)", "1(b)", "2(a)"], ["1(a)", "1(b)", "2(a)"], id="figures and letters in brackets"),
    pytest.param(["A-i", "A-ii", "B-i"], ["A-i", "A-ii", "B-i"], id="roman numerals after a dash"),
    pytest.param(["A(i)", "A(i)", "B(i)"], None, id="one twice"),
    pytest.param(["R", "A", "G"], None, id="ratings"),
    pytest.param(["(new)", "(old)", "(late)"], None, id="words"),
]


@pytest.mark.parametrize(("printed", "expected"), NUMBERS)
def test_a_first_column_without_a_heading_may_hold_the_numbers(printed: list[str], expected: list[str] | None) -> None:
    body = "\n".join(f"{one} | Train staff {n} | Police | June 2018" for n, one in enumerate(printed))
    actions = read(f" | What | Who | When\n{body}")["priorities"][0]["actions"]
    if expected is None:
        assert all(action.get("number_generated") for action in actions)
    else:
        assert [action["number"] for action in actions] == expected
        assert [action["text"] for action in actions] == ["Train staff 0", "Train staff 1", "Train staff 2"]


EVIDENCE = ["Evidence and update", "Evidence & progress", "Evidence / update", "Evidence of progress so far"]


@pytest.mark.parametrize("heading", EVIDENCE)
@pytest.mark.parametrize("measure", ["", "Intended outcome / how measured"])
def test_how_far_it_is_done_is_never_a_measure(heading: str, measure: str) -> None:
    more, cell = (f" | {measure}", " | 95% of files") if measure else ("", "")
    action = read(f"""
        Action | Lead | By when{more} | {heading}
        Train staff | Police | June 2018{cell} | 65% done
        Audit cases | Council | May 2018{cell} | 20% done
    """)["priorities"][0]["actions"][0]
    assert action["progress"] == "65% done"
    assert action["measures_raw"] == ("95% of files" if measure else "")


def test_smart_headings() -> None:
    action = read("""
        Specific | Measurable | Achievable / Lead | Realistic | Time-bound
        Train staff | 75% of staff trained | Police | Within budget | June 2018
        Audit cases | Audit done | Council | Staff time | May 2018
    """)["priorities"][0]["actions"][0]
    assert (action["text"], action["owner_raw"], action["target_raw"]) == ("Train staff", "Police", "June 2018")
    assert action["measures_raw"] == "75% of staff trained"
    assert action["other"] == {"Realistic": "Within budget"}


BANDS = [
    pytest.param("EMPOWERMENT", "PREVENTION", "ACCOUNTABILITY", id="the last"),
    pytest.param("ACCOUNTABILITY", "PREVENTION", "PROTECTION", id="the first"),
    pytest.param("PREVENTION", "IMPACT", "PROTECTION", id="in the middle"),
]


def band(words: str, colour: str = "7030A0") -> str:
    return f"{words}#{colour} | < | <"


@pytest.mark.parametrize("bands", [case.values for case in BANDS], ids=[case.id for case in BANDS])
def test_a_row_that_looks_like_the_sections_is_one_whatever_its_word(bands: tuple[str, ...]) -> None:
    body = "\n".join(f"{band(one)}\nTrain staff {n} | Police | June 2018" for n, one in enumerate(bands))
    plan = read(f"What we will do | Lead | By when\n{body}")
    assert [one["title"] for one in plan["priorities"]] == list(bands)
    assert [len(one["actions"]) for one in plan["priorities"]] == [1, 1, 1]


@pytest.mark.parametrize("colour", ["7030A0", "DDDDDD"])
def test_a_heading_right_under_a_section_is_said_of_it(colour: str) -> None:
    body = "\n".join(
        f"{band(one)}\n{band('Outcomes', colour)}\nTrain staff | Police | June 2018"
        for one in ("EMPOWERMENT", "PREVENTION", "PROTECTION")
    )
    plan = read(f"What we will do | Lead | By when\n{body}")
    assert [one["title"] for one in plan["priorities"]] == ["EMPOWERMENT", "PREVENTION", "PROTECTION"]


def test_a_heading_with_nothing_after_it_is_noted() -> None:
    plan = read(f"""
        What we will do | Lead | By when
        {band("PREVENTION")}
        Train staff | Police | June 2018
        {band("Accountability", "DDDDDD")}
        Audit cases | Council | May 2018
    """)
    assert "Accountability" in " ".join(note["message"] for note in plan["notes"] if note["kind"] == "unread")
    assert len(brief(plan).splitlines()) == 3

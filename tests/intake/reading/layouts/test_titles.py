"""Titles: a priority's number and words, and what is said under it."""

import pytest

from sightline.intake.reading.layouts.titles import generic, is_labelled, looks_like_title, parse_title, said
from sightline.kit.documents.blocks import Line


@pytest.mark.parametrize(
    ("text", "label", "number", "title"),
    [
        ("Priority 1: Child Neglect", "priority", "1", "Child Neglect"),
        ("Priority One: Child Neglect", "priority", "1", "Child Neglect"),
        ("PRIORITY 1a Early Help and Prevention", "priority", "1a", "Early Help and Prevention"),
        ("Priority 1 – Help reaches families early", "priority", "1", "Help reaches families early"),
        ("Strategic Priority 2 - Exploitation", "priority", "2", "Exploitation"),
        ("Priority A: Neglect", "priority", "A", "Neglect"),
        ("Priority II – Neglect", "priority", "2", "Neglect"),
        ("Priority 3 (continued)", "priority", "3", None),
        ("Priority: Neglect", "priority", None, "Neglect"),
        ("Area for improvement 1: Strategy discussions", "area", "1", "Strategy discussions"),
        ("Theme 4. Voice", "theme", "4", "Voice"),
        ("Strategic Objective 2: See it early", "objective", "2", "See it early"),
        ("Work stream 2 – Voice", "workstream", "2", "Voice"),
        ("Recommendation 1: Share information", "recommendation", "1", "Share information"),
        ("Action 1.1: Do it", "action", "1.1", "Do it"),
        ("1. Child neglect", "", "1", "Child neglect"),
        ("Child sexual exploitation", "", None, "Child sexual exploitation"),
        ("Our key priorities for 2017/18", "", None, "Our key priorities for 2017/18"),
        ("Part of the plan", "", None, "Part of the plan"),
        ("Section 11 audit of schools", "", None, "Section 11 audit of schools"),
        ("Priority 1 “Think family”", "priority", "1", "Think family"),
    ],
)
def test_a_title_is_parted(text: str, label: str, number: str | None, title: str | None) -> None:
    found = parse_title(text)
    assert (found.label, found.number, found.title) == (label, number, title)


def test_an_aim_in_the_same_line_is_parted_from_the_title() -> None:
    found = parse_title("Priority One: Child Neglect – To embed the strategy in the work of every agency")
    assert (found.title, found.aim) == ("Child Neglect", "To embed the strategy in the work of every agency")


def test_a_dash_inside_a_title_stays() -> None:
    assert parse_title("Priority 2: Missing children – MET").title == "Missing children – MET"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aim: To embed the strategy", ("aim", "To embed the strategy")),
        ("OBJECTIVES:", ("objective", "")),
        ("Strategic Lead from the Executive: A. Example (Police)", ("lead", "A. Example (Police)")),
        ("Lead sub-group: Workforce", ("lead", "Workforce")),
        ("What will success look like?", ("measure", "")),
        ("Outcomes for children:", ("outcome", "")),
        ("We will:", ("actions", "")),
        ("Last year 41% said: too late", None),
        ("The voice of the child – making sure that we listen", None),
        ("Child neglect", None),
    ],
)
def test_what_is_said_under_a_title(text: str, expected: tuple[str, str] | None) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text", ["Action Plan", "Business Plan 2017-18", "Our priorities", "Sheet1", "Appendix 3", "Delivery plan"]
)
def test_generic_headings_name_no_priority(text: str) -> None:
    assert generic(text)


@pytest.mark.parametrize("text", ["Neglect action plan", "Combined Audit Action Plan", "Voice of the child"])
def test_other_headings_do(text: str) -> None:
    assert not generic(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line("Neglect", heading=2), True),
        (Line("Neglect", bold=True), True),
        (Line("CHILD NEGLECT"), True),
        (Line("Priority 1 Neglect"), True),
        (Line("Neglect", size=16.0), True),
        (Line("We share this vision with the council."), False),
        (Line("This whole sentence is bold.", bold=True), False),
        (Line("Neglect", bullet=True, bold=True), False),
        (Line("Aim: to see it early", bold=True), False),
    ],
)
def test_what_is_set_as_a_title(line: Line, expected: bool) -> None:
    assert looks_like_title(line, body_size=11.0) is expected


def test_an_action_is_no_group() -> None:
    assert is_labelled("Theme 1: Voice")
    assert not is_labelled("Action 1: Write to schools")

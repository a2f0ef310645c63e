"""The target date cell, in the ways that councils, police and the NHS fill it in."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.years import PlanYear, find_year, fiscal
from sightline.kit.documents.blocks import Line

ONE_YEAR = fiscal(2017)
TWO_YEARS = fiscal(2018, 2)
CALENDAR = find_year(["Business plan, January to December 2019"])


def told(text: str, year: PlanYear | None) -> str:
    """The milestones in short: "2017-12-31", "2018-03-31 ongoing", "2018-03-31 quarterly", "? 2018-05-31" or "?"."""
    out = []
    for one in read_milestones(text.split("\n"), year)[0]:
        day = f"? {one.get('suggested') or ''}".strip() if one.get("needs_review") else str(one["due"])
        kind = {"due": "", "ongoing": " ongoing", "recurring": f" {one.get('cadence')}"}[one["kind"]]
        out.append(day + kind)
    return ", ".join(out)


CERTAIN = """
    Q1 -> 2017-06-30
    Q3 -> 2017-12-31
    End of Q 3 -> 2017-12-31
    by the end of Q2 -> 2017-09-30
    Quarter 4 -> 2018-03-31
    Qtr 2 -> 2017-09-30
    Qtr2 -> 2017-09-30
    Q.1 -> 2017-06-30
    3Q -> 2017-12-31
    quarter three -> 2017-12-31
    by end of quarter two -> 2017-09-30
    third quarter -> 2017-12-31
    the second quarter of 2018/19 -> 2018-09-30
    final quarter -> 2018-03-31
    Qtr 2 2018/19 -> 2018-09-30
    Q3 17/18 -> 2017-12-31
    Q3 (2017/18) -> 2017-12-31
    2017/18 Q3 -> 2017-12-31
    17-18 Q4 -> 2018-03-31
    Q2 of 2018-19 -> 2018-09-30
    Q3 2018 -> 2018-12-31
    Q4 2018 -> 2018-03-31
    Q1-Q3 -> 2017-12-31
    Q1 - 3 -> 2017-12-31
    Q2 to Q4 -> 2018-03-31
    Q2/Q3 -> 2017-12-31
    Q3 and Q4 -> 2017-12-31, 2018-03-31
    Q2 & Q4 -> 2017-09-30, 2018-03-31
    Q1, Q2 and Q4 -> 2017-06-30, 2017-09-30, 2018-03-31
    Quarters 1 and 3 -> 2017-06-30, 2017-12-31
    Q1, 2 and 4 -> 2017-06-30, 2017-09-30, 2018-03-31
    2017/18: Q1 and Q3 -> 2017-06-30, 2017-12-31
    Q1 and Q2 2018/19 -> 2018-06-30, 2018-09-30
    Q4 2017/18, Q1 2018/19 -> 2018-03-31, 2018-06-30
    Q3 (December 2017) -> 2017-12-31
    Q4 – March 2018 -> 2018-03-31
    31st March 2018 (Q4) -> 2018-03-31
    Q1 (April to June) -> 2017-06-30
    Q1 (Jan-Mar) -> 2018-03-31
    H1 -> 2017-09-30
    first half of the year -> 2017-09-30
    October 2017 -> 2017-10-31
    Oct 2017 -> 2017-10-31
    Oct. 2017 -> 2017-10-31
    October, 2017 -> 2017-10-31
    Oct 17 -> 2017-10-31
    Oct ’17 -> 2017-10-31
    Oct-17 -> 2017-10-31
    Mar/18 -> 2018-03-31
    Sept -> 2017-09-30
    SEPTEMBER 2017 -> 2017-09-30
    Septmber 2017 -> 2017-09-30
    Febuary 2018 -> 2018-02-28
    January -> 2018-01-31
    by the end of march -> 2018-03-31
    in may -> 2017-05-31
    May -> 2017-05-31
    June/July 2017 -> 2017-07-31
    Sept/Oct -> 2017-10-31
    June and December 2017 -> 2017-06-30, 2017-12-31
    July, Oct, Feb -> 2017-07-31, 2017-10-31, 2018-02-28
    June, July, August -> 2017-08-31
    April - June 2017 -> 2017-06-30
    Nov 2017 - Feb -> 2018-02-28
    Dec – Feb 2018 -> 2018-02-28
    between April and June 2017 -> 2017-06-30
    from April to September 2017 -> 2017-09-30
    Nov 2016 to Jan 2018 -> 2018-01-31
    March 2017/18 -> 2018-03-31
    31/03/18 -> 2018-03-31
    31/3/2018 -> 2018-03-31
    31.3.2018 -> 2018-03-31
    31.03.18 -> 2018-03-31
    31-03-2018 -> 2018-03-31
    31 / 03 / 2018 -> 2018-03-31
    31/03 -> 2018-03-31
    2018-03-31 -> 2018-03-31
    2018-03-31 00:00:00 -> 2018-03-31
    31/03/2018 09:30 -> 2018-03-31
    31st March 2018 -> 2018-03-31
    31 March 2018 -> 2018-03-31
    31 March ’18 -> 2018-03-31
    31st of March, 2018 -> 2018-03-31
    the 30th of September -> 2017-09-30
    30th Sept -> 2017-09-30
    12 May -> 2017-05-12
    Friday 12 May -> 2017-05-12
    Fri 12th May 2017 -> 2017-05-12
    Weds 14 June 2017 -> 2017-06-14
    March 31st 2018 -> 2018-03-31
    March 31, 2018 -> 2018-03-31
    Sept 26th -> 2017-09-26
    September 5 -> 2017-09-05
    14-Jun-17 -> 2017-06-14
    18-Mar -> 2018-03-18
    12-14 June 2017 -> 2017-06-14
    12th and 13th June -> 2017-06-13
    12, 13 and 14 June -> 2017-06-14
    5th, 12th and 19th June 2017 -> 2017-06-05, 2017-06-12, 2017-06-19
    5 June, 3 July and 4 September 2017 -> 2017-06-05, 2017-07-03, 2017-09-04
    5 & 19 June -> 2017-06-05, 2017-06-19
    By 31st March 2018 at the latest -> 2018-03-31
    31/03/2018 extended to 30/06/2018 -> 2018-06-30
    31/03/2018 (revised 30/06/2018) -> 2018-06-30
    March 2018 moved to June 2018 -> 2018-06-30
    Was March 2018 now June 2018 -> 2018-06-30
    Sept 17 / Mar 18 -> 2017-09-30, 2018-03-31
    Sep-17 to Mar-18 -> 2018-03-31
    Q 3 + Q 4 -> 2017-12-31, 2018-03-31
    Q3 or Q4 -> 2018-03-31
    End Q1 (June) -> 2017-06-30
    ASAP and by no later than 30/6/17 -> 2017-06-30
    30 September / 31 March -> 2017-09-30, 2018-03-31
    w/c 12 June 2017 -> 2017-06-12
    by 1st April -> 2017-04-01
    by close of play 29/09/17 -> 2017-09-29
    no later than 30 November -> 2017-11-30
    before 31 March 2018 -> 2018-03-31
    before the end of March 2018 -> 2018-03-31
    2018/19 -> 2019-03-31
    FY17/18 -> 2018-03-31
    2017 - 2020 -> 2020-03-31
    Year end -> 2018-03-31
    End of year -> 2018-03-31
    Yr end -> 2018-03-31
    By the end of the financial year -> 2018-03-31
    end of reporting year -> 2018-03-31
    end of the calendar year -> 2017-12-31
    By the end of the plan -> 2018-03-31
    EOFY -> 2018-03-31
    Year 1 -> 2018-03-31
    Completed June 2017 -> 2017-06-30
    Complete – Sept 17 -> 2017-09-30
    March 2018. -> 2018-03-31
"""
WITH_WORDS = """
    Audit Q1, findings and action plan Q2 -> 2017-06-30, 2017-09-30
    Q1 for full policy Q2 for summary document. -> 2017-06-30, 2017-09-30
    Draft by June 2017; final by Sept 2017 -> 2017-06-30, 2017-09-30
    Draft June 2017 and final September 2017 -> 2017-06-30, 2017-09-30
    Board paper 14/09/17 and Executive 12/10/17 -> 2017-09-14, 2017-10-12
    Launch event June 2017, evaluation Sept 2017 -> 2017-06-30, 2017-09-30
    Phase 1 – July 2017 Phase 2 – January 2018 -> 2017-07-31, 2018-01-31
    Start June 2017 End Dec 2017 -> 2017-06-30, 2017-12-31
    It may be done in June -> 2017-06-30
    Sign-off at September Board -> 2017-09-30
    Summer conference: 12 May 2017 -> 2017-05-12
    Survey of Year 11 pupils by Q2 -> 2017-09-30
    First report to 3 schools in October -> 2017-10-31
    Action plan following the survey Q2 -> 2017-09-30
"""
ONGOING = """
    Ongoing -> 2018-03-31 ongoing
    On-going -> 2018-03-31 ongoing
    on going -> 2018-03-31 ongoing
    continuous -> 2018-03-31 ongoing
    Rolling programme -> 2018-03-31 ongoing
    Business as usual -> 2018-03-31 ongoing
    All year -> 2018-03-31 ongoing
    Throughout 2017/18 -> 2018-03-31 ongoing
    through 17/18 -> 2018-03-31 ongoing
    During 2017/18 -> 2018-03-31 ongoing
    across the financial year -> 2018-03-31 ongoing
    Ongoing to March 2018 -> 2018-03-31 ongoing
    Ongoing from September 2017 -> 2018-03-31 ongoing
    Ongoing from June 2017 to January 2018 -> 2018-01-31 ongoing
    Ongoing until December 2017 -> 2017-12-31 ongoing
    Ongoing – December 2017 -> 2017-12-31 ongoing
    From September 2017 -> 2018-03-31 ongoing
    From Q2 onwards -> 2018-03-31 ongoing
    April 2017 onwards -> 2018-03-31 ongoing
    Sept 2017 - ongoing -> 2018-03-31 ongoing
    Sept 2017 and ongoing -> 2017-09-30, 2018-03-31 ongoing
    Ongoing, review September 2017 -> 2018-03-31 ongoing, 2017-09-30
    Ongoing. Review Sept 2017 -> 2018-03-31 ongoing, 2017-09-30
    Immediate and ongoing -> 2018-03-31 ongoing
    Life of plan -> 2018-03-31 ongoing
    Q1 / ongoing -> 2017-06-30, 2018-03-31 ongoing
    N/A - ongoing -> 2018-03-31 ongoing
"""
RECURRING = """
    Quarterly -> 2018-03-31 quarterly
    every quarter -> 2018-03-31 quarterly
    each quarter -> 2018-03-31 quarterly
    Reviewed every quarter throughout 17/18 -> 2018-03-31 quarterly
    every three months -> 2018-03-31 quarterly
    3-monthly -> 2018-03-31 quarterly
    Q1, Q2, Q3, Q4 -> 2018-03-31 quarterly
    Apr-Jun, Jul-Sep, Oct-Dec, Jan-Mar -> 2018-03-31 quarterly
    monthly -> 2018-03-31 monthly
    bi-monthly -> 2018-03-31 bi-monthly
    six monthly -> 2018-03-31 6 monthly
    6-monthly -> 2018-03-31 6 monthly
    every six months -> 2018-03-31 6 monthly
    On-going, reviewed 6 monthly -> 2018-03-31 6 monthly
    twice a year -> 2018-03-31 6 monthly
    half-yearly -> 2018-03-31 6 monthly
    bi-annually -> 2018-03-31 bi-annual
    annually -> 2018-03-31 annual
    yearly -> 2018-03-31 annual
    Annual report -> 2018-03-31 annual
    Annually – by 31 October -> 2017-10-31 annual
    Annually in September -> 2017-09-30 annual
    Each January -> 2018-01-31 annual
    Annual report September 2017 -> 2017-09-30 annual
    weekly -> 2018-03-31 weekly
    every 8 weeks -> 2018-03-31 8 weekly
    at each Board meeting -> 2018-03-31 each meeting
    Quarterly from September 2017 -> 2018-03-31 quarterly
    Quarterly until December 2017 -> 2017-12-31 quarterly
    Quarterly (June, September, December, March) -> 2018-03-31 quarterly
    Monthly from Sept 2017 to Jan 2018 -> 2018-01-31 monthly
    Every six months, first report Sept 2017 -> 2018-03-31 6 monthly
    Launch June 2017, reviewed quarterly thereafter -> 2017-06-30, 2018-03-31 quarterly
    termly -> ? 2018-03-31 termly
    Termly – Dec, April, July -> 2017-12-31 termly
    30.09.2017 permanent staff recruited -> 2017-09-30
    From April 2017, reviewed October 2017 -> 2018-03-31 ongoing, 2017-10-31
    Q1, then quarterly -> 2017-06-30, 2018-03-31 quarterly
    ongoing monthly -> 2018-03-31 monthly
    Each term -> ? 2018-03-31 termly
"""
UNKNOWABLE = """
    TBC -> ?
    TBA -> ?
    To be confirmed -> ?
    TBC – likely March 2018 -> ? 2018-03-31
    March 2018 (TBC) -> ? 2018-03-31
    March 2018? -> ? 2018-03-31
    Provisionally June 2017 -> ? 2017-06-30
    When the team is in place -> ?
    As soon as possible -> ?
    ASAP -> ?
    Immediate -> ?
    within 3 months of publication -> ?
    Within 6 months -> ?
    12 months -> ?
    3 months after Q1 -> ?
    after the March 2018 Board -> ?
    Before the next inspection -> ?
    Next Board meeting -> ?
    before March 2018 -> ?
    In line with national timescales -> ?
    As required -> ?
    Completed -> ?
    Short term -> ?
    Subject to funding -> ?
    Jan 2018 (subject to national guidance) -> ? 2018-01-31
    Spring 2018 -> ? 2018-05-31
    Autumn 2017 -> ? 2017-11-30
    winter 2017 -> ? 2018-02-28
    Autumn term 2017 -> ? 2017-12-31
    Summer term -> ? 2017-07-31
    spring term 2018 -> ? 2018-03-31
    Term 3 -> ?
    By Christmas -> ? 2017-12-24
    mid-June 2017 -> ? 2017-06-15
    early October -> ? 2017-10-10
    late January 2018 -> ? 2018-01-31
    the start of June 2017 -> ? 2017-06-01
    first week of June 2017 -> ? 2017-06-07
    2018 -> ? 2018-12-31
    by 2020 -> ? 2020-12-31
    2017/18 academic year -> ? 2018-07-31
    Session 2017/18 -> ? 2018-07-31
    October half term ->?
    by half term -> ?
    Late 2017 -> ? 2017-12-31
    Early 2018 -> ? 2018-03-31
    Q3 TBC -> ? 2017-12-31
    4 weeks from sign off -> ?
    See above -> ?
    end of the academic year -> ? 2017-07-31
    by the start of the new school year -> ? 2017-09-01
    Beginning of the financial year -> ? 2017-04-01
    31 February 2018 -> ? 2018-02-28
    31 June -> ? 2017-06-30
    31/13/2017 -> ?
    12/31/2017 -> ? 2017-12-31
    Q4 2021 -> ? 2022-03-31
"""
NOTHING = """
    ->
    - ->
    – ->
    N/A ->
    n/a. ->
    None ->
    … ->
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.strip() for line in text.strip("\n").splitlines()]
    return [(before.strip(), after.strip()) for before, _, after in (row.rpartition("->") for row in rows)]


@pytest.mark.parametrize(("text", "expected"), table(CERTAIN) + table(WITH_WORDS) + table(ONGOING) + table(RECURRING))
def test_a_date_that_the_words_settle(text: str, expected: str) -> None:
    assert told(text, ONE_YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), table(UNKNOWABLE))
def test_a_date_that_nobody_can_know_is_left_open_and_said(text: str, expected: str) -> None:
    assert told(text, ONE_YEAR) == expected
    assert read_milestones([text], ONE_YEAR)[1]


@pytest.mark.parametrize(("text", "expected"), table(NOTHING))
def test_an_empty_cell_has_no_milestones(text: str, expected: str) -> None:
    assert told(text, ONE_YEAR) == expected == ""


SEVERAL_YEARS = """
    Q3 -> ? 2018-12-31
    March -> ? 2019-03-31
    30 June -> ? 2018-06-30
    Spring term -> ? 2019-03-31
    End of year -> ? 2020-03-31
    March 2019 -> 2019-03-31
    Sept 19 -> 2019-09-30
    Q3 18/19 -> 2018-12-31
    Q2 Year 2 -> 2019-09-30
    Year 2 Q2 -> 2019-09-30
    Year 2 - Q3 -> 2019-12-31
    by Q4 of year 1 -> 2019-03-31
    Sept of year 2 -> 2019-09-30
    Year 2 -> 2020-03-31
    end of year 1 -> 2019-03-31
    Years 1 and 2 -> 2019-03-31, 2020-03-31
    Years 1-2 -> 2020-03-31
    Year 3 -> ?
    end of plan -> 2020-03-31
    ongoing -> 2020-03-31 ongoing
    quarterly -> 2020-03-31 quarterly
    annually -> 2020-03-31 annual
    Annually – by 31 March -> 2020-03-31 annual
    June each year -> 2019-06-30 annual
    Q1 & Q3 each year -> 2019-12-31 annual
"""
NO_YEAR = """
    Q3 -> ?
    March -> ?
    30 June -> ?
    31/03 -> ?
    Year 2 -> ?
    End of year -> ?
    quarterly -> ? quarterly
    Sept 19 -> ? 2019-09-30
    March 2019 -> 2019-03-31
    Mar-18 -> 2018-03-31
    Oct ’17 -> 2017-10-31
    30 June 2018 -> 2018-06-30
    Q3 2017/18 -> 2017-12-31
    2017/18 -> 2018-03-31
    ongoing -> None ongoing
"""
BY_CALENDAR = """
    Q1 -> 2019-03-31
    Q4 -> 2019-12-31
    Q3 2019 -> 2019-09-30
    Q3 2019/20 -> 2019-12-31
    March -> 2019-03-31
    2019 -> 2019-12-31
    end of year -> 2019-12-31
    quarterly -> 2019-12-31 quarterly
    Year 1 -> 2019-12-31
"""


@pytest.mark.parametrize(("text", "expected"), table(SEVERAL_YEARS))
def test_a_plan_of_several_years_leaves_a_bare_month_or_quarter_open(text: str, expected: str) -> None:
    assert told(text, TWO_YEARS) == expected


@pytest.mark.parametrize(("text", "expected"), table(NO_YEAR))
def test_a_plan_whose_year_is_not_known_leaves_open_what_prints_none(text: str, expected: str) -> None:
    assert told(text, None) == expected


@pytest.mark.parametrize(("text", "expected"), table(BY_CALENDAR))
def test_a_calendar_plan_has_calendar_quarters(text: str, expected: str) -> None:
    assert told(text, CALENDAR) == expected


def test_calendar_quarters_can_be_said_in_the_cell() -> None:
    assert told("Q1 (calendar year)", ONE_YEAR) == "2018-03-31"


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (fiscal(2025), "Sept 26", "? 2026-09-30"),  # a year just after the plan, or a day in it
        (fiscal(2026), "Sept 26", "2026-09-30"),  # a year in the plan: how a month is written
        (fiscal(2017), "Sept 26", "2017-09-26"),  # nine years away as a year
        (fiscal(2017), "March 31", "2018-03-31"),
        (fiscal(2018), "Oct 17", "? 2017-10-31"),
        (None, "Sept 26", "? 2026-09-30"),
    ],
)
def test_two_figures_after_a_month_are_a_year_or_a_day(year: PlanYear | None, text: str, expected: str) -> None:
    assert told(text, year) == expected


LINES = """
    Audit|Q3|Report|Q4 -> 2017-12-31, 2018-03-31
    Q1|full policy|Q2|summary -> 2017-06-30, 2017-09-30
    Audit:|Q3 -> 2017-12-31
    End of|Q3 -> 2017-12-31
    30th|June 2017 -> 2017-06-30
    October|2017 -> 2017-10-31
    Quarter|3 -> 2017-12-31
    Toolkit finalised by end|of Q3 -> 2017-12-31
    Q3|ongoing -> 2017-12-31, 2018-03-31 ongoing
    Q4|Q4 -> 2018-03-31, 2018-03-31
    Start: June 2017|End: Dec 2017 -> 2017-06-30, 2017-12-31
    Audit Q1|Findings and action plan Q2.|Actions through 17/18 -> 2017-06-30, 2017-09-30, 2018-03-31 ongoing
    • June 2017|• Sept 2017 -> 2017-06-30, 2017-09-30
    a) June 2017|b) Sept 2017 -> 2017-06-30, 2017-09-30
    Other work ongoing|throughout 2017/18 -> 2018-03-31 ongoing
"""


@pytest.mark.parametrize(("text", "expected"), table(LINES))
def test_lines_of_one_cell(text: str, expected: str) -> None:
    assert told(text.replace("|", "\n"), ONE_YEAR) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Toolkit finalised by end of Q3", ["Toolkit finalised"]),
        ("Q3 for Audit.", ["Audit"]),
        ("Q4 for the Audit", ["Audit"]),
        ("Following up by Q4", ["Following up"]),
        ("Q3\nQ4 for CSE Day", ["Q3", "CSE Day"]),
        ("End of Q 3", ["End of Q 3"]),
        ("March 2018.", ["March 2018"]),
        ("Survey Q1\nAction Plan following Survey Q2", ["Survey", "Action Plan following Survey"]),
        ("Audit\nQ3", ["Audit"]),
        ("Reports in June and December", ["Reports", "Reports"]),
        ("Start June 2017 End Dec 2017", ["Start", "End"]),
        ("Reviewed every quarter throughout 17/18", ["Reviewed every quarter throughout 17/18"]),
        ("Q2 & Q4", ["Q2", "Q4"]),
        ("5th, 12th and 19th June", ["5th", "12th", "19th June"]),
        ("In place by June 2017 with review in Dec 2017", ["In place", "review"]),
        ("Q1 / ongoing", ["Q1", "ongoing"]),
    ],
)
def test_labels_are_the_words_without_the_date(text: str, labels: list[str]) -> None:
    assert [one["label"] for one in read_milestones(text.split("\n"), ONE_YEAR)[0]] == labels


def test_a_bare_date_takes_the_label_it_is_given() -> None:
    assert read_milestones(["31/03/2018"], ONE_YEAR, label="GP flag")[0][0]["label"] == "GP flag"
    assert read_milestones(["Audit Q1"], ONE_YEAR, label="GP flag")[0][0]["label"] == "Audit"


def test_occurrences_are_the_period_ends_within_the_plan() -> None:
    (one,), _ = read_milestones(["every quarter"], ONE_YEAR)
    assert one["occurrences"] == ["2017-06-30", "2017-09-30", "2017-12-31", "2018-03-31"]
    (one,), _ = read_milestones(["Annually – by 31 March"], TWO_YEARS)
    assert one["occurrences"] == ["2019-03-31", "2020-03-31"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [("31/03/2018", "day"), ("March 2018", "month"), ("Q4", "quarter"), ("2017/18", "year"), ("year end", "year")],
)
def test_precision_is_that_of_the_words(text: str, precision: str) -> None:
    assert read_milestones([text], ONE_YEAR)[0][0]["precision"] == precision


def test_a_struck_line_is_left_out_and_said() -> None:
    milestones, messages = read_milestones([Line("June 2017", strike=True), Line("Sept 2017")], ONE_YEAR)
    assert [one["due"] for one in milestones] == ["2017-09-30"]
    assert "June 2017" in messages[0]


def test_an_impossible_date_is_said_to_be_one() -> None:
    _, messages = read_milestones(["31 February 2018"], ONE_YEAR)
    assert "no such date" in messages[0]


def test_a_year_printed_as_the_plans_own_ends_with_the_plan() -> None:
    assert told("throughout 2022-23", find_year(["Improvement plan August 2022 to July 2023"])) == "2023-07-31 ongoing"
    assert told("throughout 2022-23", fiscal(2022)) == "2023-03-31 ongoing"

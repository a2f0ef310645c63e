"""The target date cell, in the ways that councils, police and the NHS fill it in."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.milestones import read_milestones
from tests.intake.reading.fields.target_dates import ONE_YEAR, table, told

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

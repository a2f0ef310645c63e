"""Figures in the words of success measures: those that must be reached, and those that only look so."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.thresholds import find_figures


def told(text: str) -> str:
    """The thresholds in short: ">=90%", "=150 staff", ">=10% more" for a change."""
    out = []
    for one in find_figures(text):
        unit = "" if one.unit is None else "%" if one.unit == "%" else f" {one.unit}"
        out.append(f"{one.comparator}{one.threshold}{unit}{' by' if one.relative else ''}")
    return ", ".join(out)


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.strip() for line in text.strip("\n").splitlines()]
    return [(before.strip(), after.strip()) for before, _, after in (row.rpartition("->") for row in rows)]


SHARES = """
    Over 90% of attendees say that it will change their practice -> >90%
    more than 90% of staff agree -> >90%
    Seen alone in more than 80% of cases. -> >80%
    in excess of 95% of reviews -> >95%
    Performance above 85% -> >85%
    > 90% -> >90%
    at least 95% of visits are on time -> >=95%
    A minimum of 80% of plans -> >=80%
    minimum 80% -> >=80%
    no less than 75% of audits -> >=75%
    not below 75% -> >=75%
    90%+ of homes use it -> >=90%
    90% or more of homes use it -> >=90%
    Scheme live in 90% of schools or more -> >=90%
    Reports received for 60% of conferences or more. -> >=60%
    Return rate of 60% or above -> >=60%
    Attendance at core groups 80% or better -> >=80%
    ≥ 95% of reviews -> >=95%
    90% of interviews are offered within 72 hours. -> =90%
    100% of agencies return the audit -> =100%
    92.5% of assessments -> =92.5%
    85 per cent of staff -> =85%
    85 percent of staff -> =85%
    Response rate 60% -> =60%
    DBS checks 100% complete -> =100%
    80% of audits graded good or better -> =80%
    at least 90% rate it good or better -> >=90%
    75% good or outstanding -> =75%
    below 10% re-referral rate -> <10%
    Fewer than 15% wait beyond four weeks. -> <15%
    less than 5% repeat -> <5%
    under 15% staff turnover -> <15%
    <5% repeat -> <5%
    No more than 5% of plans last over 2 years -> <=5%
    absence among children with a plan no more than 8% -> <=8%
    not exceeding 10% -> <=10%
    a maximum of 20% -> <=20%
    Referred again within a year: 20% or less -> <=20%
    up to 20% of cases -> <=20%
    at most 3% -> <=3%
    80-90% of staff trained -> >=80%
    95% - 100% compliance -> >=95%
    between 80% and 90% of staff -> >=80%
    Completion increases from 60% to 75% -> >=75%
    Reduced from 24% to below 15%. -> <15%
    rises from 60% in 2016/17 to 75% in 2017/18 -> >=75%
    from 60% to 75% -> =75%
    Increase attendance to 80% by March 2018 -> >=80%
    Reduce re-referrals to 18% -> <=18%
    Reduce re-referrals by 10% -> <=10% by
    10% reduction in missing episodes -> <=10% by
    A 20% increase in referrals -> >=20% by
    Increase by 5 percentage points -> >=5% by
    Notifications rise by at least 20%. -> >=20% by
    80% (currently 62%) -> =80%
    Baseline 62%, target 85% -> =85%
    Target 95% - achieved 92% -> =95%
    Outturn 92% against a target of 95% -> =95%
    Q1 50%, Q2 60%, Q3 70% -> =50%, =60%, =70%
    Staff trained: 85% -> =85%
    At least 75% of new assessments are on the form by the year end. -> >=75%
    Dip sample of 20 files shows 85% compliance -> =85%
    Survey of 100 parents shows that 80% feel heard -> =80%
    70% of young people aged 13-17 -> =70%
    Increase in the percentage of children seen within 5 days from 70% to 85% -> >=85%
    90% report improved confidence (baseline 75%) -> =90%
    Attendance rises to 92% (from 88% in 2018/19) -> >=92%
    Number of referrals increased by 15% -> >=15% by
    A 50% reduction -> <=50% by
    Re-referrals at or below 20% -> <=20%
    % of 16-18 year olds in training increased to 90% -> >=90%
    fewer than 10% of children with 3 or more placements -> <10%
    Positive evaluations (over 85%) -> >85%
    ICPCs held within 15 working days - target 90% -> =90%
    S175 audit returned by 95% of schools -> =95%
"""
COUNTS = """
    Four training sessions will be delivered by the end of the year -> >=4 sessions
    4 training sessions delivered -> =4 sessions
    Three spot checks reported. -> >=3 checks
    Two audit reports. -> >=2 reports
    Twenty-four briefings held -> >=24 briefings
    150 housing staff briefed -> =150 staff
    1,200 staff trained -> =1200 staff
    200 staff briefed; at least 90% rate it good -> =200 staff, >=90%
    500 visits to the directory each month. -> =500 visits
    At least 200 young people take part. -> >=200 young people
    Report with at least 15 survivors’ accounts. -> >=15 accounts
    at least 50 people at each -> >=50 people
    a minimum of four meetings a year -> >=4 meetings
    Meetings at least four times a year -> >=4 times
    At least one audit per quarter -> >=1 audit
    No more than 8 children on a waiting list -> <=8 children
    Fewer than 5 people wait more than a month -> <5 people
    up to 20 staff -> <=20 staff
    Maximum of 15 cases per worker -> <=15 cases
    Tool in use in all 6 Berkshire authorities -> =6 authorities
    Training delivered to 50 staff -> =50 staff
    Sent to 120 GPs -> =120 GPs
    Policy agreed and 30 staff trained -> =30 staff
    Two audits completed and 3 learning events held -> >=2 audits, =3 events
    Six courses run with over 80 people trained. -> >=6 courses, >80 people
    3 x workshops delivered -> =3 workshops
    Specialist workers in post: 2 -> =2
    Reach of 50,000 -> =50000
    Average 500 hits a month -> =500 hits
    Over 2000 pupils. -> >2000 pupils
    1950 leaflets sent -> =1950 leaflets
    Toolkit downloaded 300 times -> =300 times
    Pledge signed by ten providers -> >=10 providers
    Guide read by 400 staff -> =400 staff
    Feedback from 60 carers -> =60 carers
    Number of assessments rises to 900 -> >=900
    At least 30 schools and 900 Year 6 pupils reached -> >=30 schools, =900 pupils
    Seen by 20,000 -> =20000
    12 case audits (3 per quarter) -> =12 audits
    500+ staff trained -> >=500 staff
    One conference held with 100+ delegates -> >=100 delegates
    Annual conference - 150 delegates -> =150 delegates
    no less than 4 and no more than 6 events -> >=4, <=6 events
    4 audits p.a. -> =4 audits
    Training offered to 10 schools -> =10 schools
    2 SARs published -> =2 SARs
    25 -> =25
    at least 5 -> >=5
    Increase the number of referrals from 42 to 50 -> >=50
    average wait of no more than 6 weeks -> <=6 weeks
    Children wait less than 18 weeks -> <18 weeks
    Rate below 40 per 10,000 -> <40
    20 days of shadowing -> =20 days
    Two days held -> >=2 days
"""
NO_THRESHOLD = """
    children with attendance below 50%
    every pupil with attendance below 50% has a plan
    children with an attendance of less than 50%
    Pupils whose attendance is below 90% are reviewed
    Children with School attendance below 50% are monitored
    children with 3 or more missing episodes
    children missing 3 or more times
    Families with 2+ children
    pupils in Years 8-11 and primary years 5-6
    Year 6 children
    Key Stage 2 pupils
    young people aged 16-18
    children under 5
    under 18s
    over 16 in care
    16 and 17 year olds
    children aged 5 to 11
    18-25 year olds
    adults over 65
    aged 18+
    18+ transition
    people aged 65 and over
    85 and over
    children under 1 year
    Reduction in number of children going missing on 3+ occasions
    repeat missing episodes (3 or more in 90 days)
    At least 8 in 10 cases
    Half of all schools
    Reduce by half
    0-19 service
    Placed more than 20 miles away
    Rate per 10,000
    Scale of 1 to 5
    The 10 schools have a lead
    Level 1 and 2 training
    1.5 FTE
    Section 11 audit complete
    section 47 enquiries
    s.47 enquiries
    Regulation 44 visits
    By 31 March 2018
    in place by Q3 2017/18
    Children Act 2004
    Working Together 2015 compliance
    £5,000 raised
    £1.5 million
    a framework for the 4 priority areas
    Each of the 5 localities has a lead
    the three statutory partners attend
    all three partners attend
    Both wards and all five teams trained.
    Currently 62%
    Last year 62%
    compared to 45% nationally
    The national average is 45%
    Within 5% of the national average
    (see 2.4 audit)
    see action 2.4
    in line with recommendation 5
    Outcome 3 met
    Level 3 training
    Tier 2 services
    within 20 working days
    within 72 hours
    after six months
    No child waits over 2 weeks or more as 95 is a number in prose only
    every 3 months
    5 day course
    24/7 helpline
    1 in 10 audits
    9 out of 10 staff
    two thirds of staff
    A third of those who came reply.
    more than half of cases
    One list in use; no home keeps its own.
    One audit per quarter
    zero tolerance
    COVID-19 recovery
    4LSCB procedures
    P8 of the strategy
    a 2-day course
    the 360 degree tool
    children’s homes told before 9 a.m.
    Data set seen at every Board meeting from Q3.
    Shadow board meets four times
    (1) training (2) audit
    1. Track the number of plans
    a) Practitioners can find the tools
    Reasons known and shared
    Hub reviewed by the 3 boards
"""


@pytest.mark.parametrize(("text", "expected"), table(SHARES) + table(COUNTS))
def test_a_figure_that_must_be_reached(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", [line.strip() for line in NO_THRESHOLD.strip("\n").splitlines()])
def test_a_figure_that_is_no_threshold(text: str) -> None:
    assert told(text) == ""

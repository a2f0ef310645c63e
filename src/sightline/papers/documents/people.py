"""What a body's chair reports, and what a subgroup has to do: papers of one body."""

from __future__ import annotations

from django.db.models import Q

from sightline.governance.models import ChairReport
from sightline.governance.rules.states import ReportState
from sightline.papers import reads
from sightline.papers.documents.matters import challenge_rows, decision_rows, task_rows
from sightline.papers.documents.parts import (
    action_words,
    actions_table,
    claim_tag,
    dated,
    day,
    delivery_tag,
    distributions,
    lines,
    rows_or,
    say,
    section,
)
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Section, cell, row, table
from sightline.plan.rules.states import PlanState
from sightline.progress.reads import standings, worst_first

_PARTS = (
    ("done", "What was done"),
    ("difference", "What difference it made for children"),
    ("concerns", "Concerns"),
    ("asks", "What is asked for"),
    ("good_practice", "Good practice"),
    ("coming", "What comes next"),
)


def chair_report(subject: Subject) -> tuple[Section, ...]:
    """A chair's report in her own words, and the actions of her body behind it. 14 queries."""
    report = subject.report
    owned = reads.owned_by(subject.plan, report.body)
    every = [one for one in subject.standings.values() if one.action_id in owned]
    told = report_sections(report)
    return (
        *told,
        section(
            "The actions behind it",
            distributions(every, "Actions"),
            rows_or("This body owns no action of the plan.", actions_table("Actions, worst first", worst_first(every))),
        ),
    )


def report_sections(report: ChairReport) -> tuple[Section, ...]:
    """The report's own words, as far as she wrote any."""
    if report.state == ReportState.SUBMITTED:
        who = f"Submitted to {report.to_body} by {report.submitted_by} on {day(report.submitted_on)}."
    else:
        who = f"A draft for {report.to_body}: it is not submitted yet."
    written = [section(heading, lines(getattr(report, name))) for name, heading in _PARTS if getattr(report, name)]
    first = section("About this report", say(who))
    return (first, *(written or [section("What was done", say("Nothing is written yet."))]))


def work_plan(subject: Subject) -> tuple[Section, ...]:
    """What a body has to do: its actions with dates and progress, its tasks, decisions to carry out, challenges to
    answer, and the plans of its own that hang under an action. 20 queries and 9 for each plan of its own."""
    body, plan = subject.body, subject.plan
    owned = reads.owned_by(plan, body)
    every = [one for one in subject.standings.values() if one.action_id in owned]
    rows = []
    for one in every:
        roles = {each.role for each in owned[one.action_id] if each.role}
        answers = any(each.answers for each in owned[one.action_id])
        role = ", ".join(filter(None, ["answers for it" if answers else "", *sorted(roles)])) or "owns it with others"
        dates = "\n".join(f"{each.label or 'Due'}: {dated(each)}" for each in one.milestones)
        state = cell("", claim_tag(one), delivery_tag(one))
        rows.append(row(action_words(one), role, dates or "No date yet", state, one.coming or "–"))
    columns = {"Action": 4, "Part it takes": 2, "Dates": 4.4, "Stands": 2.4, "Next": 4}
    made = table(f"What {body} has to do in the plan", columns, rows, small=True)
    challenges = reads.challenges(subject.partnership, only_open=True, about=Q(to_body=body))
    tasks = task_rows("Tasks not finished yet", reads.tasks_of_body(subject.viewer, body))
    decided = decision_rows("Decisions to carry out", reads.decisions(subject.viewer, body=body))
    return (
        section(
            "Actions",
            say(f"{subject.as_at_words}.", "small"),
            distributions(every, "Actions"),
            rows_or(f"{body} owns no action of the plan.", made),
            numbered=True,
        ),
        *_own_plans(subject),
        section("Tasks", rows_or("No task is open.", tasks), numbered=True),
        section("Decisions to carry out", rows_or("No decision waits to be carried out.", decided), numbered=True),
        section("Challenges to answer", rows_or("No challenge is open.", challenge_rows(challenges)), numbered=True),
    )


def _own_plans(subject: Subject) -> list[Section]:
    """The plans that hang under actions of this body."""
    found = []
    for own in reads.plans_under(subject.plan, subject.body):
        if own.state != PlanState.DRAFT:
            every = standings(own, subject.as_at).values()
            made = actions_table("Actions, worst first", worst_first(every))
            found.append(section(str(own), rows_or("It has no actions.", made), numbered=True))
    return found

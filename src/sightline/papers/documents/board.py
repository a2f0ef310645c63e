"""The report of a priority for the Board: is it better for children, what changed, what wants a decision."""

from __future__ import annotations

from django.db.models import Q

from sightline.assurance.reads.voices import voices
from sightline.papers import reads
from sightline.papers.documents.evidence import measure_says, voices_say, why_says
from sightline.papers.documents.matters import challenge_rows, escalation_section
from sightline.papers.documents.parts import (
    actions_table,
    distributions,
    milestones_table,
    rows_or,
    say,
    section,
    strong,
    table,
    update_facts,
    year_strip,
)
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Block, Paragraph, Row, Run, Section, Words, cell, row, runs
from sightline.plan.models import Priority
from sightline.progress.reads import (
    Standing,
    changed_since,
    distribution,
    exceptions,
    frozen_standings,
    worst_first,
)


def priority_report(subject: Subject) -> tuple[Section, ...]:
    """The report's sections. 29 queries at most, however many actions."""
    priority = subject.priority
    every = [one for one in subject.standings.values() if one.priority_id == priority.pk]
    ids = [one.action_id for one in every]
    challenges = reads.challenges(subject.partnership, only_open=True, about=Q(action__in=ids))
    waiting = reads.escalations(subject.partnership, subject.viewer, about=Q(action__in=ids))
    return (
        section("In short", _in_short(subject, every), distributions(every, "Actions"), numbered=True),
        Section(
            "Escalations that want a decision",
            () if waiting else (say("Nothing about this priority waits for a decision."),),
            tuple(escalation_section(one) for one in waiting),
            numbered=True,
        ),
        section("What changed since last time", _changed(subject, every), numbered=True),
        section("Actions", actions_table("Actions, worst first", worst_first(every), _why(every)), numbered=True),
        section(
            "Milestones",
            year_strip(subject, every, numbers=False),
            rows_or("No milestone is set.", milestones_table(subject, every)),
            numbered=True,
        ),
        section("What is measured", _measures(subject, priority, every), numbered=True),
        section("Open challenges", rows_or("No challenge is open.", challenge_rows(challenges)), numbered=True),
        Section(
            "What children, parents and families said",
            tuple(_voices(subject, priority, ids)),
            numbered=True,
            inside=True,
        ),
        Section(
            "What owners said",
            (),
            tuple(section(f"{one.number} {one.title}", update_facts(subject, one)) for one in every),
            numbered=True,
        ),
    )


def priority_words(priority: Priority) -> str:
    """ "Priority 1: Child neglect"."""
    number = f"Priority {priority.number}" if priority.number else "Priority"
    return f"{number}: {priority.title}" if priority.title else number


def _why(every: list[Standing]) -> dict[int, Words]:
    return {one.action_id: why_says(one) or "As its owner says." for one in every}


def _voices(subject: Subject, priority: Priority, ids: list[int]) -> list[Block]:
    heard = [one for one in voices(subject.plan, subject.as_at) if one.is_about(priority.pk, ids)]
    return voices_say(heard) or [
        say("No survey or evaluation about this priority that children, parents or families answer has closed yet.")
    ]


def _in_short(subject: Subject, every: list[Standing]) -> list[Block]:
    worst = exceptions(every)
    said: list[str | Run] = [f"{distribution(every).words}."]
    if worst:
        many = "One wants" if len(worst) == 1 else f"{len(worst)} want"
        said += [f" {many} attention, first of all {worst[0].number}: ", *why_says(worst[0])]
    elif every:
        said.append(" Each is as its owner says.")
    aim = [Paragraph(runs([strong("Aim: "), subject.priority.aim]))] if subject.priority.aim else []
    return [say(said, "lead"), *aim, say(f"{subject.as_at_words}.", "small")]


def _changed(subject: Subject, every: list[Standing]) -> Block:
    before = reads.last_closed_before(subject.plan, subject.cycle)
    if before is None or not reads.is_frozen(before):
        return say("This is the first report of this plan, so there is nothing to compare with.")
    now = {one.action_id: one for one in every}
    changed = changed_since(frozen_standings(before), now)
    rows = [row(f"{one.number} {one.title}", cell("\n".join(one.what))) for one in changed]
    caption = f"What is different since {before} closed on {before.closed_on:%-d %B %Y}"
    return rows_or(
        f"Nothing is different since {before} closed.", table(caption, {"Action": 2, "What changed": 4}, rows)
    )


def _measures(subject: Subject, priority: Priority, every: list[Standing]) -> list[Block]:
    known = {each.measure_id: each for one in every for each in one.evidence}
    rows: list[Row] = [
        row(
            f"Action {one.action.number}" if one.action else "The priority",
            one.text,
            one.figure or "–",
            measure_says(subject, known[one.pk]) if one.pk in known else "Not held",
        )
        for one in reads.measures_of(priority.pk, [one.action_id for one in every])
    ]
    made = table("Success measures", {"Of": 1.4, "Measure": 6, "Figure promised": 2, "Evidence": 5}, rows)
    return [made] if rows else [say("No measure is set.")]

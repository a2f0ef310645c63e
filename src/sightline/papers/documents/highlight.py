"""The highlight report of a cycle for the Executive: exceptions first, everything else folded behind them."""

from __future__ import annotations

from sightline.papers import reads
from sightline.papers.documents.evidence import why_says
from sightline.papers.documents.matters import challenge_rows, change_rows, escalation_section
from sightline.papers.documents.parts import (
    action_words,
    actions_table,
    distributions,
    owner_words,
    rows_or,
    say,
    section,
    update_facts,
    year_strip,
)
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Block, Quote, Run, Section, runs
from sightline.progress.reads import Standing, distribution, exceptions, worst_first
from sightline.progress.rules.order import HEADINGS, Place, place_of


def highlight_report(subject: Subject) -> tuple[Section, ...]:
    """The report's sections. 22 queries, however many actions."""
    every = list(subject.standings.values())
    worst = exceptions(every)
    changes = reads.changes_to_decide(subject.plan)
    challenges = reads.challenges(subject.partnership, only_open=True)
    waiting = reads.escalations(subject.partnership, subject.viewer)
    return (
        section("In short", _in_short(subject, every, worst), distributions(every, "Actions"), numbered=True),
        _exceptions(subject, worst),
        section(
            "Changes to decide",
            rows_or("No change of the plan waits for a decision.", change_rows(subject, changes)),
            numbered=True,
        ),
        section("Challenges", rows_or("No challenge is open.", challenge_rows(challenges)), numbered=True),
        Section(
            f"Before the {subject.words.board}",
            () if waiting else (say(f"Nothing waits for the {subject.words.board}."),),
            tuple(escalation_section(one, blanks=False) for one in waiting),
            numbered=True,
        ),
        section("Good practice", _good_practice(subject, every), numbered=True),
        section("Every date by quarter", year_strip(subject, every) or [say("The plan has no dates.")], numbered=True),
        section("As their owners say", _as_said(every), numbered=True),
    )


def _in_short(subject: Subject, every: list[Standing], worst: list[Standing]) -> list[Block]:
    counted = distribution(every)
    said = [f"{counted.words}."]
    if counted.contradicted:
        what = "is one action" if counted.contradicted == 1 else f"are {counted.contradicted} actions"
        said.append(f"There {what} whose owner claims better than is shown.")
    if counted.no_word:
        who = "One owner was" if counted.no_word == 1 else f"{counted.no_word} owners were"
        said.append(f"{who} asked and did not answer.")
    if counted.withdrawn:
        said.append(f"{counted.withdrawn} withdrawn {'is' if counted.withdrawn == 1 else 'are'} not counted.")
    if not worst:
        said.append("Nothing stands out: every action is as its owner says.")
    return [say(" ".join(said), "lead"), say(f"{subject.as_at_words}.", "small")]


def _exceptions(subject: Subject, worst: list[Standing]) -> Section:
    """One table in the order of `domain`, then what the owner of each said."""
    if not worst:
        return section("Exceptions, worst first", say("There are none."), numbered=True)
    why = {one.action_id: (Run(f"{HEADINGS[place_of(one)]}. "), *why_says(one)) for one in worst}
    return Section(
        "Exceptions, worst first",
        (actions_table("Exceptions, worst first", worst, why),),
        tuple(section(f"{action_words(one)} ({owner_words(one)})", update_facts(subject, one)) for one in worst),
        numbered=True,
    )


def _good_practice(subject: Subject, every: list[Standing]) -> list[Block]:
    told: list[Block] = [
        Quote(runs(one.good_practice), f"{action_words(one)}, {owner_words(one)}") for one in every if one.good_practice
    ]
    made_known = reads.promotions([subject.cycle.pk]) if subject.cycle else []
    told += [
        say(f"Made known in {one.where} on {one.promoted_on:%-d %B %Y}: {one.text} ({one.update.ask.body})")
        for one in made_known
    ]
    return told or [say("No owner told of good practice.")]


def _as_said(every: list[Standing]) -> Block:
    rest = [one for one in worst_first(every) if place_of(one) == Place.AS_SAID]
    return rows_or("There are none.", actions_table("Actions that are as their owners say", rest))

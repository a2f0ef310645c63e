"""Challenges, escalations, decisions, tasks and changes as the rows and sections of papers."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.governance.models import Challenge, Decision, Escalation, Task
from sightline.governance.rules.states import (
    CHALLENGE_LABELS,
    ESCALATION_LABELS,
    TASK_LABELS,
    WAITING_ESCALATIONS,
    ChallengeState,
    TaskState,
)
from sightline.papers.documents.parts import day, row, table
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Box, Cell, Facts, Line, Row, Run, Section, Table, Tag, cell, fact, runs
from sightline.plan.models import Change
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.plan.rules.states import ChangeState

_CHALLENGE_KINDS = {
    ChallengeState.RAISED: "warn",
    ChallengeState.PRESSED: "bad",
    ChallengeState.ANSWERED: "info",
    ChallengeState.SATISFIED: "good",
}
_TASK_KINDS = {TaskState.OPEN: "warn", TaskState.DONE: "good"}
# What a change would do or did, by its state.
_CHANGE_WORDS = {
    ChangeState.ASKED: ("What would change", "Would become"),
    ChangeState.APPROVED: ("What changed", "Became"),
    ChangeState.REFUSED: ("What would have changed", "Would have become"),
    ChangeState.WITHDRAWN: ("What would have changed", "Would have become"),
}
DECISION_BLANKS = ("Decision", "Who carries it out, and by when")


def challenge_rows(challenges: Iterable[Challenge]) -> Table:
    """Challenges: what was asked of whom, by when, how it stands, what was answered last."""
    drawn = []
    for one in challenges:
        about = f" (action {one.action.number})" if one.action else ""
        answers = list(one.answers.all())
        asked = Cell(
            (Line(runs(one.question)), Line(runs(f"Raised by {one.from_body} on {day(one.raised_on)}{about}.")))
        )
        state = cell(
            f"Answer due {day(one.due_on)}", Tag(CHALLENGE_LABELS[one.state], _CHALLENGE_KINDS.get(one.state, "none"))
        )
        drawn.append(row(str(one.number), str(one.to_body), asked, state, _answer(answers)))
    columns = {"No.": 0.7, "To": 2.2, "Question": 5, "State": 2.6, "Answer": 4}
    return table("Challenges", columns, drawn, small=True)


def _answer(answers: list) -> Cell:
    if not answers:
        return cell("No answer yet.")
    last = answers[-1]
    lines = [Line(runs(last.text))]
    if last.judged_why:
        verdict = "Accepted" if last.judged == "satisfied" else "Pressed again"
        lines.append(Line(runs(f"{verdict} by {last.judged_by} on {day(last.judged_on)}: {last.judged_why}")))
    if len(answers) > 1:
        lines.append(Line(runs(f"{len(answers)} answers so far.")))
    return Cell(tuple(lines))


def escalation_section(one: Escalation, *, anchor: str = "", blanks: bool = True) -> Section:
    """An escalation, with a box for what is decided of it."""
    facts = [
        fact("Escalated by", f"{one.from_body} to {one.to_body} on {day(one.raised_on)}"),
        fact("Why", one.why),
        fact("State", "", Tag(ESCALATION_LABELS[one.state], "warn")),
    ]
    if one.action:
        facts.insert(0, fact("Action", f"{one.action.number} {one.action.title}".strip()))
    if one.decided:
        restricted = bool(one.decided.item and one.decided.item.restricted)
        when = f"{one.decided.meeting.words}, recorded on {day(one.decided.recorded_on)}"
        facts.append(fact("Decided", f"{one.decided.text} ({when})", restricted=restricted))
    if one.outcome:
        facts.append(fact("What came of it", one.outcome))
    box = Box("A decision is asked for", runs(f"{one}: {one.title}"), DECISION_BLANKS)
    blocks = (Facts(tuple(facts)), *((box,) if blanks and one.state in WAITING_ESCALATIONS else ()))
    return Section(f"{one}: {one.title}", blocks, anchor=anchor)


def change_rows(subject: Subject, changes: Iterable[Change]) -> Table:
    """Changes of the plan that wait for a decision."""
    drawn = []
    for one in changes:
        asked = f"{one.asked_by or 'The program'}, {day(one.asked_on)}"
        was = in_words(one.thing, one.field, one.was, subject.month)
        becomes = in_words(one.thing, one.field, one.becomes, subject.month)
        drawn.append(row(_changed(one), was, becomes, one.reason, asked))
    return table("Changes to decide", {"What": 3, "Was": 2.4, "Would become": 2.4, "Why": 4, "Asked by": 2}, drawn)


def change_facts(subject: Subject, one: Change) -> Facts:
    """One change as facts: as it was asked for, or as it was decided."""
    words = FIELDS[one.thing, one.field].words
    what, becomes = _CHANGE_WORDS[one.state]
    facts = [
        fact(what, f"{one.action}: {words}" if one.action else words),
        fact("Was", in_words(one.thing, one.field, one.was, subject.month)),
        fact(becomes, in_words(one.thing, one.field, one.becomes, subject.month)),
        fact("Why", one.reason),
        fact("Asked for by", f"{one.asked_by or 'The program'} on {day(one.asked_on)}"),
    ]
    if one.decided_on:
        said = f"{one.get_state_display()} on {day(one.decided_on)} ({one.meeting_words})."
        facts.append(fact("Decided", f"{said} {one.decision_note}".strip()))
    elif one.state == ChangeState.WITHDRAWN:
        facts.append(fact("Decided", "Nothing: who asked for it has taken it back."))
    return Facts(tuple(facts))


def _changed(one: Change) -> str:
    words = FIELDS[one.thing, one.field].words
    return f"{one.action}: {words}" if one.action else words[:1].upper() + words[1:]


def decision_rows(caption: str, decisions: Iterable[Decision]) -> Table:
    """Decisions: number, meeting, what, who carries it out, what came of it; restricted where their item is."""
    return table(
        caption,
        {"No.": 0.7, "Meeting": 2.6, "Decision": 5, "Carried out by": 2.6, "What came of it": 3.6},
        [_decision(one) for one in decisions],
        small=True,
    )


def _decision(one: Decision) -> Row:
    about = f"\nAction {one.action.number}" if one.action else ""
    due = f"\nby {day(one.due_on)}" if one.due_on else ""
    effect = f"{one.effect}\n{day(one.effect_on)}" if one.effect_on else "Followed: nothing recorded yet."
    restricted = bool(one.item and one.item.restricted)
    whom = f"{one.body or '–'}{due}"
    return row(str(one.number), one.meeting.words, f"{one.text}{about}", whom, effect, restricted=restricted)


def task_rows(caption: str, tasks: Iterable[Task]) -> Table:
    """Tasks of meetings. Those of a restricted item are restricted."""
    return table(
        caption,
        {"Task": 5.5, "Whose": 2.6, "By": 2, "State": 1.8, "From": 2.6},
        [
            row(
                f"{one.text}\n{one.outcome}",
                str(one.person or one.body),
                day(one.due_on),
                cell("", Tag(TASK_LABELS[one.state], _TASK_KINDS.get(one.state, "none"))),
                one.meeting.words,
                restricted=bool(one.item and one.item.restricted),
            )
            for one in tasks
        ],
    )


def reference(words: str, anchor: str) -> Run:
    """Words that lead to another part and end in its number."""
    return Run(words, href=f"#{anchor}", number=True)

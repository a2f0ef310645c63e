"""Every document by its key: what it is called, what it is about, and how it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sightline.papers.documents import board, highlight, logs, meeting, people, plan, record, training
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Annex, Copy, Paper, Section
from sightline.papers.rules.kinds import Kind
from sightline.plan.rules.titles import short_title

Built = tuple[tuple[Section, ...], tuple[Annex, ...]]


@dataclass(frozen=True)
class Document:
    """How a document is entitled, for whom it is in words, and its builder."""

    title: Callable[[Subject], str]
    words: Callable[[Subject], str]
    build: Callable[[Subject], Built]


def _alone(build: Callable[[Subject], tuple[Section, ...]]) -> Callable[[Subject], Built]:
    """A builder of a document without annexes."""
    return lambda subject: (build(subject), ())


def _cycle_words(subject: Subject) -> str:
    return f"{subject.cycle} of {subject.plan}" if subject.cycle else str(subject.plan)


def _action_title(subject: Subject) -> str:
    action = subject.action
    return f"The record of action {action.number}: {short_title(action.title, action.text)}"


DOCUMENTS: dict[str, Document] = {
    Kind.PACK: Document(
        lambda one: f"Agenda and papers: {one.meeting}", lambda one: one.meeting.words, meeting.agenda_and_pack
    ),
    Kind.MINUTES: Document(
        lambda one: f"Minutes: {one.meeting}", lambda one: one.meeting.words, _alone(meeting.minutes)
    ),
    Kind.HIGHLIGHT: Document(
        lambda one: f"Highlight report for the {one.words.executive}", _cycle_words, _alone(highlight.highlight_report)
    ),
    Kind.PRIORITY: Document(
        lambda one: board.priority_words(one.priority), _cycle_words, _alone(board.priority_report)
    ),
    Kind.CHAIR_REPORT: Document(
        lambda one: f"Chair’s report: {one.report.body}", _cycle_words, _alone(people.chair_report)
    ),
    Kind.WORK_PLAN: Document(
        lambda one: f"Work plan of {one.body}", lambda one: str(one.plan), _alone(people.work_plan)
    ),
    Kind.PLAN: Document(lambda one: f"{one.plan}, with progress", _cycle_words, _alone(plan.plan_with_progress)),
    Kind.TRAINING: Document(
        lambda one: f"Training in {one.quarter.label}", lambda one: "Outputs and outcomes", _alone(training.in_quarter)
    ),
    Kind.DECISIONS: Document(lambda one: "Decision log", lambda one: "", _alone(logs.decision_log)),
    Kind.CHALLENGES: Document(lambda one: "Challenge log", lambda one: "", _alone(logs.challenge_log)),
    Kind.RECORD: Document(_action_title, lambda one: str(one.plan), _alone(record.action_record)),
}


def paper_of(kind: str, subject: Subject, *, edition: str = "") -> Paper:
    """The document as a paper, with everything its viewer may see; its public copy is `rules.copies.public_copy`."""
    document = DOCUMENTS[kind]
    sections, annexes = document.build(subject)
    return Paper(
        title=document.title(subject),
        words=document.words(subject),
        partnership=subject.partnership.name,
        date=subject.day,
        edition=edition,
        colour=subject.partnership.colour,
        copy=Copy.RESTRICTED,
        sections=sections,
        annexes=annexes,
    )

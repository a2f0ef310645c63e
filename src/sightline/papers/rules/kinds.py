"""The kinds of documents there are: what each is called, what it is about, and whom it is for. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """A kind of document."""

    PACK = "pack"
    MINUTES = "minutes"
    HIGHLIGHT = "highlight"
    PRIORITY = "priority"
    CHAIR_REPORT = "chair_report"
    WORK_PLAN = "work_plan"
    PLAN = "plan"
    TRAINING = "training"
    DECISIONS = "decisions"
    CHALLENGES = "challenges"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class About:
    """What a kind is called, what for, and the thing it is about ("" for the whole partnership)."""

    words: str
    hint: str
    thing: str = ""


KINDS: dict[str, About] = {
    Kind.PACK: About(
        "Agenda and papers",
        "The agenda, what each item is about, and the papers given, under one numbering.",
        "meeting",
    ),
    Kind.MINUTES: About("Minutes", "Who came, what was said at each item, decisions and tasks.", "meeting"),
    Kind.HIGHLIGHT: About(
        "Highlight report", "Exceptions worst first, changes to decide, challenges and good practice.", "cycle"
    ),
    Kind.PRIORITY: About(
        "Report on a priority", "Where it stands, what changed, and the escalations that want a decision.", "priority"
    ),
    Kind.CHAIR_REPORT: About(
        "Chair’s report", "A chair’s own words, with the actions of her group behind them.", "report"
    ),
    Kind.WORK_PLAN: About("Work plan of a group", "Its actions, tasks, decisions to carry out and challenges.", "body"),
    Kind.PLAN: About(
        "The plan with progress",
        "In the plan’s own table layout, with what owners say and how delivery stands.",
        "cycle",
    ),
    Kind.TRAINING: About(
        "Training in a quarter",
        "What was taught to whom, who came, what those who came say against what was promised, needs met and not.",
        "quarter",
    ),
    Kind.DECISIONS: About("Decision log", "Every decision, and what came of it."),
    Kind.CHALLENGES: About("Challenge log", "Every challenge, and how it was answered."),
    Kind.RECORD: About(
        "Record of an action", "What was promised, changed, said, asked and decided, on one paper.", "action"
    ),
}

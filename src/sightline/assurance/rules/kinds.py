"""Kinds of evidence, what each can show, and the words for what it says."""

from __future__ import annotations

from sightline.kit.labelled import Labelled


class Kind(Labelled):
    """What a measure can be bound to. Case audits and recommendations will join when their rooms are built."""

    EVALUATION = "evaluation", "Evaluations of training"
    SURVEY = "survey", "A survey made here"
    OUTSIDE = "outside", "A survey made by others"
    INDICATOR = "indicator", "An indicator"
    RECEIPTS = "receipts", "Confirmations that a document was read and cascaded"
    COVERAGE = "coverage", "How much of a list was reached"
    SESSIONS = "sessions", "How many sessions were held"
    EDITION = "edition", "A document published in the library"
    MILESTONE = "milestone", "A milestone met"
    DOCUMENT = "document", "A document"
    STATEMENT = "statement", "A statement with its author"


# What each kind is bound to: the keys of a binding that are set, all others being empty.
KEYS: dict[Kind, tuple[str, ...]] = {
    Kind.EVALUATION: ("question", "course"),
    Kind.SURVEY: ("question", "exercise"),
    Kind.OUTSIDE: ("result",),
    Kind.INDICATOR: ("definition",),
    Kind.RECEIPTS: ("dissemination",),
    Kind.COVERAGE: ("set",),
    Kind.SESSIONS: ("course",),
    Kind.EDITION: ("resource",),
    Kind.MILESTONE: ("milestone_uid",),
    Kind.DOCUMENT: ("stored",),
    Kind.STATEMENT: ("author",),
}


class Reading(Labelled):
    """How the evidence is read, where it can be read in more than one way."""

    POSITIVE = "positive", "The share who said so"
    LATER = "later", "The share who said so three months later"
    IMPROVED = "improved", "The share who were better after than before, or at the top both times"
    SAMPLE = "sample", "The share of a sample, with its interval"
    FIGURE = "figure", "The latest figure against the target"
    DIRECTION = "direction", "Which way it moved"


# The readings a kind can have; the first is meant where none is chosen.
READINGS: dict[Kind, tuple[Reading, ...]] = {
    Kind.EVALUATION: (Reading.POSITIVE, Reading.LATER, Reading.IMPROVED),
    Kind.SURVEY: (Reading.POSITIVE, Reading.SAMPLE),
    Kind.OUTSIDE: (Reading.POSITIVE, Reading.SAMPLE),
    Kind.INDICATOR: (Reading.DIRECTION, Reading.FIGURE),
}


class Level(Labelled):
    """How far along the line of sight something shows: what was done, what changed in practice, what changed for
    children."""

    DONE = "done", "Done"
    PRACTICE = "practice", "Practice changed"
    CHILDREN = "children", "Children better off"


LEVELS = tuple(Level)

# The furthest that a kind can show, however far the measure reaches. An owner's tick or statement shows that something
# was done and nothing more (domain.md, "Independence"); so do a paper, a count of sessions and a list that was reached.
FURTHEST: dict[Kind, Level] = {
    Kind.EVALUATION: Level.CHILDREN,
    Kind.SURVEY: Level.CHILDREN,
    Kind.OUTSIDE: Level.CHILDREN,
    Kind.INDICATOR: Level.CHILDREN,
    Kind.RECEIPTS: Level.PRACTICE,
    Kind.COVERAGE: Level.DONE,
    Kind.SESSIONS: Level.DONE,
    Kind.EDITION: Level.DONE,
    Kind.MILESTONE: Level.DONE,
    Kind.DOCUMENT: Level.DONE,
    Kind.STATEMENT: Level.DONE,
}

# Kinds that are somebody's word: alone they never prove a measure that reaches further than done.
WORDS_ALONE = frozenset({Kind.MILESTONE, Kind.DOCUMENT, Kind.STATEMENT})
# Kinds whose sentence names a person or quotes her: it is read by members and goes into no paper.
NAMING = frozenset({Kind.DOCUMENT, Kind.STATEMENT})


class State(Labelled):
    """What the evidence says of a measure. The order is the rule's: of several the worst is shown."""

    NOT_MET = "not_met", "Not met"
    NO_EVIDENCE = "no_evidence", "No evidence"
    THIN = "thin", "Thin"
    STALE = "stale", "Out of date"
    NOT_DUE = "not_due", "Not due"
    MET = "met", "Met"


WORST_FIRST = tuple(State)

# Of a measure that is due: what makes a claim of blue or green contradicted, and what leaves it unproven.
AGAINST = frozenset({State.NOT_MET})
UNPROVEN = frozenset({State.THIN, State.NO_EVIDENCE, State.STALE})


class Assurance(Labelled):
    """What a monitoring body concludes of a measure without a figure. The first two cite evidence."""

    SUBSTANTIAL = "substantial", "Substantial assurance"
    REASONABLE = "reasonable", "Reasonable assurance"
    LIMITED = "limited", "Limited assurance"
    NONE = "none", "No assurance"


CITING = frozenset({Assurance.SUBSTANTIAL, Assurance.REASONABLE})


def shows(kind: Kind, measure_level: Level) -> Level:
    """How far evidence of `kind` bound to a measure of `measure_level` reaches: no further than either."""
    return min(FURTHEST[kind], measure_level, key=LEVELS.index)

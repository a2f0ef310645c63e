"""A verdict: what one piece of bound evidence says of its measure, with everything that lets a reader check it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sightline.assurance.rules.kinds import NAMING, WORDS_ALONE, WORST_FIRST, Kind, Level, State
from sightline.kit.periods import said


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one binding says on a day.

    `positive` of `answered` of `asked` are the counts where it has counts; `lowest` and `highest` are the two bounds
    between which the share would lie had everybody answered. `rule` is the rule of domain.md that was applied, in a
    few words. `clause` says it in half a sentence for one that goes on ("84% of 101 answers were positive where over
    90% was promised"), "" where its sentence is short enough. `holder` is who holds what is missing, "" where nothing
    is. `collected_by` are the bodies (ids) who gathered the evidence or said so, empty where nobody in particular
    did. `change` says what would make it another, "" where nothing can be said."""

    state: State
    sentence: str
    rule: str
    kind: Kind
    level: Level
    binding_id: int = 0
    positive: int | None = None
    answered: int | None = None
    asked: int | None = None
    value: Fraction | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    as_of: dt.date | None = None
    holder: str = ""
    clause: str = ""
    collected_by: frozenset[int] = frozenset()
    change: str = ""

    @property
    def nameless(self) -> Verdict:
        """The same without a person's name and without her words."""
        if self.kind not in NAMING:
            return self
        what = "A statement was made" if self.kind == Kind.STATEMENT else "A document was given"
        return replace(self, sentence=f"{what} on {said(self.as_of)}." if self.as_of else f"{what}.", clause="")


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The one that is shown of several: the worst; the first bound of those that are equally bad.

    Raises ValueError for none."""
    return min(verdicts, key=lambda one: WORST_FIRST.index(one.state))


def counted(
    n: int, wanted: int, *, due: dt.date | None, day: dt.date, at_most: bool = False, strictly: bool = False
) -> tuple[State, str]:
    """What a count says, with the rule: a count counts, and before its due date an unmet count is *not due*.

    `strictly`: "more than 4" (or "fewer than 4") wants one more (or less). A count that may be at most so many is met
    only once its date has come, because more may happen until then, and not met as soon as there are too many."""
    if at_most:
        fits = n < wanted if strictly else n <= wanted
        if not fits:
            return State.NOT_MET, "a count counts"
        if due is not None and day < due:
            return State.NOT_DUE, "a limit is kept once its date has come"
        return State.MET, "a count counts"
    if n > wanted if strictly else n >= wanted:
        return State.MET, "a count counts"
    if due is not None and day < due:
        return State.NOT_DUE, "before its date an unmet count is not due"
    return State.NOT_MET, "a count counts"


def reached(done: int, listed: int, *, due: dt.date | None, day: dt.date, wanted: Fraction) -> tuple[State, str]:
    """What it says that `done` of `listed` were reached: the whole list, unless the measure prints another share.

    Nothing listed is no evidence: nobody said who was to be reached."""
    if not listed:
        return State.NO_EVIDENCE, "nobody is listed"
    if Fraction(done, listed) >= wanted:
        return State.MET, "each on the list counts"
    if due is not None and day < due:
        return State.NOT_DUE, "before its date an unmet count is not due"
    return State.NOT_MET, "each on the list counts"


def happened(on: dt.date | None, *, due: dt.date | None, day: dt.date) -> tuple[State, str]:
    """What a thing that either happened or did not says on `day`: published, met, given."""
    if on is not None and on <= day:
        return State.MET, "it happened, or it did not"
    if due is None or day < due:
        return State.NOT_DUE if due is not None else State.NO_EVIDENCE, "it happened, or it did not"
    return State.NOT_MET, "it happened, or it did not"


def only_words(verdicts: Sequence[Verdict], level: Level) -> bool:
    """Whether a measure that reaches further than done rests on somebody's word alone."""
    return level != Level.DONE and all(one.kind in WORDS_ALONE for one in verdicts)


def self_assessed(sources: Sequence[frozenset[int]], owners: frozenset[int]) -> bool:
    """Whether evidence and judgement come only from bodies that own the action (domain.md, "Independence").

    Each source is the bodies that collected one piece of evidence, or that judged. One that nobody in particular
    collected (a questionnaire that others answered) is independent."""
    return bool(sources) and all(source and source <= owners for source in sources)


def dated(sentence: str, as_of: dt.date | None) -> str:
    """The sentence with its date, where it has one."""
    return f"{sentence} As of {said(as_of)}." if as_of else sentence

"""What evidence and judgement say of a measure together, on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sightline.assurance.rules.judgements import Judged, is_stale, judgement_says
from sightline.assurance.rules.kinds import AGAINST, UNPROVEN, Kind, Level, State
from sightline.assurance.rules.verdicts import Verdict, only_words, self_assessed, worst
from sightline.kit.periods import said

# Words of ours that a sentence begins with, and that lose their capital within another; a name keeps its own.
_OPENING = frozenset({"A", "Fewer", "Its", "No", "Nobody", "Not", "Nothing", "Only", "That", "The"})


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure as it is judged: `quantified` where it names a figure or a direction. `judge` is the monitoring body
    that concludes of one without; `owners` are the bodies (ids) that own the action."""

    measure_id: int
    text: str
    quantified: bool
    level: Level
    due: dt.date | None
    judge: str = ""
    owners: frozenset[int] = frozenset()
    action_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureStanding:
    """What is known of a measure on a day.

    `sentence` says it in plain words, `told` the same as a paper may carry it, without persons; `shown` is the verdict
    it rests on, None where none does. `verdicts` are all, as bound. `due` is whether its day has come: only then does
    it speak for or against a claim. `holders` hold what is missing. `levels` are those of the line of sight that
    something met or judged good shows. `change` says what would change the state, "" where it is met, not due, or
    nothing can be said."""

    promise: Promise
    state: State
    sentence: str
    is_due: bool
    shown: Verdict | None = None
    verdicts: tuple[Verdict, ...] = ()
    judged: Judged | None = None
    holders: tuple[str, ...] = ()
    self_assessed: bool = False
    levels: frozenset[Level] = frozenset()
    told: str = ""
    change: str = ""

    @property
    def action_id(self) -> int | None:
        """The action it is a measure of; None for a priority's own."""
        return self.promise.action_id

    @property
    def clause(self) -> str:
        """What is known in half a sentence, for one that begins with what the owner says."""
        if self.shown is not None and self.shown.clause and self.state == self.shown.state:
            return self.shown.clause
        clause = self.told.removesuffix(".")
        first = clause.partition(" ")[0]
        return f"{clause[:1].lower()}{clause[1:]}" if first in _OPENING else clause

    @property
    def against(self) -> bool:
        """Whether it contradicts a claim of blue or green: due and not met, or judged limited or none."""
        return self.is_due and self.state in AGAINST

    @property
    def unproven(self) -> bool:
        """Whether it leaves such a claim unproven: due and thin, without evidence or out of date."""
        return self.is_due and self.state in UNPROVEN


def stands(
    promise: Promise, verdicts: Sequence[Verdict], judged: Judged | None, day: dt.date, *, lapsed: bool = False
) -> MeasureStanding:
    """What is known of `promise` on `day` from its bindings' verdicts and the latest judgement. `lapsed`: it was
    reworded, and something that was bound to it is not confirmed for its new words.

    With a figure or a direction its verdicts decide, all of which must be met, and a judgement of limited or none
    speaks against it too. Without one its monitoring body decides, unless a target that was set at binding is not met.
    """
    is_due = promise.due is not None and day >= promise.due
    state, sentence, shown = _from(promise, verdicts, judged, day, is_due)
    sources = [one.collected_by for one in verdicts] + ([frozenset({judged.body_id})] if judged else [])
    found = MeasureStanding(
        promise=promise,
        state=state,
        sentence=sentence,
        is_due=is_due,
        shown=shown,
        verdicts=tuple(verdicts),
        judged=judged,
        holders=_holders(promise, verdicts, judged, state),
        self_assessed=self_assessed(sources, promise.owners),
        levels=_levels(promise, verdicts, judged, day),
        told=_from(promise, [one.nameless for one in verdicts], judged, day, is_due)[1],
        change=_change(promise, state, shown, judged, day),
    )
    if lapsed and shown is None and judged is None and state == State.NO_EVIDENCE:
        return replace(found, sentence=_LAPSED, told=_LAPSED, change=_CONFIRM)
    return found


_LAPSED = "The measure was reworded, so what was bound to it counts no more until somebody confirms that it still fits."
_CONFIRM = "Confirming that what was bound to it still fits is the first step."


def _from(
    promise: Promise, verdicts: Sequence[Verdict], judged: Judged | None, day: dt.date, is_due: bool
) -> tuple[State, str, Verdict | None]:
    shown = worst(verdicts) if verdicts else None
    stale = judged is not None and is_stale(judged, day)
    says = judgement_says(judged, day) if judged else ""
    if judged is not None and not judged.good and not stale:
        return State.NOT_MET, _and(says, shown.sentence if shown else ""), shown
    if shown is not None and shown.state == State.NOT_MET:
        return State.NOT_MET, _and(_disagreeing(shown, verdicts), says), shown
    if promise.quantified:
        if shown is None:
            return _nothing_bound(promise, is_due)
        if shown.state == State.MET and only_words(verdicts, promise.level):
            return State.THIN, _and(shown.sentence, _WORDS_ONLY), shown
        return shown.state, _and(_disagreeing(shown, verdicts), says), shown
    if judged is not None:
        return (State.STALE if stale else State.MET), _and(says, shown.sentence if shown else ""), shown
    if promise.level == Level.DONE and shown is not None:
        return shown.state, _disagreeing(shown, verdicts), shown
    return _not_judged(promise, shown, is_due)


_WORDS_ONLY = "That something was done does not show that practice changed or that children are better off."


def _nothing_bound(promise: Promise, is_due: bool) -> tuple[State, str, Verdict | None]:
    if not is_due:
        return State.NOT_DUE, _not_due(promise), None
    return State.NO_EVIDENCE, "Nothing is bound to this measure that could show whether it is met.", None


def _not_judged(promise: Promise, shown: Verdict | None, is_due: bool) -> tuple[State, str, Verdict | None]:
    judge = promise.judge or "Its monitoring body"
    if shown is None or shown.state == State.NO_EVIDENCE:
        if not is_due:
            return State.NOT_DUE, _not_due(promise), shown
        return State.NO_EVIDENCE, f"{judge} has not judged it, and no evidence is held.", shown
    if not is_due:
        return State.NOT_DUE, _and(shown.sentence, _not_due(promise)), shown
    return State.THIN, _and(shown.sentence, f"{judge} has not judged what it shows."), shown


def _not_due(promise: Promise) -> str:
    return f"Not due before {said(promise.due)}." if promise.due else "No day says when it is to be met."


def _disagreeing(shown: Verdict, verdicts: Sequence[Verdict]) -> str:
    """The shown sentence; where others of its bindings say something else, that too."""
    others = [one for one in verdicts if one is not shown and one.state != shown.state]
    if not others:
        return shown.sentence
    states = ", ".join(dict.fromkeys(one.state.label.lower() for one in others))
    return f"{shown.sentence} Other evidence says: {states}. All must be met."


def _change(promise: Promise, state: State, shown: Verdict | None, judged: Judged | None, day: dt.date) -> str:
    if state in (State.MET, State.NOT_DUE):
        return ""
    if judged is not None and not is_stale(judged, day) and not judged.good:
        return f"Only a new judgement by {judged.body} can change it."
    if state == State.STALE and judged is not None:
        return f"A new judgement by {judged.body} would renew it."
    if shown is not None and shown.state != State.MET and shown.change:
        return shown.change
    if not promise.quantified and judged is None and promise.judge:
        return f"A judgement by {promise.judge} would settle it."
    return "Binding it to what would show it is the first step." if shown is None and judged is None else ""


def _holders(promise: Promise, verdicts: Sequence[Verdict], judged: Judged | None, state: State) -> tuple[str, ...]:
    if state == State.NOT_MET:  # nothing is missing, but for those who were asked to confirm and have not
        return tuple(one.holder for one in verdicts if one.kind == Kind.RECEIPTS and one.state == state and one.holder)
    if state not in UNPROVEN:
        return ()
    held = [one.holder for one in verdicts if one.holder and one.state in UNPROVEN]
    if not held and not promise.quantified and promise.judge:
        held = [judged.body if judged else promise.judge]
    return tuple(dict.fromkeys(held))


def _levels(promise: Promise, verdicts: Sequence[Verdict], judged: Judged | None, day: dt.date) -> frozenset[Level]:
    found = {one.level for one in verdicts if one.state == State.MET}
    if judged is not None and judged.good and not is_stale(judged, day):
        found.add(promise.level)
    return frozenset(found)


def _and(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)

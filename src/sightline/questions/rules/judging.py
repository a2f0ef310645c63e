"""Whether what people answered meets a figure the plan promised: the rule of the evaluation, in exact fractions.

P said yes, N answered, A were asked or attended. Whoever did not answer could have answered either way, so the share of
all who were asked lies between P/A and (P + A - N)/A; where both ends say the same, that is the verdict. 90.0% does not
meet "over 90%".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sightline.kit.labelled import Labelled
from sightline.kit.statistics import percent, wilson

# Fewer than so many asked, and the arithmetic says nothing.
FEWEST_ASKED = 5
# From so many answers, if at least half of those asked gave one, the answers are taken to speak for all.
FEWEST_ANSWERS = 10


class Verdict(Labelled):
    """What the evidence says of a promise, worst first."""

    NOT_MET = "not_met", "Not met"
    NO_EVIDENCE = "no_evidence", "No evidence"
    THIN = "thin", "Thin"
    NOT_DUE = "not_due", "Not due"
    MET = "met", "Met"


class Rule(Labelled):
    """Which part of the rule gave the verdict."""

    NOBODY = "nobody", "Nobody has answered"
    MORE_THAN_ASKED = "more_than_asked", "More answered than were asked"
    ASKED_UNKNOWN = "asked_unknown", "It is not known how many were asked"
    FEW_ASKED = "few_asked", f"Fewer than {FEWEST_ASKED} were asked"
    SURE = "sure", "Whatever the others would have said"
    ANSWERS = "answers", "By those who answered: half or more of those asked, and at least ten"
    UNDECIDED = "undecided", "Too few of those asked have answered"
    SAMPLE = "sample", "By the 95% interval of a sample"
    HIDDEN = "hidden", "Nothing is shown yet, so that nobody can be known by it"


_SATISFIES: dict[str, Callable[[Fraction | float, Fraction], bool]] = {
    ">": lambda share, figure: share > figure,
    ">=": lambda share, figure: share >= figure,
    "=": lambda share, figure: share >= figure,  # a bare figure promises at least so much
    "<": lambda share, figure: share < figure,
    "<=": lambda share, figure: share <= figure,
}
_PROMISED = {">": "over {}", ">=": "at least {}", "=": "{}", "<": "under {}", "<=": "at most {}"}
_DOWN = frozenset({"<", "<="})


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict with all that it rests on. Shares are None where there is nothing to divide by."""

    state: Verdict
    rule: Rule
    positive: int
    answered: int
    asked: int | None
    comparator: str
    threshold: Fraction
    value: Fraction | None
    response: Fraction | None
    low: Fraction | float | None
    high: Fraction | float | None
    sentence: str


def judge(*, positive: int, answered: int, asked: int | None, comparator: str, threshold: Fraction) -> Judged:
    """The verdict on a share of those who were asked. `threshold` is a share of 1.

    Raises ValueError for counts that cannot be, and KeyError for a comparator that compares with no figure."""
    if not 0 <= positive <= answered or (asked is not None and asked < 0):
        raise ValueError(f"{positive} positive of {answered} answered of {asked} asked cannot be.")
    meets = _SATISFIES[comparator]
    low = high = response = None
    if answered == 0:
        state, rule = Verdict.NO_EVIDENCE, Rule.NOBODY
    elif asked is None:
        state, rule = Verdict.THIN, Rule.ASKED_UNKNOWN
    elif answered > asked:
        state, rule = Verdict.THIN, Rule.MORE_THAN_ASKED
    elif asked < FEWEST_ASKED:
        state, rule = Verdict.THIN, Rule.FEW_ASKED
    else:
        low, high = Fraction(positive, asked), Fraction(positive + asked - answered, asked)
        worst, best = (high, low) if comparator in _DOWN else (low, high)
        if meets(worst, threshold):
            state, rule = Verdict.MET, Rule.SURE
        elif not meets(best, threshold):
            state, rule = Verdict.NOT_MET, Rule.SURE
        elif 2 * answered >= asked and answered >= FEWEST_ANSWERS:
            state = Verdict.MET if meets(Fraction(positive, answered), threshold) else Verdict.NOT_MET
            rule = Rule.ANSWERS
        else:
            state, rule = Verdict.THIN, Rule.UNDECIDED
    if asked and answered <= asked:
        response = Fraction(answered, asked)
    value = Fraction(positive, answered) if answered else None
    return Judged(
        state=state,
        rule=rule,
        positive=positive,
        answered=answered,
        asked=asked,
        comparator=comparator,
        threshold=threshold,
        value=value,
        response=response,
        low=low,
        high=high,
        sentence=_sentence(
            state,
            rule,
            value,
            answered,
            asked,
            None if low is None or high is None else (low, high),
            comparator,
            threshold,
        ),
    )


def judge_sample(*, positive: int, sampled: int, comparator: str, threshold: Fraction) -> Judged:
    """The verdict on a sample, such as audited cases: met where the nearer end of the Wilson 95% interval satisfies,
    not met where the farther end does not, else thin."""
    if not 0 <= positive <= sampled:
        raise ValueError(f"{positive} of {sampled} cannot be.")
    meets = _SATISFIES[comparator]
    low = high = value = None
    if sampled == 0:
        state, rule = Verdict.NO_EVIDENCE, Rule.NOBODY
        sentence = f"There is no sample yet; {_promise(comparator, threshold)} was promised."
    else:
        interval, rule = wilson(positive, sampled), Rule.SAMPLE
        low, high, value = interval.low, interval.high, Fraction(positive, sampled)
        nearer, farther = (high, low) if comparator in _DOWN else (low, high)
        if meets(nearer, threshold):
            state = Verdict.MET
        else:
            state = Verdict.THIN if meets(farther, threshold) else Verdict.NOT_MET
        sentence = (
            f"{percent(value, threshold)} of a sample of {sampled}, where {_promise(comparator, threshold)} was"
            f" promised: of all of them it is between {low:.0%} and {high:.0%}, with 95% confidence."
        )
    return Judged(state, rule, positive, sampled, None, comparator, threshold, value, None, low, high, sentence)


def hidden(*, comparator: str, threshold: Fraction, closed: bool, why: str) -> Judged:
    """The verdict on answers that may not be told: of an anonymous exercise that is open there is no evidence, and
    below ten answers it is thin. `why` is the sentence."""
    state = Verdict.THIN if closed else Verdict.NO_EVIDENCE
    return Judged(state, Rule.HIDDEN, 0, 0, None, comparator, threshold, None, None, None, None, why)


@dataclass(frozen=True, slots=True)
class Part:
    """The counts of one of several uses that are pooled: one course of four."""

    name: str
    positive: int
    answered: int
    asked: int | None


@dataclass(frozen=True, slots=True)
class Pooled:
    """Several uses judged together by adding counts, and the one with the lowest share (the highest, of "under")."""

    judged: Judged
    worst: str


def judge_pooled(parts: Sequence[Part], *, comparator: str, threshold: Fraction) -> Pooled:
    """The verdict over several courses. Where it is not known how many were asked at one, it is not known of all."""
    known = [part.asked for part in parts if part.asked is not None]
    judged = judge(
        positive=sum(part.positive for part in parts),
        answered=sum(part.answered for part in parts),
        asked=sum(known) if parts and len(known) == len(parts) else None,
        comparator=comparator,
        threshold=threshold,
    )
    answered = [part for part in parts if part.answered]
    worst = ""
    if len(answered) > 1:
        pick = max if comparator in _DOWN else min
        worst = pick(answered, key=lambda part: Fraction(part.positive, part.answered)).name
    return Pooled(judged, worst)


def worst_of(verdicts: Iterable[Verdict]) -> Verdict:
    """What is shown of a measure that needs several: all must be met. Without any there is no evidence."""
    order = list(Verdict)
    return min(verdicts, key=order.index, default=Verdict.NO_EVIDENCE)


def improved(pairs: Iterable[tuple[int, int]], *, top: int) -> tuple[int, int]:
    """Of (before, after) pairs, how many got better or were at the top both times, and how many pairs there are."""
    counted = [after > before or before == after == top for before, after in pairs]
    return sum(counted), len(counted)


def _promise(comparator: str, threshold: Fraction) -> str:
    return _PROMISED[comparator].format(percent(threshold))


def _sentence(
    state: Verdict,
    rule: Rule,
    value: Fraction | None,
    answered: int,
    asked: int | None,
    bounds: tuple[Fraction, Fraction] | None,
    comparator: str,
    threshold: Fraction,
) -> str:
    promise = _promise(comparator, threshold)
    if value is None:
        of = f" of the {asked} asked" if asked else ""
        return f"Nobody{of} has answered yet; {promise} was promised."
    said = f"{percent(value, threshold)} of {answered} {'answer' if answered == 1 else 'answers'}"
    if rule == Rule.ASKED_UNKNOWN:
        return f"{said}, where {promise} was promised; it is not known how many were asked."
    if rule == Rule.MORE_THAN_ASKED:
        return f"{said}, where {promise} was promised; but only {asked} are known to have been asked."
    said += f" ({answered} of {asked} answered), where {promise} was promised"
    if bounds is None:
        return f"{said}; {asked} are too few to judge by."
    low, high = (percent(end, threshold) for end in bounds)
    ends = f"it is {low} of all {asked}" if low == high else f"it is between {low} and {high} of all {asked}"
    if rule == Rule.SURE:
        then = "whatever the others would have said" if state == Verdict.MET else "so the promise cannot be met"
        return f"{said}: {ends}" + (f", {then}." if answered != asked else ".")
    if rule == Rule.ANSWERS:
        return f"{said}: judged by those who answered; {ends}."
    return f"{said}: too few to say, as {ends}."


def counts_as_positive(by_option: Mapping[str, int], positive: Iterable[str]) -> int:
    """How many of the answers counted by option are positive ones."""
    wanted = set(positive)
    return sum(n for option, n in by_option.items() if option in wanted)

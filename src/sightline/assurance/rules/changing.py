"""What would change a verdict: said beside it, so that whoever holds what is missing knows how much would do."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction

from sightline.assurance.rules.kinds import Kind, Reading, State
from sightline.assurance.rules.verdicts import Verdict
from sightline.questions.rules import judging

_ANSWERED = frozenset({Kind.EVALUATION, Kind.SURVEY, Kind.OUTSIDE})
_OF_A_SAMPLE = frozenset({Reading.SAMPLE, Reading.IMPROVED})
_DOWN = frozenset({"<", "<="})
_HAPPENING = {
    Kind.EDITION: "It is met as soon as the document is in force.",
    Kind.MILESTONE: "It is met as soon as an update that says so is agreed.",
}


def what_would_change(
    verdict: Verdict, *, comparator: str, share: Fraction | None, count: int | None, reading: Reading | None = None
) -> str:
    """A sentence on what would make the verdict another; "" where nothing can be said, or nothing need be.

    `share` is the promised share of 1, `count` the promised number."""
    if verdict.state == State.MET:
        return ""
    if verdict.kind in _ANSWERED and reading not in _OF_A_SAMPLE:
        return _answers(verdict, comparator, share)
    if verdict.kind in _HAPPENING and verdict.state == State.NOT_MET:
        return _HAPPENING[verdict.kind]
    if verdict.positive is None:
        return ""
    if verdict.kind == Kind.SESSIONS and count is not None:
        more = count + (comparator == ">") - verdict.positive
        return f"{_number(more, 'more session', 'more sessions')} would meet it." if more > 0 else ""
    if verdict.kind in (Kind.RECEIPTS, Kind.COVERAGE) and verdict.answered:
        wanted = share if share is not None else Fraction(1)
        more = -(-wanted.numerator * verdict.answered // wanted.denominator) - verdict.positive
        what = ("more confirmation", "more confirmations") if verdict.kind == Kind.RECEIPTS else ("more", "more")
        return f"{_number(more, *what)} of the {verdict.answered} listed would meet it." if more > 0 else ""
    return ""


def _answers(verdict: Verdict, comparator: str, share: Fraction | None) -> str:
    positive, answered, asked = verdict.positive, verdict.answered, verdict.asked
    if positive is None or answered is None or share is None:
        return ""
    if asked is None:
        return "Once it is known how many were asked, the answers can be judged."
    if answered > asked:
        return "More answered than were asked: once the number asked is put right, the answers can be judged."
    silent = asked - answered
    if not silent:
        return "Everybody who was asked has answered: only asking again can change it."
    if asked < judging.FEWEST_ASKED:
        return f"Only asking more can change it: fewer than {judging.FEWEST_ASKED} were asked."
    down = comparator in _DOWN

    def meets(more: int) -> bool:
        judged = judging.judge(
            positive=positive + (0 if down else more),
            answered=answered + more,
            asked=asked,
            comparator=comparator,
            threshold=share,
        )
        return judged.state == judging.Verdict.MET

    # The more of them answer so, the nearer it comes: whatever meets it, more of the same meets it too.
    more = 1 + bisect_left(range(1, silent + 1), True, key=meets)
    if more <= silent:
        kind = "other" if down else "positive"
        answers = _number(more, f"more {kind} answer", f"more {kind} answers")
        return f"{answers} from the {silent} who have not answered would meet it."
    return f"Even if the {silent} who have not answered all did, it would not be met. Only asking again can change it."


def _number(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"

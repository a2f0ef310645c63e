"""The one question that an exception raises first, for somebody who has read nothing else: kind, and answered with a
day, a name or a figure. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.assurance.rules.kinds import Kind
from sightline.desk.rules.exceptions import LATE
from sightline.kit.periods import said
from sightline.progress.reads.shapes import Evidence, Standing
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.milestones import MilestoneStanding
from sightline.progress.rules.order import Place, place_of


def to_ask(one: Standing) -> str:
    """What to ask about an action that stands where `place_of` puts it; "" where it is as its owner says."""
    match place_of(one):
        case Place.CONTRADICTED:
            return _contradicted(one)
        case Place.CLAIMED_RED:
            return "What does it need to move again, from whom, and by when?"
        case Place.OVERDUE:
            return _late(one.milestones)
        case Place.MEASURE_NOT_MET:
            return _not_met(one.evidence)
        case Place.NO_WORD:
            return "Who can say how it stands, and by when?"
        case Place.AT_RISK:
            return _ahead(one)
        case Place.MOVED_TWICE:
            return "What makes the new date one that will be kept?"
        case Place.UNPROVEN:
            return _missing(one.evidence)
    return ""


def _contradicted(one: Standing) -> str:
    if one.not_met:
        return _not_met(one.evidence)
    if one.delivery.state == DeliveryState.OVERDUE:
        return _late(one.milestones)
    return "What is left to do before it is complete, and by when will it be done?"


def _late(milestones: Sequence[MilestoneStanding]) -> str:
    late = next((one for one in milestones for each in one.occurrences or (one,) if each.state in LATE), None)
    what = late.name if late is not None and late.name else "what is late"
    return f"What stands in the way of {what}, and on which day will it be done?"


def _not_met(evidence: Sequence[Evidence]) -> str:
    """What to ask about the first measure that is not met, by what shows it."""
    first = next(one for one in evidence if one.against)
    positive, answered, *_ = first.counts or (None, None)
    match first.kind:
        case Kind.EVALUATION | Kind.SURVEY | Kind.OUTSIDE if positive is not None and answered is not None:
            others = answered - positive
            return (
                f"What would have helped the {others} of {answered} whose answers were not positive, and what will be"
                " different, by when?"
            )
        case Kind.RECEIPTS if first.holders:
            return f"What would help {_listed(first.holders)} to confirm, and by when?"
        case Kind.COVERAGE:
            return "What would reach those who are still missing, and by when?"
        case Kind.SESSIONS:
            return "On which days are the sessions that are still to come?"
        case Kind.EDITION:
            return "What keeps it from being published, and on which day will it be?"
        case Kind.INDICATOR:
            return "What will move the figure, and in which quarter shall we see it?"
    return "What was found to be lacking, and what will be done about it, by when?"


def _ahead(one: Standing) -> str:
    dates = sorted(each.due for each in one.milestones if each.due and not each.is_met)
    by = f" by {said(dates[0])}" if dates else ""
    return f"What could keep it from being done{by}, and who can help?"


def _missing(evidence: Sequence[Evidence]) -> str:
    holders = list(dict.fromkeys(name for one in evidence if one.lacks for name in one.holders))
    if not holders:
        return "What would show that it works, and who can gather it by when?"
    return f"What would help {_listed(holders)} to send or settle what is missing, and by when?"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

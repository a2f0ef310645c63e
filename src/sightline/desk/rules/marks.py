"""How a claim, a delivery and a date look: the tint of a mark, always with its word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.assurance.rules.kinds import Assurance, State
from sightline.progress.rules.bearing import Bearing
from sightline.progress.rules.delivery import WORDS, Delivery, DeliveryState
from sightline.progress.rules.milestones import DONE, MilestoneStanding, MilestoneState
from sightline.progress.rules.order import BEST_FIRST, CLAIMS, Distribution, Ranked
from sightline.progress.rules.states import Claim

CLAIM_KINDS = {Claim.BLUE: "info", Claim.GREEN: "good", Claim.AMBER: "warn", Claim.RED: "bad"}
DELIVERY_KINDS = {
    DeliveryState.WITHDRAWN: "none",
    DeliveryState.UNDATED: "none",
    DeliveryState.OVERDUE: "bad",
    DeliveryState.AWAITING_WORD: "info",
    DeliveryState.AWAITING_AGREEMENT: "info",
    DeliveryState.COMPLETE: "good",
    DeliveryState.AT_RISK: "warn",
    DeliveryState.NOT_STARTED: "none",
    DeliveryState.ON_TRACK: "good",
}
MILESTONE_KINDS = {
    MilestoneState.MET: "good",
    MilestoneState.MET_LATE: "good",
    MilestoneState.MISSED: "bad",
    MilestoneState.OVERDUE: "bad",
    MilestoneState.AWAITING_WORD: "info",
    MilestoneState.AWAITING_AGREEMENT: "info",
    MilestoneState.DUE: "none",
    MilestoneState.ONGOING: "none",
    MilestoneState.UNDATED: "none",
}
EVIDENCE_KINDS = {
    State.NOT_MET: "bad",
    State.NO_EVIDENCE: "warn",
    State.THIN: "warn",
    State.STALE: "warn",
    State.NOT_DUE: "none",
    State.MET: "good",
}
BEARING_KINDS = {
    Bearing.CONTRADICTED: "bad",
    Bearing.UNPROVEN: "warn",
    Bearing.UNTESTED: "none",
    Bearing.BORNE_OUT: "good",
    Bearing.DOUBTED: "none",
    Bearing.UNRATED: "none",
}
ASSURANCE_KINDS = {
    Assurance.SUBSTANTIAL: "good",
    Assurance.REASONABLE: "good",
    Assurance.LIMITED: "bad",
    Assurance.NONE: "bad",
}
# Which mark of the quarter strip a date gets.
STRIP_STATES = {
    MilestoneState.MET: "met",
    MilestoneState.MET_LATE: "met",
    MilestoneState.MISSED: "missed",
    MilestoneState.OVERDUE: "late",
    MilestoneState.AWAITING_WORD: "passed",
    MilestoneState.AWAITING_AGREEMENT: "passed",
}
PARTED = "parted"
# What a page may be narrowed to, in the order in which it offers them: key in the address, words.
STANDS: dict[str, str] = {
    PARTED: "claim and delivery part",
    "no-word": "no word",
    **{state.value.replace("_", "-"): WORDS[state] for state in reversed(BEST_FIRST)},
}
SAYS: dict[str, str] = {claim or "nothing": words.lower() for claim, words in CLAIMS}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word or a few on a tint."""

    text: str
    kind: str

    @property
    def plain(self) -> dict[str, str]:
        """As the components take it."""
        return {"text": self.text, "kind": self.kind}


def claim_tag(claim: str) -> Tag:
    """What the owner says, as a mark."""
    return Tag(claim, CLAIM_KINDS[Claim(claim)]) if claim else Tag("no rating", "none")


def delivery_tag(delivery: Delivery) -> Tag:
    """How delivery stands, as a mark: "12 days overdue"."""
    return Tag(delivery.words, DELIVERY_KINDS[delivery.state])


def evidence_tag(state: str) -> Tag:
    """What evidence says, as a mark; of an action without a measure that there is none."""
    return Tag(State(state).label.lower(), EVIDENCE_KINDS[State(state)]) if state else Tag("no measure", "none")


def assurance_tag(level: str) -> Tag:
    """What a body concluded, as a mark."""
    return Tag(Assurance(level).label.lower(), ASSURANCE_KINDS[Assurance(level)])


def milestone_tag(one: MilestoneStanding) -> Tag:
    """Where a milestone stands, as a mark."""
    return Tag(one.words, MILESTONE_KINDS[one.state])


def date_mark(one: MilestoneStanding, day: dt.date) -> tuple[str, str]:
    """The strip's mark of a milestone, or of one of its occurrences, on `day`, and what stands beside it in the table.

    "due" where nothing is known of that day."""
    for each in one.occurrences or (one,):
        if each.due == day:
            noted = each.state in DONE or each.state in STRIP_STATES
            return STRIP_STATES.get(each.state, "due"), each.words if noted else ""
    return "due", ""


def stands_as(one: Ranked) -> set[str]:
    """The keys of STANDS that an action answers to."""
    found = {one.delivery.state.value.replace("_", "-")}
    if one.contradictions:
        found.add(PARTED)
    if one.no_word:
        found.add("no-word")
    return found


def counts(standings: Iterable[Ranked]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many actions each key of STANDS and of SAYS shows; withdrawn ones are in none."""
    live = [one for one in standings if one.delivery.state != DeliveryState.WITHDRAWN]
    stands = dict.fromkeys(STANDS, 0)
    says = dict.fromkeys(SAYS, 0)
    for one in live:
        for key in stands_as(one) & stands.keys():
            stands[key] += 1
        says[one.claim or "nothing"] += 1
    return stands, says


def opening(distribution: Distribution) -> str:
    """A distribution as a page opens with it: "21 actions: 12 on track or complete, 5 at risk, 3 overdue."."""
    numbers = {one.key: one.number for one in distribution.by_delivery}
    good = numbers[DeliveryState.COMPLETE], numbers[DeliveryState.ON_TRACK]
    said = []
    if all(good):
        said.append(f"{sum(good)} on track or complete")
    elif any(good):
        said.append(f"{sum(good)} {WORDS[DeliveryState.COMPLETE if good[0] else DeliveryState.ON_TRACK]}")
    said += [f"{numbers[state]} {WORDS[state]}" for state in _WORST_NEXT if numbers[state]]
    counted = f"{distribution.total} action{'' if distribution.total == 1 else 's'}"
    return f"{counted}: {', '.join(said)}." if said else f"{counted}."


_WORST_NEXT = (
    DeliveryState.AT_RISK,
    DeliveryState.OVERDUE,
    DeliveryState.AWAITING_WORD,
    DeliveryState.AWAITING_AGREEMENT,
    DeliveryState.NOT_STARTED,
    DeliveryState.UNDATED,
)

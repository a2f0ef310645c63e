"""The words of the Executive's and the Board's pages: what needs them, in sentences that open a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.desk.rules.owed import counted
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.milestones import MilestoneStanding, MilestoneState
from sightline.progress.rules.order import MOVED_OFTEN, Ranked
from sightline.progress.rules.states import Claim

LATE = (MilestoneState.OVERDUE, MilestoneState.MISSED, MilestoneState.AWAITING_WORD, MilestoneState.AWAITING_AGREEMENT)


@dataclass(frozen=True, slots=True)
class Answers:
    """How many answering bodies were asked in a round, have sent an update, and had it agreed."""

    asked: int
    sent: int
    agreed: int

    @property
    def missing(self) -> int:
        """How many were asked and have sent nothing."""
        return max(0, self.asked - self.sent)


def needs_you(count: int) -> str:
    """The Executive's page as a title: "Seven actions need you"."""
    if count == 0:
        return "No action needs you"
    return f"{counted(count)} action{' needs' if count == 1 else 's need'} you"


def others_and_updates(others: int, noted: int, answers: Answers) -> str:
    """What stands under that title: "Fourteen others are as their owners say. Nineteen of 21 updates are in and
    agreed."; what is missing is left to a link of its own."""
    said = []
    if others:
        as_said = "other is as its owner says" if others == 1 else "others are as their owners say"
        said.append(f"{counted(others)} {as_said}.")
    if noted:
        said.append(f"{counted(noted)} {'was' if noted == 1 else 'were'} noted and moved on from.")
    if not answers.asked:
        return " ".join([*said, "Nobody has been asked for an update yet."])
    if not answers.sent:
        return " ".join([*said, f"None of {answers.asked} update{'s' if answers.asked > 1 else ''} is in."])
    updates = f"{counted(answers.sent)} of {answers.asked} update{'s' if answers.asked > 1 else ''}"
    verb = "is" if answers.sent == 1 else "are"
    if answers.sent == answers.agreed:
        said.append(f"{updates} {verb} in and agreed.")
    else:
        said.append(f"{updates} {verb} in, {answers.agreed} of them agreed.")
    return " ".join(said)


def missing(answers: Answers) -> str:
    """The words of the link to what is missing; "" where nothing is."""
    if not answers.missing:
        return ""
    return f"{counted(answers.missing)} {'is' if answers.missing == 1 else 'are'} missing"


def headline(title: str, why: str) -> str:
    """An exception in one line: "Neglect training: owner says green. Delivery is 12 days overdue."."""
    if not why:
        return title
    if title[-1:] in "?!.…":  # a title that is a sentence itself
        return f"{title} {why}"
    return f"{title}: {why[:1].lower()}{why[1:]}"


def numbers(standings: Iterable[Ranked], good_practice: int) -> list[tuple[int, str, str]]:
    """The counts that stand large under the title: number, words, kind. Those of nought are left out."""
    live = [one for one in standings if one.delivery.state != DeliveryState.WITHDRAWN]
    found = [
        (sum(bool(one.contradictions) for one in live), "claimed better than shown", "bad"),
        (sum(one.claim == Claim.RED for one in live), "claimed red", "bad"),
        (sum(one.delivery.state == DeliveryState.OVERDUE for one in live), "overdue", ""),
        (sum(bool(one.not_met) for one in live), "with a measure not met", ""),
        (sum(one.no_word for one in live), "without word", ""),
        (sum(one.delivery.state == DeliveryState.AT_RISK for one in live), "at risk", ""),
        (sum(one.moved >= MOVED_OFTEN for one in live), "moved twice or more", ""),
        (sum(bool(one.unproven) for one in live), "unproven", ""),
        (good_practice, "good practice to share", "quiet"),
    ]
    return [one for one in found if one[0]]


def late_milestones(milestones: Sequence[MilestoneStanding]) -> list[str]:
    """The milestones that are late or wait for word, each as a clause: "“Training rolled out”: 12 days overdue"."""
    found = []
    for one in milestones:
        for each in one.occurrences or (one,):
            if each.state in LATE:
                when = f" of {each.due:%-d %B %Y}" if one.occurrences and each.due else ""
                found.append(f"{one.name[:1].upper()}{one.name[1:]}{when}: {each.words}")
    return found


def moved_words(milestones: Sequence[MilestoneStanding]) -> list[str]:
    """How often dates were moved later, by how much, and what became of the last request."""
    found = []
    for one in milestones:
        if one.moved:
            times = {1: "once", 2: "twice"}.get(one.moved, f"{one.moved} times")
            days = f", by {one.moved_days} day{'' if one.moved_days == 1 else 's'} in all" if one.moved_days > 0 else ""
            found.append(f"{one.name[:1].upper()}{one.name[1:]} was moved later {times}{days}")
        if one.later_words:
            found.append(f"{one.name[:1].upper()}{one.name[1:]}: {one.later_words}")
    return found


def better_protected(parted: int, overdue: int, total: int, escalated: int) -> str:
    """The sentence that the Board's page opens with."""
    if not total:
        return "The plan has no action that stands."
    if not parted and not overdue:
        how = f"No owner claims more than is shown, and none of {total} actions is overdue."
    else:
        late = f"{counted(overdue)} of {total} actions {'is' if overdue == 1 else 'are'} overdue"
        more = f"on {counted(parted).lower()} the owner claims more than is shown"
        how = f"{late}; {more}." if parted and overdue else f"{late}." if overdue else f"{more[:1].upper()}{more[1:]}."
    if escalated:
        decide = "waits for a decision" if escalated == 1 else "wait for a decision"
        how += f" {counted(escalated)} escalation{'' if escalated == 1 else 's'} {decide}."
    return how

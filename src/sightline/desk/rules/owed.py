"""What a person owes, as one line: on her own list, and in the message that reminds her."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kit.periods import working_days_between


class Kind(enum.StrEnum):
    """What sort of thing is owed."""

    UPDATE = "update"
    MEND = "mend"
    AGREE = "agree"
    CHALLENGE = "challenge"
    JUDGE = "judge"
    PAPER = "paper"
    TASK = "task"
    CHANGE = "change"
    ESCALATION = "escalation"
    EFFECT = "effect"


# What is to be done, before the name of the thing; and what sort of thing it is, for a tag and for those who wait.
TO_DO: dict[Kind, str] = {
    Kind.UPDATE: "Say how it is going: {}",
    Kind.MEND: "Mend what you sent: {}",
    Kind.AGREE: "Agree or return: {}",
    Kind.CHALLENGE: "Answer the challenge: {}",
    Kind.JUDGE: "Say whether the answer satisfies: {}",
    Kind.PAPER: "Give the paper: {}",
    Kind.TASK: "{}",
    Kind.CHANGE: "Approve or refuse: {}",
    Kind.ESCALATION: "Decide what was escalated: {}",
    Kind.EFFECT: "Say what came of the decision: {}",
}
NAMES: dict[Kind, str] = {
    Kind.UPDATE: "update",
    Kind.MEND: "returned update",
    Kind.AGREE: "to agree",
    Kind.CHALLENGE: "challenge",
    Kind.JUDGE: "answer to a challenge",
    Kind.PAPER: "paper",
    Kind.TASK: "task",
    Kind.CHANGE: "change to the plan",
    Kind.ESCALATION: "escalation",
    Kind.EFFECT: "decision",
}
# What a signed link opens without signing in; agreeing and deciding need more than a link.
BY_LINK = frozenset({Kind.UPDATE, Kind.MEND, Kind.CHALLENGE, Kind.PAPER})


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed. `thing` and `thing_id` are what a link leads to; `body` names whose it is.

    `due` may be unknown; `since` is the day from which it was owed; `note` says what else to know ("returned: …")."""

    kind: Kind
    thing: str
    thing_id: int
    partnership_id: int
    title: str
    body: str = ""
    due: dt.date | None = None
    since: dt.date | None = None
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other: the thing and its number, as the outbox keeps them."""
        return self.thing, str(self.thing_id)

    @property
    def to_do(self) -> str:
        """What is to be done, as a line of a list."""
        return TO_DO[self.kind].format(self.title)

    def overdue(self, today: dt.date) -> int:
        """The days by which it is overdue; 0 where it is not, or has no date."""
        return max(0, (today - self.due).days) if self.due else 0


def in_order(owed: Iterable[Owed]) -> list[Owed]:
    """The most overdue first, then the next due; what has no date last, the oldest of it first."""
    return sorted(
        owed,
        key=lambda one: (one.due is None, one.due or dt.date.max, one.since or dt.date.max, one.kind, one.thing_id),
    )


def due_words(due: dt.date | None, today: dt.date, nation: str = "ENG") -> str:
    """When something is due, as people say it: "due tomorrow", "3 days overdue", "" where nobody said a day."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return f"{-days} day{'' if days == -1 else 's'} overdue"
    if days == 0:
        return "due today"
    if days == 1:
        return "due tomorrow"
    working = working_days_between(today, due, nation)
    left = f", {working} working day{'' if working == 1 else 's'} from now" if days <= 21 else ""
    return f"due on {due:%A} {due.day} {due:%B %Y}{left}"


def counted(number: int) -> str:
    """A number as a sentence begins with it: "Seven", "Twenty-one"; figures from a hundred."""
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones].lower()}" if ones else "")


_SMALL = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")

"""What a person owes, as one line: on her own list, and in the message that reminds her."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kit.periods import working_days_between


class Kind(enum.StrEnum):
    """What sort of thing is owed. The rooms below give most of these their words."""

    UPDATE = "update"
    MEND = "mend"
    AGREE = "agree"
    CHANGE = "change"
    CHALLENGE = "challenge"
    ANSWER = "answer"
    PAPER = "paper"
    TASK = "task"
    DECISION = "decision"
    MINUTES = "minutes"
    REPORT = "report"
    KEPT = "kept"
    RECEIPT = "receipt"
    REVIEW = "review"
    SURVEY = "survey"
    READ = "read"
    FIGURES = "figures"


# What is to be done, before the name of the thing; what a room says in a whole sentence stands as it is.
TO_DO: dict[Kind, str] = {
    Kind.UPDATE: "Say how it is going: {}",
    Kind.MEND: "Mend the update: {}",
    Kind.AGREE: "Agree or return: {}",
    Kind.CHANGE: "Approve or refuse: {}",
    Kind.KEPT: "Say whether the words may stay: {}",
    Kind.RECEIPT: "Confirm that it reached your staff: {}",
    Kind.REVIEW: "Look at it again: {}",
    Kind.SURVEY: "Please answer: {}",
    Kind.READ: "Read what people wrote: {}",
    Kind.FIGURES: "Give the figures of {}",
}
NAMES: dict[Kind, str] = {
    Kind.UPDATE: "update",
    Kind.MEND: "returned update",
    Kind.AGREE: "to agree",
    Kind.CHANGE: "to decide",
    Kind.CHALLENGE: "challenge",
    Kind.ANSWER: "answer to judge",
    Kind.PAPER: "paper",
    Kind.TASK: "task",
    Kind.DECISION: "decision",
    Kind.MINUTES: "minutes",
    Kind.REPORT: "chair’s report",
    Kind.KEPT: "words to review",
    Kind.RECEIPT: "to cascade",
    Kind.REVIEW: "to review",
    Kind.SURVEY: "survey",
    Kind.READ: "words to read",
    Kind.FIGURES: "data return",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed: what it is called, whose it is, by when, and the route of its page (the slug left out).

    `link` is the sort of thing that a signed link opens it by; "" where doing it needs signing in. `due` may be
    unknown; `since` is the day from which it was owed; `note` says what else to know ("It was returned: …")."""

    kind: Kind
    thing_id: int
    partnership_id: int
    title: str
    body: str = ""
    due: dt.date | None = None
    since: dt.date | None = None
    note: str = ""
    route: str = ""
    args: tuple[object, ...] = ()
    link: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other, as the outbox keeps it. An update that came back is the same task."""
        kind = Kind.UPDATE if self.kind == Kind.MEND else self.kind
        return kind.value, "-".join(str(part) for part in self.args) or str(self.thing_id)

    @property
    def to_do(self) -> str:
        """What is to be done, as a line of a list."""
        return TO_DO.get(self.kind, "{}").format(self.title)

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


def days_left(due: dt.date, day: dt.date, *, met: bool = False) -> str:
    """How many days a measure has left, or for how many it has been due; of one that is met only that its day came."""
    left = (due - day).days
    days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    if left > 0:
        return f"{days} left"
    return "due" if met or not left else f"due for {days}"


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

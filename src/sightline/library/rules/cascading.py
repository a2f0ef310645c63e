"""How a provider stands with a document, and what its claim and the answers of its staff say together: pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kit.labelled import Labelled
from sightline.kit.statistics import Interval, wilson
from sightline.library.rules.states import Confirmed


class Stands(Labelled):
    """How a provider stands with a document, what wants doing first."""

    OVERDUE = "overdue", "Overdue"
    ASKED = "asked", "Asked"
    READ = "read", "Read only"
    OLDER = "older", "Older edition"
    CONFIRMED = "confirmed", "Confirmed"
    EXCUSED = "excused", "Not asked any more"
    NOT_ASKED = "not_asked", "Not asked"


TAGS: dict[Stands, str] = {
    Stands.OVERDUE: "bad",
    Stands.ASKED: "info",
    Stands.READ: "warn",
    Stands.OLDER: "warn",
    Stands.CONFIRMED: "good",
    Stands.EXCUSED: "none",
    Stands.NOT_ASKED: "none",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a provider was last asked of a document, as far as its standing goes."""

    state: str
    due_on: dt.date
    edition: int
    excused: bool = False
    closed: bool = False


def stands(asked: Asked | None, force: int, today: dt.date) -> Stands:
    """How a provider stands with a document whose edition `force` is in force.

    Who confirmed an edition that is not in force any more has confirmed an older one; who was never heard of before the
    asking ended is not asked."""
    if asked is None:
        return Stands.NOT_ASKED
    if asked.excused:
        return Stands.EXCUSED
    if asked.state == Confirmed.CASCADED:
        return Stands.CONFIRMED if asked.edition >= force else Stands.OLDER
    if asked.closed:
        return Stands.OLDER if asked.state == Confirmed.READ and asked.edition < force else Stands.NOT_ASKED
    if asked.due_on < today:
        return Stands.OVERDUE
    return Stands.READ if asked.state == Confirmed.READ else Stands.ASKED


@dataclass(frozen=True, slots=True)
class Reach:
    """What providers say together: how many of how many staff were reached, by those who confirmed."""

    reached: int
    staff: int
    providers: int

    @property
    def words(self) -> str:
        """In a sentence; "" where nobody has confirmed."""
        if not self.providers:
            return ""
        who = "One provider says" if self.providers == 1 else f"{self.providers} providers say"
        return (
            f"{who} that {self.reached:,} of {self.staff:,} staff were reached ({percent(self.reached, self.staff)})."
        )


def reach_of(claims: Iterable[tuple[int | None, int | None]]) -> Reach:
    """The sum of claims (reached, staff); those that say no numbers are left out."""
    told = [(reached, staff) for reached, staff in claims if reached is not None and staff]
    return Reach(sum(reached for reached, _ in told), sum(staff for _, staff in told), len(told))


@dataclass(frozen=True, slots=True)
class Tested:
    """A claim beside what staff answered: the interval of who knows the document, whether the claim lies outside it,
    and both in a sentence."""

    knew: int
    answered: int
    interval: Interval
    parts: bool
    words: str


def tested(*, body: str, reached: int | None, staff: int | None, knew: int, answered: int) -> Tested | None:
    """What the pulse of a provider's staff says of its claim; None where nobody answered. They part where the share
    that is claimed lies outside what the answers bear."""
    if answered < 1:
        return None
    between = wilson(knew, answered)
    found = f"{knew} of {answered} asked knew it ({percent(knew, answered)}; {_between(between)})"
    if reached is None or not staff:
        return Tested(knew, answered, between, False, f"{body} has claimed nothing yet; {found}.")
    claim = f"{body} says {reached:,} of {staff:,} staff were reached"
    share = reached / staff
    if share > between.high:
        words = f"{claim}; {found}. The answers do not bear the claim out."
        return Tested(knew, answered, between, True, words)
    if share < between.low:
        return Tested(knew, answered, between, True, f"{claim}; {found}. More know it than the claim says.")
    return Tested(
        knew, answered, between, False, f"{claim}; {found}. The answers agree with the claim, as far as they go."
    )


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, never 100% or 0% where it is not."""
    rounded = round(100 * part / whole)
    if rounded == 100 and part < whole:
        return "over 99%"
    if rounded == 0 and part:
        return "under 1%"
    return f"{rounded}%"


def _between(interval: Interval) -> str:
    return f"between {round(100 * interval.low)}% and {round(100 * interval.high)}% of all staff, with 95% confidence"

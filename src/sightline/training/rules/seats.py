"""Seats, and shares with their denominators named."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sightline.kit.statistics import percent


def left(capacity: int | None, kept: int) -> int | None:
    """How many seats are left; None where nobody books. Never less than none: a capacity may have been lowered."""
    return None if capacity is None else max(capacity - kept, 0)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came to one or more sessions: `came` and `absent` of those who had booked, `walked_in` without booking.

    Two shares are told apart by their denominators: came ÷ registered, and everybody there ÷ seats. `capacity` is None
    where a session had no number of seats."""

    came: int
    absent: int
    walked_in: int = 0
    capacity: int | None = None

    @property
    def registered(self) -> int:
        """Who had booked and not cancelled."""
        return self.came + self.absent

    @property
    def attended(self) -> int:
        """Everybody who was there."""
        return self.came + self.walked_in

    @property
    def of_registered(self) -> Fraction | None:
        return Fraction(self.came, self.registered) if self.registered else None

    @property
    def of_capacity(self) -> Fraction | None:
        return Fraction(self.attended, self.capacity) if self.capacity else None

    @property
    def sentences(self) -> list[str]:
        """Each share as a sentence with its denominator; empty where there is none."""
        said = []
        if self.of_registered is not None:
            said.append(
                f"{self.came} of the {self.registered} who had booked came ({percent(self.of_registered)});"
                f" {self.absent} did not."
            )
        if self.of_capacity is not None:
            said.append(f"{self.attended} came to {self.capacity} seats ({percent(self.of_capacity)}).")
        return said

    def __add__(self, other: Attendance) -> Attendance:
        """Pooled by adding counts. Seats are known only where both know them."""
        seats = None if self.capacity is None or other.capacity is None else self.capacity + other.capacity
        return Attendance(self.came + other.came, self.absent + other.absent, self.walked_in + other.walked_in, seats)

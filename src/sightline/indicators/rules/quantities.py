"""What the counts of indicators have to do with each other, as somebody knows who wants to find one that is withheld.

The denominator of one indicator is the numerator of another: interviews completed are part of those offered, which are
part of those needed. And counts of one place in time are bound to those of the next: children on a plan at the end are
those at the beginning, with those who came and without those who left. A count by itself is a `quantity`: a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


class Tangled(Exception):
    """Quantities cannot be part of each other in this way; the message says which."""


@dataclass(frozen=True, slots=True)
class Balance:
    """`stock` at the end of a period is `stock` at the end of the one before, plus `enters`, minus `leaves`."""

    stock: str
    enters: str
    leaves: str


@dataclass(frozen=True)
class Links:
    """Each quantity is part of at most one other: a forest. (Of what two others share, an attacker learns more than any
    of the rules below looks at.)"""

    part_of: Mapping[str, str] = field(default_factory=dict)
    balances: tuple[Balance, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)  # what people call a quantity, where it is not its name here

    def __post_init__(self) -> None:
        for quantity in self.part_of:
            seen = {quantity}
            above = self.part_of.get(quantity)
            while above is not None:
                if above in seen:
                    raise Tangled(f"“{quantity}” would be part of itself.")
                seen.add(above)
                above = self.part_of.get(above)

    def called(self, quantity: str) -> str:
        """A quantity in words."""
        return f"“{self.names.get(quantity, quantity)}”"

    def above(self, quantity: str) -> Iterator[str]:
        """What a quantity is part of, nearest first."""
        above = self.part_of.get(quantity)
        while above is not None:
            yield above
            above = self.part_of.get(above)

    def nested(self, one: str, other: str) -> bool:
        """Whether one of the two is part of the other, or both are the same."""
        return one == other or one in self.above(other) or other in self.above(one)

    def families(self, quantities: Iterable[str]) -> dict[str, frozenset[str]]:
        """Every quantity with all that it is bound to, directly or through others."""
        groups: dict[str, set[str]] = {}

        def join(one: str, other: str) -> None:
            merged = groups.setdefault(one, {one}) | groups.setdefault(other, {other})
            for member in merged:
                groups[member] = merged

        for quantity in quantities:
            join(quantity, quantity)
        for quantity, above in self.part_of.items():
            join(quantity, above)
        for balance in self.balances:
            join(balance.stock, balance.enters)
            join(balance.stock, balance.leaves)
        return {quantity: frozenset(group) for quantity, group in groups.items()}

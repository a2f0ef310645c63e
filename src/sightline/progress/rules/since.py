"""What changed since last time: two sets of standings side by side, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from sightline.progress.rules.delivery import Delivery
from sightline.progress.rules.milestones import DONE, MilestoneState
from sightline.progress.rules.order import Ranked


class Compared(Ranked, Protocol):
    """An action's standing, with what names it."""

    @property
    def action_id(self) -> int: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Changed:
    """An action that stands differently, and how, in sentences; `better` and `worse` by delivery and rating."""

    action_id: int
    number: str
    title: str
    what: tuple[str, ...]


def changed_since(before: Mapping[int, Compared], now: Mapping[int, Compared]) -> list[Changed]:
    """What is different `now`, action by action in the order of `now`; those that stand as before are left out."""
    found = []
    for action_id, one in now.items():
        earlier = before.get(action_id)
        what = tuple(_differences(earlier, one)) if earlier else ("New since then.",)
        if what:
            found.append(Changed(action_id, one.number, one.title, what))
    return found


def _differences(before: Compared, now: Compared) -> Iterator[str]:
    if before.delivery.words != now.delivery.words:
        yield f"Delivery was {before.delivery.words}, is {now.delivery.words}."
    if before.claim != now.claim:
        yield f"The owner said {before.claim or 'nothing'}, says {now.claim or 'nothing'}."
    yield from _milestones(before.delivery, now.delivery)
    if now.contradictions and not before.contradictions:
        yield "The owner's rating is now contradicted."
    if before.contradictions and not now.contradictions:
        yield "The owner's rating is contradicted no more."


def _milestones(before: Delivery, now: Delivery) -> Iterator[str]:
    known = {one.milestone_id: one for one in before.milestones}
    for one in now.milestones:
        earlier = known.get(one.milestone_id)
        if earlier is None:
            continue
        met = {each.due for each in earlier.occurrences if each.state in DONE}
        if one.occurrences:
            for each in one.occurrences:
                if each.state in DONE and each.due not in met:
                    yield f"{one.name[:1].upper()}{one.name[1:]} was {each.words}."
        elif one.is_met and not earlier.is_met and one.state != MilestoneState.ONGOING:
            yield f"{one.name[:1].upper()}{one.name[1:]} was {one.words}."
        if one.moved > earlier.moved:
            yield f"{one.name[:1].upper()}{one.name[1:]} was moved later."

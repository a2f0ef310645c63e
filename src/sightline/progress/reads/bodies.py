"""How the claims of each answering body bore what was known: at each closing as it was frozen, and as it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sightline.progress.models import Cycle, Frozen
from sightline.progress.reads.frozen import told_by
from sightline.progress.reads.shapes import Standing
from sightline.progress.reads.standing import standings
from sightline.progress.rules.states import CycleState


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round with the standings of each answering body (by its id), as they were frozen or, where it is open, as they
    are. `with_evidence`: whether measures were judged by evidence then; of a round closed before, nothing is filled in.
    """

    cycle: Cycle
    bodies: Mapping[int, tuple[Standing, ...]]
    with_evidence: bool

    @property
    def frozen(self) -> bool:
        """Whether the round has closed, and is told as it stood then."""
        return self.cycle.state == CycleState.CLOSED


def rounds_told(cycle: Cycle, day: dt.date) -> list[RoundTold]:
    """The rounds of a plan up to `cycle`, the earliest first: those that closed, and `cycle` itself where it is open.

    One query, and where it is open those of `standings` too, however many rounds and actions there are."""
    rows = Frozen.objects.filter(cycle__plan_id=cycle.plan_id, cycle__number__lte=cycle.number)
    found = []
    for one in rows.select_related("cycle").order_by("cycle__number"):
        one.cycle.partnership = cycle.partnership
        known = all("evidence" in each for each in one.document["standings"])
        found.append(RoundTold(one.cycle, _by_body(told_by(one)), known))
    if cycle.state == CycleState.OPEN:
        found.append(RoundTold(cycle, _by_body(standings(cycle.plan, day)), True))
    return found


def _by_body(found: Mapping[int, Standing]) -> dict[int, tuple[Standing, ...]]:
    """Standings by the body that answered then; one for which nobody answered claims nothing."""
    bodies: dict[int, list[Standing]] = defaultdict(list)
    for one in found.values():
        if one.answering is not None and one.answering.body_id is not None:
            bodies[one.answering.body_id].append(one)
    return {body_id: tuple(many) for body_id, many in bodies.items()}

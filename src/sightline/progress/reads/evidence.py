"""What evidence says of a plan's measures, as standings show it and a closing freezes it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sightline.assurance.reads import measure_standings
from sightline.assurance.rules.judgements import judgement_says
from sightline.assurance.rules.kinds import LEVELS
from sightline.assurance.rules.standing import MeasureStanding
from sightline.plan.models import Plan
from sightline.progress.reads.shapes import Evidence
from sightline.progress.rules.milestones import MilestoneStanding


def evidence_of(
    plan: Plan,
    day: dt.date,
    milestones: Iterable[MilestoneStanding],
    *,
    action_ids: Collection[int] | None = None,
) -> dict[int, tuple[Evidence, ...]]:
    """What is known of each action's measures on `day`, by action; `milestones` say since when each of them is met."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for one in known_of(plan, day, milestones, action_ids=action_ids).values():
        if one.action_id is not None:
            found[one.action_id].append(as_evidence(one, day))
    return {action_id: tuple(many) for action_id, many in found.items()}


def known_of(
    plan: Plan,
    day: dt.date,
    milestones: Iterable[MilestoneStanding],
    *,
    action_ids: Collection[int] | None = None,
) -> dict[int, MeasureStanding]:
    """The same of every measure by its id, a priority's own too, with all that it rests on."""
    met: Mapping[int, dt.date | None] = {one.milestone_id: one.met_on for one in milestones if one.is_met}
    return measure_standings(plan, day, met=met, action_ids=action_ids)


def as_evidence(one: MeasureStanding, day: dt.date) -> Evidence:
    """A measure's standing in plain values."""
    shown = one.shown
    return Evidence(
        measure_id=one.promise.measure_id,
        text=one.promise.text,
        level=one.promise.level.value,
        state=one.state.value,
        sentence=one.sentence,
        clause=one.clause,
        due=one.promise.due,
        is_due=one.is_due,
        self_assessed=one.self_assessed,
        judged=judgement_says(one.judged, day) if one.judged else "",
        rule=shown.rule if shown else "",
        holders=one.holders,
        shows=tuple(level.value for level in LEVELS if level in one.levels),
        told=one.told,
        change=one.change,
        kind=shown.kind.value if shown and shown.state == one.state else "",
        counts=(shown.positive, shown.answered, shown.asked) if shown and shown.positive is not None else (),
    )

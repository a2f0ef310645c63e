"""The plan on a page and a priority's page: tiles of actions, the strip of quarters, plan health, filters.

A fixed number of queries whatever the plan's size; no column is fetched that no tile shows.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from sightline.kit.periods import quarter_of
from sightline.plan.models import Change, Plan, Priority
from sightline.plan.reads.lines import ActionLine, Lines, MeasureLine, lines_of, who
from sightline.plan.reads.shapes import (
    Band,
    Chosen,
    Option,
    PlanPage,
    PriorityPage,
    Tile,
    due_of,
    owner_name,
)
from sightline.plan.rules.health import Finding, SeenAction, SeenMeasure, health
from sightline.plan.rules.quarters import Mark, Strip, strip
from sightline.plan.rules.states import ChangeState
from sightline.plan.rules.timing import WORDS, Timing, moved_days, next_due, timing
from sightline.plan.rules.titles import short_title


def plan_on_a_page(plan: Plan, today: dt.date, chosen: Chosen | None = None) -> PlanPage:
    """The plan on a page for `today`, filtered by `chosen`. 9 queries, 10 once adopted."""
    chosen = chosen or Chosen()
    start_month = plan.partnership.fiscal_start_month
    loaded = lines_of(plan)
    line = _strip(plan, loaded, loaded.actions, today)
    keys = frozenset(load.key for load in line.loads)
    tiles = [_tile(loaded, action, keys, today, start_month) for action in loaded.actions]
    by_priority: dict[int, list[Tile]] = defaultdict(list)
    for tile in tiles:
        by_priority[tile.priority_id].append(tile)
    shown = [tile for tile in tiles if chosen.shows(tile)]
    return PlanPage(
        plan=plan,
        bands=tuple(_band(loaded, priority, by_priority[priority.pk], chosen) for priority in loaded.priorities),
        strip=line,
        findings=tuple(health(_seen(loaded, loaded.actions), start_month)),
        threads=tuple(loaded.threads),
        chosen=chosen,
        body_options=_body_options(tiles, chosen),
        thread_options=_options(
            [(str(one.pk), one.title) for one in loaded.threads],
            Counter(str(pk) for tile in tiles for pk in tile.thread_ids),
            str(chosen.thread),
        ),
        quarter_options=_options(
            [(load.key, load.quarter.label) for load in line.loads],
            Counter(key for tile in tiles for key in tile.quarters),
            chosen.quarter,
        ),
        timing_options=_timing_options(tiles, chosen),
        action_count=len(tiles),
        shown=len(shown),
        date_count=line.total,
        measure_count=sum(map(len, (*loaded.measures.values(), *loaded.priority_measures.values()))),
        figure_count=_figures(
            one for rows in (*loaded.measures.values(), *loaded.priority_measures.values()) for one in rows
        ),
        open_changes=Change.objects.filter(plan=plan, state=ChangeState.ASKED).count() if not plan.is_draft else 0,
    )


def priority_page(priority: Priority, today: dt.date) -> PriorityPage:
    """A priority's page for `today`: the plan's queries and no more, whatever its size."""
    plan = priority.plan
    start_month = plan.partnership.fiscal_start_month
    loaded = lines_of(plan)
    actions = [action for action in loaded.actions if action.priority_id == priority.pk]
    line = _strip(plan, loaded, actions, today)
    keys = frozenset(load.key for load in line.loads)
    tiles = [_tile(loaded, action, keys, today, start_month) for action in actions]
    return PriorityPage(
        plan=plan,
        priority=priority,
        band=_band(loaded, priority, tiles, Chosen()),
        strip=line,
        findings=tuple(one for one in health(_seen(loaded, actions), start_month) if one.rule != "crowded"),
        measures=tuple(loaded.priority_measures[priority.pk]),
        neighbours=tuple(loaded.priorities),
    )


def plan_health(plan: Plan) -> list[Finding]:
    """Plan health of a stored plan, in sentences."""
    loaded = lines_of(plan)
    return health(_seen(loaded, loaded.actions), plan.partnership.fiscal_start_month)


def _strip(plan: Plan, loaded: Lines, actions: Sequence[ActionLine], today: dt.date) -> Strip:
    marks: list[Mark] = []
    for action in actions:
        if action.withdrawn_on:
            continue
        for one in loaded.milestones[action.pk]:
            label = one.label or short_title(action.title, action.text)
            if one.due:
                moved_from = one.due_adopted if moved_days(one) else None
                marks.append(Mark(one.due, one.kind, label, action.number, action.pk, moved_from, milestone_id=one.pk))
            marks.extend(
                Mark(day, one.kind, label, action.number, action.pk, counts=False, milestone_id=one.pk)
                for day in loaded.occurrences[one.pk]
                if day != one.due
            )
    return strip(marks, plan.year_start, plan.year_end, today, plan.partnership.fiscal_start_month)


def _tile(loaded: Lines, action: ActionLine, keys: Set[str], today: dt.date, start_month: int) -> Tile:
    milestones = loaded.milestones[action.pk]
    where = timing(milestones, action.withdrawn_on, today, start_month)
    days = [one.due for one in milestones if one.due]
    measures = loaded.measures[action.pk]
    return Tile(
        id=action.pk,
        number=action.number,
        title=short_title(action.title, action.text),
        priority_id=action.priority_id,
        owners=tuple(owner_name(owner) for owner in loaded.owners[action.pk]),
        milestones=tuple(due_of(one, start_month) for one in milestones),
        next_due=next_due(milestones, today),
        timing=where,
        timing_words=WORDS[where],
        measure_count=len(measures),
        figure_count=_figures(measures),
        thread_ids=frozenset(loaded.thread_ids[action.pk]),
        quarters=frozenset(quarter_of(day, start_month).key for day in days) & keys,
        withdrawn=where == Timing.WITHDRAWN,
        moved=max((moved_days(one) for one in milestones), default=0),
        nested_plan_ids=tuple(loaded.nested[action.pk]),
    )


def _band(loaded: Lines, priority: Priority, tiles: Sequence[Tile], chosen: Chosen) -> Band:
    own = loaded.priority_measures[priority.pk]
    return Band(
        id=priority.pk,
        number=priority.number,
        title=priority.title,
        aim=priority.aim,
        outcomes=tuple(loaded.outcomes[priority.pk]),
        tiles=tuple(tile for tile in tiles if chosen.shows(tile)),
        action_count=len(tiles),
        date_count=sum(1 for tile in tiles if not tile.withdrawn for due in tile.milestones if due.due),
        measure_count=len(own) + sum(tile.measure_count for tile in tiles),
        figure_count=_figures(own) + sum(tile.figure_count for tile in tiles),
    )


def _figures(measures: Iterable[MeasureLine]) -> int:
    return sum(one.threshold is not None for one in measures)


def _seen(loaded: Lines, actions: Iterable[ActionLine]) -> list[SeenAction]:
    """The rules' view of stored actions, withdrawn ones aside."""
    return [
        SeenAction(
            number=action.number,
            owners=frozenset(who(one.body_id, one.name or one.person) for one in loaded.owners[action.pk]),
            dates=[one.due for one in loaded.milestones[action.pk] if one.due],
            has_milestone=any(one.due or one.kind == "ongoing" for one in loaded.milestones[action.pk]),
            measures=[
                SeenMeasure(text=one.text, comparator=one.comparator, has_figure=one.threshold is not None, by=one.due)
                for one in loaded.measures[action.pk]
            ],
            has_monitoring=action.pk in loaded.monitored,
            monitors=frozenset(loaded.monitors[action.pk]),
            measured_by_priority=bool(loaded.priority_measures[action.priority_id]),
        )
        for action in actions
        if not action.withdrawn_on
    ]


def _options(pairs: Iterable[tuple[str, str]], counts: Counter[str], chosen: str | None) -> tuple[Option, ...]:
    return tuple(Option(value, words, counts[value], value == chosen) for value, words in pairs if counts[value])


def _body_options(tiles: Sequence[Tile], chosen: Chosen) -> tuple[Option, ...]:
    names = {str(one.body_id): one.name for tile in tiles for one in tile.owners if one.body_id}
    counts = Counter(str(pk) for tile in tiles for pk in {one.body_id for one in tile.owners if one.body_id})
    return _options(sorted(names.items(), key=lambda pair: pair[1].casefold()), counts, str(chosen.body))


def _timing_options(tiles: Sequence[Tile], chosen: Chosen) -> tuple[Option, ...]:
    counts = Counter(tile.timing.value for tile in tiles)
    counts["moved"] = sum(tile.moved > 0 for tile in tiles)
    words = [(one.value, WORDS[one]) for one in Timing] + [("moved", "date moved later")]
    return _options(words, counts, chosen.timing)

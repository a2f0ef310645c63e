"""What the plan promises of an indicator: the measures that are bound to it, with their targets in words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from sightline.assurance.reads import promises
from sightline.assurance.reads.bound import COMPARING, Bound
from sightline.assurance.reads.standing import bindings_of
from sightline.assurance.rules.kinds import Kind, Reading
from sightline.indicators.rules.figures import Basis
from sightline.indicators.rules.targets import Target
from sightline.plan.models import Action, Plan
from sightline.plan.rules.words import figure_in_words


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure that rests on an indicator. `target` is what its latest figure is held against; None of a direction,
    which is judged against the period chosen when it was bound."""

    measure_id: int
    number: str
    words: str
    due: dt.date | None
    target: Target | None


def promised_of(plan: Plan, day: dt.date) -> dict[int, list[Promise]]:
    """The measures of a plan that are bound to an indicator, by the indicator's id. Seven queries."""
    bound = list(bindings_of(plan).filter(kind=Kind.INDICATOR, closed_on=None, confirmed_on__lte=day))
    by_uid = {one.uid: one for one in promises(plan).values()}
    numbers = dict(Action.objects.filter(plan=plan).values_list("pk", "number"))
    found: dict[int, list[Promise]] = defaultdict(list)
    for binding in bound:
        promised = by_uid.get(str(binding.measure_uid))
        if promised is None or promised.digest != binding.words:
            continue
        one = Bound(binding, promised, day)
        words = figure_in_words(one.comparator, one.threshold, promised.unit or "%")
        if words:
            found[binding.definition_id].append(
                Promise(
                    measure_id=promised.promise.measure_id,
                    number=numbers.get(promised.action_id or 0, ""),
                    words=words,
                    due=promised.promise.due,
                    target=_target(one),
                )
            )
    return found


def _target(one: Bound) -> Target | None:
    if one.reading != Reading.FIGURE or one.threshold is None or one.comparator not in COMPARING:
        return None
    share = one.binding.definition.basis == Basis.SHARE
    sign = ">=" if one.comparator == "=" else one.comparator
    return Target(sign, Fraction(one.threshold) / (100 if share else 1))

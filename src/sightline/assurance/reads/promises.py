"""What a plan's measures promise, with what was settled where the plan does not print it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q

from sightline.assurance.models import Terms
from sightline.assurance.rules.judgements import USUAL_MONTHS
from sightline.assurance.rules.kinds import Level
from sightline.assurance.rules.standing import Promise
from sightline.assurance.rules.suggesting import level_of
from sightline.kit.periods import add_months
from sightline.plan.models import Measure, Milestone, MonitoringBody, Owner, Plan
from sightline.plan.rules.recurring import MONTHS
from sightline.plan.rules.words import figure_in_words

# A measure that is only watched, or says nothing of the kind, is judged and not computed.
_UNQUANTIFIED = frozenset({"", "monitor"})


@dataclass(frozen=True, slots=True)
class Promised:
    """A measure as its evidence is read against it."""

    promise: Promise
    uid: str
    action_id: int | None
    priority_id: int | None
    lead_in: str
    comparator: str
    threshold: Decimal | None
    unit: str
    digest: str
    months: int
    judge_id: int | None
    year: tuple[dt.date | None, dt.date | None] = (None, None)  # the first and last day of its plan

    @property
    def share(self) -> Fraction | None:
        """The promised share of 1; None where it promises no percentage."""
        return Fraction(self.threshold) / 100 if self.threshold is not None and self.unit == "%" else None

    @property
    def figure(self) -> str:
        """ "over 90%", "to rise"; "" where it names none."""
        return figure_in_words(self.comparator, self.threshold, self.unit)


def digest_of(text: str, lead_in: str, comparator: str, threshold: Decimal | None, unit: str) -> str:
    """A digest of what a measure says: a binding stands as long as its measure says what it said."""
    figure = "" if threshold is None else f"{threshold.normalize():f}"
    return hashlib.sha256("\x1f".join((text, lead_in, comparator, figure, unit)).encode()).hexdigest()


def promises(plan: Plan, *, action_ids: Collection[int] | None = None) -> dict[int, Promised]:
    """The measures of the plan, or of some of its actions, by id in the plan's order. Five queries.

    Due is the printed date, else the end of the period that is named, else the day set at adoption, else the last
    milestone of its part, or of the action where it belongs to no part."""
    wanted = Q(plan=plan) if action_ids is None else Q(plan=plan, action_id__in=action_ids)
    measures = Measure.objects.filter(wanted).order_by("priority_id", "action__position", "position", "id")
    terms = {one.measure_uid: one for one in Terms.objects.filter(plan=plan).select_related("judge")}
    of_actions = Q(action__plan=plan) if action_ids is None else Q(action_id__in=action_ids)
    owners: dict[int, set[int]] = defaultdict(set)
    for action_id, body_id in Owner.objects.filter(of_actions, body__isnull=False).values_list("action_id", "body_id"):
        owners[action_id].add(body_id)
    last: dict[tuple[int, int | None], dt.date] = {}
    dues = Milestone.objects.filter(of_actions, due__isnull=False).values_list("action_id", "part_id", "due")
    for action_id, part_id, due in dues:
        for key in {(action_id, part_id), (action_id, None)}:
            last[key] = max(due, last.get(key, due))
    watching = _watching(plan, action_ids)
    found = {}
    for one in measures:
        settled = terms.get(one.uid)
        judge_id, judge, cadence = watching.get(one.action_id, (None, "", ""))
        if settled is not None and settled.judge is not None:
            judge_id, judge = settled.judge_id, settled.judge.name
        due = one.due or _named_period(one.text, plan) or (settled.due if settled else None)
        if due is None and one.action_id is not None:
            due = last.get((one.action_id, one.part_id)) or last.get((one.action_id, None))
        level = (settled.level if settled else "") or one.level or level_of(one.text, one.lead_in)
        found[one.pk] = Promised(
            promise=Promise(
                measure_id=one.pk,
                text=f"{one.lead_in} {one.text}".strip(),
                quantified=one.comparator not in _UNQUANTIFIED,
                level=Level(level),
                due=due,
                judge=judge,
                owners=frozenset(owners.get(one.action_id, ())),
                action_id=one.action_id,
            ),
            uid=str(one.uid),
            action_id=one.action_id,
            priority_id=one.priority_id,
            lead_in=one.lead_in,
            comparator=one.comparator,
            threshold=one.threshold,
            unit=one.unit,
            digest=digest_of(one.text, one.lead_in, one.comparator, one.threshold, one.unit),
            months=(settled.months if settled else None) or MONTHS.get(cadence) or USUAL_MONTHS,
            judge_id=judge_id,
            year=(plan.year_start, plan.year_end),
        )
    return found


def _watching(plan: Plan, action_ids: Collection[int] | None) -> dict[int, tuple[int, str, str]]:
    """By action, the first body that its monitoring names, with how often it looks."""
    rows = MonitoringBody.objects.filter(monitoring__action__plan=plan, body__isnull=False)
    if action_ids is not None:
        rows = rows.filter(monitoring__action_id__in=action_ids)
    columns = ("monitoring__action_id", "body_id", "body__name", "monitoring__cadence")
    found: dict[int, tuple[int, str, str]] = {}
    for action_id, *rest in rows.order_by("monitoring__position", "position", "id").values_list(*columns):
        found.setdefault(action_id, tuple(rest))
    return found


def _named_period(text: str, plan: Plan) -> dt.date | None:
    """The end of the last quarter that a measure's words name ("over Q3 and Q4"), in the plan's year."""
    named = [int(number) for number in re.findall(r"\bQ([1-4])\b", text)]
    if not named or plan.year_start is None:
        return None
    return add_months(plan.year_start, 3 * max(named)) - dt.timedelta(days=1)

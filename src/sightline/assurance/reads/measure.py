"""One measure with everything that its page shows: each binding with what it says, closed ones, judgements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.assurance.models import Binding, Cited, Judgement
from sightline.assurance.reads.bound import Bound
from sightline.assurance.reads.promises import Promised, promises
from sightline.assurance.reads.standing import bindings_of
from sightline.assurance.rules.standing import MeasureStanding
from sightline.assurance.rules.suggesting import Suggestion, suggest
from sightline.assurance.rules.verdicts import Verdict
from sightline.plan.models import Measure, Monitoring


@dataclass(frozen=True, slots=True)
class Held:
    """A binding in force with what it says and what would change that; without a verdict where the measure was reworded
    since, or the evidence was bound after the day."""

    bound: Bound
    verdict: Verdict | None

    @property
    def binding(self) -> Binding:
        return self.bound.binding

    @property
    def change(self) -> str:
        """What would change what it says."""
        return self.verdict.change if self.verdict is not None else ""

    @property
    def reworded(self) -> bool:
        """Whether its measure says something else than when it was bound."""
        return self.binding.words != self.bound.promised.digest


@dataclass(frozen=True, slots=True)
class MeasureFound:
    """What is held of a measure."""

    promised: Promised
    held: tuple[Held, ...]
    closed: tuple[Binding, ...]
    judgements: tuple[Judgement, ...]
    cited: dict[int, list[Cited]]
    suggestions: tuple[Suggestion, ...]


def measure_found(measure: Measure, known: MeasureStanding | None, day: dt.date) -> MeasureFound:
    """What is held of a measure on `day`; `known` is what is known of it. 10 queries."""
    ids = [measure.action_id] if measure.action_id else None
    promised = promises(measure.plan, action_ids=ids)[measure.pk]
    verdicts = {one.binding_id: one for one in known.verdicts} if known else {}
    bindings = bindings_of(measure.plan).filter(measure_uid=measure.uid)
    held, closed = [], []
    for binding in bindings.select_related("confirmed_by", "closed_by", "dissemination__edition__resource"):
        if binding.closed_on is not None and binding.closed_on <= day:
            closed.append(binding)
            continue
        held.append(Held(Bound(binding, promised, day), verdicts.get(binding.pk)))
    judgements = tuple(
        Judgement.objects.filter(plan=measure.plan, measure_uid=measure.uid).select_related("body", "given_by")
    )
    cited: dict[int, list[Cited]] = {}
    for one in Cited.objects.filter(judgement__in=judgements).select_related("binding", "stored").order_by("pk"):
        cited.setdefault(one.judgement_id, []).append(one)
    return MeasureFound(
        promised, tuple(held), tuple(closed), judgements, cited, () if measure.plan.is_draft else suggested(measure)
    )


def suggested(measure: Measure) -> tuple[Suggestion, ...]:
    """What a measure's words and its monitoring suggest binding it to. One query."""
    monitoring = (
        list(Monitoring.objects.filter(action=measure.action_id).values_list("text", flat=True))
        if measure.action_id
        else []
    )
    return suggest(
        measure.text,
        lead_in=measure.lead_in,
        comparator=measure.comparator,
        unit=measure.unit,
        monitoring=monitoring,
    )

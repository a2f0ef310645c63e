"""Binding a measure to evidence: confirmed by a person, closed with a reason, confirmed anew once it is reworded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sightline.assurance.models import Binding, Terms
from sightline.assurance.reads.bound import told
from sightline.assurance.reads.promises import digest_of
from sightline.assurance.rules.checking import why_not_bound
from sightline.assurance.rules.kinds import KEYS, READINGS, Kind, Level
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.models import Measure
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import PlanState
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record

# What a binding takes besides the keys of its kind.
BESIDES = (
    "reading", "group", "comparator", "threshold", "target_set_by", "from_day", "to_day", "compared_from",
    "compared_to", "holder", "statement",
)  # fmt: skip


@action
def bind(*, by: Person, measure: Measure, kind: Kind, kept: Mapping[str, str] | None = None, **given: Any) -> Binding:
    """Binds a measure of an adopted plan to evidence. `given` holds the keys of its kind (rules.kinds.KEYS) and any of
    `BESIDES`. Raises NotYet with the reasons, TypeError for what no binding of this kind has."""
    allowed = {*KEYS[kind], *BESIDES}
    if unknown := set(given) - allowed:
        raise TypeError(f"A binding to {kind.label.lower()} has no {', '.join(sorted(unknown))}.")
    _check_adopted(measure)
    given = {key: value for key, value in given.items() if value not in (None, "")}
    given.setdefault("reading", READINGS[kind][0] if kind in READINGS else "")
    if reasons := why_not_bound(kind, given):
        raise NotYet(reasons)
    _check_of_partnership(measure, given)
    _check_not_bound_already(measure, kind, given)
    binding = Binding.objects.create(
        partnership_id=measure.partnership_id,
        plan_id=measure.plan_id,
        measure_uid=measure.uid,
        words=_words(measure),
        kind=kind,
        confirmed_by=by,
        confirmed_on=clock.today(),
        **given,
    )
    _scan(by, binding, measure, ("statement",), kept)
    record(
        by=by,
        partnership_id=measure.partnership_id,
        verb="bound to evidence",
        thing="measure",
        thing_id=measure.pk,
        after={"label": measure.text, "evidence": told(binding)},
    )
    return binding


@action
def close_binding(*, by: Person, binding: Binding, why: str, kept: Mapping[str, str] | None = None) -> Binding:
    """Ends a binding, with the reason: what it showed counts no more, and a judgement that cited it is out of date.

    Raises NotYet without a reason, or where it is closed already."""
    locked = Binding.objects.select_for_update().get(pk=binding.pk)
    if locked.closed_on is not None:
        raise NotYet(["This evidence was withdrawn already."])
    if not why.strip():
        raise NotYet(["Say why this evidence no longer counts."])
    locked.closed_on, locked.closed_by, locked.closed_why = clock.today(), by, why.strip()
    locked.save(update_fields=["closed_on", "closed_by", "closed_why"])
    measure = measure_of(locked)
    _scan(by, locked, measure, {"closed_why": "why"}, kept)
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="withdrew evidence of",
        thing="measure",
        thing_id=measure.pk if measure else locked.measure_uid,
        before={"evidence": told(locked)},
        after={"why": locked.closed_why},
    )
    return locked


@action
def confirm_again(*, by: Person, binding: Binding) -> Binding:
    """Confirms that a binding still fits its measure, whose words have changed since. Raises NotYet where it is closed,
    or its measure is gone or reads as it did."""
    locked = Binding.objects.select_for_update().get(pk=binding.pk)
    measure = measure_of(locked)
    if locked.closed_on is not None:
        raise NotYet(["This evidence was withdrawn. Bind the measure to it anew."])
    if measure is None:
        raise NotYet(["The plan no longer has this measure."])
    if locked.words == _words(measure):
        raise NotYet(["The measure says what it said when this was bound: there is nothing to confirm."])
    locked.words, locked.confirmed_by, locked.confirmed_on = _words(measure), by, clock.today()
    locked.save(update_fields=["words", "confirmed_by", "confirmed_on"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="confirmed the evidence again of",
        thing="measure",
        thing_id=measure.pk,
        after={"label": measure.text, "evidence": told(locked)},
    )
    return locked


@action
def set_terms(
    *,
    by: Person,
    measure: Measure,
    due: dt.date | None = None,
    level: Level | None = None,
    judge: Body | None = None,
    months: int | None = None,
) -> Terms:
    """Settles what the plan does not print of a measure. Raises NotYet for a date outside the plan, or a body or a
    number of months that cannot be."""
    _check_adopted(measure)
    reasons = []
    plan = measure.plan
    if due and plan.year_start and due < plan.year_start:
        reasons.append("The measure would be due before the plan begins.")
    if months is not None and not 1 <= months <= 60:
        reasons.append("A judgement stands between 1 and 60 months.")
    if judge is not None and judge.partnership_id != measure.partnership_id:
        reasons.append("That body belongs to another partnership.")
    if reasons:
        raise NotYet(reasons)
    terms = Terms.objects.select_for_update().filter(plan=plan, measure_uid=measure.uid).first()
    before = _terms_told(terms) if terms else {}
    terms = terms or Terms(partnership_id=measure.partnership_id, plan=plan, measure_uid=measure.uid)
    terms.due, terms.level, terms.judge, terms.months = due, level or "", judge, months
    terms.set_by, terms.set_on = by, clock.today()
    terms.save()
    record(
        by=by,
        partnership_id=measure.partnership_id,
        verb="settled the terms of",
        thing="measure",
        thing_id=measure.pk,
        before=before,
        after={"label": measure.text, **_terms_told(terms)},
    )
    return terms


def measure_of(binding: Binding) -> Measure | None:
    """The measure that a binding is of; None once the plan no longer has it."""
    return Measure.objects.filter(plan_id=binding.plan_id, uid=binding.measure_uid).first()


def _terms_told(terms: Terms) -> dict[str, Any]:
    return {
        "due": terms.due,
        "level": Level(terms.level).label if terms.level else "",
        "judged by": terms.judge.name if terms.judge else "",
        "months": terms.months,
    }


def _words(measure: Measure) -> str:
    return digest_of(measure.text, measure.lead_in, measure.comparator, measure.threshold, measure.unit)


def _check_adopted(measure: Measure) -> None:
    if measure.plan.state == PlanState.DRAFT:
        raise NotYet(["The plan is a draft. Adopt it first: its measures may still change."])


def _check_of_partnership(measure: Measure, given: Mapping[str, Any]) -> None:
    """What belongs to another partnership is nobody's evidence here, but for a consortium's documents."""
    for key, value in given.items():
        owner = getattr(value, "partnership_id", measure.partnership_id)
        if owner != measure.partnership_id and key not in ("resource", "author"):
            raise NotYet(["What you chose belongs to another partnership."])


def _check_not_bound_already(measure: Measure, kind: Kind, given: Mapping[str, Any]) -> None:
    same = Binding.objects.filter(
        plan_id=measure.plan_id,
        measure_uid=measure.uid,
        kind=kind,
        closed_on__isnull=True,
        group=given.get("group", ""),
        reading=given.get("reading", ""),
        **{key: given[key] for key in KEYS[kind]},
    )
    if kind != Kind.STATEMENT and same.exists():
        raise NotYet(["The measure is bound to this already."])


def _scan(by: Person, binding: Binding, measure: Measure | None, fields: Any, kept: Mapping[str, str] | None) -> None:
    thing_id = measure.pk if measure else binding.measure_uid
    scan_texts(by=by, row=binding, fields=fields, thing="measure", thing_id=thing_id, kept=kept)

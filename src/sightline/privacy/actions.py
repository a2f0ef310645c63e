"""Free text on its way into a table: scanned, and kept with a reason or not at all. And the review of the reasons.

    @action
    def raise_challenge(*, by, body, question, kept=None):
        challenge = Challenge.objects.create(..., question=question)
        scan_texts(by=by, row=challenge, fields=("question",), thing="challenge", thing_id=challenge.pk, kept=kept)

Called within the action that writes the row, so that both stand or fall together. A house test finds the action that
forgets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Model

from sightline.kit import clock
from sightline.people.models import Person
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import check, scan
from sightline.privacy.rules.findings import Finding, kinds_of
from sightline.privacy.rules.reviewing import NotYet, Outcome
from sightline.trail.actions import action, part_of_action, record
from sightline.trail.rules import Actor


@part_of_action
def scan_texts(
    *,
    by: Actor,
    row: Model,
    fields: Sequence[str] | Mapping[str, str],
    thing: str,
    thing_id: object,
    kept: Mapping[str, str] | None = None,
) -> None:
    """Scans the fields of a row just written. Raises HoldsIdentifier, and so undoes the writing, where one reads like
    an identifier and `kept` has no reason for it (by field, as a ScannedForm gives them). A reason given earlier for
    the same field stands for the same kinds of identifier.

    `fields` may be a mapping where a form calls a field otherwise: {"decision_note": "note"}. `thing` and `thing_id`
    name the thing on whose page the words are read, as for the record."""
    named = dict(fields) if isinstance(fields, Mapping) else {field: field for field in fields}
    values = {field: getattr(row, field) for field in named}
    found = {field: findings for field, value in values.items() if isinstance(value, str) and (findings := scan(value))}
    if not found:
        return
    standing = _standing(row, found)
    new = [field for field in found if field not in standing]
    check({named[field]: values[field] for field in new}, kept)
    for field in new:
        keep_with_reason(
            by=by,
            row=row,
            field=field,
            findings=found[field],
            reason=(kept or {})[named[field]],
            thing=thing,
            thing_id=thing_id,
        )


@action
def keep_with_reason(
    *,
    by: Actor,
    row: Model,
    field: str,
    findings: Sequence[Finding],
    reason: str,
    thing: str,
    thing_id: object,
) -> KeptIdentifier:
    """Notes that a field was stored with what reads like an identifier, and why; somebody else will review it.

    The record says which field and which kinds, never the words. Raises NotYet for the program, which has no reasons.
    """
    if not isinstance(by, Person):
        raise NotYet("Only a person can keep words that read like an identifier.")
    kept = KeptIdentifier.objects.create(
        partnership_id=row.partnership_id,
        table=row._meta.label_lower,
        row_id=row.pk,
        field=field,
        thing=thing,
        thing_id=str(thing_id),
        kinds=kinds_of(findings),
        reason=reason.strip(),
        by=by,
        at=clock.now(),
    )
    record(
        by=by,
        partnership_id=kept.partnership_id,
        verb="kept, with a reason, words found in",
        thing=thing,
        thing_id=thing_id,
        after={"field": field, "reads_like": kept.kinds},
    )
    return kept


@action
def review_kept(*, by: Person, kept: KeptIdentifier, outcome: str, note: str = "") -> KeptIdentifier:
    """Says whether words kept with a reason may stay or are to be reworded.

    Raises NotYet for whoever kept them, for what was reviewed already, and for rewording without a word on why;
    HoldsIdentifier where the note names somebody."""
    locked = KeptIdentifier.objects.select_for_update().get(pk=kept.pk)
    check_can_review(locked, by)
    decided = Outcome(outcome)
    note = note.strip()
    if decided == Outcome.REWORD and not note:
        raise NotYet("Say in a few words what is to be reworded: its author reads it.")
    check({"note": note})
    locked.outcome, locked.note = decided, note
    locked.reviewed_by, locked.reviewed_on = by, clock.today()
    locked.save()
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="reviewed words kept with a reason in",
        thing=locked.thing,
        thing_id=locked.thing_id,
        after={"field": locked.field, "outcome": locked.get_outcome_display(), "note": note},
    )
    return locked


def check_can_review(kept: KeptIdentifier, person: Person) -> None:
    """Raises NotYet where `person` may not review this: she kept the words herself, or it was reviewed already."""
    if kept.outcome:
        raise NotYet(f"This was reviewed already, by {kept.reviewed_by}: {kept.get_outcome_display().lower()}.")
    if kept.by_id == person.pk:
        raise NotYet("You kept these words yourself: another person who may review them must say whether they stay.")


def can_review(kept: KeptIdentifier, person: Person) -> bool:
    """The twin of `check_can_review`, for buttons."""
    return not kept.outcome and kept.by_id != person.pk


def _standing(row: Model, found: Mapping[str, Sequence[Finding]]) -> set[str]:
    """The fields for which an earlier reason stands: given for the same kinds, and not judged to be reworded."""
    earlier = KeptIdentifier.objects.filter(table=row._meta.label_lower, row_id=row.pk, field__in=found)
    return {
        one.field
        for one in earlier.exclude(outcome=Outcome.REWORD)
        if set(kinds_of(found[one.field])) <= set(one.kinds)
    }

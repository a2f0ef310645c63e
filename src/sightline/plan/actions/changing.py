"""After adoption: changes are asked for with a reason and decided by another; corrections put right what was misread.

Baseline and approved changes are the truth; the live rows, which pages read, are set here to what they say.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from sightline.kit import clock
from sightline.people.models import Person
from sightline.people.names import fold
from sightline.plan.actions.saving import known_names, save_owners
from sightline.plan.actions.writing import check_bodies
from sightline.plan.models import Action, Change, Measure, Milestone, Monitoring, Outcome, Owner, Part, Plan, Priority
from sightline.plan.reads.format import owner_document, replayable
from sightline.plan.rules import changes as rules
from sightline.plan.rules import replay
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.plan.rules.format import normal_thing, plain
from sightline.plan.rules.states import CHANGE_STEPS, PLAN_STEPS, ChangeKind, ChangeState, can_step, check_step
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any
Thing = Priority | Outcome | Action | Milestone | Measure | Monitoring

THINGS: dict[str, type[Thing]] = {
    "priority": Priority,
    "outcome": Outcome,
    "action": Action,
    "milestone": Milestone,
    "measure": Measure,
    "monitoring": Monitoring,
}


@action
def ask_change(
    *,
    by: Person,
    plan: Plan,
    thing: str,
    uid: object,
    field: str,
    becomes: Json,
    reason: str,
    kept: Mapping[str, str] | None = None,
) -> Change:
    """Asks that one field of an adopted plan becomes something else, with the reason. It is decided by another.

    `thing`, `uid` and `field` name the place (rules.changes.FIELDS), `becomes` is a value of the plan format.
    Raises BadFormat for a value that cannot be, NotYet where the plan's state or another open change forbids it,
    HoldsIdentifier where the words read like an identifier and `kept` has no reason for that.
    """
    locked, row = _locked(plan, thing, uid)
    known = rules.field_of(thing, field, correction=False)
    wanted = _checked(known, thing, field, becomes, row)
    was = value_of(row, field)
    _check_reason(reason)
    if rules.same(was, wanted):
        raise NotYet([f"That is what it says already: {known.words} would not change."])
    _check_not_open(locked, row, field, known)
    change = Change.objects.create(
        **_place(locked, row, thing, field),
        kind=ChangeKind.CHANGE,
        state=ChangeState.ASKED,
        was=was,
        becomes=wanted,
        reason=reason.strip(),
        asked_by=by,
        asked_on=clock.today(),
    )
    scan_texts(by=by, row=change, fields=("reason", "becomes"), **_read_on(change), kept=kept)
    _record(by, change, "asked for a change of", before=was, after=wanted, reason=change.reason)
    return change


@action
def decide_change(
    *,
    by: Person,
    change: Change,
    approve: bool,
    meeting: str,
    note: str = "",
    kept: Mapping[str, str] | None = None,
) -> Change:
    """Approves or refuses a change; `meeting` names in words who decided ("Executive, 24 January 2018").

    Raises NotYet where it is not open, was asked for by the same person, or what it would change has changed since;
    HoldsIdentifier where the words read like an identifier and `kept` has no reason for that.
    """
    locked = _locked_change(change, "approve" if approve else "refuse")
    check_can_decide(locked, by)
    if not meeting.strip() or len(meeting.strip()) > 200:
        raise NotYet(
            ["Name the meeting that decided, such as “Executive, 24 January 2018”, in at most 200 characters."]
        )
    row = thing_of(locked)
    now = value_of(row, locked.field)
    if approve and not rules.same(now, locked.was):
        words = rules.in_words(locked.thing, locked.field, now)
        raise NotYet([f"Since this was asked for it has become: {words}. Refuse this change and ask again."])
    locked.state = ChangeState.APPROVED if approve else ChangeState.REFUSED
    locked.decided_by, locked.decided_on = by, clock.today()
    locked.meeting_words, locked.decision_note = meeting.strip(), note.strip()
    locked.save()
    words = {"meeting_words": "meeting", "decision_note": "note"}
    scan_texts(by=by, row=locked, fields=words, **_read_on(locked), kept=kept)
    if approve:
        _set_live(locked.plan, row, locked.field)
    verb = "approved a change of" if approve else "refused a change of"
    _record(by, locked, verb, before=locked.was, after=locked.becomes, meeting=locked.meeting_words)
    return locked


@action
def take_back_change(*, by: Person, change: Change) -> Change:
    """The person who asked takes an open change back. Raises NotYet for anybody else."""
    locked = _locked_change(change, "take back")
    if locked.asked_by_id != by.pk:
        raise NotYet([f"{locked.asked_by} asked for this change and alone can take it back; it can be refused."])
    locked.state = ChangeState.WITHDRAWN
    locked.save()
    _record(by, locked, "took back a change of", before=locked.becomes, after=locked.was)
    return locked


@action
def correct(
    *,
    by: Actor,
    plan: Plan,
    thing: str,
    uid: object,
    field: str,
    becomes: Json,
    reason: str,
    corrects: Change | None = None,
    kept: Mapping[str, str] | None = None,
) -> Change:
    """Puts right what was read or typed wrongly: in the plan as adopted, or in the approved change `corrects`.

    The baseline document stays as it is; the plan as at any date, and what "moved" is measured from, go by the
    correction. Raises BadFormat for a value that cannot be, NotYet where there is nothing to correct, HoldsIdentifier
    where the words read like an identifier and `kept` has no reason for that.
    """
    locked, row = _locked(plan, thing, uid)
    known = rules.field_of(thing, field, correction=True)
    wanted = _checked(known, thing, field, becomes, row)
    _check_reason(reason)
    if corrects is not None and (
        corrects.plan_id != locked.pk
        or str(corrects.thing_uid) != str(row.uid)
        or corrects.field != field
        or corrects.state != ChangeState.APPROVED
    ):
        raise NotYet(["A correction of a change needs an approved change of the same thing."])
    was = _recorded(locked, row, field) if corrects is None else _now_says(corrects)
    if rules.same(was, wanted):
        raise NotYet([f"That is what it says already: {known.words} would not change."])
    _check_not_open(locked, row, field, known)
    correction = Change.objects.create(
        **_place(locked, row, thing, field),
        kind=ChangeKind.CORRECTION,
        state=ChangeState.MADE,
        was=was,
        becomes=wanted,
        reason=reason.strip(),
        corrects=corrects,
        asked_by=by if isinstance(by, Person) else None,
        asked_on=clock.today(),
    )
    scan_texts(by=by, row=correction, fields=("reason", "becomes"), **_read_on(correction), kept=kept)
    _set_live(locked, row, field)
    if field == "due" and corrects is None:
        row.due_adopted = dt.date.fromisoformat(wanted) if wanted else None
        row.save(update_fields=["due_adopted"])
    _record(by, correction, "corrected", before=was, after=wanted, reason=correction.reason)
    return correction


def check_can_decide(change: Change, person: Person) -> None:
    """Raises NotYet where `person` may not decide this change now: it is not open, or she asked for it herself."""
    if change.state != ChangeState.ASKED:
        raise NotYet([f"This change was decided already: it is {change.get_state_display().lower()}."])
    if change.asked_by_id == person.pk:
        raise NotYet(["You asked for this change yourself: another person who may approve changes must decide it."])


def can_decide(change: Change, person: Person) -> bool:
    """The twin of `check_can_decide`, for buttons."""
    return change.asked_by_id != person.pk and can_step(CHANGE_STEPS, change.state, "approve")


def thing_of(change: Change) -> Thing:
    """The row that a change is about. Raises DoesNotExist, which a foreign key elsewhere forbids in practice."""
    return rows_of_thing(change.plan, change.thing).get(uid=change.thing_uid)


def rows_of_thing(plan: Plan, thing: str) -> QuerySet:
    """The rows of a plan that a change may name as `thing`. Raises BadFormat for a thing that nothing is called."""
    model = THINGS.get(thing)
    if model is None:
        raise BadFormat(f"A change names a {', '.join(list(THINGS)[:-1])} or monitoring, not “{thing}”.")
    if model is Outcome:
        return Outcome.objects.filter(priority__plan=plan)
    if model in (Milestone, Monitoring):
        return model.objects.filter(action__plan=plan)
    return model.objects.filter(plan=plan)


def value_of(row: Thing, field: str) -> Json:
    """What a field of a thing says now, as a value of the plan format."""
    if field == "owners":
        parts = {part.pk: part.number for part in Part.objects.filter(action=row, kind=Part.Kind.PARAGRAPH)}
        return [owner_document(owner, parts) for owner in Owner.objects.filter(action=row)]
    value = getattr(row, field)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return plain(value)
    if field in ("comparator", "unit", "title", "aim"):
        return value or None
    return value


def _locked(plan: Plan, thing: str, uid: object) -> tuple[Plan, Thing]:
    locked = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    check_step(PLAN_STEPS, locked.state, "change or correct", "This plan")
    row = rows_of_thing(locked, thing).filter(uid=uid).first()
    if row is None:
        raise NotYet([f"This plan has no such {thing}: load the page again."])
    return locked, row


def _locked_change(change: Change, act: str) -> Change:
    Plan.objects.select_for_update().get(pk=change.plan_id)
    locked = Change.objects.select_for_update().get(pk=change.pk)
    check_step(CHANGE_STEPS, locked.state, act, "This change")
    check_step(PLAN_STEPS, locked.plan.state, "change or correct", "This plan")
    return locked


def _place(plan: Plan, row: Thing, thing: str, field: str) -> dict[str, Any]:
    action_of = row if isinstance(row, Action) else getattr(row, "action", None)
    return {
        "partnership_id": plan.partnership_id,
        "plan": plan,
        "action": action_of,
        "thing": thing,
        "thing_uid": row.uid,
        "field": field,
    }


def _read_on(change: Change) -> dict[str, Any]:
    """The thing on whose page a change is read, as the record names it."""
    if change.action_id:
        return {"thing": "action", "thing_id": change.action_id}
    return {"thing": "plan", "thing_id": change.plan_id}


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotYet(["Give the reason: it stands beside the change for good."])


def _check_not_open(plan: Plan, row: Thing, field: str, known: rules.Field) -> None:
    asked = Change.objects.filter(plan=plan, thing_uid=row.uid, field=field, state=ChangeState.ASKED).first()
    if asked:
        when = f"{asked.asked_on:%-d %B %Y}"
        raise NotYet([f"A change of {known.words}, asked for on {when}, waits for a decision: decide that first."])


def _checked(known: rules.Field, thing: str, field: str, becomes: Json, row: Thing) -> Json:
    """The value in the format's own form. Raises BadFormat in words."""
    where = known.words.capitalize()
    if known.takes == "owners":
        return _checked_owners(row, becomes, where)
    given = {field: becomes.strip() if isinstance(becomes, str) else becomes}
    if thing == "action":
        given.setdefault("number", "0")  # the format wants one of every action
    value = normal_thing(thing, given, where).get(field)
    if field == "comparator" and value is None and row.threshold is not None:
        raise BadFormat("A measure with a figure says how it compares: over, at least, below.")
    if known.takes == "words" and not value:
        raise BadFormat(f"{where} cannot be empty.")
    if field == "withdrawn_on" and value is None:
        raise BadFormat("Say from which day the action is withdrawn.")
    if field == "threshold" and value is not None and not row.comparator:
        raise BadFormat("Say first how the measure compares: over, at least.")
    if field == "threshold" and value is not None and row.unit in ("%", "per cent") and not 0 <= value <= 100:
        raise BadFormat("A percentage lies between 0 and 100.")
    return value


def _checked_owners(row: Thing, becomes: Json, where: str) -> Json:
    """Owners as they will stand: each with its identity and, where one is called so, its body."""
    formed = normal_thing("action", {"number": "0", "owners": becomes}, where)["owners"]
    if not formed:
        raise BadFormat("An action of an adopted plan has an owner: name at least one.")
    parts = set(Part.objects.filter(action=row, kind=Part.Kind.PARAGRAPH).values_list("number", flat=True))
    known = known_names(row.partnership)
    for one in formed:
        one.setdefault("uid", str(uuid.uuid4()))
        body = known.get(fold(one["name"] or one.get("person", "")))
        if body and not one.get("body_id"):
            one["body_id"] = body.pk
        if one.get("part") and one["part"] not in parts:
            raise BadFormat(f"The action has no part {one['part']}.")
    if len(formed) == 1:
        formed[0]["answers"] = True
    if not any(one.get("answers") and one.get("body_id") for one in formed):
        raise BadFormat("Choose the body that answers for the action.")
    check_bodies(row.partnership_id, formed)
    return formed


def _own_changes(plan: Plan, row: Thing, field: str) -> list[Change]:
    return list(Change.objects.filter(plan=plan, thing_uid=row.uid, field=field))


def _recorded(plan: Plan, row: Thing, field: str) -> Json:
    """The field as adopted, corrections included."""
    own = _own_changes(plan, row, field)
    return replay.value_adopted(
        [replayable(one) for one in own],
        str(row.uid),
        field,
        value_of(row, field),
        {one.pk: one.was for one in own},
    )


def _now_says(change: Change) -> Json:
    last = change.corrections.order_by("-id").first()
    return last.becomes if last else change.becomes


def _set_live(plan: Plan, row: Thing, field: str) -> None:
    """Sets the live row to what baseline and changes now say."""
    own = [replayable(one) for one in _own_changes(plan, row, field)]
    value = replay.value_now(own, str(row.uid), field, value_of(row, field))
    if isinstance(row, Action) and field == "owners":
        parts = {part.number: part for part in Part.objects.filter(action=row, kind=Part.Kind.PARAGRAPH)}
        save_owners(row, value, parts, known={})
        return
    if field in ("due", "withdrawn_on"):
        value = dt.date.fromisoformat(value) if value else None
    elif field == "threshold":
        value = None if value is None else Decimal(str(value))
    else:
        value = value or ""
    if field == "number":
        for outcome in Outcome.objects.filter(priority_id=row.priority_id):
            outcome.also = [value if one == row.number else one for one in outcome.also]
            outcome.save(update_fields=["also"])
    setattr(row, field, value)
    row.save()


def _record(by: Actor, change: Change, verb: str, *, before: Json, after: Json, **more: str) -> None:
    words = rules.FIELDS[change.thing, change.field].words
    record(
        by=by,
        partnership_id=change.partnership_id,
        verb=verb,
        **_read_on(change),
        before={words: rules.in_words(change.thing, change.field, before)},
        after={words: rules.in_words(change.thing, change.field, after), **more},
    )

"""Every write of a review. Reading a document takes a second and is done before any of these begins its transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sightline.files.actions import store_file
from sightline.files.models import Stored
from sightline.intake import reads, rules
from sightline.intake.models import Check, Reading, ReadingState
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Body, Partnership, Person
from sightline.people.names import fold
from sightline.plan import actions as plans
from sightline.plan.models import Measure, Plan
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def bring_in(*, by: Actor, partnership: Partnership, name: str, content: bytes, document: Mapping[str, Any]) -> Reading:
    """A document as read becomes a draft plan with its checks.

    `content` is the file's bytes, `document` what the reader made of them (`sightline-plan/1`).

    Raises files.rules.NotStored for a file that cannot be stored, rules.HereAlready where the same file is under review
    or is a plan already.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if known := reads.reading_of(partnership, sha256):
        raise rules.HereAlready(f"This very document is here already: {known.source.name}.", known.pk)
    source = _stored(by, partnership, name, content)
    plan = plans.create_from_format(
        by=by, partnership=partnership, document=document, source_name=source.name, source_sha=sha256
    )
    reading = _read(by, partnership, source, document, plan, ReadingState.REVIEW)
    measures = {
        (str(one.action.number), one.text): one
        for one in Measure.objects.filter(plan=plan, action__isnull=False).select_related("action")
    }
    asked = [*rules.checks_of(document), *rules.identifiers_of(document), *rules.offers_of(document)]
    Check.objects.bulk_create(
        Check(
            reading=reading,
            n=n,
            kind=one.kind,
            where=one.where[:300],
            message=one.message,
            action_number=one.number[:40],
            field=one.field,
            printed=one.printed,
            note_index=one.note_index,
            measure=measures.get((one.number, one.printed)) if one.kind == rules.OFFER else None,
        )
        for n, one in enumerate(asked, start=1)
    )
    return reading


@action
def compare(*, by: Actor, plan: Plan, name: str, content: bytes, document: Mapping[str, Any]) -> Reading:
    """A document read again, to be held against `plan`; makes no plan. Raises files.rules.NotStored."""
    source = _stored(by, plan.partnership, name, content)
    return _read(by, plan.partnership, source, document, plan, ReadingState.COMPARED)


@action
def take_over(*, by: Person, reading: Reading, taken: Collection[rules.Difference], reason: str = "") -> None:
    """Puts what the document says in the place of what the plan holds, by cells; a new action joins its priority.

    In a draft any cell can be taken. In an adopted plan only wording, as a correction with its `reason`: a reader's or
    a typing error. Raises NotYet, BadFormat or rules.CannotTake with a sentence; nothing is stored then.
    """
    plan = reading.plan
    read = {(place, str(one["number"])): one for place, one in rules.placed_actions(reading.document)}
    held = reads.placed(plan)
    priorities = list(plan.priorities.all())
    cells: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in taken:
        rules.check_can_take(one, draft=plan.is_draft, priorities=len(priorities))
        cells[one.place, one.number].append(one.field)
    for key, fields in cells.items():
        document = read[key]
        if not plan.is_draft:
            plans.correct(
                by=by,
                plan=plan,
                thing="action",
                uid=held[key].uid,
                field="text",
                becomes=document["text"],
                reason=reason,
            )
        elif "action" in fields:
            plans.add_action(by=by, priority=priorities[key[0]], document=document)
        else:
            plans.take_reading(by=by, action=held[key], read=document, cells=fields)
    _record(by, reading, "took over", after={"cells": [f"{one.number} {one.field}" for one in taken]})


@action
def settle(*, by: Person, reading: Reading, checks: Collection[Check]) -> None:
    """Says that a person has looked at these checks and they are right now."""
    _check_under_review(reading)
    Check.objects.filter(pk__in=[check.pk for check in checks], reading=reading).update(
        settled_at=clock.now(), settled_by=by
    )
    for check in checks:
        if check.kind == rules.SETTLE and check.note_index is not None and check.settled_at is None:
            plans.settle_note(by=by, plan=reading.plan, index=check.note_index, how="Looked at in the review.")
    _record(by, reading, "settled", after={"checked": [check.message for check in checks]})


@action
def match_names(*, by: Person, reading: Reading, matches: Mapping[str, Body | str | rules.SameAs | None]) -> None:
    """Says whom printed names mean: a body, a kind to make one of under that name, what another printed name means,
    or None to leave it as printed.

    A name that means a known body becomes another name of it, so that the next document needs no answer. Two names that
    differ in capitals only make one body. Raises people.rules.Refused where a body cannot be made, rules.RoundAbout for
    names that are each said to be the same as the other.
    """
    _check_under_review(reading)
    bodies: dict[str, Body | None] = {}
    made: dict[str, Body] = {}
    for printed in matches:
        meant = rules.followed(printed, matches)
        answer = matches[meant]
        if isinstance(answer, str):
            if fold(meant) not in made:
                board = reads.board_of(reading)
                made[fold(meant)] = people.create_body(
                    by=by, partnership=reading.partnership, name=meant, kind=answer, parent=board
                )
            bodies[printed] = made[fold(meant)]
        else:
            bodies[printed] = answer
        if bodies[printed] is not None:
            people.add_alias(by=by, body=bodies[printed], printed=printed)
    plans.match_bodies(by=by, plan=reading.plan, matches=bodies)
    _done(reading, "names")


@action
def choose_answering(*, by: Actor, reading: Reading, choices: Mapping[int, int]) -> None:
    """Says which owner answers for each action, by ids."""
    _check_under_review(reading)
    plans.choose_answering(by=by, plan=reading.plan, choices=choices)
    _done(reading, "answers")


@action
def settle_dates(
    *,
    by: Person,
    reading: Reading,
    dates: Mapping[int, dt.date | None],
    taken: Collection[Check] = (),
    left: Collection[Check] = (),
) -> None:
    """Dates milestones that nobody could date (None: it has none), by the milestone's id.

    Of the dates that measures hide, those `taken` become milestones; those `left` stay in their measures' words."""
    _check_under_review(reading)
    if dates:
        plans.settle_dates(by=by, plan=reading.plan, dates=dates)
    if taken:
        plans.take_measure_dates(by=by, plan=reading.plan, measures=[check.measure for check in taken])
    if taken or left:
        settle(by=by, reading=reading, checks=[*taken, *left])


@action
def tag_threads(*, by: Actor, reading: Reading, tags: Mapping[int, Collection[int]]) -> None:
    """Says which threads run through which actions, by ids."""
    _check_under_review(reading)
    plans.tag_threads(by=by, plan=reading.plan, tags=tags)
    _done(reading, "threads")


@action
def adopt(*, by: Actor, reading: Reading, adopted_on: dt.date, meeting: str) -> Plan:
    """Adopts the draft: its baseline is frozen. Raises NotYet with what is still to be settled."""
    _check_under_review(reading)
    if reasons := reads.still_open(reading):
        raise NotYet(reasons)
    plan = plans.adopt_plan(by=by, plan=reading.plan, adopted_on=adopted_on, meeting=meeting)
    _move(reading, ReadingState.ADOPTED)
    _record(by, reading, "adopted", after={"meeting": meeting, "adopted on": adopted_on})
    return plan


@action
def discard(*, by: Actor, reading: Reading) -> None:
    """Throws the draft away; the document and the record that it was brought in stay."""
    _check_under_review(reading)
    plan = reading.plan
    _move(reading, ReadingState.DISCARDED)
    _record(by, reading, "discarded", before={"document": reading.source.name})
    if plan is not None:
        plans.discard_plan(by=by, plan=plan)


def _stored(by: Actor, partnership: Partnership, name: str, content: bytes) -> Stored:
    """The document as it was given: the reader, which is stricter, has refused macros by rules of its own."""
    return store_file(by=by, partnership=partnership, name=name, content=content, looked_through=True)


def _read(by: Actor, partnership: Partnership, source, document, plan: Plan, state: str) -> Reading:
    reading = Reading.objects.create(
        partnership=partnership,
        source=source,
        document=document,
        plan=plan,
        state=state,
        read_at=clock.now(),
        read_by=by if isinstance(by, Person) else None,
    )
    _record(by, reading, "read", after={"document": source.name, "found": rules.counts(document).sentence})
    return reading


def _check_under_review(reading: Reading) -> None:
    rules.check_under_review(reading.state)


def _move(reading: Reading, state: str) -> None:
    rules.check_transition(reading.state, state)
    reading.state = state
    reading.save(update_fields=["state"])


def _done(reading: Reading, step: str) -> None:
    if step not in reading.steps_done:
        reading.steps_done = [*reading.steps_done, step]
        reading.save(update_fields=["steps_done"])


def _record(by: Actor, reading: Reading, verb: str, **change: Any) -> None:
    record(by=by, partnership_id=reading.partnership_id, verb=verb, thing="intake", thing_id=reading.pk, **change)

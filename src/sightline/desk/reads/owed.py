"""What is owed, in every room, by every body and person: the list of a person, and what the digest is made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from sightline.desk.reads.surveys import asked_to_answer, to_answer, to_read
from sightline.desk.rules.ladder import Debt, Seats, Sitting, Way
from sightline.desk.rules.owed import Kind, Owed, in_order
from sightline.governance import reads as governance
from sightline.indicators import reads as indicators
from sightline.library import reads as library
from sightline.library.rules.states import Confirmed
from sightline.people.models import Body, Partnership, Person, Seat
from sightline.people.permissions import Permission, permissions_of
from sightline.plan.models import Action, Change
from sightline.plan.rules.changes import FIELDS
from sightline.plan.rules.states import ChangeState
from sightline.plan.rules.titles import short_title
from sightline.post.rules import Rung
from sightline.privacy.models import KeptIdentifier
from sightline.progress.models import Ask, RoundSettings, Update
from sightline.progress.models.cycles import usual_reminders
from sightline.progress.reads import owed
from sightline.progress.reads.mine import owed_by, to_agree_by
from sightline.progress.reads.rounds import authors_of, seated_as
from sightline.progress.rules.agreeing import Seated, who_may_agree
from sightline.progress.rules.states import UpdateState


@dataclass(frozen=True)
class Ledger:
    """Who sits where today in some partnerships: what every debt is read against."""

    partnerships: tuple[int, ...]
    seats: dict[int, Seats]
    seated: dict[int, list[Seated]]
    deciders: dict[int, tuple[int, ...]]
    reviewers: dict[int, tuple[int, ...]]
    persons: dict[int, Person]


@dataclass(frozen=True)
class Work:
    """A person's list: what she is asked for herself, and what else her bodies owe, for which somebody else is."""

    mine: list[Owed]
    around: list[Owed]


def ledger_of(partnership_ids: Iterable[int], day: dt.date) -> Ledger:
    """The seats held on `day` in the partnerships. One query."""
    ids = tuple(partnership_ids)
    sittings: dict[int, list[Sitting]] = {pk: [] for pk in ids}
    seated: dict[int, list[Seated]] = {pk: [] for pk in ids}
    deciders: dict[int, dict[int, None]] = {pk: {} for pk in ids}
    reviewers: dict[int, dict[int, None]] = {pk: {} for pk in ids}
    persons = {}
    held = Seat.objects.filter(partnership_id__in=ids, person__is_active=True).held_on(day)
    for seat in held.select_related("person", "body", "deputy_for").order_by("since", "id"):
        here, person = seat.partnership_id, seat.person
        persons[person.pk] = person
        away = person.away_on(day)
        sittings[here].append(Sitting(seat.pk, person.pk, seat.body_id, seat.role, seat.deputy_for_id, away))
        seated[here].append(seated_as(seat))
        allowed = permissions_of(seat.role, seat.body.kind)
        if Permission.CHANGE_APPROVE in allowed:
            deciders[here][person.pk] = None
        if Permission.IDENTIFIER_REVIEW in allowed:
            reviewers[here][person.pk] = None
    return Ledger(
        partnerships=ids,
        seats={pk: Seats(rows) for pk, rows in sittings.items()},
        seated=seated,
        deciders={pk: tuple(rows) for pk, rows in deciders.items()},
        reviewers={pk: tuple(rows) for pk, rows in reviewers.items()},
        persons=persons,
    )


def ways_of(partnerships: Iterable[Partnership]) -> dict[int, Way]:
    """How each of the partnerships reminds; the usual way where it never said. One query."""
    known = {partnership.pk: partnership for partnership in partnerships}
    settings = RoundSettings.objects.in_bulk(known)
    found = {}
    for pk, partnership in known.items():
        own = settings.get(pk)
        found[pk] = Way(
            days=tuple(own.reminder_days if own else usual_reminders()),
            nation=partnership.nation,
            paused_until=own.paused_until if own else None,
        )
    return found


def work_of(person: Person, partnership_ids: Collection[int], day: dt.date) -> Work:
    """What `person` owes in the partnerships on `day`, overdue and oldest first. A fixed number of queries."""
    ledger = ledger_of(partnership_ids, day)
    mine, around = [], []
    for debt in _asked(owed_by(person, day)):
        asked = ledger.seats[debt.owed.partnership_id].recipients(debt, ())
        hers = asked.get(person.pk) in (Rung.OWNER, Rung.DEPUTY)
        (mine if hers else around).append(debt.owed)
    sits_in = {one.body_id for seats in ledger.seated.values() for one in seats if one.person_id == person.pk}
    for debt in (*_of_library(ledger, day), *_of_indicators(ledger)):
        asked = ledger.seats[debt.owed.partnership_id].recipients(debt, ())
        if person.pk in asked or debt.body_id in sits_in:
            (mine if person.pk in asked else around).append(debt.owed)
    agreeing = [_agreement(one) for one in to_agree_by(person, day)]
    deciding = [pk for pk, persons in ledger.deciders.items() if person.pk in persons]
    if deciding:
        changes = _changes(Change.objects.filter(partnership_id__in=deciding), ledger)
        mine += [debt.owed for debt in changes if person.pk in debt.persons]
    reviewing = [pk for pk, persons in ledger.reviewers.items() if person.pk in persons]
    if reviewing:
        kept = _kept(KeptIdentifier.objects.filter(partnership_id__in=reviewing), ledger)
        mine += [debt.owed for debt in kept if person.pk in debt.persons]
    mine += [debt.owed for debt in to_read(ledger.partnerships, day, person)]
    mine += to_answer(person, ledger.partnerships, day)
    mine += [*agreeing, *(one for one, _ in _of_governance(person, day))]
    return Work(mine=in_order(mine), around=in_order(around))


def debts_of(ledger: Ledger, day: dt.date) -> Iterator[Debt]:
    """Everything owed in the ledger's partnerships. What governance asks for is read person by person: a board has tens
    of them, and each room says itself who owes what to it."""
    yield from round_debts(ledger)
    yield from _of_library(ledger, day)
    yield from asked_to_answer(ledger.partnerships, day)
    yield from to_read(ledger.partnerships, day)
    yield from _of_indicators(ledger)
    yield from _kept(KeptIdentifier.objects.filter(partnership_id__in=ledger.partnerships), ledger)
    owing: dict[tuple[str, str], list[int]] = defaultdict(list)
    said: dict[tuple[str, str], tuple[Owed, str]] = {}
    for person in ledger.persons.values():
        for one, body in _of_governance(person, day):
            owing[one.key].append(person.pk)
            said.setdefault(one.key, (one, body))
    bodies = {
        (partnership_id, name): pk
        for pk, partnership_id, name in Body.objects.filter(partnership_id__in=ledger.partnerships).values_list(
            "pk", "partnership_id", "name"
        )
    }
    for key, (one, body) in said.items():
        if one.partnership_id in ledger.seats:
            yield Debt(one, body_id=bodies.get((one.partnership_id, body)), persons=tuple(owing[key]))


def round_debts(ledger: Ledger) -> Iterator[Debt]:
    """What the round and the plan ask for: answers, agreement, decisions on changes. Five queries."""
    within = {"partnership_id__in": ledger.partnerships}
    yield from _asked(owed(Ask.objects.filter(**within)))
    yield from _to_agree(Update.objects.filter(**within), ledger)
    yield from _changes(Change.objects.filter(**within), ledger)


def named(action: Action) -> str:
    """An action as lists name it: "1.2 Neglect training"."""
    return f"{action.number} {short_title(action.title, action.text)}"


def _of_governance(person: Person, day: dt.date) -> Iterator[tuple[Owed, str]]:
    """What governance asks of a person, in the desk's shape, each with the name of the body it is owed for."""
    for one in governance.owed_by(person, day):
        owed_ = Owed(
            kind=Kind(one.kind),
            thing_id=one.thing_id,
            partnership_id=one.partnership.pk,
            title=one.title,
            body=one.body,
            due=one.due,
            route=one.route,
            args=tuple(one.args.values()),
            link=one.thing,
        )
        yield owed_, one.body


def _of_indicators(ledger: Ledger) -> Iterator[Debt]:
    """Data returns that agencies are asked for. One query."""
    for one in indicators.owed(ledger.partnerships):
        yield Debt(
            Owed(
                kind=Kind.FIGURES,
                thing_id=one.pk,
                partnership_id=one.partnership_id,
                title=indicators.label_of(one),
                body=one.body.short_name or one.body.name,
                due=one.due_on,
                since=one.asked_on,
                route="data_return_detail",
                args=(one.pk,),
                link="data_return",
            ),
            body_id=one.body_id,
        )


def _of_library(ledger: Ledger, day: dt.date) -> Iterator[Debt]:
    """Documents that providers are to confirm, and editions whose review is due, of their owners. Two queries."""
    for one in library.receipts_owed(ledger.partnerships):
        edition = one.dissemination.edition
        yield Debt(
            Owed(
                kind=Kind.RECEIPT,
                thing_id=one.pk,
                partnership_id=one.partnership_id,
                title=str(edition.resource),
                body=one.body.short_name or one.body.name,
                due=one.due_on,
                since=one.dissemination.asked_on,
                note="You said that it was read and not yet cascaded." if one.state == Confirmed.READ else "",
                route="receipt_write",
                args=(one.pk,),
                link="receipt",
            ),
            body_id=one.body_id,
        )
    for edition in library.reviews_owed(ledger.partnerships, day):
        owner = edition.resource.owner
        yield Debt(
            Owed(
                kind=Kind.REVIEW,
                thing_id=edition.resource_id,
                partnership_id=edition.partnership_id,
                title=str(edition.resource),
                body=owner.short_name or owner.name,
                due=edition.review_on,
                since=edition.published_on,
                note=f"Edition {edition.number} is in force since {edition.published_on:%-d %B %Y}.",
                route="resource_detail",
                args=(edition.resource_id,),
            ),
            body_id=owner.pk,
        )


def _asked(asks: QuerySet[Ask]) -> Iterator[Debt]:
    """Asks that are owed still, each with why it came back where it did."""
    rows = asks.select_related("action", "body", "cycle").prefetch_related("updates")
    for ask in rows.order_by("cycle__due_on", "id"):
        last = max(ask.updates.all(), key=lambda one: one.pk, default=None)
        returned = last if last is not None and last.state == UpdateState.RETURNED else None
        yield Debt(
            Owed(
                kind=Kind.MEND if returned else Kind.UPDATE,
                thing_id=ask.pk,
                partnership_id=ask.partnership_id,
                title=named(ask.action),
                body=ask.body.short_name or ask.body.name,
                due=ask.cycle.due_on,
                since=ask.asked_on,
                note=f"It came back to be mended: {returned.returned_why}" if returned else "",
                route="update_give",
                args=(ask.pk,),
                link="ask",
            ),
            body_id=ask.body_id,
            author=returned.submitted_by_id if returned else None,
        )


def _agreement(one: Update) -> Owed:
    """An update that waits to be agreed, as what it asks of whoever may."""
    ask, sent = one.ask, timezone.localdate(one.submitted_at)
    return Owed(
        kind=Kind.AGREE,
        thing_id=one.pk,
        partnership_id=one.partnership_id,
        title=named(ask.action),
        body=ask.body.short_name or ask.body.name,
        due=ask.cycle.closes_on,
        since=sent,
        note=f"{one.submitted_by.name} sent it on {sent:%-d %B %Y}.",
        route="update_agree",
        args=(one.pk,),
    )


def _to_agree(updates: QuerySet[Update], ledger: Ledger) -> Iterator[Debt]:
    """Everything that waits to be agreed, with whoever may."""
    waiting = updates.filter(state=UpdateState.SUBMITTED)
    rows = list(waiting.select_related("ask__action", "ask__body", "ask__cycle", "submitted_by").order_by("id"))
    authors = authors_of([one.pk for one in rows])
    for one in rows:
        may = who_may_agree(ledger.seated[one.partnership_id], one.ask.body_id, authors[one.pk])
        yield Debt(_agreement(one), body_id=one.ask.body_id, persons=tuple(person.person_id for person in may))


def _changes(changes: QuerySet[Change], ledger: Ledger) -> Iterator[Debt]:
    for one in changes.filter(state=ChangeState.ASKED).select_related("action", "asked_by").order_by("id"):
        by = f" {one.asked_by.name} asked for it." if one.asked_by else ""
        words = FIELDS[one.thing, one.field].words
        deciders = ledger.deciders[one.partnership_id]
        yield Debt(
            Owed(
                kind=Kind.CHANGE,
                thing_id=one.pk,
                partnership_id=one.partnership_id,
                title=f"{words} of {named(one.action)}" if one.action else words,
                since=one.asked_on,
                note=f"{one.reason}{by}",
                route="change_decide",
                args=(one.pk,),
            ),
            persons=tuple(pk for pk in deciders if pk != one.asked_by_id),
        )


def _kept(kept: QuerySet[KeptIdentifier], ledger: Ledger) -> Iterator[Debt]:
    """Words kept with a reason that nobody has reviewed, for whoever may and did not write them."""
    for one in kept.filter(outcome="").select_related("by").order_by("id"):
        written = timezone.localdate(one.at)
        yield Debt(
            Owed(
                kind=Kind.KEPT,
                thing_id=one.pk,
                partnership_id=one.partnership_id,
                title=f"kept with a reason on {written:%-d %B %Y}",
                since=written,
                note=f"{one.by.name} kept them because: {one.reason}",
                route="identifier_review",
                args=(one.pk,),
            ),
            persons=tuple(pk for pk in ledger.reviewers[one.partnership_id] if pk != one.by_id),
        )

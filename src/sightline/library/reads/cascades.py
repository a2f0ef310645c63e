"""Who was asked to cascade what, what each said, and what is owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from sightline.library.models import Dissemination, Edition, Receipt, Recipient
from sightline.library.reads.inforce import in_force
from sightline.library.rules.cascading import Asked, Stands, Tested, stands, tested
from sightline.library.rules.reviewing import REMINDED_BEFORE
from sightline.library.rules.states import Confirmed, EditionState
from sightline.people.models import Body, Partnership
from sightline.post.models import Reminder
from sightline.post.reads import reminders_about
from sightline.questions.reads import pulse_counts
from sightline.questions.rules.counts import Count as Counted


def disseminations_of(partnership: Partnership) -> QuerySet[Dissemination]:
    """Every cascade of a partnership, open ones first, each with how many are asked, read and confirmed."""
    going = Q(recipients__excused_on=None)
    return (
        Dissemination.objects.filter(partnership=partnership)
        .select_related("edition__resource", "set")
        .annotate(
            asked=Count("recipients", filter=going),
            read=Count("recipients", filter=going & Q(recipients__state=Confirmed.READ)),
            confirmed=Count("recipients", filter=going & Q(recipients__state=Confirmed.CASCADED)),
        )
        .order_by("closed_on", "-asked_on", "-id")
    )


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """A provider as a cascade's page shows it: where it stands, its last receipt, who was reminded, what its staff said
    (`hidden_why` where that may not be told)."""

    recipient: Recipient
    stands: Stands
    receipt: Receipt | None
    reminders: tuple[Reminder, ...]
    tested: Tested | None
    hidden_why: str
    answered: int


def recipient_rows(dissemination: Dissemination, today: dt.date) -> list[RecipientRow]:
    """The providers of a cascade, those that want doing first, then by name. Eight queries, however many."""
    recipients = list(dissemination.recipients.select_related("body", "exercise"))
    receipts = last_receipts([one.pk for one in recipients])
    reminders = reminders_about(dissemination.partnership_id, "receipt", [one.pk for one in recipients])
    pulses = pulse_counts([one.exercise_id for one in recipients if one.exercise_id])
    rows = []
    for one in recipients:
        receipt = receipts.get(one.pk)
        count = _known(one, pulses)
        rows.append(
            RecipientRow(
                recipient=one,
                stands=stands(_asked(one, dissemination), dissemination.edition.number, today),
                receipt=receipt,
                reminders=tuple(reminders.get(str(one.pk), ())),
                tested=_tested(one, receipt, pulses),
                hidden_why=count.hidden_why if count else "",
                answered=count.answered if count else 0,
            )
        )
    return sorted(rows, key=lambda row: list(Stands).index(row.stands))  # a stable sort: by name within


def _known(recipient: Recipient, pulses: Mapping[int, Sequence[tuple[str, Counted]]]) -> Counted | None:
    """How many of a provider's staff said that they know the document, where they were asked."""
    asked = pulses.get(recipient.exercise_id or 0)
    return asked[0][1] if asked else None


def _tested(
    recipient: Recipient, receipt: Receipt | None, pulses: Mapping[int, Sequence[tuple[str, Counted]]]
) -> Tested | None:
    """What a provider claims beside what its staff said; None where that may not be told, or nobody said anything."""
    count = _known(recipient, pulses)
    if count is None or count.hidden_why:
        return None
    claim = receipt if receipt and receipt.cascaded else None
    return tested(
        body=recipient.body.name,
        reached=claim.reached if claim else None,
        staff=claim.staff if claim else None,
        knew=count.positive,
        answered=count.answered,
    )


def last_receipts(recipient_ids: Iterable[int]) -> dict[int, Receipt]:
    """The newest receipt of each recipient that gave one. One query."""
    newest = Receipt.objects.filter(recipient=OuterRef("recipient")).order_by("-version").values("pk")[:1]
    rows = Receipt.objects.filter(recipient__in=list(recipient_ids), pk=Subquery(newest)).select_related("given_by")
    return {one.recipient_id: one for one in rows}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one provider stands with one document; `recipient` where it was ever asked, `tested` where its staff were and
    what they said may be told."""

    stands: Stands
    recipient: Recipient | None = None
    tested: Tested | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Providers down, documents across: `cells` by (body id, resource id); one that is not there was not asked."""

    bodies: tuple[Body, ...]
    editions: tuple[Edition, ...]
    cells: dict[tuple[int, int], Cell]

    def cell(self, body: Body, edition: Edition) -> Cell:
        """How the two stand."""
        return self.cells.get((body.pk, edition.resource_id), Cell(Stands.NOT_ASKED))


def matrix(partnership: Partnership, today: dt.date) -> Matrix:
    """Every document in force that any provider was ever asked about, against every provider ever asked about one of
    them, with what staff said of what was confirmed. Seven queries, however many."""
    force = {one.resource.pk: one.edition for one in in_force(partnership)}
    asked = (
        Recipient.objects.filter(partnership=partnership, dissemination__edition__resource__in=force)
        .select_related("body", "dissemination__edition", "exercise")
        .order_by("dissemination__edition__number", "dissemination__asked_on", "id")
    )
    newest = {(one.body_id, one.dissemination.edition.resource_id): one for one in asked}
    bodies = {one.body_id: one.body for one in newest.values()}
    resources = {resource_id for _, resource_id in newest}
    proved = [one for one in newest.values() if one.exercise_id and one.state == Confirmed.CASCADED]
    receipts = last_receipts([one.pk for one in proved])
    pulses = pulse_counts([one.exercise_id for one in proved])
    said = {one.pk: _tested(one, receipts.get(one.pk), pulses) for one in proved}
    cells = {
        (body_id, resource_id): Cell(
            stands(_asked(one, one.dissemination), force[resource_id].number, today), one, said.get(one.pk)
        )
        for (body_id, resource_id), one in newest.items()
    }
    editions = [edition for resource_id, edition in force.items() if resource_id in resources]
    return Matrix(
        tuple(sorted(bodies.values(), key=lambda body: body.name.casefold())),
        tuple(sorted(editions, key=lambda edition: edition.resource.title.casefold())),
        cells,
    )


def _asked(one: Recipient, dissemination: Dissemination) -> Asked:
    return Asked(
        one.state,
        one.due_on,
        dissemination.edition.number,
        excused=one.excused_on is not None,
        closed=dissemination.closed_on is not None,
    )


def receipts_owed(partnership_ids: Collection[int]) -> QuerySet[Recipient]:
    """The providers that are to confirm still, those due first at the top: for lists of work and the digest."""
    going = Recipient.objects.filter(
        partnership_id__in=partnership_ids, excused_on=None, dissemination__closed_on=None
    ).exclude(state=Confirmed.CASCADED)
    return going.select_related("body", "dissemination__edition__resource").order_by("due_on", "id")


def reviews_owed(partnership_ids: Collection[int], today: dt.date) -> QuerySet[Edition]:
    """The editions in force whose review is due within eight weeks, or was: their documents' owners are reminded."""
    due = Edition.objects.filter(
        partnership_id__in=partnership_ids, state=EditionState.PUBLISHED, review_on__lte=today + REMINDED_BEFORE
    )
    return due.select_related("resource__owner").order_by("review_on", "id")

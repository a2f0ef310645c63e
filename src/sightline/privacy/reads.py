"""What waits for a review, and which reasons stand for a row."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, QuerySet

from sightline.people.access import Membership
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import Finding, scan
from sightline.privacy.rules.reviewing import Outcome


def kept_in(membership: Membership) -> QuerySet[KeptIdentifier]:
    """Everything kept in the partnership: what waits first, then the newest. One query."""
    kept = KeptIdentifier.objects.visible_to(membership).select_related("by", "reviewed_by")
    return kept.order_by("outcome", "-at", "-id")


def waiting_in(membership: Membership) -> int:
    """How many reasons nobody has reviewed yet. One query."""
    return KeptIdentifier.objects.visible_to(membership).filter(outcome="").count()


def reasons_of(row: Model) -> dict[str, str]:
    """The reasons that stand for a row, by field: what a form of it begins with. One query."""
    kept = KeptIdentifier.objects.filter(table=row._meta.label_lower, row_id=row.pk).exclude(outcome=Outcome.REWORD)
    return {one.field: one.reason for one in kept}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `found` says that it reads like an identifier."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class WordsNow:
    """The words that were kept, as they stand today: in pieces, and what is found in them."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]


def words_now(kept: KeptIdentifier) -> WordsNow | None:
    """What the field says today, scanned anew; None where its row is gone. One query."""
    model = apps.get_model(kept.table)
    rows = model._default_manager.filter(pk=kept.row_id, partnership_id=kept.partnership_id)
    text = rows.values_list(kept.field, flat=True).first()
    if text is None:
        return None
    pieces, end = [], 0
    findings = scan(text)
    for one in findings:
        pieces += [Piece(text[end : one.start]), Piece(one.text, found=True)]
        end = one.end
    pieces.append(Piece(text[end:]))
    return WordsNow(tuple(piece for piece in pieces if piece.text), findings)

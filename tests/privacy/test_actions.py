"""Words kept with a reason, on a change of the plan, and what a reviewer says of them."""

from __future__ import annotations

import pytest

from sightline.plan.models import Change, Plan
from sightline.privacy.actions import can_review, keep_with_reason, review_kept, scan_texts
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.reads import kept_in, reasons_of, waiting_in
from sightline.privacy.rules import HoldsIdentifier, Outcome, scan
from sightline.privacy.rules.reviewing import NotYet
from sightline.trail.actions import action
from sightline.trail.models import Entry, EntryText
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.privacy.conftest import HIT, REASON, asked


def test_words_without_an_identifier_are_stored_and_nothing_is_kept(cast: Cast, adopted: Plan) -> None:
    asked(cast, adopted, reason="The designer left.")
    assert not KeptIdentifier.objects.exists()


def test_a_hit_undoes_the_writing_and_its_record(cast: Cast, adopted: Plan) -> None:
    before = Entry.objects.count()
    with pytest.raises(HoldsIdentifier) as refusal:
        asked(cast, adopted, reason=HIT)
    assert set(refusal.value.found) == {"reason"}
    assert "kelly.m@example.org" in str(refusal.value)
    assert not Change.objects.exists()
    assert Entry.objects.count() == before


def test_a_reason_is_kept_and_the_record_does_not_repeat_the_words(cast: Cast, adopted: Plan) -> None:
    change = asked(cast, adopted, reason=HIT, kept={"reason": REASON})
    kept = KeptIdentifier.objects.get()
    assert (kept.table, kept.row_id, kept.field, kept.kinds) == ("plan.change", change.pk, "reason", ["email"])
    assert (kept.thing, kept.thing_id, kept.by, kept.reason) == ("action", str(change.action_id), cast.member, REASON)
    entry = Entry.objects.get(verb="kept, with a reason, words found in")
    text = EntryText.objects.get(entry=entry)
    assert "kelly" not in text.before + text.after
    assert '"reads_like":["email"]' in text.after


def test_a_reason_that_names_somebody_is_none(cast: Cast, adopted: Plan) -> None:
    with pytest.raises(HoldsIdentifier):
        asked(cast, adopted, reason=HIT, kept={"reason": "Because kelly.m@example.org asked"})


@action
def again(*, by, row, kept=None):
    scan_texts(by=by, row=row, fields=("reason",), thing="action", thing_id=row.action_id, kept=kept)
    scan_texts(by=by, row=row, fields={"decision_note": "note"}, thing="action", thing_id=row.action_id, kept=kept)
    keep_with_reason(
        by=by, row=row, field="becomes", findings=scan(HIT), reason=REASON, thing="action", thing_id=row.action_id
    )


def test_a_reason_stands_for_the_same_kinds_until_it_is_to_be_reworded(cast: Cast, adopted: Plan) -> None:
    change = asked(cast, adopted, reason=HIT, kept={"reason": REASON})
    assert reasons_of(change) == {"reason": REASON}
    again(by=cast.member, row=change)
    assert KeptIdentifier.objects.filter(field="reason").count() == 1
    review_kept(
        by=cast.business_manager,
        kept=KeptIdentifier.objects.get(field="reason"),
        outcome=Outcome.REWORD,
        note="Name the team.",
    )
    assert reasons_of(change) == {"becomes": REASON}
    with pytest.raises(HoldsIdentifier):
        again(by=cast.member, row=change)


def test_a_field_may_be_called_otherwise_in_the_form(cast: Cast, adopted: Plan) -> None:
    change = asked(cast, adopted, reason="The designer left.")
    change.decision_note = HIT
    with pytest.raises(HoldsIdentifier) as refusal:
        again(by=cast.member, row=change)
    assert set(refusal.value.found) == {"note"}
    again(by=cast.member, row=change, kept={"note": REASON})
    assert KeptIdentifier.objects.get(field="decision_note").reason == REASON


def test_the_program_cannot_keep_an_identifier(cast: Cast, adopted: Plan) -> None:
    change = asked(cast, adopted, reason="The designer left.")
    with pytest.raises(NotYet, match="Only a person"):
        again(by=Program("a command"), row=change)


def test_a_review_is_by_another_once_and_says_what_to_reword(cast: Cast, adopted: Plan) -> None:
    asked(cast, adopted, by=cast.business_manager, reason=HIT, kept={"reason": REASON})
    kept = KeptIdentifier.objects.get()
    assert not can_review(kept, cast.business_manager)
    with pytest.raises(NotYet, match="You kept these words yourself"):
        review_kept(by=cast.business_manager, kept=kept, outcome=Outcome.STAYS)
    with pytest.raises(NotYet, match="what is to be reworded"):
        review_kept(by=cast.chair, kept=kept, outcome=Outcome.REWORD, note=" ")
    with pytest.raises(HoldsIdentifier):
        review_kept(by=cast.chair, kept=kept, outcome=Outcome.REWORD, note=HIT)
    reviewed = review_kept(by=cast.chair, kept=kept, outcome=Outcome.REWORD, note="Name the team.")
    assert reviewed.reviewed_by == cast.chair
    assert not can_review(reviewed, cast.support)
    with pytest.raises(NotYet, match="reviewed already, by Dame Ruth Abara: to be reworded"):
        review_kept(by=cast.support, kept=kept, outcome=Outcome.STAYS)


def test_what_waits_stands_first(cast: Cast, adopted: Plan, membership) -> None:
    for number in ("1.1", "1.2"):
        asked(cast, adopted, number=number, reason=HIT, kept={"reason": REASON})
    first = KeptIdentifier.objects.earliest("id")
    review_kept(by=cast.chair, kept=first, outcome=Outcome.STAYS)
    assert waiting_in(membership) == 1
    assert [one.outcome for one in kept_in(membership)] == ["", "stays"]

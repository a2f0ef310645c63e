"""What the round and governance hold of an action, for its page: how it stands, what was said, what was made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from sightline.desk.rules.marks import claim_tag, delivery_tag, evidence_tag, milestone_tag
from sightline.desk.views.executive import challenge_line
from sightline.governance import reads as governance
from sightline.governance.models import Challenge, Decision, Escalation
from sightline.kit.periods import said
from sightline.people.access import Membership
from sightline.plan.models import Action
from sightline.progress.reads import Standing, standing
from sightline.progress.reads.updates import UpdateView, updates_of
from sightline.progress.rules.states import UpdateState

STATE_KINDS = {
    UpdateState.SUBMITTED: "info",
    UpdateState.RETURNED: "warn",
    UpdateState.AGREED: "good",
    UpdateState.LAPSED: "none",
}


def round_sections(action: Action, membership: Membership, today: dt.date) -> dict[str, Any]:
    """How an adopted action stands, its updates, and what governance did about it. A fixed number of queries."""
    slug = action.plan.partnership.slug
    stands, updates = standing(action, today), updates_of(action)
    return {
        "stands": stands,
        "stands_rows": _stands(stands),
        "stands_more": [*stands.delivery.reasons, *stands.delivery.also, *stands.unproven],
        "updates": [_update(one, slug) for one in updates],
        "update_ids": [one.update.pk for one in updates],
        "challenges": [_challenge(one, slug) for one in governance.challenges_of(action)],
        "decisions": [_decision(one, slug) for one in governance.decisions_of(action, membership)],
        "escalations": [_escalation(one, slug) for one in governance.escalations_of(action, membership)],
        "notes": [
            f"{one.text or 'Read and noted.'} ({one.noted_by.name}, {one.noted_on:%-d %B %Y})"
            for one in governance.notes_of(action)
        ],
        "promotions": [
            f"{one.text} (made known in {one.where}, {one.promoted_on:%-d %B %Y})"
            for one in governance.promotions_of(action)
        ],
    }


def milestone_states(stands: Standing) -> dict[int, dict[str, Any]]:
    """Where each milestone stands, by its id, as a cell of the table; the dates of a recurring one as its note."""
    found = {}
    for one in stands.milestones:
        dates = [f"{each.due:%-d %b %Y}: {each.words}" for each in one.occurrences if each.due]
        note = "; ".join(filter(None, [one.later_words, *dates]))
        found[one.milestone_id] = {"text": "", "tag": milestone_tag(one).plain, "note": note}
    return found


def _stands(stands: Standing) -> list[dict[str, Any]]:
    """Claim and delivery beside each other, as a summary list."""
    claimed = f"{stands.claim_words}, on {stands.claim_on:%-d %B %Y}" if stands.claim_on else "Nothing yet"
    agreed = "" if not stands.claim_on or stands.claim_agreed else "not agreed yet"
    return [
        {"key": "Owner says", "value": claimed, "tag": claim_tag(stands.claim).plain, "note": agreed},
        {"key": "Delivery", "value": "", "tag": delivery_tag(stands.delivery).plain},
        {"key": "Evidence", "value": "", "tag": evidence_tag(stands.evidence_state).plain},
    ]


def evidence_by_measure(stands: Standing) -> dict[int, dict[str, Any]]:
    """What is known of each measure, by its id: the mark, the sentence, how it is known."""
    return {
        one.measure_id: {
            "tag": {**evidence_tag(one.state).plain, "text": one.words},
            "sentence": one.sentence,
            "change": one.change,
            "due": f"Due {said(one.due)}" if one.due else "No date says when it is due",
            "self_assessed": one.self_assessed,
        }
        for one in stands.evidence
    }


def _update(one: UpdateView, slug: str) -> dict[str, Any]:
    """An update as the page shows it, with the way to all of it."""
    told = [("What was done", one.update.done), ("What difference it made", one.update.difference)]
    told += [("What is next", one.update.coming), ("Good practice", one.update.good_practice)]
    return {
        "title": f"{one.round}: {one.body}",
        "href": reverse("update_detail", args=[slug, one.update.pk]),
        "claim": claim_tag(one.claim).plain if one.claim else None,
        "state": {"text": one.state_words, "kind": STATE_KINDS[UpdateState(one.state)]},
        "said": [(label, text) for label, text in told if text],
        "met": [f"{each.name}: {each.words}" for each in one.met],
        "dates": [f"{each.name}, asked for {each.becomes}: {each.state_words}" for each in one.dates_asked],
        "sent": f"Sent by {one.sent}. {one.late} {one.settled}".replace("  ", " "),
        "versions": len(one.versions),
    }


def _challenge(one: Challenge, slug: str) -> dict[str, Any]:
    """A challenge with its question and what it was answered."""
    answers: Sequence[Any] = list(one.answers.all())
    return {
        **challenge_line(one, slug),
        "answers": [
            f"{each.answered_by.name}: {each.text}" + (f" ({each.judged_why})" if each.judged_why else "")
            for each in answers
        ],
    }


def _decision(one: Decision, slug: str) -> dict[str, Any]:
    effect = one.effect or "Its effect is not recorded yet."
    return {
        "href": reverse("decision_detail", args=[slug, one.pk]),
        "text": f"{one}: {one.text}",
        "note": f"{one.meeting.words}. {effect}",
    }


def _escalation(one: Escalation, slug: str) -> dict[str, Any]:
    return {
        "href": reverse("escalation_detail", args=[slug, one.pk]),
        "text": f"{one.title}: {one.get_state_display().lower()}",
        "note": one.outcome or one.why,
    }

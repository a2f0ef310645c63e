"""A cycle as one document: everything that was said in it and computed on the day it closed."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from sightline.plan.models import Action
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.rules.cycles import name_of

Json = Any
SCHEMA = "sightline-cycle/1"


def cycle_document(cycle: Cycle) -> Json:
    """The closed cycle in plain values: names and words as they are now, so that nothing need be looked up later.

    Five queries, and those of the standings."""
    start_month = cycle.partnership.fiscal_start_month
    asks: dict[int, list[Ask]] = defaultdict(list)
    rows = Ask.objects.filter(cycle=cycle).select_related("body").prefetch_related(
        "updates__versions", "updates__submitted_by", "updates__decided_by"
    )  # fmt: skip
    for ask in rows.order_by("-answers", "pk"):
        asks[ask.action_id].append(ask)
    actions = Action.objects.filter(plan_id=cycle.plan_id).select_related("priority")
    return {
        "schema": SCHEMA,
        "cycle": {
            "plan": str(cycle.plan.uid),
            "plan_title": cycle.plan.title,
            "number": cycle.number,
            "name": name_of(cycle.starts_on, start_month),
            **{
                key: _iso(getattr(cycle, key))
                for key in ("starts_on", "ends_on", "asks_on", "due_on", "opened_on", "closed_on")
            },
            "closed_by": cycle.closed_by.name,
        },
        "actions": [
            {
                "uid": str(one.uid),
                "number": one.number,
                "title": short_title(one.title, one.text),
                "priority": str(one.priority),
                "withdrawn_on": _iso(one.withdrawn_on),
                "asked": [_asked(ask) for ask in asks[one.pk]],
            }
            for one in actions
        ],
    }


def digest_of(document: Json) -> str:
    """SHA-256 of a document in one spelling: sorted keys, no spaces."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _asked(ask: Ask) -> Json:
    return {
        "body": ask.body.name,
        "answers": ask.answers,
        "asked_on": _iso(ask.asked_on),
        "excused_on": _iso(ask.excused_on),
        "updates": [_said(update) for update in ask.updates.all()],
    }


def _said(update: Update) -> Json:
    newest = list(update.versions.all())[-1]
    return {
        **newest.document,
        "state": update.state,
        "version": update.version,
        "sent_by": update.submitted_by.name,
        "sent_at": update.submitted_at.isoformat(),
        "settled_by": update.decided_by.name if update.decided_by else "",
        "settled_at": update.decided_at.isoformat() if update.decided_at else "",
        "agreed_as": update.agreed_as,
        "agreed_at_closing": update.agreed_at_closing,
        "returned_why": update.returned_why,
    }


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None

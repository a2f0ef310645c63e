"""What a message reminded its reader of, by name, as far as a partnership may read it: its own part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet

from sightline.desk.reads.owed import named
from sightline.desk.rules.owed import NAMES, Kind
from sightline.governance.models import Challenge, Decision, Meeting, PaperAsk, Task
from sightline.plan.models import Change
from sightline.post.models import Reminder
from sightline.post.rules import Rung
from sightline.privacy.models import KeptIdentifier
from sightline.progress.models import Ask, Update
from sightline.questions.models import Exercise, Invite

AS_WORDS = {
    Rung.OWNER: "who owes it",
    Rung.DEPUTY: "as deputy",
    Rung.CHAIR: "as chair",
    Rung.MANAGER: "as business manager",
}
# Where the things of a kind are, what to join, and what they are called.
_TABLES: dict[Kind, tuple[type[Model], tuple[str, ...], Callable[[Any], str]]] = {
    Kind.UPDATE: (Ask, ("action", "body"), lambda one: f"{named(one.action)}, {one.body}"),
    Kind.AGREE: (Update, ("ask__action", "ask__body"), lambda one: f"{named(one.ask.action)}, {one.ask.body}"),
    Kind.CHANGE: (Change, ("action",), lambda one: named(one.action) if one.action else "the plan"),
    Kind.CHALLENGE: (Challenge, (), str),
    Kind.ANSWER: (Challenge, (), str),
    Kind.PAPER: (PaperAsk, (), lambda one: one.wanted),
    Kind.TASK: (Task, (), str),
    Kind.DECISION: (Decision, (), str),
    Kind.MINUTES: (Meeting, (), str),
    Kind.KEPT: (KeptIdentifier, (), str),
    Kind.SURVEY: (Invite, ("exercise",), lambda one: one.exercise.title),
    Kind.READ: (Exercise, (), str),
}


def reminded_of(reminders: Iterable[Reminder]) -> list[str]:
    """Each reminder in words: "Update: 1.2 Neglect training, Workforce development (as deputy)". A query a kind."""
    rows = list(reminders)
    names: dict[tuple[str, str], str] = {}
    for kind, (model, joined, name) in _TABLES.items():
        ids = [int(one.thing_id) for one in rows if one.thing == kind]
        if ids:
            found: QuerySet = model._default_manager.filter(pk__in=ids).select_related(*joined)
            names |= {(kind.value, str(one.pk)): name(one) for one in found}
    return [_words(one, names.get((one.thing, one.thing_id), "")) for one in rows]


def _words(one: Reminder, name: str) -> str:
    kind = NAMES[Kind(one.thing)]
    what = f"{kind[:1].upper()}{kind[1:]}"
    return f"{what}{f': {name}' if name else ''} ({AS_WORDS[Rung(one.rung)]})"

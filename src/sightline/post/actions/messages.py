"""A message is queued in the transaction that wants it, claimed by one worker at a time, and sent or given up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.post import rules
from sightline.post.models import Outbox, Reminder
from sightline.post.rules import Rung, State
from sightline.trail.actions import action, record, silent_action
from sightline.trail.rules import Actor

_SILENT = "what happened is said by the action that wants the message; the outbox itself keeps what was sent when"


@silent_action(_SILENT, savepoint=False)
def queue(*, partnership: Partnership, person: Person, key: str, subject: str, lines: Sequence[str]) -> Outbox:
    """Wants a message sent, if the caller's transaction succeeds. `lines` are paragraphs of plain text.

    `key` names the occasion ("asked:12:34"); a second message with it is the first one, which stands as it is: what is
    returned has its id, and is to be read for its words where they matter.
    """
    return _queued(key, partnership=partnership, person=person, subject=subject, lines=list(lines))


@silent_action(_SILENT, savepoint=False)
def queue_outside(*, partnership: Partnership, address: str, key: str, subject: str, lines: Sequence[str]) -> Outbox:
    """The same for somebody without an account, at the address she gave. It is forgotten with the words.

    Whoever calls this sees to it that nobody can have another person's letter box filled: by asking seldom.
    """
    address = address.strip().lower()
    return _queued(key, partnership=partnership, address=address, subject=subject, lines=list(lines))


def _queued(key: str, **wanted: object) -> Outbox:
    now = clock.now()
    message = Outbox(key=key, **wanted, queued_at=now, next_at=now)
    # One statement: a row that has the key stays as it is, and tells its id.
    Outbox.objects.bulk_create([message], update_conflicts=True, unique_fields=["key"], update_fields=["key"])
    return message


@silent_action("the action that wants the message says what happened")
def remember_reminders(*, message: Outbox, things: Iterable[tuple[int, str, str, Rung]], on: dt.date) -> None:
    """Keeps what `message` reminds its reader of: (partnership's id, thing, its id, as what), each once."""
    Reminder.objects.bulk_create(
        Reminder(message=message, partnership_id=partnership_id, thing=thing, thing_id=thing_id, rung=rung, on=on)
        for partnership_id, thing, thing_id, rung in things
    )


@action
def queue_again(*, by: Actor, message: Outbox) -> bool:
    """Tries a message that had failed once more, from the start. False if it is no longer a failed one."""
    moved = Outbox.objects.filter(pk=message.pk, state=State.FAILED).update(
        state=State.QUEUED, attempts=0, next_at=clock.now(), claimed_at=None, trouble=""
    )
    before = {"state": str(State.FAILED), "label": message.subject}
    after = {"state": str(State.QUEUED), "label": message.subject} if moved else before
    record(
        by=by,
        partnership_id=message.partnership_id,
        verb="queued again",
        thing="outbox",
        thing_id=message.pk,
        before=before,
        after=after,
    )
    return bool(moved)


@silent_action("a worker's claim is the outbox's own book-keeping")
def claim_message() -> Outbox | None:
    """Takes the message that has waited longest, for this worker alone; None when nothing is due.

    A message whose worker died between sending and saying so is taken again, and marked as possibly sent twice.
    The claim is one conditional update, so of two workers who want the same message one gets it.
    """
    now = clock.now()
    due = Q(state=State.QUEUED, next_at__lte=now) | Q(state=State.SENDING, claimed_at__lt=now - rules.LEASE)
    while True:
        message = Outbox.objects.filter(due).order_by("next_at", "pk").select_related("person").first()
        if message is None:
            return None
        abandoned = message.state == State.SENDING
        claimed = Outbox.objects.filter(due, pk=message.pk, attempts=message.attempts).update(
            state=State.SENDING,
            claimed_at=now,
            attempts=message.attempts + 1,
            possibly_twice=message.possibly_twice or abandoned,
        )
        if claimed:
            message.refresh_from_db(fields=["state", "claimed_at", "attempts", "possibly_twice"])
            return message


@silent_action("what became of a message is shown in the outbox")
def record_sent(*, message: Outbox) -> None:
    """The mail server took the message. Its words stay for a while, but the links in it are its reader's alone."""
    Outbox.objects.filter(pk=message.pk, state=State.SENDING, attempts=message.attempts).update(
        state=State.SENT, sent_at=clock.now(), next_at=None, trouble="", lines=rules.without_tokens(message.lines)
    )


@silent_action("what became of a message is shown in the outbox")
def record_refused(*, message: Outbox, trouble: str, for_good: bool, now: dt.datetime) -> None:
    """The mail server did not take the message: it is tried again later, or given up. `trouble` names no address."""
    verdict = rules.after_refusal(attempts=message.attempts, for_good=for_good, now=now)
    Outbox.objects.filter(pk=message.pk, state=State.SENDING, attempts=message.attempts).update(
        state=verdict.state, next_at=verdict.next_at, trouble=trouble[:200]
    )

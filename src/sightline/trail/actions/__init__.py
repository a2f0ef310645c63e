"""Writing the trail. Every write of every room is an `@action`: one transaction, at least one entry, sealed at its end.

    @action
    def rename_body(*, by, body, name):
        record(by=by, partnership_id=body.partnership_id, verb="renamed", thing="body", thing_id=body.pk,
               before={"name": body.name}, after={"name": name})
        ...

An action inside an action joins its transaction; the entries of all are sealed together, the chain's head locked last,
so that two people who save at once wait for each other only for that moment.
"""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from sightline.kit import clock
from sightline.trail import rules
from sightline.trail.models import Entry, EntryText, Head

P = ParamSpec("P")
R = TypeVar("R")


class _Told(list[dict[str, Any]]):
    """What the running action has said so far. `spoke` is true once it said anything, even that nothing changed."""

    spoke = False


_pending: ContextVar[_Told | None] = ContextVar("pending", default=None)
_via: ContextVar[str] = ContextVar("via", default="command")


@contextmanager
def coming_via(way: str) -> Iterator[None]:
    """Says how what happens inside came in: `browser`, `link`, `command`, `work`."""
    token = _via.set(way)
    try:
        yield
    finally:
        _via.reset(token)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a function one transaction with a record. Raises RuntimeError if it never called `record`.

    A function with nothing to say (a draft saved as typed) is a `silent_action`, with its reason.
    """

    @functools.wraps(function)
    def recorded(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _pending.get()
        if outer is not None:
            told = len(outer)
            try:
                with transaction.atomic():  # if the outer action goes on without it, the change and its record both go
                    return function(*args, **kwargs)
            except BaseException:
                del outer[told:]
                raise
        entries = _Told()
        token = _pending.set(entries)
        try:
            with transaction.atomic():
                result = function(*args, **kwargs)
                if not entries.spoke:
                    raise RuntimeError(f"{function.__module__}.{function.__name__} left no trail entry.")
                _seal(entries)
                return result
        finally:
            _pending.reset(token)

    recorded.is_action = True  # type: ignore[attr-defined]
    return recorded


def part_of_action(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a function a part of the actions that call it: what it writes and tells is theirs, without a point to go
    back to that costs two statements. It refuses before it writes. Raises RuntimeError outside an action."""

    @functools.wraps(function)
    def joined(*args: P.args, **kwargs: P.kwargs) -> R:
        if _pending.get() is None:
            raise RuntimeError(f"{function.__module__}.{function.__name__} was called outside an @action.")
        return function(*args, **kwargs)

    joined.is_action = True  # type: ignore[attr-defined]
    return joined


def silent_action(reason: str, *, savepoint: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """One transaction without a trail entry, for the reason given; the house test lists them all. Inside another it is
    a part to go back behind, but for a function that is one statement and says `savepoint=False`."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        wrapped = transaction.atomic(savepoint=savepoint)(function)
        wrapped.is_action = True  # type: ignore[attr-defined]
        wrapped.silent_because = reason  # type: ignore[attr-defined]
        return wrapped

    return decorate


def record(
    *,
    by: rules.Actor,
    partnership_id: int,
    verb: str,
    thing: str,
    thing_id: object,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Says what the running action changed. `thing` is the thing whose page shows it ("action", "body"); `before` and
    `after` hold only the fields that changed, as plain values. Nothing to say (before equals after) is not an entry.

    Raises RuntimeError outside an action: a record must stand or fall with the change it tells of; ValueError for a
    verb longer than the record has room for, which one database refuses and the other would not notice.
    """
    entries = _pending.get()
    if entries is None:
        raise RuntimeError("record() was called outside an @action.")
    if len(verb) > rules.VERB_LENGTH:
        raise ValueError(f"“{verb}” is longer than {rules.VERB_LENGTH} letters: say it in fewer words.")
    entries.spoke = True
    if before is not None and rules.canonical(before) == rules.canonical(after):
        return
    entries.append(
        {
            "partnership_id": partnership_id,
            "actor_id": by.actor_id,
            "actor_label": by.actor_label,
            "verb": verb,
            "thing": thing,
            "thing_id": str(thing_id),
            "before": rules.canonical(before),
            "after": rules.canonical(after),
        }
    )


def _seal(pending: list[dict[str, Any]]) -> None:
    """Numbers, seals and stores the entries of one transaction.

    Partnerships come in the order of their ids, so that two transactions never wait for each other in a ring."""
    at = clock.now()
    for partnership_id in sorted({one["partnership_id"] for one in pending}):
        head = _locked_head(partnership_id)
        entries, texts = [], []
        for one in pending:
            if one["partnership_id"] != partnership_id:
                continue
            salt = secrets.token_hex(16)
            sealed = rules.Sealed(
                partnership_id=partnership_id,
                seq=head.seq + 1,
                at=at,
                actor_id=one["actor_id"],
                actor_label=one["actor_label"],
                via=_via.get(),
                verb=one["verb"],
                thing=one["thing"],
                thing_id=one["thing_id"],
                digest=rules.digest(salt, one["before"], one["after"]),
            )
            entry = Entry(
                partnership_id=partnership_id,
                seq=sealed.seq,
                at=at,
                actor_id=sealed.actor_id,
                actor_label=sealed.actor_label,
                via=sealed.via,
                verb=sealed.verb,
                thing=sealed.thing,
                thing_id=sealed.thing_id,
                digest=sealed.digest,
                prev=head.hash,
                hash=rules.seal(head.hash, sealed),
            )
            head.seq, head.hash = entry.seq, entry.hash
            entries.append(entry)
            texts.append(EntryText(entry=entry, salt=salt, before=one["before"], after=one["after"]))
        Entry.objects.bulk_create(entries)
        for text in texts:  # the entries have their keys only now
            text.entry_id = text.entry.pk
        EntryText.objects.bulk_create(texts)
        head.save(update_fields=["seq", "hash"])


def _locked_head(partnership_id: int) -> Head:
    """The chain's end, ours until the transaction is over; made when the chain has none."""
    locked = Head.objects.select_for_update().filter(partnership_id=partnership_id)
    head = locked.first()
    if head is None:  # two first writers may both come here; one makes it, the other waits and finds it
        Head.objects.get_or_create(partnership_id=partnership_id, defaults={"seq": 0, "hash": rules.FIRST})
        head = locked.get()
    return head

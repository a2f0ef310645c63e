"""The record, shaped for pages: the history of a thing, and the whole record of a partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from sightline.trail import words
from sightline.trail.models import Blanking, Entry, Head

Thing = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the history panel shows it: what, who, when, field by field, and what else to know."""

    seq: int
    text: str
    who: str
    when: str
    changes: list[words.FieldChange]
    note: str
    thing: str
    thing_id: str
    blanked: bool


def history(partnership_id: int, things: Iterable[Thing], *, limit: int = 20) -> list[Line]:
    """The last `limit` entries about `things`, newest first. Give the page's thing and what belongs to it:
    [("body", 5), ("seat", 7), ("seat", 9)]. One query. Raises TypeError for what is not an id."""
    about = Q()
    for thing, ids in _grouped(things).items():
        # The partnership in each part, so that the index finds each; once beside them, and SQLite walks the chain.
        about |= Q(partnership_id=partnership_id, thing=thing, thing_id__in=ids)
    if not about:
        return []
    entries = Entry.objects.filter(about).select_related("text").order_by("-seq")
    return [line(entry) for entry in entries[:limit]]


def record_of(
    partnership_id: int,
    *,
    thing: str = "",
    who: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> QuerySet[Entry]:
    """A partnership's entries, newest first, those that match: a kind of thing, part of a name, days (both counted)."""
    entries = Entry.objects.filter(partnership_id=partnership_id).select_related("text").order_by("-seq")
    if thing:
        entries = entries.filter(thing=thing)
    if who:
        entries = entries.filter(actor_label__icontains=who)
    if since:
        entries = entries.filter(at__gte=_midnight(since))
    if until:
        entries = entries.filter(at__lt=_midnight(until + dt.timedelta(days=1)))
    return entries


def line(entry: Entry, labels: Mapping[tuple[str, str], str] | None = None) -> Line:
    """An entry in words. `labels` says what things are called now; without, what the entry called them."""
    text = entry.text
    called = (labels or {}).get((entry.thing, entry.thing_id)) or words.label_in(text.before, text.after)
    return Line(
        seq=entry.seq,
        text=words.sentence(entry.verb, entry.thing, called),
        who=entry.actor_label,
        when=moment(entry.at),
        changes=words.changes(text.before, text.after),
        note=f"Blanked by {text.blanked_by} on {moment(text.blanked_on)}: {text.blanked_why}"
        if text.blanked_on
        else "",
        thing=entry.thing,
        thing_id=entry.thing_id,
        blanked=text.blanked_on is not None,
    )


def open_blankings(partnership_id: int) -> QuerySet[Blanking]:
    """Requests to blank a text that nobody has decided, oldest first."""
    return (
        Blanking.objects.filter(entry__partnership_id=partnership_id, decided_at=None)
        .select_related("entry", "entry__text")
        .order_by("asked_at")
    )


def moment(at: dt.datetime) -> str:
    """A moment as the United Kingdom reads it: "15 January 2018 at 9:05am"."""
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    return f"{local.day} {local:%B %Y} at {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def _grouped(things: Iterable[Thing]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for thing, thing_id in things:
        if not isinstance(thing_id, int | str):
            raise TypeError(f"{thing_id!r} is not the id of one {thing}.")  # it would match nothing, and nobody notice
        grouped.setdefault(thing, []).append(str(thing_id))
    return grouped


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), ZoneInfo(settings.TIME_ZONE))


def head_of(partnership_id: int) -> str:
    """The hash at the end of a partnership's chain: it stands for everything recorded so far; "" before the first."""
    return Head.objects.filter(pk=partnership_id).values_list("hash", flat=True).first() or ""


def heads_of(partnership_ids: Iterable[int] | QuerySet) -> tuple[str, ...]:
    """The hashes at the ends of several chains, in the order of their partnerships: what all of them hold so far. One
    query, also where the ids are one."""
    ids = partnership_ids if isinstance(partnership_ids, QuerySet) else list(partnership_ids)
    rows = Head.objects.filter(pk__in=ids).order_by("pk")
    return tuple(rows.values_list("hash", flat=True))

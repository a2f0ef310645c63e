"""Blanking a text, by two people: one asks with a reason, another agrees. The entry, its digest and the chain stay.

The reason is kept for ever and must not repeat what it blanks; the form says so.
"""

from __future__ import annotations

from sightline.kit import clock
from sightline.trail.actions import action, record
from sightline.trail.models import Blanking, Entry, EntryText
from sightline.trail.rules import Actor


class Refused(Exception):
    """What was asked cannot be done; the message says why, for the person who asked."""


@action
def ask_to_blank(*, by: Actor, entry: Entry, why: str) -> Blanking:
    """Asks that the text of `entry` be blanked. Raises Refused when it is blank, asked for already, or nobody asks."""
    why = why.strip()
    if not by.actor_id:
        raise Refused("A person has to ask, by name.")
    if not why:
        raise Refused("Say why, without repeating what is to be blanked.")
    if entry.text.blanked_on is not None:
        raise Refused("That text is blanked already.")
    if Blanking.objects.filter(entry=entry, decided_at=None).exists():
        raise Refused("Somebody has asked for this already; it waits for a second person.")
    blanking = Blanking.objects.create(
        entry=entry, why=why, asked_at=clock.now(), asked_by_id=by.actor_id, asked_by_label=by.actor_label
    )
    _record(by, blanking, "asked to blank a text about", why=why)
    return blanking


@action
def agree_to_blank(*, by: Actor, blanking: Blanking) -> EntryText:
    """Blanks the text: before, after and salt, so that nothing is left to guess it from. The second of the two people.

    Raises Refused for whoever asked, and when it was decided meanwhile.
    """
    if not by.actor_id or by.actor_id == blanking.asked_by_id:
        raise Refused("It takes two people: somebody other than the one who asked has to agree.")
    _decide(by, blanking, agreed=True)
    text = EntryText.objects.get(entry_id=blanking.entry_id)
    text.salt = text.before = text.after = ""
    text.blanked_on = blanking.decided_at
    text.blanked_by = f"{blanking.asked_by_label} and {by.actor_label}"
    text.blanked_why = blanking.why
    text.save()
    _record(by, blanking, "blanked a text about", why=blanking.why)
    return text


@action
def refuse_to_blank(*, by: Actor, blanking: Blanking) -> Blanking:
    """Leaves the text as it stands; whoever asked may withdraw it so. Raises Refused when it was decided meanwhile."""
    if not by.actor_id:
        raise Refused("A person has to decide, by name.")
    _decide(by, blanking, agreed=False)
    verb = (
        "withdrew a request to blank a text about"
        if by.actor_id == blanking.asked_by_id
        else "decided to keep a text about"
    )
    _record(by, blanking, verb, why=blanking.why)
    return blanking


def _decide(by: Actor, blanking: Blanking, *, agreed: bool) -> None:
    at = clock.now()
    undecided = Blanking.objects.filter(pk=blanking.pk, decided_at=None)
    if not undecided.update(decided_at=at, decided_by_id=by.actor_id, decided_by_label=by.actor_label, agreed=agreed):
        raise Refused("Somebody decided this meanwhile.")
    blanking.refresh_from_db()


def _record(by: Actor, blanking: Blanking, verb: str, *, why: str) -> None:
    entry = blanking.entry
    record(
        by=by,
        partnership_id=entry.partnership_id,
        verb=verb,
        thing=entry.thing,
        thing_id=entry.thing_id,
        after={"entry": entry.seq, "why": why},
    )

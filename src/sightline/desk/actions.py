"""The desk's writes: the message that reminds a person, by the clock or because somebody asked for it; and a review
of words kept with a reason, of which their author is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sightline.desk.links import LINKS, page_of
from sightline.desk.reads import Entry, owing_now
from sightline.desk.rules.digest import Line, opens_by_link, paragraphs, subject
from sightline.desk.things import PAGES
from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import make_link, queue, remember_reminders
from sightline.post.models import Outbox
from sightline.privacy.actions import review_kept
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import Outcome
from sightline.progress.models import Ask, Cycle
from sightline.progress.reads import owed
from sightline.progress.rules.states import CycleState
from sightline.trail.actions import action, record, silent_action
from sightline.trail.rules import Actor

LINK_LASTS = dt.timedelta(days=45)  # a later reminder brings a link of its own


@dataclass
class Reminded:
    """What became of a reminder by hand: who is written to now, and who was today already."""

    now: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)


@silent_action("what was sent to whom about what is kept by the outbox and its reminders")
def send_digest(*, person: Person, entries: Sequence[Entry], on: dt.date) -> Outbox | None:
    """Queues the one message of the day to `person`, with a signed link for each task; None where she has hers.

    Safe to do twice, by two workers at once too: the message's key names person and day."""
    key = f"digest:{person.pk}:{on.isoformat()}"
    if not entries or Outbox.objects.filter(key=key).exists():
        return None
    lines = [_line(person, one) for one in entries]
    words = paragraphs(person.name, lines, on, settings.SITE_URL)
    first = entries[0].partnership
    message = queue(partnership=first, person=person, key=key, subject=subject(lines, on), lines=words)
    stands = Outbox.objects.values_list("lines", flat=True).get(pk=message.pk)
    if stands != words:  # another worker's came first, with links of its own: these are not wanted
        transaction.set_rollback(True)
        return None
    things = {one.owed.key: (one.owed.partnership_id, *one.owed.key, one.rung) for one in entries}
    remember_reminders(message=message, things=things.values(), on=on)
    return message


@action
def remind_now(*, by: Actor, cycle: Cycle) -> Reminded:
    """Writes today to everybody who still owes an answer in the open round, whatever day it is and paused or not.

    Whoever was written to today already is not written to again. Raises NotYet for a round that is not open, and where
    nobody owes anything."""
    today = clock.today()
    if cycle.state != CycleState.OPEN:
        raise NotYet(["This round is not open, so nobody is asked anything in it."])
    waiting = set(owed(Ask.objects.filter(cycle=cycle)).values_list("pk", flat=True))
    found = owing_now(cycle.partnership, waiting, today)
    if not found:
        raise NotYet(["Everybody who was asked has answered: there is nobody to remind."])
    told = Reminded()
    for person, entries in found.items():
        (told.now if send_digest(person=person, entries=entries, on=today) else told.already).append(person.name)
    record(
        by=by,
        partnership_id=cycle.partnership_id,
        verb="reminded the owners of",
        thing="cycle",
        thing_id=cycle.pk,
        after={"label": str(cycle), "written_to": told.now, "written_to_already_today": told.already},
    )
    return told


def _line(person: Person, entry: Entry) -> Line:
    """The line of one thing, with the address where it is done."""
    owed_, partnership = entry.owed, entry.partnership
    if opens_by_link(owed_, entry.rung):
        until = clock.now() + LINK_LASTS
        token = make_link(
            partnership=partnership, person=person, thing=owed_.link, thing_id=owed_.thing_id, until=until
        )
        path = reverse(LINKS[owed_.link], args=[token])
    else:
        path = page_of(owed_, partnership.slug)
    return Line(owed_, entry.rung, partnership.name, f"{settings.SITE_URL.rstrip('/')}{path}", partnership.nation)


@action
def review_identifier(*, by: Person, kept: KeptIdentifier, outcome: str, note: str = "") -> KeptIdentifier:
    """Says whether words kept with a reason may stay; where they are to be reworded, their author is written to.

    Raises what privacy.actions.review_kept does."""
    reviewed = review_kept(by=by, kept=kept, outcome=outcome, note=note)
    if reviewed.outcome == Outcome.REWORD:
        page, slug = PAGES.get(reviewed.thing), reviewed.partnership.slug
        where = reverse(page.route, kwargs={"slug": slug, page.key: reviewed.thing_id}) if page else ""
        queue(
            partnership=reviewed.partnership,
            person=reviewed.by,
            key=f"reword:{reviewed.pk}",
            subject="Words of yours are to be put otherwise",
            lines=[
                f"On {timezone.localdate(reviewed.at):%-d %B %Y} you kept words by which a child could be known, in the"
                f" field “{reviewed.field.replace('_', ' ')}”. {by.name} has read them and asks for others.",
                reviewed.note,
                *([f"Where they stand: {settings.SITE_URL}{where}"] if where else []),
                "If you cannot change them any more, tell the business manager.",
            ],
        )
    return reviewed

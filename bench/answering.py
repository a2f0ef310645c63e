"""Updates sent by many at once: a partnership whose every action waits for an answer, and sixteen who answer.

Each sends her own asks by the links from her mail, signed in: session, token, rating, milestones, record and receipt.
What was sent is counted in the tables afterwards, so that nothing is lost unseen.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.urls import reverse

from bench.data import BY, GROUPS, SINCE, adopted, founded, session_of, this_year
from bench.rounds import Voices, give_rounds
from bench.sending import WRITERS
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Person
from sightline.people.permissions import Role
from sightline.plan.models import Milestone
from sightline.post.actions import make_link
from sightline.post.models import Outbox
from sightline.progress.models import Ask, Said, Update, Version
from sightline.progress.rules.states import CycleState
from sightline.trail.models import Entry
from sightline.trail.verify import verify

EACH = 40  # asks of each writer
TOKEN = "b" * CSRF_SECRET_LENGTH  # a form's token and the cookie it is compared with

Sending = dict[str, str]


def build() -> dict[str, Any]:
    """Makes it; gives what each writer sends, as address, session and fields, and the partnership's id."""
    partnership, bodies = founded("answers", "The partnership that answers")
    writers = [
        people.add_person(
            by=BY,
            since=SINCE,
            body=bodies[GROUPS[number % len(GROUPS)]],
            role=Role.LEAD,
            email=f"writer{number}@bench.example",
            name=f"Writer {number}",
        ).person
        for number in range(WRITERS)
    ]
    plan = adopted(partnership, bodies, WRITERS * EACH, this_year(clock.today()))
    give_rounds(plan, Voices(author=writers[0], chair=writers[1]), closed=2, waits=True)
    milestones = {one.action_id: one for one in Milestone.objects.filter(action__plan=plan).order_by("-position")}
    cookies = [f"{session_of(one)}; csrftoken={TOKEN}" for one in writers]
    asks = Ask.objects.filter(cycle__plan=plan, cycle__state=CycleState.OPEN).select_related("body")
    turns: dict[int, int] = {}
    sent: list[list[Sending]] = [[] for _ in writers]
    for ask in asks.order_by("pk"):
        group = GROUPS.index(ask.body.name)
        turn = turns[group] = turns.get(group, -1) + 1
        number = group + len(GROUPS) * (turn % (WRITERS // len(GROUPS)))
        sent[number].append(_sending(ask, writers[number], cookies[number], milestones[ask.action_id]))
    return {"partnership": partnership.pk, "writers": sent}


def _sending(ask: Ask, writer: Person, cookie: str, milestone: Milestone) -> Sending:
    token = make_link(
        partnership=ask.partnership,
        person=writer,
        thing="ask",
        thing_id=ask.pk,
        until=clock.now() + dt.timedelta(days=1),
    )
    day = min(milestone.due, clock.today())
    fields = {
        "csrfmiddlewaretoken": TOKEN,
        "act": "send",
        "seen": "0",
        "done": "The approach was put into use by every team, and mended after what families told us of it.",
        "difference": "Children say that they were listened to sooner, by somebody whom they knew already.",
        "coming": "An audit of twelve cases looks at what came of it; its findings go to the next meeting.",
        "claim": "green",
        f"met_{milestone.pk}": "on",
        f"on_{milestone.pk}_day": str(day.day),
        f"on_{milestone.pk}_month": str(day.month),
        f"on_{milestone.pk}_year": str(day.year),
    }
    return {"address": reverse("answer", args=[token]), "cookie": cookie, "fields": urlencode(fields)}


def count(partnership_id: int) -> dict[str, int]:
    """What stands in the tables of what was sent. Raises RuntimeError where the record is broken."""
    checked = verify(partnership_id)
    if checked.broken:
        raise RuntimeError(checked.broken)
    asks = Ask.objects.filter(partnership=partnership_id, cycle__state=CycleState.OPEN)
    mine = {"partnership": partnership_id}
    return {
        "updates": Update.objects.filter(ask__in=asks).count(),
        "versions": Version.objects.filter(update__ask__in=asks).count(),
        "milestones said to be met": Said.objects.filter(update__ask__in=asks).count(),
        "receipts in the outbox": Outbox.objects.filter(**mine, key__startswith="update-sent:").count(),
        "entries in the record": Entry.objects.filter(
            partnership_id=partnership_id, verb="sent", thing="update"
        ).count(),
    }

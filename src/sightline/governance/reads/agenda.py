"""An agenda as somebody may see it: items in order with their numbers, papers, minutes, decisions and tasks.

What a member may not see is left out before the items are numbered, so that nothing tells of it; `viewer` None is the
public copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sightline.governance.models import Attendance, Decision, Item, Meeting, Minute, PaperAsk, Task
from sightline.governance.reads.meetings import last_meeting
from sightline.governance.rules.agenda import arises, numbered
from sightline.governance.rules.seats import Came, Quorum, quorum_of
from sightline.governance.rules.states import TaskState
from sightline.governance.rules.words import PURPOSES, ItemKind
from sightline.people.access import Membership
from sightline.plan.rules.changes import FIELDS
from sightline.plan.rules.titles import short_title


@dataclass(frozen=True, slots=True)
class About:
    """What an item is about, and the route and arguments of its page ("" where it has none)."""

    words: str
    route: str = ""
    args: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item with its number and all that hangs on it."""

    number: int
    row: Item
    purpose: str
    presenter: str
    about: About | None
    papers: tuple[PaperAsk, ...]
    minute: Minute | None
    decisions: tuple[Decision, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting as somebody sees it. `matters` are tasks of earlier meetings; `decisions` and `tasks` those of this one
    that stand against no item. `public` says that it is the public copy."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    matters: tuple[Task, ...]
    decisions: tuple[Decision, ...]
    tasks: tuple[Task, ...]
    attendance: tuple[Attendance, ...]
    quorum: Quorum
    public: bool


def agenda_of(meeting: Meeting, viewer: Membership | None) -> Agenda:
    """The meeting as `viewer` may see it; None gives the public copy. Eight queries, however long it is."""
    items = list(items_of(meeting, viewer))
    papers = _by_item(papers_of(meeting, viewer))
    decisions = _by_item(
        Decision.objects.seen_by(viewer)
        .filter(meeting=meeting)
        .select_related("action", "body", "escalation", "change")
        .order_by("number")
    )
    tasks = _by_item(
        Task.objects.seen_by(viewer).filter(meeting=meeting).select_related("person", "body", "ended_by").order_by("pk")
    )
    minutes = {one.item_id: one for one in Minute.objects.seen_by(viewer).filter(item__meeting=meeting)}
    attendance = tuple(attendance_of(meeting))
    return Agenda(
        meeting=meeting,
        items=tuple(
            AgendaItem(
                number=number,
                row=item,
                purpose=PURPOSES[item.purpose],
                presenter=item.presenter.name if item.presenter else item.presenter_words,
                about=about_of(item),
                papers=tuple(papers.get(item.pk, ())),
                minute=minutes.get(item.pk),
                decisions=tuple(decisions.get(item.pk, ())),
                tasks=tuple(tasks.get(item.pk, ())),
            )
            for number, item in numbered(items)
        ),
        matters=tuple(matters_of(meeting, viewer)),
        decisions=tuple(decisions.get(None, ())),
        tasks=tuple(tasks.get(None, ())),
        attendance=attendance,
        quorum=quorum_of(came_of(attendance), meeting.quorum),
        public=viewer is None,
    )


def items_of(meeting: Meeting, viewer: Membership | None):
    """The items of a meeting that `viewer` may see, in order, with what they are about. One query."""
    return (
        Item.objects.seen_by(viewer)
        .filter(meeting=meeting)
        .select_related(
            "presenter",
            "action",
            "change__action",
            "challenge__to_body",
            "escalation",
            "cycle__plan",
            "report__body",
            "report__cycle",
            "minutes_of__body",
        )
    )


def papers_of(meeting: Meeting, viewer: Membership | None):
    """The papers of a meeting that `viewer` may see; the public copy holds those that were given. One query."""
    found = PaperAsk.objects.seen_by(viewer).filter(item__meeting=meeting, excused_on=None)
    if viewer is None:
        found = found.exclude(stored=None)
    return found.select_related("person", "stored", "given_by")


def attendance_of(meeting: Meeting):
    """Who is expected or came, members first as they were seated. One query."""
    return Attendance.objects.filter(meeting=meeting).select_related("person", "body", "deputy_for")


def came_of(attendance: Iterable[Attendance]) -> list[Came]:
    """The attendance as the rules take it."""
    return [Came(one.person_id, one.capacity, one.deputy_for_id, one.presence) for one in attendance]


def matters_of(meeting: Meeting, viewer: Membership | None) -> list[Task]:
    """Matters arising: tasks of the body's earlier meetings, unfinished or finished since the last one. Two queries."""
    last = last_meeting(meeting.body, meeting.starts_at)
    earlier = Task.objects.seen_by(viewer).filter(
        meeting__body_id=meeting.body_id, meeting__starts_at__lt=meeting.starts_at
    )
    last_day = last.day if last else None
    if last_day:
        earlier = earlier.filter(Q(state=TaskState.OPEN) | Q(ended_on__gte=last_day))
    found = earlier.select_related("person", "body", "meeting__body", "ended_by").order_by("meeting__starts_at", "pk")
    return [one for one in found if arises(one, last=last_day, day=meeting.day)]


def about_of(item: Item) -> About | None:
    """What an item is about, in words with the way to its page."""
    match item.kind:
        case ItemKind.ACTION:
            return About(action_words(item.action), "action_detail", (item.action_id,))
        case ItemKind.CHANGE:
            field = FIELDS[item.change.thing, item.change.field].words
            where = f" of {_lower(action_words(item.change.action))}" if item.change.action else ""
            return About(f"A change of {field}{where}", "meeting_change_decide", (item.pk,))
        case ItemKind.CHALLENGE:
            words = f"{item.challenge} to {item.challenge.to_body}"
            return About(words, "challenge_detail", (item.challenge_id,))
        case ItemKind.ESCALATION:
            words = f"{item.escalation}: {item.escalation.title}"
            return About(words, "escalation_detail", (item.escalation_id,))
        case ItemKind.CYCLE:
            return About(f"{item.cycle} of {item.cycle.plan}")
        case ItemKind.REPORT:
            return About(str(item.report), "chair_report_detail", (item.report_id,))
        case ItemKind.MINUTES:
            return About(f"Minutes of {item.minutes_of.words}", "meeting_detail", (item.minutes_of_id,))
    return None


def action_words(action) -> str:
    """ "Action 1.2: Neglect training"."""
    return f"{action}: {short_title(action.title, action.text)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _by_item(rows: Iterable[Any]) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found

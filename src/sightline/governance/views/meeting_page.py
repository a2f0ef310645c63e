"""What a meeting's page shows, and which buttons: only what the member may and the state allows."""

from __future__ import annotations

from typing import Any

from sightline.governance import actions
from sightline.governance.models import Attendance, Decision, Meeting, PaperAsk, Task
from sightline.governance.reads.agenda import Agenda, AgendaItem, agenda_of
from sightline.governance.reads.seats import expected_at
from sightline.governance.rules.due import overdue_words
from sightline.governance.rules.states import LABELS, MINUTES_LABELS, MeetingState, MinutesState, TaskState
from sightline.governance.rules.words import CAPACITIES, PURPOSES, ItemKind, Presence
from sightline.kit import clock
from sightline.people.access import Membership, href
from sightline.people.models import Seat
from sightline.people.permissions import Permission
from sightline.trail.reads import history, moment

_STATE_TAGS = {"planned": "none", "issued": "info", "held": "good", "cancelled": "bad"}
_PRESENCE_TAGS = {Presence.PRESENT: "good", Presence.APOLOGIES: "warn", Presence.ABSENT: "bad"}


def meeting_context(meeting: Meeting, membership: Membership, *, may_run: bool) -> dict[str, Any]:
    """Everything on the page; `may_run` says whether the member runs the meeting."""
    agenda = agenda_of(meeting, membership)
    open_still = may_run and actions.can_add(meeting)
    held = meeting.state == MeetingState.HELD
    seated = _seated(agenda)
    last = len(agenda.items)
    return {
        "title": meeting.title,
        "caption": meeting.words if meeting.title == meeting.body.name else meeting.body.name,
        "back": {"href": href(membership, "meeting_list"), "text": "Meetings"},
        "meeting": meeting,
        "agenda": agenda,
        "state": {"text": LABELS[meeting.state], "kind": _STATE_TAGS[meeting.state]},
        "actions": _buttons(meeting, membership, may_run),
        "facts": _facts(agenda),
        "parts": _parts(agenda, held),
        "items": [
            _item(
                one,
                membership,
                meeting,
                open_still=open_still,
                last=last,
                seated=seated,
                matters=bool(agenda.matters),
            )
            for one in agenda.items
        ],
        "open_still": open_still,
        "held": held,
        "attendance": [_came(one) for one in agenda.attendance],
        "expected": len(expected_at(meeting.body, meeting.day)) if not agenda.attendance else 0,
        "matters": [_task(one, membership, with_meeting=True) for one in agenda.matters],
        "decisions": [_decision(one, membership) for one in _all(agenda, "decisions")],
        "tasks": [_task(one, membership) for one in _all(agenda, "tasks")],
        "may_decide": may_run and actions.can_decide(meeting),
        "may_task": may_run and meeting.state != MeetingState.CANCELLED,
        "minutes_words": MINUTES_LABELS[meeting.minutes_state],
        "minutes_buttons": _minutes_buttons(meeting, membership, may_run),
        "history": history(meeting.partnership_id, [("meeting", meeting.pk), *_apart(agenda)]),
        "task_columns": ["Task", "Whose", "By when", "Where it stands"],
        "attendance_columns": ["Who", "As", "Came"],
    }


def _buttons(meeting: Meeting, membership: Membership, may_run: bool) -> list[dict[str, Any]]:
    calendar = {
        "text": "Add to your calendar",
        "href": href(membership, "meeting_calendar", meeting.pk),
        "kind": "link",
    }
    if not may_run or meeting.state == MeetingState.CANCELLED:
        return [] if meeting.state == MeetingState.CANCELLED else [calendar]
    found: list[dict[str, Any]] = []

    def add(text: str, route: str, kind: str = "secondary", *, post: bool = False) -> None:
        found.append({"text": text, "href": href(membership, route, meeting.pk), "kind": kind, "post": post})

    if meeting.state == MeetingState.PLANNED:
        add("Build the agenda", "agenda_build", "")
        add("Issue the agenda", "meeting_issue", post=True)
    if actions.can_hold(meeting, clock.today()):
        add("The meeting is held", "meeting_hold", post=True)
    if actions.can_add(meeting):
        add("Who came" if meeting.state == MeetingState.HELD else "Who comes", "attendance_edit")
    if meeting.state != MeetingState.HELD:
        add("Change", "meeting_edit")
        if meeting.state == MeetingState.ISSUED:
            add("Take the agenda back", "meeting_take_back", "link")
        add("Cancel the meeting", "meeting_cancel", "link")
    if membership.may(Permission.PAPER_ISSUE):
        add("Make the pack", "paper_new", "link")
        found[-1]["href"] = f"{href(membership, 'paper_new', 'pack')}?about=meeting:{meeting.pk}"
    add("Standing items", "standing_item_list", "link")
    found[-1]["href"] = href(membership, "standing_item_list", meeting.body_id)
    return [*found, calendar]


def _minutes_buttons(meeting: Meeting, membership: Membership, may_run: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if not may_run:
        return found
    if meeting.minutes_state == MinutesState.DRAFT and meeting.minutes_round_on is None:
        address = href(membership, "minutes_round", meeting.pk)
        found.append({"text": "Send the draft round", "href": address, "kind": "secondary", "post": True})
    if actions.can_approve(meeting):
        address = href(membership, "minutes_approve", meeting.pk)
        found.append({"text": "Approve the minutes", "href": address, "kind": "secondary"})
    return found


def _facts(agenda: Agenda) -> list[dict[str, Any]]:
    meeting = agenda.meeting
    ends = f" to {moment(meeting.ends_at).rpartition(' at ')[2]}" if meeting.ends_at else ""
    facts: list[dict[str, Any]] = [{"key": "When", "value": f"{moment(meeting.starts_at)}{ends}"}]
    if meeting.place:
        facts.append({"key": "Where", "value": meeting.place})
    if meeting.cancelled_why:
        facts.append({"key": "Cancelled because", "value": meeting.cancelled_why})
        return facts
    if meeting.quorum or agenda.attendance:
        tag = {}
        if meeting.state == MeetingState.HELD and not agenda.quorum.reached:
            tag = {"tag": {"text": "Not quorate", "kind": "bad"}}
        facts.append({"key": "Quorum", "value": agenda.quorum.sentence, **tag})
    papers = [paper for one in agenda.items for paper in one.papers]
    if papers:
        missing = sum(paper.stored_id is None for paper in papers)
        still = f"{missing} still to come" if missing else "none still to come"
        facts.append({"key": "Papers", "value": f"{len(papers)} asked for or given; {still}"})
    if meeting.state == MeetingState.HELD:
        facts.append({"key": "Minutes", "value": _minutes_words(meeting)})
    return facts


def _minutes_words(meeting: Meeting) -> str:
    if meeting.approved_at:
        return f"Approved at {meeting.approved_at.words}, recorded by {meeting.approved_by.name}"
    words = MINUTES_LABELS[meeting.minutes_state]
    if meeting.minutes_round_on:
        day = meeting.minutes_round_on
        words += f", sent round on {day.day} {day:%B %Y}"
    return words


def _parts(agenda: Agenda, held: bool) -> list[dict[str, str]]:
    parts = [("Agenda", "#agenda")]
    if agenda.matters:
        parts.append(("Matters arising", "#matters"))
    parts.append(("Who came" if held else "Who comes", "#attendance"))
    if held:
        parts += [("Minutes", "#minutes"), ("Decisions", "#decisions"), ("Tasks", "#tasks")]
    return [{"text": text, "href": address} for text, address in parts]


def _item(
    one: AgendaItem,
    membership: Membership,
    meeting: Meeting,
    *,
    open_still: bool,
    last: int,
    seated: set[int],
    matters: bool,
) -> dict[str, Any]:
    row = one.row
    about = None
    if row.kind == ItemKind.MATTERS and matters:
        about = {"text": "the tasks of earlier meetings", "href": "#matters"}
    elif one.about:
        route, args = one.about.route, one.about.args
        if row.kind == ItemKind.CHANGE:  # whose page is its action's, until it is decided here
            route, args = ("action_detail", (row.change.action_id,)) if row.change.action_id else ("", ())
        about = {"text": one.about.words, "href": href(membership, route, *args) if route else ""}
    warning = ""
    if row.presenter_id and row.presenter_id not in seated and meeting.state != MeetingState.HELD:
        warning = f"{row.presenter} holds no seat on the day of the meeting: choose somebody else to present it."
    return {
        "pk": row.pk,
        "number": one.number,
        "title": row.title,
        "purpose": one.purpose,
        "restricted": row.restricted_why if row.restricted else "",
        "late": row.late,
        "presenter": one.presenter,
        "warning": warning,
        "text": row.text,
        "about": about,
        "papers": [_paper(paper, membership, meeting, open_still=open_still) for paper in one.papers],
        "minute": one.minute.text if one.minute else "",
        "corrected": one.minute.draft if one.minute and one.minute.corrected else "",
        "decisions": [_decision(decision, membership) for decision in one.decisions],
        "tasks": [_task(task, membership) for task in one.tasks],
        "links": _item_links(one, membership, meeting, open_still),
        "first": one.number == 1,
        "last": one.number == last,
        "arranged": open_still and actions.can_arrange(meeting),
    }


def _item_links(one: AgendaItem, membership: Membership, meeting: Meeting, open_still: bool) -> list[dict[str, str]]:
    row, found = one.row, []
    if not open_still:
        return found

    def add(text: str, route: str, query: str = "") -> None:
        pk = meeting.pk if query else row.pk
        found.append({"text": text, "href": href(membership, route, pk) + query})

    if meeting.state == MeetingState.HELD:
        add("Correct the minute" if meeting.minutes_round_on else "Write the minute", "minute_edit")
        if row.kind == ItemKind.CHANGE and row.change.state == "asked" and membership.may(Permission.CHANGE_APPROVE):
            add("Approve or refuse the change", "meeting_change_decide")
        elif (
            row.kind == ItemKind.ESCALATION
            and row.escalation.state == "listed"
            and membership.may(Permission.DECISION_RECORD)
        ):
            add("Decide the escalation", "escalation_decide")
        add("Record a decision", "decision_record", f"?item={row.pk}")
        add("Set a task", "task_create", f"?item={row.pk}")
    else:
        add("Ask for a paper", "paper_ask")
    add("Add a paper", "paper_attach")
    add("Change", "item_edit")
    if actions.can_arrange(meeting):
        add("Remove", "item_remove")
    return found


def _paper(paper: PaperAsk, membership: Membership, meeting: Meeting, *, open_still: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": paper.wanted,
        "purpose": PURPOSES[paper.purpose],
        "restricted": paper.restricted,
        "pk": paper.pk,
    }
    if paper.stored:
        given_by = f"given by {paper.given_by.name} on {moment(paper.given_at)}"
        return {
            **shown,
            "href": href(membership, "paper_file", paper.pk),
            "type": paper.stored.name.rpartition(".")[2].upper(),
            "size": paper.stored.size,
            "note": given_by,
        }
    today = clock.today()
    words = overdue_words(paper.due_on, today, meeting.partnership.nation)
    may_give = paper.person_id == membership.person.pk or open_still
    return {
        **shown,
        "asked": f"Asked of {paper.person.name} by {paper.due_on.day} {paper.due_on:%B %Y}",
        "tag": {"text": words, "kind": "bad" if paper.due_on < today else "none"},
        "give": href(membership, "paper_give", paper.pk) if may_give else "",
        "excuse": href(membership, "paper_excuse", paper.pk) if open_still else "",
    }


def _came(one: Attendance) -> list[Any]:
    capacity = CAPACITIES[one.capacity]
    note = f"for {one.deputy_for.name}" if one.deputy_for else (one.body.name if one.body else "")
    tag = {"text": "Not said yet", "kind": "none"}
    if one.presence:
        tag = {"text": one.get_presence_display(), "kind": _PRESENCE_TAGS[Presence(one.presence)]}
    return [{"text": str(one)}, {"text": capacity, "note": note}, {"text": "", "tag": tag}]


def _decision(one: Decision, membership: Membership) -> dict[str, Any]:
    whose = f"{one.body}" if one.body else ""
    due = f"by {one.due_on.day} {one.due_on:%B %Y}" if one.due_on else ""
    return {
        "href": href(membership, "decision_detail", one.pk),
        "name": str(one),
        "text": one.text,
        "note": ", ".join(filter(None, [whose, due])),
        "tag": {"text": "Effect known", "kind": "good"} if one.effect_on else {"text": "Followed", "kind": "info"},
    }


def _task(one: Task, membership: Membership, *, with_meeting: bool = False) -> list[Any]:
    who = one.person.name if one.person else str(one.body)
    tag = {"text": one.get_state_display(), "kind": {"open": "info", "done": "good"}.get(one.state, "none")}
    due = f"{one.due_on.day} {one.due_on:%B %Y}" if one.due_on else "No day set"
    note = one.outcome
    if one.state == TaskState.OPEN and one.due_on and one.due_on < clock.today():
        tag = {"text": "Overdue", "kind": "bad"}
    first: dict[str, Any] = {"text": one.text}
    if one.state == TaskState.OPEN:
        first["href"] = href(membership, "task_finish", one.pk)
    if with_meeting:
        first["note"] = f"from {one.meeting.day.day} {one.meeting.day:%B %Y}"
    return [first, who, due, {"text": "", "tag": tag, "note": note}]


def _all(agenda: Agenda, name: str) -> list[Any]:
    """The decisions or tasks of the meeting, of its items and of none, in the order they were made."""
    rows = [row for one in agenda.items for row in getattr(one, name)] + list(getattr(agenda, name))
    return sorted(rows, key=lambda row: row.pk)


def _apart(agenda: Agenda) -> list[tuple[str, int]]:
    """What the record keeps apart of what the member sees here: restricted items, and items with restricted papers."""
    return [
        ("agenda_item", one.row.pk)
        for one in agenda.items
        if one.row.restricted or any(paper.restricted for paper in one.papers)
    ]


def _seated(agenda: Agenda) -> set[int]:
    """Which of the presenters hold a seat in the partnership on the meeting's day. One query."""
    presenters = {one.row.presenter_id for one in agenda.items if one.row.presenter_id}
    seats = Seat.objects.filter(partnership_id=agenda.meeting.partnership_id, person__in=presenters)
    return set(seats.held_on(agenda.meeting.day).values_list("person_id", flat=True))

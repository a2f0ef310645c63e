"""Building an agenda: items added, mended, moved, taken off. Once it is issued, what comes is added at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from sightline.governance.actions.telling import Kept, needed, record_of_meeting, scanned
from sightline.governance.models import Escalation, Item, Meeting
from sightline.governance.rules.agenda import moved
from sightline.governance.rules.states import ESCALATION_STEPS, EscalationState, MeetingState, MinutesState, step_from
from sightline.governance.rules.words import ItemKind
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import revoke_links
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

# The field of an item that names what an item of a kind is about.
ABOUT = {
    ItemKind.ACTION: "action",
    ItemKind.CHANGE: "change",
    ItemKind.CHALLENGE: "challenge",
    ItemKind.ESCALATION: "escalation",
    ItemKind.CYCLE: "cycle",
    ItemKind.REPORT: "report",
    ItemKind.MINUTES: "minutes_of",
}

# An item's own words.
WORDS = ("title", "text", "restricted_why", "presenter_words")


@action
def add_item(
    *,
    by: Actor,
    meeting: Meeting,
    title: str,
    purpose: str,
    text: str = "",
    restricted: bool = False,
    restricted_why: str = "",
    presenter: Person | None = None,
    presenter_words: str = "",
    kind: str = ItemKind.PLAIN,
    about: Any = None,
    standing: Any = None,
    kept: Kept = None,
) -> Item:
    """An item at the end of an agenda; `about` is the thing of its `kind` (ABOUT). After the agenda was issued it is
    marked late. Raises NotYet where the minutes are approved, the meeting is cancelled, or words are missing."""
    locked = open_meeting(meeting)
    why = needed(restricted_why, _WHY_RESTRICTED) if restricted else ""
    field = ABOUT.get(ItemKind(kind))
    if (field is None) != (about is None):
        raise NotYet(["Choose what the item is about."])
    last = locked.items.aggregate(last=Max("position"))["last"] or 0
    item = Item.objects.create(
        partnership_id=locked.partnership_id,
        meeting=locked,
        position=last + 1,
        title=needed(title, "Give the item a title.")[:200],
        purpose=purpose,
        text=text.strip(),
        restricted=restricted,
        restricted_why=why,
        presenter=presenter,
        presenter_words="" if presenter else presenter_words.strip(),
        late=locked.state != MeetingState.PLANNED,
        kind=kind,
        standing=standing,
        **({field: about} if field else {}),
    )
    scanned(by, item, WORDS, kept)
    record_of_meeting(by, locked, "added an item to the agenda of", item=item, after=told(item))
    if kind == ItemKind.ESCALATION:
        _list_escalation(by, about, locked)
    return item


@action
def build_agenda(*, by: Actor, meeting: Meeting, items: Iterable[Mapping[str, Any]]) -> list[Item]:
    """Adds several items at once, each as `add_item` takes it. Raises NotYet where none is chosen."""
    found = [add_item(by=by, meeting=meeting, **one) for one in items]
    if not found:
        raise NotYet(["Nothing is ticked. Tick what belongs on the agenda."])
    return found


@action
def edit_item(
    *,
    by: Actor,
    item: Item,
    title: str,
    purpose: str,
    text: str = "",
    restricted: bool = False,
    restricted_why: str = "",
    presenter: Person | None = None,
    presenter_words: str = "",
    kept: Kept = None,
) -> Item:
    """Saves an item's words, purpose, presenter and restriction. Raises NotYet where the minutes are approved."""
    open_meeting(item.meeting)
    locked = _locked_item(item)
    before, was_restricted = told(locked), locked.restricted
    locked.title = needed(title, "Give the item a title.")[:200]
    locked.purpose, locked.text = purpose, text.strip()
    locked.restricted = restricted
    locked.restricted_why = needed(restricted_why, _WHY_RESTRICTED) if restricted else ""
    locked.presenter = presenter
    locked.presenter_words = "" if presenter else presenter_words.strip()
    locked.save()
    scanned(by, locked, WORDS, kept)
    after = told(locked)
    if was_restricted and not restricted:
        before = {}  # what it said while it was restricted stays unsaid
    record_of_meeting(by, locked.meeting, "changed an item of the agenda of", item=locked, before=before, after=after)
    return locked


@action
def move_item(*, by: Actor, item: Item, step: str) -> Item:
    """Moves an item one place "up" or "down". Raises NotYet once the agenda is issued: its numbers are known then."""
    locked = _planned_meeting(item.meeting)
    order = list(locked.items.values_list("pk", flat=True))
    rows = {one.pk: one for one in locked.items.select_for_update()}
    for position, pk in enumerate(moved(order, item.pk, step), start=1):
        if rows[pk].position != position:
            rows[pk].position = position
            rows[pk].save(update_fields=["position"])
    found = rows[item.pk]
    record_of_meeting(
        by,
        locked,
        "put an item in another place of",
        item=found,
        after={"title": found.title, "moved": step},
    )
    return found


@action
def remove_item(*, by: Actor, item: Item) -> None:
    """Takes an item off an agenda that was not issued; its papers that nobody gave are not wanted any more.

    Raises NotYet where the agenda is issued, or a paper was given for it."""
    meeting = _planned_meeting(item.meeting)
    locked = _locked_item(item)
    papers = list(locked.papers.all())
    if any(paper.stored_id for paper in papers):
        raise NotYet(["A paper was given for this item, so it stays: restrict it, or move it to the end."])
    for paper in papers:
        revoke_links(partnership=meeting.partnership, thing="paper", thing_id=paper.pk)
        paper.delete()
    record_of_meeting(by, meeting, "took an item off the agenda of", item=locked, before=told(locked))
    if locked.kind == ItemKind.ESCALATION:
        _unlist_escalation(by, locked.escalation, meeting, but=locked)
    locked.delete()


def check_may_arrange(meeting: Meeting) -> None:
    """Raises NotYet where the order of the agenda is fixed: it is issued, held or cancelled."""
    if meeting.state == MeetingState.ISSUED:
        raise NotYet(["The agenda is issued: take it back first, or add what came late at the end."])
    if meeting.state != MeetingState.PLANNED:
        raise NotYet(["The meeting is over, so its agenda stays as it is."])


def can_arrange(meeting: Meeting) -> bool:
    """The twin of `check_may_arrange`, for buttons."""
    return meeting.state == MeetingState.PLANNED


def check_may_add(meeting: Meeting) -> None:
    """Raises NotYet where nothing may be added or mended: the meeting is cancelled or its minutes are approved."""
    if meeting.state == MeetingState.CANCELLED:
        raise NotYet(["The meeting is cancelled, so its agenda stays as it is."])
    if meeting.minutes_state == MinutesState.APPROVED:
        raise NotYet(["The minutes are approved, so the meeting’s record stays as it is."])


def can_add(meeting: Meeting) -> bool:
    """The twin of `check_may_add`, for buttons."""
    return meeting.state != MeetingState.CANCELLED and meeting.minutes_state != MinutesState.APPROVED


def told(item: Item) -> dict[str, Any]:
    """An item as the record shows it."""
    return {
        "title": item.title,
        "purpose": item.purpose,
        "text": item.text,
        "presenter": item.presenter.name if item.presenter else item.presenter_words,
        **({"restricted": True} if item.restricted else {}),
    }


_WHY_RESTRICTED = "Say why the item is restricted: members of the meeting read it beside the item."


def open_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it stands, locked. Raises NotYet where nothing may be added or mended."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_may_add(locked)
    return locked


def _planned_meeting(meeting: Meeting) -> Meeting:
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_may_arrange(locked)
    return locked


def _locked_item(item: Item) -> Item:
    found = Item.objects.select_for_update().filter(pk=item.pk).first()
    if found is None:
        raise NotYet(["Somebody took this item off the agenda meanwhile."])
    return found


def _list_escalation(by: Actor, escalation: Escalation, meeting: Meeting) -> None:
    locked = Escalation.objects.select_for_update().get(pk=escalation.pk)
    step_from(
        ESCALATION_STEPS,
        locked.state,
        "put on the agenda",
        f"{locked} does not wait for a meeting any more: it is {locked.get_state_display().lower()}.",
    )
    if locked.to_body_id != meeting.body_id:
        raise NotYet([f"{locked} is to {locked.to_body}: put it on the agenda of one of its meetings."])
    locked.state = EscalationState.LISTED
    locked.save(update_fields=["state"])
    _record_escalation(by, locked, "put on an agenda", meeting)


def _unlist_escalation(by: Actor, escalation: Escalation, meeting: Meeting, *, but: Item) -> None:
    locked = Escalation.objects.select_for_update().get(pk=escalation.pk)
    elsewhere = locked.agenda_items.exclude(pk=but.pk).exclude(meeting__state=MeetingState.CANCELLED).exists()
    if locked.state == EscalationState.LISTED and not elsewhere:
        locked.state = EscalationState.RAISED
        locked.save(update_fields=["state"])
        _record_escalation(by, locked, "took off an agenda", meeting)


def _record_escalation(by: Actor, escalation: Escalation, verb: str, meeting: Meeting) -> None:
    record(
        by=by,
        partnership_id=escalation.partnership_id,
        verb=verb,
        thing="escalation",
        thing_id=escalation.pk,
        after={"number": escalation.number, "meeting": meeting.words},
    )

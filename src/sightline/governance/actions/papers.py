"""Papers for an item: asked of a person by a day, given as a file (by link too), or no longer wanted."""

from __future__ import annotations

import datetime as dt

from sightline.files.actions import store_file
from sightline.files.rules import check_pdf, plain_name, suffix_of
from sightline.files.rules.hidden import NOTHING_AGREED, Agreed
from sightline.governance.actions.agenda import check_may_add, open_meeting
from sightline.governance.actions.telling import Kept, address, needed, record_of_meeting, said, scanned, tell
from sightline.governance.models import Item, PaperAsk
from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import make_link, revoke_links
from sightline.trail.actions import action

# A link goes on working so long after its day: late papers are papers too.
LINK_LASTS = dt.timedelta(days=45)


@action
def ask_for_paper(
    *,
    by: Person,
    item: Item,
    person: Person,
    wanted: str,
    purpose: str,
    due_on: dt.date,
    restricted: bool = False,
    kept: Kept = None,
) -> PaperAsk:
    """Asks somebody for a paper by a day; she gets a link to the one page where she gives it.

    Raises NotYet where the meeting's record is closed, or it is wanted after the meeting."""
    meeting = open_meeting(item.meeting)
    if due_on > meeting.day:
        raise NotYet([f"The meeting is on {said(meeting.day)}: ask for the paper by that day at the latest."])
    paper = PaperAsk.objects.create(
        partnership_id=item.partnership_id,
        item=item,
        person=person,
        wanted=needed(wanted, "Say what the paper is to be about.")[:300],
        purpose=purpose,
        restricted=restricted,
        due_on=due_on,
        asked_by=by,
        asked_on=clock.today(),
    )
    scanned(by, paper, ("wanted",), kept, "meeting", meeting.pk)
    _record(by, paper, "asked for a paper for", due=said(due_on))
    token = make_link(
        partnership=meeting.partnership,
        person=person,
        thing="paper",
        thing_id=paper.pk,
        until=clock.now() + max(due_on - clock.today(), dt.timedelta()) + LINK_LASTS,
    )
    tell(
        [person],
        partnership=meeting.partnership,
        key=f"paper:{paper.pk}",
        subject=f"A paper for {meeting.words}, by {said(due_on)}",
        lines=[
            f"{by.name} asks you for a paper: {paper.wanted}",
            f"It is for {meeting.words}, item “{item.title}”. Please give it by {said(due_on)}.",
            f"Give it here, without signing in: {address('paper_provide', token)}",
        ],
        but=by,
    )
    return paper


@action
def give_paper(*, by: Person, paper: PaperAsk, name: str, content: bytes, agreed: Agreed = NOTHING_AGREED) -> PaperAsk:
    """Stores the file as the paper; given again it takes the place of what was there, and the record names both.
    `agreed` is what its giver said of macros in it, and of what its readers do not see.

    Raises files.rules.NotStored for what cannot be stored or is asked about, NotYet where the paper is not wanted any
    more."""
    check_may_give(paper)
    _check_fit_for_a_pack(name, content)
    hidden = paper.restricted or paper.item.restricted
    stored = store_file(
        by=by,
        partnership=paper.partnership,
        name=name,
        content=content,
        hidden=hidden,
        agreed=agreed,
    )
    locked = _locked(paper)
    check_may_give(locked)
    was = locked.stored.name if locked.stored else ""
    locked.stored, locked.given_by, locked.given_at = stored, by, clock.now()
    locked.save()
    _record(by, locked, "gave a paper for", file=stored.name, instead_of=was)
    return locked


@action
def attach_paper(
    *,
    by: Person,
    item: Item,
    title: str,
    purpose: str,
    name: str,
    content: bytes,
    agreed: Agreed = NOTHING_AGREED,
    restricted: bool = False,
    kept: Kept = None,
) -> PaperAsk:
    """A paper that nobody had to be asked for. For files as `give_paper`; raises files.rules.NotStored or NotYet."""
    open_meeting(item.meeting)
    _check_fit_for_a_pack(name, content)
    hidden = restricted or item.restricted
    stored = store_file(
        by=by,
        partnership=item.partnership,
        name=name,
        content=content,
        hidden=hidden,
        agreed=agreed,
    )
    paper = PaperAsk.objects.create(
        partnership_id=item.partnership_id,
        item=item,
        person=by,
        wanted=needed(title, "Give the paper a title.")[:300],
        purpose=purpose,
        restricted=restricted,
        due_on=clock.today(),
        asked_by=by,
        asked_on=clock.today(),
        stored=stored,
        given_by=by,
        given_at=clock.now(),
    )
    scanned(by, paper, {"wanted": "title"}, kept, "meeting", item.meeting_id)
    _record(by, paper, "added a paper to", file=stored.name)
    return paper


@action
def excuse_paper(*, by: Person, paper: PaperAsk) -> PaperAsk:
    """Says that a paper is not wanted any more; its link ends. Raises NotYet where it was given."""
    locked = _locked(paper)
    if locked.stored_id:
        raise NotYet(["The paper was given meanwhile. It stays with its item."])
    if locked.excused_on is None:
        locked.excused_on = clock.today()
        locked.save(update_fields=["excused_on"])
        revoke_links(partnership=locked.partnership, thing="paper", thing_id=locked.pk)
    _record(by, locked, "no longer asks for a paper for")
    return locked


def check_may_give(paper: PaperAsk) -> None:
    """Raises NotYet where a paper cannot be given any more: not wanted, or the meeting's record is closed."""
    if paper.excused_on:
        raise NotYet([f"This paper is not wanted any more, since {said(paper.excused_on)}. Thank you all the same."])
    check_may_add(paper.item.meeting)


def _check_fit_for_a_pack(name: str, content: bytes) -> None:
    """Raises files.rules.NotStored for a PDF whose pages cannot go into the pack: better now than on the day."""
    if suffix_of(name) == ".pdf" and content.startswith(b"%PDF-"):
        check_pdf(plain_name(name), content)


def _locked(paper: PaperAsk) -> PaperAsk:
    return (
        PaperAsk.objects.select_for_update(of=("self",))
        .select_related("item__meeting", "partnership", "stored")
        .get(pk=paper.pk)
    )


def _record(by: Person, paper: PaperAsk, verb: str, **more: str) -> None:
    after = {"paper": paper.wanted, "from": paper.person.name, **{key: value for key, value in more.items() if value}}
    record_of_meeting(by, paper.item.meeting, verb, item=paper.item, hidden=paper.restricted, after=after)

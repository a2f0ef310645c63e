"""Items: added, mended, moved, removed; what a restricted one leaves on the record; papers for them."""

import datetime as dt

import pytest
import time_machine

from sightline.files.models import Stored
from sightline.files.rules import NotStored
from sightline.governance import actions
from sightline.governance.models import Item, PaperAsk
from sightline.plan.rules.errors import NotYet
from sightline.post.models import Link, Outbox
from sightline.trail.models import Entry
from tests.governance.made import NOON, action_of, escalation_of, given_paper, held, item_of, meeting_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _before_it(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def meeting(cast):
    return meeting_of(cast.bodies["executive"])


def add(cast, meeting, title="The plan", **more):
    return actions.add_item(by=cast.support, meeting=meeting, title=title, purpose="decision", **more)


def titles(meeting):
    return list(meeting.items.values_list("title", flat=True))


def test_items_stand_in_the_order_they_came_and_move_until_the_agenda_is_issued(cast, meeting):
    first, second = add(cast, meeting, "First"), add(cast, meeting, "Second")
    actions.move_item(by=cast.support, item=second, step="up")
    assert titles(meeting) == ["Second", "First"]
    actions.move_item(by=cast.support, item=second, step="up")  # it is the first already
    assert titles(meeting) == ["Second", "First"]
    actions.issue_agenda(by=cast.support, meeting=meeting)
    for forbidden in (
        lambda: actions.move_item(by=cast.support, item=first, step="up"),
        lambda: actions.remove_item(by=cast.support, item=first),
    ):
        with pytest.raises(NotYet, match="The agenda is issued"):
            forbidden()
    late = add(cast, meeting, "Any other business")
    assert (late.late, first.late, titles(meeting)[-1]) == (True, False, "Any other business")


def test_an_item_is_about_exactly_what_its_kind_says(cast, meeting):
    action = action_of(cast)
    assert add(cast, meeting, kind="action", about=action).action == action
    with pytest.raises(NotYet, match="Choose what the item is about"):
        add(cast, meeting, kind="action")


def test_nothing_is_added_once_the_minutes_are_approved_or_the_meeting_is_cancelled(cast, meeting):
    cancelled = meeting_of(cast.bodies["executive"], state="cancelled", cancelled_why="Snow")
    with pytest.raises(NotYet, match="The meeting is cancelled"):
        add(cast, cancelled)
    approved = held(
        cast.bodies["executive"], NOON - dt.timedelta(days=90), minutes_state="approved", approved_at=meeting,
        approved_on=NOON.date(), approved_by=cast.support,
    )  # fmt: skip
    with pytest.raises(NotYet, match="The minutes are approved"):
        add(cast, approved)


def test_of_a_restricted_item_the_record_keeps_that_it_changed_and_no_word_of_it(cast, meeting):
    secret = {"restricted": True, "restricted_why": "It names an officer."}
    with pytest.raises(NotYet, match="Say why the item is restricted"):
        add(cast, meeting, restricted=True)
    item = add(cast, meeting, "An officer of the council", text="Hear the officer.", **secret)
    actions.edit_item(by=cast.support, item=item, title="Officer B of the council", purpose="decision", **secret)
    paper = actions.ask_for_paper(
        by=cast.support, item=item, person=cast.member, wanted="The officer’s file", purpose="decision",
        due_on=dt.date(2018, 1, 20),
    )  # fmt: skip
    actions.excuse_paper(by=cast.support, paper=paper)
    actions.remove_item(by=cast.support, item=item)
    entries = list(Entry.objects.select_related("text"))
    assert {entry.thing for entry in entries} == {"agenda_item"}  # so that the meeting's page does not tell of it
    assert not any("fficer" in entry.text.before + entry.text.after for entry in entries)
    assert not Item.objects.exists()


def test_an_item_that_is_opened_up_does_not_say_what_it_hid(cast, meeting):
    item = add(cast, meeting, "Officer B", restricted=True, restricted_why="It names an officer.")
    actions.edit_item(by=cast.support, item=item, title="Recruitment", purpose="decision")
    entry = Entry.objects.select_related("text").latest("seq")
    assert (entry.thing, "Officer" in entry.text.before + entry.text.after) == ("meeting", False)


def test_an_escalation_stands_on_the_agenda_of_the_body_it_is_to(cast, meeting):
    escalation = escalation_of(cast)
    with pytest.raises(NotYet, match="put it on the agenda of one of its meetings"):
        add(cast, meeting, kind="escalation", about=escalation)
    item = add(cast, meeting_of(cast.bodies["board"]), kind="escalation", about=escalation)
    escalation.refresh_from_db()
    assert escalation.state == "listed"
    actions.remove_item(by=cast.support, item=item)
    escalation.refresh_from_db()
    assert escalation.state == "raised"


def test_an_agenda_is_built_of_several_at_once_or_of_nothing(cast, meeting):
    both = [{"title": "Apologies", "purpose": "information"}, {"title": "Progress", "purpose": "assurance"}]
    assert len(actions.build_agenda(by=cast.support, meeting=meeting, items=both)) == 2
    with pytest.raises(NotYet, match="Nothing is ticked"):
        actions.build_agenda(by=cast.support, meeting=meeting, items=[])


# --- papers ---


def ask(cast, item, **more):
    given = {"person": cast.member, "wanted": "Two pages", "purpose": "assurance", "due_on": dt.date(2018, 1, 17)}
    return actions.ask_for_paper(by=cast.support, item=item, **{**given, **more})


def test_a_paper_is_asked_for_by_a_link_and_given(cast, meeting):
    item = item_of(meeting)
    paper = ask(cast, item)
    message = Outbox.objects.get()
    assert (message.person, message.subject) == (
        cast.member,
        "A paper for Executive Group, 24 January 2018, by 17 January 2018",
    )
    assert Link.objects.get().thing == "paper"
    first = actions.give_paper(by=cast.member, paper=paper, name="draft.txt", content=b"Draft")
    assert (first.stored.name, first.given_by) == ("draft.txt", cast.member)
    again = actions.give_paper(by=cast.member, paper=paper, name="final.txt", content=b"Final")
    assert again.stored.name == "final.txt"
    entry = Entry.objects.filter(thing="meeting").select_related("text").latest("seq")
    assert '"instead_of":"draft.txt"' in entry.text.after.replace(" ", "")


def test_what_is_no_paper_is_refused_and_nothing_stored(cast, meeting):
    paper = ask(cast, item_of(meeting))
    with pytest.raises(NotStored, match="does not begin like"):
        actions.give_paper(by=cast.member, paper=paper, name="paper.pdf", content=b"not a PDF")
    paper.refresh_from_db()
    assert paper.stored is None


def test_a_pdf_that_could_not_go_into_the_pack_is_refused_when_it_is_given(cast, meeting):
    paper = ask(cast, item_of(meeting))
    with pytest.raises(NotStored, match=r"“paper\.pdf” is damaged and cannot be read as a PDF"):
        actions.give_paper(by=cast.member, paper=paper, name="paper.pdf", content=b"%PDF-1.7 and then nothing")
    with pytest.raises(NotStored, match=r"“b\.pdf” is damaged"):
        actions.attach_paper(
            by=cast.support, item=paper.item, title="B", purpose="decision", name="b.pdf", content=b"%PDF-1.7"
        )
    assert not Stored.objects.exists()


def test_a_paper_is_wanted_before_the_meeting_and_not_once_it_is_excused(cast, meeting):
    item = item_of(meeting)
    with pytest.raises(NotYet, match="by that day at the latest"):
        ask(cast, item, due_on=dt.date(2018, 1, 25))
    paper = ask(cast, item)
    actions.excuse_paper(by=cast.support, paper=paper)
    paper.refresh_from_db()
    assert Link.objects.get().revoked_at is not None
    with pytest.raises(NotYet, match="not wanted any more"):
        actions.check_may_give(paper)
    with pytest.raises(NotYet, match="not wanted any more"):
        actions.give_paper(by=cast.member, paper=paper, name="late.txt", content=b"Late")


def test_a_given_paper_is_neither_excused_nor_removed_with_its_item(cast, meeting):
    item = item_of(meeting)
    paper = given_paper(item, cast.member)
    with pytest.raises(NotYet, match="was given meanwhile"):
        actions.excuse_paper(by=cast.support, paper=paper)
    with pytest.raises(NotYet, match="A paper was given for this item"):
        actions.remove_item(by=cast.support, item=item)


def test_a_restricted_paper_of_an_open_item_stands_on_the_record_without_its_words(cast, meeting):
    item = item_of(meeting)
    actions.attach_paper(
        by=cast.support,
        item=item,
        title="Officer B",
        purpose="decision",
        name="Officer B.txt",
        content=b"B",
        restricted=True,
    )
    told = {entry.thing: entry.text.after for entry in Entry.objects.select_related("text")}
    assert set(told) == {"file", "agenda_item"}
    assert not any("Officer" in words for words in told.values())
    assert Stored.objects.get().name == "Officer B.txt"
    assert PaperAsk.objects.get().given_by == cast.support

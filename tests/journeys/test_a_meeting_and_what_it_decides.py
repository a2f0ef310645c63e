"""A Board meets in the browser: agenda from what waits, papers by link, who came, minutes, a decision on what was
escalated; and the Executive challenges a group, which answers by a link on a phone."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.governance.actions import plan_meeting, raise_challenge, raise_escalation
from sightline.governance.models import Challenge, Decision, Escalation, Item, Meeting, Minute, PaperAsk
from sightline.kit import clock
from sightline.people.models import Person
from sightline.post.models import Outbox
from sightline.trail.verify import verify
from tests.browser import Live, assert_accessible
from tests.governance.made import action_of, meeting_of, task_of


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    """Files of a test go where they are forgotten."""
    settings.MEDIA_ROOT = tmp_path


def at(live: Live, route: str, *args: object) -> str:
    return live.url + reverse(route, args=[live.cast.slug, *args])


def link_in_mail_of(person: Person) -> str:
    """The path of the last link that a message gave somebody."""
    lines = Outbox.objects.filter(person=person).order_by("-pk").first().lines
    return re.search(r"https?://[^/]+(/(?:reply|provide)/\S+)", " ".join(lines))[1]


def escalated(live: Live) -> Escalation:
    cast = live.cast
    return raise_escalation(
        by=cast.executive_chair,
        from_body=cast.bodies["executive"],
        to_body=cast.bodies["board"],
        title="Training is late for the second time",
        why="Two agencies do not release staff. The Executive cannot settle it.",
        action=action_of(cast),
    )


def held_today(live: Live) -> Meeting:
    at_noon = dt.datetime.combine(clock.today(), dt.time(12), dt.UTC)
    board = live.cast.bodies["board"]
    return plan_meeting(
        by=live.cast.support, body=board, title="Board", starts_at=at_noon, place="County Hall", quorum=1
    )


def click(page: Page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name).first.click()


def test_a_meeting_is_planned_and_its_agenda_built_from_what_waits(live: Live) -> None:
    escalated(live)
    page = live.open_page(live.cast.business_manager, path=reverse("meeting_list", args=[live.cast.slug]))
    assert_accessible(page)
    click(page, "Plan a meeting")
    assert_accessible(page)
    click(page, "Plan the meeting")
    expect(page.get_by_role("alert")).to_contain_text("Answer “Who meets?”")
    page.get_by_label("Who meets?").select_option(label="Northmere Safeguarding Children Board")
    page.get_by_label("Title").fill("Board, third quarter")
    day = clock.today() + dt.timedelta(days=20)
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(name, exact=True).fill(str(value))
    page.get_by_label("Starts").fill("2pm")
    page.get_by_label("Place").fill("County Hall, room 2")
    page.get_by_label("Quorum").fill("3")
    click(page, "Plan the meeting")
    expect(page.get_by_text("The meeting is planned.")).to_be_visible()
    assert_accessible(page)
    click(page, "Build the agenda")
    assert_accessible(page)
    page.get_by_label("Matters arising").check()
    page.get_by_label("Training is late for the second time").check()
    click(page, "Put them on the agenda")
    expect(page.get_by_text("2 items are on the agenda.")).to_be_visible()
    assert_accessible(page)
    click(page, "Move up: Training is late for the second time")
    assert [item.title for item in Item.objects.all()] == ["Training is late for the second time", "Matters arising"]

    click(page, "Add an item of your own", "link")
    assert_accessible(page)
    page.get_by_label("Title").fill("Concerns about an officer")
    page.get_by_label("For decision").check()
    page.get_by_label("Restricted", exact=True).check()
    click(page, "Add the item")
    expect(page.get_by_role("alert")).to_contain_text("Say why the item is restricted")
    page.get_by_label("Why is it restricted?").fill("It names an officer.")
    click(page, "Add the item")
    click(page, "Issue the agenda")
    expect(page.get_by_text("The agenda is issued")).to_be_visible()
    assert_accessible(page)

    outside = live.open_page(live.cast.member, path=reverse("meeting_list", args=[live.cast.slug]))
    click(outside, "Board, third quarter", "link")
    expect(outside.get_by_role("heading", name="2. Matters arising")).to_be_visible()
    expect(outside.get_by_text("officer")).to_have_count(0)
    expect(outside.get_by_text("estricted")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_it_is_held_minuted_and_decides(live: Live, script: bool) -> None:
    """Every step works without script too."""
    look: Callable[[Page], None] = assert_accessible if script else lambda page: None
    cast, meeting, escalation = live.cast, held_today(live), escalated(live)
    task_of(meeting_of(meeting.body, meeting.starts_at - dt.timedelta(days=60)), cast.support)
    page = live.open_page(
        cast.business_manager, path=reverse("agenda_build", args=[cast.slug, meeting.pk]), script=script
    )
    page.get_by_label("Training is late for the second time").check()
    click(page, "Put them on the agenda")
    click(page, "The meeting is held")
    click(page, "Who came")
    look(page)
    page.get_by_role("group", name="Dame Ruth Abara").get_by_label("Present").check()
    page.get_by_label("Or a guest by name").fill("Jo Hale, County Council")
    click(page, "Save who came")
    expect(page.get_by_text("Quorate: 1 member or deputy was there, 1 is needed.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Jo Hale, County Council")).to_be_visible()
    look(page)
    click(page, "Write the minute Training is late for the second time", "link")
    look(page)
    page.get_by_label("What was said and agreed").fill("The Board heard from the two agencies.")
    click(page, "Save")
    click(page, "Decide the escalation Training is late for the second time", "link")
    look(page)
    page.get_by_label("What was decided?").fill("Both agencies release staff for the February course.")
    page.get_by_label("A task for that body").fill("Send the list of places to both agencies.")
    click(page, "Record the decision")
    expect(page.get_by_text("Decision 1 is recorded. It is back with Workforce Development Group.")).to_be_visible()
    look(page)
    escalation.refresh_from_db()
    assert (escalation.state, escalation.owner) == ("returned", cast.bodies["subgroup"])
    click(page, "Send the draft round")
    click(page, "Correct the minute", "link")
    page.get_by_label("What was said and agreed").fill("The Board heard from both agencies and the school.")
    click(page, "Save the correction")
    minute = Minute.objects.get()
    assert (minute.draft, minute.corrected) == (
        "The Board heard from the two agencies.",
        "The Board heard from both agencies and the school.",
    )
    click(page, "Decision 1", "link")
    look(page)
    click(page, "Say what came of it")
    look(page)
    page.get_by_label("What came of it?").fill("Eleven of twelve schools came in February.")
    click(page, "Record the effect")
    expect(page.get_by_text("Nobody is asked about it any more.")).to_be_visible()
    assert Decision.objects.get().effect_by == cast.business_manager
    page.goto(at(live, "escalation_detail", escalation.pk))
    look(page)
    page.goto(at(live, "decision_list"))
    look(page)
    assert verify(cast.partnership.pk).whole


def test_a_challenge_is_answered_by_link_on_a_phone_and_pressed(live: Live) -> None:
    cast = live.cast
    page = live.open_page(
        cast.executive_chair, path=f"{reverse('challenge_raise', args=[cast.slug])}?action={action_of(cast).pk}"
    )
    assert_accessible(page)
    page.get_by_label("What do you ask?").fill("Why was nobody trained in the second quarter?")
    click(page, "Raise the challenge")
    expect(page.get_by_text("Workforce Development Group is asked to answer by")).to_be_visible()
    assert_accessible(page)
    challenge = Challenge.objects.get()
    assert (challenge.to_body, challenge.action) == (cast.bodies["subgroup"], action_of(cast))

    phone = live.open_page(width=320, path=link_in_mail_of(cast.subgroup_chair))
    expect(phone.get_by_text("This link is for Helen Osei.")).to_be_visible()
    assert_accessible(phone)
    click(phone, "Send the answer")
    expect(phone.get_by_role("alert")).to_contain_text("Enter your answer")
    phone.get_by_label("Your answer").fill("The trainer was ill.")
    click(phone, "Send the answer")
    expect(phone.get_by_role("heading", name="Thank you: your answer is sent")).to_be_visible()
    assert_accessible(phone)

    page.reload()
    click(page, "Judge the answer")
    assert_accessible(page)
    page.get_by_label("No: ask again").check()
    page.get_by_label("Why?").fill("It does not say what happens next.")
    click(page, "Save")
    expect(page.get_by_text("is asked to answer again by")).to_be_visible()
    assert_accessible(page)
    phone.goto(live.url + link_in_mail_of(cast.subgroup_chair))
    phone.get_by_label("Your answer").fill("Two dates are booked: 6 and 20 February.")
    click(phone, "Send the answer")
    page.goto(at(live, "challenge_judge", challenge.pk))
    page.get_by_label("Yes").check()
    page.get_by_label("Why?").fill("Dates, places and names are there.")
    click(page, "Save")
    expect(page.get_by_text("The challenge is settled.")).to_be_visible()
    phone.goto(live.url + link_in_mail_of(cast.deputy))
    expect(phone.get_by_role("heading", name="This link was taken back")).to_be_visible()
    page.goto(at(live, "challenge_list"))
    assert_accessible(page)
    assert verify(cast.partnership.pk).whole


def test_a_paper_is_asked_for_and_given_by_link(live: Live) -> None:
    cast = live.cast
    meeting = plan_meeting(
        by=cast.support,
        body=cast.bodies["executive"],
        title="Executive",
        starts_at=dt.datetime.combine(clock.today() + dt.timedelta(days=30), dt.time(10), dt.UTC),
    )
    page = live.open_page(cast.executive_chair, path=reverse("item_create", args=[cast.slug, meeting.pk]))
    page.get_by_label("Title").fill("What the training changed")
    page.get_by_label("For assurance").check()
    click(page, "Add the item")
    click(page, "Ask for a paper What the training changed", "link")
    assert_accessible(page)
    page.get_by_label("Who is asked?").select_option(label="Helen Osei, Head of learning")
    page.get_by_label("What is wanted?").fill("Two pages on what the training changed for children")
    click(page, "Ask for it")
    expect(page.get_by_text("Helen Osei is asked")).to_be_visible()
    assert_accessible(page)

    phone = live.open_page(width=320, path=link_in_mail_of(cast.subgroup_chair))
    assert_accessible(phone)
    phone.get_by_label("The paper").set_input_files(
        {"name": "training.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    )
    click(phone, "Give the paper")
    expect(phone.get_by_role("alert")).to_contain_text("cannot be stored here")
    phone.get_by_label("The paper").set_input_files(
        {"name": "training.txt", "mimeType": "text/plain", "buffer": b"What it changed."}
    )
    click(phone, "Give the paper")
    expect(phone.get_by_role("heading", name="Thank you: the paper is here")).to_be_visible()
    assert PaperAsk.objects.get().given_by == cast.subgroup_chair
    page.reload()
    expect(page.get_by_role("link", name="Two pages on what the training changed for children")).to_be_visible()
    assert_accessible(page)


def test_the_other_pages_stand_up_to_the_engine(live: Live) -> None:
    cast = live.cast
    challenge = raise_challenge(
        by=cast.chair,
        from_body=cast.bodies["board"],
        to_body=cast.bodies["police"],
        question="Who covers the desk at night?",
        due_on=clock.today() + dt.timedelta(days=10),
    )
    meeting, escalation = held_today(live), escalated(live)
    page = live.open_page(cast.business_manager)
    for route, args in (
        ("meeting_feed_make", ()),
        ("meeting_edit", (meeting.pk,)),
        ("meeting_cancel", (meeting.pk,)),
        ("standing_item_list", (meeting.body_id,)),
        ("escalation_list", ()),
        ("escalation_raise", ()),
        ("escalation_withdraw", (escalation.pk,)),
        ("challenge_withdraw", (challenge.pk,)),
        ("chair_report_list", ()),
        ("action_note", (action_of(cast).pk,)),
        ("minutes_approve", (meeting.pk,)),
        ("task_create", (meeting.pk,)),
        ("decision_record", (meeting.pk,)),
    ):
        page.goto(at(live, route, *args))
        assert_accessible(page)

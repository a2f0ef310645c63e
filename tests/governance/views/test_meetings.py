"""What the pages of meetings show and do: what a restricted item leaves, two editors, agenda suggested, calendars."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from sightline.governance import actions
from sightline.governance.models import ChairReport, Item, Meeting, Minute
from sightline.plan.actions import ask_change
from sightline.plan.models import Milestone
from sightline.post.models import Link
from tests.governance.made import (
    NOON,
    TODAY,
    action_of,
    answer_to,
    came,
    challenge_of,
    cycle_of,
    decision_of,
    escalation_of,
    given_paper,
    held,
    item_of,
    meeting_of,
    standing_of,
    task_of,
)
from tests.governance.views.places import OCTOBER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


@pytest.fixture
def ask(cast, client_of):
    """`ask(cast.member, "meeting_detail", 5)` is the page as text; with `data` it is posted."""

    def get(person, route, *args, data=None, status=200, query=""):
        address = reverse(route, args=[cast.slug, *args]) + query
        client = client_of(person)
        answer = client.get(address) if data is None else client.post(address, data)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer.content.decode() if status != 302 else answer["Location"]

    return get


# --- what a restricted item leaves to others ---


def test_the_page_of_a_meeting_tells_others_nothing_of_a_restricted_item(cast, ask):
    meeting = meeting_of(cast.bodies["executive"])
    by = {"by": cast.support, "meeting": meeting, "purpose": "decision"}
    item = actions.add_item(**by, title="Officer B", restricted=True, restricted_why="It names an officer.")
    actions.add_item(**by, title="The plan")
    actions.hold_meeting(by=cast.support, meeting=meeting)
    actions.write_minute(by=cast.support, item=item, text="Officer B was heard.", revision=0)
    decision = actions.record_decision(by=cast.support, meeting=meeting, item=item, text="Officer B stays away.")
    actions.set_task(by=cast.support, meeting=meeting, item=item, text="Write to officer B.", person=cast.chair)
    actions.ask_for_paper(
        by=cast.support, item=Item.objects.get(title="The plan"), person=cast.chair, wanted="Officer B’s view",
        purpose="information", due_on=meeting.day, restricted=True,
    )  # fmt: skip
    seen = ask(cast.executive_chair, "meeting_detail", meeting.pk)
    assert "1. Officer B" in seen
    assert "restricted item" in seen  # its history, which the members of the body see
    others = ask(cast.member, "meeting_detail", meeting.pk)
    assert "1. The plan" in others
    assert "fficer" not in others
    assert "estricted" not in others
    assert "fficer" not in ask(cast.member, "decision_list")
    ask(cast.member, "decision_detail", decision.pk, status=404)
    assert "fficer" in ask(cast.chair, "decision_detail", decision.pk)


def test_whose_task_it_is_finishes_it_though_its_item_is_restricted(cast, ask):
    meeting = held(cast.bodies["executive"], OCTOBER)
    task = task_of(meeting, cast.support, item=item_of(meeting, restricted=True), person=cast.member)
    assert "Send the list of schools." in ask(cast.member, "task_finish", task.pk)
    ask(cast.action_owner, "task_finish", task.pk, status=404)
    ask(cast.member, "task_finish", task.pk, data={"end": "drop", "outcome": ""}, status=422)
    ask(cast.member, "task_finish", task.pk, data={"end": "finish", "outcome": "Sent."}, status=302)
    task.refresh_from_db()
    assert (task.state, task.outcome) == ("done", "Sent.")


# --- two editors ---


def test_the_second_of_two_who_minute_sees_the_firsts_words_and_keeps_her_own(cast, ask):
    item = item_of(held(cast.bodies["executive"], OCTOBER))
    ask(cast.support, "minute_edit", item.pk, data={"text": "In Tom’s words", "revision": 0}, status=302)
    page = ask(cast.executive_chair, "minute_edit", item.pk, data={"text": "In Martin’s", "revision": 0}, status=409)
    assert "Tom Redfern saved this while you were writing" in page
    assert "In Tom’s words" in page
    assert ">In Martin’s</textarea>" in page.replace("\n", "")
    assert 'name="revision" value="1"' in page
    ask(cast.executive_chair, "minute_edit", item.pk, data={"text": "In both", "revision": 1}, status=302)
    assert Minute.objects.get().draft == "In both"


def test_the_second_of_two_who_change_a_meeting_is_told(cast, ask):
    meeting = meeting_of(cast.bodies["executive"])
    data = {"title": "Executive", "day": "2018-01-31", "starts": "2.30 pm", "place": "Room 2", "revision": 1}
    ask(cast.support, "meeting_edit", meeting.pk, data=data, status=302)
    page = ask(cast.executive_chair, "meeting_edit", meeting.pk, data={**data, "place": "Room 9"}, status=409)
    assert "Tom Redfern saved this while you were writing" in page
    meeting.refresh_from_db()
    assert (meeting.place, meeting.starts_at) == ("Room 2", dt.datetime(2018, 1, 31, 14, 30, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"starts": ""}, "Enter when it starts"),
        ({"starts": "noonish"}, "Starts must be a time, such as 14:00 or 2pm"),
        ({"ends": "9am"}, "The meeting must end after it starts"),
        ({"title": ""}, "Enter the title"),
        ({"body": ""}, "Answer “Who meets?”"),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said(cast, ask, wrong, says):
    right = {"body": cast.bodies["board"].pk, "title": "Board", "day": "2018-03-07", "starts": "10:00", "ends": "12:00"}
    assert says in ask(cast.support, "meeting_create", data={**right, **wrong}, status=422)
    assert not Meeting.objects.exists()


def test_a_postcode_in_the_place_is_the_venues(cast, ask):
    data = {"body": cast.bodies["board"].pk, "title": "Board", "day": "2018-03-07", "starts": "10:00"}
    ask(cast.support, "meeting_create", data={**data, "place": "County Hall, PO30 1UD"}, status=302)
    assert Meeting.objects.get().place == "County Hall, PO30 1UD"


# --- what is suggested ---


def test_what_waits_for_a_meeting_is_suggested_and_what_is_on_it_is_not(cast, ask):
    board, executive = cast.bodies["board"], cast.bodies["executive"]
    last = held(executive, OCTOBER, minutes_state="draft")
    task_of(last, cast.support)
    standing_of(executive, action=action_of(cast, "1.2"))
    milestone = Milestone.objects.get(action=action_of(cast), kind="due")
    ask_change(
        by=cast.subgroup_chair, plan=milestone.action.plan, thing="milestone", uid=milestone.uid, field="due",
        becomes="2018-03-31", reason="The trainer was ill.",
    )  # fmt: skip
    answer_to(challenge_of(cast), cast.subgroup_chair)
    escalation_of(cast, to_body=executive, from_body=cast.bodies["subgroup"])
    escalation_of(cast, to_body=board, title="For the Board alone")
    cycle = cycle_of(cast, closed=True)
    ChairReport.objects.create(
        partnership=cast.partnership, body=cast.bodies["subgroup"], to_body=executive, cycle=cycle, state="submitted",
        drafted_on=TODAY, saved_by=cast.deputy, submitted_by=cast.deputy, submitted_on=TODAY,
    )  # fmt: skip
    meeting = meeting_of(executive)
    page = ask(cast.support, "agenda_build", meeting.pk)
    for words in (
        "Minutes of Executive Group, 18 October 2017",
        "Matters arising (1 task)",
        "Children educated at home (Action 1.2",
        "Escalation 1 from Workforce Development Group",
        "the date to become 31 March 2018 (end of Q4)",
        "Challenge 1 to Workforce Development Group: Why was nobody trained in the second quarter? (answered)",
        "Chair’s report of Workforce Development Group, Quarter 3",
        "The plan’s progress, quarter 3",
        "What the plan says needs attention, worst first",
    ):
        assert words in page, words
    assert "For the Board alone" not in page
    keys = [part.split('"')[0] for part in page.split('name="picked" value="')[1:]]
    ask(cast.support, "agenda_build", meeting.pk, data={"picked": keys}, status=302)
    assert meeting.items.count() == len(keys) >= 9
    again = ask(cast.support, "agenda_build", meeting.pk)
    assert "Matters arising" not in again
    assert "Children educated at home" not in again
    ask(cast.support, "agenda_build", meeting.pk, data={"picked": ["action-0"]}, status=422)


# --- people who left, chairs that are vacant ---


def test_a_presenter_who_left_is_pointed_out(cast, ask):
    meeting = meeting_of(cast.bodies["executive"], NOON + dt.timedelta(days=30))
    item = item_of(meeting, presenter=cast.leaver)
    assert "Otto Lind holds no seat on the day of the meeting" in ask(cast.support, "meeting_detail", meeting.pk)
    assert "Choose somebody else." in ask(cast.support, "item_edit", item.pk)


def test_a_body_in_which_nobody_sits_has_an_attendance_all_the_same(cast, ask):
    meeting = meeting_of(cast.bodies["other_subgroup"])
    assert "Nobody holds a seat in this body on the day." in ask(cast.support, "attendance_edit", meeting.pk)
    data = {"guest-guest": "Jo Hale, County Council"}
    ask(cast.support, "attendance_edit", meeting.pk, data=data, status=302)
    assert meeting.attendance.get().guest == "Jo Hale, County Council"


def test_somebody_on_the_list_is_not_added_again(cast, ask):
    meeting = meeting_of(cast.bodies["executive"])
    data = {"row0-presence": "present", "guest-person": cast.executive_chair.pk}
    assert "is on the list above already" in ask(cast.support, "attendance_edit", meeting.pk, data=data, status=422)


# --- lists in as many queries at thirty as at three ---


@pytest.mark.parametrize(
    "route", ["meeting_list", "meeting_detail", "decision_list", "challenge_list", "escalation_list"]
)
def test_as_many_queries_at_thirty_as_at_three(cast, client_of, route):
    body = cast.bodies["executive"]
    meeting = held(body, OCTOBER)
    client = client_of(cast.business_manager)
    address = reverse(route, args=[cast.slug, *([meeting.pk] if route == "meeting_detail" else [])])
    counts = []
    for count in (3, 27):
        for _ in range(count):
            meeting_of(body)
            item = item_of(meeting, presenter=cast.member)
            given_paper(item, cast.support)
            decision_of(meeting, cast.support, item, body=cast.bodies["police"], action=action_of(cast))
            task_of(meeting, cast.support, item=item)
            answer_to(challenge_of(cast, action=action_of(cast)), cast.deputy)
            item_of(meeting_of(cast.bodies["board"]), kind="escalation", escalation=escalation_of(cast, state="listed"))
            came(meeting, None, capacity="guest", guest=f"Guest {item.pk}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- calendars ---


def test_a_meeting_goes_into_a_calendar_without_what_is_discussed(cast, client_of):
    meeting = meeting_of(cast.bodies["executive"], place="Room 2")
    item_of(meeting, "Officer B")
    answer = client_of(cast.member).get(reverse("meeting_calendar", args=[cast.slug, meeting.pk]))
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (event["uid"], event["location"], event["status"]) == (f"{meeting.uid}@sightline", "Room 2", "CONFIRMED")
    assert b"Officer" not in answer.content


def test_ones_own_address_follows_the_meetings_of_ones_bodies_until_it_is_ended(cast, client_of, ask):
    mine = meeting_of(cast.bodies["executive"], title="Mine")
    meeting_of(cast.bodies["executive"], title="Off", state="cancelled", cancelled_why="Snow")
    meeting_of(cast.bodies["subgroup"], title="Of others")
    page = ask(cast.executive_chair, "meeting_feed_make", data={})
    address = page.split('readonly value="')[1].split('"')[0]
    path = address[address.index("/feed/") :]
    answer = client_of(None).get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    events = {event["summary"]: event for event in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert set(events) == {"Mine", "Off"}
    assert events["Off"]["status"] == "CANCELLED"
    assert events["Mine"]["url"].endswith(f"/meetings/{mine.pk}/")
    ask(cast.executive_chair, "meeting_feed_make", data={})
    assert client_of(None).get(path).status_code == 410  # a new one ended it
    ask(cast.executive_chair, "meeting_feed_make", data={"end": "1"}, status=302)
    assert not Link.objects.filter(revoked_at=None).exists()


def test_a_change_decided_already_is_not_decided_at_an_item_again(cast, ask):
    milestone = Milestone.objects.get(action=action_of(cast), kind="due")
    change = ask_change(
        by=cast.subgroup_chair, plan=milestone.action.plan, thing="milestone", uid=milestone.uid, field="due",
        becomes="2018-03-31", reason="The trainer was ill.",
    )  # fmt: skip
    item = item_of(held(cast.bodies["executive"], OCTOBER), kind="change", change=change)
    assert "Record the decision" in ask(cast.executive_chair, "meeting_change_decide", item.pk)
    ask(cast.executive_chair, "meeting_change_decide", item.pk, data={"decision": "approve"}, status=302)
    page = ask(cast.executive_chair, "meeting_change_decide", item.pk)
    assert "This change was decided already: it is approved." in page
    assert "Record the decision" not in page


def test_the_way_out_of_cancelling_a_meeting_is_not_called_cancel(cast, ask):
    page = ask(cast.support, "meeting_cancel", meeting_of(cast.bodies["executive"]).pk)
    assert ">Keep the meeting</a>" in page
    assert ">Cancel</a>" not in page

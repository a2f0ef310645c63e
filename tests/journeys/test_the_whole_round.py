"""One round from its opening to the pack in front of the Executive: the business manager, an owner on her phone, a
chair, the Executive's chair, each with the others' work before her."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.desk.jobs import write_digests
from sightline.governance.actions import plan_meeting
from sightline.people.models import Person
from sightline.plan.models import Plan
from sightline.post.models import Outbox
from sightline.progress.models import Ask, Cycle, Update
from sightline.trail.verify import verify
from tests.browser import Live, assert_accessible
from tests.progress.conftest import make_plan, plan, send

__all__ = ["make_plan", "plan", "send"]  # fixtures


@pytest.fixture
def stand_on(settings, tmp_path):
    """`stand_on(2018, 1, 10)` is the day for the site and for the test; the site's threads hear nothing else."""
    settings.MEDIA_ROOT = tmp_path

    def stand(*day: int) -> None:
        settings.DEMO_TODAY = dt.date(*day)

    return stand


def click(page: Page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name).first.click()


def mailed_to(person: Person, route: str) -> str:
    """The path of the first link of this kind in the newest message to somebody."""
    said = " ".join(Outbox.objects.filter(person=person).order_by("-pk").first().lines)
    return re.search(rf"https?://[^/]+(/{route}/[\w-]+/)", said)[1]


def test_from_opening_the_round_to_the_pack(live: Live, plan: Plan, send, stand_on) -> None:
    cast, slug = live.cast, live.cast.slug

    # The business manager starts the rounds and opens the one that is due.
    stand_on(2017, 12, 27)
    manager = live.open_page(cast.business_manager, path=reverse("round_current", args=[slug]))
    click(manager, "Start the rounds")
    cycle = Cycle.objects.get(plan=plan, number=3)
    manager.goto(live.url + reverse("round_detail", args=[slug, cycle.pk]))
    click(manager, "Open the round now")
    expect(manager.get_by_text("is open")).to_be_visible()
    write_digests()

    # The owner follows the link in her mail: two minutes on a phone.
    stand_on(2018, 1, 10)
    phone = live.open_page(width=320, path=mailed_to(cast.subgroup_chair, "answer"))
    expect(phone.get_by_role("heading", name="1.1 Publish toolkit 1")).to_be_visible()
    phone.get_by_label("What was done?").fill("Four sessions ran; the fifth was put off.")
    phone.get_by_label("Green: on track").check()
    assert_accessible(phone)
    click(phone, "Send to the chair")
    expect(phone.get_by_text("Your update is sent.")).to_be_visible()

    # The others of the group answer too, and its deputy agrees them together.
    for number in ("1.2", "1.3"):
        send(Ask.objects.get(cycle=cycle, action__number=number, answers=True))
    deputy = live.open_page(cast.deputy, path=reverse("updates_to_agree", args=[slug]))
    for number in ("1.1", "1.2", "1.3"):
        deputy.get_by_label(f"Agree the update on {number}").check()
    click(deputy, "Agree the ticked")
    expect(deputy.get_by_text("Agreed: Action 1.1, Action 1.2, Action 1.3.")).to_be_visible()

    # Closing freezes it; what is late now shows beside what was claimed.
    stand_on(2018, 1, 22)
    manager.goto(live.url + reverse("round_close", args=[slug, cycle.pk]))
    click(manager, "Close Q3 2017/18")
    expect(manager.get_by_text("Q3 2017/18 is closed.")).to_be_visible()
    click(manager, "For the executive group", "link")
    chair = live.open_page(cast.executive_chair, path=reverse("round_current", args=[slug]))
    click(chair, "For the executive group", "link")
    expect(chair.get_by_text("Owner says green. Delivery is 22 days overdue.", exact=False).first).to_be_visible()
    assert_accessible(chair)

    # She challenges; the answer comes by link and says nothing; she presses and puts it before the Board.
    click(chair, "Challenge")
    chair.get_by_label("What do you ask?").fill("What would you have to see to say amber?")
    click(chair, "Raise the challenge")
    expect(chair.get_by_text("Workforce Development Group is asked to answer by")).to_be_visible()
    phone.goto(live.url + mailed_to(cast.subgroup_chair, "reply"))
    phone.get_by_label("Your answer").fill("We are confident.")
    click(phone, "Send the answer")
    chair.reload()
    click(chair, "Judge the answer")
    chair.get_by_label("No: ask again").check()
    chair.get_by_label("Why?").fill("It does not say what you would have to see.")
    click(chair, "Save")
    expect(chair.get_by_text("is asked to answer again by")).to_be_visible()
    click(chair, "Escalate")
    chair.get_by_label("Why does it need them").fill("It was asked twice.")
    click(chair, "Escalate it")
    expect(chair.get_by_text("It is suggested for the next agenda of Northmere")).to_be_visible()

    # The agenda is built of what waits, issued, and the pack made of it: kept as issued, the same bytes each time.
    meeting = plan_meeting(
        by=cast.support,
        body=cast.bodies["executive"],
        title="Executive",
        starts_at=dt.datetime(2018, 1, 24, 10, tzinfo=dt.UTC),
    )
    manager.goto(live.url + reverse("agenda_build", args=[slug, meeting.pk]))
    manager.get_by_label("The plan’s progress, quarter 3").check()
    manager.get_by_label("What would you have to see to say amber?").check()
    click(manager, "Put them on the agenda")
    click(manager, "Issue the agenda")
    assert_accessible(manager)
    click(manager, "Make the pack", "link")
    manager.get_by_label("Restricted copy").check()
    click(manager, "Look at it")
    expect(manager.get_by_text("Owner says green. Delivery is 22 days overdue.", exact=False).first).to_be_visible()
    click(manager, "Issue this paper")
    expect(manager.get_by_text("is issued and kept as it stands, edition 1.")).to_be_visible()
    assert_accessible(manager)
    pdf = manager.get_by_role("link", name="PDF, restricted copy").get_attribute("href")
    first, second = (manager.context.request.get(live.url + pdf).body() for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")

    # The Executive's chair reads it; a member of an agency does not.
    assert chair.context.request.get(live.url + pdf).status == 200
    member = live.open_page(cast.member, path=reverse("paper_list", args=[slug]))
    assert member.context.request.get(live.url + pdf).status == 404
    assert Update.objects.filter(state="agreed").count() == 3
    assert verify(cast.partnership.pk).whole

"""The benchmark's data at small sizes: rounds as the product would have kept them, every page of it opens, and what
writers send is taken."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import answering, data, papers, sending
from sightline.plan.models import Plan
from sightline.plan.rules.states import PlanState
from sightline.progress.models import Ask, Cycle, Said, Version
from sightline.progress.reads.frozen import frozen_standings
from sightline.progress.rules.states import CycleState, UpdateState
from sightline.trail.verify import chains, verify

AT_MOST = 27  # statements of an update that is sent: beginning and ending among them, and on PostgreSQL a lock


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.setattr(data, "SIZES", (21, 61))
    monkeypatch.setattr(data, "PACK", 40)
    return data.build()


def test_every_page_of_it_opens_and_the_record_is_whole(made: dict) -> None:
    assert set(made["pages"]) == {21, 61}
    for size, pages in made["pages"].items():
        for what, (address, session) in pages.items():
            assert Client(headers={"cookie": session}).get(address).status_code == 200, (size, what)
    address, session = made["pack"]
    pack = Client(headers={"cookie": session}).get(address.replace("FORM", "html"))
    assert pack["Content-Disposition"].startswith("attachment")
    assert len(pack.content) > 20_000
    found = papers.measured("pack", turns=1)
    assert found["floor"]["pages"] == 23
    assert [len(found[kind][form]) for kind in papers.KINDS for form in papers.FORMS] == [2] * 6
    assert [verify(one).broken for one in chains()] == ["", "", ""]


def test_closed_rounds_are_frozen_and_the_open_one_waits_for_some(made: dict) -> None:
    before = Plan.objects.filter(partnership__slug="size-61", state=PlanState.CLOSED).order_by("id").first()
    states = [one.state for one in Cycle.objects.filter(plan=before)]
    assert states == [CycleState.CLOSED] * 4
    first, *_, last = Cycle.objects.filter(plan=before)
    assert len(frozen_standings(first)) == 40
    met = sum(one.state in ("met", "met_late") for row in frozen_standings(last).values() for one in row.milestones)
    assert met == Said.objects.filter(update__ask__action__plan=before).count() > 0
    assert Version.objects.filter(update__ask__cycle=first).count() > 40
    this = Plan.objects.get(partnership__slug="size-61", state=PlanState.ADOPTED, title__startswith="Business")
    asks = Ask.objects.filter(cycle__plan=this, cycle__state=CycleState.OPEN)
    assert asks.filter(updates=None).count() == 4
    assert set(asks.values_list("updates__state", flat=True)) == {
        None,
        UpdateState.AGREED,
        UpdateState.SUBMITTED,
        UpdateState.RETURNED,
    }


def test_what_writers_send_is_taken_and_counted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "EACH", 2)
    made = answering.build()
    assert sum(len(one) for one in made["writers"]) == 2 * sending.WRITERS
    sent = [made["writers"][0][0], made["writers"][5][0]]
    for one in sent:
        browser = Client(enforce_csrf_checks=True, headers={"cookie": one["cookie"]})
        with CaptureQueriesContext(connection) as statements:
            answer = browser.post(one["address"], one["fields"], content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 302, answer.content.decode()
        assert len(statements) <= AT_MOST, [each["sql"] for each in statements]
    assert set(answering.count(made["partnership"]).values()) == {2}

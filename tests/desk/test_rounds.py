"""The pages of a round: who may, what they show at each state, what they cost."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.governance import actions as governance
from sightline.governance.models import Escalation, Item, Meeting
from sightline.kit import clock
from sightline.post.actions import queue, remember_reminders
from sightline.post.models import Outbox
from sightline.post.rules import Rung, State
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle
from tests.desk.test_plans import EVERYBODY
from tests.progress.conftest import ASKED, DUE
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
D = dt.date
ROUND_PAGES = ("round_detail", "executive", "board")
AT_MOST = 7  # queries of a page that is kept, as in test_kept; the outbox or the other partnerships cost one more
AFTER = D(2018, 1, 19)  # four days after answers were due


def ask_of(cycle: Cycle, number: str) -> Ask:
    return Ask.objects.get(cycle=cycle, action__number=number, answers=True)


@pytest.fixture(autouse=True)
def _forget_pages():
    """Pages kept by one test are not the next one's: rows are written here that no record tells of."""
    caches["pages"].clear()


@pytest.fixture
def see(cast, client_of):
    """`see(cast.member, "executive", cycle.pk, on=day)` is the page's HTML on that day; `see.cost` its queries."""

    def get(person, route, *ids, on=AFTER, query=""):
        client = client_of(person)
        with clock.standing_on(on), CaptureQueriesContext(connection) as queries:
            answer = client.get(reverse(route, args=[cast.slug, *ids]) + query)
        get.cost = len(queries)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return get


class OfCycle(ViewRows):
    """A page of a round; the other board's round is its own."""

    @pytest.fixture(autouse=True)
    def _rounds(self, cycle, cycle_elsewhere):
        self.cycle, self.other = cycle, cycle_elsewhere

    def kwargs(self, cast):
        return {"cycle_id": self.cycle.pk}

    def elsewhere(self, cast):
        return {"cycle_id": self.other.pk}


class TestRoundCurrent(ViewRows):
    route = "round_current"
    works_for = EVERYBODY


class TestRoundDetail(OfCycle):
    route = "round_detail"
    works_for = EVERYBODY


class TestExecutive(OfCycle):
    route = "executive"
    works_for = EVERYBODY


class TestBoard(OfCycle):
    route = "board"
    works_for = EVERYBODY


class TestBoardPriority(OfCycle):
    route = "board_priority"
    works_for = EVERYBODY

    def kwargs(self, cast):
        return {"cycle_id": self.cycle.pk, "priority_id": self.cycle.plan.priorities.get().pk}

    def elsewhere(self, cast):
        return {"cycle_id": self.other.pk, "priority_id": self.other.plan.priorities.get().pk}


class TestRoundRemind(OfCycle):
    route = "round_remind"
    works_for = ("business_manager", "support")
    refused = ("chair", "subgroup_chair", "member")


class TestWork(ViewRows):
    route = "work"
    works_for = EVERYBODY


def test_without_a_round_the_page_says_what_to_do_next(cast, see, plan):
    assert "Start the rounds" in see(cast.business_manager, "round_current")
    page = see(cast.member, "round_current")
    assert "Nobody has been asked yet" in page
    assert "Start the rounds" not in page


def test_without_a_plan_it_says_what_comes_first(cast, see):
    assert "A round needs an adopted plan" in see(cast.business_manager, "round_current")


def test_the_round_that_today_is_about_is_shown(cast, client_of, cycle):
    with clock.standing_on(AFTER):
        answer = client_of(cast.member).get(reverse("round_current", args=[cast.slug]))
    assert answer["Location"] == reverse("round_detail", args=[cast.slug, cycle.pk])


def test_between_two_rounds_it_is_the_one_that_closed_last(cast, client_of, cycle):
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
        answer = client_of(cast.member).get(reverse("round_current", args=[cast.slug]))
    assert answer["Location"] == reverse("round_detail", args=[cast.slug, cycle.pk])


def test_the_round_says_who_has_answered_and_who_waits_for_whom(cast, see, cycle, send):
    sent = send(ask_of(cycle, "1.1"))
    agreed = send(ask_of(cycle, "1.2"))
    with clock.standing_on(D(2018, 1, 11)):
        actions.agree_update(by=cast.deputy, update=agreed, version=1)
    page = see(cast.member, "round_detail", cycle.pk)
    assert "Two of 4 answers are in, 1 agreed." in page
    assert f"waits for {cast.deputy.name}" in page
    assert f"agreed by {cast.deputy.name}" in page
    assert "contributes" in page
    with clock.standing_on(D(2018, 1, 18)):
        actions.return_update(by=cast.deputy, update=sent, version=1, why="Say how many came.")
    page = see(cast.member, "round_detail", cycle.pk)
    assert "to be mended: Say how many came." in page
    only = see(cast.member, "round_detail", cycle.pk, query="?answer=returned")
    assert "1.1 " in only
    assert f"agreed by {cast.deputy.name}" not in only


def test_what_came_late_is_marked(cast, see, cycle, send):
    send(ask_of(cycle, "1.1"), on=D(2018, 1, 17))
    assert "17 January 2018, late" in see(cast.member, "round_detail", cycle.pk)


def test_the_round_says_who_was_written_to_when_and_what_did_not_arrive(cast, see, cycle):
    asked = ask_of(cycle, "1.1")
    for person, day, rung in (
        (cast.subgroup_chair, ASKED, Rung.OWNER),
        (cast.deputy, DUE, Rung.DEPUTY),
        (cast.business_manager, DUE, Rung.MANAGER),
    ):
        message = queue(
            partnership=cast.partnership, person=person, key=f"{person.pk}:{day}", subject="One thing", lines=["."]
        )
        remember_reminders(message=message, things=[(cast.partnership.pk, "update", str(asked.pk), rung)], on=day)
    page = see(cast.business_manager, "round_detail", cycle.pk)
    last = f"{cast.deputy.name} (as deputy), {cast.business_manager.name} (as business manager)"
    assert f"Twice, last on 15 January 2018: {last}" in page
    assert "3 reminders are waiting to be sent" in page
    Outbox.objects.filter(person=cast.deputy).update(state=State.FAILED, next_at=None)
    sent = {"state": State.SENT, "sent_at": clock.now(), "possibly_twice": True}
    Outbox.objects.filter(person=cast.business_manager).update(**sent)
    page = see(cast.business_manager, "round_detail", cycle.pk)
    assert "1 reminder could not be sent." in page, "what the outbox became shows at once on a kept page"
    assert "1 reminder was possibly sent twice." in page
    assert "?state=failed" in page
    assert "?state=failed" not in see(cast.member, "round_detail", cycle.pk), "a member has no outbox"


def test_the_next_reminder_and_a_pause_are_said(cast, see, cycle):
    assert "Monday 22 January 2018, in the morning" in see(cast.member, "round_detail", cycle.pk)
    with clock.standing_on(AFTER):
        actions.pause_reminders(
            by=cast.business_manager, partnership=cast.partnership, until=D(2018, 1, 31), why="An inspection."
        )
    assert "Paused up to 31 January 2018: An inspection." in see(cast.member, "round_detail", cycle.pk)


def test_a_closed_round_leads_to_the_decision_to_publish_it_for_those_who_may(cast, see, cycle):
    publish = reverse("progress_publish", args=[cast.slug, cycle.pk])
    assert publish not in see(cast.business_manager, "round_detail", cycle.pk)
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    for person in (cast.business_manager, cast.chair):
        assert publish in see(person, "round_detail", cycle.pk, on=D(2018, 1, 23))
    assert publish not in see(cast.support, "round_detail", cycle.pk, on=D(2018, 1, 23))


def test_a_planned_and_a_closed_round_say_so(cast, see, cycle):
    planned = Cycle.objects.get(plan=cycle.plan, number=4)
    assert "Nobody has been asked yet." in see(cast.member, "round_detail", planned.pk)
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    page = see(cast.member, "round_detail", cycle.pk, on=D(2018, 1, 23))
    assert f"The round was closed on 22 January 2018 by {cast.business_manager.name}." in page


def test_the_page_of_a_round_that_is_past_tells_how_things_stood_when_the_next_one_closed(
    cast, see, make_plan, make_round
):
    plan = make_plan()
    second = make_round(plan, 2)
    with clock.standing_on(D(2017, 10, 23)):
        actions.close_cycle(by=cast.business_manager, cycle=second)
    board, meeting = cast.bodies["board"], _held(cast, D(2017, 11, 8))
    with clock.standing_on(D(2017, 11, 8)):
        kept = governance.record_decision(by=cast.support, meeting=meeting, text="Figures come each quarter.")
        waits = governance.raise_escalation(
            by=cast.executive_chair,
            from_body=cast.bodies["executive"],
            to_body=board,
            title="No analyst",
            why="Nobody.",
        )
        item = Item.objects.create(
            partnership=cast.partnership, meeting=meeting, position=1, title="No analyst", purpose="decision",
            kind="escalation", escalation=waits,
        )  # fmt: skip
        governance.raise_challenge(
            by=cast.executive_chair,
            from_body=cast.bodies["executive"],
            to_body=cast.bodies["subgroup"],
            question="Why was nobody trained?",
            due_on=D(2017, 11, 20),
        )
    # Until the next round closes, the Board's page of the closed one is the one that it works with.
    now = see(cast.chair, "board", second.pk, on=D(2017, 11, 9))
    assert "Figures come each quarter." in now
    assert "No analyst" in now
    assert "when Q3 2017/18 closed" not in now
    assert reverse("escalation_decide", args=[cast.slug, item.pk]) in see(
        cast.business_manager, "board", second.pk, on=D(2017, 11, 9)
    )
    third = make_round(plan)
    with clock.standing_on(D(2018, 1, 23)):
        actions.close_cycle(by=cast.business_manager, cycle=third)
    with clock.standing_on(D(2018, 1, 24)):
        governance.record_decision(by=cast.support, meeting=meeting, text="An analyst is lent.", escalation=waits)
        governance.record_effect(by=cast.support, decision=kept, effect="They came.", effect_on=D(2018, 1, 24))
        Escalation.objects.filter(pk=waits.pk).update(state="decided")
    then = see(cast.business_manager, "board", second.pk, on=D(2018, 1, 25))
    assert "told up to 23 January 2018, when Q3 2017/18 closed" in then
    assert "Figures come each quarter." in then
    assert "An analyst is lent." not in then
    assert "No analyst" in then
    assert "waited for a decision" in then
    assert "Record the decision" not in then
    assert ": was open" in then
    assert ": was open" in see(cast.executive_chair, "executive", second.pk, on=D(2018, 1, 25))
    now = see(cast.business_manager, "board", third.pk, on=D(2018, 1, 25))
    assert "An analyst is lent." in now
    assert "Figures come each quarter." not in now


def _held(cast, day: dt.date) -> Meeting:
    at = dt.datetime.combine(day, dt.time(10), dt.UTC)
    return Meeting.objects.create(
        partnership=cast.partnership, body=cast.bodies["board"], title="Board", starts_at=at, state="held"
    )


@pytest.mark.parametrize("route", [*ROUND_PAGES, "board_priority", "work"])
def test_the_cost_does_not_grow_with_the_plan(cast, see, make_plan, make_round, send, route):
    def cost(number: int) -> int:
        plan = make_plan(number)
        cycle = make_round(plan)
        for one in list(cycle.asks.filter(answers=True))[: number // 2]:
            send(one)
        ids = {"board_priority": [cycle.pk, plan.priorities.get().pk], "work": []}.get(route, [cycle.pk])
        see(cast.subgroup_chair, route, *ids)
        return see.cost

    assert cost(3) == cost(30)


@pytest.mark.parametrize("route", [*ROUND_PAGES, "work"])
def test_the_second_look_costs_a_handful(cast, see, cycle, route):
    ids = [] if route == "work" else [cycle.pk]
    first = see(cast.subgroup_chair, route, *ids)
    drawn = see.cost
    second = see(cast.subgroup_chair, route, *ids)
    assert see.cost <= AT_MOST < drawn
    main = slice(first.index("<main"), first.index("</main>"))
    assert first[main] == second[second.index("<main") : second.index("</main>")]

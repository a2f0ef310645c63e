"""What the Executive, the Board and the plan's pages say of an action whose owner claims more than was delivered."""

import csv
import datetime as dt
import io
import re
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from sightline.governance import actions as governance
from sightline.governance.models import Challenge
from sightline.kit import clock
from sightline.plan.actions import decide_change
from sightline.plan.models import Milestone
from sightline.progress import actions
from sightline.progress.rules.said import Later, Met
from tests.desk.test_measures import FIGURE, evaluated_measure, measure_of
from tests.desk.test_rounds import AFTER, ask_of
from tests.desk.test_rounds import see as _see

pytestmark = pytest.mark.django_db
see = _see
D = dt.date


@pytest.fixture
def over_claimed(cast, cycle, send):
    """1.1: its toolkit was due on 31 December and is not said to be met; its owner says green, agreed by the deputy."""
    caches["pages"].clear()
    update = send(ask_of(cycle, "1.1"), done="Nearly there.", good_practice="Schools use “not brought”.")
    with clock.standing_on(D(2018, 1, 12)):
        return actions.agree_update(by=cast.deputy, update=update, version=1)


def act(function, **words):
    with clock.standing_on(AFTER):
        return function(**words)


class TestTheExecutive:
    def test_what_needs_it_stands_first_with_its_reason_its_owner_and_her_words(self, cast, see, cycle, over_claimed):
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "Three actions need you" in page
        assert "Publish toolkit 1 for the workforce: owner says green. Delivery is 19 days overdue." in page
        assert f"WFD · agreed by its own deputy, {cast.deputy.name}" in page
        assert "self-assessed" in page
        assert "“Toolkit”: 19 days overdue" in page
        assert "Nearly there." in page
        assert "One of 3 updates is in and agreed." in page
        assert "Two are missing" in page

    def test_a_belated_answer_to_the_round_before_counts_on_no_page_of_the_next(self, cast, see, cycle, send):
        with clock.standing_on(D(2018, 1, 22)):
            actions.close_cycle(by=cast.business_manager, cycle=cycle)
        fourth = cycle.plan.cycles.get(number=4)
        late = send(ask_of(fourth, "1.1"), on=D(2018, 1, 23))
        with clock.standing_on(D(2018, 1, 24)):
            actions.agree_update(by=cast.deputy, update=late, version=1)
        with clock.standing_on(D(2018, 3, 26)):
            actions.open_cycle(by=cast.business_manager, cycle=fourth)
        assert "None of 3 updates is in." in see(cast.chair, "executive", fourth.pk, on=D(2018, 3, 27))
        assert "None of 4 answers is in." in see(cast.chair, "round_detail", fourth.pk, on=D(2018, 3, 27))

    def test_what_may_be_done_is_offered_to_whoever_may_and_filled_in(self, cast, see, cycle, over_claimed):
        action = over_claimed.ask.action
        page = see(cast.executive_chair, "executive", cycle.pk)
        about = f"?action={action.pk}&amp;cycle={cycle.pk}"
        assert reverse("challenge_raise", args=[cast.slug]) + about in page
        assert reverse("escalation_raise", args=[cast.slug]) + about in page
        assert reverse("action_note", args=[cast.slug, action.pk]) in page
        assert reverse("practice_promote", args=[cast.slug, over_claimed.pk]) in page
        page = see(cast.member, "executive", cycle.pk)
        assert reverse("challenge_raise", args=[cast.slug]) not in page
        assert reverse("practice_promote", args=[cast.slug, over_claimed.pk]) not in page

    def test_what_to_ask_stands_first_and_begins_the_challenge(self, cast, see, cycle, over_claimed):
        page = see(cast.executive_chair, "executive", cycle.pk)
        ask = "What stands in the way of “Toolkit”, and on which day will it be done?"
        assert ask in page
        query = f"?action={over_claimed.ask.action_id}&cycle={cycle.pk}&{urlencode({'question': ask})}"
        assert escape(reverse("challenge_raise", args=[cast.slug]) + query) in page
        assert ask in see(cast.executive_chair, "challenge_raise", query=query)

    def test_each_piece_of_evidence_leads_to_its_measure_and_says_what_would_change_it(
        self, cast, see, cycle, over_claimed, send
    ):
        first = measure_of(cycle.plan, **FIGURE)
        third = evaluated_measure(cast, cycle.plan, "1.3")
        send(ask_of(cycle, "1.3"))
        caches["pages"].clear()
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "and 84% of 101 answers were positive where over 90% was promised." in page
        assert "What would have helped the 16 of 101 whose answers were not positive" in page
        assert "Green is not proven yet: nothing is bound to this measure" in page
        assert page.count("Even if the 19 who have not answered all did, it would not be met.") == 2
        for measure in (first, third):
            assert reverse("measure_detail", args=[cast.slug, measure.pk]) in page
        assert "Measures not met, with days left: 1" in page
        assert "Due for 19 days." in page

    def test_its_numbers_lead_to_the_actions_they_count_while_the_round_is_open(self, cast, see, cycle, over_claimed):
        href = f"?plan={cycle.plan_id}&amp;evidence=contradicted"
        assert href in see(cast.executive_chair, "executive", cycle.pk)
        with clock.standing_on(D(2018, 1, 22)):
            actions.close_cycle(by=cast.business_manager, cycle=cycle)
        assert href not in see(cast.executive_chair, "executive", cycle.pk, on=D(2018, 1, 23))

    def test_what_was_noted_is_folded_and_counted_no_more(self, cast, see, cycle, over_claimed):
        act(
            governance.note_action,
            by=cast.executive_chair,
            action=over_claimed.ask.action,
            text="Seen at the away day.",
            cycle=cycle,
        )
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "Two actions need you" in page
        assert "One was noted and moved on from." in page
        assert "“Seen at the away day.”" in page

    def test_open_challenges_and_escalations_stand_with_their_action(self, cast, see, cycle, over_claimed):
        action = over_claimed.ask.action
        between = {"by": cast.executive_chair, "from_body": cast.bodies["executive"], "action": action, "cycle": cycle}
        act(
            governance.raise_challenge,
            to_body=cast.bodies["subgroup"],
            question="Who still lacks it?",
            due_on=D(2018, 2, 2),
            **between,
        )
        act(
            governance.raise_escalation,
            to_body=cast.bodies["board"],
            title="The toolkit is late",
            why="Two dates passed.",
            **between,
        )
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "Challenge 1 to WFD: waiting for an answer by 2 February 2018" in page
        assert "Challenges still open: 1" in page
        assert "The toolkit is late: waiting for a meeting" in page
        action_page = see(cast.member, "action_detail", action.pk)
        assert "Who still lacks it?" in action_page
        assert "The toolkit is late" in action_page
        board = see(cast.chair, "board", cycle.pk)
        assert "One escalation waits for a decision." in board
        assert "waits for a meeting" in board

    def test_a_date_moved_and_one_refused_are_said(self, cast, see, cycle, send):
        caches["pages"].clear()
        ask = ask_of(cycle, "1.1")
        milestone = Milestone.objects.get(action=ask.action, kind="due")
        later = [Later(milestone.pk, D(2018, 2, 28), "The designer left.")]
        send(ask, later_dates=later, claim="amber")
        change = ask.action.changes.get()
        with clock.standing_on(D(2018, 1, 16)):
            decide_change(
                by=cast.executive_chair,
                change=change,
                approve=False,
                meeting="Executive, 16 January",
                note="Finish it.",
            )
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "was refused on 16 January 2018" in page

    def test_a_closed_round_shows_what_was_frozen_and_says_so(self, cast, see, cycle, over_claimed, send):
        with clock.standing_on(D(2018, 1, 22)):
            actions.close_cycle(by=cast.business_manager, cycle=cycle)
        before = see(cast.executive_chair, "executive", cycle.pk, on=D(2018, 1, 23))
        assert "This is how everything stood when the round closed on 22 January 2018." in before
        assert "22 days overdue" in before
        later = see(cast.executive_chair, "executive", cycle.pk, on=D(2018, 3, 1))
        assert "22 days overdue" in later, "days do not go on counting"

    def test_nothing_stands_out_where_all_is_as_said(self, cast, see, cycle, send):
        caches["pages"].clear()
        for ask in cycle.asks.filter(answers=True).select_related("action"):
            met = [
                Met(one.pk, None, D(2017, 12, 20)) if one.kind == "due" else Met(one.pk, day.pk, day.due)
                for one in ask.action.milestones.all()
                for day in (one.occurrences.filter(due__lte=D(2018, 1, 10)) if one.kind == "recurring" else [None])
            ]
            update = send(ask, met=met)
            with clock.standing_on(D(2018, 1, 12)):
                actions.agree_update(by=cast.deputy, update=update, version=1)
        page = see(cast.executive_chair, "executive", cycle.pk)
        assert "No action needs you" in page
        assert "Nothing stands out" in page
        assert "Three others are as their owners say." in page


class TestTheBoard:
    def test_it_opens_with_the_sentence_and_shows_each_priority(self, cast, see, cycle, over_claimed):
        page = see(cast.chair, "board", cycle.pk)
        assert "Are children better protected?" in page
        assert "One of 3 actions is overdue; on one the owner claims more than is shown." in page
        assert reverse("board_priority", args=[cast.slug, cycle.pk, cycle.plan.priorities.get().pk]) in page
        assert "What owners say, by how delivery stands" in page
        assert "there is nothing to compare with yet" in page

    def test_a_priority_says_plainly_where_no_child_was_asked(self, cast, see, cycle, over_claimed):
        page = see(cast.chair, "board_priority", cycle.pk, cycle.plan.priorities.get().pk)
        assert "No survey or evaluation about this priority that children, parents or families answer" in page
        assert "Children are seen sooner." in page, "what owners say of it is said to be theirs"
        assert "No measure of this priority says what is to change for children themselves" in page

    def test_measures_that_reach_to_children_stand_with_what_is_known(self, cast, see, cycle, over_claimed):
        measure = evaluated_measure(cast, cycle.plan, "1.3")
        type(measure).objects.filter(pk=measure.pk).update(level="children")
        page = see(cast.chair, "board_priority", cycle.pk, cycle.plan.priorities.get().pk)
        assert reverse("measure_detail", args=[cast.slug, measure.pk]) in page
        assert "What evidence shows for children" in page
        assert "84% of 101 answers" in page

    def test_what_changed_is_told_against_the_round_before(self, cast, see, cycle, over_claimed):
        with clock.standing_on(D(2018, 1, 22)):
            actions.close_cycle(by=cast.business_manager, cycle=cycle)
        fourth = cycle.plan.cycles.get(number=4)
        with clock.standing_on(D(2018, 3, 26)):
            actions.open_cycle(by=cast.business_manager, cycle=fourth)
        page = see(cast.chair, "board", fourth.pk, on=D(2018, 3, 27))
        assert "Since Q3 2017/18 closed." in page
        assert "delivery was 22 days overdue, is 86 days overdue." in page

    def test_an_escalation_on_an_agenda_is_decided_there_by_whoever_may(self, cast, see, cycle, over_claimed):
        board = cast.bodies["board"]
        escalation = act(
            governance.raise_escalation,
            by=cast.executive_chair,
            from_body=cast.bodies["executive"],
            to_body=board,
            title="The toolkit is late",
            why="Two dates passed.",
            action=over_claimed.ask.action,
        )
        starts = timezone.make_aware(dt.datetime(2018, 3, 7, 10))
        meeting = act(
            governance.plan_meeting, by=cast.business_manager, body=board, title="Board meeting", starts_at=starts
        )
        item = act(
            governance.add_item,
            by=cast.business_manager,
            meeting=meeting,
            title="The toolkit",
            purpose="decision",
            kind="escalation",
            about=escalation,
        )
        decide = reverse("escalation_decide", args=[cast.slug, item.pk])
        assert decide in see(cast.chair, "board", cycle.pk)
        assert decide not in see(cast.member, "board", cycle.pk)

    def test_a_priority_of_another_plan_is_not_in_this_round(self, cast, client_of, cycle, make_plan):
        other = make_plan(2)
        address = reverse("board_priority", args=[cast.slug, cycle.pk, other.priorities.get().pk])
        assert client_of(cast.chair).get(address).status_code == 404


class TestThePlan:
    def test_a_tile_says_claim_and_delivery_and_is_outlined_where_they_part(self, cast, see, cycle, over_claimed):
        page = see(cast.member, "plan_detail", cycle.plan_id)
        assert "Owners claim more than is shown on 1 action." in page
        assert page.count("ui-tile--flagged") == 1
        assert '<p class="ui-tile__flag">Owner says green. Delivery is 19 days overdue.</p>' in page
        assert "3 actions: 1 overdue, 2 awaiting word." in page

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("?stands=parted", ["1.1"]),
            ("?stands=overdue", ["1.1"]),
            ("?stands=awaiting-word", ["1.2", "1.3"]),
            ("?says=green", ["1.1"]),
            ("?says=nothing", ["1.2", "1.3"]),
            ("?stands=overdue&says=red", []),
            ("?stands=zebra", ["1.1", "1.2", "1.3"]),
        ],
    )
    def test_the_page_is_narrowed_by_how_actions_stand(self, cast, see, cycle, over_claimed, query, shown):
        page = see(cast.member, "plan_detail", cycle.plan_id, query=query)
        tiles = [number for number in ("1.1", "1.2", "1.3") if f'ui-tile__number">{number}<' in page]
        assert tiles == shown
        assert (f"{len(shown)} of 3 actions shown" in page) is (query != "?stands=zebra")

    def test_the_strip_marks_what_is_late_and_what_was_met(self, cast, see, cycle, over_claimed):
        page = see(cast.member, "plan_detail", cycle.plan_id)
        assert 'href="#mark-late"' in page
        assert re.search(r'aria-label="Q3 2017/18: [^"]*\d late', page)

    def test_the_list_and_its_file_say_claim_delivery_and_evidence(self, cast, see, cycle, over_claimed, client_of):
        page = see(cast.member, "action_list")
        for said in ("Owner says", "19 days overdue", '<span class="ui-note">contradicted</span>'):
            assert said in page
        row = file_of(client_of, cast)[0]
        assert (row["Owner says"], row["Said on"], row["Delivery"]) == ("green", "2018-01-10", "19 days overdue")
        assert row["Contradicted"] == "Owner says green. Delivery is 19 days overdue."

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("?evidence=contradicted", ["1.1", "1.2"]),
            ("?evidence=unproven", ["1.2"]),
            ("?evidence=not-met", ["1.3"]),
            ("?evidence=not-met&words=1.1", []),
            ("?evidence=zebra", ["1.1", "1.2", "1.3"]),
        ],
    )
    def test_the_list_and_its_file_are_narrowed_by_what_is_known(
        self, cast, see, cycle, over_claimed, send, client_of, query, shown
    ):
        evaluated_measure(cast, cycle.plan, "1.3")
        measure_of(cycle.plan, "1.2", **FIGURE)
        send(ask_of(cycle, "1.2"))
        caches["pages"].clear()
        page = see(cast.member, "action_list", query=query)
        assert [number for number in ("1.1", "1.2", "1.3") if f">{number} " in page] == shown
        assert [row["Action"] for row in file_of(client_of, cast, query)] == shown

    def test_the_file_says_what_is_known_of_the_measures(self, cast, see, cycle, over_claimed, client_of):
        evaluated_measure(cast, cycle.plan, "1.3")
        measure_of(cycle.plan, **FIGURE)
        first, _, third = file_of(client_of, cast)
        assert (first["Evidence"], first["Measures"]) == ("no evidence", "1 no evidence")
        assert first["Unproven"].startswith("Green is not proven yet: nothing is bound to this measure")
        assert (third["Evidence"], third["Measures"], third["Unproven"]) == ("not met", "1 not met", "")
        assert third["Measures not met"] == "84% of 101 answers were positive where over 90% was promised."

    def test_narrowing_by_what_is_known_takes_as_many_queries_for_many(
        self, cast, see, make_plan, plan, make_round, send
    ):
        counts = set()
        for one in (plan, make_plan(30)):
            for ask in make_round(one).asks.filter(answers=True):
                measure_of(one, ask.action.number, **FIGURE)
                send(ask)
            page = see(cast.member, "action_list", query=f"?plan={one.pk}&evidence=unproven")
            assert f"{one.actions.count()} actions" in page
            counts.add(see.cost)
        assert len(counts) == 1


def file_of(client_of, cast, query="") -> list[dict[str, str]]:
    """The rows of the list's file after answers were due."""
    with clock.standing_on(AFTER):
        answer = client_of(cast.member).get(reverse("action_list_export", args=[cast.slug]) + query)
        content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


class TestTheAction:
    def test_it_shows_how_it_stands_and_what_was_said(self, cast, see, cycle, over_claimed):
        page = see(cast.member, "action_detail", over_claimed.ask.action_id)
        assert "Owner says green. Delivery is 19 days overdue." in page
        assert "Nearly there." in page
        assert f"Agreed by {cast.deputy.name} as deputy" in page
        assert "Schools use “not brought”." in page

    def test_a_challenge_that_is_settled_is_no_longer_overdue(self, cast, see, cycle, over_claimed):
        made = act(
            governance.raise_challenge,
            by=cast.executive_chair,
            from_body=cast.bodies["executive"],
            to_body=cast.bodies["subgroup"],
            action=over_claimed.ask.action,
            question="Who still lacks it?",
            due_on=D(2018, 1, 26),
        )
        page = see(cast.member, "action_detail", over_claimed.ask.action_id, on=D(2018, 2, 1))
        assert "6 days overdue" in page
        Challenge.objects.filter(pk=made.pk).update(state="satisfied", closed_on=D(2018, 1, 31))
        caches["pages"].clear()
        page = see(cast.member, "action_detail", over_claimed.ask.action_id, on=D(2018, 2, 1))
        assert "to WFD: satisfied</a>" in page

    def test_whoever_sits_in_an_owning_body_gives_an_update_from_it(self, cast, see, cycle):
        action = ask_of(cycle, "1.1").action
        give = reverse("update_begin", args=[cast.slug, action.pk])
        assert give in see(cast.subgroup_chair, "action_detail", action.pk)
        assert give not in see(cast.member, "action_detail", action.pk)
        assert "Nothing yet. Owners are asked each quarter" in see(cast.member, "action_detail", action.pk)


class TestMyWork:
    def test_one_list_the_most_overdue_first(self, cast, see, cycle, send):
        caches["pages"].clear()
        update = send(ask_of(cycle, "1.1"))
        page = see(cast.subgroup_chair, "work")
        assert "Three things wait for you, 2 are overdue." in page
        assert page.index("1.2 ") < page.index("chair’s report")
        assert "4 days overdue" in page
        assert reverse("update_agree", args=[cast.slug, update.pk]) not in page, "her own is not hers to agree"
        page = see(cast.deputy, "work")
        assert reverse("update_agree", args=[cast.slug, update.pk]) in page
        assert "Two more that your groups owe, which somebody else is asked for" in page

    def test_nothing_owed_leads_to_the_plan(self, cast, see, cycle):
        caches["pages"].clear()
        assert "Nothing waits for you" in see(cast.analyst, "work")

    def test_one_person_never_gets_the_list_kept_for_another(self, cast, see, cycle):
        caches["pages"].clear()
        see(cast.subgroup_chair, "work")
        assert "chair’s report" in see(cast.subgroup_chair, "work")
        assert "Say how it is going" not in see(cast.analyst, "work")

    def test_signing_in_lands_on_what_is_owed(self, cast, client_of, cycle):
        with clock.standing_on(AFTER):
            home = client_of(cast.subgroup_chair).get(reverse("home"))
            assert home["Location"] == reverse("work", args=[cast.slug])
            assert client_of(cast.analyst).get(reverse("home"))["Location"] == reverse("plan_current", args=[cast.slug])

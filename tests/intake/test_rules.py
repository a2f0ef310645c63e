"""What a review asks, worked out from documents written here by hand."""

import pytest

from sightline.intake import rules


def document(*actions, notes=(), measures=()):
    return {
        "priorities": [{"number": 1, "title": "Neglect", "measures": list(measures), "actions": list(actions)}],
        "notes": list(notes),
    }


def act(number="1.1", **cells):
    return {"number": number, "text": "Do it", "milestones": [], "measures": [], **cells}


@pytest.mark.parametrize(
    ("number", "noun", "says"),
    [
        (0, "date", "no dates"),
        (1, "priority", "1 priority"),
        (3, "priority", "3 priorities"),
        (2, "action", "2 actions"),
    ],
)
def test_counting_in_words(number, noun, says):
    assert rules.counted(number, noun) == says


def test_the_greeting_counts_what_was_found():
    read = document(
        act(
            milestones=[{"due": "2017-12-31"}, {"due": None}],
            measures=[{"text": "a", "threshold": 90}, {"text": "b", "threshold": None}],
        ),
        act("1.2"),
        notes=[{"kind": "settle"}, {"kind": "check"}, {"kind": "inferred"}],
        measures=[{"text": "c", "threshold": None}],
    )
    assert rules.counts(read).sentence == (
        "1 priority, 2 actions, 2 dates, 3 measures (1 with a figure). 2 things to check."
    )


def test_an_empty_plan_is_greeted_without_a_bracket():
    assert rules.counts({}).sentence == "no priorities, no actions, no dates, no measures. Nothing needs checking."


def test_checks_come_with_what_must_be_settled_first_and_know_their_cell_and_place():
    read = document(
        act(owner_raw="PQA / TBC"),
        notes=[
            {"kind": "inferred", "where": "table 1", "message": "Inherited."},
            {"kind": "check", "where": "table 1, row 2", "message": "Who?", "action": "1.1", "field": "owner"},
            {"kind": "settle", "where": "", "message": "No year."},
        ],
    )
    found = rules.checks_of(read)
    assert [(one.kind, one.note_index) for one in found] == [("settle", 2), ("check", 1), ("inferred", 0)]
    assert found[1].printed == "PQA / TBC"


@pytest.mark.parametrize(
    ("milestones", "offered"),
    [
        ([{"due": "2018-03-31"}], True),
        ([{"due": "2017-06-30"}], False),
        ([{"due": "2018-03-31", "occurrences": ["2017-06-30", "2018-03-31"]}], False),
        ([], True),
    ],
)
def test_a_date_in_a_measure_is_offered_only_where_no_milestone_has_it(milestones, offered):
    measure = {"text": "Plan agreed by end of Q1", "threshold": None, "by": "2017-06-30"}
    offers = rules.offers_of(document(act("3.1", milestones=milestones, measures=[measure])))
    assert bool(offers) is offered
    if offered:
        assert offers[0].number == "3.1"
        assert "30 June 2017" in offers[0].message


def test_what_reads_like_an_identifier_in_a_cell_is_to_be_looked_at():
    child = act("2.1", measures_raw="The boy (DOB 12/03/2009) is seen by 31 March 2018.")
    (found,) = rules.identifiers_of(document(act("1.1", target_raw="31 March 2018"), child))
    assert (found.kind, found.number, found.field, found.where) == (
        "check",
        "2.1",
        "measures",
        "action 2.1, success measure",
    )
    assert found.message.startswith("“12/03/2009” reads like a date of birth.")
    assert found.printed == child["measures_raw"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Neglect task and finish group", "task_group"),
        ("Workforce Development Group", "subgroup"),
        ("Executive Group", "executive"),
        ("Safeguarding Adults Board", "other_board"),
        ("Adult Board Manager", "post"),
        ("Partnership Support Team", "team"),
        ("Hampshire Constabulary", "agency"),
    ],
)
def test_the_kind_of_a_new_body_is_guessed_from_its_name(name, kind):
    assert rules.kind_of(name) == kind


def test_a_thread_is_suggested_where_an_action_names_it():
    voice = act(text="Listen to the voice of each child")
    assert rules.suggests_thread("The voice of the child", voice)
    assert not rules.suggests_thread("The voice of the child", act(text="Publish a toolkit"))
    assert not rules.suggests_thread("A", act(text="A"))


def test_the_same_words_differ_in_nothing_however_they_are_spaced():
    assert rules.differences(document(act(target_raw="End of\nQ3")), document(act(target_raw="End of Q3"))) == []


def test_differences_name_the_cell_and_what_came_or_went():
    held = document(act("1.1", owner_raw="PQA"), act("1.2"))
    read = document(act("1.1", owner_raw="MET"), act("1.3", text="New"))
    assert rules.differences(held, read) == [
        rules.Difference("1.1", "owner", "PQA", "MET"),
        rules.Difference("1.2", "action", "Do it", ""),
        rules.Difference("1.3", "action", "", "New"),
    ]


@pytest.mark.parametrize("state", ["adopted", "compared", "discarded"])
def test_a_review_that_is_over_says_so(state):
    with pytest.raises(rules.NotUnderReview, match=f"is {state}"):
        rules.check_under_review(state)
    with pytest.raises(rules.NotUnderReview):
        rules.check_transition(state, "adopted")


def test_a_review_may_end_in_two_ways():
    rules.check_under_review("review")
    for end in ("adopted", "discarded"):
        rules.check_transition("review", end)


def test_names_of_one_plan_that_mean_the_same_are_found():
    names = [
        "Education group",
        "PQA",
        "Workforce Development",
        "WFD",
        "Education Sub group",
        "Adult Board Manager",
        "MET",
    ]
    same = rules.same_names([*names, "Missing Exploited and Trafficked Group", "Adult Board"])
    assert same["WFD"] == "Workforce Development"
    assert same["MET"] == "Missing Exploited and Trafficked Group"
    assert {same.get("Education group"), same.get("Education Sub group")} & {"Education group", "Education Sub group"}
    assert "Adult Board" not in same
    assert "Adult Board Manager" not in same
    assert "PQA" not in same
    assert "METRAC" not in same


def test_the_same_as_is_followed_to_its_end():
    answers = {"A": rules.SameAs("B"), "B": rules.SameAs("C"), "C": "subgroup", "D": None}
    assert [rules.followed(name, answers) for name in answers] == ["C", "C", "C", "D"]


@pytest.mark.parametrize(
    "answers", [{"A": rules.SameAs("A")}, {"A": rules.SameAs("B"), "B": rules.SameAs("A")}, {"A": rules.SameAs("gone")}]
)
def test_names_that_go_round_in_a_ring_are_refused(answers):
    with pytest.raises(rules.RoundAbout, match="Say of one of them"):
        rules.followed("A", answers)


def test_numbers_that_begin_anew_in_each_priority_are_told_apart():
    def plan(first, second):
        return {"priorities": [{"actions": [act("1", text=first)]}, {"actions": [act("1", text=second)]}]}

    found = rules.differences(plan("Do it", "Do that"), plan("Do it well", "Do that"))
    assert found == [rules.Difference("1", "text", "Do it", "Do it well", 0)]


def test_a_new_action_of_a_priority_that_is_not_here_is_not_taken():
    with pytest.raises(rules.CannotTake, match="Add the priority first"):
        rules.check_can_take(rules.Difference("4.1", "action", "", "New", 3), draft=True, priorities=3)


def test_a_number_that_several_priorities_use_shows_no_cell():
    twice = {"priorities": [{"actions": [act("1", owner_raw="PQA")]}, {"actions": [act("1", owner_raw="MET")]}]}
    assert rules.printed_cell(twice, "1", "owner") == ""
    assert rules.printed_cell(document(act("1", owner_raw="PQA")), "1", "owner") == "PQA"

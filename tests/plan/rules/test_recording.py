"""What the record tells of an edit."""

import copy

from hypothesis import given, settings

from sightline.plan.rules.format import normal_form, normal_thing
from sightline.plan.rules.recording import bare, told_apart
from tests.plan.documents import DOCUMENT, small_action


def action():
    return normal_thing("action", small_action(1), "x")


def test_an_edit_is_told_in_sentences():
    after = action()
    after["milestones"][0]["due"] = "2018-01-31"
    after["owners"][0] |= {"name": "Police", "uid": "x"}
    after["rewritten"] = ["owners", "milestones"]
    assert told_apart(action(), after) == (
        {
            "owners": "Workforce Development (lead)",
            "milestones": [
                "Toolkit: 31 December 2017 (end of Q3)",
                "Reviewed each quarter: quarterly, last 31 March 2018 (end of Q4)",
            ],
        },
        {
            "owners": "Police (lead)",
            "milestones": [
                "Toolkit: 31 January 2018",
                "Reviewed each quarter: quarterly, last 31 March 2018 (end of Q4)",
            ],
        },
    )


def test_what_the_sentences_do_not_say_is_told_as_it_stands():
    after = action()
    after["measures"][0]["level"] = "practice"
    was, becomes = told_apart(action(), after)
    assert "level" not in was["measures"][0]
    assert becomes["measures"][0]["level"] == "practice"
    after = action()
    after["owners"][0]["body_id"] = 7
    assert told_apart(action(), after)[1] == {"owners": after["owners"]}


@settings(max_examples=25, deadline=None)
@given(DOCUMENT)
def test_nothing_that_changed_goes_untold(document):
    for priority in normal_form(document)["priorities"]:
        for one in priority["actions"]:
            other = copy.deepcopy(one)
            assert told_apart(one, other) == ({}, {})
            for key in ("text", "owners", "milestones", "measures"):
                changed = {**one, key: "other" if key == "text" else []}
                was, becomes = told_apart(one, changed)
                assert (key in was) == (one[key] != changed[key])
                assert was.keys() == becomes.keys()
                assert bare(was) == was

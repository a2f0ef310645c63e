"""The plan format: one normal form, clear refusals."""

import copy

import pytest
from hypothesis import given, settings

from sightline.plan.rules.errors import BadFormat
from sightline.plan.rules.format import canonical, digest, normal_form
from tests.plan.documents import DOCUMENT


@settings(max_examples=40, deadline=None)
@given(DOCUMENT)
def test_the_normal_form_is_its_own_normal_form(document):
    before = copy.deepcopy(document)
    formed = normal_form(document)
    assert normal_form(formed) == formed
    assert document == before
    assert digest(formed) == digest(normal_form(formed))


@settings(max_examples=40, deadline=None)
@given(DOCUMENT)
def test_nothing_that_a_document_says_is_dropped(document):
    formed = normal_form(document)
    for given_priority, priority in zip(document["priorities"], formed["priorities"], strict=True):
        for key, value in given_priority.items():
            assert key in priority or value in (None, "", [])
        for given_action, action in zip(given_priority.get("actions", []), priority["actions"], strict=True):
            missing = {
                key for key, value in given_action.items() if key not in action and value not in (None, False, [], "")
            }
            assert not missing


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"schema": "other/2"}, "The schema is “other/2”; this reads sightline-plan/1."),
        ({"plan": 3}, "“plan” is 3; it must be an object."),
        ({"priorities": {}}, "“priorities” is {}; it must be a list."),
        ({"priorities": 7}, "“priorities” is 7; it must be a list."),
        ({"priorities": [4]}, "Priority 1 is 4; it must be an object."),
        (
            {"plan": {"year_start": "1 April"}},
            "The plan: “year_start” is “1 April”; a date is written like 2017-12-31.",
        ),
        (
            {"plan": {"year_start": "2018-04-01", "year_end": "2018-03-31"}},
            "The plan ends on 2018-03-31, before it starts on 2018-04-01.",
        ),
        ({"priorities": [{"actions": [{"text": "x"}]}]}, "Priority 1, action 1: “number” is missing"),
        (
            {"priorities": [{"actions": [{"number": "2.1", "milestones": [{"due": "soon"}]}]}]},
            "Priority 1, action 2.1, milestone 1: “due” is “soon”; a date is written like 2017-12-31.",
        ),
        (
            {"priorities": [{"actions": [{"number": "2.1", "milestones": [{"kind": "late"}]}]}]},
            "“kind” is “late”; it must be one of due, recurring, ongoing.",
        ),
        (
            {"priorities": [{"measures": [{"text": "x", "threshold": "most"}]}]},
            "Priority 1, measure 1: “threshold” is “most”; it must be a number.",
        ),
        ({"priorities": [{"measures": [{"threshold": 1e13}]}]}, "it must be below 1,000,000,000,000"),
        (
            {"priorities": [{"actions": [{"number": "1", "owners": [{"name": "A", "part": 0}]}]}]},
            "a part is a whole number",
        ),
        ({"priorities": [{"actions": [{"number": "1", "owners": "A"}]}]}, "“owners” is “A”; it must be a list."),
        (
            {"priorities": [{"actions": [{"number": "1", "owners": [{"answers": True}, {"answers": True}]}]}]},
            "two owners are said to answer for it",
        ),
        ({"priorities": [{"actions": [{"number": "1", "funding": [{"amount": -1}]}]}]}, "an amount is not negative"),
        ({"notes": ["a\0b"]}, "NUL character"),
        ({"notes": ["\ud800"]}, "not valid Unicode"),
        ({"counts": float("nan")}, "a number that is not one"),
        ({"counts": {1, 2}}, "which JSON does not know"),
    ],
)
def test_what_is_not_a_plan_is_refused_in_words(change, sentence):
    document = {"plan": {}, "priorities": [], **change}
    with pytest.raises(BadFormat) as refused:
        normal_form(document)
    assert sentence in str(refused.value)


def test_what_may_be_short_is_made_whole():
    formed = normal_form(
        {
            "priorities": [
                {
                    "number": "2",
                    "title": "",
                    "outcomes": ["Better lives", {"text": "Both", "actions": ["9", "1.2", "1.1"]}],
                    "actions": [
                        {"number": 1.1, "measures": ["A report", {"text": "90%", "threshold": 90.0}]},
                        {"number": "1.2", "owners": [{"name": "A", "answers": True}], "progress": None},
                    ],
                }
            ]
        }
    )
    priority = formed["priorities"][0]
    assert (priority["number"], priority["title"]) == (2, None)
    assert [outcome["actions"] for outcome in priority["outcomes"]] == [[], ["1.1", "1.2", "9"]]
    first, second = priority["actions"]
    assert first["number"] == "1.1"
    assert [m["text"] for m in first["measures"]] == ["A report", "90%"]
    assert canonical(first["measures"][1]) == '{"comparator":"=","text":"90%","threshold":90,"unit":null}'
    assert second["owners"] == [{"name": "A", "role": None}]
    assert second["progress"] is None

"""Which cells no longer stand as printed."""

import copy

import pytest

from sightline.plan.rules.format import normal_thing
from sightline.plan.rules.rewriting import CELLS, rewritten
from tests.plan.documents import small_action


def action():
    return normal_thing("action", small_action(1), "The action")


@pytest.mark.parametrize(
    ("key", "change", "expected"),
    [
        ("owners", {"name": "Police"}, ["owners"]),
        ("owners", {"body_id": 7, "answers": True, "uid": "x"}, []),
        ("milestones", {"due": "2018-01-31"}, ["milestones"]),
        ("milestones", {"needs_review": True}, []),
        ("measures", {"threshold": 95}, ["measures"]),
        ("measures", {"level": "practice"}, []),
        ("monitoring", {"bodies": ["Board"]}, ["monitoring"]),
    ],
)
def test_what_was_edited(key, change, expected):
    before, after = action(), action()
    after[key][0] |= change
    assert rewritten(before, after) == expected


def test_nothing_taken_out_or_added_goes_unnoticed():
    after = action()
    for key in CELLS:
        after[key] = []
    assert rewritten(action(), after) == list(CELLS)
    assert rewritten(after, action()) == list(CELLS)


def test_what_was_rewritten_stays_so_and_what_was_never_printed_is_no_matter():
    before = action() | {"rewritten": ["measures"]}
    assert rewritten(before, copy.deepcopy(before)) == ["measures"]
    typed = action() | {"owner_raw": ""}
    assert rewritten(typed, typed | {"owners": []}) == []

"""Two plans side by side."""

import copy
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.plan.rules.compare import DateMoved, Piece, compare, pieces
from sightline.plan.rules.format import normal_form
from tests.plan.documents import DOCUMENT, small_plan


def plan(actions=3, uids=True):
    document = normal_form(small_plan(actions))
    for n, action in enumerate(document["priorities"][0]["actions"]):
        action["text"] = ["Publish the toolkit", "Train every school nurse", "Audit missing children"][n % 3] + f" {n}"
        if uids:
            action["uid"] = f"action {n}"
    return document


def actions_of(document):
    return document["priorities"][0]["actions"]


def numbers(actions):
    return [one["number"] for one in actions]


def test_a_plan_and_itself():
    same = compare(plan(), plan())
    assert (same.added, same.gone, same.changed) == ((), (), ())
    assert len(same.unchanged) == 3


@pytest.mark.parametrize("uids", [True, False])
def test_what_came_and_what_went(uids):
    before, after = plan(uids=uids), plan(uids=uids)
    del actions_of(after)[1]
    actions_of(after).append({**actions_of(after)[0], "number": "1.9", "uid": "new", "text": "Something else entirely"})
    found = compare(before, after)
    assert (numbers(found.added), numbers(found.gone), len(found.unchanged)) == (["1.9"], ["1.2"], 2)


def test_a_withdrawn_action_is_gone():
    after = plan()
    actions_of(after)[0]["withdrawn_on"] = "2018-01-24"
    assert numbers(compare(plan(), after).gone) == ["1.1"]


def test_identity_outlasts_other_words_a_new_number_and_new_owners():
    after = plan()
    actions_of(after)[0].update(text="Nothing alike", number="7", owners=[{"name": "Police", "role": "lead"}])
    (pair,) = compare(plan(), after).changed
    assert (pair.before["number"], pair.after["number"], pair.by_words, pair.reworded) == ("1.1", "7", False, True)
    assert (pair.owners_before, pair.owners_after) == (("Workforce Development",), ("Police",))


def test_words_pair_what_has_no_identity_in_common():
    after = plan(uids=False)
    actions_of(after)[1]["text"] = "Train each school nurse 1"
    found = compare(plan(), after)
    assert (found.added, found.gone) == ((), ())
    (pair,) = found.changed
    assert pair.by_words
    assert [piece.kind for piece in pair.wording] == ["same", "gone", "new", "same"]


def test_dates_that_moved():
    after = plan()
    actions_of(after)[0]["milestones"][0]["due"] = "2018-02-28"
    (pair,) = compare(plan(), after).changed
    assert pair.dates == (DateMoved("Toolkit", dt.date(2017, 12, 31), dt.date(2018, 2, 28)),)
    actions_of(after)[0]["milestones"] = [{"label": "By then", "due": None, "kind": "due"}]
    before = plan()
    del actions_of(before)[0]["milestones"][1]
    (pair,) = compare(before, after).changed
    assert pair.dates == (DateMoved("By then", dt.date(2017, 12, 31), None),)


def test_pieces():
    assert pieces("agree the plan", "agree a new plan") == [
        Piece("same", "agree "),
        Piece("gone", "the "),
        Piece("new", "a new "),
        Piece("same", "plan"),
    ]


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_give_both_texts_back(before, after):
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "gone") == after
    if "same" not in {piece.kind for piece in found}:
        assert "".join(piece.text for piece in found if piece.kind != "new") == before


@settings(max_examples=25, deadline=None)
@given(DOCUMENT, DOCUMENT)
def test_every_action_is_somewhere_once(before, after):
    before, after = normal_form(before), normal_form(after)
    untouched = copy.deepcopy((before, after))
    found = compare(before, after)
    old, new = (sum(len(one["actions"]) for one in document["priorities"]) for document in (before, after))
    assert len(found.added) + len(found.pairs) == new
    assert len(found.gone) + len(found.pairs) == old
    assert (before, after) == untouched

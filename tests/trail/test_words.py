"""Entries in plain words."""

import pytest

from sightline.trail import words
from sightline.trail.rules import canonical


@pytest.mark.parametrize(
    ("verb", "thing", "label", "sentence"),
    [
        ("renamed", "body", "Neglect group", "Renamed the body “Neglect group”"),
        ("adopted", "plan", "", "Adopted the plan"),
        ("changed the address of", "person", "Ann Ward", "Changed the address of the person “Ann Ward”"),
        ("answered", "challenge", "4", "Answered challenge 4"),
        ("made", "working_paper", "", "Made the working paper"),
    ],
)
def test_sentence(verb, thing, label, sentence):
    assert words.sentence(verb, thing, label) == sentence


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ([], ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        ("2017-12-31", "31 December 2017"),
        ("2017-13-31", "2017-13-31"),
        ("2017-12-311", "2017-12-311"),
        (["WFD", "Workforce"], "WFD; Workforce"),
        ({"due_on": "2018-03-01", "met": False}, "due on: 1 March 2018; met: no"),
    ],
)
def test_in_words(value, text):
    assert words.in_words(value) == text


def test_changes_name_only_what_changed():
    before, after = canonical({"name": "A", "kind": "team"}), canonical({"name": "B", "kind": "team"})
    assert words.changes(before, after) == [words.FieldChange("Name", "A", "B")]


def test_a_field_that_says_nothing_before_and_after_is_left_out():
    assert words.changes("", '{"checked": [], "baseline_sha256": "4f1c"}') == [
        words.FieldChange("Baseline digest", "", "4f1c")
    ]


def test_changes_of_something_new_and_of_something_gone():
    assert words.changes("", canonical({"short_name": "QA"})) == [words.FieldChange("Short name", "", "QA")]
    assert words.changes(canonical({"short_name": "QA"}), "") == [words.FieldChange("Short name", "QA", "")]


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ({"name": "Old"}, {"name": "New"}, "New"),
        ({"name": "Gone"}, None, "Gone"),
        (None, {"until": "2017-12-31"}, ""),
        (None, {"person": "Ann Ward", "role": "Chair", "body": "Neglect group"}, "Ann Ward, Chair in Neglect group"),
    ],
)
def test_what_an_entry_calls_its_thing(before, after, label):
    assert words.label_in(canonical(before), canonical(after)) == label

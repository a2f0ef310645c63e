"""The sentences of the Executive's and the Board's pages."""

import datetime as dt

import pytest

from sightline.desk.rules.exceptions import (
    Answers,
    better_protected,
    headline,
    late_milestones,
    missing,
    moved_words,
    needs_you,
    others_and_updates,
)
from sightline.progress.rules.milestones import MilestoneStanding, MilestoneState, OccurrenceStanding

D = dt.date


@pytest.mark.parametrize(
    ("count", "words"), [(0, "No action needs you"), (1, "One action needs you"), (7, "Seven actions need you")]
)
def test_the_title_counts_what_needs_somebody(count, words):
    assert needs_you(count) == words


@pytest.mark.parametrize(
    ("others", "noted", "answers", "said", "lacking"),
    [
        (
            14,
            0,
            Answers(21, 19, 19),
            "Fourteen others are as their owners say. Nineteen of 21 updates are in and agreed.",
            "Two are missing",
        ),
        (
            1,
            1,
            Answers(21, 20, 3),
            "One other is as its owner says. One was noted and moved on from. Twenty of 21 updates are in, 3 of them "
            "agreed.",
            "One is missing",
        ),
        (0, 2, Answers(1, 1, 1), "Two were noted and moved on from. One of 1 update is in and agreed.", ""),
        (0, 0, Answers(21, 0, 0), "None of 21 updates is in.", "Twenty-one are missing"),
        (3, 0, Answers(0, 0, 0), "Three others are as their owners say. Nobody has been asked for an update yet.", ""),
    ],
)
def test_what_stands_under_the_title(others, noted, answers, said, lacking):
    assert others_and_updates(others, noted, answers) == said
    assert missing(answers) == lacking


def test_an_exception_in_one_line():
    assert headline("Training", "Owner says green. Delivery is 12 days overdue.") == (
        "Training: owner says green. Delivery is 12 days overdue."
    )
    assert headline("Training", "") == "Training"
    assert headline("Is neglect a factor?", "Owner says green.") == "Is neglect a factor? Owner says green."


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 0, 0, 0), "The plan has no action that stands."),
        ((0, 0, 21, 0), "No owner claims more than is shown, and none of 21 actions is overdue."),
        ((3, 0, 21, 1), "On three the owner claims more than is shown. One escalation waits for a decision."),
        ((0, 1, 21, 2), "One of 21 actions is overdue. Two escalations wait for a decision."),
        ((2, 8, 21, 0), "Eight of 21 actions are overdue; on two the owner claims more than is shown."),
    ],
)
def test_the_boards_sentence(numbers, sentence):
    assert better_protected(*numbers) == sentence


def milestone(state, words, **more):
    return MilestoneStanding(1, more.pop("label", "Toolkit"), more.pop("kind", "due"), None, "", state, words, **more)


def test_what_is_late_is_named_and_what_is_not_is_left_out():
    dates = (
        OccurrenceStanding(1, D(2017, 9, 30), MilestoneState.MISSED, "missed"),
        OccurrenceStanding(2, D(2017, 12, 31), MilestoneState.DUE, "due"),
    )
    found = late_milestones(
        [
            milestone(MilestoneState.OVERDUE, "15 days overdue"),
            milestone(MilestoneState.MET, "met on 3 March 2018"),
            milestone(MilestoneState.DUE, "due", kind="recurring", label="Review", occurrences=dates),
        ]
    )
    assert found == ["“Toolkit”: 15 days overdue", "“Review” of 30 September 2017: missed"]


def test_how_often_a_date_was_moved_and_what_was_asked_for():
    found = moved_words(
        [
            milestone(MilestoneState.DUE, "", moved=1, moved_days=1),
            milestone(MilestoneState.DUE, "", moved=3, moved_days=62),
            milestone(MilestoneState.DUE, "", moved=2, moved_days=-4, later_words="a later date (x) was refused"),
            milestone(MilestoneState.DUE, ""),
        ],
    )
    assert found == [
        "“Toolkit” was moved later once, by 1 day in all",
        "“Toolkit” was moved later 3 times, by 62 days in all",
        "“Toolkit” was moved later twice",
        "“Toolkit”: a later date (x) was refused",
    ]

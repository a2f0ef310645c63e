"""Questionnaires made, copied, versioned: each question keeps who it is, and what was answered is never changed."""

from __future__ import annotations

import pytest

from sightline.questions import actions
from sightline.questions.models import Asked, Exercise, Instrument, Question
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.reads.documents import document_of
from sightline.questions.reads.versions import newer_than, versions_to_use, why_not_ready
from sightline.questions.rules.bank import BANK
from sightline.questions.rules.document import checked
from sightline.questions.rules.errors import BadFile, NotYet
from sightline.questions.rules.kinds import InstrumentKind
from sightline.trail.reads import history
from tests.cast import Cast
from tests.questions.made import asked_in, exercise, frozen, instrument, small, version_of


def texts(made: Instrument, number: int = 1) -> list[str]:
    return [question.text for question in questionnaire_of(version_of(made, number)).questions]


def test_one_from_nothing_has_a_version_to_build(cast: Cast) -> None:
    made = actions.create_instrument(
        by=cast.business_manager, partnership=cast.partnership, kind=InstrumentKind.SURVEY, name="Parents"
    )
    assert (made.name, made.kind) == ("Parents", "survey")
    assert why_not_ready(version_of(made)) == ["It asks no questions yet. Add at least one."]
    assert history(cast.partnership.pk, [("instrument", made.pk)])[0].text == "Made the questionnaire “Parents”"


def test_a_name_is_given_once(cast: Cast) -> None:
    instrument(cast)
    with pytest.raises(NotYet, match="called “Use of the toolkit” already"):
        instrument(cast)
    assert Instrument.objects.count() == 1
    assert Question.objects.count() == 3
    assert instrument(cast, elsewhere=True).name == "Use of the toolkit"


def test_a_document_comes_back_as_it_was_but_for_who_its_questions_are(cast: Cast) -> None:
    made = instrument(cast)
    out = document_of(version_of(made))
    assert checked(out) == out
    uids = [question["id"] for section in out["sections"] for question in section["questions"]]
    assert out["sections"][0]["questions"][1]["condition"] == {"question": uids[0], "any_of": ["yes"]}
    wanted = checked(small())
    for section in (*out["sections"], *wanted["sections"]):
        for question in section["questions"]:
            question["id"] = question["condition"] = None
    assert out == wanted


@pytest.mark.parametrize("key", BANK)
def test_each_of_the_bank_can_be_taken(cast: Cast, key: str) -> None:
    made = actions.create_from_document(
        by=cast.business_manager, partnership=cast.partnership, document=BANK[key].document, bank=True
    )
    assert why_not_ready(version_of(made)) == []
    assert actions.check_can_use(version_of(made)) is None


def test_what_the_bank_asks_twice_is_one_question(cast: Cast) -> None:
    before, after = (
        actions.create_from_document(
            by=cast.business_manager, partnership=cast.partnership, document=BANK[key].document, bank=True
        )
        for key in ("evaluation_before", "evaluation_after")
    )
    here, there = (
        set(Asked.objects.filter(version__instrument=made).values_list("question__bank_key", "question_id"))
        for made in (before, after)
    )
    assert {key for key, _ in here & there} >= {"eval.knowledge", "eval.confidence", "group.workforce"}


def test_a_copy_asks_questions_of_its_own(cast: Cast) -> None:
    made = instrument(cast)
    copy = actions.copy_instrument(by=cast.business_manager, version=version_of(made), name="Another")
    assert texts(copy) == texts(made)
    mine, theirs = (set(one.versions.get().asked.values_list("question_id", flat=True)) for one in (made, copy))
    assert not mine & theirs


def test_a_bad_document_leaves_nothing_behind(cast: Cast) -> None:
    bad = small()
    bad["sections"][0]["questions"][1]["condition"]["question"] = "nobody"
    with pytest.raises(BadFile, match="Section 1, question 2"):
        actions.create_from_document(by=cast.business_manager, partnership=cast.partnership, document=bad)
    assert not Instrument.objects.exists()
    assert not Question.objects.exists()


def test_the_first_answer_freezes_once_and_on_the_day_given(cast: Cast) -> None:
    version = frozen(instrument(cast))
    day = version.frozen_on
    actions.freeze_version(version=version, on=day.replace(year=2019))
    version.refresh_from_db()
    assert version.frozen_on == day


def test_the_next_version_keeps_every_question_and_its_answers_keys(cast: Cast) -> None:
    made = instrument(cast)
    with pytest.raises(NotYet, match="Version 1 is being built already"):
        actions.begin_version(by=cast.business_manager, instrument=made)
    first = frozen(made)
    second = actions.begin_version(by=cast.business_manager, instrument=made)
    assert (second.number, second.frozen_on) == (2, None)
    assert document_of(second) == document_of(first)
    assert texts(made, 2) == texts(made)


def test_which_versions_may_be_used(cast: Cast) -> None:
    made = instrument(cast)
    assert versions_to_use(made) == [version_of(made)]
    first = frozen(made)
    second = actions.begin_version(by=cast.business_manager, instrument=made)
    assert versions_to_use(made) == [first, second]
    assert newer_than(first) == second
    assert newer_than(second) is None
    frozen(made)
    assert [version.number for version in versions_to_use(made)] == [2]


def test_a_version_nobody_uses_can_be_given_up(cast: Cast) -> None:
    made = instrument(cast)
    with pytest.raises(NotYet, match="It is the only version"):
        actions.drop_version(by=cast.business_manager, version=version_of(made))
    frozen(made)
    second = actions.begin_version(by=cast.business_manager, instrument=made)
    using = exercise(cast, second)
    with pytest.raises(NotYet, match="is being prepared with this version"):
        actions.drop_version(by=cast.business_manager, version=second)
    Exercise.objects.filter(pk=using.pk).delete()
    actions.drop_version(by=cast.business_manager, version=second)
    assert [version.number for version in made.versions.all()] == [1]


def test_putting_away_and_taking_out_again(cast: Cast) -> None:
    made = instrument(cast)
    frozen(made)
    actions.retire_instrument(by=cast.business_manager, instrument=made)
    with pytest.raises(NotYet, match="put away already"):
        actions.retire_instrument(by=cast.business_manager, instrument=made)
    with pytest.raises(NotYet, match="Take it out again first"):
        actions.begin_version(by=cast.business_manager, instrument=made)
    actions.reopen_instrument(by=cast.business_manager, instrument=made)
    with pytest.raises(NotYet, match="in use already"):
        actions.reopen_instrument(by=cast.business_manager, instrument=made)
    made.refresh_from_db()
    assert made.retired_on is None


def test_a_question_goes_by_the_words_it_was_last_put_in(cast: Cast) -> None:
    made = instrument(cast)
    asked = asked_in(version_of(made), "How confident are you?")
    assert asked.question.name == "How confident are you?"
    renamed = actions.edit_instrument(by=cast.business_manager, instrument=made, name=" Toolkit ", audience="public")
    assert (renamed.name, renamed.audience) == ("Toolkit", "public")

"""Which questions are asked after what was chosen, and what is left of answers to those that are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.questions.rules.asking import (
    Answer,
    chosen_in,
    condition_words,
    is_asked,
    missing,
    sections_asked,
    settled,
)
from sightline.questions.rules.kinds import NOT_APPLICABLE, QuestionKind
from tests.questions.puts import after, put, questionnaire

CHAIN = questionnaire(
    [put(1, QuestionKind.YES_NO)],
    [put(2, QuestionKind.YES_NO, condition=after(1, "yes"), required=True)],
    [put(3, QuestionKind.LONG_TEXT, condition=after(2, "yes")), put(4, QuestionKind.SHORT_TEXT)],
)


def test_a_question_is_asked_of_who_chose_what_it_hangs_on() -> None:
    second = put(2, QuestionKind.LONG_TEXT, condition=after(1, "yes", "in_part"))
    assert is_asked(second, {"u1": frozenset({"yes"})})
    assert not is_asked(second, {"u1": frozenset({"no"})})
    assert not is_asked(second, {})
    assert is_asked(put(3, QuestionKind.LONG_TEXT), {})


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked() -> None:
    answers = [Answer(1, option="no"), Answer(2, option="yes"), Answer(3, text="We used it."), Answer(4, text="Nurse")]
    assert settled(CHAIN, answers) == [Answer(1, option="no"), Answer(4, text="Nurse")]


def test_a_section_with_nothing_to_ask_is_left_out() -> None:
    assert [section.id for section in sections_asked(CHAIN, [Answer(1, option="no")])] == [1, 3]
    assert [section.id for section in sections_asked(CHAIN, [Answer(1, option="yes")])] == [1, 2, 3]


def test_a_section_that_hangs_on_its_own_first_question_is_shown() -> None:
    one = questionnaire([put(1, QuestionKind.YES_NO), put(2, QuestionKind.LONG_TEXT, condition=after(1, "yes"))])
    assert [section.id for section in sections_asked(one, [])] == [1]


def test_what_must_be_answered_is_missed_only_where_it_is_asked() -> None:
    assert missing(CHAIN, [Answer(1, option="no")]) == []
    assert [question.id for question in missing(CHAIN, [Answer(1, option="yes")])] == [2]
    assert missing(CHAIN, [Answer(1, option="yes"), Answer(2, option="no")]) == []


def test_several_options_of_one_question_are_all_chosen() -> None:
    many = questionnaire([put(1, QuestionKind.MANY)])
    assert chosen_in(many, [Answer(1, option="yes"), Answer(1, option="no"), Answer(9, option="yes")]) == {
        "u1": frozenset({"yes", "no"})
    }


def test_a_condition_is_said_in_words() -> None:
    first = put(1, QuestionKind.YES_NO, "Have you used it?", not_applicable=True)
    hangs = put(2, QuestionKind.LONG_TEXT, condition=after(1, "yes", NOT_APPLICABLE))
    said = "Only if you answered “Yes” or “Not applicable” to “Have you used it?”"
    assert condition_words(hangs, [first, hangs]) == said
    assert condition_words(first, [first]) == ""
    assert condition_words(hangs, []) == ""


@given(
    st.lists(
        st.builds(Answer, st.integers(1, 5), st.sampled_from(["", "yes", "no"])),
        max_size=8,
        unique_by=lambda answer: answer.asked_id,
    )
)
def test_settling_twice_changes_nothing(answers: list[Answer]) -> None:
    once = settled(CHAIN, answers)
    assert settled(CHAIN, once) == once
    assert set(once) <= set(answers)

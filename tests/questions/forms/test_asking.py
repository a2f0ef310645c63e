"""A section drawn as a form: each kind, what must be answered, bounds, conditions, and plain answers out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.core import signing
from django.test import SimpleTestCase

from sightline.questions.forms.asking import AskingForm, AskingSomebodyForm, brought, carried
from sightline.questions.rules.asking import Answer, Option, Questionnaire
from sightline.questions.rules.kinds import NOT_APPLICABLE, NOT_ENOUGH, QuestionKind
from sightline.ui.forms import problems_of
from tests.questions.puts import after, put, questionnaire

ONE_OF_EACH = questionnaire(
    [
        put(1, QuestionKind.SCALE),
        put(2, QuestionKind.GRADE, not_enough=True),
        put(3, QuestionKind.YES_NO, not_applicable=True),
        put(4, QuestionKind.ONE),
        put(5, QuestionKind.MANY, not_applicable=True),
        put(6, QuestionKind.NUMBER, lowest=Decimal(0), highest=Decimal("10.50")),
        put(7, QuestionKind.DATE),
        put(8, QuestionKind.SHORT_TEXT),
        put(9, QuestionKind.LONG_TEXT),
    ]
)


def form_of(asked: Questionnaire, data: dict | None = None, given: Sequence[Answer] = (), page: int = 0) -> AskingForm:
    return AskingForm(data, questionnaire=asked, section=asked.sections[page], given=given)


def test_each_kind_comes_back_as_a_plain_answer() -> None:
    form = form_of(
        ONE_OF_EACH,
        {
            "q1": "yes", "q2": NOT_ENOUGH, "q3": NOT_APPLICABLE, "q4": "no", "q5": ["yes", "no"], "q6": "7.5",
            "q7_day": "3", "q7_month": "October", "q7_year": "2017", "q8": " Nurse ", "q9": "We talked.",
        },
    )  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.answers == [
        Answer(1, option="yes"),
        Answer(2, option=NOT_ENOUGH),
        Answer(3, option=NOT_APPLICABLE),
        Answer(4, option="no"),
        Answer(5, option="yes"),
        Answer(5, option="no"),
        Answer(6, number=Decimal("7.5")),
        Answer(7, date=dt.date(2017, 10, 3)),
        Answer(8, text="Nurse"),
        Answer(9, text="We talked."),
    ]


def test_nothing_need_be_answered_that_must_not() -> None:
    form = form_of(ONE_OF_EACH, {})
    assert form.is_valid()
    assert form.answers == []


def test_it_begins_with_what_was_answered_before() -> None:
    drawn = form_of(
        ONE_OF_EACH,
        given=[
            Answer(1, option="no"),
            Answer(5, option="yes"),
            Answer(6, number=Decimal("10.00")),
            Answer(8, text="N"),
        ],
    ).render()
    assert 'name="q1" value="no" id="id_q1_1" checked' in drawn
    assert 'name="q5" value="yes" id="id_q5_0" checked' in drawn
    assert 'value="10"' in drawn
    assert 'value="N"' in drawn


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"q1": "perhaps"}, "Choose one of the answers to “Question 1?”"),
        ({"q5": ["yes", NOT_APPLICABLE]}, "Choose either answers or “Not applicable”, not both"),
        ({"q6": "many"}, "The answer to “Question 6?” must be a number, such as 12"),
        ({"q6": "NaN"}, "The answer to “Question 6?” must be a number, such as 12"),
        ({"q6": "-1"}, "The answer to “Question 6?” must be 0 or more"),
        ({"q6": "10.51"}, "The answer to “Question 6?” must be 10.5 or less"),
        ({"q6": "1.234"}, "The answer to “Question 6?” can have at most 2 decimal places"),
        ({"q6": "1e99"}, "The answer to “Question 6?” must be 10.5 or less"),
        ({"q7_day": "31", "q7_month": "2", "q7_year": "2017"}, "The answer to “Question 7?” must be a real date"),
        ({"q8": "a" * 201}, "The answer to “Question 8?” can have at most 200 characters"),
        ({"q9": "a" * 5001}, "The answer to “Question 9?” can have at most 5,000 characters"),
    ],
)
def test_what_is_wrong_is_said_in_words(sent: dict, said: str) -> None:
    form = form_of(ONE_OF_EACH, sent)
    assert not form.is_valid()
    assert said in [problem.text for problem in problems_of(form)]


def test_what_must_be_answered_is_asked_for_and_the_rest_is_marked() -> None:
    asked = questionnaire(
        [
            put(1, QuestionKind.MANY, required=True),
            put(2, QuestionKind.SCALE, required=True),
            put(3, QuestionKind.LONG_TEXT, required=True),
            put(4, QuestionKind.SHORT_TEXT),
        ]
    )
    form = form_of(asked, {})
    assert [(problem.text, problem.href) for problem in problems_of(form)] == [
        ("Choose at least one answer to “Question 1?”", "#id_q1_0"),
        ("Choose an answer to “Question 2?”", "#id_q2_0"),
        ("Give an answer to “Question 3?”", "#id_q3"),
    ]
    assert form.render().count("(optional)") == 1
    assert "(optional)" not in form_of(ONE_OF_EACH).render(), "where nothing must be answered, nothing is marked"


class Conditions(SimpleTestCase):
    """A question that hangs on another."""

    asked = questionnaire(
        [
            put(1, QuestionKind.YES_NO, "Have you used it?"),
            put(2, QuestionKind.YES_NO, "Did it help?", condition=after(1, "yes"), required=True),
            put(3, QuestionKind.LONG_TEXT, "How?", condition=after(2, "yes"), required=True, help="In a sentence."),
        ],
        [put(4, QuestionKind.LONG_TEXT, "What stopped you?", condition=after(1, "no")), put(5, QuestionKind.DATE)],
    )

    def test_on_one_page_it_follows_with_its_condition_in_words(self) -> None:
        drawn = form_of(self.asked).render()
        assert "Only if you answered “Yes” to “Have you used it?”" in drawn
        assert "Only if you answered “Yes” to “Did it help?”. In a sentence" in drawn
        assert 'data-asked-of="q1" data-asked-any="yes"' in drawn

    def test_what_does_not_apply_need_not_be_answered_and_is_dropped(self) -> None:
        form = form_of(self.asked, {"q1": "no", "q2": "perhaps", "q3": "My number is 01983 999999"})
        assert form.is_valid(), form.errors
        assert form.answers == [Answer(1, option="no")]
        assert form.kept == {}

    def test_what_applies_must_be_answered(self) -> None:
        assert list(form_of(self.asked, {"q1": "yes"}).errors) == ["q2"]
        assert list(form_of(self.asked, {"q1": "yes", "q2": "yes"}).errors) == ["q3"]
        assert form_of(self.asked, {"q1": "yes", "q2": "no"}).is_valid()

    def test_on_a_later_page_it_is_left_out(self) -> None:
        assert list(form_of(self.asked, given=[Answer(1, option="no")], page=1).fields) == ["q4", "q5"]
        assert list(form_of(self.asked, given=[Answer(1, option="yes")], page=1).fields) == ["q5"]

    def test_answers_to_other_pages_stay_without_what_no_longer_applies(self) -> None:
        given = [Answer(1, option="yes"), Answer(2, option="no"), Answer(5, date=dt.date(2018, 1, 2))]
        assert form_of(self.asked, given=given, page=1).elsewhere == given[:2]
        stale = [Answer(1, option="no"), Answer(2, option="yes")]
        assert form_of(self.asked, given=stale, page=1).elsewhere == stale[:1]


class Words(SimpleTestCase):
    """Free text of who answers."""

    hit = {"q9": "Call me on 07700 900123."}

    def test_words_are_scanned(self) -> None:
        form = form_of(ONE_OF_EACH, self.hit)
        assert not form.is_valid()
        assert form.is_scanned("q8")
        assert 'name="q9_kept"' in form.render()
        kept = form_of(ONE_OF_EACH, {**self.hit, "q9_kept": "The team’s published number."})
        assert kept.is_valid()
        assert kept.kept == {"q9": "The team’s published number."}

    def test_of_somebody_unknown_only_other_words_will_do(self) -> None:
        sent = {**self.hit, "q9_kept": "The team’s published number."}
        form = AskingSomebodyForm(sent, questionnaire=ONE_OF_EACH, section=ONE_OF_EACH.sections[0])
        assert not form.is_valid()
        assert 'name="q9_kept"' not in form.render()

    def test_a_picture_stands_over_the_words_and_markup_in_words_is_words(self) -> None:
        options = (Option("a", "Good <b>", "happy"), Option("b", "Bad", "no such picture"))
        drawn = form_of(questionnaire([put(1, QuestionKind.SCALE, options=options)])).render()
        assert drawn.count("<svg") == 1
        assert "Good &lt;b&gt;" in drawn
        assert "ui-scale--pictured" in drawn


def test_answers_carried_from_page_to_page_come_back_as_they_were() -> None:
    answers = [
        Answer(1, option="yes"),
        Answer(2, number=Decimal("-3.50")),
        Answer(3, date=dt.date(2017, 12, 31)),
        Answer(4, text="“Sad” 😀\n"),
    ]
    assert brought(carried(answers)) == answers
    assert brought("") == []


def test_answers_cannot_be_altered_on_the_way() -> None:
    with pytest.raises(signing.BadSignature):
        brought(carried([Answer(1, option="yes")])[:-1] + "x")

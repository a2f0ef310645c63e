"""Building a version: added, changed, moved, taken out; two people at once; and never once it was answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sightline.questions import actions
from sightline.questions.models import Asked, Question, Version
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.reads.documents import document_of, question_document
from sightline.questions.rules.bank.making import chosen, words
from sightline.questions.rules.editing import head_of, section_head, stamp
from sightline.questions.rules.errors import EditedMeanwhile, NotYet
from tests.cast import Cast
from tests.questions.made import asked_in, frozen, instrument, section_of, version_of

SCORE = {"name": "Use", "points": {}, "bands": [{"from": 0, "name": "Low"}, {"from": 3, "name": "High"}]}


def order(version: Version) -> list[list[str]]:
    return [[question.text for question in section.questions] for section in questionnaire_of(version).sections]


@pytest.fixture
def version(cast: Cast) -> Version:
    return version_of(instrument(cast))


@pytest.fixture
def by(cast: Cast) -> Any:
    return cast.business_manager


def test_the_head(by: Any, version: Version) -> None:
    seen = stamp(head_of(document_of(version)))
    actions.edit_head(by=by, version=version, seen=seen, title="  New ", introduction="One\r\ntwo", thanks="")
    version.refresh_from_db()
    assert (version.title, version.introduction, version.revision) == ("New", "One\ntwo", 2)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        actions.edit_head(by=by, version=version, seen=seen, title="Mine", introduction="", thanks="")
    assert meanwhile.value.theirs["title"] == "New"
    version.refresh_from_db()
    assert version.title == "New"


def test_a_section_and_a_question_are_added_at_the_end(by: Any, version: Version) -> None:
    added = actions.add_section(by=by, version=version, title="Last")
    question = actions.add_question(by=by, section=added, definition=words("", "Anything else?"))
    assert order(version)[-1] == ["Anything else?"]
    assert question.question.name == "Anything else?"


def test_a_section_is_renamed_and_two_people_do_not_overwrite_each_other(by: Any, version: Version) -> None:
    section = section_of(version, "You")
    seen = stamp(section_head({"title": "You", "help": ""}))
    actions.edit_section(by=by, section=section, seen=seen, title="About you", help="")
    with pytest.raises(EditedMeanwhile):
        actions.edit_section(by=by, section=section, seen=seen, title="Yourself", help="")


def test_editing_keeps_who_a_question_is(by: Any, version: Version) -> None:
    asked = asked_in(version, "How confident are you?")
    stands = question_document(asked)
    changed = actions.edit_question(
        by=by, asked=asked, seen=stamp(stands), definition={**stands, "text": "How sure are you?", "required": True}
    )
    assert (changed.pk, changed.question_id, changed.required) == (asked.pk, asked.question_id, True)
    assert Question.objects.get(pk=asked.question_id).name == "How sure are you?"
    with pytest.raises(EditedMeanwhile) as meanwhile:
        actions.edit_question(by=by, asked=asked, seen=stamp(stands), definition={**stands, "text": "Mine"})
    assert meanwhile.value.theirs["text"] == "How sure are you?"


def test_two_people_may_change_two_questions(by: Any, version: Version) -> None:
    one, other = (asked_in(version, text) for text in ("Have you used the toolkit?", "How confident are you?"))
    drawn = [(asked, question_document(asked)) for asked in (one, other)]
    for asked, stands in drawn:
        definition = {**stands, "text": f"{stands['text']} Please say."}
        actions.edit_question(by=by, asked=asked, seen=stamp(stands), definition=definition)
    assert all(text.endswith("Please say.") for text in (order(version)[0][0], order(version)[1][0]))


def test_what_others_hang_on_keeps_the_answers_they_hang_on(by: Any, version: Version) -> None:
    asked = asked_in(version, "Have you used the toolkit?")
    stands = question_document(asked)
    without_yes = [{"key": "often", "text": "Often", "picture": ""}, {"key": "no", "text": "No", "picture": ""}]
    with pytest.raises(NotYet, match="hangs on the answer “yes”, which “Have you used the toolkit\\?” does not have"):
        actions.edit_question(
            by=by, asked=asked, seen=stamp(stands), definition={**stands, "options": without_yes, "positive": []}
        )
    assert question_document(asked_in(version, "Have you used the toolkit?")) == stands


def test_a_question_moves_within_its_section_past_its_end_and_to_another(by: Any, version: Version) -> None:
    section = section_of(version, "You")
    actions.add_question(by=by, section=section, definition=words("", "Why?"))
    why = asked_in(version, "Why?")
    actions.move_question(by=by, asked=why, step=-1)
    assert order(version)[1] == ["Why?", "How confident are you?"]
    actions.move_question(by=by, asked=why, step=-1)
    assert order(version)[0] == ["Have you used the toolkit?", "How?", "Why?"]
    actions.move_question(by=by, asked=why, step=1)
    assert order(version)[1][0] == "Why?"
    actions.move_question(by=by, asked=why, section=section_of(version, "The toolkit"))
    assert order(version)[0][-1] == "Why?"
    first = asked_in(version, "Have you used the toolkit?")
    actions.move_question(by=by, asked=first, step=-1)
    assert order(version)[0][0] == "Have you used the toolkit?", "nothing comes before the first"


def test_a_question_stays_after_what_it_hangs_on(by: Any, version: Version) -> None:
    with pytest.raises(NotYet, match="must name an earlier one"):
        actions.move_question(by=by, asked=asked_in(version, "How?"), step=-1)
    with pytest.raises(NotYet, match="must name an earlier one"):
        actions.move_question(by=by, asked=asked_in(version, "Have you used the toolkit?"), step=1)


def test_a_section_moves(by: Any, version: Version) -> None:
    actions.move_section(by=by, section=section_of(version, "You"), step=-1)
    assert order(version)[0] == ["How confident are you?"]


def test_taking_out(by: Any, version: Version) -> None:
    with pytest.raises(NotYet, match="asked only after an answer to it: “How\\?”"):
        actions.remove_question(by=by, asked=asked_in(version, "Have you used the toolkit?"))
    actions.remove_question(by=by, asked=asked_in(version, "How?"))
    actions.remove_question(by=by, asked=asked_in(version, "Have you used the toolkit?"))
    actions.remove_section(by=by, section=section_of(version, "You"))
    assert order(version) == [[]]
    assert Question.objects.count() == 3, "who a question is outlives that it is asked"


def test_a_section_goes_with_what_hangs_inside_it(by: Any, version: Version) -> None:
    actions.remove_section(by=by, section=section_of(version, "The toolkit"))
    assert order(version) == [["How confident are you?"]]


def test_scores(by: Any, version: Version) -> None:
    uid = str(asked_in(version, "Have you used the toolkit?").question.uid)
    score = {**SCORE, "points": {uid: {"yes": 3, "no": 0}}}
    actions.set_score(by=by, version=version, number=None, seen="", score=score)
    version.refresh_from_db()
    assert version.scores == [score]
    changed = {**score, "name": "Usage"}
    actions.set_score(by=by, version=version, number=0, seen=stamp(score), score=changed)
    with pytest.raises(EditedMeanwhile):
        actions.set_score(by=by, version=version, number=0, seen=stamp(score), score=score)
    with pytest.raises(NotYet, match="no answer to"):
        bad = {**score, "points": {uid: {"perhaps": 1}}}
        actions.set_score(by=by, version=version, number=0, seen=stamp(changed), score=bad)
    actions.remove_question(by=by, asked=asked_in(version, "How?"))
    actions.remove_question(by=by, asked=asked_in(version, "Have you used the toolkit?"))
    version.refresh_from_db()
    assert version.scores == [], "a score of questions that are gone counts nothing"
    with pytest.raises(NotYet, match="took this score out"):
        actions.remove_score(by=by, version=version, number=0, seen=stamp(score))


def test_a_score_is_taken_out(by: Any, version: Version) -> None:
    uid = str(asked_in(version, "How confident are you?").question.uid)
    score = {**SCORE, "points": {uid: {"very": 3}}}
    actions.set_score(by=by, version=version, number=None, seen="", score=score)
    actions.remove_score(by=by, version=version, number=0, seen=stamp(score))
    version.refresh_from_db()
    assert version.scores == []


def test_what_was_answered_is_never_changed(by: Any, cast: Cast, version: Version) -> None:
    frozen(version.instrument)
    section, asked = section_of(version, "You"), asked_in(version, "How confident are you?")
    before = document_of(version)
    acts: list[Callable[[], object]] = [
        lambda: actions.edit_head(by=by, version=version, seen="", title="A", introduction="", thanks=""),
        lambda: actions.add_section(by=by, version=version, title="A"),
        lambda: actions.edit_section(by=by, section=section, seen="", title="A", help=""),
        lambda: actions.move_section(by=by, section=section, step=-1),
        lambda: actions.remove_section(by=by, section=section),
        lambda: actions.add_question(by=by, section=section, definition=words("", "A")),
        lambda: actions.edit_question(by=by, asked=asked, seen="", definition=words("", "A")),
        lambda: actions.move_question(by=by, asked=asked, step=-1),
        lambda: actions.remove_question(by=by, asked=asked),
        lambda: actions.set_score(by=by, version=version, number=None, seen="", score=SCORE),
        lambda: actions.remove_score(by=by, version=version, number=0, seen=""),
        lambda: actions.take_in(by=by, version=version),
        lambda: actions.drop_version(by=by, version=version),
    ]
    for act in acts:
        with pytest.raises(NotYet, match="Make the next version"):
            act()
    assert document_of(version) == before


def test_a_question_taken_out_stays_in_the_version_that_asked_it(by: Any, version: Version) -> None:
    first = frozen(version.instrument)
    second = actions.begin_version(by=by, instrument=version.instrument)
    actions.remove_question(by=by, asked=asked_in(second, "How confident are you?"))
    assert asked_in(first, "How confident are you?").question.asked.count() == 1
    assert order(second) == [["Have you used the toolkit?", "How?"], []]


def test_markup_and_hidden_characters_are_refused(by: Any, version: Version) -> None:
    section = section_of(version, "You")
    for text in ("<script>alert(1)</script>", "Good\u202ebad", "A\x07"):
        with pytest.raises(NotYet, match="The question, “text” holds"):
            actions.add_question(by=by, section=section, definition=words("", text))
    assert Asked.objects.filter(version=version).count() == 3


def test_writing_costs_the_same_however_long_it_is(
    by: Any, version: Version, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    section = section_of(version, "You")
    with django_assert_max_num_queries(40) as short:
        actions.add_question(by=by, section=section, definition=chosen("", "agree", "First"))
    for number in range(27):
        actions.add_question(by=by, section=section, definition=chosen("", "agree", f"Question {number}"))
    with django_assert_num_queries(len(short)):
        actions.add_question(by=by, section=section, definition=chosen("", "agree", "Last"))

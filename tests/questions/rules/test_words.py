"""A question in words, and two versions told apart."""

from __future__ import annotations

import copy
from typing import Any

from sightline.questions.rules.bank.making import chosen, only_if, words
from sightline.questions.rules.document import checked, checked_question
from sightline.questions.rules.words import compare, questions_in, rows_of_conflict, score_in_words, told
from tests.questions.made import small

Json = Any


def what(old: Json, new: Json) -> dict[str, str]:
    return {one.title: one.what for one in compare(checked(old), checked(new))[1:]}


def test_a_question_in_words() -> None:
    first, second, _ = questions_in(checked(small()))
    assert told(first, {}) == {
        "Question": "Have you used the toolkit?",
        "Kind": "Yes or no",
        "Answers": "Yes; No",
        "Counted as positive": "Yes",
        "Must be answered": "Yes",
        "Asked": "Of everybody",
    }
    assert told(second, {"used": first})["Asked"] == "Of whoever answered “Yes” to “Have you used the toolkit?”"
    assert told(second, {})["Asked"] == "After an answer to a question that is not there"


def test_everything_else_that_can_be_said() -> None:
    number = checked_question({"kind": "number", "text": "How many?", "lowest": 0, "highest": 5, "standard": True}, "")
    assert told(number, {}).items() >= {
        ("Lowest number", "0"),
        ("Highest number", "5"),
        ("Standard", "Standard question of the partnership"),
    }
    grade = checked_question(chosen("", "grades", "How good?", not_enough=True, not_applicable=True, splits="role"), "")
    assert told(grade, {})["Also offered"] == "Not applicable; Not enough evidence"
    assert told(grade, {})["Answers are compared by it"] == "Role"


def test_what_became_of_each_question() -> None:
    old, new = small(), copy.deepcopy(small())
    new["sections"][1]["questions"][0]["text"] = "How sure are you?"
    new["sections"][0]["questions"].pop()
    new["sections"][1]["questions"].append(words("more", "Anything else?"))
    assert what(old, new) == {
        "Have you used the toolkit?": "as it was",
        "How sure are you?": "changed",
        "Anything else?": "new",
        "How?": "taken out",
    }


def test_only_what_moved_is_said_to_have_moved() -> None:
    old = small()
    old["sections"][1]["questions"] += [words(f"w{number}", f"Words {number}") for number in range(3)]
    new = copy.deepcopy(old)
    new["sections"][1]["questions"].insert(0, new["sections"][1]["questions"].pop())
    found = what(old, new)
    assert found.pop("Words 2") == "moved"
    assert set(found.values()) == {"as it was"}


def test_another_section_is_a_change() -> None:
    new = copy.deepcopy(small())
    new["sections"][0]["questions"].append(new["sections"][1]["questions"].pop())
    (changed,) = [one for one in compare(checked(small()), checked(new)) if one.title == "How confident are you?"]
    assert [(one.name, one.before, one.after) for one in changed.differs] == [("Section", "You", "The toolkit")]


def test_a_condition_that_changes_is_a_change() -> None:
    new = copy.deepcopy(small())
    new["sections"][0]["questions"][1] |= only_if("used", "no")
    (changed,) = [one for one in compare(checked(small()), checked(new)) if one.what == "changed"]
    assert changed.differs[0].after == "Of whoever answered “No” to “Have you used the toolkit?”"


def test_words_around_and_scores() -> None:
    score = {"name": "Use", "points": {"used": {"yes": 2}}, "bands": [{"from": 0, "name": "Low"}]}
    new = {**small(), "introduction": "Hello", "scores": [score]}
    around = compare(checked(small()), checked(new))[0]
    assert around.what == "changed"
    assert {one.name for one in around.differs} == {"Before the first question", "Scores"}
    assert score_in_words(score) == "Use: 0 and over Low (points in all: 2)"
    assert compare(checked(small()), checked(small()))[0].what == "as it was"


def test_what_two_people_say_differently() -> None:
    rows = rows_of_conflict({"Question": "A", "Help": "H"}, {"Question": "B", "Help": "H", "Answers": "x"})
    assert rows == [
        {"name": "Question", "theirs": "A", "yours": "B"},
        {"name": "Answers", "theirs": "", "yours": "x"},
    ]

"""A questionnaire as a document: what passes, and what is refused with which sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from sightline.questions.rules.bank import ADULTS_OUTSIDE, BANK
from sightline.questions.rules.document import checked, checked_question
from sightline.questions.rules.errors import BadFile
from sightline.questions.rules.file import read_file, written
from sightline.questions.rules.kinds import FAMILIES, FREE_TEXT, Audience, InstrumentKind, QuestionKind, Split
from sightline.questions.rules.pictures import PICTURES
from sightline.questions.rules.words import questions_in
from tests.questions.made import small

Json = Any


def first(document: Json) -> Json:
    return document["sections"][0]["questions"][0]


def second(document: Json) -> Json:
    return document["sections"][0]["questions"][1]


FAULTS: dict[str, tuple[Callable[[Json], object], str]] = {
    "unknown key": (lambda d: d.update(colour="red"), "The file has “colour”, which is not known here"),
    "unknown key inside": (lambda d: first(d).update(txt="?"), "Section 1, question 1 has “txt”"),
    "another version": (lambda d: d.update(format_version=2), "“format_version” must be 1"),
    "true is no version": (lambda d: d.update(format_version=True), "“format_version” must be 1"),
    "no name": (lambda d: d.update(name=" "), "“name” is missing or empty"),
    "a number for a name": (lambda d: d.update(name=3), "“name” must be a text, not the number 3"),
    "unknown kind": (lambda d: d.update(kind="quiz"), "“kind” must be one of evaluation, survey"),
    "a kind that is a list": (lambda d: d.update(kind=["survey"]), "“kind” must be one of"),
    "unknown audience": (lambda d: d.update(audience="all"), "“audience” must be one of"),
    "sections are no list": (lambda d: d.update(sections={}), "“sections” must be a list in square brackets"),
    "too many sections": (lambda d: d.update(sections=[{}] * 41), "“sections” has 41 entries; there can be at most 40"),
    "section is a text": (lambda d: d.update(sections=["a"]), "Section 1 must be an object in braces, not “a”"),
    "unknown kind of question": (lambda d: first(d).update(kind="slider"), "Section 1, question 1, “kind” must be one"),
    "text too long": (lambda d: first(d).update(text="a" * 401), "“text” has 401 characters; it can have at most 400"),
    "a null character": (lambda d: first(d).update(text="a\x00b"), "cannot be seen (U+0000)"),
    "half a character": (lambda d: first(d).update(text="a\ud800"), "cannot be seen (U+D800)"),
    "turned words": (lambda d: first(d).update(text="safe \u202etext"), "cannot be seen (U+202E)"),
    "a line in a title": (lambda d: d.update(title="a\nb"), "“title” holds a character that cannot be seen (U+000A)"),
    "a script": (lambda d: first(d).update(help="<script>x</script>"), "“help” holds markup (“<script>x</s”)"),
    "an entity": (lambda d: first(d).update(help="&#60;b"), "“help” holds markup"),
    "one answer": (lambda d: first(d)["options"].pop(), "must have at least two answers"),
    "no answers": (lambda d: first(d).pop("options"), "“options” must be a list"),
    "a key twice": (lambda d: first(d)["options"][1].update(key="yes"), "the key “yes” is used twice"),
    "an answer twice": (lambda d: first(d)["options"][1].update(text="yes"), "the answer “yes” is there twice"),
    "a key with capitals": (lambda d: first(d)["options"][0].update(key="Yes"), "the key “Yes” cannot be used"),
    "a key that is no answer": (
        lambda d: first(d)["options"][1].update(key="not_applicable"),
        "the key “not_applicable” cannot be used",
    ),
    "an unknown picture": (lambda d: first(d)["options"][0].update(picture="cat"), "there is no picture “cat”"),
    "positive unknown": (lambda d: first(d).update(positive=["maybe"]), "“maybe” is not the key of one of its answers"),
    "positive is an object": (lambda d: first(d).update(positive=[{}]), "an object is not the key"),
    "options of a text": (lambda d: second(d).update(options=[{"key": "a", "text": "A"}]), "has “options”, which only"),
    "not enough of a text": (lambda d: second(d).update(not_enough=True), "has “not_enough”, which only"),
    "yes for true": (lambda d: first(d).update(required="yes"), "“required” must be true or false, not “yes”"),
    "bounds of a choice": (lambda d: first(d).update(lowest=1), "which only a question for a number can have"),
    "an id with a space": (lambda d: first(d).update(id="a b"), "“id” must be a short name without spaces"),
    "an id twice": (lambda d: second(d).update(id="used"), "has the id “used”, which an earlier question has already"),
    "hangs on nobody": (
        lambda d: second(d)["condition"].update(question="x"),
        "hangs on a question that does not come",
    ),
    "hangs on itself": (lambda d: second(d)["condition"].update(question="how"), "hangs on a question that does not"),
    "hangs on no answer": (lambda d: second(d)["condition"].update(any_of=["maybe"]), "the answer “maybe”, which"),
    "hangs on nothing": (lambda d: second(d)["condition"].update(any_of=[]), "must name an earlier question and at"),
    "hangs on a list": (
        lambda d: second(d)["condition"].update(any_of=[[]]),
        "must be the key of an answer, not a list",
    ),
    "hangs, and standard": (lambda d: second(d).update(standard=True), "it cannot hang on another"),
    "unknown split": (lambda d: first(d).update(splits="colour"), "“splits” must be one of agency, workforce"),
    "scores are a text": (lambda d: d.update(scores="a"), "“scores” must be a list"),
    "a score of nobody": (
        lambda d: d.update(scores=[{"name": "S", "points": {"x": {"yes": 1}}, "bands": [{"from": 0, "name": "L"}]}]),
        "Score 1 gives points for the question “x”, which is not in it",
    ),
    "half a point": (
        lambda d: d.update(
            scores=[{"name": "S", "points": {"used": {"yes": 0.5}}, "bands": [{"from": 0, "name": "L"}]}]
        ),
        "the points for “yes” must be a whole number",
    ),
    "bands that fall": (
        lambda d: d.update(
            scores=[
                {
                    "name": "S",
                    "points": {"used": {"yes": 1}},
                    "bands": [{"from": 5, "name": "High"}, {"from": 5, "name": "Low"}],
                }
            ]
        ),
        "Score 1, band 2 begins at 5, which is not above",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_said_with_its_place(name: str) -> None:
    spoil, said = FAULTS[name]
    document = copy.deepcopy(small())
    spoil(document)
    with pytest.raises(BadFile) as refused:
        checked(document)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert str(refused.value).isprintable()


def test_numbers_and_their_bounds() -> None:
    question = {"kind": "number", "text": "How many?", "lowest": 1, "highest": 2.5}
    assert checked_question(question, "Here")["highest"] == 2.5
    for bad in (True, "1", 1e99, 0.123, [1]):
        with pytest.raises(BadFile, match="Here, “highest” must be a number"):
            checked_question({**question, "highest": bad}, "Here")
    with pytest.raises(BadFile, match="the lowest number allowed is above the highest"):
        checked_question({**question, "lowest": 3}, "Here")


def test_more_questions_than_may_be() -> None:
    document = small()
    document["sections"] = [{"questions": [{"kind": "date", "text": f"{n}-{m}"} for n in range(100)]} for m in range(3)]
    with pytest.raises(BadFile, match="It has 300 questions; a questionnaire can have at most 200"):
        checked(document)


def test_ordinary_signs_are_words() -> None:
    for text in ("Fewer than <5 children & others", "AT&T; what then?", "5 > 4", "Naïve façade 😀 “quoted”"):
        assert checked_question({"kind": "date", "text": text}, "Here")["text"] == text


@pytest.mark.parametrize("key", BANK)
def test_each_of_the_bank_is_sound_and_its_own_file(key: str) -> None:
    document = checked(BANK[key].document)
    assert read_file(written(document)) == document
    questions = questions_in(document)
    assert all(question["id"] for question in questions)
    boxes = [question for question in questions if question["kind"] in FREE_TEXT and not question["help"]]
    assert not boxes or document["audience"] not in FAMILIES or all("better" in one["text"] for one in boxes)


def test_one_name_in_the_bank_is_one_question() -> None:
    put: dict[str, Json] = {}
    for ready in BANK.values():
        for question in questions_in(checked(ready.document)):
            bare = {name: question[name] for name in ("kind", "text", "options", "positive")}
            assert put.setdefault(question["id"], bare) == bare


def test_the_scoring_tool_is_a_shell_and_says_so() -> None:
    tool = checked(BANK["exploitation"].document)
    assert "to be completed" in tool["name"]
    assert "known to this bank" in tool["sections"][2]["help"]
    assert [band["from"] for band in tool["scores"][0]["bands"]] == [0, 6, 11, 16]


def test_the_standard_question_of_the_founding_plan_is_in_the_audit() -> None:
    assert any(one["id"] == ADULTS_OUTSIDE["id"] for one in questions_in(BANK["case_audit"].document))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
PATHS = [
    (),
    ("sections",),
    ("sections", 0),
    ("sections", 0, "questions", 0),
    ("sections", 0, "questions", 0, "options"),
]


@given(JSON, st.sampled_from(PATHS), st.data())
def test_whatever_is_put_in_is_refused_in_words_or_sound(
    value: Json, path: tuple[Any, ...], data: st.DataObject
) -> None:
    document = copy.deepcopy(checked(small()))
    at = document
    for step in path:
        at = at[step]
    place = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
    at[place] = value
    try:
        made = checked(document)
    except BadFile as refused:
        assert str(refused)
    else:
        assert checked(made) == made


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | JSON.map(lambda one: json.dumps(one).encode()))
def test_whatever_bytes_come_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(BadFile):
        read_file(content)


def test_the_example_in_the_reference_is_one() -> None:
    page = (Path(settings.BASE_DIR) / "docs" / "reference" / "instrument-file.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    document = read_file(example.encode())
    assert [question["condition"] for question in questions_in(document)] == [
        None,
        {"question": "used", "any_of": ["yes"]},
        {"question": "used", "any_of": ["no"]},
    ]
    for name in (*questions_in(document)[0], *document, *PICTURES, *QuestionKind, *InstrumentKind, *Audience, *Split):
        assert f"`{name}`" in page, f"{name} is not explained"

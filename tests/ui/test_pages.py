"""How a page with a form answers: what an action refuses becomes the form's, and a save overtaken shows both words."""

import datetime as dt

import pytest
from django import forms
from django.http import QueryDict

from sightline.kit.refusals import EditedMeanwhile, NotYet, Refusal
from sightline.ui.forms import Form
from sightline.ui.pages import again, attempt, conflict_of, posted, why_not


class _Form(Form):
    document = forms.CharField(required=False)


class _Unreadable(Refusal):
    field = "document"


class _OfAnotherForm(Refusal):
    field = "something else"


def _refusing(refused):
    def act():
        raise refused

    return act


@pytest.mark.parametrize(
    ("refused", "errors"),
    [
        (NotYet(["The plan is closed.", "Open it first."]), {"__all__": ["The plan is closed.", "Open it first."]}),
        (_Unreadable("It is empty."), {"document": ["It is empty."]}),
        (_OfAnotherForm("It is empty."), {"__all__": ["It is empty."]}),
        (NotYet([]), {}),
    ],
)
def test_a_refusal_stands_at_its_field_or_at_the_top(refused, errors):
    form = _Form({})
    assert form.is_valid()
    assert attempt(form, _refusing(refused)) is None
    assert form.errors == errors


def test_what_the_action_gives_comes_back_and_other_faults_are_not_swallowed():
    form = _Form({})
    assert attempt(form, lambda: 7) == 7
    for fault in (ValueError("a slip"), EditedMeanwhile({}, "Ann", 2)):
        with pytest.raises(type(fault)):
            attempt(form, _refusing(fault))


def test_sent_with_nothing_in_it_is_sent_all_the_same(rf):
    assert posted(rf.get("/")) is None
    assert posted(rf.post("/")) == QueryDict("")


@pytest.mark.parametrize(
    ("who", "when", "says"),
    [
        ("Ann Lee", dt.datetime(2018, 1, 15, 13, 5, tzinfo=dt.UTC), ("Ann Lee", "1:05pm on 15 January 2018")),
        ("", None, ("Somebody else", "a moment ago")),
    ],
)
def test_the_second_editor_sees_only_what_differs(who, when, says):
    meanwhile = EditedMeanwhile({"title": "Theirs", "text": "Same", "note": None}, who, 4, when)
    yours = {"title": "Mine", "text": "Same", "note": ""}
    shown = conflict_of(meanwhile, {"title": "Title", "text": "Text", "note": "Note"}, yours)
    assert (shown["who"], shown["when"]) == says
    assert shown["rows"] == [{"name": "Title", "theirs": "Theirs", "yours": "Mine"}]


def test_saving_once_more_answers_what_stands(rf):
    sent = rf.post("/", {"revision": "3", "title": "Mine"})
    assert again(sent, EditedMeanwhile({}, "Ann", 4)).dict() == {"revision": "4", "title": "Mine"}
    assert sent.POST["revision"] == "3"


def test_why_a_check_refuses_is_said_and_nothing_where_it_does_not():
    assert why_not(_refusing(NotYet(["The plan is closed.", "Open it first."]))) == "The plan is closed. Open it first."
    assert why_not(lambda: None) == ""
    with pytest.raises(_Unreadable):
        why_not(_refusing(_Unreadable("It is empty.")))

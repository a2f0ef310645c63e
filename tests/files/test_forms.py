"""The form by which files are given: when it offers a copy without macros, and where it is used."""

import importlib
import pkgutil

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

import sightline
from sightline.files.forms import NO_FILE, PROGRAMS, UNSEEN, WithFile
from sightline.files.rules import NotStored
from sightline.files.rules.hidden import Agreed, Hidden, HoldsPrograms, HoldsUnseen, Unseen
from sightline.ui.forms import Form

# Forms with a file of which no copy without macros is offered, and why.
WITHOUT_AN_OFFER = {
    "sightline.intake.forms.DocumentForm": "a plan with macros is refused by its reader",
    "sightline.people.forms.LogoForm": "a picture, checked as one",
    "sightline.questions.forms.instruments.FileForm": "JSON, read and not kept",
    "sightline.questions.forms.outside.ExternalForm": "CSV, read and not kept",
    "sightline.questions.forms.outside.CorrectionForm": "CSV, read and not kept",
    "sightline.ui.example_form.ExampleForm": "the gallery’s, which keeps nothing",
}


class Given(WithFile, Form):
    title = forms.CharField(label="Title")
    document = forms.FileField(label="The file", required=False)
    note = forms.CharField(label="Note", required=False)


def given(data: dict[str, str], file: bytes = b"") -> Given:
    return Given(data, {"document": SimpleUploadedFile("a.docm", file)} if file else {})


def test_nothing_is_offered_before_something_was_found() -> None:
    assert not Given().asked_of_files
    form = given({"title": "A"}, b"x")
    assert form.is_valid()
    assert not form.asked_of_files
    assert form.agreed == Agreed()
    assert form.told_of("a.docx") == ""


def test_a_refusal_for_macros_offers_the_copy_beneath_the_file() -> None:
    form = given({"title": "A"}, b"x")
    assert form.is_valid()
    form.refuse(HoldsPrograms())
    assert list(form.fields) == ["title", "document", PROGRAMS, "note"]
    assert "holds programs (macros)" in form.errors["document"][0]
    assert 'name="without_programs"' in str(form)
    assert "checked" not in str(form)


def test_another_refusal_offers_nothing() -> None:
    form = given({"title": "A"}, b"x")
    assert form.is_valid()
    form.refuse(NotStored("The file is empty."))
    assert not form.asked_of_files


def test_a_yes_with_the_file_is_a_yes_and_stays_where_something_else_is_wrong() -> None:
    form = given({"title": "A", PROGRAMS: "on"}, b"x")
    assert form.is_valid()
    assert form.without_programs
    assert form.told_of("a.docx") == " It is kept as “a.docx”, without macros: open it once and look."
    wrong = given({"title": "", PROGRAMS: "on"}, b"x")
    assert not wrong.is_valid()
    assert "checked" in str(wrong["without_programs"])


def test_a_yes_without_the_file_asks_for_it_again_and_loses_it_not_in_silence() -> None:
    form = given({"title": "A", PROGRAMS: "on"})
    assert "Choose the file again" in form.errors["document"][0]
    assert given({"title": "A"}).is_valid()


def unseen() -> HoldsUnseen:
    return HoldsUnseen([("", [Hidden("comments", "It holds 3 comments.", cleaned=True)])])


def test_what_is_unseen_is_asked_about_beneath_the_file_and_nothing_is_chosen_for_her() -> None:
    form = given({"title": "A"}, b"x")
    assert form.is_valid()
    form.refuse(unseen())
    assert list(form.fields) == ["title", "document", UNSEEN, "note"]
    assert "It holds 3 comments." in form.errors["document"][0]
    assert str(form).count('name="unseen"') == 3
    assert "checked" not in str(form)
    assert [one.name for one in form.asked_of_files] == [UNSEEN]


def test_no_copy_is_offered_that_would_be_without_nothing() -> None:
    form = given({"title": "A", UNSEEN: "taken_out"}, b"x")
    assert form.is_valid()
    form.refuse(HoldsUnseen([("", [Hidden("hidden sheets", "1 sheet is hidden.", cleaned=False)])]))
    assert [key for key, _ in form.fields[UNSEEN].choices] == ["stays", NO_FILE]
    assert 'value="taken_out"' not in str(form)


@pytest.mark.parametrize(
    ("answer", "agreed", "told"),
    [
        ("taken_out", Unseen.TAKEN_OUT, " It is kept as “a.docx”, without what could be taken out."),
        ("stays", Unseen.STAYS, ""),
        (NO_FILE, Unseen.ASK, ""),
    ],
)
def test_her_answer_is_taken_and_stays_in_the_form(answer: str, agreed: Unseen, told: str) -> None:
    form = given({"title": "A", UNSEEN: answer}, b"x")
    assert form.is_valid()
    assert form.agreed == Agreed(unseen=agreed)
    assert form.told_of("a.docx", look=False) == told
    assert f'value="{answer}" id="id_unseen_' in str(form)
    assert str(form).count(" checked") == 1


def test_both_questions_stand_beneath_the_file_macros_first() -> None:
    form = given({"title": "A", PROGRAMS: "on"}, b"x")
    assert form.is_valid()
    form.refuse(unseen())
    assert list(form.fields) == ["title", "document", PROGRAMS, UNSEEN, "note"]
    both = given({"title": "A", PROGRAMS: "on", UNSEEN: "taken_out"}, b"x")
    assert both.is_valid()
    assert both.agreed == Agreed(without_programs=True, unseen=Unseen.TAKEN_OUT)
    assert "without macros and what could be taken out" in both.told_of("a.docx")


def test_an_answer_without_the_file_asks_for_it_and_she_can_go_on_without_one() -> None:
    assert "say so below" in given({"title": "A", UNSEEN: "stays"}).errors["document"][0]
    assert given({"title": "A", UNSEEN: NO_FILE}).is_valid()
    chosen = given({"title": "A", UNSEEN: NO_FILE}, b"x")
    assert chosen.is_valid()
    assert chosen.cleaned_data["document"] is None
    assert "unseen" in given({"title": "A", UNSEEN: "something else"}, b"x").errors


def test_where_a_file_is_needed_nobody_goes_on_without_one() -> None:
    class Needed(Given):
        document = forms.FileField(label="The file")

    form = Needed({"title": "A", UNSEEN: NO_FILE}, {"document": SimpleUploadedFile("a.docx", b"x")})
    assert UNSEEN in form.errors


def every_form() -> dict[str, type]:
    """Every form of the house in which a file can be chosen, by its place."""
    for module in pkgutil.walk_packages(sightline.__path__, "sightline."):
        if ".forms" in module.name or module.name.endswith("_form"):
            importlib.import_module(module.name)
    found, ahead = {}, [forms.BaseForm]
    while ahead:
        one = ahead.pop()
        ahead += one.__subclasses__()
        fields = getattr(one, "base_fields", {}).values()
        if one.__module__.startswith("sightline.") and any(isinstance(field, forms.FileField) for field in fields):
            found[f"{one.__module__}.{one.__qualname__}"] = one
    return found


def test_every_form_by_which_a_file_is_given_offers_a_copy_or_says_why_not() -> None:
    without = {name for name, one in every_form().items() if not issubclass(one, WithFile)}
    assert without == WITHOUT_AN_OFFER.keys()


@pytest.mark.parametrize("name", ["progress.forms.giving.UpdateForm", "governance.forms.papers.FileForm"])
def test_the_forms_are_found(name: str) -> None:
    assert f"sightline.{name}" in every_form()

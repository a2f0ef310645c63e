"""How forms are drawn and what they say when something is wrong."""

import datetime as dt
import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from sightline.ui.example_form import ExampleForm
from sightline.ui.forms import DateField, Form, Problem, Says, problems_of


def _attributes(html: str, tag: str, name: str) -> dict[str, str]:
    """The attributes of the one `tag` with this name; without-value ones are empty."""
    (found,) = re.findall(rf'<{tag}\b[^>]*\bname="{name}"[^>]*>', html)
    return {key: value for key, _, value in re.findall(r'([\w-]+)(="([^"]*)")?', found[len(tag) + 1 :])}


# --- the renderer ---


def test_an_unbound_form_says_nothing_is_wrong():
    html = str(ExampleForm())
    assert "error" not in html


def test_label_hint_and_error_are_tied_to_the_field():
    html = str(ExampleForm({}))
    field = _attributes(html, "input", "title")
    assert field["aria-describedby"] == "id_title_helptext id_title_error"
    assert field["aria-invalid"] == "true"
    assert "govuk-input--error" in field["class"]
    assert 'id="id_title_helptext" class="govuk-hint">As the board will read it' in html
    assert re.search(r'id="id_title_error" class="govuk-error-message">.*Enter the title</p>', html)
    assert '<label class="govuk-label govuk-label--s" for="id_title">Title</label>' in html


@pytest.mark.parametrize("name", ["adopted_on", "kind", "threads"])
def test_a_question_with_several_inputs_is_a_fieldset_with_a_legend(name):
    form = ExampleForm({"threads": "no such thread"})
    html = form[name].as_field_group()
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert f'aria-describedby="{form[name].aria_describedby}"' in html
    assert f'id="id_{name}_error"' in html


def test_every_id_stands_once_and_every_description_exists():
    html = str(ExampleForm({}))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    described = {one for found in re.findall(r'aria-describedby="([^"]+)"', html) for one in found.split()}
    assert described <= set(ids)
    assert set(re.findall(r'\bfor="([^"]+)"', html)) <= set(ids)


def test_what_was_typed_is_kept_and_escaped():
    html = str(ExampleForm({"title": '"><script>x', "why": "</textarea><b>"}))
    assert "<script" not in html
    assert "</textarea><b>" not in html
    assert "&lt;script&gt;x" in html


def test_only_the_optional_is_marked():
    html = str(ExampleForm())
    assert "Your e-mail address (optional)" in html
    assert html.count("(optional)") == 3  # the address, the threads and the colour


def test_a_filter_does_not_call_its_fields_optional():
    class Filter(Form):
        mark_optional = False
        body = forms.CharField(required=False)

    assert "(optional)" not in str(Filter())


def test_a_choice_may_have_a_hint():
    html = str(ExampleForm()["kind"])
    assert 'id="id_kind_0" aria-describedby="id_kind_0_hint"' in html
    assert 'id="id_kind_0_hint" class="govuk-hint govuk-radios__hint">What was promised' in html


def test_says_is_its_words():
    assert Says("A change", hint="why") == "A change"
    assert Says("A change").hint == ""


def test_a_colour_is_chosen_by_name_beside_a_patch_of_it():
    html = str(ExampleForm({"colour": "plum"})["colour"])
    assert re.search(r'value="plum" id="id_colour_5" checked', html)
    assert '<span class="ui-swatch ui-brand-plum"></span> Plum</label>' in html


def test_hidden_fields_are_drawn_without_a_label():
    class Hidden(Form):
        version = forms.IntegerField(widget=forms.HiddenInput, initial=3)
        name = forms.CharField()

    html = str(Hidden())
    assert '<input type="hidden" name="version" value="3"' in html
    assert 'for="id_version"' not in html


def test_sections_are_fieldsets_and_lose_no_field():
    class Long(Form):
        sections_of = (("Who answers", "One body.", ("body",)), ("When", "", ("due",)))
        title = forms.CharField()
        body = forms.CharField()
        due = forms.CharField()
        seen = forms.CharField(widget=forms.HiddenInput)

    html = str(Long())
    assert html.count("<fieldset") == 2
    assert [html.count(f'name="{name}"') for name in ("title", "body", "due", "seen")] == [1, 1, 1, 1]
    assert "Who answers" in html
    assert "One body." in html


def test_a_formset_draws_each_form_and_its_counter():
    Several = forms.formset_factory(ExampleForm, extra=2)
    html = str(Several())
    assert 'name="form-TOTAL_FORMS" value="2"' in html
    assert 'name="form-1-title"' in html


def test_selects_and_ticks_keep_what_was_chosen():
    html = str(ExampleForm({"body": "2", "kind": "correction", "threads": ["voice", "family"], "sure": "on"}))
    assert '<option value="2" selected>' in html
    assert re.search(r'value="correction" id="id_kind_1" checked', html)
    assert len(re.findall(r'name="threads" value="(?:voice|family)" id="id_threads_\d" checked', html)) == 2
    assert "checked" in _attributes(html, "input", "sure")


# --- what is missing, in words ---


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("title", "Enter the title"),
        ("adopted_on", "Enter the date adopted"),
        ("why", "Answer “Why is it changed?”"),
        ("body", "Choose the body that answers"),
        ("kind", "Answer “Which is it?”"),
        ("document", "Choose the plan"),
        ("sure", "Tick “I have read what changes” to go on"),
    ],
)
def test_what_is_missing_is_said_by_name(name, words):
    assert ExampleForm({}).errors[name] == [words]


def test_a_fields_own_words_are_kept():
    class Own(Form):
        meeting = forms.CharField(error_messages={"required": "Say which meeting adopted it"})

    assert Own({}).errors["meeting"] == ["Say which meeting adopted it"]


def test_initials_keep_their_capitals():
    class Initials(Form):
        url = forms.CharField(label="NHS number of the trust")

    assert Initials({}).errors["url"] == ["Enter the NHS number of the trust"]


def test_a_label_that_is_no_noun_is_asked_for_as_a_person_would():
    class Odd(Form):
        why = forms.CharField(label="Why")
        rating = forms.ChoiceField(label="How owners rate their actions", choices=[("a", "A")])

    assert Odd({}).errors == {"why": ["Say why"], "rating": ["Choose how owners rate their actions"]}


def test_a_word_with_a_hyphen_is_no_initials():
    class Address(Form):
        email = forms.EmailField(label="E-mail address")

    assert Address({}).errors["email"] == ["Enter the e-mail address"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": "4", "name": "a"}, "Smallest number must be 5 or more"),
        ({"number": "51", "name": "a"}, "Smallest number must be 50 or less"),
        ({"number": "5", "name": "abcd"}, "What is it called can have at most 3 characters"),
    ],
)
def test_limits_are_said_by_the_fields_name(given, said):
    class Limited(Form):
        number = forms.IntegerField(label="Smallest number", min_value=5, max_value=50)
        name = forms.CharField(label="What is it called?", max_length=3)

    assert [text for texts in Limited(given).errors.values() for text in texts] == [said]


# --- the error summary ---


def test_problems_stand_in_the_pages_order_and_lead_to_their_fields():
    problems = problems_of(ExampleForm({"email": "x", "adopted_on_day": "31"}))
    assert problems[:3] == [
        Problem("Enter the title", "#id_title"),
        Problem("Enter a valid email address.", "#id_email"),
        Problem("Date adopted must include a month and a year", "#id_adopted_on_month"),
    ]
    assert Problem("Answer “Which is it?”", "#id_kind_0") in problems


def test_every_problem_leads_to_something_on_the_page():
    form = ExampleForm({"threads": "none such"})
    html = str(form)
    for problem in problems_of(form):
        assert f'id="{problem.href[1:]}"' in html


def test_what_concerns_the_whole_form_leads_to_its_first_field():
    class Whole(Form):
        version = forms.IntegerField(widget=forms.HiddenInput)
        name = forms.CharField()

        def clean(self):
            raise ValidationError("Someone closed the plan meanwhile")

    problems = problems_of(Whole({"name": "x"}))
    assert Problem("Someone closed the plan meanwhile", "#id_name") in problems
    assert {problem.href for problem in problems} == {"#id_name"}


def test_problems_of_a_formset_are_those_of_its_forms():
    Several = forms.formset_factory(ExampleForm, extra=0, min_num=3, validate_min=True)
    formset = Several(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-title": "a", "form-1-email": "wrong"}
    )
    hrefs = {problem.href for problem in problems_of(formset)}
    assert {"", "#id_form-0-adopted_on_day", "#id_form-1-title"} <= hrefs


def test_a_sound_form_has_no_problems():
    class Sound(Form):
        name = forms.CharField()

    assert problems_of(Sound({"name": "x"})) == []


def test_the_page_shows_the_summary_and_says_error_in_its_title():
    html = render_to_string("ui/form_page.html", {"form": ExampleForm({}), "title": "Change a promise"})
    assert "<title>Error: Change a promise - Sightline</title>" in html
    assert 'href="#id_title">Enter the title</a>' in html
    assert 'enctype="multipart/form-data"' in html
    clean = render_to_string("ui/form_page.html", {"form": ExampleForm(), "title": "Change a promise"})
    assert "Error:" not in clean


def test_a_view_may_add_problems_of_its_own():
    said = {"problems": [{"text": "The file is empty", "href": "#file"}], "title": "Bring in a plan"}
    html = render_to_string("ui/detail_page.html", said)
    assert '<a href="#file">The file is empty</a>' in html
    assert "Error: Bring in a plan" in html


# --- dates ---

FIRST, LAST = dt.date(2017, 4, 1), dt.date(2018, 3, 31)


class Due(Form):
    due = DateField(label="Date due", first=FIRST, last=LAST)


def _due(day: str, month: str, year: str) -> Due:
    return Due({"due_day": day, "due_month": month, "due_year": year})


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (("31", "12", "2017"), dt.date(2017, 12, 31)),
        (("1", "4", "2017"), FIRST),
        (("31", "03", "2018"), LAST),
        (("5", "Jan", "2018"), dt.date(2018, 1, 5)),
        (("5", "september", "2017"), dt.date(2017, 9, 5)),
        ((" 5 ", " 9 ", " 2017 "), dt.date(2017, 9, 5)),
    ],
)
def test_dates_as_people_type_them(typed, date):
    form = _due(*typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due"] == date


@pytest.mark.parametrize(
    ("typed", "words", "goes_to"),
    [
        (("", "", ""), "Enter the date due", "day"),
        (("", "12", "2017"), "Date due must include a day", "day"),
        (("31", "", "2017"), "Date due must include a month", "month"),
        (("31", "", ""), "Date due must include a month and a year", "month"),
        (("31", "12", "17"), "The year must have 4 numbers", "year"),
        (("31", "13", "2017"), "Date due must be a real date", "month"),
        (("32", "12", "2017"), "Date due must be a real date", "day"),
        (("31", "2", "2018"), "Date due must be a real date", "day"),
        (("x", "y", "2017"), "Date due must be a real date", "day"),
        (("31", "3", "2017"), "Date due must be 1 April 2017 or after", "day"),
        (("1", "4", "2018"), "Date due must be 31 March 2018 or before", "day"),
        (("²", "4", "2017"), "Date due must be a real date", "day"),
        (("1", "٤", "2017"), "Date due must be a real date", "month"),
        (("1", "decade", "2017"), "Date due must be a real date", "month"),
        (("0", "0", "0000"), "The year must have 4 numbers", "year"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_where(typed, words, goes_to):
    form = _due(*typed)
    assert problems_of(form) == [Problem(words, f"#id_due_{goes_to}")]
    assert [f'value="{part}"' in str(form["due"]) for part in typed] == [True] * 3


def test_only_the_part_that_is_wrong_is_marked():
    html = str(_due("31", "13", "2017")["due"])
    marked = re.findall(r'govuk-input--error" id="id_due_(\w+)"', html)
    assert marked == ["month"]


def test_a_date_comes_whole_too():
    whole = Due({"due": "2017-12-31"})
    assert whole.is_valid()
    assert whole.cleaned_data["due"] == dt.date(2017, 12, 31)
    assert Due({"due": "yesterday"}).errors["due"] == ["Date due must be a real date"]


def test_an_optional_date_may_stay_empty():
    class Maybe(Form):
        due = DateField(required=False)

    form = Maybe({"due_day": "", "due_month": "", "due_year": ""})
    assert form.is_valid()
    assert form.cleaned_data["due"] is None


def test_an_unchanged_date_is_not_a_change():
    typed = {"due_day": "31", "due_month": "12", "due_year": "2017"}
    assert not Due(typed, initial={"due": dt.date(2017, 12, 31)}).has_changed()
    assert Due(typed, initial={"due": dt.date(2017, 12, 30)}).has_changed()
    assert _due("31", "13", "2017").has_changed()


def test_a_stored_date_fills_the_boxes():
    html = str(Due(initial={"due": dt.date(2017, 12, 3)}))
    assert [_attributes(html, "input", f"due_{part}")["value"] for part in ("day", "month", "year")] == [
        "3",
        "12",
        "2017",
    ]


@given(st.dates(min_value=FIRST, max_value=LAST))
def test_every_date_within_bounds_survives_the_boxes(date):
    for day, month in ((str(date.day), str(date.month)), (f"{date.day:02}", f"{date:%B}")):
        form = _due(day, month, str(date.year))
        assert form.is_valid()
        assert form.cleaned_data["due"] == date


@given(st.text(max_size=6), st.text(max_size=12), st.text(max_size=6))
def test_whatever_is_typed_is_a_date_or_an_error(day, month, year):
    form = _due(day, month, year)
    if form.is_valid():
        assert FIRST <= form.cleaned_data["due"] <= LAST
    else:
        assert len(form.errors["due"]) == 1

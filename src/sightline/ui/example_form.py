"""One form with every kind of field, for the gallery and the tests of the renderer."""

from __future__ import annotations

import datetime as dt

from django import forms

from sightline.ui.forms import DateField, Form, Says, Swatches
from sightline.ui.palette import Colour


class ExampleForm(Form):
    """What a business manager might be asked, in every kind of field there is."""

    title = forms.CharField(label="Title", max_length=200, help_text="As the board will read it")
    email = forms.EmailField(
        label="Your e-mail address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "govuk-input--width-20"}),
    )
    adopted_on = DateField(
        label="Date adopted", help_text="For example, 12 4 2017", first=dt.date(2000, 1, 1), last=dt.date(2100, 12, 31)
    )
    why = forms.CharField(label="Why is it changed?", widget=forms.Textarea(attrs={"rows": 4}))
    percentage = forms.IntegerField(
        label="Figure promised",
        help_text="A percentage",
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    body = forms.ChoiceField(
        label="Body that answers", choices=[("", "Choose one"), ("1", "Neglect group"), ("2", "Workforce development")]
    )
    kind = forms.ChoiceField(
        label="Which is it?",
        choices=[
            ("change", Says("A change", hint="What was promised is to be different, and somebody approves it.")),
            ("correction", Says("A correction", hint="The document said so all along; it was read wrongly.")),
        ],
        widget=forms.RadioSelect,
    )
    threads = forms.MultipleChoiceField(
        label="Threads",
        choices=[("voice", "Voice of the child"), ("early_help", "Early help"), ("family", "Whole family")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    colour = forms.ChoiceField(
        label="Colour of the header", choices=Colour, widget=Swatches, initial=Colour.NAVY, required=False
    )
    document = forms.FileField(label="The plan", widget=forms.FileInput(attrs={"class": "ui-drop", "accept": ".docx"}))
    sure = forms.BooleanField(label="I have read what changes", help_text="It is kept on the record with your name.")


class ExampleFilter(Form):
    """What a list may be narrowed by."""

    mark_optional = False
    body = forms.ChoiceField(label="Body", choices=[("", "All bodies"), ("1", "Neglect group")], required=False)
    quarter = forms.ChoiceField(label="Due in", choices=[("", "The whole year"), ("4", "Quarter 4")], required=False)

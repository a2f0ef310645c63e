"""Asking for a paper, and giving one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sightline.files.forms import WithFile
from sightline.governance.forms.fields import PersonField, purpose_field
from sightline.people.models import Person
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, area


class AskForm(Form):
    """A paper wanted of somebody by a day, `last` at the latest."""

    person = PersonField(label="Who is asked?", queryset=Person.objects.none(), empty_label="Choose")
    wanted = forms.CharField(
        label="What is wanted?",
        help_text="For example, “What the training changed for children, two pages at most”.",
        widget=area(2),
        max_length=300,
    )
    purpose = purpose_field("What is the paper for?")
    restricted = forms.BooleanField(
        label="Restricted paper",
        help_text="Left out of the public copy, and seen only by who sees restricted items.",
        required=False,
    )

    def __init__(self, *args: Any, people: Any, first: dt.date, last: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["due_on"] = DateField(
            label="Wanted by",
            first=first,
            last=max(first, last),
            error_messages={"required": "Enter the day by which it is wanted"},
        )


class FileForm(WithFile, Form):
    """The file of a paper that was asked for."""

    document = forms.FileField(
        label="The paper",
        help_text="Word, PDF, Excel, CSV or text, at most 20 MB.",
        error_messages={"required": "Choose the file"},
    )


class AttachForm(WithFile, Form):
    """A paper that nobody had to be asked for."""

    title = forms.CharField(label="Title of the paper", max_length=300)
    purpose = purpose_field("What is the paper for?")
    document = forms.FileField(
        label="The paper",
        help_text="Word, PDF, Excel, CSV or text, at most 20 MB.",
        error_messages={"required": "Choose the file"},
    )
    restricted = forms.BooleanField(
        label="Restricted paper",
        help_text="Left out of the public copy, and seen only by who sees restricted items.",
        required=False,
    )

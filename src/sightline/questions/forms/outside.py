"""What is typed of somebody else's survey, and of what was done about what people said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sightline.privacy.forms import ScannedForm
from sightline.questions.forms.instruments import hidden
from sightline.questions.rules.outside import MOST_BYTES, BadResults, Result, results_in
from sightline.ui.forms import DateField, Form


class ExternalForm(ScannedForm, Form):
    """A survey of somebody else's, with its results as a table: typed in, or as a file."""

    title = forms.CharField(label="Title", help_text="Such as “Schools’ health survey 2017”.", max_length=200)
    source = forms.CharField(label="Source", help_text="Who ran it, and where its report can be read.", max_length=300)
    population = forms.CharField(label="Who was asked", help_text="Such as “pupils of year 8 and 10”.", max_length=300)
    begun_on = DateField(label="First day")
    ended_on = DateField(label="Last day")
    asked = forms.IntegerField(label="How many were asked", min_value=0, max_value=10_000_000, required=False)
    answered = forms.IntegerField(label="How many answered", min_value=0, max_value=10_000_000, required=False)
    table = forms.CharField(
        label="Results",
        help_text="One line an answer, with commas, under the heading: question,answer,group,n,of. "
        "The group may be left empty. Or give them as a file below.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "ui-code"}),
    )
    document = forms.FileField(label="Results as a CSV file", required=False)

    def clean_document(self) -> Any:
        """Refused by its size before it is read."""
        given = self.cleaned_data["document"]
        if given and given.size > MOST_BYTES:
            raise ValidationError("The file is larger than one megabyte: give the results only, one line an answer")
        return given

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        document, table = cleaned.get("document"), cleaned.get("table", "")
        if self.errors:
            return cleaned
        if not document and not table.strip():
            self.add_error("table", "Enter the results, or choose a file with them")
            return cleaned
        try:
            cleaned["results"] = results_in(document.read() if document else table.encode())
        except BadResults as refused:
            for reason in refused.reasons:
                self.add_error("document" if document else "table", reason)
        return cleaned

    @property
    def results(self) -> list[Result]:
        """The lines, once the form is valid."""
        return self.cleaned_data["results"]


class CorrectionForm(ExternalForm):
    """The same with what stands in it, put right; and why."""

    reason = forms.CharField(
        label="What was wrong, and how do you know?",
        help_text="Such as “Year 10 was typed from the wrong column of the report”. It is on the record for good.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = hidden()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].help_text = "Given, it takes the place of the results above."


class YouSaidForm(ScannedForm, Form):
    """What people said, and what was done."""

    said = forms.CharField(
        label="You said", help_text="In a sentence that everybody can read.", max_length=400, widget=forms.Textarea
    )
    did = forms.CharField(
        label="We did",
        help_text="What was done about it, or why nothing could be.",
        max_length=800,
        widget=forms.Textarea,
    )

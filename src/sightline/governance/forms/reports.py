"""The chair's report, notes, good practice, publishing."""

from __future__ import annotations

from django import forms

from sightline.privacy.forms import Form
from sightline.ui.forms import area, revision_field


class ReportForm(Form):
    """The parts of a chair's report."""

    done = forms.CharField(label="What was done", widget=area(8), required=False)
    difference = forms.CharField(label="What difference it made to children", widget=area(6), required=False)
    concerns = forms.CharField(
        label="What worries the group", help_text="What is late or at risk, and why.", widget=area(5), required=False
    )
    asks = forms.CharField(
        label="What is asked of those who read this",
        help_text="A decision, help with an agency, a later date.",
        widget=area(4),
        required=False,
    )
    good_practice = forms.CharField(label="Good practice worth copying", widget=area(4), required=False)
    coming = forms.CharField(label="What comes next", widget=area(5), required=False)
    revision = revision_field()


class NoteForm(Form):
    """Read, noted, moved on."""

    text = forms.CharField(
        label="What is to be noted?",
        help_text="Left empty, it says only that it was read.",
        widget=area(3),
        required=False,
    )


class PromoteForm(Form):
    """Good practice made known."""

    text = forms.CharField(label="What can others learn from it?", widget=area(4))
    where = forms.CharField(
        label="Where is it made known?",
        help_text="For example, “Bulletin of February 2018” or “Workforce development training”.",
        max_length=300,
    )


class PublishForm(Form):
    """Which meeting decided that progress may be published."""

    meeting = forms.CharField(
        label="Which meeting decided it?",
        help_text="In words, such as “Board, 7 March 2018, item 6”.",
        max_length=200,
    )

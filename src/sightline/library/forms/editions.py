"""The life of an edition, its pages and files, and its adoption by another board."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sightline.files.forms import WithFile
from sightline.library.forms.fields import FILE_HELP, PICTURE_HELP, RecordOnly
from sightline.library.models import Page
from sightline.people.models import Body
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, area, revision_field

MARKUP_HELP = (
    "Leave an empty line between paragraphs. Begin a line with ## for a heading, - for a list, 1. for numbered steps. "
    "**Two stars** make words strong. [Words](https://…) make a link, [words](name-of-a-page) one to another "
    "page here. ![What it shows](name-of-a-picture.png) shows a picture of this edition’s files. "
    "A table has | between its columns."
)


class ChangesForm(Form):
    """What changed since the edition before."""

    changes = forms.CharField(
        label="What changed, for somebody who knows the edition before?",
        help_text="It stands at the top of the new edition, and in the list of editions.",
        required=False,
        widget=area(5),
        max_length=4000,
    )


class ApproveForm(Form):
    """For which body, at which meeting."""

    field_order = ("body", "meeting", "approved_on")

    body = forms.ModelChoiceField(label="Which body approved it?", queryset=Body.objects.none(), empty_label="Choose")
    meeting = forms.CharField(
        label="At which meeting?",
        help_text="In words, for example “Executive Group of 4 September 2017, item 5” or “by e-mail of all members”.",
        max_length=200,
    )

    def __init__(self, *args: Any, bodies: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["approved_on"] = DateField(label="On which day?", last=today)
        self.ask_in_words()
        self.order_fields(self.field_order)


class PublishForm(Form):
    """When it is next looked at, and whether those who were asked about the edition before are asked again."""

    def __init__(self, *args: Any, today: dt.date, asked: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tomorrow = today + dt.timedelta(days=1)
        self.fields["review_on"] = DateField(
            label="Review it by", help_text="Its owner is reminded eight weeks before.", first=tomorrow
        )
        if asked:
            providers = "the provider that was" if asked == 1 else f"the {asked} providers that were"
            self.fields["matters"] = forms.BooleanField(
                label="Staff have to do something differently",
                help_text=f"Ticked, {providers} asked about an edition before are asked to cascade this one too.",
                required=False,
            )
            self.fields["ask_by"] = DateField(label="If so, confirm by", first=today, required=False)
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for asking again without a day."""
        given = super().clean()
        if given.get("matters") and not given.get("ask_by") and "ask_by" not in self.errors:
            self.add_error("ask_by", "Enter the day by which the providers are to confirm")
        return given


class ReviewForm(RecordOnly):
    """Another review day, with why."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"] = DateField(label="Review it by", first=today + dt.timedelta(days=1))
        self.fields["reason"] = forms.CharField(
            label="Why?",
            help_text=(
                "For example, “Read by the group on 4 September: it stands as it is.” It is on the record for good."
            ),
            widget=area(3),
            max_length=500,
        )
        self.ask_in_words()


class PageForm(Form):
    """A page in the house's small markup."""

    title = forms.CharField(label="Title of the page", max_length=160)
    text = forms.CharField(label="Text", help_text=MARKUP_HELP, required=False, widget=area(22))
    revision = revision_field()

    def __init__(self, *args: Any, parents: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if parents is not None and parents.exists():
            self.fields["parent"] = forms.ModelChoiceField(
                label="Under which page?", queryset=parents, required=False, empty_label="None: it stands by itself"
            )
            self.order_fields(["title", "parent", "text", "revision"])


class PlaceForm(Form):
    """Under which page another stands."""

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = forms.ModelChoiceField(
            label="Under which page?",
            queryset=parents or Page.objects.none(),
            required=False,
            empty_label="None: it stands by itself",
        )


class FileForm(WithFile, Form):
    """A file of an edition."""

    title = forms.CharField(label="What is it called?", help_text="Empty, its own name is taken.", required=False)
    document = forms.FileField(
        label="The file", help_text=f"{FILE_HELP} {PICTURE_HELP}", error_messages={"required": "Choose the file"}
    )


class AdoptForm(RecordOnly):
    """By which meeting a board adopts its consortium's edition."""

    def __init__(self, *args: Any, first: dt.date, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"] = forms.CharField(
            label="Which meeting adopted it?",
            help_text="In words, for example “Board of 12 July 2017, item 7” or “by e-mail, no objection”.",
            max_length=200,
        )
        self.fields["adopted_on"] = DateField(label="On which day?", first=first, last=today)
        self.ask_in_words()


class AppendixForm(WithFile, Form):
    """What a board adds to its consortium's document for itself."""

    title = forms.CharField(label="Title", max_length=160)
    text = forms.CharField(label="Text", help_text=MARKUP_HELP, required=False, widget=area(10))
    document = forms.FileField(
        label="A file",
        help_text=f"{FILE_HELP} What its readers would not see is taken out where it can be.",
        required=False,
    )
    revision = revision_field()

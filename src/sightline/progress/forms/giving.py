"""The update: three boxes, a rating, milestones, and what else there may be. What was typed is kept as typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from sightline.files.forms import ASKED, WithFile
from sightline.files.rules import KINDS
from sightline.plan.models import Thread
from sightline.privacy.forms import ScannedForm
from sightline.progress.actions import File
from sightline.progress.models import Update
from sightline.progress.reads.giving import Box, UpdatePage
from sightline.progress.rules.said import Fault, Later, Met
from sightline.ui.forms import DateField, Form, Says

Json = Any
LONGEST = 5000  # characters of one box
FILES = 5  # at once


class SeveralFiles(forms.ClearableFileInput):
    """An input for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; a list, empty where none was chosen."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Raises ValidationError for more than FILES, or for what FileField refuses of any of them."""
        given = [one for one in data or [] if one]
        if len(given) > FILES:
            raise forms.ValidationError(f"Choose at most {FILES} files at a time: you can send the update again.")
        return [super(FilesField, self).clean(one, initial) for one in given]


@dataclass(frozen=True, slots=True)
class BoxFields:
    """A milestone with its fields, as the page draws it; None for what it does not have."""

    box: Box
    met: forms.BoundField | None
    on: forms.BoundField | None
    later: forms.BoundField | None
    why: forms.BoundField | None

    @property
    def on_open(self) -> bool:
        """Whether the day is shown unfolded: something is wrong with it."""
        return self.on is not None and bool(self.on.errors)

    @property
    def later_open(self) -> bool:
        """Whether the request for a new date is shown unfolded: it was begun, or something is wrong with it."""
        if self.later is None or self.why is None:
            return False
        return bool(self.later.errors or self.why.errors or self.why.value() or _typed(self.later.value()))


class UpdateForm(WithFile, ScannedForm, Form):
    """What was done, what difference it made for children, what is next; the rating in the partnership's words; which
    milestones were met, and for which a later date is asked."""

    file_field = "files"
    several = True

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    done = forms.CharField(
        label="What was done?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was done since last time, even if it is nothing yet and why"},
    )
    difference = forms.CharField(
        label="What difference has it made for children?",
        help_text="An example is worth more than a number. Nothing that could tell who a child is.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    coming = forms.CharField(
        label="What is next?", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    good_practice = forms.CharField(
        label="Good practice to share",
        help_text="What others could do as well. It may be promoted across the partnership.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    files = FilesField(
        label="Add files",
        help_text=f"Up to {FILES}, of 20 MB each: {', '.join(KINDS)}. Nothing that could tell who a child is.",
        required=False,
    )
    files_say = forms.CharField(label="What do they show?", max_length=200, required=False)
    threads = forms.ModelMultipleChoiceField(
        label="Which of these did it touch?",
        queryset=Thread.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    drop_files = forms.MultipleChoiceField(
        label="Leave out of what you send now", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, page: UpdatePage, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        # Looked up when they are drawn or chosen from, which what is sent seldom does.
        self.fields["seen"].initial = lambda: page.seen
        self.fields["threads"].queryset = Thread.objects.filter(plan_id=page.ask.action.plan_id)
        self.fields["drop_files"].choices = lambda: [(str(one.pk), str(one.stored)) for one in page.attached]
        if page.ask.answers:
            ratings = page.words.ratings
            self.fields["claim"] = forms.ChoiceField(
                label="How is it going?",
                choices=[
                    (key, Says(f"{key.capitalize()}: {words[:1].lower()}{words[1:]}")) for key, words in ratings.items()
                ],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose how it is going"},
            )
        for box in page.boxes:
            self.fields |= _fields_of(box, today)

    @property
    def boxes(self) -> list[BoxFields]:
        """The milestones with their fields."""
        return [
            BoxFields(box, *(self._bound(f"{name}_{box.key}") for name in ("met", "on", "later", "why")))
            for box in self.page.boxes
        ]

    @property
    def good_practice_open(self) -> bool:
        """Whether good practice is shown unfolded: something stands there."""
        return bool(self["good_practice"].value() or self["good_practice"].errors)

    @property
    def threads_open(self) -> bool:
        """Whether the threads are shown unfolded: one is ticked."""
        return bool(self["threads"].value())

    @property
    def files_open(self) -> bool:
        """Whether files are shown unfolded: some are there, or something is wrong with one or asked of it."""
        return bool(self.page.attached or self.asked_of_files or self["files"].errors or self["files_say"].errors)

    @property
    def met(self) -> list[Met]:
        """The milestones that are ticked, with their days."""
        given = self.cleaned_data
        return [
            Met(box.milestone_id, box.occurrence_id, given.get(f"on_{box.key}") or box.usual)
            for box in self.page.boxes
            if given.get(f"met_{box.key}")
        ]

    @property
    def later_dates(self) -> list[Later]:
        """The milestones for which a later date is asked."""
        given = self.cleaned_data
        return [
            Later(box.milestone_id, given[f"later_{box.key}"], given.get(f"why_{box.key}", ""))
            for box in self.page.boxes
            if given.get(f"later_{box.key}")
        ]

    def clean(self) -> Mapping[str, Json]:
        """Says where a reason has no date, and a day is wrong though nothing is ticked (which then does not matter)."""
        for box in self.page.boxes:
            day, why = f"later_{box.key}", f"why_{box.key}"
            if self.cleaned_data.get(why) and not self.cleaned_data.get(day) and day not in self.errors:
                self.add_error(day, "Give the new date that is asked for, or empty the reason.")
            if f"on_{box.key}" in self.errors and not self.cleaned_data.get(f"met_{box.key}"):
                del self.errors[f"on_{box.key}"]
        return self.cleaned_data

    def given(self) -> dict[str, Json]:
        """What `submit_update` takes of it."""
        given = self.cleaned_data
        return {
            "seen": given["seen"],
            "done": given["done"],
            "difference": given["difference"],
            "coming": given["coming"],
            "claim": given.get("claim", ""),
            "good_practice": given["good_practice"],
            "met": self.met,
            "later_dates": self.later_dates,
            "threads": [one.pk for one in given.get("threads", ())],
            "files": [File(one.name, one.read(), given["files_say"]) for one in given["files"]],
            "agreed": self.agreed,
            "drop_files": [int(one) for one in given.get("drop_files", ())],
            "kept": self.kept,
        }

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """What the rules refuse of a milestone, beside its box."""
        for one in faults:
            key = f"{one.milestone_id}_{one.occurrence_id}" if one.occurrence_id else str(one.milestone_id)
            name = f"{one.about}_{key}"
            self.add_error(name if name in self.fields else None, one.text)

    @property
    def held(self) -> list[str]:
        """The fields that may not be stored as they are: they read like an identifier and no reason is given."""
        return [name for name in self._found if name not in self.kept]

    def typed(self) -> dict[str, list[str]]:
        """What was sent, as it was: every field of the form but files and what holds an identifier without a reason."""
        names = {part for name in self.fields if name not in self.held for part in _parts(name, self.fields[name])}
        reasons = {f"{name}_kept" for name in self.kept}
        wanted = (names | reasons) - {"seen", "files", *ASKED, "drop_files"}
        return {name: self.data.getlist(name) for name in self.data if name in wanted}

    def _bound(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None


def typed_before(page: UpdatePage, today: dt.date) -> dict[str, Json]:
    """What the form begins with: the person's draft, else the update that waits or was returned."""
    if page.draft:
        return from_typed(page, today, page.draft.fields)
    return from_update(page.current) if page.current else {}


def from_typed(page: UpdatePage, today: dt.date, typed: Mapping[str, Sequence[str]]) -> dict[str, Json]:
    """A draft as the form's first values."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, list(values))
    fields = UpdateForm(page=page, today=today).fields
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in fields.items()
        if not isinstance(field, FilesField) and not field.widget.value_omitted_from_data(data, {}, name)
    } | {name: False for name in fields if name.startswith("met_") and name not in typed}


def reasons_in(typed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The reasons for keeping words that a draft holds, by field."""
    return {name.removesuffix("_kept"): value[-1] for name, value in typed.items() if name.endswith("_kept") and value}


def from_update(update: Update) -> dict[str, Json]:
    """An update as the form's first values: whoever sends it again begins from what stands."""
    initial = {name: getattr(update, name) for name in ("done", "difference", "coming", "good_practice", "claim")}
    initial["threads"] = list(update.threads.values_list("pk", flat=True))
    for one in update.said.all():
        key = f"{one.milestone_id}_{one.occurrence_id}" if one.occurrence_id else str(one.milestone_id)
        initial |= {f"met_{key}": True, f"on_{key}": one.met_on}
    return initial


def _fields_of(box: Box, today: dt.date) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    if box.tickable:
        found[f"met_{box.key}"] = forms.BooleanField(label=box.name, required=False)
        found[f"on_{box.key}"] = DateField(
            label=f"The day {box.called} was met", required=False, initial=box.usual, last=today
        )
    if box.movable:
        found[f"later_{box.key}"] = DateField(label=f"The new date of {box.called}", required=False)
        found[f"why_{box.key}"] = forms.CharField(
            label="Why?",
            help_text="Whoever decides reads it, and it stands beside the change for good.",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
    return found


def _parts(name: str, field: forms.Field) -> list[str]:
    """What the inputs of a field are called."""
    return [f"{name}_{part}" for part in ("day", "month", "year")] if isinstance(field, DateField) else [name]


def _typed(value: Any) -> bool:
    return any(value.values()) if isinstance(value, dict) else bool(value)

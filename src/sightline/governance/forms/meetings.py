"""Forms of meetings: the meeting itself, its agenda, who came, its minutes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from sightline.governance.forms.fields import PersonField, purpose_field
from sightline.governance.models import Attendance, Item, Meeting
from sightline.governance.rules.words import CAPACITIES, PRESENCES, Capacity
from sightline.people.models import Body, Person
from sightline.plan.models import Action
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, HourField, area, narrow, revision_field


class MeetingForm(Form):
    """When and where a body meets. `bodies` are those to choose from; None where it stands already."""

    unscanned = ("place",)  # a venue's address has a postcode
    field_order = ("body", "title", "day", "starts", "ends", "place", "quorum")

    title = forms.CharField(label="Title", help_text="For example, “Executive, third quarter”.", max_length=160)
    day = DateField(label="Day", help_text="For example, 24 1 2018")
    starts = HourField(label="Starts", help_text="For example, 14:00 or 2pm")
    ends = HourField(label="Ends", required=False)
    place = forms.CharField(label="Place", help_text="A room, or how to join by video.", max_length=200, required=False)
    quorum = forms.IntegerField(
        label="Quorum",
        help_text="How many members or their deputies must be there. Left empty, none is set.",
        min_value=1,
        max_value=99,
        required=False,
        widget=narrow(3),
    )
    revision = revision_field()

    def __init__(self, *args: Any, bodies: Any = None, meeting: Meeting | None = None, **kwargs: Any) -> None:
        if meeting is not None:
            kwargs["initial"] = initial_of(meeting) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if bodies is not None:
            self.fields["body"] = forms.ModelChoiceField(label="Who meets?", queryset=bodies, empty_label="Choose")
            self.ask_in_words()
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Day and hours as moments. Raises ValidationError for an end before the beginning."""
        given = super().clean()
        day, starts, ends = given.get("day"), given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", ValidationError("The meeting must end after it starts"))
        if day and starts:
            given["starts_at"] = _moment(day, starts)
            given["ends_at"] = _moment(day, ends) if ends else None
        return given

    @property
    def given(self) -> dict[str, Any]:
        """The meeting's own fields, as the actions take them."""
        return {key: self.cleaned_data[key] for key in ("title", "starts_at", "ends_at", "place", "quorum")}


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """What the form shows of a meeting."""
    ends = timezone.localtime(meeting.ends_at).time() if meeting.ends_at else None
    return {
        "title": meeting.title,
        "day": meeting.day,
        "starts": timezone.localtime(meeting.starts_at).time(),
        "ends": ends,
        "place": meeting.place,
        "quorum": meeting.quorum,
        "revision": meeting.revision,
    }


def _moment(day: dt.date, hour: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, hour))


class ItemForm(Form):
    """An item of an agenda in its own words."""

    sections_of = (("Restriction", "", ("restricted", "restricted_why")),)

    title = forms.CharField(label="Title", max_length=200)
    purpose = purpose_field()
    text = forms.CharField(
        label="What is the meeting asked to do?",
        help_text="For example, “Agree the later date, or say what has to happen first.”",
        widget=area(3),
        required=False,
    )
    presenter = PersonField(label="Who presents it?", queryset=Person.objects.none(), required=False)
    presenter_words = forms.CharField(
        label="Or somebody who has no seat here",
        help_text="Name and agency, such as “Jo Hale, County Council”.",
        max_length=160,
        required=False,
    )
    restricted = forms.BooleanField(
        label="Restricted",
        help_text="Only members of this body, the business manager, support and the independent chair see the item, "
        "its papers, minute and decisions. Nobody else sees that it is there.",
        required=False,
    )
    restricted_why = forms.CharField(label="Why is it restricted?", max_length=300, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presenter"].queryset = people

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a restriction without a reason, or two presenters."""
        given = super().clean()
        if given.get("restricted") and not given.get("restricted_why"):
            self.add_error("restricted_why", "Say why the item is restricted")
        if given.get("presenter") and given.get("presenter_words"):
            self.add_error("presenter_words", "Choose a person above, or write somebody else’s name here: not both")
        return given


def item_initial(item: Item) -> dict[str, Any]:
    """What the form shows of an item."""
    names = ("title", "purpose", "text", "presenter", "presenter_words", "restricted", "restricted_why")
    return {name: getattr(item, name) for name in names}


class StandingItemForm(Form):
    """What each agenda of a body holds from now on."""

    title = forms.CharField(label="Title", max_length=200)
    purpose = purpose_field()
    action = forms.ModelChoiceField(
        label="Is it about an action of the plan?", queryset=Action.objects.none(), required=False, empty_label="No"
    )
    restricted = forms.BooleanField(label="Restricted", required=False)
    restricted_why = forms.CharField(label="Why is it restricted?", max_length=300, required=False)

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions
        self.fields["action"].label_from_instance = action_label

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a restriction without a reason."""
        given = super().clean()
        if given.get("restricted") and not given.get("restricted_why"):
            self.add_error("restricted_why", "Say why the item is restricted")
        return given


def action_label(action: Action) -> str:
    """ "1.2 Neglect training"."""
    return f"{action.number} {short_title(action.title, action.text)}"


class BuildForm(Form):
    """What is suggested for an agenda, to be ticked. `groups` is (heading, [(key, words)])."""

    def __init__(self, *args: Any, groups: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picked"] = forms.MultipleChoiceField(
            label="What belongs on this agenda?",
            choices=groups,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Tick what belongs on the agenda"},
        )


class AttendanceForm(Form):
    """Whether one person, or one guest, came; `capacity` says in words as what."""

    mark_optional = False

    def __init__(self, *args: Any, row: Attendance, capacity: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["presence"] = forms.ChoiceField(
            label=str(row),
            help_text=capacity,
            choices=[*PRESENCES.items(), ("", "Not said yet")],
            required=False,
            initial=row.presence,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
        )


class GuestForm(Form):
    """Somebody who was not expected: a person with a seat, or a guest by name."""

    unscanned = ("guest",)
    mark_optional = False

    person = PersonField(label="A person with a seat", queryset=Person.objects.none(), required=False)
    capacity = forms.ChoiceField(
        label="Comes as",
        choices=[(key, words) for key, words in CAPACITIES.items() if key != Capacity.GUEST],
        required=False,
        initial=Capacity.MEMBER,
    )
    deputy_for = PersonField(label="If as a deputy, for whom?", queryset=Person.objects.none(), required=False)
    guest = forms.CharField(
        label="Or a guest by name", help_text="Such as “Jo Hale, County Council”.", max_length=160, required=False
    )
    comes_for = forms.ModelChoiceField(
        label="Comes for", queryset=Body.objects.none(), required=False, empty_label="Nobody in particular"
    )

    def __init__(self, *args: Any, people: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = self.fields["deputy_for"].queryset = people
        self.fields["comes_for"].queryset = bodies

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for two people in one row."""
        given = super().clean()
        if given.get("person") and given.get("guest"):
            self.add_error("guest", "Choose a person above, or write a guest’s name here: not both")
        if given.get("deputy_for") and given.get("deputy_for") == given.get("person"):
            self.add_error("deputy_for", "Nobody deputises for herself: choose the member who stays away")
        return given


class MinuteForm(Form):
    """What was said at one item."""

    text = forms.CharField(
        label="What was said and agreed",
        help_text="What matters to somebody who was not there. Decisions and tasks have boxes of their own.",
        widget=area(12),
        required=False,
    )
    revision = revision_field()


class ApproveForm(Form):
    """At which later meeting the minutes were approved."""

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(one.pk): one for one in meetings}
        self.fields["at"] = forms.ChoiceField(
            label="At which meeting were they approved?",
            choices=[(key, one.words) for key, one in self.meetings.items()],
            widget=forms.RadioSelect,
            initial=next(iter(self.meetings), None),
        )
        self.ask_in_words()

    @property
    def at(self) -> Meeting:
        """The meeting chosen."""
        return self.meetings[self.cleaned_data["at"]]

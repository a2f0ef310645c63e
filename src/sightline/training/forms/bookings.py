"""Forms of bookings and of who came."""

from __future__ import annotations

import csv
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sightline.people.models import Body
from sightline.privacy.forms import Form
from sightline.training.actions.attendance import Line
from sightline.training.actions.booking import Booker
from sightline.training.forms.fields import address_field, agencies_of
from sightline.training.models import Booking, Session
from sightline.training.rules.kinds import PROFESSIONAL, Workforce
from sightline.ui import forms as ui
from sightline.ui.forms import area

_AGENCY_WORDS = "Or another school, service or organisation"


class BookForm(Form):
    """What somebody outside gives to book a seat; nothing that is not needed for that."""

    unscanned = ("name", "agency_words")
    may_keep = False
    mark_optional = False  # of agency and words one is needed; what may stay empty says so itself

    name = forms.CharField(
        label="Your name",
        help_text="As it is to stand on the certificate.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = address_field("Your e-mail address", autocomplete="email", help_text="We send a link there to confirm.")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        course = session.course
        choices = [(one, Workforce(one).label) for one in course.workforces]
        if len(choices) > 1:
            self.fields["workforce"] = forms.ChoiceField(
                label="As whom do you come?", choices=choices, widget=forms.RadioSelect
            )
        else:
            self.fields["workforce"] = forms.ChoiceField(
                choices=choices, widget=forms.HiddenInput, initial=choices[0][0], required=False
            )
        if PROFESSIONAL & set(course.workforces):
            self.fields["agency"] = forms.ModelChoiceField(
                label="Whom do you work for?",
                queryset=agencies_of(session.partnership_id),
                required=False,
                empty_label="Choose, or write below",
            )
            self.fields["agency_words"] = forms.CharField(
                label=_AGENCY_WORDS,
                max_length=160,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "organization"}),
            )
        if course.asks_manager:
            self.fields["manager_email"] = address_field(
                "Your manager’s e-mail address",
                help_text="Your manager gets one message and says yes or no to this booking.",
            )
        self.fields["wishes"] = forms.CharField(
            label="Is there anything we can do so that you can take part? (optional)",
            help_text="For example, step-free access or large print. Write nothing about a child or a family.",
            max_length=300,
            required=False,
            widget=area(2),
        )
        self.ask_in_words()
        self._only = choices[0][0] if len(choices) == 1 else ""

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where a professional names no agency, or her own address as her manager’s."""
        given = super().clean()
        given["workforce"] = self._only or given.get("workforce", "")
        named = given.get("agency") or given.get("agency_words")
        if given["workforce"] in PROFESSIONAL and not named:
            self.add_error("agency", ValidationError("Choose whom you work for, or write it below"))
        if given.get("manager_email") and given.get("manager_email", "").lower() == given.get("email", "").lower():
            self.add_error("manager_email", ValidationError("Enter your manager’s address: it is the same as yours"))
        return given

    @property
    def booker(self) -> Booker:
        """What the actions take."""
        given = self.cleaned_data
        return Booker(
            name=given["name"],
            email=given.get("email", ""),
            workforce=given["workforce"],
            agency=given.get("agency"),
            agency_words=given.get("agency_words", ""),
            wishes=given.get("wishes", ""),
            manager_email=given.get("manager_email", ""),
        )


class EnterForm(BookForm):
    """The same, entered by the coordinator for somebody; or for somebody who came without booking (`at_the_door`)."""

    def __init__(self, *args: Any, session: Session, at_the_door: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, session=session, **kwargs)
        self.fields["name"].label, self.fields["name"].help_text = "Name", ""
        self.fields["email"].label = "E-mail address"
        self.fields["email"].help_text = "For the certificate and the evaluation." if at_the_door else "She is told."
        self.fields["email"].required = not at_the_door
        self.fields.pop("manager_email", None)
        if "agency" in self.fields:
            self.fields["agency"].label = "Works for"
        if at_the_door:
            del self.fields["wishes"]
        self.ask_in_words()


class SettleForm(Form):
    """The manager's yes or no."""

    may_keep = False

    answer = forms.ChoiceField(
        label="May this booking stand?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="If no, why not?", help_text="Whoever booked reads it.", widget=area(3), max_length=500, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a no without words."""
        given = super().clean()
        if given.get("answer") == "no" and not given.get("words"):
            self.add_error("words", ValidationError("Say why not: whoever booked reads it"))
        return given


class SheetForm(ui.Form):
    """The sign-in sheet: whoever is ticked is here."""

    mark_optional = False

    def __init__(self, *args: Any, bookings: list[Booking], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["here"] = forms.MultipleChoiceField(
            label="Who is here?",
            choices=[(str(one.pk), ui.Says(str(one), hint=_from(one))) for one in bookings],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[str(one.pk) for one in bookings if one.state == "attended"],
        )

    @property
    def here(self) -> list[int]:
        """The bookings ticked."""
        return [int(one) for one in self.cleaned_data["here"]]


def _from(booking: Booking) -> str:
    return " · ".join(filter(None, [booking.comes_from, booking.get_workforce_display()]))


class CloseForm(ui.Form):
    """The end of attendance."""

    counted = forms.IntegerField(
        label="How many more came who are not listed by name?",
        help_text="At a play in a school, or an evening for parents, where nobody gives a name. Else leave it empty.",
        min_value=0,
        max_value=20000,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )


_CAME = {"yes", "y", "came", "attended", "x", "1", "present"}
_ABSENT = {"no", "n", "absent", "0", "dna", ""}
MOST_LINES = 500


class RegisterForm(Form):
    """A register kept on paper or in a spreadsheet, pasted: a line a person."""

    unscanned = ("lines",)

    lines = forms.CharField(
        label="The register, a line for each person",
        help_text="Name, e-mail, agency, workforce (children or adults) and whether she came (yes or no), as copied"
        " from a spreadsheet or with commas between.",
        widget=area(12),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session

    def clean_lines(self) -> list[Line]:
        """The register's lines. Raises ValidationError that names every wrong line."""
        text = self.cleaned_data["lines"].strip()
        between = "\t" if "\t" in text else ","
        agencies = {body.name.lower(): body for body in agencies_of(self.session.partnership_id)}
        agencies |= {body.short_name.lower(): body for body in agencies.values() if body.short_name}
        rows = list(csv.reader(io.StringIO(text), delimiter=between, skipinitialspace=True))
        if len(rows) > MOST_LINES:
            raise ValidationError(f"Enter at most {MOST_LINES} lines at once")
        found: list[Line] = []
        wrong: list[str] = []
        for number, row in enumerate(rows, 1):
            said = self._line(number, row, agencies)
            if isinstance(said, str):
                wrong.append(said)
            elif said:
                found.append(said)
        if wrong:
            raise ValidationError(wrong[:20])
        return found

    def _line(self, number: int, row: list[str], agencies: dict[str, Body]) -> Line | str | None:
        cells = [cell.strip() for cell in row] + [""] * 5
        name, email, agency, workforce, came = cells[:5]
        if not any(cells):
            return None
        if not name:
            return f"Line {number}: enter a name first"
        if email:
            try:
                forms.EmailField().clean(email)
            except ValidationError:
                return f"Line {number}: “{email}” is no e-mail address"
        kinds = {one.value: one for one in Workforce}
        kind = kinds.get(workforce.lower().split("’")[0].split("'")[0] or self.session.course.workforces[0])
        if kind is None:
            return f"Line {number}: “{workforce}” is no workforce: write children, adults, families or schools"
        if came.lower() not in _CAME | _ABSENT:
            return f"Line {number}: write yes or no at the end, not “{came}”"
        body = agencies.get(agency.lower())
        return Line(
            name=name,
            email=email,
            workforce=kind,
            came=came.lower() in _CAME,
            agency=body,
            agency_words="" if body else agency,
        )


class NoteForm(Form):
    """An observer's quality note."""

    strengths = forms.CharField(label="What went well?", widget=area(5))
    to_improve = forms.CharField(label="What should be better next time?", widget=area(4), required=False)

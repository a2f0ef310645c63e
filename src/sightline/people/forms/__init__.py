"""What people type on the room's pages, as cleaned data. The rules are in `rules` and `actions`."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from sightline.people.models import Body, BodyKind, Nation, Partnership, PartnershipKind, Person, Seat
from sightline.people.permissions import Role
from sightline.people.rules import LOGO_LIMIT, Refused, check_logo
from sightline.people.words import DEFAULTS, LABELS, RATING_NAMES
from sightline.ui.forms import DateField, Form
from sightline.ui.palette import Colour

_EXAMPLE = "For example, 31 3 2027"


def _text(label: str, *, length: int, width: str = "", **kwargs: Any) -> forms.CharField:
    attrs = kwargs.pop("attrs", {})
    if width:
        attrs["class"] = f"govuk-input--width-{width}"
    return forms.CharField(label=label, max_length=length, widget=forms.TextInput(attrs=attrs), **kwargs)


def _name_field() -> forms.CharField:
    return _text("Full name", length=120, attrs={"autocomplete": "off", "spellcheck": "false"})


def _email_field(**kwargs: Any) -> forms.EmailField:
    kwargs.setdefault("label", "E-mail address")
    attrs = {"autocomplete": kwargs.pop("autocomplete", "off"), "spellcheck": "false", "inputmode": "email"}
    wrong = "Enter an e-mail address in the correct format, like name@example.org"
    return forms.EmailField(
        max_length=254, widget=forms.EmailInput(attrs=attrs), error_messages={"invalid": wrong}, **kwargs
    )


class _Placed(forms.ModelChoiceField):
    """A body, named with what it stands under where that tells two alike apart."""

    def label_from_instance(self, body: Any) -> str:
        return f"{body.name} ({body.get_kind_display().lower()})"


class _Named(forms.ModelChoiceField):
    """A person, with her post."""

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}, {person.post}" if person.post else person.name


def _bodies(partnership: Partnership, *, besides: Body | None = None) -> Any:
    bodies = Body.objects.filter(partnership=partnership, ended_on=None)
    return bodies.exclude(pk=besides.pk) if besides else bodies


class Meanwhile(Form):
    """A form of something that another may save while it is filled in: then it says so once, beside what differs.

    `initial` is how the thing stands now; its stamp goes out hidden with the form and comes back with it. Saving again,
    after having seen what the other saved, goes through.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        self.stamp = hashlib.sha256(json.dumps(initial, sort_keys=True, default=str).encode()).hexdigest()[:16]
        self.differs: list[dict[str, str]] = []
        super().__init__(*args, initial=initial | {"seen": self.stamp}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or self.cleaned_data)
        if cleaned.pop("seen", "") not in {"", self.stamp}:
            self.differs = [
                {"name": str(field.label), "theirs": theirs, "yours": yours}
                for field in self.visible_fields()
                if (theirs := _as_read(field, field.initial)) != (yours := _as_read(field, field.data))
            ]
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.stamp
            self.add_error(None, "Somebody else saved this while you were writing. See what differs, then save again.")
        return cleaned


def _as_read(field: forms.BoundField, value: Any) -> str:
    """A field's value as its reader sees it: a choice by its name, lines without their endings."""
    text = "" if value is None else str(value)
    choices = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    return choices.get(text, text).replace("\r\n", "\n").strip()


class NewPartnershipForm(Form):
    """What a partnership cannot begin without; all else has a usual value."""

    name = _text(
        "Name of the partnership", length=120, help_text="For example, Marram Safeguarding Children Partnership"
    )
    slug = forms.SlugField(
        label="Short address",
        max_length=40,
        required=False,
        help_text="Small letters, numbers and hyphens, for example marram. Left empty, it is made from the name.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
        error_messages={"invalid": "The short address can hold only small letters, numbers and hyphens"},
    )
    kind = forms.ChoiceField(
        label="What kind is it?",
        choices=PartnershipKind,
        initial=PartnershipKind.CHILDREN_PARTNERSHIP,
        widget=forms.RadioSelect,
    )
    nation = forms.ChoiceField(
        label="Whose bank holidays count?", choices=Nation, initial=Nation.ENGLAND, widget=forms.RadioSelect
    )

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()


class StartForm(NewPartnershipForm):
    """The first-run page: the code from the server's console, the partnership, and who manages it."""

    code = _text(
        "Start code",
        length=40,
        width="20",
        help_text="Four groups of four, such as 7F3A-09BC-55D1-E204. It is printed where the server was started.",
        attrs={"autocomplete": "off", "spellcheck": "false"},
    )
    person_name = _text("Your full name", length=120, attrs={"autocomplete": "name", "spellcheck": "false"})
    email = _email_field(
        label="Your e-mail address",
        autocomplete="email",
        help_text="You sign in with a code that is sent there, so check every letter.",
    )
    post = _text("Your job title", length=160, required=False, attrs={"autocomplete": "organization-title"})
    field_order = ("code",)  # what is wrong is told in the order of the page
    sections_of = (
        ("The start code", "", ("code",)),
        ("The partnership", "", ("name", "slug", "kind", "nation")),
        ("You, its business manager", "", ("person_name", "email", "post")),
    )


class PartnershipForm(Meanwhile):
    """The settings of a partnership: what it is, its year, its colour, its words."""

    name = _text("Name", length=120)
    short_name = _text("Short name", length=30, width="20", required=False, help_text="Initials, for example MSCP")
    kind = forms.ChoiceField(label="What kind is it?", choices=PartnershipKind, widget=forms.RadioSelect)
    nation = forms.ChoiceField(label="Whose bank holidays count?", choices=Nation, widget=forms.RadioSelect)
    fiscal_start_month = forms.TypedChoiceField(
        label="First month of the year",
        choices=[(number, calendar.month_name[number]) for number in range(1, 13)],
        coerce=int,
        help_text="Quarters are counted from it. For most partnerships it is April.",
    )
    threshold = forms.IntegerField(
        label="Smallest number of children or families to publish",
        min_value=5,
        max_value=50,
        help_text="Smaller numbers are shown as too few to publish.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    colour = forms.ChoiceField(label="Colour of the header", choices=Colour)
    rating = forms.ChoiceField(label="How owners rate their actions", choices=RATING_NAMES, widget=forms.RadioSelect)
    mark_optional = False

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        usual = DEFAULTS[partnership.kind]
        initial = {
            key: getattr(partnership, key)
            for key in ("name", "short_name", "kind", "nation", "fiscal_start_month", "threshold", "colour")
        }
        initial["rating"] = partnership.words.get("rating", usual.rating)
        initial |= {f"word_{key}": partnership.words.get(key, "") for key in LABELS}
        super().__init__(*args, initial=initial, **kwargs)
        for key, label in LABELS.items():
            self.fields[f"word_{key}"] = _text(
                label, length=60, width="20", required=False, help_text=f"Left empty: {getattr(usual, key)}"
            )
        self.sections_of = (
            ("The partnership", "", ("name", "short_name", "kind", "nation", "colour")),
            ("Year and numbers", "", ("fiscal_start_month", "threshold", "rating")),
            ("Your words", "How your partnership calls things.", tuple(f"word_{key}" for key in LABELS)),
        )

    def changes(self) -> dict[str, Any]:
        """What `actions.edit_partnership` takes."""
        data = dict(self.cleaned_data)
        words = {key: data.pop(f"word_{key}") for key in LABELS}
        return data | {"words": words | {"rating": data.pop("rating")}}


class LogoForm(Form):
    """A picture, checked by what it is."""

    picture = forms.FileField(
        label="Picture",
        help_text=f"PNG or JPEG, at most {LOGO_LIMIT // 1024} kB.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    text = _text("What the picture shows", length=160, help_text="Read out to those who cannot see it.")

    def clean_picture(self) -> bytes:
        content = self.cleaned_data["picture"].read(LOGO_LIMIT + 1)
        try:
            check_logo(content)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        return content


class BodyForm(Meanwhile):
    """A body's name, kind, place and other names."""

    name = _text("Name", length=160)
    short_name = _text("Short name", length=40, width="20", required=False, help_text="As it stands on small tiles.")
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *BodyKind.choices])
    parent = _Placed(label="Stands under", queryset=Body.objects.none(), required=False, empty_label="Nothing")
    aliases = forms.CharField(
        label="Other names",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One on each line, as documents print them: initials, older names. Plans are matched by them.",
    )

    def __init__(self, *args: Any, partnership: Partnership, body: Body | None = None, **kwargs: Any) -> None:
        if body is None:  # most bodies stand under the board
            board = _bodies(partnership).filter(kind=BodyKind.BOARD, parent=None).first()
            initial: dict[str, Any] = {"parent": board.pk} if board else {}
        else:
            initial = {
                "name": body.name,
                "short_name": body.short_name,
                "kind": body.kind,
                "parent": body.parent_id,
                "aliases": "\n".join(alias.printed for alias in body.aliases.all()),
            }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["parent"].queryset = _bodies(partnership, besides=body)

    def clean_aliases(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        if any(len(line) > 160 for line in lines):
            raise ValidationError("Each name can have at most 160 letters")
        return list(dict.fromkeys(line for line in lines if line))


class DayForm(Form):
    """One day."""

    day = DateField(label="Last day", help_text=_EXAMPLE)

    def __init__(self, *args: Any, label: str = "Last day", today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"day": today}, **kwargs)
        self.fields["day"].label = label


class _TermForm(Form):
    """The body, role and days of a seat; `deputy_for` is offered where the form already knows the body."""

    def __init__(self, *args: Any, partnership: Partnership, today: dt.date, body: Body | None = None, **kwargs: Any):
        kwargs.setdefault("initial", {}).setdefault("since", today)
        if body is not None:
            kwargs["initial"]["body"] = body.pk
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = _bodies(partnership)
        self.fields["deputy_for"].queryset = (
            Seat.objects.filter(partnership=partnership)
            .filter(Q(until=None) | Q(until__gte=today))
            .select_related("person", "body")
            .order_by("body__name", "person__name")
        )


def _term_fields() -> dict[str, forms.Field]:
    return {
        "body": _Placed(label="Body", queryset=Body.objects.none(), empty_label="Choose a body"),
        "role": forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *Role.choices]),
        "since": DateField(label="First day", help_text=_EXAMPLE),
        "until": DateField(label="Last day, if it is known", help_text=_EXAMPLE, required=False),
        "deputy_for": forms.ModelChoiceField(
            label="Deputy for",
            queryset=Seat.objects.none(),
            required=False,
            empty_label="Nobody",
            help_text="Whose place this person takes when that person cannot come.",
        ),
    }


class SeatForm(_TermForm):
    """A seat for somebody who is known here."""

    person = _Named(label="Person", queryset=Person.objects.none(), empty_label="Choose a person")
    body, role, since, until, deputy_for = _term_fields().values()

    def __init__(self, *args: Any, partnership: Partnership, person: Person | None = None, **kwargs: Any) -> None:
        if person is not None:
            kwargs["initial"] = {"person": person.pk}
        super().__init__(*args, partnership=partnership, **kwargs)
        here = Seat.objects.filter(partnership=partnership).values("person_id")
        self.fields["person"].queryset = Person.objects.filter(pk__in=here, is_active=True)


class InviteForm(_TermForm):
    """Somebody new, and her first seat."""

    name = _name_field()
    email = _email_field(help_text="The work address. A code is sent there whenever this person signs in.")
    post = _text("Job title", length=160, required=False, attrs={"autocomplete": "off"})
    body, role, since, until, deputy_for = _term_fields().values()
    sections_of = (
        ("Who", "", ("name", "email", "post")),
        ("The seat", "", ("body", "role", "since", "until", "deputy_for")),
    )


class PersonForm(Meanwhile):
    """What a person is called."""

    name = _name_field()
    post = _text("Job title", length=160, required=False, attrs={"autocomplete": "off"})

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": person.name, "post": person.post}, **kwargs)


class AwayForm(Form):
    """From when until when somebody is away; both empty for here."""

    since = DateField(label="First day away", help_text=_EXAMPLE, required=False)
    until = DateField(label="Last day away", help_text=_EXAMPLE, required=False)
    mark_optional = False

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, initial={"since": person.away_from, "until": person.away_until}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or self.cleaned_data)
        since, until = cleaned.get("since"), cleaned.get("until")
        if not self.errors and (since is None) != (until is None):
            self.add_error("until" if since else "since", "Give both days, or empty both to say that you are here")
        if since and until and until < since:
            self.add_error("until", "The last day must be the first day away or later")
        return cleaned


class AddressForm(Form):
    """Another address."""

    email = _email_field(label="New e-mail address", autocomplete="email")


class CodeForm(Form):
    """A code that was sent."""

    code = _text(
        "Code",
        length=20,
        width="10",
        attrs={"autocomplete": "one-time-code", "spellcheck": "false"},
        help_text="It is in the message, and works for 15 minutes.",
    )


class HandoverForm(Form):
    """A leaver's last day, who succeeds, and which seats pass on; the others end and are vacant."""

    mark_optional = False

    last_day = DateField(label="Last day", help_text=_EXAMPLE)
    pass_on = forms.ModelMultipleChoiceField(
        label="Seats to hand over",
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Seats left unticked end on the last day with nobody in them.",
    )
    successor = _Named(
        label="Who takes them over",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Nobody yet",
        help_text="Somebody who is not in the list has to be invited first.",
    )

    def __init__(self, *args: Any, partnership: Partnership, person: Person, today: dt.date, **kwargs: Any) -> None:
        seats = Seat.objects.filter(partnership=partnership, person=person).filter(Q(until=None) | Q(until__gt=today))
        super().__init__(*args, initial={"last_day": today, "pass_on": [seat.pk for seat in seats]}, **kwargs)
        self.fields["pass_on"].queryset = seats.select_related("body", "person")
        self.fields["pass_on"].label_from_instance = lambda seat: f"{seat.get_role_display()}, {seat.body.name}"
        here = Seat.objects.filter(partnership=partnership).values("person_id")
        self.fields["successor"].queryset = Person.objects.filter(pk__in=here, is_active=True).exclude(pk=person.pk)


class FindForm(Form):
    """The filter of the list of people."""

    words = _text("Name or job title", length=80, width="20", required=False)
    left = forms.BooleanField(label="Show those who have left", required=False)
    mark_optional = False

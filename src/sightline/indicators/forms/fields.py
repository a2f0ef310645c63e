"""Small pieces that the room's forms are made of: every box for free text is scanned before it is stored."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.people.models import Body, BodyKind
from sightline.privacy.forms import ScannedForm
from sightline.ui import forms as ui


class Form(ScannedForm, ui.Form):
    """The form to inherit from here."""


def area(rows: int) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def narrow(width: int) -> forms.TextInput:
    """An input as wide as so many characters (2, 3, 4, 5, 10, 20 or 30)."""
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})


def number(**kwargs: Any) -> forms.IntegerField:
    """A count, typed: never below nought, and nothing larger than the database holds."""
    widget = forms.NumberInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"})
    return forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=widget, **kwargs)


def revision_field() -> forms.IntegerField:
    """Which state of the thing the form was drawn from."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def givers_of(partnership_id: int, day) -> Any:
    """The bodies that can give figures: whatever does not only meet."""
    kinds = [BodyKind.AGENCY, BodyKind.TEAM, BodyKind.PANEL, BodyKind.POST]
    bodies = Body.objects.filter(partnership_id=partnership_id, kind__in=kinds)
    return (bodies.filter(ended_on=None) | bodies.filter(ended_on__gt=day)).order_by("name")

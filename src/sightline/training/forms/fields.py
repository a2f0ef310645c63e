"""Small pieces that the room's forms are made of."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.people.models import Body, BodyKind
from sightline.training.rules.kinds import Workforce


def workforces_field(label: str) -> forms.MultipleChoiceField:
    """For whom: one or several."""
    return forms.MultipleChoiceField(label=label, choices=Workforce.choices(), widget=forms.CheckboxSelectMultiple)


def address_field(label: str, **kwargs: Any) -> forms.EmailField:
    """An e-mail address, with the words for what is none."""
    autocomplete = kwargs.pop("autocomplete", "off")
    attrs = {"autocomplete": autocomplete, "spellcheck": "false", "inputmode": "email"}
    wrong = f"{label} must be an address in the correct format, like name@example.org"
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs=attrs),
        error_messages={"invalid": wrong},
        **kwargs,
    )


def agencies_of(partnership_id: int) -> Any:
    """The agencies of a partnership that go on."""
    return Body.objects.filter(partnership_id=partnership_id, kind=BodyKind.AGENCY, ended_on=None).order_by("name")

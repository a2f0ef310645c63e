"""Small pieces that the room's forms are made of."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.governance.rules.words import PURPOSES
from sightline.people.models import Person


class PersonField(forms.ModelChoiceField):
    """A person by name, with her post; nobody where none is chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", "Nobody")
        super().__init__(*args, **kwargs)

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name}, {person.post}" if person.post else person.name


def purpose_field(label: str = "What is it for?") -> forms.ChoiceField:
    """Decision, assurance or information."""
    return forms.ChoiceField(label=label, choices=list(PURPOSES.items()), widget=forms.RadioSelect)

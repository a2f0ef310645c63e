"""Small pieces that the room's forms are made of."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.people.models import Body, BodyKind


def number(**kwargs: Any) -> forms.IntegerField:
    """A count, typed: never below nought, and nothing larger than the database holds."""
    widget = forms.NumberInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"})
    return forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=widget, **kwargs)


def givers_of(partnership_id: int, day) -> Any:
    """The bodies that can give figures: whatever does not only meet."""
    kinds = [BodyKind.AGENCY, BodyKind.TEAM, BodyKind.PANEL, BodyKind.POST]
    bodies = Body.objects.filter(partnership_id=partnership_id, kind__in=kinds)
    return (bodies.filter(ended_on=None) | bodies.filter(ended_on__gt=day)).order_by("name")

"""What a form's template asks the scan."""

from __future__ import annotations

from django import forms, template

from sightline.privacy.forms import Beneath

register = template.Library()


@register.simple_tag
def beneath(field: forms.BoundField) -> Beneath:
    """What stands beneath a scanned box."""
    return field.form.beneath(field.name)

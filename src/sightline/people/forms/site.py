"""What the public site says, as its editors type it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sightline.people.forms import Meanwhile
from sightline.people.models import Site
from sightline.people.rules import WORRIED_ROWS, Refused, check_worried
from sightline.ui.forms import DateField, Form

_ROW = ("who", "number", "when")


class SiteForm(Meanwhile):
    """The introduction, whom to call in rows of who, number and when, how to reach the partnership, its own words on
    privacy. There are two rows more than are filled in, so that a list can grow without script."""

    introduction = forms.CharField(
        label="Introduction",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What the partnership is and does, for somebody who has never heard of it. An empty line begins a new"
        " paragraph.",
    )
    contact = forms.CharField(
        label="How to reach you",
        required=False,
        max_length=200,
        help_text="An e-mail address, a telephone number, or both, of the team and not of a person.",
    )
    privacy_notice = forms.CharField(
        label="Your own words on privacy",
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Who is responsible, your data protection officer, how to complain. What the site itself keeps, of"
        " whom and until when, stands beneath and need not be written. Left empty, the usual words are shown.",
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        initial: dict[str, Any] = {
            "introduction": site.introduction,
            "contact": site.contact,
            "privacy_notice": site.privacy_notice,
        }
        for place, row in enumerate(site.worried, 1):
            initial |= {f"{key}_{place}": row.get(key, "") for key in _ROW}
        super().__init__(*args, initial=initial, **kwargs)
        sent = max((n for n in range(1, WORRIED_ROWS + 1) if f"who_{n}" in self.data), default=0)
        rows = min(WORRIED_ROWS, max(sent, len(site.worried) + 2, 3))
        self.rows = range(1, rows + 1)
        for place in self.rows:
            self._add_row(place)
        self.ask_in_words()
        self.sections_of = (
            ("What the partnership is", "", ("introduction", "contact")),
            (
                "Worried about a child?",
                "Every page of the site leads to these numbers, and every questionnaire for children or families begins"
                " with them, in this order. 999 for an emergency always stands first and need not be written. A row"
                " left empty is left out.",
                tuple(f"{key}_{place}" for place in self.rows for key in _ROW),
            ),
            ("Privacy", "", ("privacy_notice",)),
        )

    def _add_row(self, place: int) -> None:
        self.fields[f"who_{place}"] = forms.CharField(
            label=f"Who answers ({place})",
            required=False,
            max_length=120,
            help_text="Such as “Children’s services”" if place == 1 else "",
        )
        self.fields[f"number_{place}"] = forms.CharField(
            label=f"Number ({place})",
            required=False,
            max_length=30,
            widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "inputmode": "tel", "autocomplete": "off"}),
        )
        self.fields[f"when_{place}"] = forms.CharField(
            label=f"When ({place})",
            required=False,
            max_length=120,
            help_text="Such as “Monday to Friday, 9am to 5pm”" if place == 1 else "",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        rows = [(place, {key: cleaned.get(f"{key}_{place}", "") for key in _ROW}) for place in self.rows]
        for place, row in rows:
            try:
                check_worried([row])
            except Refused as refused:
                self.add_error(f"number_{place}" if row["who"] else f"who_{place}", ValidationError(str(refused)))
        cleaned["worried"] = [row for _, row in rows]
        return cleaned

    def said(self) -> dict[str, Any]:
        """What `actions.edit_site` takes."""
        return {key: self.cleaned_data[key] for key in ("introduction", "worried", "contact", "privacy_notice")}


class OpeningForm(Form):
    """From which day the site is open."""

    since = DateField(label="First day", help_text="Today, or a later day on which it opens by itself.")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"since": today}, **kwargs)

"""Small pieces that the room's forms are made of: every box for free text is scanned before it is stored."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.files.rules.hidden import HoldsPrograms
from sightline.kit.refusals import Refusal
from sightline.privacy.forms import Form, ReasonForm

FILE_HELP = (
    "Word, PDF, Excel, PowerPoint, CSV or text, at most 20 MB. Of a file with macros a copy without them is offered."
)
PICTURE_HELP = "For its pages, PNG or JPEG pictures, at most 1 MB each, none by which a child could be known."


class WithFile(Form):
    """A form with a `document`, which offers a copy without macros once they were found in it. Nothing is kept between
    the warning and the yes: the file is chosen again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and "without_programs" in self.data:
            self._offer()

    @property
    def without_programs(self) -> bool:
        """Whether she said yes to the copy."""
        return bool(self.cleaned_data.get("without_programs"))

    def refuse(self, refused: Refusal, field: str | None = None) -> None:
        """An action's refusal as this form's; of a file with macros the copy without them is offered."""
        super().refuse(refused, field)
        if isinstance(refused, HoldsPrograms):
            self._offer()

    def _offer(self) -> None:
        self.fields["without_programs"] = forms.BooleanField(
            label="Store a copy without its macros",
            help_text=(
                "Macros and controls are taken out, a button that ran one does nothing any more, and the name ends as "
                "that of an ordinary file. Text, tables and sums stay. The file as you have it is not kept here."
            ),
            required=False,
        )
        names = [name for name in self.fields if name != "without_programs"]
        names.insert(names.index("document") + 1, "without_programs")
        self.order_fields(names)


class RecordOnly(Form):
    """A form whose words stand on the record alone, where no reason for keeping them could be reviewed."""

    may_keep = False


class RecordReasonForm(ReasonForm, RecordOnly):
    """Why, for the record alone."""


def narrow(width: int) -> forms.NumberInput:
    """A box for a number, as wide as so many digits (2, 3, 4, 5 or 10)."""
    return forms.NumberInput(attrs={"class": f"govuk-input--width-{width}", "inputmode": "numeric"})

"""A form by which files are given: of one with programs (macros) it offers a copy without them.

class FileForm(WithFile, Form):
    document = forms.FileField(label="The file")

form = FileForm(request.POST, request.FILES)
if form.is_valid():
    attempt(form, lambda: actions.add_file(..., without_programs=form.without_programs))
"""

from __future__ import annotations

from typing import ClassVar

from django import forms

from sightline.files.rules.hidden import HoldsPrograms
from sightline.kit.refusals import Refusal
from sightline.ui.forms import InWords

OFFER = "without_programs"


class WithFile(InWords):
    """The mixin, before the form. Nothing of a file is kept between the warning and the yes: it is chosen again."""

    file_field: ClassVar[str] = "document"
    offer: ClassVar[str] = "Store a copy without its macros"

    @property
    def without_programs(self) -> bool:
        """Whether she said yes to the copy."""
        return bool(self.cleaned_data.get(OFFER))

    @property
    def offers_copy(self) -> bool:
        """Whether the copy is offered, and the box for the yes drawn."""
        return OFFER in self.fields

    def told_of(self, name: str) -> str:
        """What to say of the copy, once it is stored under that name; "" where the file is stored as it was given."""
        return f" It is kept as “{name}”, without macros: open it once and look." if self.without_programs else ""

    def refuse(self, refused: Refusal, field: str | None = None) -> None:
        """An action's refusal as this form's; of a file with macros the copy without them is offered."""
        super().refuse(refused, field)
        if isinstance(refused, HoldsPrograms):
            self._offer()

    def _clean_fields(self) -> None:
        if OFFER in self.data and self.file_field in self.fields:
            self._offer()
        super()._clean_fields()
        if self.without_programs and self.file_field not in self.errors and not self.cleaned_data[self.file_field]:
            self.add_error(
                self.file_field,
                "Choose the file again: nothing of it was kept. To go on without it, untick the box below.",
            )

    def _offer(self) -> None:
        self.fields[OFFER] = forms.BooleanField(
            label=self.offer,
            help_text=(
                "Macros, controls and links to other programs are taken out, a button that ran one does nothing any "
                "more, and the name ends as that of an ordinary file. Text, tables and sums stay. The file as you have "
                "it is not kept here."
            ),
            required=False,
        )
        names = [name for name in self.fields if name != OFFER]
        names.insert(names.index(self.file_field) + 1, OFFER)
        self.order_fields(names)

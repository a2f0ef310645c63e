"""A form by which files are given: it asks about what is in one that its giver may not know of.

    class FileForm(WithFile, Form):
        document = forms.FileField(label="The file")

    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        attempt(form, lambda: actions.add_file(..., agreed=form.agreed))

What is asked stands beneath the file, once the action has refused it with HoldsPrograms or HoldsUnseen.
"""

from __future__ import annotations

from typing import ClassVar

from django import forms

from sightline.files.rules.hidden import Agreed, HoldsPrograms, HoldsUnseen, Unseen
from sightline.kit.refusals import Refusal
from sightline.ui.forms import InWords, Says

PROGRAMS, UNSEEN, NO_FILE = "without_programs", "unseen", "no_file"
ASKED = (PROGRAMS, UNSEEN)
"""What the questions are called in the form: no words of hers, and no part of what the form is about."""


class WithFile(InWords):
    """The mixin, before the form: of a file with programs (macros) a copy without them is offered, and of one that
    holds what its readers do not see, one without that. Nothing of a file is kept between the question and the answer:
    it is chosen again."""

    file_field: ClassVar[str] = "document"
    several: ClassVar[bool] = False

    @property
    def without_programs(self) -> bool:
        """Whether she said yes to a copy without programs."""
        return bool(self.cleaned_data.get(PROGRAMS))

    @property
    def agreed(self) -> Agreed:
        """What she has agreed to."""
        answer = self.cleaned_data.get(UNSEEN, "")
        return Agreed(self.without_programs, Unseen(answer if answer != NO_FILE else ""))

    @property
    def asked_of_files(self) -> list[forms.BoundField]:
        """The questions that are asked, for a template that draws its fields one by one."""
        return [self[name] for name in ASKED if name in self.fields]

    def told_of(self, name: str = "", *, look: bool = True) -> str:
        """What to say of the copy, once it is stored under that name (of several copies, without one); "" where the
        file is stored as it was given. `look` asks her to look at it, where she can open it."""
        gone = [
            *(["macros"] if self.without_programs else []),
            *(["what could be taken out"] if self.agreed.unseen == Unseen.TAKEN_OUT else []),
        ]
        what = f"It is kept as “{name}”" if name else "What you gave is kept"
        return f" {what}, without {' and '.join(gone)}{': open it once and look' if look else ''}." if gone else ""

    def refuse(self, refused: Refusal, field: str | None = None) -> None:
        """An action's refusal as this form's; what it asks about a file is asked beneath it."""
        super().refuse(refused, field)
        if isinstance(refused, HoldsPrograms):
            self._ask(PROGRAMS)
        if isinstance(refused, HoldsUnseen):
            self._ask(UNSEEN)
            if not refused.can_be_taken_out:  # a copy without it would be a copy with it
                field = self.fields[UNSEEN]
                field.choices = [one for one in field.choices if one[0] != Unseen.TAKEN_OUT]

    def _clean_fields(self) -> None:
        for name in ASKED:
            if name in self.data and self.file_field in self.fields:
                self._ask(name)
        super()._clean_fields()
        if self.cleaned_data.get(UNSEEN) == NO_FILE:
            self.cleaned_data[self.file_field] = [] if self.several else None
        answered = self.agreed != Agreed() and self.file_field not in self.errors
        if answered and not self.cleaned_data[self.file_field]:
            how = "untick the box below" if self.without_programs else "say so below"
            self.add_error(
                self.file_field, f"Choose the file again: nothing of it was kept. To go on without it, {how}."
            )

    def _ask(self, name: str) -> None:
        if name not in self.fields:
            self.fields[name] = self._programs() if name == PROGRAMS else self._unseen()
        names = [one for one in self.fields if one not in ASKED]
        place = names.index(self.file_field) + 1
        names[place:place] = [one for one in ASKED if one in self.fields]
        self.order_fields(names)

    def _programs(self) -> forms.Field:
        return forms.BooleanField(
            label="Store copies without macros" if self.several else "Store a copy without its macros",
            help_text=(
                "Macros, controls and links to other programs are taken out, a button that ran one does nothing any "
                "more, and the name ends as that of an ordinary file. Text, tables and sums stay. The file as you have "
                "it is not kept here."
            ),
            required=False,
        )

    def _unseen(self) -> forms.Field:
        copy = Says(
            "Store copies without it" if self.several else "Store a copy without it",
            hint=(
                "Comments and names of authors go, and changes that were tracked are accepted. Hidden sheets, rows, "
                "slides and text, files within and the data of pivot tables stay: take them out in the program."
            ),
        )
        choices = [
            (Unseen.TAKEN_OUT.value, copy),
            (Unseen.STAYS.value, Says("Store it as it is", hint="Whoever may open it can find what it holds.")),
        ]
        if not self.fields[self.file_field].required:
            choices.append((NO_FILE, Says("Go on without a file")))
        return forms.ChoiceField(
            label="What is to become of what readers do not see?",
            choices=choices,
            widget=forms.RadioSelect,
        )

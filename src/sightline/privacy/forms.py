"""A form whose free text is scanned before it is stored: a hit asks for other words, or for a reason to keep them.

    class UpdateForm(ScannedForm, Form):
        done = forms.CharField(label="What was done?", widget=area(5))

    form = UpdateForm(request.POST, kept=reasons_of(update))      # `kept` where the row exists already
    if form.is_valid():
        actions.submit_update(by=..., done=form.cleaned_data["done"], kept=form.kept)

Every box for free text is scanned, but for those that `unscanned` names; of a file its name, for which only another
will do. What was found, and the box for the reason, stand beneath the field wherever the form is drawn; where there is
script they come as one types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import TimestampSigner
from django.urls import reverse

from sightline.kit.refusals import Refusal
from sightline.privacy.rules import Finding, HoldsIdentifier, scan
from sightline.privacy.rules.checking import OTHER_WORDS_ONLY, REASON_LENGTH, why_no_reason
from sightline.ui.forms import Form as AnyForm
from sightline.ui.forms import InWords, area

SIGNER = TimestampSigner(salt="privacy.text_scan")
# What the stamp in a box's address says: whether to offer the box for a reason.
MAY_KEEP, OTHER_WORDS = "may-keep", "other-words"


@dataclass(frozen=True, slots=True)
class Beneath:
    """What stands beneath a scanned box: the sentences, and the box for the reason, once something was found."""

    box: str
    """The id of the box for the text."""
    name: str
    """What the box for the reason is called in the form; its id is the box's with `_kept` at its end."""
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    may_keep: bool = True
    length: int = REASON_LENGTH


class ScannedForm(InWords):
    """The mixin, before `Form` or `ModelForm`."""

    unscanned: ClassVar[tuple[str, ...]] = ()
    # Whether a reason lets the words stand; where nothing would review it, only other words will do.
    may_keep: ClassVar[bool] = True

    def __init__(self, *args: Any, kept: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing = {} if kept is None else kept
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._stamp = SIGNER.sign(MAY_KEEP if self.may_keep else OTHER_WORDS)

    def is_scanned(self, name: str) -> bool:
        """Whether the field of that name is one for free text that is scanned."""
        return name not in self.unscanned and name in self.fields and is_free_text(self.fields[name])

    @property
    def kept(self) -> dict[str, str]:
        """The reasons for keeping what was found, by field; only of fields in which something was."""
        return {name: reason for name in self._found if (reason := self._reason(name)) and not why_no_reason(reason)}

    def __getitem__(self, name: str) -> forms.BoundField:
        if self.is_scanned(name):  # here, because a subclass may make its fields after this class has begun
            field = self.fields[name]
            field.template_name = "privacy/scanned_field.html"
            field.widget.attrs.setdefault("data-scan", reverse("text_scan", args=[self._stamp]))
        return super().__getitem__(name)

    def beneath(self, name: str) -> Beneath:
        """What stands beneath a box."""
        box = self.auto_id % self.add_prefix(name) if self.auto_id else self.add_prefix(name)
        return Beneath(
            box=str(box),
            name=self._kept_name(name),
            findings=self._found.get(name, ()),
            reason=self._reason(name),
            may_keep=self.may_keep,
        )

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in filter(self.is_scanned, self.fields):
            text = self.cleaned_data.get(name)
            if text and (findings := scan(text)):
                self._found[name] = findings
                if wrong := why_no_reason(self._reason(name)):
                    said = dict.fromkeys(one.sentence for one in findings)
                    words = " ".join([*said, wrong if self.may_keep else OTHER_WORDS_ONLY])
                    self.add_error(name, ValidationError(words, code="identifier"))
        for name, field in self.fields.items():
            if isinstance(field, forms.FileField):
                given = self.cleaned_data.get(name) or []
                for one in given if isinstance(given, list) else [given]:
                    self._scan_name(name, one.name)

    def _scan_name(self, field: str, name: str) -> None:
        """Refuses a file whose own name reads like an identifier: names are shown, listed and printed."""
        stem = name.rpartition(".")[0] or name
        for finding in scan(stem.replace("_", " "))[:1]:
            words = f"The file’s own name holds something: {finding.sentence} Rename the file and choose it again."
            self.add_error(field, ValidationError(words, code="identifier"))

    def refuse(self, refused: Refusal, field: str | None = None) -> None:
        """An action's refusal as this form's; what was found in a text stands beneath its box."""
        if not isinstance(refused, HoldsIdentifier):
            super().refuse(refused, field)
            return
        for name, findings in refused.found.items():
            self._found[name] = findings
            said = " ".join(dict.fromkeys(one.sentence for one in findings))
            self.add_error(name if name in self.fields else None, ValidationError(said, code="identifier"))

    def _kept_name(self, name: str) -> str:
        return f"{self.add_prefix(name)}_kept"

    def _reason(self, name: str) -> str:
        """The reason as sent; where none was sent, the one that stands from before."""
        if not self.may_keep:
            return ""
        sent = self.data.get(self._kept_name(name)) if self.is_bound else None
        return str(sent).strip() if sent is not None else self._standing.get(name, "")


class Form(ScannedForm, AnyForm):
    """A form of which every box for free text is scanned."""


class ReasonForm(Form):
    """Why. `label` and `help_text` say of what."""

    def __init__(self, *args: Any, label: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(label=label, help_text=help_text, widget=area(3), max_length=500)
        self.ask_in_words()


def is_free_text(field: forms.Field) -> bool:
    """Whether people write their own words in it: a box or a line for text, and nothing that is looked up or hidden."""
    return type(field) is forms.CharField and type(field.widget) in (forms.Textarea, forms.TextInput)

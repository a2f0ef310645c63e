"""What a paper is to be about, and which copy of it."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from sightline.papers.documents.choices import Choice
from sightline.papers.rules.content import Copy
from sightline.papers.rules.issuing import INSIDE
from sightline.papers.rules.kinds import KINDS
from sightline.ui.forms import Form, Says

_ASKED = {
    "meeting": "Which meeting?",
    "cycle": "Which quarter?",
    "priority": "Which priority?",
    "body": "Which group?",
    "report": "Which chair’s report?",
    "action": "Which action?",
    "quarter": "Which quarter?",
}
_COPIES = (
    (
        Copy.RESTRICTED.value,
        Says("Restricted copy", hint="Everything, for those who may read it."),
    ),
    (
        Copy.PUBLIC.value,
        Says("Public copy", hint="Without restricted items: their numbers, headings and annexes are not in the file."),
    ),
)


class PaperForm(Form):
    """The thing a document is about, and the copy. A document about the whole partnership is not asked about."""

    about = forms.ChoiceField(required=False)
    copy = forms.ChoiceField(
        label="Which copy?", choices=_COPIES, initial=Copy.RESTRICTED.value, widget=forms.RadioSelect
    )

    def __init__(self, *args, kind: str, choices: Sequence[Choice], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if kind in INSIDE:
            self.fields["copy"].widget = forms.HiddenInput()
            self.fields["copy"].choices = _COPIES[:1]
        thing = KINDS[kind].thing
        if not thing:
            del self.fields["about"]
            return
        field = self.fields["about"]
        field.label, field.required = _ASKED[thing], True
        field.error_messages["required"] = f"Answer “{_ASKED[thing]}”"
        field.error_messages["invalid_choice"] = "Choose one of the list"
        field.choices = [("", "Choose one"), *((one.about, one.words) for one in choices)]

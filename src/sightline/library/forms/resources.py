"""Documents: described, and looked for."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.library.rules.names import tags_of
from sightline.people.models import Body, Consortium
from sightline.privacy.forms import Form
from sightline.ui import forms as ui
from sightline.ui.forms import area


class ResourceForm(Form):
    """What a document is called, whose it is, whom it is for."""

    field_order = ("title", "kind", "summary", "owner", "audience", "tags", "outside", "consortium")

    title = forms.CharField(label="Title", max_length=160)
    kind = forms.ChoiceField(label="What is it?", choices=ResourceKind.choices())
    summary = forms.CharField(
        label="What is it for, in a sentence or two?",
        help_text="It stands under the title wherever the document is listed, and is searched.",
        required=False,
        widget=area(3),
        max_length=600,
    )
    owner = forms.ModelChoiceField(
        label="Which body owns it?",
        help_text="Its chair or lead is reminded when a review is due.",
        queryset=Body.objects.none(),
        empty_label="Choose",
    )
    audience = forms.ChoiceField(label="Whom is it written for?", choices=ReadBy.choices())
    tags = forms.CharField(
        label="Tags",
        help_text="With commas between them. For example, “neglect, thresholds, early help”.",
        required=False,
        max_length=400,
    )
    outside = forms.BooleanField(
        label="Anybody may read it on the public site",
        help_text="From the day an edition is published. Without this, only members see it.",
        required=False,
    )
    consortium = forms.ModelChoiceField(
        label="Shared with the other boards of a consortium",
        help_text="Each board then adopts an edition for itself. This cannot be changed later.",
        queryset=Consortium.objects.none(),
        required=False,
        empty_label="No: it is ours alone",
    )

    def __init__(self, *args: Any, bodies: Any, consortia: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = bodies
        if consortia is None or not consortia.exists():
            del self.fields["consortium"]
        else:
            self.fields["consortium"].queryset = consortia
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """The tags one by one, once they were scanned as they were typed."""
        given = super().clean()
        given["tags"] = tags_of(given.get("tags", ""))
        return given


class ShelfFilter(ui.Form):
    """Which documents to show: by words anywhere in them, or by what they are."""

    words = forms.CharField(
        label="Search for words",
        required=False,
        # What is typed is cut in the browser; whatever arrives longer is looked at as far as the search goes.
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "type": "search", "maxlength": "500"}),
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Every kind"), *ResourceKind.choices()])
    owner = forms.ModelChoiceField(label="Owner", queryset=Body.objects.none(), required=False, empty_label="Everybody")
    audience = forms.ChoiceField(label="For", required=False, choices=[("", "Anybody"), *ReadBy.choices()])
    mark_optional = False

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners

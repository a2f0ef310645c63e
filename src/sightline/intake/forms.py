"""What a review asks, each page one form with the likeliest answer already given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django import forms

from sightline.files.rules import KINDS, SIZE_LIMIT
from sightline.intake import rules
from sightline.intake.models import Check
from sightline.intake.reads import PrintedName
from sightline.people.models import Body, BodyKind
from sightline.plan.models import Action, Milestone, Thread
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import ScannedForm
from sightline.ui.forms import DateField, Form

AS_PRINTED = "as-printed"


class DocumentForm(ScannedForm, Form):
    """The document itself."""

    document = forms.FileField(
        label="The plan",
        help_text=f"Word, Excel, PDF with text, or text: {', '.join(KINDS)}, up to {SIZE_LIMIT // 1024 // 1024} MB. "
        "Choose it, or drop it on the box.",
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS), "class": "ui-drop"}),
    )


class ChecksForm(Form):
    """One tick a check: somebody has looked, and it is right now."""

    mark_optional = False

    def __init__(self, *args, checks: Sequence[Check], **kwargs):
        super().__init__(*args, **kwargs)
        self.checks = {f"check_{check.pk}": check for check in checks}
        for name in self.checks:
            self.fields[name] = forms.BooleanField(label="I have looked at this, and it is right now", required=False)

    @property
    def rows(self):
        """Each check with its field, for the page."""
        return [(check, self[name]) for name, check in self.checks.items()]

    @property
    def settled(self) -> list[Check]:
        """The checks that were ticked."""
        return [check for name, check in self.checks.items() if self.cleaned_data[name]]


class NamesForm(Form):
    """Whom each printed name means: a body here, a new one, or nobody (it stays as printed)."""

    mark_optional = False

    def __init__(self, *args, names: Sequence[PrintedName], bodies: Collection[Body], **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {f"name_{n}": name for n, name in enumerate(names)}
        self.bodies = {body.pk: body for body in bodies}
        kinds = [(f"new:{kind}", f"New: {label.lower()}") for kind, label in BodyKind.choices]
        places = {name.printed: field for field, name in self.names.items()}
        for field, name in self.names.items():
            near = {one.key for one in name.candidates}
            likely = [(str(one.key), one.name) for one in name.candidates]
            others = [(str(body.pk), body.name) for body in bodies if body.pk not in near]
            choices = [("Likely", likely)] if likely else []
            choices += [("Make a body of this name", kinds), ("Other bodies here", others)]
            twins = [
                (f"same:{place}", f"The same as \u201c{other}\u201d")
                for other, place in places.items()
                if place != field
            ]
            choices.append(("Another name of the plan", twins))
            choices.append(("None of these", [(AS_PRINTED, "Leave it as printed")]))
            self.fields[field] = forms.ChoiceField(
                label=name.printed,
                help_text=self._hint(name),
                choices=choices,
                initial=self._likeliest(name, places),
            )

    @staticmethod
    def _hint(name: PrintedName) -> str:
        part = "Owner in" if name.owns else "Monitors"
        if name.candidates:
            because = f" Likely because {name.candidates[0].reason}."
        elif name.same_as:
            because = f" No body here has this name; \u201c{name.same_as}\u201d seems to be the same."
        else:
            because = " No body here has this name."
        return f"{part} {', '.join(name.numbers)}.{because}"

    @staticmethod
    def _likeliest(name: PrintedName, places: Mapping[str, str]) -> str:
        if name.body_id is not None:
            return str(name.body_id)
        if name.candidates:
            return str(name.candidates[0].key)
        if name.same_as:
            return f"same:{places[name.same_as]}"
        return f"new:{name.kind}" if name.owns else AS_PRINTED

    @property
    def matches(self) -> dict[str, Body | str | rules.SameAs | None]:
        """From each printed name to a body, a kind to make one of, the name it is the same as, or None."""
        found: dict[str, Body | str | rules.SameAs | None] = {}
        for field, name in self.names.items():
            answer = self.cleaned_data[field]
            if answer == AS_PRINTED:
                found[name.printed] = None
            elif answer.startswith("same:"):
                found[name.printed] = rules.SameAs(self.names[answer.removeprefix("same:")].printed)
            elif answer.startswith("new:"):
                found[name.printed] = answer.removeprefix("new:")
            else:
                found[name.printed] = self.bodies[int(answer)]
        return found


class AnswersForm(Form):
    """Which of several owners answers for each action."""

    def __init__(self, *args, actions: Sequence[Action], **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = {f"action_{action.pk}": action for action in actions}
        for field, action in self.actions.items():
            owners = list(action.owners.all())
            chosen = next((owner for owner in owners if owner.answers), owners[0])
            self.fields[field] = forms.TypedChoiceField(
                label=f"{action.number} {short_title(action.title, action.text, 120)}",
                widget=forms.RadioSelect,
                choices=[(owner.pk, f"{owner.body or owner} ({owner.role or 'owner'})") for owner in owners],
                initial=chosen.pk,
                coerce=int,
                error_messages={"required": f"Choose who answers for action {action.number}"},
            )

    @property
    def choices(self) -> dict[int, int]:
        """From each action's id to the id of the owner who answers."""
        return {action.pk: self.cleaned_data[field] for field, action in self.actions.items()}


class DatesForm(Form):
    """Dates that nobody could know, and dates hidden in measures."""

    mark_optional = False

    def __init__(self, *args, undated: Sequence[Milestone], offers: Sequence[Check], **kwargs):
        super().__init__(*args, **kwargs)
        self.undated = {f"date_{one.pk}": one for one in undated}
        self.offers = {f"offer_{one.pk}": one for one in offers}
        for field, milestone in self.undated.items():
            self.fields[field] = DateField(
                label=f"{milestone.action.number}: \u201c{milestone.label or milestone.action.target_raw}\u201d",
                help_text="Leave it empty if there is no date to give.",
                initial=milestone.suggested,
                required=False,
            )
        for field, offer in self.offers.items():
            self.fields[field] = forms.BooleanField(
                label=f"{offer.action_number}: \u201c{offer.printed}\u201d",
                help_text=offer.message,
                initial=True,
                required=False,
            )

    @property
    def dates(self) -> dict[int, dt.date | None]:
        """From each milestone's id to its day, None where there is none."""
        return {one.pk: self.cleaned_data[field] for field, one in self.undated.items()}

    @property
    def dated_fields(self):
        """The date of each milestone that has none, for the page."""
        return [self[field] for field in self.undated]

    @property
    def offered_fields(self):
        """The tick of each offered date, for the page."""
        return [self[field] for field in self.offers]

    def answered(self, taken: bool) -> list[Check]:
        """The offers that were taken, or those that were not."""
        return [one for field, one in self.offers.items() if self.cleaned_data[field] is taken]


class ThreadsForm(Form):
    """Which threads run through each action."""

    mark_optional = False

    def __init__(self, *args, actions: Sequence[Action], threads: Sequence[Thread], tagged: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = {f"action_{action.pk}": action for action in actions}
        for field, action in self.actions.items():
            words = {"text": action.text, "measures_raw": action.measures_raw, "monitoring_raw": action.monitoring_raw}
            now = [thread.pk for thread in action.threads.all()]
            likely = [thread.pk for thread in threads if rules.suggests_thread(thread.title, words)]
            self.fields[field] = forms.TypedMultipleChoiceField(
                label=f"{action.number} {short_title(action.title, action.text, 120)}",
                widget=forms.CheckboxSelectMultiple,
                choices=[(thread.pk, thread.title) for thread in threads],
                initial=now if tagged else likely,
                required=False,
                coerce=int,
            )

    @property
    def tags(self) -> Mapping[int, list[int]]:
        """From each action's id to the ids of its threads."""
        return {action.pk: self.cleaned_data[field] for field, action in self.actions.items()}


class AdoptForm(Form):
    """When and where the plan was adopted."""

    adopted_on = DateField(label="When was the plan adopted?", help_text="For example, 24 5 2017")
    meeting = forms.CharField(
        label="Which meeting adopted it?",
        help_text="In words, such as \u201cBoard meeting of 24 May 2017, item 6\u201d.",
        max_length=200,
    )


class SureForm(Form):
    """Nothing to fill in: the button is the answer."""


class TakeForm(Form):
    """Which differences to take over into the plan that is here; a correction also says why."""

    mark_optional = False

    def __init__(self, *args, differences: Sequence[rules.Difference], draft: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = {f"take_{n}": one for n, one in enumerate(differences) if rules.can_take(one, draft=draft)}
        for field, one in self.differences.items():
            label = f"Take over: {rules.FIELD_NAMES[one.field].lower()} of {one.number}"
            self.fields[field] = forms.BooleanField(label=label, required=False)
        if self.differences and not draft:
            self.fields["reason"] = forms.CharField(
                label="Why was it read or typed wrongly?",
                help_text="What the Board itself changed is a change, and is asked for on the action\u2019s page.",
                max_length=500,
            )

    @property
    def taken(self) -> list[rules.Difference]:
        """The differences to take over."""
        return [one for field, one in self.differences.items() if self.cleaned_data[field]]

    def clean(self) -> dict[str, object]:
        """At least one difference must be ticked."""
        cleaned = super().clean()
        if not any(cleaned.get(field) for field in self.differences):
            raise forms.ValidationError("Tick what to take over, or leave the page: nothing changes by itself.")
        return cleaned

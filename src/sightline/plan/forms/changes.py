"""Asking for a change, deciding it, and correcting what was misread. What is asked depends on what is to change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms

from sightline.people.models import Body
from sightline.plan.forms.fields import iso
from sightline.plan.forms.rows import COMPARATORS
from sightline.plan.models import Change
from sightline.plan.reads.changes import Target
from sightline.plan.rules.format import plain
from sightline.privacy.forms import ScannedForm
from sightline.ui.forms import DateField, Form, Says, area, narrow

Json = Any


class WhatForm(Form):
    """Which field of the action is to change."""

    what = forms.ChoiceField(
        label="What is to change?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is to change"},
    )
    sent = forms.CharField(initial="yes", required=False, widget=forms.HiddenInput)  # a GET with nothing chosen says so

    def __init__(self, *args: Any, targets: Sequence[Target], correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            (group, [(one.key, Says(one.words, hint=f"Now: {_short(one.said)}")) for one in members])
            for group, members in groupby(targets, key=lambda one: one.group)
        ]
        if correction:
            self.fields["what"].label = "What was read or typed wrongly?"
            self.fields["what"].error_messages["required"] = "Choose what was read or typed wrongly"


class ValueForm(ScannedForm, Form):
    """What it becomes, and why. `target` says what the value is: a date, words, a figure, owners."""

    field_order = ("becomes", "answers", "joint", "corrects", "reason")

    def __init__(
        self,
        *args: Any,
        target: Target,
        correction: bool,
        bodies: Any = None,
        approved: Sequence[Change] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        self.fields |= _VALUE[target.takes](target, bodies if bodies is not None else Body.objects.none())
        if correction and approved:
            self.fields["corrects"] = forms.ChoiceField(
                label="Where was the error?",
                widget=forms.RadioSelect,
                choices=[("", "In the plan as adopted")]
                + [(str(one.pk), f"In the change approved on {one.decided_on:%-d %B %Y}") for one in approved],
                required=False,
            )
        self.fields["reason"] = forms.CharField(
            label="How do you know?" if correction else "Why?",
            help_text="For example, “The adopted document says 30 November”."
            if correction
            else "It stands beside the change for good.",
            widget=area(3),
            error_messages={"required": "Give the reason: it stands beside the change for good"},
        )
        self.order_fields(self.field_order)

    @property
    def becomes(self) -> Json:
        """The value in the plan format."""
        given = self.cleaned_data
        if self.target.takes == "owners":
            return _owners(self.target.value, given["answers"], given["joint"])
        value = given["becomes"]
        if self.target.takes == "date":
            return iso(value)
        if self.target.takes == "figure":
            return plain(value)
        return value or None


def _date(target: Target, bodies: Any) -> dict[str, forms.Field]:
    if target.field == "withdrawn_on":
        return {"becomes": DateField(label="Withdrawn from which day?", help_text="For example, 24 1 2018")}
    return {
        "becomes": DateField(
            label="New date",
            help_text="For example, 31 3 2018. Left empty, the milestone has no date.",
            required=False,
            initial=target.value,
        )
    }


def _text(target: Target, bodies: Any) -> dict[str, forms.Field]:
    needed = target.takes == "words"
    return {"becomes": forms.CharField(label="New words", widget=area(4), required=needed, initial=target.value)}


def _figure(target: Target, bodies: Any) -> dict[str, forms.Field]:
    return {
        "becomes": forms.DecimalField(
            label="New figure",
            help_text="Left empty, the measure has no figure.",
            max_digits=16,
            decimal_places=4,
            required=False,
            widget=narrow(5),
            initial=target.value,
        )
    }


def _comparator(target: Target, bodies: Any) -> dict[str, forms.Field]:
    return {
        "becomes": forms.ChoiceField(
            label="The figure is to be", choices=COMPARATORS, required=False, initial=target.value or ""
        )
    }


def _bodies(target: Target, bodies: Any) -> dict[str, forms.Field]:
    owners = target.value
    answering = next((one.get("body_id") for one in owners if one.get("answers")), None)
    others = [one["body_id"] for one in owners if one.get("body_id") and not one.get("answers")]
    return {
        "answers": forms.ModelChoiceField(
            label="Which body will answer for the action?", queryset=bodies, empty_label=None, initial=answering
        ),
        "joint": forms.ModelMultipleChoiceField(
            label="Which others will own it with them?",
            queryset=bodies,
            required=False,
            initial=others,
            widget=forms.CheckboxSelectMultiple,
        ),
    }


_VALUE = {
    "date": _date,
    "text": _text,
    "words": _text,
    "figure": _figure,
    "comparator": _comparator,
    "owners": _bodies,
}


def _owners(stand: Sequence[Json], answering: Body, joint: Sequence[Body]) -> list[Json]:
    """The owners in the plan format: who stays keeps role, name and part; who comes is joint, or the lead if alone."""
    chosen = [answering, *(body for body in joint if body.pk != answering.pk)]
    owners = []
    for body in chosen:
        stays = next((one for one in stand if one.get("body_id") == body.pk), None)
        new = {"name": body.name, "role": "lead" if len(chosen) == 1 else "joint", "body_id": body.pk}
        owners.append({**(stays or new), "answers": body.pk == answering.pk})
    return owners


class DecisionForm(ScannedForm, Form):
    """What a meeting decided about a change."""

    decision = forms.ChoiceField(
        label="What was decided?",
        choices=[("approve", "Approved"), ("refuse", "Refused")],
        widget=forms.RadioSelect,
    )
    meeting = forms.CharField(
        label="Which meeting decided it?",
        help_text="In words, such as “Executive, 24 January 2018, item 4”.",
        max_length=200,
    )
    note = forms.CharField(label="Note", widget=area(2), required=False)


def _short(text: str, length: int = 140) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"

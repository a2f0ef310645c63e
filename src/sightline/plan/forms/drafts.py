"""Editing a draft: the plan's head, a priority, an action. Each form turns what was typed into the plan format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sightline.plan.forms.fields import iso, lines
from sightline.plan.models import Outcome, Plan, Thread
from sightline.ui.forms import DateField, Form, area, narrow

Json = Any


class RevisionForm(Form):
    """A form that knows which revision it was drawn from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HeadForm(RevisionForm):
    """What a plan says of itself."""

    title = forms.CharField(label="Title", max_length=300)
    board = forms.CharField(label="Board or partnership, as it stands on the plan", max_length=300, required=False)
    year_start = DateField(label="First day", help_text="For example, 1 4 2017", required=False)
    year_end = DateField(label="Last day", help_text="For example, 31 3 2018", required=False)
    vision = forms.CharField(label="Vision", widget=area(3), required=False)
    principles = forms.CharField(label="Principles", help_text="One a line.", widget=area(3), required=False)
    threads = forms.CharField(
        label="Threads that run through the plan",
        help_text="One a line: its title, then a colon and its words, such as “Voice of the child: in all we do”.",
        widget=area(3),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The last day must not come before the first."""
        cleaned = super().clean()
        start, end = cleaned.get("year_start"), cleaned.get("year_end")
        if start and end and end < start:
            self.add_error("year_end", "The last day must come after the first")
        return cleaned

    @staticmethod
    def shown(head: Mapping[str, Json]) -> dict[str, Any]:
        """Initial values from the plan's head in the format."""
        threads = [f"{one['title']}: {one['text']}" if one["text"] else one["title"] for one in head["threads"]]
        return {
            "title": head["title"],
            "board": head["board"],
            "year_start": head["year_start"],
            "year_end": head["year_end"],
            "vision": head["vision"],
            "principles": "\n".join(str(one) for one in head["principles"]),
            "threads": "\n".join(threads),
        }

    def document(self) -> dict[str, Json]:
        """The head in the plan format."""
        given = self.cleaned_data
        threads = [line.partition(":") for line in lines(given["threads"])]
        return {
            "title": given["title"],
            "board": given["board"],
            "year_start": iso(given["year_start"]),
            "year_end": iso(given["year_end"]),
            "vision": given["vision"],
            "principles": lines(given["principles"]),
            "threads": [{"title": title.strip(), "text": text.strip()} for title, _, text in threads if title.strip()],
        }


class PriorityForm(RevisionForm):
    """A priority without its actions."""

    number = forms.CharField(label="Number", max_length=20, required=False, widget=narrow(4))
    title = forms.CharField(label="Title", max_length=300)
    aim = forms.CharField(label="Aim", widget=area(3), required=False)
    outcomes = forms.CharField(label="Expected outcomes", help_text="One a line.", widget=area(3), required=False)

    @staticmethod
    def shown(priority: Mapping[str, Json]) -> dict[str, Any]:
        """Initial values from a priority in the format."""
        return {
            "number": "" if priority["number"] is None else priority["number"],
            "title": priority["title"],
            "aim": priority["aim"],
            "outcomes": "\n".join(" ".join(one["text"].split()) for one in priority["outcomes"]),
        }

    def document(self, stands: Mapping[str, Json] | None = None) -> dict[str, Json]:
        """The priority in the plan format; outcomes keep their identity by their words, else by their place."""
        given = self.cleaned_data
        outcomes = _renamed(stands["outcomes"] if stands else [], lines(given["outcomes"]))
        return {"number": given["number"], "title": given["title"], "aim": given["aim"], "outcomes": outcomes}


def _renamed(stand: Sequence[Json], texts: Sequence[str]) -> list[Json]:
    """The texts as outcomes: one that stands keeps its identity, so does a reworded one where none came or went."""
    left = list(stand)
    named: list[Json | None] = []
    for text in texts:
        same = next((one for one in left if " ".join(one["text"].split()) == text), None)
        if same is not None:
            left.remove(same)
        named.append(same)
    reworded = iter(left if len(left) == named.count(None) else [])
    return [one or {**next(reworded, {}), "text": text} for one, text in zip(named, texts, strict=True)]


class ActionForm(RevisionForm):
    """What is to be done."""

    number = forms.CharField(label="Number", max_length=40, widget=narrow(5))
    text = forms.CharField(label="What is to be done", help_text="In the plan's words.", widget=area(5))
    sub_actions = forms.CharField(
        label="Bullets under it", help_text="One a line, such as “a) agree it”.", widget=area(3), required=False
    )
    title = forms.CharField(
        label="Short title",
        help_text="For tiles and lists. Left empty, the first words stand there.",
        max_length=120,
        required=False,
    )
    outcome = forms.ModelChoiceField(
        label="Outcome it serves", queryset=Outcome.objects.none(), required=False, empty_label="None"
    )
    threads = forms.ModelMultipleChoiceField(
        label="Threads", queryset=Thread.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, plan: Plan, outcomes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes
        self.fields["threads"].queryset = plan.threads.all()
        if not plan.threads.exists():
            del self.fields["threads"]

    @staticmethod
    def shown(action: Mapping[str, Json], plan: Plan, outcomes: Any) -> dict[str, Any]:
        """Initial values from an action in the format."""
        bullets = [f"{one['label']}) {one['text']}" if one["label"] else one["text"] for one in action["sub_actions"]]
        return {
            "number": action["number"],
            "text": action["text"],
            "title": action.get("title", ""),
            "sub_actions": "\n".join(" ".join(bullet.split()) for bullet in bullets),
            "outcome": next((one.pk for one in outcomes if str(one.uid) == action.get("outcome_uid")), None),
            "threads": [one.pk for one in plan.threads.all() if one.title in action.get("threads", [])],
        }

    def document(self) -> dict[str, Json]:
        """The action's own fields in the plan format."""
        given = self.cleaned_data
        outcome = given["outcome"]
        return {
            "number": given["number"],
            "number_generated": False,
            "text": "\n".join(line.rstrip() for line in given["text"].strip().splitlines()),
            "title": given["title"],
            "sub_actions": [_bullet(line) for line in lines(given["sub_actions"])],
            "outcome_uid": str(outcome.uid) if outcome else None,
            "threads": [thread.title for thread in given.get("threads", [])],
        }


def _bullet(line: str) -> Json:
    label, mark, text = line.partition(") ")
    return {"label": label, "text": text.strip()} if mark and 0 < len(label) <= 3 else {"label": None, "text": line}

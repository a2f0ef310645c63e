"""A binding as evidence is read for it: the target it is held against, and the verdict it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from sightline.assurance.models import Binding
from sightline.assurance.reads.promises import Promised
from sightline.assurance.rules.changing import what_would_change
from sightline.assurance.rules.kinds import KEYS, Kind, Reading, State, shows
from sightline.assurance.rules.verdicts import Verdict
from sightline.kit.periods import said
from sightline.kit.statistics import percent
from sightline.plan.rules.words import figure_in_words
from sightline.questions.rules.judging import Judged, Rule

_EVER = dt.date(1900, 1, 1), dt.date(2199, 12, 31)  # of a plan that names no year


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding in force beside its measure, on a day."""

    binding: Binding
    promised: Promised
    day: dt.date

    @property
    def kind(self) -> Kind:
        return Kind(self.binding.kind)

    @property
    def reading(self) -> Reading | None:
        return Reading(self.binding.reading) if self.binding.reading else None

    @property
    def comparator(self) -> str:
        """The target's comparator: the one set at binding, else the plan's."""
        return self.binding.comparator or self.promised.comparator

    @property
    def threshold(self) -> Decimal | None:
        """The target's figure, likewise."""
        return self.binding.threshold if self.binding.threshold is not None else self.promised.threshold

    @property
    def share(self) -> Fraction | None:
        """The target as a share of 1; None without a figure that compares."""
        if self.threshold is None or self.comparator not in COMPARING:
            return None
        return Fraction(self.threshold) / 100

    @property
    def target(self) -> str:
        """The target in words, and who set it where the plan does not print it."""
        words = figure_in_words(self.comparator, self.threshold, self.promised.unit or "%")
        if self.binding.threshold is None or self.binding.target_set_by is None:
            return words
        return f"{words} (set by {self.binding.target_set_by.name} on {said(self.binding.confirmed_on)})"

    @property
    def due(self) -> dt.date | None:
        return self.promised.promise.due

    @property
    def window(self) -> tuple[dt.date, dt.date]:
        """The first and last day of what counts: the period chosen at binding, else the plan's year. A course that is
        held every year shows each plan its own."""
        start, end = self.promised.year
        return self.binding.from_day or start or _EVER[0], self.binding.to_day or end or _EVER[1]

    def counts(self, day: dt.date) -> bool:
        """Whether what happened on a day counts."""
        first, last = self.window
        return first <= day <= last

    def verdict(self, state: State, sentence: str, rule: str, **more: Any) -> Verdict:
        """The verdict of this binding. Who holds it is said where something of it is missing. A sentence begins as a
        sentence does, whatever the thing it begins with is called."""
        holder = self.binding.holder
        if "holder" not in more:
            more["holder"] = holder.name if holder is not None else ""
        found = Verdict(
            state=state,
            sentence=f"{sentence[:1].upper()}{sentence[1:]}",
            rule=rule,
            kind=self.kind,
            level=shows(self.kind, self.promised.promise.level),
            binding_id=self.binding.pk,
            collected_by=frozenset({holder.pk}) if holder is not None else frozenset(),
            **more,
        )
        count = int(self.threshold) if self.threshold is not None else None
        change = what_would_change(
            found, comparator=self.comparator, share=self.share, count=count, reading=self.reading
        )
        return replace(found, change=change) if change else found

    def judged(self, judged: Judged, *, also: str = "", as_of: dt.date | None = None) -> Verdict:
        """The verdict of the evaluation's rule; `also` is said after its sentence."""
        return self.verdict(
            State(judged.state.value),
            f"{judged.sentence} {also}".strip(),
            judged.rule.label,
            clause=_clause(judged, self.target),
            positive=judged.positive,
            answered=judged.answered,
            asked=judged.asked,
            value=judged.value,
            lowest=judged.low,
            highest=judged.high,
            as_of=as_of,
        )


def moments(bound: Sequence[Bound]) -> tuple[dt.datetime, dt.datetime]:
    """From when to when anything counts for any of these: what is read lies between."""
    windows = [one.window for one in bound]
    first, last = min(first for first, _ in windows), max(last for _, last in windows)
    return (
        timezone.make_aware(dt.datetime.combine(first, dt.time.min)),
        timezone.make_aware(dt.datetime.combine(last, dt.time.max)),
    )


COMPARING = frozenset({">", ">=", "=", "<", "<="})


def _clause(judged: Judged, target: str) -> str:
    if judged.value is None or judged.rule == Rule.HIDDEN:
        return ""
    answers = "answer was" if judged.answered == 1 else "answers were"
    return (
        f"{percent(judged.value, judged.threshold)} of {judged.answered} {answers} positive where {target} was promised"
    )


def told(binding: Binding) -> str:
    """A binding in words, for the record and for lists: "Evaluations of training: Are you confident?, Neglect"."""
    kind = Kind(binding.kind)
    if kind == Kind.STATEMENT:
        return f"{kind.label}: {binding.author.name}"
    if kind == Kind.MILESTONE:
        return kind.label
    return f"{kind.label}: {', '.join(str(getattr(binding, key)) for key in KEYS[kind])}"

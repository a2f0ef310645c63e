"""Plan health: what a careful reader would say of a plan before it is adopted, in sentences with the actions named.

Each rule takes the same plain view of a plan, read from a document in review or from the tables, and gives sentences.
The rules are those of the domain's "Plan health".
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sightline.kit.periods import quarter_of, said
from sightline.plan.rules.quarters import CROWDED


@dataclass(frozen=True, slots=True)
class SeenMeasure:
    """A measure as the rules see it; `by` is a date found inside its words."""

    text: str
    comparator: str = ""
    has_figure: bool = False
    by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SeenAction:
    """An action as the rules see it. Owners and monitors are whatever tells bodies apart: ids, else folded names."""

    number: str
    owners: frozenset[object] = frozenset()
    dates: Sequence[dt.date] = ()
    has_milestone: bool = False
    measures: Sequence[SeenMeasure] = ()
    has_monitoring: bool = False
    monitors: frozenset[object] = frozenset()
    measured_by_priority: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of plan health: by which rule, about which actions, and a date offered as a milestone."""

    rule: str
    sentence: str
    numbers: tuple[str, ...] = ()
    offer: dt.date | None = field(default=None)


def health(actions: Sequence[SeenAction], start_month: int = 4) -> list[Finding]:
    """Every finding, rule by rule; an empty list is a healthy plan."""
    found: list[Finding] = []
    found.extend(missing(actions))
    found.extend(own_monitor(actions))
    found.extend(crowded(actions, start_month))
    found.extend(unobservable(actions))
    found.extend(document_only(actions))
    found.extend(hidden_dates(actions, start_month))
    return found


def missing(actions: Sequence[SeenAction]) -> Iterator[Finding]:
    """An action without owner, date, measure or monitoring."""
    lacking = {
        "no-owner": ("no owner", [one.number for one in actions if not one.owners]),
        "no-date": ("no date", [one.number for one in actions if not one.has_milestone]),
        "no-measure": (
            "no success measure",
            [one.number for one in actions if not one.measures and not one.measured_by_priority],
        ),
        "no-monitoring": ("no monitoring arrangement", [one.number for one in actions if not one.has_monitoring]),
    }
    for rule, (what, numbers) in lacking.items():
        if numbers:
            yield Finding(rule, f"{named(numbers)} {'has' if len(numbers) == 1 else 'have'} {what}.", tuple(numbers))


def own_monitor(actions: Sequence[SeenAction]) -> Iterator[Finding]:
    """Monitored only by its owner: nobody else would know."""
    numbers = [one.number for one in actions if one.monitors and one.owners and one.monitors <= one.owners]
    if numbers:
        said = "is monitored only by who owns it" if len(numbers) == 1 else "are monitored only by those who own them"
        yield Finding("own-monitor", f"{named(numbers)} {said}.", tuple(numbers))


def crowded(actions: Sequence[SeenAction], start_month: int = 4) -> Iterator[Finding]:
    """More than 40% of the plan's dates in one quarter."""
    dates = [(day, one.number) for one in actions for day in one.dates]
    quarters: dict[object, list[tuple[dt.date, str]]] = {}
    for day, number in dates:
        quarters.setdefault(quarter_of(day, start_month), []).append((day, number))
    for quarter, due in sorted(quarters.items(), key=lambda pair: pair[0]):
        if len(quarters) > 1 and len(due) > CROWDED * len(dates):
            share = int(len(due) / len(dates) * 100 + 0.5)
            last = sum(day == quarter.end for day, _ in due)
            which = "all" if last == len(due) else f"{last} of them"
            tail = f", {which} on {said(quarter.end, start_month)}" if last else ""
            yield Finding(
                "crowded",
                f"{len(due)} of {len(dates)} dates ({share}%) fall in {quarter.label}{tail}.",
                tuple(dict.fromkeys(number for _, number in due)),
            )


# Words for something that one could look at, count or ask about.
_OBSERVABLE = re.compile(
    r"\d|%|\b(?:"
    r"survey\w*|audit\w*|evaluat\w*|feedback|questionnaires?|data|figures?|rates?|numbers?|percentages?|proportions?|"
    r"reports?|report(?:ed|ing)|stat(?:e|es|ed|ing)|say|said|evidenc\w*|demonstrat\w*|shows?|shown|showing|records?|"
    r"recorded|minutes|attend\w*|complet\w*|publish\w*|disseminat\w*|deliver\w*|sessions?|courses?|training|forms?|"
    r"referr\w*|cases?|files?|reviews?|plans?|protocols?|polic(?:y|ies)|toolkits?|implement\w*|agreed|signed|"
    r"increas\w*|decreas\w*|reduc\w*|fewer|more|less|improve\w*|identif\w*|use[ds]?|access\w*|checks?|assess\w*|"
    r"all|every|each|none"
    r")\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:reports?|protocols?|polic(?:y|ies)|toolkits?|strateg(?:y|ies)|plans?|documents?|guid(?:e|es|ance)|charts?|"
    r"frameworks?|leaflets?|procedures?|pathways?|terms of reference|summar(?:y|ies)|templates?|registers?|websites?|"
    r"newsletters?|librar(?:y|ies)|tools?)\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"\b(?:publish\w*|produc\w*|complet\w*|develop\w*|agreed|written|available|disseminat\w*|circulat\w*|signed off|"
    r"finali[sz]\w*|updated|adopted|in place|creat\w*|drafted|launched|exists?|present\w*|submitted|received)\b",
    re.IGNORECASE,
)
# Words that ask for more than the document: that somebody does, knows or feels something different.
_MORE = re.compile(
    r"\b(?:child\w*|famil\w*|young|parents?|practitioners?|professionals|staff|adults?|understand\w*|aware\w*|"
    r"confiden\w*|improv\w*|evidenc\w*|demonstrat\w*|assur\w*|impact|embed\w*|used|using|consisten\w*|reduc\w*|"
    r"increas\w*|fewer|feedback|evaluat\w*|survey\w*|audit\w*|shows?|outcomes?|implement\w*|recommendations?)\b",
    re.IGNORECASE,
)


# The same few hundred texts are asked about on every page of a plan.
@functools.lru_cache(maxsize=4096)
def _observable(text: str) -> bool:
    return bool(_OBSERVABLE.search(text))


@functools.lru_cache(maxsize=4096)
def _only_a_document(text: str) -> bool:
    return bool(_DOCUMENT.search(text) and _EXISTS.search(text) and not _MORE.search(text))


def unobservable(actions: Sequence[SeenAction]) -> Iterator[Finding]:
    """A measure with nothing observable in it: no figure, no direction, nothing to count, look at or ask."""
    for one in actions:
        for measure in one.measures:
            if not measure.has_figure and not measure.comparator and not _observable(measure.text):
                sentence = (
                    f"Action {one.number}: “{_shortened(measure.text)}” names nothing one could observe or count."
                )
                yield Finding("unobservable", sentence, (one.number,))


def document_only(actions: Sequence[SeenAction]) -> Iterator[Finding]:
    """A measure that only says that a document will exist: that is done, not a difference made."""
    for one in actions:
        for measure in one.measures:
            text = measure.text
            if measure.has_figure or not _only_a_document(text):
                continue
            sentence = (
                f"Action {one.number}: “{_shortened(text)}” says only that a document will exist, not what it changes."
            )
            yield Finding("document-only", sentence, (one.number,))


def hidden_dates(actions: Sequence[SeenAction], start_month: int = 4) -> Iterator[Finding]:
    """A date inside a measure that is no milestone of its action; offered as one."""
    for one in actions:
        for measure in one.measures:
            if measure.by and measure.by not in one.dates:
                sentence = (
                    f"Action {one.number}: a measure holds the date {said(measure.by, start_month)} "
                    f"(“{_shortened(measure.text)}”), which is not among its milestones."
                )
                yield Finding("hidden-date", sentence, (one.number,), measure.by)


def named(numbers: Sequence[str]) -> str:
    """ "Action 1.1", "Actions 1.1 and 2.3", "Actions 1.1, 2.3 and 3.2"."""
    if len(numbers) == 1:
        return f"Action {numbers[0]}"
    return f"Actions {', '.join(numbers[:-1])} and {numbers[-1]}"


def _shortened(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"


def seen_in(document: Mapping[str, Any]) -> list[SeenAction]:
    """The rules' view of a document in the plan format (normal form), withdrawn actions aside."""
    seen = []
    for priority in document["priorities"]:
        for action in priority["actions"]:
            if action.get("withdrawn_on"):
                continue
            seen.append(
                SeenAction(
                    number=action["number"],
                    owners=frozenset(_folded(one["name"] or one.get("person")) for one in action["owners"]),
                    dates=[dt.date.fromisoformat(one["due"]) for one in action["milestones"] if one["due"]],
                    has_milestone=any(one["due"] or one["kind"] == "ongoing" for one in action["milestones"]),
                    measures=[
                        SeenMeasure(
                            text=one["text"],
                            comparator=one["comparator"] or "",
                            has_figure=one["threshold"] is not None,
                            by=dt.date.fromisoformat(one["by"]) if one.get("by") else None,
                        )
                        for one in action["measures"]
                    ],
                    has_monitoring=bool(action["monitoring"]),
                    monitors=frozenset(_folded(name) for one in action["monitoring"] for name in one["bodies"]),
                    measured_by_priority=bool(priority["measures"]),
                )
            )
    return seen


def _folded(name: str | None) -> str:
    return " ".join((name or "").casefold().split())

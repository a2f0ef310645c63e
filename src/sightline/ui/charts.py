"""Pictures worked out from plain values, ready for their templates in `ui/components`: no database, no clock.

Each function returns frozen data whose numbers are positions in the units of the picture's viewBox; the template only
draws. What a picture shows is also said in words (`summary`) and stands in a table or list beside it.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# --- the quarter strip ---

_QUARTER_WIDTH = 240
_MONTH_WIDTH = _QUARTER_WIDTH // 3
_MARKS_IN_A_ROW = 4
_STEP = 19
_TOP = 16
# A state's word beside its mark, and its words in a sentence after a number.
_STATES = {
    "met": ("met", "met"),
    "due": ("to come", "still to come"),
    "passed": ("day has passed", "whose day has passed"),
    "late": ("late", "late"),
    "missed": ("missed", "missed"),
    "moved": ("moved later", "moved to a later date"),
}
_ENOUGH = 4  # dates to speak of a load at all
_HEAVY_SHARE = 0.4  # two fifths of a year's dates in one quarter leave no room for lateness; an even year has a quarter


@dataclass(frozen=True)
class StripMark:
    """One milestone: where its mark stands (x, y: the centre), its state, its words."""

    x: int
    y: int
    state: str
    label: str
    on: dt.date
    href: str
    note: str


@dataclass(frozen=True)
class StripQuarter:
    """A quarter: its marks, its months with the x of their names, and the x of today where today is in it.

    `count` of its marks are promises that fall due, `again` are earlier dates of what recurs, which is one promise."""

    label: str
    count: int
    again: int
    share: int
    heavy: bool
    months: tuple[tuple[str, int], ...]
    marks: tuple[StripMark, ...]
    today_x: float | None
    summary: str

    @property
    def load(self) -> str:
        """How much falls into it, so that numbers and marks agree: "3 due, 1 of what recurs"."""
        recurring = f"{self.again} of what recurs" if self.again else ""
        due = f"{self.count or 'none'} due" if self.count or not recurring else ""
        return ", ".join(filter(None, (due, recurring)))

    @property
    def today_word_x(self) -> float | None:
        """The middle of the word under the line, kept inside the picture at either end."""
        return None if self.today_x is None else min(max(self.today_x, 18), _QUARTER_WIDTH - 18)


@dataclass(frozen=True)
class Strip:
    """The whole strip. `height` is the same for each quarter, so that they stand level; `states` are the key's."""

    quarters: tuple[StripQuarter, ...]
    height: int
    total: int
    undated: int
    states: tuple[tuple[str, str], ...]
    columns: tuple[str, ...] = ("Quarter", "Milestone", "Date", "State")

    @property
    def rows(self) -> list[list[Any]]:
        """The same as rows of the table component: quarter, milestone, date, state."""
        return [
            [
                quarter.label,
                {"text": mark.label, "href": mark.href},
                f"{mark.on.day} {mark.on:%b} {mark.on.year}",
                ", ".join(dict.fromkeys(filter(None, (_STATES[mark.state][0], mark.note)))),
            ]
            for quarter in self.quarters
            for mark in quarter.marks
        ]

    @property
    def height_with_words(self) -> int:
        """With the months' names beneath, and the word "today" where it is shown."""
        return self.height + (36 if any(quarter.today_x is not None for quarter in self.quarters) else 20)


def quarter_strip(
    *,
    quarters: Sequence[tuple[str, dt.date, dt.date]],
    milestones: Iterable[Mapping[str, Any]],
    today: dt.date,
) -> Strip:
    """A year of milestones by quarter, each mark in its month, with the load of each quarter.

    Args:
        quarters: (label, first day, last day) in order; three months each.
        milestones: mappings of `on` (a date, or None where the plan gives none), `state` ("met", "due", "passed" where
            nobody has said yet, "late", "missed", or "moved" for a place it was moved away from), `label`, and
            optionally `href`, `note` and `counts` (false for the earlier dates of what recurs). What is moved counts
            in the load of the quarter it moved to, so give it there too. Dates outside the quarters count as undated.
        today: where the line stands.

    Raises:
        ValueError: for a state that has no mark.
    """
    given = list(milestones)
    for one in given:
        if one["state"] not in _STATES:
            raise ValueError(f"No mark is known for the state {one['state']!r}.")
    dated = [one for one in given if one["on"] and any(first <= one["on"] <= last for _, first, last in quarters)]
    placed = sorted(dated, key=lambda one: (one["on"], one["label"]))
    there = {one["state"] for one in placed}
    total = sum(_counts(one) for one in placed)
    undated = len(given) - len(placed)
    drawn = [_quarter(label, first, last, placed, total, today) for label, first, last in quarters]
    lowest = max((mark.y for quarter in drawn for mark in quarter.marks), default=_TOP)
    return Strip(
        quarters=tuple(drawn),
        height=max(lowest + _STEP, _TOP + 2 * _STEP),
        total=total,
        undated=undated,
        states=tuple((state, words[0]) for state, words in _STATES.items() if state in there),
    )


def _counts(one: Mapping[str, Any]) -> bool:
    """Whether a mark adds to its quarter's load: not what was moved away, nor the earlier dates of one promise."""
    return one["state"] != "moved" and one.get("counts", True)


def _quarter(
    label: str, first: dt.date, last: dt.date, placed: list[Mapping[str, Any]], total: int, today: dt.date
) -> StripQuarter:
    months = [((first.month - 1 + step) % 12 + 1) for step in range(3)]
    inside = [one for one in placed if first <= one["on"] <= last]
    taken = dict.fromkeys(months, 0)
    marks = []
    for one in inside:
        month = one["on"].month
        row, column = divmod(taken[month], _MARKS_IN_A_ROW)
        taken[month] += 1
        marks.append(
            StripMark(
                x=months.index(month) * _MONTH_WIDTH + 12 + column * _STEP,
                y=_TOP + row * _STEP,
                state=one["state"],
                label=one["label"],
                on=one["on"],
                href=one.get("href", ""),
                note=one.get("note", ""),
            )
        )
    count = sum(_counts(one) for one in inside)
    share = round(100 * count / total) if total else 0
    counted = [(sum(one["state"] == state for one in inside), state) for state in _STATES]
    said = ", ".join(f"{number} {_STATES[state][1]}" for number, state in counted if number)
    return StripQuarter(
        label=label,
        count=count,
        again=sum(one["state"] != "moved" and not _counts(one) for one in inside),
        share=share,
        heavy=total >= _ENOUGH and count > total * _HEAVY_SHARE,
        months=tuple((dt.date(2000, month, 1).strftime("%b"), i * _MONTH_WIDTH + 8) for i, month in enumerate(months)),
        marks=tuple(marks),
        today_x=_today_x(first, last, months, today),
        summary=f"{label}: {said}." if said else f"{label}: nothing due.",
    )


def _today_x(first: dt.date, last: dt.date, months: list[int], today: dt.date) -> float | None:
    """Today's place, by days within its month's column; None outside the quarter."""
    if not first <= today <= last:
        return None
    following = dt.date(today.year + today.month // 12, today.month % 12 + 1, 1)
    length = (following - today.replace(day=1)).days
    return round(months.index(today.month) * _MONTH_WIDTH + _MONTH_WIDTH * (today.day - 0.5) / length, 1)


# --- a distribution as one bar ---


@dataclass(frozen=True)
class BarPart:
    """A part of the bar: x and width in hundredths of its length."""

    label: str
    count: int
    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One bar whose parts make up its length, and its sentence."""

    parts: tuple[BarPart, ...]
    total: int
    summary: str


def distribution(parts: Iterable[tuple[str, int, str]]) -> Bar:
    """How a whole divides: (label, count, kind) in the order to be drawn; parts of nought are left out."""
    counted = [(label, count, kind) for label, count, kind in parts if count]
    total = sum(count for _, count, _ in counted)
    drawn, x = [], 0.0
    for label, count, kind in counted:
        width = 100 * count / total
        drawn.append(BarPart(label, count, kind, round(x, 2), round(width, 2)))
        x += width
    said = ", ".join(f"{count} {label}" for label, count, _ in counted)
    return Bar(tuple(drawn), total, f"Of {total}: {said}." if total else "Nothing to count yet.")


# --- the structure of the board ---

_BOX_WIDTH, _GAP_ACROSS, _GAP_DOWN, _LINE = 250, 54, 12, 17
_LETTERS = {"name": 28, "note": 34}  # what a line of the box holds, at 15 and at 13 pixels


@dataclass(frozen=True)
class TreeText:
    """A line of a box and where it begins."""

    x: int
    y: float
    kind: str
    words: str


@dataclass(frozen=True)
class TreeBox:
    """A body's box: its corner and height, its lines (the name in one or two, then the note), where it leads."""

    x: int
    y: float
    height: int
    texts: tuple[TreeText, ...]
    lead: bool
    vacant: bool
    title: str
    href: str


@dataclass
class Tree:
    """The picture: boxes, and lines as SVG paths (with whether the tie leads outside the partnership)."""

    boxes: list[TreeBox] = field(default_factory=list)
    lines: list[tuple[str, bool]] = field(default_factory=list)
    width: int = 0
    height: float = 0
    box_width: int = _BOX_WIDTH


def structure(roots: Sequence[Mapping[str, Any]]) -> Tree:
    """Bodies as a tree from left to right, each parent in the middle of its children.

    Args:
        roots: mappings of `name`, `note` (kind, chair), `vacant` (no chair), `outside` (a dotted tie; at the root, not
            drawn as one that leads), `href` and `children` (the same again).
    """
    tree = Tree()
    top = 2.0
    for root in roots:
        top = _place(tree, root, depth=0, top=top)[1]
    tree.width = max((box.x for box in tree.boxes), default=0) + _BOX_WIDTH + 2
    tree.height = top
    return tree


def _place(tree: Tree, body: Mapping[str, Any], depth: int, top: float) -> tuple[float, float]:
    """Draw one body and all beneath it from `top` down; the y of its middle, and where the next may begin."""
    said = _said_of(body)
    height = _box_height(body)
    # A box taller than all its children stands level with the middle of them, so they begin lower.
    below = top + max(0.0, (height - _tall(body) + _GAP_DOWN) / 2) if body.get("children") else top
    middles = []
    for child in body.get("children", ()):
        middle, below = _place(tree, child, depth + 1, below)
        middles.append((middle, bool(child.get("outside"))))
    middle = (middles[0][0] + middles[-1][0]) / 2 if middles else top + height / 2
    x = depth * (_BOX_WIDTH + _GAP_ACROSS) + 1
    for child_middle, outside in middles:
        bend, end = x + _BOX_WIDTH + _GAP_ACROSS // 2, x + _BOX_WIDTH + _GAP_ACROSS
        tree.lines.append((f"M{x + _BOX_WIDTH} {middle:g}H{bend}V{child_middle:g}H{end}", outside))
    first = middle - _LINE * (len(said) - 1) / 2 + 5
    tree.boxes.append(
        TreeBox(
            x=x,
            y=middle - height / 2,
            height=height,
            texts=tuple(TreeText(x + 12, first + _LINE * n, kind, words) for n, (kind, words) in enumerate(said)),
            lead=depth == 0 and not body.get("outside"),
            vacant=bool(body.get("vacant")),
            title=": ".join(part for part in (body["name"], body.get("note", "")) if part),
            href=body.get("href", ""),
        )
    )
    return middle, max(below, middle + height / 2 + _GAP_DOWN)


def _said_of(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The lines of a body's box: (kind, words)."""
    name = [("name", line) for line in _in_lines(body["name"], "name", 2)]
    return name + [("note", line) for line in _in_lines(body.get("note", ""), "note", 1)]


def _box_height(body: Mapping[str, Any]) -> int:
    return _LINE * len(_said_of(body)) + 14


def _tall(body: Mapping[str, Any]) -> float:
    """How much height all beneath a body takes, gaps included."""
    children = body.get("children", ())
    return sum(max(_box_height(child) + _GAP_DOWN, _tall(child)) for child in children)


def _in_lines(words: str, kind: str, most: int) -> list[str]:
    """Words broken to fit their box; what does not fit `most` lines ends in an ellipsis (the list has it whole)."""
    return textwrap.wrap(words, _LETTERS[kind], max_lines=most, placeholder=" …")

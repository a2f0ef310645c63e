"""The look's pictures as SVG that stands alone: the places come from `ui.charts`, the colours are written in.

Pure text; every word from outside is escaped. What a picture shows is said beside it in words.
"""

from __future__ import annotations

import math
from html import escape

from sightline.papers.rendering import colours
from sightline.ui.charts import Bar, Strip, StripQuarter

_FILLS = {"good": "#0f7a52", "warn": "#d79b00", "bad": "#6e1f1f", "info": "#3f6f95", "none": "#9aa5ad"}
_ON_FILL = {"warn": colours.INK, "none": colours.INK}  # elsewhere white
_FACE = 'font-family="Arial, Liberation Sans, Helvetica, sans-serif"'
_WIDTH, _BAR, _KEY_LINE, _LETTER = 640, 30, 22, 7.4
_QUARTER, _GAP, _HEAD = 240, 10, 42


def distribution(bar: Bar) -> str:
    """One bar whose parts make up its length, with the number in each and a key under it."""
    drawn, x_scale = [], _WIDTH / 100
    for part in bar.parts:
        x, width = part.x * x_scale, part.width * x_scale
        fill = _FILLS.get(part.kind, _FILLS["none"])
        drawn.append(f'<rect x="{x:.1f}" width="{max(width - 2, 1):.1f}" height="{_BAR}" fill="{fill}"/>')
        if width > 20:
            ink = _ON_FILL.get(part.kind, "#fff")
            middle = f'x="{x + width / 2 - 1:.1f}" y="20" text-anchor="middle" font-size="14" font-weight="bold"'
            drawn.append(f'<text {middle} fill="{ink}">{part.count}</text>')
    if not bar.parts:
        drawn.append(f'<rect width="{_WIDTH}" height="{_BAR}" fill="{colours.GROUND}"/>')
    key = [(f"{part.count} {part.label}", _FILLS.get(part.kind, _FILLS["none"])) for part in bar.parts]
    written, bottom = _key(key or [(bar.summary, colours.GROUND)], _BAR + 18)
    return _svg(_WIDTH, bottom, [*drawn, *written])


def _key(entries: list[tuple[str, str]], top: int) -> tuple[list[str], int]:
    """Squares with words, as many in a line as fit; and where the picture ends."""
    drawn, x, y = [], 0.0, top
    for words, fill in entries:
        width = 20 + len(words) * _LETTER + 18
        if x and x + width > _WIDTH:
            x, y = 0.0, y + _KEY_LINE
        drawn.append(f'<rect x="{x:.1f}" y="{y - 11}" width="13" height="13" rx="2" fill="{fill}"/>')
        drawn.append(f'<text x="{x + 19:.1f}" y="{y}" font-size="14" fill="{colours.INK}">{escape(words)}</text>')
        x += width
    return drawn, y + 8


def quarter_strip(strip: Strip, brand: str) -> str:
    """A year of milestones by month under its quarters, four to a row, today's line, and a key."""
    across = min(len(strip.quarters), 4) or 1
    high = _HEAD + strip.height_with_words + 12
    rows = math.ceil(len(strip.quarters) / 4) or 1
    drawn = []
    for place, quarter in enumerate(strip.quarters):
        x, y = (place % 4) * (_QUARTER + _GAP), (place // 4) * high
        drawn.append(f'<g transform="translate({x} {y})">{_quarter(quarter, strip.height, brand)}</g>')
    drawn.append(f'<g transform="translate(10 {rows * high + 8})">{_marks_key(strip.states, brand)}</g>')
    return _svg(across * (_QUARTER + _GAP) - _GAP, rows * high + 22, drawn)


def _quarter(quarter: StripQuarter, height: int, brand: str) -> str:
    share = f" · {quarter.share}% of the year" if quarter.heavy else ""
    ink = _FILLS["bad"] if quarter.heavy else colours.INK
    ground = "#fbeeeb" if quarter.heavy else colours.GROUND
    drawn = [
        f'<text y="15" font-size="14" font-weight="bold" fill="{ink}">{escape(quarter.label + share)}</text>',
        f'<text y="33" font-size="14" fill="{ink}">{escape(quarter.load)}</text>',
        f'<g transform="translate(0 {_HEAD})"><rect width="{_QUARTER}" height="{height}" fill="{ground}"/>',
        f'<path d="M80 0v{height}M160 0v{height}" stroke="#fff" stroke-width="2"/>',
    ]
    if quarter.today_x is not None:
        drawn.append(f'<path d="M{quarter.today_x} 0v{height + 22}" stroke="{colours.INK}" stroke-width="2"/>')
    drawn += [_mark(one.state, one.x, one.y, brand) for one in quarter.marks]
    name = f'y="{height + 16}" font-size="13" fill="{colours.QUIET}"'
    drawn += [f'<text x="{x}" {name}>{escape(month)}</text>' for month, x in quarter.months]
    if quarter.today_word_x is not None:
        at = f'x="{quarter.today_word_x}" y="{height + 33}" text-anchor="middle"'
        drawn.append(f'<text {at} font-size="13" font-weight="bold" fill="{colours.INK}">today</text>')
    return "".join([*drawn, "</g>"])


def _mark(state: str, x: int, y: int, brand: str) -> str:
    """A milestone's mark: its shape says what its colour says."""
    ring = f'<circle r="6" fill="#fff" stroke="{brand}" stroke-width="2"/>'
    inside = {
        "met": f'<circle r="7" fill="{_FILLS["good"]}"/>',
        "due": ring,
        "passed": f'{ring}<path d="M-3 0h6" stroke="{brand}" stroke-width="2"/>',
        "late": f'<path d="M0-8 8.5 7h-17z" fill="{_FILLS["bad"]}"/>',
        "missed": f'<path d="M-5-5 5 5M5-5-5 5" fill="none" stroke="{_FILLS["bad"]}" stroke-width="2"/>',
        "moved": f'<path d="M-7 0h14M2-5l5 5-5 5" fill="none" stroke="{_FILLS["bad"]}" stroke-width="2"/>',
    }[state]
    return f'<g transform="translate({x} {y})">{inside}</g>'


def _marks_key(states: tuple[tuple[str, str], ...], brand: str) -> str:
    drawn, x = [], 0.0
    for state, words in states:
        drawn.append(_mark(state, round(x), 0, brand))
        drawn.append(f'<text x="{x + 14:.1f}" y="5" font-size="14" fill="{colours.INK}">{escape(words)}</text>')
        x += 14 + len(words) * _LETTER + 30
    return "".join(drawn)


def _svg(width: float, height: float, inside: list[str]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" {_FACE}>{"".join(inside)}</svg>'

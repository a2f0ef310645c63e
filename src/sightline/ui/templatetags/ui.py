"""Tags and filters of the house's templates: `{% load ui %}`."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from django import forms, template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from sightline.ui.forms import DateWidget, Problem, problems_of

register = template.Library()


@register.simple_tag(takes_context=True)
def problems_on_page(context: Context) -> list[Problem]:
    """What the error summary lists: of `form`, `formset` and each of `forms`, and `problems` said by the view."""
    asked = [context.get("form"), context.get("formset"), *(context.get("forms") or [])]
    found: list[Problem] = []
    for one in asked:
        if one is not None and getattr(one, "is_bound", False):
            found += problems_of(one)
    return found + [Problem(text=said["text"], href=said.get("href", "")) for said in context.get("problems") or []]


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """31 December 2017. Empty for None."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B} {value.year}"


@register.filter
def short_day(value: dt.date | None) -> str:
    """31 Dec 2017, where a column is narrow."""
    return "" if value is None else f"{value.day} {value:%b} {value.year}"


@register.filter
def moment(value: dt.datetime | None) -> str:
    """31 December 2017 at 9:05am, in the United Kingdom's time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    half = "am" if local.hour < 12 else "pm"
    return f"{day(local)} at {local.hour % 12 or 12}:{local:%M}{half}"


@register.filter
def count_of(number: int, words: str) -> str:
    """`{{ 3|count_of:"action,actions" }}` is "3 actions"; nought is "no actions"."""
    one, many = words.split(",")
    return f"{number or 'no'} {one if number == 1 else many}"


@register.filter
def look_up(mapping: Any, key: Any) -> Any:
    """The value under a key that is itself a variable; empty where there is none."""
    return mapping.get(key, "")


# --- parts with markup inside ---


@register.simple_block_tag
def fold(content: str, summary: str, open: bool = False) -> str:
    """`{% fold "Fourteen as their owners say" %}…{% endfold %}`: folded away on the screen, open in print."""
    drawn = '<details class="ui-fold"{}><summary>{}</summary><div>{}</div></details>'
    return format_html(drawn, " open" if open else "", summary, content)


@register.simple_block_tag
def as_printed(content: str, words: str, place: str = "", found: str = "", label: str = "") -> str:
    """A cell as the document has it, beside what was made of it (the markup inside: facts or a form's fields).

    `words` keeps its lines; `label` says what they are where "As printed" is not enough; `place` says where they stand
    ("Table 2, row 4, Timescale"); `found`, where it occurs in `words`, is marked.
    """
    cell = {"words": words, "label": label, "place": place, "found": found}
    printed = render_to_string("ui/components/printed.html", cell)
    return format_html('<div class="ui-beside">{}<div class="ui-reading">{}</div></div>', printed, content)


@register.filter
def marking(words: str, found: str) -> str:
    """`words` escaped, with the first occurrence of `found` marked."""
    before, hit, after = words.partition(found) if found else (words, "", "")
    return format_html("{}<mark>{}</mark>{}", before, hit, after) if hit else escape(words)


# --- for the house's own templates ---


@register.filter
def as_cells(row: Iterable[Any], columns: Iterable[Any] = ()) -> str:
    """The cells of a table's row, the first of them its header; see the component `table` for what a cell may be.

    Each carries the name of its column, which stands before it where a phone shows the row as a block.

    Written here rather than in the template, and escaped by hand, because a hundred rows are five hundred cells:
    a fifth of the time. `_escaped` is applied to every word that comes from outside this file.
    """
    labels = [_escaped(column.get("text") if isinstance(column, Mapping) else column) for column in columns]
    return SafeString(
        "".join(_cell(cell, label, first=not place) for place, (cell, label) in enumerate(zip_longest(row, labels)))
    )


def _escaped(value: Any) -> str:
    """Words as HTML; None is no words. What is already marked safe stays as it is."""
    if hasattr(value, "__html__"):
        return value.__html__()
    return "" if value is None else html.escape(str(value))


def _cell(cell: Any, label: str | None, *, first: bool) -> str:
    if not isinstance(cell, Mapping):
        cell = {"text": cell}
    inside = _escaped(cell.get("text"))
    if href := cell.get("href"):
        inside = f'<a class="govuk-link" href="{_escaped(href)}">{inside}</a>'
    if tag := cell.get("tag"):
        kind = _escaped(tag.get("kind") or "none")
        inside += f' <strong class="ui-tag ui-tag--{kind}">{_escaped(tag["text"])}</strong>'
    if note := cell.get("note"):
        inside += f' <span class="ui-note">{_escaped(note)}</span>'
    if first:
        return f'<th scope="row" class="govuk-table__header">{inside}</th>'
    numeric = " govuk-table__cell--numeric" if cell.get("numeric") else ""
    named = f' data-label="{label}"' if label else ""
    return f'<td class="govuk-table__cell{numeric}"{named}>{inside}</td>'


@register.filter
def is_wrong(widget: dict[str, Any]) -> bool:
    """Whether the field drawn has an error (Django marks it aria-invalid, a name templates cannot spell)."""
    return widget["attrs"].get("aria-invalid") == "true"


@register.filter
def kind_of(field: forms.BoundField) -> str:
    """ "date" for the three boxes, "checkbox" for a single tick, else ""."""
    widget = field.field.widget
    if isinstance(widget, DateWidget):
        return "date"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else ""


@register.filter
def is_optional(field: forms.BoundField) -> bool:
    """Whether to say "(optional)": what must be filled in is the rule, and the exception is marked.

    A form whose every field may stay empty (a filter) sets `mark_optional = False`.
    """
    return not field.field.required and getattr(field.form, "mark_optional", True)

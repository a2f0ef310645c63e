"""How every form looks and what it asks: the renderer, our fields, and the list behind the error summary.

`{{ form }}` is accessible as it stands: label, hint, error, each tied to its field; fieldsets where a question has
several inputs. Django's own widgets keep their names; only their templates are ours.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.forms.renderers import TemplatesSetting

from sightline.kit.refusals import Refusal

_DRAWN_BY_US = {
    f"django/forms/widgets/{django_name}.html": f"ui/forms/{ours}.html"
    for django_name, ours in {
        "text": "input",
        "email": "input",
        "number": "input",
        "tel": "input",
        "url": "input",
        "search": "input",
        "password": "input",
        "date": "input",
        "time": "input",
        "datetime": "input",
        "textarea": "textarea",
        "select": "select",
        "radio": "radios",
        "checkbox": "checkbox",
        "checkbox_select": "checkboxes",
        "file": "file",
        "clearable_file_input": "file",
    }.items()
}


_HOURS = ("%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I.%M%p", "%I%p")


class Renderer(TemplatesSetting):
    """Draws forms, fields and Django's widgets with the templates in `ui/forms`, allauth's forms too."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(_DRAWN_BY_US.get(template_name, template_name))


@dataclass(frozen=True)
class Problem:
    """One line of the error summary: what is wrong, and the address of the field on the page."""

    text: str
    href: str


def problems_of(form: forms.BaseForm | BaseFormSet) -> list[Problem]:
    """The errors of a bound form or formset in the page's order; what concerns the whole points at the first field."""
    if isinstance(form, BaseFormSet):
        whole = [Problem(text, "") for text in form.non_form_errors()]
        return whole + [problem for one in form.forms for problem in problems_of(one)]
    if not form.errors:
        return []
    shown = [field for field in form if not field.is_hidden]
    first = f"#{_target(shown[0])}" if shown else ""
    found = [Problem(str(text), first) for text in form.non_field_errors()]
    for field in form:
        href = first if field.is_hidden else f"#{_target(field)}"
        found += [Problem(str(text), href) for text in field.errors]
    return found


def _target(field: forms.BoundField) -> str:
    """The id of the input to go to: the part of a date that is wrong, the first of several choices."""
    at = field.auto_id
    widget = field.field.widget
    if isinstance(widget, DateWidget):
        return f"{at}_{_wrong_parts(field)[0]}"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{at}_0"
    return at


class Says(str):
    """A choice's label with a hint under it: `Says("A correction", hint="The document was read wrongly.")`."""

    hint: str

    def __new__(cls, text: str, hint: str = "") -> Says:
        made = super().__new__(cls, text)
        made.hint = hint
        return made


_LIMITS = {
    "min_value": "must be {} or more",
    "max_value": "must be {} or less",
    "max_length": "can have at most {} characters",
}


class InWords(forms.BaseForm):
    """Says what is missing by the field's name: "Enter the meeting", "Choose the body", never "This field is required".

    A field with its own `error_messages["required"]` keeps it. `sections` may list the fieldsets of a long form as
    (title, text, field names); fields that no section names come first.
    """

    sections_of: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_in_words()

    def refuse(self, refused: Refusal, field: str | None = None) -> None:
        """An action's refusal as this form's: at the field that it is about; else at `field`, or at the top."""
        for reason in refused.reasons:
            self.add_error(refused.field if refused.field in self.fields else field, reason)

    def ask_in_words(self) -> None:
        """Gives each field its own words for being empty; a form that adds fields once it is made calls it again."""
        for name, field in self.fields.items():
            own = field.error_messages.get("required")
            label = str(field.label) if field.label else name.replace("_", " ")
            if own == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _asks_for(field, label)
            for code, said in _LIMITS.items():
                if (limit := getattr(field, code, None)) is not None:
                    field.error_messages.setdefault(code, f"{label.removesuffix('?')} {said.format(limit)}")

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The fieldsets with their bound fields, for the template, the hidden ones aside; empty where it is short."""
        if not self.sections_of:
            return []
        named = {name for _, _, names in self.sections_of for name in names}
        rest = [self[name] for name in self.fields if name not in named and not self[name].is_hidden]
        first = [{"title": "", "text": "", "fields": rest}] if rest else []
        return first + [
            {"title": title, "text": text, "fields": [self[name] for name in names if name in self.fields]}
            for title, text, names in self.sections_of
        ]


class Form(InWords, forms.Form):
    """The form to inherit from."""


class ModelForm(InWords, forms.ModelForm):
    """The form of one row."""


# Before a label that begins so there is no "the".
_NO_ARTICLE = {"a", "an", "the", "your", "this", "what", "which", "who", "whose", "how", "when", "where"}


class HourField(forms.TimeField):
    """A time of day as people type it: 14:00, 2pm, 2.30 pm."""

    def __init__(self, **kwargs: Any) -> None:
        label = kwargs["label"]
        super().__init__(
            input_formats=_HOURS,
            widget=forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"}),
            error_messages={
                "required": f"Enter when it {label.lower()}",
                "invalid": f"{label} must be a time, such as 14:00 or 2pm",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Capitals and spaces do not count."""
        return super().to_python("".join(value.upper().split()) if isinstance(value, str) else value)


def area(rows: int) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def narrow(width: int) -> forms.TextInput:
    """An input as wide as so many characters (2, 3, 4, 5, 10, 20 or 30)."""
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})


def revision_field() -> forms.IntegerField:
    """Which state of the thing the form was drawn from."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def _asks_for(field: forms.Field, label: str) -> str:
    """What to do about an empty field, in its own words."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on"
    verb = "Choose" if isinstance(field, forms.ChoiceField | forms.FileField) else "Enter"
    first = label.split()[0].lower()
    if first == "why":
        return f"Say {_lower_first(label)}"
    article = "" if first in _NO_ARTICLE else "the "
    return f"{verb} {article}{_lower_first(label)}"


class Swatches(forms.RadioSelect):
    """Colours of `ui.palette` to choose from by name, each beside a patch of itself."""

    template_name = "ui/forms/swatches.html"


# --- a date in three boxes ---

_PARTS = ("day", "month", "year")
_MONTHS = [name.lower() for name in calendar.month_name]  # month_name[0] is empty


class DateWidget(forms.Widget):
    """Day, month and year in three boxes, which nobody mistypes and every phone shows numbers for."""

    template_name = "ui/forms/date.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | str | None:
        """The three boxes as typed; or one ISO date under the plain name, as links and the benchmark send it."""
        typed = {part: str(data.get(f"{name}_{part}", "")).strip() for part in _PARTS}
        if any(f"{name}_{part}" in data for part in _PARTS):
            return typed
        return data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in _PARTS)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = _typed(value)
        wrong = context["widget"]["attrs"].pop("wrong", ())
        context["widget"]["parts"] = [
            {
                "name": part,
                "label": part.capitalize(),
                "value": typed[part],
                "width": 4 if part == "year" else 2,
                "wrong": part in wrong,
            }
            for part in _PARTS
        ]
        return context


def _typed(value: Any) -> dict[str, str]:
    """What stands in the three boxes for a date, an ISO date in words, or what was typed before."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and value:
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
    return dict.fromkeys(_PARTS, "")


class _BoundDate(forms.BoundField):
    """Tells the widget which boxes to mark."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        return {**built, "wrong": _wrong_parts(self)} if self.errors else built


class DateField(forms.Field):
    """A date typed as day, month (number or name) and year.

    Its errors say which part is wrong, as the GOV.UK pattern words them: "Date due must include a month", "Date due
    must be a real date", "The year must have 4 numbers". `first` and `last` bound it, both ends allowed.
    """

    widget = DateWidget
    bound_field_class = _BoundDate

    def __init__(self, *, first: dt.date | None = None, last: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.first, self.last = first, last

    def _name(self) -> str:
        return str(self.label) if self.label else "Date"

    def to_python(self, value: Any) -> dt.date | None:
        """Raises ValidationError with the words of the first thing wrong."""
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        typed = value if isinstance(value, dict) else _typed(value)
        if not isinstance(value, dict) and value and not any(typed.values()):
            raise ValidationError(f"{self._name()} must be a real date", code="invalid", params={"parts": _PARTS})
        if not any(typed.values()):
            return None
        missing = [part for part in _PARTS if not typed[part]]
        if missing:
            raise ValidationError(
                f"{self._name()} must include a {' and a '.join(missing)}", code="part", params={"parts": missing}
            )
        wrong = _not_numbers(typed)
        if "year" in wrong:
            raise ValidationError("The year must have 4 numbers", code="year", params={"parts": ("year",)})
        try:
            return dt.date(_number(typed["year"]), _month(typed["month"]), _number(typed["day"]))
        except ValueError:
            parts = wrong or _PARTS
            raise ValidationError(
                f"{self._name()} must be a real date", code="invalid", params={"parts": parts}
            ) from None

    def validate(self, value: dt.date | None) -> None:
        """Raises ValidationError where it is required and empty, or outside its bounds."""
        if value is None and self.required:
            raise ValidationError(_asks_for(self, self._name()), code="required", params={"parts": _PARTS})
        if value and self.first and value < self.first:
            raise ValidationError(
                f"{self._name()} must be {_words(self.first)} or after", code="early", params={"parts": _PARTS}
            )
        if value and self.last and value > self.last:
            raise ValidationError(
                f"{self._name()} must be {_words(self.last)} or before", code="late", params={"parts": _PARTS}
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def _number(typed: str) -> int:
    """The number that plain digits make; 0, which no part of a date is, for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def _month(typed: str) -> int:
    """A month's number from its digits or from three or more letters of its name; 0 where it is none."""
    if len(typed) < 3:
        return _number(typed)
    return next((number for number, name in enumerate(_MONTHS) if name.startswith(typed.lower())), 0)


def _not_numbers(typed: dict[str, str]) -> list[str]:
    """The parts that cannot be what they should be, whatever the others say."""
    wrong = []
    if not 1 <= _number(typed["day"]) <= 31:
        wrong.append("day")
    if not 1 <= _month(typed["month"]) <= 12:
        wrong.append("month")
    if not 1000 <= _number(typed["year"]) <= 9999:
        wrong.append("year")
    return wrong


def _wrong_parts(field: forms.BoundField) -> tuple[str, ...]:
    """Which boxes of a date to mark; all three where the error concerns the whole."""
    for error in field.errors.as_data() if field.errors else ():
        parts = (error.params or {}).get("parts")
        if parts:
            return tuple(parts)
    return _PARTS


def _lower_first(words: str) -> str:
    """ "Date due" -> "date due"; initials keep their capitals."""
    return words if words[:2].isalpha() and words[:2].isupper() else words[:1].lower() + words[1:]


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"

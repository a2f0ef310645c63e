"""A section of a questionnaire as a form: drawn, checked, and given back as plain answers.

    form = AskingForm(request.POST or None, questionnaire=questionnaire, section=section, given=answers)
    if form.is_valid():
        answers = settled(questionnaire, [*form.elsewhere, *form.answers])

What is not asked after the answers to earlier sections is left out. What hangs on a question of the same section
follows it with the condition in words; where there is script it hides until it applies, and either way what is sent to
a question that does not apply is dropped. Every page works with the answers carried from page to page (`carried`), so
that nothing need be stored before the end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core import signing

from sightline.privacy.forms import ScannedForm
from sightline.questions.forms.pictures import pictured
from sightline.questions.rules.asking import (
    Answer,
    PutQuestion,
    PutSection,
    Questionnaire,
    chosen_in,
    condition_words,
    is_asked,
    settled,
)
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS, QuestionKind
from sightline.ui.forms import DateField, Form

SHORT, LONG = 200, 5000  # characters of a short and of a long answer
_SALT = "questions.carried"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question on its page: its field, and where it hangs on another of the same page, on which of its options."""

    question: PutQuestion
    field: forms.BoundField
    hangs_on: str = ""
    any_of: str = ""


class AskingForm(ScannedForm, Form):
    """One section's questions. `given` are the answers so far, to this section's questions too: it begins with them."""

    template_name = "questions/asking.html"
    mark_optional = False  # said in the label, and only where some questions must be answered
    # Whether a reason lets words stand that read like an identifier: nobody can review those of somebody unknown.
    may_keep: ClassVar[bool] = True

    def __init__(
        self,
        *args: Any,
        questionnaire: Questionnaire,
        section: PutSection,
        given: Sequence[Answer] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        here = {question.id for question in section.questions}
        self.elsewhere = [answer for answer in settled(questionnaire, given) if answer.asked_id not in here]
        self._before = chosen_in(questionnaire, self.elsewhere)
        own: dict[str, PutQuestion] = {}
        for question in section.questions:
            if is_asked(question, self._before) or (question.condition and question.condition.question in own):
                own[question.uid] = question
        self._own = own
        some_must = any(question.required for question in own.values())
        for question in own.values():
            answers = [answer for answer in given if answer.asked_id == question.id]
            field = _field(question, _label(question, some_must))
            field.help_text = _help(question, own.values())
            field.initial = _initial(question, answers)
            self.fields[_name(question)] = field
        self.ask_in_words()

    @property
    def drawn(self) -> list[Drawn]:
        """The questions with their fields, for the template."""
        return [
            Drawn(
                question,
                self[_name(question)],
                _name(self._own[condition.question]) if (condition := self._hangs(question)) else "",
                " ".join(sorted(condition.any_of)) if condition else "",
            )
            for question in self._own.values()
        ]

    def _hangs(self, question: PutQuestion) -> Any:
        """Its condition, where that is on a question of this page."""
        condition = question.condition
        return condition if condition and condition.question in self._own else None

    def clean(self) -> dict[str, Any]:
        """Drops what was sent to questions that do not apply; asks for what must be answered and does."""
        given = super().clean()
        chosen = dict(self._before)
        for question in self._own.values():
            name = _name(question)
            if not is_asked(question, chosen):
                self._errors.pop(name, None)
                self._found.pop(name, None)
                given.pop(name, None)
                continue
            value = given.get(name)
            if question.kind in CHOSEN:
                keys = frozenset(value if isinstance(value, list) else [value] if value else [])
                chosen[question.uid] = keys
                if len(keys) > 1 and keys & NO_ANSWERS:
                    self.add_error(name, f"Choose either answers or “{_no_answer(question, keys)}”, not both")
            if question.required and value in (None, "", []) and name not in self.errors:
                self.add_error(name, _asks_for(question))
        return given

    @property
    def answers(self) -> list[Answer]:
        """What was answered in this section, once it is valid."""
        found: list[Answer] = []
        for question in self._own.values():
            value = self.cleaned_data.get(_name(question))
            if value in (None, "", []):
                continue
            if question.kind in CHOSEN:
                keys = value if isinstance(value, list) else [value]
                found += [Answer(question.id, option=key) for key in keys]
            elif question.kind == QuestionKind.NUMBER:
                found.append(Answer(question.id, number=value))
            elif question.kind == QuestionKind.DATE:
                found.append(Answer(question.id, date=value))
            else:
                found.append(Answer(question.id, text=value))
        return found


class AskingSomebodyForm(AskingForm):
    """The same for somebody whom nobody knows: words that read like an identifier must be other words."""

    may_keep = False


def carried(answers: Iterable[Answer]) -> str:
    """Answers as a sealed text for a hidden field: they stay with who answers until the end, and cannot be altered."""
    rows = [
        [one.asked_id, one.option, str(one.number) if one.number is not None else "", _iso(one.date), one.text]
        for one in answers
    ]
    return signing.dumps(rows, salt=_SALT, compress=True)


def brought(text: str) -> list[Answer]:
    """The answers that `carried` sealed; none for nothing. Raises signing.BadSignature for what it did not seal."""
    if not text:
        return []
    return [
        Answer(
            asked_id,
            option,
            Decimal(number) if number else None,
            dt.date.fromisoformat(date) if date else None,
            words,
        )
        for asked_id, option, number, date, words in signing.loads(text, salt=_SALT)
    ]


class _AnswerDate(DateField):
    """A date whose errors name the question."""

    def __init__(self, text: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._text = text

    def _name(self) -> str:
        return f"The answer to “{self._text}”"


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _name(question: PutQuestion) -> str:
    return f"q{question.id}"


def _label(question: PutQuestion, some_must: bool) -> str:
    return question.text if question.required or not some_must else f"{question.text} (optional)"


def _help(question: PutQuestion, page: Iterable[PutQuestion]) -> str:
    """What stands under a question: when it is asked, its help, and the bounds of a number."""
    when = condition_words(question, page)
    return ". ".join(part.strip().removesuffix(".") for part in (when, question.help) if part.strip())


def _asks_for(question: PutQuestion) -> str:
    """What to do about a question that must be answered, by its own words."""
    if question.kind == QuestionKind.MANY:
        return f"Choose at least one answer to “{question.text}”"
    return f"{'Choose an' if question.kind in CHOSEN else 'Give an'} answer to “{question.text}”"


def _no_answer(question: PutQuestion, keys: frozenset[str]) -> str:
    return next(option.text for option in question.choices if option.key in keys & NO_ANSWERS)


def _field(question: PutQuestion, label: str) -> forms.Field:
    """The field of a question; whether it must be answered is settled once it is known whether it is asked."""
    if question.kind in CHOSEN:
        return _choice(question, label)
    said: dict[str, Any] = {"label": label, "required": False}
    if question.kind == QuestionKind.NUMBER:
        box = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal", "autocomplete": "off"})
        return forms.DecimalField(
            **said,
            min_value=question.lowest,
            max_value=question.highest,
            max_digits=12,
            decimal_places=2,
            widget=box,
            error_messages={
                "invalid": f"The answer to “{question.text}” must be a number, such as 12",
                "min_value": f"The answer to “{question.text}” must be {_plain(question.lowest)} or more",
                "max_value": f"The answer to “{question.text}” must be {_plain(question.highest)} or less",
                "max_digits": f"The answer to “{question.text}” is too long a number",
                "max_whole_digits": f"The answer to “{question.text}” is too long a number",
                "max_decimal_places": f"The answer to “{question.text}” can have at most 2 decimal places",
            },
        )
    if question.kind == QuestionKind.DATE:
        return _AnswerDate(question.text, **said)
    long = question.kind == QuestionKind.LONG_TEXT
    most = LONG if long else SHORT
    words = f"The answer to “{question.text}” can have at most {most:,} characters"
    widget = forms.Textarea(attrs={"rows": 5}) if long else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(**said, max_length=most, widget=widget, error_messages={"max_length": words})


def _choice(question: PutQuestion, label: str) -> forms.Field:
    choices = [(option.key, pictured(option.picture, option.text)) for option in question.choices]
    said: dict[str, Any] = {
        "label": label,
        "required": False,
        "choices": choices,
        "error_messages": {"invalid_choice": f"Choose one of the answers to “{question.text}”"},
    }
    if question.kind == QuestionKind.MANY:
        return forms.MultipleChoiceField(**said, widget=forms.CheckboxSelectMultiple)
    look = {QuestionKind.SCALE: "ui-scale", QuestionKind.YES_NO: "govuk-radios--inline"}.get(question.kind, "")
    if any(option.picture for option in question.options):
        look = "ui-scale ui-scale--pictured"
    return forms.ChoiceField(**said, widget=forms.RadioSelect(attrs={"class": look} if look else {}))


def _initial(question: PutQuestion, answers: Sequence[Answer]) -> Any:
    """What the field begins with: what was answered before."""
    if question.kind == QuestionKind.MANY:
        return [answer.option for answer in answers]
    for answer in answers:
        if question.kind in CHOSEN:
            return answer.option
        if question.kind == QuestionKind.NUMBER:
            return _plain(answer.number)
        return answer.date if question.kind == QuestionKind.DATE else answer.text
    return None


def _plain(number: Decimal | None) -> str:
    """A number as people write it: 10, not 10.00."""
    return "" if number is None else f"{number.normalize():f}"

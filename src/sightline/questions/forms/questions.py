"""A question as it is built: first its kind, then its words and answers; when it is asked; and scores over several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict

from sightline.questions.forms.instruments import hidden
from sightline.questions.rules.asking import NO_ANSWER_WORDS
from sightline.questions.rules.document import HELP, MOST_OPTIONS, OPTION, TEXT
from sightline.questions.rules.editing import keyed
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS, InstrumentKind, QuestionKind, Split
from sightline.questions.rules.pictures import PICTURES
from sightline.questions.rules.presets import PRESETS
from sightline.ui.forms import Form, Says, area

Json = Any

_HINTS = {
    QuestionKind.SCALE: "Steps from one end to the other, such as agree to disagree, or faces",
    QuestionKind.GRADE: "Such as outstanding to inadequate",
    QuestionKind.YES_NO: "",
    QuestionKind.ONE: "Answers of your own, of which one is chosen",
    QuestionKind.MANY: "Answers of your own, any of which are ticked",
    QuestionKind.NUMBER: "",
    QuestionKind.DATE: "",
    QuestionKind.SHORT_TEXT: "One line",
    QuestionKind.LONG_TEXT: "A box for several lines",
}


def beginnings() -> list[tuple[str, str]]:
    """What a question may begin from: a set of answers that is asked often, or a kind."""
    begun: list[tuple[str, str]] = []
    for kind in QuestionKind:
        ready = [(f"preset-{key}", one) for key, one in PRESETS.items() if one.kind == kind]
        begun += [(value, Says(f"{kind.label}: {_lower(one.name)}", hint=_shown(one))) for value, one in ready]
        if kind not in (QuestionKind.YES_NO, QuestionKind.GRADE):
            words = f"{kind.label}: your own steps" if kind == QuestionKind.SCALE else kind.label
            begun.append((kind.value, Says(words, hint=_HINTS[kind])))
    return begun


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _shown(preset: Any) -> str:
    """The answers of a set, as a hint."""
    return ", ".join(words for _, words, _ in preset.options)


class BeginForm(Form):
    """What kind of answer a new question has."""

    begin = forms.ChoiceField(label="What does an answer look like?", choices=beginnings, widget=forms.RadioSelect)


def begun(value: str) -> dict[str, Json]:
    """The beginning of a question in the format of rules/document, from what was chosen."""
    made: dict[str, Json] = {"text": "", "help": "", "options": [], "positive": []}
    if value.startswith("preset-"):
        preset = PRESETS[value.removeprefix("preset-")]
        made["kind"] = preset.kind.value
        made["options"] = [{"key": key, "text": words, "picture": pic} for key, words, pic in preset.options]
        made["positive"] = list(preset.positive)
    else:
        made["kind"] = QuestionKind(value).value
        if made["kind"] in CHOSEN:
            made["options"] = [{"key": "", "text": "", "picture": ""} for _ in range(3)]
    return made


class QuestionForm(Form):
    """A question's words, and how it is asked; its answers are rows beneath."""

    text = forms.CharField(label="Question", max_length=TEXT, widget=area(2))
    help = forms.CharField(label="Help under it", required=False, max_length=HELP, widget=area(2))
    required = forms.BooleanField(
        label="It must be answered", required=False, help_text="Use it seldom: who cannot answer gives up, or guesses."
    )
    not_applicable = forms.BooleanField(
        label="Offer “Not applicable”", required=False, help_text="Whoever chooses it stands in no share."
    )
    not_enough = forms.BooleanField(
        label="Offer “Not enough evidence”", required=False, help_text="For audits: it is counted, and in no share."
    )
    lowest = forms.DecimalField(
        label="Lowest number allowed",
        required=False,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    highest = forms.DecimalField(
        label="Highest number allowed",
        required=False,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    splits = forms.ChoiceField(
        label="Are other answers compared by this one?",
        required=False,
        choices=[("", "No"), *((one.value, f"Yes: it tells the {one.label.lower()}") for one in Split)],
        help_text="For questions about who answers. Small groups are never shown by themselves.",
    )
    seen = hidden()

    def __init__(self, *args: Any, kind: QuestionKind, standard: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind not in CHOSEN:
            for name in ("not_applicable", "not_enough", "splits"):
                del self.fields[name]
        if kind != QuestionKind.NUMBER:
            del self.fields["lowest"], self.fields["highest"]
        if standard and "splits" in self.fields:
            del self.fields["splits"]

    @staticmethod
    def shown(question: Mapping[str, Json]) -> dict[str, Json]:
        """What the form begins with for a question."""
        names = ("text", "help", "required", "not_applicable", "not_enough", "lowest", "highest", "splits")
        return {name: question[name] for name in names if question.get(name) is not None}

    def definition(self, rows: AnswerRows | None, stands: Mapping[str, Json], used: Iterable[str]) -> dict[str, Json]:
        """The question in the format; `stands` as it was, of which the form knows no condition; `used` are the keys
        that its answers have or had."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "lowest", "highest")}
        for name in ("lowest", "highest"):
            value = self.cleaned_data.get(name)
            if value is not None:
                given[name] = int(value) if value == int(value) else float(value)
        made = {"kind": self.kind.value, "condition": stands.get("condition"), **given}
        if rows is not None:
            made["options"], made["positive"] = rows.options(used)
        return made


class AnswerForm(Form):
    """One answer to choose from."""

    mark_optional = False
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    text = forms.CharField(label="Answer", required=False, max_length=OPTION)
    picture = forms.ChoiceField(label="Picture", required=False, choices=[("", "None"), *PICTURES.items()])
    positive = forms.BooleanField(label="Counts as positive", required=False)


class AnswerRows(BaseFormSet):
    """The answers of a question, in their order."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Names what Django adds."""
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Place"
        form.fields["ORDER"].widget = forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"})
        form.fields["DELETE"].label = "Take it out"

    def _kept(self) -> list[AnswerForm]:
        return [one for one in self.ordered_forms if one.cleaned_data.get("text", "").strip()]

    def clean(self) -> None:
        """At least two answers, none twice."""
        if any(self.errors):
            return
        texts = [one.cleaned_data["text"].strip().casefold() for one in self._kept()]
        if len(texts) < 2:
            raise ValidationError("Give at least two answers to choose from")
        if len(set(texts)) < len(texts):
            raise ValidationError("The same answer is there twice: reword one of them, or take it out")

    def options(self, used: Iterable[str]) -> tuple[list[dict[str, str]], list[str]]:
        """The answers with their lasting keys, and which are positive."""
        kept = self._kept()
        texts = [
            (one.cleaned_data["key"], one.cleaned_data["text"].strip(), one.cleaned_data["picture"]) for one in kept
        ]
        made = keyed(texts, used)
        positive = [option["key"] for option, one in zip(made, kept, strict=True) if one.cleaned_data["positive"]]
        return made, positive


def answer_rows(question: Mapping[str, Json], data: Any = None) -> AnswerRows:
    """The rows of a question's answers, bound where there is `data`."""
    rows = formset_factory(
        AnswerForm,
        formset=AnswerRows,
        extra=0,
        can_delete=True,
        can_order=True,
        max_num=MOST_OPTIONS,
        absolute_max=MOST_OPTIONS,
        validate_max=True,
    )
    initial = [{**option, "positive": option["key"] in question["positive"]} for option in question["options"]]
    return rows(data, prefix="answers", initial=initial)


def with_another(data: Any) -> Any:
    """The posted data with one more empty row, for who has no script."""
    more = data.copy()
    total = more.get("answers-TOTAL_FORMS", "0")
    number = min(MOST_OPTIONS, int(total) + 1) if total.isdigit() else 1
    more["answers-TOTAL_FORMS"] = str(number)
    return more


def without_complaint(form: forms.BaseForm, rows: AnswerRows) -> None:
    """Lets them be drawn again as typed, without saying yet what is wrong."""
    for one in (form, *rows.forms):
        one._errors = ErrorDict()
    rows._errors, rows._non_form_errors = [one.errors for one in rows.forms], rows.error_class()


class EarlierForm(Form):
    """Which earlier question a question hangs on."""

    of = forms.ChoiceField(label="After an answer to which question?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, earlier: Sequence[Mapping[str, Json]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(question["id"], question["text"]) for question in earlier]
        self.fields["of"].choices = [("", "None: everybody is asked it"), *choices]
        self.fields["of"].required = False
        self.mark_optional = False


class ConditionForm(Form):
    """After which of an earlier question's answers a question is asked."""

    any_of = forms.MultipleChoiceField(label="Ask it only of who chose", widget=forms.CheckboxSelectMultiple)
    seen = hidden()

    def __init__(self, *args: Any, earlier: Mapping[str, Json], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(option["key"], option["text"]) for option in earlier["options"]]
        choices += [(key, NO_ANSWER_WORDS[key]) for key in sorted(NO_ANSWERS) if earlier[key]]
        self.fields["any_of"].choices = choices
        self.fields["any_of"].help_text = f"To “{earlier['text']}”"


class ScoreForm(Form):
    """A score: its name, its bands, and points for answers; a question none of whose answers has points is left out."""

    mark_optional = False
    name = forms.CharField(label="What the score is called", max_length=120, help_text="For example, “Risk”.")
    bands = forms.CharField(
        label="Bands",
        widget=area(5),
        help_text="One a line: where it begins, then its name. For example, “6 Mild risk”. A band reaches to where the"
        " next begins.",
    )
    seen = hidden()

    def __init__(self, *args: Any, questions: Sequence[Mapping[str, Json]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counted = [question for question in questions if question["options"]]
        for number, question in enumerate(self.counted):
            for option in question["options"]:
                self.fields[_points(number, option["key"])] = forms.IntegerField(
                    label=option["text"],
                    required=False,
                    min_value=-1000,
                    max_value=1000,
                    widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
                    error_messages={"invalid": f"The points for “{option['text']}” must be a whole number"},
                )
        self.ask_in_words()

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The boxes for points, by question, for the template."""
        return [
            {
                "text": question["text"],
                "fields": [self[_points(number, option["key"])] for option in question["options"]],
            }
            for number, question in enumerate(self.counted)
        ]

    def clean_bands(self) -> list[dict[str, Json]]:
        """Each line's beginning and name. Raises ValidationError for a line without one of them."""
        made = []
        for line in self.cleaned_data["bands"].splitlines():
            if not line.strip():
                continue
            first, _, name = line.strip().partition(" ")
            begins = first.rstrip(":.,;")
            if not (begins.removeprefix("-").isascii() and begins.removeprefix("-").isdigit()) or not name.strip(" :"):
                raise ValidationError(f"“{line.strip()[:60]}” must begin with a whole number, then the band’s name")
            made.append({"from": int(begins[:6]), "name": name.strip(" :")})
        return made

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where no answer has points."""
        given = super().clean()
        if not self._given(given) and not self.errors:
            self.add_error("name", "Give points to at least one answer")
        return given

    def _given(self, given: Mapping[str, Any]) -> dict[str, dict[str, int]]:
        points: dict[str, dict[str, int]] = {}
        for number, question in enumerate(self.counted):
            for option in question["options"]:
                value = given.get(_points(number, option["key"]))
                if value is not None:
                    points.setdefault(question["id"], {})[option["key"]] = value
        return points

    @property
    def score(self) -> dict[str, Json]:
        """The score in the format, once the form is valid."""
        given = self.cleaned_data
        return {"name": given["name"], "points": self._given(given), "bands": given["bands"]}

    @staticmethod
    def shown(score: Mapping[str, Json], questions: Sequence[Mapping[str, Json]]) -> dict[str, Any]:
        """What the form begins with for a score."""
        counted = [question for question in questions if question["options"]]
        points = {
            _points(number, option["key"]): score["points"].get(question["id"], {}).get(option["key"])
            for number, question in enumerate(counted)
            for option in question["options"]
        }
        bands = "\n".join(f"{band['from']} {band['name']}" for band in score["bands"])
        return {"name": score["name"], "bands": bands, **points}


def _points(number: int, key: str) -> str:
    return f"points-{number}-{key}"


class StandardForm(Form):
    """What a new standard question belongs to, and what its answer looks like."""

    kind = forms.ChoiceField(
        label="Which questionnaires carry it?",
        choices=InstrumentKind.choices(),
        widget=forms.RadioSelect,
        help_text="Every new version of one of this kind asks it. Nobody can leave it out.",
    )
    begin = forms.ChoiceField(label="What does an answer look like?", choices=beginnings, widget=forms.RadioSelect)

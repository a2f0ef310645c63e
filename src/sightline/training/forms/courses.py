"""Forms of courses, promises, sessions, needs and the terms of booking."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from sightline.kit.periods import fiscal_year_label
from sightline.plan.models import Action
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import Form
from sightline.questions.models import Asked, Instrument, Question
from sightline.questions.rules.kinds import InstrumentKind
from sightline.training.forms.fields import workforces_field
from sightline.training.models import Course, Session, Terms
from sightline.training.rules.dates import recurring
from sightline.training.rules.kinds import Comparator, EvaluationMode, Reading, Rhythm
from sightline.ui.forms import DateField, HourField, Says, area, narrow, revision_field

_MODES = [
    (EvaluationMode.NONE.value, Says("None", hint="Nobody is asked.")),
    (
        EvaluationMode.NAMED.value,
        Says(
            "Named",
            hint="The training coordinator sees who answered. Before and after make pairs, and managers can be asked.",
        ),
    ),
    (
        EvaluationMode.ANONYMOUS.value,
        Says("Anonymous", hint="Nobody can ever know who answered. No pairs, no managers; results from ten answers."),
    ),
]
STAGES = {
    "before": "Questionnaire a week before",
    "after": "Questionnaire when it is over",
    "later": "Questionnaire three months later",
    "manager": "Questionnaire to the manager, three months later",
}


class CourseForm(Form):
    """A course: what it is about, for whom, and how it is evaluated."""

    unscanned = ("length",)
    sections_of = (
        ("Evaluation", "", ("statement", "evaluation", *STAGES)),
        ("Booking", "", ("listed", "asks_manager")),
    )

    title = forms.CharField(label="Title", max_length=160)
    aims = forms.CharField(label="Aims", help_text="What somebody can do afterwards.", widget=area(4))
    workforces = workforces_field("Whom is it for?")
    who = forms.CharField(
        label="Who may come?",
        help_text="For example, “Anybody who works with families and has done level 2”.",
        max_length=300,
        required=False,
    )
    agencies = forms.CharField(
        label="Agencies", help_text="Whose staff it is for, or who runs it.", max_length=300, required=False
    )
    length = forms.CharField(label="Length", help_text="For example, “Half a day”.", max_length=80, required=False)
    action = forms.ModelChoiceField(
        label="Which action of the plan does it serve?",
        queryset=Action.objects.none(),
        required=False,
        empty_label="None",
    )
    statement = forms.CharField(
        label="Statement of evaluation",
        help_text="What is asked of those who come, as the course’s notice says it.",
        max_length=400,
        required=False,
    )
    evaluation = forms.ChoiceField(
        label="How is it evaluated?", choices=_MODES, widget=forms.RadioSelect, required=False
    )
    listed = forms.BooleanField(
        label="Show it on the public site", help_text="Its sessions that are open can be booked there.", required=False
    )
    asks_manager = forms.BooleanField(
        label="A manager approves each booking",
        help_text="Whoever books gives her manager’s address; the manager gets one message with a yes and a no.",
        required=False,
    )
    revision = revision_field()

    def __init__(self, *args: Any, membership: Any, course: Course | None = None, **kwargs: Any) -> None:
        if course is not None:
            kwargs["initial"] = {**_initial(course), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = (
            Action.objects.visible_to(membership).filter(adopted=True, withdrawn_on=None).order_by("plan", "position")
        )
        self.fields["action"].label_from_instance = lambda one: f"{one.number} {short_title(one.title, one.text)}"
        instruments = Instrument.objects.visible_to(membership).filter(kind=InstrumentKind.EVALUATION, retired_on=None)
        for name, label in STAGES.items():
            self.fields[name] = forms.ModelChoiceField(
                label=label, queryset=instruments, required=False, empty_label="None"
            )
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for questionnaires that do not fit how it is evaluated."""
        given = super().clean()
        mode = given.get("evaluation") or ""
        if mode == EvaluationMode.ANONYMOUS and given.get("manager"):
            self.add_error("manager", ValidationError("An anonymous evaluation asks no manager: choose “None”"))
        asked = [stage for stage in STAGES if given.get(stage)]
        if mode and not asked:
            self.add_error("after", ValidationError("Choose at least one questionnaire, or no evaluation"))
        if not mode and asked:
            self.add_error("evaluation", ValidationError("Choose named or anonymous, or take the questionnaires away"))
        return given

    @property
    def given(self) -> dict[str, Any]:
        """The course's own fields, as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


def _initial(course: Course) -> dict[str, Any]:
    names = [
        "title",
        "aims",
        "workforces",
        "who",
        "agencies",
        "length",
        "action",
        "statement",
        "evaluation",
        "listed",
        "asks_manager",
        "revision",
    ]
    return {name: getattr(course, name) for name in (*names, *STAGES)}


class PromiseForm(Form):
    """What was promised of the course's evaluations."""

    text = forms.CharField(
        label="What was promised?",
        help_text="For example, “Over 90% say that the training will positively impact on their practice”.",
        max_length=300,
    )
    question = forms.ModelChoiceField(
        label="Which question shows it?", queryset=Question.objects.none(), empty_label="Choose"
    )
    reading = forms.ChoiceField(label="What is counted?", choices=Reading.choices(), widget=forms.RadioSelect)
    comparator = forms.ChoiceField(label="Share promised", choices=Comparator.choices())
    share = forms.DecimalField(
        label="Per cent", min_value=1, max_value=100, max_digits=5, decimal_places=2, initial=90, widget=narrow(4)
    )

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        kwargs["initial"] = {"reading": Reading.POSITIVE, "comparator": Comparator.OVER, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        asked = [pk for pk in (course.before_id, course.after_id, course.later_id, course.manager_id) if pk]
        self.fields["question"].queryset = Question.objects.filter(
            pk__in=Asked.objects.filter(version__instrument__in=asked).values("question")
        )
        if course.evaluation != EvaluationMode.NAMED:
            readings = [pair for pair in Reading.choices() if pair[0] != Reading.IMPROVED]
            self.fields["reading"].choices = readings

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for over 100%."""
        given = super().clean()
        if given.get("comparator") == Comparator.OVER and given.get("share") == 100:
            self.add_error("share", ValidationError("Nothing is over 100%: choose “at least”"))
        return given


class SessionForm(Form):
    """One session, or several made together."""

    unscanned = ("place", "trainer", "cost")  # a venue's address has a postcode; a trainer is named

    day = DateField(label="Day", help_text="For example, 24 1 2018")
    starts = HourField(label="Starts", help_text="For example, 9:30 or 2pm")
    ends = HourField(label="Ends")
    place = forms.CharField(label="Place", help_text="As somebody finds it.", max_length=200, required=False)
    link = forms.URLField(
        label="Link to join by",
        help_text="Only those who have booked are told.",
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    capacity = forms.IntegerField(
        label="Seats",
        help_text="Left empty, nobody books (a play in a school).",
        min_value=1,
        max_value=5000,
        required=False,
        widget=narrow(4),
    )
    trainer = forms.CharField(label="Trainer", max_length=160, required=False)
    cost = forms.CharField(label="Cost", help_text="For example, “Free” or “£30”.", max_length=80, required=False)
    revision = revision_field()

    def __init__(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        if session is not None:
            kwargs["initial"] = session_initial(session) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for an end before the beginning, or nowhere to come to."""
        given = super().clean()
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", ValidationError("The session must end after it starts"))
        if not given.get("place") and not given.get("link") and "link" not in self.errors:
            self.add_error("place", ValidationError("Enter a place, or a link to join by"))
        return given

    @property
    def moments(self) -> dict[str, Any]:
        """The fields of one session, as `edit_session` takes them."""
        given = self.cleaned_data
        day = given["day"]
        return {
            "starts_at": timezone.make_aware(timezone.datetime.combine(day, given["starts"])),
            "ends_at": timezone.make_aware(timezone.datetime.combine(day, given["ends"])),
            **{name: given[name] for name in ("place", "link", "capacity", "trainer", "cost")},
        }


_MONTHS = [
    (str(number), name)
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        1,
    )
]


class SessionsForm(SessionForm):
    """Sessions made together: each then goes its own way."""

    sections_of = (("Again", "Sessions made together are each their own afterwards.", ("rhythm", "months", "years")),)

    rhythm = forms.ChoiceField(
        label="How often?", choices=Rhythm.choices(), widget=forms.RadioSelect, initial=Rhythm.ONCE
    )
    months = forms.MultipleChoiceField(
        label="In which months?",
        help_text="On the same weekday of the month as the first: the second Tuesday, say.",
        choices=_MONTHS,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
    )
    years = forms.IntegerField(
        label="For how many years?", min_value=1, max_value=5, initial=1, required=False, widget=narrow(2)
    )
    opened = forms.BooleanField(label="Open for booking at once", required=False)
    revision = None

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for months that were not chosen, or opening without seats."""
        given = super().clean()
        if given.get("rhythm") == Rhythm.MONTHS and not given.get("months"):
            self.add_error("months", ValidationError("Choose the months"))
        if given.get("opened") and not given.get("capacity") and "capacity" not in self.errors:
            self.add_error("capacity", ValidationError("Enter how many seats there are: the session is to be booked"))
        return given

    def days(self, nation: str) -> list[Any]:
        """The days of the sessions."""
        given = self.cleaned_data
        months = [int(month) for month in given["months"]]
        return recurring(given["day"], given["rhythm"], months=months, years=given["years"] or 1, nation=nation)

    @property
    def given(self) -> dict[str, Any]:
        """What all the sessions share, as `plan_sessions` takes it."""
        names = ("starts", "ends", "place", "link", "capacity", "trainer", "cost", "opened")
        return {name: self.cleaned_data[name] for name in names}


def session_initial(session: Session) -> dict[str, Any]:
    """What the form shows of a session."""
    names = ("place", "link", "capacity", "trainer", "cost", "revision")
    return {
        "day": session.day,
        "starts": timezone.localtime(session.starts_at).time(),
        "ends": timezone.localtime(session.ends_at).time(),
        **{name: getattr(session, name) for name in names},
    }


class NeedForm(Form):
    """A line of the year's needs analysis."""

    year = forms.TypedChoiceField(label="Year", coerce=int)
    text = forms.CharField(
        label="What is needed?",
        help_text="For example, “Recognise neglect early and use the toolkit”.",
        max_length=300,
    )
    workforces = workforces_field("Who needs it?")
    evidence = forms.CharField(
        label="How is this known?",
        help_text="An audit, a review, figures, what staff said; where to read it.",
        widget=area(4),
    )
    courses = forms.ModelMultipleChoiceField(
        label="Which courses meet it?",
        queryset=Course.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    revision = revision_field()

    def __init__(self, *args: Any, membership: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        month = membership.partnership.fiscal_start_month
        self.fields["year"].choices = [(year, fiscal_year_label(year, month)) for year in years]
        self.fields["courses"].queryset = Course.objects.visible_to(membership).filter(ended_on=None)
        if not self.fields["courses"].queryset.exists():
            del self.fields["courses"]


class TermsForm(Form):
    """How bookings are taken."""

    unscanned = ("contact", "signed_by")

    kept_months = forms.IntegerField(
        label="Months after a session until its bookers are forgotten",
        help_text="Names, addresses and words go; that somebody of an agency came stays as a count.",
        min_value=1,
        max_value=84,
        widget=narrow(3),
    )
    confirm_hours = forms.IntegerField(
        label="Hours a seat is kept for somebody who has not confirmed her address",
        min_value=1,
        max_value=168,
        widget=narrow(3),
    )
    offer_hours = forms.IntegerField(
        label="Hours somebody on the waiting list has to take a seat", min_value=1, max_value=168, widget=narrow(3)
    )
    contact = forms.CharField(
        label="Whom to ask about training",
        help_text="An address or a number that anybody may use.",
        max_length=200,
        required=False,
    )
    signed_by = forms.CharField(
        label="Who signs certificates", help_text="Name and post.", max_length=120, required=False
    )

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        names = ("kept_months", "confirm_hours", "offer_hours", "contact", "signed_by")
        super().__init__(*args, initial={name: getattr(terms, name) for name in names}, **kwargs)

"""Data returns: what is owed, asking, one of them, typing its figures (by link too), words and questions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.indicators import actions
from sightline.indicators.actions import Given
from sightline.indicators.forms.returns import (
    AnswerForm,
    AskForm,
    CommentForm,
    GiveForm,
    QuestionForm,
    definitions_of,
    usual_due,
)
from sightline.indicators.models import DataReturn, Question, Upload
from sightline.indicators.reads.returns import givers, label_of, lines_of, overdue, returns_of
from sightline.indicators.rules.figures import Frequency, last_complete, period_before, said_with_n
from sightline.indicators.rules.states import ReturnState, UploadState
from sightline.indicators.views.answers import check_gives, may_give_for, parts
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import Body, Person
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted
from sightline.ui.templatetags.ui import moment

TAGS = {ReturnState.ASKED: "info", ReturnState.GIVEN: "good", ReturnState.EXCUSED: "none"}
PERIODS = 6  # back, of each length, that can be asked for


@needs(Permission.INDICATOR_VIEW)
def data_return_list(request: MemberRequest) -> HttpResponse:
    """What agencies were asked for: what is owed first."""
    membership, today = request.membership, clock.today()
    edits = membership.may(Permission.INDICATOR_EDIT)
    buttons = [{"text": "Ask for figures", "href": href(membership, "data_return_ask")}] if edits else []
    return render(
        request,
        "indicators/data_return_list.html",
        {
            "title": "Data returns",
            "lede": "What each agency is asked for, period by period.",
            "parts": parts(membership, "data_return_list"),
            "actions": buttons,
            "caption_hidden": True,
            "table": {
                "caption": "Data returns",
                "columns": ["Agency", "Period", "Due", "Where it stands"],
                "rows": [_listed(one, membership, today) for one in returns_of(membership)],
            },
            "empty": {
                "title": "Nothing was asked for yet",
                "text": "Ask each agency for a period’s figures: they are reminded until they come.",
                **({"href": buttons[0]["href"], "action": "Ask for figures"} if buttons else {}),
            },
        },
    )


def _listed(one: DataReturn, membership: Membership, today) -> list[Any]:
    days = overdue(one, today)
    late = f"{days} day{'' if days == 1 else 's'} overdue" if days else ""
    tag = (
        {"text": "Overdue", "kind": "bad"} if days else {"text": ReturnState(one.state).label, "kind": TAGS[one.state]}
    )
    asked = f"{one.open_questions} to answer" if one.open_questions else ""
    return [
        {"text": one.body.name, "href": href(membership, "data_return_detail", one.pk)},
        label_of(one),
        {"text": f"{one.due_on:%-d %B %Y}", "note": late},
        {"text": "", "tag": tag, "note": asked},
    ]


@needs(Permission.INDICATOR_EDIT)
def data_return_ask(request: MemberRequest) -> HttpResponse:
    """Asks agencies for a period's figures."""
    membership = request.membership
    partnership, today = membership.partnership, clock.today()
    month = partnership.fiscal_start_month
    periods = []
    for frequency in (Frequency.QUARTER, Frequency.MONTH, Frequency.HALF, Frequency.YEAR):
        last = last_complete(frequency, today, month)
        if givers(partnership.pk, [frequency]):
            periods += [period_before(frequency, last, back) for back in range(-1, PERIODS)]
    bodies = Body.objects.filter(pk__in=givers(partnership.pk)).order_by("name")
    last = last_complete(Frequency.QUARTER, today, month)
    form = AskForm(
        posted(request),
        bodies=bodies,
        periods=periods,
        start_month=month,
        initial={"period": f"{last[0]}_{last[1]}", "due_on": usual_due(last[1])},
    )
    if request.method == "POST" and form.is_valid():
        given = form.given
        made = attempt(form, lambda: actions.ask_for_return(by=request.user, partnership=partnership, **given))
        if made:
            messages.success(request, f"{len(made)} {'agency is' if len(made) == 1 else 'agencies are'} asked.")
            return redirect(href(membership, "data_return_list"))
    return form_page(
        request,
        "indicators/data_return_ask.html",
        form,
        title="Ask for figures",
        lede="It stands in their list of work, and they are reminded until it comes.",
        submit="Ask",
        nobody=not bodies,
        back={"href": href(membership, "data_return_list"), "text": "Data returns"},
    )


def return_here(request: MemberRequest, return_id: int) -> DataReturn:
    """A return of the member's partnership, with what its pages show."""
    rows = DataReturn.objects.visible_to(request.membership).select_related(
        "body", "partnership", "given_by", "asked_by"
    )
    return get_object_or_404(rows, pk=return_id)


def back_to_return(membership: Membership, one: DataReturn) -> dict[str, dict[str, str]]:
    """The way back to a return."""
    return {"back": {"href": href(membership, "data_return_detail", one.pk), "text": f"{one.body}, {label_of(one)}"}}


@needs(Permission.INDICATOR_VIEW)
def data_return_detail(request: MemberRequest, return_id: int) -> HttpResponse:
    """A return: what it asks for and what stands, what was left out, words and questions about it."""
    membership = request.membership
    one = return_here(request, return_id)
    lines = lines_of(one)
    gives = may_give_for(membership, one.body_id) and membership.may(Permission.FIGURE_GIVE)
    upload = one.uploads.filter(state=UploadState.READ).order_by("-pk").first() if gives else None
    return render(
        request,
        "indicators/data_return_detail.html",
        {
            "title": f"{one.body}, {label_of(one)}",
            "caption": "Data return",
            "back": {"href": href(membership, "data_return_list"), "text": "Data returns"},
            "data_return": one,
            "tag": {"text": ReturnState(one.state).label, "kind": TAGS[one.state]},
            "actions": _buttons(membership, one, gives=gives, upload=upload, lines=bool(lines)),
            "facts": _facts(one),
            "columns": ["Indicator", "Figure", "As"],
            "rows": [_line(line, membership) for line in lines],
            "commentary": list(one.commentary.select_related("definition", "written_by")),
            "questions": list(one.questions.select_related("definition", "asked_by", "answered_by")),
            "may_answer": gives,
            "history": history(one.partnership_id, [("data_return", one.pk)]),
        },
    )


def _line(line, membership: Membership) -> list[Any]:
    stands = line.stands
    name = {"text": line.name, "href": href(membership, "indicator_detail", line.definition.pk)}
    if stands is None:
        return [{**name, "note": line.definition.numerator}, {"text": "–"}, "not given"]
    basis = "share" if line.definition.is_share else "count"
    revised = f"revision {stands.revision}" if stands.revision else ""
    return [
        {**name, "note": line.definition.numerator},
        said_with_n(basis, stands.numerator, stands.denominator),
        {"text": stands.get_state_display(), "note": revised},
    ]


def _facts(one: DataReturn) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"key": "Due", "value": f"{one.due_on:%-d %B %Y}"}]
    if one.given_at:
        who = f", by {one.given_by.name}" if one.given_by else ""
        rows.append({"key": "Given", "value": f"{moment(one.given_at)}{who}"})
    if one.set_aside:
        said = [f"{left['where']} ({left['said']}): {left['why']}" for left in one.set_aside]
        rows.append({"key": "Left out on purpose", "lines": said})
    return rows


def _buttons(
    membership: Membership, one: DataReturn, *, gives: bool, upload: Upload | None, lines: bool
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if gives and lines and one.state != ReturnState.EXCUSED:
        if upload is not None:
            found.append({"text": "Go on with the spreadsheet", "href": href(membership, "upload_check", upload.pk)})
        again = " again" if one.state == ReturnState.GIVEN else ""
        first = "secondary" if upload else ""
        for text, route, kind in (
            (f"Bring a spreadsheet{again}", "upload_create", first),
            (f"Type the figures{again}", "data_return_give", "secondary"),
            ("Download the sheet to fill in", "data_return_template", "link"),
            ("Comment", "data_return_comment", "link"),
        ):
            found.append({"text": text, "href": href(membership, route, one.pk), "kind": kind})
    if membership.may(Permission.INDICATOR_EDIT):
        found.append(
            {"text": "Ask a question", "href": href(membership, "data_return_question", one.pk), "kind": "link"}
        )
        if one.state == ReturnState.ASKED:
            excuse = {
                "text": "It is not needed",
                "href": href(membership, "data_return_excuse", one.pk),
                "kind": "link",
            }
            found.append({**excuse, "post": True})
    return found


@needs(Permission.FIGURE_GIVE)
def data_return_give(request: MemberRequest, return_id: int) -> HttpResponse:
    """The figures of a return, typed."""
    membership = request.membership
    one = return_here(request, return_id)
    check_gives(membership, one.body_id)
    form = GiveForm(posted(request), lines=lines_of(one))
    if request.method == "POST" and form.is_valid() and given_by_form(form, one, request.user) is not None:
        messages.success(request, "Thank you: the figures are here.")
        return redirect(href(membership, "data_return_detail", one.pk))
    return form_page(
        request,
        "indicators/data_return_give.html",
        form,
        title="Type the figures",
        caption=f"{one.body}, {label_of(one)}",
        lede="Leave empty what you do not have. Another number for what is known already is kept as its next revision.",
        submit="Give the figures",
        **back_to_return(membership, one),
    )


def given_by_form(form: GiveForm, one: DataReturn, by: Person) -> int | None:
    """What was typed, given; None, with the reasons in the form, where it is refused."""
    figures, provisional = form.figures, form.cleaned_data["provisional"]
    return attempt(
        form,
        lambda: actions.give_figures(
            by=by,
            partnership=one.partnership,
            given=[Given(series, one.start, one.end, *numbers) for series, numbers in figures.items()],
            provisional=provisional,
            data_return=one,
        ),
    )


@require_POST
@needs(Permission.INDICATOR_EDIT)
def data_return_excuse(request: MemberRequest, return_id: int) -> HttpResponse:
    """Says that a return is not needed."""
    one = return_here(request, return_id)
    try:
        actions.excuse_return(by=request.user, data_return=one)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "It is not asked for any more.")
    return redirect(href(request.membership, "data_return_detail", one.pk))


@needs(Permission.FIGURE_GIVE)
def data_return_comment(request: MemberRequest, return_id: int) -> HttpResponse:
    """An agency's own words: what, so what, now what."""
    membership = request.membership
    one = return_here(request, return_id)
    check_gives(membership, one.body_id)
    form = CommentForm(posted(request), definitions=definitions_of(lines_of(one)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.comment(by=request.user, data_return=one, kept=form.kept, **given)):
            messages.success(request, "Your words stand beside the figures.")
            return redirect(href(membership, "data_return_detail", one.pk))
    return form_page(
        request,
        "indicators/data_return_comment.html",
        form,
        title="Comment on your figures",
        caption=f"{one.body}, {label_of(one)}",
        submit="Save",
        **back_to_return(membership, one),
    )


@needs(Permission.INDICATOR_EDIT)
def data_return_question(request: MemberRequest, return_id: int) -> HttpResponse:
    """A question that the figures raise."""
    membership = request.membership
    one = return_here(request, return_id)
    form = QuestionForm(posted(request), definitions=definitions_of(lines_of(one)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.ask_question(by=request.user, data_return=one, kept=form.kept, **given)):
            messages.success(request, "The question stands with the return until it is answered.")
            return redirect(href(membership, "data_return_detail", one.pk))
    return form_page(
        request,
        "indicators/data_return_question.html",
        form,
        title="Ask about the figures",
        caption=f"{one.body}, {label_of(one)}",
        submit="Ask",
        **back_to_return(membership, one),
    )


@needs(Permission.FIGURE_GIVE)
def data_return_answer(request: MemberRequest, question_id: int) -> HttpResponse:
    """The answer to a question about figures."""
    membership = request.membership
    rows = Question.objects.visible_to(membership).select_related("data_return__body", "data_return__partnership")
    question = get_object_or_404(rows, pk=question_id)
    one = question.data_return
    check_gives(membership, one.body_id)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        if attempt(
            form, lambda: actions.answer_question(by=request.user, question=question, answer=answer, kept=form.kept)
        ):
            messages.success(request, "Your answer stands with the question.")
            return redirect(href(membership, "data_return_detail", one.pk))
    return form_page(
        request,
        "indicators/data_return_answer.html",
        form,
        title="Answer a question",
        caption=question.question,
        submit="Answer",
        **back_to_return(membership, one),
    )

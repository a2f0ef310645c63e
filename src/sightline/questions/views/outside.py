"""Surveys that others ran, and what was done about what people said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.privacy.reads import reasons_of
from sightline.questions import actions
from sightline.questions.forms.outside import CorrectionForm, ExternalForm, YouSaidForm
from sightline.questions.models import Exercise, ExternalSurvey, YouSaid
from sightline.questions.reads.surveys import external_stands
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import EditedMeanwhile, NotYet
from sightline.questions.rules.outside import table_of
from sightline.questions.rules.words import rows_of_conflict
from sightline.questions.views.pages import again
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted
from sightline.ui.templatetags.ui import day as in_words

PAGE = 50
_TOLD = ("title", "source", "population", "begun_on", "ended_on", "asked", "answered")


@needs(Permission.ANALYSIS_VIEW)
def external_list(request: MemberRequest) -> HttpResponse:
    """Surveys that others ran, the latest first."""
    membership = request.membership
    page = Paginator(ExternalSurvey.objects.visible_to(membership), PAGE).get_page(request.GET.get("page"))
    buttons = []
    if membership.may(Permission.EXERCISE_RUN):
        buttons.append({"text": "Enter results", "href": href(membership, "external_create")})
    rows = [
        [
            {"text": one.title, "href": href(membership, "external_detail", one.pk)},
            one.source,
            one.population,
            in_words(one.ended_on),
        ]
        for one in page
    ]
    columns = [{"text": name} for name in ("Survey", "Source", "Who was asked", "Ended")]
    context = {
        "title": "Surveys of others",
        "lede": "What other bodies asked and found, kept with its source.",
        "actions": buttons,
        "table": {"caption": "Surveys of others", "columns": columns, "rows": rows},
        "empty": {
            "title": "Nothing has been entered yet",
            "text": "Results of a survey that somebody else ran (a schools’ health survey) are entered here, so that"
            " what follows from them can be followed up.",
            **({"href": buttons[0]["href"], "action": buttons[0]["text"]} if buttons else {}),
        },
        "page_obj": page,
        "back": {"href": href(membership, "exercise_list"), "text": "Surveys"},
    }
    return render(request, "questions/external_list.html", context)


@needs(Permission.EXERCISE_RUN)
def external_create(request: MemberRequest) -> HttpResponse:
    """Enters a survey of somebody else's with its results."""
    membership = request.membership
    files = request.FILES if request.method == "POST" else None
    form = ExternalForm(posted(request), files)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in _TOLD}
        made = attempt(
            form,
            lambda: actions.enter_external(
                by=request.user, partnership=membership.partnership, results=form.results, kept=form.kept, **given
            ),
        )
        if made is not None:
            return redirect("external_detail", slug=membership.partnership.slug, survey_id=made.pk)
    back = {"href": href(membership, "external_list"), "text": "Surveys of others"}
    return form_page(request, "questions/external_create.html", form, title="Enter somebody else’s results", back=back)


@needs(Permission.ANALYSIS_VIEW)
def external_detail(request: MemberRequest, survey_id: int) -> HttpResponse:
    """What somebody else's survey found, with its source."""
    membership = request.membership
    survey = get_object_or_404(ExternalSurvey.objects.visible_to(membership).select_related("entered_by"), pk=survey_id)
    questions: dict[str, list[Any]] = {}
    for one in survey.results.all():
        row = [one.answer, one.group or "Everybody", f"{one.n} of {one.of}", f"{one.n / one.of:.0%}"]
        questions.setdefault(one.question, []).append(row)
    buttons = []
    if membership.may(Permission.EXERCISE_RUN):
        address = f"{href(membership, 'you_said_write')}?survey={survey.pk}"
        buttons.append({"text": "Say what was done about it", "href": address})
        correct = href(membership, "external_correct", survey.pk)
        buttons.append({"text": "Correct what was entered", "href": correct, "kind": "secondary"})
    context = {
        "title": survey.title,
        "actions": buttons,
        "facts": _facts(survey),
        "columns": [{"text": name} for name in ("Answer", "Group", "How many", "Share")],
        "questions": list(questions.items()),
        "back": {"href": href(membership, "external_list"), "text": "Surveys of others"},
        "history": history(survey.partnership_id, [("external_survey", survey.pk)]),
    }
    return render(request, "questions/external_detail.html", context)


@needs(Permission.EXERCISE_RUN)
def external_correct(request: MemberRequest, survey_id: int) -> HttpResponse:
    """Puts right what was entered wrongly. Whoever saves second sees what the first saved, and keeps her own."""
    membership = request.membership
    survey = get_object_or_404(ExternalSurvey.objects.visible_to(membership), pk=survey_id)
    stands = external_stands(survey)
    files = request.FILES if request.method == "POST" else None
    form = CorrectionForm(posted(request), files, initial={**stands, "seen": stamp(stands)}, kept=reasons_of(survey))
    context: dict[str, Any] = {
        "title": "Correct what was entered",
        "caption": survey.title,
        "back": {"href": href(membership, "external_detail", survey.pk), "text": survey.title},
    }
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in (*_TOLD, "seen", "reason")}
        try:
            saved = attempt(
                form,
                lambda: actions.correct_external(
                    by=request.user, survey=survey, results=form.results, kept=form.kept, **given
                ),
            )
        except EditedMeanwhile as meanwhile:
            names = (*_TOLD, "table")
            yours = {**form.cleaned_data, "table": table_of(form.results)}
            rows = rows_of_conflict(_named(form, meanwhile.theirs, names), _named(form, yours, names))
            last = next(iter(history(survey.partnership_id, [("external_survey", survey.pk)])), None)
            found = {"who": last.who if last else "Somebody else", "when": last.when if last else "", "rows": rows}
            form = CorrectionForm(again(request, meanwhile), kept=reasons_of(survey))
            return form_page(request, "questions/external_correct.html", form, status=409, conflict=found, **context)
        if saved is not None:
            messages.success(request, "It is corrected, and the record says what stood before and why.")
            return redirect("external_detail", slug=membership.partnership.slug, survey_id=survey.pk)
    return form_page(request, "questions/external_correct.html", form, **context)


def _named(form: CorrectionForm, values: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    return {str(form.fields[name].label): str(values[name] if values[name] is not None else "") for name in names}


def _facts(survey: ExternalSurvey) -> list[dict[str, Any]]:
    found = [
        {"key": "Source", "value": survey.source},
        {"key": "Who was asked", "value": survey.population},
        {"key": "When", "value": f"{in_words(survey.begun_on)} to {in_words(survey.ended_on)}"},
    ]
    if survey.answered is not None:
        of = f" of {survey.asked} asked" if survey.asked else ""
        found.append({"key": "Answered", "value": f"{survey.answered}{of}"})
    found.append({"key": "Entered", "value": f"by {survey.entered_by.name}, {in_words(survey.entered_on)}"})
    return found


@needs(Permission.ANALYSIS_VIEW)
def you_said_list(request: MemberRequest) -> HttpResponse:
    """What people said and what was done: each published by a decision, or not yet."""
    membership = request.membership
    found = YouSaid.objects.visible_to(membership).select_related("exercise", "survey", "published_by", "written_by")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "You said, we did",
        "lede": "What is published here is read on the public site.",
        "entries": page,
        "may_write": membership.may(Permission.EXERCISE_RUN),
        "may_publish": membership.may(Permission.PROGRESS_PUBLISH),
        "page_obj": page,
        "slug": membership.partnership.slug,
        "back": {"href": href(membership, "exercise_list"), "text": "Surveys"},
    }
    return render(request, "questions/you_said_list.html", context)


@needs(Permission.EXERCISE_RUN)
def you_said_write(request: MemberRequest) -> HttpResponse:
    """Writes what was done about what people said in a survey, own or somebody else's."""
    membership = request.membership
    about = _about(membership, request.GET)
    form = YouSaidForm(posted(request))
    if form.is_valid():
        given = {"said": form.cleaned_data["said"], "did": form.cleaned_data["did"], "kept": form.kept}
        if attempt(form, lambda: actions.write_you_said(by=request.user, **about, **given)) is not None:
            messages.success(request, "It is kept. Nobody outside reads it until somebody decides to publish it.")
            return redirect("you_said_list", slug=membership.partnership.slug)
    title = next(iter(about.values())).title
    back = {"href": href(membership, "you_said_list"), "text": "You said, we did"}
    return form_page(request, "questions/you_said_write.html", form, title=f"What was done about “{title}”", back=back)


@needs(Permission.EXERCISE_RUN)
def you_said_edit(request: MemberRequest, entry_id: int) -> HttpResponse:
    """Says it otherwise, while it is not published."""
    membership = request.membership
    entry = get_object_or_404(YouSaid.objects.visible_to(membership), pk=entry_id)
    form = YouSaidForm(posted(request), initial={"said": entry.said, "did": entry.did})
    if form.is_valid():
        given = {"said": form.cleaned_data["said"], "did": form.cleaned_data["did"], "kept": form.kept}
        if attempt(form, lambda: actions.write_you_said(by=request.user, entry=entry, **given)) is not None:
            return redirect("you_said_list", slug=membership.partnership.slug)
    back = {"href": href(membership, "you_said_list"), "text": "You said, we did"}
    return form_page(request, "questions/you_said_edit.html", form, title="Change what was written", back=back)


@require_POST
@needs(Permission.PROGRESS_PUBLISH)
def you_said_publish(request: MemberRequest, entry_id: int) -> HttpResponse:
    """Decides that an entry may be read outside, or takes it back."""
    membership = request.membership
    entry = get_object_or_404(YouSaid.objects.visible_to(membership), pk=entry_id)
    act, done = actions.publish_you_said, "It is published."
    if request.POST.get("withdraw"):
        act, done = actions.withdraw_you_said, "It is taken back."
    try:
        act(by=request.user, entry=entry)
        messages.success(request, done)
    except NotYet as refused:
        messages.error(request, str(refused))
    return redirect("you_said_list", slug=membership.partnership.slug)


def _about(membership: Membership, asked: Any) -> dict[str, Any]:
    """The survey that an address names. Raises Http404 where it names none of the partnership's."""
    for name, table in (("exercise", Exercise), ("survey", ExternalSurvey)):
        wanted = asked.get(name, "")
        if wanted.isascii() and wanted.isdigit():
            return {name: get_object_or_404(table.objects.visible_to(membership), pk=int(wanted[:18]))}
    raise Http404("The address names no survey.")

"""What came back: results of one survey, of one question through all its uses, and the words people wrote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.exports import MEDIA_TYPES, results_as
from sightline.questions.forms.exercises import HeardForm, ResultsForm
from sightline.questions.models import Exercise, Question
from sightline.questions.reads.analysis import analysis_of, over_time_of
from sightline.questions.reads.counts import answers_seen_by
from sightline.questions.reads.exercises import may_read_texts, texts_of
from sightline.questions.rules.analysis import Point, sentence_of
from sightline.questions.rules.anonymity import FEW, why_hidden
from sightline.ui.pages import attempt, posted

TEXTS = 25


def _besides(request: MemberRequest, exercise_id: int) -> str:
    """What the page of results shows that the record does not tell of: how much was answered, in this survey and in
    those it can be compared with, and whether the reader of its texts is looking."""
    return answers_seen_by(request.membership.partnership, exercise_id, request.user)


@needs(Permission.ANALYSIS_VIEW)
@kept(besides=_besides)
def exercise_analysis(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """The results of one survey, divided by a group and compared with another use where asked for."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    against = None
    wanted = request.GET.get("against", "")
    if wanted.isascii() and wanted.isdigit():
        against = Exercise.objects.visible_to(membership).filter(pk=int(wanted[:18])).first()
    analysis = analysis_of(exercise, by=request.GET.get("by", ""), against=against)
    filters = ResultsForm(
        request.GET or None,
        divides_by=analysis.divides_by,
        comparable=[(one.pk, f"{one.title} ({one.opens_on:%b %Y})") for one in analysis.comparable],
    )
    frame = {"title": f"Results of “{exercise.title}”", **_back(membership, exercise)}
    content = {
        "exercise": exercise,
        "analysis": analysis,
        "filters": filters if analysis.divides_by or analysis.comparable else None,
        "response": _response(exercise),
        "group": request.GET.get("by", ""),
        "exports": [
            {"text": words, "href": href(membership, "exercise_export", exercise.pk, form)}
            for form, words in (("csv", "CSV"), ("xlsx", "Excel"))
        ],
        "texts_href": href(membership, "exercise_texts", exercise.pk)
        if exercise.reader_id == request.user.pk and may_read_texts(exercise)
        else "",
    }
    return kept_page(request, "questions/exercise_analysis.html", frame, lambda: content)


def _response(exercise: Exercise) -> str:
    """How many answered of how many asked, in a sentence; "" where that may not be told."""
    if why_hidden(mode=exercise.mode, state=exercise.state, answered=exercise.answered):
        return ""
    n = exercise.answered
    if not exercise.asked:
        return f"{n} answered; it is not known how many were asked."
    if n > exercise.asked:
        return f"{n} answered, although only {exercise.asked} are known to have been asked."
    return f"{n} of {exercise.asked} answered ({n / exercise.asked:.0%})."


@needs(Permission.ANALYSIS_VIEW)
def exercise_export(request: MemberRequest, exercise_id: int, form: str) -> StreamingHttpResponse:
    """What the page of results shows, as CSV or Excel; 404 for any other form."""
    exercise = _exercise(request.membership, exercise_id)
    if form not in MEDIA_TYPES:
        raise Http404("There is no such form of results.")
    response = StreamingHttpResponse(results_as(form, exercise), content_type=MEDIA_TYPES[form])
    name = f"{slugify(exercise.title)[:60] or 'results'}.{form}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@needs(Permission.ANALYSIS_VIEW)
def question_analysis(request: MemberRequest, question_id: int) -> HttpResponse:
    """One question through all its uses, whatever the questionnaire or version: a standard one across all of a kind."""
    membership = request.membership
    question = get_object_or_404(Question.objects.visible_to(membership), pk=question_id)
    found = over_time_of(membership, question)
    columns = [{"text": name} for name in ("Asked in", "When", "Result", "Since the one before")]
    context = {
        "title": found.text,
        "caption": "One question through all its uses",
        "found": found,
        "table": {
            "caption": "Uses, the oldest first",
            "columns": columns,
            "rows": [_point(membership, found.text, point) for point in found.points],
        },
        "back": {"href": href(membership, "exercise_list"), "text": "Surveys"},
    }
    return render(request, "questions/question_analysis.html", context)


def _point(membership: Membership, wording: str, point: Point) -> list[Any]:
    reworded = f". Then worded: “{point.wording}”" if point.wording != wording else ""
    return [
        {
            "text": point.title,
            "href": href(membership, "exercise_analysis", point.exercise_id),
            "note": f"{point.version}{reworded}",
        },
        point.when,
        point.count.hidden_why or sentence_of(point.count),
        point.change,
    ]


@needs(Permission.ANALYSIS_VIEW)
def exercise_texts(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """What people wrote in their own words, for the one person who was named to read it."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    if exercise.reader_id != request.user.pk:
        raise PermissionDenied("Only the person named before the first question reads what people wrote.")
    texts = texts_of(exercise)
    answered_id = request.POST.get("value", "") if request.method == "POST" else ""
    page = Paginator(texts, TEXTS).get_page(request.GET.get("page"))
    forms, wrong = {}, None
    for value in page:
        own = str(value.pk) == answered_id
        form = HeardForm(posted(request) if own else None, prefix=f"t{value.pk.hex[:8]}", auto_id="id_%s")
        forms[value.pk] = form
        if own and form.is_valid():
            done = form.cleaned_data["done"] if "done" in request.POST.get("go", "") else ""
            if "done" in request.POST.get("go", "") and not done:
                form.add_error("done", "Say what you did, or choose “Nothing needs to be done”")
            elif attempt(
                form,
                lambda value=value, done=done, form=form: actions.hear_text(
                    by=request.user, exercise=exercise, value=value, done=done, kept=form.kept
                ),
            ):
                messages.success(request, "Kept.")
                return redirect(f"{href(membership, 'exercise_texts', exercise.pk)}?page={page.number}")
        if own and form.errors:
            wrong = form
    context = {
        "title": f"What people wrote in “{exercise.title}”",
        "exercise": exercise,
        "texts": [(value, forms[value.pk]) for value in page],
        "form": wrong,
        "page_obj": page,
        "may_read": may_read_texts(exercise),
        "hidden_why": _nobody_reads(exercise),
        **_back(membership, exercise),
    }
    return render(request, "questions/exercise_texts.html", context, status=422 if wrong else 200)


def _exercise(membership: Membership, exercise_id: int) -> Exercise:
    found = Exercise.objects.visible_to(membership)
    return get_object_or_404(found.select_related("version__instrument", "partnership", "reader"), pk=exercise_id)


def _nobody_reads(exercise: Exercise) -> str:
    """Why not even the reader sees what people wrote; "" where she does."""
    why = why_hidden(mode=exercise.mode, state=exercise.state, answered=exercise.answered)
    if why != FEW:
        return why
    return f"{why} What people wrote is read by nobody, you included: they were told so before the first question."


def _back(membership: Membership, exercise: Exercise) -> dict[str, Any]:
    return {"back": {"href": href(membership, "exercise_detail", exercise.pk), "text": exercise.title}}

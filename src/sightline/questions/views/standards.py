"""Standard questions: those every questionnaire of a kind carries. Made, reworded, ended; where each has arrived."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.forms.questions import (
    QuestionForm,
    StandardForm,
    answer_rows,
    beginnings,
    begun,
    with_another,
    without_complaint,
)
from sightline.questions.models import Standard
from sightline.questions.reads.instruments import keys_used, standards_in
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import CHOSEN, InstrumentKind, QuestionKind
from sightline.questions.rules.words import told
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.INSTRUMENT_EDIT)
def standard_list(request: MemberRequest) -> HttpResponse:
    """Every standard question: which kind carries it, and which questionnaires must still take it in."""
    membership = request.membership
    standing, ended = standards_in(membership)
    context = {
        "title": "Standard questions",
        "lede": "A standard question is asked by every questionnaire of its kind, in the same words, and nobody can"
        " leave it out. So its answers can be read across all of them.",
        "actions": [{"text": "Make a standard question", "href": href(membership, "standard_create")}],
        "standing": [
            {
                "row": row.standard,
                "text": row.standard.definition["text"],
                "kind": InstrumentKind(row.standard.kind).label,
                "carried": row.carried,
                "lacking": [
                    {"text": one.name, "href": href(membership, "instrument_detail", one.pk)} for one in row.lacking
                ],
            }
            for row in standing
        ],
        "ended_columns": ["Question", "Kind", "Since", "Until"],
        "ended": [
            [one.definition["text"], InstrumentKind(one.kind).label, f"{one.since:%-d %B %Y}", f"{one.until:%-d %B %Y}"]
            for one in ended
        ],
        "back": {"href": href(membership, "instrument_list"), "text": "Questionnaires"},
    }
    return render(request, "questions/standard_list.html", context)


@needs(Permission.INSTRUMENT_EDIT)
def standard_create(request: MemberRequest) -> HttpResponse:
    """A new one: first what it belongs to and what an answer looks like, then its words."""
    begin, kind = request.GET.get("begin", ""), request.GET.get("kind", "")
    if begin not in dict(beginnings()) or kind not in dict(InstrumentKind.choices()):
        form = StandardForm(request.GET if "begin" in request.GET or "kind" in request.GET else None)
        return form_page(
            request,
            "questions/question_begin.html",
            form,
            title="Make a standard question",
            submit="Go on",
            method="get",
            **_back(request),
        )
    return _form(request, None, begun(begin), InstrumentKind(kind))


@needs(Permission.INSTRUMENT_EDIT)
def standard_edit(request: MemberRequest, standard_id: int) -> HttpResponse:
    """Another wording of a standard question: the question stays the same, so its answers compare."""
    standard = _standard(request, standard_id)
    return _form(request, standard, standard.definition, InstrumentKind(standard.kind))


def _form(
    request: MemberRequest, standard: Standard | None, stands: dict[str, Any], carrier: InstrumentKind
) -> HttpResponse:
    kind = QuestionKind(stands["kind"])
    data = posted(request)
    more = data is not None and "more" in data
    if data is not None and more:
        data = with_another(data)
    initial = {**QuestionForm.shown(stands), "seen": stamp(stands) if standard else ""}
    form = QuestionForm(data, kind=kind, standard=True, initial=initial)
    rows = answer_rows(stands, data) if kind in CHOSEN else None
    context: dict[str, Any] = {
        "title": "Reword a standard question" if standard else "Make a standard question",
        "submit": "Save the new wording" if standard else "Make it",
        "kind": kind.label,
        "rows": rows,
        "forms": [rows] if rows is not None else [],
        "carrier": carrier.label.lower(),
        "standard": standard,
        **_back(request),
    }
    if more and rows is not None:
        without_complaint(form, rows)
        return form_page(request, "questions/standard_edit.html", form, **context)
    if request.method == "POST" and form.is_valid() & (rows is None or rows.is_valid()):
        definition = form.definition(rows, {}, keys_used(standard.question) if standard else ())

        def save() -> Standard:
            if standard is None:
                return actions.make_standard(
                    by=request.user,
                    partnership=request.membership.partnership,
                    kind=carrier,
                    definition=definition,
                )
            return actions.reword_standard(by=request.user, standard=standard, definition=definition)

        if attempt(form, save):
            messages.success(
                request,
                "The standard question is saved. Every new version carries it; those being built must take it in.",
            )
            return redirect(href(request.membership, "standard_list"))
    status = 422 if data is not None and (form.errors or (rows is not None and not rows.is_valid())) else 200
    return form_page(request, "questions/standard_edit.html", form, status=status, **context)


@needs(Permission.INSTRUMENT_EDIT)
def standard_end(request: MemberRequest, standard_id: int) -> HttpResponse:
    """Ends a standard question, after one question."""
    standard = _standard(request, standard_id)
    to = href(request.membership, "standard_list")
    if request.method == "POST":
        try:
            actions.end_standard(by=request.user, standard=standard)
        except NotYet as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, "The standard question is ended. What was answered stays.")
        return redirect(to)
    return render(
        request,
        "questions/sure.html",
        {
            "title": "End this standard question?",
            "text": "Questionnaires that ask it keep it as a question of their own, and may drop it. What was answered"
            " stays, and is analysed as before.",
            "rows": [{"key": name, "value": words} for name, words in told(standard.definition, {}).items()],
            "submit": "End it",
            "cancel_url": to,
            **_back(request),
        },
    )


def _standard(request: MemberRequest, standard_id: int) -> Standard:
    found = Standard.objects.visible_to(request.membership).select_related("question")
    return get_object_or_404(found, pk=standard_id)


def _back(request: MemberRequest) -> dict[str, Any]:
    return {"back": {"href": href(request.membership, "standard_list"), "text": "Standard questions"}}

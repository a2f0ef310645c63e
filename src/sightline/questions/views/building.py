"""Building a version: sections, questions, what they hang on, scores. Each works without script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.forms.instruments import SectionForm
from sightline.questions.forms.questions import (
    BeginForm,
    ConditionForm,
    EarlierForm,
    QuestionForm,
    ScoreForm,
    answer_rows,
    beginnings,
    begun,
    with_another,
    without_complaint,
)
from sightline.questions.models import Asked, Section, Version
from sightline.questions.reads.documents import document_of, question_document
from sightline.questions.reads.instruments import answered_in, keys_used, version_for_page
from sightline.questions.rules.document import checked_question
from sightline.questions.rules.editing import section_head, stamp
from sightline.questions.rules.errors import EditedMeanwhile
from sightline.questions.rules.kinds import CHOSEN, QuestionKind
from sightline.questions.rules.words import questions_in, score_in_words, told
from sightline.questions.views.pages import again, back_to_version, conflict, done, step, to_version
from sightline.ui.pages import attempt, form_page, posted

Json = Any


# --- sections ---


@needs(Permission.INSTRUMENT_EDIT)
def section_create(request: MemberRequest, version_id: int) -> HttpResponse:
    """A section at the end."""
    version = get_object_or_404(version_for_page(request.membership), pk=version_id)
    form = SectionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "help")}
        added = attempt(form, lambda: actions.add_section(by=request.user, version=version, **given))
        if added:
            messages.success(request, "The section is added. Now add its questions.")
            return redirect(to_version(request.membership, version, f"section-{added.pk}"))
    return form_page(
        request,
        "questions/section_create.html",
        form,
        title="Add a section",
        submit="Add the section",
        **back_to_version(request.membership, version),
    )


@needs(Permission.INSTRUMENT_EDIT)
def section_edit(request: MemberRequest, section_id: int) -> HttpResponse:
    """A section's heading and the words under it."""
    section = _section(request, section_id)
    stands = section_head({"title": section.title, "help": section.help})
    form = SectionForm(posted(request), initial={**stands, "seen": stamp(stands)})
    context: dict[str, Any] = {"title": "Section", **_back(request, section)}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            saved = attempt(form, lambda: actions.edit_section(by=request.user, section=section, **given))
        except EditedMeanwhile as meanwhile:
            names = {"title": "Heading", "help": "Words under the heading"}
            sides = [{words: one[name] for name, words in names.items()} for one in (meanwhile.theirs, given)]
            found = conflict(section.version, "changed a section", *sides)
            form = SectionForm(again(request, meanwhile))
            return form_page(request, "questions/section_edit.html", form, status=409, conflict=found, **context)
        if saved:
            messages.success(request, "The section is saved.")
            return redirect(to_version(request.membership, section.version, f"section-{section.pk}"))
    return form_page(request, "questions/section_edit.html", form, **context)


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def section_move(request: MemberRequest, section_id: int) -> HttpResponse:
    """Moves a section up or down."""
    section = _section(request, section_id)
    return done(
        request,
        lambda: actions.move_section(by=request.user, section=section, step=step(request)),
        "",
        to_version(request.membership, section.version, f"section-{section.pk}"),
    )


@needs(Permission.INSTRUMENT_EDIT)
def section_remove(request: MemberRequest, section_id: int) -> HttpResponse:
    """Takes a section with its questions out, after one question."""
    section = _section(request, section_id)
    if request.method == "POST":
        return done(
            request,
            lambda: actions.remove_section(by=request.user, section=section),
            "The section is taken out; the record says what it was.",
            to_version(request.membership, section.version),
        )
    texts = list(section.asked.values_list("text", flat=True))
    return render(
        request,
        "questions/sure.html",
        {
            "title": f"Take “{section}” out?",
            "text": "Its questions go with it. In versions that were answered they stay, with their answers.",
            "listed": texts,
            "submit": "Take it out",
            "cancel_url": to_version(request.membership, section.version),
            **_back(request, section),
        },
    )


# --- questions ---


@needs(Permission.INSTRUMENT_EDIT)
def question_create(request: MemberRequest, section_id: int) -> HttpResponse:
    """A question at the end of a section: first what an answer looks like, then its words."""
    section = _section(request, section_id)
    begin = request.GET.get("begin", "")
    if begin not in dict(beginnings()):
        form = BeginForm(request.GET if "begin" in request.GET else None)
        return form_page(
            request,
            "questions/question_begin.html",
            form,
            title="Add a question",
            submit="Go on",
            method="get",
            **_back(request, section),
        )
    return _question_form(request, section, None, begun(begin))


@needs(Permission.INSTRUMENT_EDIT)
def question_edit(request: MemberRequest, asked_id: int) -> HttpResponse:
    """A question's words and answers. Who it is stays, and so do its answers' keys."""
    asked = _asked(request, asked_id)
    return _question_form(request, asked.section, asked, question_document(asked))


def _question_form(
    request: MemberRequest, section: Section, asked: Asked | None, stands: dict[str, Json]
) -> HttpResponse:
    kind = QuestionKind(stands["kind"])
    data = posted(request)
    more = data is not None and "more" in data
    if data is not None and more:
        data = with_another(data)
    initial = {**QuestionForm.shown(stands), "seen": stamp(stands) if asked else ""}
    form = QuestionForm(data, kind=kind, initial=initial)
    rows = answer_rows(stands, data) if kind in CHOSEN else None
    context: dict[str, Any] = {
        "title": "Question" if asked else "Add a question",
        "submit": "Save the question" if asked else "Add the question",
        "kind": kind.label,
        "rows": rows,
        "forms": [rows] if rows is not None else [],
        "asked": asked,
        "answered_in": answered_in(asked.question) if asked else [],
        **_back(request, section),
    }
    if asked and asked.standard_id:
        return render(
            request, "questions/question_standard.html", {**context, "lines": _lines(stands), "question": stands}
        )
    if more:
        if rows is not None:
            without_complaint(form, rows)
        return form_page(request, "questions/question_edit.html", form, **context)
    if request.method == "POST" and form.is_valid() & (rows is None or rows.is_valid()):
        definition = form.definition(rows, stands, keys_used(asked.question) if asked else ())
        seen = form.cleaned_data["seen"]

        def save() -> Asked:
            if asked is None:
                return actions.add_question(by=request.user, section=section, definition=definition)
            return actions.edit_question(by=request.user, asked=asked, seen=seen, definition=definition)

        try:
            saved = attempt(form, save)
        except EditedMeanwhile as meanwhile:
            theirs = meanwhile.theirs
            yours = {**theirs, **checked_question({**definition, "id": ""}, "The question")}
            found = conflict(section.version, "changed a question", _said(theirs), _said(yours))
            form = QuestionForm(again(request, meanwhile), kind=kind)
            return form_page(request, "questions/question_edit.html", form, status=409, conflict=found, **context)
        if saved:
            messages.success(request, f"“{saved.text}” is saved.")
            return redirect(to_version(request.membership, section.version, f"question-{saved.pk}"))
    status = 422 if data is not None and (form.errors or (rows is not None and not rows.is_valid())) else 200
    return form_page(request, "questions/question_edit.html", form, status=status, **context)


def _said(question: Mapping[str, Json]) -> dict[str, str]:
    """A question in words, but for when it is asked, which has its own page."""
    return {name: words for name, words in told(question, {}).items() if name != "Asked"}


def _lines(question: Mapping[str, Json]) -> list[dict[str, str]]:
    return [{"key": name, "value": words} for name, words in _said(question).items()]


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def question_move(request: MemberRequest, asked_id: int) -> HttpResponse:
    """Moves a question up or down, past the end of its section into the next."""
    asked = _asked(request, asked_id)
    return done(
        request,
        lambda: actions.move_question(by=request.user, asked=asked, step=step(request)),
        "",
        to_version(request.membership, asked.section.version, f"question-{asked.pk}"),
    )


@needs(Permission.INSTRUMENT_EDIT)
def question_remove(request: MemberRequest, asked_id: int) -> HttpResponse:
    """Takes a question out, after one question."""
    asked = _asked(request, asked_id)
    version = asked.section.version
    if request.method == "POST":
        return done(
            request,
            lambda: actions.remove_question(by=request.user, asked=asked),
            "The question is taken out; the record says what it was.",
            to_version(request.membership, version, f"section-{asked.section_id}"),
        )
    numbers = answered_in(asked.question)
    stays = ""
    if numbers:
        named = " and ".join(str(number) for number in numbers)
        stays = f" It was put to people in version {named}: there it stays, and is analysed as before."
    return render(
        request,
        "questions/sure.html",
        {
            "title": f"Take “{asked.text}” out?",
            "text": f"Version {version.number} no longer asks it.{stays}",
            "submit": "Take it out",
            "cancel_url": to_version(request.membership, version, f"question-{asked.pk}"),
            **_back(request, asked.section),
        },
    )


@needs(Permission.INSTRUMENT_EDIT)
def question_condition(request: MemberRequest, asked_id: int) -> HttpResponse:
    """Of whom a question is asked: first after which earlier question, then after which of its answers."""
    asked = _asked(request, asked_id)
    version = asked.section.version
    stands = question_document(asked)
    every = questions_in(document_of(version))
    before = every[: [question["id"] for question in every].index(stands["id"])]
    earlier = {question["id"]: question for question in before if question["kind"] in CHOSEN}
    context: dict[str, Any] = {"asked": asked, **_back(request, asked.section)}
    of = request.GET.get("of", request.POST.get("of"))
    to = to_version(request.membership, version, f"question-{asked.pk}")

    def save(condition: dict[str, Json] | None, seen: str) -> Asked:
        return actions.edit_question(
            by=request.user, asked=asked, seen=seen, definition={**stands, "condition": condition}
        )

    if of in earlier and request.method == "POST" and "seen" not in request.POST:  # chosen, its answers not yet
        return redirect(f"{request.path}?{urlencode({'of': of})}")
    if of in earlier:
        hangs = stands["condition"]
        chosen = hangs["any_of"] if hangs and hangs["question"] == of else []
        form = ConditionForm(posted(request), earlier=earlier[of], initial={"any_of": chosen, "seen": stamp(stands)})
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            try:
                saved = attempt(form, lambda: save({"question": of, "any_of": given["any_of"]}, given["seen"]))
            except EditedMeanwhile:
                saved = None
                form.add_error(None, "Somebody changed this question meanwhile. Look at it, then come back.")
            if saved:
                messages.success(request, "The question is asked only of whoever gave these answers.")
                return redirect(to)
        return form_page(
            request, "questions/question_condition.html", form, title=f"When is “{asked.text}” asked?", of=of, **context
        )
    form = EarlierForm(
        posted(request), earlier=list(earlier.values()), initial={"of": (stands["condition"] or {}).get("question", "")}
    )
    if request.method == "POST" and form.is_valid():
        if stands["condition"] is None:
            return redirect(to)
        saved = attempt(form, lambda: save(None, stamp(stands)))
        if saved:
            messages.success(request, "The question is asked of everybody.")
            return redirect(to)
    return form_page(
        request,
        "questions/question_condition.html",
        form,
        title=f"When is “{asked.text}” asked?",
        submit="Go on",
        **context,
    )


# --- scores ---


@needs(Permission.INSTRUMENT_EDIT)
def score_create(request: MemberRequest, version_id: int) -> HttpResponse:
    """A score over the version's answers."""
    version = get_object_or_404(version_for_page(request.membership), pk=version_id)
    return _score_form(request, version, None)


@needs(Permission.INSTRUMENT_EDIT)
def score_edit(request: MemberRequest, version_id: int, number: int) -> HttpResponse:
    """A score's points and bands; `number` is its place, from 1."""
    version = get_object_or_404(version_for_page(request.membership), pk=version_id)
    if not 1 <= number <= len(version.scores):
        raise Http404("There is no such score.")
    return _score_form(request, version, number - 1)


def _score_form(request: MemberRequest, version: Version, number: int | None) -> HttpResponse:
    questions = questions_in(document_of(version))
    stands = version.scores[number] if number is not None else None
    initial = {**ScoreForm.shown(stands, questions), "seen": stamp(stands)} if stands else {}
    form = ScoreForm(posted(request), questions=questions, initial=initial)
    context: dict[str, Any] = {
        "title": "Score" if stands else "Add a score",
        "submit": "Save the score",
        "version": version,
        "number": number + 1 if number is not None else None,
        "stamp": stamp(stands) if stands else "",
        **back_to_version(request.membership, version, "scores"),
    }
    if request.method == "POST" and form.is_valid():
        score, seen = form.score, form.cleaned_data["seen"]
        try:
            saved = attempt(
                form,
                lambda: actions.set_score(by=request.user, version=version, number=number, seen=seen, score=score),
            )
        except EditedMeanwhile as meanwhile:
            found = conflict(
                version,
                "changed a score",
                {"Score": score_in_words(meanwhile.theirs)},
                {"Score": score_in_words(score)},
            )
            form = ScoreForm(again(request, meanwhile), questions=questions)
            return form_page(request, "questions/score_edit.html", form, status=409, conflict=found, **context)
        if saved:
            messages.success(request, "The score is saved.")
            return redirect(to_version(request.membership, version, "scores"))
    return form_page(request, "questions/score_edit.html", form, **context)


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def score_remove(request: MemberRequest, version_id: int, number: int) -> HttpResponse:
    """Takes a score out."""
    version = get_object_or_404(version_for_page(request.membership), pk=version_id)
    return done(
        request,
        lambda: actions.remove_score(
            by=request.user, version=version, number=number - 1, seen=request.POST.get("seen", "")
        ),
        "The score is taken out.",
        to_version(request.membership, version, "scores"),
    )


def _section(request: MemberRequest, section_id: int) -> Section:
    sections = Section.objects.visible_to(request.membership).select_related("version__instrument")
    return get_object_or_404(sections, pk=section_id)


def _asked(request: MemberRequest, asked_id: int) -> Asked:
    asked = Asked.objects.visible_to(request.membership).select_related("question", "section__version__instrument")
    return get_object_or_404(asked, pk=asked_id)


def _back(request: MemberRequest, section: Section) -> dict[str, Any]:
    return back_to_version(request.membership, section.version, f"section-{section.pk}")

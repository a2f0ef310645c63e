"""A version: read or built on one page, its head, its preview, compared with another, begun and given up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.forms.asking import AskingSomebodyForm, brought, carried
from sightline.questions.forms.instruments import CompareForm, HeadForm
from sightline.questions.models import Instrument, Version
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.reads.documents import document_of
from sightline.questions.reads.instruments import exercises_of, version_for_page
from sightline.questions.reads.standards import lacking
from sightline.questions.reads.versions import newer_than, why_not_ready
from sightline.questions.rules.asking import Answer, Questionnaire, sections_asked, settled
from sightline.questions.rules.editing import head_of, stamp
from sightline.questions.rules.errors import EditedMeanwhile, NotYet
from sightline.questions.rules.kinds import CHOSEN, Audience, QuestionKind
from sightline.questions.rules.scoring import bands_in_words, scored
from sightline.questions.rules.words import compare, questions_in, telling
from sightline.questions.views.pages import again, back_to_instrument, back_to_version, conflict, done, to_version
from sightline.ui.pages import attempt, form_page, posted

_TAGS = {"new": "good", "taken out": "bad", "changed": "warn", "moved": "info", "as it was": "none"}


@needs(Permission.INSTRUMENT_EDIT)
def version_detail(request: MemberRequest, version_id: int) -> HttpResponse:
    """A version in full: while it is built, with all that can be done to it; once it is in use, as it is asked."""
    version = _version(request, version_id)
    membership = request.membership
    document = document_of(version)
    around = {question["id"]: question for question in questions_in(document)}
    rows = {str(one.question.uid): one for one in version.asked.select_related("question")}
    sections = [
        {
            "row": row,
            "number": number,
            "questions": [
                {
                    "row": rows[question["id"]],
                    "kind": QuestionKind(question["kind"]).label,
                    "lines": _lines(question, around),
                    "standard": question["standard"],
                }
                for question in section["questions"]
            ],
        }
        for number, (row, section) in enumerate(zip(version.sections.all(), document["sections"], strict=True), 1)
    ]
    building = version.frozen_on is None
    newer = newer_than(version)
    context = {
        "title": version.title,
        "caption": f"{version.instrument.name}, version {version.number}",
        "version": version,
        "building": building,
        "reasons": why_not_ready(version),
        "lacks": [one.definition["text"] for one in lacking(version)] if building else [],
        "take_in_href": href(membership, "standard_take_in", version.pk),
        "newer": {"text": f"Version {newer.number}", "href": to_version(membership, newer)} if newer else None,
        "sections": sections,
        "scores": [
            {"name": score["name"], "bands": bands_in_words(score), "number": number}
            for number, score in enumerate(version.scores)
        ],
        "may_score": any(one["kind"] in CHOSEN for one in around.values()),
        "actions": _buttons(request, version, building),
        "in_use": exercises_of(version).exists(),
        **back_to_instrument(membership, version.instrument),
    }
    return render(request, "questions/version_detail.html", context)


def _lines(question: dict[str, Any], around: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands under a question on its version's page: what is out of the ordinary."""
    return [(name, words) for name, words in telling(question, around).items() if name not in ("Kind", "Standard")]


def _buttons(request: MemberRequest, version: Version, building: bool) -> list[dict[str, Any]]:
    membership = request.membership

    def button(text: str, route: str, kind: str = "secondary", **besides: Any) -> dict[str, Any]:
        return {"text": text, "href": href(membership, route, version.pk), "kind": kind, **besides}

    buttons = [button("Preview", "version_preview")]
    if building:
        buttons += [button("Title and words around", "version_edit"), button("Add a section", "section_create")]
    if version.number > 1:
        buttons.append(button("Compare with an earlier version", "version_compare", "link"))
    buttons.append(button("Take away as a file", "version_export", "link"))
    if building and version.number > 1:
        buttons.append(button("Give this version up", "version_drop", "link"))
    return buttons


@needs(Permission.INSTRUMENT_EDIT)
def version_edit(request: MemberRequest, version_id: int) -> HttpResponse:
    """A version's title, and what stands before the first question and after the last."""
    version = _version(request, version_id)
    stands = head_of(document_of(version))
    form = HeadForm(posted(request), initial={**stands, "seen": stamp(stands)})
    context: dict[str, Any] = {"title": "Title and words around", **back_to_version(request.membership, version)}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            saved = attempt(form, lambda: actions.edit_head(by=request.user, version=version, **given))
        except EditedMeanwhile as meanwhile:
            found = conflict(version, "changed the", _named(form, meanwhile.theirs), _named(form, given))
            form = HeadForm(again(request, meanwhile))
            return form_page(request, "questions/version_edit.html", form, status=409, conflict=found, **context)
        if saved:
            messages.success(request, "The words around the questions are saved.")
            return redirect(to_version(request.membership, version))
    return form_page(request, "questions/version_edit.html", form, **context)


def _named(form: HeadForm, values: dict[str, Any]) -> dict[str, str]:
    return {str(form.fields[name].label): str(values[name]) for name in ("title", "introduction", "thanks")}


@needs(Permission.INSTRUMENT_EDIT)
def version_preview(request: MemberRequest, version_id: int) -> HttpResponse:
    """A version as whoever answers sees it, page by page, with its conditions at work. Nothing is stored: the answers
    travel with the form, and are gone when the page is closed."""
    version = _version(request, version_id)
    questionnaire = questionnaire_of(version)
    at = request.POST.get("at", "")
    try:
        given = brought(request.POST.get("given", ""))
    except signing.BadSignature:
        at, given = "", []
    shown = sections_asked(questionnaire, given)
    if request.method != "POST" or not shown:
        return _preview(request, version, questionnaire, given, "begin")
    section = next((one for one in questionnaire.sections if str(one.id) == at), None)
    if section is None:
        if request.POST.get("go") == "back":  # from the thanks
            return _preview(request, version, questionnaire, given, "section", section=shown[-1])
        return _preview(request, version, questionnaire, [], "section", section=sections_asked(questionnaire, [])[0])
    form = AskingSomebodyForm(request.POST, questionnaire=questionnaire, section=section, given=given)
    valid = form.is_valid()
    if valid:
        given = settled(questionnaire, [*form.elsewhere, *form.answers])
        shown = sections_asked(questionnaire, given)
    place = next((number for number, one in enumerate(shown) if one.id == section.id), 0)
    if request.POST.get("go") == "back":
        if place == 0:
            return _preview(request, version, questionnaire, given, "begin")
        return _preview(request, version, questionnaire, given, "section", section=shown[place - 1])
    if not valid:
        return _preview(request, version, questionnaire, given, "section", section=section, form=form)
    if place + 1 < len(shown):
        return _preview(request, version, questionnaire, given, "section", section=shown[place + 1])
    return _preview(request, version, questionnaire, given, "thanks")


def _preview(
    request: MemberRequest,
    version: Version,
    questionnaire: Questionnaire,
    given: list[Answer],
    part: str,
    section: Any = None,
    form: Any = None,
) -> HttpResponse:
    shown = sections_asked(questionnaire, given)
    place = next((number for number, one in enumerate(shown) if section and one.id == section.id), 0)
    if section is not None and form is None:
        form = AskingSomebodyForm(questionnaire=questionnaire, section=section, given=given)
    context = {
        "title": (section.title if section else "") or questionnaire.title,
        "part": part,
        "child": questionnaire.audience == Audience.CHILDREN,
        "questionnaire": questionnaire,
        "questions": sum(1 for _ in questionnaire.questions),
        "section": section,
        "form": form,
        "step": f"Part {place + 1} of {len(shown)}" if section and len(shown) > 1 else "",
        "at": section.id if section else "",
        "given": carried(given),
        "scores": scored(questionnaire, given) if part == "thanks" else [],
        **back_to_version(request.membership, version),
    }
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "questions/version_preview.html", context, status=status)


@needs(Permission.INSTRUMENT_EDIT)
def version_compare(request: MemberRequest, version_id: int) -> HttpResponse:
    """What differs between a version and an earlier one."""
    version = _version(request, version_id)
    numbers = list(
        version.instrument.versions.filter(number__lt=version.number)
        .order_by("-number")
        .values_list("number", flat=True)
    )
    if not numbers:
        raise Http404("A first version has none before it.")
    form = CompareForm(request.GET or None, numbers=numbers)
    number = int(form.cleaned_data["old"]) if form.is_bound and form.is_valid() else numbers[0]
    old = version.instrument.versions.select_related("instrument").get(number=number)
    found = compare(document_of(old), document_of(version))
    context = {
        "title": f"Version {version.number} against version {old.number}",
        "caption": version.instrument.name,
        "filters": form if len(numbers) > 1 else None,
        "old": old,
        "version": version,
        "differing": [{"one": one, "tag": _TAGS[one.what]} for one in found if one.what != "as it was"],
        "same": [one.title for one in found if one.what == "as it was"],
        **back_to_version(request.membership, version),
    }
    return render(request, "questions/version_compare.html", context)


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def version_begin(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """Begins the next version."""
    instrument = get_object_or_404(Instrument.objects.visible_to(request.membership), pk=instrument_id)
    try:
        begun = actions.begin_version(by=request.user, instrument=instrument)
    except NotYet as refused:
        messages.error(request, " ".join(refused.reasons))
        return redirect("instrument_detail", request.membership.partnership.slug, instrument.pk)
    messages.success(request, f"Version {begun.number} is begun, with everything version {begun.number - 1} asks.")
    return redirect(to_version(request.membership, begun))


@needs(Permission.INSTRUMENT_EDIT)
def version_drop(request: MemberRequest, version_id: int) -> HttpResponse:
    """Gives a version that is being built up, after one question."""
    version = _version(request, version_id)
    if request.method == "POST":
        try:
            actions.drop_version(by=request.user, version=version)
        except NotYet as refused:
            messages.error(request, " ".join(refused.reasons))
            return redirect(to_version(request.membership, version))
        messages.success(request, "The version is given up. The one before it stands.")
        return redirect("instrument_detail", request.membership.partnership.slug, version.instrument_id)
    return render(
        request,
        "questions/sure.html",
        {
            "title": f"Give version {version.number} up?",
            "text": f"What was changed since version {version.number - 1} is lost. Version {version.number - 1} stays"
            " as it is.",
            "submit": "Give it up",
            "cancel_url": to_version(request.membership, version),
            **back_to_version(request.membership, version),
        },
    )


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def standard_take_in(request: MemberRequest, version_id: int) -> HttpResponse:
    """Takes the standard questions that a version lacks into it."""
    version = _version(request, version_id)
    return done(
        request,
        lambda: actions.take_in(by=request.user, version=version),
        "The standard questions are taken in. Move them to where they belong, if that is elsewhere.",
        to_version(request.membership, version),
    )


def _version(request: MemberRequest, version_id: int) -> Version:
    return get_object_or_404(version_for_page(request.membership), pk=version_id)

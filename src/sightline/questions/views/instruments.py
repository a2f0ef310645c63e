"""Questionnaires: the list, a new one, one's page, its name, put away and taken out again, copied, as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.questions import actions
from sightline.questions.forms.instruments import FileForm, InstrumentForm, ListFilter, NamedForm, RenameForm
from sightline.questions.models import Instrument, Version
from sightline.questions.reads.documents import document_of
from sightline.questions.reads.instruments import Row, exercises_of, instruments_in, rows_of, versions_of
from sightline.questions.reads.instruments import version_for_page as versions_visible
from sightline.questions.reads.standards import lacking
from sightline.questions.reads.versions import versions_to_use
from sightline.questions.rules.bank import BANK
from sightline.questions.rules.document import NAME
from sightline.questions.rules.file import MOST_BYTES, read_file, written
from sightline.questions.rules.kinds import Audience, InstrumentKind
from sightline.questions.views.pages import back_to_instrument, done, to_version
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted

PAGE = 50
USES = 20  # of an instrument's uses, the newest are listed


@needs(Permission.INSTRUMENT_EDIT)
def instrument_list(request: MemberRequest) -> HttpResponse:
    """Every questionnaire by name: what it is for, which version is in use, what it must take in."""
    membership = request.membership
    form = ListFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kind, away = wanted.get("kind", ""), bool(wanted.get("away"))
    page = Paginator(instruments_in(membership, kind=kind, away=away), PAGE).get_page(request.GET.get("page"))
    columns = [
        "Questionnaire",
        "Who answers",
        "Newest version",
        {"text": "Questions", "numeric": True},
        {"text": "Uses", "numeric": True},
    ]
    context = {
        "title": "Questionnaires",
        "lede": "Evaluations, surveys, audits and tools, built here and asked as often as you like.",
        "actions": [
            {"text": "Make a questionnaire", "href": href(membership, "instrument_create")},
            {"text": "Begin from the bank", "href": href(membership, "bank_list"), "kind": "secondary"},
            {"text": "Standard questions", "href": href(membership, "standard_list"), "kind": "secondary"},
            {"text": "Surveys in progress", "href": href(membership, "exercise_list"), "kind": "link"},
            {"text": "Bring in a file", "href": href(membership, "instrument_import"), "kind": "link"},
        ],
        "filters": form,
        "table": {
            "caption": "Questionnaires put away" if away else "Questionnaires in use",
            "columns": columns,
            "rows": [_listed(request, row) for row in rows_of(page.object_list)],
        },
        "page_obj": page,
        "empty": _empty(request, bool(wanted.get("kind") or away)),
    }
    return render(request, "questions/instrument_list.html", context)


def _empty(request: MemberRequest, narrowed: bool) -> dict[str, str]:
    if narrowed:
        return {
            "title": "No such questionnaire",
            "text": "Nothing matches. Choose another kind, or show all.",
            "href": href(request.membership, "instrument_list"),
            "action": "Show all",
        }
    return {
        "title": "No questionnaires yet",
        "text": f"Begin from one of {len(BANK)} ready ones: evaluations before, after and three months later, surveys,"
        " a case audit. You change it as you like.",
        "href": href(request.membership, "bank_list"),
        "action": "See the bank",
    }


def _listed(request: MemberRequest, row: Row) -> list[Any]:
    one = row.instrument
    state = (
        {"text": "Not answered yet", "kind": "info"}
        if row.newest.frozen_on is None
        else {"text": "In use", "kind": "good"}
    )
    newest: dict[str, Any] = {"text": f"Version {row.newest.number}", "tag": state}
    if row.lacks:
        noun = "a standard question" if row.lacks == 1 else f"{row.lacks} standard questions"
        newest["note"] = f"Must take in {noun}"
    return [
        {
            "text": one.name,
            "href": href(request.membership, "instrument_detail", one.pk),
            "note": InstrumentKind(one.kind).label,
        },
        Audience(one.audience).label,
        newest,
        {"text": str(row.newest.questions), "numeric": True},
        {"text": str(row.used), "numeric": True},
    ]


@needs(Permission.INSTRUMENT_EDIT)
def instrument_create(request: MemberRequest) -> HttpResponse:
    """A questionnaire from nothing; the other ways to begin stand above."""
    membership = request.membership
    form = InstrumentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_instrument(by=request.user, partnership=membership.partnership, **form.cleaned_data),
        )
        if made:
            messages.success(request, "The questionnaire is made. Now add its questions.")
            return redirect(to_version(membership, made.versions.get()))
    return form_page(
        request,
        "questions/instrument_create.html",
        form,
        title="Make a questionnaire",
        submit="Make it",
        bank_href=href(membership, "bank_list"),
        file_href=href(membership, "instrument_import"),
        back={"href": href(membership, "instrument_list"), "text": "Questionnaires"},
    )


@needs(Permission.INSTRUMENT_EDIT)
def instrument_detail(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """A questionnaire: its versions, what it must take in, where it is used, and what was done to it."""
    membership = request.membership
    instrument = _instrument(request, instrument_id)
    versions = versions_of(instrument)
    newest = versions[0]
    newest.instrument = instrument
    built = newest if newest.frozen_on is None else None
    lacks = lacking(newest)
    uses = exercises_of(instrument)
    context = {
        "title": instrument.name,
        "caption": InstrumentKind(instrument.kind).label,
        "actions": _buttons(request, instrument, newest),
        "facts": [
            {"key": "Who answers", "value": Audience(instrument.audience).label},
            *([{"key": "Put away", "value": f"{instrument.retired_on:%-d %B %Y}"}] if instrument.retired_on else []),
        ],
        "lacks": [one.definition["text"] for one in lacks],
        "built": built,
        "take_in_href": href(membership, "standard_take_in", built.pk) if built else "",
        "begin_href": href(membership, "version_begin", instrument.pk),
        "version_columns": ["Version", "State", {"text": "Questions", "numeric": True}, "Last changed by", "See"],
        "version_rows": [_version_row(request, one, versions) for one in versions],
        "use_columns": ["Use", "Version", "State", "Open from"],
        "uses": [
            [
                {"text": one.title, "href": href(membership, "exercise_detail", one.pk)},
                f"Version {one.version.number}",
                one.get_state_display(),
                f"{one.opens_on:%-d %B %Y}",
            ]
            for one in uses[:USES]
        ],
        "more_uses": max(0, uses.count() - USES),
        "history": history(instrument.partnership_id, [("instrument", instrument.pk)]),
        "back": {"href": href(membership, "instrument_list"), "text": "Questionnaires"},
    }
    return render(request, "questions/instrument_detail.html", context)


def _buttons(request: MemberRequest, instrument: Instrument, newest: Version) -> list[dict[str, Any]]:
    membership = request.membership

    def button(text: str, route: str, *ids: object, **besides: Any) -> dict[str, Any]:
        return {"text": text, "href": href(membership, route, *ids), **besides}

    if instrument.retired_on:
        return [button("Take it out again", "instrument_reopen", instrument.pk, post=True)]
    if newest.frozen_on is None:
        first = button(f"See and change version {newest.number}", "version_detail", newest.pk)
    else:
        first = button(f"Make version {newest.number + 1}", "version_begin", instrument.pk, post=True)
    return [
        first,
        button("Preview", "version_preview", newest.pk, kind="secondary"),
        *_use(request, instrument),
        button("Name and who answers", "instrument_edit", instrument.pk, kind="link"),
        button("Copy", "instrument_copy", instrument.pk, kind="link"),
        button("Take away as a file", "version_export", newest.pk, kind="link"),
        button("Put away", "instrument_retire", instrument.pk, kind="link"),
    ]


def _use(request: MemberRequest, instrument: Instrument) -> list[dict[str, Any]]:
    """The way to put it to somebody, where a version is ready and she may."""
    ready = versions_to_use(instrument) if request.membership.may(Permission.EXERCISE_RUN) else []
    if not ready:
        return []
    address = f"{href(request.membership, 'exercise_create')}?version={ready[0].pk}"
    return [{"text": "Use it in a survey", "href": address, "kind": "secondary"}]


def _version_row(request: MemberRequest, version: Version, versions: list[Version]) -> list[Any]:
    if version.frozen_on is None:
        state = {"text": "", "tag": {"text": "Not answered yet", "kind": "info"}, "note": "It may be changed"}
    else:
        uses = "1 use" if version.used == 1 else f"{version.used} uses"
        state = {
            "text": "",
            "tag": {"text": "In use", "kind": "good"},
            "note": f"Stays as it is since {version.frozen_on:%-d %B %Y}, {uses}",
        }
    see: Any = ""
    if version.number > 1 and len(versions) > 1:
        see = {
            "text": f"What differs from version {version.number - 1}",
            "href": href(request.membership, "version_compare", version.pk),
        }
    return [
        {"text": f"Version {version.number}", "href": to_version(request.membership, version)},
        state,
        {"text": str(version.questions), "numeric": True},
        version.made_by.name if version.made_by else "",
        see,
    ]


@needs(Permission.INSTRUMENT_EDIT)
def instrument_edit(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """A questionnaire's name, and who answers."""
    instrument = _instrument(request, instrument_id)
    form = RenameForm(posted(request), initial={"name": instrument.name, "audience": instrument.audience})
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: actions.edit_instrument(by=request.user, instrument=instrument, **form.cleaned_data)
        )
        if saved:
            messages.success(request, "The questionnaire is saved.")
            return redirect("instrument_detail", request.membership.partnership.slug, instrument.pk)
    return form_page(
        request,
        "questions/instrument_edit.html",
        form,
        title="Name and who answers",
        **back_to_instrument(request.membership, instrument),
    )


@needs(Permission.INSTRUMENT_EDIT)
def instrument_copy(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """A copy of the newest version, as a questionnaire of its own."""
    instrument = _instrument(request, instrument_id)
    version = instrument.versions.select_related("instrument__partnership").last()
    form = NamedForm(posted(request), initial={"name": f"{instrument.name}, copy"[:NAME]})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        made = attempt(form, lambda: actions.copy_instrument(by=request.user, version=version, name=name))
        if made:
            messages.success(request, "The copy is made. Its questions are its own: answers are not mixed.")
            return redirect(to_version(request.membership, made.versions.get()))
    return form_page(
        request,
        "questions/instrument_copy.html",
        form,
        title=f"Copy “{instrument.name}”",
        submit="Make the copy",
        version=version,
        **back_to_instrument(request.membership, instrument),
    )


@needs(Permission.INSTRUMENT_EDIT)
def instrument_retire(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """Puts a questionnaire away, after one question."""
    instrument = _instrument(request, instrument_id)
    if request.method == "POST":
        return done(
            request,
            lambda: actions.retire_instrument(by=request.user, instrument=instrument),
            "The questionnaire is put away. What was answered stays.",
            href(request.membership, "instrument_detail", instrument.pk),
        )
    return render(
        request,
        "questions/sure.html",
        {
            "title": f"Put “{instrument.name}” away?",
            "text": "It is no longer offered for new uses. What was answered stays, with its analysis, and you can take"
            " it out again.",
            "submit": "Put it away",
            "cancel_url": href(request.membership, "instrument_detail", instrument.pk),
            **back_to_instrument(request.membership, instrument),
        },
    )


@require_POST
@needs(Permission.INSTRUMENT_EDIT)
def instrument_reopen(request: MemberRequest, instrument_id: int) -> HttpResponse:
    """Takes a questionnaire out again."""
    instrument = _instrument(request, instrument_id)
    return done(
        request,
        lambda: actions.reopen_instrument(by=request.user, instrument=instrument),
        "The questionnaire is in use again.",
        href(request.membership, "instrument_detail", instrument.pk),
    )


# --- as a file ---


@needs(Permission.INSTRUMENT_EDIT)
def instrument_import(request: MemberRequest) -> HttpResponse:
    """A questionnaire from a file. Whatever is wrong with it is said in one sentence, and nothing is stored."""
    membership = request.membership
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["document"]
        # One byte more than may be is enough to say that it is too long, whatever its size.
        content = given.read(MOST_BYTES + 1) if given.size <= MOST_BYTES else b" " * given.size
        made = attempt(
            form,
            lambda: actions.create_from_document(
                by=request.user,
                partnership=membership.partnership,
                document=read_file(content),
                name=form.cleaned_data["name"],
            ),
            field="document",
        )
        if made:
            messages.success(request, "The questionnaire is brought in. Look it through before it is used.")
            return redirect(to_version(membership, made.versions.get()))
    return form_page(
        request,
        "questions/instrument_import.html",
        form,
        title="Bring in a questionnaire",
        submit="Bring it in",
        back={"href": href(membership, "instrument_list"), "text": "Questionnaires"},
    )


@needs(Permission.INSTRUMENT_EDIT)
def version_export(request: MemberRequest, version_id: int) -> HttpResponse:
    """A version as a file, to keep, to give to another partnership, or to read."""
    version = get_object_or_404(versions_visible(request.membership), pk=version_id)
    response = HttpResponse(written(document_of(version)), content_type="application/json; charset=utf-8")
    name = f"{slugify(version.instrument.name) or 'questionnaire'}-version-{version.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _instrument(request: MemberRequest, instrument_id: int) -> Instrument:
    return get_object_or_404(Instrument.objects.visible_to(request.membership), pk=instrument_id)

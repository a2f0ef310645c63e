"""Documents as they come: listed, brought in, given back, held against the plan that is here."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.files.reads import content_of, download
from sightline.files.rules import SIZE_LIMIT, NotStored
from sightline.intake import actions, forms, reads, rules
from sightline.intake.models import Reading, ReadingState
from sightline.intake.reader import NotRead, read_document
from sightline.intake.views.shown import form_page, reading_of, source_link
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan.reads import to_format
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.ui.pages import posted


@needs(Permission.PLAN_EDIT)
def reading_list(request: HttpRequest) -> HttpResponse:
    """The documents that were brought in, newest first."""
    slug = request.membership.partnership.slug
    rows = [
        [
            {"text": one.source.name, "href": reverse("reading_detail", args=[slug, one.pk])},
            one.get_state_display(),
            f"{one.read_at:%-d %B %Y}",
            one.read_by.name if one.read_by else "Sightline",
        ]
        for one in reads.readings(request.membership)
    ]
    return render(
        request,
        "intake/reading_list.html",
        {
            "title": "Documents brought in",
            "back": {"href": reverse("plan_list", args=[slug]), "text": "Plans"},
            "actions": [{"text": "Bring in a plan", "href": reverse("reading_create", args=[slug])}] if rows else [],
            "table": {
                "caption": "Documents",
                "columns": ["Document", "Where it stands", "Read on", "By"],
                "rows": rows,
            },
            "empty": {
                "title": "No document yet",
                "text": "Bring in the adopted plan as the Word document it is. A second later you see what was found.",
                "href": reverse("reading_create", args=[slug]),
                "action": "Bring in a plan",
            },
        },
    )


@needs(Permission.PLAN_EDIT)
def reading_create(request: HttpRequest) -> HttpResponse:
    """Takes a document, reads it, and begins its review."""
    form = forms.DocumentForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["document"]
        try:
            reading = _bring_in(request, upload)
            return redirect(_where(reading), request.membership.partnership.slug, reading.pk)
        except rules.HereAlready as here:
            messages.info(request, f"{here} Nothing was stored; carry on here.")
            return redirect("reading_detail", request.membership.partnership.slug, here.reading_id)
        except (NotStored, NotRead, BadFormat) as refused:
            form.add_error("document", str(refused))
    return form_page(
        request,
        "intake/reading_create.html",
        title="Bring in a plan",
        form=form,
        submit="Read it",
        back={"href": reverse("reading_list", args=[request.membership.partnership.slug]), "text": "Documents"},
    )


def _bring_in(request: HttpRequest, upload: UploadedFile) -> Reading:
    """Reads the upload and begins a review; or, where its period has a plan here, holds the two against each other.

    A second plan for a period is never made here: `reading_another` asks first."""
    if upload.size > SIZE_LIMIT:
        raise NotStored(f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB. Take large pictures out of it.")
    content, membership = upload.read(), request.membership
    document = read_document(upload.name, content)
    held = reads.plan_of_period(membership.partnership, document)
    if held is not None:
        return actions.compare(by=request.user, plan=held, name=upload.name, content=content, document=document)
    return actions.bring_in(
        by=request.user, partnership=membership.partnership, name=upload.name, content=content, document=document
    )


def _where(reading: Reading) -> str:
    return "reading_differences" if reading.state == ReadingState.COMPARED else "reading_detail"


@needs(Permission.PLAN_EDIT)
def reading_source(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The document as it was given."""
    return download(reading_of(request, reading_id).source)


@needs(Permission.PLAN_EDIT)
def reading_differences(request: HttpRequest, reading_id: int) -> HttpResponse:
    """What a document read again says otherwise than the plan that is here, and taking it over cell by cell."""
    reading = reading_of(request, reading_id)
    plan = reading.plan
    if plan is None:
        return redirect("reading_detail", reading.partnership.slug, reading.pk)
    found = reads.differences_of(reading, to_format(plan))
    form = forms.TakeForm(posted(request), differences=[one for one, _ in found], draft=plan.is_draft, label_suffix="")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            actions.take_over(by=request.user, reading=reading, taken=form.taken, reason=reason)
        except NotYet as refused:
            for sentence in refused.reasons:
                form.add_error(None, sentence)
        except (BadFormat, rules.CannotTake) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Taken over. The record says what it was before.")
            return redirect("reading_differences", reading.partnership.slug, reading.pk)
    return form_page(
        request,
        "intake/reading_differences.html",
        title="What differs",
        caption=f"{reading.source.name} beside {plan}",
        back={"href": reverse("reading_list", args=[reading.partnership.slug]), "text": "Documents"},
        submit="Take over what is ticked",
        form=form,
        reading=reading,
        adopted=not plan.is_draft,
        plan_href=reverse("plan_detail", args=[reading.partnership.slug, plan.pk]),
        differences=_differing(reading, found, form),
        count=len(found),
        **source_link(reading),
    )


def _differing(reading: Reading, found: list[tuple[rules.Difference, int | None]], form) -> list[dict[str, object]]:
    """The differences for the page, action by action, each with the ticks of what can be taken over."""
    slug, draft = reading.partnership.slug, reading.plan.is_draft
    ticks = {one: form[field] for field, one in form.differences.items()}
    sections: dict[tuple[int, str], dict[str, object]] = {}
    for one, action_id in found:
        key = (one.place, one.number)
        section = sections.setdefault(key, {"title": f"Action {one.number}", "rows": [], "ticks": []})
        section["rows"].append({"name": rules.FIELD_NAMES[one.field], "before": one.was, "after": one.becomes})
        if one in ticks:
            section["ticks"].append(ticks[one])
        if action_id is not None:
            route = "action_edit" if draft else "action_detail"
            section["href"] = reverse(route, args=[slug, action_id])
            section["link"] = f"Change action {one.number}" if draft else f"Go to action {one.number}"
    return list(sections.values())


@needs(Permission.PLAN_EDIT)
def reading_another(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Makes a second plan for a period that has one, of a document that was held against it, after one question."""
    reading = reading_of(request, reading_id)
    form = forms.SureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.bring_in(
                by=request.user,
                partnership=reading.partnership,
                name=reading.source.name,
                content=content_of(reading.source),
                document=reading.document,
            )
            return redirect("reading_detail", reading.partnership.slug, begun.pk)
        except rules.HereAlready as here:
            messages.info(request, f"{here} Carry on here.")
            return redirect("reading_detail", reading.partnership.slug, here.reading_id)
        except (NotStored, BadFormat) as refused:
            form.add_error(None, str(refused))
    return form_page(
        request,
        "intake/reading_another.html",
        title="Make a second plan of this document?",
        caption=f"{reading.source.name} beside {reading.plan}",
        form=form,
        submit="Make a second plan",
        back={
            "href": reverse("reading_differences", args=[reading.partnership.slug, reading.pk]),
            "text": "What differs",
        },
    )

"""A consortium's document in this board: adopted, with appendices of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.files.reads import download
from sightline.kit import clock
from sightline.library import actions
from sightline.library.forms.editions import AdoptForm, AppendixForm
from sightline.library.models import Appendix, Resource
from sightline.library.views.answers import back_to_resource, done, edition_here
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.privacy.reads import reasons_of
from sightline.ui.pages import again, attempt, conflict_of, form_page, posted


@needs(Permission.EDITION_APPROVE)
def edition_adopt(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Puts a consortium's edition in force in this board."""
    membership, today = request.membership, clock.today()
    edition = edition_here(membership, edition_id)
    if edition.published_on is None:
        raise Http404("Nothing can be adopted before it is published.")
    form = AdoptForm(posted(request), first=edition.published_on, today=today)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(
            form,
            lambda: actions.adopt_edition(
                by=request.user, partnership=membership.partnership, edition=edition, **given
            ),
        ):
            messages.success(request, f"Edition {edition.number} is in force here.")
            return redirect(href(membership, "resource_detail", edition.resource_id))
    return form_page(
        request,
        "library/edition_adopt.html",
        form,
        title="Adopt an edition",
        caption=f"{edition}, shared by {edition.resource.consortium}",
        submit="Adopt it",
        **back_to_resource(edition.resource, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def appendix_create(request: MemberRequest, resource_id: int) -> HttpResponse:
    """Adds what this board has of its own."""
    membership = request.membership
    resource = get_object_or_404(Resource.objects.visible_to(membership), pk=resource_id)
    form = AppendixForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = _given(form)
        if attempt(
            form,
            lambda: actions.add_appendix(
                by=request.user, partnership=membership.partnership, resource=resource, kept=form.kept, **given
            ),
        ):
            messages.success(request, "The appendix is added.")
            return redirect(href(membership, "resource_detail", resource.pk) + "#appendices")
    return form_page(
        request,
        "library/appendix_create.html",
        form,
        title="Add an appendix",
        caption=resource.title,
        submit="Add it",
        **back_to_resource(resource, membership),
    )


@needs(Permission.LIBRARY_EDIT)
def appendix_edit(request: MemberRequest, appendix_id: int) -> HttpResponse:
    """Changes an appendix. Whoever saves second sees what the first saved, and keeps her own words."""
    membership = request.membership
    appendix = _appendix(membership, appendix_id)
    initial = {"title": appendix.title, "text": appendix.text, "revision": appendix.revision}
    kept = reasons_of(appendix)
    form = AppendixForm(posted(request), request.FILES or None, initial=initial, kept=kept)
    context: dict[str, Any] = {
        "title": "Change an appendix",
        "caption": appendix.resource.title,
        "appendix": appendix,
        **back_to_resource(appendix.resource, membership),
    }
    if request.method == "POST" and form.is_valid():
        given = _given(form)
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.edit_appendix(
                    by=request.user, appendix=appendix, revision=revision, kept=form.kept, **given
                ),
            )
        except EditedMeanwhile as meanwhile:
            conflict = conflict_of(meanwhile, {"title": "Title", "text": "Text"}, form.cleaned_data)
            form = AppendixForm(again(request, meanwhile), kept=kept)
            return form_page(request, "library/appendix_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The appendix is saved.")
            return redirect(href(membership, "resource_detail", appendix.resource_id) + "#appendices")
    return form_page(request, "library/appendix_edit.html", form, **context)


@require_POST
@needs(Permission.LIBRARY_EDIT)
def appendix_remove(request: MemberRequest, appendix_id: int) -> HttpResponse:
    """Takes an appendix away."""
    appendix = _appendix(request.membership, appendix_id)
    resource_id = appendix.resource_id
    done(request, lambda: actions.remove_appendix(by=request.user, appendix=appendix), f"“{appendix}” is taken away.")
    return redirect(href(request.membership, "resource_detail", resource_id) + "#appendices")


@needs(Permission.LIBRARY_VIEW)
def appendix_file(request: MemberRequest, appendix_id: int) -> HttpResponse:
    """The file of an appendix."""
    appendix = _appendix(request.membership, appendix_id)
    if appendix.stored is None:
        raise Http404("This appendix has no file.")
    return download(appendix.stored)


def _given(form: AppendixForm) -> dict[str, Any]:
    upload = form.cleaned_data["document"]
    given = {"title": form.cleaned_data["title"], "text": form.cleaned_data["text"]}
    if upload:
        given |= {"name": upload.name, "content": upload.read(), "without_programs": form.without_programs}
    return given


def _appendix(membership: Membership, appendix_id: int) -> Appendix:
    return get_object_or_404(
        Appendix.objects.visible_to(membership).select_related("resource", "stored"), pk=appendix_id
    )

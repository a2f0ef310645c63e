"""The files of an edition: added, taken, cleaned, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.files.reads import download
from sightline.library import actions
from sightline.library.forms.editions import FileForm
from sightline.library.models import EditionFile
from sightline.library.views.answers import back_to_edition, done, own_edition
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.LIBRARY_EDIT)
def edition_file_add(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Adds a file. What its readers would not see in it is said on the edition's page."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["document"]
        file = attempt(
            form,
            lambda: actions.add_file(
                by=request.user,
                edition=edition,
                name=upload.name,
                content=upload.read(),
                title=form.cleaned_data["title"],
                without_programs=form.without_programs,
                kept=form.kept,
            ),
        )
        if file:
            if form.without_programs:
                messages.success(
                    request, f"“{file.title}” is added as “{file.stored}”, without macros. Open it once and look."
                )
            else:
                messages.success(request, f"“{file.title}” is added.")
            if file.hidden:
                messages.warning(request, "It holds things that its readers do not see: look at them below.")
            return redirect(href(membership, "edition_detail", edition.pk) + "#files")
    return form_page(
        request,
        "library/edition_file_add.html",
        form,
        title="Add a file",
        caption=str(edition),
        submit="Add the file",
        **back_to_edition(edition, membership, "files"),
    )


@needs(Permission.LIBRARY_VIEW)
def edition_file(request: MemberRequest, file_id: int) -> HttpResponse:
    """The file, to whoever may see the edition."""
    return download(_file(request.membership, file_id).stored)


@require_POST
@needs(Permission.LIBRARY_EDIT)
def edition_file_clean(request: MemberRequest, file_id: int) -> HttpResponse:
    """Puts a cleaned copy in its place."""
    file = _file(request.membership, file_id, own=True)
    success = f"“{file.title}” is replaced by a copy without what could be taken out. Open it once and look."
    done(request, lambda: actions.clean_file(by=request.user, file=file), success)
    return redirect(href(request.membership, "edition_detail", file.edition_id) + "#files")


@require_POST
@needs(Permission.LIBRARY_EDIT)
def edition_file_remove(request: MemberRequest, file_id: int) -> HttpResponse:
    """Takes a file out of the edition."""
    file = _file(request.membership, file_id, own=True)
    edition_id = file.edition_id
    done(request, lambda: actions.remove_file(by=request.user, file=file), f"“{file.title}” is taken out.")
    return redirect(href(request.membership, "edition_detail", edition_id) + "#files")


def _file(membership: Membership, file_id: int, *, own: bool = False) -> EditionFile:
    files = EditionFile.objects.visible_to(membership).select_related("stored", "edition__resource")
    if own:
        files = files.filter(partnership=membership.partnership)
    return get_object_or_404(files, pk=file_id)

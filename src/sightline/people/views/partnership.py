"""The settings of a partnership, and its logo."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.people import actions
from sightline.people.access import MemberRequest, needs
from sightline.people.forms import LogoForm, PartnershipForm
from sightline.people.models import Logo
from sightline.people.permissions import Permission
from sightline.people.rules import Refused
from sightline.people.views.conflict import conflict_in
from sightline.trail.reads import history


@needs(Permission.PARTNERSHIP_EDIT)
def partnership_edit(request: MemberRequest) -> HttpResponse:
    """What the partnership is, its year, its colour, its words."""
    membership = request.membership
    partnership = membership.partnership
    form = PartnershipForm(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_partnership(by=membership.person, partnership=partnership, **form.changes())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The settings are saved.")
            return redirect("partnership_edit", slug=partnership.slug)
    context = {
        "title": "Settings",
        "conflict": conflict_in(form, partnership.pk, "partnership", partnership.pk),
        "back": {"href": reverse("structure", kwargs={"slug": partnership.slug}), "text": "Structure"},
        "form": form,
        "submit": "Save the settings",
        "logo_href": reverse("logo_edit", kwargs={"slug": partnership.slug}),
        "history": history(partnership.pk, [("partnership", partnership.pk)]),
    }
    return render(request, "people/partnership_edit.html", context)


@needs(Permission.PARTNERSHIP_EDIT)
def logo_edit(request: MemberRequest) -> HttpResponse:
    """The picture in the header."""
    membership = request.membership
    partnership = membership.partnership
    form = LogoForm(request.POST or None, request.FILES or None)
    settings_href = reverse("partnership_edit", kwargs={"slug": partnership.slug})
    if request.method == "POST" and form.is_valid():
        actions.set_logo(
            by=membership.person,
            partnership=partnership,
            content=form.cleaned_data["picture"],
            text=form.cleaned_data["text"],
        )
        messages.success(request, "The logo is saved.")
        return redirect(settings_href)
    context = {
        "title": "Logo",
        "lede": "It stands in the header of every page of this partnership.",
        "back": {"href": settings_href, "text": "Settings"},
        "form": form,
        "submit": "Save the logo",
        "cancel_url": settings_href,
        "partnership": partnership,
    }
    return render(request, "people/logo_edit.html", context)


@require_POST
@needs(Permission.PARTNERSHIP_EDIT)
def logo_remove(request: MemberRequest) -> HttpResponse:
    """Takes the picture away."""
    membership = request.membership
    try:
        actions.remove_logo(by=membership.person, partnership=membership.partnership)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The logo is removed.")
    return redirect("partnership_edit", slug=membership.partnership.slug)


@needs(Permission.PLAN_VIEW)
def partnership_logo(request: MemberRequest, version: str) -> HttpResponse:
    """The picture itself. Its address changes with it, so browsers may keep it for a year."""
    logo = get_object_or_404(Logo, partnership=request.membership.partnership, partnership__logo_version=version)
    response = HttpResponse(bytes(logo.content), content_type=logo.media_type)
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response

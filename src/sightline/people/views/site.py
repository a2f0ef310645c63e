"""The settings of a partnership's public site: what it says, and from when it is open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions
from sightline.people.access import MemberRequest, needs
from sightline.people.forms.site import OpeningForm, SiteForm
from sightline.people.models import Partnership, Site
from sightline.people.permissions import Permission
from sightline.people.rules import Refused, why_not_open
from sightline.people.views.conflict import conflict_in
from sightline.trail.reads import history
from sightline.ui.templatetags.ui import day


@needs(Permission.SITE_EDIT)
def site_edit(request: MemberRequest) -> HttpResponse:
    """What the public site says; whether it is open, and what it lacks to be."""
    membership = request.membership
    partnership = membership.partnership
    site = _site_of(partnership)
    form = SiteForm(request.POST or None, site=site)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_site(by=membership.person, partnership=partnership, **form.said())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The public site’s words are saved.")
            return redirect("site_edit", slug=partnership.slug)
    context = {
        "title": "Public site",
        "lede": _stands(site),
        "conflict": conflict_in(form, partnership.pk, "site", partnership.pk),
        "back": {"href": reverse("structure", args=[partnership.slug]), "text": "Structure"},
        "lacks": why_not_open(site.worried, site.contact),
        "actions": _links(site),
        "form": form,
        "submit": "Save the words",
        "history": history(partnership.pk, [("site", partnership.pk)]),
    }
    return render(request, "people/site_edit.html", context)


@needs(Permission.SITE_EDIT)
def site_open(request: MemberRequest) -> HttpResponse:
    """Opens the site from a day on; where it cannot be opened yet, why."""
    membership = request.membership
    partnership = membership.partnership
    site = _site_of(partnership)
    here = reverse("site_edit", args=[partnership.slug])
    form = OpeningForm(request.POST or None, today=clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_site(by=membership.person, partnership=partnership, since=form.cleaned_data["since"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _stands(opened))
            return redirect(here)
    context = {
        "title": "Open the public site",
        "lede": "From the first day on, anybody can read it without signing in, and search engines find it.",
        "back": {"href": here, "text": "Public site"},
        "lacks": why_not_open(site.worried, site.contact),
        "form": form,
        "submit": "Open it",
        "cancel_url": here,
    }
    return render(request, "people/site_open.html", context)


@needs(Permission.SITE_EDIT)
def site_close(request: MemberRequest) -> HttpResponse:
    """Closes the site, once asked whether it is meant."""
    membership = request.membership
    partnership = membership.partnership
    here = reverse("site_edit", args=[partnership.slug])
    if request.method == "POST":
        try:
            actions.close_site(by=membership.person, partnership=partnership)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The public site is closed: its pages are no longer found.")
        return redirect(here)
    context = {
        "title": "Close the public site?",
        "lede": "Nobody will find its pages, its calendar of training or its library, and links from other sites lead"
        " nowhere. What was decided and said is kept. Surveys that are under way go on.",
        "back": {"href": here, "text": "Public site"},
        "submit": "Close it",
        "danger": True,
        "cancel_url": here,
        "cancel": "Keep it open",
    }
    return render(request, "people/site_close.html", context)


def _site_of(partnership: Partnership) -> Site:
    return Site.objects.filter(partnership=partnership).first() or Site(partnership=partnership)


def _stands(site: Site) -> str:
    """Whether it is open, in a sentence."""
    if site.open_since is None:
        return "It is not open: only those who may edit it can look at it."
    if not site.is_open_on(clock.today()):
        return f"It opens on {day(site.open_since)}."
    return f"It has been open to everybody since {day(site.open_since)}."


def _links(site: Site) -> list[dict[str, str]]:
    slug = site.partnership.slug
    if site.is_open_on(clock.today()):
        look = {"text": "Go to the site", "href": reverse("site_front", args=[slug]), "kind": "secondary"}
    else:
        look = {"text": "Look at it", "href": reverse("site_preview", args=[slug, "front"]), "kind": "secondary"}
    if site.open_since is None:
        return [{"text": "Open it", "href": reverse("site_open", args=[slug]), "kind": ""}, look]
    return [look, {"text": "Close it", "href": reverse("site_close", args=[slug]), "kind": "link"}]

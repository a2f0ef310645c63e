"""The first-run page, which sets up the first partnership; and the page that sets up a further one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.people import actions, reads
from sightline.people.access import PersonRequest, open_to_all, signed_in
from sightline.people.forms import NewPartnershipForm, StartForm
from sightline.people.models import Partnership, StartCode
from sightline.people.rules import Refused, slug_for
from sightline.trail.rules import Program


@open_to_all(
    "nobody can sign in before the first partnership exists; closed by a code from the console, and afterwards"
)
def start(request: HttpRequest) -> HttpResponse:
    """Sets up the first partnership. There is no such page once there is one."""
    if Partnership.objects.exists():
        raise Http404("Sightline has been set up already.")
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if StartCode.objects.opened_by(data["code"]) is None:
            actions.count_wrong_start_code(by=Program("First run"))
            form.add_error(
                "code",
                "That start code is not right. Copy it again from the server’s console; after "
                f"{StartCode.WRONG_TRIES_ALLOWED} wrong tries a new one is needed: ./sightline startcode",
            )
        else:
            data["slug"] = data["slug"] or slug_for(data["name"])
            try:
                seat = actions.start(by=Program("First run"), **data)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"{seat.partnership.name} is set up. Sign in with the address you gave.")
                return redirect("account_login")
    context = {
        "title": "Set up Sightline",
        "lede": "This page makes the first partnership and its business manager. It closes once that is done.",
        "form": form,
        "submit": "Set up the partnership",
    }
    return render(request, "people/start.html", context)


@signed_in("a business manager of one partnership may set up another; the page refuses everybody else")
def partnership_create(request: PersonRequest) -> HttpResponse:
    """Sets up a further partnership."""
    if not reads.manages_somewhere(request.user):
        raise PermissionDenied("Only a business manager can set up another partnership.")
    form = NewPartnershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        data["slug"] = data["slug"] or slug_for(data["name"])
        try:
            seat = actions.start_another(by=request.user, **data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{seat.partnership.name} is set up, and you are its business manager.")
            return redirect("structure", slug=seat.partnership.slug)
    context = {
        "title": "Set up another partnership",
        "lede": "You become its business manager. It shares nothing with your other partnerships.",
        "back": {"href": reverse("account_detail"), "text": "Your account"},
        "form": form,
        "submit": "Set up the partnership",
        "cancel_url": reverse("account_detail"),
    }
    return render(request, "people/partnership_create.html", context)

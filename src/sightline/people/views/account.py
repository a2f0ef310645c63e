"""A person's own page: what she is called, where her codes go, where she sits."""

from __future__ import annotations

import hashlib
import hmac
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions, reads
from sightline.people.access import PersonRequest, signed_in
from sightline.people.forms import AddressForm, AwayForm, CodeForm, PersonForm
from sightline.people.models import Person
from sightline.people.rules import Refused, away_words

_PENDING = "new_address"  # in the session, on the server: the address, the code's digest, tries left, until when
_TRIES = 3


@signed_in("everybody may see and mend what is kept about herself")
def account_detail(request: PersonRequest) -> HttpResponse:
    """Name, address, seats in every partnership."""
    person = request.user
    facts: list[dict[str, Any]] = [
        {"key": "Name", "value": person.name, "action": {"href": reverse("account_edit"), "text": "Change"}},
        {
            "key": "Job title",
            "value": person.post or "Not given",
            "action": {"href": reverse("account_edit"), "text": "Change"},
        },
        {
            "key": "E-mail address",
            "value": person.email,
            "action": {"href": reverse("account_address"), "text": "Change"},
        },
        {
            "key": "Away",
            "value": away_words(person.away_from, person.away_until, clock.today()),
            "action": {"href": reverse("account_away"), "text": "Change"},
        },
    ]
    rows = [
        [
            {"text": partnership.name, "href": reverse("structure", kwargs={"slug": partnership.slug})},
            "; ".join(f"{seat.get_role_display()}, {seat.body.name}" for seat in seats),
        ]
        for partnership, seats in reads.partnerships_of(person, clock.today())
    ]
    buttons = []
    if reads.manages_somewhere(person):
        buttons.append(
            {"text": "Set up another partnership", "href": reverse("partnership_create"), "kind": "secondary"}
        )
    context = {
        "title": "Your account",
        "facts": facts,
        "seats": rows,
        "columns": ["Partnership", "Seats"],
        "actions": buttons,
    }
    return render(request, "people/account_detail.html", context)


@signed_in("everybody may see and mend what is kept about herself")
def account_edit(request: PersonRequest) -> HttpResponse:
    """Her own name and job title, the same in every partnership."""
    person = request.user
    form = PersonForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        if reads.ever_seated(person):
            actions.edit_person(by=person, person=person, **form.cleaned_data)
            messages.success(request, "Your details are saved.")
        else:
            messages.error(request, "You hold no seat in any partnership, so there is nothing to change.")
        return redirect("account_detail")
    context = {
        "title": "Change your details",
        "lede": "They are the same in every partnership where you sit.",
        "back": {"href": reverse("account_detail"), "text": "Your account"},
        "form": form,
        "cancel_url": reverse("account_detail"),
    }
    return render(request, "people/account_edit.html", context)


@signed_in("everybody may say when she herself is away")
def account_away(request: PersonRequest) -> HttpResponse:
    """From when until when she is away: her deputies are asked meanwhile."""
    person = request.user
    form = AwayForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        if reads.ever_seated(person):
            actions.set_away(by=person, person=person, **form.cleaned_data)
            messages.success(request, f"Saved. {away_words(person.away_from, person.away_until, clock.today())}.")
        else:
            messages.error(request, "You hold no seat in any partnership, so nobody writes to you.")
        return redirect("account_detail")
    context = {
        "title": "When you are away",
        "lede": "On these days nobody reminds you. Your deputies are asked instead, in every partnership; where you "
        "have none, the chair or the business manager. Empty both dates when you are back early.",
        "back": {"href": reverse("account_detail"), "text": "Your account"},
        "form": form,
        "cancel_url": reverse("account_detail"),
    }
    return render(request, "people/account_away.html", context)


@signed_in("everybody may see and mend what is kept about herself")
def account_address(request: PersonRequest) -> HttpResponse:
    """Asks for a new address and sends a code there; nothing changes before the code comes back."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        if email == request.user.email:
            form.add_error("email", "That is your address already.")
        elif not ratelimit.consume(request, action="manage_email", user=request.user):
            form.add_error(None, "That was tried too often. Wait a minute, then try again.")
        else:
            try:
                _send_code(request, email)
            except (SMTPException, OSError):
                form.add_error(None, "We could not send the message. Try again in a few minutes.")
            else:
                return redirect("account_address_confirm")
    context = {
        "title": "Change your e-mail address",
        "lede": "We send a code to the new address, to know that it is yours.",
        "back": {"href": reverse("account_detail"), "text": "Your account"},
        "form": form,
        "submit": "Send the code",
        "cancel_url": reverse("account_detail"),
    }
    return render(request, "people/account_address.html", context)


@signed_in("everybody may see and mend what is kept about herself")
def account_address_confirm(request: PersonRequest) -> HttpResponse:
    """Takes the code that was sent to the new address; three wrong ones and it is void."""
    pending = request.session.get(_PENDING)
    if not pending or pending["until"] < time.time():
        request.session.pop(_PENDING, None)
        messages.error(request, "That code has expired, or was never asked for. Ask for a new one.")
        return redirect("account_address")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if hmac.compare_digest(pending["digest"], _digest(form.cleaned_data["code"])):
            del request.session[_PENDING]
            return _change(request, pending["email"])
        pending["tries"] -= 1
        request.session.modified = True
        if pending["tries"] <= 0:
            del request.session[_PENDING]
            messages.error(request, "That was tried too often. Ask for a new code.")
            return redirect("account_address")
        form.add_error("code", "That is not the code we sent. Check each letter, or ask for a new code.")
    context = {
        "title": "Enter the code",
        "lede": f"A code is on its way to {pending['email']}.",
        "back": {"href": reverse("account_address"), "text": "Another address"},
        "form": form,
        "submit": "Change my address",
        "cancel_url": reverse("account_detail"),
    }
    return render(request, "people/account_address_confirm.html", context)


def _send_code(request: PersonRequest, email: str) -> None:
    """Sends a code to `email`, unless another person has it: then the code goes nowhere, and the page says the same."""
    code = get_adapter().generate_login_code()
    if not Person.objects.filter(email=email).exists():
        body = render_to_string("people/mail/new_address.txt", {"code": code, "person": request.user})
        EmailMessage("Your code to change your address on Sightline", body, to=[email]).send()
    request.session[_PENDING] = {
        "email": email,
        "digest": _digest(code),
        "tries": _TRIES,
        "until": time.time() + settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT,
    }


def _change(request: PersonRequest, email: str) -> HttpResponse:
    person, former = request.user, request.user.email
    try:
        actions.change_email(by=person, person=person, email=email)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("account_address")
    messages.success(request, f"Your address is {email}. Codes go there from now on.")
    body = render_to_string("people/mail/address_changed.txt", {"person": person, "site": settings.SITE_URL})
    EmailMessage("Your address on Sightline was changed", body, to=[former]).send(fail_silently=True)
    return redirect("account_detail")


def _digest(code: str) -> str:
    return hashlib.sha256("".join(code.upper().replace("-", "").split()).encode()).hexdigest()

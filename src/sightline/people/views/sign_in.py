"""Signing in and out. Only these of allauth's pages have an address here."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.people import reads
from sightline.people.access import open_to_all
from sightline.people.models import Partnership, Person
from sightline.people.sign_in import AskForCodeForm, EnterCodeForm


class _AskForCode(RequestLoginCodeView):
    template_name = "people/account_login.html"

    def get_form_class(self) -> type:
        return AskForCodeForm

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            if form._user is None:  # as long on the way as a code is, so that the wait tells nothing either
                get_adapter().send_mail("account/email/unknown_account", form.cleaned_data["email"], {})
            return super().form_valid(form)
        except (SMTPException, OSError):
            form.add_error(None, "We could not send the message. Try again in a few minutes.")
            return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context |= {
            "title": "Sign in",
            "submit": "Send me a code",
            "next": self.get_next_url() or "",
            "cast": reads.cast(clock.today()) if settings.DEMO else [],
            "sites": reads.open_sites(clock.today()) if settings.DEMO else [],
            "nothing_yet": not Partnership.objects.exists(),
        }
        return context


class _EnterCode(ConfirmLoginCodeView):
    template_name = "people/account_confirm_login_code.html"

    def get_form_class(self) -> type:
        return EnterCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        context = super().get_context_data(**kwargs)
        context |= {
            "title": "Enter the code",
            "lede": f"If {context['email']} is known here, a code is on its way to it. It works for {minutes} minutes.",
            "submit": "Sign in",
        }
        return context


class _SignOut(LogoutView):
    template_name = "people/account_logout.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": "Sign out", "submit": "Sign out"}


_ask, _enter, _out = _AskForCode.as_view(), _EnterCode.as_view(), _SignOut.as_view()


@open_to_all("nobody is signed in before signing in")
def account_login(request: HttpRequest) -> HttpResponse:
    """Asks for the address to send a code to."""
    return _ask(request)


@open_to_all("nobody is signed in before signing in")
def account_confirm_login_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code; three wrong ones and it is void."""
    response = _enter(request)
    sent_back = response.status_code == 302 and response["Location"] == reverse("account_login")
    if sent_back and not _said_why(request):
        messages.error(request, "That code has expired, or was never asked for. Ask for a new one.")
    return response


def _said_why(request: HttpRequest) -> bool:
    """Whether the next page will show a reason already; looking at the messages must not use them up."""
    waiting = messages.get_messages(request)
    said = any(message.level >= messages.WARNING for message in waiting)
    waiting.used = False
    return said


@open_to_all("the one who signs out is somebody else a moment later, and a code not yet entered is given up here too")
def account_logout(request: HttpRequest) -> HttpResponse:
    """Signs out; by a button, so that no link can do it."""
    return _out(request)


@open_to_all("the demonstration lets anybody be anybody; everywhere else there is no such page")
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One of the demonstration's cast, by a button."""
    if not settings.DEMO:
        raise Http404("There is no such page.")
    number = request.POST.get("person", "")
    person = get_object_or_404(Person, pk=number if number.isdigit() else 0, is_active=True)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)

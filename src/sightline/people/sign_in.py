"""Sign-in by a code sent by e-mail; allauth does the work, this says where it may not go and what it says.

Second factors and single sign-on are further stages of the same sign-in: apps and settings of allauth, no change here.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from sightline.ui.forms import InWords

# The messages sign-in sends. Somebody unknown is told so by mail and never on the page, so that the page tells
# strangers nothing and a person who typed her other address is not left waiting.
_MAIL = {
    "account/email/login_code": ("Your code to sign in to Sightline", "people/mail/code.txt"),
    "account/email/unknown_account": ("Signing in to Sightline", "people/mail/unknown.txt"),
}


class SignInRequired(LoginRequiredMiddleware):
    """Signing in is the rule. Django's own asks who is signed in before it asks whether that matters: then every open
    page would depend on a cookie, and no shared cache could keep it."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class Adapter(DefaultAccountAdapter):
    """Nobody makes an account for herself: persons are invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "That is not the code we sent. Check each letter, or ask for a new code.",
        "too_many_login_attempts": "That was tried too often. Wait a minute, then ask for a new code.",
        "rate_limited": "That was tried too often. Wait a minute, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends our words, as plain text."""
        if template_prefix not in _MAIL:
            super().send_mail(template_prefix, email, context)
            return
        subject, template = _MAIL[template_prefix]
        words = {
            "code": context.get("code", ""),
            "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "site": settings.SITE_URL,
        }
        body = render_to_string(template, words)
        EmailMessage(subject, body, to=[email], headers={"Auto-Submitted": "auto-generated"}).send()

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Shows only what went wrong: the pages themselves say the rest, and a banner would repeat the address."""
        if level >= messages.WARNING:
            super().add_message(request, level, *args, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Somebody whose sign-in was closed between the code and its use."""
        messages.error(request, "Sign-in is closed for you. If that is a mistake, ask your business manager.")
        return redirect("account_login")


class AskForCodeForm(InWords, RequestLoginCodeForm):
    """The address to send a code to."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = "E-mail address"
        field.help_text = "The address at which you were invited. We send a code there; you need no password."
        field.error_messages["required"] = "Enter your e-mail address"
        field.error_messages["invalid"] = "Enter an e-mail address in the correct format, like name@example.org"
        field.widget.attrs = {"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}


class EnterCodeForm(InWords, ConfirmLoginCodeForm):
    """The code that came."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = "Code"
        field.help_text = "Capitals and hyphens do not matter."
        field.error_messages["required"] = "Enter the code"
        field.widget.attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "class": "govuk-input--width-10"}

"""The invitation: a link to the sign-in page and nothing else.

The link signs nobody in, carries no key and names nobody, so it can be forwarded, scanned and lost without harm: the
code that is sent at sign-in proves the address. It goes out at once, after the action that added the person has been
committed, and not through the outbox: that is on a floor above, and whoever invites waits to hear whether it went.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from sightline.people.actions import mark_invited
from sightline.people.models import Partnership, Person, Seat

logger = logging.getLogger(__name__)


def send_invitation(*, by: Person, person: Person, partnership: Partnership, seats: list[Seat]) -> bool:
    """Writes to `person` that she has seats in `partnership`. False when the mail server would not take it."""
    context = {
        "person": person,
        "partnership": partnership,
        "by": by,
        "seats": seats,
        "link": settings.SITE_URL.rstrip("/") + reverse("account_login"),
    }
    message = EmailMessage(
        subject=f"You are invited to {partnership.name} on Sightline",
        body=render_to_string("people/mail/invitation.txt", context),
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        logger.error("An invitation could not be sent: %s", type(error).__name__)  # never to whom
        return False
    mark_invited(by=by, person=person, partnership_id=partnership.pk)
    return True

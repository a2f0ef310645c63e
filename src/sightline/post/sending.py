"""Sends what the outbox holds. The only place that talks to the mail server for it."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from sightline.kit import clock
from sightline.post.actions import claim_message, record_refused, record_sent
from sightline.post.models import Outbox
from sightline.post.rules import is_for_good

logger = logging.getLogger(__name__)


def send_due(stopping: Callable[[], bool] = lambda: False) -> int:
    """Sends every message that is due, oldest first, until none is or `stopping` says so; how many were taken."""
    sent = 0
    connection = get_connection()
    while not stopping():
        message = claim_message()
        if message is None:
            break
        sent += send(message, connection)
    connection.close()
    return sent


def send(message: Outbox, connection: BaseEmailBackend) -> bool:
    """Tries a claimed message once and records what became of it. What failed is logged without saying to whom."""
    if message.person is not None and not message.person.is_active:
        record_refused(message=message, trouble="The person no longer has an account.", for_good=True, now=clock.now())
        return False
    mail = EmailMessage(
        subject=message.subject,
        body="\n\n".join(message.lines) + "\n",
        to=[message.reader_address],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    try:
        mail.send()
    except (smtplib.SMTPException, OSError) as refusal:
        connection.close()  # the next message begins a conversation of its own
        code = smtp_code(refusal)
        trouble = f"The mail server answered {code}." if code else "The mail server could not be reached."
        logger.warning("Message %s was not taken (%s, %s).", message.pk, type(refusal).__name__, code)
        record_refused(message=message, trouble=trouble, for_good=is_for_good(code), now=clock.now())
        return False
    record_sent(message=message)
    return True


def smtp_code(refusal: Exception) -> int | None:
    """The server's reply code about this message; None where it gave none, or one about us and not the message."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in refusal.recipients.values()), default=None)
    if isinstance(refusal, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError | smtplib.SMTPHeloError):
        return None
    if isinstance(refusal, smtplib.SMTPResponseException):
        return refusal.smtp_code
    return None

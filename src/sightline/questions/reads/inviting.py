"""Invitations: their tokens, and whom they ask."""

from __future__ import annotations

import base64

from django.utils.crypto import salted_hmac


def token_of(*, exercise_id: int, person_id: int | None, address: str) -> str:
    """The token of an invitation: made again whenever a letter needs it, from the site's secret, and stored nowhere."""
    whom = f"person {person_id}" if person_id else address
    made = salted_hmac("questions.invite", f"{exercise_id}: {whom}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")

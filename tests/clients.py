"""A test client that is somebody."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from sightline.people.models import Person

ClientOf = Callable[[Person | None], Client]


def client_of(person: Person | None) -> Client:
    """A client signed in as `person`; signed out for None."""
    client = Client()
    if person is not None:
        # The session that signing in leaves. Django's `force_login`, which notes the time as well, takes much longer.
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client

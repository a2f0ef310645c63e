"""A test client that is somebody."""

from collections.abc import Callable

from django.test import Client

from sightline.people.models import Person

ClientOf = Callable[[Person | None], Client]


def client_of(person: Person | None) -> Client:
    """A client signed in as `person`; signed out for None."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client

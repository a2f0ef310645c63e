"""What the founding-size plan's page weighs on its way to the browser."""

import gzip

import pytest
from django.urls import reverse

from demo import cast as island
from sightline.people.models import Person
from sightline.plan.models import Plan
from tests.clients import client_of

pytestmark = pytest.mark.django_db
EVERY_VISIT = 30_000  # bytes, compressed: the budget for a page
FIRST_VISIT = 150_000  # with the look and the script


@pytest.fixture
def manager(marram):
    """The demonstration's business manager, signed in."""
    return client_of(Person.objects.get(email=island.address("dana")))


def weight(answer) -> int:
    """The bytes of an answer's body as they travel."""
    assert answer.status_code == 200
    return len(b"".join(answer))


def test_the_plan_on_a_page_is_light(manager):
    [plan] = Plan.objects.all()
    asked = {"HTTP_ACCEPT_ENCODING": "gzip"}
    answer = manager.get(reverse("plan_detail", args=["marram", plan.pk]), **asked)
    assert answer.headers["Content-Encoding"] == "gzip"
    page = weight(answer)
    assert page <= EVERY_VISIT
    look = [manager.get(f"/static/ui/{name}", **asked) for name in ("look.css", "behaviour.js", "icon.svg")]
    assert [one.headers.get("Content-Encoding") for one in look] == ["gzip", "gzip", "gzip"]
    assert page + sum(map(weight, look)) <= FIRST_VISIT


def test_a_file_written_while_it_is_read_is_compressed_and_whole(manager):
    address = reverse("action_list_export", args=["marram"])
    plain = b"".join(manager.get(address))
    answer = manager.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(b"".join(answer)) == plain
    assert plain.count(b"\r\n") == 22


def test_who_does_not_ask_for_it_gets_it_plain(manager):
    answer = manager.get(reverse("action_list", args=["marram"]))
    assert "Content-Encoding" not in answer.headers
    assert b"<!doctype html>" in answer.content

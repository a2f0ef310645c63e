"""Openings on the public site are counted in memory and written now and then; nobody is known by it."""

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from sightline.library import counter
from sightline.library.models import Use
from tests.library import made

pytestmark = pytest.mark.django_db
ASK = RequestFactory(headers={"User-Agent": "Mozilla/5.0 (X11; Linux)"})


@pytest.fixture(autouse=True)
def _nothing_waits(monkeypatch: pytest.MonkeyPatch):
    """As a worker begins, and with a clock of our own."""
    counter._waiting.clear()
    monkeypatch.setattr(counter, "_written_at", 0.0)
    seconds = [100.0]
    monkeypatch.setattr(counter.time, "monotonic", lambda: seconds[0])
    yield seconds
    counter._waiting.clear()


def counted() -> tuple[int, int]:
    use = Use.objects.first()
    return (use.views, use.downloads) if use else (0, 0)


def test_a_busy_page_is_written_once_in_ten_seconds(cast, _nothing_waits) -> None:
    resource = made.published_of(cast).resource
    for _ in range(5):
        counter.note(ASK.get("/"), cast.partnership.pk, resource.pk)
    assert counted() == (1, 0)  # the first at once, the others wait
    _nothing_waits[0] += counter.EVERY
    counter.note(ASK.get("/"), cast.partnership.pk, resource.pk, download=True)
    assert counted() == (5, 1)


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "curl/8.0", "facebookexternalhit preview", "python-requests"])
def test_robots_that_say_so_and_requests_for_the_head_are_not_counted(cast, agent: str) -> None:
    resource = made.published_of(cast).resource
    counter.note(RequestFactory(headers={"User-Agent": agent}).get("/"), cast.partnership.pk, resource.pk)
    counter.note(ASK.head("/"), cast.partnership.pk, resource.pk)
    assert counted() == (0, 0)


def test_a_busy_database_costs_no_reader_her_page_and_no_count(cast, monkeypatch, _nothing_waits) -> None:
    resource = made.published_of(cast).resource

    def busy(**_: object) -> None:
        raise DatabaseError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(counter, "count_uses", busy)
        counter.note(ASK.get("/"), cast.partnership.pk, resource.pk)
    assert counted() == (0, 0)
    counter.write()
    assert counted() == (1, 0)

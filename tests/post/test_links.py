"""A page of one task behind a link: for whom it opens, what it says where it does not; opening changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from sightline.people.models import Person
from sightline.people.permissions import Permission
from sightline.post import actions
from sightline.post.links import by_link
from sightline.post.models import Link
from sightline.post.rules import Standing, standing
from sightline.trail.actions import action, record
from sightline.trail.models import Entry
from tests.cast import Cast

NOW = dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@action
def written(*, by: Person, partnership_id: int) -> None:
    """What a page behind a link may do once something is sent."""
    record(by=by, partnership_id=partnership_id, verb="sent", thing="task", thing_id=1)


@by_link("task")
def task(request: HttpRequest, token: str) -> HttpResponse:
    """A page of one task."""
    link = request.link
    if request.method == "POST":
        written(by=link.person, partnership_id=link.partnership_id)
    allowed = len(request.membership.permissions)
    return HttpResponse(f"{link.person.name}: task {link.thing_id}, allowed {allowed}, {len(token)} letters")


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


def link(cast: Cast, person: Person | None = None, *, thing: str = "task") -> str:
    return actions.make_link(
        partnership=cast.partnership, person=person or cast.action_owner, thing=thing, thing_id=7, until=NOW + DAY
    )


def ask(token: str, user: Person | None = None, method: str = "get") -> HttpResponse:
    request = getattr(RequestFactory(), method)("/")
    request.user = user or AnonymousUser()
    request._messages = []
    return task(request, token=token)


def test_it_opens_for_its_person_without_signing_in_and_allows_nothing_else(cast: Cast) -> None:
    answer = ask(link(cast))
    assert answer.status_code == 200
    assert answer.content.decode().startswith("DI Nadia Shah: task 7, allowed 0,")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"  # with none at all a browser sends no form from it


def test_opening_changes_nothing_and_what_is_sent_says_that_it_came_by_a_link(cast: Cast) -> None:
    token = link(cast)
    before = Link.objects.values().get()
    assert ask(token).status_code == ask(token, cast.action_owner).status_code == 200
    assert (Link.objects.values().get(), Entry.objects.count()) == (before, 0)
    ask(token, method="post")
    entry = Entry.objects.get()
    assert (entry.via, entry.actor_label) == ("link", "DI Nadia Shah")


@pytest.mark.parametrize("which", ["none", "cut", "other thing"])
def test_a_wrong_link_says_so_and_names_nobody(cast: Cast, which: str) -> None:
    token = {"none": "nonsense", "cut": link(cast)[:-4], "other thing": link(cast, thing="paper")}[which]
    answer = ask(token)
    assert answer.status_code == 404
    words = answer.content.decode()
    assert "This link does not work" in words
    assert "Nadia" not in words
    assert "Northmere" not in words


def test_a_link_that_is_over_says_when_it_ended(cast: Cast) -> None:
    token = link(cast)
    with time_machine.travel(NOW + DAY, tick=False):
        answer = ask(token)
    assert answer.status_code == 410
    assert "ended on 16 January 2018" in answer.content.decode()


def test_a_link_taken_back_says_so_for_good(cast: Cast) -> None:
    token = link(cast)
    actions.revoke_links(partnership=cast.partnership, thing="task", thing_id=7)
    for later in (NOW, NOW + 9 * DAY):
        with time_machine.travel(later, tick=False):
            answer = ask(token)
        assert answer.status_code == 410
        assert "This link was taken back" in answer.content.decode()


@pytest.mark.parametrize("how", ["seat ended", "no account"])
def test_a_link_of_somebody_who_left_opens_nothing(cast: Cast, how: str) -> None:
    token = link(cast, cast.leaver if how == "seat ended" else cast.action_owner)
    if how == "no account":
        cast.action_owner.is_active = False
        cast.action_owner.save()
    answer = ask(token)
    assert answer.status_code == 403
    assert "You are no longer a member here" in answer.content.decode()


def test_somebody_else_who_is_signed_in_is_told_whose_link_it_is(cast: Cast) -> None:
    answer = ask(link(cast), cast.member, "post")
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "This link is for DI Nadia Shah." in words
    assert "signed in as Gwen Lathom" in words
    assert not Entry.objects.exists()


def test_a_seat_elsewhere_does_not_open_a_link_here(cast: Cast) -> None:
    assert ask(link(cast, cast.outsider)).status_code == 403


@pytest.mark.parametrize(
    ("until", "revoked", "active", "stands"),
    [
        (1, None, True, Standing.OPENS),
        (0, None, True, Standing.OVER),
        (1, -1, True, Standing.REVOKED),
        (-1, -2, True, Standing.REVOKED),
        (1, None, False, Standing.LEFT),
    ],
)
def test_where_a_link_stands(until: int, revoked: int | None, active: bool, stands: Standing) -> None:
    revoked_at = None if revoked is None else NOW + revoked * DAY
    assert standing(until=NOW + until * DAY, revoked_at=revoked_at, now=NOW, person_active=active) == stands


def test_no_permission_is_needed_to_open_and_none_is_given(cast: Cast) -> None:
    assert not isinstance(task.access, Permission)
    assert task.access == "open: whoever holds a link to task"
    assert task.login_required is False

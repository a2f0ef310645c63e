"""When something fails: what happened, that nothing is lost, what to do. Never a trace, never a blank page."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import path

SECRET = "what nobody should read"


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    """A view that fails in the way asked for."""
    raise {
        "403": PermissionDenied("Only the chair adopts a plan."),
        "403-bare": PermissionDenied(),
        "404": Http404(SECRET),
        "400": SuspiciousOperation(SECRET),
        "500": RuntimeError(SECRET),
    }[how]


@login_not_required
def take(request: HttpRequest) -> HttpResponse:
    """A view that wants a token."""
    return HttpResponse("taken")


urlpatterns = [path("fail/<str:how>/", fail), path("take/", take)]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ("400", 400, ["That could not be understood", "nothing saved before is lost"]),
        ("403", 403, ["This is not open to you", "Only the chair adopts a plan.", "Nothing was changed"]),
        ("403-bare", 403, ["Your role does not include this page."]),
        ("404", 404, ["There is no such page", "Nothing is lost"]),
        ("500", 500, ["Something went wrong on our side", "Everything saved before is as it was"]),
    ],
)
def test_a_failure_is_said_in_words(client, how, status, words):
    answer = client.get(f"/fail/{how}/")
    html = answer.content.decode()
    assert answer.status_code == status
    assert [word for word in words if word not in html] == []
    assert SECRET not in html
    assert html.count("<h1") == 1
    assert '<html lang="en-GB"' in html
    assert "ui/look.css" in html


def test_an_address_that_never_was(client):
    assert "There is no such page" in client.get("/never/").content.decode()


def test_a_page_open_too_long_keeps_the_words(client):
    answer = client.post("/take/", {"words": "mine"})
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "The page was open too long" in html
    assert "Your words are not lost" in html


def test_the_page_for_our_own_faults_needs_nothing_that_may_be_broken():
    source = get_template("500.html").template.source
    assert "{%" not in source
    assert "{{" not in source


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404"])
def test_the_other_pages_need_no_request(name):
    assert "<h1" in get_template(f"{name}.html").render({})

"""From nothing, in the browser; and shut to strangers before and after."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from sightline.people.models import Partnership, Person, Seat, StartCode

pytestmark = pytest.mark.django_db
START = reverse("start")
NEW = {
    "name": "Eastmere Safeguarding Children Board",
    "slug": "",
    "kind": "children_board",
    "nation": "ENG",
    "person_name": "Kay Doyle",
    "email": "kay@eastmere.example",
    "post": "",
}


@pytest.fixture
def code(capsys) -> str:
    """As the console prints it."""
    call_command("startcode")
    return capsys.readouterr().out.strip()


def test_a_partnership_from_nothing(client, code):
    assert reverse("start") in client.get(reverse("account_login")).content.decode()
    page = client.post(START, NEW | {"code": f" {code.lower()} "}, follow=True)
    assert page.redirect_chain[-1][0] == reverse("account_login")
    assert "is set up. Sign in" in page.content.decode()
    assert Partnership.objects.get().slug == "eastmere"
    assert Seat.objects.get().person.email == "kay@eastmere.example"


def test_setting_up_signs_nobody_in(client, code):
    client.post(START, NEW | {"code": code})
    assert client.get(reverse("account_detail")).status_code == 302


@pytest.mark.parametrize("guess", ["", "0000-0000-0000-0000", "%", "🙂"])
def test_without_the_code_nothing_is_made(client, code, guess):
    page = client.post(START, NEW | {"code": guess})
    assert page.status_code == 200
    assert not Partnership.objects.exists()
    assert not Person.objects.exists()


def test_a_server_that_printed_no_code_lets_nobody_in(client, db):
    client.post(START, NEW | {"code": "0000-0000-0000-0000"})
    assert not Partnership.objects.exists()


def test_guessing_runs_out(client, code):
    for _ in range(StartCode.WRONG_TRIES_ALLOWED):
        client.post(START, NEW | {"code": "0000-0000-0000-0000"})
    page = client.post(START, NEW | {"code": code})
    assert "not right" in page.content.decode()
    assert not Partnership.objects.exists()


def test_closed_once_there_is_a_partnership(client_of, cast, capsys):
    for client in (client_of(None), client_of(cast.business_manager)):
        assert client.get(START).status_code == 404
        assert client.post(START, NEW | {"code": "x"}).status_code == 404
    with pytest.raises(CommandError, match="closed"):
        call_command("startcode")
    assert reverse("start") not in client_of(None).get(reverse("account_login")).content.decode()


def test_an_empty_server_sends_visitors_to_sign_in(client, db):
    assert client.get("/")["Location"].startswith(reverse("account_login"))

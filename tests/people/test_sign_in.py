"""Signing in: the code proves the address, strangers learn nothing, guesses run out."""

import logging
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from sightline.people.models import Person

pytestmark = pytest.mark.django_db
ASK, ENTER, OUT = reverse("account_login"), reverse("account_confirm_login_code"), reverse("account_logout")
WRONG = "That is not the code we sent"


@pytest.fixture(autouse=True)
def fresh_limits():
    """The limits count in the cache; each test starts at none."""
    cache.clear()


def ask(client: Client, email: str, **more):
    return client.post(ASK, {"email": email, **more}, follow=True)


def code_sent() -> str:
    """The code in the last message."""
    return re.search(r"^    (\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]


def test_a_code_signs_in(client, cast):
    page = ask(client, "CHAIR@northmere.example")
    assert page.redirect_chain[-1][0].startswith(ENTER)
    message = mail.outbox[0]
    assert message.to == ["chair@northmere.example"] or message.to == ["CHAIR@northmere.example"]
    assert "code" in message.subject
    assert code_sent() not in message.subject
    answer = client.post(ENTER, {"code": f" {code_sent().lower()} "})
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert client.get(reverse("account_detail")).status_code == 200
    assert not EmailAddress.objects.exists()  # Person.email is the only address there is


def test_where_one_was_going_is_where_one_comes(client, cast):
    wanted = reverse("structure", kwargs={"slug": cast.slug})
    asked = client.get(wanted)
    assert asked["Location"] == f"{ASK}?next={wanted}"
    assert f'name="next" value="{wanted}"' in client.get(asked["Location"]).content.decode()
    page = ask(client, cast.chair.email, next=wanted)
    assert f'value="{wanted}"' in page.content.decode()
    assert client.post(ENTER, {"code": code_sent(), "next": wanted})["Location"] == wanted


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, cast, elsewhere):
    ask(client, cast.chair.email, next=elsewhere)
    assert client.post(ENTER, {"code": code_sent(), "next": elsewhere})["Location"] == reverse("home")


def _words(page, email: str) -> str:
    """The page without what is another each time: the address typed and the form's token."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return text.replace(email, "ADDRESS")


def test_a_stranger_is_told_the_same_and_gets_no_account(cast):
    people = Person.objects.count()
    pages = [_words(ask(Client(), email), email) for email in (cast.chair.email, "nobody@nowhere.example")]
    assert pages[0] == pages[1]
    assert Person.objects.count() == people
    assert "nobody is known here by it" in mail.outbox[1].body


@pytest.mark.parametrize("guess", ["", "AAAAAA", "0", "código"])
def test_a_stranger_has_no_code_to_guess(client, cast, guess):
    ask(client, "nobody@nowhere.example")
    client.post(ENTER, {"code": guess})
    assert client.get(reverse("account_detail")).status_code == 302


def test_wrong_codes_are_said_and_the_third_voids_it(client, cast):
    ask(client, cast.chair.email)
    code = code_sent()
    for _ in range(2):
        assert WRONG in client.post(ENTER, {"code": "WRONG1"}).content.decode()
    page = client.post(ENTER, {"code": "WRONG1"}, follow=True)
    assert page.redirect_chain[-1][0] == ASK
    assert "tried too often" in page.content.decode()
    page = client.post(ENTER, {"code": code}, follow=True)
    assert "has expired, or was never asked for" in page.content.decode()
    assert client.get(reverse("account_detail")).status_code == 302


def test_an_expired_code_is_said(client, cast):
    ask(client, cast.chair.email)
    with override_settings(ACCOUNT_LOGIN_BY_CODE_TIMEOUT=-1):
        page = client.post(ENTER, {"code": code_sent()}, follow=True)
    assert "has expired, or was never asked for" in page.content.decode()


def test_a_code_works_once_and_in_its_own_browser(client, cast):
    ask(client, cast.chair.email)
    code = code_sent()
    stranger = Client()
    assert stranger.post(ENTER, {"code": code})["Location"] == ASK
    client.post(ENTER, {"code": code})
    client.post(OUT)
    assert client.post(ENTER, {"code": code})["Location"] == ASK


@pytest.mark.parametrize("email", ["chair@northmere.example", "nobody@nowhere.example"])
def test_asking_too_often_is_refused_alike(cast, email):
    for _ in range(3):
        ask(Client(), email)
    page = ask(Client(), email)
    assert "tried too often" in page.content.decode()
    assert len(mail.outbox) == 3


def test_the_limits_are_kept_where_every_process_sees_them(settings):
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_somebody_whose_sign_in_is_closed_gets_no_code(client, cast):
    Person.objects.filter(pk=cast.chair.pk).update(is_active=False)
    ask(client, cast.chair.email)
    assert "nobody is known" in mail.outbox[0].body


def test_closed_between_code_and_use(client, cast):
    ask(client, cast.chair.email)
    Person.objects.filter(pk=cast.chair.pk).update(is_active=False)
    page = client.post(ENTER, {"code": code_sent()}, follow=True)
    assert "Sign-in is closed for you" in page.content.decode()


def test_closed_while_signed_in(client_of, cast):
    client = client_of(cast.chair)
    Person.objects.filter(pk=cast.chair.pk).update(is_active=False)
    assert client.get(reverse("account_detail")).status_code == 302


class _Broken:
    """A mail server that takes nothing."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise OSError("no route to host")


@override_settings(EMAIL_BACKEND="tests.people.test_sign_in._Broken")
@pytest.mark.parametrize("email", ["chair@northmere.example", "nobody@nowhere.example"])
def test_mail_that_cannot_be_sent_is_said_alike(client, cast, email):
    assert "We could not send the message" in ask(client, email).content.decode()


def test_no_address_in_the_logs(client, cast, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(client, cast.chair.email)
        client.post(ENTER, {"code": "WRONG1"})
        client.post(ENTER, {"code": code_sent()})
    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert cast.chair.email not in said
    assert cast.chair.name not in said


def test_signing_out_takes_a_button(client_of, cast):
    client = client_of(cast.chair)
    assert client.get(OUT).status_code == 200
    assert client.get(reverse("account_detail")).status_code == 200
    client.post(OUT)
    assert client.get(reverse("account_detail")).status_code == 302


def test_giving_up_a_code_asks_anew(client, cast):
    ask(client, cast.chair.email)
    assert client.get(ASK)["Location"] == ENTER
    client.post(OUT)
    assert client.get(ASK).status_code == 200


@pytest.mark.parametrize(
    "path", ["signup/", "login/", "password/reset/", "email/", "sign-in/signup/", "accounts/login/"]
)
def test_allauths_other_pages_have_no_address(client, path):
    assert client.get(f"/{path}").status_code == 404


class TestAsOneOfTheCast:
    def test_only_in_the_demonstration(self, client, cast, settings):
        assert settings.DEMO is False
        address = reverse("sign_in_as")
        assert client.post(address, {"person": cast.chair.pk}).status_code == 404
        assert client.get(address).status_code == 405
        assert cast.chair.name not in client.get(ASK).content.decode()

    def test_in_the_demonstration(self, client, cast, settings):
        settings.DEMO = True
        page = client.get(ASK).content.decode()
        assert "Dame Ruth Abara" in page
        assert "Otto Lind" not in page  # has left
        assert client.post(reverse("sign_in_as"), {"person": cast.chair.pk})["Location"] == reverse("home")
        assert client.get(reverse("account_detail")).status_code == 200

    @pytest.mark.parametrize("person", ["", "0", "x", "-1", "99999999"])
    def test_nobody_else(self, client, cast, settings, person):
        settings.DEMO = True
        assert client.post(reverse("sign_in_as"), {"person": person}).status_code == 404

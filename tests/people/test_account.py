"""A person's own page, and her address, which only a code changes."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from sightline.people.models import Person

pytestmark = pytest.mark.django_db
ASK, ENTER = reverse("account_address"), reverse("account_address_confirm")
PAGES = ["account_detail", "account_edit", "account_address", "account_away"]


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.mark.parametrize("route", PAGES)
@pytest.mark.parametrize("who", ["business_manager", "member", "leaver", "outsider"])
def test_everybody_has_one(client_of, cast, route, who):
    assert client_of(cast.person(who)).get(reverse(route)).status_code == 200


@pytest.mark.parametrize("route", [*PAGES, "account_address_confirm", "partnership_create"])
def test_nobody_has_none(client_of, cast, route):
    assert client_of(None).get(reverse(route)).status_code == 302


def test_her_own_name(client_of, cast):
    client = client_of(cast.member)
    client.post(reverse("account_edit"), {"name": "Gwen Rees", "post": ""})
    assert Person.objects.get(pk=cast.member.pk).name == "Gwen Rees"


def test_somebody_without_a_seat_has_nowhere_to_write(client_of, cast):
    loose = Person.objects.create(email="loose@northmere.example", name="Loose End")
    page = client_of(loose).post(reverse("account_edit"), {"name": "X", "post": ""}, follow=True)
    assert "hold no seat" in page.content.decode()


def _days(since: str = "", until: str = "") -> dict[str, str]:
    """Two days as the form sends them: "1 8 2026"."""
    return {
        f"{name}_{part}": value
        for name, day in (("since", since), ("until", until))
        for part, value in zip(("day", "month", "year"), day.split() or ("", "", ""), strict=True)
    }


def test_she_says_when_she_is_away_and_when_she_is_back(client_of, cast):
    client = client_of(cast.member)
    with time_machine.travel("2026-07-20T12:00:00Z", tick=False):
        page = client.post(reverse("account_away"), _days("1 8 2026", "14 8 2026"), follow=True).content.decode()
        assert "Saved. Away from 1 August 2026 to 14 August 2026." in page
        person = Person.objects.get(pk=cast.member.pk)
        assert [person.away_on(dt.date(2026, 8, day)) for day in (1, 14, 15)] == [True, True, False]
        page = client.post(reverse("account_away"), _days(), follow=True).content.decode()
    assert "Saved. Not away." in page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("1 8 2026", ""), "Give both days"),
        (("14 8 2026", "1 8 2026"), "must be the first day away or later"),
        (("31 2 2026", "1 8 2026"), "First day away"),
    ],
)
def test_days_that_make_no_sense_are_said(client_of, cast, days, said):
    page = client_of(cast.member).post(reverse("account_away"), _days(*days)).content.decode()
    assert said in page
    assert "Error: " in page
    assert Person.objects.get(pk=cast.member.pk).away_from is None


def test_somebody_without_a_seat_is_told_that_nobody_writes(client_of, cast):
    loose = Person.objects.create(email="loose@northmere.example", name="Loose End")
    page = client_of(loose).post(reverse("account_away"), _days(), follow=True)
    assert "nobody writes to you" in page.content.decode()


def _ask(client, email: str) -> str:
    """Asks for a code to a new address; the code, "" where none was sent."""
    sent = len(mail.outbox)
    client.post(ASK, {"email": email})
    if len(mail.outbox) == sent:
        return ""
    return re.search(r"^    (\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]


def test_a_new_address_is_proved_and_the_old_one_told(client_of, cast):
    client = client_of(cast.member)
    code = _ask(client, "Gwen@Northmere.example")
    assert Person.objects.get(pk=cast.member.pk).email == cast.member.email
    client.post(ENTER, {"code": code.lower()})
    assert Person.objects.get(pk=cast.member.pk).email == "gwen@northmere.example"
    assert mail.outbox[-1].to == [cast.member.email]
    assert "gwen@" not in mail.outbox[-1].body
    assert client.get(reverse("account_detail")).status_code == 200


def test_three_wrong_codes_void_it(client_of, cast):
    client = client_of(cast.member)
    code = _ask(client, "gwen@northmere.example")
    for _ in range(2):
        assert "not the code we sent" in client.post(ENTER, {"code": "WRONG1"}).content.decode()
    assert client.post(ENTER, {"code": "WRONG1"})["Location"] == ASK
    assert client.post(ENTER, {"code": code})["Location"] == ASK
    assert Person.objects.get(pk=cast.member.pk).email == cast.member.email


def test_an_expired_code(client_of, cast, settings):
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    client = client_of(cast.member)
    code = _ask(client, "gwen@northmere.example")
    assert client.post(ENTER, {"code": code})["Location"] == ASK


def test_an_address_somebody_has_gets_no_code_and_the_page_does_not_say_so(client_of, cast):
    client = client_of(cast.member)
    assert _ask(client, "chair@northmere.example") == ""
    assert client.get(ENTER).status_code == 200


def test_the_same_address_is_said(client_of, cast):
    page = client_of(cast.member).post(ASK, {"email": "MEMBER@northmere.example"})
    assert "your address already" in page.content.decode()


def test_too_often(client_of, cast):
    client = client_of(cast.member)
    for number in range(10):
        _ask(client, f"gwen{number}@northmere.example")
    assert "tried too often" in client.post(ASK, {"email": "gwen@northmere.example"}).content.decode()


def test_another_partnership_is_offered_to_business_managers_only(client_of, cast):
    address = reverse("partnership_create")
    assert address in client_of(cast.business_manager).get(reverse("account_detail")).content.decode()
    for who in ("support", "chair", "member", "leaver"):
        client = client_of(cast.person(who))
        assert address not in client.get(reverse("account_detail")).content.decode()
        assert client.get(address).status_code == 403
        assert client.post(address, {"name": "X", "kind": "other", "nation": "ENG"}).status_code == 403


def test_another_partnership_is_set_up(client_of, cast):
    client = client_of(cast.business_manager)
    new = {"name": "Eastmere Safeguarding Adults Board", "kind": "adults_board", "nation": "WLS", "slug": ""}
    answer = client.post(reverse("partnership_create"), new)
    assert answer["Location"] == reverse("structure", kwargs={"slug": "eastmere"})
    assert client.get(answer["Location"]).status_code == 200
    assert "another" in client.post(reverse("partnership_create"), new | {"name": "Eastmere Board"}).content.decode()

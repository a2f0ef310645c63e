"""What a box asks as one types: answered to whoever was given a page, signed in or not; nothing stored."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from sightline.privacy.forms import MAY_KEEP, OTHER_WORDS, SIGNER
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import refused
from sightline.privacy.views import STAMP_LASTS
from sightline.trail.models import Entry
from tests.clients import ClientOf
from tests.privacy.measuring import TEXTS

ASKED = {"text": "Ring 07700 900123 <now>", "box": "id_done", "name": "done_kept", "reason": "Because"}


@pytest.fixture
def address() -> str:
    return reverse("text_scan", args=[SIGNER.sign(MAY_KEEP)])


def test_a_hit_comes_back_as_the_fragment_beneath_the_box(client_of: ClientOf, address: str) -> None:
    answer = client_of(None).post(address, ASKED)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "“07700 900123” reads like a telephone number." in page
    assert 'id="id_done_kept" name="done_kept" value="Because"' in page
    assert "<html" not in page


def test_no_reason_is_offered_where_only_other_words_will_do(client_of: ClientOf) -> None:
    address = reverse("text_scan", args=[SIGNER.sign(OTHER_WORDS)])
    page = client_of(None).post(address, ASKED).content.decode()
    assert "reads like a telephone number" in page
    assert "<input" not in page


def test_words_without_an_identifier_come_back_empty(client_of: ClientOf, address: str) -> None:
    assert not client_of(None).post(address, ASKED | {"text": "Two sessions held."}).content.strip()


@pytest.mark.django_db
def test_asking_stores_nothing_and_asks_the_database_nothing(
    client_of: ClientOf, address: str, django_assert_num_queries
) -> None:
    client = client_of(None)
    with django_assert_num_queries(0):
        client.post(address, ASKED)
    assert not KeptIdentifier.objects.exists()
    assert not Entry.objects.exists()


def test_what_is_sent_back_is_escaped(client_of: ClientOf, address: str) -> None:
    sent = ASKED | {"text": "mail <b>jo@example.org", "reason": '"><script>', "box": '"><i>'}
    page = client_of(None).post(address, sent).content.decode()
    assert "<script>" not in page
    assert "<i>" not in page


def test_only_a_page_given_today_may_ask(client_of: ClientOf) -> None:
    client = client_of(None)
    assert client.post(reverse("text_scan", args=["made-up"]), ASKED).status_code == 404
    other = TimestampSigner(salt="another").sign(MAY_KEEP)
    assert client.post(reverse("text_scan", args=[other]), ASKED).status_code == 404


def test_a_stamp_is_good_for_a_day(client_of: ClientOf, address: str) -> None:
    with time_machine.travel(dt.datetime.now(dt.UTC) + STAMP_LASTS + dt.timedelta(minutes=1)):
        assert client_of(None).post(address, ASKED).status_code == 404


def test_asking_is_posting_and_needs_no_token_since_a_public_page_has_none(address: str) -> None:
    assert Client().get(address).status_code == 405
    answer = Client(enforce_csrf_checks=True).post(address, ASKED)
    assert answer.status_code == 200
    assert not answer.cookies


def test_a_box_says_what_the_server_refuses(client_of: ClientOf, address: str) -> None:
    """There is one scan: what a box says as one types is asked of the very rules that refuse the form."""
    client = client_of(None)
    for line in (TEXTS / "fresh.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        said = client.post(address, ASKED | {"text": text}).content.decode()
        refused_for = refused({"done": text}).get("done", ())
        assert all(escape(one.sentence) in said for one in refused_for)
        assert bool(said.strip()) == bool(refused_for)

"""The island's public site: open, believable, and without anybody's name or a number that somebody has."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse

from demo.life import SLUG
from sightline.people.models import Partnership, Person
from tests.public.outside import walk

DRAMA = re.compile(r"01632960\d{3}|07700900\d{3}")  # kept free by Ofcom, so that nobody is called
EVERYBODYS = {"999", "101", "08001111"}


@pytest.fixture
def pages(marram: Partnership, client) -> dict[str, str]:
    """Every page of the island's site that can be read, by its address."""
    caches["outside"].clear()
    found = {}
    for address, answer in walk(client, marram):
        assert answer.status_code == 200, address
        if "Content-Disposition" not in answer.headers:
            found[address] = answer.content.decode()
    return found


def test_it_tells_of_two_quarters_and_nobodys_name(pages: dict[str, str]) -> None:
    said = "\n".join(pages.values())
    assert "April to June 2017" in said
    assert "July to September 2017" in said
    assert "October to December 2017" not in pages[reverse("site_plan", args=[SLUG])]
    names = [one.name for one in Person.objects.all()]
    assert names
    assert [name for name in names if name in said] == []


def test_every_number_is_one_that_nobody_has_or_everybody_may_call(pages: dict[str, str]) -> None:
    numbers = {number for page in pages.values() for number in re.findall(r'href="tel:([^"]+)"', page)}
    assert numbers >= EVERYBODYS
    assert [one for one in numbers - EVERYBODYS if not DRAMA.fullmatch(one)] == []


def test_sign_in_leads_there(marram: Partnership, client, settings) -> None:
    settings.DEMO = True
    assert reverse("site_front", args=[SLUG]) in client.get(reverse("account_login")).content.decode()

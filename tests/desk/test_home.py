"""Where people land after signing in."""

import pytest
from django.urls import reverse

from sightline.people.models import Seat

pytestmark = pytest.mark.django_db


def test_straight_to_the_only_partnership(cast, client_of):
    answer = client_of(cast.member).get(reverse("home"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/p/{cast.slug}/")


def test_a_list_where_there_are_several(cast, client_of):
    Seat.objects.create(
        partnership=cast.elsewhere, person=cast.member, body=cast.elsewhere_board, role="member", since="2016-04-01"
    )
    shown = client_of(cast.member).get(reverse("home")).content.decode()
    assert cast.partnership.name in shown
    assert cast.elsewhere.name in shown


def test_nowhere_says_what_to_do(cast, client_of):
    shown = client_of(cast.leaver).get(reverse("home")).content.decode()
    assert "You hold no seat today" in shown
    assert cast.partnership.name not in shown


def test_signed_out_is_sent_to_sign_in(client_of, db):
    assert client_of(None).get(reverse("home"))["Location"].startswith(reverse("account_login"))

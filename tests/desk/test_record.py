"""The record's pages: who may open them, what they say, and blanking by two."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from sightline.people import actions
from sightline.trail import guard
from sightline.trail.actions.blanking import ask_to_blank
from sightline.trail.models import Blanking, Entry
from tests.cast import Cast
from tests.rows import ViewRows
from tests.trail.chains import sql, write

READERS = ("business_manager", "support", "chair", "executive_chair")
BLANKERS = ("business_manager", "chair", "executive_chair")
OTHERS = ("subgroup_chair", "deputy", "action_owner", "member", "analyst")


class TestRecord(ViewRows):
    route, works_for, refused = "record", READERS, OTHERS


class TestRecordCheck(ViewRows):
    route, works_for, refused = "record_check", READERS, OTHERS


class TestRecordCheckPost(ViewRows):
    route, works_for, refused, method = "record_check", READERS, OTHERS, "post"


class _OfEntry(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        if not Entry.objects.filter(partnership_id=cast.partnership.pk).exists():
            write(partnership_id=cast.partnership.pk)
        return {"seq": 1}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        write(partnership_id=cast.elsewhere.pk, count=2)
        return {"seq": 2}


class TestRecordEntry(_OfEntry):
    route, works_for, refused = "record_entry", READERS, OTHERS


class TestRecordBlankAsk(_OfEntry):
    route, works_for, refused = "record_blank_ask", BLANKERS, (*OTHERS, "support")


class TestRecordBlankAskPost(_OfEntry):
    route, works_for, refused, method, works = "record_blank_ask", BLANKERS, (*OTHERS, "support"), "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"why": "A child was named."}


def asked_for(partnership_id: int, by) -> Blanking:
    """A request on the newest entry."""
    write(partnership_id=partnership_id, before={}, after={"name": "a child's name"})
    entry = Entry.objects.filter(partnership_id=partnership_id).order_by("-seq")[0]
    return ask_to_blank(by=by, entry=entry, why="A child was named.")


class TestRecordBlankDecide(ViewRows):
    route, works_for, refused = "record_blank_decide", BLANKERS, (*OTHERS, "support")

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        waiting = Blanking.objects.filter(entry__partnership_id=cast.partnership.pk).first()
        return {"blanking_id": (waiting or asked_for(cast.partnership.pk, cast.chair)).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"blanking_id": asked_for(cast.elsewhere.pk, cast.outsider).pk}


class TestRecordBlankDecidePost(TestRecordBlankDecide):
    method, works = "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"decision": "agree"}


def _page(client_of, who, route: str, cast, **ids: Any) -> str:
    return client_of(who).get(reverse(route, kwargs={"slug": cast.slug, **ids})).content.decode()


@pytest.mark.django_db
class TestPages:
    def test_the_record_names_things_and_filters(self, cast, client_of):
        actions.end_seat(by=cast.support, seat=cast.seats["member"], until=dt.date(2026, 3, 31))
        body = cast.bodies["other_subgroup"]
        actions.edit_body(by=cast.business_manager, body=body, name=body.name, kind="panel", parent=body.parent)
        shown = _page(client_of, cast.chair, "record", cast)
        assert "Changed the body “Quality Assurance Group”" in shown
        assert "Ended the seat" in shown
        address = reverse("record", kwargs={"slug": cast.slug})
        only = client_of(cast.chair).get(address, {"thing": "body", "who": "ines"}).content.decode()
        assert "Changed the body" in only
        assert "Ended the seat" not in only
        none = client_of(cast.chair).get(address, {"thing": "plan"}).content.decode()
        assert "Nothing on the record matches" in none

    def test_a_wrong_filter_is_said(self, cast, client_of):
        address = reverse("record", kwargs={"slug": cast.slug})
        shown = client_of(cast.chair).get(address, {"since_day": "31", "since_month": "2", "since_year": "2026"})
        assert "must be a real date" in shown.content.decode()

    @pytest.mark.parametrize("count", [3, 25])
    def test_as_many_queries_at_twenty_five_as_at_three(self, cast, client_of, count, django_assert_num_queries):
        write(partnership_id=cast.partnership.pk, count=count)
        client = client_of(cast.chair)
        with django_assert_num_queries(8):
            client.get(reverse("record", kwargs={"slug": cast.slug}))

    def test_the_check_says_whole_or_names_the_entry(self, cast, client_of):
        write(partnership_id=cast.partnership.pk, count=3)
        address = reverse("record_check", kwargs={"slug": cast.slug})
        client = client_of(cast.chair)
        shown = client.post(address).content.decode()
        assert "The record is whole" in shown
        assert Entry.objects.get(seq=3).hash in shown
        guard.take_down(connection)
        sql("UPDATE trail_entry SET verb = 'x' WHERE seq = 2")
        guard.put_up(connection)
        assert "Entry 2 (" in client.post(address).content.decode()

    def test_blanked_by_two(self, cast, client_of):
        waiting = asked_for(cast.partnership.pk, cast.chair)
        address = reverse("record_blank_decide", kwargs={"slug": cast.slug, "blanking_id": waiting.pk})
        assert "Withdraw the request" in client_of(cast.chair).get(address).content.decode()
        refused = client_of(cast.chair).post(address, {"decision": "agree"}, follow=True).content.decode()
        assert "It takes two people" in refused
        assert "Entry 1, asked by Dame Ruth Abara" in _page(client_of, cast.business_manager, "record", cast)
        done = client_of(cast.business_manager).post(address, {"decision": "agree"}, follow=True).content.decode()
        assert "The text is blanked." in done
        assert "a child&#x27;s name" not in done
        assert "Dame Ruth Abara and Ines Calloway" in done
        assert client_of(cast.business_manager).post(address, {"decision": "agree"}).status_code == 404

    def test_left_as_it_is(self, cast, client_of):
        waiting = asked_for(cast.partnership.pk, cast.chair)
        address = reverse("record_blank_decide", kwargs={"slug": cast.slug, "blanking_id": waiting.pk})
        shown = client_of(cast.business_manager).post(address, {"decision": "refuse"}, follow=True).content.decode()
        assert "The text stays as it is." in shown
        assert "a child&#x27;s name" in shown

    def test_asking_twice_is_refused_in_words(self, cast, client_of):
        waiting = asked_for(cast.partnership.pk, cast.chair)
        address = reverse("record_blank_ask", kwargs={"slug": cast.slug, "seq": waiting.entry.seq})
        shown = client_of(cast.business_manager).post(address, {"why": "A child was named."}).content.decode()
        assert "waits for a second person" in shown

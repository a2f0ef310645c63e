"""What the room's pages say and do, beside whom they are for."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.library import actions
from sightline.library.models import Edition, Resource
from tests.library import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


def at(cast, route: str, *args: object) -> str:
    return reverse(route, args=[cast.slug, *args])


def test_a_document_is_begun_with_its_tags_one_by_one(cast, client_of) -> None:
    answer = client_of(cast.support).post(
        at(cast, "resource_create"),
        {
            "title": "Neglect toolkit",
            "kind": "toolkit",
            "owner": cast.bodies["subgroup"].pk,
            "audience": "professionals",
            "tags": "Neglect, thresholds",
            "summary": "",
        },
    )
    edition = Edition.objects.get()
    assert answer["Location"] == at(cast, "edition_detail", edition.pk)
    assert edition.resource.tags == ["neglect", "thresholds"]


@pytest.mark.parametrize("words", ['"', "*", "a" * 10_000, "%00", "忽視", "the of"])
def test_whatever_is_searched_for_the_page_stands(cast, client_of, words: str) -> None:
    made.published_of(cast)
    answer = client_of(cast.member).get(at(cast, "resource_list"), {"words": words, "page": "x"})
    assert answer.status_code == 200


def test_a_name_in_the_words_of_a_page_is_refused_at_its_box(cast, client_of) -> None:
    edition = made.draft_of(cast)
    answer = client_of(cast.support).post(
        at(cast, "edition_page_create", edition.pk), {"title": "Who helps", "text": "Ring 01983 555 012."}
    )
    assert answer.status_code == 422
    assert "telephone" in answer.content.decode()


def test_a_page_looked_at_first_is_not_saved(cast, client_of) -> None:
    edition = made.draft_of(cast)
    answer = client_of(cast.support).post(
        at(cast, "edition_page_create", edition.pk),
        {"title": "Signs", "text": "**Thin** <script>alert(1)</script>", "preview": "1"},
    )
    shown = answer.content.decode()
    assert "<strong>Thin</strong> &lt;script&gt;" in shown
    assert edition.pages.count() == 1


def test_a_consortiums_newer_edition_says_that_it_is_not_adopted_here(cast, client_of) -> None:
    both = made.consortium_of(cast.partnership, cast.elsewhere)
    theirs = made.elsewhere_of(cast, "Joint protocol", consortium=both)
    client, address = client_of(cast.business_manager), at(cast, "resource_detail", theirs.resource_id)
    shown = client.get(address).content.decode()
    assert "published by the consortium, and not yet adopted here" in shown
    assert "Adopt edition 1" in shown
    client.post(
        at(cast, "edition_adopt", theirs.pk),
        {"meeting": "Board of 15 January 2018", "adopted_on": "2018-01-15"},
    )
    shown = client.get(address).content.decode()
    assert "adopted 15 January 2018: Board of 15 January 2018" in shown
    assert "Not yet adopted" in shown  # the board across the water, which keeps it


def test_what_changed_is_told_word_by_word(cast, client_of) -> None:
    first = made.published_of(cast, text="Ask the mother first.")
    second = actions.begin_edition(by=cast.support, resource=first.resource)
    page = second.pages.get()
    actions.edit_page(by=cast.support, page=page, revision=1, title=page.title, text="Ask both parents first.")
    shown = client_of(cast.support).get(at(cast, "edition_difference", second.pk)).content.decode()
    assert "<del>the</del><ins>both</ins>" in shown
    assert "<del>mother</del><ins>parents</ins>" in shown


def test_the_lists_take_as_many_queries_for_many_as_for_few(cast, client_of) -> None:
    client = client_of(cast.business_manager)
    routes = ("resource_list", "dissemination_list")

    def counted() -> list[int]:
        found = []
        for route in routes:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(at(cast, route)).status_code == 200
            found.append(len(queries))
        return found

    for number in range(3):
        made.cascade_of(cast, made.published_of(cast, f"Document {number}"))
    few = counted()
    for number in range(3, 30):
        made.cascade_of(cast, made.published_of(cast, f"Document {number}"))
    assert Resource.objects.count() == 30
    assert counted() == few


def test_a_cascades_page_takes_as_many_queries_for_many_as_for_few(cast, client_of) -> None:
    client = client_of(cast.business_manager)
    few = made.cascade_of(cast)
    many = made.cascade_of(
        cast, made.published_of(cast, "Another"), bodies=[cast.bodies[key] for key in ("council", "police", "board")]
    )
    found = []
    for one in (few, many):
        for recipient in one.recipients.all():
            actions.give_receipt(by=cast.support, recipient=recipient, cascaded=False)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(cast, "dissemination_detail", one.pk)).status_code == 200
        found.append(len(queries))
    assert found[0] == found[1]

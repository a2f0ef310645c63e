import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.library import actions, reads
from sightline.library.models import Use
from tests.library import made

pytestmark = pytest.mark.django_db


def test_only_what_is_published_and_meant_for_the_public_is_outside(cast) -> None:
    made.draft_of(cast, "A draft", outside=True)
    made.published_of(cast, "For members")
    made.published_of(cast, "For everybody", outside=True, tags=["neglect"])
    assert [one.resource.title for one in reads.in_force(cast.partnership)] == ["For everybody", "For members"]
    assert [one.resource.title for one in reads.published(cast.partnership)] == ["For everybody"]
    assert [one.resource.title for one in reads.published(cast.partnership, tag="neglect")] == ["For everybody"]
    assert reads.published(cast.partnership, kind="leaflet") == []
    assert reads.resource_outside(cast.partnership, "for-members") is None
    assert reads.resource_outside(cast.partnership, "a-draft") is None
    assert reads.resource_outside(cast.elsewhere, "for-everybody") is None


def test_a_resource_outside_has_its_pages_in_order_and_its_earlier_editions(cast) -> None:
    first = made.draft_of(cast, outside=True)
    top = first.pages.get()
    actions.add_page(by=cast.support, edition=first, title="Signs", text="Look.", parent=top)
    actions.add_page(by=cast.support, edition=first, title="Who helps", text="Ask.")
    made.publish(cast, made.approve(cast, first))
    second = actions.begin_edition(by=cast.support, resource=first.resource)
    actions.edit_edition(by=cast.support, edition=second, changes="A page on schools.")
    made.publish(cast, made.approve(cast, second))
    found = reads.resource_outside(cast.partnership, "family-approach-protocol")
    assert found.edition == second
    assert [(node.page.title, [one.title for one in node.children]) for node in found.pages] == [
        ("How we work", ["Signs"]),
        ("Who helps", []),
    ]
    assert [one.number for one in found.before] == [1]
    assert found.page("signs").text == "Look."
    assert found.page("nothing") is None


def test_a_consortiums_document_is_in_force_where_it_was_adopted(cast) -> None:
    both = made.consortium_of(cast.partnership, cast.elsewhere)
    theirs = made.elsewhere_of(cast, "Joint protocol", consortium=both)
    assert reads.in_force(cast.partnership) == reads.in_force(cast.elsewhere) == []
    actions.adopt_edition(
        by=cast.business_manager,
        partnership=cast.partnership,
        edition=theirs,
        adopted_on=theirs.published_on,
        meeting="Board, by e-mail",
    )
    [here] = reads.in_force(cast.partnership)
    assert (here.edition, here.newer, here.adoption.meeting_words) == (theirs, None, "Board, by e-mail")
    assert reads.in_force(cast.elsewhere) == []
    assert reads.resource_outside(cast.partnership, "joint-protocol").edition == theirs

    newer = actions.begin_edition(by=theirs.made_by, resource=theirs.resource)
    actions.approve_edition(
        by=cast.outsider, edition=newer, body=cast.elsewhere_board, meeting="Board", approved_on=newer.made_on
    )
    made.publish(cast, newer)
    [here] = reads.in_force(cast.partnership)
    assert (here.edition.number, here.newer.number) == (1, 2)


def test_a_file_is_given_only_of_the_edition_in_force_outside(cast) -> None:
    edition = made.draft_of(cast, outside=True)
    file = actions.add_file(by=cast.support, edition=edition, name="chart.txt", content=b"Ask, then tell.")
    assert reads.file_outside(cast.partnership, "family-approach-protocol", file.pk) is None
    made.publish(cast, made.approve(cast, edition))
    assert reads.file_outside(cast.partnership, "family-approach-protocol", file.pk) == file.stored
    assert reads.file_outside(cast.elsewhere, "family-approach-protocol", file.pk) is None


@pytest.mark.parametrize("shown", [reads.in_force, reads.published])
def test_the_number_of_queries_does_not_grow(cast, shown) -> None:
    for number in range(3):
        made.published_of(cast, f"Document {number}", outside=True)
    with CaptureQueriesContext(connection) as few:
        shown(cast.partnership)
    for number in range(3, 30):
        made.published_of(cast, f"Document {number}", outside=True)
    with CaptureQueriesContext(connection) as many:
        assert len(shown(cast.partnership)) == 30
    assert len(many) == len(few)


def test_use_is_added_up_by_month(cast) -> None:
    resource = made.published_of(cast).resource
    key = (cast.partnership.pk, resource.pk, "2018-01-01")
    actions.count_uses(counts={(*key, "views"): 3, (*key, "downloads"): 1})
    actions.count_uses(counts={(*key, "views"): 2})
    [use] = reads.used(resource, cast.partnership)
    assert (use.month, use.views, use.downloads) == (dt.date(2018, 1, 1), 5, 1)
    assert Use.objects.count() == 1

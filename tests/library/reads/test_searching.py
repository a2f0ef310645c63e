import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.library import actions, reads
from sightline.library.models import Indexed
from tests.library import made

pytestmark = pytest.mark.django_db


def titles(partnership, words: str, *, public: bool = False) -> list[str]:
    return [hit.piece.title for hit in reads.search(partnership, words, public=public).hits]


def test_words_are_found_in_titles_summaries_tags_pages_and_files(cast) -> None:
    edition = made.draft_of(cast, "Neglect toolkit", text="Is the kitchen *warm*?", summary="For everyday practice.")
    actions.edit_resource(
        by=cast.support,
        resource=edition.resource,
        kind="toolkit",
        title="Neglect toolkit",
        owner=cast.bodies["subgroup"],
        summary="For everyday practice.",
        audience="professionals",
        tags=["threshold chart"],
        outside=False,
    )
    actions.add_file(by=cast.support, edition=edition, name="Ladder.txt", content="Rung by rung, Zoë".encode())
    assert titles(cast.partnership, "kitchen") == []
    made.publish(cast, made.approve(cast, edition))
    assert titles(cast.partnership, "neglect") == ["Neglect toolkit"]
    assert titles(cast.partnership, "everyday") == ["Neglect toolkit"]
    assert titles(cast.partnership, "threshold") == ["Neglect toolkit"]
    assert titles(cast.partnership, "kitchens WARM") == ["How we work"]
    assert titles(cast.partnership, "rung zoe") == ["Ladder"] or connection.vendor == "postgresql"
    assert titles(cast.partnership, "Zoë") == ["Ladder"]
    assert titles(cast.partnership, "kitchen rung") == []
    assert titles(cast.partnership, "kitch") == ["How we work"]  # no word is so: one begins so


def test_the_words_are_marked_where_they_stand(cast) -> None:
    made.published_of(cast, text="Ask the father. Fathers are asked too seldom, and grandmothers never.")
    [hit] = reads.search(cast.partnership, "fathers", public=False).hits
    assert [text for text, marked in hit.snippet if marked] == ["father", "Fathers"]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "' OR 1=1 --",
        "a" * 10_000,
        "neglect " * 1250,
        "NEAR(a b) AND NOT (",
        "title:x ^y {z}",
        "\x00\x02\x03",
        "недогляд 忽視 إهمال ",
        "🧸 🧸",
        "the of and",
        "p1 o1 m1",
        "a & b | !c <-> d:*",
        "\\",
        "",
    ],
)
@pytest.mark.parametrize("public", [True, False])
def test_nothing_that_is_typed_is_an_error(cast, typed: str, public: bool) -> None:
    made.published_of(cast, outside=True)
    found = reads.search(cast.partnership, typed, public=public, page=10_000)
    assert found.hits == ()


def test_other_alphabets_are_found_as_they_are_written(cast) -> None:
    made.published_of(cast, text="Недогляд: що робити. 忽視 is neglect.")
    assert titles(cast.partnership, "недогляд") == ["How we work"]
    assert titles(cast.partnership, "忽視") == ["How we work"]


def test_everybody_finds_only_what_is_public_members_what_is_theirs(cast) -> None:
    made.published_of(cast, "Kept inside", text="Windmill.")
    made.published_of(cast, "Shown outside", text="Windmill.", outside=True)
    made.elsewhere_of(cast)
    assert len(titles(cast.partnership, "windmill")) == 2
    [hit] = reads.search(cast.partnership, "windmill", public=True).hits
    assert hit.piece.resource.title == "Shown outside"
    assert titles(cast.partnership, "windy") == []
    assert titles(cast.elsewhere, "windy", public=True) == ["What they do"]


def test_what_is_superseded_or_withdrawn_is_found_no_more(cast) -> None:
    first = made.published_of(cast, text="Windmill.")
    second = actions.begin_edition(by=cast.support, resource=first.resource)
    page = second.pages.get()
    actions.edit_page(by=cast.support, page=page, revision=page.revision, title=page.title, text="Watermill.")
    assert titles(cast.partnership, "windmill") == ["How we work"]
    made.publish(cast, made.approve(cast, second))
    assert titles(cast.partnership, "windmill") == []
    assert titles(cast.partnership, "watermill") == ["How we work"]
    actions.withdraw_edition(by=cast.business_manager, edition=second, reason="A national one took its place.")
    assert titles(cast.partnership, "watermill") == []


def test_an_appendix_is_found_in_its_own_board_alone(cast) -> None:
    both = made.consortium_of(cast.partnership, cast.elsewhere)
    theirs = made.elsewhere_of(cast, "Joint protocol", consortium=both)
    for partnership, by in ((cast.partnership, cast.business_manager), (cast.elsewhere, cast.outsider)):
        actions.adopt_edition(
            by=by, partnership=partnership, edition=theirs, adopted_on=theirs.published_on, meeting="Board"
        )
    actions.add_appendix(
        by=cast.business_manager,
        partnership=cast.partnership,
        resource=theirs.resource,
        title="On the island",
        text="Ring the **ferry** office.",
    )
    assert titles(cast.partnership, "ferry") == ["On the island"]
    assert titles(cast.elsewhere, "ferry") == []
    assert titles(cast.elsewhere, "windy") == titles(cast.partnership, "windy") == ["What they do"]


def test_the_index_can_be_made_anew(cast) -> None:
    made.published_of(cast, text="Windmill.")
    before = list(Indexed.objects.order_by("title").values_list("title", "words", "scope"))
    Indexed.objects.all().delete()
    assert titles(cast.partnership, "windmill") == []
    assert actions.rebuild_search() == len(before)
    assert list(Indexed.objects.order_by("title").values_list("title", "words", "scope")) == before
    assert titles(cast.partnership, "windmill") == ["How we work"]


def test_a_search_takes_as_many_queries_for_many_as_for_few(cast) -> None:
    for number in range(3):
        made.published_of(cast, f"Windmill {number}")
    with CaptureQueriesContext(connection) as few:
        assert len(reads.search(cast.partnership, "windmill", public=False).hits) == 3
    for number in range(3, 30):
        made.published_of(cast, f"Windmill {number}")
    with CaptureQueriesContext(connection) as many:
        found = reads.search(cast.partnership, "windmill", public=False)
    assert (len(found.hits), found.total, found.pages) == (20, 30, 2)
    assert len(many) == len(few)
    second = reads.search(cast.partnership, "windmill", public=False, page=2)
    assert not {hit.piece.pk for hit in found.hits} & {hit.piece.pk for hit in second.hits}

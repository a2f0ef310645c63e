"""The library outside: what is published for everybody, listed, found, read and taken; nothing else, anywhere."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.kit import clock
from sightline.library import actions, counter
from sightline.library.models import Use
from sightline.library.reads import published
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.people.models import Site
from sightline.public.reads.library import listed, newest, resources
from tests.cast import Cast
from tests.library.made import approve, approved_of, consortium_of, draft_of, elsewhere_of, publish, published_of
from tests.public.outside import walk

pytestmark = pytest.mark.django_db
SECRET = "The words that nobody outside reads"


def get(client, cast: Cast, route: str, *args, **query) -> str:
    answer = client.get(reverse(route, args=[cast.slug, *args]), query)
    assert answer.status_code == 200, (route, args)
    return answer.content.decode()


class TestListed:
    def test_published_documents_by_title_with_the_way_to_each(self, client, cast: Cast, site: Site) -> None:
        for title in ("Zebra crossing policy", "Apple orchard policy"):
            published_of(cast, title, outside=True)
        said = get(client, cast, "site_library")
        assert said.index("Apple orchard policy") < said.index("Zebra crossing policy")
        assert reverse("site_resource", args=[cast.slug, "zebra-crossing-policy"]) in said

    def test_by_kind_and_by_reader(self, client, cast: Cast, site: Site) -> None:
        published_of(cast, "A toolkit", outside=True, kind=ResourceKind.TOOLKIT)
        published_of(cast, "A leaflet", outside=True, kind=ResourceKind.LEAFLET, audience=ReadBy.FAMILIES)
        assert "A leaflet" not in get(client, cast, "site_library", kind="toolkit")
        assert "A toolkit" not in get(client, cast, "site_library", **{"for": "families"})
        assert "Nothing of this kind" in get(client, cast, "site_library", kind="policy")
        for odd in ("nonsense", "", "x" * 3000):
            assert "A toolkit" in get(client, cast, "site_library", kind=odd)

    def test_the_list_and_the_library_agree_on_what_is_in_force(self, cast: Cast) -> None:
        consortium = consortium_of(cast.partnership, cast.elsewhere)
        published_of(cast, "Ours", outside=True)
        published_of(cast, "Inside")
        draft_of(cast, "A draft", outside=True)
        elsewhere_of(cast, "Theirs alone")
        shared = elsewhere_of(cast, "Shared and adopted", consortium=consortium)
        elsewhere_of(cast, "Shared and not adopted", consortium=consortium)
        actions.adopt_edition(
            by=cast.business_manager,
            partnership=cast.partnership,
            edition=shared,
            meeting="Board",
            adopted_on=clock.today(),
        )
        rows = listed(resources(cast.partnership).order_by("title"))
        assert [(one.title, one.since) for one in rows] == [
            (one.resource.title, one.since) for one in published(cast.partnership)
        ]
        assert [one.title for one in rows] == ["Ours", "Shared and adopted"]

    def test_as_many_queries_for_thirty_as_for_three(self, client, cast: Cast, site: Site) -> None:
        counted = []
        for upto in (3, 30):
            for number in range(len(newest(cast.partnership, 100)), upto):
                published_of(cast, f"Policy {number:02}", outside=True)
            with CaptureQueriesContext(connection) as asked:
                get(client, cast, "site_library")
            counted.append(len(asked))
            with CaptureQueriesContext(connection) as asked:
                get(client, cast, "site_library_search", q="family")
            counted.append(len(asked))
        assert counted[:2] == counted[2:]


class TestWhatIsNotPublished:
    def test_is_404_and_in_no_page_search_feed_or_map(self, client, cast: Cast, site: Site) -> None:
        published_of(cast, "In the open", outside=True, text="Everybody reads this.")
        hidden = {
            "inside": published_of(cast, "Members alone", text=SECRET),
            "draft": draft_of(cast, "Being written", outside=True, text=SECRET),
            "approved": approved_of(cast, "Not in force yet", outside=True, text=SECRET),
            "withdrawn": published_of(cast, "Taken back", outside=True, text=SECRET),
        }
        actions.withdraw_edition(by=cast.business_manager, edition=hidden["withdrawn"], reason="It was wrong.")
        theirs = elsewhere_of(cast, "Of another board")
        said = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
        assert "In the open" in said
        for edition in (*hidden.values(), theirs):
            slug = edition.resource.slug
            assert edition.resource.title not in said
            assert slug not in said
            assert client.get(reverse("site_resource", args=[cast.slug, slug])).status_code == 404
            page = edition.pages.get()
            assert client.get(reverse("site_resource_page", args=[cast.slug, slug, page.slug])).status_code == 404
        assert "Nothing was found" in get(client, cast, "site_library_search", q="nobody outside reads")
        assert "Nothing was found" in get(client, cast, "site_library_search", q="windy")
        assert "In the open" in get(client, cast, "site_library_search", q="everybody reads")


class TestSearch:
    @pytest.mark.parametrize(
        "typed",
        [
            '"',
            "*",
            "'",
            "%",
            "()",
            "NOT AND OR",
            "NEAR(a b)",
            "title:x",
            "\x00",
            "🦆",
            "a" * 10_000,
            "x " * 5_000,
            "--",
            "^",
        ],
    )
    def test_nothing_typed_is_an_error_or_grows_the_page(self, client, cast: Cast, site: Site, typed: str) -> None:
        published_of(cast, outside=True)
        assert len(get(client, cast, "site_library_search", q=typed)) < 20_000

    @pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²", "1e3", "2"])
    def test_odd_pages_are_pages(self, client, cast: Cast, site: Site, page: str) -> None:
        published_of(cast, outside=True)
        get(client, cast, "site_library_search", q="family", page=page)

    def test_what_is_found_is_marked_and_leads_to_its_page(self, client, cast: Cast, site: Site) -> None:
        edition = published_of(cast, outside=True, text="We look at the whole <b>family</b>.")
        said = get(client, cast, "site_library_search", q="whole")
        assert "<mark>whole</mark>" in said
        assert "<b>family" not in said
        assert reverse("site_resource_page", args=[cast.slug, edition.resource.slug, "how-we-work"]) in said

    def test_what_was_typed_is_escaped(self, client, cast: Cast, site: Site) -> None:
        said = get(client, cast, "site_library_search", q='"><script>alert(1)</script>')
        assert "<script>alert" not in said


class TestDocument:
    def test_a_page_links_to_others_by_name_and_its_words_are_safe(self, client, cast: Cast, site: Site) -> None:
        edition = draft_of(cast, outside=True, text="See [the next](next-step) <script>x</script>")
        actions.add_page(by=cast.support, edition=edition, title="Next step", text="# Done")
        publish(cast, approve(cast, edition))
        slug = edition.resource.slug
        said = get(client, cast, "site_resource_page", slug, "how-we-work")
        assert f'href="{reverse("site_resource_page", args=[cast.slug, slug, "next-step"])}"' in said
        assert "<script>x" not in said
        assert "Next: Next step" in said
        assert client.get(reverse("site_resource_page", args=[cast.slug, slug, "nothing"])).status_code == 404

    def test_no_authors_name_is_told(self, client, cast: Cast, site: Site) -> None:
        edition = published_of(cast, outside=True)
        said = get(client, cast, "site_resource", edition.resource.slug)
        for one in (cast.support, cast.subgroup_chair, cast.business_manager):
            assert one.name not in said

    def test_a_file_is_taken_as_it_was_approved_and_only_there(self, client, cast: Cast, site: Site) -> None:
        edition = draft_of(cast, outside=True)
        actions.add_file(by=cast.support, edition=edition, title="To print", name="protocol.txt", content=b"Print me.")
        publish(cast, approve(cast, edition))
        file = edition.files.get()
        slug = edition.resource.slug
        assert "To print" in get(client, cast, "site_resource", slug)
        answer = client.get(reverse("site_resource_file", args=[cast.slug, slug, file.pk]))
        assert answer.content == b"Print me."
        assert answer["Content-Disposition"].startswith("attachment")
        for address in (
            reverse("site_resource_file", args=[cast.slug, slug, file.pk + 1]),
            reverse("site_appendix_file", args=[cast.slug, slug, file.pk]),
            reverse("site_resource_file", args=[cast.slug, "another", file.pk]),
        ):
            assert client.get(address).status_code == 404

    def test_openings_are_counted_and_of_whom_nothing_is_kept(self, client, cast: Cast, site: Site) -> None:
        edition = published_of(cast, outside=True)
        address = reverse("site_resource", args=[cast.slug, edition.resource.slug])
        tag = client.get(address)["ETag"]
        client.get(address)
        client.get(address, headers={"If-None-Match": tag})
        client.head(address)
        client.get(address, headers={"User-Agent": "SearchBot/1.0"})
        counter.write()
        assert [(one.views, one.downloads) for one in Use.objects.all()] == [(2, 0)]


def test_the_front_page_tells_the_newest_first(client, cast: Cast, site: Site) -> None:
    for number, day in enumerate((dt.date(2018, 1, 10), dt.date(2018, 1, 12), dt.date(2018, 1, 11))):
        with clock.standing_on(day):
            published_of(cast, f"Policy {number}", outside=True)
    said = get(client, cast, "site_front")
    assert said.index("Policy 1") < said.index("Policy 2") < said.index("Policy 0")

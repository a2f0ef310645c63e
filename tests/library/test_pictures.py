"""A picture in a page: added, named, written with words, shown from our own address, inside and outside."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.files.rules import NotStored
from sightline.library import actions
from sightline.library.models import EditionFile, Indexed, Use
from sightline.people.models import Site
from sightline.plan.rules.errors import NotYet
from tests.library import made
from tests.library.pictures import JPEG, PNG, png

pytestmark = pytest.mark.django_db
TEXT = "## How it goes\n\n![First ask, then tell](flow-chart.png)\n\nThen [the chart](flow-chart.png)."


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def with_picture(cast, **fields):
    edition = made.draft_of(cast, **fields)
    actions.add_file(by=cast.support, edition=edition, name="Flow Chart.PNG", content=PNG)
    actions.edit_page(by=cast.support, page=edition.pages.get(), revision=1, title="How we work", text=TEXT)
    return edition


def sources(page: str) -> list[str]:
    return re.findall(r'<img class="ui-picture" src="([^"]+)" alt="First ask, then tell">', page)


def test_a_picture_is_shown_in_the_page_and_is_no_file_to_take_away(cast, client_of) -> None:
    edition = with_picture(cast)
    client = client_of(cast.support)
    for route, of in (("edition_page", edition.pages.get()), ("edition_print", edition), ("edition_detail", edition)):
        page = client.get(reverse(route, args=[cast.slug, of.pk])).content.decode()
        if route != "edition_detail":
            [address] = sources(page)
            served = client.get(address)
            assert (served.content, served.headers["Content-Type"]) == (png(), "image/png")
            assert "Files</h2>" not in page
        else:
            assert "![What it shows](flow-chart.png)" in page
    assert not Indexed.objects.filter(file__isnull=False).exists()


def test_outside_it_comes_from_our_own_address_and_is_not_counted_as_taken(cast, client) -> None:
    Site.objects.create(partnership=cast.partnership, open_since=made.TODAY)
    edition = made.publish(cast, made.approve(cast, with_picture(cast, outside=True)))
    slug, page = edition.resource.slug, edition.pages.get()
    told = client.get(reverse("site_resource_page", args=[cast.slug, slug, page.slug])).content.decode()
    [address] = sources(told)
    assert address.startswith(f"/site/{cast.slug}/documents/{slug}/files/")
    assert client.get(address).content == png()
    assert not Use.objects.filter(downloads__gt=0).exists()
    assert "Flow Chart" not in client.get(reverse("site_resource", args=[cast.slug, slug])).content.decode()


def test_the_next_edition_shows_it_too(cast) -> None:
    edition = made.publish(cast, made.approve(cast, with_picture(cast)))
    following = actions.begin_edition(by=cast.support, resource=edition.resource)
    assert [one.stored.name for one in following.files.all()] == ["flow-chart.png"]
    page = following.pages.get()
    actions.edit_page(by=cast.support, page=page, revision=page.revision, title=page.title, text=TEXT + " More.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![](flow-chart.png)", "say in words what it shows"),
        ("![ ](flow-chart.png)", "say in words what it shows"),
        ("![A chart](another.png)", "There is no picture “another.png”"),
        ("![A chart](https://elsewhere.example/spy.png)", "Pictures from elsewhere are not shown"),
    ],
)
def test_a_picture_without_words_or_from_elsewhere_is_not_saved(cast, text: str, said: str) -> None:
    edition = with_picture(cast)
    with pytest.raises(NotYet, match=said):
        actions.add_page(by=cast.support, edition=edition, title="Another", text=text)
    assert edition.pages.count() == 1


def test_a_picture_that_stands_in_a_page_is_taken_out_there_first(cast) -> None:
    edition = with_picture(cast)
    file, page = edition.files.get(), edition.pages.get()
    with pytest.raises(NotYet, match="stands in the page “How we work”"):
        actions.remove_file(by=cast.support, file=file)
    actions.edit_page(by=cast.support, page=page, revision=2, title="How we work", text="flow-chart.png was here.")
    actions.remove_file(by=cast.support, file=file)
    assert not EditionFile.objects.exists()


def test_two_pictures_of_one_name_get_two_and_what_is_none_is_refused(cast, client_of) -> None:
    edition = with_picture(cast)
    second = actions.add_file(by=cast.support, edition=edition, name="flow chart.jpeg", content=JPEG)
    assert second.stored.name == "flow-chart-2.jpeg"
    with pytest.raises(NotStored, match="damaged, or no PNG or JPEG"):
        actions.add_file(by=cast.support, edition=edition, name="drawing.png", content=b"<svg onload='alert(1)'/>")
    address = reverse("edition_file_add", args=[cast.slug, edition.pk])
    answer = client_of(cast.support).post(address, {"title": "", "document": SimpleUploadedFile("x.svg", b"<svg/>")})
    assert "cannot be stored here" in answer.content.decode()


def test_what_is_typed_is_looked_at_with_its_picture(cast, client_of) -> None:
    edition = with_picture(cast)
    address = reverse("edition_page_create", args=[cast.slug, edition.pk])
    answer = client_of(cast.support).post(address, {"title": "Next", "text": TEXT, "preview": "1"})
    assert sources(answer.content.decode())

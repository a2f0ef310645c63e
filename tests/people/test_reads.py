"""What the pages ask, in as many queries at 30 rows as at 3."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.people import reads
from sightline.people.models import Alias, Body, BodyKind, Person, Seat
from sightline.people.permissions import Role

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 15)


ROUTES = {
    "structure": lambda cast: {},
    "person_list": lambda cast: {},
    "body_detail": lambda cast: {"body_id": cast.bodies["executive"].pk},
    "person_detail": lambda cast: {"person_id": cast.member.pk},
    "seat_give": lambda cast: {"body_id": cast.bodies["executive"].pk},
}


@pytest.mark.parametrize("route", ROUTES)
def test_as_many_queries_at_thirty_as_at_three(cast, client_of, route, django_assert_max_num_queries):
    client = client_of(cast.business_manager)
    address = reverse(route, kwargs={"slug": cast.slug, **ROUTES[route](cast)})
    counts = []
    for count in (3, 27):
        there = Body.objects.filter(name__startswith="Group").count()
        for number in range(there, there + count):
            _one_more(cast, number)
        with django_assert_max_num_queries(40) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _one_more(cast, number: int) -> None:
    """A further body with an alias, a chair who also sits in the Executive, and her deputy."""
    body = Body.objects.create(
        partnership=cast.partnership, name=f"Group {number}", kind=BodyKind.SUBGROUP, parent=cast.bodies["executive"]
    )
    Alias.objects.create(partnership=cast.partnership, body=body, printed=f"G{number}", folded=f"g{number}")
    person = Person.objects.create(email=f"p{number}@northmere.example", name=f"Person {number:02}")
    seat = {"partnership": cast.partnership, "since": dt.date(2016, 4, 1)}
    chair = Seat.objects.create(person=person, body=body, role=Role.CHAIR, **seat)
    Seat.objects.create(person=cast.member, body=body, role=Role.VICE_CHAIR, deputy_for=chair, **seat)
    Seat.objects.create(person=person, body=cast.bodies["executive"], role=Role.MEMBER, **seat)


def test_the_tree_says_who_chairs_and_who_does_not(cast):
    nodes = {node.body.name: (depth, node) for depth, node in reads.walk(reads.structure(cast.partnership, DAY))}
    depth, board = nodes["Northmere Safeguarding Children Board"]
    assert (depth, [seat.person for seat in board.chairs], board.vacant) == (0, [cast.chair], False)
    depth, quality = nodes["Quality Assurance Group"]
    assert (depth, quality.vacant, quality.people) == (2, True, 0)
    assert not nodes["Northmere Constabulary"][1].vacant  # an agency has no chair to be vacant
    assert nodes["Workforce Development Group"][1].people == 2


def test_a_chair_who_has_gone_leaves_it_vacant_and_a_deputy_does_not_fill_it(cast):
    Seat.objects.filter(pk=cast.seats["subgroup_chair"].pk).update(until=dt.date(2017, 12, 31))
    page = reads.body_page(cast.bodies["subgroup"], DAY)
    assert page.vacant
    assert page.last_chair == cast.seats["subgroup_chair"]
    assert [seat.person for seat in page.now] == [cast.deputy]
    assert {seat.person for seat in page.before} == {cast.subgroup_chair, cast.leaver}


def test_what_stands_under_an_ended_body_is_not_lost(cast):
    Body.objects.filter(pk=cast.bodies["executive"].pk).update(ended_on=DAY)
    roots = [node.body.name for node in reads.structure(cast.partnership, DAY)]
    assert roots == ["Northmere Safeguarding Children Board", "Quality Assurance Group", "Workforce Development Group"]


def test_known_bodies_are_what_names_match(cast):
    Alias.objects.create(partnership=cast.partnership, body=cast.bodies["police"], printed="The Force", folded="force")
    known = {one.name: one for one in reads.known_bodies(cast.partnership)}
    assert known["Northmere Constabulary"].others == ("Police", "The Force")
    assert "Southmere Safeguarding Children Board" not in known


def test_people_who_are_here_and_people_who_have_left(cast):
    here = reads.people_of(cast.partnership, DAY)
    assert cast.leaver not in here
    assert cast.outsider not in here
    assert list(reads.people_of(cast.partnership, DAY, left=True)) == [cast.leaver]
    assert list(reads.people_of(cast.partnership, DAY, words="detective")) == [cast.action_owner]


def test_partnerships_of(cast):
    assert [partnership for partnership, _ in reads.partnerships_of(cast.chair, DAY)] == [cast.partnership]
    assert reads.partnerships_of(cast.leaver, DAY) == []


def test_only_here(cast):
    assert reads.only_here(cast.member, cast.partnership)
    Seat.objects.create(
        partnership=cast.elsewhere,
        person=cast.member,
        body=cast.elsewhere_board,
        role=Role.MEMBER,
        since=DAY,
        until=DAY,
    )
    assert not reads.only_here(cast.member, cast.partnership)

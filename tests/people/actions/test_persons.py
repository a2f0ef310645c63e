"""Persons: one across partnerships, and her address hers."""

import datetime as dt

import pytest

from sightline.people import actions
from sightline.people.models import Person, Seat
from sightline.people.rules import Refused
from sightline.trail.models import Entry
from sightline.trail.rules import Program
from tests.people.actions.told import told

pytestmark = pytest.mark.django_db
D = dt.date
SERVER = Program("A test")


class TestPersons:
    def _add(self, cast, email="ann@northmere.example", **more) -> Seat:
        return actions.add_person(
            by=more.pop("by", cast.support),
            body=cast.bodies["council"],
            role="member",
            since=D(2026, 1, 5),
            email=email,
            name="Ann Ward",
            post="Adviser",
        )

    def test_added_with_a_seat(self, cast):
        person = self._add(cast, email=" Ann@Northmere.Example ").person
        assert (person.email, person.has_usable_password()) == ("ann@northmere.example", False)
        assert told() == ["Added the person “Ann Ward”", "Gave the seat “Ann Ward, Member in Northmere Council”"]

    def test_the_record_holds_no_address(self, cast):
        self._add(cast)
        assert not Entry.objects.filter(text__after__contains="ann@").exists()

    def test_one_person_across_partnerships_keeps_her_name(self, cast):
        person = self._add(cast, email="Outsider@southmere.example").person
        assert person == cast.outsider
        assert Person.objects.get(pk=person.pk).name == "Bea Quist"

    def test_a_closed_person_is_not_let_in_by_a_new_seat(self, cast):
        Person.objects.filter(pk=cast.outsider.pk).update(is_active=False)
        with pytest.raises(Refused, match="closed"):
            self._add(cast, email="outsider@southmere.example")

    def test_edited(self, cast):
        actions.edit_person(by=cast.support, person=cast.member, name="Gwen Rees", post="Headteacher")
        assert Person.objects.get(pk=cast.member.pk).name == "Gwen Rees"
        assert told() == ["Changed the person “Gwen Rees”"]

    def test_somebody_in_two_partnerships_is_hers_alone_to_change(self, cast):
        self._add(cast, email="outsider@southmere.example")
        with pytest.raises(Refused, match="another partnership"):
            actions.edit_person(by=cast.business_manager, person=cast.outsider, name="X", post="")
        with pytest.raises(Refused, match="another partnership"):
            actions.change_email(by=cast.business_manager, person=cast.outsider, email="x@northmere.example")
        actions.edit_person(by=cast.outsider, person=cast.outsider, name="Bea Quist-Hale", post="")
        for partnership in (cast.partnership, cast.elsewhere):
            entry = Entry.objects.filter(partnership_id=partnership.pk).order_by("-seq").first()
            assert (entry.verb, entry.thing) == ("changed", "person")

    def test_nobody_takes_over_the_address_of_one_who_has_signed_in(self, cast, client):
        client.force_login(cast.chair)
        cast.chair.refresh_from_db()
        with pytest.raises(Refused, match="has signed in before"):
            actions.change_email(by=cast.business_manager, person=cast.chair, email="mine@northmere.example")
        actions.change_email(by=cast.chair, person=cast.chair, email="new@northmere.example")

    def test_a_mistyped_address_is_mended(self, cast):
        actions.change_email(by=cast.support, person=cast.member, email="Gwen@Northmere.example")
        assert Person.objects.get(pk=cast.member.pk).email == "gwen@northmere.example"
        assert told() == ["Changed the address of the person"]

    def test_one_address_one_person(self, cast):
        with pytest.raises(Refused, match="Another person"):
            actions.change_email(by=cast.member, person=cast.member, email="CHAIR@northmere.example")

    def test_away_is_in_the_record_of_every_partnership_and_hers_to_say(self, cast):
        days = {"since": D(2026, 8, 1), "until": D(2026, 8, 14)}
        actions.set_away(by=cast.support, person=cast.member, **days)
        assert told() == ["Changed when to reach the person"]
        self._add(cast, email="outsider@southmere.example")
        with pytest.raises(Refused, match="another partnership"):
            actions.set_away(by=cast.support, person=cast.outsider, **days)
        actions.set_away(by=cast.outsider, person=cast.outsider, **days)
        said = Entry.objects.filter(verb="changed when to reach", thing_id=str(cast.outsider.pk))
        assert set(said.values_list("partnership_id", flat=True)) == {cast.partnership.pk, cast.elsewhere.pk}

    @pytest.mark.parametrize(
        ("since", "until", "why"),
        [(D(2026, 8, 1), None, "or neither"), (D(2026, 8, 2), D(2026, 8, 1), "before the first")],
    )
    def test_days_that_make_no_sense_are_refused(self, cast, since, until, why):
        with pytest.raises(Refused, match=why):
            actions.set_away(by=cast.member, person=cast.member, since=since, until=until)

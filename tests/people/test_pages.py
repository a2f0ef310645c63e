"""What the pages do and show, beyond who may open them."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.people.models import Body, Partnership, Person, Seat
from sightline.people.permissions import Role
from sightline.trail.models import Entry
from tests.people.pictures import SVG, png

pytestmark = pytest.mark.django_db
TERM = {"role": "member", "since_day": "5", "since_month": "1", "since_year": "2026"}


def address(cast, route: str, **ids) -> str:
    return reverse(route, kwargs={"slug": cast.slug, **ids})


def page(client, cast, route: str, **ids) -> str:
    return client.get(address(cast, route, **ids)).content.decode()


class TestAddressesOfOthers:
    @pytest.mark.parametrize("who", ["chair", "executive_chair", "subgroup_chair", "member", "analyst"])
    def test_are_not_shown(self, cast, client_of, who):
        client = client_of(cast.person(who))
        for seen in (cast.action_owner, cast.leaver):
            assert seen.email not in page(client, cast, "person_detail", person_id=seen.pk)
        assert "@northmere.example" not in page(client, cast, "person_list")
        assert "@northmere.example" not in page(client, cast, "structure")

    @pytest.mark.parametrize("who", ["business_manager", "support"])
    def test_are_shown_to_those_who_write_to_people(self, cast, client_of, who):
        client = client_of(cast.person(who))
        assert cast.member.email in page(client, cast, "person_detail", person_id=cast.member.pk)

    def test_ones_own_is_shown(self, cast, client_of):
        assert cast.member.email in page(client_of(cast.member), cast, "person_detail", person_id=cast.member.pk)


def test_what_somebody_is_elsewhere_is_not_shown(cast, client_of):
    Seat.objects.create(
        partnership=cast.elsewhere,
        person=cast.member,
        body=cast.elsewhere_board,
        role=Role.INDEPENDENT_CHAIR,
        since=dt.date(2016, 4, 1),
    )
    shown = page(client_of(cast.business_manager), cast, "person_detail", person_id=cast.member.pk)
    assert "Southmere" not in shown
    assert "Change name" not in shown  # hers alone to change now


class TestStructure:
    def test_says_what_has_no_chair(self, cast, client_of):
        shown = page(client_of(cast.member), cast, "structure")
        assert "1 body has nobody in the chair" in shown
        assert "Independent chair: Dame Ruth Abara" in shown
        assert "<svg" in shown

    def test_offers_only_what_one_may(self, cast, client_of):
        assert "Add a body" not in page(client_of(cast.member), cast, "structure")
        assert "Settings" not in page(client_of(cast.support), cast, "structure")
        assert "Settings" in page(client_of(cast.business_manager), cast, "structure")

    def test_a_body_says_who_chaired_last(self, cast, client_of):
        Seat.objects.filter(pk=cast.seats["subgroup_chair"].pk).update(until=dt.date(2017, 12, 31))
        shown = page(client_of(cast.member), cast, "body_detail", body_id=cast.bodies["subgroup"].pk)
        assert "Helen Osei was until 31 December 2017" in shown
        assert "deputy for Helen Osei" in shown

    def test_an_empty_partnership_says_what_to_do(self, cast, client_of):
        Seat.objects.create(
            partnership=cast.elsewhere,
            person=cast.member,
            body=cast.bodies["council"],
            role="member",
            since="2016-04-01",
        )
        Body.objects.filter(pk=cast.elsewhere_board.pk).update(ended_on="2016-01-01")
        shown = client_of(cast.member).get(reverse("structure", kwargs={"slug": "southmere"})).content.decode()
        assert "No bodies yet" in shown


class TestBodyForm:
    def test_a_refusal_is_said_and_what_was_typed_stays(self, cast, client_of):
        typed = {"name": "Executive Group", "kind": "team", "short_name": "EXG", "aliases": "", "parent": ""}
        shown = client_of(cast.support).post(address(cast, "body_create"), typed).content.decode()
        assert "is the name of another body" in shown
        assert 'value="EXG"' in shown
        assert Body.objects.filter(name="Executive Group").count() == 1

    def test_a_body_of_the_other_partnership_is_no_parent(self, cast, client_of):
        typed = {"name": "New", "kind": "team", "aliases": "", "parent": cast.elsewhere_board.pk}
        assert client_of(cast.support).post(address(cast, "body_create"), typed).status_code == 200
        assert not Body.objects.filter(name="New").exists()

    def test_aliases_come_one_on_a_line(self, cast, client_of):
        body = cast.bodies["other_subgroup"]
        typed = {
            "name": body.name,
            "kind": body.kind,
            "parent": body.parent_id,
            "aliases": " PQA \n\nPQA\r\nPerformance ",
        }
        client = client_of(cast.support)
        client.post(address(cast, "body_edit", body_id=body.pk), typed)
        assert sorted(body.aliases.values_list("printed", flat=True)) == ["PQA", "Performance"]
        assert "PQA\nPerformance" in page(client, cast, "body_edit", body_id=body.pk)

    def test_the_history_is_on_the_page(self, cast, client_of):
        body = cast.bodies["other_subgroup"]
        client = client_of(cast.support)
        client.post(address(cast, "body_edit", body_id=body.pk), {"name": "Quality Group", "kind": "subgroup"})
        shown = page(client_of(cast.member), cast, "body_detail", body_id=body.pk)
        assert "Changed the body “Quality Group”" in shown
        assert "Tom Redfern" in shown


class TestSeatForms:
    def test_a_person_or_body_of_the_other_partnership_is_not_offered(self, cast, client_of):
        client = client_of(cast.support)
        body = cast.bodies["council"].pk
        for wrong in (
            {"person": cast.outsider.pk, "body": body},
            {"person": cast.member.pk, "body": cast.elsewhere_board.pk},
        ):
            answer = client.post(address(cast, "seat_give", body_id=body), TERM | wrong)
            assert answer.status_code == 200
        assert Seat.objects.filter(person=cast.outsider).count() == 1
        assert Seat.objects.filter(person=cast.member).count() == 1

    def test_support_cannot_make_herself_business_manager(self, cast, client_of):
        typed = TERM | {"person": cast.support.pk, "body": cast.bodies["support_team"].pk, "role": "business_manager"}
        shown = client_of(cast.support).post(address(cast, "seat_give_person", person_id=cast.support.pk), typed)
        assert "cannot give yourself a seat" in shown.content.decode()

    def test_leaver_of_the_other_partnership_cannot_succeed(self, cast, client_of):
        typed = {"last_day": "2026-03-31", "successor": cast.outsider.pk, "pass_on": [cast.seats["member"].pk]}
        route = address(cast, "person_handover", person_id=cast.member.pk)
        assert client_of(cast.business_manager).post(route, typed).status_code == 200
        assert Seat.objects.get(pk=cast.seats["member"].pk).until is None


class TestInvitation:
    def _invite(self, cast, client_of, email="ann@northmere.example"):
        typed = TERM | {"name": "Ann Ward", "email": email, "body": cast.bodies["council"].pk}
        return client_of(cast.support).post(address(cast, "person_invite"), typed, follow=True)

    def test_it_says_who_where_and_how(self, cast, client_of, settings):
        answer = self._invite(cast, client_of)
        assert "Ann Ward has been sent an invitation" in answer.content.decode()
        message = mail.outbox[0]
        assert message.to == ["ann@northmere.example"]
        assert "Tom Redfern has given you a seat in Northmere Safeguarding Children Board" in message.body
        assert "Member, Northmere Council" in message.body
        assert f"{settings.SITE_URL}{reverse('account_login')}\n" in message.body
        assert Person.objects.get(email="ann@northmere.example").invited_at

    def test_its_link_signs_nobody_in(self, cast, client_of, settings):
        self._invite(cast, client_of)
        client = client_of(None)
        assert client.get(reverse("account_login")).status_code == 200
        assert client.get(reverse("account_detail")).status_code == 302

    def test_mail_that_cannot_be_sent_is_said_and_the_seat_stays(self, cast, client_of, settings):
        settings.EMAIL_BACKEND = "tests.people.test_sign_in._Broken"
        shown = self._invite(cast, client_of).content.decode()
        assert "could not be sent" in shown
        assert "Send the invitation again" in shown
        person = Person.objects.get(email="ann@northmere.example")
        assert person.seats.count() == 1
        assert person.invited_at is None

    def test_again(self, cast, client_of):
        route = address(cast, "person_invite_again", person_id=cast.member.pk)
        client_of(cast.support).post(route)
        assert mail.outbox[0].to == [cast.member.email]
        assert Entry.objects.get().verb == "invited"

    def test_not_to_somebody_who_has_left(self, cast, client_of):
        route = address(cast, "person_invite_again", person_id=cast.leaver.pk)
        assert "holds no seat here today" in client_of(cast.support).post(route, follow=True).content.decode()
        assert mail.outbox == []


class TestSettings:
    def test_what_was_set_is_shown(self, cast, client_of):
        client = client_of(cast.business_manager)
        typed = {
            "name": cast.partnership.name,
            "short_name": "NSCB",
            "kind": "children_board",
            "nation": "ENG",
            "fiscal_start_month": "4",
            "threshold": "5",
            "colour": "teal",
            "rating": "rag",
            "word_review": "learning review",
        }
        client.post(address(cast, "partnership_edit"), typed)
        shown = page(client, cast, "partnership_edit")
        assert 'value="learning review"' in shown
        assert "ui-brand-teal" in shown
        assert Partnership.objects.get(slug=cast.slug).words == {"review": "learning review", "rating": "rag"}

    def test_fewer_than_five_are_never_published(self, cast, client_of):
        shown = client_of(cast.business_manager).post(address(cast, "partnership_edit"), {"threshold": "4"})
        assert "Smallest number of children or families to publish must be 5 or more" in shown.content.decode()


class TestLogo:
    def _upload(self, cast, client_of, content: bytes, name="logo.png"):
        picture = SimpleUploadedFile(name, content, content_type="image/png")
        route = address(cast, "logo_edit")
        return client_of(cast.business_manager).post(route, {"picture": picture, "text": "Our logo"})

    def test_uploaded_shown_and_removed(self, cast, client_of):
        assert self._upload(cast, client_of, png()).status_code == 302
        version = Partnership.objects.get(slug=cast.slug).logo_version
        picture = address(cast, "partnership_logo", version=version)
        client = client_of(cast.member)
        assert f'src="{picture}"' in page(client, cast, "structure")
        answer = client.get(picture)
        assert (answer.content, answer["Content-Type"]) == (png(), "image/png")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert client_of(cast.outsider).get(picture).status_code == 404
        assert client_of(None).get(picture).status_code == 302
        client_of(cast.business_manager).post(address(cast, "logo_remove"))
        assert client.get(picture).status_code == 404

    @pytest.mark.parametrize("content", [SVG, b"<html>", png() + b"\0" * 300_000])
    def test_what_its_name_says_does_not_count(self, cast, client_of, content):
        assert self._upload(cast, client_of, content).status_code == 200
        assert Partnership.objects.get(slug=cast.slug).logo_version == ""


class TestTwoEditors:
    def _open(self, client, cast, route: str, **ids) -> str:
        """The stamp that goes out with the form."""
        return re.search(r'name="seen" value="(\w+)"', page(client, cast, route, **ids))[1]

    def test_the_second_sees_what_the_first_saved_and_keeps_her_words(self, cast, client_of):
        body = cast.bodies["other_subgroup"]
        first, second = client_of(cast.support), client_of(cast.business_manager)
        route = address(cast, "body_edit", body_id=body.pk)
        seen = self._open(second, cast, "body_edit", body_id=body.pk)
        first.post(
            route,
            {"name": "Audit Group", "kind": "subgroup", "seen": self._open(first, cast, "body_edit", body_id=body.pk)},
        )
        hers = {"name": "Quality Group", "kind": "panel", "seen": seen}
        shown = second.post(route, hers).content.decode()
        assert "Tom Redfern saved this while you were writing" in shown
        assert "Audit Group" in shown
        assert 'value="Quality Group"' in shown
        assert "Panel" in shown
        assert Body.objects.get(pk=body.pk).name == "Audit Group"
        again = hers | {"seen": re.search(r'name="seen" value="(\w+)"', shown)[1]}
        assert second.post(route, again).status_code == 302
        assert Body.objects.get(pk=body.pk).name == "Quality Group"

    def test_settings_and_persons_likewise(self, cast, client_of):
        client = client_of(cast.business_manager)
        for route, ids in (("partnership_edit", {}), ("person_edit", {"person_id": cast.member.pk})):
            shown = client.post(address(cast, route, **ids), {"name": "Other", "seen": "0" * 16}).content.decode()
            assert "Somebody else saved this while you were writing" in shown

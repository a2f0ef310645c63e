"""Every page of the room, with the cast: works, wrong role 403, outsider 404, bad id 404."""

from typing import Any

from django.urls import reverse

from sightline.people.forms import StartForm
from sightline.people.models import Body
from tests.cast import Cast
from tests.rows import ViewRows

ALL = (
    "business_manager",
    "support",
    "chair",
    "executive_chair",
    "subgroup_chair",
    "deputy",
    "action_owner",
    "member",
    "analyst",
)
EDITORS = ("business_manager", "support")
OTHERS = tuple(who for who in ALL if who not in EDITORS)
NOT_MANAGER = tuple(who for who in ALL if who != "business_manager")
TERM = {"role": "member", "since": "2026-01-05"}


class _OfBody(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"body_id": cast.bodies["other_subgroup"].pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"body_id": cast.elsewhere_board.pk}


class _OfPerson(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"person_id": cast.member.pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"person_id": cast.outsider.pk}


class _OfSeat(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"seat_id": cast.seats["member"].pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"seat_id": cast.seats["outsider"].pk}


class TestStructure(ViewRows):
    route, works_for = "structure", ALL


class TestBodyDetail(_OfBody):
    route, works_for = "body_detail", ALL


class TestBodyCreate(ViewRows):
    route, works_for, refused = "body_create", EDITORS, OTHERS


class TestBodyCreatePost(ViewRows):
    route, works_for, refused, method, works = "body_create", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"name": "Neglect Group", "kind": "subgroup", "parent": cast.bodies["executive"].pk, "aliases": "NG"}


class TestBodyEdit(_OfBody):
    route, works_for, refused = "body_edit", EDITORS, OTHERS


class TestBodyEditPost(_OfBody):
    route, works_for, refused, method, works = "body_edit", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"name": "Quality Group", "kind": "subgroup", "parent": cast.bodies["board"].pk, "aliases": "QAG\nQG"}


class TestBodyEnd(_OfBody):
    route, works_for, refused = "body_end", EDITORS, OTHERS


class TestBodyEndPost(_OfBody):
    route, works_for, refused, method, works = "body_end", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"day": "2026-03-31"}


class TestBodyReopen(_OfBody):
    route, works_for, refused = "body_reopen", EDITORS, OTHERS

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        body = cast.bodies["other_subgroup"]
        Body.objects.filter(pk=body.pk).update(ended_on="2020-03-31")
        return {"body_id": body.pk}


class TestBodyReopenPost(TestBodyReopen):
    method, works = "post", 302


class TestSeatGive(_OfBody):
    route, works_for, refused = "seat_give", EDITORS, OTHERS


class TestSeatGivePost(_OfBody):
    route, works_for, refused, method, works = "seat_give", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return TERM | {"person": cast.member.pk, "body": cast.bodies["other_subgroup"].pk}


class TestSeatGivePerson(_OfPerson):
    route, works_for, refused = "seat_give_person", EDITORS, OTHERS


class TestSeatEnd(_OfSeat):
    route, works_for, refused = "seat_end", EDITORS, OTHERS


class TestSeatEndPost(_OfSeat):
    route, works_for, refused, method, works = "seat_end", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"day": "2026-03-31"}


class TestPersonList(ViewRows):
    route, works_for = "person_list", ALL


class TestPersonDetail(_OfPerson):
    route, works_for = "person_detail", ALL


class TestPersonInvite(ViewRows):
    route, works_for, refused = "person_invite", EDITORS, OTHERS


class TestPersonInvitePost(ViewRows):
    route, works_for, refused, method, works = "person_invite", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return TERM | {"name": "Ann Ward", "email": "ann@northmere.example", "body": cast.bodies["council"].pk}


class TestPersonInviteAgain(_OfPerson):
    route, works_for, refused, method, works = "person_invite_again", EDITORS, OTHERS, "post", 302


class TestPersonEdit(_OfPerson):
    route, works_for, refused = "person_edit", EDITORS, OTHERS


class TestPersonEditPost(_OfPerson):
    route, works_for, refused, method, works = "person_edit", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"name": "Gwen Lathom-Rees", "post": "Headteacher"}


class TestPersonAway(_OfPerson):
    route, works_for, refused = "person_away", EDITORS, OTHERS


class TestPersonAwayPost(_OfPerson):
    route, works_for, refused, method, works = "person_away", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        since = {"since_day": "1", "since_month": "8", "since_year": "2026"}
        return since | {"until_day": "14", "until_month": "8", "until_year": "2026"}


class TestPersonAddress(_OfPerson):
    route, works_for, refused = "person_address", EDITORS, OTHERS


class TestPersonAddressPost(_OfPerson):
    route, works_for, refused, method, works = "person_address", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"email": "gwen@northmere.example"}


class TestPersonHandover(_OfPerson):
    route, works_for, refused = "person_handover", EDITORS, OTHERS


class TestPersonHandoverPost(_OfPerson):
    route, works_for, refused, method, works = "person_handover", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        seat = cast.seats["member"].pk
        return {"last_day": "2026-03-31", "successor": cast.analyst.pk, "pass_on": [seat]}


class TestPartnershipEdit(ViewRows):
    route, works_for, refused = "partnership_edit", ("business_manager",), NOT_MANAGER


class TestPartnershipEditPost(ViewRows):
    route, works_for, refused, method, works = "partnership_edit", ("business_manager",), NOT_MANAGER, "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {
            "name": "Northmere Safeguarding Children Partnership",
            "kind": "children_partnership",
            "nation": "WLS",
            "fiscal_start_month": "4",
            "threshold": "6",
            "colour": "teal",
            "rating": "rag",
            "word_review": "practice review",
        }


class TestLogoEdit(ViewRows):
    route, works_for, refused = "logo_edit", ("business_manager",), NOT_MANAGER


class TestLogoRemove(ViewRows):
    route, works_for, refused, method, works = "logo_remove", ("business_manager",), NOT_MANAGER, "post", 302


def test_a_body_that_has_ended_asks_for_nobody_to_sit_in_it(cast, client_of):
    body = cast.bodies["other_subgroup"]
    body.seats.all().delete()
    address = reverse("body_detail", args=[cast.slug, body.pk])
    client = client_of(cast.business_manager)
    assert "Nobody sits in it" in client.get(address).content.decode()
    Body.objects.filter(pk=body.pk).update(ended_on="2020-03-31")
    page = client.get(address).content.decode()
    assert "Nobody sits in it" not in page
    assert "Reopen this body" in page


def test_what_is_wrong_on_the_start_page_is_told_in_its_order(db):
    assert next(iter(StartForm({}).errors)) == "code"

"""Every write of the room: what it does, what it refuses, what the record says."""

import datetime as dt

import pytest

from sightline.people import actions
from sightline.people.models import Alias, Body, Logo, Partnership, Person, Seat, StartCode
from sightline.people.permissions import Role
from sightline.people.rules import Refused
from sightline.trail.models import Entry
from sightline.trail.reads import line
from sightline.trail.rules import Program
from sightline.trail.verify import verify
from tests.people.pictures import SVG, png

pytestmark = pytest.mark.django_db
D = dt.date
SERVER = Program("A test")


def told() -> list[str]:
    """What the record says, oldest first."""
    return [line(entry).text for entry in Entry.objects.select_related("text").order_by("seq")]


class TestBodies:
    def test_created_with_its_other_names(self, cast):
        body = actions.create_body(
            by=cast.support,
            partnership=cast.partnership,
            name="  Neglect   Group ",
            kind="subgroup",
            parent=cast.bodies["executive"],
            aliases=["NG", "ng", "The Neglect Group"],
        )
        assert body.name == "Neglect Group"
        assert [(alias.printed, alias.folded) for alias in body.aliases.all()] == [("ng", "ng")]
        assert told() == ["Created the body “Neglect Group”"]

    @pytest.mark.parametrize("name", ["Executive group", "THE EXECUTIVE GROUP", "...", ""])
    def test_a_name_must_mean_one_body(self, cast, name):
        with pytest.raises(Refused):
            actions.create_body(by=cast.support, partnership=cast.partnership, name=name, kind="team")

    def test_an_alias_must_mean_one_body(self, cast):
        make = {"by": cast.support, "partnership": cast.partnership, "kind": "team"}
        actions.create_body(name="Neglect Group", aliases=["NG"], **make)
        with pytest.raises(Refused, match="another name of Neglect Group"):
            actions.create_body(name="Network Group", aliases=["N.G."], **make)
        with pytest.raises(Refused, match="name of another body"):
            actions.create_body(name="Other", aliases=["neglect group"], **make)

    def test_the_same_name_across_the_water_is_no_matter(self, cast):
        body = actions.create_body(by=SERVER, partnership=cast.elsewhere, name="Executive Group", kind="executive")
        assert body.pk

    def test_a_parent_of_another_partnership_is_refused(self, cast):
        with pytest.raises(Refused, match="not one of this partnership"):
            actions.create_body(
                by=cast.support, partnership=cast.partnership, name="X", kind="team", parent=cast.elsewhere_board
            )

    def test_moved_and_renamed(self, cast):
        body = cast.bodies["subgroup"]
        actions.edit_body(
            by=cast.support,
            body=body,
            name="Learning Group",
            kind="subgroup",
            parent=cast.bodies["board"],
            aliases=["Workforce Development Group"],
        )
        entry = Entry.objects.select_related("text").get()
        assert {change.name for change in line(entry).changes} == {"Name", "Short name", "Under", "Other names"}
        assert Alias.objects.get().body == body

    def test_saved_unchanged_is_no_entry(self, cast):
        body = cast.bodies["subgroup"]
        actions.edit_body(
            by=cast.support, body=body, name=body.name, kind=body.kind, parent=body.parent, short_name=body.short_name
        )
        assert told() == []

    def test_no_rings(self, cast):
        board = cast.bodies["board"]
        with pytest.raises(Refused, match="under itself"):
            actions.edit_body(
                by=cast.support, body=board, name=board.name, kind=board.kind, parent=cast.bodies["subgroup"]
            )

    def test_ended_only_when_empty(self, cast):
        with pytest.raises(Refused, match="under this one"):
            actions.end_body(by=cast.support, body=cast.bodies["executive"], ended_on=D(2026, 3, 31))
        with pytest.raises(Refused, match="still sit"):
            actions.end_body(by=cast.support, body=cast.bodies["subgroup"], ended_on=D(2026, 3, 31))
        for key in ("deputy", "subgroup_chair"):
            actions.end_seat(by=cast.support, seat=cast.seats[key], until=D(2026, 4, 30))
        with pytest.raises(Refused, match="after that day"):
            actions.end_body(by=cast.support, body=cast.bodies["subgroup"], ended_on=D(2026, 3, 31))
        actions.end_body(by=cast.support, body=cast.bodies["subgroup"], ended_on=D(2026, 4, 30))
        with pytest.raises(Refused, match="ended on 30 April 2026"):
            _give(cast, cast.support, cast.member, "subgroup")

    def test_reopened(self, cast):
        body = cast.bodies["other_subgroup"]
        with pytest.raises(Refused, match="has not ended"):
            actions.reopen_body(by=cast.support, body=body)
        actions.end_body(by=cast.support, body=body, ended_on=D(2026, 3, 31))
        actions.reopen_body(by=cast.support, body=body)
        assert Body.objects.get(pk=body.pk).ended_on is None
        assert told() == ["Ended the body", "Reopened the body"]


def _give(cast, by, person, body, role="member", **more) -> Seat:
    return actions.give_seat(
        by=by, person=person, body=cast.bodies[body], role=role, since=more.pop("since", D(2026, 1, 5)), **more
    )


class TestSeats:
    def test_given(self, cast):
        seat = _give(cast, cast.support, cast.member, "subgroup")
        assert (seat.partnership, seat.until) == (cast.partnership, None)
        assert told() == ["Gave the seat “Gwen Lathom, Member in Workforce Development Group”"]

    def test_not_twice_at_once(self, cast):
        _give(cast, cast.support, cast.member, "subgroup", until=D(2026, 6, 30))
        with pytest.raises(Refused, match="already"):
            _give(cast, cast.support, cast.member, "subgroup", since=D(2026, 6, 30))
        _give(cast, cast.support, cast.member, "subgroup", since=D(2026, 7, 1))

    def test_a_deputy_sits_in_the_same_body_and_is_somebody_else(self, cast):
        chair = cast.seats["subgroup_chair"]
        with pytest.raises(Refused, match="same body"):
            _give(cast, cast.support, cast.member, "executive", deputy_for=chair)
        with pytest.raises(Refused, match="own deputy"):
            _give(cast, cast.support, cast.subgroup_chair, "subgroup", deputy_for=chair)
        assert _give(cast, cast.support, cast.member, "subgroup", deputy_for=chair).deputy_for == chair

    @pytest.mark.parametrize(
        ("giver", "taker", "body", "role"),
        [
            ("support", "member", "support_team", Role.BUSINESS_MANAGER),
            ("support", "support", "support_team", Role.BUSINESS_MANAGER),
            ("support", "member", "executive", Role.CHAIR),
            ("support", "member", "board", Role.INDEPENDENT_CHAIR),
            ("business_manager", "business_manager", "executive", Role.CHAIR),
            ("business_manager", "business_manager", "board", Role.INDEPENDENT_CHAIR),
            ("outsider", "member", "council", Role.MEMBER),
            ("leaver", "member", "council", Role.MEMBER),
            ("member", "member", "support_team", Role.SUPPORT),
        ],
    )
    def test_nobody_is_lifted_by_a_hand_that_may_not(self, cast, giver, taker, body, role):
        with pytest.raises(Refused):
            _give(cast, cast.person(giver), cast.person(taker), body, role)
        assert told() == []

    def test_a_business_manager_seats_the_chair(self, cast):
        assert _give(cast, cast.business_manager, cast.member, "board", Role.INDEPENDENT_CHAIR).pk

    def test_ended(self, cast):
        actions.end_seat(by=cast.support, seat=cast.seats["member"], until=D(2026, 3, 31))
        assert Seat.objects.get(pk=cast.seats["member"].pk).until == D(2026, 3, 31)
        assert told() == ["Ended the seat"]

    def test_not_before_it_began(self, cast):
        with pytest.raises(Refused, match="before the first"):
            actions.end_seat(by=cast.support, seat=cast.seats["member"], until=D(2000, 1, 1))

    def test_the_last_business_manager_stays(self, cast):
        seat = cast.seats["business_manager"]
        with pytest.raises(Refused, match="without a business manager"):
            actions.end_seat(by=cast.business_manager, seat=seat, until=D(2026, 3, 31))
        _give(cast, cast.business_manager, cast.support, "support_team", Role.BUSINESS_MANAGER)
        actions.end_seat(by=cast.support, seat=seat, until=D(2026, 3, 31))


class TestHandover:
    def test_seats_and_deputies_go_to_the_successor(self, cast):
        chair = cast.seats["subgroup_chair"]
        given = _hand_over(cast, cast.subgroup_chair, cast.member, pass_on={chair.pk})
        chair.refresh_from_db()
        assert chair.until == D(2026, 3, 31)
        assert [(seat.person, seat.role, seat.since) for seat in given] == [(cast.member, "chair", D(2026, 4, 1))]
        assert Seat.objects.get(pk=cast.seats["deputy"].pk).deputy_for == given[0]

    def test_a_deputy_who_succeeds_is_nobodys_deputy(self, cast):
        chair = cast.seats["subgroup_chair"]
        given = _hand_over(cast, cast.subgroup_chair, cast.deputy, pass_on={chair.pk})
        assert given[0].deputy_for is None
        assert Seat.objects.get(pk=cast.seats["deputy"].pk).deputy_for is None

    def test_what_is_not_passed_on_is_vacant(self, cast):
        assert _hand_over(cast, cast.subgroup_chair, None, pass_on=set()) == []
        assert not Seat.objects.filter(body=cast.bodies["subgroup"], role="chair").held_on(D(2026, 4, 1)).exists()

    def test_a_seat_the_successor_has_already_stays_hers(self, cast):
        own = _give(cast, cast.support, cast.member, "subgroup", Role.CHAIR, since=D(2026, 1, 1))
        given = _hand_over(cast, cast.subgroup_chair, cast.member, pass_on={cast.seats["subgroup_chair"].pk})
        assert given == [own]

    @pytest.mark.parametrize("leaver", ["leaver", "outsider"])
    def test_somebody_who_has_no_seat_here_cannot_leave(self, cast, leaver):
        with pytest.raises(Refused, match="holds no seat here"):
            _hand_over(cast, cast.person(leaver), cast.member, pass_on=set())

    def test_nobody_succeeds_herself_and_nobody_is_no_successor(self, cast):
        with pytest.raises(Refused, match="somebody else"):
            _hand_over(cast, cast.member, cast.member, pass_on=set())
        with pytest.raises(Refused, match="Choose who"):
            _hand_over(cast, cast.member, None, pass_on={cast.seats["member"].pk})

    def test_the_last_business_manager_hands_over_or_stays(self, cast):
        manager = cast.seats["business_manager"]
        with pytest.raises(Refused, match="without a business manager"):
            _hand_over(cast, cast.business_manager, cast.support, pass_on=set())
        assert Seat.objects.get(pk=manager.pk).until is None
        _hand_over(cast, cast.business_manager, cast.support, pass_on={manager.pk})
        assert Seat.objects.filter(person=cast.support, role=Role.BUSINESS_MANAGER).exists()

    def test_support_cannot_hand_the_chair_to_herself(self, cast):
        with pytest.raises(Refused, match="yourself"):
            _hand_over(
                cast, cast.executive_chair, cast.support, pass_on={cast.seats["executive_chair"].pk}, by=cast.support
            )


def _hand_over(cast, leaver, successor, *, pass_on, by=None):
    return actions.hand_over(
        by=by or cast.business_manager,
        partnership=cast.partnership,
        leaver=leaver,
        successor=successor,
        last_day=D(2026, 3, 31),
        pass_on=pass_on,
    )


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

    def test_nobody_takes_over_the_address_of_one_who_has_signed_in(self, cast, client_of):
        client_of(cast.chair)
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


class TestPartnerships:
    def test_created(self, db):
        made = actions.create_partnership(
            by=SERVER, name="Eastmere", slug="eastmere", kind="adults_board", nation="WLS"
        )
        with pytest.raises(Refused, match="another"):
            actions.create_partnership(by=SERVER, name="Other", slug="eastmere", kind="other")
        assert verify(made.pk).entries == 1

    def test_edited_and_said_in_words(self, cast):
        actions.edit_partnership(
            by=cast.business_manager,
            partnership=cast.partnership,
            colour="teal",
            nation="WLS",
            words={"review": " learning review ", "board": ""},
        )
        assert Partnership.objects.get(pk=cast.partnership.pk).words == {"review": "learning review"}
        changes = {change.name: change.after for change in line(Entry.objects.get()).changes}
        assert changes == {"Colour": "Teal", "Nation": "Wales", "Words": "review: learning review"}

    @pytest.mark.parametrize("change", [{"colour": "#ffffff"}, {"words": {"board2": "x"}}, {"words": {"rating": "x"}}])
    def test_what_is_not_on_the_list_is_refused(self, cast, change):
        with pytest.raises(Refused):
            actions.edit_partnership(by=cast.business_manager, partnership=cast.partnership, **change)

    def test_what_is_not_a_setting_is_an_error(self, cast):
        with pytest.raises(TypeError, match="slug"):
            actions.edit_partnership(by=cast.business_manager, partnership=cast.partnership, slug="x")

    def test_logo(self, cast):
        with pytest.raises(Refused):
            actions.set_logo(by=cast.business_manager, partnership=cast.partnership, content=SVG, text="Our logo")
        actions.set_logo(by=cast.business_manager, partnership=cast.partnership, content=png(), text="Our logo")
        version = cast.partnership.logo_version
        actions.set_logo(by=cast.business_manager, partnership=cast.partnership, content=png(9, 9), text="Our logo")
        assert (len(version), Logo.objects.count()) == (12, 1)
        assert cast.partnership.logo_version != version
        actions.remove_logo(by=cast.business_manager, partnership=cast.partnership)
        assert cast.partnership.logo_version == ""
        with pytest.raises(Refused):
            actions.remove_logo(by=cast.business_manager, partnership=cast.partnership)


class TestStart:
    NEW = {
        "name": "Eastmere Safeguarding Children Board",
        "slug": "eastmere",
        "kind": "children_board",
        "nation": "ENG",
        "email": "Kay@Eastmere.example",
        "person_name": "Kay Doyle",
    }

    def _start(self, code: str) -> Seat:
        return actions.start(by=Program("First run"), code=code, **self.NEW)

    def test_from_nothing(self, db):
        code = actions.issue_start_code(by=SERVER)
        seat = self._start(code.lower().replace("-", " "))
        assert (seat.role, seat.person.email, seat.body.name) == (
            Role.BUSINESS_MANAGER,
            "kay@eastmere.example",
            "Partnership support team",
        )
        assert [body.kind for body in Body.objects.order_by("pk")] == ["board", "team"]
        assert verify(seat.partnership_id).entries == 4

    def test_the_code_works_once_and_only_the_last_one(self, db):
        former = actions.issue_start_code(by=SERVER)
        code = actions.issue_start_code(by=SERVER)
        with pytest.raises(Refused, match="not right"):
            self._start(former)
        self._start(code)
        with pytest.raises(Refused, match="set up already"):
            self._start(code)
        with pytest.raises(Refused, match="closed"):
            actions.issue_start_code(by=SERVER)

    def test_ten_wrong_tries_void_it(self, db):
        code = actions.issue_start_code(by=SERVER)
        for _ in range(StartCode.WRONG_TRIES_ALLOWED):
            actions.count_wrong_start_code(by=SERVER)
        with pytest.raises(Refused, match="not right"):
            self._start(code)
        assert not Partnership.objects.exists()

    @pytest.mark.parametrize("code", ["", "0000-0000-0000-0000"])
    def test_a_guess_is_refused_even_where_none_was_issued(self, db, code):
        with pytest.raises(Refused, match="not right"):
            self._start(code)

    def test_another_by_a_business_manager_only(self, cast):
        new = {"name": "Eastmere", "slug": "eastmere", "kind": "other", "nation": "ENG"}
        for who in ("support", "chair", "leaver"):
            with pytest.raises(Refused, match="Only a business manager"):
                actions.start_another(by=cast.person(who), **new)
        assert actions.start_another(by=cast.business_manager, **new).person == cast.business_manager

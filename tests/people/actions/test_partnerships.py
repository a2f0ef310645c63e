"""Partnerships: set up from nothing, and their settings."""

import datetime as dt

import pytest

from sightline.people import actions
from sightline.people.models import Body, Logo, Partnership, Seat, StartCode
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

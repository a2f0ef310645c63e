"""Bodies: made, moved, known by other names, ended."""

import datetime as dt

import pytest

from sightline.people import actions
from sightline.people.models import Alias, Body, Seat
from sightline.people.rules import Refused
from sightline.trail.models import Entry
from sightline.trail.reads import line
from sightline.trail.rules import Program
from tests.people.actions.told import told

pytestmark = pytest.mark.django_db
D = dt.date
SERVER = Program("A test")


def _give(cast, by, person, body, role="member", **more) -> Seat:
    return actions.give_seat(
        by=by, person=person, body=cast.bodies[body], role=role, since=more.pop("since", D(2026, 1, 5)), **more
    )


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

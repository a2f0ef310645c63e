"""The public site's words, and opening and closing it."""

import datetime as dt

import pytest

from sightline.kit import clock
from sightline.people import actions
from sightline.people.models import Site
from sightline.people.rules import Refused, dialled, why_not_open
from sightline.trail.models import Entry
from sightline.trail.reads import line
from tests.cast import Cast
from tests.people.actions.told import told

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 15)
ROW = {"who": "Children’s services", "number": "01632 960 101", "when": "day and night"}


@pytest.fixture(autouse=True)
def _day():
    with clock.standing_on(DAY):
        yield


def edit(cast: Cast, **said) -> Site:
    given = {"introduction": "", "worried": [ROW], "contact": "board@northmere.example", "privacy_notice": "", **said}
    return actions.edit_site(by=cast.support, partnership=cast.partnership, **given)


class TestWords:
    def test_saved_and_on_the_record(self, cast: Cast) -> None:
        site = edit(cast, introduction=" We are the board. ", worried=[ROW, {"who": "", "number": "", "when": ""}])
        assert (site.introduction, site.worried) == ("We are the board.", [ROW])
        assert told() == ["Changed the public site"]
        changes = {one.name: one.after for one in line(Entry.objects.get()).changes}
        assert changes["Worried"] == "Children’s services: 01632 960 101, day and night"

    @pytest.mark.parametrize(
        "row",
        [
            {"who": "Children’s services", "number": "", "when": ""},
            {"who": "", "number": "01632 960 101", "when": ""},
            {"who": "Us", "number": "call us", "when": ""},
            {"who": "Us", "number": "9" * 40, "when": ""},
            {"who": "Us", "number": "12", "when": ""},
        ],
    )
    def test_a_row_nobody_could_dial_is_refused(self, cast: Cast, row: dict[str, str]) -> None:
        with pytest.raises(Refused):
            edit(cast, worried=[row])

    def test_at_most_eight_numbers(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="at most 8"):
            edit(cast, worried=[ROW] * 9)

    @pytest.mark.parametrize(
        ("number", "dials"),
        [("01632 960 101", "01632960101"), ("+44 (0)1632 960-101", "+4401632960101"), ("101", "101")],
    )
    def test_as_a_telephone_dials_it(self, number: str, dials: str) -> None:
        assert dialled(number) == dials


class TestOpening:
    def test_without_numbers_or_contact_it_cannot_be_opened_and_says_both(self, cast: Cast) -> None:
        with pytest.raises(Refused, match=r"whom to call about a child.*how to reach you"):
            actions.open_site(by=cast.support, partnership=cast.partnership, since=DAY)
        assert why_not_open([ROW], "us@northmere.example") == []
        assert len(why_not_open([], " ")) == 2

    def test_opened_closed_and_on_the_record(self, cast: Cast) -> None:
        edit(cast)
        site = actions.open_site(by=cast.support, partnership=cast.partnership, since=DAY)
        assert site.is_open_on(DAY)
        assert not site.is_open_on(DAY - dt.timedelta(days=1))
        assert not actions.close_site(by=cast.support, partnership=cast.partnership).is_open_on(DAY)
        assert told() == ["Changed the public site", "Opened the public site", "Closed the public site"]

    def test_not_on_a_day_that_has_passed(self, cast: Cast) -> None:
        edit(cast)
        with pytest.raises(Refused, match="passed"):
            actions.open_site(by=cast.support, partnership=cast.partnership, since=DAY - dt.timedelta(days=1))

    def test_an_open_site_never_loses_whom_to_call(self, cast: Cast) -> None:
        edit(cast)
        actions.open_site(by=cast.support, partnership=cast.partnership, since=DAY)
        with pytest.raises(Refused, match="whom to call"):
            edit(cast, worried=[])
        assert Site.objects.get().worried == [ROW]

    def test_closing_what_is_not_open(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="not open"):
            actions.close_site(by=cast.support, partnership=cast.partnership)

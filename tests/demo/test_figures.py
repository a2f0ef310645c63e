"""The island’s figures: a signal in missing-children data, a rise that is none, a late return, quarters restated."""

import datetime as dt

import pytest

from demo.counting import published
from demo.playing import Island, play
from sightline.indicators.models import DataReturn, Definition, Figure
from sightline.indicators.reads import direction_of, released, standing_of
from sightline.indicators.rules.catalogue import BY_KEY
from sightline.indicators.rules.direction import Outcome

DAY = dt.date(2018, 1, 15)
Q1 = (dt.date(2017, 4, 1), dt.date(2017, 6, 30))


@pytest.fixture
def stands(marram):
    ids = dict(Definition.objects.filter(partnership=marram).values_list("key", "pk"))
    found = standing_of(list(ids.values()), DAY)
    return {key: found[pk] for key, pk in ids.items()}


def test_the_whole_list_is_adopted_and_each_has_its_figures(stands):
    assert set(stands) == set(BY_KEY)
    assert all(one.latest for one in stands.values())


def test_missing_children_are_a_signal_and_home_education_rises_within_chance(stands):
    assert stands["missing-episodes"].news == "58 is beyond chance: it is above 51.0, the most that chance brings."
    assert stands["missing-children"].news
    home = stands["home-educated"]
    assert home.news == ""
    assert home.plain.startswith("The rise from 122 to 127 is within what chance brings")


def test_assessments_of_exploitation_rise_from_quarter_to_quarter(stands):
    assert direction_of(stands["seraf"].definition, Q1, DAY).outcome == Outcome.MET


def test_attendance_falls_also_after_three_quarters_were_restated(stands):
    assert direction_of(stands["attendance"].definition, Q1, DAY).outcome == Outcome.MET
    restated = Figure.objects.filter(series__definition=stands["attendance"].definition, revision=1)
    assert restated.count() == 3
    assert set(restated.values_list("state", flat=True)) == {"revised"}


def test_one_return_is_late(marram):
    late = DataReturn.objects.get(partnership=marram, state="asked")
    assert (late.body.name, late.due_on) == ("Marram NHS Trust", dt.date(2018, 1, 12))


def test_what_the_executive_publishes_gives_no_child_away(marram):
    assert play(published(Island(marram)), until=dt.date(2018, 1, 26)) == 1
    (release,) = released(marram)
    tables = {one["name"]: one for one in release.tables}
    assert tables["Children who went missing"]["leaves"] == "total"  # a nought among the youngest
    assert tables["Contacts with the hub"]["leaves"] == "whole"

"""Indicators adopted, written, edited and retired."""

import datetime as dt

import pytest

from sightline.indicators.actions import (
    adopt_definitions,
    create_definition,
    edit_definition,
    note_neighbour,
    retire_definition,
    set_population,
)
from sightline.indicators.models import Definition, Quantity, Series
from sightline.indicators.reads.released import links_of
from sightline.indicators.rules import catalogue
from sightline.indicators.rules.figures import Basis
from sightline.indicators.rules.quantities import Balance
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier
from tests.cast import Cast
from tests.indicators.made import adopted, give

pytestmark = pytest.mark.django_db


def a_share(cast: Cast, **other: object) -> Definition:
    return create_definition(
        by=cast.analyst,
        partnership=cast.partnership,
        **{
            "name": "Plans read to the child",
            "what": "The share of plans that somebody read to the child.",
            "basis": Basis.SHARE,
            "numerator": "read",
            "denominator": "plans",
            "counted": "plans read",
            "of": "plans",
            **other,
        },
    )


class TestTheList:
    def test_has_the_27_rows_of_the_field_each_with_its_why(self) -> None:
        assert {one.row for one in catalogue.READY} == set(range(1, 28))
        several = {one.row for one in catalogue.READY if [other.row for other in catalogue.READY].count(one.row) > 1}
        assert several == {16, 18, 22, 25, 27}
        assert all(one.what and one.why and one.numerator for one in catalogue.READY)
        assert len(catalogue.BY_KEY) == len(catalogue.READY)

    def test_hangs_together(self) -> None:
        links = catalogue.links()
        assert list(links.above("interviews in time")) == [
            "interviews completed",
            "interviews offered",
            "episodes needing interview",
            "missing episodes",
        ]

    def test_is_adopted_whole_by_one_click(self, cast: Cast) -> None:
        made = adopted(cast, *catalogue.BY_KEY)
        assert len(made) == len(catalogue.READY)
        links = links_of(cast.partnership.pk)
        names = {str(one.pk): one.name for one in Quantity.objects.all()}
        assert {names[a]: names[b] for a, b in links.part_of.items()} == catalogue.part_of()
        assert [Balance(*(names[one] for one in (b.stock, b.enters, b.leaves))) for b in links.balances] == list(
            catalogue.BALANCES
        )

    def test_counts_are_shared_whatever_was_adopted_first(self, cast: Cast) -> None:
        (completed,) = adopted(cast, "interviews-completed")
        (offered,) = adopted(cast, "interviews-offered")
        assert completed.of == offered.counted
        assert Quantity.objects.get(name="interviews offered").part_of.name == "episodes needing interview"

    def test_nothing_is_adopted_twice(self, cast: Cast) -> None:
        adopted(cast, "seraf")
        with pytest.raises(NotYet, match="here already"):
            adopted(cast, "seraf")
        with pytest.raises(NotYet, match="not in the list"):
            adopt_definitions(by=cast.analyst, partnership=cast.partnership, keys=["no-such"])


class TestWriting:
    def test_a_share_binds_its_counts(self, cast: Cast) -> None:
        made = a_share(cast)
        assert made.counted.part_of == made.of
        assert list(made.series.values_list("value", flat=True)) == [""]

    def test_a_breakdown_has_a_series_a_value(self, cast: Cast) -> None:
        made = a_share(cast, dimension="Area", values=["East", "West"])
        assert list(made.series.values_list("value", flat=True)) == ["", "East", "West"]

    @pytest.mark.parametrize(
        ("other", "words"),
        [
            ({"of": ""}, "Say what the share is of"),
            ({"of": "plans read"}, "something larger than itself"),
            ({"counted": " "}, "Name what is counted"),
            ({"values": ["East", "East"], "dimension": "Area"}, "the same"),
            ({"values": ["East", "West"]}, "broken down by"),
            ({"values": ["East"], "dimension": "Area"}, "at least two"),
        ],
    )
    def test_is_refused_with_what_to_do(self, cast: Cast, other: dict[str, object], words: str) -> None:
        with pytest.raises(NotYet, match=words):
            a_share(cast, **other)
        assert not Definition.objects.exists()
        assert not Quantity.objects.exists()

    def test_a_name_is_taken_once(self, cast: Cast) -> None:
        a_share(cast)
        with pytest.raises(NotYet, match="called “Plans read to the child” already"):
            a_share(cast)

    def test_counts_make_no_ring_and_no_two_parents(self, cast: Cast) -> None:
        a_share(cast)
        with pytest.raises(NotYet, match="would be part of itself"):
            a_share(cast, name="Upside down", counted="plans", of="plans read")
        with pytest.raises(NotYet, match="one other only"):
            a_share(cast, name="Elsewhere", of="visits")

    def test_words_are_scanned(self, cast: Cast) -> None:
        with pytest.raises(HoldsIdentifier):
            a_share(cast, caveats="Ask about NHS number 943 476 5919 first.")


class TestEditing:
    def edit(self, cast: Cast, made: Definition, **other: object) -> Definition:
        fields = {"name": made.name, "what": "Other words.", "basis": made.basis}
        fields |= {"counted": "plans read", "of": "plans"}
        return edit_definition(by=cast.analyst, definition=made, **{"revision": made.revision, **fields, **other})

    def test_the_second_of_two_sees_the_first(self, cast: Cast) -> None:
        made = a_share(cast)
        self.edit(cast, made)
        with pytest.raises(EditedMeanwhile) as meanwhile:
            self.edit(cast, made, revision=1)
        assert meanwhile.value.theirs["what"] == "Other words."

    def test_what_it_counts_stays_once_it_has_figures(self, cast: Cast) -> None:
        made = a_share(cast)
        give(cast, made, [(3, 9)])
        assert self.edit(cast, made).what == "Other words."
        made.refresh_from_db()
        with pytest.raises(NotYet, match="Retire it"):
            self.edit(cast, made, of="visits")
        with pytest.raises(NotYet, match="Retire it"):
            self.edit(cast, made, values=["East", "West"], dimension="Area")

    def test_before_that_its_breakdown_may_change(self, cast: Cast) -> None:
        made = self.edit(cast, a_share(cast), values=["East", "West"], dimension="Area")
        assert Series.objects.filter(definition=made).count() == 3

    def test_is_retired_once(self, cast: Cast) -> None:
        made = a_share(cast)
        retire_definition(by=cast.analyst, definition=made, on=dt.date(2018, 1, 1))
        with pytest.raises(NotYet, match="already"):
            retire_definition(by=cast.analyst, definition=made, on=dt.date(2018, 1, 1))


def test_a_population_said_again_takes_the_place(cast: Cast) -> None:
    for number in (25_000, 25_400):
        said = set_population(
            by=cast.analyst, partnership=cast.partnership, group="aged 0 to 17", year=2017, number=number, source="ONS"
        )
    assert said.number == 25_400


def test_a_neighbour_names_its_source(cast: Cast) -> None:
    (made,) = adopted(cast, "seraf")
    noted = note_neighbour(
        by=cast.analyst, definition=made, place="Southmere", period="Q3 2017/18", figure="61", published_in="Its report"
    )
    assert str(noted) == "Southmere, Q3 2017/18"

"""What is published: what was seen, as far as the rule lets it leave, held against all that was published before."""

import datetime as dt
import json

import pytest

from sightline.indicators.actions import create_definition, give_figures, publish_release, set_population
from sightline.indicators.actions.giving import Given
from sightline.indicators.models import Release
from sightline.indicators.reads import released
from sightline.indicators.reads.leaving import leaving
from sightline.indicators.rules.figures import Basis, period_before
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.privacy.rules import HoldsIdentifier
from tests.cast import Cast
from tests.indicators.made import Q3, adopted, give, give_cells, total_of

pytestmark = pytest.mark.django_db
YEAR = dt.date(2017, 4, 1), dt.date(2018, 3, 31)


def publish(cast: Cast, **other: object) -> Release:
    found = leaving(cast.partnership, *YEAR)
    return publish_release(
        by=cast.business_manager,
        partnership=cast.partnership,
        **{"start": YEAR[0], "end": YEAR[1], "title": "Figures of 2017/18", "seen": found.digest, **other},
    )


def test_is_kept_as_it_was_issued_with_its_digest(cast: Cast) -> None:
    (made,) = adopted(cast, "attendance")
    give(cast, made, [(30, 900), (27, 905)])
    release = publish(cast)
    give(cast, made, [(30, 900), (90, 905)])
    (again,) = released(cast.partnership)
    assert again.tables[0]["rows"][1]["words"] == "3.0% (27 of 905)"
    assert again.tables[0]["over_all"] == "3.2% (57 of 1,805)"
    assert digest({"tables": again.tables, "known": again.known}) == release.digest
    with pytest.raises(TypeError, match="never changes"):
        again.save()
    with pytest.raises(TypeError, match="never changes"):
        again.delete()


def test_says_nothing_of_what_is_withheld(cast: Cast) -> None:
    offered, completed = adopted(cast, "interviews-offered", "interviews-completed")
    give(cast, offered, [(22, 60)])
    give(cast, completed, [(20, 22)])
    tables = publish(cast).tables
    assert [one["leaves"] for one in tables] == ["total", "nothing"]
    assert tables[1]["rows"][0]["words"] == "Too few to publish"
    assert "20" not in json.dumps(tables[1]["rows"][0]["words"]) and tables[1]["rows"][0]["total"] is None


def test_a_breakdown_leaves_whole_or_as_its_total(cast: Cast) -> None:
    seraf, ages = adopted(cast, "seraf", "missing-children")
    give_cells(cast, seraf, [9, 8, 7, 6, 5])
    give_cells(cast, ages, [1, 0, 30, 12])
    tables = {one["name"]: one for one in publish(cast).tables}
    assert [cell["numerator"] for cell in tables[seraf.name]["rows"][0]["cells"]] == [9, 8, 7, 6, 5]
    assert tables[ages.name]["rows"][0]["words"] == "43"
    assert (tables[ages.name]["values"], tables[ages.name]["rows"][0]["cells"]) == ([], [])


def test_provisional_figures_do_not_leave(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40], provisional=True)
    with pytest.raises(NotYet, match="Nothing of these periods"):
        publish(cast)


def test_what_changed_since_it_was_seen_is_not_published(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40])
    seen = leaving(cast.partnership, *YEAR).digest
    give(cast, made, [48])
    with pytest.raises(NotYet, match="changed since you looked"):
        publish(cast, seen=seen)
    assert not Release.objects.exists()


def test_a_small_revision_of_what_was_published_stays_inside(cast: Cast) -> None:
    one, other = adopted(cast, "home-educated", "domestic-notices")
    give(cast, one, [40])
    give(cast, other, [30])
    publish(cast)
    give(cast, one, [42])
    tables = {table["name"]: table for table in publish(cast).tables}
    assert tables[one.name]["rows"][0]["words"] == "Too few to publish"
    assert tables[other.name]["rows"][0]["words"] == "30"


def test_who_left_a_plan_is_not_had_by_subtraction(cast: Cast) -> None:
    stock, started, ended = adopted(cast, "on-a-plan", "second-plan", "long-plan")
    set_population(
        by=cast.analyst, partnership=cast.partnership, group="aged 0 to 17", year=2017, number=25_000, source="ONS"
    )
    give(cast, stock, [30, 36])
    give(cast, started, [(5, 14), (2, 8)])
    give(cast, ended, [(6, 13), (0, 2)])
    tables = {table["name"]: table for table in publish(cast).tables}
    assert [row["words"] for row in tables[started.name]["rows"]] == ["35.7% (5 of 14)", "Too few to publish"]
    assert [row["words"] for row in tables[ended.name]["rows"]] == ["46.2% (6 of 13)", "Too few to publish"]
    assert tables[stock.name]["rows"][1]["words"] == "14.4 per 10,000 (36)"
    assert tables[stock.name]["over_all"] == ""


def test_counts_of_things_leave_as_they_are(cast: Cast) -> None:
    made = create_definition(
        by=cast.analyst,
        partnership=cast.partnership,
        name="Drop-ins held",
        what="How many drop-ins were held.",
        basis=Basis.COUNT,
        counts="things",
        numerator="drop-ins",
        counted="drop-ins",
    )
    give_figures(by=cast.analyst, partnership=cast.partnership, given=[Given(total_of(made), *Q3, 1)])
    assert publish(cast).tables[0]["rows"][0]["words"] == "1"


def test_an_indicator_may_be_left_out(cast: Cast) -> None:
    one, other = adopted(cast, "home-educated", "domestic-notices")
    give(cast, one, [40])
    give(cast, other, [30])
    seen = leaving(cast.partnership, *YEAR, left_out=[one.pk]).digest
    assert [table["name"] for table in publish(cast, left_out=[one.pk], seen=seen).tables] == [other.name]


def test_periods_outside_stay_outside(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [60] * 4 + [40])
    found = leaving(cast.partnership, *YEAR)
    assert sorted(found.tables[0].rows) == [period_before("quarter", Q3, back) for back in (2, 1, 0)]


def test_its_words_are_scanned(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40])
    with pytest.raises(HoldsIdentifier):
        publish(cast, title="For NHS number 943 476 5919")

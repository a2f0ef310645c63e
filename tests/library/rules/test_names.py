import datetime as dt

import pytest

from sightline.library.rules.names import slug_of, tags_of
from sightline.library.rules.reviewing import review_mark, usual_review


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Family Approach protocol", "family-approach-protocol"),
        ("  Zoë’s guide (2017–18) ", "zoe-s-guide-2017-18"),
        ("忽視", "document"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_title_makes_a_name_for_an_address(title: str, slug: str) -> None:
    assert slug_of(title, set(), otherwise="document") == slug


def test_a_name_that_is_taken_is_counted_on() -> None:
    assert slug_of("Signs", {"signs", "signs-2"}, otherwise="page") == "signs-3"


def test_tags_stand_once_in_small_letters() -> None:
    assert tags_of("Neglect, early  help;NEGLECT\n, thresholds,") == ["neglect", "early help", "thresholds"]
    assert len(tags_of(",".join(map(str, range(30))))) == 12


def test_the_usual_review_is_two_years_on_a_day_that_exists() -> None:
    assert usual_review(dt.date(2018, 1, 15)) == dt.date(2020, 1, 15)
    assert usual_review(dt.date(2020, 2, 29)) == dt.date(2022, 2, 28)


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        (dt.date(2018, 1, 14), ("Review 1 day overdue", "bad")),
        (dt.date(2018, 1, 15), ("Review soon", "warn")),
        (dt.date(2018, 3, 12), ("Review soon", "warn")),
        (dt.date(2018, 3, 13), ("", "")),
    ],
)
def test_how_a_review_day_is_marked(day: dt.date, mark: tuple[str, str]) -> None:
    assert review_mark(day, dt.date(2018, 1, 15)) == mark

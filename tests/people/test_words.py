"""A partnership's own words."""

import pytest

from sightline.people.models import PartnershipKind
from sightline.people.words import DEFAULTS, LABELS, RATINGS, words_of


@pytest.mark.parametrize("kind", PartnershipKind.values)
def test_every_kind_has_every_word(kind):
    words = words_of(kind, {})
    assert all(getattr(words, key) for key in LABELS)
    assert set(DEFAULTS) == set(PartnershipKind.values)


def test_own_words_win_and_empty_ones_do_not():
    words = words_of("children_board", {"review": "learning review", "board": "", "rating": "rag"})
    assert (words.review, words.board, words.rating) == ("learning review", "board", "rag")


def test_reviews_changed_their_name_in_2019():
    assert words_of("children_board", {}).review == "serious case review"
    assert words_of("children_partnership", {}).review == "child safeguarding practice review"


def test_blue_is_only_where_the_partnership_uses_it():
    assert list(words_of("other", {"rating": "rag"}).ratings) == ["green", "amber", "red"]
    assert "blue" in words_of("other", {"rating": "brag"}).ratings
    assert words_of("other", {"rating": "purple"}).rating in RATINGS


def test_a_kind_nobody_wrote_down_is_an_error():
    with pytest.raises(KeyError):
        words_of("parish", {})

"""Points summed and the band they fall into: as the published scoring of the exploitation tool has it."""

from __future__ import annotations

import pytest

from sightline.questions.rules.asking import Answer, Questionnaire
from sightline.questions.rules.bank import BANK
from sightline.questions.rules.document import checked
from sightline.questions.rules.kinds import QuestionKind
from sightline.questions.rules.scoring import band_of, bands_in_words, scored
from tests.questions.puts import after, put, questionnaire

RISK = checked(BANK["exploitation"].document)["scores"][0]


@pytest.mark.parametrize(
    ("points", "band"),
    [
        (0, "Category 1: not at risk"),
        (5, "Category 1: not at risk"),
        (6, "Category 2: mild risk"),
        (10, "Category 2: mild risk"),
        (11, "Category 3: moderate risk"),
        (15, "Category 3: moderate risk"),
        (16, "Category 4: significant risk"),
        (99, "Category 4: significant risk"),
        (-1, ""),
    ],
)
def test_the_band_of_a_sum(points: int, band: str) -> None:
    assert band_of(RISK, points) == band


def test_bands_in_words() -> None:
    assert [reach for reach, _ in bands_in_words(RISK)] == ["0 to 5", "6 to 10", "11 to 15", "16 and over"]
    one = {"bands": [{"from": 0, "name": "None"}, {"from": 1, "name": "Some"}]}
    assert bands_in_words(one) == [("0", "None"), ("1 and over", "Some")]


def counted() -> Questionnaire:
    asked = questionnaire(
        [
            put(1, QuestionKind.MANY),
            put(2, QuestionKind.YES_NO),
            put(3, QuestionKind.YES_NO, condition=after(2, "yes")),
        ]
    )
    score = {
        "name": "Risk",
        "points": {"u1": {"yes": 1, "no": 2}, "u2": {"yes": 5}, "u3": {"yes": 10}},
        "bands": [{"from": 0, "name": "Low"}, {"from": 8, "name": "High"}],
    }
    return Questionnaire("", "", "", "professionals", asked.sections, (score,))


def test_every_option_chosen_counts() -> None:
    both = [Answer(1, option="yes"), Answer(1, option="no"), Answer(2, option="yes")]
    found = scored(counted(), both)[0]
    assert (found.points, found.band, found.answered, found.of) == (8, "High", 2, 3)


def test_what_is_not_asked_does_not_count() -> None:
    stale = [Answer(2, option="no"), Answer(3, option="yes")]
    assert scored(counted(), stale)[0].points == 0


def test_how_many_were_answered_is_said() -> None:
    assert (scored(counted(), [])[0].answered, scored(counted(), [])[0].of) == (0, 3)

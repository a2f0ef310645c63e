"""Who may agree an update."""

import pytest

from sightline.progress.rules.agreeing import Seated, who_may_agree, why_not
from sightline.progress.rules.states import AgreedAs

GROUP, POLICE, TEAM, BOARD = 1, 2, 3, 4
HELEN = Seated(10, "Helen", GROUP, "chair")
CALLUM = Seated(11, "Callum", GROUP, "vice_chair", deputises=True)
STANDING_IN = Seated(12, "Stella", GROUP, "chair", deputises=True)
MEMBER = Seated(13, "Mo", GROUP, "member")
FOR_THE_CHAIR = Seated(14, "Uma", GROUP, "member", deputises=True, for_chair=True)
FOR_A_MEMBER = Seated(15, "Ned", GROUP, "member", deputises=True)
NADIA = Seated(20, "Nadia", POLICE, "lead")
INES = Seated(30, "Ines", TEAM, "business_manager")
RUTH = Seated(40, "Ruth", BOARD, "independent_chair")
ALL = [HELEN, CALLUM, STANDING_IN, MEMBER, NADIA, INES, RUTH]
CHAIR, DEPUTY, MANAGER = AgreedAs.CHAIR, AgreedAs.DEPUTY, AgreedAs.MANAGER


@pytest.mark.parametrize(
    ("seats", "body", "authors", "expected"),
    [
        (ALL, GROUP, {13}, [(10, CHAIR), (11, DEPUTY), (12, DEPUTY)]),
        (ALL, GROUP, {10}, [(11, DEPUTY), (12, DEPUTY)]),  # never her own
        (ALL, GROUP, {10, 11, 12}, [(30, MANAGER)]),
        ([HELEN, FOR_THE_CHAIR, FOR_A_MEMBER, INES], GROUP, {10}, [(14, DEPUTY)]),  # the chair's deputy, whatever else
        ([HELEN, FOR_THE_CHAIR], GROUP, {14}, [(10, CHAIR)]),
        ([HELEN, MEMBER, INES], GROUP, {10}, [(30, MANAGER)]),
        ([MEMBER, INES], GROUP, {13}, [(30, MANAGER)]),  # the chair is vacant
        (ALL, POLICE, {13}, [(20, CHAIR)]),  # an agency's lead
        (ALL, POLICE, {20}, [(30, MANAGER)]),
        (ALL, TEAM, {13}, [(30, MANAGER)]),
        (ALL, TEAM, {30}, [(40, CHAIR)]),  # the manager's own
        ([INES], TEAM, {30}, []),
        ([MEMBER], GROUP, {13}, []),
        ([HELEN, Seated(10, "Helen", GROUP, "vice_chair")], GROUP, set(), [(10, CHAIR)]),  # the stronger of two seats
    ],
)
def test_who_may_agree(seats, body, authors, expected):
    assert [(one.person_id, one.as_what) for one in who_may_agree(seats, body, authors)] == expected


@pytest.mark.parametrize(
    ("seats", "person", "authors", "words"),
    [
        (ALL, 10, {13}, ""),
        (ALL, 30, {13}, "Updates of the group are agreed by its chair or deputy: Helen or Callum or Stella."),
        (ALL, 10, {10}, "You wrote this update, so another person agrees it: Callum or Stella can."),
        ([MEMBER], 13, {13}, "nobody else can yet"),
        ([MEMBER], 14, {13}, "it has no chair, and there is no business manager"),
    ],
)
def test_why_not(seats, person, authors, words):
    reason = why_not(seats, person, GROUP, "the group", authors)
    assert (reason == "") == (words == "")
    assert words in reason

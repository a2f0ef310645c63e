"""Challenges and escalations: whom each page works for, whom it refuses. What each says is tested beside."""

import pytest

from sightline.governance.models import Challenge, Escalation
from tests.governance.made import answer_to, challenge_elsewhere, challenge_of, escalation_of
from tests.governance.views.places import EVERYBODY
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


class TestChallengeList(ViewRows):
    route, works_for = "challenge_list", EVERYBODY


class TestChallengeRaise(ViewRows):
    route = "challenge_raise"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "deputy", "action_owner", "member", "analyst")


class ChallengeRows(ViewRows):
    def kwargs(self, cast):
        return {"challenge_id": (Challenge.objects.filter(partnership=cast.partnership).first() or self.made(cast)).pk}

    def made(self, cast):
        return challenge_of(cast)

    def elsewhere(self, cast):
        return {"challenge_id": challenge_elsewhere(cast).pk}


class TestChallengeDetail(ChallengeRows):
    route, works_for = "challenge_detail", EVERYBODY


class TestChallengeAnswer(ChallengeRows):
    route = "challenge_answer"
    works_for = ("subgroup_chair", "deputy")
    refused = ("business_manager", "support", "executive_chair", "action_owner", "member")


class TestChallengeJudge(ChallengeRows):
    route, refused = "challenge_judge", ("subgroup_chair", "action_owner", "member", "analyst")
    works_for = ("business_manager", "support", "chair", "executive_chair")

    def made(self, cast):
        challenge = challenge_of(cast)
        answer_to(challenge, cast.subgroup_chair)
        return challenge


class TestChallengeWithdraw(TestChallengeJudge):
    route = "challenge_withdraw"


class TestEscalationList(ViewRows):
    route, works_for = "escalation_list", EVERYBODY


class TestEscalationRaise(TestChallengeRaise):
    route = "escalation_raise"


class EscalationRows(ViewRows):
    state = "raised"

    def kwargs(self, cast):
        found = Escalation.objects.filter(partnership=cast.partnership).first()
        return {"escalation_id": (found or escalation_of(cast, state=self.state)).pk}

    def elsewhere(self, cast):
        return {"escalation_id": escalation_of(cast, elsewhere=True, state=self.state).pk}


class TestEscalationDetail(EscalationRows):
    route, works_for = "escalation_detail", EVERYBODY


class TestEscalationClose(EscalationRows):
    route, state = "escalation_close", "decided"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "action_owner", "member", "analyst")


class TestEscalationWithdraw(TestEscalationClose):
    route, state = "escalation_withdraw", "raised"

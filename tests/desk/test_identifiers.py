"""Reviewing words kept with a reason: who may, what the pages say, and the same number of queries however many."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.people.models import Person
from sightline.plan.models import Change
from sightline.post.models import Outbox
from sightline.privacy.actions import review_kept
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import Outcome
from tests.cast import Cast
from tests.clients import ClientOf
from tests.privacy.conftest import HIT, REASON, adopted_plan, asked
from tests.rows import ViewRows

REVIEWERS = ("business_manager", "chair")
OTHERS = ("support", "executive_chair", "subgroup_chair", "deputy", "action_owner", "member", "analyst")


@pytest.fixture
def kept(cast: Cast) -> KeptIdentifier:
    asked(cast, adopted_plan(cast), reason=HIT, kept={"reason": REASON})
    return KeptIdentifier.objects.get()


def row_of(partnership_id: int, by: Person, **over: Any) -> KeptIdentifier:
    """A reason whose words are gone."""
    place = {"table": "plan.change", "row_id": 999_999, "field": "reason", "thing": "action", "thing_id": "999999"}
    given = {"partnership_id": partnership_id, "kinds": ["email"], "reason": "Because", "by": by}
    return KeptIdentifier.objects.create(**place | given | {"at": "2017-10-02T09:00:00Z"} | over)


class TestIdentifierList(ViewRows):
    route, works_for, refused = "identifier_list", REVIEWERS, OTHERS


class TestIdentifierReview(ViewRows):
    route, works_for, refused = "identifier_review", REVIEWERS, OTHERS

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"kept_id": row_of(cast.partnership.pk, cast.member).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"kept_id": row_of(cast.elsewhere.pk, cast.outsider).pk}


class TestIdentifierReviewPost(TestIdentifierReview):
    method, works = "post", 302

    def data(self, cast: Cast) -> dict[str, Any]:
        return {"outcome": "stays", "note": ""}


def test_what_was_kept_is_shown_with_its_reason_and_the_words_marked(
    client_of: ClientOf, cast: Cast, kept: KeptIdentifier
) -> None:
    client = client_of(cast.business_manager)
    listed = client.get(reverse("identifier_list", args=[cast.slug])).content.decode()
    assert REASON in listed
    assert "Waits for a review" in listed
    assert re.search(r"Action 1\.1[^<]*: the reason", listed)
    assert "kelly" not in listed
    page = client.get(reverse("identifier_review", args=[cast.slug, kept.pk])).content.decode()
    assert "<mark>kelly.m@example.org</mark>" in page
    assert reverse("action_detail", args=[cast.slug, int(kept.thing_id)]) in page


def test_a_review_is_recorded_once(client_of: ClientOf, cast: Cast, kept: KeptIdentifier) -> None:
    client, address = client_of(cast.chair), reverse("identifier_review", args=[cast.slug, kept.pk])
    for given, said in (
        ({}, "Answer “May these words stay?”"),
        ({"outcome": "reword", "note": " "}, "what is to be reworded"),
        ({"outcome": "stays", "note": HIT}, "reads like an e-mail address"),
    ):
        answer = client.post(address, given)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert list(answer.context["form"].errors) == ["note" if given else "outcome"]
    assert client.post(address, {"outcome": "reword", "note": "Name the team."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.outcome, kept.reviewed_by, kept.note) == ("reword", cast.chair, "Name the team.")
    message = Outbox.objects.get(key=f"reword:{kept.pk}")
    assert message.person == cast.member
    assert "Name the team." in message.lines
    assert "kelly" not in str(message.lines)
    assert message.lines[2].endswith(reverse("action_detail", args=[cast.slug, int(kept.thing_id)]))
    page = client.get(address).content.decode()
    assert "This was reviewed already, by Dame Ruth Abara: to be reworded." in page
    assert "Name the team." in page


def test_words_that_may_stay_are_nobodys_task(client_of: ClientOf, cast: Cast, kept: KeptIdentifier) -> None:
    def listed(person: Person) -> str:
        return client_of(person).get(reverse("work", args=[cast.slug])).content.decode()

    assert "Say whether the words may stay" in listed(cast.business_manager)
    assert "Say whether the words may stay" not in listed(cast.support)
    review_kept(by=cast.chair, kept=kept, outcome=Outcome.STAYS)
    assert "Say whether the words may stay" not in listed(cast.business_manager)
    assert not Outbox.objects.exists()


def test_nobody_reviews_her_own_words(client_of: ClientOf, cast: Cast) -> None:
    asked(cast, adopted_plan(cast), by=cast.business_manager, reason=HIT, kept={"reason": REASON})
    address = reverse("identifier_review", args=[cast.slug, KeptIdentifier.objects.get().pk])
    client = client_of(cast.business_manager)
    assert "You kept these words yourself" in client.get(address).content.decode()
    answer = client.post(address, {"outcome": "stays"})
    assert answer.status_code == 422
    assert not KeptIdentifier.objects.get().outcome


def test_words_that_were_reworded_since_or_are_gone_are_said_to_be(
    client_of: ClientOf, cast: Cast, kept: KeptIdentifier
) -> None:
    client = client_of(cast.chair)
    Change.objects.update(reason="The designer left.")
    page = client.get(reverse("identifier_review", args=[cast.slug, kept.pk])).content.decode()
    assert "They were reworded since" in page
    gone = row_of(cast.partnership.pk, cast.member)
    assert "They are gone" in client.get(reverse("identifier_review", args=[cast.slug, gone.pk])).content.decode()
    assert "A page that is gone" in client.get(reverse("identifier_list", args=[cast.slug])).content.decode()


def test_the_record_leads_reviewers_to_it(client_of: ClientOf, cast: Cast, kept: KeptIdentifier) -> None:
    href, address = reverse("identifier_list", args=[cast.slug]), reverse("record", args=[cast.slug])
    page = client_of(cast.business_manager).get(address).content.decode()
    assert href in page
    assert "Words kept with a reason (1 to review)" in page
    review_kept(by=cast.chair, kept=kept, outcome=Outcome.STAYS)
    assert "to review)" not in client_of(cast.business_manager).get(address).content.decode()
    assert href not in client_of(cast.support).get(address).content.decode()


def test_the_list_asks_as_often_however_long(client_of: ClientOf, cast: Cast) -> None:
    client, address = client_of(cast.chair), reverse("identifier_list", args=[cast.slug])

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert client.get(address).status_code == 200
        return len(asked_for)

    for _ in range(3):
        row_of(cast.partnership.pk, cast.member)
    few = queries()
    for _ in range(27):
        row_of(cast.partnership.pk, cast.support)
    assert queries() == few

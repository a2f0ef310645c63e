"""The page of messages: who may see it, what it says of each state, trying again."""

from typing import Any

import pytest
from django.urls import reverse

from sightline.post import actions
from sightline.post.models import Outbox
from sightline.post.rules import State
from tests.browser import Live, assert_accessible
from tests.cast import Cast
from tests.clients import ClientOf
from tests.rows import ViewRows

MAY = ("business_manager", "support")
MAY_NOT = ("chair", "subgroup_chair", "deputy", "action_owner", "member")


def queue(cast: Cast, key: str = "one", **changed: Any) -> Outbox:
    """A message to the action owner, in the state that `changed` says."""
    message = actions.queue(
        partnership=cast.partnership,
        person=cast.action_owner,
        key=key,
        subject=f"Your update ({key})",
        lines=["It is due on Friday."],
    )
    Outbox.objects.filter(pk=message.pk).update(**changed)
    return message


def queue_elsewhere(cast: Cast) -> Outbox:
    return actions.queue(partnership=cast.elsewhere, person=cast.outsider, key="away", subject="Away", lines=["."])


class TestOutbox(ViewRows):
    route = "outbox"
    works_for = MAY
    refused = MAY_NOT


class TestOutboxTest(ViewRows):
    route = "outbox_test"
    works_for = MAY
    refused = MAY_NOT
    method = "post"
    works = 302


class TestOutboxMessage(ViewRows):
    route = "outbox_message"
    works_for = MAY
    refused = MAY_NOT

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"message_id": queue(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"message_id": queue_elsewhere(cast).pk}


class TestOutboxAgain(ViewRows):
    route = "outbox_again"
    works_for = MAY
    refused = MAY_NOT
    method = "post"
    works = 302

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"message_id": queue(cast, state=State.FAILED, next_at=None).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"message_id": queue_elsewhere(cast).pk}


@pytest.mark.parametrize("route", ["outbox_test", "outbox_again"])
def test_a_visit_sends_nothing(client_of: ClientOf, cast: Cast, route: str) -> None:
    ids = {"message_id": queue(cast).pk} if route == "outbox_again" else {}
    answer = client_of(cast.business_manager).get(reverse(route, kwargs={"slug": cast.slug, **ids}))
    assert answer.status_code == 405
    assert Outbox.objects.count() == len(ids)


def test_what_failed_is_said_and_tried_again(client_of: ClientOf, cast: Cast) -> None:
    trouble = "The mail server answered 550."
    message = queue(cast, state=State.FAILED, next_at=None, attempts=1, trouble=trouble)
    queue(cast, "two")
    client = client_of(cast.business_manager)
    page = reverse("outbox", kwargs={"slug": cast.slug})
    assert "Your update (two)" in client.get(page).content.decode()
    only_failed = client.get(page, {"state": "failed"}).content.decode()
    assert trouble in only_failed
    assert "Your update (two)" not in only_failed
    detail = reverse("outbox_message", kwargs={"slug": cast.slug, "message_id": message.pk})
    assert "Try again" in client.get(detail).content.decode()
    again = reverse("outbox_again", kwargs={"slug": cast.slug, "message_id": message.pk})
    assert "is waiting to be sent again" in client.post(again, follow=True).content.decode()
    message.refresh_from_db()
    assert message.state == State.QUEUED
    assert "left as it is" in client.post(again, follow=True).content.decode()


def test_a_message_sent_twice_and_one_whose_words_are_gone_say_so(client_of: ClientOf, cast: Cast) -> None:
    message = queue(cast, state=State.SENDING, claimed_at="2018-01-15T09:00Z", possibly_twice=True, lines=[])
    detail = reverse("outbox_message", kwargs={"slug": cast.slug, "message_id": message.pk})
    said = client_of(cast.support).get(detail).content.decode()
    assert "Possibly sent twice" in said
    assert "kept for 90 days" in said


def test_the_list_takes_as_many_queries_at_30_rows_as_at_3(
    client_of: ClientOf, cast: Cast, django_assert_max_num_queries
) -> None:
    page = reverse("outbox", kwargs={"slug": cast.slug})
    client = client_of(cast.business_manager)
    taken = []
    for upto in (3, 30):
        for number in range(upto):
            queue(cast, str(number))
        with django_assert_max_num_queries(12) as asked:
            client.get(page)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_in_the_browser(live: Live) -> None:
    message = queue(live.cast, state=State.FAILED, next_at=None, trouble="The mail server answered 550.")
    page = live.open_page(live.cast.business_manager, path=reverse("outbox", kwargs={"slug": live.cast.slug}))
    page.get_by_role("button", name="Send me a test message").click()
    page.get_by_text("is waiting to be sent").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name=message.subject).click()
    assert_accessible(page)
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("waiting to be sent again").wait_for()

"""A round that is open, and ways to give an update in it: by the form, and by the link from a mail."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sightline.post.actions import make_link
from sightline.progress.reads.rounds import sent_count


@pytest.fixture
def in_the_round():
    with time_machine.travel("2018-01-10T10:41:00Z", tick=False):
        yield


@pytest.fixture
def give(client_of, cast, ask):
    """`give(done=...)` posts the form as the group's chair; `by=None` looks first."""

    def posted(by=None, ask=ask, follow=False, htmx=False, **fields):
        client = client_of(by or cast.subgroup_chair)
        address = reverse("update_give", args=[cast.slug, ask.pk])
        headers = {"HX-Request": "true"} if htmx else {}
        data = {"seen": sent_count(ask), "done": "Four sessions ran.", "claim": "green", **fields}
        return client.post(address, data, follow=follow, headers=headers)

    return posted


@pytest.fixture
def shown(client_of, cast, ask):
    def looked(by=None, ask=ask):
        return client_of(by or cast.subgroup_chair).get(reverse("update_give", args=[cast.slug, ask.pk]))

    return looked


@pytest.fixture
def link(cast, ask):
    def made(person=None, days=30):
        until = dt.datetime(2018, 1, 10, tzinfo=dt.UTC) + dt.timedelta(days=days)
        token = make_link(
            partnership=cast.partnership,
            person=person or cast.subgroup_chair,
            thing="ask",
            thing_id=ask.pk,
            until=until,
        )
        return reverse("answer", args=[token])

    return made

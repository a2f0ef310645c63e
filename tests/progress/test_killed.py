"""A process killed in the middle of sending or closing: nothing is lost, nothing stands twice, it goes again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sightline.files.models import Stored
from sightline.kit import clock
from sightline.plan.models import Change
from sightline.progress import actions
from sightline.progress.models import Ask, Attachment, Cycle, DateAsked, Draft, Frozen, Said, Update, Version
from sightline.progress.rules.said import Later
from sightline.trail.models import Entry
from sightline.trail.verify import verify
from tests.processes import kill_in
from tests.progress.conftest import CLOSING, met, toolkit


@pytest.mark.django_db(transaction=True)
def test_an_update_whose_process_is_killed_is_not_there_and_is_sent_again_whole(settings, tmp_path, cast, ask, send):
    settings.MEDIA_ROOT = tmp_path
    with clock.standing_on(CLOSING.replace(day=10)):
        actions.save_draft(by=cast.subgroup_chair, ask=ask, fields={"done": ["Four sessions ran."]}, began_from=0)
    before = Entry.objects.count()
    kill_in(lambda: send(ask, met=[met(ask)], files=[actions.File("a.txt", b"We met.")]))
    for table in (Update, Version, Said, Attachment, Stored, Change):
        assert not table.objects.exists(), table
    assert Draft.objects.get().fields == {"done": ["Four sessions ran."]}  # her words are still hers
    later = Later(toolkit(ask).pk, CLOSING.replace(month=2, day=28), "The trainer was ill.")
    update = send(ask, files=[actions.File("a.txt", b"We met.")], later_dates=[later])
    assert (Version.objects.count(), DateAsked.objects.count(), update.attachments.count()) == (1, 1, 1)
    assert not Draft.objects.exists()
    assert Entry.objects.count() == before + 3  # the file, the change asked for, the update
    assert verify(cast.partnership.pk).whole


@pytest.mark.django_db(transaction=True)
def test_a_closing_that_is_killed_has_closed_nothing_and_closes_again_whole(settings, tmp_path, cast, cycle, ask, send):
    settings.MEDIA_ROOT = tmp_path
    update = send(ask, met=[met(ask)])
    with clock.standing_on(CLOSING):
        actions.agree_update(by=cast.deputy, update=update, version=1)
    with clock.standing_on(CLOSING):
        kill_in(lambda: actions.close_cycle(by=cast.business_manager, cycle=cycle))
    cycle.refresh_from_db()
    assert (cycle.state, Frozen.objects.exists()) == ("open", False)
    assert not Cycle.objects.get(number=4).asks.exists()
    with clock.standing_on(CLOSING):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    assert Frozen.objects.count() == 1
    assert Cycle.objects.get(number=4).asks.count() == 3
    assert verify(cast.partnership.pk).whole


@pytest.mark.django_db(transaction=True)
def test_sixteen_who_send_at_once_are_all_stored_once(cast, make_plan, make_round, send):
    """Each another action: none is lost, none refused, and the record stays one chain."""
    asks = list(Ask.objects.filter(cycle=make_round(make_plan(16)), answers=True))

    def one(ask: Ask) -> None:
        try:
            send(ask)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(one, asks))
    assert Update.objects.count() == Version.objects.count() == 16
    assert Entry.objects.filter(thing="update").count() == 16
    assert verify(cast.partnership.pk).whole

"""A process killed in the middle of sending or closing: nothing is lost, nothing stands twice, it goes again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
from tests.progress.conftest import CLOSING, met, toolkit

# A process that does one thing and stops before it is committed: everything is written, nothing stands yet.
_VICTIM = """
import sys
import django
django.setup()
from django.db import connections, transaction
connections.settings["default"].update({database!r})
import datetime as dt
from sightline.kit import clock
from sightline.people.models import Person
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle
from sightline.progress.rules.said import Met
with clock.standing_on(dt.date(2018, 1, {day})), transaction.atomic():
    {doing}
    print("in the middle", flush=True)
    sys.stdin.read()
"""
_SENDING = """actions.submit_update(
        by=Person.objects.get(pk={person}), ask=Ask.objects.get(pk={ask}), seen=0, done="Four sessions ran.",
        claim="green", met=[Met({milestone}, None, dt.date(2017, 12, 20))], files=[actions.File("a.txt", b"We met.")],
    )"""
_CLOSING = "actions.close_cycle(by=Person.objects.get(pk={person}), cycle=Cycle.objects.get(pk={cycle}))"


def kill(day: int, doing: str, media: Path) -> None:
    """Runs a process up to the middle of `doing` on the tests' database, and kills it there."""
    named = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connection.close()
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SIGHTLINE_MODE": "test",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        "DATA_DIR": str(media),
    }
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM.format(database=named, day=day, doing=doing)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=root,
        text=True,
    )
    try:
        assert victim.stdout.readline() == "in the middle\n"
    finally:
        victim.send_signal(signal.SIGKILL)
        victim.communicate(timeout=30)
    assert victim.returncode == -signal.SIGKILL


@pytest.mark.django_db(transaction=True)
def test_an_update_whose_process_is_killed_is_not_there_and_is_sent_again_whole(settings, tmp_path, cast, ask, send):
    settings.MEDIA_ROOT = tmp_path
    with clock.standing_on(CLOSING.replace(day=10)):
        actions.save_draft(by=cast.subgroup_chair, ask=ask, fields={"done": ["Four sessions ran."]}, began_from=0)
    before = Entry.objects.count()
    kill(10, _SENDING.format(person=cast.subgroup_chair.pk, ask=ask.pk, milestone=toolkit(ask).pk), tmp_path)
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
    kill(22, _CLOSING.format(person=cast.business_manager.pk, cycle=cycle.pk), tmp_path)
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

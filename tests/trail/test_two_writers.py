"""Two writers at once, and one that is killed: the chain stays one chain."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from sightline.trail.models import Entry
from sightline.trail.verify import verify
from tests.trail.chains import write

WRITERS, EACH = 4, 12


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_keep_one_unbroken_chain():
    """Each starts on an empty chain, so they race to make its head as well."""
    ready = threading.Barrier(WRITERS)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            ready.wait(timeout=30)
            for _ in range(EACH):
                write(count=2)
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert failures == []
    verdict = verify(1)
    assert verdict.whole, verdict.broken
    assert verdict.entries == WRITERS * EACH * 2


# A process that writes entries and stops in the middle of a transaction, its entries written and not committed.
_VICTIM = """
import sys
import django
django.setup()
from django.db import connections, transaction
from tests.trail.chains import write
connections.settings["default"].update({database!r})
write(count=3)
with transaction.atomic():
    write(count=3)
    print("in the middle", flush=True)
    sys.stdin.read()
"""


@pytest.mark.django_db(transaction=True)
def test_a_writer_killed_in_the_middle_leaves_a_whole_chain():
    write()
    named = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connection.close()
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SIGHTLINE_MODE": "test",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
    }
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM.format(database=named)],
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
    write()  # the lock went with the process, so the next writer is not kept waiting
    verdict = verify(1)
    assert verdict.whole, verdict.broken
    assert Entry.objects.count() == verdict.entries == 1 + 3 + 1

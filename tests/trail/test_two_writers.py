"""Two writers at once, and one that is killed: the chain stays one chain."""

import threading

import pytest
from django.db import connection

from sightline.trail.models import Entry
from sightline.trail.verify import verify
from tests.processes import kill_in
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


@pytest.mark.django_db(transaction=True)
def test_a_writer_killed_in_the_middle_leaves_a_whole_chain():
    write()
    kill_in(lambda: write(count=3))
    write()  # the lock went with the process, so the next writer is not kept waiting
    verdict = verify(1)
    assert verdict.whole, verdict.broken
    assert Entry.objects.count() == verdict.entries == 1 + 1

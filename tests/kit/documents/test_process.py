"""Limits on the process that reads."""

import contextlib
import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.process import limited

SOURCE = Path(__file__).parents[3] / "src"


def test_what_takes_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="took longer than"), limited(seconds=0.05):
        while True:
            sum(range(1000))


def test_waiting_does_not_count() -> None:
    with limited(seconds=0.05):
        time.sleep(0.2)
        done = True
    assert done


def test_what_ends_in_time_is_not_touched() -> None:
    with limited(seconds=30):
        done = True
    assert done


def test_a_library_that_catches_every_error_does_not_catch_the_alarm() -> None:
    with pytest.raises(Refused, match="took longer than"), limited(seconds=0.05):
        while True:
            with contextlib.suppress(Exception):  # as careless libraries do
                sum(range(1000))


def test_what_calls_itself_without_end_is_refused() -> None:
    def deeper() -> None:
        deeper()

    # The process of the tests is larger than a reader's: its memory is not what is tried here.
    with pytest.raises(Refused, match="deeper than any"), limited(memory=1 << 40):
        deeper()


def test_what_needs_too_much_memory_is_refused() -> None:
    # In a process of its own, so that the limit meets no more than this test takes.
    program = (
        "from sightline.kit.documents.blocks import Refused\n"
        "from sightline.kit.documents.process import limited\n"
        "import json\n"
        "try:\n"
        "    with limited(memory=400_000_000):\n"
        "        kept = bytearray(800_000_000)\n"
        "except Refused as refusal:\n"
        "    print(json.dumps(str(refusal)))\n"
        "print(json.dumps(len(bytearray(800_000_000))))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={"PYTHONPATH": str(SOURCE)}, check=True
    )
    said, afterwards = (json.loads(line) for line in run.stdout.splitlines())
    assert "more than 381 MB of memory" in said
    assert afterwards == 800_000_000


def test_outside_the_main_thread_there_is_no_alarm_and_no_fault() -> None:
    ended = []

    def work() -> None:
        with limited(seconds=0.01):
            started = time.process_time()
            while time.process_time() - started < 0.05:
                sum(range(1000))
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]

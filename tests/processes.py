"""Further processes that work on the test's own database, for what only several processes can show."""

import os
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.db import connection, transaction

ROOT = Path(__file__).resolve().parent.parent


def database_url() -> str:
    """The database of the running test as a DATABASE_URL."""
    now = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{now['NAME']}"
    return f"postgres://{now['USER']}:{quote(now['PASSWORD'])}@{now['HOST']}:{now['PORT']}/{now['NAME']}"


def start(*words: str, **settings: str) -> subprocess.Popen[str]:
    """Starts `manage.py words...` on the test's database, with further settings for its environment."""
    environment = {**os.environ, "SIGHTLINE_MODE": "test", "DATABASE_URL": database_url(), **settings}
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    """Waits for a process and gives its output. Fails with what it said if it failed."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, out + err
    return out + err


def kill_in(act: Callable[[], object]) -> None:
    """Does `act` in a process of its own, up to where everything is written and nothing committed, and kills it there.
    Fails with what went wrong where it does not come so far.

    The process is this one's child as it stands, with a connection of its own: to start another takes seconds, and
    there are many steps to be killed in. It has none of this one's threads: an `act` that draws
    a PDF would wait for typst's."""
    connection.close()
    hears, says = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which a child does not inherit: it needs none
        child = os.fork()
    if not child:
        signal.alarm(120)  # should it hang
        try:
            with transaction.atomic():
                act()
                os.write(says, _MIDDLE)
                signal.pause()
        except BaseException:
            os.write(says, traceback.format_exc().encode()[-4000:])
        finally:
            os._exit(1)
    os.close(says)
    heard = os.read(hears, 4000)
    os.close(hears)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert heard == _MIDDLE, heard.decode()
    assert os.WTERMSIG(status) == signal.SIGKILL


_MIDDLE = b"in the middle"

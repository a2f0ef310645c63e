"""Further processes that work on the test's own database, for what only several processes can show."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

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

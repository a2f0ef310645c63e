"""Makes databases, starts the same server twice, once with the floor and once with Sightline, and weighs workers."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
PATIENCE = 60  # seconds for a server to start


def site(folder: Path, database: str = "") -> dict[str, str]:
    """The settings of a production site for the benchmark alone; on SQLite where no database is named."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SIGHTLINE_MODE": "production",
        "SIGHTLINE_DATA": str(folder),
        "SECRET_KEY": "a benchmark's secret is none, but production asks for fifty characters",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "ALLOW_HTTP": "true",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": database or f"sqlite:///{folder / 'sightline.sqlite3'}",
        "LOG_LEVEL": "ERROR",
    }


def plain_site(database: str) -> dict[str, str]:
    """The settings of the floor."""
    return {"DJANGO_SETTINGS_MODULE": "bench.floor.settings", "FLOOR_DATABASE_URL": database}


def demonstration(folder: Path) -> dict[str, str]:
    """The settings of the demonstration, in a folder of its own."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SIGHTLINE_MODE": "demo",
        "SIGHTLINE_DATA": str(folder),
        "LOG_LEVEL": "ERROR",
    }


def prepare(function: str, settings: Mapping[str, str], *arguments: object) -> Any:
    """What a function of the benchmark gives, called in a process with its own settings and database."""
    return told("bench.prepare", settings, function, *map(json.dumps, arguments))


def told(module: str, settings: Mapping[str, str], *words: str) -> Any:
    """What a module of the benchmark prints as JSON, run as a process with settings of its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@contextmanager
def running(application: str, settings: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Serves a WSGI application as production does; gives its address and gunicorn's process id."""
    port = free_port()
    environment = {**os.environ, **settings, "BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": str(WORKERS)}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:config.server", application], cwd=ROOT, env=environment
    )
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"The server ended with {server.returncode} before it answered.")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/no-such-page/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not answer in time.")


def memory_of_workers(master: int) -> float | None:
    """What gunicorn's workers weigh together, in MB of proportional set size; None where the system does not say."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"\nPPid:\t{master}\n" not in status.read_text():
                continue
            weighed = (status.parent / "smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in weighed.splitlines() if line.startswith("Pss:"))
    return total / 1024 if total else None

"""A PostgreSQL of our own for the length of a test run, from the system's `initdb` and `pg_ctl`, on a free port."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, the newest where there are several; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _somebody() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root, which it refuses to be: postgres, or nobody."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """Starts a server in a temporary folder, gives its DATABASE_URL, and removes both at the end. A `durable` one waits
    for the disk at each commit, as in life.

    Raises RuntimeError with the server's own words where it does not start.
    """
    bin_folder = binaries()
    if bin_folder is None:
        raise RuntimeError("PostgreSQL is not installed.")
    user = _somebody()
    folder = Path(tempfile.mkdtemp(prefix="sightline-postgres-"))
    password = secrets.token_hex(16)
    secret = folder / "password"
    secret.write_text(password)
    if user:
        for path in (folder, secret):
            os.chown(path, user.pw_uid, user.pw_gid)

    def run(*command: str | Path) -> None:
        words: Sequence[str] = [str(word) for word in command]
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        done = subprocess.run(
            words, capture_output=True, text=True, check=False, cwd=folder, stdin=subprocess.DEVNULL, **as_user
        )
        if done.returncode:
            raise RuntimeError(f"{words[0]} failed: {done.stdout}{done.stderr}")

    data, log, port = folder / "data", folder / "log", _free_port()
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c max_connections=200"
    if not durable:
        options += " -c fsync=off -c full_page_writes=off"
    try:
        run(
            bin_folder / "initdb", "-D", data, "-U", "sightline", "--auth=scram-sha-256", f"--pwfile={secret}",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        run(bin_folder / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start")
        try:
            yield f"postgres://sightline:{password}@127.0.0.1:{port}/postgres"
        finally:
            run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)

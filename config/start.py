"""What the launcher's words do: the demonstration, the production server, help; every other word is Django's.

Run by the launcher, in the environment it made, as `python -m config.start WORD...`.
"""

import argparse
import fcntl
import io
import os
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line
from django.core.management.base import CommandError, SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "data" / "demo"
ADDRESS = DEMO / "address"

HELP = """\
./sightline demo [--port N] [--fresh]     a board's year to walk about in, on this machine; --fresh starts it over
./sightline test [WORDS FOR PYTEST]       every check and test; says what could not run and why
./sightline bench                         speed, as ratios to floors measured in the same run; writes bench/results.md

./sightline serve [--migrate]             the production server (docs/how-to/run-for-real.md)
./sightline work [--once]                 scheduled work and mail, beside the server

./sightline read-plan FILE                what the reader makes of a plan, as JSON; stores nothing
./sightline scan-text FILE                what in a file, one text a line, reads like an identifier; stores nothing
./sightline import-plan FILE --partnership SLUG
./sightline export-plan --partnership SLUG --to FILE      Word, Excel, CSV, JSON or calendar, by the name's ending
./sightline consortium NAME SLUG SLUG ... lets partnerships share documents
./sightline rebuild-search                makes the index of the library's search anew
./sightline verify-trail                  checks every chain of the record; names the first broken entry

Any other word is one of Django's commands (./sightline migrate, ./sightline shell ...). Commands act on the site that
the environment describes; with --demo before the word, on the demonstration: ./sightline --demo verify-trail
"""


def demo_environment() -> None:
    """Points this process, and what it becomes, at the demonstration's own folder."""
    os.environ["SIGHTLINE_MODE"] = "demo"
    os.environ["SIGHTLINE_DATA"] = str(DEMO)
    os.environ["DATABASE_URL"] = f"sqlite:///{DEMO / 'sightline.sqlite3'}"
    for name in ("ALLOWED_HOSTS", "EMAIL_URL", "SITE_URL"):  # a real site's settings never reach the demonstration
        os.environ.pop(name, None)
    if ADDRESS.exists():  # as its server wrote it: what works beside it writes links that lead there
        os.environ["SITE_URL"] = ADDRESS.read_text(encoding="ascii")


def free_port(wanted: int | None) -> int:
    """A port of this machine that nobody uses: `wanted`, or the first free from 8000. Exits where `wanted` is taken."""
    for port in [wanted] if wanted else [*range(8000, 8100), 0]:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return tried.getsockname()[1]
    sys.exit(f"Port {wanted} is taken. Give another with --port, or none and a free one is found.")


@contextmanager
def demo_held(file: IO[str], alone: bool) -> Iterator[None]:
    """Holds the demonstration's folder: `alone` to build or remove it, otherwise beside others who run it."""
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit("A demonstration is running, or being built, on data/demo. Stop it first (Ctrl-C where it runs).")
    yield


def build_demo(fresh: bool) -> None:
    """Brings the demonstration's database to this version and builds what is shown, unless it stands already.

    Removes data/demo, and never anything else, when asked to start over or when an earlier build was interrupted.
    """
    built = DEMO / "built"
    if DEMO.exists() and (fresh or not built.exists()):
        shutil.rmtree(DEMO)
    DEMO.mkdir(parents=True, exist_ok=True)
    if not built.exists():
        print("Building the demonstration: a board, its people and its plan.", flush=True)
    configure()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if not built.exists():
        call_command("build_demo")
        built.touch()


def demo(words: Sequence[str]) -> None:
    """Builds the demonstration where it does not stand, and becomes its server."""
    parser = argparse.ArgumentParser(prog="./sightline demo", description="A board's year, on this machine alone.")
    parser.add_argument("--port", type=int, help="a port of your choice (otherwise a free one is found)")
    parser.add_argument("--fresh", action="store_true", help="remove the demonstration's data and start over")
    chosen = parser.parse_args(words)
    port = free_port(chosen.port)
    address = f"http://localhost:{port}/"
    demo_environment()
    os.environ["SITE_URL"] = address.rstrip("/")
    DEMO.parent.mkdir(exist_ok=True)
    lock = open(DEMO.parent / "demo.lock", "w")  # noqa: SIM115  held for as long as the server lives
    alone = chosen.fresh or not (DEMO / "built").exists()
    with demo_held(lock, alone=alone):
        build_demo(chosen.fresh)
        ADDRESS.write_text(os.environ["SITE_URL"], encoding="ascii")
    fcntl.flock(lock, fcntl.LOCK_SH)
    os.set_inheritable(lock.fileno(), True)
    connection.close()
    os.environ["SIGHTLINE_ANNOUNCE"] = (
        f"The demonstration is at {address}\nCtrl-C stops it; its data stays in data/demo (--fresh starts over)."
    )
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin":
        os.environ["SIGHTLINE_OPEN"] = address
    become_server(f"127.0.0.1:{port}", workers=1)


def serve(words: Sequence[str]) -> None:
    """Checks that the site can go out, and becomes the production server."""
    parser = argparse.ArgumentParser(prog="./sightline serve", description="The production server.")
    parser.add_argument("--migrate", action="store_true", help="first bring the database to this version")
    parser.add_argument("--bind", default=os.environ.get("BIND", "127.0.0.1:8000"), help="address:port, or unix:PATH")
    chosen = parser.parse_args(words)
    configure()
    if not settings.PRODUCTION:
        sys.exit(f"SIGHTLINE_MODE is {settings.MODE}; the production server runs without it.")
    try:
        call_command("check", deploy=True, databases=["default"])
    except SystemCheckError as why:
        sys.exit(str(why))
    if chosen.migrate:
        call_command("migrate", interactive=False)
        call_command("createcachetable")
    elif is_behind():
        sys.exit("The database is not at this version. Back it up, then: ./sightline serve --migrate")
    call_command("collectstatic", interactive=False, verbosity=0)
    say_start_code()
    connection.close()
    os.environ["SIGHTLINE_ANNOUNCE"] = f"Sightline answers on {chosen.bind} for {settings.SITE_URL}"
    become_server(chosen.bind, workers=int(os.environ.get("WEB_CONCURRENCY", "2")))


def say_start_code() -> None:
    """On a site without a partnership, prints the code that lets whoever reads this log set up the first one."""
    code = io.StringIO()
    try:
        call_command("startcode", stdout=code)
    except CommandError:
        return  # there is a partnership: the code is refused
    print(
        f"Nothing is set up yet. Open {settings.SITE_URL}/start/ and enter this start code: {code.getvalue().strip()}",
        flush=True,  # becoming the server throws away what is not written yet
    )


def is_behind() -> bool:
    """Whether the database lacks a migration of this version, or the table that limits on sign-in are counted in."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    return settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names()


def become_server(bind: str, workers: int) -> None:
    """Replaces this process by gunicorn, so that signals and the exit code are its own."""
    os.environ.update(BIND=bind, WEB_CONCURRENCY=str(workers))
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "-c", "python:config.server"])


def configure() -> None:
    """Loads the settings. Exits with 2 and their sentence where one is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as why:
        print(why, file=sys.stderr)
        sys.exit(2)


def django_command(words: Sequence[str]) -> None:
    """One of Django's commands, ours among them: `verify-trail` is `verify_trail`."""
    described = {"SIGHTLINE_MODE", "SECRET_KEY", "DATABASE_URL"} & os.environ.keys()
    if not described and (DEMO / "built").exists() and words[0] != "work":
        print("The environment describes no site, so this acts on the demonstration (data/demo).", file=sys.stderr)
        demo_environment()
    configure()
    execute_from_command_line(["./sightline", words[0].replace("-", "_"), *words[1:]])


def main(words: Sequence[str]) -> None:
    """Does what the words ask."""
    if words[:1] == ["--demo"]:
        demo_environment()
        words = words[1:]
    match words:
        case [] | ["help" | "-h" | "--help"]:
            print(HELP, end="")
        case ["demo", *rest]:
            demo(rest)
        case ["serve", *rest]:
            serve(rest)
        case _:
            django_command(words)


if __name__ == "__main__":
    main(sys.argv[1:])

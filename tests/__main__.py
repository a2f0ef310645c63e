"""`./sightline test`: style, then everything on SQLite and in the browser, beside the database tests on PostgreSQL.

    python -m tests [WORDS FOR PYTEST]

What could not run is said with its reason. With CI=true nothing may be left out: a missing part is then a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TextIO

from tests import migrated, postgres

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() == "true"
NOTHING_COLLECTED = 5  # pytest's exit code; no failure where words chose a few tests, none of which needs a database


@cache
def folder() -> Path:
    """What is made once for a run, both databases and every worker, lies here: the launcher's first demonstration, and
    compiled modules where none are wanted in the tree."""
    return Path(tempfile.mkdtemp(prefix="sightline-run-"))


def run(title: str, command: Sequence[str], database: str = "", said: TextIO | None = None) -> int:
    """Runs one step from the root of the tree and gives its exit code. `database` is a URL; SQLite without one. What it
    says goes to `said`, where that is given."""
    print(f"== {title}", file=said, flush=True)
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SIGHTLINE_MODE"}}
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):  # then every worker would compile the whole house anew
        environment["PYTHONPYCACHEPREFIX"] = str(folder() / "bytecode")
    environment["SIGHTLINE_TEST_RUN"] = str(folder())
    if database:
        environment["DATABASE_URL"] = database
    words = [sys.executable, "-m", *command]
    return subprocess.run(words, cwd=ROOT, env=environment, stdout=said, check=False).returncode


def style() -> list[str]:
    """What ruff finds fault with, as names of failed steps."""
    failed = []
    if run("style: ruff check", ["ruff", "check", "--quiet", "."]):
        failed.append("ruff check")
    if run("style: ruff format", ["ruff", "format", "--quiet", "--check", "."]):
        failed.append("ruff format (./sightline test says which files above; `ruff format` mends them)")
    return failed


def pytest(title: str, words: Sequence[str], database: str = "", said: TextIO | None = None) -> bool:
    """Whether a run of pytest on every core went well."""
    cores = [] if any(word.startswith("-n") for word in words) else ["-n", str(os.cpu_count() or 1), "--dist=worksteal"]
    code = run(title, ["pytest", "-q", *cores, *words], database, said)
    return code == 0 or (code == NOTHING_COLLECTED and bool(words))


def on_postgresql(words: Sequence[str], said: TextIO) -> list[str]:
    """The database tests on a PostgreSQL of our own; what failed. What it says goes into a file."""
    if postgres.binaries() is None:
        why = "It is not installed (Debian: apt-get install postgresql)."
        print(f"NOT RUN: the database tests on PostgreSQL. {why}", file=said, flush=True)
        return ["PostgreSQL is not installed, and in CI nothing may be left out"] if IN_CI else []
    try:
        with postgres.running() as url:
            # Every worker's database is copied from the server's template, which has its tables from here on.
            migrated.migrate(f"{url.rpartition('/')[0]}/template1")
            marked = ["-m", "database and not browser", *words]
            well = pytest("the database tests, on PostgreSQL", marked, url, said)
    except RuntimeError as why:
        print(f"NOT RUN: the database tests on PostgreSQL. {why}", file=said, flush=True)
        return ["PostgreSQL did not start"]
    except subprocess.CalledProcessError:
        return ["the migrations on PostgreSQL"]
    return [] if well else ["the database tests on PostgreSQL"]


def main(words: Sequence[str]) -> int:
    """Runs everything; the last lines are pytest's own unless something before it failed.

    Both databases at once: one has work to do while the other waits for a browser, a process or its first tables."""
    try:
        failed = style()
        with ThreadPoolExecutor(1) as beside, tempfile.TemporaryFile("w+") as said:
            postgresql = beside.submit(on_postgresql, words, said)
            if not pytest("everything, on SQLite", words):
                failed.append("the tests on SQLite")
            failed += postgresql.result()
            said.seek(0)
            shutil.copyfileobj(said, sys.stdout)
    finally:
        shutil.rmtree(folder(), ignore_errors=True)
    for step in failed:
        print(f"FAILED: {step}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

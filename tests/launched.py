"""The launcher in a copy of the tree, and the demonstration as its first start builds it there, once for a run."""

import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")


class Copy:
    """A copy of the tree with an environment that borrows this one's packages. The copy `of` a copy that has been
    started has its modules compiled."""

    def __init__(self, folder: Path, of: Path = ROOT) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.started: list[subprocess.Popen[str]] = []
        for name in ("src", "config", "demo"):
            shutil.copytree(of / name, folder / name)
        for name in ("sightline", "manage.py", *LOCKS):
            shutil.copy2(of / name, folder / name)
        self.venv.mkdir()
        for name in ("bin", "lib", "pyvenv.cfg"):
            (self.venv / name).symlink_to(Path(sys.prefix) / name)

    def is_ready(self) -> None:
        """The environment holds what the lock files ask for, as set-up would have left it."""
        for lock in LOCKS:
            shutil.copyfile(self.folder / lock, self.venv / lock)

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """Starts the launcher from a folder that is not the tree's, with nothing in its environment but `settings`."""
        process = subprocess.Popen(
            [self.folder / "sightline", *words],
            cwd="/",
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONUNBUFFERED": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def stop_all(self) -> None:
        """Whatever a failed test left running."""
        for process in self.started:
            process.kill()
            process.communicate(timeout=60)

    def run(self, *words: str, **settings: str) -> tuple[int, str, str]:
        """The exit code, output and error output of the launcher."""
        process = self.start(*words, **settings)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """The process's output up to the line with `words`."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said + (process.stderr.read() if process.stderr else ""))


def stop(process: subprocess.Popen[str]) -> None:
    """Stops the launcher; one that builds finishes first, which takes a while where tests share a machine."""
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=240)


@dataclass(frozen=True)
class FirstStart:
    """The first start of the demonstration: the copy of the tree it was in, its folder, for copying, what the launcher
    said, and a file that was there before and is none of its own."""

    tree: Path
    demonstration: Path
    said: str
    beside: Path


def first_start(folder: Path) -> FirstStart:
    """Starts the demonstration in `folder`, where an earlier start was cut off while it built; stops it again.

    Who comes second, from another process, waits and finds it done."""
    data = folder / "data"
    beside, told = data / "precious", folder / "said"
    folder.mkdir(exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            copy = Copy(folder)
            copy.is_ready()
            (data / "demo" / "half-built").mkdir(parents=True)
            beside.write_text("kept")
            server = copy.start("demo")
            try:
                said = read_until(server, "Ctrl-C")
                stop(server)
            finally:
                copy.stop_all()
            told.write_text(said)
    return FirstStart(folder, data / "demo", told.read_text(), beside)


def copy_demonstration(demonstration: Path, folder: Path) -> None:
    """A copy of a built demonstration in `folder`, which is new."""
    shutil.copytree(demonstration, folder, ignore=shutil.ignore_patterns("*.sqlite3*"))
    copy_database(demonstration / "sightline.sqlite3", folder / "sightline.sqlite3")


def copy_database(path: Path, copy: Path) -> None:
    """Others may be reading it meanwhile, so it is taken as SQLite itself takes a copy, never as files that come and go
    beside it."""
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)

"""A demonstration in a folder of its own, built and moved on by commands, as the launcher does."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Island:
    """A demonstration of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "demo.sqlite3"
        self.settings = {
            "PATH": os.environ["PATH"],
            "SIGHTLINE_MODE": "demo",
            "SIGHTLINE_DATA": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
        }

    def build(self) -> str:
        """What building it says."""
        self.manage("migrate", "-v0")
        self.manage("createcachetable")
        return self.manage("build_demo")

    def manage(self, *words: str) -> str:
        """What a command of manage.py says. Raises CalledProcessError where it fails."""
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        return subprocess.run(command, env=self.settings, capture_output=True, text=True, check=True).stdout.strip()

    def ask(self, question: str, *given: object) -> list[tuple]:
        """The rows that answer an SQL question, asked from outside the product."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(question, given).fetchall()

    def day(self) -> dt.date | None:
        """The day on which its last station left it."""
        file = self.folder / "demonstration-day"
        return dt.date.fromisoformat(file.read_text()) if file.exists() else None

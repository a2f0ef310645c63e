"""A demonstration in a folder of its own, looked at and moved on by commands, as the launcher does; or poured into the
database of a test."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, transaction

from demo.life import SLUG
from sightline.people.models import Partnership

ROOT = Path(__file__).resolve().parents[2]
_DJANGOS = {"contenttypes", "auth"}  # which any migrated database holds by itself


class Island:
    """A demonstration of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "sightline.sqlite3"
        self.settings = {
            "PATH": os.environ["PATH"],
            "SIGHTLINE_MODE": "demo",
            "SIGHTLINE_DATA": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
        }

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


def pour(folder: Path) -> Partnership:
    """Puts every row of the demonstration in `folder` into the test's own database."""
    connections.settings["island"] = {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "sightline.sqlite3"),
        "OPTIONS": {},
    }
    try:
        connections["island"].connect()  # Django's own test case would refuse a query to a database it was not told of
        poured = [one for one in apps.get_models(include_auto_created=True) if one._meta.app_label not in _DJANGOS]
        with transaction.atomic():  # until whose end rows may point at what is still to come
            for model in poured:
                model._base_manager.bulk_create(model._base_manager.using("island").order_by("pk"), batch_size=500)
        connections["island"].close()
    finally:
        del connections["island"], connections.settings["island"]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), poured):
            cursor.execute(statement)
    return Partnership.objects.get(slug=SLUG)

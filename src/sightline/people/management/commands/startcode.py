"""`startcode`: prints the one-time code that opens the first-run page; for a server that has no partnership yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sightline.people.actions import issue_start_code
from sightline.people.rules import Refused
from sightline.trail.rules import Program


class Command(BaseCommand):
    """Replaces the code before, if there was one."""

    help = "Prints a new one-time code for the page /start/, where the first partnership is set up."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = issue_start_code(by=Program("Command on the server"))
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(code)

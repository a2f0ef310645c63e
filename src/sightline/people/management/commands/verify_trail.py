"""`verify_trail`: reads every chain to its end and says whether it is whole. Exit code 1 when one is not."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sightline.people.models import Partnership
from sightline.trail.verify import chains, verify


class Command(BaseCommand):
    """Prints a line a partnership: entries, texts blanked, and the head's hash, to be kept outside the database."""

    help = "Checks the record of every change: nothing altered, nothing missing. Prints hashes to keep elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--partnership", metavar="SLUG", help="only this partnership's record")
        parser.add_argument(
            "--expect",
            metavar="HASH",
            action="append",
            default=[],
            help="a hash kept outside the database, which must stand in the record; can be given more than once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        slugs = dict(Partnership.objects.values_list("pk", "slug"))
        if options["partnership"]:
            wanted = [pk for pk, slug in slugs.items() if slug == options["partnership"]]
            if not wanted:
                raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=2)
        else:
            wanted = chains()
        if options["expect"] and len(wanted) != 1:
            raise CommandError("Say with --partnership whose record the expected hash belongs to.", returncode=2)
        broken = 0
        for partnership_id in wanted:
            verdict = verify(partnership_id, options["expect"])
            name = slugs.get(partnership_id, f"partnership {partnership_id}, which is gone")
            if verdict.whole:
                blanked = f", {verdict.blanked} blanked" if verdict.blanked else ""
                self.stdout.write(f"{name}: whole, {verdict.entries} entries{blanked}. Head {verdict.head}")
            else:
                broken += 1
                self.stderr.write(f"{name}: BROKEN after {verdict.entries} good entries. {verdict.broken}")
        if not wanted:
            self.stdout.write("There is no record yet.")
        if broken:
            sys.exit(1)

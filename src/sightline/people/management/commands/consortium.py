"""`./sightline consortium NAME SLUG SLUG …`: partnerships that share documents; further ones may join later."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sightline.people.actions import form_consortium
from sightline.people.models import Partnership
from sightline.people.rules import Refused
from sightline.trail.rules import Program


class Command(BaseCommand):
    """Said on the console, because no manager of one partnership decides what another one sees."""

    help = "Lets partnerships share documents as a consortium: what one of them publishes for it, the others may adopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("partnerships", metavar="SLUG", nargs="+")

    def handle(self, *args: Any, name: str, partnerships: list[str], **options: Any) -> None:
        found = {one.slug: one for one in Partnership.objects.filter(slug__in=partnerships)}
        unknown = [slug for slug in partnerships if slug not in found]
        if unknown:
            raise CommandError(f"There is no partnership “{unknown[0]}”.")
        try:
            consortium = form_consortium(
                by=Program("Command on the server"),
                name=name,
                partnerships=[found[slug] for slug in partnerships],
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        names = ", ".join(consortium.partnerships.order_by("name").values_list("name", flat=True))
        self.stdout.write(f"{consortium.name}: {names}.")

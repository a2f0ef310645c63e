"""`add_manager`: seats a business manager from the server's console, when the only one left or mistyped her address."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sightline.kit import clock
from sightline.people.actions import add_person, create_body
from sightline.people.models import Body, BodyKind, Partnership
from sightline.people.permissions import Role
from sightline.people.rules import Refused
from sightline.trail.rules import Program


class Command(BaseCommand):
    """Whoever has the console has the database, so this gives away nothing; and it stands in the record."""

    help = "Gives a person the business manager's seat in a partnership. She signs in with a code sent to the address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", metavar="SLUG")
        parser.add_argument("email", metavar="ADDRESS")
        parser.add_argument("name", metavar="NAME")

    def handle(self, *args: Any, **options: Any) -> None:
        by = Program("Command on the server")
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.")
        team = Body.objects.filter(partnership=partnership, kind=BodyKind.TEAM, ended_on=None).first()
        try:
            body = team or create_body(
                by=by, partnership=partnership, name="Partnership support team", kind=BodyKind.TEAM
            )
            seat = add_person(
                by=by,
                body=body,
                role=Role.BUSINESS_MANAGER,
                since=clock.today(),
                email=options["email"],
                name=options["name"],
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{seat.person.name} is business manager in {seat.body.name}.")

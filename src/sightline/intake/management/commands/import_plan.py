"""`./sightline import-plan FILE --partnership SLUG`: brings a document in as a draft, to be reviewed on the site."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sightline.files.rules import SIZE_LIMIT, NotStored
from sightline.intake import actions, reads, rules
from sightline.intake.reader import NotRead, read_document
from sightline.people.models import Partnership
from sightline.plan.rules.errors import BadFormat
from sightline.trail.rules import Program


class Command(BaseCommand):
    help = (
        "Reads a plan from a document and makes a draft of it; nothing is adopted and nothing that is here is changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a Word, Excel, PDF or text document")
        parser.add_argument("--partnership", required=True, help="the partnership's address, such as marram")
        parser.add_argument("--another", action="store_true", help="make a second plan for a period that has one")

    def handle(self, *args, file: Path, partnership: str, another: bool, **options):
        owner = Partnership.objects.filter(slug=partnership).first()
        if owner is None:
            raise CommandError(f"There is no partnership \u201c{partnership}\u201d here.", returncode=2)
        try:
            if file.stat().st_size > SIZE_LIMIT:
                raise NotStored(f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB.")
            content = file.read_bytes()
        except (OSError, NotStored) as error:
            raise CommandError(f"{file.name} cannot be read: {error}", returncode=2) from error
        try:
            document = read_document(file.name, content)
            held = reads.plan_of_period(owner, document)
            if held is not None and not another:
                raise CommandError(
                    f"There is a plan for this period already: {held}. Bring the document in on the site to see what "
                    "differs, or say --another to make a second plan.",
                    returncode=2,
                )
            reading = actions.bring_in(
                by=Program("The import command"), partnership=owner, name=file.name, content=content, document=document
            )
        except (NotRead, NotStored, BadFormat, rules.HereAlready) as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(rules.counts(reading.document).sentence)
        self.stdout.write(f"It is a draft: review it on the site under Documents, {reading.source.name}.")

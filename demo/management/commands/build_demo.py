"""`./sightline demo` calls this on its first start."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.life import SLUG, build
from sightline.people.models import Partnership


class Command(BaseCommand):
    help = "Builds the Isle of Marram's year in an empty demonstration database; does nothing where it stands already."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration is built only with SIGHTLINE_MODE=demo; ./sightline demo sets it.")
        if Partnership.objects.filter(slug=SLUG).exists():
            self.stdout.write("The demonstration stands already; --fresh starts over.")
            return
        partnership = build()
        self.stdout.write(f"Built: {partnership.name}.")

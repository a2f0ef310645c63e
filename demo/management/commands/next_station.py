"""The demonstration's "next station", for whoever has no browser open."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.life import SLUG
from demo.stations import move_on
from sightline.people.models import Partnership


class Command(BaseCommand):
    help = "Plays what others do until the demonstration's next station."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Only the demonstration has stations; ./sightline --demo next-station plays one.")
        station = move_on(Partnership.objects.get(slug=SLUG))
        if station is None:
            self.stdout.write("There is no further station: the year is over, or another is playing.")
            return
        self.stdout.write(f"It is {station.day.day} {station.day:%B %Y}: {station.words}.")

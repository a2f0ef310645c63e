"""`./sightline export-plan --partnership SLUG --to FILE`: the current plan, or the one named, as a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sightline.kit import clock
from sightline.plan.exports.forms import FORMS
from sightline.plan.models import Plan


class Command(BaseCommand):
    help = "Writes a plan as Word, Excel, CSV, JSON or a calendar; the newest adopted plan unless --plan names another."

    def add_arguments(self, parser):
        parser.add_argument("--partnership", required=True, help="the partnership's address, such as marram")
        parser.add_argument("--plan", type=int, help="a plan's number, as in its address on the site")
        parser.add_argument("--to", type=Path, required=True, help=f"the file to write: {', '.join(FORMS)}")

    def handle(self, *args, partnership: str, plan: int | None, to: Path, **options):
        form = FORMS.get(to.suffix.lower().removeprefix("."))
        if form is None:
            raise CommandError(f"{to.name} says no known form: end it in one of {', '.join(FORMS)}.", returncode=2)
        plans = Plan.objects.filter(partnership__slug=partnership).select_related("partnership", "baseline")
        found = (
            plans.filter(pk=plan).first() if plan else plans.exclude(adopted_on=None).order_by("-adopted_on").first()
        )
        if found is None:
            raise CommandError(f"\u201c{partnership}\u201d has no such plan here.", returncode=2)
        try:
            with to.open("wb") as file:
                file.writelines(form.make(found, clock.now()))
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.", returncode=2) from error
        self.stdout.write(f"{found}: {to}")

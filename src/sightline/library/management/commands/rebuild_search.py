"""`./sightline rebuild-search`: the library's index made anew, from what is published."""

from typing import Any

from django.core.management.base import BaseCommand

from sightline.library.actions import rebuild_search


class Command(BaseCommand):
    help = (
        "Makes the library's search index anew, from what is published. Nothing is lost by it; it may be run "
        "at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The library's search looks through {rebuild_search():,} pieces.")

"""What the record says, for tests of what was written."""

from sightline.trail.models import Entry
from sightline.trail.reads import line


def told() -> list[str]:
    """What the record says, oldest first."""
    return [line(entry).text for entry in Entry.objects.select_related("text").order_by("seq")]

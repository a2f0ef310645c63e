"""Where minutes may be approved."""

from __future__ import annotations

from sightline.governance.models import Meeting
from sightline.governance.rules.states import MeetingState


def approving_meetings(meeting: Meeting) -> list[Meeting]:
    """The later meetings of the same body that were held, the next first. One query."""
    later = Meeting.objects.filter(body_id=meeting.body_id, starts_at__gt=meeting.starts_at, state=MeetingState.HELD)
    return list(later.select_related("body").order_by("starts_at"))

"""What the desk's kept pages show besides what the record tells of (docs/adr/0013)."""

from __future__ import annotations

from typing import Any

from sightline.people.access import MemberRequest
from sightline.questions.reads import revision_of_all


def answered_so_far(request: MemberRequest, **ids: Any) -> object:
    """For pages that show what evidence says: an answer to a survey leaves no entry in the record. One query."""
    return revision_of_all(request.membership.partnership)

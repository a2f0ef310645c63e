"""Every write of the room, by what it writes."""

from sightline.questions.actions.freezing import check_can_use, freeze_version

__all__ = ["check_can_use", "freeze_version"]

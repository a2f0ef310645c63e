"""What the first answer does to a version."""

from __future__ import annotations

import datetime as dt

from sightline.questions.models import Version
from sightline.questions.reads.versions import why_not_ready
from sightline.questions.rules.errors import NotYet
from sightline.trail.actions import silent_action


def check_can_use(version: Version) -> None:
    """Raises NotYet, with the reasons, where a version is not ready to be put to anybody."""
    if reasons := why_not_ready(version):
        raise NotYet(reasons)


@silent_action("an entry would tell when somebody answered; the version says on which day, and the exercise since when")
def freeze_version(*, version: Version, on: dt.date) -> None:
    """Freezes a version with its first answer, or when an anonymous exercise opens; nothing happens to one that is
    frozen. `on` is the day.

    Called first in the action that writes the answer or opens, which reads the questions after it: whoever edits
    meanwhile is waited for, and from here on refused."""
    Version.objects.filter(pk=version.pk, frozen_on=None).update(frozen_on=on)

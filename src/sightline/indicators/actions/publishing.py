"""Publishing figures: a decision by somebody with a name, of exactly what she saw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import Max

from sightline.indicators.models import Release
from sightline.indicators.reads.leaving import leaving
from sightline.indicators.rules.release import Leaves
from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.plan.rules.errors import NotYet
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record


@action
def publish_release(
    *,
    by: Person,
    partnership: Partnership,
    start: dt.date,
    end: dt.date,
    title: str,
    seen: str,
    left_out: Collection[int] = (),
    meeting_words: str = "",
    kept: Mapping[str, str] | None = None,
) -> Release:
    """Publishes the figures of the periods between two days, as far as the rule lets them leave. `seen` is the digest
    of what the person was shown. Raises NotYet where it is another by now, or where nothing would leave."""
    locked = Partnership.objects.select_for_update().get(pk=partnership.pk)
    found = leaving(locked, start, end, left_out)
    if not any(decision.leaves != Leaves.NOTHING for decision in found.decisions):
        raise NotYet(["Nothing of these periods can be published: each count is too small, provisional or missing."])
    if found.digest != seen:
        raise NotYet(["Figures changed since you looked, so nothing was published. Look again, and then publish."])
    last = Release.objects.filter(partnership=locked).aggregate(last=Max("number"))["last"] or 0
    release = Release.objects.create(
        partnership=locked,
        number=last + 1,
        title=title.strip(),
        start=start,
        end=end,
        threshold=max(locked.threshold, 2),
        tables=found.issued,
        known=found.known,
        digest=found.digest,
        published_on=clock.today(),
        published_by=by,
        meeting_words=meeting_words.strip(),
    )
    written = ("title", "meeting_words")
    scan_texts(by=by, row=release, fields=written, thing="release", thing_id=release.pk, kept=kept)
    record(
        by=by,
        partnership_id=locked.pk,
        verb="published",
        thing="release",
        thing_id=release.pk,
        after={
            "title": release.title,
            "from": start,
            "to": end,
            "meeting": release.meeting_words,
            "indicators": [one["name"] for one in release.tables if one["leaves"] != Leaves.NOTHING],
            "sha256": release.digest,
        },
    )
    return release

"""Versions of an instrument: which may be used, and which is newer than the one an exercise uses."""

from __future__ import annotations

from sightline.questions.models import Instrument, Version
from sightline.questions.reads.standards import lacking


def why_not_ready(version: Version) -> list[str]:
    """What keeps a version from being put to anybody, as sentences; nothing for one that may be used. A version that
    was answered may be used again, whatever became of the standard questions since. Three queries."""
    if version.frozen_on is not None:
        return []
    reasons = []
    if not version.asked.exists():
        reasons.append("It asks no questions yet. Add at least one.")
    for empty in version.sections.filter(asked=None):
        reasons.append(f"The section “{empty}” has no questions. Add one, or remove the section.")
    for standard in lacking(version):
        reasons.append(f"It must take in the standard question “{standard.definition['text']}”.")
    return reasons


def versions_to_use(instrument: Instrument) -> list[Version]:
    """The versions an exercise may be made of, the one to suggest first: the newest that was answered, then the one
    being built where it is ready. One that was superseded is not used again."""
    versions = list(instrument.versions.select_related("instrument").order_by("-number"))
    frozen = next((one for one in versions if one.frozen_on is not None), None)
    built = next((one for one in versions if one.frozen_on is None), None)
    found = [frozen] if frozen else []
    if built and not why_not_ready(built):
        found.append(built)
    return found


def newer_than(version: Version) -> Version | None:
    """The newest later version of its instrument: what an exercise that keeps its own says exists. One query."""
    later = Version.objects.filter(instrument_id=version.instrument_id, number__gt=version.number)
    return later.order_by("-number").first()

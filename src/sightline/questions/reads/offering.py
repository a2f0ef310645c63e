"""What a survey can be prepared from."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from sightline.people.access import Membership
from sightline.questions.models import Asked, Version
from sightline.questions.rules.kinds import QuestionKind


def versions_for(membership: Membership) -> QuerySet[Version]:
    """The versions with questions that may be used: of each questionnaire not retired the one answered last and the one
    being built. What was superseded is not offered again."""
    newer = Version.objects.filter(
        instrument=OuterRef("instrument"), number__gt=OuterRef("number"), frozen_on__isnull=False
    )
    return (
        Version.objects.visible_to(membership)
        .filter(~Exists(newer), Exists(Asked.objects.filter(version=OuterRef("pk"))), instrument__retired_on=None)
        .select_related("instrument")
        .order_by("instrument__name", "number")
    )


def usual_groupings(membership: Membership, version_id: str) -> list[str]:
    """The questions about who answers that the version's builder said the others are compared by: ticked to begin."""
    if not (version_id.isascii() and version_id.isdigit()):
        return []
    asked = Asked.objects.filter(version__in=versions_for(membership).filter(pk=int(version_id)), kind=QuestionKind.ONE)
    return [str(one.question.uid) for one in asked.exclude(splits="").select_related("question")]


def groupings_of(membership: Membership, version_id: str) -> list[tuple[str, str]]:
    """The questions of a version that a survey can be counted by: one answer of several. Of all that may be used where
    none is chosen yet, each once."""
    versions = versions_for(membership)
    if version_id.isascii() and version_id.isdigit():
        versions = versions.filter(pk=int(version_id))
    asked = Asked.objects.filter(version__in=versions, kind=QuestionKind.ONE).select_related("question")
    return list({str(one.question.uid): one.text for one in asked.order_by("text", "pk")}.items())

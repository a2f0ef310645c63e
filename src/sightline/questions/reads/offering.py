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


def groupings_of(version: Version) -> list[tuple[str, str]]:
    """The questions of a version that a survey can be counted by: one answer of several. One query."""
    asked = Asked.objects.filter(version=version, kind=QuestionKind.ONE).select_related("question")
    return [(str(one.question.uid), one.text) for one in asked]


def usual_groupings(version: Version) -> list[str]:
    """The questions about who answers that the version's builder said the others are compared by: ticked to begin."""
    asked = Asked.objects.filter(version=version, kind=QuestionKind.ONE).exclude(splits="").select_related("question")
    return [str(one.question.uid) for one in asked]

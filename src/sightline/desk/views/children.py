"""What children said and what changed for them, as the Board's pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from sightline.assurance.reads.voices import Voice
from sightline.assurance.rules.kinds import Level
from sightline.desk.rules.marks import evidence_tag
from sightline.progress.reads import Standing
from sightline.progress.rules.delivery import DeliveryState


def voice(one: Voice, slug: str) -> dict[str, Any]:
    """A survey or a course's evaluations: whose words, what they come to, where all of it is."""
    route, pk = one.page
    return {
        "title": one.title,
        "who": f"{one.audience.label}, up to {one.last:%-d %B %Y}",
        "sayings": one.sayings,
        "note": "Where fewer than ten answered, their answers are left out." if one.left_out else "",
        "href": reverse(route, args=[slug, pk]),
    }


def reaching_children(every: Iterable[Standing], slug: str) -> list[dict[str, Any]]:
    """The measures that promise children something, with what is known of each, in the plan's order."""
    return [
        {
            "number": one.number,
            "href": reverse("measure_detail", args=[slug, measure.measure_id]),
            "text": measure.text,
            "tag": evidence_tag(measure.state).plain,
            "known": measure.told,
        }
        for one in every
        if one.delivery.state != DeliveryState.WITHDRAWN
        for measure in one.evidence
        if measure.level == Level.CHILDREN
    ]

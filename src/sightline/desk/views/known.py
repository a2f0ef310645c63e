"""What is known of an action's measures, in sentences that lead to what shows it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from sightline.progress.reads import Standing
from sightline.progress.rules.claims import unproven


def in_words(one: Standing, slug: str) -> list[dict[str, Any]]:
    """What speaks against a claim of the action and what leaves it unproven, each with the way to its measure: the page
    on which every piece of evidence is named and linked."""
    told = [(measure, measure.told) for measure in one.evidence if measure.against]
    for measure in one.evidence:
        if measure.lacks:
            told += [(measure, said) for said in unproven(one.claim, one.delivery, [(measure.clause, measure.holders)])]
    return [
        {
            "text": said,
            "href": reverse("measure_detail", args=[slug, measure.measure_id]),
            "link": "What shows it",
            "about": measure.text,
        }
        for measure, said in told
    ]


def changes(one: Standing) -> list[str]:
    """What would change what is known of the measures that speak against the action or leave its claim unproven."""
    wanted = [measure for measure in one.evidence if measure.against]
    wanted += [measure for measure in one.evidence if measure.lacks and one.unproven]
    return list(dict.fromkeys(measure.change for measure in wanted if measure.change))

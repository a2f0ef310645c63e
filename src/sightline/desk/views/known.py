"""What is known of an action's measures, in sentences that lead to what shows it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from sightline.progress.reads import Standing


def in_words(one: Standing, slug: str) -> list[dict[str, Any]]:
    """What speaks against a claim of the action and what leaves it unproven, each with the way to its measure: the page
    on which every piece of evidence is named and linked."""
    return [
        {
            "text": said,
            "href": reverse("measure_detail", args=[slug, measure.measure_id]),
            "link": "What shows it",
            "about": measure.text,
        }
        for measure, said in one.speaking
    ]

"""What several outside pages show: a paper in a list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from sightline.papers.models import Issued

FORMS = {"pdf": "PDF", "docx": "Word", "html": "web page"}


def listed_paper(slug: str, one: Issued) -> dict[str, Any]:
    """A paper with its files, as lists take it."""
    title = one.title if one.edition == 1 else f"{one.title}, edition {one.edition}"
    return {
        "title": title,
        "words": one.words,
        "day": one.issued_at,
        "files": [
            {
                "type": words,
                "name": f"{title}, {words}",
                "size": getattr(one, form).size,
                "href": reverse("site_paper_file", args=[slug, one.number, form]),
            }
            for form, words in FORMS.items()
        ],
    }

"""The papers that anybody may read: public copies as they were issued, as long as what they tell is published."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.governance.models import Publication
from sightline.papers.models import Issued
from sightline.papers.rules.content import Copy
from sightline.papers.rules.issuing import OF_PROGRESS
from sightline.people.models import Partnership


def public_papers(partnership: Partnership) -> QuerySet[Issued]:
    """The newest edition of each public copy, newest first. A paper on the plan's progress is one only as long as the
    decision to publish that progress stands. One query."""
    decided = Publication.objects.filter(cycle=OuterRef("cycle"), withdrawn_on=None)
    return (
        Issued.objects.filter(partnership=partnership, copy=Copy.PUBLIC, restricted=False, replaced_by=None)
        .filter(~Q(kind__in=OF_PROGRESS) | Exists(decided))
        .select_related("pdf", "docx", "html")
        .defer("content")
        .order_by("-number")
    )

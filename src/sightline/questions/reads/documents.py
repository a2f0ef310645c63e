"""A version out of its rows as a document (rules/document.py), with each question's lasting identity for its id."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sightline.questions.models import Asked, Version
from sightline.questions.rules.document import FORMAT, FORMAT_VERSION

Json = Any


def document_of(version: Version, *, rows: bool = False) -> dict[str, Json]:
    """The whole version in normal form; with `rows`, each section says which row it is. Two queries, and one for its
    instrument where that is not loaded."""
    here: dict[int, list[Json]] = {}
    for asked in Asked.objects.filter(version=version).select_related("question"):
        here.setdefault(asked.section_id, []).append(question_document(asked))
    sections = []
    for section in version.sections.all():
        made = {"title": section.title, "help": section.help, "questions": here.get(section.pk, [])}
        sections.append({"row": section.pk, **made} if rows else made)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": version.instrument.kind,
        "name": version.instrument.name,
        "audience": version.instrument.audience,
        "title": version.title,
        "introduction": version.introduction,
        "thanks": version.thanks,
        "sections": sections,
        "scores": version.scores,
    }


def question_document(asked: Asked) -> dict[str, Json]:
    """One question in normal form; its identity must be loaded."""
    return {
        "id": str(asked.question.uid),
        "kind": asked.kind,
        "text": asked.text,
        "help": asked.help,
        "options": asked.options,
        "positive": asked.positive,
        "lowest": _number(asked.lowest),
        "highest": _number(asked.highest),
        "condition": asked.condition,
        "splits": asked.splits,
        "required": asked.required,
        "not_applicable": asked.not_applicable,
        "not_enough": asked.not_enough,
        "standard": asked.standard_id is not None,
    }


def _number(value: Decimal | None) -> int | float | None:
    """As JSON writes it: 10, not 10.00."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)

"""A version out of its rows, as it is put to somebody."""

from __future__ import annotations

from sightline.questions.models import Asked, Version
from sightline.questions.rules.asking import Condition, Option, PutQuestion, PutSection, Questionnaire
from sightline.questions.rules.kinds import QuestionKind


def questionnaire_of(version: Version) -> Questionnaire:
    """The whole version. Two queries, and one for its instrument where that is not loaded."""
    here: dict[int, list[PutQuestion]] = {}
    for asked in Asked.objects.filter(version=version).select_related("question"):
        here.setdefault(asked.section_id, []).append(put(asked))
    return Questionnaire(
        title=version.title,
        introduction=version.introduction,
        thanks=version.thanks,
        audience=version.instrument.audience,
        sections=tuple(
            PutSection(section.pk, section.title, section.help, tuple(here.get(section.pk, ())))
            for section in version.sections.all()
        ),
        scores=version.scores,
    )


def put(asked: Asked) -> PutQuestion:
    """One row as it is put; its question must be loaded."""
    condition = asked.condition
    return PutQuestion(
        id=asked.pk,
        uid=str(asked.question.uid),
        kind=QuestionKind(asked.kind),
        text=asked.text,
        help=asked.help,
        options=tuple(Option(one["key"], one["text"], one.get("picture", "")) for one in asked.options),
        positive=frozenset(asked.positive),
        required=asked.required,
        not_applicable=asked.not_applicable,
        not_enough=asked.not_enough,
        lowest=asked.lowest,
        highest=asked.highest,
        condition=Condition(condition["question"], frozenset(condition["any_of"])) if condition else None,
        standard=asked.standard_id is not None,
        splits=asked.splits,
    )

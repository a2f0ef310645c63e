"""The pages of results, from tallies alone: what they cost does not grow with the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from sightline.kit.workbook import Cell
from sightline.people.access import Membership
from sightline.questions.models import Asked, Banded, Exercise, Question
from sightline.questions.reads.asking import put, questionnaire_of
from sightline.questions.reads.counts import counts
from sightline.questions.rules.analysis import (
    Point,
    ShownQuestion,
    ShownScore,
    group_names_in,
    over_time,
    shown,
    shown_scores,
)
from sightline.questions.rules.anonymity import why_hidden
from sightline.questions.rules.asking import PutQuestion
from sightline.questions.rules.counts import Count
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS
from sightline.questions.rules.tallying import EVERYBODY


@dataclass(frozen=True, slots=True)
class Analysis:
    """One exercise's results: section by section, its scores, by what it can be divided and compared."""

    sections: list[tuple[str, list[ShownQuestion]]]
    scores: list[ShownScore]
    divides_by: list[str]
    comparable: list[Exercise]
    hidden_why: str
    question_ids: dict[str, int]


def analysis_of(exercise: Exercise, *, by: str = "", against: Exercise | None = None) -> Analysis:
    """Everything the page of results shows. A fixed number of queries."""
    hidden = why_hidden(mode=exercise.mode, state=exercise.state, answered=exercise.answered)
    questionnaire = questionnaire_of(exercise.version)
    uids = [question.uid for question in questionnaire.questions]
    found = counts(uids, [exercise.pk], groups=True)
    other = counts(uids, [against.pk]) if against else {}
    sections = []
    for section in questionnaire.sections:
        questions = [
            shown(
                question,
                found[question.uid, exercise.pk],
                by=by,
                compared=other.get((question.uid, against.pk)) if against else None,
                with_what=against.title if against else "",
            )
            for question in section.questions
        ]
        sections.append((section.title, questions))
    banded = Banded.objects.filter(exercise=exercise, group=EVERYBODY) if not hidden else Banded.objects.none()
    return Analysis(
        sections=sections,
        scores=shown_scores(questionnaire.scores, banded.values_list("score", "band", "n", "points")),
        divides_by=group_names_in(found.values()),
        comparable=_comparable(exercise),
        hidden_why=hidden,
        question_ids={str(uid): pk for uid, pk in Question.objects.filter(uid__in=uids).values_list("uid", "pk")},
    )


def _comparable(exercise: Exercise) -> list[Exercise]:
    """Other exercises that asked one of its questions, whatever the version or instrument, the latest first."""
    here = Asked.objects.filter(version_id=exercise.version_id).values("question_id")
    versions = Asked.objects.filter(question_id__in=here).values("version_id")
    found = Exercise.objects.filter(partnership_id=exercise.partnership_id, version_id__in=versions)
    return list(found.exclude(pk=exercise.pk).order_by("-opens_on", "-pk")[:50])


@dataclass(frozen=True, slots=True)
class OverTime:
    """A question through all its uses, the oldest first."""

    question: Question
    text: str
    has_positive: bool
    points: list[Point]
    standard_in: list[str]


def over_time_of(membership: Membership, question: Question) -> OverTime:
    """A question by its lasting identity, over exercises, versions and instruments. Six queries."""
    asked = list(
        Asked.objects.visible_to(membership)
        .filter(question=question)
        .select_related("question", "version__instrument", "standard")
        .order_by("version_id")
    )
    by_version = {one.version_id: one for one in asked}
    exercises = list(
        Exercise.objects.visible_to(membership)
        .filter(version_id__in=by_version)
        .filter(Q(answered__gt=0) | Q(state="open"))
        .select_related("version__instrument")
        .order_by("opens_on", "pk")
    )
    uid = str(question.uid)
    found = counts([uid], [one.pk for one in exercises])
    points = [
        Point(
            one.pk,
            one.title,
            f"{one.opens_on:%b %Y}",
            f"{one.version.instrument.name}, version {one.version.number}",
            found[uid, one.pk],
            by_version[one.version_id].text,
        )
        for one in exercises
    ]
    last = put(asked[-1]) if asked else None
    positive = bool(last and last.positive and last.kind in CHOSEN)
    kinds = {one.version.instrument.get_kind_display() for one in asked if one.standard_id}
    return OverTime(
        question, last.text if last else question.name, positive, over_time(points, positive), sorted(kinds)
    )


def counted_rows(exercise: Exercise) -> Iterator[tuple[Cell, ...]]:
    """The results as rows to take away: for each question, everybody and then each group, each option. A fixed number
    of queries. What may not be told is a row with the reason and no figure."""
    questionnaire = questionnaire_of(exercise.version)
    found = counts([question.uid for question in questionnaire.questions], [exercise.pk], groups=True)
    for section in questionnaire.sections:
        for question in section.questions:
            count = found[question.uid, exercise.pk]
            yield from _rows(section.title, question, "Everybody", count)
            for group, own in sorted(count.groups.items()):
                yield from _rows(section.title, question, group, own)


def _rows(section: str, question: PutQuestion, group: str, count: Count) -> Iterator[tuple[Cell, ...]]:
    head = (section, question.text, group)
    if count.hidden_why:
        yield (*head, "", "", None, None, None, None, count.hidden_why)
        return
    if question.kind not in CHOSEN:
        yield (*head, "", "", None, count.answered, None, count.asked, "")
        return
    for option in question.choices:
        n = count.by_option.get(option.key, 0)
        if option.key in NO_ANSWERS:
            yield (*head, option.text, "no answer", n, count.answered, None, count.asked, "")
        else:
            share = n / count.answered if count.answered else None
            counts_as = "positive" if option.key in question.positive else ""
            yield (*head, option.text, counts_as, n, count.answered, share, count.asked, "")

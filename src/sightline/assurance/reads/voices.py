"""What children, parents and families said in surveys and evaluations, as far as it may be told, by the action that it
is about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.assurance.models import Binding
from sightline.assurance.rules.kinds import Kind
from sightline.plan.models import Measure, Plan
from sightline.questions.models import Asked, Exercise
from sightline.questions.reads.counts import Pool, pooled_each
from sightline.questions.rules.analysis import sentence_of
from sightline.questions.rules.kinds import Audience, ExerciseState
from sightline.training.models import Course, SessionExercise
from sightline.training.rules.kinds import Stage

# Whose voices these are, children's first.
HEARD = (Audience.CHILDREN, Audience.PARENTS, Audience.FAMILIES)
QUESTIONS = 4  # of a survey on the page; the others are on its own


@dataclass(frozen=True, slots=True)
class Voice:
    """One survey, or the evaluations of one course together: what was asked and what the answers come to.

    `actions` and `priorities` are those that it is about, by a measure bound to it or by its course; neither where
    nobody said. `page` is the route and the id of its own page. `left_out`: some of its answers were too few to tell.
    """

    title: str
    audience: Audience
    last: dt.date
    sayings: tuple[tuple[str, str], ...]
    page: tuple[str, int]
    actions: frozenset[int] = frozenset()
    priorities: frozenset[int] = frozenset()
    left_out: bool = False

    def is_about(self, priority_id: int, action_ids: Iterable[int]) -> bool:
        """Whether it speaks to a priority, or to one of its actions."""
        return priority_id in self.priorities or not self.actions.isdisjoint(action_ids)


def voices(plan: Plan, until: dt.date) -> list[Voice]:
    """What was said in the plan's time in surveys that had closed by `until`, children's first, the latest first. Ten
    queries at most."""
    found = list(
        Exercise.objects.filter(
            partnership_id=plan.partnership_id,
            audience__in=HEARD,
            state=ExerciseState.CLOSED,
            closed_on__range=(plan.year_start, until),
        ).order_by("closed_on", "closed_nth")
    )
    of_course = dict(
        SessionExercise.objects.filter(exercise__in=found, stage=Stage.AFTER).values_list(
            "exercise_id", "session__course_id"
        )
    )
    courses = Course.objects.in_bulk(set(of_course.values()))
    grouped: dict[tuple[str, int], list[Exercise]] = defaultdict(list)
    for one in found:
        course_id = of_course.get(one.pk)
        grouped[("course_detail", course_id) if course_id else ("exercise_analysis", one.pk)].append(one)
    asked = _asked(found)
    words = {page: _questions(many, asked) for page, many in grouped.items()}
    series = _series(courses)
    told = pooled_each(
        {
            (page, uid): Pool(uid, ids := [one.pk for one in grouped[page]], series.get(page, ids))
            for page, many in words.items()
            for uid in many
        }
    )
    actions, priorities = _about(plan, courses)
    heard = []
    for page, many in grouped.items():
        kind, pk = page
        said = [(text, told[page, uid]) for uid, text in words[page].items()]
        heard.append(
            Voice(
                title=courses[pk].title if kind == "course_detail" else many[-1].title,
                audience=Audience(many[-1].audience),
                last=many[-1].closed_on,
                sayings=tuple((text, sentence_of(count)) for text, count in said if count.answered)[:QUESTIONS],
                page=page,
                actions=frozenset(actions.get(page, ())),
                priorities=frozenset(priorities.get(page, ())),
                left_out=any(count.hidden_why or count.left_out for _, count in said),
            )
        )
    return sorted(heard, key=lambda one: (HEARD.index(one.audience), -one.last.toordinal(), one.title))


def _asked(exercises: Sequence[Exercise]) -> dict[int, list[Asked]]:
    """The questions with answers that count as positive, by version and in its order. One query."""
    rows = Asked.objects.filter(version_id__in={one.version_id for one in exercises}).exclude(positive=[])
    found: dict[int, list[Asked]] = defaultdict(list)
    for one in rows.select_related("question", "section"):
        found[one.version_id].append(one)
    return found


def _series(courses: Iterable[int]) -> dict[tuple[str, int], list[int]]:
    """Every evaluation after a session of each course, whatever the year, by the course's page. One query."""
    rows = SessionExercise.objects.filter(session__course__in=courses, stage=Stage.AFTER)
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for course_id, exercise_id in rows.values_list("session__course_id", "exercise_id"):
        found["course_detail", course_id].append(exercise_id)
    return found


def _about(
    plan: Plan, courses: Mapping[int, Course]
) -> tuple[dict[tuple[str, int], set[int]], dict[tuple[str, int], set[int]]]:
    """The actions and the priorities that a survey or a course is about, by its page. Two queries."""
    measures = {
        uid: place for uid, *place in Measure.objects.filter(plan=plan).values_list("uid", "action", "priority")
    }
    actions: dict[tuple[str, int], set[int]] = defaultdict(set)
    priorities: dict[tuple[str, int], set[int]] = defaultdict(set)
    for pk, course in courses.items():
        if course.action_id is not None:
            actions["course_detail", pk].add(course.action_id)
    bound = Binding.objects.filter(plan=plan, closed_on=None, kind__in=[Kind.SURVEY, Kind.EVALUATION])
    for uid, exercise_id, course_id in bound.values_list("measure_uid", "exercise_id", "course_id"):
        action_id, priority_id = measures.get(uid, (None, None))
        page = ("course_detail", course_id) if course_id else ("exercise_analysis", exercise_id)
        if action_id is not None:
            actions[page].add(action_id)
        if priority_id is not None:
            priorities[page].add(priority_id)
    return actions, priorities


def _questions(exercises: Sequence[Exercise], asked: Mapping[int, Sequence[Asked]]) -> dict[str, str]:
    """The words of each question by its lasting identity, as it was put last."""
    return {str(one.question.uid): one.text for exercise in exercises for one in asked.get(exercise.version_id, ())}

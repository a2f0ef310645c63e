"""Playing the evidence: measures bound to what would show them, and what monitoring bodies made of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from demo.annex import table
from demo.playing import Event, Island
from demo.year import evidence
from demo.year import training as taught
from demo.year.instruments import question_of
from sightline.assurance import actions
from sightline.assurance.models import Binding, Framework, Judgement, Terms
from sightline.assurance.reads import measure_standings
from sightline.assurance.reads.promises import promises
from sightline.assurance.rules.kinds import Assurance, Kind, Level
from sightline.files.actions import store_file
from sightline.indicators.models import Definition
from sightline.kit import clock
from sightline.library.models import Dissemination, Resource
from sightline.people.models import Set
from sightline.plan.models import Measure
from sightline.plan.rules.errors import NotYet
from sightline.questions.models import Exercise
from sightline.training.models import Course, Need


def bound(island: Island) -> list[Event]:
    """What is bound and judged, each on its day."""
    return [
        *(
            Event(one.day, f"{one.action} bound to {one.kind}", partial(_bind, island, one), 16)
            for one in evidence.BOUND
        ),
        *(
            Event(one.day, f"{one.action}: terms settled", partial(_settle, island, one), 16)
            for one in evidence.SETTLED
        ),
        *(
            Event(one.day, f"{one.action} judged by {one.body}", partial(_judge, island, one), 17)
            for one in evidence.JUDGED
        ),
        Event(evidence.FRAMED, "the framework of 1.5", partial(_frame, island), 14),
        *(
            Event(one.day, f"{one.action} placed in {one.area}", partial(_place, island, one), 15)
            for one in evidence.PLACED
        ),
    ]


def _measure(island: Island, action: str, words: str) -> Measure:
    """The measure of an action whose words hold these. Raises NotYet where it was reworded."""
    found = Measure.objects.filter(action=island.action(action), text__icontains=words).order_by("position").first()
    if found is None:
        raise NotYet([f"{action} has no measure that says “{words}”."])
    return found


def _bind(island: Island, one: evidence.Bound) -> None:
    measure = _measure(island, one.action, one.words)
    if one.kind == Kind.STATEMENT and Binding.objects.filter(measure_uid=measure.uid, kind=one.kind).exists():
        raise NotYet(["It is bound to a statement already."])
    given: dict[str, Any] = {"reading": one.reading, "comparator": one.comparator, "threshold": one.threshold}
    if one.target_set_by:
        given["target_set_by"] = island.body(one.target_set_by)
    if one.holder:
        given["holder"] = island.body(one.holder)
    given |= dict(zip(("from_day", "to_day", "compared_from", "compared_to"), one.periods, strict=False))
    for key, name in one.names.items():
        found, value = _FOUND[key](island, measure, name)
        given[found] = value
    actions.bind(by=island.person("dana"), measure=measure, kind=Kind(one.kind), **given)


def _one(row: Model | None, name: str) -> Any:
    if row is None:
        raise NotYet([f"There is no “{name}” to bind to."])
    return row


def _course(island: Island, _: Measure, key: str) -> tuple[str, Any]:
    title = next(one.title for one in taught.COURSES if one.key == key)
    return "course", _one(Course.objects.filter(partnership=island.partnership, title=title).first(), title)


def _milestone(_: Island, measure: Measure, label: str) -> tuple[str, Any]:
    """The action's milestone of that label, the first where none is named."""
    found = measure.action.milestones.filter(label__icontains=label).order_by("position", "pk").first()
    return "milestone_uid", _one(found, label).uid


def _set(island: Island, _: Measure, name: str) -> tuple[str, Any]:
    return "set", _one(Set.objects.filter(partnership=island.partnership, name=name).first(), name)


def _resource(_: Island, __: Measure, title: str) -> tuple[str, Any]:
    return "resource", _one(Resource.objects.filter(title=title).first(), title)


def _dissemination(island: Island, _: Measure, title: str) -> tuple[str, Any]:
    found = Dissemination.objects.filter(partnership=island.partnership, edition__resource__title=title).first()
    return "dissemination", _one(found, title)


def _definition(island: Island, _: Measure, key: str) -> tuple[str, Any]:
    return "definition", _one(Definition.objects.filter(partnership=island.partnership, key=key).first(), key)


def _exercise(island: Island, _: Measure, title: str) -> tuple[str, Any]:
    return "exercise", _one(Exercise.objects.filter(partnership=island.partnership, title=title).first(), title)


def _needs(island: Island, _: Measure, title: str) -> tuple[str, Any]:
    """The needs analysis as a paper, of the needs as they stand."""
    rows = [
        [need.text, need.evidence, ", ".join(map(str, need.courses.order_by("pk"))) or "no course yet"]
        for need in Need.objects.filter(partnership=island.partnership, year=2017).order_by("pk")
    ]
    content = table(title, ["What is needed", "How it is known", "Met by"], rows, "All needs are invented.")
    by = island.person("linda")
    return "stored", store_file(by=by, partnership=island.partnership, name=f"{title}.pdf", content=content)


_FOUND: dict[str, Callable[[Island, Measure, str], tuple[str, Any]]] = {
    "question": lambda island, _, key: ("question", question_of(island.partnership, key)),
    "course": _course,
    "exercise": _exercise,
    "resource": _resource,
    "definition": _definition,
    "dissemination": _dissemination,
    "set": _set,
    "milestone": _milestone,
    "stored": _needs,
    "author": lambda island, _, key: ("author", island.person(key)),
    "statement": lambda _, __, words: ("statement", words),
}


def _settle(island: Island, one: evidence.Settled) -> None:
    measure = _measure(island, one.action, one.words)
    if Terms.objects.filter(plan=island.plan, measure_uid=measure.uid).exists():
        raise NotYet(["Its terms are settled already."])
    level = Level(one.level) if one.level else None
    actions.set_terms(by=island.person("dana"), measure=measure, due=one.due, level=level, months=one.months)


def _frame(island: Island) -> None:
    by = island.person("wendy")
    framework = actions.create_framework(
        by=by,
        plan=island.plan,
        title=evidence.FRAMEWORK,
        introduction=evidence.FRAMEWORK_INTRODUCTION,
        action=island.action("1.5"),
    )
    for title in evidence.AREAS:
        actions.add_area(by=by, framework=framework, title=title)
    for label, text in evidence.STATEMENTS:
        actions.add_statement(by=by, framework=framework, label=label, text=text)


def _place(island: Island, one: evidence.Placed) -> None:
    measure = _measure(island, one.action, one.words)
    framework = _one(Framework.objects.filter(plan=island.plan, title=evidence.FRAMEWORK).first(), evidence.FRAMEWORK)
    area = _one(framework.areas.filter(title=one.area).first(), one.area)
    statement = _one(framework.statements.filter(label=one.statement).first(), one.statement)
    if statement.measures.filter(area=area, measure_uid=measure.uid).exists():
        raise NotYet(["It stands there already."])
    actions.place_measure(by=island.person("wendy"), statement=statement, area=area, measure=measure)


def _judge(island: Island, one: evidence.Judged) -> None:
    measure = _measure(island, one.action, one.words)
    body = island.body(one.body)
    if Judgement.objects.filter(measure_uid=measure.uid, body=body, on=one.day).exists():
        raise NotYet(["It is judged already."])
    cited = []
    if one.cites:
        known = measure_standings(island.plan, clock.today(), action_ids=[measure.action_id])[measure.pk]
        said = {verdict.binding_id: verdict.sentence for verdict in known.verdicts}
        rows = Binding.objects.filter(measure_uid=measure.uid, closed_on=None)
        cited = [(binding, said.get(binding.pk, "")) for binding in rows]
    actions.judge(
        by=island.person(one.by),
        measure=measure,
        body=body,
        level=Assurance(one.level),
        why=one.why,
        on=one.day,
        months=promises(island.plan, action_ids=[measure.action_id])[measure.pk].months,
        cited=cited,
        meeting=one.meeting,
    )

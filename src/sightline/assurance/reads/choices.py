"""What a measure can be bound to in its partnership: the things of each kind, as querysets for a form."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sightline.indicators.models import Definition
from sightline.kit import clock
from sightline.library.models import Dissemination, Resource
from sightline.people.access import Membership
from sightline.people.models import Body, Person, Seat, Set
from sightline.plan.models import Measure, Milestone
from sightline.questions.models import Asked, Exercise, ExternalResult, Question
from sightline.training.models import Course


@dataclass(frozen=True, slots=True)
class Choices:
    """The things by the key of a binding, the bodies that may hold them, and the action's milestones."""

    things: dict[str, QuerySet]
    bodies: QuerySet[Body]
    milestones: tuple[tuple[str, str], ...]


def choices_for(measure: Measure, membership: Membership) -> Choices:
    """What may be chosen for a measure. Only the milestones are read at once. One query."""
    here = {"partnership_id": measure.partnership_id}
    counts = Asked.objects.filter(question=OuterRef("pk")).exclude(positive=[])
    latest = counts.order_by("-version_id").values("text")[:1]
    people = Seat.objects.filter(partnership_id=measure.partnership_id).held_on(clock.today())
    things: dict[str, QuerySet] = {
        "question": Question.objects.filter(Exists(counts), **here).annotate(words=Subquery(latest)).order_by("name"),
        "course": Course.objects.filter(**here),
        "exercise": Exercise.objects.filter(**here).order_by("-opens_on", "-pk"),
        "result": ExternalResult.objects.filter(**here).select_related("survey").order_by("-survey__ended_on", "pk"),
        "definition": Definition.objects.filter(retired_on=None, **here),
        "dissemination": Dissemination.objects.filter(**here).select_related("edition__resource"),
        "resource": Resource.objects.visible_to(membership),
        "set": Set.objects.filter(**here).order_by("name", "year"),
        "author": Person.objects.filter(pk__in=people.values("person_id"), is_active=True).order_by("name"),
    }
    return Choices(things, Body.objects.filter(ended_on=None, **here).order_by("name"), _milestones(measure))


def _milestones(measure: Measure) -> tuple[tuple[str, str], ...]:
    """The milestones of a measure's action, or of all of a priority's."""
    if measure.action_id:
        found = Milestone.objects.filter(action=measure.action_id)
    else:
        found = Milestone.objects.filter(action__priority=measure.priority_id)
    rows = found.select_related("action").order_by("action__position", "position", "pk")
    return tuple((str(one.uid), f"{one.action.number} {one}") for one in rows)

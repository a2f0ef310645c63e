"""Evaluation frameworks: areas, statements, and which measures tell of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Max

from sightline.assurance.models import Area, Framework, Statement, StatementMeasure
from sightline.people.models import Person
from sightline.plan.models import Action, Measure, Plan
from sightline.plan.rules.errors import NotYet
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record

Kept = Mapping[str, str] | None


@action
def create_framework(
    *, by: Person, plan: Plan, title: str, introduction: str = "", action: Action | None = None, kept: Kept = None
) -> Framework:
    """A new framework of a plan, empty. Raises NotYet without a title, or with one that another has."""
    if not title.strip():
        raise NotYet(["Give the framework a title."])
    if Framework.objects.filter(plan=plan, title=title.strip()).exists():
        raise NotYet([f"Another framework of this plan is called “{title.strip()}”."])
    framework = Framework.objects.create(
        partnership_id=plan.partnership_id, plan=plan, title=title.strip(), introduction=introduction, action=action
    )
    _scan(by, framework, framework, ("title", "introduction"), kept)
    _say(by, framework, "created", {"title": framework.title})
    return framework


@action
def edit_framework(*, by: Person, framework: Framework, title: str, introduction: str, kept: Kept = None) -> Framework:
    """Other words for its title and introduction. Raises NotYet without a title."""
    if not title.strip():
        raise NotYet(["Give the framework a title."])
    locked = Framework.objects.select_for_update().get(pk=framework.pk)
    before = {"title": locked.title, "introduction": locked.introduction}
    locked.title, locked.introduction, locked.revision = title.strip(), introduction, locked.revision + 1
    locked.save(update_fields=["title", "introduction", "revision"])
    _scan(by, locked, locked, ("title", "introduction"), kept)
    _say(by, locked, "changed", {"title": locked.title, "introduction": locked.introduction}, before)
    return locked


@action
def add_area(*, by: Person, framework: Framework, title: str, kept: Kept = None) -> Area:
    """A new area at its end. Raises NotYet without a title, or with one that it has."""
    if not title.strip() or framework.areas.filter(title=title.strip()).exists():
        raise NotYet(["Give the area a title that no other area here has."])
    area = Area.objects.create(
        partnership_id=framework.partnership_id,
        framework=framework,
        title=title.strip(),
        position=_next(framework.areas),
    )
    _scan(by, area, framework, ("title",), kept)
    _say(by, framework, "added an area to", {"area": area.title})
    return area


@action
def remove_area(*, by: Person, area: Area) -> None:
    """Takes an area away, with what was placed in it."""
    _say(by, area.framework, "removed an area of", {}, {"area": area.title})
    area.delete()


@action
def add_statement(*, by: Person, framework: Framework, text: str, label: str = "", kept: Kept = None) -> Statement:
    """A new statement at its end. Raises NotYet without words."""
    if not text.strip():
        raise NotYet(["Write what the framework is to show."])
    statement = Statement.objects.create(
        partnership_id=framework.partnership_id,
        framework=framework,
        label=label.strip(),
        text=text.strip(),
        position=_next(framework.statements),
    )
    _scan(by, statement, framework, ("text", "label"), kept)
    _say(by, framework, "added a statement to", {"statement": statement.text})
    return statement


@action
def remove_statement(*, by: Person, statement: Statement) -> None:
    """Takes a statement away, with what was placed under it."""
    _say(by, statement.framework, "removed a statement of", {}, {"statement": statement.text})
    statement.delete()


@action
def place_measure(*, by: Person, statement: Statement, area: Area, measure: Measure) -> StatementMeasure:
    """Says that a measure tells of a statement in an area. Raises NotYet where the three do not belong together."""
    if statement.framework_id != area.framework_id or measure.plan_id != statement.framework.plan_id:
        raise NotYet(["The statement, the area and the measure must belong to the same plan's framework."])
    placed, new = StatementMeasure.objects.get_or_create(
        statement=statement, area=area, measure_uid=measure.uid, defaults={"partnership_id": statement.partnership_id}
    )
    after = {"measure": measure.text, "statement": statement.text, "area": area.title}
    _say(by, statement.framework, "placed a measure in", after if new else {})
    return placed


@action
def take_measure(*, by: Person, placed: StatementMeasure) -> None:
    """Takes a measure out of a statement again."""
    _say(by, placed.statement.framework, "took a measure out of", {}, {"statement": placed.statement.text})
    placed.delete()


def _next(rows) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def _scan(by: Person, row, framework: Framework, fields, kept: Kept) -> None:
    scan_texts(by=by, row=row, fields=fields, thing="framework", thing_id=framework.pk, kept=kept)


def _say(by: Person, framework: Framework, verb: str, after: dict, before: dict | None = None) -> None:
    record(
        by=by,
        partnership_id=framework.partnership_id,
        verb=verb,
        thing="framework",
        thing_id=framework.pk,
        before=before or {},
        after=after,
    )

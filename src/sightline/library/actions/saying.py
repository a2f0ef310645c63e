"""How the room's actions say what they did, and check the words they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from sightline.kit.steps import Step
from sightline.library.models import Edition, Resource
from sightline.library.rules.states import EDITION_STEPS, UNFINISHED, EditionState
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import record
from sightline.trail.rules import Actor

Kept = Mapping[str, str] | None  # the reasons for keeping what reads like an identifier, by field


def said(
    by: Actor,
    resource: Resource,
    verb: str,
    *,
    partnership_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """An entry on the record of a document; of the board it is done for, where that is another of the consortium."""
    record(
        by=by,
        partnership_id=partnership_id or resource.partnership_id,
        verb=verb,
        thing="resource",
        thing_id=resource.pk,
        before=before,
        after={"title": resource.title, **(after or {})} if before is None else after,
    )


def scanned(by: Actor, row: Model, fields: Sequence[str] | Mapping[str, str], kept: Kept, resource: Resource) -> None:
    """Scans the free text of a row just written, which is read on the document's page."""
    scan_texts(by=by, row=row, fields=fields, thing="resource", thing_id=resource.pk, kept=kept)


def step(edition: Edition, act: str) -> Step:
    """The step that `act` takes from where the edition stands. Raises NotYet where there is none."""
    for one in EDITION_STEPS:
        if one.start == edition.state and one.act == act:
            return one
    stands = EditionState(edition.state).label.lower()
    raise NotYet(
        [f"Edition {edition.number} stands as “{stands}”, so this cannot be done. Somebody may have moved it on."]
    )


def being_written(edition: Edition, by: Person) -> Edition:
    """The edition, ours until the transaction is over, with `by` among its authors. Raises NotYet where it is no draft:
    one that was approved is changed by taking it back first."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource").get(pk=edition.pk)
    if locked.state == EditionState.APPROVED:
        raise NotYet([f"Edition {locked.number} was approved as it stands. Take it back to a draft to change it."])
    if locked.state not in UNFINISHED:
        raise NotYet([f"Edition {locked.number} was published, and stays as it was. Begin the next edition."])
    locked.authors.add(by)
    return locked

"""Bodies: made, renamed, moved in the tree, known by other names, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sightline.kit import clock
from sightline.people.models import Alias, Body, BodyKind, Partnership, Seat
from sightline.people.names import fold
from sightline.people.rules import Refused, check_place
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def create_body(
    *,
    by: Actor,
    partnership: Partnership,
    name: str,
    kind: str,
    parent: Body | None = None,
    short_name: str = "",
    aliases: Sequence[str] = (),
) -> Body:
    """A new body. `aliases` are other names it goes by in documents, as printed.

    Raises Refused when another body has one of its names, or the parent is another partnership's or has ended.
    """
    name = " ".join(name.split())
    _check_parent(partnership, None, parent)
    _check_names(partnership, None, name, aliases)
    body = Body.objects.create(
        partnership=partnership, name=name, kind=BodyKind(kind), parent=parent, short_name=short_name
    )
    _set_aliases(body, aliases)
    after: dict[str, object] = {"name": name, "kind": body.get_kind_display(), "under": parent.name if parent else None}
    if aliases:
        after["other names"] = sorted(aliases)
    _record(by, body, "created", after={key: value for key, value in after.items() if value is not None})
    return body


@action
def edit_body(
    *,
    by: Actor,
    body: Body,
    name: str,
    kind: str,
    parent: Body | None,
    short_name: str = "",
    aliases: Sequence[str] = (),
) -> Body:
    """Renames, moves and re-describes a body. A name it loses is kept only if the caller puts it among the aliases.

    Raises Refused when another body has one of its names, or the move would make a ring.
    """
    name = " ".join(name.split())
    _check_parent(body.partnership, body, parent)
    _check_names(body.partnership, body, name, aliases)
    before = _described(body)
    body.name, body.kind, body.parent, body.short_name = name, BodyKind(kind), parent, short_name
    body.save(update_fields=["name", "kind", "parent", "short_name"])
    _set_aliases(body, aliases)
    after = _described(body)
    changed = [key for key in after if after[key] != before[key]]
    _record(
        by,
        body,
        "changed",
        before={key: before[key] for key in changed},
        after={key: after[key] for key in changed},
    )
    return body


@action
def add_alias(*, by: Actor, body: Body, printed: str) -> Body:
    """Another name a body goes by, as printed; nothing changes where it has that name already.

    Raises Refused when another body has it.
    """
    before = [alias.printed for alias in body.aliases.all()]
    _check_names(body.partnership, body, body.name, [printed])
    if fold(printed) not in {fold(name) for name in (body.name, *before)}:
        _set_aliases(body, [*before, printed])
        after = sorted([*before, " ".join(printed.split())])
        _record(by, body, "changed", before={"other names": sorted(before)}, after={"other names": after})
    return body


@action
def end_body(*, by: Actor, body: Body, ended_on: dt.date) -> Body:
    """Ends a body; its record stays. Raises Refused while anybody sits in it or a body that goes on is under it."""
    if body.children.filter(ended_on=None).exists():
        raise Refused("Bodies stand under this one. Move or end them first.")
    if Seat.objects.filter(body=body, until__isnull=True).exists():
        raise Refused("People still sit in this body. End their seats or hand them over first.")
    if Seat.objects.filter(body=body, until__gt=ended_on).exists():
        raise Refused("Somebody’s seat in this body ends after that day. Choose a later day, or end the seat earlier.")
    _record(by, body, "ended", before={"ended_on": body.ended_on}, after={"ended_on": ended_on})
    body.ended_on = ended_on
    body.save(update_fields=["ended_on"])
    return body


@action
def reopen_body(*, by: Actor, body: Body) -> Body:
    """Undoes an ending. Raises Refused when the body has not ended, or what it stood under has."""
    if body.ended_on is None:
        raise Refused("This body has not ended.")
    if body.parent and body.parent.ended_on:
        raise Refused(f"{body.parent} has ended. Reopen it first, or move this body under another.")
    _record(by, body, "reopened", before={"ended_on": body.ended_on}, after={"ended_on": None})
    body.ended_on = None
    body.save(update_fields=["ended_on"])
    return body


def _record(by: Actor, body: Body, verb: str, **change) -> None:
    record(by=by, partnership_id=body.partnership_id, verb=verb, thing="body", thing_id=body.pk, **change)


def _described(body: Body) -> dict[str, object]:
    return {
        "name": body.name,
        "short name": body.short_name,
        "kind": body.get_kind_display(),
        "under": body.parent.name if body.parent else None,
        "other names": sorted(body.aliases.values_list("printed", flat=True)),
    }


def _check_parent(partnership: Partnership, body: Body | None, parent: Body | None) -> None:
    if parent is None:
        return
    if parent.partnership_id != partnership.pk:
        raise Refused("That body is not one of this partnership’s.")
    if parent.ended_on is not None and parent.ended_on <= clock.today():
        raise Refused(f"{parent} has ended. Choose a body that goes on.")
    parents = dict(Body.objects.filter(partnership=partnership).values_list("pk", "parent_id"))
    check_place(body.pk if body else None, parent.pk, parents)


def _check_names(partnership: Partnership, body: Body | None, name: str, aliases: Sequence[str]) -> None:
    """That none of the names, folded, is a name of another body: a printed name must mean one body."""
    mine = {fold(name): name, **{fold(alias): alias for alias in aliases}}
    if "" in mine:
        raise Refused("A name needs letters or numbers.")
    others = Body.objects.filter(partnership=partnership).exclude(pk=body.pk if body else None)
    for other in others.only("name"):
        if printed := mine.get(fold(other.name)):
            raise Refused(f"“{printed}” is the name of another body. Give this one a name of its own.")
    taken = Alias.objects.filter(partnership=partnership, folded__in=mine).exclude(body=body).select_related("body")
    if alias := taken.first():
        raise Refused(f"“{mine[alias.folded]}” is another name of {alias.body}. Take it off there first.")


def _set_aliases(body: Body, aliases: Sequence[str]) -> None:
    """Makes the body's other names exactly these, without any that folds to its own name and adds nothing."""
    wanted = {fold(alias): " ".join(alias.split()) for alias in aliases}
    wanted.pop(fold(body.name), None)
    had = {alias.folded: alias for alias in body.aliases.all()}
    for folded, alias in had.items():
        if folded not in wanted:
            alias.delete()
        elif alias.printed != wanted[folded]:
            alias.printed = wanted[folded]
            alias.save(update_fields=["printed"])
    Alias.objects.bulk_create(
        Alias(partnership_id=body.partnership_id, body=body, printed=printed, folded=folded)
        for folded, printed in wanted.items()
        if folded not in had
    )

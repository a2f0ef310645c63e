"""Named lists that something should reach: schools, year groups, the providers of a protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import ProtectedError

from sightline.people.models import Body, Partnership, Set, SetMember
from sightline.people.rules import Refused
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def create_set(
    *,
    by: Actor,
    partnership: Partnership,
    name: str,
    year: int | None = None,
    bodies: Iterable[Body] = (),
    labels: Sequence[str] = (),
) -> Set:
    """A list of bodies and of what is known by a label only (a year group). Raises Refused for a name used already in
    that year, or an empty list."""
    name = " ".join(name.split())
    _check_name(partnership, None, name, year)
    made = Set.objects.create(partnership=partnership, name=name, year=year)
    _fill(made, list(bodies), _tidied(labels))
    _record(by, made, "created", after=_told(made))
    return made


@action
def edit_set(
    *, by: Actor, listed: Set, name: str, year: int | None, bodies: Iterable[Body] = (), labels: Sequence[str] = ()
) -> Set:
    """Renames a list and says anew who is on it; whoever stays keeps what was said of her.

    Raises Refused where something was recorded of a member that would go: it happened, and stays."""
    name = " ".join(name.split())
    _check_name(listed.partnership, listed, name, year)
    before = _told(listed)
    listed.name, listed.year = name, year
    listed.save()
    _fill(listed, list(bodies), _tidied(labels))
    _record(by, listed, "changed", before=before, after=_told(listed))
    return listed


def _fill(made: Set, bodies: list[Body], labels: list[str]) -> None:
    if not bodies and not labels:
        raise Refused("The list is empty. Choose at least one body, or write at least one name.")
    if any(body.partnership_id != made.partnership_id for body in bodies):
        raise Refused("Choose bodies of this partnership.")
    standing = list(SetMember.objects.filter(set=made).select_related("body"))
    wanted = {body.pk for body in bodies}
    for member in standing:
        if not (member.body_id in wanted or (not member.body_id and member.label in labels)):
            try:
                member.delete()
            except ProtectedError as kept:
                raise Refused(
                    f"“{member}” was reached already, so it stays on the list. Make another list instead."
                ) from kept
    known, said = {one.body_id for one in standing}, {one.label for one in standing}
    SetMember.objects.bulk_create(
        [SetMember(set=made, body=body) for body in bodies if body.pk not in known]
        + [SetMember(set=made, label=label) for label in labels if label not in said]
    )


def _tidied(labels: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(label.split())[:160] for label in labels))))


def _check_name(partnership: Partnership, own: Set | None, name: str, year: int | None) -> None:
    if not name:
        raise Refused("Enter what the list is called.")
    others = Set.objects.filter(partnership=partnership, name=name, year=year)
    if others.exclude(pk=own.pk if own else None).exists():
        raise Refused(f"There is a list “{name}” already{f' for {year}' if year else ''}. Choose another name.")


def _told(made: Set) -> dict[str, object]:
    members = sorted(str(one) for one in SetMember.objects.filter(set=made).select_related("body"))
    return {"name": made.name, "year": made.year, "members": members}


def _record(by: Actor, made: Set, verb: str, **sides: dict[str, object]) -> None:
    record(by=by, partnership_id=made.partnership_id, verb=verb, thing="set", thing_id=made.pk, **sides)

"""Questionnaires as the room's pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from sightline.people.access import Membership
from sightline.questions.models import Asked, Exercise, Instrument, Question, Standard, Version


def instruments_in(membership: Membership, *, kind: str = "", away: bool = False) -> QuerySet[Instrument]:
    """The partnership's questionnaires by name, each with `counted`: its versions, the newest first, with how many
    questions each asks and how many exercises use it. Two queries a page."""
    found = Instrument.objects.visible_to(membership).filter(retired_on__isnull=not away)
    if kind:
        found = found.filter(kind=kind)
    return found.prefetch_related(Prefetch("versions", queryset=_counted(), to_attr="counted"))


def _counted() -> QuerySet[Version]:
    versions = Version.objects.annotate(questions=Count("asked", distinct=True), used=Count("exercises", distinct=True))
    return versions.order_by("-number")


@dataclass(frozen=True, slots=True)
class Row:
    """A questionnaire as the list shows it."""

    instrument: Instrument
    newest: Version
    used: int
    lacks: int


def rows_of(instruments: Sequence[Instrument]) -> list[Row]:
    """The list's rows for a page of `instruments_in`. Two queries, however long."""
    newest = {one.pk: one.counted[0] for one in instruments}
    carried: dict[int, set[int]] = {}
    pairs = Asked.objects.filter(version__in=[version.pk for version in newest.values()]).exclude(standard=None)
    for version_id, standard_id in pairs.values_list("version_id", "standard_id"):
        carried.setdefault(version_id, set()).add(standard_id)
    partnerships = {one.partnership_id for one in instruments}
    of_kind: dict[str, set[int]] = {}
    for pk, kind in Standard.objects.filter(partnership__in=partnerships, until=None).values_list("pk", "kind"):
        of_kind.setdefault(kind, set()).add(pk)
    return [
        Row(
            one,
            newest[one.pk],
            sum(version.used for version in one.counted),
            len(of_kind.get(one.kind, set()) - carried.get(newest[one.pk].pk, set())),
        )
        for one in instruments
    ]


def versions_of(instrument: Instrument) -> list[Version]:
    """Its versions, the newest first, with what they count. One query."""
    return list(_counted().filter(instrument=instrument).select_related("made_by"))


def exercises_of(version_or_instrument: Version | Instrument) -> QuerySet[Exercise]:
    """Where a version, or any version of an instrument, is or was used, the newest first."""
    if isinstance(version_or_instrument, Version):
        found = Exercise.objects.filter(version=version_or_instrument)
    else:
        found = Exercise.objects.filter(version__instrument=version_or_instrument)
    return found.select_related("version")


def version_for_page(membership: Membership) -> QuerySet[Version]:
    """Versions with what their pages need loaded."""
    return Version.objects.visible_to(membership).select_related("instrument", "partnership", "made_by")


def keys_used(question: Question) -> set[str]:
    """Every key that an answer of a question has, or had in any version: none is given to another answer."""
    options = Asked.objects.filter(question=question).values_list("options", flat=True)
    return {option["key"] for one in options for option in one}


def answered_in(question: Question) -> list[int]:
    """The numbers of the versions that asked a question and were answered: there it stays, whatever becomes of it."""
    found = Asked.objects.filter(question=question).exclude(version__frozen_on=None)
    return sorted(set(found.values_list("version__number", flat=True)))


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A standard question with how far it has reached: questionnaires of its kind in use, and those that lack it."""

    standard: Standard
    carried: int
    lacking: tuple[Instrument, ...]


def standards_in(membership: Membership) -> tuple[list[StandardRow], list[Standard]]:
    """The standing ones, with how far each has reached, and those that ended. Four queries."""
    standards = list(Standard.objects.visible_to(membership).select_related("question"))
    rows = {one.pk: one for one in instruments_in(membership)}
    newest = {one.counted[0].pk: one for one in rows.values()}
    carried: dict[int, set[int]] = {}
    pairs = Asked.objects.filter(version__in=newest).exclude(standard=None)
    for standard_id, version_id in pairs.values_list("standard_id", "version_id"):
        carried.setdefault(standard_id, set()).add(version_id)
    standing = []
    for standard in standards:
        if standard.until is None:
            of_kind = {pk: one for pk, one in newest.items() if one.kind == standard.kind}
            there = carried.get(standard.pk, set()) & of_kind.keys()
            lacking = tuple(one for pk, one in of_kind.items() if pk not in there)
            standing.append(StandardRow(standard, len(there), lacking))
    return standing, [one for one in standards if one.until is not None]

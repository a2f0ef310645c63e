"""What indicators mean: adopted from the field's list, written, edited, retired; the populations they are rates of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max

from sightline.indicators.models import Definition, Figure, Neighbour, Population, Quantity, Series
from sightline.indicators.reads.released import links_of
from sightline.indicators.rules.catalogue import ALSO_PART_OF, BALANCES, BY_KEY, READY, Ready
from sightline.indicators.rules.figures import Basis, Counts, Frequency, Polarity
from sightline.indicators.rules.quantities import Tangled
from sightline.kit import clock
from sightline.people.models import Body, Partnership, Person
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Kept = Mapping[str, str] | None
POPULATION = "aged 0 to 17"
# What people write in their own words.
WRITTEN = (
    "name", "what", "why", "numerator", "denominator", "baseline", "target", "caveats", "thread", "serves",
    "population", "dimension", "source_words",
)  # fmt: skip
FIELDS = (*WRITTEN, "basis", "flow", "polarity", "counts", "frequency")


@action
def adopt_definitions(
    *, by: Actor, partnership: Partnership, keys: Sequence[str], sources: Mapping[str, Body | None] | None = None
) -> list[Definition]:
    """Takes indicators of the field's list, those that are here already left alone; `sources` says which body gives
    what the list says a source gives. Raises NotYet for a key that the list does not have."""
    unknown = [key for key in keys if key not in BY_KEY]
    if unknown:
        raise NotYet([f"“{unknown[0]}” is not in the list."])
    here = set(Definition.objects.filter(partnership=partnership).exclude(key="").values_list("key", flat=True))
    taken = set(Definition.objects.filter(partnership=partnership).values_list("name", flat=True))
    wanted = [one for one in READY if one.key in keys and one.key not in here and one.name not in taken]
    quantities = _quantities(partnership, wanted)
    made = []
    for one in wanted:
        source = (sources or {}).get(one.source)
        definition = Definition.objects.create(
            partnership=partnership,
            key=one.key,
            position=READY.index(one),
            name=one.name,
            what=one.what,
            why=one.why,
            basis=one.basis,
            flow=one.flow,
            polarity=one.polarity,
            counts=one.counts,
            frequency=Frequency.QUARTER,
            numerator=one.numerator,
            denominator=one.denominator,
            counted=quantities[one.counted],
            of=quantities[one.of] if one.of else None,
            population=POPULATION if one.basis == Basis.RATE else "",
            dimension=one.dimension,
            source=source,
            source_words=one.source,
            caveats=one.caveats,
        )
        _make_series(definition, one.values)
        scan_texts(by=by, row=definition, fields=WRITTEN, thing="indicator", thing_id=definition.pk)
        _record(by, definition, "adopted", after={"name": one.name, "from": "the field’s list"})
        made.append(definition)
    if not made:
        raise NotYet(["Every indicator that you chose is here already."])
    return made


def _quantities(partnership: Partnership, wanted: Sequence[Ready]) -> dict[str, Quantity]:
    """The counts of the indicators, those that are here already and new ones, bound to each other as the list says."""
    names = {name for one in wanted for name in (one.counted, one.of) if name}
    part_of = {one.counted: one.of for one in READY if one.of} | ALSO_PART_OF
    while above := {part_of[name] for name in names if name in part_of} - names:
        names |= above
    for balance in BALANCES:
        if names & {balance.stock, balance.enters, balance.leaves}:
            names |= {balance.stock, balance.enters, balance.leaves}
    found = {one.name: one for one in Quantity.objects.filter(partnership=partnership, name__in=names)}
    fresh = [Quantity(partnership=partnership, name=name) for name in sorted(names - found.keys())]
    Quantity.objects.bulk_create(fresh)
    found |= {one.name: one for one in fresh}
    for one in fresh:
        if one.name in part_of:
            one.part_of = found[part_of[one.name]]
        for balance in BALANCES:
            one.enters = found[balance.stock] if one.name == balance.enters else one.enters
            one.leaves = found[balance.stock] if one.name == balance.leaves else one.leaves
    Quantity.objects.bulk_update(fresh, ["part_of", "enters", "leaves"])
    return found


def _make_series(definition: Definition, values: Sequence[str], givers: Mapping[str, Body] | None = None) -> None:
    """The total and one series for each value of the breakdown."""
    Series.objects.bulk_create(
        Series(
            partnership_id=definition.partnership_id,
            definition=definition,
            value=value,
            position=place,
            giver=(givers or {}).get(value),
        )
        for place, value in enumerate(["", *values])
    )


@action
def create_definition(
    *,
    by: Actor,
    partnership: Partnership,
    values: Sequence[str] = (),
    givers: Mapping[str, Body] | None = None,
    counted: str,
    of: str = "",
    source: Body | None = None,
    kept: Kept = None,
    **fields: Any,
) -> Definition:
    """A new indicator. `counted` and `of` name the counts it is made of: the same name as another indicator's means the
    same count. Raises NotYet where the counts would be part of themselves, or a name is taken."""
    last = Definition.objects.filter(partnership=partnership).aggregate(last=Max("position"))["last"]
    given = _fitting({name: fields[name] for name in FIELDS if name in fields})
    _check_name(partnership.pk, None, given.get("name", ""))
    definition = Definition(partnership=partnership, source=source, position=(last or 0) + 1, **given)
    _check_breakdown(definition, values)
    _bind(definition, counted, of if definition.is_share else "")
    definition.save()
    _make_series(definition, values, givers)
    scan_texts(by=by, row=definition, fields=WRITTEN, thing="indicator", thing_id=definition.pk, kept=kept)
    _record(by, definition, "defined", after=_told(definition, values))
    return definition


@action
def edit_definition(
    *,
    by: Actor,
    definition: Definition,
    revision: int,
    values: Sequence[str] = (),
    givers: Mapping[str, Body] | None = None,
    counted: str,
    of: str = "",
    source: Body | None = None,
    kept: Kept = None,
    **fields: Any,
) -> Definition:
    """Saves what an indicator says. Once it has figures, what they count and their breakdown stay: retire it and define
    another. Raises EditedMeanwhile, or NotYet with what cannot be changed."""
    locked = Definition.objects.select_for_update(of=("self",)).select_related("counted", "of").get(pk=definition.pk)
    standing = list(locked.series.exclude(value="").values_list("value", flat=True))
    before = _told(locked, standing)
    if locked.revision != revision:
        raise EditedMeanwhile(theirs=before, who="", revision=locked.revision)
    given = _fitting({name: fields[name] for name in FIELDS if name in fields})
    _check_name(locked.partnership_id, locked.pk, given.get("name", locked.name))
    has_figures = Figure.objects.filter(series__definition=locked).exists()
    fixed = {"basis", "flow", "counts", "frequency"}
    changed = {name for name in fixed if name in given and given[name] != getattr(locked, name)}
    same_counts = (counted, of if given.get("basis", locked.basis) == Basis.SHARE else "") == (
        locked.counted.name,
        locked.of.name if locked.of else "",
    )
    if has_figures and (changed or list(values) != standing or not same_counts):
        raise NotYet(
            ["It has figures: what they count, how often and by what cannot change. Retire it and define another."]
        )
    for name, value in given.items():
        setattr(locked, name, value)
    locked.source, locked.revision = source, locked.revision + 1
    _check_breakdown(locked, values)
    if not has_figures:
        _bind(locked, counted, of if locked.is_share else "")
        locked.series.all().delete()
    locked.save()
    if not has_figures:
        _make_series(locked, values, givers)
    else:
        for series in locked.series.exclude(value=""):
            series.giver = (givers or {}).get(series.value)
            series.save(update_fields=["giver"])
    scan_texts(by=by, row=locked, fields=WRITTEN, thing="indicator", thing_id=locked.pk, kept=kept)
    _record(by, locked, "edited", before=before, after=_told(locked, values))
    return locked


def _fitting(given: dict[str, Any]) -> dict[str, Any]:
    """Only a rate has a population, only a share a denominator of its own."""
    if given.get("basis", Basis.COUNT) != Basis.RATE:
        given["population"] = ""
    elif not given.get("population"):
        given["population"] = POPULATION
    return given


def _check_name(partnership_id: int, own: int | None, name: str) -> None:
    if Definition.objects.filter(partnership_id=partnership_id, name=name).exclude(pk=own).exists():
        raise NotYet([f"There is an indicator called “{name}” already. Give this one another name."])


def _check_breakdown(definition: Definition, values: Sequence[str]) -> None:
    if len({value.casefold() for value in values}) != len(values):
        raise NotYet(["Two values of the breakdown are the same. Write each once."])
    if values and not definition.dimension:
        raise NotYet(["Say what it is broken down by: agency, age, area."])
    if len(values) == 1:
        raise NotYet(["A breakdown needs at least two values."])


def _bind(definition: Definition, counted: str, of: str) -> None:
    """Finds or makes the counts an indicator is made of; of a share, the numerator becomes part of the denominator."""
    if definition.is_share and not of:
        raise NotYet(["Say what the share is of."])
    definition.counted = _quantity(definition.partnership_id, counted)
    definition.of = _quantity(definition.partnership_id, of) if of else None
    if definition.of is None:
        return
    part, whole = definition.counted, definition.of
    links = links_of(definition.partnership_id)
    if part.pk == whole.pk:
        raise NotYet(["A share is of something larger than itself: give the two counts different names."])
    if str(whole.pk) in links.above(str(part.pk)):
        return
    try:
        if part.part_of_id:
            raise Tangled(f"“{part}” is part of “{part.part_of}”, and a count can be part of one other only.")
        type(links)({**links.part_of, str(part.pk): str(whole.pk)}, links.balances)
    except Tangled as tangled:
        raise NotYet([f"{tangled} Give the numerator or the denominator another name."]) from tangled
    part.part_of = whole
    part.save(update_fields=["part_of"])


def _quantity(partnership_id: int, name: str) -> Quantity:
    name = " ".join(name.split())
    if not name:
        raise NotYet(["Name what is counted."])
    return Quantity.objects.get_or_create(partnership_id=partnership_id, name=name)[0]


@action
def retire_definition(*, by: Actor, definition: Definition, on: dt.date) -> Definition:
    """Takes an indicator off the scorecard from a day on; its figures stay. Raises NotYet where that was done."""
    locked = Definition.objects.select_for_update().get(pk=definition.pk)
    if locked.retired_on:
        raise NotYet([f"It was retired on {locked.retired_on:%-d %B %Y} already."])
    locked.retired_on = on
    locked.save(update_fields=["retired_on"])
    _record(by, locked, "retired", before={"retired on": ""}, after={"retired on": on})
    return locked


@action
def set_population(
    *, by: Actor, partnership: Partnership, group: str, year: int, number: int, source: str = "", kept: Kept = None
) -> Population:
    """How many people a rate is of in a fiscal year; said again, it takes the place of what was said."""
    standing = Population.objects.filter(partnership=partnership, group=group, year=year).first()
    before = None
    if standing:
        before = {"group": group, "year": year, "number": standing.number, "source": standing.source}
    saved, _ = Population.objects.update_or_create(
        partnership=partnership,
        group=group,
        year=year,
        defaults={
            "number": number,
            "source": source,
            "given_by": by if isinstance(by, Person) else None,
            "given_at": clock.now(),
        },
    )
    scan_texts(by=by, row=saved, fields=("source", "group"), thing="partnership", thing_id=partnership.pk, kept=kept)
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="set a population of",
        thing="partnership",
        thing_id=partnership.pk,
        before=before,
        after={"group": group, "year": year, "number": number, "source": source},
    )
    return saved


@action
def note_neighbour(
    *,
    by: Person,
    definition: Definition,
    place: str,
    period: str,
    figure: str,
    published_in: str,
    kept: Kept = None,
) -> Neighbour:
    """What another area published of the same thing, and where; said again for a period, it takes the place."""
    saved, _ = Neighbour.objects.update_or_create(
        partnership_id=definition.partnership_id,
        definition=definition,
        place=place,
        period=period,
        defaults={"figure": figure, "published_in": published_in, "noted_on": clock.today(), "noted_by": by},
    )
    written = ("place", "period", "figure", "published_in")
    scan_texts(by=by, row=saved, fields=written, thing="indicator", thing_id=definition.pk, kept=kept)
    after = {"place": place, "period": period, "figure": figure, "published in": published_in}
    _record(by, definition, "noted a neighbour’s figure beside", after=after)
    return saved


def _told(definition: Definition, values: Sequence[str]) -> dict[str, Any]:
    told = {name: getattr(definition, name) for name in FIELDS}
    told["basis"] = Basis(definition.basis).label
    told["polarity"] = Polarity(definition.polarity).label
    told["counts"] = Counts(definition.counts).label
    told["broken down into"] = list(values)
    told["source"] = str(definition.source or definition.source_words)
    return told


def _record(by: Actor, definition: Definition, verb: str, **change: Any) -> None:
    record(
        by=by,
        partnership_id=definition.partnership_id,
        verb=verb,
        thing="indicator",
        thing_id=definition.pk,
        **change,
    )

"""The year's figures as events: adopted, asked for, given, restated, commented on, published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from demo.playing import Event, Island
from demo.year import figures as told
from demo.year.telling import on
from sightline.indicators import actions
from sightline.indicators.actions import Given
from sightline.indicators.actions.defining import FIELDS
from sightline.indicators.models import DataReturn, Definition, Series
from sightline.indicators.reads.leaving import leaving
from sightline.indicators.reads.returns import lines_of
from sightline.indicators.rules.catalogue import BY_KEY
from sightline.kit.periods import Quarter
from sightline.plan.rules.errors import NotYet

BEGAN = on(16, 5)


def counted(island: Island) -> list[Event]:
    """Everything about figures in the year, whichever station it belongs to."""
    return [
        Event(BEGAN, "the field’s indicators", lambda: _adopt(island)),
        Event(BEGAN, "the years before", lambda: _before(island), hour=11),
        *(event for number in told.QUARTERS for event in _quarter(island, number)),
        Event(told.RESTATED_ON, "attendance restated", lambda: _restate(island)),
        *(Event(_given_on(body, n), f"{body} on {key}", _comment(island, body, n, key, words), hour=15)
          for body, n, key, *words in told.COMMENTS),
        *(Event(day, f"a question to {body}", _ask(island, body, n, key, words), hour=16)
          for body, n, key, words, day in told.QUESTIONS),
    ]  # fmt: skip


def published(island: Island) -> list[Event]:
    """The figures that the Executive decided to publish."""
    return [Event(told.RELEASED[0], "figures published", lambda: _publish(island), hour=14)]


def _adopt(island: Island) -> None:
    analyst = island.person("kofi")
    sources = {source: island.body(key) for source, key in told.SOURCES.items()}
    actions.adopt_definitions(by=analyst, partnership=island.partnership, keys=list(BY_KEY), sources=sources)
    for key, target in told.TARGETS.items():
        _aim(island, key, target)
    for year, number in told.POPULATION.items():
        actions.set_population(
            by=analyst,
            partnership=island.partnership,
            group="aged 0 to 17",
            year=year,
            number=number,
            source="Invented for the demonstration",
        )
    for key, place, period, figure, published_in in told.NEIGHBOURS:
        actions.note_neighbour(
            by=analyst,
            definition=_definition(island, key),
            place=place,
            period=period,
            figure=figure,
            published_in=published_in,
        )


def _aim(island: Island, key: str, target: str) -> None:
    """The indicator as it is, with the target that the group set."""
    definition = _definition(island, key)
    actions.edit_definition(
        by=island.person("kofi"),
        definition=definition,
        revision=definition.revision,
        values=[one.value for one in definition.series.all() if one.value],
        counted=definition.counted.name,
        of=definition.of.name if definition.of else "",
        source=definition.source,
        **{name: getattr(definition, name) for name in FIELDS} | {"target": target},
    )


def _definition(island: Island, key: str) -> Definition:
    return Definition.objects.get(partnership=island.partnership, key=key)


def _before(island: Island) -> None:
    """The totals of eight quarters, in one go: what an analyst brings with her."""
    series = dict(Series.objects.filter(partnership=island.partnership, value="").values_list("definition__key", "pk"))
    given = []
    for key, numbers in told.BEFORE.items():
        quarter = Quarter(2015, 1)
        for number in numbers:
            given.append(_given(series[key], quarter, number))
            quarter = quarter.next
    actions.give_figures(by=island.person("kofi"), partnership=island.partnership, given=given)


def _given(series_id: int, quarter: Quarter, number: told.Number) -> Given:
    numerator, denominator = number if isinstance(number, tuple) else (number, None)
    return Given(series_id, quarter.start, quarter.end, numerator, denominator)


def _quarter(island: Island, number: int) -> Iterator[Event]:
    asked, due, _ = told.QUARTERS[number]
    yield Event(asked, f"figures of quarter {number}", lambda: _ask_all(island, number, due))
    for body in dict.fromkeys(told.SOURCES.values()):
        yield Event(_given_on(body, number), f"{body}, quarter {number}", _give(island, body, number), hour=10)


def _given_on(body: str, number: int) -> dt.date:
    return told.LATE.get((body, number), told.QUARTERS[number][2])


def _ask_all(island: Island, number: int, due: dt.date) -> None:
    quarter = Quarter(2017, number)
    actions.ask_for_return(
        by=island.person("kofi"),
        partnership=island.partnership,
        bodies=[island.body(key) for key in dict.fromkeys(told.SOURCES.values())],
        start=quarter.start,
        end=quarter.end,
        due_on=due,
    )


def _return(island: Island, body: str, number: int) -> DataReturn:
    quarter = Quarter(2017, number)
    found = DataReturn.objects.filter(body=island.body(body), start=quarter.start, end=quarter.end).first()
    if found is None:
        raise NotYet([f"{body} was not asked for quarter {number}."])
    return found


def _give(island: Island, body: str, number: int):
    def play() -> None:
        one = _return(island, body, number)
        quarter, given = Quarter(2017, number), []
        values: dict[str, list[int]] = {}
        for line in lines_of(one):
            values.setdefault(line.definition.key, []).append(line.series.pk)
        for key, series in values.items():
            said = told.YEAR[key][number - 1]
            numbers: Sequence[told.Number] = said if isinstance(said, list) else [said]
            given += [_given(pk, quarter, each) for pk, each in zip(series, numbers, strict=True)]
        actions.give_figures(
            by=island.person(told.GIVES[body]), partnership=island.partnership, given=given, data_return=one
        )

    return play


def _restate(island: Island) -> None:
    given = []
    for (key, year, number), numbers in told.RESTATED.items():
        series = _definition(island, key).series.get(value="")
        given.append(_given(series.pk, Quarter(year, number), numbers))
    actions.give_figures(by=island.person("kofi"), partnership=island.partnership, given=given)


def _comment(island: Island, body: str, number: int, key: str, words: Sequence[str]):
    def play() -> None:
        what, so_what, now_what = words
        actions.comment(
            by=island.person(told.GIVES[body]),
            data_return=_return(island, body, number),
            definition=_definition(island, key),
            what=what,
            so_what=so_what,
            now_what=now_what,
        )

    return play


def _ask(island: Island, body: str, number: int, key: str, words: str):
    def play() -> None:
        actions.ask_question(
            by=island.person("kofi"),
            data_return=_return(island, body, number),
            definition=_definition(island, key),
            question=words,
        )

    return play


def _publish(island: Island) -> None:
    _, title, meeting = told.RELEASED
    start, end = on(1, 4), on(31, 12)
    found = leaving(island.partnership, start, end)
    actions.publish_release(
        by=island.person("dana"),
        partnership=island.partnership,
        start=start,
        end=end,
        title=title,
        meeting_words=meeting,
        seen=found.digest,
    )

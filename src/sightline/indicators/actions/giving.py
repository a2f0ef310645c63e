"""Figures: asked for, given, revised; what an agency says of them, and what it is asked about them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.indicators.models import Commentary, DataReturn, Definition, Figure, Question, Series
from sightline.indicators.rules.figures import Basis, FigureState, Period, period_label
from sightline.indicators.rules.states import RETURN_STEPS, ReturnState, step_from
from sightline.kit import clock
from sightline.people.models import Body, Partnership, Person
from sightline.plan.rules.errors import NotYet
from sightline.privacy.actions import scan_texts
from sightline.privacy.rules import check
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Kept = Mapping[str, str] | None
SAID_AT_MOST = 60  # figures that one entry of the record spells out; the rest are counted


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as it comes: which series, which period, what was counted, and of how many where it is a share."""

    series_id: int
    start: dt.date
    end: dt.date
    numerator: int
    denominator: int | None = None

    @property
    def period(self) -> Period:
        return self.start, self.end


@action
def ask_for_return(
    *, by: Actor, partnership: Partnership, bodies: Sequence[Body], start: dt.date, end: dt.date, due_on: dt.date
) -> list[DataReturn]:
    """Asks agencies for a period's figures. Those asked already are left as they are; excused ones are asked again.

    Raises NotYet where nobody is left to ask, or the day is before the period is over."""
    if due_on <= end:
        raise NotYet(["The figures of a period can only be due after it is over."])
    found = []
    for body in bodies:
        one, new = DataReturn.objects.get_or_create(
            body=body,
            start=start,
            end=end,
            defaults={
                "partnership": partnership,
                "due_on": due_on,
                "asked_on": clock.today(),
                "asked_by": by if isinstance(by, Person) else None,
            },
        )
        if not new and one.state == ReturnState.EXCUSED:
            one.state, one.due_on = ReturnState.ASKED, due_on
            one.save(update_fields=["state", "due_on"])
        elif not new:
            continue
        _record_return(by, one, "asked for", after={"label": _label(one), "due on": due_on})
        found.append(one)
    if not found:
        raise NotYet(["Each of these was asked for this period already."])
    return found


@action
def excuse_return(*, by: Actor, data_return: DataReturn) -> DataReturn:
    """Says that a return is not needed after all. Raises NotYet where it was given."""
    locked = _locked(data_return)
    _step(locked, "excuse")
    locked.save(update_fields=["state"])
    _record_return(by, locked, "excused", after={"label": _label(locked)})
    return locked


@action
def give_figures(
    *,
    by: Actor,
    partnership: Partnership,
    given: Iterable[Given],
    provisional: bool = False,
    data_return: DataReturn | None = None,
    set_aside: Sequence[Mapping[str, str]] = (),
    at: dt.datetime | None = None,
) -> int:
    """Stores figures, all or none, and gives how many are new. Another number for a period already known is its next
    revision; the same number again is nothing new, unless it is final now and was provisional.

    Where every value of a breakdown is known, their sum is the total. With a `data_return` it is given by that; what
    was left out on purpose (`set_aside`: where, what it said, why) is kept with it and said on the record. `at` is for
    figures of earlier years.

    Raises NotYet for figures that contradict themselves, naming the first few; HoldsIdentifier where what is left out,
    or why, reads like one."""
    figures = list(given)
    check({f"why-{place}": f"{one['said']} {one['why']}" for place, one in enumerate(set_aside)}, None)
    series = {
        one.pk: one
        for one in Series.objects.filter(
            pk__in={figure.series_id for figure in figures}, partnership=partnership
        ).select_related("definition")
    }
    if faults := [fault for figure in figures if (fault := _fault(figure, series.get(figure.series_id)))]:
        raise NotYet(faults[:5])
    definitions = {one.definition_id for one in series.values()}
    # Whoever gives figures of the same indicators meanwhile waits: revisions are numbered from what stands.
    list(Definition.objects.select_for_update().filter(pk__in=definitions).order_by("pk").values_list("pk"))
    moment = at or clock.now()
    person = by if isinstance(by, Person) else None
    stored = _store(series, figures, person, moment, provisional=provisional, data_return=data_return)
    totals = _totals(definitions, {figure.period for figure in figures}, {one.pk for one in series.values()})
    whole = {
        one.pk: one for one in Series.objects.filter(definition__in=definitions, value="").select_related("definition")
    }
    stored += _store(whole, totals, person, moment, provisional=provisional, data_return=data_return)
    if data_return is not None:
        locked = _locked(data_return)
        _step(locked, "give")
        locked.given_at, locked.given_by, locked.set_aside = moment, person, [dict(one) for one in set_aside]
        locked.save(update_fields=["state", "given_at", "given_by", "set_aside"])
        _record_return(
            by,
            locked,
            "gave figures for",
            after={
                "label": _label(locked),
                "figures": len(figures),
                "new or revised": len(stored),
                "state": "provisional" if provisional else "final",
                "left out on purpose": [f"{one['where']}: {one['why']}" for one in set_aside],
            },
        )
    _record_figures(by, partnership, stored)
    return len(stored)


def _fault(figure: Given, series: Series | None) -> str:
    if series is None:
        return "A figure is of no indicator of this partnership."
    if figure.end < figure.start:
        return f"{series}: the period ends before it begins."
    if figure.numerator < 0 or (figure.denominator or 0) < 0:
        return f"{series}: a count cannot be below nought."
    if series.definition.is_share:
        if figure.denominator is None:
            return f"{series}: say of how many."
        if figure.numerator > figure.denominator:
            return f"{series}: {figure.numerator} cannot be of {figure.denominator}."
    elif figure.denominator is not None:
        return f"{series}: it is a count, so it is of nothing."
    return ""


def _store(
    series: Mapping[int, Series],
    figures: Sequence[Given],
    by: Person | None,
    at: dt.datetime,
    *,
    provisional: bool,
    data_return: DataReturn | None,
) -> list[Figure]:
    """The rows that are new: next revisions, numbered from the highest there is."""
    standing: dict[tuple[int, dt.date, dt.date], Figure] = {}
    spans = {figure.period for figure in figures}
    rows = Figure.objects.filter(
        series__in=list(series), start__in=[start for start, _ in spans], end__in=[end for _, end in spans]
    )
    for row in rows.order_by("revision"):
        standing[row.series_id, row.start, row.end] = row
    made = []
    for figure in figures:
        before = standing.get((figure.series_id, *figure.period))
        same = before is not None and (before.numerator, before.denominator) == (figure.numerator, figure.denominator)
        was_provisional = before is not None and before.state == FigureState.PROVISIONAL
        if same and (provisional or not was_provisional):
            continue
        if provisional:
            state = FigureState.PROVISIONAL
        elif before is None or was_provisional:
            state = FigureState.FINAL
        else:
            state = FigureState.REVISED
        made.append(
            Figure(
                partnership_id=series[figure.series_id].partnership_id,
                series=series[figure.series_id],
                start=figure.start,
                end=figure.end,
                numerator=figure.numerator,
                denominator=figure.denominator,
                revision=before.revision + 1 if before else 0,
                state=state,
                data_return=data_return,
                given_by=by,
                given_at=at,
            )
        )
    return Figure.objects.bulk_create(made, batch_size=500)


def _totals(definitions: Iterable[int], periods: Iterable[Period], given: Iterable[int]) -> list[Given]:
    """The sums of breakdowns that are complete in a period. Raises NotYet where a total was given that is another."""
    whole: dict[int, int] = {}
    parts: dict[int, set[int]] = defaultdict(set)
    named: dict[int, Series] = {}
    for one in Series.objects.filter(definition__in=list(definitions)).select_related("definition"):
        named[one.pk] = one
        if one.value:
            parts[one.definition_id].add(one.pk)
        else:
            whole[one.definition_id] = one.pk
    broken_down = {pk: series for pk, series in parts.items() if series & set(given)}
    if not broken_down:
        return []
    spans, wanted = set(periods), {one for series in broken_down.values() for one in series}
    stands: dict[tuple[int, Period], Figure] = {}
    ours = wanted | {whole[pk] for pk in broken_down}
    rows = Figure.objects.filter(series__in=ours, start__in=[start for start, _ in spans])
    for row in rows.order_by("revision"):
        stands[row.series_id, (row.start, row.end)] = row
    sums = []
    for definition, series in broken_down.items():
        for period in spans:
            cells = [stands.get((one, period)) for one in series]
            if None in cells:
                continue
            numerator = sum(cell.numerator for cell in cells)
            shares = named[whole[definition]].definition.basis == Basis.SHARE
            denominator = sum(cell.denominator or 0 for cell in cells) if shares else None
            total = stands.get((whole[definition], period))
            if (
                whole[definition] in given
                and total
                and (total.numerator, total.denominator) != (numerator, denominator)
            ):
                raise NotYet(
                    [f"{named[whole[definition]]}: its parts add to {numerator}, and the total says {total.numerator}."]
                )
            sums.append(Given(whole[definition], *period, numerator, denominator))
    return sums


def _record_figures(by: Actor, partnership: Partnership, stored: Sequence[Figure]) -> None:
    """One entry an indicator, with its figures spelt out; none where every figure was known already."""
    if not stored:
        same = {"figures": "as they were"}
        record(
            by=by,
            partnership_id=partnership.pk,
            verb="gave figures of",
            thing="partnership",
            thing_id=partnership.pk,
            before=same,
            after=same,
        )
    by_definition: dict[int, list[Figure]] = defaultdict(list)
    for figure in stored:
        by_definition[figure.series.definition_id].append(figure)
    for pk, figures in by_definition.items():
        definition = figures[0].series.definition
        words = [_said(figure, partnership.fiscal_start_month) for figure in figures[:SAID_AT_MOST]]
        if len(figures) > SAID_AT_MOST:
            words.append(f"and {len(figures) - SAID_AT_MOST} more")
        record(
            by=by,
            partnership_id=definition.partnership_id,
            verb="gave figures of",
            thing="indicator",
            thing_id=pk,
            after={"name": definition.name, "figures": words},
        )


def _said(figure: Figure, start_month: int) -> str:
    of = "" if figure.denominator is None else f" of {figure.denominator}"
    value = f", {figure.series.value}" if figure.series.value else ""
    revision = f" (revision {figure.revision})" if figure.revision else ""
    return f"{period_label((figure.start, figure.end), start_month)}{value}: {figure.numerator}{of}{revision}"


@action
def comment(
    *,
    by: Person,
    data_return: DataReturn,
    definition: Definition,
    what: str,
    so_what: str,
    now_what: str,
    kept: Kept = None,
) -> Commentary:
    """An agency's own words on one of its indicators: what, so what, now what. Raises NotYet where nothing is said."""
    if not (what.strip() or so_what.strip() or now_what.strip()):
        raise NotYet(["Write at least one of the three."])
    before = Commentary.objects.filter(data_return=data_return, definition=definition).first()
    said, _ = Commentary.objects.update_or_create(
        data_return=data_return,
        definition=definition,
        defaults={
            "partnership_id": data_return.partnership_id,
            "what": what.strip(),
            "so_what": so_what.strip(),
            "now_what": now_what.strip(),
            "written_on": clock.today(),
            "written_by": by,
        },
    )
    written = ("what", "so_what", "now_what")
    scan_texts(by=by, row=said, fields=written, thing="indicator", thing_id=definition.pk, kept=kept)
    record(
        by=by,
        partnership_id=data_return.partnership_id,
        verb="commented on",
        thing="indicator",
        thing_id=definition.pk,
        before={name: getattr(before, name) for name in written} if before else None,
        after={name: getattr(said, name) for name in written},
    )
    return said


@action
def ask_question(
    *, by: Person, data_return: DataReturn, question: str, definition: Definition | None = None, kept: Kept = None
) -> Question:
    """A question that the figures raise, put to whoever gave them. Raises NotYet where it is empty."""
    if not question.strip():
        raise NotYet(["Write the question."])
    asked = Question.objects.create(
        partnership_id=data_return.partnership_id,
        data_return=data_return,
        definition=definition,
        question=question.strip(),
        asked_on=clock.today(),
        asked_by=by,
    )
    scan_texts(by=by, row=asked, fields=("question",), thing="data_return", thing_id=data_return.pk, kept=kept)
    _record_return(by, data_return, "asked a question about", after={"question": asked.question})
    return asked


@action
def answer_question(*, by: Person, question: Question, answer: str, kept: Kept = None) -> Question:
    """The answer. Raises NotYet where it is empty, or the question was answered."""
    locked = Question.objects.select_for_update(of=("self",)).select_related("data_return").get(pk=question.pk)
    if locked.answer:
        raise NotYet(["This question was answered already."])
    if not answer.strip():
        raise NotYet(["Write the answer."])
    locked.answer, locked.answered_on, locked.answered_by = answer.strip(), clock.today(), by
    locked.save(update_fields=["answer", "answered_on", "answered_by"])
    scan_texts(by=by, row=locked, fields=("answer",), thing="data_return", thing_id=locked.data_return_id, kept=kept)
    _record_return(
        by,
        locked.data_return,
        "answered a question about",
        after={"question": locked.question, "answer": locked.answer},
    )
    return locked


def _locked(data_return: DataReturn) -> DataReturn:
    rows = DataReturn.objects.select_for_update(of=("self",)).select_related("body", "partnership")
    return rows.get(pk=data_return.pk)


def _step(data_return: DataReturn, act: str) -> None:
    to = step_from(RETURN_STEPS, data_return.state, act)
    if to is None:
        raise NotYet([f"This return is “{data_return.get_state_display().lower()}”, so that cannot be done with it."])
    data_return.state = to


def _label(data_return: DataReturn) -> str:
    period = period_label((data_return.start, data_return.end), data_return.partnership.fiscal_start_month)
    return f"{data_return.body}, {period}"


def _record_return(by: Actor, data_return: DataReturn, verb: str, **change: Any) -> None:
    record(
        by=by,
        partnership_id=data_return.partnership_id,
        verb=verb,
        thing="data_return",
        thing_id=data_return.pk,
        **change,
    )

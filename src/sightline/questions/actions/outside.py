"""What others asked and found is entered with its source; what was done about what people said is written, published by
a decision, and taken back by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import ProtectedError, QuerySet

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.privacy.actions import scan_texts
from sightline.questions.models import Exercise, ExternalResult, ExternalSurvey, YouSaid
from sightline.questions.reads.surveys import external_stands
from sightline.questions.rules.editing import check_seen
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState
from sightline.questions.rules.outside import Result
from sightline.trail.actions import action, record

_SURVEY, _LINE = ("title", "source", "population"), ("question", "answer", "group")


@action
def enter_external(
    *,
    by: Person,
    partnership: Partnership,
    title: str,
    source: str,
    population: str,
    begun_on: dt.date,
    ended_on: dt.date,
    results: Sequence[Result],
    asked: int | None = None,
    answered: int | None = None,
    kept: Mapping[str, str] | None = None,
) -> ExternalSurvey:
    """Keeps a survey of somebody else's with its results. Raises NotYet where its title is taken, nothing was found, or
    its days cannot be; HoldsIdentifier where words name somebody and no reason is given."""
    _check(ExternalSurvey.objects.filter(partnership=partnership), title, results, begun_on, ended_on)
    survey = ExternalSurvey.objects.create(
        partnership=partnership,
        title=title.strip(),
        source=source.strip(),
        population=population.strip(),
        begun_on=begun_on,
        ended_on=ended_on,
        asked=asked,
        answered=answered,
        entered_by=by,
        entered_on=clock.today(),
    )
    rows = ExternalResult.objects.bulk_create(_row(survey, one, place) for place, one in enumerate(results, 1))
    _scan(by, survey, rows, kept)
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="entered the results of",
        thing="external_survey",
        thing_id=survey.pk,
        after={"title": survey.title, "source": survey.source, "lines": len(rows)},
    )
    return survey


@action
def correct_external(
    *,
    by: Person,
    survey: ExternalSurvey,
    seen: str,
    reason: str,
    title: str,
    source: str,
    population: str,
    begun_on: dt.date,
    ended_on: dt.date,
    results: Sequence[Result],
    asked: int | None = None,
    answered: int | None = None,
    kept: Mapping[str, str] | None = None,
) -> ExternalSurvey:
    """Puts right what was entered wrongly of somebody else's survey, with why; `seen` is the stamp of what the form was
    drawn from. A line that a measure rests on keeps its identity, so the measure reads the right figure from now on.

    Raises EditedMeanwhile where somebody corrected it first; NotYet as for entering, where nothing differs, and where
    such a line would go."""
    locked = ExternalSurvey.objects.select_for_update().get(pk=survey.pk)
    before = external_stands(locked)
    check_seen(seen, before)
    others = ExternalSurvey.objects.filter(partnership=locked.partnership).exclude(pk=locked.pk)
    _check(others, title, results, begun_on, ended_on)
    if not reason.strip():
        raise NotYet(["Say what was wrong and how you know."])
    locked.title, locked.source, locked.population = title.strip(), source.strip(), population.strip()
    locked.begun_on, locked.ended_on, locked.asked, locked.answered = begun_on, ended_on, asked, answered
    locked.save()
    was = [one.said() for one in locked.results.all()]
    _put_right(locked, results)
    _scan(by, locked, locked.results.all(), kept)
    after = external_stands(locked)
    differs = [name for name in before if name != "table" and before[name] != after[name]]
    gone = [str(one) for one in was if one not in results]
    come = [str(one) for one in results if one not in was]
    if not differs and before["table"] == after["table"]:
        raise NotYet(["Nothing differs from what stands, so nothing was corrected."])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="corrected the results of",
        thing="external_survey",
        thing_id=locked.pk,
        before={name: _plain(before[name]) for name in differs} | ({"results": gone} if gone else {}),
        after={name: _plain(after[name]) for name in differs}
        | ({"results": come} if come else {})
        | {"reason": reason.strip()},
    )
    return locked


def _check(
    others: QuerySet[ExternalSurvey], title: str, results: Sequence[Result], begun_on: dt.date, ended_on: dt.date
) -> None:
    reasons = []
    if others.filter(title=title.strip()).exists():
        reasons.append("A survey with this title is there already: say in the title which one this is.")
    if not results:
        reasons.append("Give at least one result.")
    if ended_on < begun_on:
        reasons.append("It ended before it began: mend the days.")
    if reasons:
        raise NotYet(reasons)


def _scan(by: Person, survey: ExternalSurvey, rows: Iterable[ExternalResult], kept: Mapping[str, str] | None) -> None:
    scan_texts(by=by, row=survey, fields=_SURVEY, thing="external_survey", thing_id=survey.pk, kept=kept)
    for row in rows:
        scan_texts(by=by, row=row, fields=_LINE, thing="external_survey", thing_id=survey.pk, kept=kept)


def _put_right(survey: ExternalSurvey, results: Sequence[Result]) -> None:
    """Makes the lines those given. A line is the same if its words are; else the one in its place, if both are left."""
    rows = {row.said().key: row for row in survey.results.all()}
    new = {place: one for place, one in enumerate(results, 1) if one.key not in rows}
    left = {row.position: row for key, row in rows.items() if key not in {one.key for one in results}}
    for place in new.keys() & left.keys():
        rows[new[place].key] = left.pop(place)
    for row in left.values():
        try:
            row.delete()
        except ProtectedError as error:
            raise NotYet(
                [f"A measure rests on “{row.said()}”. Put the line right instead of leaving it out."]
            ) from error
    for place, one in enumerate(results, 1):
        row = rows.get(one.key) or _row(survey, one, place)
        row.position = place
        row.question, row.answer, row.group, row.n, row.of = one.question, one.answer, one.group, one.n, one.of
        row.save()


def _row(survey: ExternalSurvey, one: Result, place: int) -> ExternalResult:
    return ExternalResult(
        partnership_id=survey.partnership_id,
        survey=survey,
        position=place,
        question=one.question,
        answer=one.answer,
        group=one.group,
        n=one.n,
        of=one.of,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


@action
def write_you_said(
    *,
    by: Person,
    said: str,
    did: str,
    exercise: Exercise | None = None,
    survey: ExternalSurvey | None = None,
    entry: YouSaid | None = None,
    kept: Mapping[str, str] | None = None,
) -> YouSaid:
    """Says what people said in a survey that has closed, and what was done about it; or says it otherwise. It is not
    published by this. Raises NotYet while the survey is open, and for what is published: that is taken back first."""
    if entry is not None:
        entry = YouSaid.objects.select_for_update().get(pk=entry.pk)
        if entry.published_on is not None:
            raise NotYet(["It is published: take it back before you change it."])
        before = {"said": entry.said, "did": entry.did}
    else:
        about = exercise or survey
        if about is None:
            raise NotYet(["Say in which survey people said it."])
        if exercise is not None and exercise.state != ExerciseState.CLOSED:
            raise NotYet(["That survey has not closed yet."])
        entry = YouSaid(partnership_id=about.partnership_id, exercise=exercise, survey=survey)
        before = None
    entry.said, entry.did = said.strip(), did.strip()
    entry.written_by, entry.written_on = by, clock.today()
    entry.save()
    scan_texts(by=by, row=entry, fields=("said", "did"), thing="you_said", thing_id=entry.pk, kept=kept)
    record(
        by=by,
        partnership_id=entry.partnership_id,
        verb="wrote what was done about",
        thing="you_said",
        thing_id=entry.pk,
        before=before,
        after={"said": entry.said, "did": entry.did},
    )
    return entry


@action
def publish_you_said(*, by: Person, entry: YouSaid) -> YouSaid:
    """Decides that an entry may be read by everybody. Raises NotYet for one that is published."""
    locked = YouSaid.objects.select_for_update().get(pk=entry.pk)
    if locked.published_on is not None:
        raise NotYet(["It is published already."])
    locked.published_by, locked.published_on = by, clock.today()
    locked.save(update_fields=["published_by", "published_on"])
    _decided(by, locked, "published")
    return locked


@action
def withdraw_you_said(*, by: Person, entry: YouSaid) -> YouSaid:
    """Takes a published entry back. Raises NotYet for one that is not published."""
    locked = YouSaid.objects.select_for_update().get(pk=entry.pk)
    if locked.published_on is None:
        raise NotYet(["It is not published."])
    locked.published_by = locked.published_on = None
    locked.save(update_fields=["published_by", "published_on"])
    _decided(by, locked, "took back")
    return locked


def _decided(by: Person, entry: YouSaid, verb: str) -> None:
    record(
        by=by,
        partnership_id=entry.partnership_id,
        verb=verb,
        thing="you_said",
        thing_id=entry.pk,
        after={"label": entry.said[:80], "published": entry.published_on is not None},
    )

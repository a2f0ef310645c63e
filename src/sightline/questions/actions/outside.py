"""What others asked and found is entered with its source; what was done about what people said is written, published by
a decision, and taken back by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sightline.kit import clock
from sightline.people.models import Partnership, Person
from sightline.privacy.actions import scan_texts
from sightline.questions.models import Exercise, ExternalResult, ExternalSurvey, YouSaid
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState
from sightline.questions.rules.outside import Result
from sightline.trail.actions import action, record

_SURVEY = ("title", "source", "population")


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
    reasons = []
    if ExternalSurvey.objects.filter(partnership=partnership, title=title.strip()).exists():
        reasons.append("A survey with this title is there already: say in the title which one this is.")
    if not results:
        reasons.append("Give at least one result.")
    if ended_on < begun_on:
        reasons.append("It ended before it began: mend the days.")
    if reasons:
        raise NotYet(reasons)
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
    scan_texts(by=by, row=survey, fields=_SURVEY, thing="external_survey", thing_id=survey.pk, kept=kept)
    rows = ExternalResult.objects.bulk_create(
        ExternalResult(
            partnership=partnership,
            survey=survey,
            position=position,
            question=one.question,
            answer=one.answer,
            group=one.group,
            n=one.n,
            of=one.of,
        )
        for position, one in enumerate(results, 1)
    )
    for row in rows:
        words = ("question", "answer", "group")
        scan_texts(by=by, row=row, fields=words, thing="external_survey", thing_id=survey.pk, kept=kept)
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

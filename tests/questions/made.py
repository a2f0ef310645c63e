"""Questionnaires for the room's tests, made by its own actions from small documents."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.questions import actions
from sightline.questions.models import Asked, Exercise, Instrument, Section, Version
from sightline.questions.rules.bank.making import chosen, only_if, questionnaire, section, words
from sightline.questions.rules.kinds import Audience, ExerciseState, InstrumentKind, Mode
from tests.cast import Cast

TODAY = dt.date(2018, 1, 15)


def small(
    kind: InstrumentKind = InstrumentKind.SURVEY, name: str = "Use of the toolkit", **besides: Any
) -> dict[str, Any]:
    """Two sections: have you used it, and if so how; then how confident."""
    return questionnaire(
        kind,
        name,
        section(
            "The toolkit",
            chosen("used", "yes_no", "Have you used the toolkit?", required=True),
            words("how", "How?", **only_if("used", "yes")),
        ),
        section("You", chosen("confidence", "confident", "How confident are you?")),
        **besides,
    )


def instrument(cast: Cast, *, elsewhere: bool = False, **besides: Any) -> Instrument:
    """The small questionnaire of the cast's board, or of the board across the water."""
    return actions.create_from_document(
        by=cast.outsider if elsewhere else cast.business_manager,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=small(**besides),
    )


def version_of(made: Instrument, number: int = 1) -> Version:
    """One of its versions."""
    return made.versions.select_related("instrument").get(number=number)


def frozen(made: Instrument) -> Version:
    """Its newest version, as if the first answer had come."""
    version = made.versions.select_related("instrument").last()
    actions.freeze_version(version=version, on=TODAY)
    version.refresh_from_db()
    return version


def asked_in(version: Version, text: str) -> Asked:
    """The question of a version with these words."""
    return Asked.objects.select_related("question", "section").get(version=version, text=text)


def section_of(version: Version, title: str) -> Section:
    """The section of a version with this heading."""
    return version.sections.get(title=title)


def exercise(cast: Cast, version: Version) -> Exercise:
    """A use of a version, straight to the table."""
    return Exercise.objects.create(
        partnership_id=version.partnership_id,
        version=version,
        title="Autumn",
        mode=Mode.NAMED,
        audience=Audience.PROFESSIONALS,
        state=ExerciseState.OPEN,
        opens_on=TODAY,
        closes_on=TODAY + dt.timedelta(days=14),
    )


STANDARD = {
    **chosen("", "grades", "Were adults outside the home heard?", not_enough=True),
    "help": "Fathers, partners.",
}

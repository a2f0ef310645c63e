"""A figure of somebody else's survey is corrected under a measure that rests on it."""

import datetime as dt

import pytest

from sightline.assurance.rules.kinds import Kind
from sightline.plan.models import Plan
from sightline.questions import actions
from sightline.questions.models import ExternalSurvey
from sightline.questions.reads.surveys import external_stands
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.outside import Result
from tests.assurance.made import bind, measure_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def correct(cast: Cast, survey: ExternalSurvey, results: list[Result]) -> None:
    stands = external_stands(survey)
    actions.correct_external(
        by=cast.analyst,
        survey=survey,
        seen=stamp(stands),
        reason="Read again.",
        results=results,
        **{name: value for name, value in stands.items() if name != "table"},
    )


def test_a_line_that_a_measure_rests_on_is_put_right_and_does_not_go(cast: Cast, adopted: Plan) -> None:
    lines = [Result("I know whom to tell", "Yes", group, 212, 300) for group in ("Year 8", "Year 10")]
    survey = actions.enter_external(
        by=cast.analyst,
        partnership=cast.partnership,
        title="Schools’ health survey",
        source="The unit’s report",
        population="Pupils",
        begun_on=dt.date(2017, 5, 1),
        ended_on=dt.date(2017, 7, 20),
        results=lines,
    )
    binding = bind(cast, measure_of(adopted), Kind.OUTSIDE, result=survey.results.get(group="Year 10"))
    with pytest.raises(NotYet, match="A measure rests on “I know whom to tell"):
        correct(cast, survey, lines[:1])
    correct(cast, survey, [Result("I know whom I can tell", "Yes", "Year 8", 212, 300),
                           Result("I know whom I can tell", "Yes", "Year 10", 221, 300)])  # fmt: skip
    binding.refresh_from_db()
    assert str(binding.result) == "I know whom I can tell: 221 of 300"

"""An indicator is restated for three past quarters: the paper that was issued stays as issued, and the next one says
what is known now."""

import datetime as dt
import json

import pytest

from sightline.assurance.rules.kinds import Kind as Evidence
from sightline.files.reads import content_of
from sightline.indicators.models import Figure
from sightline.kit import clock
from sightline.papers.actions import issue_paper
from sightline.papers.documents.preparing import FORMS, prepare
from sightline.papers.models import Issued
from sightline.papers.rules.content import Copy
from sightline.papers.rules.kinds import Kind
from sightline.plan.models import Measure
from sightline.plan.rules.format import digest
from tests.assurance.made import bind, measure_of
from tests.indicators.made import adopted, give
from tests.papers.conftest import TODAY

pytestmark = pytest.mark.django_db
THIRD = {
    "from_day": dt.date(2017, 10, 1),
    "to_day": dt.date(2017, 12, 31),
    "compared_from": dt.date(2016, 10, 1),
    "compared_to": dt.date(2016, 12, 31),
}


def issue(busy) -> Issued:
    subject = busy.subject(cycle=busy.cycle, plan=busy.plan)
    about = f"cycle:{busy.cycle.pk}"
    with clock.standing_on(TODAY):
        prepared = prepare(Kind.PLAN, about, subject, Copy.RESTRICTED, TODAY)
        return issue_paper(by=busy.cast.business_manager, prepared=prepared)


def test_an_old_paper_stays_as_issued_and_the_next_says_what_is_known_now(busy) -> None:
    (attendance,) = adopted(busy.cast, "attendance")
    give(busy.cast, attendance, [(27, 900), (26, 900), (26, 900), (26, 900), (25, 900)])
    first = Measure.objects.filter(plan=busy.plan, action__isnull=True).count()
    words = {"comparator": "decrease", "threshold": None, "unit": "", "due": dt.date(2017, 12, 31)}
    measure = measure_of(busy.plan, first, **words)
    bind(busy.cast, measure, Evidence.INDICATOR, definition=attendance, **THIRD)
    issued = issue(busy)
    assert "Fallen: 2.8% in Q3 2017/18, 3.0% in Q3 2016/17" in json.dumps(issued.content, ensure_ascii=False)
    before = {form: content_of(getattr(issued, form)) for form in FORMS}

    give(busy.cast, attendance, [(20, 900), (26, 900), (24, 900), (24, 900), (25, 900)])
    assert Figure.objects.filter(series__definition=attendance, revision=1).count() == 3
    kept = Issued.objects.get(pk=issued.pk)
    assert {form: content_of(getattr(kept, form)) for form in FORMS} == before
    assert digest(kept.content) == issued.sha256
    following = json.dumps(issue(busy).content, ensure_ascii=False)
    assert "2.8% in Q3 2017/18, 2.2% in Q3 2016/17" in following
    assert "3.0%" not in following

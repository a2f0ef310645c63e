"""Adoption: everything in the way is said at once; what is adopted is frozen."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.kit import clock
from sightline.plan.actions import adopt_plan, can_adopt, check_can_adopt, create_from_format, settle_note
from sightline.plan.models import Baseline, Plan
from sightline.plan.reads import to_format
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.trail.models import Entry
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan

pytestmark = pytest.mark.django_db
MAY = dt.date(2017, 5, 24)


def made(cast, change, bodies=True):
    document = small_plan(2)
    change(document, document["priorities"][0]["actions"][0])
    return create_from_format(
        by=cast.support,
        partnership=cast.partnership,
        document=document,
        bodies=bodies_of(cast) if bodies else {},
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d, a: d["plan"].update(title=""), "The plan has no title: give it one."),
        (lambda d, a: d["plan"].update(year_end=None), "The plan has no period"),
        (lambda d, a: d["priorities"].clear(), "The plan has no actions"),
        (lambda d, a: a.update(number="1.2"), "Priority 1 has 2 actions numbered 1.2: give each its own number."),
        (lambda d, a: a.update(text=" "), "Action 1.1 has no words"),
        (
            lambda d, a: a["milestones"][0].update(needs_review=True, due=None, label="TBC"),
            "Action 1.1, “TBC”: give it a date, or say that it has none.",
        ),
        (
            lambda d, a: a["measures"][0].update(threshold=190),
            "Action 1.1: a measure asks for 190%, and a percentage lies between 0 and 100.",
        ),
        (
            lambda d, a: d["priorities"][0]["measures"][0].update(threshold=-1, unit="%"),
            "Priority 1: a measure asks for -1%",
        ),
        (lambda d, a: a.update(owners=[]), "Action 1.1 has no owner: name the body that answers for it."),
        (
            lambda d, a: a["owners"].append({"name": "Police", "role": "joint"}),
            "Action 1.1 is owned by Workforce Development and Police: choose which one answers for it.",
        ),
        (
            lambda d, a: d["notes"].append(
                {"kind": "settle", "where": "table 2, row 3", "message": "31 June is no date"}
            ),
            "To settle (table 2, row 3): 31 June is no date",
        ),
    ],
)
def test_what_is_in_the_way_is_said(cast, change, sentence):
    plan = made(cast, change)
    with pytest.raises(NotYet) as refused:
        check_can_adopt(plan)
    assert len(refused.value.reasons) == 1
    assert refused.value.reasons[0].startswith(sentence)
    assert not can_adopt(plan)
    with pytest.raises(NotYet):
        adopt_plan(by=cast.business_manager, plan=plan, adopted_on=MAY, meeting="Board")
    assert not Baseline.objects.exists()


def test_an_unmatched_name_cannot_answer(cast):
    plan = made(cast, lambda d, a: None, bodies=False)
    with pytest.raises(NotYet) as refused:
        check_can_adopt(plan)
    assert refused.value.reasons[0] == (
        "Action 1.1: “Workforce Development” answers for it and is matched to no body: say which body that is."
    )
    assert len(refused.value.reasons) == 2


def test_a_note_is_settled_once_and_in_words(cast):
    plan = made(cast, lambda d, a: d["notes"].append({"kind": "settle", "message": "31 June is no date"}))
    for index, how in ((1, "x"), (-1, "x"), (0, " ")):
        with pytest.raises(NotYet):
            settle_note(by=cast.support, plan=plan, index=index, how=how)
    settled = settle_note(by=cast.support, plan=plan, index=0, how="It is 30 June.")
    assert can_adopt(settled)
    with pytest.raises(NotYet, match="not waiting"):
        settle_note(by=cast.support, plan=plan, index=0, how="again")


def test_adopting_freezes_the_plan(cast, draft):
    before = to_format(draft)
    plan = adopt_plan(by=cast.business_manager, plan=draft, adopted_on=MAY, meeting=" Board, 24 May 2017 ")
    assert (plan.state, plan.meeting_words) == ("adopted", "Board, 24 May 2017")
    assert to_format(plan) == to_format(plan, MAY) == before
    baseline = Baseline.objects.get(plan=plan)
    assert baseline.sha256 == digest(baseline.document)
    entry = Entry.objects.get(thing="plan", thing_id=str(plan.pk), verb="adopted")
    assert json.loads(entry.text.after)["baseline_sha256"] == baseline.sha256
    with pytest.raises(NotYet, match="adopted"):
        adopt_plan(by=cast.business_manager, plan=plan, adopted_on=MAY, meeting="Board")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"meeting": " "}, "Name the meeting"),
        ({"meeting": "x" * 201}, "longer than 200"),
        ({"adopted_on": dt.date(2017, 5, 26)}, "26 May 2017 has not come yet"),
    ],
)
def test_the_day_and_the_meeting(cast, draft, given, sentence):
    with clock.standing_on(dt.date(2017, 5, 25)), pytest.raises(NotYet, match=sentence):
        adopt_plan(**{"by": cast.business_manager, "plan": draft, "adopted_on": MAY, "meeting": "Board"} | given)
    assert Plan.objects.get(pk=draft.pk).is_draft


def test_statements_do_not_grow(cast, make_plan):
    counts = []
    for actions in (1, 3, 12):
        plan = make_plan(actions)
        with CaptureQueriesContext(connection) as captured:
            adopt_plan(by=cast.business_manager, plan=plan, adopted_on=MAY, meeting="Board")
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]

"""A measure's page and a plan's list of them: what is known, by which rule, and what would change it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.assurance.actions import close_binding
from sightline.assurance.models import Binding, Cited, Framework
from sightline.assurance.rules.kinds import Kind
from sightline.files.actions import store_file
from sightline.plan.models import Measure, Milestone, Plan
from sightline.questions.models import Exercise, Tally
from sightline.questions.rules.tallying import ANSWERED
from tests.assurance.made import bind, evaluated, exercise_of, judge
from tests.cast import Cast
from tests.questions.made import instrument, version_of
from tests.rows import ViewRows
from tests.training.made import course_of, session_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "_in_january")]
EVERYBODY = ("business_manager", "member", "chair", "analyst", "action_owner")
FIGURE = {"comparator": ">", "threshold": Decimal(90), "unit": "%", "due": dt.date(2017, 12, 31)}


@pytest.fixture(name="_in_january")
def in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 12, tzinfo=dt.UTC), tick=False):
        yield


def first(cast: Cast, *, elsewhere: bool = False) -> Measure:
    partnership = cast.elsewhere if elsewhere else cast.partnership
    return Measure.objects.filter(partnership=partnership, action__isnull=False).order_by("pk")[0]


class Elsewhere(ViewRows):
    @pytest.fixture(autouse=True)
    def _elsewhere(self, make_plan) -> None:
        make_plan(2, elsewhere=True)


class TestMeasureDetail(Elsewhere):
    route, works_for = "measure_detail", EVERYBODY

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"measure_id": first(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"measure_id": first(cast, elsewhere=True).pk}


class TestMeasureList(Elsewhere):
    route, works_for = "measure_list", EVERYBODY

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"plan_id": first(cast).plan_id}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"plan_id": first(cast, elsewhere=True).plan_id}


def measure_of(plan: Plan, number: str = "1.1", **fields: Any) -> Measure:
    """The measure of an action, reworded in place where a test wants other words."""
    measure = Measure.objects.filter(plan=plan, action__number=number).order_by("position", "pk")[0]
    for field, value in fields.items():
        setattr(measure, field, value)
    measure.save()
    return measure


def evaluated_measure(cast: Cast, plan: Plan, number: str = "1.1", *, yes: int = 85, no: int = 16) -> Measure:
    """The measure of an action, bound to the evaluation of a course that 120 attended."""
    version = version_of(instrument(cast))
    course = course_of(cast.partnership)
    evaluated(session_of(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": yes, "no": no}, asked=120))
    measure = measure_of(plan, number, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=version.asked.first().question, course=course)
    return measure


def text_of(cast: Cast, client_of, measure: Measure, who: str = "business_manager") -> str:
    return client_of(cast.person(who)).get(reverse("measure_detail", args=[cast.slug, measure.pk])).content.decode()


def listed(cast: Cast, client_of, plan: Plan, **asked: str) -> Any:
    cache.clear()
    return client_of(cast.member).get(reverse("measure_list", args=[cast.slug, plan.pk]), asked).context


def test_the_page_says_state_rule_numbers_and_what_would_change_it(cast: Cast, plan: Plan, client_of) -> None:
    measure = evaluated_measure(cast, plan)
    text = text_of(cast, client_of, measure)
    for said in (
        "not met",
        "85 of 101",
        "101 of 120 asked",
        "Whatever the others would have said",
        "Even if the 19 who have not answered all did",
        "Withdraw it",
        reverse("binding_create", args=[cast.slug, measure.pk]),
        reverse("course_detail", args=[cast.slug, Binding.objects.get().course_id]),
    ):
        assert said in text


def test_who_may_not_bind_is_offered_nothing(cast: Cast, plan: Plan, client_of) -> None:
    measure = evaluated_measure(cast, plan)
    text = text_of(cast, client_of, measure, "member")
    for offered in ("Bind to evidence", "Withdraw it", "Record a judgement"):
        assert offered not in text
    assert "Record a judgement" in text_of(cast, client_of, measure, "subgroup_chair")


def test_a_reworded_measure_shows_what_is_to_be_confirmed(cast: Cast, plan: Plan, client_of) -> None:
    measure = evaluated_measure(cast, plan)
    Measure.objects.filter(pk=measure.pk).update(text="Attendees say something else")
    text = text_of(cast, client_of, measure)
    assert "The measure was reworded since it was bound" in text
    assert "Confirm that it still fits" in text
    assert "As adopted" in text


def test_a_judgement_stands_with_what_it_cited_and_what_became_of_it(cast: Cast, plan: Plan, client_of) -> None:
    measure = measure_of(plan, comparator="", threshold=None, unit="")
    binding = bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="We do it.")
    made = judge(cast, measure, "reasonable")
    Cited.objects.create(partnership=cast.partnership, judgement=made, binding=binding, said="Gwen Lathom stated it.")
    assert "Two audits agree." in text_of(cast, client_of, measure)
    close_binding(by=cast.business_manager, binding=binding, why="It was of last year.")
    text = text_of(cast, client_of, measure)
    assert "Evidence it cited was withdrawn, so it no longer stands." in text
    assert "It was of last year." in text


def test_a_word_was_given_and_is_not_called_met(cast: Cast, plan: Plan, client_of) -> None:
    measure = measure_of(plan, level="practice", **FIGURE)
    bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="We do it.")
    text = text_of(cast, client_of, measure)
    assert '<strong class="ui-tag ui-tag--none">given</strong>' in text
    assert ">met</strong>" not in text


def test_a_measure_nobody_has_judged_says_what_would_settle_it(cast: Cast, plan: Plan, client_of) -> None:
    measure = measure_of(plan, comparator="", threshold=None, unit="", due=dt.date(2017, 12, 31))
    judge_it = text_of(cast, client_of, measure)
    assert "What would change it" in judge_it
    assert "would settle it." in judge_it


def test_a_measure_with_nothing_bound_says_what_its_words_suggest(cast: Cast, plan: Plan, client_of) -> None:
    measure = measure_of(plan, text="Course evaluations show that attendees are confident")
    assert "Evaluations of training: the words “Course evaluations" in text_of(cast, client_of, measure)


def test_the_list_has_those_not_met_first_and_narrows(cast: Cast, plan: Plan, client_of) -> None:
    evaluated_measure(cast, plan, "1.2")
    rows = listed(cast, client_of, plan)["table"]["rows"]
    assert rows[0][1]["tag"]["text"] == "not met"
    assert len(rows) == Measure.objects.filter(plan=plan).count()
    assert len(listed(cast, client_of, plan, state="not_met")["table"]["rows"]) == 1
    assert not listed(cast, client_of, plan, state="met")["table"]["rows"]
    assert len(listed(cast, client_of, plan, state="nonsense")["table"]["rows"]) == len(rows)


def test_the_list_says_how_long_each_has_been_due_and_what_would_change_it(cast: Cast, plan: Plan, client_of) -> None:
    evaluated_measure(cast, plan, "1.2")
    row = listed(cast, client_of, plan, state="not_met")["table"]["rows"][0]
    assert "Even if the 19 who have not answered all did" in row[1]["note"]
    assert row[2] == {"text": "31 December 2017", "note": "due for 15 days"}


def test_the_line_of_sight_shows_its_empty_levels(cast: Cast, plan: Plan, client_of) -> None:
    measure = evaluated_measure(cast, plan, yes=119, no=0)
    Measure.objects.filter(pk=measure.pk).update(level="practice")
    [line] = [one for one in listed(cast, client_of, plan)["lines"] if one[0]["text"].startswith("1.1 ")]
    assert line[2]["tag"]["text"] == "shown"
    assert line[3] == {"text": "nothing"}


def test_a_new_answer_is_seen_although_it_leaves_no_entry(cast: Cast, plan: Plan, client_of) -> None:
    measure = evaluated_measure(cast, plan)
    assert "85 of 101" in text_of(cast, client_of, measure)
    Tally.objects.filter(option="yes").update(n=86)
    Tally.objects.filter(option=ANSWERED).update(n=102)
    Exercise.objects.update(revision=1)
    assert "85 of 101" not in text_of(cast, client_of, measure)


def cost_of(client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture(name="plans")
def of_three_and_of_thirty(cast: Cast, plan: Plan, make_plan) -> tuple[Plan, Plan]:
    """A plan of three and one of thirty actions, each with a measure that is bound three times and judged."""
    many = make_plan(30)
    for one in (plan, many):
        for measure in Measure.objects.filter(plan=one, action__isnull=False):
            for kind in (Kind.STATEMENT, Kind.DOCUMENT, Kind.MILESTONE):
                bind(cast, measure, kind, **_keys(cast, measure, kind))
            judge(cast, measure, "reasonable")
    return plan, many


def _keys(cast: Cast, measure: Measure, kind: Kind) -> dict[str, Any]:
    if kind == Kind.STATEMENT:
        return {"author": cast.member, "statement": "Done."}
    if kind == Kind.MILESTONE:
        return {"milestone_uid": Milestone.objects.filter(action=measure.action).first().uid}
    name = f"Report {measure.pk}.txt"
    return {"stored": store_file(by=cast.member, partnership=cast.partnership, name=name, content=name.encode())}


def test_the_list_takes_as_many_queries_for_many(cast: Cast, plans, client_of) -> None:
    client = client_of(cast.member)
    assert len({cost_of(client, reverse("measure_list", args=[cast.slug, one.pk])) for one in plans}) == 1


def test_a_measures_page_takes_as_many_queries_however_much_is_bound_to_it(cast: Cast, plans, client_of) -> None:
    client, counts = client_of(cast.member), set()
    for one, number in zip(plans, (1, 10), strict=True):  # three bindings, and thirty
        measure = measure_of(one)
        for _ in range(number - 1):
            for kind in (Kind.STATEMENT, Kind.DOCUMENT, Kind.MILESTONE):
                bind(cast, measure, kind, **_keys(cast, measure, kind))
            judge(cast, measure, "reasonable")
        counts.add(cost_of(client, reverse("measure_detail", args=[cast.slug, measure.pk])))
    assert len(counts) == 1


def test_a_framework_takes_as_many_queries_for_many(cast: Cast, plans, client_of) -> None:
    client, counts = client_of(cast.member), set()
    for one in plans:
        framework = Framework.objects.create(partnership=cast.partnership, plan=one, title=f"Of {one.pk}")
        area = framework.areas.create(partnership=cast.partnership, position=1, title="Prevention")
        for place, measure in enumerate(Measure.objects.filter(plan=one)):
            row = framework.statements.create(partnership=cast.partnership, position=place, text="It is shown.")
            row.measures.create(partnership=cast.partnership, area=area, measure_uid=measure.uid)
        counts.add(cost_of(client, reverse("framework_detail", args=[cast.slug, framework.pk])))
    assert len(counts) == 1


def test_a_milestone_in_small_letters_begins_no_sentence(cast: Cast, plan: Plan, client_of) -> None:
    measure = measure_of(plan, "1.1", level="done", **FIGURE)
    milestone = Milestone.objects.filter(action=measure.action).first()
    Milestone.objects.filter(pk=milestone.pk).update(label="completion")
    bind(cast, measure, Kind.MILESTONE, milestone_uid=milestone.uid)
    assert "The milestone “completion” is not met yet." in text_of(cast, client_of, measure)

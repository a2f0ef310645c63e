"""Plan health: each rule by cases, and what it says of the founding plan."""

import datetime as dt
import json
from pathlib import Path

import pytest

from sightline.plan.rules.format import normal_form
from sightline.plan.rules.health import (
    SeenAction,
    SeenMeasure,
    crowded,
    document_only,
    health,
    hidden_dates,
    missing,
    named,
    own_monitor,
    seen_in,
    unobservable,
)
from tests.plan.documents import small_plan

FOUNDING = Path(__file__).resolve().parents[4] / "shared" / "input" / "founding-plan" / "expected.json"
Q1, Q3, Q4 = dt.date(2017, 6, 30), dt.date(2017, 12, 31), dt.date(2018, 3, 31)
WHOLE = {
    "owners": frozenset({1}),
    "dates": [Q3],
    "has_milestone": True,
    "measures": [SeenMeasure("Evaluations show more confidence")],
    "has_monitoring": True,
    "monitors": frozenset({2}),
}


def whole(number="1.1", **over):
    return SeenAction(number=number, **{**WHOLE, **over})


def sentences(findings):
    return [one.sentence for one in findings]


def measured(text, **over):
    return [whole(measures=[SeenMeasure(text, **over)])]


def test_a_whole_action_is_healthy():
    assert health([whole()]) == []
    assert health([]) == []


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ({"owners": frozenset()}, "Action 1.1 has no owner."),
        ({"has_milestone": False, "dates": []}, "Action 1.1 has no date."),
        ({"measures": []}, "Action 1.1 has no success measure."),
        ({"has_monitoring": False, "monitors": frozenset()}, "Action 1.1 has no monitoring arrangement."),
    ],
)
def test_what_is_missing(lacks, sentence):
    assert sentences(missing([whole(**lacks), whole("1.2")])) == [sentence]


def test_several_are_named_together():
    found = list(missing([whole(n, owners=frozenset()) for n in ("1.1", "1.2", "2.10")]))
    assert sentences(found) == ["Actions 1.1, 1.2 and 2.10 have no owner."]
    assert found[0].numbers == ("1.1", "1.2", "2.10")
    assert named(["1.1", "1.2"]) == "Actions 1.1 and 1.2"


def test_a_priority_may_measure_for_its_actions():
    assert list(missing([whole(measures=[], measured_by_priority=True)])) == []


@pytest.mark.parametrize(
    ("owners", "monitors", "said"),
    [({1}, {1}, True), ({1, 2}, {1}, True), ({1}, {1, 2}, False), ({1}, set(), False), (set(), {1}, False)],
)
def test_monitored_only_by_its_owner(owners, monitors, said):
    found = sentences(own_monitor([whole(owners=frozenset(owners), monitors=frozenset(monitors))]))
    assert found == (["Action 1.1 is monitored only by who owns it."] if said else [])
    both = sentences(own_monitor([whole(n, owners=frozenset(owners), monitors=frozenset(monitors)) for n in "12"]))
    assert both == (["Actions 1 and 2 are monitored only by those who own them."] if said else [])


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([Q1, Q3, Q4, Q4], "2 of 4 dates (50%) fall in Q4 2017/18, all on 31 March 2018 (end of Q4)."),
        (
            [Q1, Q3, Q4, dt.date(2018, 2, 1)],
            "2 of 4 dates (50%) fall in Q4 2017/18, 1 of them on 31 March 2018 (end of Q4).",
        ),
        ([Q1, Q1, Q3, Q4, Q4], None),  # 40% is not more than 40%
        ([Q4, Q4], None),  # there is no other quarter
        ([], None),
    ],
)
def test_too_much_in_one_quarter(dates, sentence):
    assert sentences(crowded([whole(dates=dates)])) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Partners will be committed to excellence", True),
        ("Better understanding of the reasons why", True),
        ("Staff survey says they understand", False),
        ("Over 90% agree", False),
        ("Fewer children go missing", False),
    ],
)
def test_nothing_one_could_observe(text, said):
    assert bool(list(unobservable(measured(text)))) is said


def test_a_figure_or_a_direction_is_observable():
    assert list(unobservable(measured("Excellence", has_figure=True))) == []
    assert list(unobservable(measured("Excellence", comparator="increase"))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Protocol published", True),
        ("Toolkits will be published and disseminated across agencies.", True),
        ("Action plan to be agreed by end of Q1.", True),
        ("A report to the Board provides assurance", False),
        ("The protocol is in place and practitioners use it", False),
        ("Staff are confident", False),
    ],
)
def test_only_a_document(text, said):
    found = sentences(document_only(measured(text)))
    assert found == (
        [f"Action 1.1: “{text}” says only that a document will exist, not what it changes."] if said else []
    )


def test_a_long_measure_is_shortened():
    (sentence,) = sentences(unobservable(measured("excellence " * 20)))
    assert len(sentence) < 160
    assert "…" in sentence


def test_a_date_hidden_in_a_measure_is_offered():
    (found,) = hidden_dates(measured("Agreed by end of Q1", by=Q1))
    assert (found.offer, found.numbers) == (Q1, ("1.1",))
    assert "holds the date 30 June 2017 (end of Q1)" in found.sentence
    assert list(hidden_dates(measured("Agreed by end of Q3", by=Q3))) == []


def test_a_document_is_seen_as_its_rows_would_be():
    document = normal_form(small_plan(2))
    seen = seen_in(document)
    assert [one.number for one in seen] == ["1.1", "1.2"]
    assert (seen[0].owners, seen[0].monitors) == ({"workforce development"}, {"executive"})
    assert seen[0].measured_by_priority
    document["priorities"][0]["actions"][0]["withdrawn_on"] = "2018-01-01"
    assert [one.number for one in seen_in(document)] == ["1.2"]


@pytest.mark.shared
def test_the_founding_plan():
    found = health(seen_in(normal_form(json.loads(FOUNDING.read_text()))))
    by_rule = {one.rule: one for one in found}
    assert by_rule["crowded"].sentence == ("18 of 32 dates (56%) fall in Q4 2017/18, all on 31 March 2018 (end of Q4).")
    assert (by_rule["hidden-date"].numbers, by_rule["hidden-date"].offer) == (("3.1",), Q1)
    assert by_rule["own-monitor"].numbers == ("1.5",)
    assert not {"no-owner", "no-date", "no-measure", "no-monitoring"} & set(by_rule)

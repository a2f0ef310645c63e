"""Editing a draft: each thing as a whole, by whoever saw it last; nothing of anybody's words is lost."""

import json
import threading

import pytest
from django.db import connection

from sightline.plan.actions import (
    accept_suggested_dates,
    add_action,
    add_priority,
    edit_action,
    edit_plan,
    edit_priority,
    move_action,
    move_priority,
    remove_action,
    remove_priority,
)
from sightline.plan.models import Action, Milestone, MonitoringBody, Occurrence, Owner, Part, Plan, Priority
from sightline.plan.reads import to_format
from sightline.plan.reads.format import action_document
from sightline.plan.rules.errors import BadFormat, EditedMeanwhile, NotYet
from sightline.trail.models import Entry

pytestmark = pytest.mark.django_db


def the(plan, number):
    return Action.objects.select_related("plan", "priority", "outcome").get(plan=plan, number=number)


def last_entry(thing, pk):
    entry = Entry.objects.filter(thing=thing, thing_id=str(pk)).order_by("-seq").first()
    return entry.verb, json.loads(entry.text.before or "{}"), json.loads(entry.text.after or "{}")


def test_an_action_saved_as_it_stands_does_not_change(cast, draft):
    before = to_format(draft)
    action = the(draft, "1.2")
    edit_action(by=cast.support, action=action, revision=action.revision, document=action_document(action))
    assert to_format(draft) == before
    assert not Entry.objects.filter(thing="action", thing_id=str(action.pk)).exists()


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"text": "New words"}, lambda action: action.text == "New words"),
        ({"number": "1.9", "number_generated": True}, lambda action: action.number == "1.9"),
        ({"title": "Toolkit"}, lambda action: action.title == "Toolkit"),
        ({"threads": []}, lambda action: not action.threads.exists()),
        ({"outcome_uid": None}, lambda action: action.outcome is None),
        ({"owners": []}, lambda action: not action.owners.exists()),
        (
            {"sub_actions": [{"text": "one"}, {"text": "two"}]},
            lambda action: action.parts.filter(kind="bullet").count() == 2,
        ),
        (
            {"funding": [{"text": "Grant", "amount": 1200.5}]},
            lambda action: str(action.funding.get().amount) == "1200.5000",
        ),
        ({"rag": "Amber"}, lambda action: action.as_printed == {"rag": "Amber", "progress": None}),
    ],
)
def test_each_field_of_an_action(cast, draft, change, check):
    action = the(draft, "1.2")
    edit_action(by=cast.support, action=action, revision=1, document=change)
    now = the(draft, "1.2" if "number" not in change else "1.9")
    assert check(now)
    assert now.revision == 2
    verb, _, after = last_entry("action", action.pk)
    assert verb == "edited"
    assert after
    assert set(after) <= set(change) | {"outcome"}


def test_what_hangs_on_an_action_keeps_its_identity(cast, draft):
    action = the(draft, "1.2")
    stands = action_document(action)
    toolkit, reviews = stands["milestones"]
    measure_id = action.measures.get().pk
    edit_action(
        by=cast.support,
        action=action,
        revision=1,
        document={
            "milestones": [
                {**reviews, "occurrences": ["2017-09-30", "2018-03-31"]},
                {**toolkit, "due": "2017-11-30", "part": None},
                {"label": "Launch", "due": "2018-02-28", "kind": "due"},
            ],
            "measures": [{"text": "Surveyed"}, {**stands["measures"][0], "threshold": 95}],
            "monitoring": [{**stands["monitoring"][0], "bodies": ["Executive", "police", "Nobody known"]}],
        },
    )
    now = action_document(the(draft, "1.2"))
    assert [one["uid"] for one in now["milestones"]][:2] == [reviews["uid"], toolkit["uid"]]
    assert [one["due"] for one in now["milestones"]] == ["2018-03-31", "2017-11-30", "2018-02-28"]
    assert Occurrence.objects.filter(milestone__action=action).count() == 2
    assert [part.number for part in Part.objects.filter(action=action, kind="paragraph")] == [2]
    assert action.measures.get(threshold=95).pk == measure_id
    bodies = MonitoringBody.objects.filter(monitoring__action=action)
    assert [one.body for one in bodies] == [cast.bodies["executive"], cast.bodies["police"], None]


def test_who_answers_can_pass_from_one_owner_to_another(cast, draft):
    action = the(draft, "1.1")
    first = action_document(action)["owners"][0]
    for n, answering in enumerate((False, True), start=1):
        first.pop("answers", None)
        police = {"name": "Northmere Constabulary", "role": "joint", "answers": not answering}
        edit_action(
            by=cast.support,
            action=action,
            revision=n,
            document={"owners": [{**first, "answers": answering}, police]},
        )
        owner = Owner.objects.get(action=action, answers=True)
        assert owner.body == cast.bodies["subgroup" if answering else "police"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"number": " "}, "The action: “number” is missing"),
        ({"milestones": [{"label": "x", "due": "31/12/2017"}]}, "a date is written like 2017-12-31"),
        ({"owners": [{"name": "A", "answers": True}, {"name": "B", "answers": True}]}, "one body answers"),
        ({"text": "a\0b"}, "NUL"),
    ],
)
def test_bad_input_is_said_and_nothing_stored(cast, draft, change, sentence):
    before = to_format(draft)
    with pytest.raises(BadFormat, match=sentence):
        edit_action(by=cast.support, action=the(draft, "1.1"), revision=1, document=change)
    assert to_format(draft) == before
    assert the(draft, "1.1").revision == 1


def test_a_body_of_another_board_cannot_own(cast, draft):
    with pytest.raises(BadFormat, match="another partnership"):
        edit_action(
            by=cast.support,
            action=the(draft, "1.1"),
            revision=1,
            document={"owners": [{"name": "X", "body_id": cast.elsewhere_board.pk}]},
        )


def test_the_second_is_shown_what_the_first_saved(cast, draft):
    action = the(draft, "1.1")
    edit_action(by=cast.support, action=action, revision=1, document={"text": "Tom's words"})
    with pytest.raises(EditedMeanwhile) as caught:
        edit_action(by=cast.business_manager, action=action, revision=1, document={"text": "Ines's words"})
    assert (caught.value.theirs["text"], caught.value.who, caught.value.revision) == ("Tom's words", "Tom Redfern", 2)
    edit_action(by=cast.business_manager, action=action, revision=2, document={"text": "Ines's words"})
    assert the(draft, "1.1").text == "Ines's words"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(cast, draft):
    action = the(draft, "1.1")
    start = threading.Barrier(2, timeout=30)
    results = []

    def save(person, words):
        try:
            start.wait()
            edit_action(by=person, action=action, revision=1, document={"text": words})
            results.append(("saved", words))
        except EditedMeanwhile as meanwhile:
            results.append(("told", words, meanwhile.theirs["text"], meanwhile.who))
        finally:
            connection.close()

    people = {"Tom's": cast.support, "Ines's": cast.business_manager}
    threads = [threading.Thread(target=save, args=(person, words)) for words, person in people.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    told, saved = sorted(results, reverse=True)
    assert (saved[0], told[0]) == ("saved", "told")
    assert told[2:] == (saved[1], people[saved[1]].name)
    assert the(draft, "1.1").text == saved[1]


def test_the_plan_itself(cast, draft):
    edit_plan(
        by=cast.support,
        plan=draft,
        revision=1,
        head={
            "title": "Plan 2018-19",
            "year_start": "2018-04-01",
            "year_end": "2019-03-31",
            "threads": [{"title": "Learning", "text": ""}, {"title": "Voice of the child", "text": "heard"}],
        },
    )
    draft.refresh_from_db()
    assert (draft.title, draft.year_end.year, draft.board) == (
        "Plan 2018-19",
        2019,
        "Isle of Marram Safeguarding Children Board",
    )
    assert [thread.title for thread in the(draft, "1.1").threads.all()] == ["Voice of the child"]
    verb, before, _ = last_entry("plan", draft.pk)
    assert (verb, set(before)) == ("edited", {"title", "year_start", "year_end", "threads"})
    with pytest.raises(EditedMeanwhile):
        edit_plan(by=cast.support, plan=draft, revision=1, head={"title": "x"})
    with pytest.raises(BadFormat, match="before it starts"):
        edit_plan(by=cast.support, plan=draft, revision=2, head={"year_end": "2018-03-31"})


def test_priorities_come_change_move_and_go(cast, draft):
    second = add_priority(by=cast.support, plan=draft, document={"number": 2, "title": "Families"})
    assert list(draft.priorities.values_list("title", flat=True)) == ["Neglect", "Families"]
    first = draft.priorities.get(title="Neglect")
    stands = first.outcomes.get()
    edit_priority(
        by=cast.support,
        priority=first,
        revision=first.revision,
        document={
            "aim": "Better",
            "outcomes": [{"uid": str(stands.uid), "text": "Sure"}, {"text": "Surer"}],
            "measures": [],
        },
    )
    first.refresh_from_db()
    assert (first.aim, next(one.pk for one in first.outcomes.all()), first.measures.count()) == ("Better", stands.pk, 0)
    assert the(draft, "1.1").outcome == stands
    move_priority(by=cast.support, priority=second, step=-1)
    assert list(draft.priorities.values_list("title", flat=True)) == ["Families", "Neglect"]
    add_action(by=cast.support, priority=second, document={"number": "2.1", "text": "Visit"})
    assert list(draft.actions.values_list("number", flat=True)) == ["2.1", "1.1", "1.2", "1.3"]
    remove_priority(by=cast.support, priority=first)
    assert list(draft.actions.values_list("number", flat=True)) == ["2.1"]
    assert last_entry("priority", first.pk)[1]["actions"] == ["1.1", "1.2", "1.3"]


def test_actions_come_move_and_go(cast, draft):
    priority = draft.priorities.get()
    added = add_action(
        by=cast.support,
        priority=priority,
        document={"number": "1.4", "text": "Ask", "owners": [{"name": "wfd", "role": "lead"}]},
    )
    assert added.owners.get().body == cast.bodies["subgroup"]
    move_action(by=cast.support, action=added, step=-2)
    assert list(draft.actions.values_list("number", flat=True)) == ["1.1", "1.4", "1.2", "1.3"]
    move_action(by=cast.support, action=added, step=-9)
    assert list(draft.actions.values_list("number", flat=True)) == ["1.4", "1.1", "1.2", "1.3"]
    other = add_priority(by=cast.support, plan=draft)
    move_action(by=cast.support, action=the(draft, "1.1"), step=0, priority=other)
    assert list(draft.actions.values_list("number", flat=True)) == ["1.4", "1.2", "1.3", "1.1"]
    assert the(draft, "1.1").outcome is None
    remove_action(by=cast.support, action=added)
    assert list(draft.actions.values_list("position", flat=True)) == [0, 1, 2]
    assert list(draft.actions.values_list("number", flat=True)) == ["1.2", "1.3", "1.1"]


def test_an_action_cannot_move_to_another_plan(cast, draft, make_plan):
    with pytest.raises(BadFormat, match="another plan"):
        move_action(by=cast.support, action=the(draft, "1.1"), step=0, priority=make_plan(1).priorities.get())


def test_suggested_dates_are_taken_together(cast, draft):
    Milestone.objects.filter(action__plan=draft, kind="due").update(due=None, needs_review=True, suggested="2018-01-31")
    assert accept_suggested_dates(by=cast.support, plan=draft) == 3
    assert not Milestone.objects.filter(action__plan=draft, needs_review=True).exists()
    assert the(draft, "1.1").revision == 2
    assert accept_suggested_dates(by=cast.support, plan=draft) == 0


@pytest.mark.parametrize(
    "edit",
    [
        lambda cast, plan: edit_plan(by=cast.support, plan=plan, revision=2, head={"title": "x"}),
        lambda cast, plan: add_priority(by=cast.support, plan=plan),
        lambda cast, plan: edit_priority(by=cast.support, priority=plan.priorities.get(), revision=1, document={}),
        lambda cast, plan: remove_priority(by=cast.support, priority=plan.priorities.get()),
        lambda cast, plan: move_priority(by=cast.support, priority=plan.priorities.get(), step=1),
        lambda cast, plan: add_action(by=cast.support, priority=plan.priorities.get(), document={"number": "9"}),
        lambda cast, plan: edit_action(by=cast.support, action=the(plan, "1.1"), revision=1, document={"text": "x"}),
        lambda cast, plan: move_action(by=cast.support, action=the(plan, "1.1"), step=1),
        lambda cast, plan: remove_action(by=cast.support, action=the(plan, "1.1")),
        lambda cast, plan: accept_suggested_dates(by=cast.support, plan=plan),
    ],
)
def test_an_adopted_plan_is_not_edited(cast, adopted, edit):
    before = to_format(adopted)
    with pytest.raises(NotYet, match=r"adopted.*change or correct"):
        edit(cast, adopted)
    assert to_format(adopted) == before
    assert Plan.objects.get(pk=adopted.pk).revision == 2
    assert Priority.objects.filter(plan=adopted).count() == 1

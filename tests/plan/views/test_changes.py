"""The pages of changes and corrections: who may, step by step, and what each says."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.kit import clock
from sightline.plan.actions import adopt_plan, ask_change, create_from_format
from sightline.plan.models import Change, Milestone, Plan
from sightline.plan.reads import action_for_page
from sightline.plan.reads.changes import targets_of
from sightline.plan.rules.changes import FIELDS
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
MAY = dt.date(2017, 5, 24)


def made(cast, *, elsewhere=False) -> Plan:
    by = cast.outsider if elsewhere else cast.business_manager
    document = small_plan(2)
    names = bodies_of(cast)
    if elsewhere:
        names = dict.fromkeys(names, cast.elsewhere_board)
    plan = create_from_format(
        by=by,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=document,
        bodies=names,
    )
    return adopt_plan(by=by, plan=plan, adopted_on=MAY, meeting="Board")


def asked(plan, by) -> Change:
    milestone = Milestone.objects.get(action__plan=plan, action__number="1.1", kind="due")
    given = {
        "thing": "milestone",
        "uid": milestone.uid,
        "field": "due",
        "becomes": "2018-03-31",
        "reason": "Designer left",
    }
    return Change.objects.filter(plan=plan).first() or ask_change(by=by, plan=plan, **given)


class AdoptedRows(ViewRows):
    """Rows of a page of an adopted plan; `thing` picks the id in the address."""

    name = "action_id"

    def thing(self, plan, by):
        return plan.actions.first().pk

    def kwargs(self, cast):
        plan = Plan.objects.filter(partnership=cast.partnership).first() or made(cast)
        return {self.name: self.thing(plan, cast.subgroup_chair)}

    def elsewhere(self, cast):
        return {self.name: self.thing(made(cast, elsewhere=True), cast.outsider)}


class TestChangeAsk(AdoptedRows):
    route = "change_ask"
    works_for = ("business_manager", "support", "chair", "executive_chair", "subgroup_chair", "deputy", "action_owner")
    refused = ("member", "analyst")


class TestCorrectionMake(AdoptedRows):
    route = "correction_make"
    works_for = ("business_manager", "support")
    refused = ("chair", "subgroup_chair", "action_owner", "member", "analyst")


class TestChangeList(AdoptedRows):
    route, name = "change_list", "plan_id"
    works_for = ("business_manager", "chair", "member", "analyst", "action_owner")

    def thing(self, plan, by):
        return plan.pk


class TestChangeDecide(AdoptedRows):
    route, name = "change_decide", "change_id"
    works_for = ("chair", "executive_chair")
    refused = ("business_manager", "support", "subgroup_chair", "member", "analyst")

    def thing(self, plan, by):
        return asked(plan, by).pk


class TestChangeTakeBack(TestChangeDecide):
    route, method, works = "change_take_back", "post", 302
    works_for = ("subgroup_chair",)
    refused = ("member", "analyst")


@pytest.fixture
def client(cast, client_of):
    return client_of(cast.subgroup_chair)


@pytest.fixture
def page_of_action(adopted, cast):
    action = adopted.actions.get(number="1.1")
    return lambda route, what="": reverse(route, args=[cast.slug, action.pk]) + (f"?what={what}" if what else "")


def milestone(plan):
    return Milestone.objects.get(action__plan=plan, action__number="1.1", kind="due")


@pytest.mark.parametrize(
    ("route", "said"),
    [("change_ask", "Choose what is to change"), ("correction_make", "Choose what was read or typed wrongly")],
)
def test_going_on_with_nothing_chosen_says_so(cast, client_of, page_of_action, route, said):
    client = client_of(cast.business_manager)
    first = client.get(page_of_action(route))
    assert "<title>Error: " not in first.content.decode()
    sent = client.get(page_of_action(route) + "?sent=yes")
    assert said in sent.content.decode()
    assert sent.content.decode().count("<title>Error: ") == 1


def test_a_date_is_asked_for_and_decided(cast, client, client_of, adopted, page_of_action):
    address = page_of_action("change_ask")
    groups = dict(client.get(address).context["form"].fields["what"].choices)
    assert list(groups) == ["Dates", "The action", "Success measures", "Monitoring", "Its outcome and priority"]
    choices = {key: words for members in groups.values() for key, words in members}
    key = f"milestone:{milestone(adopted).uid}:due"
    assert choices[key] == "The date of the milestone “Toolkit”"
    assert choices[key].hint == "Now: 31 December 2017 (end of Q3)"
    address = page_of_action("change_ask", key)
    page = client.get(address)
    assert "31 December 2017 (end of Q3)" in page.content.decode()
    given = {"becomes_day": "31", "becomes_month": "3", "becomes_year": "2018", "reason": "The designer left."}
    answer = client.post(address, given)
    assert answer["Location"] == reverse("action_detail", args=[cast.slug, adopted.actions.get(number="1.1").pk])
    change = Change.objects.get()
    chair = client_of(cast.executive_chair)
    listed = chair.get(reverse("change_list", args=[cast.slug, adopted.pk])).content.decode()
    assert "Decide: Action 1.1: the date" in listed
    decide = reverse("change_decide", args=[cast.slug, change.pk])
    shown = chair.get(decide).content.decode()
    for words in ("31 December 2017 (end of Q3)", "31 March 2018 (end of Q4)", "The designer left.", "Helen Osei"):
        assert words in shown
    with clock.standing_on(dt.date(2018, 1, 24)):
        assert chair.post(decide, {"decision": "approve", "meeting": "Executive, 24 January 2018"}).status_code == 302
    assert milestone(adopted).due == dt.date(2018, 3, 31)
    listed = client.get(reverse("change_list", args=[cast.slug, adopted.pk])).content.decode()
    assert "decided by Martin Pell on 24 January 2018, Executive, 24 January 2018" in " ".join(listed.split())
    assert "already" in chair.get(decide).content.decode()


def test_who_asked_sees_why_she_cannot_decide(cast, client_of, adopted):
    change = asked(adopted, cast.chair)
    chair = client_of(cast.chair)
    decide = reverse("change_decide", args=[cast.slug, change.pk])
    assert "You asked for this change yourself" in chair.get(decide).content.decode()
    answer = chair.post(decide, {"decision": "approve", "meeting": "Executive"})
    assert answer.status_code == 422
    assert Change.objects.get().state == "asked"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose"),
        ({"decision": "approve"}, "Answer “Which meeting decided it?”"),
        ({"decision": "maybe", "meeting": "Board"}, "Select a valid choice"),
    ],
)
def test_a_decision_is_complete(cast, client_of, adopted, given, sentence):
    change = asked(adopted, cast.subgroup_chair)
    answer = client_of(cast.chair).post(reverse("change_decide", args=[cast.slug, change.pk]), {"x": "", **given})
    assert answer.status_code == 422
    assert sentence in answer.content.decode() or "Answer “What was decided?”" in answer.content.decode()


def test_taking_back(cast, client, client_of, adopted):
    change = asked(adopted, cast.subgroup_chair)
    address = reverse("change_take_back", args=[cast.slug, change.pk])
    client_of(cast.support).post(address)
    assert Change.objects.get().state == "asked"
    client.post(address)
    assert Change.objects.get().state == "withdrawn"


VALUES = {
    "date": {"becomes_day": "1", "becomes_month": "2", "becomes_year": "2018"},
    "text": {"becomes": "Other words"},
    "words": {"becomes": "Other words"},
    "figure": {"becomes": "80"},
    "comparator": {"becomes": ">="},
}


def test_every_field_can_be_asked_for_on_its_own_page(cast, client, adopted, page_of_action):
    """Every field that the rules allow is offered, takes its value, and is stored as the rules say it."""
    action = adopted.actions.get(number="1.1")
    membership = client.get(page_of_action("change_ask")).wsgi_request.membership
    targets = targets_of(action_for_page(membership, action.pk).get(), correction=False)
    assert {(one.thing, one.field) for one in targets} == {key for key, field in FIELDS.items() if field.change}
    seen = set()
    for target in targets:
        given = VALUES.get(target.takes) or {
            "answers": str(cast.bodies["police"].pk),
            "joint": [str(cast.bodies["subgroup"].pk)],
        }
        answer = client.post(page_of_action("change_ask", target.key), {**given, "reason": "Because."})
        assert answer.status_code == 302, (target, answer.context["form"].errors)
        seen.add(target.takes)
    assert Change.objects.filter(state="asked").count() == len(targets)
    assert seen == {*VALUES, "owners"}
    owners = Change.objects.get(field="owners").becomes
    assert [(one["name"], one.get("answers", False), one["role"]) for one in owners] == [
        ("Northmere Constabulary", True, "joint"),
        ("Workforce Development", False, "lead"),
    ]


def test_the_second_step_says_what_is_missing(cast, client, adopted, page_of_action):
    address = page_of_action("change_ask", f"milestone:{milestone(adopted).uid}:due")
    body = client.post(address, {"becomes_day": "31", "becomes_month": "2", "becomes_year": "2018"}).content.decode()
    assert "New date must be a real date" in body
    assert "Give the reason" in body
    same = {"becomes_day": "31", "becomes_month": "12", "becomes_year": "2017", "reason": "x"}
    assert "That is what it says already" in client.post(address, same).content.decode()
    assert not Change.objects.exists()


def test_a_target_nobody_offered_is_asked_again(cast, client, adopted, page_of_action):
    answer = client.get(page_of_action("change_ask", "plan:1:title"))
    assert answer.status_code == 422
    assert "what" in answer.context["form"].errors


def test_a_correction_and_where_the_error_was(cast, client_of, adopted, page_of_action):
    support = client_of(cast.support)
    key = f"milestone:{milestone(adopted).uid}:due"
    address = page_of_action("correction_make", key)
    assert "corrects" not in support.get(address).context["form"].fields
    given = {"becomes_day": "30", "becomes_month": "11", "becomes_year": "2017", "reason": "The document says so."}
    assert support.post(address, given).status_code == 302
    row = milestone(adopted)
    assert (row.due, row.due_adopted) == (dt.date(2017, 11, 30), dt.date(2017, 11, 30))
    change = asked(Plan.objects.get(pk=adopted.pk), cast.subgroup_chair)
    assert change.kind == "correction"
    change = ask_change(
        by=cast.subgroup_chair,
        plan=adopted,
        thing="milestone",
        uid=row.uid,
        field="due",
        becomes="2018-03-31",
        reason="Late",
    )
    client_of(cast.chair).post(
        reverse("change_decide", args=[cast.slug, change.pk]), {"decision": "approve", "meeting": "Executive"}
    )
    form = support.get(address).context["form"]
    assert [key for key, _ in form.fields["corrects"].choices] == ["", str(change.pk)]
    given |= {"becomes_month": "4", "becomes_year": "2018", "corrects": str(change.pk)}
    assert support.post(address, given).status_code == 302
    row = milestone(adopted)
    assert (row.due, row.due_adopted) == (dt.date(2018, 4, 30), dt.date(2017, 11, 30))
    listed = support.get(reverse("change_list", args=[cast.slug, adopted.pk])).content.decode()
    assert listed.count("Correction") >= 2


def test_an_empty_list_says_what_to_do(cast, client, adopted):
    body = client.get(reverse("change_list", args=[cast.slug, adopted.pk])).content.decode()
    assert "The plan stands as it was adopted" in body

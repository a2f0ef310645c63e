"""The pages on which a draft is edited: who may, what they take, what they say."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.plan.actions import add_priority, adopt_plan, create_from_format, edit_action
from sightline.plan.models import Action, Milestone, Plan, Priority
from sightline.plan.reads import to_format
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db


def made(cast, *, elsewhere=False) -> Plan:
    return create_from_format(
        by=cast.outsider if elsewhere else cast.support,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=small_plan(2),
        bodies={} if elsewhere else bodies_of(cast),
    )


class DraftRows(ViewRows):
    """Rows of a page of a draft. `thing` picks the id in the address from a plan."""

    works_for = ("business_manager", "support")
    refused = ("chair", "executive_chair", "subgroup_chair", "member", "analyst")
    name = "plan_id"

    def thing(self, plan):
        return plan.pk

    def kwargs(self, cast):
        plan = Plan.objects.filter(partnership=cast.partnership).first() or made(cast)
        return {self.name: self.thing(plan)}

    def elsewhere(self, cast):
        return {self.name: self.thing(made(cast, elsewhere=True))}


class PriorityRows(DraftRows):
    name = "priority_id"

    def thing(self, plan):
        return plan.priorities.first().pk


class ActionRows(DraftRows):
    name = "action_id"

    def thing(self, plan):
        return plan.actions.first().pk


class TestPlanEdit(DraftRows):
    route = "plan_edit"


class TestPlanHeadEdit(DraftRows):
    route = "plan_head_edit"


class TestPlanDatesAccept(DraftRows):
    route, method, works = "plan_dates_accept", "post", 302


class TestPriorityCreate(DraftRows):
    route = "priority_create"


class TestPriorityEdit(PriorityRows):
    route = "priority_edit"


class TestPriorityRemove(PriorityRows):
    route = "priority_remove"


class TestPriorityMove(PriorityRows):
    route, method, works = "priority_move", "post", 302


class TestActionCreate(PriorityRows):
    route = "action_create"


class TestActionEdit(ActionRows):
    route = "action_edit"


class TestActionRemove(ActionRows):
    route = "action_remove"


class TestActionMove(ActionRows):
    route, method, works = "action_move", "post", 302


def posted(page, **changes):
    """What a browser would send back of the page's main form, with `changes`; lists for several values."""
    context = page.context
    data = {}
    for form in [context["form"], *(one for section in context.get("sections", ()) for one in section["rows"].forms)]:
        for field in form:
            value = field.value()
            if isinstance(value, list):
                data[field.html_name] = [str(getattr(one, "pk", one)) for one in value]
            elif isinstance(value, bool):
                data |= {field.html_name: "on"} if value else {}
            elif (
                hasattr(field.field.widget, "template_name")
                and field.field.widget.template_name == "ui/forms/date.html"
            ):
                data |= _date(field.html_name, value)
            elif value is not None:
                data[field.html_name] = str(value)
    for section in context.get("sections", ()):
        management = section["rows"].management_form
        data |= {field.html_name: str(field.value()) for field in management}
    return data | changes


def _date(name, value):
    if isinstance(value, dict):
        return {f"{name}_{part}": typed for part, typed in value.items()}
    parts = str(value).split("-") if value else ("", "", "")
    return dict(zip((f"{name}_year", f"{name}_month", f"{name}_day"), parts, strict=True))


def url(cast, route, pk):
    return reverse(route, args=[cast.slug, pk])


@pytest.fixture
def client(cast, client_of):
    return client_of(cast.support)


def test_a_page_sent_back_as_it_came_changes_nothing(cast, client, draft):
    before = to_format(draft)
    for route, pk in (
        ("plan_head_edit", draft.pk),
        ("priority_edit", draft.priorities.get().pk),
        ("action_edit", draft.actions.get(number="1.2").pk),
    ):
        page = client.get(url(cast, route, pk))
        answer = client.post(url(cast, route, pk), posted(page))
        assert answer.status_code == 302, (route, answer.context["form"].errors)
        assert to_format(Plan.objects.get(pk=draft.pk)) == before, route


def test_an_action_is_written_on_one_page(cast, client, draft):
    action = draft.actions.get(number="1.2")
    address = url(cast, "action_edit", action.pk)
    page = client.get(address)
    changes = {
        "text": "Publish it\r\nand review it",
        "sub_actions": "a) first\r\nsecond",
        "owners-0-role": "joint",
        "milestones-0-due_day": "30",
        "milestones-0-due_month": "11",
        "milestones-1-cadence": "six monthly",
        "measures-0-threshold": "95.5",
        "monitoring-0-bodies": "Executive\r\nQA",
        "funding-0-text": "Grant",
        "funding-0-amount": "1200",
        "funding-0-source": "Police and crime commissioner",
    }
    answer = client.post(address, posted(page, **changes))
    assert answer.status_code == 302
    assert answer["Location"] == url(cast, "action_detail", action.pk)
    saved = to_format(draft)["priorities"][0]["actions"][1]
    assert saved["text"] == "Publish it\nand review it"
    assert saved["sub_actions"] == [{"label": "a", "text": "first"}, {"label": None, "text": "second"}]
    assert saved["owners"] == [{"name": "Workforce Development", "role": "joint"}]
    assert saved["milestones"][0]["due"] == "2017-11-30"
    assert saved["milestones"][1]["occurrences"] == ["2017-09-30", "2018-03-31"]
    assert (saved["measures"][0]["threshold"], saved["rag"]) == (95.5, "Green")
    assert saved["monitoring"][0]["bodies"] == ["Executive", "QA"]
    assert saved["funding"] == [{"text": "Grant", "amount": 1200, "source": "Police and crime commissioner"}]


def test_rows_are_added_without_script_taken_out_and_put_in_order(cast, client, draft):
    action = draft.actions.get(number="1.1")
    address = url(cast, "action_edit", action.pk)
    data = posted(client.get(address), text="Not lost", more="measures")
    page = client.post(address, data)
    assert page.status_code == 200
    assert b"There is a problem" not in page.content
    assert page.context["form"]["text"].value() == "Not lost"
    data = posted(page, **{"measures-1-text": "First of all", "measures-1-ORDER": "1", "measures-0-ORDER": "2"})
    data["milestones-1-DELETE"] = "on"
    assert client.post(address, data).status_code == 302
    saved = to_format(draft)["priorities"][0]["actions"][0]
    assert [one["text"] for one in saved["measures"]] == ["First of all", "Over 90% of attendees find it useful."]
    assert [one["label"] for one in saved["milestones"]] == ["Toolkit"]
    assert saved["text"] == "Not lost"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": ""}, "Enter the number"),
        ({"text": " "}, "Enter what is to be done"),
        ({"milestones-0-due_day": "31", "milestones-0-due_month": "2"}, "Date due must be a real date"),
        (
            {"milestones-0-due_day": "", "milestones-0-due_month": "", "milestones-0-due_year": ""},
            "Enter the date due, or tick that it has no date",
        ),
        ({"milestones-0-no_date": "on"}, "not both"),
        ({"measures-0-threshold": "190"}, "A percentage must lie between 0 and 100"),
        ({"measures-0-comparator": ""}, "Choose what the figure is to be"),
        ({"owners-0-body": "", "owners-0-name": ""}, "Choose the body, or enter a name"),
        ({"owners-0-body": "99999"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(cast, client, draft, changes, sentence):
    address = url(cast, "action_edit", draft.actions.get(number="1.1").pk)
    before = to_format(draft)
    answer = client.post(address, posted(client.get(address), **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert to_format(draft) == before


def test_one_owner_answers(cast, client, draft):
    address = url(cast, "action_edit", draft.actions.get(number="1.1").pk)
    data = posted(client.post(address, posted(client.get(address), more="owners")))
    data |= {"owners-0-answers": "on", "owners-1-answers": "on", "owners-1-name": "Police", "owners-1-role": "joint"}
    answer = client.post(address, data)
    assert "One body answers for an action" in answer.content.decode()


def test_the_second_editor_sees_the_firsts_words_and_keeps_her_own(cast, client, client_of, draft):
    action = draft.actions.get(number="1.1")
    address = url(cast, "action_edit", action.pk)
    page = client.get(address)
    edit_action(by=cast.business_manager, action=action, revision=1, document={"text": "Words of Ines"})
    answer = client.post(address, posted(page, text="Words of Tom"))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Ines Calloway saved this while you were writing" in body
    assert "Words of Ines" in body
    assert answer.context["form"]["text"].value() == "Words of Tom"
    names = [row["name"] for row in answer.context["conflict"]["rows"]]
    assert names == ["What is to be done"]
    assert client.post(address, posted(answer)).status_code == 302
    assert Action.objects.get(pk=action.pk).text == "Words of Tom"


@pytest.mark.parametrize("route", ["plan_head_edit", "priority_edit"])
def test_so_with_the_plan_and_a_priority(cast, client, client_of, draft, route):
    pk = draft.pk if route == "plan_head_edit" else draft.priorities.get().pk
    address = url(cast, route, pk)
    other = client_of(cast.business_manager)
    page = client.get(address)
    assert other.post(address, posted(other.get(address), title="Of Ines")).status_code == 302
    answer = client.post(address, posted(page, title="Of Tom"))
    assert (answer.status_code, answer.context["form"]["title"].value()) == (409, "Of Tom")
    assert [row["theirs"] for row in answer.context["conflict"]["rows"]] == ["Of Ines"]
    assert client.post(address, posted(answer)).status_code == 302


def test_the_head_and_its_threads(cast, client, draft):
    address = url(cast, "plan_head_edit", draft.pk)
    page = client.get(address)
    answer = client.post(
        address,
        posted(page, title="Plan", threads="Voice of the child: heard\r\nLearning", principles="One\r\n\r\nTwo"),
    )
    assert answer.status_code == 302
    head = to_format(Plan.objects.get(pk=draft.pk))["plan"]
    assert head["threads"] == [{"title": "Voice of the child", "text": "heard"}, {"title": "Learning", "text": ""}]
    assert head["principles"] == ["One", "Two"]
    assert head["purpose"]["items"] == ["co-ordinate", "ensure"]
    answer = client.post(address, posted(client.get(address), year_end_year="2016"))
    assert "The last day must come after the first" in answer.content.decode()


def test_a_plan_is_typed_in_action_by_action(cast, client, draft):
    page = client.get(url(cast, "priority_create", draft.pk))
    client.post(url(cast, "priority_create", draft.pk), posted(page, title="Families", outcomes="Safe\r\nHeard"))
    priority = Priority.objects.get(plan=draft, title="Families")
    assert (priority.number, priority.outcomes.count()) == ("2", 2)
    address = url(cast, "action_create", priority.pk)
    page = client.get(address)
    assert page.context["form"]["number"].value() == "2.1"
    data = posted(page, text="Visit", another="yes", outcome=str(priority.outcomes.first().pk))
    data |= {
        "owners-0-body": str(cast.bodies["police"].pk),
        "milestones-0-label": "Visited",
        "milestones-0-kind": "due",
    }
    data |= {"milestones-0-due_day": "1", "milestones-0-due_month": "May", "milestones-0-due_year": "2017"}
    answer = client.post(address, data)
    assert answer["Location"] == address
    action = Action.objects.get(plan=draft, number="2.1")
    assert (action.owners.get().body, action.owners.get().answers) == (cast.bodies["police"], True)
    assert action.owners.get().name == "Northmere Constabulary"
    assert action.outcome.text == "Safe"
    assert client.get(address).context["form"]["number"].value() == "2.2"


def test_outcomes_keep_their_identity(cast, client, draft):
    priority = draft.priorities.get()
    address = url(cast, "priority_edit", priority.pk)
    stands = priority.outcomes.get()
    client.post(address, posted(client.get(address), outcomes="The board is quite sure"))
    assert (priority.outcomes.get().pk, priority.outcomes.get().text) == (stands.pk, "The board is quite sure")
    client.post(address, posted(client.get(address), outcomes="Another\r\nThe board is quite sure"))
    assert [one.text for one in priority.outcomes.all()] == ["Another", "The board is quite sure"]
    assert priority.outcomes.last().pk == stands.pk


def test_order_and_removal(cast, client, draft):
    action = draft.actions.get(number="1.2")
    client.post(url(cast, "action_move", action.pk), {"step": "up"})
    assert [one.number for one in draft.actions.all()] == ["1.2", "1.1", "1.3"]
    second = add_priority(by=cast.support, plan=draft, document={"title": "Second"})
    client.post(url(cast, "action_move", action.pk), {"priority": str(second.pk)})
    assert [one.number for one in draft.actions.all()] == ["1.1", "1.3", "1.2"]
    client.post(url(cast, "priority_move", second.pk), {"step": "up"})
    assert [one.number for one in draft.actions.all()] == ["1.2", "1.1", "1.3"]
    assert client.post(url(cast, "action_move", action.pk), {"priority": "x"}).status_code == 404
    assert "1.2" in client.get(url(cast, "priority_remove", second.pk)).content.decode()
    client.post(url(cast, "priority_remove", second.pk))
    client.post(url(cast, "action_remove", draft.actions.get(number="1.1").pk))
    assert [one.number for one in draft.actions.all()] == ["1.3"]


def test_the_overview_says_what_is_in_the_way(cast, client, draft):
    address = url(cast, "plan_edit", draft.pk)
    assert "Nothing is in the way" in client.get(address).content.decode()
    Milestone.objects.filter(action__plan=draft, kind="due").update(due=None, needs_review=True, suggested="2018-01-31")
    body = client.get(address).content.decode()
    assert "give it a date, or say that it has none" in body
    assert "Take the 3 suggested dates" in body
    client.post(url(cast, "plan_dates_accept", draft.pk))
    assert "Nothing is in the way" in client.get(address).content.decode()


def test_an_adopted_plan_refuses_in_words(cast, client, draft):
    page = client.get(url(cast, "action_edit", draft.actions.first().pk))
    adopted = adopt_plan(by=cast.business_manager, plan=draft, adopted_on=dt.date(2017, 5, 3), meeting="Board")
    action = adopted.actions.first()
    answer = client.post(url(cast, "action_edit", action.pk), posted(page, text="x"))
    assert answer.status_code == 422
    assert "This plan is adopted" in answer.content.decode()
    for route, pk in (
        ("action_move", action.pk),
        ("action_remove", action.pk),
        ("priority_move", action.priority_id),
        ("priority_remove", action.priority_id),
        ("plan_dates_accept", adopted.pk),
    ):
        assert client.post(url(cast, route, pk), {"step": "up"}).status_code == 302
    assert adopted.actions.count() == 3


@pytest.mark.parametrize(
    ("route", "about"),
    [
        ("plan_edit", "plan"),
        ("plan_head_edit", "plan"),
        ("plan_adopt", "plan"),
        ("plan_discard", "plan"),
        ("priority_create", "plan"),
        ("priority_edit", "priority"),
        ("priority_remove", "priority"),
        ("action_create", "priority"),
        ("action_edit", "action"),
        ("action_remove", "action"),
    ],
)
def test_a_page_of_the_draft_leads_to_the_plan_once_it_is_adopted(cast, client_of, adopted, route, about):
    action = adopted.actions.first()
    pk = {"plan": adopted.pk, "priority": action.priority_id, "action": action.pk}[about]
    answer = client_of(cast.business_manager).get(url(cast, route, pk), follow=True)
    assert answer.redirect_chain == [(url(cast, "plan_detail", adopted.pk), 302)]
    assert "This plan is adopted and no draft any more" in answer.content.decode()


def test_queries_of_the_overview_do_not_grow(cast, client, make_plan):
    counts = []
    for actions in (3, 30):
        address = url(cast, "plan_edit", make_plan(actions).pk)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert len(re.findall(r"Publish toolkit", page.content.decode())) >= actions
        counts.append(len(captured))
    assert counts[0] == counts[1]

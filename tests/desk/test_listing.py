"""The list of actions: who may, what each filter shows, its pages, and the same as a file."""

import csv
import io
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.desk.rules.action_file import COLUMNS, reference
from sightline.plan.actions import create_from_format
from tests.desk.test_plans import EVERYBODY, adopted_plan
from tests.plan.documents import small_plan
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db


class TestActionList(ViewRows):
    route = "action_list"
    works_for = EVERYBODY


class TestActionListExport(ViewRows):
    route = "action_list_export"
    works_for = EVERYBODY


@pytest.fixture
def listed(cast, client_of):
    """`listed("?words=toolkit", by=cast.member)` is the page."""

    def get(query="", by=None):
        answer = client_of(by or cast.member).get(reverse("action_list", args=[cast.slug]) + query)
        assert answer.status_code == 200
        return answer

    return get


@pytest.fixture
def file_of(cast, client_of):
    """The rows of the file that the same filter gives."""

    def get(query="", by=None):
        answer = client_of(by or cast.member).get(reverse("action_list_export", args=[cast.slug]) + query)
        content = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content)))

    return get


def numbers(answer) -> list[str]:
    """The numbers of the actions shown, in order."""
    return [row[0]["text"].split()[0] for row in answer.context["table"]["rows"]]


def test_without_a_plan_it_says_when_there_will_be_actions(listed):
    page = listed().content.decode()
    assert "As soon as a plan is here, its actions are." in page
    assert "CSV" not in page


def test_every_action_with_owner_and_next_date(cast, listed):
    adopted_plan(cast)
    answer = listed()
    page = answer.content.decode()
    assert numbers(answer) == ["1.1", "1.2", "1.3"]
    assert "3 actions" in page
    assert "WFD" in page
    assert "1 · Neglect" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?words=toolkit+2", ["1.2"]),
        ("?words=1.3", ["1.3"]),
        ("?words=zebra", []),
        ("?thread=Voice+of+the+child", ["1.1", "1.2", "1.3"]),
        ("?quarter=2017-3", ["1.1", "1.2", "1.3"]),
        ("?quarter=2017-1", []),
        ("?plan={plan}&body={body}", ["1.1", "1.2", "1.3"]),
        # What is not understood filters nothing.
        ("?plan=x&body=²&thread=none&quarter=2099-9", ["1.1", "1.2", "1.3"]),
        ("?page=x", ["1.1", "1.2", "1.3"]),
        ("?page=²", ["1.1", "1.2", "1.3"]),
        ("?page=99999999999999999999", ["1.1", "1.2", "1.3"]),
        ("?page=0", ["1.1", "1.2", "1.3"]),
    ],
)
def test_each_filter_shows_its_actions_and_the_file_the_same(cast, listed, file_of, query, shown):
    plan = adopted_plan(cast)
    query = query.format(plan=plan.pk, body=cast.bodies["subgroup"].pk)
    assert numbers(listed(query)) == shown
    assert [row["Action"] for row in file_of(query)] == shown


def test_nothing_found_offers_everything(cast, listed):
    adopted_plan(cast)
    page = listed("?words=zebra").content.decode()
    assert "Nothing in the plans answers this" in page
    assert "Show everything" in page


def test_a_draft_and_its_bodies_are_listed_only_to_those_who_make_it(cast, listed, file_of):
    create_from_format(by=cast.business_manager, partnership=cast.partnership, document=small_plan(1))
    assert numbers(listed()) == []
    assert file_of() == []
    assert numbers(listed(by=cast.support)) == ["1.1"]


def test_the_plan_is_named_where_there_are_several(cast, listed):
    first = adopted_plan(cast)
    assert "Plan" not in listed().context["table"]["columns"]
    adopted_plan(cast, 1)
    assert "Plan" in listed().context["table"]["columns"]
    assert "Plan" not in listed(f"?plan={first.pk}").context["table"]["columns"]


def test_a_hundred_a_page_and_the_file_holds_them_all(cast, listed, file_of):
    adopted_plan(cast, 105)
    first, last = listed("?words=Publish"), listed("?words=Publish&page=2")
    assert len(numbers(first)) == 100
    assert numbers(last) == ["1.101", "1.102", "1.103", "1.104", "1.105"]
    assert "?words=Publish&amp;page=2" in first.content.decode()
    assert "Page 2 of 2" in last.content.decode()
    assert reverse("action_list_export", args=[cast.slug]) + "?words=Publish" in last.content.decode()
    assert len(file_of("?words=Publish")) == 105


def test_the_file_says_who_answers_and_every_date(cast, file_of):
    adopted_plan(cast)
    row = file_of()[0]
    assert row["Answers"] == row["Owners"] == "WFD"
    assert row["Every date"] == (
        "Toolkit: 31 December 2017 (end of Q3); Reviewed each quarter: recurring, last 31 March 2018 (end of Q4)"
    )


def test_the_file_runs_nothing_in_a_spreadsheet(cast, file_of):
    plan = adopted_plan(cast)
    plan.actions.filter(number="1.1").update(title="=HYPERLINK(1)")
    assert file_of()[0]["Title"] == "'=HYPERLINK(1)"


def test_the_file_is_read_in_chunks(cast, file_of, monkeypatch):
    adopted_plan(cast, 7)
    monkeypatch.setattr("sightline.desk.views.listing.CHUNK", 3)
    assert [row["Action"] for row in file_of()] == [f"1.{n}" for n in range(1, 8)]


def test_the_cost_does_not_grow_with_the_list(cast, listed):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed()
        return len(queries)

    adopted_plan(cast, 2)
    few = cost()
    adopted_plan(cast, 40)
    assert cost() == few


def test_the_plans_page_leads_to_its_own_actions(cast, client_of):
    plan = adopted_plan(cast)
    page = client_of(cast.member).get(reverse("plan_detail", args=[cast.slug, plan.pk])).content.decode()
    assert f"{reverse('action_list', args=[cast.slug])}?plan={plan.pk}" in page


PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "list-of-actions.md"


def test_the_reference_says_what_each_column_holds(cast, file_of):
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference()
    adopted_plan(cast)
    assert list(file_of()[0]) == list(COLUMNS)

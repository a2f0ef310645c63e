"""The plan taken away from its page and by the command: each file opened again and held against the plan."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from sightline.plan.actions import create_from_format
from sightline.plan.exports.forms import FORMS
from sightline.plan.reads import to_format
from sightline.plan.rules.exports import FORM_WORDS
from tests.plan.views.test_plans import READERS, AdoptedRows, drafted

pytestmark = pytest.mark.django_db
NUMBERS = ["1.1", "1.2", "1.3"]


class TestPlanExport(AdoptedRows):
    route = "plan_export"
    works_for = ("business_manager", "support", *READERS)

    def kwargs(self, cast):
        return {**super().kwargs(cast), "form": "json"}

    def elsewhere(self, cast):
        return {**super().elsewhere(cast), "form": "json"}


def of_word(content: bytes) -> list[str]:
    """The numbers of the actions in the document's tables."""
    cells = [row.cells[1].text for table in Document(io.BytesIO(content)).tables for row in table.rows]
    return [text.split()[0] for text in cells if text[:1].isdecimal()]


def of_excel(content: bytes) -> list[str]:
    """The numbers in the column of actions."""
    return [row[1] for row in load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True)]


def of_csv(content: bytes) -> list[str]:
    """The same, of the CSV; the mark in front tells Excel that it is UTF-8."""
    return [row["Action"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def of_json(content: bytes) -> list[str]:
    """The numbers in the format."""
    return [one["number"] for priority in json.loads(content)["priorities"] for one in priority["actions"]]


def of_calendar(content: bytes) -> list[str]:
    """The numbers that its events begin with, each once."""
    events = Calendar.from_ical(content).walk("VEVENT")
    return list(dict.fromkeys(str(event["SUMMARY"]).split()[0] for event in events))


OPENED = {"docx": of_word, "xlsx": of_excel, "csv": of_csv, "json": of_json, "ics": of_calendar}


def test_every_form_has_its_words_and_its_test():
    assert set(FORMS) == set(FORM_WORDS) == set(OPENED)


@pytest.mark.parametrize("form", OPENED)
def test_a_file_opens_again_with_every_action(cast, client_of, adopted, form):
    answer = client_of(cast.member).get(reverse("plan_export", args=[cast.slug, adopted.pk, form]))
    assert OPENED[form](b"".join(answer.streaming_content)) == NUMBERS
    assert answer.headers["Content-Type"] == FORMS[form].media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="a-plan-for-northmere-2017-18.{form}"'


def test_the_json_reads_back_as_the_same_plan(cast, client_of, adopted):
    address = reverse("plan_export", args=[cast.slug, adopted.pk, "json"])
    document = json.loads(b"".join(client_of(cast.member).get(address).streaming_content))
    again = create_from_format(by=cast.business_manager, partnership=cast.partnership, document=document)
    assert to_format(again) == document


@pytest.mark.parametrize("form", ["pdf", "docx.exe", "JSON", "html"])
def test_a_form_that_nobody_knows_is_404(cast, client_of, adopted, form):
    assert client_of(cast.member).get(reverse("plan_export", args=[cast.slug, adopted.pk, form])).status_code == 404


def test_a_draft_goes_out_only_to_those_who_make_it(cast, client_of):
    address = reverse("plan_export", args=[cast.slug, drafted(cast).pk, "docx"])
    assert client_of(cast.member).get(address).status_code == 404
    assert client_of(cast.subgroup_chair).get(address).status_code == 404
    assert client_of(cast.support).get(address).status_code == 200


# --- the command ---


@pytest.mark.parametrize("form", OPENED)
def test_the_command_writes_every_form(cast, adopted, tmp_path, form, capsys):
    to = tmp_path / f"plan.{form}"
    call_command("export_plan", partnership=cast.slug, to=to)
    assert OPENED[form](to.read_bytes()) == NUMBERS
    assert capsys.readouterr().out.strip() == f"{adopted}: {to}"


def test_without_a_number_it_is_the_newest_adopted_plan(cast, adopted, make_plan, tmp_path):
    draft = make_plan(1, title="Next year")
    to = tmp_path / "plan.json"
    call_command("export_plan", partnership=cast.slug, to=to)
    assert json.loads(to.read_bytes())["plan"]["title"] == adopted.title
    call_command("export_plan", partnership=cast.slug, plan=draft.pk, to=to)
    assert json.loads(to.read_bytes())["plan"]["title"] == "Next year"


@pytest.mark.parametrize(
    ("given", "name", "sentence"),
    [
        ({}, "plan.pdf", "plan.pdf says no known form: end it in one of docx, xlsx, csv, json, ics."),
        ({}, "plan", "says no known form"),
        ({"partnership": "nowhere"}, "plan.json", "“nowhere” has no such plan here."),
        ({"plan": 999_999}, "plan.json", "“northmere” has no such plan here."),
        ({}, "nowhere/plan.json", "cannot be written: No such file or directory."),
    ],
)
def test_what_it_cannot_do_is_one_sentence_and_exit_code_2(cast, adopted, tmp_path, given, name, sentence):
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("export_plan", **{"partnership": cast.slug, "to": tmp_path / name, **given})
    assert refused.value.returncode == 2
    assert not (tmp_path / name).exists()


def test_a_plan_of_another_partnership_is_not_given_under_this_ones_name(cast, tmp_path):
    foreign = drafted(cast, elsewhere=True)
    with pytest.raises(CommandError, match="has no such plan"):
        call_command("export_plan", partnership=cast.slug, plan=foreign.pk, to=tmp_path / "plan.json")

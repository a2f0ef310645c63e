"""The plan taken away: each file opened again and held against what it should say."""

import csv
import datetime as dt
import io
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from sightline.kit.cells import as_csv, safe
from sightline.plan.exports.calendar import plan_as_calendar
from sightline.plan.exports.cells import HEADINGS, cells_of
from sightline.plan.exports.listed import COLUMNS, as_workbook, rows_of_actions
from sightline.plan.exports.word import plan_as_word

NOW = dt.datetime(2018, 1, 15, 12, tzinfo=ZoneInfo("Europe/London"))


def act(uid="a", **given_cells):
    """An action in lasting form."""
    return {
        "uid": uid,
        "number": "1.1",
        "text": "Publish the toolkit\nwith its interventions\nand a leaflet",
        "sub_actions": [{"label": None, "text": "and a leaflet"}],
        "owner_raw": "PQA",
        "owners": [{"uid": "o", "name": "PQA", "role": "lead", "answers": True}],
        "target_raw": "End of Q3",
        "milestones": [{"uid": "m", "label": "Toolkit", "due": "2017-12-31", "kind": "due"}],
        "measures_raw": "Over 90% agree",
        "measures": [{"uid": "x", "text": "Over 90% agree"}],
        "monitoring_raw": "Case audits",
        "monitoring": [{"uid": "y", "text": "Case audits"}],
        **given_cells,
    }


def plan(*actions, **head):
    """A plan in lasting form with one priority and one outcome over all its actions."""
    numbers = [one["number"] for one in actions]
    return {
        "schema": "sightline-plan/1",
        "plan": {
            "title": "Plan 2017-18",
            "board": "A board",
            "vision": "Safe",
            "threads": [],
            "principles": [],
            **head,
        },
        "priorities": [
            {
                "uid": "p",
                "number": 1,
                "title": "Neglect",
                "aim": "To see it",
                "outcomes": [{"uid": "u", "text": "Assured", "actions": numbers}],
                "measures": [],
                "actions": list(actions),
            }
        ],
    }


def word(document, baseline=None):
    return Document(io.BytesIO(plan_as_word(document, baseline)))


class TestCells:
    def test_what_stands_as_adopted_is_given_as_printed(self):
        cells = cells_of(act(), act())
        assert (cells.owner, cells.target) == (("PQA",), ("End of Q3",))
        assert cells.bullets == {2}

    def test_a_moved_date_is_written_out(self):
        moved = act(milestones=[{"uid": "m", "label": "Toolkit", "due": "2018-03-31", "kind": "due"}])
        assert cells_of(moved, act()).target == ("Toolkit: 31 March 2018 (end of Q4)",)

    def test_what_was_rewritten_before_adoption_is_written_out(self):
        rewritten = act(rewritten=["milestones"])
        assert cells_of(rewritten, rewritten).target == ("Toolkit: 31 December 2017 (end of Q3)",)
        assert cells_of(rewritten, rewritten).owner == ("PQA",)

    @pytest.mark.parametrize(
        ("milestone", "written"),
        [
            ({"label": "", "due": None, "kind": "due"}, "no date yet"),
            ({"label": "", "due": "2018-03-31", "kind": "ongoing"}, "throughout, to 31 March 2018 (end of Q4)"),
            (
                {"label": "Review", "due": "2018-03-31", "kind": "recurring", "cadence": "quarterly"},
                "Review: 31 March 2018 (end of Q4) (quarterly)",
            ),
        ],
    )
    def test_a_plan_that_was_typed_in_has_its_cells_written(self, milestone, written):
        assert cells_of(act(target_raw="", milestones=[milestone]), None).target == (written,)

    def test_owners_are_written_with_the_roles_that_say_something(self):
        owners = [
            {"name": "PQA", "role": "primary"},
            {"name": None, "person": "J. Alder", "role": "joint"},
            {"name": "MET", "role": "lead"},
        ]
        assert cells_of(act(owner_raw="", owners=owners), None).owner == ("PQA (primary)", "J. Alder", "MET")

    def test_a_lead_in_stands_once_before_its_measures(self):
        measures = [{"text": "a", "lead_in": "Over 90% say:"}, {"text": "b", "lead_in": "Over 90% say:"}]
        assert cells_of(act(measures_raw="", measures=measures), None).measures == ("Over 90% say:", "a", "b")


class TestWord:
    def test_the_table_has_the_boards_shape(self):
        table = word(plan(act(), act("b", number="1.2"))).tables[0]
        texts = [[cell.text for cell in row.cells] for row in table.rows]
        assert texts[0][0] == "Priority 1: Neglect"
        assert texts[1][0] == "Aim: To see it"
        assert tuple(texts[2]) == HEADINGS
        assert texts[3][1].startswith("1.1 Publish the toolkit")
        assert table.cell(3, 0)._tc is table.cell(4, 0)._tc, "the outcome is one cell merged down"

    def test_headings_repeat_language_and_title_are_set(self):
        made = word(plan(act()))
        rows = made.tables[0].rows
        assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] * 3 + [False]
        assert made.core_properties.title == "Plan 2017-18"
        assert made.core_properties.language == "en-GB"
        assert made.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
        assert made.tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Priority 1: Neglect"

    def test_the_page_is_used_and_no_row_is_torn(self):
        """Some programs go by the grid, not by the cells; the whole is as wide as A4 lying down, less its margins."""
        made = word(plan(act(), act("b", number="1.2")))
        grid = [column.width.cm for column in made.tables[0].columns]
        assert sum(grid) == pytest.approx(27.7, abs=0.1)
        assert grid[1] > 2 * grid[3] - 1
        rows = made.tables[0].rows
        assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows[3:]] == [True, True]
        for name in ("Title", "Heading 1", "Heading 2"):
            fonts = made.styles[name].element.rPr.rFonts
            assert not [key for key in fonts.attrib if key.endswith("Theme")]
            assert fonts.get(qn("w:ascii")) == "Arial"

    def test_a_withdrawn_action_is_not_in_the_plan(self):
        text = "\n".join(
            cell.text for row in word(plan(act(withdrawn_on="2017-09-01"))).tables[0].rows for cell in row.cells
        )
        assert "toolkit" not in text

    def test_a_plan_without_titles_or_outcomes_is_still_a_table(self):
        document = plan(act(), title=None, vision=None)
        document["priorities"][0].update(number=None, title=None, aim=None, outcomes=[])
        table = word(document).tables[0]
        assert [cell.text for cell in table.rows[0].cells] == list(HEADINGS)


class TestRows:
    def test_a_spreadsheet_shows_dates_as_dates_and_runs_nothing(self):
        evil = plan(act(text='=HYPERLINK("http://evil.example","x")'))
        book = load_workbook(io.BytesIO(as_workbook("Plan", COLUMNS, rows_of_actions(evil))))
        sheet = book.active
        assert [cell.value for cell in sheet[1]] == list(COLUMNS)
        assert sheet["C2"].data_type == "s"
        assert sheet["H2"].value == dt.datetime(2017, 12, 31)
        assert sheet.freeze_panes == "C2"

    def test_a_row_is_as_high_as_what_is_in_it(self):
        long = plan(act(text="one line\n" + "a " * 90), act("b", number="1.2", text="b " * 5000))
        sheet = load_workbook(io.BytesIO(as_workbook("Plan", COLUMNS, rows_of_actions(long)))).active
        assert sheet.row_dimensions[2].height == 15 * (1 + 3)
        assert sheet.row_dimensions[3].height <= 409
        assert sheet.column_dimensions["H"].width >= 18, "30 September 2017 is seventeen letters"

    def test_a_csv_reads_back_and_runs_nothing(self):
        evil = plan(act(text="=cmd|' /C calc'!A0"))
        text = "".join(as_csv(COLUMNS, rows_of_actions(evil)))
        assert text.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert rows[0]["Words"] == "'=cmd|' /C calc'!A0"
        assert rows[0]["Last date"] == "2017-12-31"
        assert rows[0]["Answers"] == "PQA"
        assert rows[0]["Expected outcome"] == "Assured"

    @given(st.text())
    def test_no_cell_begins_like_a_formula(self, text):
        assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
        assert safe(text).endswith(text)


class TestCalendar:
    def events(self, document):
        return Calendar.from_ical(plan_as_calendar(document, NOW)).walk("VEVENT")

    def test_a_date_is_a_day_with_an_identity_that_lasts(self):
        (event,) = self.events(plan(act()))
        assert event["dtstart"].dt == dt.date(2017, 12, 31)
        assert event["dtend"].dt == dt.date(2018, 1, 1)
        assert event["uid"] == "m@sightline"
        assert event["summary"] == "1.1 Publish the toolkit: Toolkit"

    def test_a_moved_date_is_the_same_event(self):
        moved = act(milestones=[{"uid": "m", "label": "Toolkit", "due": "2018-03-31", "kind": "due"}])
        (before,), (after,) = self.events(plan(act())), self.events(plan(moved))
        assert before["uid"] == after["uid"]
        assert after["dtstart"].dt == dt.date(2018, 3, 31)

    def test_a_recurring_milestone_has_an_event_each_time(self):
        dates = ["2017-06-30", "2017-09-30", "2018-03-31"]
        recurring = {"uid": "m", "label": "Review", "due": dates[-1], "kind": "recurring", "occurrences": dates}
        assert [str(one["dtstart"].dt) for one in self.events(plan(act(milestones=[recurring])))] == dates

    def test_what_has_no_date_or_was_withdrawn_is_not_in_it(self):
        undated = act(milestones=[{"uid": "m", "label": "", "due": None, "kind": "due"}])
        assert self.events(plan(undated, act("b", number="1.2", withdrawn_on="2017-09-01"))) == []

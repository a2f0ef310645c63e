"""A workbook read back: text stays text, numbers are numbers, dates are dates."""

import datetime as dt
import io

from openpyxl import load_workbook

from sightline.kit.workbook import as_workbook


def test_what_is_written_is_read_back() -> None:
    rows = [["=1+1", 3, 0.5, dt.date(2017, 10, 9), None], ["https://a.example", 0, 1.0, None, "12"]]
    made = as_workbook("Results", "Results", [(name, 10) for name in "ABCDE"], rows)
    sheet = load_workbook(io.BytesIO(made)).active
    read = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert read[0] == list("ABCDE")
    assert read[1] == ["=1+1", 3, 0.5, dt.datetime(2017, 10, 9), None]
    assert read[2] == ["https://a.example", 0, 1, None, "12"]
    assert sheet["A2"].data_type == "s"

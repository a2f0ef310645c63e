"""Numbers and dates as Excel shows them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.excel.formats import built_in, general, show, to_datetime


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (5, "General", "5"), (1.1, "General", "1.1"), (0.1 + 0.2, "General", "0.3"), (2.50, "General", "2.5"),
        (1.1, "0.00", "1.10"), (1.1, "0.0", "1.1"), (0.9, "0%", "90%"), (0.905, "0.0%", "90.5%"), (0.9, "0 %", "90 %"),
        (1234567, "#,##0", "1,234,567"), (1234.5, "#,##0.00", "1,234.50"), (4500, '"£"#,##0', "£4,500"),
        (4500, "[$£-809]#,##0", "£4,500"), (-4500, "£#,##0", "-£4,500"), (-3, "0;(0)", "(3)"), (0, '0;-0;"nil"', "nil"),
        (0, "0;-0;;@", ""), (7, ";;;", ""), (3, '0" sessions"', "3 sessions"), (3, '"Q"0', "Q3"), (2, "00", "02"),
        (0.5, "#.0", ".5"), (3, "0.##", "3"), (3.25, "0.##", "3.25"), (12, "[Red]0", "12"), (12, "[>10]0;0", "12"),
        (1500000, '0.0,,"m"', "1.5m"), (5, "_-* #,##0_-", "5"), (5, "@", "5"), (2.345, "0.00", "2.35"),
    ],
)  # fmt: skip
def test_numbers(number: float, code: str, text: str) -> None:
    assert show(number, code).text == text


@pytest.mark.parametrize(
    ("serial", "code", "text", "value"),
    [
        (43190, "dd/mm/yyyy", "31/03/2018", date(2018, 3, 31)),
        (43190, built_in(14), "31/03/2018", date(2018, 3, 31)),
        (43190, "d-mmm-yy", "31-Mar-18", date(2018, 3, 31)),
        (43190, "dddd, d mmmm yyyy", "Saturday, 31 March 2018", date(2018, 3, 31)),
        (43190, "[$-809]dd mmmm yyyy;@", "31 March 2018", date(2018, 3, 31)),
        (43190.5, "dd/mm/yyyy hh:mm", "31/03/2018 12:00", datetime(2018, 3, 31, 12)),
        (43190, "mmm-yy", "Mar-18", None),
        (43190, "mmmm yyyy", "March 2018", None),
        (43190, "yyyy", "2018", None),
        (0.5, "h:mm", "12:00", None),
        (0.5625, "h:mm AM/PM", "1:30 pm", None),
        (0.0423726852, "mm:ss", "01:01", None),
        (1.25, "[h]:mm", "30:00", None),
    ],
)
def test_dates(serial: float, code: str, text: str, value: object) -> None:
    shown = show(serial, code)
    assert (shown.text, shown.value) == (text, value)


def test_a_day_before_all_days_is_a_number() -> None:
    assert show(-1, "dd/mm/yyyy").text == "-1"


@pytest.mark.parametrize(
    ("serial", "date1904", "moment"),
    [
        (1, False, datetime(1900, 1, 1)),
        (59, False, datetime(1900, 2, 28)),
        (61, False, datetime(1900, 3, 1)),
        (43190, False, datetime(2018, 3, 31)),
        (41728, True, datetime(2018, 3, 31)),
    ],
)
def test_serials(serial: float, date1904: bool, moment: datetime) -> None:
    assert to_datetime(serial, date1904) == moment


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(alphabet='0#?.,%;"@[]dmyhsAP/_*\\ £-Ge', max_size=20))
def test_any_number_in_any_format(number: float, code: str) -> None:
    assert isinstance(show(number, code).text, str)


@given(st.floats(min_value=-1e14, max_value=1e14))
def test_general_is_near(number: float) -> None:
    assert float(general(number)) == pytest.approx(number, rel=1e-9, abs=1e-300)

"""What may be stored, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.files import rules


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Plan 2017-18.docx", "Plan 2017-18.docx"),
        ("C:\\Users\\dana\\Plan.docx", "Plan.docx"),
        ("../../etc/passwd", "passwd"),
        ("  two   spaces .docx ", "two spaces .docx"),
        ("\u202exslx.docx", "xslx.docx"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_a_name_is_shown_without_folders_or_tricks(given_name, shown):
    assert rules.plain_name(given_name) == shown


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_is_safe(name):
    plain = rules.plain_name(name)
    assert 0 < len(plain) <= rules.NAME_LIMIT
    assert not set(plain) & set("/\\\0\n\r")


def test_the_suffix_survives_a_long_name():
    assert rules.plain_name("a" * 300 + ".docx").endswith("a.docx")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.docx", b"%PDF-1.7", "not what its name says"),
        ("plan.pdf", b"PK\x03\x04", "not what its name says"),
        ("plan.exe", b"MZ", "cannot be stored"),
        ("plan", b"text", "cannot be stored"),
        ("plan.csv", b"x" * (rules.SIZE_LIMIT + 1), "larger than 20 MB"),
    ],
)
def test_what_is_refused_says_why(name, content, says):
    with pytest.raises(rules.NotStored, match=says):
        rules.media_type(name, content)


def test_what_is_accepted_is_known_by_name_and_content():
    assert rules.media_type("Plan.DOCX", b"PK\x03\x04rest").endswith("wordprocessingml.document")
    assert rules.media_type("plan.txt", b"anything") == "text/plain"

"""What holds of every text: the scan ends, its findings stand where it says, and nothing is found twice."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sightline.privacy.rules import Finding, Kind, scan
from sightline.privacy.rules.findings import in_words, kinds_of
from sightline.privacy.rules.folding import fold

PIECES = st.sampled_from(
    [
        "999 123 4500",
        "07700 900123",
        "PO30 9ZX",
        "jo@example.org",
        "DOB",
        "born",
        "12/03/2009",
        "12 March 2009",
        "Jake",
        "'s",
        "mother",
        "child",
        "called",
        "NHS",
        "(aged 7)",
        ",",
        ".",
        "\n",
        " ",
        "-",
        "(",
        ")",
        "+44",
        "@",
        " at ",
        " dot ",
        "Council",
        "the",
        "O",
        "\uff10",
        "\u200b",
        "\xa0",
        "\xad",
        "\u0130",
        "\ufb01",
        "\xe9",
        "e\u0301",
        "aged",
        "family",
        "Smith",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES).map(" ".join))
HOSTILE = [
    "9",
    "9 ",
    "0 ",
    "0(",
    "a@",
    "a.@",
    " at ",
    "born ",
    "1/1/2010 ",
    "born 1/1/2010 ",
    "Jake ",
    "Jake's mother ",
    "(",
    "PO30 ",
    "+44 ",
    " ",
    "\n",
    "\u200b",
    "name is ",
    "child called ",
    "Aa'",
    "A-",
    "a (at) b (dot) ",
    "the first of ",
    "mother and Jake, ",
    "9.-",
    "d.o.b",
    "Jake (aged 7, ",
    "tel ",
    "NHS 9991234500,",
    "DOB changed 1/1/2010 to ",
    "Jake Jake 1/1/2010 ",
    "turned 8 in a a a a on 1 May ",
    "birthday is is : : the 1 May ",
    "born 1/1/2010 aaaaaaaaaaaaaaaaaaaaaaaaaa1 1/1/2010 ",
    "baby was delivered on 1 May 2020 ",
    "b. 2010, ",
    "its its its was , , (",
    "mum07700900123",
    "07700900123/",
    "AB1 2CD ",
]


@given(TEXTS)
@example("İ 999 123 4500")
@example("e\u0301" * 40 + " jo@example.org")
def test_findings_stand_where_they_say(text: str) -> None:
    end = 0
    for one in scan(text):
        assert text[one.start : one.end] == one.text
        assert one.text.strip() == one.text
        assert one.start >= end
        end = one.end


@given(TEXTS, TEXTS)
def test_a_line_of_its_own_is_found_whatever_stands_around(before: str, after: str) -> None:
    line = "NHS number 999 123 4500, jo@example.org"
    found = {one.text for one in scan(f"{before}\n\n{line}\n\n{after}")}
    assert {"999 123 4500", "jo@example.org"} <= found


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_ends(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(text[one.start : one.end] == one.text for one in scan(text))


def test_200_kb_of_every_hostile_text_end() -> None:
    text = "".join(piece * (200_000 // len(HOSTILE) // len(piece)) for piece in HOSTILE)
    assert all(text[one.start : one.end] == one.text for one in scan(text))


def test_plain_text_is_not_copied() -> None:
    folded = fold("plain words")
    assert folded.text is folded.original
    assert fold("９").text == "9"


def test_findings_in_words() -> None:
    found = [Finding(Kind.EMAIL, "a@b.org", 9, 16), Finding(Kind.POSTCODE, "PO30\n9ZX", 0, 8)]
    assert found[1].sentence.startswith("“PO30 9ZX” reads like a full postcode. Name the town")
    assert kinds_of([*found, *found]) == ["postcode", "email"]
    assert in_words(["email"]) == "an e-mail address"
    assert in_words(["postcode", "email", "name"]).endswith(
        ", an e-mail address and the name of a child or of somebody in a family"
    )

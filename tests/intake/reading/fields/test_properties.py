"""What holds for any text at all: nothing raises, nothing is lost, nothing is made up."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.reading.fields import dates, thresholds
from sightline.intake.reading.fields.figures import value_of
from sightline.intake.reading.fields.key import find_key
from sightline.intake.reading.fields.measures import read_measures
from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.monitoring import read_monitoring
from sightline.intake.reading.fields.owners import read_owners
from sightline.intake.reading.fields.ratings import read_rating
from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.fields.years import PlanYear, fiscal
from sightline.kit.documents.blocks import Line

PRINTED = """
    Police Health Education Group Board Team Subgroup Manager Chair Head of and & / , ; ( ) lead support via with the
    Learning Inquiry Quality Performance Jane Beech J. Alder PQA MET (Primary) (secondary) Lead: Support: TBC all 1. - –
    Q1 Q2 Q3 Q4 q3 quarter end by of March June Sept October 2017 2018 17/18 2017/18 '17 26 31 31/03/18 31.3.2018
    30/02/2018 ongoing throughout quarterly annually monthly until from to spring term year plan Year 1 2 calendar week
    before after over at least more than 90% 95 % 80 100% four six no fewer below up or above increase reduce by between
    60% sessions staff children aged Years 8-11 Section 11 currently baseline target £500 . : ; a) b) • e.g.
"""
WORDS = PRINTED.split()
plannish = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(st.text(max_size=80), plannish)
cells = st.lists(texts, max_size=4)
years = st.one_of(st.none(), st.builds(fiscal, st.integers(2010, 2026), st.integers(1, 4)))
keys = st.dictionaries(
    st.sampled_from(["PQA", "MET", "JB", "PP & P"]),
    st.sampled_from(["Some Group", {"name": None, "person": "J. Beech"}]),
)
TIME_WORDS = re.compile(
    r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|quarter|qtr|half|year|plan|e\w?o\w?y|fye|going|continu|through|roll"
    r"|perman|business|bau|onward|annual|every|each|per|ly\b|twice|since|from|over|across|during|duration|life|regular|ennial",
    re.IGNORECASE,
)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def said_by(owner: dict[str, object]) -> str:
    return " ".join(str(value) for value in owner.values() if value)


@given(cells, keys)
def test_owners_are_never_empty_and_never_raise(lines: list[str], key: dict[str, object]) -> None:
    owners, messages = read_owners(lines, key)
    for one in owners:
        assert (one["name"] or one.get("person") or "").strip()
        assert one["role"] in {"lead", "joint", "primary", "secondary", "support"}
    assert all(isinstance(message, str) and message for message in messages)
    assert len(owners) != 1 or owners[0]["role"] != "joint" or "joint" in " ".join(lines).casefold()


FUNCTION_WORDS = {
    "and",
    "with",
    "the",
    "via",
    "etc",
    "l",
    "s",
    "by",
    "in",
    "of",
    "from",
    "to",
    "or",
    "n",
    "a",
    "partnership",
}
ROLE_WORDS = {
    "lead",
    "leads",
    "support",
    "primary",
    "secondary",
    "supported",
    "supporting",
    "joint",
    "agency",
    "officer",
}


@given(st.lists(st.lists(st.sampled_from(WORDS[:40]), min_size=1, max_size=8).map(" ".join), max_size=3))
def test_no_word_of_an_owner_cell_is_lost(lines: list[str]) -> None:
    owners, messages = read_owners(lines, {})
    kept = words_of(" ".join([*map(said_by, owners), *messages]))
    lost = words_of(" ".join(lines)) - kept - FUNCTION_WORDS - ROLE_WORDS
    assert not {word for word in lost if not word.isdigit() and len(word) > 1 and word != "tbc"} or "TBC" in " ".join(
        lines
    )


@given(cells, years)
def test_milestones_never_raise_and_say_what_they_leave_open(lines: list[str], year: PlanYear | None) -> None:
    found, messages = read_milestones(lines, year)
    for one in found:
        assert one["kind"] in {"due", "recurring", "ongoing"}
        assert one["due"] is None or dt.date.fromisoformat(one["due"])
        assert one["due"] is None or not one.get("needs_review")
        assert one["label"].strip()
        assert (one["kind"] == "recurring") == ("cadence" in one)
    opened = sum(bool(one.get("needs_review")) for one in found)
    assert len(messages) >= opened


@given(cells, years)
def test_a_certain_date_comes_from_words_about_time(lines: list[str], year: PlanYear | None) -> None:
    found, _ = read_milestones(lines, year)
    if not TIME_WORDS.search(" ".join(lines)):
        assert all(one["due"] is None for one in found)
    for one in found:
        if one["due"] and one["kind"] == "due" and year is None:
            near = {f"{(int(one['due'][:4]) + n) % 100:02}" for n in (-1, 0, 1)}  # "2017/18", "Dec - Feb 2018"
            assert any(figures in "".join(lines) for figures in near)


@given(cells, years)
def test_thresholds_are_printed_in_the_text(lines: list[str], year: PlanYear | None) -> None:
    measures, _ = read_measures(lines, year)
    text = " ".join(lines).replace(",", "")
    spelled = {value_of(word) for word in re.findall(r"[A-Za-z]+(?:[\s-][A-Za-z]+)?", text)}
    spelled |= {value_of(word) for word in re.findall(r"[A-Za-z]+", text)}
    for one in measures:
        assert one["text"].strip()
        assert one["comparator"] in {None, ">", ">=", "=", "<", "<=", "increase", "decrease"}
        if one["threshold"] is not None:
            printed = {float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", text)}
            assert float(one["threshold"]) in printed or one["threshold"] in spelled


@given(texts, st.sampled_from(["", "FF0000", "nonsense", "92D050"]), keys)
def test_the_rest_never_raises(text: str, fill: str, key: dict[str, object]) -> None:
    read_rating(text, fill, fill, key)
    read_monitoring([text], key)
    looks_like(text)
    find_key([Line(text), text])


@given(cells, years)
def test_reading_is_deterministic(lines: list[str], year: PlanYear | None) -> None:
    first = read_milestones(lines, year), read_owners(lines, {}), read_measures(lines, year)
    dates.scan.cache_clear()
    thresholds.find_figures.cache_clear()
    assert first == (read_milestones(lines, year), read_owners(lines, {}), read_measures(lines, year))


@given(texts)
def test_pieces_of_dates_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    at = 0
    for piece in dates.scan(text):
        assert at <= piece.start < piece.stop <= len(text)
        at = piece.stop

"""Numbers, anchors and links are counted when a copy is made."""

import pytest
from hypothesis import given

from sightline.papers.rules.content import Annex, Paper, Paragraph, Run, Section, runs
from sightline.papers.rules.numbering import contents, counted, letters
from tests.papers.papers import DAY, any_paper


def one_run(run: Run, *more: Section) -> Run:
    """The run as it stands in the counted paper, after sections "b" (the second numbered one) and annex "x"."""
    first = Section("A", (Paragraph((run,)),), numbered=True)
    second = Section("B", anchor="b", numbered=True, sections=(Section("C", anchor="c", numbered=True),))
    paper = Paper("T", "P", DAY, sections=(first, second, *more), annexes=(Annex("X", "x.pdf", "0", anchor="x"),))
    return counted(paper).sections[0].blocks[0].runs[0]


@pytest.mark.parametrize(
    ("run", "text", "href"),
    [
        (Run("item", href="#b", number=True), "item 2", "#part-2"),
        (Run("", href="#c", number=True), "2.1", "#part-3"),
        (Run("see", href="#x", number=True), "see Annex A", "#part-4"),
        (Run("the words", href="#b"), "the words", "#part-2"),
        (Run("gone", href="#nowhere", number=True), "gone", ""),
        (Run("site", href="https://example.org/a"), "site", "https://example.org/a"),
        (Run("mail", href="mailto:a@example.org"), "mail", "mailto:a@example.org"),
        (Run("no", href="javascript:alert(1)"), "no", ""),
        (Run("no", href="https://example.org/ a"), "no", ""),
        (Run("no", href="//example.org"), "no", ""),
        (Run("nul\x00 and \x1b", href=""), "nul\ufffd and \ufffd", ""),
    ],
)
def test_a_run_is_settled(run, text, href):
    assert one_run(run) == Run(text, href=href)


def test_an_anchor_used_twice_leads_to_the_first():
    assert one_run(Run("x", href="#b"), Section("Again", anchor="b")).href == "#part-2"


@given(any_paper())
def test_every_part_has_an_anchor_of_its_own(paper):
    anchors = [one.anchor for one in contents(counted(paper))]
    assert anchors == [f"part-{place}" for place in range(1, len(anchors) + 1)]


def test_unnumbered_sections_take_no_number_and_headings_stop_at_the_fourth_level():
    deep = Section("D5", numbered=True)
    for name in ("D4", "D3", "D2", "D1"):
        deep = Section(name, sections=(deep,), numbered=True)
    paper = counted(Paper("T", "P", DAY, sections=(Section("Foreword", (Paragraph(runs("x")),)), deep)))
    said = [(one.number, one.level) for one in contents(paper)]
    assert said == [("", 1), ("1", 1), ("1.1", 2), ("1.1.1", 3), ("1.1.1.1", 4), ("1.1.1.1.1", 4)]


@pytest.mark.parametrize(("place", "said"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_letters(place, said):
    assert letters(place) == said

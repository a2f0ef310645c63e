"""The public copy as content: what goes, what stays, what is counted again. As files it is tried in `rendering`."""

import json

from hypothesis import given

from sightline.papers.rules.content import (
    Annex,
    Bullets,
    Copy,
    Item,
    Paper,
    Paragraph,
    Run,
    Section,
    from_json,
    row,
    runs,
    table,
    to_json,
)
from sightline.papers.rules.copies import members_copy, public_copy
from sightline.papers.rules.issuing import holds_restricted
from sightline.papers.rules.numbering import contents, counted
from tests.papers.papers import DAY, any_paper, marked_papers, whole


@given(marked_papers())
def test_nothing_restricted_is_left_in_the_content(paper):
    written = json.dumps(to_json(public_copy(paper)))
    assert "secret" not in written
    assert '"restricted": true' not in written


@given(any_paper())
def test_a_public_copy_of_a_public_copy_is_the_same(paper):
    once = public_copy(paper)
    assert once.copy == Copy.PUBLIC
    assert public_copy(once) == once


def test_numbers_and_contents_are_counted_without_what_is_restricted():
    said = [(one.number, one.heading) for one in contents(counted(public_copy(whole())))]
    assert said == [("1", "Exceptions"), ("2", "Plan"), ("2.1", "All actions"), ("3", "After")]


def test_words_that_led_to_something_restricted_go_too():
    first = public_copy(whole()).sections[0]
    said = ["".join(run.text for run in one.runs) for one in first.blocks if isinstance(one, Paragraph)]
    assert said == ["Owner says green. Delivery is 12 days overdue.", "More in .", "The toolkit is out."]


def test_what_stands_inside_a_restricted_section_is_restricted_wherever_the_flag_is():
    inside = Section("Inside", anchor="inside")
    link = Paragraph(runs([Run("Child G", href="#inside")]))
    paper = Paper(
        "T", "P", DAY, sections=(Section("Closed", sections=(inside,), restricted=True), Section("A", (link,)))
    )
    assert public_copy(paper).sections == ()


def test_what_has_nothing_left_goes_and_what_was_empty_stays():
    only = Section("Only restricted", (Bullets((Item(runs("x"), restricted=True),)),))
    rows = Section("Rows", (table("T", {"A": 1}, [row("x", restricted=True)]),))
    empty = Section("Written empty")
    paper = Paper("T", "P", DAY, sections=(only, rows, empty))
    assert public_copy(paper).sections == (empty,)


def test_a_restricted_annex_leaves_and_the_letters_close_up():
    annexes = (Annex("One", "1.pdf", "1", restricted=True), Annex("Two", "2.pdf", "2"))
    paper = counted(public_copy(Paper("T", "P", DAY, annexes=annexes)))
    assert [(one.number, one.title) for one in paper.annexes] == [("Annex A", "Two")]


def test_what_is_for_members_stays_where_they_read_and_leaves_the_public_copy():
    told = Paragraph(runs(["Not met.", Run(" 2 of 9", inside=True), Run("What shows it", href="/x", inside=True)]))
    alone = Paragraph(runs(Run("Green is not proven yet.", inside=True)))
    heard = Section("What children said", (Paragraph(runs("9 of 10")),), inside=True, anchor="heard")
    link = Paragraph(runs(["See ", Run("there", href="#heard")]))
    paper = Paper("T", "P", DAY, sections=(Section("A", (told, alone, link)), heard))
    [section] = public_copy(paper).sections
    assert [[run.text for run in one.runs] for one in section.blocks] == [["Not met."], ["See "]]
    assert members_copy(paper).sections == paper.sections
    assert not holds_restricted(paper), "every member may read it"
    assert from_json(to_json(paper)) == paper

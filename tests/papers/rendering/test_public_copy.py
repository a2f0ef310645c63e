"""Nothing of a restricted part survives in any form of the public copy, wherever one looks in the file."""

import pytest
from hypothesis import given, settings

from sightline.papers.rendering.html import page_of
from sightline.papers.rendering.pdf import pdf_of
from sightline.papers.rendering.word import word_of
from sightline.papers.rules.copies import public_copy
from tests.papers.papers import a_pdf, annex, marked_papers, whole
from tests.papers.rendering.opened import words_of_pdf, words_of_word

FORMS = {
    "html": lambda paper: page_of(paper).decode(),
    "docx": lambda paper: words_of_word(word_of(paper)),
    "pdf": lambda paper: words_of_pdf(pdf_of(paper)),
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(paper=marked_papers())
def test_no_restricted_word_is_anywhere_in_the_file(form, paper):
    assert "secret" not in FORMS[form](public_copy(paper))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=15)
@given(paper=marked_papers())
def test_the_restricted_copy_has_every_heading_so_the_search_would_find_one(form, paper):
    said = FORMS[form](paper)
    assert paper.title in said
    for section in paper.sections:
        assert section.heading in said


def test_a_restricted_annex_leaves_with_its_pages_its_name_and_its_words():
    closed, open_ = a_pdf("Closed words", 2), a_pdf("Open words", 1)
    annexes = (annex("Closed report", closed, 2, restricted=True), annex("Open report", open_, 1))
    files = {one.sha256: content for one, content in zip(annexes, (closed, open_), strict=True)}
    made = pdf_of(public_copy(whole(annexes=annexes)), files)
    said = words_of_pdf(made)
    assert "Closed" not in said
    assert "Open words 1" in said
    assert b"Closed" not in made

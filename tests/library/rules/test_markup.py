import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from sightline.library.rules.markup import headings, html, plain

ALLOWED = {
    "div", "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "hr",
    "br", "em", "strong", "a",
}  # fmt: skip
ATTRIBUTES = {"class", "href", "title", "scope", "role", "tabindex", "aria-label", "start"}


def test_what_people_write_is_drawn_in_the_houses_look() -> None:
    drawn = html("# Signs\n\nLook *twice*.\n\n- at **home**\n- at school\n\n| Age | Sign |\n|:-|-:|\n| 2 | Thin |")
    assert '<h2 class="govuk-heading-m">Signs</h2>' in drawn
    assert '<p class="govuk-body">Look <em>twice</em>.</p>' in drawn
    assert '<ul class="govuk-list govuk-list--bullet">' in drawn
    assert '<th class="govuk-table__header" scope="col">Age</th>' in drawn
    assert 'tabindex="0" aria-label="Table 1 of this page"' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,hello)",
        "[x](vbscript:x)",
        "[x](//elsewhere.example)",
        "![x](https://elsewhere.example/spy.png)",
        '[x](https://a.example "\\" onclick=alert(1)")',
        "<https://a.example>",
        "`<b>`",
    ],
)
def test_nothing_typed_becomes_a_script_or_a_picture(typed: str) -> None:
    tree = parser.fromstring(f"<div>{html(typed)}</div>")
    for element in tree.iter():
        assert element.tag in ALLOWED, typed
        assert set(element.attrib) <= ATTRIBUTES, typed
        assert not element.get("href", "https:").lower().startswith(("javascript", "data", "vbscript", "//")), typed


@given(st.text(alphabet="#*_-|>[]()<>!`\\&;: \n\tab1.\"'=/", max_size=200))
def test_whatever_is_typed_stays_within_what_is_allowed(typed: str) -> None:
    tree = parser.fromstring(f"<div>{html(typed)}</div>")
    for element in tree.iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= ATTRIBUTES
    plain(typed)


def test_headings_begin_below_the_pages_own_and_skip_no_level() -> None:
    drawn = html("### Deep\n\n##### Deeper\n\n# Top", below=2)
    assert [part[:3] for part in drawn.split("<h")[1:]] == ["3 c", "4 c", "3 c"]
    assert headings("### Deep\n\n# Top") == [(3, "Deep"), (1, "Top")]


def test_a_page_is_linked_by_its_name_and_one_that_is_not_there_leads_nowhere_else() -> None:
    drawn = html("[signs](signs-of-neglect) and [gone](gone)", pages={"signs-of-neglect": "/p/x/library/pages/7/"})
    assert 'href="/p/x/library/pages/7/"' in drawn
    assert 'href="#main"' in drawn


def test_the_words_without_the_markup() -> None:
    text = (
        "# Signs\n\nLook **twice** at [this](https://a.example).\n\n| Age | Sign |\n|-|-|\n| 2 | Thin |\n\n* one\n* two"
    )
    assert plain(text).splitlines() == ["Signs", "Look twice at this.", "Age | Sign", "2 | Thin", "one", "two"]

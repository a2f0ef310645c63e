"""Every component is drawn with its examples, plainly and safely."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from sightline.ui.components import COMPONENTS

FILES = Path(settings.BASE_DIR) / "src" / "sightline" / "ui" / "templates" / "ui" / "components"
NAMED = {component.name: component for component in COMPONENTS}
EXAMPLES = [
    pytest.param(component, example, id=f"{component.name}-{number}")
    for component in COMPONENTS
    for number, example in enumerate(component.examples)
]
_EMPTY = {"area", "br", "hr", "img", "input", "link", "meta"}


class _Balance(HTMLParser):
    """Complains of a tag that is closed out of turn or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> says an attribute twice")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return None

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of turn")


def assert_well_formed(html: str) -> None:
    """Fails where tags are not closed in turn."""
    balance = _Balance()
    balance.feed(html)
    assert not balance.faults
    assert not balance.open


def draw(name: str, /, **context: object) -> str:
    """A component as HTML."""
    return render_to_string(f"ui/components/{name}.html", context, RequestFactory().get("/"))


def test_each_component_has_its_entry_and_each_entry_its_file():
    files = {path.stem for path in FILES.glob("*.html") if not path.stem.startswith("_")}
    assert files == set(NAMED)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_each_entry_says_what_it_takes(component):
    assert component.purpose.endswith(".")
    assert component.examples
    taken = {name.strip() for names in component.takes for name in names.split(",")}
    assert {name for example in component.examples for name in example} <= taken


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_examples_are_drawn(component, example):
    html = draw(component.name, **example)
    assert html.strip()
    assert "None" not in html
    assert_well_formed(html)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("tag", {"text": "<b>x", "kind": "good"}),
        ("notification", {"text": "<b>x"}),
        ("inset", {"text": "<b>x"}),
        ("details", {"summary": "<b>x", "text": "<b>x"}),
        ("quote", {"text": "<b>x", "who": "<b>x"}),
        ("summary_list", {"rows": [{"key": "<b>x", "value": "<b>x"}]}),
        ("table", {"caption": "<b>x", "columns": ["<b>x"], "rows": [["<b>x"], [{"text": "<b>x"}]]}),
        ("printed", {"words": "<b>x", "place": "<b>x", "found": "x"}),
        ("history", {"entries": [{"text": "<b>x", "changes": [{"name": "<b>x", "before": "<b>x"}]}]}),
        ("compare", {"before": "<b>x", "after": "<b>x", "rows": [{"name": "<b>x", "before": "<b>x"}]}),
        ("conflict", {"who": "<b>x", "rows": [{"name": "<b>x", "theirs": "<b>x", "yours": "<b>x"}]}),
        ("tile", {"tile": {"title": "<b>x", "owner": "<b>x", "rows": [{"text": "<b>x"}], "flag": "<b>x"}}),
        ("structure", {"title": "<b>x", "bodies": [{"name": "<b>x", "note": "<b>x"}]}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_from_people_are_never_markup(name, context):
    html = draw(name, **context)
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_form_that_changes_something_is_a_post_with_its_token():
    html = draw("action_bar", items=[{"text": "Discard", "href": "/x/", "post": True, "kind": "warning"}])
    assert '<form method="post" action="/x/">' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert "<a " not in html


def test_a_cell_may_be_nought_and_shows_it():
    html = draw("table", caption="c", columns=["a", "b"], rows=[["x", {"text": 0, "numeric": True}]])
    assert re.search(r"numeric\"[^>]*>\s*0\s*</td>", html)


def test_an_empty_cell_is_empty():
    html = draw("table", caption="c", columns=["a", "b"], rows=[["x", {"text": ""}], ["y", ""]])
    assert "{" not in html
    assert html.count("</td>") == 2


def test_every_part_of_a_cell_is_escaped():
    evil = '"><b>&'
    cell = {"text": evil, "href": evil, "note": evil, "tag": {"text": evil, "kind": evil}}
    html = draw("table", caption="c", columns=["a"], rows=[[cell, cell]])
    assert "<b>" not in html
    assert html.count("&quot;&gt;&lt;b&gt;&amp;") == 10
    assert_well_formed(html)


def test_a_columns_order_is_said():
    html = draw("table", caption="c", columns=[{"text": "Due", "href": "?sort=due", "sorted": "descending"}], rows=[])
    assert 'aria-sort="descending"' in html


def test_unchanged_rows_are_called_the_same():
    html = draw("compare", before="a", after="b", rows=[{"name": "Owner", "before": "X", "after": "X"}])
    assert "the same" in html
    assert "<del" not in html


def test_the_strip_stands_in_a_table_too():
    (example,) = NAMED["quarter_strip"].examples
    html = draw("quarter_strip", **example)
    assert html.count("<tr") - 1 == sum(len(quarter.marks) for quarter in example["strip"].quarters)
    for quarter in example["strip"].quarters:
        assert quarter.summary in html


def test_the_structure_stands_in_a_list_too():
    (example,) = NAMED["structure"].examples
    html = draw("structure", **example)
    for box in example["tree"].boxes:
        name = re.escape(box.title.split(":")[0])
        # In the fold beside the picture, and for narrow screens.
        assert len(re.findall(rf"<li>\s*(?:<a [^>]*>)?{name}\b", html)) == 2


def _template(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_cell_carries_the_name_of_its_column_for_a_phone():
    columns = ["Name", {"text": "Due & done", "href": "#"}]
    html = draw("table", caption="c", columns=columns, rows=[["x", "1 May"], ["y", "2 May", "more"]])
    assert html.count('data-label="Due &amp; done"') == 2
    assert "data-label" not in html.partition("more")[0].rpartition("<td")[2]


def test_the_first_place_found_in_a_cell_is_marked():
    html = _template("{% as_printed cell 'row 4' 'Q3' %}<p>due</p>{% endas_printed %}", cell="Q3 & Q3")
    assert "<mark>Q3</mark> &amp; Q3" in html
    assert "<p>due</p>" in html
    assert_well_formed(html)


@pytest.mark.parametrize("found", ["", "not there", None])
def test_what_is_not_in_the_cell_marks_nothing(found):
    html = _template("{% as_printed cell 'row 4' found %}x{% endas_printed %}", cell="Q3 & <Q4>", found=found)
    assert "<mark" not in html
    assert "Q3 &amp; &lt;Q4&gt;" in html


def test_a_fold_keeps_its_markup_and_escapes_its_summary():
    html = _template("{% fold words %}<p>{{ words }}</p>{% endfold %}", words="a < b")
    assert html == '<details class="ui-fold"><summary>a &lt; b</summary><div><p>a &lt; b</p></div></details>'
    assert '<details class="ui-fold" open>' in _template("{% fold 'x' open=True %}{% endfold %}")

"""What browsers get: nothing that is GOV.UK's alone, nothing from elsewhere, not too much of it."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

UI = Path(settings.BASE_DIR) / "src" / "sightline" / "ui"
STATIC = UI / "static" / "ui"
SHIPPED = sorted(path for path in (UI / "static").rglob("*") if path.is_file())
# A paper as HTML is a file that is taken away: it carries its own style, and no page of the site is made of it.
TAKEN_AWAY = {"paper_alone.html"}
TEMPLATES = sorted(
    path
    for path in (Path(settings.BASE_DIR) / "src" / "sightline").rglob("templates/**/*.html")
    if path.name not in TAKEN_AWAY
)
CSS = (STATIC / "look.css").read_text()
# Names that a script or a reader of the page's source looks for, and that look like nothing.
UNSTYLED = {
    "govuk-file-upload--error",
    "govuk-js-service-navigation-toggle",
    "govuk-table__body",
    "govuk-table__row",
    "ui-filter-links",
    "ui-said",
    "ui-whose",
}


def test_what_ships_is_known_by_name():
    assert {path.name for path in SHIPPED} == {"look.css", "behaviour.js", "htmx.js", "icon.svg"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
@pytest.mark.parametrize("word", ["gds transport", "gds-transport", "crown", "crest", "royal", "@font-face"])
def test_nothing_that_is_govuks_alone_ships(path, word):
    assert word not in path.read_text(encoding="utf-8").lower()


def test_the_typeface_is_arial_everywhere():
    families = set(re.findall(r"font-family:([^;}]+)", CSS))
    assert {family.strip().lower() for family in families} <= {"arial,sans-serif", "arial, sans-serif", "inherit"}


def test_the_stylesheet_asks_for_nothing_else():
    assert "url(" not in CSS
    assert "@import" not in CSS


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_no_file_calls_another_site(path):
    named = set(re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8")))
    assert named <= {"http://www.w3.org/2000/svg"}, named


def test_the_scripts_need_no_eval_of_ours_and_set_no_styles():
    behaviour = (STATIC / "behaviour.js").read_text()
    assert "eval(" not in behaviour
    assert "new Function" not in behaviour
    assert ".style." not in behaviour


def test_the_first_page_stays_light():
    """Pages stay under 150 kB the first time (experience.md): the frame's files leave a third of that to the page.

    The server sends text compressed; htmx comes only to pages that use it, and is counted all the same."""
    sent = sum(len(gzip.compress(path.read_bytes())) for path in SHIPPED)
    assert sent < 50_000
    assert len(CSS) < 116_000


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_inline_style_or_script(path):
    """The content security policy would drop them without a word."""
    html = path.read_text(encoding="utf-8")
    assert not re.search(r"<style\b|\sstyle=", html)
    assert not re.search(r"\son[a-z]+=\"", html)
    assert not re.search(r"javascript:", html)
    for script in re.findall(r"<script\b[^>]*>(.*?)</script>", html, re.DOTALL):
        assert not script.strip()


def test_the_source_is_pinned_and_names_no_registry():
    look = UI / "look"
    wanted = json.loads((look / "package.json").read_text())["devDependencies"]
    versions = [wanted[name] for name in ("esbuild", "govuk-frontend", "htmx.org", "sass")]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert '"resolved"' not in (look / "package-lock.json").read_text()
    assert "omit-lockfile-registry-resolved=true" in (look / ".npmrc").read_text()


def test_what_a_template_calls_a_thing_the_stylesheet_knows():
    """A name that nothing styles shows as a browser's own serif: only what few pages use of GOV.UK's parts is built."""
    names: set[str] = set()
    for path in TEMPLATES:
        for found in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")):
            names.update(re.sub(r"{[%{].*?[%}]}", " ", found).split())
    named = {name for name in names if re.fullmatch(r"(?:govuk|ui)-[a-z0-9_-]*[a-z0-9]", name)}
    assert {name for name in named if f".{name}" not in CSS} == UNSTYLED

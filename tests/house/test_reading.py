"""The checks themselves, on small trees that are wrong in one way each."""

from pathlib import Path

import pytest

from tests.house import fields, scanned, stairs, tidiness

INIT = '"""In: a.\n\nHolds: b.\nOut: c."""\n'
GOOD = {
    "trail/__init__.py": INIT,
    "people/__init__.py": INIT,
    "people/models.py": "from sightline.trail.models import Entry\n",
    "plan/__init__.py": INIT,
    "plan/rules.py": "import datetime as dt\n",
    "plan/views.py": "from sightline.people import models\nfrom sightline.plan.rules import x\n",
    "plan/templates/plan/plan_detail.html": '{% extends "ui/page.html" %}',
    "ui/__init__.py": INIT,
}


def tree(root: Path, files: dict[str, str]) -> Path:
    """A tree of rooms under `root`."""
    for name, text in {**GOOD, **files}.items():
        path = root / "src" / "sightline" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_a_good_tree_has_no_faults(tmp_path: Path) -> None:
    root = tree(tmp_path, {})
    assert stairs.faults(root) == []
    assert stairs.stray_writes(root) == []
    assert tidiness.faults(root) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("people/reads.py", "from sightline.plan.models import Plan", "on floor 4, above people on 2"),
        ("people/reads.py", "import sightline.plan.models", "on floor 4, above people on 2"),
        ("people/reads.py", "from ..plan import models", "on floor 4, above people on 2"),
        ("questions/reads.py", "from sightline.plan.models import Plan", "both are on floor 4"),
        ("plan/reads.py", "from sightline.people.forms import SeatForm", "use its models, rules, reads and actions"),
        ("plan/reads.py", "from sightline.people.access import needs", "use its models, rules, reads and actions"),
        ("plan/reads.py", "from config import settings", "a room knows only rooms"),
        ("plan/reads.py", "from sightline.plan.views import plan_detail", "inside a room the order is"),
        ("plan/models/plan.py", "from ..actions import adopt_plan", "inside a room the order is"),
        ("plan/reads.py", "def f():\n    import json", "imports json in f()"),
        ("plan/models.py", "from django.db.models.signals import post_save", "uses signals"),
        ("plan/models.py", "from django.dispatch import receiver", "uses signals"),
        ("plan/rules.py", "from django.db import models", "rules are pure"),
        ("plan/rules/health.py", "from sightline.kit import clock", "rules are pure"),
        ("plan/rules.py", "import datetime as dt\nx = dt.date.today()", "`today` is an argument"),
        ("people/templates/people/body_detail.html", '{% include "plan/_health.html" %}', "above people on 2"),
        ("cellar/__init__.py", INIT, "cellar has no floor"),
    ],
)
def test_a_step_up_the_stairs_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = stairs.faults(tree(tmp_path, {name: text}))
    assert [sentence for sentence in found if said in sentence], found


def test_an_exception_lets_it_pass(tmp_path: Path) -> None:
    root = tree(tmp_path, {"plan/views.py": "from sightline.people.access import needs\n"})
    assert stairs.faults(root, allowed={"people.access"}) == []


@pytest.mark.parametrize(
    ("name", "allowed", "count"),
    [("plan/views.py", (), 1), ("plan/views.py", ("plan/views.py: f",), 0), ("plan/actions.py", (), 0)],
)
def test_a_write_outside_actions_is_said(tmp_path: Path, name: str, allowed: tuple[str, ...], count: int) -> None:
    text = "def f():\n    Plan.objects.filter(pk=1).update(name='x')\n    {}.update(a=1)\n"
    assert len(stairs.stray_writes(tree(tmp_path, {name: text}), allowed=allowed)) == count


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan/__init__.py", '"""The plan."""', "must say in three lines"),
        ("plan/utils.py", "", "says nothing of what is in it"),
        ("plan/services/adopt.py", "", "says nothing of what is in it"),
        ("plan/reads.py", "x = 1\n" * 451, "becomes a package"),
        ("plan/reads.py", "x = '/" + "root/plan.docx'", "names a folder of one machine"),
        ("plan/uv.lock", "", "records the address of a registry"),
        ("plan/notes.md", "pip install --index-" + "url x", "names a package registry"),
        ("plan/reads.py", "x = 1  # TO" + "DO", "looks unfinished"),
    ],
)
def test_untidiness_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = tidiness.faults(tree(tmp_path, {name: text}))
    assert len(found) == 1, found
    assert said in found[0]


def test_fields_must_be_classed_once_and_exist(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "| model | personal | not | why |\n|---|---|---|---|\n| people.Person | email, name | id | to know |\n"
    )
    rows = fields.classed(page)
    assert fields.faults(rows, {"people.Person": ["email", "name", "id"]}) == []
    assert (
        "people.Person.post must be classed"
        in fields.faults(rows, {"people.Person": ["email", "name", "id", "post"]})[0]
    )
    assert "which the model does not have" in fields.faults(rows, {"people.Person": ["email", "id"]})[0]
    assert "which is no model" in fields.faults(rows, {})[0]


SCANNED = (
    "@action\ndef ask(*, by, question: str):\n    row = save(question)\n    _scanned(row, WORDS)\n\n"
    "def _scanned(row, fields):\n    scan_texts(row=row, fields=fields)\n"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SCANNED, []),
        (SCANNED.replace("_scanned(row, WORDS)", "pass"), ["question is free text", "ask() takes words"]),
        (SCANNED.replace("WORDS)", "('why',))"), ["question is free text"]),
        ("@action\ndef ask(*, by, many: Mapping[str, int]):\n    ...", ["question is free text", "ask() takes words"]),
        ("@action\ndef ask(*, by, count: int):\n    scan_texts(fields=('question',))", []),
        ("def ask(*, question: str):\n    check({'question': question})", []),
    ],
)
def test_words_that_are_not_scanned_are_said(tmp_path: Path, text: str, said: list[str]) -> None:
    root = tree(tmp_path, {"governance/actions/asking.py": text, "governance/rules.py": "WORDS = ('question',)\n"})
    found = scanned.faults(root, {"governance.Challenge": ["question"], "plan.Plan": ["title"]}, fields=(), actions=())
    assert len(found) == len(said), found
    assert all(part in one for one, part in zip(found, said, strict=True))


def test_what_may_be_unscanned_is_not_said(tmp_path: Path) -> None:
    root = tree(tmp_path, {"governance/actions.py": "@action\ndef move(*, by, step: str):\n    ...\n"})
    tables = {"governance.Meeting": ["place"]}
    fields_and_actions = {"fields": {"governance.Meeting.place"}, "actions": {"governance.move"}}
    assert scanned.faults(root, tables, **fields_and_actions) == []

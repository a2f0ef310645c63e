"""The made plans, each written anew and read: what their makers say is in them must come out, and no plan where
none is.

Facts are counted as a person would check a plan against its document: how many priorities, and of each action its
number, words and place, owners with their roles, dates, figures and rating.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest

from sightline.intake.reading.read import read_plan
from sightline.kit.documents.blocks import Refused
from tests.make.plans import ALL

KINDS = {".docx", ".xlsx", ".txt", ".csv"}
EACH = {name: module for made in ALL.values() for name, module in made.items()}
MADE = {name: module for name, module in EACH.items() if hasattr(module, "ANSWER")}
NO_PLANS = [pytest.param(module, id=name) for name, module in EACH.items() if getattr(module, "REFUSE", False)]
LEAST = 0.95  # of the facts of a document
LEAST_MEAN = 0.98  # of all documents but those below
BELOW: dict[str, tuple[float, str]] = {}
"""Documents read less well for now: the share they must keep, and why it is not more."""
SAME = {"=": ">=", "increase": ">=", "decrease": "<="}
"""A bare figure is judged as "at least"; a direction with a figure as a bound."""


def squeezed(text: str | None) -> str:
    """A text without white space, hyphens and typographers' marks: a line's end is no fact."""
    return re.sub(r"[\s\-–—•]+", "", (text or "").replace("’", "'").replace("‘", "'")).casefold()


def placed(plan: dict) -> list[dict]:
    """Actions in order with the place of their priority; what is measured for a priority stands with its first."""
    return [
        {**action, "place": place, "measures": [*action["measures"], *(priority.get("measures", []) if not at else [])]}
        for place, priority in enumerate(plan["priorities"])
        for at, action in enumerate(priority["actions"])
    ]


def paired(wanted: list[dict], got: list[dict]) -> list[tuple[dict, dict | None]]:
    """Each action wanted with the one read for it: the same printed number where only one has it, else the words."""
    left, pairs = list(got), []
    counted = Counter(one["number"] for one in got)
    for one in wanted:
        words = squeezed(one["text"])
        numbered = not one.get("number_generated") and counted[one["number"]] == 1
        nearest = [each for each in left if numbered and each["number"] == one["number"]] or [
            each for each in left if SequenceMatcher(None, squeezed(each["text"]), words, autojunk=False).ratio() > 0.6
        ]
        found = max(
            nearest,
            key=lambda each, words=words: SequenceMatcher(None, squeezed(each["text"]), words, autojunk=False).ratio(),
            default=None,
        )
        if found:
            left.remove(found)
        pairs.append((one, found))
    return pairs


def facts(action: dict, asked: dict) -> Counter:
    """What is said of an action. `asked` is the one wanted: where it names no number, or leaves open whether a figure
    is a target, nothing is counted for or against."""
    out: Counter = Counter([("text", squeezed(action["text"])), ("place", action["place"])])
    if not asked.get("number_generated"):
        out["number", squeezed(action["number"])] += 1
    for owner in action["owners"]:
        name = re.sub(r"\s*\([^()]*\)$", "", owner.get("name") or owner.get("person") or "")
        out["owner", squeezed(name).rstrip("."), owner["role"]] += 1
    for milestone in action["milestones"]:
        if milestone["due"] and not milestone.get("needs_review"):
            out["due", milestone["due"]] += 1
    for measure in action["measures"]:
        if measure["threshold"] is not None and measure["threshold"] not in asked.get("optional_thresholds", []):
            out["figure", SAME.get(measure["comparator"], measure["comparator"]), float(measure["threshold"])] += 1
    if action.get("rag"):
        out["rating", action["rag"]] += 1
    return out


def compared(wanted: dict, got: dict) -> tuple[float, Counter, Counter, Counter]:
    """The share of facts that agree (twice the agreeing over all on both sides), what is missing, what was not asked
    for, and dates given as certain where the document does not say."""
    asked, given, guessed = Counter(), Counter(), Counter()
    asked["priorities", len(wanted["priorities"])] += 1
    given["priorities", len(got["priorities"])] += 1
    pairs = paired(placed(wanted), placed(got))
    for at, (one, found) in enumerate(pairs):
        mine = facts(one, one)
        asked.update({(at, *fact): times for fact, times in mine.items()})
        if not found:
            continue
        theirs = facts(found, one)
        for milestone in one["milestones"]:
            for day in milestone.get("occurrences", []):  # may be given each, or by the last alone
                theirs["due", day] = min(theirs["due", day], mine["due", day])
        given.update({(at, *fact): times for fact, times in theirs.items()})
        if any(milestone["due"] is None for milestone in one["milestones"]):
            guessed.update(fact for fact in (theirs - mine).elements() if fact[0] == "due")
    read_for = [found for _, found in pairs]
    for at, extra in enumerate(one for one in placed(got) if one not in read_for):
        given.update({("extra", at, *fact): times for fact, times in facts(extra, extra).items()})
    right = (asked & given).total()
    return 2 * right / (asked.total() + given.total()), asked - given, given - asked, guessed


def read(path: Path) -> dict:
    """The plan in a file; one without priorities where it is refused, which then has all facts missing."""
    try:
        return read_plan(path)
    except Refused:
        return {"priorities": []}


@cache
def readings(name: str) -> dict[str, tuple[float, Counter, Counter, Counter]]:
    """Each file of a made plan, read and compared."""
    with TemporaryDirectory() as folder:
        MADE[name].build(Path(folder))
        return {
            path.name: compared(MADE[name].ANSWER, read(path))
            for path in sorted(Path(folder).iterdir())
            if path.suffix in KINDS
        }


@pytest.mark.parametrize("name", MADE)
def test_a_made_plan_is_read(name: str) -> None:
    least, _ = BELOW.get(name, (LEAST, ""))
    for file, (share, missing, extra, guessed) in readings(name).items():
        assert share >= least, f"{file}: missing {dict(missing)}, not asked for {dict(extra)}"
        assert not guessed, f"{file}: given as certain {dict(guessed)}"
    if name in BELOW:
        assert min(share for share, *_ in readings(name).values()) < LEAST, f"{name} may come off the list"


def test_the_made_plans_together_are_read_nearly_without_fault() -> None:
    shares = [share for name in MADE if name not in BELOW for share, *_ in readings(name).values()]
    assert sum(shares) / len(shares) >= LEAST_MEAN


@pytest.mark.parametrize("module", NO_PLANS)
def test_what_is_no_plan_is_refused(module: ModuleType, tmp_path: Path) -> None:
    module.build(tmp_path)
    for path in tmp_path.iterdir():
        with pytest.raises(Refused, match="No plan was found") as refusal:
            read_plan(path)
        assert str(refusal.value).count("\n") == 0


def test_a_plan_agrees_with_itself_and_not_with_another() -> None:
    one, other = MADE["cards"].ANSWER, MADE["scr-action-plan"].ANSWER
    assert compared(one, one)[0] == 1
    assert compared(one, other)[0] < 0.5


def test_each_fault_is_counted() -> None:
    plan = MADE["sections-in-one-table"].ANSWER
    first, *rest = plan["priorities"]
    action, *actions = first["actions"]

    def changed(**with_what: object) -> dict:
        return {**plan, "priorities": [{**first, "actions": [{**action, **with_what}, *actions]}, *rest]}

    faults = [
        changed(text="Something else"),
        changed(owners=[]),
        changed(owners=[{**action["owners"][0], "role": "support"}, *action["owners"][1:]]),
        changed(milestones=[]),
        changed(measures=[{"comparator": "<", "threshold": 12345}]),
        changed(rag="Blue"),
        {**plan, "priorities": [first, *rest, {"actions": []}]},
        {**plan, "priorities": [{**first, "actions": actions}, *rest]},
    ]
    for fault in faults:
        assert compared(plan, fault)[0] < 1


def test_there_are_made_plans() -> None:
    assert len(EACH) == sum(map(len, ALL.values())), "no two have the same name"
    assert len(MADE) >= 48
    assert len(NO_PLANS) >= 12


def test_the_same_file_gives_the_same_plan(tmp_path: Path) -> None:
    MADE["sections-in-one-table"].build(tmp_path)
    path = next(tmp_path.glob("*.docx"))
    assert read_plan(path) == read_plan(path)

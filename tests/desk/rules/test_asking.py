"""The question that each kind of exception raises."""

from dataclasses import dataclass, replace

import pytest

from sightline.assurance.rules.kinds import Kind
from sightline.desk.rules.asking import to_ask
from sightline.progress.reads.shapes import Evidence
from tests.progress.rules import known
from tests.progress.rules.test_order import SILENT, Stands


@dataclass(frozen=True)
class Shown(Stands):
    """A standing with what evidence said."""

    evidence: tuple[Evidence, ...] = ()

    @property
    def milestones(self):
        return self.delivery.milestones


def measure(kind="", **fields) -> Evidence:
    usual = {
        "measure_id": 1,
        "text": "",
        "level": "done",
        "state": "not_met",
        "sentence": "",
        "clause": "",
        "due": None,
    }
    return Evidence(**{**usual, "due": None, "is_due": True, "kind": kind, **fields})


def against(kind="", claim="blue", made=known.COMPLETE, **fields) -> Shown:
    return Shown("1.1", claim, made, not_met=("84% of 101",), evidence=(measure(kind, **fields),))


LACKS = Shown("1.1", "green", known.ON_TRACK, unproven=("Green is not proven yet: thin.",))


@pytest.mark.parametrize(
    ("stands", "asked"),
    [
        (Shown("1.1", "green", known.OVERDUE), "What stands in the way of “Toolkit”, and on which day"),
        (Shown("1.1", "blue", known.ON_TRACK), "What is left to do before it is complete"),
        (against(Kind.EVALUATION, counts=(85, 101, 120)), "What would have helped the 16 of 101 whose answers"),
        (against(Kind.EVALUATION, made=known.OVERDUE, counts=(85, 101, 120)), "What would have helped the 16 of 101"),
        (against(Kind.RECEIPTS, holders=("Probation, NHS England",)), "What would help Probation, NHS England to"),
        (against(Kind.COVERAGE), "What would reach those who are still missing"),
        (against(Kind.SESSIONS), "On which days are the sessions"),
        (against(Kind.EDITION), "What keeps it from being published"),
        (against(Kind.INDICATOR), "What will move the figure"),
        (against(), "What was found to be lacking"),
        (against(claim="amber"), "What was found to be lacking"),
        (Shown("1.1", "red", known.ON_TRACK), "What does it need to move again"),
        (Shown("1.1", "", known.OVERDUE), "What stands in the way of"),
        (Shown("1.1", "", SILENT), "Who can say how it stands"),
        (Shown("1.1", "green", known.AT_RISK), "What could keep it from being done by 31 March 2018 (end of Q4), and"),
        (Shown("1.1", "green", known.ON_TRACK, moved=2), "What makes the new date one that will be kept?"),
        (
            replace(LACKS, evidence=(measure(state="thin", holders=("PQA", "Police")),)),
            "What would help PQA and Police",
        ),
        (replace(LACKS, evidence=(measure(state="thin"),)), "What would show that it works"),
        (Shown("1.1", "green", known.ON_TRACK), ""),
    ],
)
def test_what_there_is_to_ask(stands, asked):
    said = to_ask(stands)
    assert said.startswith(asked) if asked else said == ""
    assert said.endswith("?") or not said

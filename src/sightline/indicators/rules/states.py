"""The lives of a data return and of a spreadsheet given for one, as tables: from, act, to."""

from __future__ import annotations

from sightline.kit.labelled import Labelled
from sightline.kit.steps import Step


class ReturnState(Labelled):
    """Where a data return is."""

    ASKED = "asked", "Asked for"
    GIVEN = "given", "Given"
    EXCUSED = "excused", "Not needed"


class UploadState(Labelled):
    """Where a spreadsheet given for a return is."""

    READ = "read", "Read, not taken yet"
    TAKEN = "taken", "Taken"
    LEFT = "left", "Given up"


RETURN_STEPS = (
    Step(None, "ask", ReturnState.ASKED, "an agency, a period, and a day after it is over"),
    Step(ReturnState.ASKED, "give", ReturnState.GIVEN, "every figure right, or left out on purpose with a reason"),
    Step(ReturnState.GIVEN, "give", ReturnState.GIVEN, "the same: other numbers are the next revision"),
    Step(ReturnState.ASKED, "excuse", ReturnState.EXCUSED, "the right to edit indicators"),
    Step(ReturnState.EXCUSED, "ask", ReturnState.ASKED, "the same, and a day"),
)
UPLOAD_STEPS = (
    Step(None, "read", UploadState.READ, "a CSV or Excel file that can be read"),
    Step(UploadState.READ, "take", UploadState.TAKEN, "every cell right, or left out on purpose with a reason"),
    Step(UploadState.READ, "give up", UploadState.LEFT, "nothing"),
)
# As the reference page lists them.
TABLES = (("A data return", RETURN_STEPS), ("A spreadsheet given for a data return", UPLOAD_STEPS))


def step_from(steps: tuple[Step, ...], state: str, act: str) -> str | None:
    """The state that `act` leads to from `state`; None where it leads nowhere."""
    return next((step.end for step in steps if step.start == state and step.act == act), None)

"""Refusals: why something asked for cannot be done, in sentences that a person can act on.

Each room names its own kinds; whoever drew the form puts the sentences into it (`ui.pages.attempt`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any


class Refusal(Exception):
    """Nothing was changed. `reasons` are sentences, each with what to do; `field` is what a form calls what they are
    about, "" where they are about the whole."""

    field = ""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


class NotYet(Refusal):
    """Something cannot be done in the state things are in."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(*reasons)


class EditedMeanwhile(Exception):
    """Somebody saved the same thing first: `theirs` is what stands now, saved by `who` at `when` as `revision`."""

    def __init__(self, theirs: dict[str, Any], who: str, revision: int, when: dt.datetime | None = None) -> None:
        super().__init__(
            f"{who} saved this while you were writing." if who else "This was saved while you were writing."
        )
        self.theirs = theirs
        self.who = who
        self.revision = revision
        self.when = when

"""What the room refuses, in sentences that a person can act on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any


class BadFormat(ValueError):
    """A document is not a plan in the format; the message says where and what was expected."""


class NotYet(Exception):
    """Something cannot be done in the state things are in; `reasons` are sentences, each with what to do."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


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

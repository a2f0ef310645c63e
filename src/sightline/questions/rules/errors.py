"""What the room refuses, in sentences that a person can act on."""

from __future__ import annotations

from typing import Any

from sightline.kit.refusals import NotYet, Refusal

__all__ = ["AnsweredAlready", "AskedOtherwise", "BadFile", "EditedMeanwhile", "NotYet"]


class EditedMeanwhile(Exception):
    """Somebody saved the same thing first: `theirs` is what stands now, as `revision`."""

    def __init__(self, theirs: dict[str, Any], revision: int) -> None:
        super().__init__("This was saved while you were writing.")
        self.theirs = theirs
        self.revision = revision


class BadFile(Refusal, ValueError):
    """A file is not a questionnaire in the format; the message says where, and what was expected."""


class AskedOtherwise(NotYet):
    """The questionnaire was changed while somebody answered it: her answers would stand to words she never saw."""

    def __init__(self) -> None:
        super().__init__(["The questions were changed while you were answering. Please begin again: nothing was sent."])


class AnsweredAlready(Exception):
    """The invitation was used, or the same answers were sent a moment before: nothing is stored a second time."""

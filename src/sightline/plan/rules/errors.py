"""What the room refuses, in sentences that a person can act on."""

from sightline.kit.refusals import EditedMeanwhile, NotYet, Refusal

__all__ = ["BadFormat", "EditedMeanwhile", "NotYet"]


class BadFormat(Refusal, ValueError):
    """A document is not a plan in the format; the message says where and what was expected."""

"""Sets of answers that are asked again and again, with which of them count as positive. Pure.

The options of a scale stand in order. At whichever end the positive ones stand, that end is the better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.questions.rules.kinds import QuestionKind


@dataclass(frozen=True, slots=True)
class Preset:
    """Answers for one kind of question: (key, words, picture), and the keys that are positive."""

    kind: QuestionKind
    name: str
    options: tuple[tuple[str, str, str], ...]
    positive: tuple[str, ...] = ()


def _preset(kind: QuestionKind, name: str, options: Sequence[tuple[str, ...]], positive: Sequence[str] = ()) -> Preset:
    pictured = tuple((key, words, rest[0] if rest else "") for key, words, *rest in options)
    return Preset(kind, name, pictured, tuple(positive))


K = QuestionKind
PRESETS: dict[str, Preset] = {
    "agree": _preset(
        K.SCALE,
        "Agree to disagree, five steps",
        [
            ("strongly_agree", "Strongly agree"),
            ("agree", "Agree"),
            ("neither", "Neither agree nor disagree"),
            ("disagree", "Disagree"),
            ("strongly_disagree", "Strongly disagree"),
        ],
        ["strongly_agree", "agree"],
    ),
    "confident": _preset(
        K.SCALE,
        "How confident, five steps",
        [
            ("not_at_all", "Not at all confident"),
            ("slightly", "Slightly confident"),
            ("fairly", "Fairly confident"),
            ("confident", "Confident"),
            ("very", "Very confident"),
        ],
        ["confident", "very"],
    ),
    "knowledge": _preset(
        K.SCALE,
        "How much is known, five steps",
        [
            ("nothing", "Nothing yet"),
            ("little", "A little"),
            ("some", "Some"),
            ("good", "A good deal"),
            ("very_good", "A great deal"),
        ],
        ["good", "very_good"],
    ),
    "ten": _preset(
        K.SCALE, "From 1 to 10 (8 to 10 positive)", [(str(n), str(n)) for n in range(1, 11)], ["8", "9", "10"]
    ),
    "often": _preset(
        K.SCALE,
        "How often, five steps",
        [
            ("always", "Always"),
            ("often", "Often"),
            ("sometimes", "Sometimes"),
            ("rarely", "Rarely"),
            ("never", "Never"),
        ],
        ["always", "often"],
    ),
    "faces": _preset(
        K.SCALE,
        "Five faces, for children",
        [
            ("very_happy", "Really good", "very_happy"),
            ("happy", "Good", "happy"),
            ("so_so", "So-so", "so_so"),
            ("sad", "Bad", "sad"),
            ("very_sad", "Really bad", "very_sad"),
        ],
        ["very_happy", "happy"],
    ),
    "thumbs": _preset(
        K.ONE,
        "Yes, no, not sure, with pictures",
        [("yes", "Yes", "thumb_up"), ("no", "No", "thumb_down"), ("not_sure", "I am not sure", "question")],
        ["yes"],
    ),
    "grades": _preset(
        K.GRADE,
        "Outstanding to inadequate",
        [
            ("outstanding", "Outstanding"),
            ("good", "Good"),
            ("requires_improvement", "Requires improvement"),
            ("inadequate", "Inadequate"),
        ],
        ["outstanding", "good"],
    ),
    "met": _preset(
        K.GRADE,
        "Fully met to not met",
        [
            ("fully_met", "Fully met"),
            ("mostly_met", "Mostly met"),
            ("partly_met", "Partly met"),
            ("not_met", "Not met"),
        ],
        ["fully_met", "mostly_met"],
    ),
    "yes_no": _preset(K.YES_NO, "Yes or no", [("yes", "Yes"), ("no", "No")], ["yes"]),
    "yes_part_no": _preset(K.ONE, "Yes, in part, no", [("yes", "Yes"), ("in_part", "In part"), ("no", "No")], ["yes"]),
}


def presets_for(kind: QuestionKind) -> dict[str, Preset]:
    """The sets that suit a kind of question; none for one without answers to choose from."""
    return {key: one for key, one in PRESETS.items() if one.kind == kind}

"""A partnership's own words. Boards became partnerships in 2019, serious case reviews became practice reviews, some
rate red, amber, green and some add blue: none of these words stands in a template, all come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RATINGS: dict[str, dict[str, str]] = {
    "brag": {"blue": "Complete and embedded", "green": "On track", "amber": "At risk", "red": "Off track"},
    "rag": {"green": "On track or complete", "amber": "At risk", "red": "Off track"},
}
RATING_NAMES = {"brag": "BRAG: blue, red, amber, green", "rag": "RAG: red, amber, green"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a partnership calls things; each stands mid-sentence in lower case."""

    board: str
    executive: str
    subgroup: str
    plan: str
    review: str
    chair: str
    rating: str = "brag"

    @property
    def ratings(self) -> dict[str, str]:
        """The ratings a claim can have, in order, with what each means."""
        return RATINGS[self.rating]


# What the words are called on the settings page, in the order they stand there.
LABELS = {
    "board": "The board or partnership meeting",
    "executive": "The group that runs the business between meetings",
    "subgroup": "A group that does the work",
    "plan": "The plan",
    "review": "A review after a child or adult died or was seriously harmed",
    "chair": "Whoever chairs or scrutinises",
}

_PARTNERSHIP = Words(
    board="partnership",
    executive="executive group",
    subgroup="subgroup",
    plan="business plan",
    review="child safeguarding practice review",
    chair="independent scrutineer",
)
DEFAULTS: dict[str, Words] = {
    "children_board": Words(
        board="board",
        executive="executive group",
        subgroup="subgroup",
        plan="business plan",
        review="serious case review",
        chair="independent chair",
    ),
    "children_partnership": _PARTNERSHIP,
    "adults_board": Words(
        board="board",
        executive="executive group",
        subgroup="subgroup",
        plan="strategic plan",
        review="safeguarding adults review",
        chair="independent chair",
    ),
    "other": _PARTNERSHIP,
}


def words_of(kind: str, own: Mapping[str, str]) -> Words:
    """The words of a partnership of `kind` (a PartnershipKind) that set `own` words; an empty word means the usual one.

    Raises KeyError for a kind nobody wrote down, TypeError for a word nobody asks for.
    """
    usual = DEFAULTS[kind]
    chosen = {key: value for key, value in own.items() if value}
    if chosen.get("rating", usual.rating) not in RATINGS:
        chosen.pop("rating")
    return Words(**{**{key: getattr(usual, key) for key in (*LABELS, "rating")}, **chosen})

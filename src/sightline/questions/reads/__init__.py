"""Every question that pages and rooms above ask of this room."""

from sightline.questions.reads.counts import Pairs, Pool, counts, pairs, pooled_each, revision_of, revision_of_all
from sightline.questions.reads.exercises import invitations_of, to_read_by
from sightline.questions.reads.surveys import open_surveys, pulse_counts, you_said

__all__ = [
    "Pairs",
    "Pool",
    "counts",
    "invitations_of",
    "open_surveys",
    "pairs",
    "pooled_each",
    "pulse_counts",
    "revision_of",
    "revision_of_all",
    "to_read_by",
    "you_said",
]

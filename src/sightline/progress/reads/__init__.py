"""Every query that a page or a paper needs of the round."""

from sightline.progress.reads.bodies import RoundTold, rounds_told
from sightline.progress.reads.frozen import FROZEN_SCHEMA, frozen_document, frozen_standings, standing_document
from sightline.progress.reads.mine import owed_by, to_agree_by
from sightline.progress.reads.rounds import answered, asks_of, cycle_for, next_cycle, owed, settings_of
from sightline.progress.reads.shapes import Evidence, Standing
from sightline.progress.reads.standing import measures_known, standing, standings
from sightline.progress.reads.updates import UpdateView, updates_of
from sightline.progress.rules.order import Count, Distribution, distribution, exceptions, why_worst, worst_first
from sightline.progress.rules.since import Changed, changed_since

__all__ = [
    "FROZEN_SCHEMA",
    "Changed",
    "Count",
    "Distribution",
    "Evidence",
    "RoundTold",
    "Standing",
    "UpdateView",
    "answered",
    "asks_of",
    "changed_since",
    "cycle_for",
    "distribution",
    "exceptions",
    "frozen_document",
    "frozen_standings",
    "measures_known",
    "next_cycle",
    "owed",
    "owed_by",
    "rounds_told",
    "settings_of",
    "standing",
    "standing_document",
    "standings",
    "to_agree_by",
    "updates_of",
    "why_worst",
    "worst_first",
]

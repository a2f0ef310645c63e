"""The lives of an edition and of a question put to a provider, as tables: from, act, to."""

from __future__ import annotations

from sightline.kit.labelled import Labelled
from sightline.kit.steps import Step


class EditionState(Labelled):
    """Where an edition stands."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved, not yet published"
    PUBLISHED = "published", "In force"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Confirmed(Labelled):
    """What the last receipt of a provider says of an edition, what wants doing first."""

    ASKED = "asked", "Asked, no word yet"
    READ = "read", "Read, not yet cascaded"
    CASCADED = "cascaded", "Read and cascaded"


EDITION_STEPS = (
    Step(None, "begin", EditionState.DRAFT, "the right to edit the library; one edition at a time is being made"),
    Step(EditionState.DRAFT, "edit", EditionState.DRAFT, "the same"),
    Step(EditionState.DRAFT, "discard", None, "the same"),
    Step(
        EditionState.DRAFT,
        "approve",
        EditionState.APPROVED,
        "another than those who wrote it, the meeting in words, something to read in it",
    ),
    Step(EditionState.APPROVED, "take back", EditionState.DRAFT, "a reason"),
    Step(EditionState.APPROVED, "publish", EditionState.PUBLISHED, "the right to edit the library, and a review day"),
    Step(EditionState.PUBLISHED, "supersede", EditionState.SUPERSEDED, "the next edition is published"),
    Step(EditionState.PUBLISHED, "withdraw", EditionState.WITHDRAWN, "a reason"),
)
RECEIPT_STEPS = (
    Step(None, "ask", Confirmed.ASKED, "an edition in force, a day, and whom"),
    Step(Confirmed.ASKED, "say it is read", Confirmed.READ, "a seat in the body asked, or its link"),
    Step(Confirmed.ASKED, "confirm the cascade", Confirmed.CASCADED, "the same, with how many of how many, and how"),
    Step(Confirmed.READ, "say it is read", Confirmed.READ, "the same: a new answer, the earlier kept"),
    Step(Confirmed.READ, "confirm the cascade", Confirmed.CASCADED, "the same, with how many of how many, and how"),
    Step(Confirmed.CASCADED, "confirm the cascade", Confirmed.CASCADED, "the same: a new answer, the earlier kept"),
)
# As the reference page lists them.
TABLES = (("An edition of a document", EDITION_STEPS), ("What a provider confirms of an edition", RECEIPT_STEPS))
UNFINISHED = (EditionState.DRAFT, EditionState.APPROVED)
EVER_PUBLISHED = (EditionState.PUBLISHED, EditionState.SUPERSEDED, EditionState.WITHDRAWN)

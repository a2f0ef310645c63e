"""The decision log and the challenge log of a partnership."""

from __future__ import annotations

from sightline.governance.rules.states import OPEN_CHALLENGES
from sightline.papers import reads
from sightline.papers.documents.matters import challenge_rows, decision_rows
from sightline.papers.documents.parts import rows_or, say, section
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Section


def decision_log(subject: Subject) -> tuple[Section, ...]:
    """Every decision, those still followed first. One query."""
    every = reads.decisions(subject.viewer)
    followed = [one for one in every if not one.effect_on]
    done = [one for one in every if one.effect_on]
    return (
        section(
            "Followed until their effect is recorded",
            rows_or("No decision is followed.", decision_rows("Decisions that are followed", followed)),
        ),
        section(
            "Carried out", rows_or("Nothing is recorded yet.", decision_rows("Decisions carried out", reversed(done)))
        ),
    )


def challenge_log(subject: Subject) -> tuple[Section, ...]:
    """Every challenge with its last answer, the open ones first. Two queries."""
    every = reads.challenges(subject.partnership)
    still = [one for one in every if one.state in OPEN_CHALLENGES]
    settled = [one for one in every if one.state not in OPEN_CHALLENGES]
    return (
        section("Open", rows_or("No challenge is open.", challenge_rows(still))),
        section("Settled", rows_or("No challenge has been settled yet.", challenge_rows(reversed(settled)))),
        section("How to read it", say("Each answer was judged by somebody other than who gave it.", "small")),
    )

"""Ready questionnaires in our own words, to begin from. Whoever takes one changes it as she likes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.questions.rules.bank import practice, surveys, training
from sightline.questions.rules.bank.practice import ADULTS_OUTSIDE


@dataclass(frozen=True, slots=True)
class Ready:
    """One of the bank's: when it is of use, in a sentence, and the document."""

    about: str
    document: Mapping[str, Any]


BANK: dict[str, Ready] = {
    "evaluation_before": Ready(
        "Knowledge and confidence before a course, so that there is something to compare with.", training.BEFORE
    ),
    "evaluation_after": Ready(
        "What those who came say as they leave: the impact on their practice, knowledge and confidence again.",
        training.AFTER,
    ),
    "evaluation_later": Ready(
        "Whether it was used in practice, with the manager’s view. The one that tells whether training worked.",
        training.LATER,
    ),
    "coercive_control": Ready(
        "After an event on coercive control: recognising it and acting on it, asked apart.", training.COERCIVE_CONTROL
    ),
    "substance_misuse_before": Ready(
        "Before the yearly update on substance misuse: knowledge, confidence, the law.", training.SUBSTANCE_BEFORE
    ),
    "substance_misuse_after": Ready("After it: the same three again, and what became more.", training.SUBSTANCE_AFTER),
    "sexual_health": Ready(
        "After training on sexual health, harmful behaviour, consent and the law: three statements.",
        training.SEXUAL_HEALTH,
    ),
    "joint_training": Ready(
        "After training of people who work with adults together with people who work with children.", training.JOINT
    ),
    "online_safety": Ready("Parents and carers after a session on keeping safe online.", training.ONLINE_SAFETY),
    "neglect_toolkit": Ready(
        "Professionals on recognising neglect, and on the toolkit; before it is published and after.",
        surveys.NEGLECT_TOOLKIT,
    ),
    "parents": Ready(
        "Parents and carers on the adults in a child’s life who live elsewhere, and whether anybody asked.",
        surveys.PARENTS,
    ),
    "home_education": Ready(
        "Families who home educate: why, how they are treated, what they would use.", surveys.HOME_EDUCATION
    ),
    "plays": Ready("Children on a play they saw, in few and plain words, with pictures.", surveys.PLAYS),
    "pulse": Ready("Two questions to staff on one document: do you know it, have you used it.", surveys.PULSE),
    "case_audit": Ready(
        "An organisation’s return on one case, graded in words, with “Not enough evidence” as an answer.",
        practice.CASE_AUDIT,
    ),
    "section_11": Ready(
        "The eight standards of section 11, each graded, with what shows it and what is to be done.",
        practice.SECTION_11,
    ),
    "exploitation": Ready(
        "A shell for a scoring tool with four bands. The signs of significant risk must be put in from your own form.",
        practice.EXPLOITATION,
    ),
}

__all__ = ["ADULTS_OUTSIDE", "BANK", "Ready"]

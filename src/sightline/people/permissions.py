"""Who may: one short enum, verb after noun, and the roles as a table. *When* something may be done is a room's rule."""

from __future__ import annotations

import enum

from django.db import models


class Permission(enum.StrEnum):
    """What a person may do in a partnership. A route names exactly one."""

    PLAN_VIEW = "plan.view"
    PLAN_DRAFT_VIEW = "plan.draft_view"
    PLAN_EDIT = "plan.edit"
    PLAN_ADOPT = "plan.adopt"
    PLAN_EXPORT = "plan.export"
    CHANGE_ASK = "change.ask"
    CHANGE_APPROVE = "change.approve"
    STRUCTURE_VIEW = "structure.view"
    STRUCTURE_EDIT = "structure.edit"
    PERSON_VIEW = "person.view"
    PERSON_EDIT = "person.edit"
    PARTNERSHIP_EDIT = "partnership.edit"
    TRAIL_VIEW = "trail.view"
    TRAIL_BLANK = "trail.blank"
    OUTBOX_VIEW = "outbox.view"
    UPDATE_GIVE = "update.give"
    UPDATE_AGREE = "update.agree"
    ROUND_VIEW = "round.view"
    ROUND_RUN = "round.run"
    MEETING_VIEW = "meeting.view"
    MEETING_RUN = "meeting.run"
    RESTRICTED_VIEW = "restricted.view"
    CHALLENGE_RAISE = "challenge.raise"
    CHALLENGE_ANSWER = "challenge.answer"
    DECISION_RECORD = "decision.record"
    PAPER_VIEW = "paper.view"
    PAPER_ISSUE = "paper.issue"
    PROGRESS_PUBLISH = "progress.publish"
    IDENTIFIER_REVIEW = "identifier.review"
    INSTRUMENT_EDIT = "instrument.edit"
    EXERCISE_RUN = "exercise.run"
    ANALYSIS_VIEW = "analysis.view"
    TRAINING_VIEW = "training.view"
    TRAINING_RUN = "training.run"
    LIBRARY_VIEW = "library.view"
    LIBRARY_EDIT = "library.edit"
    EDITION_APPROVE = "edition.approve"
    CASCADE_RUN = "cascade.run"
    RECEIPT_GIVE = "receipt.give"
    SITE_EDIT = "site.edit"
    MEASURE_BIND = "measure.bind"
    MEASURE_JUDGE = "measure.judge"
    INDICATOR_VIEW = "indicator.view"
    INDICATOR_EDIT = "indicator.edit"
    FIGURE_GIVE = "figure.give"
    RELEASE_PUBLISH = "release.publish"


class Role(models.TextChoices):
    """What a person is in a body. The words a partnership uses for them are settings."""

    BUSINESS_MANAGER = "business_manager", "Business manager"
    SUPPORT = "support", "Partnership support"
    INDEPENDENT_CHAIR = "independent_chair", "Independent chair or scrutineer"
    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice chair"
    MEMBER = "member", "Member"
    LEAD = "lead", "Lead officer"
    ANALYST = "analyst", "Data analyst"
    TRAINER = "trainer", "Training coordinator"


# What somebody with several seats is known as first.
_KNOWN_AS = (Role.BUSINESS_MANAGER, Role.INDEPENDENT_CHAIR, Role.CHAIR, Role.VICE_CHAIR, Role.LEAD)


def rank(role: str) -> int:
    """The place of a role where persons or seats are listed: who leads first, members and the rest together."""
    return _KNOWN_AS.index(Role(role)) if role in _KNOWN_AS else len(_KNOWN_AS)


P = Permission
# Updates, answers and figures are given and agreed for the bodies a person sits in: which ones is a room's rule.
_MEMBER = frozenset(
    {
        P.PLAN_VIEW,
        P.PLAN_EXPORT,
        P.STRUCTURE_VIEW,
        P.PERSON_VIEW,
        P.UPDATE_GIVE,
        P.ROUND_VIEW,
        P.MEETING_VIEW,
        P.CHALLENGE_ANSWER,
        P.PAPER_VIEW,
        P.ANALYSIS_VIEW,
        P.TRAINING_VIEW,
        P.LIBRARY_VIEW,
        P.RECEIPT_GIVE,
        P.INDICATOR_VIEW,
        P.FIGURE_GIVE,
    }
)
# The lead of an agency agrees for it as a chair does for a group.
_LEAD = _MEMBER | {P.CHANGE_ASK, P.UPDATE_AGREE, P.MEASURE_JUDGE}
_CHAIR = _LEAD | {P.MEETING_RUN, P.EDITION_APPROVE}
# Who runs training, surveys and their evaluations, and keeps the library.
_TRAINER = _MEMBER | {P.INSTRUMENT_EDIT, P.EXERCISE_RUN, P.TRAINING_RUN, P.LIBRARY_EDIT}
# The whole record tells of drafts too, so nobody has TRAIL_VIEW without PLAN_DRAFT_VIEW (a test holds this). Every
# member reads the history of a thing on the thing's own page.
_RECORD = frozenset({P.PLAN_DRAFT_VIEW, P.TRAIL_VIEW})
_SUPPORT = (
    _LEAD
    | _RECORD
    | {
        P.PLAN_EDIT,
        P.STRUCTURE_EDIT,
        P.PERSON_EDIT,
        P.OUTBOX_VIEW,
        P.ROUND_RUN,
        P.MEETING_RUN,
        P.RESTRICTED_VIEW,
        P.CHALLENGE_RAISE,
        P.DECISION_RECORD,
        P.PAPER_ISSUE,
        P.CASCADE_RUN,
        P.SITE_EDIT,
        P.MEASURE_BIND,
        P.INDICATOR_EDIT,
    }
    | _TRAINER
)
_MANAGER = _SUPPORT | {
    P.PLAN_ADOPT,
    P.EDITION_APPROVE,
    P.PARTNERSHIP_EDIT,
    P.TRAIL_BLANK,
    P.PROGRESS_PUBLISH,
    P.RELEASE_PUBLISH,
    P.IDENTIFIER_REVIEW,
}
# What the Executive and the Board do with what they read.
_EXECUTIVE = frozenset({P.CHALLENGE_RAISE})
_PRESIDES = _RECORD | _EXECUTIVE | {P.CHANGE_APPROVE, P.DECISION_RECORD}
# Members see the restricted items of their own body's meetings; these see those of every body.
_PUBLISHES = frozenset({P.TRAIL_BLANK, P.PROGRESS_PUBLISH, P.RELEASE_PUBLISH})
_INDEPENDENT_CHAIR = _CHAIR | _PRESIDES | _PUBLISHES | {P.IDENTIFIER_REVIEW, P.RESTRICTED_VIEW}

ROLE_PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.BUSINESS_MANAGER: _MANAGER,
    Role.SUPPORT: _SUPPORT,
    Role.INDEPENDENT_CHAIR: _INDEPENDENT_CHAIR,
    Role.CHAIR: _CHAIR,
    Role.VICE_CHAIR: _CHAIR,
    Role.LEAD: _LEAD,
    Role.MEMBER: _MEMBER,
    Role.ANALYST: _MEMBER | {P.INSTRUMENT_EDIT, P.EXERCISE_RUN, P.INDICATOR_EDIT},
    Role.TRAINER: _TRAINER,
}

# A chair of the executive or the board approves changes to the adopted plan; a chair of a subgroup asks for them.
# Whoever sits in either may challenge what she reads.
KIND_PERMISSIONS: dict[tuple[str, str], frozenset[Permission]] = {
    ("executive", Role.CHAIR): _PRESIDES | _PUBLISHES,
    ("executive", Role.VICE_CHAIR): _PRESIDES,
    ("executive", Role.LEAD): _EXECUTIVE,
    ("executive", Role.MEMBER): _EXECUTIVE,
    ("board", Role.CHAIR): _PRESIDES | _PUBLISHES,
    ("board", Role.VICE_CHAIR): _EXECUTIVE,
    ("board", Role.LEAD): _EXECUTIVE,
    ("board", Role.MEMBER): _EXECUTIVE,
}


# Who deputises for a chair or a lead, as whatever she sits there, agrees her body's updates in her place.
_DEPUTY = frozenset({P.UPDATE_AGREE})
_DEPUTISED = frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR, Role.LEAD})


def permissions_of(role: str, body_kind: str, deputy_for: str = "") -> frozenset[Permission]:
    """What a seat with this role in a body of this kind allows; `deputy_for` is the role of the seat that it stands in
    for, where it does. Raises KeyError for a role nobody wrote down."""
    found = ROLE_PERMISSIONS[role] | KIND_PERMISSIONS.get((body_kind, role), frozenset())
    return found | _DEPUTY if deputy_for in _DEPUTISED else found

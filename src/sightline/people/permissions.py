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


P = Permission
_MEMBER = frozenset({P.PLAN_VIEW, P.PLAN_EXPORT, P.STRUCTURE_VIEW, P.PERSON_VIEW})
_CHAIR = _MEMBER | {P.CHANGE_ASK}
# The whole record tells of drafts too, so nobody has TRAIL_VIEW without PLAN_DRAFT_VIEW (a test holds this). Every
# member reads the history of a thing on the thing's own page.
_RECORD = frozenset({P.PLAN_DRAFT_VIEW, P.TRAIL_VIEW})
_SUPPORT = _CHAIR | _RECORD | {P.PLAN_EDIT, P.STRUCTURE_EDIT, P.PERSON_EDIT, P.OUTBOX_VIEW}
_MANAGER = _SUPPORT | {P.PLAN_ADOPT, P.PARTNERSHIP_EDIT, P.TRAIL_BLANK}
_INDEPENDENT_CHAIR = _CHAIR | _RECORD | {P.CHANGE_APPROVE, P.TRAIL_BLANK}

ROLE_PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.BUSINESS_MANAGER: _MANAGER,
    Role.SUPPORT: _SUPPORT,
    Role.INDEPENDENT_CHAIR: _INDEPENDENT_CHAIR,
    Role.CHAIR: _CHAIR,
    Role.VICE_CHAIR: _CHAIR,
    Role.LEAD: _CHAIR,
    Role.MEMBER: _MEMBER,
    Role.ANALYST: _MEMBER,
    Role.TRAINER: _MEMBER,
}

# A chair of the executive or the board approves changes to the adopted plan; a chair of a subgroup asks for them.
KIND_PERMISSIONS: dict[tuple[str, str], frozenset[Permission]] = {
    ("executive", Role.CHAIR): _RECORD | {P.CHANGE_APPROVE, P.TRAIL_BLANK},
    ("executive", Role.VICE_CHAIR): _RECORD | {P.CHANGE_APPROVE},
    ("board", Role.CHAIR): _RECORD | {P.CHANGE_APPROVE, P.TRAIL_BLANK},
}


def permissions_of(role: str, body_kind: str) -> frozenset[Permission]:
    """What a seat with this role in a body of this kind allows. Raises KeyError for a role nobody wrote down."""
    return ROLE_PERMISSIONS[role] | KIND_PERMISSIONS.get((body_kind, role), frozenset())

"""What governance did about an action, for its page and for papers; what waits for an answer or a meeting.

`viewer` is the member who looks; None leaves out whatever a restricted item hides, as the public copy does.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sightline.governance.models import Answer, Challenge, Decision, Escalation, Item, Note, Promotion
from sightline.governance.rules.states import OPEN_CHALLENGES, WAITING_ESCALATIONS, EscalationState
from sightline.people.access import Membership
from sightline.people.models import Body, Partnership
from sightline.plan.models import Action


def challenges_of(action: Action) -> list[Challenge]:
    """The challenges about an action, newest first, each with its answers. Two queries."""
    return list(with_answers(Challenge.objects.filter(action=action)))


def decisions_of(action: Action, viewer: Membership | None = None) -> list[Decision]:
    """The decisions about an action that `viewer` may see, newest first. One query."""
    found = Decision.objects.seen_by(viewer).filter(action=action)
    return list(found.select_related("meeting__body", "body", "item"))


def escalations_of(action: Action, viewer: Membership | None = None) -> list[Escalation]:
    """The escalations about an action, newest first; a decision on a restricted item is left out (`decided`). Two
    queries."""
    return with_decisions(Escalation.objects.filter(action=action), viewer)


def notes_of(action: Action) -> list[Note]:
    """What was read and noted of an action, newest first. One query."""
    return list(Note.objects.filter(action=action).select_related("noted_by", "cycle", "meeting__body"))


def promotions_of(action: Action) -> list[Promotion]:
    """Good practice of an action's updates that was made known, newest first. One query."""
    found = Promotion.objects.filter(update__ask__action=action)
    return list(found.select_related("promoted_by", "update__ask__body"))


def open_challenges(
    partnership: Partnership, *, to_body: Body | None = None, until: dt.date | None = None
) -> list[Challenge]:
    """Challenges that nobody has settled, those due first at the top, each with its answers; with `until`, those that
    were open at the end of that day. Two queries."""
    found = Challenge.objects.filter(partnership=partnership)
    if until is None:
        found = found.filter(state__in=OPEN_CHALLENGES)
    else:
        found = found.filter(Q(closed_on=None) | Q(closed_on__gt=until), raised_on__lte=until)
    if to_body is not None:
        found = found.filter(to_body=to_body)
    return list(with_answers(found).order_by("due_on", "number"))


def waiting_escalations(
    partnership: Partnership,
    *,
    to_body: Body | None = None,
    viewer: Membership | None = None,
    until: dt.date | None = None,
) -> list[Escalation]:
    """Escalations that wait for a meeting or stand on its agenda, the oldest first; with `until`, those that did at the
    end of that day, but for those taken back since. Two queries."""
    found = Escalation.objects.filter(partnership=partnership)
    if until is None:
        found = found.filter(state__in=WAITING_ESCALATIONS)
    else:
        decided = Decision.objects.filter(escalation=OuterRef("pk"), recorded_on__lte=until)
        found = found.filter(~Exists(decided), raised_on__lte=until).exclude(state=EscalationState.WITHDRAWN)
    if to_body is not None:
        found = found.filter(to_body=to_body)
    return with_decisions(found.order_by("number"), viewer)


def open_decisions(
    partnership: Partnership, viewer: Membership | None = None, *, until: dt.date | None = None
) -> list[Decision]:
    """Decisions whose effect nobody has recorded, those due first at the top; with `until`, those that were followed at
    the end of that day. One query."""
    found = Decision.objects.seen_by(viewer).filter(partnership=partnership)
    if until is None:
        found = found.filter(effect_on=None)
    else:
        found = found.filter(Q(effect_on=None) | Q(effect_on__gt=until), recorded_on__lte=until)
    return list(found.select_related("meeting__body", "action", "body").order_by("due_on", "number"))


def with_answers(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Challenges with whom they are between, and their answers in order as `answers.all()`."""
    answers = Answer.objects.select_related("answered_by", "judged_by")
    return challenges.select_related("from_body", "to_body", "action", "raised_by", "meeting__body").prefetch_related(
        Prefetch("answers", queryset=answers)
    )


def with_decisions(escalations: QuerySet[Escalation], viewer: Membership | None) -> list[Escalation]:
    """Escalations with whom they are between; `decided` is the decision, `listed` the items they stand on, as far as
    `viewer` may see them."""
    rows = list(
        escalations.select_related(
            "from_body", "to_body", "action", "challenge", "owner", "raised_by", "closed_by"
        ).prefetch_related(
            Prefetch(
                "agenda_items", queryset=Item.objects.seen_by(viewer).select_related("meeting__body"), to_attr="listed"
            )
        )
    )
    ids = [one.pk for one in rows]
    decisions = Decision.objects.seen_by(viewer).filter(escalation__in=ids).select_related("meeting__body", "body")
    by_escalation = {one.escalation_id: one for one in decisions}
    for one in rows:
        one.decided = by_escalation.get(one.pk)
    return rows

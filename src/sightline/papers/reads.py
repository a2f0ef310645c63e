"""What documents are made of besides what other rooms read: a fixed number of queries each, however large the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet

from sightline.files.models import Stored
from sightline.governance.models import ChairReport, Challenge, Decision, Escalation, Promotion, Publication, Task
from sightline.governance.reads.about import with_answers, with_decisions
from sightline.governance.rules.states import OPEN_CHALLENGES, WAITING_ESCALATIONS, ReportState, TaskState
from sightline.papers.models import Issued
from sightline.people.access import Membership
from sightline.people.models import Body, Partnership
from sightline.plan.models import Action, Change, Measure, Owner, Plan
from sightline.plan.rules.states import ChangeState
from sightline.progress.models import Attachment, Cycle, DateAsked, Frozen, Said, Update, Version


def changes_to_decide(plan: Plan, action_ids: Collection[int] | None = None) -> list[Change]:
    """Changes of a plan that wait for a decision, the oldest first. One query."""
    found = Change.objects.filter(plan=plan, state=ChangeState.ASKED)
    if action_ids is not None:
        found = found.filter(action_id__in=list(action_ids))
    return list(found.select_related("action", "asked_by").order_by("id"))


def challenges(partnership: Partnership, *, only_open: bool = False, about: Q | None = None) -> list[Challenge]:
    """Challenges with their answers, by number. Two queries."""
    found = Challenge.objects.filter(partnership=partnership)
    if only_open:
        found = found.filter(state__in=OPEN_CHALLENGES)
    if about is not None:
        found = found.filter(about)
    return list(with_answers(found).order_by("number"))


def escalations(
    partnership: Partnership, viewer: Membership, *, waiting: bool = True, about: Q | None = None
) -> list[Escalation]:
    """Escalations that wait, or all, by number. Three queries."""
    found = Escalation.objects.filter(partnership=partnership)
    if waiting:
        found = found.filter(state__in=WAITING_ESCALATIONS)
    if about is not None:
        found = found.filter(about)
    return with_decisions(found.order_by("number"), viewer)


def decisions(viewer: Membership, *, body: Body | None = None) -> list[Decision]:
    """Every decision that the viewer may see, by number; with `body` those that it is to carry out. One query."""
    found = Decision.objects.visible_to(viewer)
    if body is not None:
        found = found.filter(body=body, effect_on=None)
    return list(found.select_related("meeting__body", "item", "action", "body").order_by("number"))


def tasks_of_body(viewer: Membership, body: Body) -> list[Task]:
    """A body's unfinished tasks: set at its meetings or given to it. One query."""
    found = Task.objects.visible_to(viewer).filter(state=TaskState.OPEN)
    found = found.filter(Q(body=body) | Q(meeting__body=body))
    return list(found.select_related("meeting__body", "item", "person", "body").order_by("due_on", "pk"))


def promotions(cycle_ids: Collection[int]) -> list[Promotion]:
    """Good practice of these cycles that was made known. One query."""
    found = Promotion.objects.filter(update__ask__cycle__in=list(cycle_ids))
    return list(found.select_related("update__ask__body", "update__ask__action", "promoted_by").order_by("promoted_on"))


def reports_of(cycle: Cycle) -> list[ChairReport]:
    """The chairs' reports of a cycle that were submitted, by body. One query."""
    found = ChairReport.objects.filter(cycle=cycle, state=ReportState.SUBMITTED)
    return list(found.select_related("body", "to_body", "submitted_by").order_by("body__name"))


def last_closed_before(plan: Plan, cycle: Cycle | None) -> Cycle | None:
    """The closed cycle before this one, or the last closed where there is none; None before the first. One query."""
    found = Cycle.objects.filter(plan=plan, closed_on__isnull=False).order_by("-number")
    if cycle is not None:
        found = found.filter(number__lt=cycle.number)
    return found.first()


def is_frozen(cycle: Cycle) -> bool:
    """Whether what was computed at its closing is kept."""
    return Frozen.objects.filter(cycle=cycle).exists()


def is_published(cycle: Cycle) -> bool:
    """Whether a decision to publish the progress of a cycle stands. One query."""
    return Publication.objects.filter(cycle=cycle, withdrawn_on=None).exists()


def measures_of(priority_id: int, action_ids: Collection[int]) -> list[Measure]:
    """A priority's own measures and those of its actions, in the plan's order. One query."""
    found = Measure.objects.filter(Q(priority_id=priority_id) | Q(action_id__in=list(action_ids)))
    return list(found.select_related("action").order_by("action__position", "position", "id"))


def owned_by(plan: Plan, body: Body) -> dict[int, list[Owner]]:
    """The actions of a plan that a body owns or helps with, and as what. One query."""
    found: dict[int, list[Owner]] = defaultdict(list)
    for one in Owner.objects.filter(action__plan=plan, body=body).select_related("part").order_by("id"):
        found[one.action_id].append(one)
    return found


def updates_of(action: Action) -> list[Update]:
    """An action's updates with every version, newest first. Five queries."""
    versions = Version.objects.select_related("submitted_by")
    said = Said.objects.select_related("milestone", "occurrence")
    return list(
        Update.objects.filter(ask__action=action)
        .select_related("ask__body", "ask__cycle", "submitted_by", "decided_by")
        .prefetch_related(
            Prefetch("versions", queryset=versions),
            Prefetch("said", queryset=said),
            Prefetch("dates_asked", queryset=DateAsked.objects.select_related("change")),
            Prefetch("attachments", queryset=Attachment.objects.select_related("stored")),
        )
        .order_by("-submitted_at", "-id")
    )


def plans_under(plan: Plan, body: Body) -> list[Plan]:
    """The plans that hang under those actions of a plan that a body owns. One query."""
    owned = Owner.objects.filter(action__plan=plan, body=body).values("action_id")
    return list(Plan.objects.filter(parent_action__in=owned).select_related("partnership").order_by("id"))


def only(pk: int) -> Q:
    """The condition for one row."""
    return Q(pk=pk)


def identities(plan: Plan) -> list[tuple[object, int]]:
    """The lasting identity and the key of each action of a plan. One query."""
    return list(Action.objects.filter(plan=plan).values_list("uid", "pk"))


# --- what was issued ---


def issued_of(membership: Membership) -> QuerySet[Issued]:
    """The issued papers that the member may read, newest first, with what a list says of each. One query."""
    return (
        Issued.objects.visible_to(membership)
        .select_related("issued_by", "replaced_by")
        .defer("content")
        .order_by("-number")
    )


def issued_for_page(membership: Membership, issued_id: int) -> QuerySet[Issued]:
    """An issued paper that the member may read with all its page needs, for `get_object_or_404`. One query."""
    found = Issued.objects.visible_to(membership).filter(pk=issued_id)
    return found.select_related("issued_by", "pdf", "docx", "html", "replaces", "replaced_by", "meeting__body")


def annex_files(partnership: Partnership, digests: Collection[str]) -> dict[str, Stored]:
    """The stored files of a paper's annexes by digest. One query."""
    return {one.sha256: one for one in Stored.objects.filter(partnership=partnership, sha256__in=list(digests))}

"""A monitoring body's conclusion, recorded by who leads it, or by the business manager with the meeting in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sightline.assurance.models import Binding, Cited, Judgement
from sightline.assurance.reads.promises import digest_of
from sightline.assurance.rules.checking import why_not_judged
from sightline.assurance.rules.kinds import Assurance
from sightline.files.models import Stored
from sightline.kit import clock
from sightline.people.access import Membership
from sightline.people.models import Body, Person
from sightline.people.permissions import Permission, Role
from sightline.plan.models import Measure
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import PlanState
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record

# Who speaks for a body that judges.
LEADING = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.INDEPENDENT_CHAIR, Role.LEAD})


def check_can_judge(membership: Membership, body: Body) -> None:
    """Raises NotYet with the reason where this member may not record what `body` concluded.

    Who leads the body may; so may whoever runs rounds, naming the meeting."""
    leads = any(seat.body_id == body.pk and (seat.role in LEADING or seat.deputy_for_id) for seat in membership.seats)
    if not (leads or membership.may(Permission.ROUND_RUN)):
        raise NotYet([f"Its chair, deputy or lead records what {body.name} concluded."])


def can_judge(membership: Membership, body: Body) -> bool:
    """The same as an answer, for buttons."""
    try:
        check_can_judge(membership, body)
    except NotYet:
        return False
    return True


@action
def judge(
    *,
    by: Person,
    measure: Measure,
    body: Body,
    level: Assurance,
    why: str,
    on: dt.date,
    months: int,
    cited: Sequence[tuple[Binding, str]] = (),
    files: Sequence[Stored] = (),
    meeting: str = "",
    kept: Mapping[str, str] | None = None,
) -> Judgement:
    """Records what `body` concluded of a measure on a day. `cited` are bindings of the measure, each with what it said
    when it was cited. Raises NotYet with the reasons; HoldsIdentifier where the words read like an identifier."""
    if measure.plan.state == PlanState.DRAFT:
        raise NotYet(["The plan is a draft. Adopt it first: its measures may still change."])
    if reasons := why_not_judged(level, why, [*cited, *files], on, clock.today()):
        raise NotYet(reasons)
    if any(binding.measure_uid != measure.uid or binding.closed_on for binding, _ in cited):
        raise NotYet(["Evidence you cited was withdrawn, or is another measure's. Choose again."])
    if body.partnership_id != measure.partnership_id:
        raise NotYet(["That body belongs to another partnership."])
    judgement = Judgement.objects.create(
        partnership_id=measure.partnership_id,
        plan_id=measure.plan_id,
        measure_uid=measure.uid,
        words=digest_of(measure.text, measure.lead_in, measure.comparator, measure.threshold, measure.unit),
        body=body,
        level=level,
        why=why.strip(),
        on=on,
        months=months,
        meeting_words=meeting.strip(),
        given_by=by,
        given_at=clock.now(),
    )
    Cited.objects.bulk_create(
        [
            *(
                Cited(partnership_id=measure.partnership_id, judgement=judgement, binding=binding, said=said)
                for binding, said in cited
            ),
            *(Cited(partnership_id=measure.partnership_id, judgement=judgement, stored=stored) for stored in files),
        ]
    )
    scan_texts(
        by=by,
        row=judgement,
        fields={"why": "why", "meeting_words": "meeting"},
        thing="measure",
        thing_id=measure.pk,
        kept=kept,
    )
    record(
        by=by,
        partnership_id=measure.partnership_id,
        verb="judged",
        thing="measure",
        thing_id=measure.pk,
        after={
            "label": measure.text,
            "body": body.name,
            "level": level.label,
            "why": judgement.why,
            "on": on,
            "cites": len(cited) + len(files),
        },
    )
    return judgement

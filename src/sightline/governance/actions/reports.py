"""A chair's report written and submitted; something noted; good practice promoted; progress published."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.governance.actions.telling import Kept, address, needed, scanned, tell
from sightline.governance.models import ChairReport, Meeting, Note, Promotion, Publication
from sightline.governance.reads.seats import presiding
from sightline.governance.rules.states import REPORT_STEPS, ReportState, step_from
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.models import Action, Plan
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import check
from sightline.progress.models import Cycle, Update
from sightline.progress.rules.states import CycleState
from sightline.trail.actions import action, record

# The parts of a chair's report, as they stand on it.
PARTS = ("done", "difference", "concerns", "asks", "good_practice", "coming")


@action
def write_report(
    *,
    by: Person,
    body: Body,
    to_body: Body,
    cycle: Cycle,
    revision: int,
    parts: Mapping[str, str],
    kept: Kept = None,
) -> ChairReport:
    """Saves the report of a body's chair for a cycle (PARTS), making it where there is none.

    Raises EditedMeanwhile, with what stands, where somebody saved after `revision` (0 before anybody did); NotYet where
    it was submitted."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    report = ChairReport.objects.filter(body=body, cycle=cycle).select_related("saved_by").first()
    if report is not None:
        _step(report, "write")
    if revision != (report.revision if report else 0):
        stands = {part: getattr(report, part) for part in PARTS} if report else {}
        raise EditedMeanwhile(stands, report.saved_by.name if report else "", report.revision if report else 0)
    before = _told(report) if report else None
    report = report or ChairReport(
        partnership_id=body.partnership_id,
        body=body,
        cycle=cycle,
        state=ReportState.DRAFT,
        drafted_on=clock.today(),
        revision=0,
    )
    report.to_body = to_body
    for part in PARTS:
        setattr(report, part, parts.get(part, "").strip())
    report.revision += 1
    report.saved_by = by
    report.save()
    scanned(by, report, PARTS, kept, "chair_report", report.pk)
    _record(by, report, "wrote", before=before, after=_told(report))
    return report


@action
def submit_report(*, by: Person, report: ChairReport) -> ChairReport:
    """Gives the report to the body above; who chairs that body is told. Raises NotYet for an empty one."""
    locked = _locked(report, "submit")
    if not any(getattr(locked, part) for part in PARTS):
        raise NotYet(["The report is empty. Write at least what was done, then submit it."])
    locked.state = ReportState.SUBMITTED
    locked.submitted_by, locked.submitted_on = by, clock.today()
    locked.save()
    _record(by, locked, "submitted", after={"to": locked.to_body.name})
    partnership = locked.partnership
    tell(
        presiding(locked.to_body, clock.today()),
        partnership=partnership,
        key=f"report:{locked.pk}:{locked.revision}",
        subject=f"{locked}"[:160],
        lines=[
            f"{by.name} has submitted the chair’s report of {locked.body} for {locked.cycle}.",
            address("chair_report_detail", partnership.slug, locked.pk),
        ],
        but=by,
    )
    return locked


@action
def reopen_report(*, by: Person, report: ChairReport, reason: str) -> ChairReport:
    """Makes a submitted report a draft again, with why. Raises NotYet where it is one already."""
    locked = _locked(report, "reopen")
    why = needed(reason, "Say why the report is opened again.")
    check({"reason": why})
    locked.state = ReportState.DRAFT
    locked.submitted_by = locked.submitted_on = None
    locked.revision += 1
    locked.save()
    _record(by, locked, "opened again", after={"reason": why})
    return locked


@action
def note_action(
    *,
    by: Person,
    action: Action,
    text: str = "",
    cycle: Cycle | None = None,
    meeting: Meeting | None = None,
    kept: Kept = None,
) -> Note:
    """Notes that somebody read how an action stands, with what she says of it or nothing, and moved on."""
    note = Note.objects.create(
        partnership_id=action.partnership_id,
        action=action,
        cycle=cycle,
        meeting=meeting,
        text=text.strip(),
        noted_by=by,
        noted_on=clock.today(),
    )
    scanned(by, note, ("text",), kept, "action", action.pk)
    after = {"number": action.number, "note": note.text, "cycle": str(cycle or ""), "meeting": str(meeting or "")}
    record(
        by=by,
        partnership_id=action.partnership_id,
        verb="noted",
        thing="action",
        thing_id=action.pk,
        after={key: one for key, one in after.items() if one},
    )
    return note


@action
def promote_practice(*, by: Person, update: Update, text: str, where: str, kept: Kept = None) -> Promotion:
    """Makes good practice of an update known, and says where (a bulletin, a meeting, a course)."""
    promotion = Promotion.objects.create(
        partnership_id=update.partnership_id,
        update=update,
        text=needed(text, "Say what others can learn from it."),
        where=needed(where, "Say where it is made known: a bulletin, a meeting, a course.")[:300],
        promoted_by=by,
        promoted_on=clock.today(),
    )
    scanned(by, promotion, ("text", "where"), kept, "action", update.ask.action_id)
    record(
        by=by,
        partnership_id=update.partnership_id,
        verb="promoted good practice of",
        thing="action",
        thing_id=update.ask.action_id,
        after={"number": update.ask.action.number, "practice": promotion.text, "where": promotion.where},
    )
    tell(
        [update.submitted_by],
        partnership=update.partnership,
        key=f"promotion:{promotion.pk}",
        subject="Good practice of yours is made known",
        lines=[
            f"{by.name} makes this known: {promotion.text}",
            f"Where: {promotion.where}",
            f"It comes from what you wrote about {update.ask.action}. Thank you.",
        ],
        but=by,
    )
    return promotion


@action
def publish_progress(*, by: Person, cycle: Cycle, meeting: str, kept: Kept = None) -> Publication:
    """Decides that what a closed cycle says of the plan may be published; `meeting` names in words who decided.

    Raises NotYet where the cycle is not closed, or is published already."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    check_may_publish(cycle)
    publication = Publication(partnership_id=cycle.partnership_id, cycle=cycle)
    return _publish(by, publication, meeting, kept, "published the progress of")


@action
def publish_plan(*, by: Person, plan: Plan, meeting: str, kept: Kept = None) -> Publication:
    """Decides that an adopted plan may be published as it stands today, without any progress; `meeting` names in words
    who decided.

    Raises NotYet where it is no adopted plan, or is published already."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_may_publish_plan(locked)
    publication = Publication(partnership_id=locked.partnership_id, plan=locked)
    return _publish(by, publication, meeting, kept, "published")


@action
def withdraw_publication(*, by: Person, publication: Publication, reason: str, kept: Kept = None) -> Publication:
    """Takes what was published back, with why. Raises NotYet where that was done already."""
    locked = Publication.objects.select_for_update().get(pk=publication.pk)
    if locked.withdrawn_on:
        raise NotYet([f"It was withdrawn on {locked.withdrawn_on:%-d %B %Y} already."])
    locked.withdrawn_why = needed(reason, "Say why it is withdrawn.")[:500]
    locked.withdrawn_by, locked.withdrawn_on = by, clock.today()
    locked.save()
    scanned(by, locked, {"withdrawn_why": "reason"}, kept, "plan", locked.whole_plan.pk)
    verb = "withdrew the published progress of" if locked.cycle else "withdrew from publication"
    _record_publication(by, locked, verb, {"reason": locked.withdrawn_why})
    return locked


def check_may_publish(cycle: Cycle) -> None:
    """Raises NotYet where a cycle's progress cannot be published: it is not closed, or is published already."""
    if cycle.state != CycleState.CLOSED:
        raise NotYet([f"{cycle} is not closed yet. Only what was frozen at closing is published: close it first."])
    if Publication.objects.filter(cycle=cycle, withdrawn_on=None).exists():
        raise NotYet([f"The progress of {cycle} is published already."])


def check_may_publish_plan(plan: Plan) -> None:
    """Raises NotYet where a plan cannot be published: it is not adopted, or is published already."""
    if plan.is_draft:
        raise NotYet([f"{plan} is a draft. Only what was adopted is published: adopt it first."])
    if Publication.objects.filter(plan=plan, withdrawn_on=None).exists():
        raise NotYet([f"{plan} is published already."])


def can_publish(cycle: Cycle) -> bool:
    """The twin of `check_may_publish`, for buttons."""
    try:
        check_may_publish(cycle)
    except NotYet:
        return False
    return True


def _locked(report: ChairReport, act: str) -> ChairReport:
    locked = ChairReport.objects.select_for_update().get(pk=report.pk)
    _step(locked, act)
    return locked


def _step(report: ChairReport, act: str) -> None:
    stands = report.get_state_display().lower()
    refusal = f"The report is {stands}, so you cannot {act} it. Load its page again."
    step_from(REPORT_STEPS, report.state, act, refusal)


def _told(report: ChairReport) -> dict[str, str]:
    return {part: getattr(report, part) for part in PARTS}


def _record(
    by: Person, report: ChairReport, verb: str, *, after: Mapping[str, str], before: Mapping[str, str] | None = None
) -> None:
    label = f"{report.body}, {report.cycle}"
    record(
        by=by,
        partnership_id=report.partnership_id,
        verb=verb,
        thing="chair_report",
        thing_id=report.pk,
        before={"label": label, **before} if before else None,
        after={"label": label, **after},
    )


def _publish(by: Person, publication: Publication, meeting: str, kept: Kept, verb: str) -> Publication:
    words = needed(meeting, "Name the meeting that decided, such as “Board, 7 March 2018, item 6”.")
    publication.meeting_words = words[:200]
    publication.published_by, publication.published_on = by, clock.today()
    publication.save()
    scanned(by, publication, {"meeting_words": "meeting"}, kept, "plan", publication.whole_plan.pk)
    _record_publication(by, publication, verb, {"meeting": publication.meeting_words})
    return publication


def _record_publication(by: Person, publication: Publication, verb: str, after: Mapping[str, str]) -> None:
    cycle = {"cycle": str(publication.cycle)} if publication.cycle else {}
    record(
        by=by,
        partnership_id=publication.partnership_id,
        verb=verb,
        thing="plan",
        thing_id=publication.whole_plan.pk,
        after={**cycle, **after},
    )

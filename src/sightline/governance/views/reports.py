"""Chairs' reports; noting an action; promoting good practice; publishing progress."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.governance import actions
from sightline.governance.actions.reports import PARTS
from sightline.governance.forms.reports import NoteForm, PromoteForm, PublishForm, ReportForm
from sightline.governance.models import ChairReport, Publication
from sightline.governance.reads.reports import above, drafted, publications_of, reports_seen_by
from sightline.governance.reads.seats import REPORTING_KINDS, bodies_run_by, runs
from sightline.governance.rules.states import REPORT_LABELS, ReportState
from sightline.governance.views.answers import check_runs, number_in
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan.models import Action
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import ReasonForm
from sightline.privacy.reads import reasons_of
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.rules.states import CycleState
from sightline.trail.reads import history
from sightline.ui.pages import again, attempt, conflict_of, form_page, posted, why_not


@needs(Permission.MEETING_VIEW)
def chair_report_list(request: MemberRequest) -> HttpResponse:
    """The chairs' reports, newest first; those that the member has still to write stand above."""
    membership, today = request.membership, clock.today()
    reports = list(reports_seen_by(membership, today).order_by("-cycle__starts_on", "body__name"))
    written = {(one.body_id, one.cycle_id) for one in reports}
    return render(
        request,
        "governance/chair_report_list.html",
        {
            "title": "Chairs’ reports",
            "lede": "What each group’s chair reports of a quarter. A report is drafted from the group’s updates; the "
            "chair puts it in her own words and submits it.",
            "back": {"href": href(membership, "meeting_list"), "text": "Meetings"},
            "due": _due(membership, written),
            "table": {
                "caption": "Reports that were written",
                "caption_hidden": True,
                "columns": ["Report", "To", "Where it stands"],
                "rows": [_row(one, membership) for one in reports],
            },
            "empty": {
                "title": "No report yet",
                "text": "Once a round is open, the chair of each group that is asked finds her report here, drafted.",
            },
        },
    )


def _due(membership: Membership, written: set[tuple[int, int]]) -> list[dict[str, Any]]:
    """Reports nobody has begun, of bodies the member runs, in cycles that are open or were last closed."""
    if not membership.may(Permission.MEETING_RUN):
        return []
    bodies = bodies_run_by(membership, clock.today()).filter(kind__in=REPORTING_KINDS)
    asks = Ask.objects.visible_to(membership).filter(body__in=bodies, excused_on=None)
    asks = asks.exclude(cycle__state=CycleState.PLANNED).select_related("cycle", "body")
    pairs = {(one.body_id, one.cycle_id): one for one in asks.order_by("cycle__starts_on", "body__name")}
    latest = max((one.cycle.starts_on for one in pairs.values()), default=None)
    return [
        {
            "text": f"{one.body}, {one.cycle}",
            "href": href(membership, "chair_report_write", body_id, cycle_id),
            "due": one.cycle.closes_on,
        }
        for (body_id, cycle_id), one in pairs.items()
        if (body_id, cycle_id) not in written and one.cycle.starts_on == latest
    ]


def _row(one: ChairReport, membership: Membership) -> list[Any]:
    submitted = one.state == ReportState.SUBMITTED
    note = f"{one.submitted_by.name}, {_day(one.submitted_on)}" if submitted else f"saved by {one.saved_by.name}"
    tag = {"text": REPORT_LABELS[one.state], "kind": "good" if submitted else "info"}
    return [
        {
            "text": one.body.name,
            "href": href(membership, "chair_report_detail", one.pk),
            "note": f"{one.cycle} of {one.cycle.plan}",
        },
        one.to_body.name,
        {"text": "", "tag": tag, "note": note},
    ]


@needs(Permission.MEETING_RUN)
def chair_report_write(request: MemberRequest, body_id: int, cycle_id: int) -> HttpResponse:
    """A body's report of a cycle: drafted from its updates until somebody saves it, then as it was saved."""
    membership = request.membership
    body = get_object_or_404(Body.objects.visible_to(membership).select_related("parent"), pk=body_id)
    check_runs(membership, body.pk)
    cycle = get_object_or_404(Cycle.objects.visible_to(membership).select_related("plan__partnership"), pk=cycle_id)
    report = ChairReport.objects.filter(body=body, cycle=cycle).select_related("saved_by").first()
    if report is not None and report.state == ReportState.SUBMITTED:
        messages.info(request, "The report is submitted. Open it again to change it.")
        return redirect(href(membership, "chair_report_detail", report.pk))
    if report is None:
        initial = {**drafted(body, cycle, clock.today()), "revision": 0}
    else:
        initial = {part: getattr(report, part) for part in (*PARTS, "revision")}
    kept = reasons_of(report) if report else {}
    form = ReportForm(posted(request), initial=initial, kept=kept)
    to_body = above(body)
    context: dict[str, Any] = {
        "title": f"Chair’s report of {body}",
        "caption": f"{cycle} of {cycle.plan}",
        "report": report,
        "to_body": to_body,
        "submit": "Save",
        "back": {"href": href(membership, "chair_report_list"), "text": "Chairs’ reports"},
    }
    if request.method == "POST" and to_body is None:
        form.is_valid()
        form.add_error(None, f"There is no body above {body} to report to. Place it under one on the structure page.")
    elif request.method == "POST" and form.is_valid():
        parts = {part: form.cleaned_data[part] for part in PARTS}
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.write_report(
                    by=request.user,
                    body=body,
                    to_body=to_body,
                    cycle=cycle,
                    revision=revision,
                    parts=parts,
                    kept=form.kept,
                ),
            )
        except EditedMeanwhile as meanwhile:
            labels = {part: str(form.fields[part].label) for part in PARTS}
            conflict = conflict_of(meanwhile, labels, parts)
            form = ReportForm(again(request, meanwhile), kept=kept)
            return form_page(
                request, "governance/chair_report_write.html", form, status=409, conflict=conflict, **context
            )
        if saved:
            messages.success(request, "The report is saved. Read it once more, then submit it.")
            return redirect(href(membership, "chair_report_detail", saved.pk))
    return form_page(request, "governance/chair_report_write.html", form, **context)


@needs(Permission.MEETING_VIEW)
def chair_report_detail(request: MemberRequest, report_id: int) -> HttpResponse:
    """A chair's report: a draft is seen by who runs the body's meetings, a submitted one by every member."""
    membership = request.membership
    report = get_object_or_404(reports_seen_by(membership, clock.today()), pk=report_id)
    buttons: list[dict[str, Any]] = []
    if membership.may(Permission.MEETING_RUN) and runs(membership, report.body_id):
        if report.state == ReportState.DRAFT:
            write = href(membership, "chair_report_write", report.body_id, report.cycle_id)
            submit = href(membership, "chair_report_submit", report.pk)
            buttons.append({"text": f"Submit it to {report.to_body}", "href": submit, "post": True})
            buttons.append({"text": "Go on writing", "href": write, "kind": "secondary"})
        else:
            address = href(membership, "chair_report_reopen", report.pk)
            buttons.append({"text": "Open it again", "href": address, "kind": "secondary"})
    labels = {name: str(field.label) for name, field in ReportForm.base_fields.items() if name in PARTS}
    submitted = report.state == ReportState.SUBMITTED
    said = f"Submitted by {report.submitted_by.name} on {_day(report.submitted_on)}" if submitted else ""
    return render(
        request,
        "governance/chair_report_detail.html",
        {
            "title": f"Chair’s report of {report.body}",
            "caption": f"{report.cycle} of {report.cycle.plan}, to {report.to_body}",
            "back": {"href": href(membership, "chair_report_list"), "text": "Chairs’ reports"},
            "tag": {"text": REPORT_LABELS[report.state], "kind": "good" if submitted else "info"},
            "said": said or f"Last saved by {report.saved_by.name}",
            "actions": buttons,
            "parts": [
                {"title": labels[part], "text": getattr(report, part)} for part in PARTS if getattr(report, part)
            ],
            "history": history(report.partnership_id, [("chair_report", report.pk)]),
        },
    )


@require_POST
@needs(Permission.MEETING_RUN)
def chair_report_submit(request: MemberRequest, report_id: int) -> HttpResponse:
    """Gives the report to the body above."""
    membership = request.membership
    report = get_object_or_404(reports_seen_by(membership, clock.today()), pk=report_id)
    check_runs(membership, report.body_id)
    try:
        actions.submit_report(by=request.user, report=report)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"The report is submitted to {report.to_body}.")
    return redirect(href(membership, "chair_report_detail", report.pk))


@needs(Permission.MEETING_RUN)
def chair_report_reopen(request: MemberRequest, report_id: int) -> HttpResponse:
    """Makes a submitted report a draft again, with why."""
    membership = request.membership
    report = get_object_or_404(reports_seen_by(membership, clock.today()), pk=report_id)
    check_runs(membership, report.body_id)
    form = ReasonForm(posted(request), label="Why is it opened again?", help_text="It stands on the record for good.")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.reopen_report(by=request.user, report=report, reason=reason)):
            messages.success(request, "The report is a draft again.")
            return redirect(href(membership, "chair_report_write", report.body_id, report.cycle_id))
    return form_page(
        request,
        "governance/chair_report_reopen.html",
        form,
        title="Open the report again?",
        caption=str(report),
        submit="Open it again",
        back={"href": href(membership, "chair_report_detail", report.pk), "text": "The report"},
    )


@needs(Permission.CHALLENGE_RAISE)
def action_note(request: MemberRequest, action_id: int) -> HttpResponse:
    """Read, noted, moved on: back to the round it was read in, else to the action."""
    membership = request.membership
    action = get_object_or_404(Action.objects.visible_to(membership).filter(adopted=True), pk=action_id)
    rounds = Cycle.objects.visible_to(membership).filter(plan=action.plan_id)
    cycle = rounds.filter(pk=number_in(request, "cycle") or 0).first()
    form = NoteForm(posted(request))
    here = href(membership, "executive", cycle.pk) if cycle else href(membership, "action_detail", action.pk)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(
            form,
            lambda: actions.note_action(by=request.user, action=action, text=text, cycle=cycle, kept=form.kept),
        ):
            messages.success(request, f"Noted: {action}.")
            return redirect(here)
    return form_page(
        request,
        "governance/action_note.html",
        form,
        title="Note and move on",
        caption=f"{action.number} {short_title(action.title, action.text)}",
        submit="Note it",
        back={"href": here, "text": "Exceptions" if cycle else str(action)},
    )


@needs(Permission.CHALLENGE_RAISE)
def practice_promote(request: MemberRequest, update_id: int) -> HttpResponse:
    """Makes good practice of an update known, and says where."""
    membership = request.membership
    updates = (
        Update.objects.visible_to(membership)
        .exclude(good_practice="")
        .select_related("ask__action", "ask__body", "submitted_by", "partnership")
    )
    update = get_object_or_404(updates, pk=update_id)
    here = href(membership, "action_detail", update.ask.action_id)
    form = PromoteForm(posted(request), initial={"text": update.good_practice})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.promote_practice(by=request.user, update=update, kept=form.kept, **given)):
            messages.success(request, f"Promoted. {update.submitted_by.name} is told.")
            return redirect(here)
    return form_page(
        request,
        "governance/practice_promote.html",
        form,
        title="Promote good practice",
        caption=f"{update.ask.action}, {update.ask.body}",
        submit="Promote it",
        update=update,
        before=list(update.promotions.select_related("promoted_by")),
        back={"href": here, "text": str(update.ask.action)},
    )


@needs(Permission.PROGRESS_PUBLISH)
def progress_publish(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """The decision to publish what a closed cycle says of the plan; what was decided before stands beneath."""
    membership = request.membership
    cycle = get_object_or_404(Cycle.objects.visible_to(membership).select_related("plan"), pk=cycle_id)
    form = PublishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        meeting = form.cleaned_data["meeting"]
        if attempt(
            form, lambda: actions.publish_progress(by=request.user, cycle=cycle, meeting=meeting, kept=form.kept)
        ):
            messages.success(request, f"The progress of {cycle} is published, and the record says who decided.")
            return redirect(href(membership, "progress_publish", cycle.pk))
    hindrance = why_not(lambda: actions.check_may_publish(cycle))
    return form_page(
        request,
        "governance/progress_publish.html",
        form,
        title=f"Publish the progress of {str(cycle).lower()}",
        caption=str(cycle.plan),
        submit="Publish it",
        hindrance=hindrance,
        warning=(
            "What was said and computed when the round closed can then be read by anybody. The record says that you "
            "published it."
        ),
        publications=publications_of(cycle),
        back={"href": href(membership, "plan_detail", cycle.plan_id), "text": str(cycle.plan)},
    )


@needs(Permission.PROGRESS_PUBLISH)
def publication_withdraw(request: MemberRequest, publication_id: int) -> HttpResponse:
    """Takes published progress, or a published plan, back, with why."""
    membership = request.membership
    rows = Publication.objects.visible_to(membership).select_related("cycle__plan", "plan")
    publication = get_object_or_404(rows, pk=publication_id)
    cycle, plan = publication.cycle, publication.whole_plan
    here = href(membership, "progress_publish", cycle.pk) if cycle else href(membership, "plan_publish", plan.pk)
    form = ReasonForm(posted(request), label="Why is it withdrawn?", help_text="It stands on the record for good.")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form,
            lambda: actions.withdraw_publication(
                by=request.user, publication=publication, reason=reason, kept=form.kept
            ),
        ):
            messages.success(request, "It is withdrawn. What was read in the meantime cannot be taken back.")
            return redirect(here)
    return form_page(
        request,
        "governance/publication_withdraw.html",
        form,
        title="Withdraw what is published?",
        caption=f"{cycle} of {plan}" if cycle else str(plan),
        submit="Withdraw it",
        danger=True,
        back={"href": here, "text": "Publishing"},
    )


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"

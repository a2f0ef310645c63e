"""The steps of a review, each a page that is saved as one goes."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.intake import actions, forms, reads, rules
from sightline.intake.models import Reading, ReadingState
from sightline.intake.views.shown import back_to_review, form_page, of_a_review, reading_of, source_link
from sightline.people.access import needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.people.rules import Refused
from sightline.plan.models import Action, Thread
from sightline.plan.reads.action import printed_items
from sightline.plan.rules.errors import NotYet
from sightline.ui.forms import Form
from sightline.ui.pages import posted


@needs(Permission.PLAN_EDIT)
def reading_detail(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The review as a task list; what was inferred stands below, to be read at leisure."""
    reading = reading_of(request, reading_id)
    if reading.state == ReadingState.COMPARED:
        return redirect("reading_differences", reading.partnership.slug, reading.pk)
    under_review = reading.state == ReadingState.REVIEW
    notes = reads.at_leisure(reading)
    return render(
        request,
        "intake/reading_detail.html",
        {
            "title": reading.plan.title if reading.plan and reading.plan.title else reading.source.name,
            "caption": f"{reading.source.name} \u00b7 {reading.get_state_display().lower()}",
            "lede": rules.counts(reading.document).sentence,
            "back": {"href": reverse("reading_list", args=[reading.partnership.slug]), "text": "Documents"},
            "reading": reading,
            "under_review": under_review,
            "tasks": _tasks(reading) if under_review else [],
            "reasons": reads.still_open(reading) if under_review else [],
            "notes": notes,
            "notes_title": f"What the reader inferred or left out: {rules.counted(len(notes), 'note')}",
            **source_link(reading),
            "may_adopt": under_review and request.membership.may(Permission.PLAN_ADOPT),
        },
    )


def _tasks(reading: Reading) -> list[dict[str, object]]:
    return [
        {
            "title": step.title,
            "href": reverse(step.route, args=[reading.partnership.slug, reading.pk]),
            "tag": {"text": "Done", "kind": ""} if step.done else {"text": step.note, "kind": "info"},
        }
        for step in reads.steps(reading)
    ]


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_checks(request: HttpRequest, reading: Reading) -> HttpResponse:
    """What should be looked at, each beside its cell as printed."""
    form = forms.ChecksForm(posted(request), checks=reads.checks(reading, *rules.TO_LOOK_AT))
    if request.method == "POST" and form.is_valid():
        return _saved(request, reading, lambda: actions.settle(by=request.user, reading=reading, checks=form.settled))
    return _step(request, reading, "intake/reading_checks.html", "Things to check", form)


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_names(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Whom each printed name means."""
    bodies = list(Body.objects.visible_to(request.membership).filter(ended_on=None))
    form = forms.NamesForm(posted(request), names=reads.printed_names(reading.plan), bodies=bodies)
    if request.method == "POST" and form.is_valid():
        return _saved(
            request, reading, lambda: actions.match_names(by=request.user, reading=reading, matches=form.matches)
        )
    return _step(request, reading, "intake/reading_names.html", "Names in the plan", form)


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_answers(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Which of several owners answers for each action."""
    form = forms.AnswersForm(posted(request), actions=reads.actions_of_several(reading.plan))
    if request.method == "POST" and form.is_valid():
        return _saved(
            request,
            reading,
            lambda: actions.choose_answering(by=request.user, reading=reading, choices=form.choices),
        )
    return _step(request, reading, "intake/reading_answers.html", "Who answers for each action", form)


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_dates(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Dates that nobody could know, and dates that measures hide."""
    form = forms.DatesForm(
        posted(request), undated=reads.undated(reading.plan), offers=reads.checks(reading, rules.OFFER)
    )
    if request.method == "POST" and form.is_valid():
        return _saved(
            request,
            reading,
            lambda: actions.settle_dates(
                by=request.user,
                reading=reading,
                dates=form.dates,
                taken=form.answered(taken=True),
                left=form.answered(taken=False),
            ),
        )
    return _step(request, reading, "intake/reading_dates.html", "Dates", form)


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_threads(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Which threads run through which actions."""
    threads = list(Thread.objects.filter(plan=reading.plan))
    form = forms.ThreadsForm(
        posted(request),
        actions=reads.actions_with_threads(reading.plan),
        threads=threads,
        tagged="threads" in reading.steps_done,
    )
    if request.method == "POST" and form.is_valid():
        return _saved(request, reading, lambda: actions.tag_threads(by=request.user, reading=reading, tags=form.tags))
    return _step(request, reading, "intake/reading_threads.html", "Threads", form, threads=threads)


@needs(Permission.PLAN_EDIT)
def reading_side_by_side(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Every action: the cells as printed, and what was read from them. A document that was only compared has no actions
    of its own: the plan's would stand under its name."""
    reading = reading_of(request, reading_id)
    if reading.state == ReadingState.COMPARED:
        return redirect("reading_differences", reading.partnership.slug, reading.pk)
    return render(
        request,
        "intake/reading_side_by_side.html",
        {
            "title": "Everything, side by side",
            "caption": reading.source.name,
            "back": back_to_review(reading),
            "reading": reading,
            "under_review": reading.state == ReadingState.REVIEW,
            "actions_read": [(action, _kept(action)) for action in reads.side_by_side(reading.plan)],
        },
    )


def _kept(action: Action) -> list[dict[str, str]]:
    """What the document says in columns without a field, where it says anything."""
    return [{"key": label, "value": text} for label, text in printed_items(action.as_printed)]


def _step(
    request: HttpRequest, reading: Reading, template: str, title: str, form: Form, **more: object
) -> HttpResponse:
    return form_page(
        request,
        template,
        title=title,
        caption=reading.source.name,
        form=form,
        submit="Save and continue",
        back=back_to_review(reading),
        reading=reading,
        **more,
    )


def _saved(request: HttpRequest, reading: Reading, save: Callable[[], None]) -> HttpResponse:
    """Saves a step and goes on to the next that is open; a refusal is shown on the step's own page."""
    try:
        save()
    except (Refused, NotYet, rules.NotUnderReview, rules.RoundAbout) as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    reading.refresh_from_db()
    following = next((step for step in reads.steps(reading) if not step.done), None)
    messages.success(request, "Saved.")
    return redirect(following.route if following else "reading_detail", reading.partnership.slug, reading.pk)

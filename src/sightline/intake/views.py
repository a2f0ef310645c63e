"""The review: bring a document in, settle what the reading could not, adopt."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.files.reads import download
from sightline.files.rules import SIZE_LIMIT, NotStored, suffix_of
from sightline.intake import actions, forms, reads, rules
from sightline.intake.models import Reading, ReadingState
from sightline.intake.reader import NotRead, read_document
from sightline.people.access import needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.people.rules import Refused
from sightline.plan.models import Thread
from sightline.plan.reads import to_format
from sightline.plan.rules.errors import BadFormat, NotYet


@needs(Permission.PLAN_EDIT)
def reading_list(request: HttpRequest) -> HttpResponse:
    """The documents that were brought in, newest first."""
    slug = request.membership.partnership.slug
    rows = [
        [
            {"text": one.source.name, "href": reverse("reading_detail", args=[slug, one.pk])},
            one.get_state_display(),
            f"{one.read_at:%-d %B %Y}",
            one.read_by.name if one.read_by else "Sightline",
        ]
        for one in reads.readings(request.membership)
    ]
    return render(
        request,
        "intake/reading_list.html",
        {
            "title": "Documents brought in",
            "actions": [{"text": "Bring in a plan", "href": reverse("reading_create", args=[slug])}],
            "table": {
                "caption": "Documents",
                "columns": ["Document", "Where it stands", "Read on", "By"],
                "rows": rows,
            },
            "empty": {
                "title": "No document yet",
                "text": "Bring in the adopted plan as the Word document it is. A second later you see what was found.",
                "href": reverse("reading_create", args=[slug]),
                "action": "Bring in a plan",
            },
        },
    )


@needs(Permission.PLAN_EDIT)
def reading_create(request: HttpRequest) -> HttpResponse:
    """Takes a document, reads it, and begins its review."""
    form = forms.DocumentForm(_posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["document"]
        try:
            reading = _bring_in(request, upload)
            return redirect(_where(reading), request.membership.partnership.slug, reading.pk)
        except rules.HereAlready as here:
            messages.info(request, f"{here} Nothing was stored; carry on here.")
            return redirect("reading_detail", request.membership.partnership.slug, here.reading_id)
        except (NotStored, NotRead, BadFormat) as refused:
            form.add_error("document", str(refused))
    return _page(
        request,
        "intake/reading_create.html",
        title="Bring in a plan",
        form=form,
        submit="Read it",
        back={"href": reverse("reading_list", args=[request.membership.partnership.slug]), "text": "Documents"},
    )


def _bring_in(request: HttpRequest, upload: UploadedFile) -> Reading:
    """Reads the upload and begins a review; or, where its period has a plan here, holds the two against each other.

    A second plan for a period is made only when somebody asks for one (`another`), never by accident."""
    if upload.size > SIZE_LIMIT:
        raise NotStored(f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB. Take large pictures out of it.")
    content, membership = upload.read(), request.membership
    document = read_document(upload.name, content)
    held = reads.plan_of_period(membership.partnership, document)
    if held is not None and request.POST.get("another") != "yes":
        return actions.compare(by=request.user, plan=held, name=upload.name, content=content, document=document)
    return actions.bring_in(
        by=request.user, partnership=membership.partnership, name=upload.name, content=content, document=document
    )


def _where(reading: Reading) -> str:
    return "reading_differences" if reading.state == ReadingState.COMPARED else "reading_detail"


@needs(Permission.PLAN_EDIT)
def reading_detail(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The review as a task list; what was inferred stands below, to be read at leisure."""
    reading = _reading(request, reading_id)
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
            **_source(reading),
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
def reading_source(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The document as it was given."""
    return download(_reading(request, reading_id).source)


@needs(Permission.PLAN_EDIT)
def reading_checks(request: HttpRequest, reading_id: int) -> HttpResponse:
    """What should be looked at, each beside its cell as printed."""
    reading = _reading(request, reading_id)
    form = forms.ChecksForm(_posted(request), checks=reads.checks(reading, *rules.TO_LOOK_AT))
    if request.method == "POST" and form.is_valid():
        return _saved(
            request, reading, form, lambda: actions.settle(by=request.user, reading=reading, checks=form.settled)
        )
    return _step(request, reading, "intake/reading_checks.html", "Things to check", form)


@needs(Permission.PLAN_EDIT)
def reading_names(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Whom each printed name means."""
    reading = _reading(request, reading_id)
    bodies = list(Body.objects.visible_to(request.membership).filter(ended_on=None))
    form = forms.NamesForm(_posted(request), names=reads.printed_names(reading.plan), bodies=bodies)
    if request.method == "POST" and form.is_valid():
        return _saved(
            request, reading, form, lambda: actions.match_names(by=request.user, reading=reading, matches=form.matches)
        )
    return _step(request, reading, "intake/reading_names.html", "Names in the plan", form)


@needs(Permission.PLAN_EDIT)
def reading_answers(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Which of several owners answers for each action."""
    reading = _reading(request, reading_id)
    form = forms.AnswersForm(_posted(request), actions=reads.actions_of_several(reading.plan))
    if request.method == "POST" and form.is_valid():
        return _saved(
            request,
            reading,
            form,
            lambda: actions.choose_answering(by=request.user, reading=reading, choices=form.choices),
        )
    return _step(request, reading, "intake/reading_answers.html", "Who answers for each action", form)


@needs(Permission.PLAN_EDIT)
def reading_dates(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Dates that nobody could know, and dates that measures hide."""
    reading = _reading(request, reading_id)
    form = forms.DatesForm(
        _posted(request), undated=reads.undated(reading.plan), offers=reads.checks(reading, rules.OFFER)
    )
    if request.method == "POST" and form.is_valid():
        return _saved(
            request,
            reading,
            form,
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
def reading_threads(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Which threads run through which actions."""
    reading = _reading(request, reading_id)
    form = forms.ThreadsForm(
        _posted(request),
        actions=reads.actions_with_threads(reading.plan),
        threads=list(Thread.objects.filter(plan=reading.plan)),
        tagged="threads" in reading.steps_done,
    )
    if request.method == "POST" and form.is_valid():
        return _saved(
            request, reading, form, lambda: actions.tag_threads(by=request.user, reading=reading, tags=form.tags)
        )
    return _step(request, reading, "intake/reading_threads.html", "Threads", form)


@needs(Permission.PLAN_EDIT)
def reading_side_by_side(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Every action: the cells as printed, and what was read from them."""
    reading = _reading(request, reading_id)
    return render(
        request,
        "intake/reading_side_by_side.html",
        {
            "title": "Everything, side by side",
            "caption": reading.source.name,
            "back": _back(reading),
            "reading": reading,
            "actions_read": reads.side_by_side(reading.plan),
        },
    )


@needs(Permission.PLAN_ADOPT)
def reading_adopt(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Adopts the draft and freezes its baseline."""
    reading = _reading(request, reading_id)
    form = forms.AdoptForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            plan = actions.adopt(by=request.user, reading=reading, **form.cleaned_data)
        except NotYet as not_yet:
            for reason in not_yet.reasons:
                form.add_error(None, reason)
        except rules.NotUnderReview as over:
            form.add_error(None, str(over))
        else:
            messages.success(request, "The plan is adopted, and its baseline is frozen as it stands.")
            return redirect("plan_detail", reading.partnership.slug, plan.pk)
    return _page(
        request,
        "intake/reading_adopt.html",
        title="Adopt the plan",
        form=form,
        submit="Adopt",
        back=_back(reading),
        caption=reading.source.name,
    )


@needs(Permission.PLAN_EDIT)
def reading_discard(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Throws the draft away, after one question."""
    reading = _reading(request, reading_id)
    form = forms.DiscardForm(_posted(request))
    if request.method == "POST":
        try:
            actions.discard(by=request.user, reading=reading)
        except rules.NotUnderReview as over:
            messages.error(request, str(over))
            return redirect("reading_detail", reading.partnership.slug, reading.pk)
        messages.success(request, "The draft is gone. The document itself is kept, and the record says what happened.")
        return redirect("reading_list", reading.partnership.slug)
    return _page(
        request,
        "intake/reading_discard.html",
        title="Discard this draft?",
        form=form,
        submit="Discard the draft",
        danger=True,
        back=_back(reading),
        caption=reading.source.name,
    )


@needs(Permission.PLAN_EDIT)
def reading_differences(request: HttpRequest, reading_id: int) -> HttpResponse:
    """What a document read again says otherwise than the plan that is here, and taking it over cell by cell."""
    reading = _reading(request, reading_id)
    plan = reading.plan
    if plan is None:
        return redirect("reading_detail", reading.partnership.slug, reading.pk)
    found = reads.differences_of(reading, to_format(plan))
    form = forms.TakeForm(_posted(request), differences=[one for one, _ in found], draft=plan.is_draft, label_suffix="")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            actions.take_over(by=request.user, reading=reading, taken=form.taken, reason=reason)
        except NotYet as refused:
            for sentence in refused.reasons:
                form.add_error(None, sentence)
        except (BadFormat, rules.CannotTake) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Taken over. The record says what it was before.")
            return redirect("reading_differences", reading.partnership.slug, reading.pk)
    return _page(
        request,
        "intake/reading_differences.html",
        title="What differs",
        caption=f"{reading.source.name} beside {plan}",
        back={"href": reverse("reading_list", args=[reading.partnership.slug]), "text": "Documents"},
        submit="Take over what is ticked",
        form=form,
        reading=reading,
        adopted=not plan.is_draft,
        plan_href=reverse("plan_detail", args=[reading.partnership.slug, plan.pk]),
        differences=_differing(reading, found, form),
        count=len(found),
        **_source(reading),
    )


def _differing(reading: Reading, found: list[tuple[rules.Difference, int | None]], form) -> list[dict[str, object]]:
    """The differences for the page, action by action, each with the ticks of what can be taken over."""
    slug, draft = reading.partnership.slug, reading.plan.is_draft
    ticks = {one: form[field] for field, one in form.differences.items()}
    sections: dict[str, dict[str, object]] = {}
    for one, action_id in found:
        section = sections.setdefault(one.number, {"title": f"Action {one.number}", "rows": [], "ticks": []})
        section["rows"].append({"name": rules.FIELD_NAMES[one.field], "before": one.was, "after": one.becomes})
        if one in ticks:
            section["ticks"].append(ticks[one])
        if action_id is not None:
            route = "action_edit" if draft else "action_detail"
            section["href"] = reverse(route, args=[slug, action_id])
            section["link"] = f"Change action {one.number}" if draft else f"Go to action {one.number}"
    return list(sections.values())


def _source(reading: Reading) -> dict[str, str]:
    """The link to the document as it came."""
    return {
        "source_href": reverse("reading_source", args=[reading.partnership.slug, reading.pk]),
        "source_type": suffix_of(reading.source.name).removeprefix(".").upper(),
    }


def _reading(request: HttpRequest, reading_id: int) -> Reading:
    found = Reading.objects.visible_to(request.membership).select_related("source", "plan", "partnership")
    return get_object_or_404(found, pk=reading_id)


def _back(reading: Reading) -> dict[str, str]:
    return {"href": reverse("reading_detail", args=[reading.partnership.slug, reading.pk]), "text": "The review"}


def _page(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """A form page; 422 with the reasons where something was wrong, so that htmx and people both see it."""
    return render(request, template, context, status=422 if context["form"].errors else 200)


def _step(request: HttpRequest, reading: Reading, template: str, title: str, form) -> HttpResponse:
    return _page(
        request,
        template,
        title=title,
        caption=reading.source.name,
        form=form,
        submit="Save and continue",
        back=_back(reading),
        reading=reading,
    )


def _saved(request: HttpRequest, reading: Reading, form, save) -> HttpResponse:
    """Saves a step and goes on to the next that is open; a refusal is shown on the step's own page."""
    try:
        save()
    except (Refused, NotYet, rules.NotUnderReview) as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    reading.refresh_from_db()
    following = next((step for step in reads.steps(reading) if not step.done), None)
    messages.success(request, "Saved.")
    return redirect(following.route if following else "reading_detail", reading.partnership.slug, reading.pk)


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None

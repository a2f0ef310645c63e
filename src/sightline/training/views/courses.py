"""Courses: the list with what is to come, one course, made, changed, ended; what is promised of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.kit import clock
from sightline.kit.statistics import percent
from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.privacy.forms import ReasonForm
from sightline.trail.reads import history, moment
from sightline.training import actions
from sightline.training.forms.courses import STAGES, CourseForm, PromiseForm
from sightline.training.models import Course, Promise, Session
from sightline.training.reads.evaluation import evaluation
from sightline.training.reads.inside import attendance, courses_of, sessions_of
from sightline.training.rules.seats import left
from sightline.training.rules.states import AHEAD, SessionState
from sightline.training.views.answers import back_to_course, conflict_of, parts, session_tag
from sightline.training.views.evaluations import evidence_context
from sightline.ui.pages import again, attempt, form_page, posted

_ROWS = 40


@needs(Permission.TRAINING_VIEW)
def course_list(request: MemberRequest) -> HttpResponse:
    """What is to come, and which courses there are."""
    membership, now = request.membership, clock.now()
    coming = sessions_of(membership).filter(starts_at__gte=now, state__in=sorted(AHEAD)).order_by("starts_at", "pk")
    recent = (
        sessions_of(membership)
        .filter(starts_at__lt=now)
        .exclude(state=SessionState.CANCELLED)
        .order_by("-starts_at", "-pk")
    )
    runs = membership.may(Permission.TRAINING_RUN)
    page = Paginator(courses_of(membership, now), _ROWS).get_page(request.GET.get("page"))
    buttons = []
    if runs:
        buttons = [
            {"text": "New course", "href": href(membership, "course_create")},
            {"text": "How bookings are taken", "href": href(membership, "training_terms"), "kind": "link"},
        ]
    return render(
        request,
        "training/course_list.html",
        {
            "title": "Training",
            "lede": "What is taught, who comes, and what changes in practice.",
            "actions": buttons,
            "parts": parts(membership, "course_list"),
            "session_columns": ["Session", "When and where", "Stands", {"text": "Seats", "numeric": True}],
            "coming": [session_row(request, one) for one in coming[:_ROWS]],
            "recent": [session_row(request, one) for one in recent[:12]],
            "course_columns": [
                "Course",
                "For whom",
                {"text": "To come", "numeric": True},
                {"text": "Held", "numeric": True},
            ],
            "courses": [_course_row(request, one) for one in page],
            "page_obj": page if page.has_other_pages() else None,
            "may_run": runs,
        },
    )


def session_row(request: MemberRequest, session: Session, *, of_course: bool = False) -> list[Any]:
    """A session in a table; on its course's page under its day."""
    name = f"{session.day:%-d %B %Y}" if of_course else session.course.title
    return [
        {"text": name, "href": href(request.membership, "session_detail", session.pk)},
        {"text": moment(session.starts_at), "note": session.place or ("Online" if session.link else "")},
        {"text": "", "tag": session_tag(session)},
        {"text": _seats(session), "numeric": True},
    ]


def _seats(session: Session) -> str:
    there = attendance(session)
    if session.state == SessionState.HELD:
        return f"{there.attended} came"
    if session.capacity is None:
        return "no booking"
    return f"{left(session.capacity, session.kept)} of {session.capacity} left"


def _course_row(request: MemberRequest, course: Course) -> list[Any]:
    note = f"Action {course.action.number} of the plan" if course.action else ""
    ended = {"tag": {"text": "ended", "kind": "none"}} if course.ended_on else {}
    return [
        {"text": course.title, "href": href(request.membership, "course_detail", course.pk), "note": note, **ended},
        course.for_whom,
        {"text": str(course.ahead), "numeric": True},
        {"text": str(course.held), "numeric": True},
    ]


@needs(Permission.TRAINING_VIEW)
def course_detail(request: MemberRequest, course_id: int) -> HttpResponse:
    """A course: what it is, what is promised of it, its sessions."""
    membership = request.membership
    course = get_object_or_404(
        Course.objects.visible_to(membership).select_related("action", "before", "after", "later", "manager"),
        pk=course_id,
    )
    sessions = sessions_of(membership).filter(course=course).order_by("-starts_at", "-pk")
    page = Paginator(sessions, _ROWS).get_page(request.GET.get("page"))
    runs = membership.may(Permission.TRAINING_RUN)
    buttons: list[dict[str, Any]] = []
    if runs and not course.ended_on:
        buttons = [
            {"text": "Plan sessions", "href": href(membership, "session_plan", course.pk)},
            {"text": "Change the course", "href": href(membership, "course_edit", course.pk), "kind": "secondary"},
            {"text": "End the course", "href": href(membership, "course_end", course.pk), "kind": "link"},
        ]
    return render(
        request,
        "training/course_detail.html",
        {
            "title": course.title,
            "caption": "Course" if not course.ended_on else f"Course, ended on {course.ended_on:%-d %B %Y}",
            "lede": course.aims,
            "back": {"href": href(membership, "course_list"), "text": "Training"},
            "actions": buttons,
            "facts": _facts(course, membership),
            "course": course,
            "promises": [_promise_row(request, one, runs=runs) for one in course.promises.select_related("question")],
            "promise_columns": ["Promised", "Of which answers", *(["Change"] if runs else [])],
            "may_run": runs and not course.ended_on,
            "columns": ["Session", "When and where", "Stands", {"text": "Seats", "numeric": True}],
            "sessions": [session_row(request, one, of_course=True) for one in page],
            "page_obj": page if page.has_other_pages() else None,
            **evidence_context(membership, evaluation(course)),
            "history": history(course.partnership_id, [("course", course.pk)], limit=20),
        },
    )


def _facts(course: Course, membership: Any) -> list[dict[str, Any]]:
    asked = [f"{label}: {getattr(course, stage).name}" for stage, label in STAGES.items() if getattr(course, stage)]
    action = {}
    if course.action:
        action = {"key": "Action of the plan", "value": course.action.number}
    facts = [
        {"key": "For whom", "value": course.for_whom},
        {"key": "Who may come", "value": course.who},
        {"key": "Agencies", "value": course.agencies},
        {"key": "Length", "value": course.length},
        action,
        {"key": "Statement of evaluation", "value": course.statement},
        {"key": "Evaluation", "value": course.get_evaluation_display(), "note": "; ".join(asked)},
        {"key": "Booking", "value": _booking(course)},
    ]
    return [fact for fact in facts if fact.get("value")]


def _booking(course: Course) -> str:
    where = "On the public site" if course.listed else "Only by the training coordinator or a link"
    return f"{where}; a manager approves" if course.asks_manager else where


def _promise_row(request: MemberRequest, promise: Promise, *, runs: bool) -> list[Any]:
    share = f"{promise.get_comparator_display()} {percent(promise_share(promise))}"
    row: list[Any] = [
        {"text": promise.text, "note": f"{share.capitalize()}. {promise.get_reading_display()}."},
        promise.question.name if promise.question else "No question chosen: there can be no evidence",
    ]
    if runs:
        row.append({"text": "Take off", "href": href(request.membership, "promise_withdraw", promise.pk)})
    return row


def promise_share(promise: Promise) -> Fraction:
    """The promised share of 1, exactly."""
    return Fraction(promise.share) / 100


@needs(Permission.TRAINING_RUN)
def course_create(request: MemberRequest) -> HttpResponse:
    """A new course."""
    membership = request.membership
    form = CourseForm(posted(request), membership=membership, initial={"listed": True})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_course(
                by=request.user, partnership=membership.partnership, kept=form.kept, **form.given
            ),
        )
        if made:
            messages.success(request, "The course is made. Now plan its sessions.")
            return redirect(href(membership, "course_detail", made.pk))
    return form_page(
        request,
        "training/course_create.html",
        form,
        title="New course",
        submit="Make the course",
        back={"href": href(membership, "course_list"), "text": "Training"},
    )


_LABELS = {
    "title": "Title",
    "aims": "Aims",
    "who": "Who may come",
    "agencies": "Agencies",
    "length": "Length",
    "statement": "Statement of evaluation",
}


@needs(Permission.TRAINING_RUN)
def course_edit(request: MemberRequest, course_id: int) -> HttpResponse:
    """A course's words, evaluation and booking."""
    membership = request.membership
    course = get_object_or_404(Course.objects.visible_to(membership), pk=course_id)
    form = CourseForm(posted(request), membership=membership, course=course)
    context = {"title": "Change the course", "caption": course.title, **back_to_course(membership, course)}
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.edit_course(
                    by=request.user, course=course, revision=revision, kept=form.kept, **form.given
                ),
            )
        except EditedMeanwhile as meanwhile:
            form = CourseForm(again(request, meanwhile), membership=membership, course=course)
            form.is_valid()
            conflict = conflict_of(meanwhile, _LABELS, form.given, course)
            return form_page(request, "training/course_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The course is saved.")
            return redirect(href(membership, "course_detail", course.pk))
    return form_page(request, "training/course_edit.html", form, **context)


@needs(Permission.TRAINING_RUN)
def course_end(request: MemberRequest, course_id: int) -> HttpResponse:
    """Ends a course, with why."""
    membership = request.membership
    course = get_object_or_404(Course.objects.visible_to(membership), pk=course_id)
    form = ReasonForm(posted(request), label="Why does it end?")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.end_course(by=request.user, course=course, reason=reason)):
            messages.success(request, "The course has ended. What was learned of it stays.")
            return redirect(href(membership, "course_detail", course.pk))
    return form_page(
        request,
        "training/course_end.html",
        form,
        title="End the course?",
        caption=course.title,
        submit="End it",
        danger=True,
        **back_to_course(membership, course),
    )


@needs(Permission.TRAINING_RUN)
def promise_add(request: MemberRequest, course_id: int) -> HttpResponse:
    """What was promised of a course's evaluations."""
    membership = request.membership
    course = get_object_or_404(Course.objects.visible_to(membership), pk=course_id)
    form = PromiseForm(posted(request), course=course)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.promise(by=request.user, course=course, kept=form.kept, **given)):
            messages.success(request, "The promise stands. Its verdict is worked out from the answers.")
            return redirect(href(membership, "course_detail", course.pk))
    return form_page(
        request,
        "training/promise_add.html",
        form,
        title="What was promised of this course?",
        caption=course.title,
        submit="Save",
        **back_to_course(membership, course),
    )


@needs(Permission.TRAINING_RUN)
def promise_withdraw(request: MemberRequest, promise_id: int) -> HttpResponse:
    """Takes a promise off a course."""
    membership = request.membership
    promise = get_object_or_404(
        Promise.objects.visible_to(membership).select_related("course__partnership"), pk=promise_id
    )
    if request.method == "POST":
        actions.withdraw_promise(by=request.user, promise=promise)
        messages.success(request, "The promise is taken off. Its answers stay.")
        return redirect(href(membership, "course_detail", promise.course_id))
    return render(
        request,
        "training/promise_withdraw.html",
        {
            "title": "Take this promise off?",
            "caption": promise.course.title,
            "promise": promise,
            **back_to_course(membership, promise.course),
        },
    )

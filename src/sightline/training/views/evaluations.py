"""What those who came say, as rows of tables; and the code on the screen at the end of a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.questions.rules import errors as questions
from sightline.questions.rules.judging import Judged, Verdict
from sightline.questions.rules.kinds import ExerciseState
from sightline.training import actions
from sightline.training.models import Session, SessionExercise
from sightline.training.reads.evaluation import Evidence
from sightline.training.rules.kinds import EvaluationMode, Reading
from sightline.training.views.answers import back_to_session

_TAGS = {
    Verdict.MET: "good",
    Verdict.NOT_MET: "bad",
    Verdict.THIN: "warn",
    Verdict.NO_EVIDENCE: "none",
    Verdict.NOT_DUE: "none",
}
COLUMNS = ["Promised", "Verdict", "What the answers say"]


def verdict_tag(judged: Judged) -> dict[str, str]:
    """A verdict as a tag."""
    return {"text": judged.state.label, "kind": _TAGS[judged.state]}


def evidence_rows(found: Iterable[Evidence], *, of_course: bool = True) -> list[list[Any]]:
    """A promise a row: verdict, the sentence, the worst session; with the course's title where `of_course` is not."""
    rows = []
    for one in found:
        note = f"Lowest on {one.worst}." if one.worst else ""
        if one.promise.reading == Reading.IMPROVED:
            note = "Of those who answered before and after: better, or at the top both times."
        first = {"text": one.promise.text, "note": "" if of_course else one.promise.course.title}
        rows.append([first, {"text": "", "tag": verdict_tag(one.judged)}, {"text": one.judged.sentence, "note": note}])
    return rows


def split_rows(found: Iterable[Evidence]) -> list[list[Any]]:
    """A workforce of a promise a row, where the answers can be split."""
    return [
        [name, one.promise.text, {"text": "", "tag": verdict_tag(judged)}, judged.sentence]
        for one in found
        for name, judged in one.workforces
    ]


def session_rows(membership: Any, found: Iterable[Evidence]) -> list[list[Any]]:
    """A session of a promise a row, where there are several."""
    return [
        [
            {"text": f"{of.session.day:%-d %B %Y}", "href": href(membership, "session_detail", of.session.pk)},
            one.promise.text,
            {"text": "", "tag": verdict_tag(of.judged)},
            of.judged.sentence,
        ]
        for one in found
        if len(one.sessions) > 1
        for of in one.sessions
    ]


def evidence_context(membership: Any, found: list[Evidence]) -> dict[str, Any]:
    """What `training/_evidence.html` takes."""
    return {
        "evidence": evidence_rows(found),
        "evidence_columns": COLUMNS,
        "splits": split_rows(found),
        "split_columns": ["Workforce", *COLUMNS],
        "by_session": session_rows(membership, found),
        "by_session_columns": ["Session", *COLUMNS],
    }


def asked_rows(session: Session) -> list[list[Any]]:
    """The evaluations of a session: when each was asked, and how many answered. One query."""
    rows = []
    for one in SessionExercise.objects.filter(session=session).select_related("exercise").order_by("due_on", "pk"):
        exercise = one.exercise
        said = f"{exercise.answered} of {exercise.asked}" if exercise.asked is not None else str(exercise.answered)
        until = "closed" if exercise.state == ExerciseState.CLOSED else f"open until {exercise.closes_on:%-d %B %Y}"
        rows.append([one.get_stage_display(), exercise.get_mode_display(), {"text": said, "numeric": True}, until])
    return rows


ASKED_COLUMNS = ["Asked", "How", {"text": "Answered", "numeric": True}, "Stands"]


def can_show_code(session: Session) -> bool:
    """Whether the course asks anonymously at the end, so that a code can be shown."""
    return session.course.evaluation == EvaluationMode.ANONYMOUS and session.course.after_id is not None


@require_POST
@needs(Permission.TRAINING_RUN)
def session_code_open(request: MemberRequest, session_id: int) -> HttpResponse:
    """Opens an anonymous evaluation with a code."""
    membership = request.membership
    session = get_object_or_404(Session.objects.visible_to(membership), pk=session_id)
    try:
        actions.open_on_screen(by=request.user, session=session)
    except (NotYet, questions.NotYet) as refused:
        messages.error(request, " ".join(refused.reasons))
        return redirect(href(membership, "session_detail", session.pk))
    return redirect(href(membership, "session_code", session.pk))


@needs(Permission.TRAINING_RUN)
def session_code(request: MemberRequest, session_id: int) -> HttpResponse:
    """The code and the address for the screen in the room."""
    membership = request.membership
    session = get_object_or_404(
        Session.objects.visible_to(membership).select_related("course", "partnership"), pk=session_id
    )
    shown = SessionExercise.objects.filter(session=session).exclude(exercise__code="").select_related("exercise")
    one = get_object_or_404(shown, exercise__state=ExerciseState.OPEN)
    slug = session.partnership.slug
    return render(
        request,
        "training/session_code.html",
        {
            "title": "Tell us what you think",
            "caption": str(session),
            "code": one.exercise.code,
            "address": f"{settings.SITE_URL}{reverse('survey_code', args=[slug])}",
            "link": f"{settings.SITE_URL}{reverse('survey_open', args=[slug, one.exercise.open_token])}",
            "until": one.exercise.closes_on,
            **back_to_session(membership, session),
        },
    )

"""Challenges: the log, one of them, raising, answering (by link too), judging, withdrawing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.governance import actions
from sightline.governance.forms.challenges import AnswerForm, JudgeForm, RaiseForm
from sightline.governance.models import Answer, Challenge
from sightline.governance.reads.about import with_answers
from sightline.governance.reads.agenda import action_words
from sightline.governance.reads.seats import may_answer_for
from sightline.governance.rules.due import answer_due, overdue_words
from sightline.governance.rules.states import CHALLENGE_LABELS, OPEN_CHALLENGES, TO_ANSWER, ChallengeState
from sightline.governance.rules.words import Judged
from sightline.governance.views.answers import actions_here, number_in
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import BodyKind
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.models import Owner
from sightline.plan.rules.titles import short_title
from sightline.post.links import LinkRequest, by_link
from sightline.privacy.forms import ReasonForm
from sightline.progress.models import Cycle
from sightline.trail.reads import history, moment
from sightline.ui.pages import attempt, form_page, posted, why_not

QUESTION = 600  # characters of a suggested question, at most
TAGS = {
    ChallengeState.RAISED: "info",
    ChallengeState.ANSWERED: "warn",
    ChallengeState.PRESSED: "bad",
    ChallengeState.SATISFIED: "good",
    ChallengeState.WITHDRAWN: "none",
}


@needs(Permission.MEETING_VIEW)
def challenge_list(request: MemberRequest) -> HttpResponse:
    """The log of challenges: open ones first, those due first at the top; then the settled."""
    membership = request.membership
    found = with_answers(Challenge.objects.visible_to(membership))
    first = Case(When(state__in=OPEN_CHALLENGES, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = list(found.annotate(place=first).order_by("place", "due_on", "-number"))
    buttons = []
    if membership.may(Permission.CHALLENGE_RAISE):
        buttons.append({"text": "Raise a challenge", "href": href(membership, "challenge_raise")})
    return render(
        request,
        "governance/challenge_list.html",
        {
            "title": "Challenges",
            "lede": "A question to a body, answered by a day; whoever asked says whether the answer satisfies.",
            "back": {"href": href(membership, "meeting_list"), "text": "Meetings"},
            "actions": buttons,
            "table": {
                "caption": "Challenges",
                "columns": ["Question", "To", "Answer by", "Where it stands"],
                "rows": [_row(one, membership) for one in rows],
            },
            "empty": {
                "title": "Nobody has challenged anybody",
                "text": "A challenge begins on the page of an action, on the Executive’s page, or here.",
                **({"href": buttons[0]["href"], "action": "Raise a challenge"} if buttons else {}),
            },
        },
    )


def _row(one: Challenge, membership: Membership) -> list[Any]:
    about = f"{one.action}" if one.action else ""
    waiting = one.state in TO_ANSWER
    late = overdue_words(one.due_on, clock.today(), membership.partnership.nation) if waiting else ""
    due = {"text": f"{one.due_on.day} {one.due_on:%B %Y}", "note": late}
    tag = {"text": CHALLENGE_LABELS[one.state], "kind": TAGS[one.state]}
    return [
        {
            "text": f"{one.number}. {_short(one.question)}",
            "href": href(membership, "challenge_detail", one.pk),
            "note": about,
        },
        {"text": one.to_body.name, "note": f"from {one.from_body}"},
        due,
        {"text": "", "tag": tag},
    ]


@needs(Permission.CHALLENGE_RAISE)
def challenge_raise(request: MemberRequest) -> HttpResponse:
    """Puts a question to a body; begun at an action, that action and the body that answers for it are filled in, and
    the question that the page it was begun on suggests."""
    membership, today = request.membership, clock.today()
    about = number_in(request, "action")
    to_choose = actions_here(membership, about)
    chosen = to_choose.filter(pk=about or 0).first()
    owner = Owner.objects.filter(action=chosen, answers=True).first() if chosen else None
    form = RaiseForm(
        posted(request),
        bodies=bodies_here(membership),
        fronts=fronts_of(membership),
        actions=to_choose,
        today=today,
        initial={
            "question": request.GET.get("question", "")[:QUESTION],
            "action": chosen,
            "to_body": owner.body_id if owner else number_in(request, "to"),
            "due_on": answer_due(today, membership.partnership.nation),
        },
    )
    cycle = Cycle.objects.visible_to(membership).filter(pk=number_in(request, "cycle") or 0).first()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.raise_challenge(by=request.user, cycle=cycle, kept=form.kept, **given))
        if made:
            messages.success(request, f"{made} is raised. {made.to_body} is asked to answer by {_day(made.due_on)}.")
            return redirect(href(membership, "challenge_detail", made.pk))
    caption = f"{chosen.number} {short_title(chosen.title, chosen.text)}" if chosen else ""
    return form_page(
        request,
        "governance/challenge_raise.html",
        form,
        title="Raise a challenge",
        caption=caption,
        submit="Raise the challenge",
        back={"href": href(membership, "challenge_list"), "text": "Challenges"},
    )


def fronts_of(membership: Membership) -> Any:
    """On whose behalf a member may challenge or escalate: executive and board, her own first where she sits in one."""
    both = bodies_here(membership).filter(kind__in=[BodyKind.EXECUTIVE, BodyKind.BOARD])
    own = both.filter(pk__in=membership.body_ids)
    order = Case(When(kind=BodyKind.EXECUTIVE, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = both if membership.may(Permission.RESTRICTED_VIEW) or not own.exists() else own
    return found.order_by(order, "name")


@needs(Permission.MEETING_VIEW)
def challenge_detail(request: MemberRequest, challenge_id: int) -> HttpResponse:
    """One challenge: the question, every answer and what was said of it."""
    challenge = _challenge(request.membership, challenge_id)
    membership = request.membership
    answers = list(challenge.answers.all())
    last = answers[-1] if answers else None
    buttons: list[dict[str, Any]] = []

    def add(text: str, route: str, kind: str = "") -> None:
        buttons.append({"text": text, "href": href(membership, route, challenge.pk), "kind": kind})

    may_raise = membership.may(Permission.CHALLENGE_RAISE)
    if may_raise and actions.can_judge(challenge, last, membership.person):
        add("Judge the answer", "challenge_judge")
    answerable = membership.may(Permission.CHALLENGE_ANSWER) and actions.can_answer(challenge)
    if answerable and may_answer_for(membership, challenge.to_body_id, clock.today()):
        words = "Answer anew" if challenge.state == ChallengeState.ANSWERED else "Answer"
        add(words, "challenge_answer", "secondary" if buttons else "")
    if may_raise and challenge.state in OPEN_CHALLENGES:
        escalate = {"text": "Escalate", "href": f"{href(membership, 'escalation_raise')}?challenge={challenge.pk}"}
        buttons.append({**escalate, "kind": "secondary"})
        add("Withdraw", "challenge_withdraw", "link")
    return render(
        request,
        "governance/challenge_detail.html",
        {
            "title": str(challenge),
            "caption": f"{challenge.from_body} to {challenge.to_body}",
            "back": {"href": href(membership, "challenge_list"), "text": "Challenges"},
            "challenge": challenge,
            "tag": {"text": CHALLENGE_LABELS[challenge.state], "kind": TAGS[challenge.state]},
            "actions": buttons,
            "facts": _facts(challenge, membership),
            "answers": [_answer(one) for one in answers],
            "history": history(challenge.partnership_id, [("challenge", challenge.pk)]),
        },
    )


def _facts(challenge: Challenge, membership: Membership) -> list[dict[str, Any]]:
    raised = f"{challenge.raised_by.name}, {_day(challenge.raised_on)}"
    facts: list[dict[str, Any]] = [{"key": "Raised by", "value": raised}]
    if challenge.action:
        action = challenge.action
        words = f"{action.number} {short_title(action.title, action.text)}"
        facts.append({"key": "About", "value": words, "href": href(membership, "action_detail", action.pk)})
    if challenge.meeting:
        facts.append({"key": "At", "value": challenge.meeting.words})
    note = ""
    if challenge.state in TO_ANSWER:
        note = overdue_words(challenge.due_on, clock.today(), membership.partnership.nation)
    facts.append({"key": "Answer by", "value": _day(challenge.due_on), "note": note})
    if challenge.withdrawn_why:
        facts.append({"key": "Withdrawn because", "value": challenge.withdrawn_why})
    return facts


def _answer(one: Answer) -> dict[str, Any]:
    late = ", after its day" if one.late else ""
    judged = None
    if one.judged:
        satisfied = one.judged == Judged.SATISFIED
        judged = {
            "tag": {"text": "Satisfied", "kind": "good"} if satisfied else {"text": "Pressed again", "kind": "bad"},
            "why": one.judged_why,
            "who": f"{one.judged_by.name}, {_day(one.judged_on)}",
        }
    return {
        "version": one.version,
        "text": one.text,
        "who": f"{one.answered_by.name}, {moment(one.answered_at)}{late}",
        "judged": judged,
    }


@needs(Permission.CHALLENGE_ANSWER)
def challenge_answer(request: MemberRequest, challenge_id: int) -> HttpResponse:
    """Answers for a body that the member sits in."""
    membership = request.membership
    challenge = _challenge(membership, challenge_id)
    if not may_answer_for(membership, challenge.to_body_id, clock.today()):
        raise PermissionDenied(f"{challenge.to_body} is asked, and you hold no seat in it.")
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid() and _answered(form, challenge, request.user):
        messages.success(request, f"Your answer is sent. {challenge.raised_by.name} says whether it satisfies.")
        return redirect(href(membership, "challenge_detail", challenge.pk))
    return form_page(
        request,
        "governance/challenge_answer.html",
        form,
        title="Answer a challenge",
        submit="Send the answer",
        **_asked(challenge),
        back={"href": href(membership, "challenge_detail", challenge.pk), "text": str(challenge)},
    )


@by_link("challenge")
def challenge_reply(request: LinkRequest, token: str) -> HttpResponse:
    """The same behind a link: one answer, no signing in, no other page."""
    link = request.link
    challenge = get_object_or_404(
        with_answers(Challenge.objects.filter(partnership=link.partnership)).select_related("partnership"),
        pk=link.thing_id,
    )
    form, done = AnswerForm(posted(request)), False
    if request.method == "POST" and form.is_valid() and _answered(form, challenge, link.person):
        form, done = AnswerForm(), True
        challenge = get_object_or_404(with_answers(Challenge.objects.all()), pk=challenge.pk)
    return form_page(
        request,
        "governance/challenge_reply.html",
        form,
        title="Thank you: your answer is sent" if done else "Answer a challenge",
        submit="Send another answer" if challenge.state == ChallengeState.ANSWERED else "Send the answer",
        done=done,
        **_asked(challenge),
    )


def _answered(form: AnswerForm, challenge: Challenge, person: Any) -> Answer | None:
    text = form.cleaned_data["text"]
    return attempt(form, lambda: actions.answer_challenge(by=person, challenge=challenge, text=text, kept=form.kept))


def _asked(challenge: Challenge) -> dict[str, Any]:
    """What a page for answering shows of the question."""
    return {
        "caption": f"{challenge}, {challenge.from_body} to {challenge.to_body}",
        "challenge": challenge,
        "answers": [_answer(one) for one in challenge.answers.all()],
        "due": _day(challenge.due_on),
        "about": action_words(challenge.action) if challenge.action else "",
        "hindrance": ""
        if actions.can_answer(challenge)
        else f"It cannot be answered any more: it stands as “{challenge.get_state_display().lower()}”.",
    }


@needs(Permission.CHALLENGE_RAISE)
def challenge_judge(request: MemberRequest, challenge_id: int) -> HttpResponse:
    """Says whether the last answer satisfies; where it does not, the body answers again."""
    membership, today = request.membership, clock.today()
    challenge = _challenge(membership, challenge_id)
    answer = challenge.answers.all().last() if challenge.answers.all() else None
    hindrance = "Nobody has answered yet."
    if answer is not None:
        hindrance = why_not(lambda: actions.check_may_judge(challenge, answer, membership.person))
    initial = {
        "version": answer.version if answer else 0,
        "due_on": answer_due(today, membership.partnership.nation, pressed=True),
    }
    form = JudgeForm(posted(request), today=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        judged = attempt(
            form,
            lambda: actions.judge_answer(
                by=request.user,
                challenge=challenge,
                version=given["version"],
                satisfied=given["verdict"] == "accept",
                why=given["why"],
                due_on=given["due_on"],
                kept=form.kept,
            ),
        )
        if judged:
            settled = judged.state == ChallengeState.SATISFIED
            again = f"{judged.to_body} is asked to answer again by {_day(judged.due_on)}."
            messages.success(request, "The challenge is settled." if settled else again)
            return redirect(href(membership, "challenge_detail", challenge.pk))
    return form_page(
        request,
        "governance/challenge_judge.html",
        form,
        title="Judge an answer",
        caption=f"{challenge}, {challenge.from_body} to {challenge.to_body}",
        submit="Save",
        challenge=challenge,
        answer=_answer(answer) if answer else None,
        hindrance=hindrance,
        back={"href": href(membership, "challenge_detail", challenge.pk), "text": str(challenge)},
    )


@needs(Permission.CHALLENGE_RAISE)
def challenge_withdraw(request: MemberRequest, challenge_id: int) -> HttpResponse:
    """Takes a challenge back, with why."""
    membership = request.membership
    challenge = _challenge(membership, challenge_id)
    form = ReasonForm(posted(request), label="Why is it withdrawn?", help_text="It stands on the record for good.")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form,
            lambda: actions.withdraw_challenge(by=request.user, challenge=challenge, reason=reason, kept=form.kept),
        ):
            messages.success(request, f"{challenge} is withdrawn; the record says that it was raised.")
            return redirect(href(membership, "challenge_detail", challenge.pk))
    return form_page(
        request,
        "governance/challenge_withdraw.html",
        form,
        title=f"Withdraw {str(challenge).lower()}?",
        submit="Withdraw it",
        danger=True,
        back={"href": href(membership, "challenge_detail", challenge.pk), "text": str(challenge)},
    )


def _challenge(membership: Membership, challenge_id: int) -> Challenge:
    rows = with_answers(Challenge.objects.visible_to(membership)).select_related("partnership")
    return get_object_or_404(rows, pk=challenge_id)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _short(text: str, length: int = 140) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"

"""Surveys: all of them, one, and what is done with it by whoever runs them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import Body, Person, Seat
from sightline.people.permissions import Permission
from sightline.people.reads import people_here
from sightline.post.links import LinkRequest, by_link
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.forms.exercises import AskedForm, ChooseVersionForm, ExerciseForm, InviteForm, NewExerciseForm
from sightline.questions.models import Exercise, Invite
from sightline.questions.reads.exercises import exercises_for, invited_to, may_read_texts
from sightline.questions.reads.inviting import token_of
from sightline.questions.reads.offering import groupings_of, usual_groupings, versions_for
from sightline.questions.reads.versions import newer_than
from sightline.questions.rules.anonymity import why_hidden
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import FREE_TEXT, ExerciseState, Mode
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted
from sightline.ui.templatetags.ui import day as in_words

TAGS = {ExerciseState.DRAFT: "none", ExerciseState.OPEN: "info", ExerciseState.CLOSED: "good"}
PAGE = 50


@needs(Permission.ANALYSIS_VIEW)
def exercise_list(request: MemberRequest) -> HttpResponse:
    """Every survey, or with `?of=training` every evaluation of training: those open first, then those prepared, then
    the latest closed."""
    membership = request.membership
    of_training = request.GET.get("of") == "training"
    buttons = []
    if membership.may(Permission.EXERCISE_RUN):
        buttons.append({"text": "Prepare a survey", "href": href(membership, "exercise_create")})
    found = exercises_for(membership, of_training=of_training)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [_row(membership, one) for one in page]
    columns = [{"text": name} for name in ("Survey", "State", "For", "Can be answered", "Answered")]
    context = {
        "title": "Surveys",
        "lede": "What people are asked, and what they said.",
        "parts": _parts(membership, of_training=of_training),
        "actions": buttons,
        "table": {"caption": "Evaluations" if of_training else "Surveys", "columns": columns, "rows": rows},
        "empty": {
            "title": "Nothing has been asked yet",
            "text": "A survey is one use of a questionnaire: for professionals, parents, children or families.",
            **({"href": buttons[0]["href"], "action": buttons[0]["text"]} if buttons else {}),
        },
        "page_obj": page,
    }
    return render(request, "questions/exercise_list.html", context)


def _parts(membership: Membership, *, of_training: bool) -> list[dict[str, Any]]:
    """What lies beside the list, as the navigation of this part of the house."""
    here = href(membership, "exercise_list")
    parts = [
        {"text": "Surveys", "href": here, "current": not of_training},
        {"text": "Evaluations of training", "href": f"{here}?of=training", "current": of_training},
        {"text": "Surveys of others", "href": href(membership, "external_list")},
        {"text": "You said, we did", "href": href(membership, "you_said_list")},
    ]
    if membership.may(Permission.INSTRUMENT_EDIT):
        parts.append({"text": "Questionnaires", "href": href(membership, "instrument_list")})
    return parts


def _row(membership: Membership, one: Exercise) -> list[Any]:
    return [
        {"text": one.title, "href": href(membership, "exercise_detail", one.pk)},
        {"tag": {"text": one.get_state_display(), "kind": TAGS[ExerciseState(one.state)]}},
        f"{one.get_audience_display()}, {one.get_mode_display().lower()}",
        f"{one.opens_on:%-d %b} to {one.closes_on:%-d %b %Y}",
        _answered(one),
    ]


def _answered(one: Exercise) -> str:
    """How many answered, where that may be told."""
    if why := why_hidden(mode=one.mode, state=one.state, answered=one.answered):
        return "Not shown while it is open" if one.state != ExerciseState.CLOSED else why.split(",")[0]
    return f"{one.answered} of {one.asked}" if one.asked else str(one.answered)


@needs(Permission.ANALYSIS_VIEW)
def exercise_detail(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """One survey: where it stands, how people reach it, and what may be done with it."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    context = {
        "title": exercise.title,
        "exercise": exercise,
        "tag": {"text": exercise.get_state_display(), "kind": TAGS[ExerciseState(exercise.state)]},
        "actions": _buttons(membership, exercise),
        "facts": _facts(membership, exercise),
        "back": {"href": href(membership, "exercise_list"), "text": "Surveys"},
        "history": history(exercise.partnership_id, [("exercise", exercise.pk)]),
    }
    return render(request, "questions/exercise_detail.html", context)


def _facts(membership: Membership, exercise: Exercise) -> list[dict[str, Any]]:
    invited = invited_to(exercise)
    facts: list[dict[str, Any]] = [
        {
            "key": "Questionnaire",
            "value": f"{exercise.version.instrument.name}, version {exercise.version.number}",
            **_newer(exercise),
        },
        {"key": "For", "value": exercise.get_audience_display()},
        {"key": "Who knows who answered", "value": _mode_words(exercise)},
        {
            "key": "Can be answered",
            "value": f"from {in_words(exercise.opens_on)} to the end of {in_words(exercise.closes_on)}",
        },
        {"key": "Answered", "value": _answered(exercise)},
    ]
    if exercise.reader:
        facts.append({"key": "Reads people’s own words", "value": exercise.reader.name})
    if invited.invited:
        told = f", {invited.answered} of them answered" if invited.answered is not None else ""
        facts.append({"key": "Invited", "value": f"{invited.invited} by a link of their own{told}"})
    if exercise.open_token and exercise.state != ExerciseState.CLOSED:
        facts.append({"key": "Open link", "value": _open_address(exercise)})
        facts.append({"key": "Code to type", "value": exercise.code, "note": _code_address(exercise)})
    return facts


def _newer(exercise: Exercise) -> dict[str, str]:
    """That there is a later version, which this survey does not use: it keeps the one it began with."""
    newer = newer_than(exercise.version)
    return {"note": f"There is a newer one, version {newer.number}. This survey keeps its own."} if newer else {}


def _mode_words(exercise: Exercise) -> str:
    if exercise.mode == Mode.ANONYMOUS:
        return "Nobody: it is anonymous. Nothing is shown until it closes, and nothing below 10 answers."
    return "Those who run it: it is named."


def _open_address(exercise: Exercise) -> str:
    path = reverse("survey_open", args=[exercise.partnership.slug, exercise.open_token])
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _code_address(exercise: Exercise) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{reverse('survey_code', args=[exercise.partnership.slug])}"


def _buttons(membership: Membership, exercise: Exercise) -> list[dict[str, Any]]:
    state, pk = ExerciseState(exercise.state), exercise.pk
    found: list[dict[str, Any]] = []
    runs = membership.may(Permission.EXERCISE_RUN)
    if runs and state == ExerciseState.DRAFT:
        found.append({"text": "Open it now", "href": href(membership, "exercise_open", pk), "post": True})
    if state == ExerciseState.CLOSED or exercise.mode == Mode.NAMED:
        found.append({"text": "Results", "href": href(membership, "exercise_analysis", pk)})
    if exercise.reader_id == membership.person.pk and may_read_texts(exercise) and _asks_words(exercise):
        found.append(
            {"text": "Read what people wrote", "href": href(membership, "exercise_texts", pk), "kind": "secondary"}
        )
    if runs and state != ExerciseState.CLOSED:
        found.append({"text": "Invite people", "href": href(membership, "exercise_invite", pk), "kind": "secondary"})
        if exercise.open_token:
            screen = {"text": "Code for a screen", "href": href(membership, "exercise_screen", pk), "kind": "secondary"}
            found.append(screen)
        if state == ExerciseState.OPEN:
            found.append({"text": "Close it", "href": href(membership, "exercise_close", pk), "kind": "secondary"})
        found.append({"text": "Change", "href": href(membership, "exercise_edit", pk), "kind": "link"})
    if runs:
        found.append({"text": "How many were asked", "href": href(membership, "exercise_asked", pk), "kind": "link"})
        if state == ExerciseState.CLOSED:
            said = {
                "text": "Say what was done about it",
                "href": href(membership, "you_said_write") + f"?exercise={pk}",
            }
            found.append({**said, "kind": "secondary"})
        if state == ExerciseState.DRAFT:
            found.append({"text": "Discard", "href": href(membership, "exercise_discard", pk), "kind": "link"})
    return found


def _asks_words(exercise: Exercise) -> bool:
    return exercise.version.asked.filter(kind__in=FREE_TEXT).exists()


@needs(Permission.EXERCISE_RUN)
def exercise_create(request: MemberRequest) -> HttpResponse:
    """Prepares a survey from a questionnaire, which is chosen first."""
    membership = request.membership
    back = {"href": href(membership, "exercise_list"), "text": "Surveys"}
    choosing = ChooseVersionForm(request.GET if "version" in request.GET else None, versions=versions_for(membership))
    if not choosing.is_valid():
        context = {"title": "Prepare a survey", "submit": "Go on", "method": "get", "back": back}
        return form_page(request, "questions/exercise_create.html", choosing, **context)
    version = choosing.cleaned_data["version"]
    form = NewExerciseForm(
        posted(request),
        groupings=groupings_of(version),
        people=people_here(membership, clock.today()),
        initial={
            "title": version.title,
            "audience": version.instrument.audience,
            "mode": Mode.ANONYMOUS,
            "reader": request.user.pk,
            "group_by": usual_groupings(version),
        },
    )
    if form.is_valid():
        given = {**form.cleaned_data, "version": version, "partnership": membership.partnership}
        made = attempt(form, lambda: actions.create_exercise(by=request.user, **given))
        if made is not None:
            messages.success(request, "It is prepared. It opens by itself on its first day, or when you open it.")
            return redirect("exercise_detail", slug=membership.partnership.slug, exercise_id=made.pk)
    context = {"title": "Prepare a survey", "caption": str(version), "submit": "Prepare it", "back": back}
    return form_page(request, "questions/exercise_create.html", form, **context)


@needs(Permission.EXERCISE_RUN)
def exercise_edit(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Changes what may be changed until it closes."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    names = ("title", "opens_on", "closes_on", "reader", "listed")
    form = ExerciseForm(
        posted(request),
        people=people_here(membership, clock.today()),
        initial={name: getattr(exercise, name) for name in names},
    )
    if form.is_valid():
        given = dict(form.cleaned_data)
        if attempt(form, lambda: actions.edit_exercise(by=request.user, exercise=exercise, **given)) is not None:
            return _to(membership, exercise)
    return form_page(
        request, "questions/exercise_edit.html", form, title=f"Change “{exercise.title}”", **_back(membership, exercise)
    )


@require_POST
@needs(Permission.EXERCISE_RUN)
def exercise_open(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Opens it now."""
    exercise = _exercise(request.membership, exercise_id)
    try:
        actions.open_exercise(by=request.user, exercise=exercise)
        messages.success(request, "It is open.")
    except NotYet as refused:
        messages.error(request, str(refused))
    return _to(request.membership, exercise)


@needs(Permission.EXERCISE_RUN)
def exercise_close(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Closes it before its last day is over."""
    return _confirmed(
        request,
        _exercise(request.membership, exercise_id),
        template="exercise_close",
        act=actions.close_exercise,
        done="It is closed.",
    )


@needs(Permission.EXERCISE_RUN)
def exercise_discard(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Takes away one that was never opened."""
    exercise = _exercise(request.membership, exercise_id)
    if request.method == "POST":
        try:
            actions.discard_exercise(by=request.user, exercise=exercise)
        except NotYet as refused:
            messages.error(request, str(refused))
            return _to(request.membership, exercise)
        messages.success(request, "It is discarded.")
        return redirect("exercise_list", slug=request.membership.partnership.slug)
    context = {"title": f"Discard “{exercise.title}”", "exercise": exercise, "submit": "Discard it", "danger": True}
    return render(request, "questions/exercise_discard.html", {**context, **_back(request.membership, exercise)})


def _confirmed(request: MemberRequest, exercise: Exercise, *, template: str, act: Any, done: str) -> HttpResponse:
    if request.method == "POST":
        try:
            act(by=request.user, exercise=exercise)
            messages.success(request, done)
        except NotYet as refused:
            messages.error(request, str(refused))
        return _to(request.membership, exercise)
    context = {"title": f"Close “{exercise.title}”", "exercise": exercise, "submit": "Close it"}
    context["anonymous"] = exercise.mode == Mode.ANONYMOUS
    return render(request, f"questions/{template}.html", {**context, **_back(request.membership, exercise)})


@needs(Permission.EXERCISE_RUN)
def exercise_invite(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Invites people by pasted addresses, by the bodies they sit in, or by name."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    today = clock.today()
    form = InviteForm(
        posted(request),
        bodies=Body.objects.visible_to(membership).filter(ended_on=None),
        people=people_here(membership, today),
    )
    if form.is_valid():
        invitees = list(_invitees(membership, form.cleaned_data))
        made = attempt(form, lambda: actions.invite(by=request.user, exercise=exercise, invitees=invitees))
        if made is not None:
            before = len({_who(one) for one in invitees}) - len(made)
            again = f" {before} had been invited before." if before else ""
            messages.success(request, f"{len(made)} {'is' if len(made) == 1 else 'are'} invited now.{again}")
            return _to(membership, exercise)
    title = f"Invite people to “{exercise.title}”"
    return form_page(
        request,
        "questions/exercise_invite.html",
        form,
        title=title,
        submit="Invite them",
        **_back(membership, exercise),
    )


def _who(one: Invitee) -> str:
    return str(one.person.pk) if one.person else one.address


def _invitees(membership: Membership, given: dict[str, Any]) -> Iterable[Invitee]:
    """Each once: a pasted address of somebody with an account here is her."""
    here = {one.email: one for one in people_here(membership, clock.today())}
    found: dict[str, Invitee] = {}
    for address in given["addresses"]:
        person = here.get(address)
        found[str(person.pk) if person else address] = Invitee(person=person, address="" if person else address)
    seats = Seat.objects.filter(body__in=given["bodies"]).held_on(clock.today()).select_related("person")
    people: list[Person] = [*given["people"], *(seat.person for seat in seats)]
    for person in people:
        found.setdefault(str(person.pk), Invitee(person=person))
    return found.values()


@needs(Permission.EXERCISE_RUN)
def exercise_asked(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """Says how many were asked, where that is not the number of invitations."""
    membership = request.membership
    exercise = _exercise(membership, exercise_id)
    form = AskedForm(posted(request), initial={"asked": exercise.asked})
    if form.is_valid():
        actions.set_asked(by=request.user, exercise=exercise, asked=form.cleaned_data["asked"])
        return _to(membership, exercise)
    return form_page(
        request, "questions/exercise_asked.html", form, title="How many were asked", **_back(membership, exercise)
    )


@needs(Permission.EXERCISE_RUN)
def exercise_screen(request: MemberRequest, exercise_id: int) -> HttpResponse:
    """The address and the code, as large as a screen in a room needs them."""
    exercise = _exercise(request.membership, exercise_id)
    context = {
        "title": exercise.title,
        "exercise": exercise,
        "address": _code_address(exercise).split("://", 1)[1],
        "code": f"{exercise.code[:3]} {exercise.code[3:]}" if exercise.code else "",
        "is_open": exercise.state == ExerciseState.OPEN,
        **_back(request.membership, exercise),
    }
    return render(request, "questions/exercise_screen.html", context)


@needs(Permission.PLAN_VIEW)
def invitation_answer(request: MemberRequest, invite_id: int) -> HttpResponse:
    """Leads a person from her list of work to the page on which she answers, outside: nobody there knows who she is."""
    found = Invite.objects.visible_to(request.membership).filter(person=request.user)
    invite = get_object_or_404(found, pk=invite_id)
    token = token_of(exercise_id=invite.exercise_id, person_id=request.user.pk, address="")
    return redirect("survey_invited", slug=request.membership.partnership.slug, token=token)


@by_link("survey")
def invitation_reply(request: LinkRequest, token: str) -> HttpResponse:
    """The same by the link from the message of the day, without signing in."""
    invite = get_object_or_404(Invite.objects.visible_to(request.membership), pk=int(request.link.thing_id))
    answering = token_of(exercise_id=invite.exercise_id, person_id=request.link.person_id, address="")
    return redirect("survey_invited", slug=request.membership.partnership.slug, token=answering)


def _exercise(membership: Membership, exercise_id: int) -> Exercise:
    found = Exercise.objects.visible_to(membership)
    return get_object_or_404(found.select_related("version__instrument", "partnership", "reader"), pk=exercise_id)


def _to(membership: Membership, exercise: Exercise) -> HttpResponse:
    return redirect("exercise_detail", slug=membership.partnership.slug, exercise_id=exercise.pk)


def _back(membership: Membership, exercise: Exercise) -> dict[str, Any]:
    link = href(membership, "exercise_detail", exercise.pk)
    return {"back": {"href": link, "text": exercise.title}, "cancel_url": link}

"""What becomes of an update: agreed or returned, one by one or several at once. Only for the signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.people.words import words_of
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.titles import short_title
from sightline.privacy.rules import HoldsIdentifier
from sightline.progress import actions
from sightline.progress.forms.agreeing import AgreeForm, ReturnForm, read_versions
from sightline.progress.models import Update
from sightline.progress.reads.mine import to_agree_by
from sightline.progress.reads.standing import standings
from sightline.progress.reads.updates import view_of
from sightline.progress.rules.claims import claim_words
from sightline.progress.views.reading import CLAIM_TAGS, about, update_of
from sightline.ui.pages import why_not
from sightline.ui.templatetags.ui import moment


@needs(Permission.UPDATE_AGREE)
def update_agree(request: HttpRequest, update_id: int) -> HttpResponse:
    """An update to be read and agreed."""
    update = update_of(request, update_id)
    form = AgreeForm(request.POST or None, initial={"version": update.version})
    hindrance = why_not(lambda: actions.check_can_agree(update, request.user))
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_update(by=request.user, update=update, version=form.cleaned_data["version"])
        except NotYet as refused:
            return _form(request, "progress/update_agree.html", update, form, str(refused), status=409)
        messages.success(request, f"Agreed: {update.ask.action}. What it says of milestones counts from today.")
        return _onward(request)
    return _form(request, "progress/update_agree.html", update, form, hindrance)


@needs(Permission.UPDATE_AGREE)
def update_return(request: HttpRequest, update_id: int) -> HttpResponse:
    """An update returned to its author, with what is to be mended."""
    update = update_of(request, update_id)
    form = ReturnForm(request.POST or None, initial={"version": update.version})
    hindrance = why_not(lambda: actions.check_can_agree(update, request.user))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.return_update(
                by=request.user, update=update, version=given["version"], why=given["why"], kept=form.kept
            )
        except HoldsIdentifier as refused:
            form.refuse(refused)
        except NotYet as refused:
            return _form(request, "progress/update_return.html", update, form, str(refused), status=409)
        else:
            messages.success(request, f"Returned to {update.submitted_by}, who is written to with your words.")
            return _onward(request)
    return _form(request, "progress/update_return.html", update, form, hindrance)


@needs(Permission.UPDATE_AGREE)
def updates_to_agree(request: HttpRequest) -> HttpResponse:
    """Everything of this partnership that waits for the person's agreement, to be read and ticked on one page."""
    partnership = request.membership.partnership
    refused: list[dict[str, str]] = []
    if request.method == "POST":
        pairs = dict(read_versions(request.POST.getlist("update")))
        rows = Update.objects.visible_to(request.membership).filter(pk__in=pairs).select_related("ask__action")
        try:
            agreed, left = actions.agree_updates(by=request.user, updates=[(one, pairs[one.pk]) for one in rows])
        except NotYet as nothing:
            refused = [{"text": reason} for reason in nothing.reasons]
        else:
            names = ", ".join(str(one.ask.action) for one in agreed)
            messages.success(request, f"Agreed: {names}.")
            if not left:
                return redirect("updates_to_agree", slug=partnership.slug)
            refused = [{"text": f"{one.update.ask.action}: {one.reason}"} for one in left]
    waiting = to_agree_by(request.user, clock.today(), partnership_id=partnership.pk)
    ratings = words_of(partnership.kind, partnership.words).ratings
    contradicted = _contradicted(waiting)
    lines = [
        {
            "id": one.pk,
            "value": f"{one.pk}:{one.version}",
            "name": f"{one.ask.action.number} {short_title(one.ask.action.title, one.ask.action.text)}",
            "body": one.ask.body.name,
            "sent": f"{one.submitted_by}, {moment(one.submitted_at)}",
            "claim": {"text": claim_words(one.claim, ratings), "kind": CLAIM_TAGS[one.claim]} if one.claim else None,
            "done": one.done,
            "difference": one.difference,
            "contradictions": contradicted.get(one.pk, ()),
            "href": reverse("update_agree", args=[partnership.slug, one.pk]),
            "return_href": reverse("update_return", args=[partnership.slug, one.pk]),
        }
        for one in waiting
    ]
    context = {
        "title": "Updates to agree",
        "lede": "What colleagues said, the oldest first. Tick those you agree; open one to read all of it or to return"
        " it.",
        "lines": lines,
        "problems": refused,
        "empty": {
            "title": "Nothing waits for you",
            "text": "Updates of the bodies you chair or deputise in come here when they are sent. You never agree your"
            " own.",
        },
    }
    return render(request, "progress/updates_to_agree.html", context, status=422 if refused else 200)


def _contradicted(waiting: list[Update]) -> dict[int, tuple[str, ...]]:
    """Where the claim of an update and what is known part, by its id: the standings of the plans concerned."""
    found = {}
    plans = {one.ask.action.plan_id: one.ask.action.plan for one in waiting}
    for plan in plans.values():
        ids = [one.ask.action_id for one in waiting if one.ask.action.plan_id == plan.pk]
        for stands in standings(plan, clock.today(), action_ids=ids).values():
            if stands.update_id and stands.contradictions:
                found[stands.update_id] = stands.contradictions
    return found


def _form(
    request: HttpRequest, template: str, update: Update, form, hindrance: str, *, status: int = 200
) -> HttpResponse:
    slug = request.membership.partnership.slug
    view = view_of(update)
    if not view.waits:
        hindrance = view.settled
    context = {
        **about(view, slug),
        "form": form,
        "hindrance": hindrance,
        "cancel_url": reverse("updates_to_agree", args=[slug]),
        "return_href": reverse("update_return", args=[slug, update.pk]),
    }
    return render(request, template, context, status=422 if form.errors and status == 200 else status)


def _onward(request: HttpRequest) -> HttpResponse:
    """To what still waits for her, so that she can take one after the other."""
    return redirect("updates_to_agree", slug=request.membership.partnership.slug)

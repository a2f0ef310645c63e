"""Words that were kept although they read like an identifier: what waits for a review, and the review itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from sightline.desk.actions import review_identifier
from sightline.desk.things import Thing, things_of
from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.privacy.actions import can_review, check_can_review
from sightline.privacy.forms import ScannedForm
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.reads import kept_in, words_now
from sightline.privacy.rules import HoldsIdentifier, Outcome
from sightline.privacy.rules.findings import in_words
from sightline.privacy.rules.reviewing import OUTCOMES, NotYet
from sightline.trail.words import THINGS
from sightline.ui.forms import Form, Says
from sightline.ui.templatetags.ui import moment

PAGE = 50
TAGS = {Outcome.STAYS: "good", Outcome.REWORD: "warn"}
# What the boxes are called where their names in the tables would puzzle a reader.
FIELDS = {
    "done": "what was done",
    "difference": "what difference it made for children",
    "coming": "what is next",
    "returned_why": "what is to be mended",
    "says": "what a file shows",
    "text": "its words",
    "why": "why",
    "reason": "the reason",
    "decision_note": "the note of the decision",
    "judged_why": "why the answer is accepted or pressed",
    "withdrawn_why": "why it was withdrawn",
    "wanted": "what is wanted of a paper",
    "outcome": "what came of it",
    "effect": "what came of it",
}
HINTS = {
    Outcome.STAYS: "No child can be known from these words, or they are public already.",
    Outcome.REWORD: "Whoever wrote them is written to. The record keeps what was stored until two people blank it.",
}


class ReviewForm(ScannedForm, Form):
    """Whether the words may stay."""

    may_keep = False
    outcome = forms.ChoiceField(
        label="May these words stay?",
        choices=[(key.value, Says(name, hint=HINTS[key])) for key, name in OUTCOMES.items()],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="What is to be reworded, or why they may stay",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where they are to be reworded: whoever wrote them reads it. Do not repeat the words.",
    )


@needs(Permission.IDENTIFIER_REVIEW)
def identifier_list(request: MemberRequest) -> HttpResponse:
    """Everything kept with a reason: what waits for a review first, then the newest."""
    membership = request.membership
    page = Paginator(kept_in(membership), PAGE).get_page(request.GET.get("page"))
    things = things_of(membership, page.object_list)
    context = {
        "title": "Words kept with a reason",
        "lede": "What people wrote although it reads like something by which a child could be known, and why. Each "
        "reason is read by somebody other than its author.",
        "back": {"href": reverse("record", args=[membership.partnership.slug]), "text": "Record"},
        "table": {
            "caption": "Words kept with a reason; those that wait for a review first",
            "columns": ["Where", "Reads like", "Reason", "State"],
            "rows": [_row(request, kept, things.get((kept.thing, kept.thing_id))) for kept in page],
        },
        "page_obj": page,
        "empty": {
            "title": "Nothing was kept",
            "text": "When somebody keeps words that read like an identifier, the reason stands here for you to review.",
        },
    }
    return render(request, "desk/identifier_list.html", context)


def _row(request: MemberRequest, kept: KeptIdentifier, thing: Thing | None) -> list[Any]:
    slug = request.membership.partnership.slug
    where = f"{_called(kept, thing)}: {_field(kept)}"
    href = reverse("identifier_review", args=[slug, kept.pk])
    state = {"text": "Waits for a review", "kind": "info"}
    if kept.outcome:
        state = {"text": kept.get_outcome_display(), "kind": TAGS[Outcome(kept.outcome)]}
    return [
        {"text": where, "href": href},
        in_words(kept.kinds),
        {"text": kept.reason, "note": f"{kept.by}, {moment(kept.at)}"},
        {"text": "", "tag": state},
    ]


def _called(kept: KeptIdentifier, thing: Thing | None) -> str:
    """On whose page the words are read: "Action 1.1", "Update on action 1.3, METRAC, Quarter 3"."""
    if thing is None:
        return "A page that is gone"
    called = THINGS.get(kept.thing, kept.thing).capitalize()
    if kept.thing == "update":
        return f"{called} on {thing.name[:1].lower()}{thing.name[1:]}"
    return f"{called} {thing.name}"


def _field(kept: KeptIdentifier) -> str:
    """Which of its words, as a reviewer knows them."""
    return FIELDS.get(kept.field, kept.field.replace("_", " "))


@needs(Permission.IDENTIFIER_REVIEW)
def identifier_review(request: MemberRequest, kept_id: int) -> HttpResponse:
    """The words as they stand today with what was found in them, the reason, and what a reviewer says."""
    membership = request.membership
    kept = get_object_or_404(kept_in(membership), pk=kept_id)
    back = reverse("identifier_list", args=[membership.partnership.slug])
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _review(request, form, kept):
        messages.success(request, "Your review is recorded.")
        return redirect(back)
    thing = things_of(membership, [kept]).get((kept.thing, kept.thing_id))
    context = {
        "title": "Review words kept with a reason",
        "back": {"href": back, "text": "Words kept with a reason"},
        "facts": [
            *([{"key": "Where", "value": _called(kept, thing), "href": thing.href}] if thing else []),
            {"key": "Which words", "value": capfirst(_field(kept))},
            {"key": "Read like", "value": in_words(kept.kinds).capitalize()},
            {"key": "Kept by", "value": f"{kept.by}, {moment(kept.at)}"},
            {"key": "Because", "value": kept.reason},
        ],
        "words": words_now(kept),
        "kept": kept,
        "form": form if can_review(kept, membership.person) else None,
        "hindrance": _hindrance(kept, request),
        "submit": "Record the review",
        "cancel_url": back,
    }
    return render(request, "desk/identifier_review.html", context, status=422 if form.errors else 200)


def _review(request: MemberRequest, form: ReviewForm, kept: KeptIdentifier) -> bool:
    given = form.cleaned_data
    try:
        review_identifier(by=request.membership.person, kept=kept, outcome=given["outcome"], note=given["note"])
    except HoldsIdentifier as refused:
        form.refuse(refused)
    except NotYet as refused:
        reword = given["outcome"] == Outcome.REWORD and not given["note"].strip()
        form.add_error("note" if reword else None, str(refused))
    return not form.errors


def _hindrance(kept: KeptIdentifier, request: MemberRequest) -> str:
    try:
        check_can_review(kept, request.membership.person)
    except NotYet as refused:
        return str(refused)
    return ""

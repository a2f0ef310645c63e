"""How a review ends: the draft adopted, or thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.intake import actions, forms, rules
from sightline.intake.models import Reading
from sightline.intake.views.shown import back_to_review, form_page, of_a_review
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.ui.pages import posted


@needs(Permission.PLAN_ADOPT)
@of_a_review
def reading_adopt(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Adopts the draft and freezes its baseline."""
    form = forms.AdoptForm(posted(request))
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
    return form_page(
        request,
        "intake/reading_adopt.html",
        title="Adopt the plan",
        form=form,
        submit="Adopt",
        back=back_to_review(reading),
        cancel_url=back_to_review(reading)["href"],
        caption=reading.source.name,
    )


@needs(Permission.PLAN_EDIT)
@of_a_review
def reading_discard(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Throws the draft away, after one question."""
    form = forms.SureForm(posted(request))
    if request.method == "POST":
        try:
            actions.discard(by=request.user, reading=reading)
        except rules.NotUnderReview as over:
            messages.error(request, str(over))
            return redirect("reading_detail", reading.partnership.slug, reading.pk)
        messages.success(request, "The draft is gone. The document itself is kept, and the record says what happened.")
        return redirect("reading_list", reading.partnership.slug)
    return form_page(
        request,
        "intake/reading_discard.html",
        title="Discard this draft?",
        form=form,
        submit="Discard the draft",
        danger=True,
        back=back_to_review(reading),
        cancel_url=back_to_review(reading)["href"],
        caption=reading.source.name,
    )

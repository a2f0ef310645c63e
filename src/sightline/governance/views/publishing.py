"""Publishing an adopted plan by itself, before any round says how it goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sightline.governance import actions
from sightline.governance.forms.reports import PublishForm
from sightline.governance.reads.reports import publications_of_plan
from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.plan.models import Plan
from sightline.ui.pages import attempt, form_page, posted, why_not


@needs(Permission.PROGRESS_PUBLISH)
def plan_publish(request: MemberRequest, plan_id: int) -> HttpResponse:
    """The decision to publish an adopted plan without progress; what was decided before stands beneath."""
    membership = request.membership
    plan = get_object_or_404(Plan.objects.visible_to(membership), pk=plan_id)
    form = PublishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        meeting = form.cleaned_data["meeting"]
        if attempt(form, lambda: actions.publish_plan(by=request.user, plan=plan, meeting=meeting, kept=form.kept)):
            messages.success(request, f"{plan} is published, and the record says who decided.")
            return redirect(href(membership, "plan_publish", plan.pk))
    hindrance = why_not(lambda: actions.check_may_publish_plan(plan))
    return form_page(
        request,
        "governance/plan_publish.html",
        form,
        title="Publish the plan",
        caption=str(plan),
        submit="Publish it",
        hindrance=hindrance,
        warning=(
            "Anybody can then read the plan as it stands today: what is promised, by which bodies, by when. How it "
            "goes is published apart, when a round has closed. The record says that you published it."
        ),
        publications=publications_of_plan(plan),
        back={"href": href(membership, "plan_detail", plan.pk), "text": str(plan)},
    )

"""The plan to take away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from sightline.kit import clock
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan.exports.forms import FORMS, file_name
from sightline.plan.models import Plan


@needs(Permission.PLAN_EXPORT)
def plan_export(request: HttpRequest, plan_id: int, form: str) -> StreamingHttpResponse:
    """The plan in one of FORMS, by its suffix; 404 for any other."""
    plans = Plan.objects.visible_to(request.membership).select_related("partnership", "baseline")
    plan = get_object_or_404(plans, pk=plan_id)
    if form not in FORMS:
        raise Http404("There is no such form of a plan.")
    response = StreamingHttpResponse(FORMS[form].make(plan, clock.now()), content_type=FORMS[form].media_type)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=file_name(plan, form)
    )
    return response

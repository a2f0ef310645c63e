"""Recording what a monitoring body concluded of a measure."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.assurance import actions
from sightline.assurance.forms.judging import JudgeForm
from sightline.assurance.models import Binding
from sightline.assurance.reads.bound import told
from sightline.assurance.reads.measure import Held, measure_found
from sightline.assurance.reads.standing import measure_standings
from sightline.assurance.rules.kinds import Assurance, Kind
from sightline.assurance.views.answers import about, measure_here
from sightline.kit import clock
from sightline.people.access import MemberRequest, href, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.MEASURE_JUDGE)
def judgement_create(request: MemberRequest, measure_id: int) -> HttpResponse:
    """Records a body's judgement with the evidence it saw. Whoever leads the body may, and whoever runs rounds."""
    membership, today = request.membership, clock.today()
    measure = measure_here(membership, measure_id)
    bodies = [one for one in bodies_here(membership) if actions.can_judge(membership, one)]
    if not bodies:
        raise PermissionDenied("You lead no body that could judge it.")
    ids = [measure.action_id] if measure.action_id else None
    known = measure_standings(measure.plan, today, action_ids=ids).get(measure.pk)
    found = measure_found(measure, known, today)
    evidence = {str(one.binding.pk): (one.binding, _says(one)) for one in found.held if not one.reworded}
    allowed = {one.pk for one in bodies}
    form = JudgeForm(
        posted(request),
        bodies=bodies_here(membership).filter(pk__in=allowed),
        evidence=[(key, f"{told(binding)}. {says}".strip()) for key, (binding, says) in evidence.items()],
        today=today,
        initial={
            "body": found.promised.judge_id if found.promised.judge_id in allowed else None,
            "on": today,
            "months": found.promised.months,
        },
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        cited: list[tuple[Binding, str]] = [evidence[key] for key in given.pop("cited", [])]
        level = Assurance(given.pop("level"))
        made = attempt(
            form,
            lambda: actions.judge(by=request.user, measure=measure, level=level, cited=cited, kept=form.kept, **given),
        )
        if made:
            messages.success(request, f"Recorded: {made}.")
            return redirect(href(membership, "measure_detail", measure.pk))
    return form_page(
        request,
        "assurance/judgement_create.html",
        form,
        **about(measure, membership),
        title="Record a judgement",
        submit="Record it",
        nothing=not evidence,
        bind=href(membership, "binding_create", measure.pk) if membership.may(Permission.MEASURE_BIND) else "",
    )


def _says(one: Held) -> str:
    """What a binding says today. Since when a milestone is met, the rounds know: its action's page shows it."""
    return one.verdict.sentence if one.verdict and one.bound.kind != Kind.MILESTONE else ""

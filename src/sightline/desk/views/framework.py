"""An evaluation framework read with what evidence says today: areas across, statements down, measures in between."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sightline.assurance.models import Framework, StatementMeasure
from sightline.assurance.rules.standing import MeasureStanding
from sightline.desk.rules.marks import evidence_tag
from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.models import Measure
from sightline.progress.reads import measures_known


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
def framework_detail(request: MemberRequest, framework_id: int) -> HttpResponse:
    """The framework as a table."""
    membership = request.membership
    rows = Framework.objects.visible_to(membership).select_related("plan__partnership")
    framework = get_object_or_404(rows, pk=framework_id)
    slug = membership.partnership.slug
    frame = {
        "title": framework.title,
        "back": {"href": reverse("framework_list", args=[slug, framework.plan_id]), "text": "Evaluation frameworks"},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/framework_detail.html", frame, lambda: _drawn(framework, membership))


def _drawn(framework: Framework, membership: Membership) -> dict[str, Any]:
    slug = membership.partnership.slug
    known = {} if framework.plan.is_draft else measures_known(framework.plan, clock.today())
    uids = dict(Measure.objects.filter(plan=framework.plan).values_list("uid", "pk"))
    placed: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for one in StatementMeasure.objects.filter(statement__framework=framework).order_by("pk"):
        standing = known.get(uids.get(one.measure_uid, 0))
        if standing is not None:
            placed[one.statement_id, one.area_id].append(_measure(standing, slug))
    areas = list(framework.areas.all())
    edit = reverse("framework_edit", args=[slug, framework.pk])
    return {
        "lede": framework.introduction,
        "actions": [{"text": "Edit", "href": edit, "kind": "secondary"}]
        if membership.may(Permission.MEASURE_BIND)
        else [],
        "areas": areas,
        "rows": [
            {
                "label": f"{one.label} {one.text}".strip(),
                "cells": [(area.title, placed[one.pk, area.pk]) for area in areas],
            }
            for one in framework.statements.all()
        ],
    }


def _measure(one: MeasureStanding, slug: str) -> dict[str, Any]:
    return {
        "href": reverse("measure_detail", args=[slug, one.promise.measure_id]),
        "text": one.promise.text,
        "tag": evidence_tag(one.state).plain,
    }

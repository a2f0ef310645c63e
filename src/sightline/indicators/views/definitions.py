"""Indicators: the list, one of them with its chart, adopting, defining, retiring; populations and neighbours."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime

from sightline.indicators import actions
from sightline.indicators.forms.definitions import (
    AdoptForm,
    DefinitionForm,
    NeighbourForm,
    PopulationForm,
    RetireForm,
)
from sightline.indicators.forms.fields import givers_of
from sightline.indicators.models import Definition, Population
from sightline.indicators.rules.catalogue import sources
from sightline.indicators.rules.figures import Basis, Frequency, Polarity
from sightline.indicators.views.answers import parts
from sightline.kit import clock
from sightline.kit.periods import fiscal_year_label
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.names import match
from sightline.people.permissions import Permission
from sightline.people.reads import known_bodies
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted

_LABELS = {
    "name": "Name",
    "what": "What",
    "why": "Why",
    "target": "Target",
    "baseline": "Baseline",
    "caveats": "Caveats",
}
SURE = 94.0  # of 100: below it a source is offered to nobody


@needs(Permission.INDICATOR_VIEW)
def indicator_list(request: MemberRequest) -> HttpResponse:
    """Every indicator with what it says; retired ones last."""
    membership = request.membership
    found = list(Definition.objects.visible_to(membership).select_related("source"))
    edits = membership.may(Permission.INDICATOR_EDIT)
    buttons = []
    if edits:
        buttons = [
            {"text": "Adopt from the field’s list", "href": href(membership, "indicator_adopt")},
            {"text": "Define one", "href": href(membership, "indicator_create"), "kind": "secondary"},
            {"text": "Populations", "href": href(membership, "population_list"), "kind": "link"},
        ]
    rows = sorted(found, key=lambda one: (one.retired_on is not None, one.position, one.pk))
    return render(
        request,
        "indicators/indicator_list.html",
        {
            "title": "Indicators",
            "lede": "What is counted, by whom, and which way is better.",
            "parts": parts(membership, "indicator_list"),
            "actions": buttons,
            "table": {
                "caption": "Indicators",
                "columns": ["Indicator", "Who gives it", "How often", "Better"],
                "rows": [_listed(one, membership) for one in rows],
            },
            "empty": {
                "title": "No indicator yet",
                "text": "The field shares a list of 27 rows: adopt all of it, or what you need, with one click.",
                **({"href": buttons[0]["href"], "action": buttons[0]["text"]} if edits else {}),
            },
        },
    )


def _listed(one: Definition, membership: Membership) -> list[Any]:
    name: dict[str, Any] = {"text": one.name, "href": href(membership, "indicator_detail", one.pk), "note": one.what}
    if one.retired_on:
        name["tag"] = {"text": "Retired", "kind": "none"}
    giver = {"text": str(one.source)} if one.source else {"text": one.source_words, "note": "nobody here yet"}
    return [name, giver, Frequency(one.frequency).label, {"lower": "Lower", "higher": "Higher"}.get(one.polarity, "–")]


@needs(Permission.INDICATOR_EDIT)
def indicator_adopt(request: MemberRequest) -> HttpResponse:
    """The field's list, all ticked: one click takes it whole."""
    membership = request.membership
    here = set(Definition.objects.visible_to(membership).exclude(key="").values_list("key", flat=True))
    bodies = givers_of(membership.partnership.pk, clock.today())
    form = AdoptForm(posted(request), here=here, bodies=bodies, likely=_likely(membership))
    if request.method == "POST" and form.is_valid():
        keys = form.cleaned_data["keys"]
        made = attempt(
            form,
            lambda: actions.adopt_definitions(
                by=request.user, partnership=membership.partnership, keys=keys, sources=form.sources
            ),
        )
        if made:
            messages.success(request, f"{len(made)} indicators are here. Ask for their figures next.")
            return redirect(href(membership, "indicator_list"))
    return form_page(
        request,
        "indicators/indicator_adopt.html",
        form,
        title="Adopt indicators",
        lede="What multi-agency data sets share. Change the words afterwards as you need.",
        submit="Adopt what is ticked",
        back={"href": href(membership, "indicator_list"), "text": "Indicators"},
    )


def _likely(membership: Membership) -> dict[str, int]:
    """Which body each source of the list most likely is."""
    known = known_bodies(membership.partnership)
    found = {}
    for source in sources():
        candidates = match(source, known)
        if candidates and candidates[0].score >= SURE:
            found[source] = candidates[0].key
    return found


@needs(Permission.INDICATOR_EDIT)
def indicator_create(request: MemberRequest) -> HttpResponse:
    """A new indicator."""
    membership = request.membership
    form = DefinitionForm(posted(request), bodies=givers_of(membership.partnership.pk, clock.today()))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_definition(
                by=request.user, partnership=membership.partnership, kept=form.kept, **form.given
            ),
        )
        if made:
            messages.success(request, "The indicator is defined.")
            return redirect(href(membership, "indicator_detail", made.pk))
    return form_page(
        request,
        "indicators/indicator_create.html",
        form,
        title="Define an indicator",
        submit="Save",
        back={"href": href(membership, "indicator_list"), "text": "Indicators"},
    )


@needs(Permission.INDICATOR_EDIT)
def indicator_edit(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """An indicator's words; what it counts only as long as it has no figures."""
    membership = request.membership
    found = Definition.objects.visible_to(membership).select_related("counted", "of").prefetch_related("series")
    definition = get_object_or_404(found, pk=indicator_id)
    bodies = givers_of(membership.partnership.pk, clock.today())
    form = DefinitionForm(posted(request), bodies=bodies, definition=definition)
    context = {"title": "Edit the indicator", "caption": definition.name, **back_to(membership, definition)}
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.edit_definition(
                    by=request.user, definition=definition, revision=revision, kept=form.kept, **form.given
                ),
            )
        except EditedMeanwhile as meanwhile:
            form = DefinitionForm(_again(request.POST, meanwhile), bodies=bodies, definition=definition)
            form.is_valid()
            conflict = _conflict(meanwhile, form.cleaned_data, definition)
            return form_page(request, "indicators/indicator_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The indicator is saved.")
            return redirect(href(membership, "indicator_detail", definition.pk))
    return form_page(request, "indicators/indicator_edit.html", form, **context)


def _again(data: QueryDict, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was sent, now as an answer to what stands: saving once more takes the place of it, knowingly."""
    again = data.copy()
    again["revision"] = str(meanwhile.revision)
    return again


def _conflict(meanwhile: EditedMeanwhile, yours: dict[str, Any], definition: Definition) -> dict[str, Any]:
    newest = history(definition.partnership_id, [("indicator", definition.pk)], limit=1)
    who, when = (newest[0].who, newest[0].when) if newest else ("Somebody else", "a moment ago")
    rows = [
        {"name": label, "theirs": meanwhile.theirs.get(name, ""), "yours": yours.get(name, "")}
        for name, label in _LABELS.items()
        if str(meanwhile.theirs.get(name, "") or "") != str(yours.get(name, "") or "")
    ]
    return {"who": who, "when": when, "rows": rows}


def back_to(membership: Membership, definition: Definition) -> dict[str, dict[str, str]]:
    """The way back to an indicator."""
    return {"back": {"href": href(membership, "indicator_detail", definition.pk), "text": definition.name}}


@needs(Permission.INDICATOR_EDIT)
def indicator_retire(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """Takes an indicator off the scorecard."""
    membership = request.membership
    definition = get_object_or_404(Definition.objects.visible_to(membership), pk=indicator_id)
    form = RetireForm(posted(request), today=clock.today())
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if attempt(form, lambda: actions.retire_definition(by=request.user, definition=definition, on=on)):
            messages.success(request, "The indicator is retired. Its figures stay.")
            return redirect(href(membership, "indicator_list"))
    return form_page(
        request,
        "indicators/indicator_retire.html",
        form,
        title="Retire the indicator?",
        caption=definition.name,
        submit="Retire it",
        danger=True,
        **back_to(membership, definition),
    )


@needs(Permission.INDICATOR_EDIT)
def neighbour_note(request: MemberRequest, indicator_id: int) -> HttpResponse:
    """What another area published of the same thing."""
    membership = request.membership
    definition = get_object_or_404(Definition.objects.visible_to(membership), pk=indicator_id)
    form = NeighbourForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(
            form, lambda: actions.note_neighbour(by=request.user, definition=definition, kept=form.kept, **given)
        ):
            messages.success(request, "The neighbour’s figure stands beside yours.")
            return redirect(href(membership, "indicator_detail", definition.pk))
    return form_page(
        request,
        "indicators/neighbour_note.html",
        form,
        title="Note a neighbour’s figure",
        caption=definition.name,
        submit="Save",
        **back_to(membership, definition),
    )


@needs(Permission.INDICATOR_EDIT)
def population_list(request: MemberRequest) -> HttpResponse:
    """The populations that rates are of, and saying one."""
    membership = request.membership
    partnership = membership.partnership
    groups = Definition.objects.visible_to(membership).filter(basis=Basis.RATE).values_list("population", flat=True)
    first = groups.first() or ""
    form = PopulationForm(posted(request), initial={"group": first})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(
            form,
            lambda: actions.set_population(by=request.user, partnership=partnership, kept=form.kept, **given),
        ):
            messages.success(request, "The population is saved; rates are worked out anew.")
            return redirect(href(membership, "population_list"))
    rows = [
        [
            one.group,
            fiscal_year_label(one.year, partnership.fiscal_start_month),
            {"text": f"{one.number:,}", "numeric": True},
            one.source,
            f"{localtime(one.given_at):%-d %B %Y}",
        ]
        for one in Population.objects.visible_to(membership).order_by("group", "-year")[:200]
    ]
    return form_page(
        request,
        "indicators/population_list.html",
        form,
        title="Populations",
        lede="A rate is of the population of the fiscal year its period ends in, or of the last before it.",
        submit="Save",
        columns=["Group", "Year", {"text": "People", "numeric": True}, "Who says so", "Noted on"],
        rows=rows,
        back={"href": href(membership, "indicator_list"), "text": "Indicators"},
    )


def better(polarity: str) -> str:
    """Which way is better, in words."""
    return Polarity(polarity).label

"""Providers down, documents across: who has confirmed what, at a glance; and the same to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.kit.cells import as_csv
from sightline.library.models import Edition
from sightline.library.reads import Cell, Matrix, matrix
from sightline.library.rules.cascading import TAGS, Stands
from sightline.library.rules.kinds import ResourceKind
from sightline.library.rules.states import Confirmed
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.ui.forms import Form
from sightline.ui.templatetags.ui import count_of

PARTED = "Claim and answers part"
COLUMNS = ("Provider", "Document", "Edition in force", "Stands", "Edition asked about", "Confirm by")


class MatrixFilter(Form):
    """Which providers and documents to show; an empty field shows all."""

    stands = forms.ChoiceField(
        label="Providers with something", required=False, choices=[("", "Any"), *Stands.choices()[:-1]]
    )
    kind = forms.ChoiceField(label="Documents", required=False, choices=[("", "Every kind"), *ResourceKind.choices()])
    mark_optional = False

    def narrowed(self, whole: Matrix) -> tuple[list[Body], list[Edition]]:
        """The providers and the documents that are left; what is not understood narrows nothing."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else {}
        kind, wanted = given.get("kind", ""), given.get("stands", "")
        editions = [one for one in whole.editions if kind in ("", one.resource.kind)]
        bodies = [
            body
            for body in whole.bodies
            if not wanted or any(whole.cell(body, edition).stands == wanted for edition in editions)
        ]
        return bodies, editions


@needs(Permission.LIBRARY_VIEW)
@kept(besides=answered_so_far)
def cascade_matrix(request: MemberRequest) -> HttpResponse:
    """Every provider ever asked about a document in force, with every such document."""
    membership = request.membership
    frame = {
        "title": "Providers and documents",
        "back": {"href": _href(membership, "dissemination_list"), "text": "Who has confirmed what"},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/cascade_matrix.html", frame, lambda: _drawn(request))


def _drawn(request: MemberRequest) -> dict[str, Any]:
    membership = request.membership
    whole = matrix(membership.partnership, clock.today())
    filters = MatrixFilter(request.GET or None)
    bodies, editions = filters.narrowed(whole)
    query = request.GET.urlencode()
    return {
        "filters": filters,
        "summed": _summed(whole, bodies, editions),
        "take_away": f"{_href(membership, 'cascade_matrix_export')}?{query}".rstrip("?") if editions else "",
        "columns": [_column(one) for one in editions],
        "rows": [
            {
                "name": body.name,
                "cells": [_cell(whole.cell(body, one), one, membership) for one in editions],
            }
            for body in (bodies if editions else ())
        ],
        "empty": {
            "title": "Nothing to show",
            "text": "No provider was asked about a document in force yet, or none is as you chose.",
            "href": _href(membership, "resource_list"),
            "action": "To the library",
        },
    }


def _summed(whole: Matrix, bodies: list[Body], editions: list[Edition]) -> str:
    """What the table says, in a sentence."""
    cells = [whole.cell(body, edition).stands for body in bodies for edition in editions]
    wanted = [one for one in cells if one not in (Stands.NOT_ASKED, Stands.EXCUSED)]
    if not wanted:
        return ""
    confirmed, late = wanted.count(Stands.CONFIRMED), wanted.count(Stands.OVERDUE)
    said = f"{confirmed} of {count_of(len(wanted), 'confirmation,confirmations')} asked for {_are(confirmed)} here"
    tests = [whole.cell(body, edition).tested for body in bodies for edition in editions]
    parted = sum(one.parts for one in tests if one)
    besides = f" Of {parted} the answers of staff do not bear out the claim." if parted else ""
    return (f"{said}; {late} {_are(late)} overdue." if late else f"{said}.") + besides


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _column(edition: Edition) -> str:
    return f"{edition.resource.title}, edition {edition.number}"


def _cell(cell: Cell, edition: Edition, membership: Membership) -> dict[str, str]:
    """A word on its tint, which leads to the cascade; the day it is due or the edition it was of."""
    column = _column(edition)
    if cell.recipient is None:
        return {"column": column}
    asked = cell.recipient.dissemination
    note = ""
    if cell.stands == Stands.OVERDUE:
        days = count_of((clock.today() - cell.recipient.due_on).days, "day,days")
        note = f"{days}, read only" if cell.recipient.state == Confirmed.READ else days
    elif cell.stands in (Stands.ASKED, Stands.READ):
        note = f"by {cell.recipient.due_on:%-d %b %Y}"
    elif asked.edition.number < edition.number:
        note = f"edition {asked.edition.number}"
    text, kind, said = cell.stands.label, TAGS[cell.stands], cell.tested
    if said and cell.stands == Stands.CONFIRMED:
        note = ", ".join(filter(None, [note, f"{said.knew} of {said.answered} staff asked knew it"]))
        if said.parts:
            text, kind = PARTED, "bad"
    return {
        "column": column,
        "href": _href(membership, "dissemination_detail", asked.pk),
        "text": text,
        "kind": kind,
        "note": note,
    }


@needs(Permission.LIBRARY_VIEW)
def cascade_matrix_export(request: MemberRequest) -> StreamingHttpResponse:
    """The same as CSV, a line for each provider and document."""
    membership = request.membership
    whole = matrix(membership.partnership, clock.today())
    bodies, editions = MatrixFilter(request.GET or None).narrowed(whole)
    lines = (line.encode() for line in as_csv(COLUMNS, _lines(whole, bodies, editions)))
    name = content_disposition_header(as_attachment=True, filename=f"{membership.partnership.slug}-cascade.csv")
    return StreamingHttpResponse(
        lines, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name or ""}
    )


def _lines(whole: Matrix, bodies: list[Body], editions: list[Edition]) -> Iterator[list[Any]]:
    for body in bodies:
        for edition in editions:
            cell = whole.cell(body, edition)
            asked = cell.recipient
            yield [
                body.name,
                edition.resource.title,
                str(edition.number),
                cell.stands.label,
                str(asked.dissemination.edition.number) if asked else "",
                asked.due_on if asked else None,
            ]


def _href(membership: Membership, route: str, *args: object) -> str:
    return reverse(route, args=[membership.partnership.slug, *args])

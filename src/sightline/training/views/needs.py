"""What a year needs and what met it; how bookings are taken; the year's attendance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.kit import clock
from sightline.kit.periods import Quarter, fiscal_year_label, quarter_of
from sightline.kit.statistics import percent
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.training import actions
from sightline.training.actions.telling import terms_of
from sightline.training.forms.courses import NeedForm, TermsForm
from sightline.training.models import Need
from sightline.training.reads.evaluation import evaluations
from sightline.training.reads.inside import (
    Group,
    attendance,
    by_agency,
    by_workforce,
    held_between,
    needs_of,
    years_with_needs,
)
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.seats import Attendance
from sightline.training.views.answers import parts
from sightline.training.views.evaluations import evidence_context, evidence_rows
from sightline.ui.pages import again, attempt, form_page, posted

_STATES = {"met": ("met", "good"), "planned": ("planned", "info"), "open": ("no course yet", "warn")}


def year_asked(request: MemberRequest) -> int:
    """The fiscal year that the address names; this one where it names none."""
    given = request.GET.get("year", "")
    if given.isascii() and given.isdigit() and 2000 <= int(given) <= 2100:
        return int(given)
    return quarter_of(clock.today(), request.membership.partnership.fiscal_start_month).year


def span(membership: Membership, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a fiscal year of the member's partnership."""
    month = membership.partnership.fiscal_start_month
    return Quarter(year, 1, month).start, Quarter(year, 4, month).end


@needs(Permission.TRAINING_VIEW)
def need_list(request: MemberRequest) -> HttpResponse:
    """A year's needs analysis, each need with what met it."""
    membership, year = request.membership, year_asked(request)
    partnership = membership.partnership
    runs = membership.may(Permission.TRAINING_RUN)
    rows = [_row(membership, one, runs=runs) for one in needs_of(partnership, year, *span(membership, year))]
    buttons = [{"text": "Enter a need", "href": href(membership, "need_enter")}] if runs else []
    month = partnership.fiscal_start_month
    others = [one for one in years_with_needs(partnership) if one != year]
    return render(
        request,
        "training/need_list.html",
        {
            "title": f"What is needed in {fiscal_year_label(year, month)}",
            "lede": "Who needs to learn what, how that is known, and which courses meet it.",
            "parts": parts(membership, "need_list"),
            "actions": buttons,
            "columns": ["Need", "For whom", "How it is known", "Met by", "Stands"],
            "rows": rows,
            "years": [
                {"text": fiscal_year_label(one, month), "href": f"{href(membership, 'need_list')}?year={one}"}
                for one in others
            ],
            "may_run": runs,
        },
    )


def _row(membership: Membership, met: Any, *, runs: bool) -> list[Any]:
    text, kind = _STATES[met.state]
    held = f"{met.held} held, {met.came} came" if met.held else ""
    return [
        {"text": met.need.text, "href": href(membership, "need_edit", met.need.pk) if runs else ""},
        ", ".join(Workforce(one).label for one in met.need.workforces),
        met.need.evidence,
        {"text": "; ".join(course.title for course in met.courses), "note": held},
        {"text": "", "tag": {"text": text, "kind": kind}},
    ]


def _years(membership: Membership) -> list[int]:
    this = quarter_of(clock.today(), membership.partnership.fiscal_start_month).year
    return [this + 1, this, this - 1]


@needs(Permission.TRAINING_RUN)
def need_enter(request: MemberRequest) -> HttpResponse:
    """A line of the needs analysis."""
    membership = request.membership
    years = _years(membership)
    form = NeedForm(posted(request), membership=membership, years=years, initial={"year": years[1]})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        del given["revision"]
        if attempt(
            form,
            lambda: actions.enter_need(by=request.user, partnership=membership.partnership, kept=form.kept, **given),
        ):
            messages.success(request, "The need stands in the year’s analysis.")
            return redirect(f"{href(membership, 'need_list')}?year={given['year']}")
    return form_page(
        request,
        "training/need_enter.html",
        form,
        title="Enter a need",
        submit="Enter it",
        back={"href": href(membership, "need_list"), "text": "What is needed"},
    )


@needs(Permission.TRAINING_RUN)
def need_edit(request: MemberRequest, need_id: int) -> HttpResponse:
    """A need, and which courses meet it."""
    membership = request.membership
    need = get_object_or_404(Need.objects.visible_to(membership).select_related("partnership"), pk=need_id)
    initial = {name: getattr(need, name) for name in ("year", "text", "workforces", "evidence", "revision")}
    initial["courses"] = list(need.courses.all())
    form = NeedForm(posted(request), membership=membership, years=[need.year], initial=initial)
    back = {"href": f"{href(membership, 'need_list')}?year={need.year}", "text": "What is needed"}
    context: dict[str, Any] = {"title": "Change a need", "submit": "Save", "back": back}
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        del given["year"]
        given["revision"] = given["revision"] or 0
        try:
            saved = attempt(form, lambda: actions.edit_need(by=request.user, need=need, kept=form.kept, **given))
        except EditedMeanwhile as meanwhile:
            form = NeedForm(again(request, meanwhile), membership=membership, years=[need.year])
            form.is_valid()
            rows = [
                {"name": label, "theirs": meanwhile.theirs[name], "yours": given[name]}
                for name, label in (("text", "What is needed"), ("evidence", "How it is known"))
                if meanwhile.theirs[name] != given[name]
            ]
            conflict = {"who": "Somebody else", "when": "a moment ago", "rows": rows}
            return form_page(request, "training/need_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The need is saved.")
            return redirect(back["href"])
    return form_page(request, "training/need_edit.html", form, **context)


@needs(Permission.TRAINING_RUN)
def training_terms(request: MemberRequest) -> HttpResponse:
    """How long a seat is kept, and how long what is known of a booker."""
    membership = request.membership
    form = TermsForm(posted(request), terms=terms_of(membership.partnership))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.set_terms(by=request.user, partnership=membership.partnership, **given)):
            messages.success(request, "How bookings are taken is saved. The booking form’s privacy notice says it.")
            return redirect(href(membership, "course_list"))
    return form_page(
        request,
        "training/training_terms.html",
        form,
        title="How bookings are taken",
        submit="Save",
        back={"href": href(membership, "course_list"), "text": "Training"},
    )


@needs(Permission.TRAINING_VIEW)
def training_year(request: MemberRequest) -> HttpResponse:
    """A year of training: sessions, places, who came by agency and workforce, who did not."""
    membership, year = request.membership, year_asked(request)
    month = membership.partnership.fiscal_start_month
    held = list(held_between(membership.partnership, *span(membership, year)))
    whole = sum((attendance(one) for one in held), Attendance(0, 0, 0, 0))
    quarters: dict[int, list[Any]] = {}
    for one in held:
        quarters.setdefault(quarter_of(one.day, month).number, []).append(one)
    pages = [year - 1, year, year + 1]
    where = href(membership, "training_year")
    return render(
        request,
        "training/training_year.html",
        {
            "title": f"Training in {fiscal_year_label(year, month)}",
            "lede": " ".join(whole.sentences) or "No session was held in this year.",
            "parts": parts(membership, "training_year"),
            "years": [
                {"text": fiscal_year_label(one, month), "href": f"{where}?year={one}", "current": one == year}
                for one in pages
            ],
            "numbers": [
                {"number": len(held), "label": "sessions held"},
                {"number": whole.attended, "label": "came"},
                {"number": whole.absent, "label": "did not attend", "kind": "quiet"},
            ],
            **_evidence(membership, year),
            "quarter_columns": ["Quarter", *_COUNTS],
            "quarters": [_counts(f"Q{n}", sessions) for n, sessions in sorted(quarters.items())],
            "agency_columns": ["Agency", *_GROUPS],
            "agencies": [_group(one) for one in by_agency(held)],
            "workforce_columns": ["Workforce", *_GROUPS],
            "workforces": [_group(one) for one in by_workforce(held)],
            "held": held,
        },
    )


def _evidence(membership: Membership, year: int) -> dict[str, Any]:
    """What was promised of the year's courses; session by session it stands on each course's page."""
    found = evaluations(membership.partnership, *span(membership, year))
    return {**evidence_context(membership, found), "evidence": evidence_rows(found, of_course=False), "by_session": []}


_COUNTS = [
    {"text": "Sessions", "numeric": True},
    {"text": "Seats", "numeric": True},
    {"text": "Had booked", "numeric": True},
    {"text": "Came", "numeric": True},
    {"text": "Did not attend", "numeric": True},
]
_GROUPS = [
    {"text": "Came", "numeric": True},
    {"text": "Did not attend", "numeric": True},
    {"text": "Share that did not", "numeric": True},
]


def _counts(name: str, sessions: list[Any]) -> list[Any]:
    there = sum((attendance(one) for one in sessions), Attendance(0, 0, 0, 0))
    numbered = [one.capacity for one in sessions if one.capacity is not None]
    seats = str(sum(numbered)) + (f" in {len(numbered)} sessions" if len(numbered) < len(sessions) else "")
    numbers = [str(len(sessions)), seats, str(there.registered), str(there.attended), str(there.absent)]
    return [name, *({"text": number, "numeric": True} for number in numbers)]


def _group(group: Group) -> list[Any]:
    missed = percent(group.missed) if group.missed is not None else ""
    return [group.name, *({"text": one, "numeric": True} for one in (str(group.came), str(group.absent), missed))]

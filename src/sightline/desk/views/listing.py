"""Every action as a list, filtered, a page at a time; and the same to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import capfirst

from sightline.desk.rules.action_file import COLUMNS, standing_values
from sightline.desk.rules.marks import claim_tag, delivery_tag, evidence_tag
from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.kit.cells import as_csv
from sightline.kit.periods import quarters_between
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan.models import Owner, Plan, Thread
from sightline.plan.reads import ActionRow, Sought, list_of_actions, plan_for
from sightline.progress.reads import Standing, standings
from sightline.progress.rules.bearing import Bearing, bearing
from sightline.ui.forms import Form
from sightline.ui.templatetags.ui import count_of

PAGE = 100
CHUNK = 500  # rows in memory at once while a file is written
# What the list may be narrowed to by what is known: key in the address, words, which standings pass.
KNOWN: dict[str, tuple[str, Callable[[Standing], bool]]] = {
    "contradicted": ("Claim contradicted", lambda one: bool(one.contradictions)),
    "unproven": ("Claim unproven", lambda one: bool(one.unproven)),
    "not-met": ("Measure not met", lambda one: bool(one.not_met)),
}


class ListFilter(Form):
    """Which actions to show; an empty field shows all."""

    words = forms.CharField(
        label="Words or number",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    plan = forms.ModelChoiceField(label="Plan", queryset=Plan.objects.none(), required=False, empty_label="Every plan")
    body = forms.ModelChoiceField(label="Owner", queryset=Body.objects.none(), required=False, empty_label="Everybody")
    thread = forms.ChoiceField(label="Thread", required=False)
    quarter = forms.ChoiceField(label="Due in", required=False)
    evidence = forms.ChoiceField(
        label="Claim and evidence",
        choices=[("", "Any"), *((key, words) for key, (words, _) in KNOWN.items())],
        required=False,
    )
    mark_optional = False

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = Plan.objects.visible_to(membership)
        owners = Owner.objects.filter(body=OuterRef("pk"))
        bodies = Body.objects.filter(Exists(owners), partnership=membership.partnership)
        threads = Thread.objects.visible_to(membership).order_by("title").values_list("title", flat=True).distinct()
        self.quarters = _quarters(plans, membership.partnership.fiscal_start_month)
        self.fields["plan"].queryset = plans
        self.fields["body"].queryset = bodies.order_by("name")
        self.fields["thread"].choices = [("", "Any thread"), *((title, title) for title in threads)]
        self.fields["quarter"].choices = [
            ("", "Any quarter"),
            *((key, quarter.label) for key, quarter in self.quarters.items()),
        ]

    @property
    def sought(self) -> Sought:
        """What the visitor asked for; what is not understood filters nothing, and its field says so."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else {}
        plan, body = given.get("plan"), given.get("body")
        return Sought(
            plan=plan.pk if plan else None,
            body=body.pk if body else None,
            thread_title=given.get("thread", ""),
            quarter=self.quarters.get(given.get("quarter", "")),
            words=given.get("words", ""),
        )

    @property
    def known(self) -> Callable[[Standing], bool] | None:
        """Which standings pass, once `sought` was asked; None where all do."""
        key = self.cleaned_data.get("evidence", "") if self.is_bound else ""
        return KNOWN[key][1] if key in KNOWN else None


def _quarters(plans: Any, start_month: int) -> dict[str, Any]:
    """Every quarter of the plans' periods, the newest first, by what stands in the address: "2017-3"."""
    days = [day for period in plans.values_list("year_start", "year_end") for day in period if day]
    found = list(quarters_between(min(days), max(days), start_month)) if days else []
    return {f"{one.year}-{one.number}": one for one in reversed(found)}


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
def action_list(request: MemberRequest) -> HttpResponse:
    """The actions of every plan that the member may see, a hundred a page."""
    slug = request.membership.partnership.slug
    frame = {
        "title": "Actions",
        "back": {"href": reverse("plan_current", args=[slug]), "text": "Plan"},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/action_list.html", frame, lambda: _drawn(request, slug))


def _drawn(request: MemberRequest, slug: str) -> dict[str, Any]:
    """What the list shows."""
    membership = request.membership
    form = ListFilter(request.GET or None, membership=membership)
    asked = request.GET.get("page", "")
    wanted = _wanted(membership, form)
    number = int(asked) if asked.isdecimal() else 1
    found = list_of_actions(membership, clock.today(), wanted.sought, number, PAGE)
    several = len(form.fields["plan"].queryset) > 1 and wanted.sought.plan is None
    stands = wanted.standings_of(found.rows)
    says = ["Owner says", "Delivery", "Evidence"] if stands else []
    columns = ["Action", "Owners", *says, "Next date", "Priority", *(["Plan"] if several else [])]
    query = request.GET.copy()
    query.pop("page", None)
    take_away = f"{reverse('action_list_export', args=[slug])}?{query.urlencode()}".rstrip("?")
    return {
        "filters": form,
        "count": count_of(found.total, "action,actions"),
        "caption_hidden": True,
        "take_away": take_away if found.total else "",
        "table": {
            "caption": "Actions",
            "columns": columns,
            "rows": [_cells(row, slug, stands, several=several) for row in found.rows],
        },
        # A range as long as the list: the page is read already, and only its number is wanted.
        "page_obj": Paginator(range(found.total), PAGE).get_page(found.number),
        "empty": {
            "title": "No action",
            "text": "Nothing in the plans answers this. Choose fewer words, or show everything."
            if request.GET
            else "As soon as a plan is here, its actions are.",
            "href": reverse("action_list", args=[slug]) if request.GET else "",
            "action": "Show everything",
        },
    }


def _told_of(membership: Membership, sought: Sought) -> Plan | None:
    """The plan whose actions' standing the list tells of: the one it is narrowed to, else the one that is meant by "the
    plan". Of other years' plans in the same list it tells dates alone."""
    if sought.plan is not None:
        plan = Plan.objects.visible_to(membership).select_related("partnership").filter(pk=sought.plan).first()
    else:
        plan = plan_for(membership, clock.today())
    return plan if plan and not plan.is_draft else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list shows: the filter as the database takes it, and of which plan's actions it tells how they stand.

    `known` are the standings that pass the filter on what is known, where it was asked for; they are computed once."""

    sought: Sought
    plan: Plan | None
    known: Mapping[int, Standing] | None

    def standings_of(self, rows: Iterable[ActionRow]) -> Mapping[int, Standing]:
        """Where the rows' actions stand, those of the plan. A fixed number of queries, none where there are no such
        rows."""
        if self.known is not None:
            return self.known
        ids = [row.id for row in rows if self.plan and row.plan_id == self.plan.pk]
        return standings(self.plan, clock.today(), action_ids=ids) if self.plan and ids else {}


def _wanted(membership: Membership, form: ListFilter) -> Wanted:
    """What the visitor asked for. Who narrows by what is known has every action of the plan judged first."""
    sought = form.sought
    plan, passes = _told_of(membership, sought), form.known
    if passes is None:
        return Wanted(sought, plan, None)
    every = standings(plan, clock.today()) if plan else {}
    known = {pk: one for pk, one in every.items() if passes(one)}
    return Wanted(replace(sought, actions=frozenset(known)), plan, known)


def _cells(row: ActionRow, slug: str, stands: Mapping[int, Standing], *, several: bool) -> list[Any]:
    """A row of the table; the plan's name only where several plans are listed."""
    moved = f"moved {count_of(row.moved, 'day,days')} later" if row.moved > 0 else ""
    standing = stands.get(row.id)
    says: list[Any] = []
    if stands:
        says = (
            [
                {"text": "", "tag": claim_tag(standing.claim).plain, "note": _bears(standing)},
                {"text": "", "tag": delivery_tag(standing.delivery).plain},
                {"text": "", "tag": evidence_tag(standing.evidence_state).plain},
            ]
            if standing
            else ["", "", ""]
        )
    cells: list[Any] = [
        {"text": f"{row.number} {row.title}", "href": reverse("action_detail", args=[slug, row.id])},
        "; ".join(dict.fromkeys(one.name for one in row.owners)) or "No owner",
        *says,
        {"text": f"{row.next_due:%-d %B %Y}" if row.next_due else capfirst(row.timing_words), "note": moved},
        row.priority,
    ]
    return [*cells, row.plan_title] if several else cells


def _bears(standing: Standing) -> str:
    """Where a claim of blue or green does not bear what is known."""
    how = bearing(standing)
    return how.label if how in (Bearing.CONTRADICTED, Bearing.UNPROVEN) else ""


@needs(Permission.PLAN_EXPORT)
def action_list_export(request: MemberRequest) -> StreamingHttpResponse:
    """The same list as CSV, all its pages, written as it is read."""
    membership = request.membership
    wanted = _wanted(membership, ListFilter(request.GET or None, membership=membership))
    lines = (line.encode() for line in as_csv(list(COLUMNS), _lines(membership, wanted)))
    name = content_disposition_header(as_attachment=True, filename=f"{membership.partnership.slug}-actions.csv")
    return StreamingHttpResponse(
        lines, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name or ""}
    )


def _lines(membership: Membership, wanted: Wanted) -> Iterator[list[Any]]:
    """Every row of the list as a line of the file, so many at a time."""
    for number in count(1):
        found = list_of_actions(membership, clock.today(), wanted.sought, number, CHUNK)
        stands = wanted.standings_of(found.rows)
        yield from (_line(row, stands.get(row.id)) for row in found.rows)
        if number >= found.pages:
            return


def _line(row: ActionRow, standing: Standing | None) -> list[Any]:
    """A row of the file, in the order of COLUMNS."""
    return [
        row.plan_title,
        row.priority,
        row.number,
        row.title,
        "; ".join(dict.fromkeys(one.name for one in row.owners)),
        next((one.name for one in row.owners if one.answers), ""),
        *standing_values(standing),
        row.next_due,
        "; ".join(f"{capfirst(one.label)}: {one.words}" if one.label else one.words for one in row.milestones),
        str(row.moved) if row.moved else "",
    ]

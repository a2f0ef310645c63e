"""The plan and its progress as it was decided to publish them, and the papers issued as public copies."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sightline.desk.rules.marks import CLAIM_KINDS, DELIVERY_KINDS, MILESTONE_KINDS, delivery_tag
from sightline.files.reads import download
from sightline.governance.models import Publication
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.people.models import Partnership
from sightline.people.words import words_of
from sightline.progress.reads import Distribution
from sightline.progress.rules.states import Claim
from sightline.public.reads.papers import public_papers
from sightline.public.reads.plan import ToldAction, ToldPlan, ToldPriority, cycle_name, publications, told_plan
from sightline.public.views.parts import FORMS, listed_paper, said_of
from sightline.ui import charts
from sightline.ui.templatetags.ui import day

PAPERS = 20  # on a page
LISTED = 5  # papers beside the plan
STANDS, PROMISED = ("What its owner says", "How delivery stands"), ("By when",)


@outside("the plan as it was decided to publish it", shared=True)
def site_plan(request: OutsideRequest) -> HttpResponse:
    """The plan's progress, published last; what was published before stands beneath."""
    return kept_page(request, "public/site_plan.html", lambda: _newest(request.site.partnership))


@outside("progress that was published earlier stays as it was", shared=True)
def site_plan_edition(request: OutsideRequest, publication_id: int) -> HttpResponse:
    """The progress that one decision published."""
    partnership = request.site.partnership
    chosen = _published(partnership, publication_id)
    return kept_page(request, "public/site_plan.html", lambda: _drawn(partnership, publications(partnership), chosen))


@outside("one priority of the plan as it was decided to publish it", shared=True)
def site_priority(request: OutsideRequest, publication_id: int, place: int) -> HttpResponse:
    """A priority's actions: what was promised, how it stands, what its owners say."""
    partnership = request.site.partnership
    chosen = _published(partnership, publication_id)
    return kept_page(request, "public/site_priority.html", lambda: _priority_drawn(partnership, chosen, place))


@outside("papers that were issued as public copies", shared=True)
def site_papers(request: OutsideRequest) -> HttpResponse:
    """Every paper issued as a public copy, newest first."""
    partnership = request.site.partnership
    asked = request.GET.get("page")
    return kept_page(request, "public/site_papers.html", lambda: _papers(partnership, asked), asks=True)


@outside("a paper that was issued as a public copy, as it was issued", shared=True)
def site_paper_file(request: OutsideRequest, number: int, form: str) -> HttpResponse:
    """The file."""
    if form not in FORMS:
        raise Http404("No such form.")
    return download(getattr(get_object_or_404(public_papers(request.site.partnership), number=number), form))


def _published(partnership: Partnership, publication_id: int) -> Publication:
    """A decision that stands, or 404."""
    rows = Publication.objects.filter(partnership=partnership, withdrawn_on=None).select_related("cycle__plan", "plan")
    return get_object_or_404(rows, pk=publication_id)


def _newest(partnership: Partnership) -> dict[str, Any]:
    standing = publications(partnership)
    if standing:
        return _drawn(partnership, standing, standing[0])
    words = words_of(partnership.kind, partnership.words)
    return {
        "title": f"Our {words.plan}",
        "told": None,
        "words": words,
        "papers": [listed_paper(partnership.slug, one) for one in public_papers(partnership)[:LISTED]],
        "papers_href": reverse("site_papers", args=[partnership.slug]),
    }


def _drawn(partnership: Partnership, standing: list[Publication], chosen: Publication) -> dict[str, Any]:
    slug = partnership.slug
    told = told_plan(chosen, partnership)
    newest = standing[0].pk == chosen.pk
    return {
        "title": str(told.plan),
        "caption": _caption(told),
        "lede": said_of(told),
        "back": None if newest else {"href": reverse("site_plan", args=[slug]), "text": "The newest progress"},
        "told": told,
        "words": words_of(partnership.kind, partnership.words),
        "bar": _bar(told.distribution),
        "bands": [_band(slug, told, one) for one in told.priorities],
        "others": [
            {
                "href": reverse("site_plan_edition", args=[slug, one.pk]),
                "text": f"{one.whole_plan}: {cycle_name(one) or 'the plan as it was published'}",
                "day": one.published_on,
            }
            for one in standing
            if one.pk != chosen.pk
        ],
        "papers": [listed_paper(slug, one) for one in public_papers(partnership)[:LISTED]],
        "papers_href": reverse("site_papers", args=[slug]),
    }


def _caption(told: ToldPlan) -> str:
    cycle, decided = told.publication.cycle, told.publication
    if cycle is None:
        return f"As it stood on {day(decided.published_on)}. Published by decision of {decided.meeting_words}"
    return f"{told.cycle_name}: as it stood on {day(cycle.closed_on)}. Published by decision of {decided.meeting_words}"


def _bar(distribution: Distribution) -> Any:
    parts = [(one.words, one.number, DELIVERY_KINDS[one.key]) for one in distribution.by_delivery if one.number]
    return charts.distribution(parts) if parts else None


def _band(slug: str, told: ToldPlan, one: ToldPriority) -> dict[str, Any]:
    href = reverse("site_priority", args=[slug, told.publication.pk, one.place])
    return {
        "name": one.name,
        "caption": f"Actions of {one.name}",
        "href": href,
        "aim": one.aim,
        "said": said_of(one),
        "place": one.place,
        "columns": ["Action", "Who does it", *(STANDS if told.publication.cycle else PROMISED)],
        "rows": [_row(href, action, stands=told.publication.cycle is not None) for action in one.actions],
    }


def _row(href: str, one: ToldAction, *, stands: bool) -> list[Any]:
    named: list[Any] = [
        {"text": f"{one.number} {one.title}", "href": f"{href}#{one.anchor}"},
        ", ".join(one.bodies) or "–",
    ]
    if not stands:
        return [*named, "Withdrawn" if one.withdrawn else "; ".join(one.promised) or "no date"]
    return [*named, {"text": "", "tag": _rating(one)}, {"text": "", "tag": _delivery(one)}]


def _rating(one: ToldAction) -> dict[str, str]:
    claim = one.told.claim
    if not claim:
        return {"text": "no agreed rating", "kind": "none"}
    return {"text": one.told.claim_words, "kind": CLAIM_KINDS[Claim(claim)]}


def _delivery(one: ToldAction) -> dict[str, str]:
    return delivery_tag(one.standing.delivery).plain if one.standing else {"text": "not told", "kind": "none"}


def _priority_drawn(partnership: Partnership, chosen: Publication, place: int) -> dict[str, Any]:
    slug = partnership.slug
    told = told_plan(chosen, partnership, place=place)
    if not told.priorities:
        raise Http404("No such priority.")
    priority = told.priorities[0]
    newest = publications(partnership)[0].pk == told.publication.pk
    plan = (
        reverse("site_plan", args=[slug]) if newest else reverse("site_plan_edition", args=[slug, told.publication.pk])
    )
    return {
        "title": priority.name,
        "caption": _caption(told),
        "lede": priority.aim,
        "back": {"href": plan, "text": str(told.plan)},
        "said": said_of(priority),
        "bar": _bar(priority.distribution),
        "outcomes": priority.outcomes,
        "stands": told.publication.cycle is not None,
        "actions_told": [_action(one, stands=told.publication.cycle is not None) for one in priority.actions],
    }


def _action(one: ToldAction, *, stands: bool) -> dict[str, Any]:
    said = one.told
    facts: list[dict[str, Any]] = [{"key": "Who does it", "lines": one.bodies or ("A body that is not named here",)}]
    if stands:
        facts.append({"key": "What its owner says", "value": "", "tag": _rating(one)})
        note = " ".join(said.why[:2])
        facts.append({"key": "How delivery stands", "value": "", "tag": _delivery(one), "note": note})
    else:
        facts.append({"key": "By when", "lines": one.promised or ("The plan gives no date",)})
    return {
        "anchor": one.anchor,
        "heading": f"{one.number} {one.title}",
        "text": one.text,
        "sentence": "This action was withdrawn." if one.withdrawn and not stands else said.sentence,
        "facts": facts,
        "measures": one.measures,
        "dates": {
            "caption": f"Dates of action {one.number}",
            "columns": ["What", "When", "How it stood"],
            "rows": [
                [
                    each.label or "The action",
                    each.due_words,
                    {"text": "", "tag": {"text": each.words, "kind": MILESTONE_KINDS[each.state]}},
                ]
                for each in said.dates
            ],
        },
        "done": said.done,
        "difference": said.difference,
        "coming": said.coming,
        "withheld": one.withheld,
    }


def _papers(partnership: Partnership, asked: str | None) -> dict[str, Any]:
    page = Paginator(public_papers(partnership), PAPERS).get_page(asked)
    return {
        "title": "Papers",
        "lede": "Agendas, minutes and reports as they were issued, without what is restricted.",
        "papers": [listed_paper(partnership.slug, one) for one in page],
        "page_obj": page if page.paginator.num_pages > 1 else None,
    }

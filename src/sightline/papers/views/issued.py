"""What was issued: the list, a paper, its files and annexes."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sightline.files.reads import download
from sightline.papers.documents.preparing import FORM_WORDS
from sightline.papers.models import Issued
from sightline.papers.reads import annex_files, issued_for_page, issued_of
from sightline.papers.rendering.html import part_of
from sightline.papers.rules.content import Copy, from_json
from sightline.papers.rules.kinds import KINDS
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.trail.reads import moment

PAGE = 50
COPY_TAGS = {Copy.RESTRICTED: ("Restricted copy", "warn"), Copy.PUBLIC: ("Public copy", "info")}


@needs(Permission.PAPER_VIEW)
def paper_list(request: HttpRequest) -> HttpResponse:
    """Every issued paper that the member may read, newest first; for those who issue papers, what can be made."""
    membership = request.membership
    slug = membership.partnership.slug
    page = Paginator(issued_of(membership), PAGE).get_page(request.GET.get("page"))
    may_issue = membership.may(Permission.PAPER_ISSUE)
    kinds = []
    if may_issue:
        kinds = [
            {"title": one.words, "hint": one.hint, "href": reverse("paper_new", args=[slug, kind])}
            for kind, one in KINDS.items()
        ]
    return render(
        request,
        "papers/paper_list.html",
        {
            "title": "Papers",
            "lede": "Each paper is kept as it was issued: what is downloaded today is what was sent then.",
            "kinds": kinds,
            "table": {
                "caption": "Issued papers",
                "columns": ["Paper", "For", "Copy", "Issued"],
                "rows": [_row(slug, one) for one in page],
            },
            "empty": {
                "title": "No paper has been issued yet",
                "text": "Choose one of the papers above, look at it, and issue it."
                if may_issue
                else "What the business manager issues for a meeting or a quarter appears here.",
            },
            "page_obj": page if page.paginator.num_pages > 1 else None,
        },
    )


@needs(Permission.PAPER_VIEW)
def paper_detail(request: HttpRequest, issued_id: int) -> HttpResponse:
    """A paper as it was issued: its files, what replaced it, and its text."""
    membership = request.membership
    slug = membership.partnership.slug
    issued = get_object_or_404(issued_for_page(membership, issued_id))
    paper = from_json(issued.content)
    annexes = annex_files(membership.partnership, [one.sha256 for one in paper.annexes])
    return render(
        request,
        "papers/paper_detail.html",
        {
            "title": issued.title,
            "caption": f"Paper {issued.number}",
            "back": {"href": reverse("paper_list", args=[slug]), "text": "Papers"},
            "issued": issued,
            "paper": paper,
            "inside": part_of(paper),
            "facts": _facts(slug, issued),
            "files": [
                {
                    "name": f"{words}, {issued.get_copy_display().lower()} copy",
                    "type": words,
                    "size": getattr(issued, form).size,
                    "href": reverse("paper_download", args=[slug, issued.pk, form]),
                }
                for form, words in FORM_WORDS.items()
            ],
            "annexes": [
                {
                    "name": one.title,
                    "type": one.name,
                    "size": annexes[one.sha256].size,
                    "href": reverse("paper_annex", args=[slug, issued.pk, place]),
                }
                for place, one in enumerate(paper.annexes)
                if one.sha256 in annexes
            ],
            "newer": _newer(slug, issued),
        },
    )


@needs(Permission.PAPER_VIEW)
def paper_download(request: HttpRequest, issued_id: int, form: str) -> HttpResponse:
    """The file as it was issued."""
    issued = get_object_or_404(issued_for_page(request.membership, issued_id))
    if form not in FORM_WORDS:
        raise Http404("No such form.")
    return download(getattr(issued, form))


@needs(Permission.PAPER_VIEW)
def paper_annex(request: HttpRequest, issued_id: int, place: int) -> HttpResponse:
    """A file that was annexed to an issued paper, as it was given."""
    membership = request.membership
    issued = get_object_or_404(issued_for_page(membership, issued_id))
    annexes = from_json(issued.content).annexes
    if place >= len(annexes):
        raise Http404("No such annex.")
    stored = annex_files(membership.partnership, [annexes[place].sha256]).get(annexes[place].sha256)
    if stored is None:
        raise Http404("No such file.")
    return download(stored)


def _row(slug: str, one: Issued) -> list[object]:
    words, kind = COPY_TAGS[Copy(one.copy)]
    replaced = f"replaced by edition {one.replaced_by.edition}" if one.is_replaced else ""
    title = one.title if one.edition == 1 else f"{one.title}, edition {one.edition}"
    return [
        {"text": title, "href": reverse("paper_detail", args=[slug, one.pk]), "note": replaced},
        one.words or "The whole partnership",
        {"text": "", "tag": {"text": words, "kind": kind}},
        {"text": f"{moment(one.issued_at)}", "note": f"by {one.issued_by}"},
    ]


def _facts(slug: str, issued: Issued) -> list[dict[str, object]]:
    words, kind = COPY_TAGS[Copy(issued.copy)]
    facts: list[dict[str, object]] = [
        {"key": "What", "value": issued.get_kind_display()},
        {"key": "Copy", "value": "", "tag": {"text": words, "kind": kind}},
        {"key": "Edition", "value": str(issued.edition)},
        {"key": "Issued", "value": f"{moment(issued.issued_at)} by {issued.issued_by}"},
        {"key": "Digest of its content", "value": issued.sha256, "note": "SHA-256, on the record too"},
    ]
    if issued.words:
        facts.insert(0, {"key": "For", "value": issued.words})
    if issued.replaces:
        href = reverse("paper_detail", args=[slug, issued.replaces_id])
        facts.append({"key": "Replaces", "value": f"Edition {issued.replaces.edition}", "href": href})
    return facts


def _newer(slug: str, issued: Issued) -> dict[str, str] | None:
    if not issued.is_replaced:
        return None
    edition = issued.replaced_by
    return {
        "text": f"A later edition of this paper was issued on {moment(edition.issued_at)}.",
        "href": reverse("paper_detail", args=[slug, edition.pk]),
        "link": f"Go to edition {edition.edition}",
    }

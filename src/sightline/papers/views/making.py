"""Making a paper: what it is about, a look at it, a draft to take away, and issuing it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from sightline.files.reads import Damaged
from sightline.files.rules import NotStored
from sightline.kit import clock
from sightline.papers import actions
from sightline.papers.documents.choices import choices_for, subject_of
from sightline.papers.documents.preparing import FORM_WORDS, draft, drawn, file_name, prepare
from sightline.papers.documents.subject import Subject
from sightline.papers.forms import PaperForm
from sightline.papers.rendering.annexes import NotAnnexed
from sightline.papers.rendering.html import part_of
from sightline.papers.rules.kinds import KINDS
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


@needs(Permission.PAPER_ISSUE)
def paper_new(request: HttpRequest, kind: str) -> HttpResponse:
    """First what the paper is about and which copy; then the paper to look at, and issuing it."""
    form = _form(request, kind)
    if not form.is_bound or not form.is_valid():
        return _asked(request, kind, form)
    subject, about, copy = _chosen(request, kind, form)
    problem, part, paper = "", "", None
    try:
        actions.check_can_issue(kind, subject, copy)
        if request.method == "POST":
            issued = actions.issue_paper(by=request.user, prepared=prepare(kind, about, subject, copy, subject.day))
            messages.success(request, f"{issued.title} is issued and kept as it stands, edition {issued.edition}.")
            return redirect("paper_detail", request.membership.partnership.slug, issued.pk)
        paper, _ = draft(kind, subject, copy, subject.day)
        part = part_of(paper)
    except (NotYet, NotAnnexed, NotStored, Damaged) as refused:
        problem = str(refused)
    except OSError:
        problem = "A file that belongs to this paper cannot be read from the disk. Tell your IT team."
    if problem:
        form.add_error(None, problem)
        return _asked(request, kind, form)
    slug = request.membership.partnership.slug
    asked = urlencode({"about": about, "copy": copy})
    return render(
        request,
        "papers/paper_look.html",
        {
            "title": paper.title,
            "caption": "A look before it is issued",
            "back": {"href": reverse("paper_new", args=[slug, kind]), "text": "Choose again"},
            "chosen": {"about": about, "copy": copy},
            "here": f"{reverse('paper_new', args=[slug, kind])}",
            "paper": paper,
            "inside": part,
            "drafts": [
                {"text": words, "href": f"{reverse('paper_draft', args=[slug, kind, form_name])}?{asked}"}
                for form_name, words in FORM_WORDS.items()
            ],
        },
    )


@needs(Permission.PAPER_ISSUE)
def paper_draft(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """A paper that is not issued, as a file that says so on every page."""
    if form not in FORM_WORDS:
        raise Http404("No such form.")
    asked = _form(request, kind)
    if not asked.is_bound or not asked.is_valid():
        raise Http404("Nothing that this paper can be about.")
    subject, _, copy = _chosen(request, kind, asked)
    try:
        actions.check_can_issue(kind, subject, copy)
        paper, files = draft(kind, subject, copy, subject.day)
        content = drawn(form, paper, files)
    except (NotYet, NotAnnexed, Damaged) as refused:
        messages.error(request, str(refused))
        return redirect("paper_new", request.membership.partnership.slug, kind)
    response = HttpResponse(content, content_type=_TYPES[form])
    name = file_name(paper, form, "draft")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _form(request: HttpRequest, kind: str) -> PaperForm:
    """The form as sent, by GET to look and by POST to issue; unbound where nothing was sent."""
    if kind not in KINDS:
        raise Http404("No such paper.")
    sent = request.POST if request.method == "POST" else request.GET
    choices = choices_for(kind, request.membership, clock.today())
    return PaperForm(sent if "copy" in sent else None, kind=kind, choices=choices, initial={"about": sent.get("about")})


def _chosen(request: HttpRequest, kind: str, form: PaperForm) -> tuple[Subject, str, str]:
    about = form.cleaned_data.get("about", "")
    subject = subject_of(kind, about, request.membership, clock.today())
    if subject is None:
        raise Http404("Nothing that this paper can be about.")
    return subject, about, form.cleaned_data["copy"]


def _asked(request: HttpRequest, kind: str, form: PaperForm) -> HttpResponse:
    """The form; where there is nothing to choose from, what to do first."""
    slug = request.membership.partnership.slug
    field = form.fields.get("about")
    nothing = field is not None and len(field.choices) < 2
    return render(
        request,
        "papers/paper_new.html",
        {
            "title": KINDS[kind].words,
            "lede": KINDS[kind].hint,
            "form": form,
            "method": "get",
            "submit": "Look at it",
            "nothing": nothing,
            "back": {"href": reverse("paper_list", args=[slug]), "text": "Papers"},
            "cancel_url": reverse("paper_list", args=[slug]),
        },
        status=422 if form.is_bound and form.errors else 200,
    )

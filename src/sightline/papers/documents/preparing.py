"""A paper ready to be issued: its content in a copy, drawn in every form. Nothing is written: that is an action's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sightline.files.models import Stored
from sightline.files.reads import content_of
from sightline.papers.documents.known import paper_of
from sightline.papers.documents.subject import Subject
from sightline.papers.models import Issued
from sightline.papers.rendering.annexes import check_annex
from sightline.papers.rendering.html import page_of
from sightline.papers.rendering.pdf import pdf_of
from sightline.papers.rendering.word import word_of
from sightline.papers.rules.content import Annex, Paper, to_json
from sightline.papers.rules.issuing import copy_of, draft_words, edition_words, holds_restricted
from sightline.plan.rules.format import digest

Files = Mapping[str, bytes]
FORMS: dict[str, Callable[[Paper, Files], bytes]] = {
    "pdf": pdf_of,
    "docx": lambda paper, files: word_of(paper),
    "html": lambda paper, files: page_of(paper),
}
FORM_WORDS = {"pdf": "PDF", "docx": "Word", "html": "Web page"}


@dataclass(frozen=True)
class Prepared:
    """What `actions.issue_paper` stores."""

    kind: str
    about: str
    subject: Subject
    paper: Paper
    edition: int
    restricted: bool
    document: dict
    sha256: str
    files: dict[str, bytes]

    def name_of(self, form: str) -> str:
        """The file's name: "highlight-report-restricted-copy-edition-2.pdf"."""
        return file_name(self.paper, form, f"edition-{self.edition}")


def prepare(kind: str, about: str, subject: Subject, copy: str, day: dt.date) -> Prepared:
    """The document in every form, as the next edition.

    Raises annexes.NotAnnexed for a PDF that cannot be annexed, files.Damaged or OSError for one that cannot be read.
    """
    edition = edition_next(subject.partnership.pk, kind, about, copy)
    whole = paper_of(kind, subject, edition=edition_words(edition, day))
    paper, files = with_annexes(copy_of(whole, copy), subject)
    document = to_json(paper)
    return Prepared(
        kind=kind,
        about=about,
        subject=subject,
        paper=paper,
        edition=edition,
        restricted=holds_restricted(paper),
        document=document,
        sha256=digest(document),
        files={form: draw(paper, files) for form, draw in FORMS.items()},
    )


def draft(kind: str, subject: Subject, copy: str, day: dt.date) -> tuple[Paper, Files]:
    """The document to look at, and the bytes of its annexes. Raises as `prepare` does."""
    return with_annexes(copy_of(paper_of(kind, subject, edition=draft_words(day)), copy), subject)


def drawn(form: str, paper: Paper, files: Files) -> bytes:
    """The paper in one form. Raises KeyError for a form that nobody knows."""
    return FORMS[form](paper, files)


def with_annexes(paper: Paper, subject: Subject) -> tuple[Paper, dict[str, bytes]]:
    """The paper, its annexed PDFs counted, and their bytes by digest. One query where it has annexes."""
    if not paper.annexes:
        return paper, {}
    digests = {one.sha256 for one in paper.annexes}
    stored = Stored.objects.filter(partnership=subject.partnership, sha256__in=digests, media_type="application/pdf")
    files = {one.sha256: content_of(one) for one in stored}
    return replace(paper, annexes=tuple(_counted(one, files) for one in paper.annexes)), files


def _counted(annex: Annex, files: Files) -> Annex:
    content = files.get(annex.sha256)
    return replace(annex, pages=check_annex(annex.name, content)) if content else annex


def edition_next(partnership_id: int, kind: str, about: str, copy: str) -> int:
    """The number of the edition that would be issued now. One query."""
    return Issued.objects.filter(partnership_id=partnership_id, kind=kind, about=about, copy=copy).count() + 1


def file_name(paper: Paper, form: str, ending: str) -> str:
    """A plain name for the file: the title in letters, digits and hyphens, which copy, and `ending`."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", paper.title).strip("-").lower()[:70] or "paper"
    return f"{stem}-{paper.copy.value}-copy-{ending}.{form}"

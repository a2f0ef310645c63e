"""Issuing a paper: its content and files kept as they are, with their digests on the record."""

from __future__ import annotations

from django.db.models import Max

from sightline.files.actions import store_file
from sightline.governance.rules.states import MinutesState
from sightline.kit import clock
from sightline.papers.documents.preparing import Prepared, edition_next
from sightline.papers.documents.subject import Subject
from sightline.papers.models import Issued
from sightline.papers.reads import is_published
from sightline.papers.rules.content import Copy
from sightline.papers.rules.issuing import why_not_public
from sightline.people.models import Partnership, Person
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action, record


@action
def issue_paper(*, by: Person, prepared: Prepared) -> Issued:
    """Stores an edition as it was prepared; the last edition of the same paper and copy stands replaced.

    Raises NotYet where somebody issued the same paper meanwhile, or it may have no public copy.
    """
    subject, copy = prepared.subject, prepared.paper.copy
    partnership = Partnership.objects.select_for_update().get(pk=subject.partnership.pk)
    check_can_issue(prepared.kind, subject, copy)
    if edition_next(partnership.pk, prepared.kind, prepared.about, copy) != prepared.edition:
        raise NotYet(["Somebody issued this paper a moment ago. Look at what was issued before you issue another one."])
    same = Issued.objects.filter(partnership=partnership, kind=prepared.kind, about=prepared.about, copy=copy)
    last = Issued.objects.filter(partnership=partnership).aggregate(Max("number"))["number__max"] or 0
    stored = {
        form: store_file(by=by, partnership=partnership, name=prepared.name_of(form), content=content, made=True)
        for form, content in prepared.files.items()
    }
    meeting = subject.meeting
    issued = Issued.objects.create(
        partnership=partnership,
        number=last + 1,
        kind=prepared.kind,
        about=prepared.about,
        copy=copy,
        edition=prepared.edition,
        title=prepared.paper.title[:300],
        words=prepared.paper.words[:300],
        restricted=prepared.restricted,
        body=meeting.body if meeting else None,
        meeting=meeting,
        plan=subject.plan,
        cycle=subject.cycle,
        priority=subject.priority,
        action=subject.action,
        content=prepared.document,
        sha256=prepared.sha256,
        issued_at=clock.now(),
        issued_by=by,
        replaces=same.order_by("-edition").first(),
        **stored,
    )
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="issued",
        thing="issued_paper",
        thing_id=issued.pk,
        after={
            "number": issued.number,
            "title": issued.title,
            "copy": issued.copy,
            "edition": issued.edition,
            "content": issued.sha256,
            **{form: one.sha256 for form, one in stored.items()},
        },
    )
    return issued


def check_can_issue(kind: str, subject: Subject, copy: str) -> None:
    """Raises NotYet, with what to do, where a document has no such copy yet."""
    if copy != Copy.PUBLIC:
        return
    cycle, meeting = subject.cycle, subject.meeting
    published = cycle is not None and is_published(cycle)
    approved = meeting is not None and meeting.minutes_state == MinutesState.APPROVED
    why = why_not_public(kind, published=published, approved=approved)
    if why:
        raise NotYet([why])


def can_issue(kind: str, subject: Subject, copy: str) -> bool:
    """The twin of `check_can_issue`, for buttons."""
    try:
        check_can_issue(kind, subject, copy)
    except NotYet:
        return False
    return True

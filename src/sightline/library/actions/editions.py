"""The life of an edition: begun, approved by a meeting, published, superseded or withdrawn."""

from __future__ import annotations

import datetime as dt

from sightline.kit import clock
from sightline.library.actions.cascade import ask_again
from sightline.library.actions.indexing import index
from sightline.library.actions.saying import Kept, being_written, said, scanned, step
from sightline.library.models import Dissemination, Edition, EditionFile, Page, Resource
from sightline.library.rules.errors import needed
from sightline.library.rules.states import UNFINISHED, EditionState
from sightline.people.models import Body, Person
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import check
from sightline.trail.actions import action


@action
def begin_edition(*, by: Person, resource: Resource) -> Edition:
    """Begins the next edition as a copy of the last: its pages and files, to be changed.

    Raises NotYet where one is being made already."""
    Resource.objects.select_for_update().get(pk=resource.pk)  # two who begin at once: the second is told
    last = resource.editions.order_by("-number").first()
    if last is not None and last.state in UNFINISHED:
        raise NotYet([f"Edition {last.number} is being made already. Publish or discard it first."])
    edition = Edition.objects.create(
        partnership_id=resource.partnership_id,
        resource=resource,
        number=last.number + 1 if last else 1,
        made_by=by,
        made_on=clock.today(),
    )
    edition.authors.add(by)
    if last is not None:
        _carry_over(last, edition)
    said(by, resource, "began an edition of", after={"edition": edition.number})
    return edition


def _carry_over(last: Edition, edition: Edition) -> None:
    """The pages and files of the last edition, for the next. A page comes before those under it."""
    copies: dict[int | None, Page | None] = {None: None}
    for page in sorted(last.pages.all(), key=lambda one: one.parent_id is not None):
        copies[page.pk] = Page.objects.create(
            partnership_id=page.partnership_id,
            edition=edition,
            parent=copies[page.parent_id],
            position=page.position,
            slug=page.slug,
            title=page.title,
            text=page.text,
            saved_by_id=page.saved_by_id,
            saved_at=page.saved_at,
        )
    for file in last.files.all():
        file.pk, file.edition, file._state.adding = None, edition, True
        file.save()


@action
def edit_edition(*, by: Person, edition: Edition, changes: str, kept: Kept = None) -> Edition:
    """Says what changed from the edition before, for whoever reads the new one."""
    locked = being_written(edition, by)
    before = {"what_changed": locked.changes}
    locked.changes = changes.strip()
    locked.save(update_fields=["changes"])
    scanned(by, locked, ("changes",), kept, locked.resource)
    said(by, locked.resource, "said what changed in", before=before, after={"what_changed": locked.changes})
    return locked


@action
def approve_edition(
    *, by: Person, edition: Edition, body: Body, meeting: str, approved_on: dt.date, kept: Kept = None
) -> Edition:
    """Approves an edition for a body, with the meeting in words.

    Raises NotYet where it is no draft, holds nothing, `by` wrote any of it, or the day is still to come."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource").get(pk=edition.pk)
    locked.state = step(locked, "approve").end
    check_may_approve(locked, by)
    if approved_on > clock.today():
        raise NotYet(["The day of the approval is still to come. Give the day of the meeting that approved it."])
    locked.approved_by, locked.approved_for, locked.approved_on = by, body, approved_on
    locked.meeting_words = needed(meeting, "Say which meeting approved it, in words.")[:200]
    locked.save()
    scanned(by, locked, {"meeting_words": "meeting"}, kept, locked.resource)
    said(
        by,
        locked.resource,
        "approved an edition of",
        after={
            "edition": locked.number,
            "for": body.name,
            "meeting": locked.meeting_words,
            "on": approved_on.isoformat(),
        },
    )
    return locked


@action
def take_back_edition(*, by: Person, edition: Edition, reason: str) -> Edition:
    """Makes an approved edition a draft again, to be changed and approved anew; the reason stands on the record."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource").get(pk=edition.pk)
    locked.state = step(locked, "take back").end
    why = needed(reason, "Say why it is taken back.")[:500]
    check({"reason": why})  # only the record keeps it: the draft goes on
    locked.approved_by = locked.approved_for = locked.approved_on = None
    locked.meeting_words = ""
    locked.save()
    said(
        by, locked.resource, "took back the approval of an edition of", after={"edition": locked.number, "reason": why}
    )
    return locked


@action
def publish_edition(
    *, by: Person, edition: Edition, review_on: dt.date, matters: bool = False, ask_by: dt.date | None = None
) -> Edition:
    """Puts an approved edition in force; the one before is superseded. Where it `matters`, the providers last asked to
    cascade the document are asked again, by `ask_by`.

    Raises NotYet where it is not approved, or a day is not after today."""
    Resource.objects.select_for_update().get(pk=edition.resource_id)
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource__owner").get(pk=edition.pk)
    locked.state = step(locked, "publish").end
    today = clock.today()
    if review_on <= today:
        raise NotYet(["The review day has to be after today: say when it is next to be looked at."])
    resource = locked.resource
    before = resource.editions.filter(state=EditionState.PUBLISHED).first()
    if before is not None:
        before.state, before.ended_on = step(before, "supersede").end, today
        before.save(update_fields=["state", "ended_on"])
    locked.published_on, locked.review_on, locked.matters = today, review_on, matters
    locked.save()
    index(resource)
    said(
        by,
        resource,
        "published an edition of",
        after={"edition": locked.number, "review_on": review_on.isoformat(), "what_changed": locked.changes},
    )
    if matters and before is not None:
        last = Dissemination.objects.filter(partnership_id=resource.partnership_id, edition__resource=resource).first()
        if last is not None:
            if ask_by is None:
                raise NotYet(["Say by when the providers are to confirm this edition."])
            ask_again(by=by, last=last, edition=locked, due_on=ask_by)
    return locked


@action
def change_review(*, by: Person, edition: Edition, review_on: dt.date, reason: str) -> Edition:
    """Sets another review day for an edition in force, with why: it was read again and stands, or is given more time.

    Raises NotYet for a day that is not after today."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource").get(pk=edition.pk)
    if locked.state != EditionState.PUBLISHED:
        raise NotYet(["Only an edition in force has a review day to change."])
    if review_on <= clock.today():
        raise NotYet(["The review day has to be after today."])
    why = needed(reason, "Say why: what was looked at, or why it is put off.")[:500]
    check({"reason": why})  # only the record keeps it
    before = {"review_on": locked.review_on.isoformat()}
    locked.review_on = review_on
    locked.save()
    after = {"review_on": review_on.isoformat(), "edition": locked.number, "reason": why}
    said(by, locked.resource, "changed the review day of", before=before, after=after)
    return locked


@action
def withdraw_edition(*, by: Person, edition: Edition, reason: str, kept: Kept = None) -> Edition:
    """Takes the edition in force away, with why; nothing stands in its place until the next is published."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource__owner").get(pk=edition.pk)
    locked.state = step(locked, "withdraw").end
    locked.withdrawn_why = needed(reason, "Say why it is withdrawn: whoever looks for it reads this.")[:500]
    locked.ended_on = clock.today()
    locked.save()
    scanned(by, locked, {"withdrawn_why": "reason"}, kept, locked.resource)
    index(locked.resource)
    said(by, locked.resource, "withdrew", after={"edition": locked.number, "reason": locked.withdrawn_why})
    return locked


@action
def discard_edition(*, by: Person, edition: Edition) -> Resource:
    """Throws an unpublished edition away, with its pages and files; the record says that there was one."""
    locked = Edition.objects.select_for_update(of=("self",)).select_related("resource").get(pk=edition.pk)
    step(locked, "discard")
    resource = locked.resource
    EditionFile.objects.filter(edition=locked).delete()
    Page.objects.filter(edition=locked).delete()
    number = locked.number
    locked.delete()
    said(by, resource, "discarded an edition of", after={"edition": number})
    return resource


def check_may_approve(edition: Edition, person: Person) -> None:
    """Raises NotYet where `person` may not approve the edition: she wrote some of it, or there is nothing in it."""
    if edition.authors.filter(pk=person.pk).exists():
        raise NotYet(["You wrote some of this edition: somebody else has to approve it, for the body that owns it."])
    if not edition.files.exists() and not edition.pages.exclude(text="").exists():
        raise NotYet(["There is nothing to read in this edition yet. Add a page or a file."])


def can_approve(edition: Edition, person: Person) -> bool:
    """The twin of `check_may_approve`, for buttons."""
    if edition.state != EditionState.DRAFT:
        return False
    try:
        check_may_approve(edition, person)
    except NotYet:
        return False
    return True

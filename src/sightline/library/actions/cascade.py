"""An edition put to providers, and their receipts: read, cascaded, to how many of how many, how, by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sightline.kit import clock
from sightline.library.actions.saying import Kept, scanned
from sightline.library.models import Adoption, Dissemination, Edition, Receipt, Recipient
from sightline.library.rules.errors import needed
from sightline.library.rules.states import Confirmed, EditionState
from sightline.people.models import Body, Partnership, Person, Set
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import revoke_links
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

# The longest that a provider may put off its cascade by its own word.
LATEST = dt.timedelta(days=120)


@action
def disseminate(
    *,
    by: Person,
    partnership: Partnership,
    edition: Edition,
    bodies: Iterable[Body],
    due_on: dt.date,
    set: Set | None = None,
    words: str = "",
    kept: Kept = None,
) -> Dissemination:
    """Asks providers to confirm, by a day, that they read an edition and cascaded it to their staff. Each is reminded
    through the digest until it has.

    Raises NotYet where the edition is not in force here, is being cascaded already, the day is past, or nobody is
    asked."""
    edition = Edition.objects.select_related("resource").get(pk=edition.pk)  # as it stands now
    today, resource = clock.today(), edition.resource
    adopted = Adoption.objects.filter(partnership=partnership, edition=edition).exists()
    if edition.state != EditionState.PUBLISHED or (resource.consortium_id and not adopted):
        raise NotYet(
            [f"Edition {edition.number} of {resource} is not in force here, so nobody can be asked to cascade it."]
        )
    if Dissemination.objects.filter(partnership=partnership, edition=edition, closed_on=None).exists():
        raise NotYet(["This edition is being cascaded already. Add providers there."])
    if due_on < today:
        raise NotYet(["The day by which they are to confirm is past. Choose today or a later day."])
    dissemination = Dissemination.objects.create(
        partnership=partnership,
        edition=edition,
        set=set,
        words=words.strip(),
        asked_on=today,
        asked_by=by,
        due_on=due_on,
    )
    scanned(by, dissemination, ("words",), kept, resource)
    asked = _ask(dissemination, bodies, due_on)
    if not asked:
        raise NotYet(["Choose at least one provider to ask."])
    after = {"edition": edition.number, "asked": asked, "due": due_on.isoformat(), "set": set.name if set else ""}
    _record(by, dissemination, "asked providers to cascade", after)
    return dissemination


@action
def add_recipients(*, by: Person, dissemination: Dissemination, bodies: Iterable[Body], due_on: dt.date) -> list[str]:
    """Asks further providers; one that was excused is asked again. Raises NotYet where it is closed, or nobody is
    new."""
    locked = _open(dissemination)
    if due_on < clock.today():
        raise NotYet(["The day by which they are to confirm is past. Choose today or a later day."])
    bodies = list(bodies)
    again = locked.recipients.filter(body__in=bodies, excused_on__isnull=False)
    named = [one.body.name for one in again.select_related("body")]
    again.update(excused_on=None, excused_why="", due_on=due_on)
    there = {one.body_id for one in locked.recipients.all()}
    named += _ask(locked, [one for one in bodies if one.pk not in there], due_on)
    if not named:
        raise NotYet(["All of them are asked already."])
    _record(by, locked, "asked more providers to cascade", {"asked": named, "due": due_on.isoformat()})
    return named


@action
def ask_again(*, by: Person, last: Dissemination, edition: Edition, due_on: dt.date) -> Dissemination:
    """Puts a newer edition to the providers who were asked about an earlier one, whose cascade is closed."""
    if last.closed_on is None:
        close_dissemination(by=by, dissemination=last)
    asked = last.recipients.filter(excused_on=None).select_related("body")
    return disseminate(
        by=by,
        partnership=last.partnership,
        edition=edition,
        bodies=[one.body for one in asked],
        due_on=due_on,
        set=last.set,
        words=last.words,
    )


@action
def give_receipt(
    *,
    by: Person,
    recipient: Recipient,
    cascaded: bool,
    staff: int | None = None,
    reached: int | None = None,
    how: str = "",
    cascaded_by: str = "",
    will_by: dt.date | None = None,
    kept: Kept = None,
) -> Receipt:
    """Says for a provider that the edition was read and, where it was `cascaded`, to how many of how many staff, how
    and by whom. What is read and not yet cascaded is kept, and asked for again by the day the provider gives.

    A receipt after one is a new version; the earlier are kept. Raises NotYet where nobody is asked any more, or the
    numbers do not fit together."""
    locked = (
        Recipient.objects.select_for_update(of=("self",))
        .select_related("body", "partnership", "dissemination__edition__resource")
        .get(pk=recipient.pk)
    )
    check_may_confirm(locked)
    today = clock.today()
    if cascaded:
        _check_numbers(staff, reached)
        how = needed(how, "Say how your staff were told: a team meeting, an e-mail to all, a session.")
        cascaded_by = needed(cascaded_by, "Say who saw to it.")[:160]
    else:
        if locked.state == Confirmed.CASCADED:
            raise NotYet(["It was confirmed as cascaded already. Correct the numbers instead, if they were wrong."])
        if will_by is not None and not today <= will_by <= today + LATEST:
            raise NotYet([f"Choose a day from today to {(today + LATEST):%-d %B %Y} by which it will be cascaded."])
        reached, cascaded_by = None, ""
    last = locked.receipts.last()
    receipt = Receipt.objects.create(
        partnership_id=locked.partnership_id,
        recipient=locked,
        version=last.version + 1 if last else 1,
        cascaded=cascaded,
        staff=staff,
        reached=reached,
        how=how.strip(),
        cascaded_by=cascaded_by,
        will_by=None if cascaded else will_by,
        given_by=by,
        given_at=clock.now(),
        late=today > locked.due_on,
    )
    scanned(by, receipt, ("how", "cascaded_by"), kept, locked.dissemination.edition.resource)
    locked.state = Confirmed.CASCADED if cascaded else Confirmed.READ
    if will_by is not None and not cascaded and will_by > locked.due_on:
        locked.due_on = will_by
    locked.save(update_fields=["state", "due_on"])
    after = {"for": locked.body.name, "says": locked.get_state_display(), "version": receipt.version}
    if cascaded:
        after |= {"reached": f"{reached} of {staff}", "how": receipt.how, "seen_to_by": cascaded_by}
    elif will_by is not None:
        after["will_be_by"] = will_by.isoformat()
    _record(by, locked.dissemination, "confirmed", after)
    return receipt


@action
def excuse_recipient(*, by: Person, recipient: Recipient, reason: str, kept: Kept = None) -> Recipient:
    """Asks a provider no more, with why; what it said stays."""
    locked = (
        Recipient.objects.select_for_update(of=("self",))
        .select_related("body", "dissemination__edition__resource")
        .get(pk=recipient.pk)
    )
    if locked.excused_on is not None:
        raise NotYet([f"{locked.body} is asked no more already."])
    locked.excused_on, locked.excused_why = clock.today(), needed(reason, "Say why it is asked no more.")[:300]
    locked.save()
    scanned(by, locked, {"excused_why": "reason"}, kept, locked.dissemination.edition.resource)
    revoke_links(partnership=locked.partnership, thing="receipt", thing_id=locked.pk)
    after = {"provider": locked.body.name, "reason": locked.excused_why}
    _record(by, locked.dissemination, "excused a provider from", after)
    return locked


@action
def close_dissemination(*, by: Actor, dissemination: Dissemination) -> Dissemination:
    """Ends the asking: nobody is reminded any more, and no link opens. What was said stays."""
    locked = _open(dissemination)
    locked.closed_on = clock.today()
    locked.save(update_fields=["closed_on"])
    for one in locked.recipients.all():
        revoke_links(partnership=locked.partnership, thing="receipt", thing_id=one.pk)
    waiting = locked.recipients.filter(excused_on=None).exclude(state=Confirmed.CASCADED).select_related("body")
    _record(by, locked, "closed", {"not_confirmed": [one.body.name for one in waiting]})
    return locked


def check_may_confirm(recipient: Recipient) -> None:
    """Raises NotYet where a provider is not asked any more."""
    if recipient.excused_on is not None:
        raise NotYet([f"{recipient.body} is not asked any more: {recipient.excused_why}"])
    if recipient.dissemination.closed_on is not None:
        raise NotYet([f"This ended on {recipient.dissemination.closed_on:%-d %B %Y}: nobody is asked any more."])


def can_confirm(recipient: Recipient) -> bool:
    """The twin of `check_may_confirm`, for buttons and links."""
    return recipient.excused_on is None and recipient.dissemination.closed_on is None


def _ask(dissemination: Dissemination, bodies: Iterable[Body], due_on: dt.date) -> list[str]:
    """Rows for the bodies, each once; their names. Raises NotYet for one that has ended, or is another board's."""
    once = {one.pk: one for one in bodies}
    for body in once.values():
        if body.partnership_id != dissemination.partnership_id:
            raise NotYet([f"{body} is not a body of this partnership."])
        if body.ended_on is not None and body.ended_on <= clock.today():
            raise NotYet([f"{body} ended on {body.ended_on:%-d %B %Y}, so it cannot be asked."])
    Recipient.objects.bulk_create(
        Recipient(partnership_id=body.partnership_id, dissemination=dissemination, body=body, due_on=due_on)
        for body in once.values()
    )
    return [body.name for body in once.values()]


def _check_numbers(staff: int | None, reached: int | None) -> None:
    if not staff or staff < 1:
        raise NotYet(["Say how many staff there are whom it concerns: at least one."])
    if reached is None or reached < 0:
        raise NotYet(["Say how many of them were reached."])
    if reached > staff:
        raise NotYet([f"More were reached ({reached}) than there are ({staff}). Check the two numbers."])


def _open(dissemination: Dissemination) -> Dissemination:
    locked = (
        Dissemination.objects.select_for_update(of=("self",))
        .select_related("edition__resource", "partnership")
        .get(pk=dissemination.pk)
    )
    if locked.closed_on is not None:
        raise NotYet([f"This was closed on {locked.closed_on:%-d %B %Y}."])
    return locked


def _record(by: Actor, dissemination: Dissemination, verb: str, after: dict[str, object]) -> None:
    record(
        by=by,
        partnership_id=dissemination.partnership_id,
        verb=verb,
        thing="dissemination",
        thing_id=dissemination.pk,
        after={"title": str(dissemination.edition), **{key: one for key, one in after.items() if one != ""}},
    )

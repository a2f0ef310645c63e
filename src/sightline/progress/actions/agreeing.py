"""What becomes of an update: agreed by another than its author, several at once, or returned with what to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import check_step
from sightline.post.actions import make_link, queue
from sightline.privacy.actions import scan_texts
from sightline.progress.actions.asks import locked
from sightline.progress.models import Ask, Update
from sightline.progress.reads.rounds import authors_of, seated
from sightline.progress.rules.agreeing import Seated, who_may_agree, why_not
from sightline.progress.rules.cycles import check_clock, link_ends, name_of
from sightline.progress.rules.states import UPDATE_STEPS, AgreedAs, UpdateState
from sightline.trail.actions import action, record
from sightline.ui.templatetags.ui import moment

AS_WORDS = {
    AgreedAs.CHAIR: "chair",
    AgreedAs.DEPUTY: "deputy",
    AgreedAs.MANAGER: "business manager, as nobody else could",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An update of a batch that could not be agreed, and why."""

    update: Update
    reason: str


@action
def agree_update(*, by: Person, update: Update, version: int) -> Update:
    """Agrees an update as `version` says it; what it says of milestones counts from now on.

    Raises NotYet where somebody agreed or returned it first, its author sent another version, or `by` may not.
    """
    ours = _ours(update, "agree", version)
    check_can_agree(ours, by)
    as_what = _as_what(ours, by)
    settle_agreed(ours, by, as_what)
    _record(by, ours, "agreed", {"as": AS_WORDS[as_what]})
    return ours


@action
def agree_updates(*, by: Person, updates: Sequence[tuple[Update, int]]) -> tuple[list[Update], list[Refusal]]:
    """Agrees several, each with the version that was read; those that cannot be are told with their reason.

    Raises NotYet where there is none.
    """
    if not updates:
        raise NotYet(["Tick at least one update to agree."])
    agreed, refused = [], []
    for update, version in updates:
        try:
            agreed.append(agree_update(by=by, update=update, version=version))
        except NotYet as reason:
            refused.append(Refusal(update, str(reason)))
    if not agreed:
        raise NotYet([f"{one.update.ask.action}: {one.reason}" for one in refused])
    return agreed, refused


@action
def return_update(
    *, by: Person, update: Update, version: int, why: str, kept: Mapping[str, str] | None = None
) -> Update:
    """Returns an update to its author with what is to be mended, and writes to her with a link to it.

    Raises NotYet as `agree_update` does, and for no reason given; privacy's HoldsIdentifier for one that may tell who a
    child is.
    """
    ours = _ours(update, "return", version)
    check_can_agree(ours, by)
    if not why.strip():
        raise NotYet(["Say what is to be mended: the author reads it above her update."])
    ours.state, ours.returned_why = UpdateState.RETURNED, why.strip()
    ours.decided_by, ours.decided_at = by, clock.now()
    ours.save()
    why_field = {"returned_why": "why"}
    scan_texts(by=by, row=ours, fields=why_field, thing="update", thing_id=ours.pk, kept=kept)
    _record(by, ours, "returned", {"to be mended": ours.returned_why})
    _queue_returned(ours)
    return ours


def check_can_agree(update: Update, person: Person) -> None:
    """Raises NotYet, saying who may, where `person` may not agree or return `update` today."""
    ask = update.ask
    seats, authors = _who(update)
    reason = why_not(seats, person.pk, ask.body_id, str(ask.body), authors)
    if reason:
        raise NotYet([reason])
    check_clock(clock.today(), timezone.localdate(update.submitted_at), "the update was sent")


def can_agree(update: Update, person: Person) -> bool:
    """The twin of `check_can_agree`, for buttons."""
    if update.state != UpdateState.SUBMITTED:
        return False
    try:
        check_can_agree(update, person)
    except NotYet:
        return False
    return True


def settle_agreed(update: Update, by: Person, as_what: AgreedAs, *, at_closing: bool = False) -> None:
    """Writes that an update is agreed; the action that calls this says so."""
    update.state, update.agreed_as, update.agreed_at_closing = UpdateState.AGREED, as_what, at_closing
    update.decided_by, update.decided_at = by, clock.now()
    update.save()


def check_settled_by_nobody(update: Update, act: str) -> None:
    """Raises NotYet where somebody settled the update first, saying who and when."""
    if update.state in (UpdateState.AGREED, UpdateState.RETURNED) and update.decided_by:
        verb = "agreed" if update.state == UpdateState.AGREED else "returned"
        raise NotYet(
            [f"{update.decided_by} {verb} this update on {moment(update.decided_at)}: nothing more is needed."]
        )
    check_step(UPDATE_STEPS, update.state, act, "This update")


def check_version(update: Update, version: int) -> None:
    """Raises NotYet where the author sent another version since."""
    if update.version != version:
        raise NotYet(
            [
                f"{update.submitted_by} sent a new version on {moment(update.submitted_at)}, after you opened"
                " this: read it first."
            ]
        )


def _ours(update: Update, act: str, version: int) -> Update:
    """The update, locked with its ask, as it stands."""
    ask = locked(Ask(pk=update.ask_id))
    ours = Update.objects.select_for_update(of=("self",)).select_related("submitted_by", "decided_by").get(pk=update.pk)
    ours.ask = ask
    check_settled_by_nobody(ours, act)
    check_version(ours, version)
    return ours


def _who(update: Update) -> tuple[list[Seated], Iterable[int]]:
    authors = authors_of([update.pk])[update.pk]
    return seated(update.partnership_id, clock.today()), authors


def _as_what(update: Update, person: Person) -> AgreedAs:
    seats, authors = _who(update)
    may = who_may_agree(seats, update.ask.body_id, authors)
    return next(one.as_what for one in may if one.person_id == person.pk)


def _record(by: Person, update: Update, verb: str, more: dict[str, object]) -> None:
    ask = update.ask
    label = f"{ask.action} for {ask.body}, {name_of(ask.cycle.starts_on, ask.partnership.fiscal_start_month)}"
    record(
        by=by,
        partnership_id=update.partnership_id,
        verb=verb,
        thing="update",
        thing_id=update.pk,
        after={"label": label, "version": update.version, **more},
    )


def _queue_returned(update: Update) -> None:
    ask, person = update.ask, update.submitted_by
    until = link_ends(ask.cycle.closes_on, clock.now())
    token = make_link(partnership=ask.partnership, person=person, thing="ask", thing_id=ask.pk, until=until)
    queue(
        partnership=ask.partnership,
        person=person,
        key=f"update-returned:{update.pk}:{update.version}",
        subject=f"Your update on {str(ask.action).lower()} was returned to you",
        lines=[
            f"{person.name}, {update.decided_by} returned your update on {str(ask.action).lower()} for {ask.body}.",
            f"What is to be mended: {update.returned_why}",
            "Mend it here; your words are still in it. The link is for you alone.",
            settings.SITE_URL.rstrip("/") + reverse("answer", args=[token]),
        ],
    )

"""What an owner says: a draft saved as typed, then an update, sent as often as needed until somebody agrees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from sightline.files.actions import store_files
from sightline.files.rules.hidden import NOTHING_AGREED, Agreed
from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.models import Person
from sightline.people.words import words_of
from sightline.plan.actions import ask_change, take_back_change
from sightline.plan.models import Change, Milestone, Thread
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import ChangeState
from sightline.post.actions import queue
from sightline.privacy.actions import scan_texts
from sightline.privacy.rules import HoldsIdentifier
from sightline.progress.actions.asks import carried, check_can_give, locked
from sightline.progress.models import Ask, Attachment, Cycle, DateAsked, Draft, Said, Update, Version
from sightline.progress.reads.rounds import promises_of, sent_count
from sightline.progress.rules.cycles import check_clock, name_of
from sightline.progress.rules.said import Fault, Later, Met, NotSaid, Promise, check_said
from sightline.progress.rules.states import Claim, CycleState, UpdateState
from sightline.trail.actions import action, record
from sightline.ui.templatetags.ui import moment

Json = Any
TEXTS = ("done", "difference", "coming", "good_practice")
UNSETTLED = (UpdateState.SUBMITTED, UpdateState.RETURNED)


@dataclass(frozen=True, slots=True)
class File:
    """A file given with an update, and what it shows."""

    name: str
    content: bytes
    says: str = ""


class SaidMeanwhile(Exception):
    """Somebody of the same body sent something while she typed: `theirs` is what stands now, sent by `who` at `when`;
    `seen` is what to give next time, having read it."""

    def __init__(self, theirs: Json, who: str, when: dt.datetime, seen: int) -> None:
        super().__init__(f"{who} sent an update on this action while you were writing.")
        self.theirs, self.who, self.when, self.seen = theirs, who, when, seen


@action
def submit_update(
    *,
    by: Person,
    ask: Ask,
    seen: int,
    done: str,
    difference: str = "",
    coming: str = "",
    claim: str = "",
    met: Sequence[Met] = (),
    later_dates: Sequence[Later] = (),
    threads: Collection[int] = (),
    good_practice: str = "",
    files: Sequence[File] = (),
    agreed: Agreed = NOTHING_AGREED,
    drop_files: Collection[int] = (),
    receipt: bool = False,
    kept: Mapping[str, str] | None = None,
) -> Update:
    """Sends an update to whoever agrees it: a new one, or the next version of one that nobody agreed yet.

    `seen` is how many versions had been sent when the author began (`reads.sent_count`). An ask whose round has closed
    is answered in the open or next round, marked belated. `drop_files` are attachments to leave out of this version;
    `agreed` is what the author said of macros in her files, and of what their readers do not see.
    With `receipt` the author is written to, so that she learns of it where somebody else used her link. `kept` has the
    reasons for words that read like an identifier, by field; of a later date's reason the field is "why_" and the
    milestone's id, of files "files_say".

    Raises SaidMeanwhile where a colleague sent something since, NotSaid for what milestones cannot be, files.NotStored
    for a file that is refused or asked about, privacy's HoldsIdentifier for words without a reason, NotYet for
    everything else; nothing is then stored.
    """
    asked = locked(ask)
    closed = asked.cycle.state == CycleState.CLOSED
    here = carried(asked) or asked
    if closed and here is asked:
        raise NotYet(
            [
                f"{_round(asked.cycle)} was the last round of this plan and it has closed, so this cannot be sent any"
                " more. What you wrote is kept; tell the business manager."
            ]
        )
    check_can_give(here, by)
    now, today = clock.now(), clock.today()
    updates = list(Update.objects.select_for_update().filter(ask=here))
    _check_seen(here, sent_count(here, updates), seen)
    words = _checked_words(here, done, difference, coming, claim, good_practice)
    promises = promises_of(here.action)
    check_said(promises, met, later_dates, today=today, plan_start=here.action.plan.year_start)
    update = next((one for one in updates if one.state in UNSETTLED), None)
    if update is None:
        belated_for = _unanswered(asked) if closed else unanswered_before(here)
        due = (belated_for or here.cycle).due_on
        update = Update(
            partnership_id=here.partnership_id, ask=here, version=0, late=today > due, belated_for=belated_for
        )
    else:
        update.ask = here
        check_clock(today, timezone.localdate(update.submitted_at), "the version before was sent")
    last = update.versions.last() if update.pk else None
    update.state, update.version = UpdateState.SUBMITTED, update.version + 1
    for name, value in words.items():
        setattr(update, name, value)
    update.submitted_by, update.submitted_at, update.returned_why = by, now, ""
    update.decided_by = update.decided_at = None
    update.save()
    scan_texts(by=by, row=update, fields=TEXTS, thing="update", thing_id=update.pk, kept=kept)
    if last or threads:  # a first version has nothing to replace
        update.threads.set(Thread.objects.filter(pk__in=threads, plan_id=here.action.plan_id))
    if last:
        update.said.all().delete()
    _say_met(update, met)
    _ask_dates(by, update, promises, met, later_dates, kept)
    _attach(by, update, files, drop_files, kept, agreed)
    document = _document(update, _met_of(promises, met), first=last is None and not (threads or later_dates or files))
    Version.objects.create(
        partnership_id=update.partnership_id,
        update=update,
        number=update.version,
        document=document,
        submitted_by=by,
        submitted_at=now,
    )
    Draft.objects.filter(ask__in=[asked.pk, here.pk], person=by).delete()
    record(
        by=by,
        partnership_id=update.partnership_id,
        verb="sent" if update.version == 1 else "sent a new version of",
        thing="update",
        thing_id=update.pk,
        before=_told(update, last.document) if last else None,
        after=_told(update, document),
    )
    if receipt:
        _queue_receipt(update)
    return update


def _document(update: Update, met: Json, *, first: bool) -> Json:
    """An update as a version keeps it: words and days, so that it can be read when the rows it names have changed. A
    `first` version has no rows but its own and what `met` tells, so none are looked for."""
    asked = [] if first else [one.change for one in update.dates_asked.select_related("change").order_by("pk")]
    uids = [one.thing_uid for one in asked]
    labels = dict(Milestone.objects.filter(uid__in=uids).values_list("uid", "label")) if asked else {}
    return {
        "done": update.done,
        "difference": update.difference,
        "coming": update.coming,
        "claim": update.claim,
        "good_practice": update.good_practice,
        "threads": [] if first else [one.title for one in update.threads.all()],
        "met": met,
        "dates_asked": [
            {
                "milestone": str(one.thing_uid),
                "label": labels.get(one.thing_uid, ""),
                "was": one.was,
                "becomes": one.becomes,
                "reason": one.reason,
            }
            for one in asked
        ],
        "files": [] if first else [
            {"name": one.stored.name, "sha256": one.stored.sha256, "says": one.says}
            for one in update.attachments.select_related("stored").order_by("pk")
        ],
        "late": update.late,
        "belated_for": _round(update.belated_for) if update.belated_for else "",
    }  # fmt: skip


def _met_of(promises: Mapping[int, Promise], met: Sequence[Met]) -> Json:
    """What is said to be met as a version keeps it, in the order of the milestones and of the days."""
    places = {pk: place for place, pk in enumerate(promises)}
    found = []
    for one in sorted(met, key=lambda one: (places[one.milestone_id], one.met_on)):
        promise = promises[one.milestone_id]
        due = promise.occurrences[one.occurrence_id] if one.occurrence_id else promise.due
        met_on = one.met_on.isoformat()
        found.append({"milestone": promise.uid, "label": promise.label, "due": _iso(due), "met_on": met_on})
    return found


def _unanswered(ask: Ask) -> Cycle | None:
    """The ask's round, where it asked and nobody agreed an answer in it."""
    agreed = Update.objects.filter(ask=ask, state=UpdateState.AGREED)
    return ask.cycle if ask.asked_on and not agreed.exists() else None


def unanswered_before(ask: Ask) -> Cycle | None:
    """The closed round that `ask` was carried from, while its own has not opened: what is sent now answers that one."""
    if ask.cycle.state != CycleState.PLANNED or ask.asked_on is None:
        return None
    earlier = Ask.objects.filter(
        action_id=ask.action_id,
        body_id=ask.body_id,
        cycle__plan_id=ask.cycle.plan_id,
        cycle__state=CycleState.CLOSED,
        cycle__number__lt=ask.cycle.number,
    )
    last = earlier.select_related("cycle__partnership").order_by("-cycle__number").first()
    return _unanswered(last) if last else None


def _check_seen(ask: Ask, now: int, seen: int) -> None:
    """Raises SaidMeanwhile where more was sent than the author saw. Where nothing was, what she saw was the ask of a
    round that closed while she typed."""
    if now in (seen, 0):
        return
    newest = Version.objects.filter(update__ask=ask).select_related("submitted_by").latest("pk")
    raise SaidMeanwhile(newest.document, newest.submitted_by.name, newest.submitted_at, now)


def _checked_words(ask: Ask, done: str, difference: str, coming: str, claim: str, good_practice: str) -> dict[str, str]:
    """The words as they are stored. Raises NotYet for no word of what was done, or a rating that cannot be."""
    if not done.strip():
        raise NotYet(["Say what was done since last time, even if it is nothing yet and why."])
    partnership = ask.action.plan.partnership
    ratings = words_of(partnership.kind, partnership.words).ratings
    if ask.answers and claim not in ratings:
        raise NotYet([f"Choose how it is going: {', '.join(ratings.values())}."])
    if not ask.answers and claim:
        raise NotYet(["The rating is given by the body that answers for the action: leave it out."])
    return {
        "done": done.strip(),
        "difference": difference.strip(),
        "coming": coming.strip(),
        "claim": str(Claim(claim)) if claim else "",
        "good_practice": good_practice.strip(),
    }


def _say_met(update: Update, met: Sequence[Met]) -> None:
    Said.objects.bulk_create(
        Said(
            partnership_id=update.partnership_id,
            update=update,
            milestone_id=one.milestone_id,
            occurrence_id=one.occurrence_id,
            met_on=one.met_on,
        )
        for one in met
    )


def _ask_dates(
    by: Person,
    update: Update,
    promises: Mapping[int, Promise],
    met: Sequence[Met],
    later: Sequence[Later],
    kept: Mapping[str, str] | None,
) -> None:
    """Asks for later dates as changes of the plan. One that waits and that she asked for herself is taken back where
    the milestone is met now, or another date is asked for."""
    if not met and not later:
        return
    plan = update.ask.action.plan
    touched = {promises[one.milestone_id].uid for one in (*met, *later)}
    waiting = Change.objects.filter(plan=plan, thing_uid__in=touched, field="due", state=ChangeState.ASKED)
    for change in waiting.filter(asked_by=by, asked_in__update__ask__action_id=update.ask.action_id):
        take_back_change(by=by, change=change)
    for one in later:
        uid, why = promises[one.milestone_id].uid, f"why_{one.milestone_id}"
        reasons = {"reason": kept[why]} if kept and why in kept else None
        becomes = one.becomes.isoformat()
        place = {"plan": plan, "thing": "milestone", "uid": uid, "field": "due"}
        try:
            change = ask_change(by=by, **place, becomes=becomes, reason=one.reason, kept=reasons)
        except HoldsIdentifier as refused:
            raise HoldsIdentifier({why: refused.found["reason"]}) from refused
        except NotYet as refused:
            raise NotSaid([Fault(one.milestone_id, None, reason, "later") for reason in refused.reasons]) from refused
        DateAsked.objects.create(partnership_id=update.partnership_id, update=update, change=change)


def _attach(
    by: Person,
    update: Update,
    files: Sequence[File],
    drop: Collection[int],
    kept: Mapping[str, str] | None,
    agreed: Agreed,
) -> None:
    if drop:
        update.attachments.filter(pk__in=drop).delete()
    if not files:
        return
    rows = store_files(
        by=by,
        partnership=update.ask.partnership,
        files=[(one.name, one.content) for one in files],
        agreed=agreed,
    )
    for file, stored in zip(files, rows, strict=True):
        attached, _ = Attachment.objects.get_or_create(
            update=update,
            stored=stored,
            defaults={"partnership_id": update.partnership_id, "says": file.says.strip()[:200]},
        )
        says = {"says": "files_say"}
        scan_texts(by=by, row=attached, fields=says, thing="update", thing_id=update.pk, kept=kept)


def _told(update: Update, document: Json) -> Json:
    """A version of an update as the record tells it."""
    told = {key: document[key] for key in ("done", "difference", "coming", "good_practice", "threads")}
    return {
        "label": f"{update.ask.action} for {update.ask.body}, {_round(update.ask.cycle)}",
        **told,
        "rating": document["claim"],
        "met": [f"{one['label'] or 'milestone'}, on {_day(one['met_on'])}" for one in document["met"]],
        "later dates asked": [f"{_day(one['becomes'])}: {one['reason']}" for one in document["dates_asked"]],
        "files": [one["name"] for one in document["files"]],
        "late": document["late"],
        "belated for": document["belated_for"],
    }


def _queue_receipt(update: Update) -> None:
    person, ask = update.submitted_by, update.ask
    queue(
        partnership=ask.partnership,
        person=person,
        key=f"update-sent:{update.pk}:{update.version}",
        subject=f"Your update on {str(ask.action).lower()} was sent",
        lines=[
            f"{person.name}, your update on {str(ask.action).lower()} for {ask.body} was sent by the link in your mail"
            f" on {moment(update.submitted_at)}. It now waits for agreement.",
            "If it was not you who sent it, tell the business manager: somebody else has used your link.",
            settings.SITE_URL,
        ],
    )


def _round(cycle: Cycle) -> str:
    return name_of(cycle.starts_on, cycle.partnership.fiscal_start_month)


def _day(iso: str) -> str:
    return said(dt.date.fromisoformat(iso))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None

"""Updates as pages show them: what was said, what became of it, and every version that was sent."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from sightline.kit.periods import said
from sightline.people.access import Membership
from sightline.people.words import words_of
from sightline.plan.models import Action
from sightline.plan.rules.states import ChangeState
from sightline.progress.models import Attachment, DateAsked, Said, Update, Version
from sightline.progress.rules.claims import claim_words
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.states import AgreedAs, UpdateState
from sightline.ui.templatetags.ui import moment

Json = Any
Row = TypeVar("Row", Said, DateAsked, Attachment, Version)

AGREED_AS = {
    AgreedAs.CHAIR: "",
    AgreedAs.DEPUTY: " as deputy",
    AgreedAs.MANAGER: " as business manager",
}
CHANGE_SAYS = {
    ChangeState.ASKED: "waits for a decision",
    ChangeState.APPROVED: "approved",
    ChangeState.REFUSED: "refused",
    ChangeState.WITHDRAWN: "taken back",
}


@dataclass(frozen=True, slots=True)
class MetLine:
    """A milestone that an update says was met: "Toolkit, 31 December 2017 (end of Q3)", "met on 20 December 2017"."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A later date that an update asked for, and what became of it."""

    name: str
    becomes: str
    reason: str
    state: str
    state_words: str


@dataclass(frozen=True, slots=True)
class UpdateView:
    """An update as a page shows it; `settled` is a sentence on what became of it, `late` one where it came late."""

    update: Update
    body: str
    round: str
    answers: bool
    claim: str
    claim_words: str
    state: str
    state_words: str
    sent: str
    settled: str
    late: str
    met: tuple[MetLine, ...]
    dates_asked: tuple[DateLine, ...]
    threads: tuple[str, ...]
    files: tuple[Attachment, ...]
    versions: tuple[Version, ...]

    @property
    def waits(self) -> bool:
        """Whether somebody still has to agree it."""
        return self.state == UpdateState.SUBMITTED


def updates_of(action: Action) -> list[UpdateView]:
    """Every update on an action, newest first, with its versions. 6 queries, however many there are."""
    return views_of(Update.objects.filter(ask__action=action).order_by("-submitted_at", "-pk"))


def update_for_page(membership: Membership, update_id: int) -> QuerySet[Update]:
    """A visible update, as a queryset for `get_object_or_404`."""
    return Update.objects.visible_to(membership).filter(pk=update_id)


def view_of(update: Update) -> UpdateView:
    """One update as its page shows it. 6 queries."""
    return views_of(Update.objects.filter(pk=update.pk))[0]


def views_of(updates: QuerySet[Update]) -> list[UpdateView]:
    """Updates as pages show them, in the order given. 6 queries."""
    rows = list(
        updates.select_related(
            "ask__action__plan__partnership",
            "ask__body",
            "ask__cycle",
            "belated_for",
            "submitted_by",
            "decided_by",
        ).prefetch_related("threads")
    )
    ids = [one.pk for one in rows]
    met = _by_update(Said.objects.filter(update__in=ids).select_related("milestone", "occurrence").order_by("met_on"))
    dates = _by_update(DateAsked.objects.filter(update__in=ids).select_related("change").order_by("pk"))
    files = _by_update(Attachment.objects.filter(update__in=ids).select_related("stored").order_by("pk"))
    versions = _by_update(Version.objects.filter(update__in=ids).select_related("submitted_by").order_by("number"))
    return [_view(one, met[one.pk], dates[one.pk], files[one.pk], versions[one.pk]) for one in rows]


def settled_words(update: Update) -> str:
    """What became of an update, as a sentence."""
    match update.state:
        case UpdateState.AGREED:
            closing = " when the round closed" if update.agreed_at_closing else ""
            as_what = AGREED_AS[AgreedAs(update.agreed_as)] if not update.agreed_at_closing else ""
            alone = ", since nobody else could" if as_what and update.agreed_as == AgreedAs.MANAGER else ""
            return f"Agreed by {update.decided_by}{as_what}{closing} on {moment(update.decided_at)}{alone}."
        case UpdateState.RETURNED:
            return f"Returned by {update.decided_by} on {moment(update.decided_at)}: {update.returned_why}"
        case UpdateState.LAPSED:
            return "Nobody agreed it before its round closed, so what it says of milestones does not count."
    return "Waits for agreement."


def _view(
    one: Update, met: Iterable[Said], dates: Iterable[DateAsked], files: Iterable[Attachment], versions: list[Version]
) -> UpdateView:
    partnership = one.ask.action.plan.partnership
    start_month = partnership.fiscal_start_month
    late = ""
    if one.belated_for:
        late = f"Came after {name_of(one.belated_for.starts_on, start_month)} had closed: a belated answer to it."
    elif one.late:
        late = f"Came late: answers were due by {said(one.ask.cycle.due_on, start_month)}."
    return UpdateView(
        update=one,
        body=one.ask.body.name,
        round=name_of(one.ask.cycle.starts_on, start_month),
        answers=one.ask.answers,
        claim=one.claim,
        claim_words=claim_words(one.claim, words_of(partnership.kind, partnership.words).ratings) if one.claim else "",
        state=one.state,
        state_words=one.get_state_display(),
        sent=f"{one.submitted_by}, {moment(one.submitted_at)}",
        settled=settled_words(one),
        late=late,
        met=tuple(_met(each, start_month) for each in met),
        dates_asked=tuple(_date(each, versions, start_month) for each in dates),
        threads=tuple(each.title for each in one.threads.all()),
        files=tuple(files),
        versions=tuple(versions),
    )


def _met(one: Said, start_month: int) -> MetLine:
    due = one.occurrence.due if one.occurrence else one.milestone.due
    return MetLine(milestone_name(one.milestone.label, due, start_month), f"met on {said(one.met_on)}")


def _date(one: DateAsked, versions: Iterable[Version], start_month: int) -> DateLine:
    change = one.change
    names = {
        each["milestone"]: each.get("label", "")
        for version in versions
        for each in version.document["dates_asked"]
        if "milestone" in each
    }
    was = f" instead of {said(dt.date.fromisoformat(change.was), start_month)}" if change.was else ""
    return DateLine(
        name=names.get(str(change.thing_uid), "") or "A milestone",
        becomes=f"{said(dt.date.fromisoformat(change.becomes), start_month)}{was}",
        reason=change.reason,
        state=change.state,
        state_words=CHANGE_SAYS[ChangeState(change.state)],
    )


def milestone_name(label: str, due: dt.date | None, start_month: int = 4) -> str:
    """What a list calls a milestone: its words and its date, or whichever there is."""
    day = said(due, start_month) if due else ""
    return ", ".join(filter(None, [label, day])) or "A milestone without words"


def _by_update(rows: QuerySet[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for one in rows:
        found[one.update_id].append(one)
    return found

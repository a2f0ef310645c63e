"""What the page shows on which an owner gives an update."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sightline.kit.periods import said
from sightline.people.models import Person
from sightline.people.words import Words, words_of
from sightline.plan.models import Measure, Thread
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Ask, Attachment, DateAsked, Draft, Update, Version
from sightline.progress.reads.facts import Scope, load
from sightline.progress.reads.rounds import sent_count
from sightline.progress.reads.shapes import Standing
from sightline.progress.reads.standing import standing
from sightline.progress.reads.updates import milestone_name, settled_words
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import SaidMet, Word
from sightline.progress.rules.milestones import DONE, MilestoneStanding, MilestoneState
from sightline.progress.rules.promise import is_that_right, promise
from sightline.progress.rules.said import Met
from sightline.progress.rules.states import UpdateState

Json = Any
# What makes a milestone's state stand out beside its name.
_LATE = frozenset({MilestoneState.OVERDUE, MilestoneState.MISSED})


@dataclass(frozen=True, slots=True)
class Box:
    """A milestone, or one date of a recurring one, to tick or to read. `usual` is the day it is offered as met on."""

    milestone_id: int
    occurrence_id: int | None
    label: str
    name: str
    words: str
    late: bool
    tickable: bool
    movable: bool
    usual: dt.date

    @property
    def called(self) -> str:
        """What the labels of its fields call it."""
        return f"“{self.label}”" if self.label else self.name

    @property
    def key(self) -> str:
        """What its fields are called by."""
        return f"{self.milestone_id}_{self.occurrence_id}" if self.occurrence_id else str(self.milestone_id)


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the same body said of the action before: the words by field, in which round, and when."""

    round: str
    when: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """Everything the page shows. `current` is the update that nobody has agreed yet, `agreed` the last that somebody
    has, `draft` what the person typed and did not send, `seen` what to give to `submit_update`."""

    ask: Ask
    round: str
    title: str
    promise: str
    words: Words
    standing: Standing
    boxes: tuple[Box, ...]
    threads: tuple[Thread, ...]
    last: LastTime | None
    current: Update | None
    agreed: Update | None
    attached: tuple[Attachment, ...]
    draft: Draft | None
    colleagues: tuple[str, ...]
    seen: int

    @property
    def returned_why(self) -> str:
        """What its agreer asked to be mended."""
        returned = self.current is not None and self.current.state == UpdateState.RETURNED
        return self.current.returned_why if returned else ""

    @property
    def settled(self) -> str:
        """What became of the update that speaks now, as a sentence."""
        newest = self.current or self.agreed
        return settled_words(newest) if newest else ""


def ask_for_page(asks, ask_id: int):
    """`asks` narrowed to one, with what its page needs joined, as a queryset for `get_object_or_404`. One query."""
    return asks.filter(pk=ask_id).select_related(
        "action__plan__partnership", "action__priority", "body", "cycle__partnership", "partnership"
    )


def update_page(ask: Ask, person: Person, day: dt.date) -> UpdatePage:
    """The page of `ask` (as `ask_for_page` gives it) for `person` on `day`; its cost is the action's own."""
    action, partnership = ask.action, ask.action.plan.partnership
    start_month = partnership.fiscal_start_month
    stands = standing(action, day)
    updates = list(Update.objects.filter(ask=ask).select_related("submitted_by", "decided_by").order_by("pk"))
    current = next((one for one in reversed(updates) if one.state in ("submitted", "returned")), None)
    agreed = next((one for one in reversed(updates) if one.state == UpdateState.AGREED), None)
    drafts = list(Draft.objects.filter(ask=ask).select_related("person"))
    dated = [one for one in stands.milestones if one.due]
    days = [one.due_words for one in dated if one.kind == "due"] or [one.due_words for one in dated]
    measures = list(Measure.objects.filter(action=action).values_list("text", flat=True))
    return UpdatePage(
        ask=ask,
        round=name_of(ask.cycle.starts_on, start_month),
        title=f"{action.number} {short_title(action.title, action.text)}",
        promise=promise(action.text, days, measures),
        words=words_of(partnership.kind, partnership.words),
        standing=stands,
        boxes=tuple(boxes_of(stands.milestones, ask.cycle.ends_on, day, start_month)),
        threads=tuple(Thread.objects.filter(plan_id=action.plan_id)),
        last=_last_time(ask, current, start_month),
        current=current,
        agreed=agreed,
        attached=tuple(Attachment.objects.filter(update=current).select_related("stored")) if current else (),
        draft=next((one for one in drafts if one.person_id == person.pk), None),
        colleagues=tuple(one.person.name for one in drafts if one.person_id != person.pk),
        seen=sent_count(ask),
    )


def boxes_of(
    milestones: Iterable[MilestoneStanding], ends_on: dt.date, day: dt.date, start_month: int
) -> Iterable[Box]:
    """The milestones as boxes: of a recurring one each date up to the round's end that is not met yet, and the last met
    one to read."""
    for one in milestones:
        if one.kind != "recurring" or not one.occurrences:
            yield _box(one, one, None, start_month, day, movable=one.kind == "due" and one.later_date != "asked")
            continue
        due = [each for each in one.occurrences if each.due is None or each.due <= max(ends_on, day)]
        done = [each for each in due if each.state in DONE]
        for each in [*done[-1:], *(each for each in due if each.state not in DONE)]:
            yield _box(one, each, each.occurrence_id, start_month, day, movable=False)


def would_stand(ask: Ask, day: dt.date, claim: str, met: Sequence[Met]) -> str:
    """Where the rating and delivery would part if this were sent on `day`, as a question; "" where they would not.

    Only the answering body rates, so of others nothing is asked."""
    if not ask.answers or not claim:
        return ""
    plan = ask.action.plan
    loaded = load(plan, Scope(plan, [ask.action_id]), day, {})
    facts = loaded.facts.get(ask.action_id)
    if facts is None:
        return ""
    said_met = tuple(SaidMet(one.milestone_id, one.occurrence_id, one.met_on) for one in met)
    word = Word(round=ask.cycle.number, on=day, answers=True, met=said_met)
    return is_that_right(claim, delivery(replace(facts, words=(*facts.words, word)), day))


def dates_pending(update: Update | None) -> list[DateAsked]:
    """The later dates that an update asked for and that wait for a decision."""
    if update is None:
        return []
    return list(DateAsked.objects.filter(update=update, change__state="asked").select_related("change"))


def _box(
    one: MilestoneStanding, at: Any, occurrence_id: int | None, start_month: int, day: dt.date, *, movable: bool
) -> Box:
    tickable = one.kind != "ongoing" and at.state not in DONE
    words = at.words
    if at.state in (MilestoneState.DUE, MilestoneState.UNDATED, MilestoneState.ONGOING):
        words = ""  # its name says it already
    if tickable and one.later_words and occurrence_id is None:
        words = ". ".join(filter(None, [words, one.later_words[:1].upper() + one.later_words[1:]]))
    name = milestone_name(one.label, at.due, start_month)
    if one.kind == "ongoing":
        name = ", ".join(filter(None, [one.label, one.words]))
    return Box(
        milestone_id=one.milestone_id,
        occurrence_id=occurrence_id,
        label=one.label,
        name=name,
        words=words,
        late=at.state in _LATE,
        tickable=tickable,
        movable=movable and tickable,
        usual=min(at.due, day) if at.due else day,
    )


def _last_time(ask: Ask, current: Update | None, start_month: int) -> LastTime | None:
    """The newest version that the body sent on the action, but for the update that is being written."""
    before = Version.objects.filter(update__ask__action_id=ask.action_id, update__ask__body_id=ask.body_id)
    if current is not None:
        before = before.exclude(update=current)
    last = before.select_related("update__ask__cycle").order_by("-submitted_at", "-pk").first()
    if last is None:
        return None
    return LastTime(
        round=name_of(last.update.ask.cycle.starts_on, start_month),
        when=said(last.submitted_at.date()),
        words={key: last.document[key] for key in ("done", "difference", "coming", "good_practice")},
    )

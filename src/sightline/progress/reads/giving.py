"""What the page shows on which an owner gives an update."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sightline.kit.periods import said
from sightline.people.models import Person
from sightline.people.words import Words, words_of
from sightline.plan.models import Measure, Thread
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Ask, Attachment, DateAsked, Draft, Update, Version
from sightline.progress.reads.facts import Loaded
from sightline.progress.reads.rounds import sent_count
from sightline.progress.reads.shapes import Standing
from sightline.progress.reads.standing import facts_of, standing
from sightline.progress.reads.updates import milestone_name, settled_words
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import SaidMet, Word
from sightline.progress.rules.milestones import DONE, MilestoneStanding, MilestoneState
from sightline.progress.rules.promise import beside_a_good_rating, is_that_right, promise
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


class UpdatePage:
    """Everything the page shows. Each part is read when it is first asked for: what is sent needs few of them."""

    def __init__(self, ask: Ask, person: Person, day: dt.date) -> None:
        self.ask, self.day = ask, day
        self._person = person
        self.partnership = ask.action.plan.partnership

    @property
    def round(self) -> str:
        """Which round asks."""
        return name_of(self.ask.cycle.starts_on, self.partnership.fiscal_start_month)

    @property
    def title(self) -> str:
        """The action's number and short title."""
        action = self.ask.action
        return f"{action.number} {short_title(action.title, action.text)}"

    @cached_property
    def words(self) -> Words:
        """The partnership's own words."""
        return words_of(self.partnership.kind, self.partnership.words)

    @cached_property
    def known(self) -> Loaded:
        """What delivery is told from. Five queries."""
        return facts_of(self.ask.action, self.day)

    @cached_property
    def standing(self) -> Standing:
        """Where the action stands. One query more."""
        return standing(self.ask.action, self.day, self.known)

    @property
    def lacking(self) -> list[tuple[str, tuple[str, ...]]]:
        """The due measures that leave a good rating unproven, in half a sentence, with who holds what is missing."""
        return [(one.clause, one.holders) for one in self.standing.evidence if one.lacks]

    @property
    def beside_a_good_rating(self) -> tuple[str, ...]:
        """What evidence would set beside blue or green; nothing where the body does not rate."""
        if not self.ask.answers:
            return ()
        return beside_a_good_rating(against=self.standing.not_met, lacking=self.lacking)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The milestones, to tick or to read."""
        facts = self.known.facts.get(self.ask.action_id)
        milestones = delivery(facts, self.known.day).milestones if facts else ()
        start_month = self.partnership.fiscal_start_month
        return tuple(boxes_of(milestones, self.ask.cycle.ends_on, self.day, start_month))

    @cached_property
    def promise(self) -> str:
        """What was promised, in a sentence."""
        dated = [one for one in self.standing.milestones if one.due]
        days = [one.due_words for one in dated if one.kind == "due"] or [one.due_words for one in dated]
        measures = list(Measure.objects.filter(action=self.ask.action).values_list("text", flat=True))
        return promise(self.ask.action.text, days, measures)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """The plan's threads."""
        return tuple(Thread.objects.filter(plan_id=self.ask.action.plan_id))

    @cached_property
    def updates(self) -> list[Update]:
        """What the body answered on this ask, oldest first."""
        found = Update.objects.filter(ask=self.ask).select_related("submitted_by", "decided_by")
        return list(found.order_by("pk"))

    @property
    def current(self) -> Update | None:
        """The update that nobody has agreed yet."""
        return next((one for one in reversed(self.updates) if one.state in ("submitted", "returned")), None)

    @property
    def agreed(self) -> Update | None:
        """The last update that somebody has agreed."""
        return next((one for one in reversed(self.updates) if one.state == UpdateState.AGREED), None)

    @property
    def seen(self) -> int:
        """What to give to `submit_update`."""
        return sent_count(self.ask, self.updates)

    @cached_property
    def last(self) -> LastTime | None:
        """What the body said before."""
        return _last_time(self.ask, self.current, self.partnership.fiscal_start_month)

    @cached_property
    def attached(self) -> tuple[Attachment, ...]:
        """The files that came with `current`."""
        return tuple(Attachment.objects.filter(update=self.current).select_related("stored")) if self.current else ()

    @cached_property
    def drafts(self) -> list[Draft]:
        """What was typed and not sent, by the person and by others of the body."""
        return list(Draft.objects.filter(ask=self.ask).select_related("person"))

    @property
    def draft(self) -> Draft | None:
        """What the person typed and did not send."""
        return next((one for one in self.drafts if one.person_id == self._person.pk), None)

    @property
    def colleagues(self) -> tuple[str, ...]:
        """Who else of the body has begun an answer."""
        return tuple(one.person.name for one in self.drafts if one.person_id != self._person.pk)

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


def would_stand(page: UpdatePage, claim: str, met: Sequence[Met]) -> str:
    """Where the rating would part from delivery and evidence if this were sent on the page's day, as a question; ""
    where it would not.

    Only the answering body rates, so of others nothing is asked."""
    ask, day = page.ask, page.day
    if not ask.answers or not claim:
        return ""
    facts = page.known.facts.get(ask.action_id)
    if facts is None:
        return ""
    said_met = tuple(SaidMet(one.milestone_id, one.occurrence_id, one.met_on) for one in met)
    word = Word(round=ask.cycle.number, on=day, answers=True, met=said_met)
    would = delivery(replace(facts, words=(*facts.words, word)), day)
    return is_that_right(claim, would, against=page.standing.not_met, lacking=page.lacking)


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

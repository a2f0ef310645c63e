"""The plan and its progress as it was decided to publish them: what a closing froze, or the plan as it stood on the day
it was published by itself, and nothing that came later.

The plan's own words are those that stood on the day of the closing, with every misreading put right since: what was
taken out of the adopted plan as an error is out here too. Owners are bodies, never persons. What an owner wrote is told
once somebody agreed it, and not where it reads as if it could tell who a child is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.governance.models import Publication
from sightline.people.models import Body, Partnership
from sightline.plan.models import Action, Milestone, Plan
from sightline.plan.reads.format import as_lasting
from sightline.plan.rules.titles import short_title
from sightline.plan.rules.words import milestone_in_words
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import Outcome
from sightline.progress.reads import Distribution, Standing, distribution, frozen_standings
from sightline.public.rules.telling import Told, may_be_told, told
from sightline.trail.models import EntryText

Json = Any


@dataclass(frozen=True, slots=True)
class ToldAction:
    """An action as the site tells it. `words` are the owner's; `withheld` says that they are kept back."""

    number: str
    title: str
    text: str
    bodies: tuple[str, ...]
    measures: tuple[str, ...]
    standing: Standing | None
    told: Told
    withheld: bool
    promised: tuple[str, ...]  # its dates as the plan has them
    withdrawn: bool

    @property
    def anchor(self) -> str:
        """What a link within the page leads to."""
        return f"action-{self.number}"


@dataclass(frozen=True, slots=True)
class ToldPriority:
    """A priority as the site tells it; `place` is its number in the order of the plan, from 1."""

    place: int
    number: str
    title: str
    aim: str
    outcomes: tuple[str, ...]
    actions: tuple[ToldAction, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        named = " · ".join(filter(None, [self.number, self.title]))
        return named or "The plan’s actions"

    @property
    def distribution(self) -> Distribution:
        """How its actions stand."""
        return distribution(one.standing for one in self.actions if one.standing)


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """A plan's progress as a decision published it, or a plan by itself: `cycle_name` is "" then."""

    publication: Publication
    plan: Plan
    cycle_name: str
    vision: str
    priorities: tuple[ToldPriority, ...]

    @property
    def actions(self) -> tuple[ToldAction, ...]:
        """Its actions, of every priority."""
        return tuple(one for band in self.priorities for one in band.actions)

    @property
    def distribution(self) -> Distribution:
        """How all its actions stand."""
        return distribution(one.standing for one in self.actions if one.standing)


def publications(partnership: Partnership) -> list[Publication]:
    """The decisions to publish that stand: the newest plan first, of a plan the newest progress before the plan by
    itself, plans beneath an action after all others. One query."""
    found = Publication.objects.filter(partnership=partnership, withdrawn_on=None)
    found = found.select_related("cycle__plan", "plan").order_by("-published_on", "-pk")
    return sorted(found, key=_before_others)


def _before_others(publication: Publication) -> tuple[bool, int, int]:
    plan, cycle = publication.whole_plan, publication.cycle
    begins = plan.year_start or plan.adopted_on
    return (
        plan.parent_action_id is not None,
        -begins.toordinal() if begins else 0,
        -cycle.ends_on.toordinal() if cycle else 0,
    )


def cycle_name(publication: Publication) -> str:
    """The months that a decision published: "July to September 2017"; "" of a plan by itself. Nobody outside counts a
    board's quarters."""
    cycle = publication.cycle
    if cycle is None:
        return ""
    year = "" if cycle.starts_on.year == cycle.ends_on.year else f" {cycle.starts_on.year}"
    return f"{cycle.starts_on:%B}{year} to {cycle.ends_on:%B %Y}"


def told_plan(publication: Publication, partnership: Partnership, *, place: int | None = None) -> ToldPlan:
    """A plan as a decision published it; with `place` of that priority alone, with the words of its owners.

    Nine queries, however many actions."""
    cycle, plan = publication.cycle, publication.whole_plan
    plan.partnership = partnership
    standings = frozen_standings(cycle) if cycle else {}
    document = as_lasting(plan, cycle.closed_on if cycle else publication.published_on)
    ids = {str(uid): pk for uid, pk in Action.objects.filter(plan=plan).values_list("uid", "pk")}
    milestones = {str(uid): pk for uid, pk in Milestone.objects.filter(action__plan=plan).values_list("uid", "pk")}
    names = dict(Body.objects.filter(partnership=partnership).values_list("pk", "name"))
    shown = [(number, one) for number, one in enumerate(document["priorities"], 1) if place is None or number == place]
    updates = [
        standing.update_id
        for _, priority in shown
        for action in priority["actions"]
        if (standing := standings.get(ids.get(action["uid"], 0))) and standing.update_id
    ]
    kept_back = _kept_back(partnership, updates)
    allowed = _allowed(partnership, updates)

    def action(one: Mapping[str, Json]) -> ToldAction:
        standing = standings.get(ids.get(one["uid"], 0))
        words = told(standing, {milestones.get(each["uid"]): each.get("label") or "" for each in one["milestones"]})
        update = standing.update_id if standing else None
        withheld = place is not None and (
            update in kept_back or (update not in allowed and not may_be_told(words.all_words))
        )
        return ToldAction(
            number=str(one["number"]),
            title=short_title(one.get("title") or "", one["text"]),
            text=one["text"],
            bodies=_bodies(one, names),
            measures=tuple(" ".join(filter(None, [each.get("lead_in"), each["text"]])) for each in one["measures"]),
            standing=standing,
            told=words.without_words if withheld else words,
            withheld=withheld,
            promised=tuple(map(milestone_in_words, one["milestones"])),
            withdrawn=bool(one.get("withdrawn_on")),
        )

    return ToldPlan(
        publication=publication,
        plan=plan,
        cycle_name=cycle_name(publication),
        vision=document["plan"].get("vision") or "",
        priorities=tuple(
            ToldPriority(
                place=number,
                number=str(one["number"] or ""),
                title=one["title"] or "",
                aim=one["aim"] or "",
                outcomes=tuple(each["text"] for each in one["outcomes"] if each["text"]),
                actions=tuple(map(action, one["actions"])),
            )
            for number, one in shown
        ),
    )


def _bodies(action: Mapping[str, Json], names: Mapping[int, str]) -> tuple[str, ...]:
    """The bodies that own an action, whoever answers for it first. A name that is no body's may be a person's."""
    owners = sorted(action["owners"], key=lambda one: not one.get("answers"))
    found = (names.get(one.get("body_id") or 0) for one in owners)
    return tuple(dict.fromkeys(name for name in found if name))


def _kept_back(partnership: Partnership, updates: Collection[int]) -> set[int]:
    """The updates whose words are not told: somebody blanked them on the record, or asked for other words, or nobody
    has looked yet at what reads like an identifier in them. Two queries."""
    waiting = KeptIdentifier.objects.filter(
        partnership=partnership, table="progress.update", row_id__in=list(updates)
    ).exclude(outcome=Outcome.STAYS)
    blanked = EntryText.objects.filter(
        entry__partnership_id=partnership.pk,
        entry__thing="update",
        entry__thing_id__in=[str(one) for one in updates],
        blanked_on__isnull=False,
    )
    return {
        *waiting.values_list("row_id", flat=True),
        *(int(one) for one in blanked.values_list("entry__thing_id", flat=True)),
    }


def _allowed(partnership: Partnership, updates: Collection[int]) -> set[int]:
    """The updates of which a second person said that what reads like an identifier may stay. One query."""
    reviewed = KeptIdentifier.objects.filter(
        partnership=partnership, table="progress.update", row_id__in=list(updates), outcome=Outcome.STAYS
    )
    return set(reviewed.values_list("row_id", flat=True))

"""What several documents are made of: tags of claim and delivery, tables of actions, distributions, the strip."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sightline.assurance.rules.kinds import WORST_FIRST, State
from sightline.kit.periods import quarters_between, said
from sightline.papers.documents.evidence import measure_says, stands_says, unproven_says
from sightline.papers.documents.subject import Subject
from sightline.papers.rendering import colours, pictures
from sightline.papers.rules.content import (
    Block,
    Cell,
    Fact,
    Facts,
    Paragraph,
    Picture,
    Run,
    Section,
    Table,
    Tag,
    Words,
    cell,
    fact,
    row,
    runs,
    table,
)
from sightline.plan.models import Milestone
from sightline.progress.reads import Standing, distribution
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.milestones import MilestoneStanding, MilestoneState
from sightline.progress.rules.order import Count
from sightline.progress.rules.states import Claim
from sightline.ui import charts

CLAIM_KINDS = {Claim.BLUE: "info", Claim.GREEN: "good", Claim.AMBER: "warn", Claim.RED: "bad", "": "none"}
EVIDENCE_KINDS = {
    State.NOT_MET: "bad",
    State.NO_EVIDENCE: "warn",
    State.THIN: "warn",
    State.STALE: "warn",
    State.NOT_DUE: "none",
    State.MET: "good",
}
DELIVERY_KINDS = {
    DeliveryState.COMPLETE: "info",
    DeliveryState.ON_TRACK: "good",
    DeliveryState.AT_RISK: "warn",
    DeliveryState.OVERDUE: "bad",
}
_MARKS = {
    MilestoneState.MET: "met",
    MilestoneState.MET_LATE: "met",
    MilestoneState.MISSED: "missed",
    MilestoneState.OVERDUE: "late",
    MilestoneState.AWAITING_WORD: "passed",
    MilestoneState.AWAITING_AGREEMENT: "passed",
}


def say(words: Words, style: str = "") -> Paragraph:
    """A paragraph."""
    return Paragraph(runs(words), style)


def strong(words: str) -> Run:
    """Words that stand out."""
    return Run(words, strong=True)


def lines(text: str) -> list[Block]:
    """A text as people typed it: a paragraph a line."""
    return [say(line) for line in text.splitlines() if line.strip()]


def day(value: dt.date | None) -> str:
    """31 December 2017; a dash where there is none."""
    return f"{value.day} {value:%B} {value.year}" if value else "–"


def claim_tag(standing: Standing) -> Tag:
    """The owner's rating as a word."""
    return Tag(standing.claim.capitalize() if standing.claim else "No rating", CLAIM_KINDS[standing.claim])


def delivery_tag(standing: Standing) -> Tag:
    """How delivery stands, in a word or two."""
    words = standing.delivery.words
    return Tag(words[:1].upper() + words[1:], DELIVERY_KINDS.get(standing.delivery.state, "none"))


def evidence_tag(standing: Standing) -> Tag:
    """What evidence shows of its measures: the worst of those that are due."""
    state = standing.evidence_state
    return Tag(standing.evidence_words, EVIDENCE_KINDS[State(state)] if state else "none")


def action_words(standing: Standing) -> str:
    """ "1.2 Neglect training"."""
    return f"{standing.number} {standing.title}"


def owner_words(standing: Standing) -> str:
    """Who answers for it."""
    return standing.answering.name if standing.answering else "Nobody yet"


def actions_table(caption: str, standings: Iterable[Standing], why: Mapping[int, Words] | None = None) -> Table:
    """Actions with who answers, what she says, how delivery stands and, where `why` is given, why they are here."""
    columns = {"Action": 3.8, "Answers for it": 2.8, "Owner says": 1.7, "Delivery": 2.4, "Evidence": 2.2}
    if why is not None:
        columns["Why it is here"] = 6.0
    drawn = []
    for one in standings:
        cells: list[Cell | str] = [
            action_words(one),
            owner_words(one),
            cell("", claim_tag(one)),
            cell("", delivery_tag(one)),
            cell("", evidence_tag(one)),
        ]
        drawn.append(row(*cells, *([why.get(one.action_id, "")] if why is not None else [])))
    return table(caption, columns, drawn)


def distributions(standings: Sequence[Standing], about: str) -> list[Block]:
    """How the actions are distributed by delivery and by what their owners say, and their measures by what evidence
    shows: a picture each, with its numbers in words beneath the bar. Never one averaged colour."""
    counted = distribution(standings)
    if not counted.total:
        return [say("There are no actions to count.")]
    by_delivery = [(one.words, one.number, DELIVERY_KINDS.get(one.key, "none")) for one in counted.by_delivery]
    by_claim = [(_claim_words(one), one.number, CLAIM_KINDS[one.key]) for one in counted.by_claim]
    blocks = [
        _distributed("Actions", f"{about} by delivery", by_delivery),
        _distributed("Actions", f"{about} by what their owners say", by_claim),
    ]
    by_evidence = _by_evidence(standings)
    if by_evidence:
        blocks.append(_distributed("Measures", "Success measures by what evidence shows", by_evidence))
    return blocks


def _distributed(what: str, caption: str, parts: Sequence[tuple[str, int, str]]) -> Picture:
    bar = charts.distribution(parts)
    there = [(_capital(label), str(number)) for label, number, _ in parts if number]
    columns = {"What": 1.2, **{label: 1.0 for label, _ in there}}
    numbers = table(caption, columns, [row(what, *(number for _, number in there))], small=True)
    return Picture(pictures.distribution(bar), f"{caption}. {bar.summary}", 0.8, numbers)


def _by_evidence(standings: Iterable[Standing]) -> list[tuple[str, int, str]]:
    """Each state of evidence with how many measures of the actions not withdrawn are in it; none without a measure."""
    states = Counter(
        measure.state for one in standings if one.delivery.state != DeliveryState.WITHDRAWN for measure in one.evidence
    )
    best_first = reversed(WORST_FIRST) if states else ()
    return [(state.label.lower(), states[state.value], EVIDENCE_KINDS[state]) for state in best_first]


def _claim_words(one: Count) -> str:
    return one.words.lower() if one.key else "no rating"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def year_strip(subject: Subject, standings: Sequence[Standing], *, numbers: bool = True) -> list[Block]:
    """Every date of these actions by quarter, as a picture and, with `numbers`, as a table (elsewhere the milestones
    stand in a table beside it); nothing where the plan has no period."""
    plan = subject.plan
    if plan.year_start is None or plan.year_end is None:
        return []
    quarters = [
        (f"Quarter {one.number}", one.start, one.end)
        for one in quarters_between(plan.year_start, plan.year_end, subject.month)
    ]
    marks = [mark for one in standings for mark in _marks(one)]
    drawn = charts.quarter_strip(quarters=quarters, milestones=marks, today=subject.as_at)
    if not drawn.total:
        return []
    alt = " ".join(quarter.summary for quarter in drawn.quarters)
    data = None
    if numbers:
        dates = [row(quarter, name["text"], on, state) for quarter, name, on, state in drawn.rows]
        columns = dict(zip(drawn.columns, (1.6, 6, 2, 3), strict=True))
        data = table("Every date by quarter", columns, dates, small=True)
    return [Picture(pictures.quarter_strip(drawn, colours.brand(subject.partnership.colour)), alt, 1.0, data)]


def _marks(standing: Standing) -> Iterable[dict[str, object]]:
    for one in standing.milestones:
        dated = one.occurrences or ((one,) if one.due else ())
        for place, each in enumerate(dated, start=1):
            name = f"{standing.number} {one.label or standing.title}"
            yield {
                "on": each.due,
                "state": _MARKS.get(each.state, "due"),
                "label": name,
                "counts": place == len(dated),
            }


def stands(one: MilestoneStanding) -> str:
    """How a milestone stands, beside its date."""
    return "To come" if one.state == MilestoneState.DUE else _capital(one.words)


def dated(one: MilestoneStanding) -> str:
    """A milestone's date and how it stands, in one line."""
    if one.state in (MilestoneState.DUE, MilestoneState.ONGOING, MilestoneState.UNDATED):
        return one.words
    return f"{one.due_words}, {one.words}" if one.due_words else one.words


def milestones_table(subject: Subject, standings: Iterable[Standing]) -> Table:
    """Each milestone with its date and how it stands."""
    drawn = [
        row(f"{one.number} {each.label or one.title}", each.due_words or "–", stands(each))
        for one in standings
        for each in one.milestones
    ]
    return table("Milestones", {"Milestone": 5, "Due": 3, "Stands": 4}, drawn)


def update_facts(subject: Subject, standing: Standing) -> Facts:
    """What was said last: done, difference, next; and the sentence of claim and delivery, with what evidence says."""
    tags = (claim_tag(standing), delivery_tag(standing))
    facts: list[Fact] = [Fact("Where it stands", (stands_says(standing),), tags)]
    for key, text in (
        ("Done", standing.done),
        ("Difference for children", standing.difference),
        ("Next", standing.coming),
    ):
        if text:
            facts.append(fact(key, text))
    if standing.evidence:
        told = [said for one in standing.evidence for said in (runs(strong(one.text)), measure_says(subject, one))]
        facts.append(Fact("Evidence", (*told, *unproven_says(standing)), (evidence_tag(standing),)))
    if not standing.done:
        facts.append(fact("Done", "No update has been given yet."))
    return Facts(tuple(facts))


def milestone_words(one: Milestone, month: int) -> str:
    """A milestone's date as the plan holds it."""
    return said(one.due, month) if one.due else "no date yet"


def section(heading: str, *blocks: Block | Iterable[Block], **more: object) -> Section:
    """A section of blocks, lists of blocks flattened."""
    flat: list[Block] = []
    for one in blocks:
        flat += [one] if not isinstance(one, list | tuple) else list(one)
    return Section(heading, tuple(flat), **more)


def rows_or(none: str, made: Table) -> Block:
    """The table, or a sentence where it has no rows."""
    return made if made.rows else say(none)

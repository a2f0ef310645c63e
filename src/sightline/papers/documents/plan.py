"""The plan with its progress, in the board's own table layout: the cells of its Word export, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sightline.papers import reads
from sightline.papers.documents.board import priority_words
from sightline.papers.documents.evidence import measure_says, stands_says
from sightline.papers.documents.parts import claim_tag, delivery_tag, evidence_tag, lines, say, section
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Bullets, Cell, Item, Line, Row, Runs, Section, Table, cell, row, runs
from sightline.plan.exports.cells import HEADINGS, Cells, adopted_actions, cells_of
from sightline.plan.models import Priority
from sightline.plan.reads.format import as_lasting
from sightline.progress.reads import Standing, distribution

Json = Any
_COLUMNS = (*HEADINGS, "Progress", "In the owner’s words")
_WIDTHS = (2.3, 4.2, 2.2, 2.2, 4.0, 2.6, 5.0, 4.0)


def plan_with_progress(subject: Subject) -> tuple[Section, ...]:
    """A section a priority. 24 queries, however many actions."""
    plan = subject.plan
    document = as_lasting(plan)
    adopted = adopted_actions(None if plan.is_draft else plan.baseline.document)
    standing = {str(uid): subject.standings.get(pk) for uid, pk in reads.identities(plan)}
    rows = list(Priority.objects.filter(plan=plan))
    counted = distribution(subject.standings.values())
    first = section(
        "Where it stands",
        say(f"{counted.words}.", "lead"),
        say(
            f"{subject.as_at_words}. Beside each action stand its owner's rating, how delivery stands and what "
            "evidence shows of its measures.",
            "small",
        ),
        _front_matter(document["plan"]),
    )
    return (
        first,
        *(
            _priority(subject, priority, named, adopted, standing)
            for priority, named in zip(document["priorities"], rows, strict=True)
        ),
    )


def _front_matter(head: Mapping[str, Json]) -> list:
    blocks = lines(head.get("vision") or "")
    if head.get("principles"):
        blocks.append(Bullets(tuple(Item(runs(str(one))) for one in head["principles"])))
    return blocks


def _priority(
    subject: Subject,
    priority: Mapping[str, Json],
    named: Priority,
    adopted: Mapping[str, Json],
    standing: dict[str, Standing],
) -> Section:
    title = priority_words(named)
    actions = [one for one in priority["actions"] if not one.get("withdrawn_on")]
    drawn = [cells_of(one, adopted.get(one["uid"]), subject.month) for one in actions]
    outcomes = _outcomes(priority, drawn)
    rows = []
    for place, (action, one) in enumerate(zip(actions, drawn, strict=True)):
        cells = [*([outcomes[place]] if place in outcomes else []), *_cells(one)]
        rows.append(Row((*cells, *_progress(subject, standing.get(action["uid"])))))
    aim = f"Aim: {priority['aim']}" if priority.get("aim") else ""
    made = Table(title, _WIDTHS, (row(*_COLUMNS),), tuple(rows), header_column=False, small=True)
    blocks = [*lines(aim), made if rows else say("This priority has no actions.")]
    return Section(title, tuple(blocks), landscape=True)


def _cells(one: Cells) -> list[Cell]:
    action = [f"{one.number} {one.action[0]}".strip(), *one.action[1:]]
    return [
        Cell(tuple(Line(runs(said), bullet=place in one.bullets) for place, said in enumerate(action))),
        *(cell("\n".join(said)) for said in (one.owner, one.target, one.measures, one.monitoring)),
    ]


def _progress(subject: Subject, one: Standing | None) -> tuple[Cell, Cell]:
    """What its owner says, how delivery stands and what evidence shows; then the latest words."""
    if one is None:
        return cell(), cell()
    said = [f"Done: {one.done}" if one.done else "No update yet."]
    said += [f"Difference: {one.difference}"] if one.difference else []
    said += [f"Next: {one.coming}"] if one.coming else []
    why: list[Runs] = [stands_says(one) if one.contradictions else runs(one.delivery.reasons[:1])]
    why += [measure_says(subject, each) for each in one.evidence if each.is_due]
    tags = [claim_tag(one), delivery_tag(one), *([evidence_tag(one)] if one.evidence else [])]
    return Cell(tuple(Line(each) for each in why if each), tuple(tags)), cell("\n".join(said))


def _outcomes(priority: Mapping[str, Json], drawn: Sequence[Cells]) -> dict[int, Cell]:
    """The outcome's cell of each row that begins one: it reaches down over the actions that follow each other; a row
    with none has an empty one of its own."""
    texts = ["" for _ in drawn]
    place = {one.number: n for n, one in enumerate(drawn)}
    for outcome in priority.get("outcomes") or ():
        for number in outcome["actions"]:
            if str(number) in place:
                texts[place[str(number)]] = outcome["text"]
    found: dict[int, Cell] = {}
    start = 0
    for n, text in enumerate(texts):
        if n and text and text == texts[start]:
            continue
        if n:
            found[start] = _reaching(texts[start], n - start)
        start = n
    if texts:
        found[start] = _reaching(texts[start], len(texts) - start)
    return found


def _reaching(text: str, rows: int) -> Cell:
    return Cell(cell(text).lines, rows=rows)

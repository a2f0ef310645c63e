"""A meeting's papers: agenda and pack with its papers in order, and minutes."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import prefetch_related_objects

from sightline.governance.models import Attendance, Item, Meeting, PaperAsk
from sightline.governance.reads import Agenda, AgendaItem, agenda_of
from sightline.governance.rules.states import MinutesState
from sightline.governance.rules.words import CAPACITIES, PRESENCES, PURPOSES, ItemKind, Presence, Purpose
from sightline.papers import reads
from sightline.papers.documents.highlight import highlight_report
from sightline.papers.documents.matters import (
    DECISION_BLANKS,
    challenge_rows,
    change_facts,
    decision_rows,
    escalation_section,
    reference,
    task_rows,
)
from sightline.papers.documents.parts import day, lines, rows_or, say, section, update_facts
from sightline.papers.documents.people import report_sections
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Annex, Block, Box, Facts, Row, Run, Section, cell, fact, row, runs, table
from sightline.plan.rules.states import ChangeState
from sightline.progress.reads import standing
from sightline.trail.reads import moment

_PAPERS = (ItemKind.MINUTES, ItemKind.CYCLE, ItemKind.REPORT)  # what is a paper of its own begins on a new page


def agenda_and_pack(subject: Subject) -> tuple[tuple[Section, ...], tuple[Annex, ...]]:
    """The agenda, then each item with what it is about, and the papers given for it as annexes.

    11 queries for the agenda, and for each item those of what it is about."""
    agenda = agenda_of(subject.meeting, subject.viewer)
    given = [(item, one) for item in agenda.items for one in item.papers if one.stored_id]
    annexes = tuple(_annex(item, one) for item, one in given)
    first = section("Agenda", _when(agenda), _agenda_table(agenda), new_page=True)
    return (first, *(_item(subject, agenda, one) for one in agenda.items)), annexes


def minutes(subject: Subject) -> tuple[Section, ...]:
    """The minutes of a meeting: who came, what was said at each item, decisions and tasks. 11 queries."""
    return minutes_sections(agenda_of(subject.meeting, subject.viewer))


# --- the agenda ---


def _when(agenda: Agenda) -> list[Block]:
    meeting = agenda.meeting
    facts = [fact("Meeting", str(meeting)), fact("When", moment(meeting.starts_at))]
    if meeting.place:
        facts.append(fact("Where", meeting.place))
    if meeting.quorum:
        facts.append(fact("Quorum", f"{meeting.quorum} members or their deputies"))
    away = [one.person.name for one in agenda.attendance if one.person and one.presence == Presence.APOLOGIES]
    if away:
        facts.append(fact("Apologies so far", "\n".join(away)))
    return [Facts(tuple(facts))]


def _agenda_table(agenda: Agenda) -> Block:
    rows = [_agenda_row(one) for one in agenda.items]
    columns = {"Item": 1, "What": 6, "Purpose": 2, "Who brings it": 2.6, "Papers": 2.4}
    return rows_or("Nothing is on the agenda yet.", table("Items of the agenda", columns, rows))


def _agenda_row(one: AgendaItem) -> Row:
    item = one.row
    said: list[Run | str] = []
    for each in one.papers:
        if each.stored_id:
            said += [reference("", _paper_anchor(each)), " "]
    missing = sum(each.stored_id is None and not each.restricted for each in one.papers)
    if missing:
        said.append(f"{missing} still to come")
    title = f"{item.title}\n(added after the agenda was issued)" if item.late else item.title
    number, papers = cell([reference("", _anchor(item))]), cell(said) if said else cell("–")
    return row(number, title, one.purpose, one.presenter or "–", papers, restricted=item.restricted)


def _anchor(item: Item) -> str:
    return f"item-{item.pk}"


def _paper_anchor(paper: PaperAsk) -> str:
    return f"paper-{paper.pk}"


def _annex(item: AgendaItem, paper: PaperAsk) -> Annex:
    stored = paper.stored
    restricted = paper.restricted or item.row.restricted
    return Annex(paper.wanted, stored.name, stored.sha256, anchor=_paper_anchor(paper), restricted=restricted)


# --- an item of the pack ---


def _item(subject: Subject, agenda: Agenda, one: AgendaItem) -> Section:
    facts = [fact("Purpose", one.purpose)]
    if one.presenter:
        facts.append(fact("Brought by", one.presenter))
    for each in one.papers:
        if each.stored_id:
            words = [each.wanted, " (", reference("", _paper_anchor(each)), f"), {PURPOSES[each.purpose].lower()}"]
            facts.append(fact("Paper", words, restricted=each.restricted))
    blocks: list[Block] = [Facts(tuple(facts)), *lines(one.row.text)]
    inside, sections = _about(subject, agenda, one.row)
    blocks += inside
    made = [each for each in one.decisions if not (each.change_id or each.escalation_id)]  # theirs is said above
    for each in made:
        each.meeting, each.item = agenda.meeting, one.row
    if made:
        draft = agenda.meeting.minutes_state != MinutesState.APPROVED
        blocks.append(replace(decision_rows("What was decided", made), restricted=draft))
    elif one.row.purpose == Purpose.DECISION and not _settled(one.row):
        blocks.append(Box("A decision is asked for", runs(one.row.text or one.row.title), DECISION_BLANKS))
    return Section(
        one.row.title,
        tuple(blocks),
        sections,
        anchor=_anchor(one.row),
        numbered=True,
        new_page=one.row.kind in _PAPERS,
        restricted=one.row.restricted,
    )


def _settled(item: Item) -> bool:
    """Whether what the item is about needs no decision here: an escalation has a box of its own; a change may have been
    decided elsewhere or taken back since, and minutes approved at another meeting."""
    if item.kind == ItemKind.CHANGE:
        return item.change.state != ChangeState.ASKED
    if item.kind == ItemKind.MINUTES:
        return item.minutes_of.minutes_state == MinutesState.APPROVED
    return item.kind == ItemKind.ESCALATION


def _about(subject: Subject, agenda: Agenda, item: Item) -> tuple[list[Block], tuple[Section, ...]]:
    """What an item is about: blocks, or sections where it is a paper of its own. Draft minutes, progress that nobody
    decided to publish, and what is written for colleagues stay out of the public copy (`rules.issuing`)."""
    match item.kind:
        case ItemKind.MATTERS:
            prefetch_related_objects(agenda.matters, "item")  # which may be restricted
            made = task_rows("Matters arising", agenda.matters)
            return [rows_or("There are no matters arising.", made)], ()
        case ItemKind.MINUTES:
            inner = minutes_sections(agenda_of(item.minutes_of, subject.viewer))
            return [], _inside(inner) if item.minutes_of.minutes_state != MinutesState.APPROVED else inner
        case ItemKind.ACTION:
            return [replace(update_facts(subject, standing(item.action, subject.day)), restricted=True)], ()
        case ItemKind.CHANGE:
            return [change_facts(subject, item.change)], ()
        case ItemKind.CHALLENGE:
            asked = challenge_rows(reads.challenges(subject.partnership, about=reads.only(item.challenge_id)))
            return [replace(asked, restricted=True)], ()
        case ItemKind.ESCALATION:
            about = reads.only(item.escalation_id)
            found = reads.escalations(subject.partnership, subject.viewer, waiting=False, about=about)
            return [], tuple(escalation_section(one) for one in found)
        case ItemKind.CYCLE:
            report = highlight_report(subject.of(cycle=item.cycle, plan=item.cycle.plan))
            inner = tuple(_unnumbered(one) for one in report)
            return [], inner if reads.is_published(item.cycle) else _inside(inner)
        case ItemKind.REPORT:
            return [], _inside(report_sections(item.report))
    return [], ()


def _inside(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections for members only."""
    return tuple(replace(one, restricted=True) for one in sections)


def _unnumbered(one: Section) -> Section:
    """A part of another paper as a part of this one: its numbers would be read as items of the agenda."""
    return replace(one, numbered=False, sections=tuple(map(_unnumbered, one.sections)))


# --- minutes ---


def minutes_sections(agenda: Agenda) -> tuple[Section, ...]:
    """The minutes as sections: who came, each item, and what stands against no item."""
    for item in agenda.items:
        for one in (*item.decisions, *item.tasks):
            one.meeting, one.item = agenda.meeting, item.row
    for one in (*agenda.decisions, *agenda.tasks):
        one.meeting = agenda.meeting
    rest: list[Block] = []
    if agenda.decisions:
        rest.append(decision_rows("Other decisions", agenda.decisions))
    if agenda.tasks:
        rest.append(task_rows("Other tasks", agenda.tasks))
    return (
        section("Minutes", say(_minutes_state(agenda.meeting)), _came(agenda)),
        *(_minuted(one) for one in agenda.items),
        *([section("Besides", rest)] if rest else []),
    )


def _minutes_state(meeting: Meeting) -> str:
    if meeting.minutes_state == MinutesState.APPROVED:
        return f"Approved at {meeting.approved_at.words} on {day(meeting.approved_on)}."
    if meeting.minutes_state == MinutesState.NONE:
        return "No minutes have been written yet."
    corrected = " and corrected" if meeting.minutes_state == MinutesState.CORRECTED else ""
    return f"A draft{corrected}: the next meeting has not approved these minutes yet."


def _came(agenda: Agenda) -> list[Block]:
    rows = [_line(one) for one in agenda.attendance]
    made = table("Who came", {"Name": 4, "For": 4, "As": 2, "Came": 2}, rows)
    return [rows_or("Nobody is listed yet.", made), say(agenda.quorum.sentence)]


def _line(one: Attendance) -> Row:
    name = one.guest or one.person.name
    post = f"\n{one.person.post}" if one.person and one.person.post else ""
    as_what = CAPACITIES[one.capacity] + (f" for {one.deputy_for}" if one.deputy_for else "")
    return row(f"{name}{post}", str(one.body or "–"), as_what, PRESENCES.get(one.presence, "Not recorded"))


def _minuted(one: AgendaItem) -> Section:
    blocks: list[Block] = lines(one.minute.text) if one.minute else []
    if one.decisions:
        blocks.append(decision_rows("Decisions", one.decisions))
    if one.tasks:
        blocks.append(task_rows("Tasks", one.tasks))
    if not blocks:
        blocks.append(say("Nothing was minuted."))
    return Section(one.row.title, tuple(blocks), numbered=True, restricted=one.row.restricted)

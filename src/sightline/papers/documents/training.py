"""The quarterly paper on training: what was done for whom (outputs), and what came of it (outcomes)."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localtime

from sightline.kit.periods import Quarter
from sightline.kit.statistics import percent
from sightline.papers.documents.parts import day, rows_or, say, section, table
from sightline.papers.documents.subject import Subject
from sightline.papers.rules.content import Block, Bullets, Item, Row, Section, Table, Tag, cell, row, runs
from sightline.questions.rules.judging import Judged, Verdict
from sightline.training.models import Note, Session
from sightline.training.reads import (
    Evidence,
    attendance,
    by_agency,
    by_workforce,
    coverages,
    evaluations,
    held_between,
    held_in,
    needs_of,
    upcoming_sessions,
)
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.seats import Attendance

_TAGS = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.THIN: "warn"}
_NEEDS = {"met": Tag("Met", "good"), "planned": Tag("Planned", "info"), "open": Tag("No course yet", "warn")}
_NOBODY = Attendance(0, 0, 0, 0)


def in_quarter(subject: Subject) -> tuple[Section, ...]:
    """The paper's sections. About 40 queries, and three more for each promise of improvement, however many sessions."""
    quarter, partnership = subject.quarter, subject.partnership
    held = list(held_in(partnership, quarter))
    start = Quarter(quarter.year, 1, quarter.start_month).start
    found = evaluations(partnership, quarter.start, quarter.end)
    year = evaluations(partnership, start, quarter.end)
    return (
        section("In short", _in_short(held, found), numbered=True),
        section("What was taught, and who came", _sessions(held), _groups(held), numbered=True),
        section(
            "What those who came say",
            rows_or("Nothing was promised of what was taught.", _evidence(found, "In the quarter")),
            numbered=True,
        ),
        section(
            "The year so far",
            _year_so_far(list(held_between(partnership, start, quarter.end))),
            rows_or("Nothing was promised of what was taught.", _evidence(year, f"From {day(start)}")),
            numbered=True,
        ),
        section("What the year needs", _needs(subject, start), numbered=True),
        section("Whom it reached", _reached(subject), numbered=True),
        section("What observers saw", _notes(held), numbered=True),
        section("What comes next", _coming(subject), numbered=True),
    )


def _in_short(held: list[Session], found: list[Evidence]) -> list[Block]:
    if not held:
        return [say("No session was held in this quarter.", "lead")]
    whole = sum((attendance(one) for one in held), _NOBODY)
    people = f"{whole.attended:,} {'person' if whole.attended == 1 else 'people'} came"
    said = [f"{len(held)} {'session was' if len(held) == 1 else 'sessions were'} held, and {people}."]
    states = [one.judged.state for one in found]
    if states:
        counted = [f"{states.count(state)} {state.label.lower()}" for state in Verdict if states.count(state)]
        said.append(f"Of {len(states)} promises {', '.join(counted)}.")
    return [say(" ".join(said), "lead"), *(say(sentence) for sentence in whole.sentences)]


def _sessions(held: list[Session]) -> list[Block]:
    rows: list[Row] = []
    for one in held:
        there = attendance(one)
        numbers = (one.capacity, there.registered or None, there.attended, there.absent if there.registered else None)
        cells = [cell("–" if number is None else str(number), numeric=True) for number in numbers]
        rows.append(row(one.course.title, day(one.day), *cells))
    columns = {"Course": 5.0, "Day": 2.6, "Seats": 1.0, "Had booked": 1.2, "Came": 1.0, "Did not attend": 1.4}
    return [rows_or("No session was held.", table("Sessions held in the quarter", columns, rows))]


def _groups(held: list[Session]) -> list[Block]:
    blocks: list[Block] = []
    for what, found in (("workforce", by_workforce(held)), ("agency", by_agency(held))):
        rows = [
            row(
                one.name,
                cell(f"{one.came:,}", numeric=True),
                cell(str(one.absent), numeric=True),
                cell(percent(one.missed) if one.missed is not None else "–", numeric=True),
            )
            for one in found
        ]
        columns = {what.capitalize(): 4.0, "Came": 1.0, "Did not attend": 1.4, "Share that did not": 1.6}
        if rows:
            blocks.append(table(f"Attendance by {what}", columns, rows))
    return blocks


def _evidence(found: list[Evidence], when: str) -> Table:
    rows: list[Row] = []
    for one in found:
        lowest = f"\nLowest on {one.worst}." if one.worst else ""
        promised = f"{one.promise.text}\n{one.promise.course.title}"
        rows.append(row(promised, cell("", _tag(one.judged)), f"{one.judged.sentence}{lowest}"))
        rows += [row(f"– {name}", cell("", _tag(judged)), judged.sentence) for name, judged in one.workforces]
    caption = f"What was promised, and what the answers say. {when}"
    return table(caption, {"Promised": 4.0, "Verdict": 1.6, "Answers": 5.0}, rows)


def _tag(judged: Judged) -> Tag:
    return Tag(judged.state.label, _TAGS.get(judged.state, "none"))


def _year_so_far(held: list[Session]) -> Block:
    whole = sum((attendance(one) for one in held), _NOBODY)
    return say(f"{len(held)} sessions were held since the year began. {' '.join(whole.sentences)}".strip())


def _needs(subject: Subject, start: dt.date) -> list[Block]:
    quarter = subject.quarter
    rows = [
        row(
            f"{one.need.text}\n{', '.join(Workforce(key).label for key in one.need.workforces)}",
            one.need.evidence,
            "\n".join(course.title for course in one.courses) or "–",
            cell(f"{one.held} held, {one.came} came" if one.held else "", _NEEDS[one.state]),
        )
        for one in needs_of(subject.partnership, quarter.year, start, quarter.end)
    ]
    columns = {"Need": 3.4, "How it is known": 3.6, "Courses": 3.0, "Stands": 1.8}
    none = "No needs analysis is entered for this year."
    return [rows_or(none, table("Needs, and what met them so far", columns, rows))]


def _reached(subject: Subject) -> list[Block]:
    rows = [
        row(
            one.name,
            cell(f"{one.reached} of {one.listed}", numeric=True),
            cell(str(one.people) if one.people else "–", numeric=True),
            ", ".join(one.missing) or "None",
        )
        for one in coverages(subject.partnership, subject.quarter.end)
    ]
    columns = {"List": 3.4, "Reached": 1.2, "People": 1.2, "Missing": 4.0}
    return [rows_or("No list is reached by training.", table("Lists that training should reach", columns, rows))]


def _notes(held: list[Session]) -> list[Block]:
    notes = Note.objects.filter(session__in=[one.pk for one in held]).select_related("observer", "session__course")
    items = [
        Item(
            runs(
                f"{one.session}, {one.observer}: {one.strengths}"
                + (f" To improve: {one.to_improve}" if one.to_improve else "")
            ),
            restricted=True,
        )
        for one in notes.order_by("observed_on", "pk")
    ]
    return [Bullets(tuple(items))] if items else [say("Nobody sat in on a session.")]


def _coming(subject: Subject) -> list[Block]:
    rows = [
        row(one.title, day(localtime(one.starts_at).date()), one.place or "Online", one.seats_words)
        for one in upcoming_sessions(subject.partnership, subject.day)
    ]
    columns = {"Course": 4.4, "Day": 2.4, "Where": 3.0, "Seats": 2.0}
    return [rows_or("Nothing is open for booking.", table(f"Open for booking on {day(subject.day)}", columns, rows))]

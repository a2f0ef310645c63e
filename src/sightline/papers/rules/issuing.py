"""When a document may be issued in public, and why not; what an edition is called. Pure."""

from __future__ import annotations

import datetime as dt

from sightline.papers.rules.content import Annex, Copy, Paper
from sightline.papers.rules.copies import members_copy, public_copy
from sightline.papers.rules.kinds import Kind

# What tells how a plan goes: the public copy waits until somebody decided, by name, to publish that.
OF_PROGRESS = frozenset({Kind.HIGHLIGHT, Kind.PRIORITY, Kind.PLAN})
# What is written for colleagues: there is no public copy.
INSIDE = frozenset({Kind.CHAIR_REPORT, Kind.WORK_PLAN, Kind.CHALLENGES, Kind.RECORD})


def why_not_public(kind: str, *, published: bool = False, approved: bool = False) -> str:
    """Why a document has no public copy, in a sentence that says what to do; "" where it may have one.

    `published`: a decision to publish the progress of its cycle stands. `approved`: its minutes are."""
    if kind in INSIDE:
        return "This paper is written for members, so it has no public copy. Issue the restricted copy."
    if kind in OF_PROGRESS and not published:
        return (
            "Nobody has decided yet to publish how the plan went in this quarter. Publishing is a decision with a name "
            "on it: record it on the page of the closed quarter, then issue the public copy."
        )
    if kind == Kind.MINUTES and not approved:
        return "These minutes are a draft until the next meeting approves them. Issue the restricted copy meanwhile."
    return ""


def copy_of(paper: Paper, copy: str) -> Paper:
    """The paper as that copy."""
    return public_copy(paper) if copy == Copy.PUBLIC else paper


def holds_restricted(paper: Paper) -> bool:
    """Whether anything in it is restricted: if not, every member may read this one."""
    open_ = members_copy(paper)
    return (open_.sections, open_.annexes) != (paper.sections, paper.annexes)


def edition_words(number: int, day: dt.date) -> str:
    """ "Edition 2, issued on 24 January 2018"."""
    return f"Edition {number}, issued on {day.day} {day:%B} {day.year}"


def draft_words(day: dt.date) -> str:
    """What stands on a paper that was looked at and not issued."""
    return f"Draft made on {day.day} {day:%B} {day.year}, not issued"


def files_apart(annexes: tuple[Annex, ...]) -> list[Annex]:
    """The annexes whose pages are not in the PDF."""
    return [one for one in annexes if not one.pages]

"""The island's public site: opened in its first summer, with words, numbers and what was decided to be published.

The telephone numbers are of the ranges that are kept free for drama, so that nobody is called."""

from __future__ import annotations

import datetime as dt

from demo.playing import Event, Island
from demo.year.telling import on
from sightline.kit import clock
from sightline.papers import actions as papers
from sightline.papers.documents.choices import subject_of
from sightline.papers.documents.preparing import prepare
from sightline.papers.models import Issued
from sightline.papers.rules.content import Copy
from sightline.papers.rules.kinds import Kind
from sightline.people import actions as people
from sightline.people.access import membership_of
from sightline.people.models import Site
from sightline.plan.rules.errors import NotYet

OPENED = on(12, 6)
INTRODUCTION = (
    "We are the agencies that keep children on the Isle of Marram safe: the council, the police, health, schools,"
    " probation and voluntary groups. The law asks us to work as one, and to say whether it makes a difference.\n\n"
    "Here you can read what we promised for this year and how it goes, find our policies and toolkits, book training and"
    " answer our surveys. The Board does not look after single cases: if you are worried about a child, call one of the"
    " numbers above."
)
WORRIED = (
    {"who": "Children’s Social Care", "number": "01632 960 140", "when": "Monday to Friday, 8.30am to 5pm"},
    {"who": "Out of hours team", "number": "01632 960 141", "when": "evenings, nights, weekends and bank holidays"},
    {"who": "Marram Constabulary", "number": "101", "when": "when it is not an emergency, day and night"},
    {"who": "For young people, by text message", "number": "07700 900 142", "when": "every day, 8am to 10pm"},
)
CONTACT = "board@marram.example or 01632 960 150"
PRIVACY = (
    "The Isle of Marram Council is responsible for what the Board’s site keeps, on behalf of all its agencies. Its data"
    " protection officer can be reached at privacy@marram.example.\n\n"
    "We keep what you give us because safeguarding children, with the training and the surveys this needs, is a task that"
    " the law gives us. You may ask what is kept about you, have it put right, or object. If our answer does not content"
    " you, you can complain to the Information Commissioner’s Office."
)


def made(island: Island) -> list[Event]:
    """The site's words and its opening; the public copy of the plan at the end of the second quarter."""
    return [
        Event(OPENED, "the public site opens", lambda: _open(island)),
        Event(on(2, 11), "the plan’s public copy", lambda: _issue(island, 2, on(2, 11))),
    ]


def _open(island: Island) -> None:
    if Site.objects.filter(partnership=island.partnership).exists():
        raise NotYet(["Somebody has written the site already."])
    manager = island.person("dana")
    people.edit_site(
        by=manager,
        partnership=island.partnership,
        introduction=INTRODUCTION,
        worried=WORRIED,
        contact=CONTACT,
        privacy_notice=PRIVACY,
    )
    people.open_site(by=manager, partnership=island.partnership, since=clock.today())


def _issue(island: Island, number: int, day: dt.date) -> None:
    """The plan with its progress as the public copy, as the business manager issues it from its page."""
    manager, about = island.person("dana"), f"cycle:{island.cycle(number).pk}"
    if Issued.objects.filter(partnership=island.partnership, kind=Kind.PLAN, about=about, copy=Copy.PUBLIC).exists():
        raise NotYet(["It was issued already."])
    viewer = membership_of(manager, island.partnership.slug, day)
    subject = subject_of(Kind.PLAN, about, viewer, day)
    papers.issue_paper(by=manager, prepared=prepare(Kind.PLAN, about, subject, Copy.PUBLIC, day))

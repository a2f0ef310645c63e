"""Building the demonstration: the product's own actions, on the days on which people would have clicked.

Nothing here writes to a table by itself but the persons' sign-in; what this file can do, a business manager can do.
"""

from __future__ import annotations

import datetime as dt

from demo import cast
from demo.make_document import DOCUMENT
from demo.playing import Island, play
from demo.stations import FIRST, until_january
from sightline.intake import actions as intake
from sightline.intake import reads, rules
from sightline.intake.models import Reading
from sightline.intake.reader import read_document
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Body, Nation, Partnership, PartnershipKind, Person, Seat
from sightline.plan import actions as plans
from sightline.trail.actions import coming_via
from sightline.trail.rules import Program

SLUG = "marram"
FOUNDED = dt.date(2016, 4, 1)
BROUGHT_IN = dt.date(2017, 4, 24)
ADOPTED = dt.date(2017, 5, 3)
MEETING = "Board meeting of 3 May 2017, item 6"
BY = Program("The demonstration")


def build() -> Partnership:
    """The Isle of Marram's board with its people, its adopted plan and its year until 15 January 2018.

    Run once, on an empty database."""
    with coming_via("demo"):
        with clock.standing_on(FOUNDED):
            partnership = _found()
        with clock.standing_on(BROUGHT_IN):
            manager = Person.objects.get(email=cast.address("dana"))
            content = DOCUMENT.read_bytes()
            reading = intake.bring_in(
                by=manager,
                partnership=partnership,
                name=DOCUMENT.name,
                content=content,
                document=read_document(DOCUMENT.name, content),
            )
            _review(reading, manager)
        with clock.standing_on(ADOPTED):
            intake.adopt(by=manager, reading=reading, adopted_on=ADOPTED, meeting=MEETING)
    play(until_january(Island(partnership)), until=FIRST)
    return partnership


def _found() -> Partnership:
    partnership = people.create_partnership(
        by=BY,
        name="Isle of Marram Safeguarding Children Board",
        short_name="Marram Board",
        slug=SLUG,
        kind=PartnershipKind.CHILDREN_BOARD,
        nation=Nation.ENGLAND,
    )
    bodies = {}
    for row in cast.BODIES:
        bodies[row.key] = people.create_body(
            by=BY,
            partnership=partnership,
            name=row.name,
            short_name=row.short,
            kind=row.kind,
            parent=bodies[row.parent] if row.parent else None,
            aliases=row.aliases,
        )
    known = {person.key: person for person in cast.PEOPLE}
    seats: dict[tuple[str, str], Seat] = {}
    for row in cast.SEATS:
        person = known[row.person]
        seats[row.person, row.body] = people.add_person(
            by=BY,
            body=bodies[row.body],
            role=row.role,
            since=row.since,
            until=row.until,
            email=cast.address(row.person),
            name=person.name,
            post=person.post,
            deputy_for=seats[row.deputy_for, row.body] if row.deputy_for else None,
        )
    return partnership


def _review(reading: Reading, manager: Person) -> None:
    """Settles the review as the business manager would: the likeliest body, the first owner (but for
    `cast.ANSWERING`), every date offered."""
    plan = reading.plan
    matches: dict[str, Body | str | None] = {}
    for name in reads.printed_names(plan):
        likely = name.candidates[0].key if name.candidates else None
        matches[name.printed] = Body.objects.get(pk=likely) if likely else (name.kind if name.owns else None)
    intake.match_names(by=manager, reading=reading, matches=matches)
    answers = {
        action.pk: next(
            (one.pk for one in action.owners.all() if one.name == cast.ANSWERING.get(action.number)),
            action.owners.all()[0].pk,
        )
        for action in reads.actions_of_several(plan)
    }
    intake.choose_answering(by=manager, reading=reading, choices=answers)
    intake.settle_dates(
        by=manager,
        reading=reading,
        dates={one.pk: one.suggested for one in reads.undated(plan)},
        taken=reads.checks(reading, rules.OFFER),
    )
    titles = dict(plan.threads.values_list("title", "pk"))
    tags = {
        action.pk: [titles[title] for title, numbers in cast.THREADS.items() if action.number in numbers]
        for action in reads.actions_with_threads(plan)
    }
    intake.tag_threads(by=manager, reading=reading, tags=tags)
    for action in plan.actions.all():
        title = {"title": cast.TITLES[action.number]}
        plans.edit_action(by=manager, action=action, revision=action.revision, document=title)
    intake.settle(by=manager, reading=reading, checks=reads.checks(reading, *rules.TO_LOOK_AT))

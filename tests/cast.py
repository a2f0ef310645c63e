"""The cast: one small board and its people, and an outsider from the board across the water. The same in every test.

Written straight to the tables in few queries: a test of one room should not run the actions of another.
"""

import datetime as dt
from dataclasses import dataclass

from sightline.people.models import Body, BodyKind, Partnership, Person, Seat
from sightline.people.permissions import Role

SINCE = dt.date(2016, 4, 1)

# key, name, short name, kind, parent's key
BODIES = [
    ("board", "Northmere Safeguarding Children Board", "The Board", BodyKind.BOARD, None),
    ("executive", "Executive Group", "Executive", BodyKind.EXECUTIVE, "board"),
    ("support_team", "Board Support Team", "Support", BodyKind.TEAM, "board"),
    ("subgroup", "Workforce Development Group", "WFD", BodyKind.SUBGROUP, "executive"),
    ("other_subgroup", "Quality Assurance Group", "QA", BodyKind.SUBGROUP, "executive"),
    ("council", "Northmere Council", "Council", BodyKind.AGENCY, "board"),
    ("police", "Northmere Constabulary", "Police", BodyKind.AGENCY, "board"),
]

# key, name, post, body's key, role
PEOPLE = [
    ("business_manager", "Ines Calloway", "Board business manager", "support_team", Role.BUSINESS_MANAGER),
    ("support", "Tom Redfern", "Board administrator", "support_team", Role.SUPPORT),
    ("chair", "Dame Ruth Abara", "Independent chair", "board", Role.INDEPENDENT_CHAIR),
    ("executive_chair", "Martin Pell", "Director of children's services", "executive", Role.CHAIR),
    ("subgroup_chair", "Helen Osei", "Head of learning", "subgroup", Role.CHAIR),
    ("deputy", "Callum Frith", "Learning and development adviser", "subgroup", Role.VICE_CHAIR),
    ("action_owner", "DI Nadia Shah", "Detective inspector", "police", Role.LEAD),
    ("member", "Gwen Lathom", "Headteacher", "council", Role.MEMBER),
    ("analyst", "Pavel Novak", "Data analyst", "support_team", Role.ANALYST),
]


@dataclass(frozen=True)
class Cast:
    """Who is there: `cast.business_manager` and the rest are persons, `cast.bodies["executive"]` is a body."""

    partnership: Partnership
    bodies: dict[str, Body]
    seats: dict[str, Seat]
    business_manager: Person
    support: Person
    chair: Person
    executive_chair: Person
    subgroup_chair: Person
    deputy: Person
    action_owner: Person
    member: Person
    analyst: Person
    leaver: Person
    elsewhere: Partnership
    elsewhere_board: Body
    outsider: Person

    @property
    def slug(self) -> str:
        return self.partnership.slug

    def person(self, key: str) -> Person:
        """The person called `key` above. Raises AttributeError for a key that nobody has."""
        found = getattr(self, key)
        if not isinstance(found, Person):
            raise AttributeError(f"{key} is no person of the cast.")
        return found


def make_cast() -> Cast:
    """Writes the cast to the database. The leaver's seat ended; the outsider manages the board across the water."""
    home = Partnership(slug="northmere", name="Northmere Safeguarding Children Board", short_name="NSCB")
    away = Partnership(slug="southmere", name="Southmere Safeguarding Children Board", short_name="SSCB")
    home, away = Partnership.objects.bulk_create([home, away])
    bodies: dict[str, Body] = {}
    for key, name, short_name, kind, parent in BODIES:
        upper = bodies[parent] if parent else None
        bodies[key] = Body(partnership=home, name=name, short_name=short_name, kind=kind, parent=upper)
        if not parent or key == "executive":
            bodies[key].save()
    Body.objects.bulk_create([body for body in bodies.values() if body.pk is None])
    away_board = Body.objects.create(partnership=away, name=away.name, kind=BodyKind.BOARD)

    people = {key: Person(email=f"{key}@northmere.example", name=name, post=post) for key, name, post, *_ in PEOPLE}
    people["leaver"] = Person(email="leaver@northmere.example", name="Otto Lind", post="Adviser, retired")
    people["outsider"] = Person(email="outsider@southmere.example", name="Bea Quist", post="Business manager")
    for person in people.values():
        person.set_unusable_password()
    Person.objects.bulk_create(people.values())

    def seat(key: str, body: Body, role: Role, until: dt.date | None = None) -> Seat:
        return Seat(
            partnership_id=body.partnership_id, person=people[key], body=body, role=role, since=SINCE, until=until
        )

    seats = {key: seat(key, bodies[body], role) for key, _, _, body, role in PEOPLE}
    seats["leaver"] = seat("leaver", bodies["subgroup"], Role.MEMBER, until=dt.date(2017, 3, 31))
    seats["outsider"] = seat("outsider", away_board, Role.BUSINESS_MANAGER)
    Seat.objects.bulk_create([one for key, one in seats.items() if key != "deputy"])
    seats["deputy"].deputy_for = seats["subgroup_chair"]
    seats["deputy"].save()
    return Cast(partnership=home, bodies=bodies, seats=seats, elsewhere=away, elsewhere_board=away_board, **people)

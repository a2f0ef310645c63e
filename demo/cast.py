"""Who lives on the Isle of Marram: bodies as a tree, persons and the seats they hold. All invented.

A body is (key, name, short name, kind, parent's key, aliases); a seat is (person's key, body's key, role, since, until).
"""

import datetime as dt
from typing import NamedTuple

from sightline.people.models import BodyKind as K
from sightline.people.permissions import Role as R


class BodyRow(NamedTuple):
    """A body, its parent named before it."""

    key: str
    name: str
    short: str
    kind: str
    parent: str | None
    aliases: tuple[str, ...] = ()


class PersonRow(NamedTuple):
    """A person; the address is the key at an address that cannot exist."""

    key: str
    name: str
    post: str


class SeatRow(NamedTuple):
    """A seat; `deputy_for` is the key of the person deputised for in the same body."""

    person: str
    body: str
    role: str
    since: dt.date = dt.date(2016, 4, 1)
    until: dt.date | None = None
    deputy_for: str = ""


BODIES = (
    BodyRow("board", "Isle of Marram Safeguarding Children Board", "Board", K.BOARD, None, ("IMSCB", "The Board")),
    BodyRow("exec", "Executive Group", "Executive", K.EXECUTIVE, "board", ("Exec", "The Executive")),
    BodyRow("team", "Partnership Support Team", "Support team", K.TEAM, "board", ("PST",)),
    BodyRow(
        "pqa",
        "Performance and Quality Assurance Group",
        "PQA",
        K.SUBGROUP,
        "exec",
        ("PQA", "Performance and Quality Assurance"),
    ),
    BodyRow(
        "wfd",
        "Workforce Development Group",
        "Workforce development",
        K.SUBGROUP,
        "exec",
        ("WFD", "Workforce Development"),
    ),
    BodyRow(
        "lig",
        "Learning and Inquiry Group",
        "Learning and inquiry",
        K.SUBGROUP,
        "exec",
        ("LIG", "Learning & Inquiry Group"),
    ),
    BodyRow(
        "met",
        "Missing, Exploited and Trafficked Group",
        "MET",
        K.SUBGROUP,
        "exec",
        ("MET", "Missing Exploited and Trafficked"),
    ),
    BodyRow("metrac", "METRAC", "METRAC", K.PANEL, "met"),
    BodyRow(
        "edu",
        "Education Group",
        "Education group",
        K.SUBGROUP,
        "exec",
        ("Education Sub group", "Education Groups", "Education"),
    ),
    BodyRow("neglect", "Neglect multi-agency task and finish group", "Neglect group", K.TASK_GROUP, "exec"),
    BodyRow("deepdive", "Public Health led Task and Finish Group", "Deep dive group", K.TASK_GROUP, "exec"),
    BodyRow("council", "Isle of Marram Council", "Council", K.AGENCY, "board"),
    BodyRow("csc", "Children's Social Care", "CSC", K.AGENCY, "council", ("CSC",)),
    BodyRow("ph", "Public Health", "Public Health", K.AGENCY, "council"),
    BodyRow("police", "Marram Constabulary", "Police", K.AGENCY, "board", ("Police",)),
    BodyRow("trust", "Marram NHS Trust", "Trust", K.AGENCY, "board", ("Trust", "The Trust")),
    BodyRow("ccg", "Marram Clinical Commissioning Group", "CCG", K.AGENCY, "board", ("CCG",)),
    BodyRow("nhse", "NHS England", "NHS England", K.AGENCY, "board", ("NHSE",)),
    BodyRow("probation", "Probation Service", "Probation", K.AGENCY, "board"),
    BodyRow("voluntary", "Marram Voluntary Sector Forum", "Voluntary sector", K.AGENCY, "board"),
    BodyRow("sab", "Safeguarding Adults Board", "Adults board", K.OTHER_BOARD, None, ("Adult Board", "SAB")),
    BodyRow("abm", "Adult Board Manager", "Adult Board Manager", K.POST, "sab"),
    BodyRow("4lscb", "4LSCB", "4LSCB", K.CONSORTIUM, None, ("Four boards",)),
)

PEOPLE = (
    PersonRow("dana", "Dana Whitcombe", "Business manager"),
    PersonRow("theo", "Theo Marsh", "Partnership support officer"),
    PersonRow("helen", "Helen Armitage", "Independent chair"),
    PersonRow("graham", "Graham Ashe", "Director of children's services"),
    PersonRow("priya", "Priya Nair", "Designated nurse"),
    PersonRow("owen", "Owen Tully", "Detective superintendent"),
    PersonRow("ruth", "Ruth Calloway", "Head of quality assurance"),
    PersonRow("sam", "Sam Okafor", "Workforce development lead"),
    PersonRow("linda", "Linda Frayne", "Training manager"),
    PersonRow("marcus", "Marcus Bell", "Detective inspector"),
    PersonRow("joanne", "Joanne Pike", "Head teacher"),
    PersonRow("amir", "Amir Hassan", "Education inclusion manager"),
    PersonRow("beth", "Beth Sorrell", "Health visitor team leader"),
    PersonRow("nuala", "Nuala Byrne", "Public health consultant"),
    PersonRow("colin", "Colin Dray", "Adults board manager"),
    PersonRow("esther", "Esther Vane", "Review officer"),
    PersonRow("kofi", "Kofi Mensah", "Data analyst"),
    PersonRow("wendy", "Wendy Strand", "Named nurse"),
)

SEATS = (
    SeatRow("dana", "team", R.BUSINESS_MANAGER),
    SeatRow("theo", "team", R.SUPPORT, dt.date(2017, 2, 6)),
    SeatRow("kofi", "team", R.ANALYST),
    SeatRow("linda", "team", R.TRAINER),
    SeatRow("helen", "board", R.INDEPENDENT_CHAIR),
    SeatRow("graham", "board", R.MEMBER),
    SeatRow("graham", "exec", R.CHAIR),
    SeatRow("priya", "exec", R.VICE_CHAIR, deputy_for="graham"),
    SeatRow("priya", "ccg", R.LEAD),
    SeatRow("owen", "exec", R.MEMBER),
    SeatRow("owen", "police", R.LEAD),
    SeatRow("ruth", "pqa", R.CHAIR),
    SeatRow("ruth", "exec", R.MEMBER),
    SeatRow("kofi", "pqa", R.MEMBER),
    SeatRow("sam", "wfd", R.CHAIR),
    SeatRow("linda", "wfd", R.VICE_CHAIR, deputy_for="sam"),
    SeatRow("esther", "lig", R.LEAD),
    SeatRow("marcus", "met", R.CHAIR),
    SeatRow("marcus", "metrac", R.CHAIR),
    SeatRow("beth", "met", R.VICE_CHAIR, deputy_for="marcus"),
    SeatRow("joanne", "edu", R.CHAIR, until=dt.date(2017, 12, 31)),
    SeatRow("amir", "edu", R.VICE_CHAIR, deputy_for="joanne"),
    SeatRow("beth", "neglect", R.CHAIR),
    SeatRow("wendy", "neglect", R.MEMBER),
    SeatRow("nuala", "deepdive", R.CHAIR),
    SeatRow("nuala", "ph", R.LEAD),
    SeatRow("wendy", "trust", R.LEAD),
    SeatRow("colin", "abm", R.LEAD),
    SeatRow("colin", "sab", R.MEMBER),
)

# Whom the sign-in page of the demonstration offers, in this order.
OFFERED = ("dana", "sam", "linda", "marcus", "graham", "helen", "amir", "kofi")


def address(key: str) -> str:
    """The e-mail address of a person of the cast; the domain is reserved and reaches nobody."""
    return f"{key}@marram.example"


# Short titles for the tiles, as a business manager gives them before adoption.
TITLES = {
    "1.1": "Online neglect toolkit",
    "1.2": "Neglect training",
    "1.3": "Missing children: is neglect a factor?",
    "1.4": "Attendance below 50%: audit",
    "1.5": "Evaluation framework",
    "2.1": "Family Approach protocol",
    "2.2": "Joint training, two workforces",
    "2.3": "Coercive control event",
    "2.4": "Parental mental ill health audit",
    "2.5": "Substance misuse update",
    "2.6": "Adults outside the home",
    "2.7": "Joint working protocol",
    "2.8": "Families safe online",
    "2.9": "Home-educated children",
    "2.10": "Health of looked-after children",
    "3.1": "Deep dive recommendations",
    "3.2": "Sexual health training",
    "3.3": "Relationships education re-audit",
    "3.4": "SERAF and referral flow chart",
    "3.5": "Sexual abuse in the family: audit",
    "3.6": "Plays in schools, awareness day",
}

# Who answers where it is not the first owner named: four boards together answer to nobody.
ANSWERING = {"2.7": "Partnership Support Team"}

# Which actions serve which thread, by the thread's title in the plan.
THREADS = {
    "The voice of the child": ("1.3", "1.4", "2.6", "2.9", "2.10", "3.6"),
    "Partnership working": ("2.1", "2.2", "2.7", "2.8", "3.4", "3.6"),
    "Learning inquiries": ("1.4", "2.4", "2.7", "3.1", "3.5"),
}

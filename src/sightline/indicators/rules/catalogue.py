"""The indicators that multi-agency data sets of the field share, in our own words, ready to adopt.

Each counts what its numerator says, out of what its denominator says; the names of those counts say which is part of
which, because what leaves to the public depends on it. Whether a time limit still stands where you are is yours to
check: those of assessments, conferences and health checks are as practice knew them in 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.indicators.rules.figures import Basis, Counts, Flow, Polarity
from sightline.indicators.rules.quantities import Balance, Links

AGENCIES = ("Children’s social care", "Police", "Health", "Schools and colleges", "Others")
AGES = ("Under 5", "5 to 9", "10 to 15", "16 and 17")
REASONS = ("Philosophy or lifestyle", "Dissatisfied with school", "Health or anxiety", "Bullying", "Other or not given")
LEVELS = ("Low", "Medium", "High")
SHARE, COUNT, RATE = Basis.SHARE, Basis.COUNT, Basis.RATE
LOWER, HIGHER, CONTEXT = Polarity.LOWER, Polarity.HIGHER, Polarity.CONTEXT


@dataclass(frozen=True, slots=True)
class Ready:
    """An indicator to adopt. `row` is its number in the field's list; `counted` and `of` name the counts."""

    key: str
    row: int
    name: str
    what: str
    why: str
    basis: Basis
    polarity: Polarity
    source: str
    numerator: str
    counted: str
    denominator: str = ""
    of: str = ""
    flow: Flow = Flow.FLOW
    counts: Counts = Counts.CHILDREN
    dimension: str = ""
    values: tuple[str, ...] = ()
    caveats: str = ""


CARE, MASH, POLICE, EDUCATION = "Children’s social care", "Multi-agency safeguarding hub", "Police", "Education"
PROVIDER, METRAC, HEALTH, MARAC = "Return interview provider", "METRAC panel", "Health", "Police"
NEIGHBOURS = "Ways of recording differ between areas: ask before comparing with a neighbour."

READY: tuple[Ready, ...] = (
    Ready(
        "contacts", 1, "Contacts with the hub", "How many contacts about children reached the hub.",
        "Who makes contact, and whether more or fewer do, shows how thresholds are understood.",
        COUNT, CONTEXT, MASH, "contacts", "contacts", dimension="Agency", values=AGENCIES,
    ),
    Ready(
        "referrals", 2, "Contacts that became referrals", "The share of contacts that were taken as referrals.",
        "Far from the usual in either direction, thresholds may not be shared.",
        SHARE, CONTEXT, CARE, "contacts taken as referrals", "referrals", "contacts", "contacts",
    ),
    Ready(
        "repeat-referrals", 3, "Repeat referrals within 12 months",
        "The share of referrals about a child who had been referred in the twelve months before.",
        "A child who comes back may not have been helped the first time.",
        SHARE, LOWER, CARE, "with another in the 12 months before", "repeat referrals", "referrals", "referrals",
    ),
    Ready(
        "hub-in-time", 4, "Hub decisions within 24 hours", "The share of contacts decided within 24 hours.",
        "A slow decision leaves a child waiting.",
        SHARE, HIGHER, MASH, "contacts decided in 24 hours", "contacts decided in time", "contacts", "contacts",
    ),
    Ready(
        "assessments-in-time", 5, "Assessments within 45 working days",
        "The share of assessments completed within 45 working days.", "Help should not wait for paper.",
        SHARE, HIGHER, CARE, "completed in time", "assessments in time", "assessments completed", "assessments",
    ),
    Ready(
        "on-a-plan", 6, "Children on a child protection plan", "How many children are on a plan when the period ends.",
        "The rate says how often the strongest response is used.",
        RATE, CONTEXT, CARE, "children on a plan at the end", "children on a plan",
        "children aged 0 to 17", "", flow=Flow.STOCK, caveats=NEIGHBOURS,
    ),
    Ready(
        "neglect", 7, "Child protection plans for neglect", "The share of plans whose category is neglect.",
        "Neglect is the commonest category and is often recognised late.",
        SHARE, CONTEXT, CARE, "plans for neglect at the end", "children on a plan for neglect",
        "children on a plan at the end", "children on a plan", flow=Flow.STOCK,
    ),
    Ready(
        "second-plan", 8, "Second or later plans", "The share of plans started for a child who had one before.",
        "A second plan can mean that the first ended too soon.",
        SHARE, LOWER, CARE, "with an earlier plan", "second plans started", "plans started", "plans started",
    ),
    Ready(
        "long-plan", 9, "Plans of two years or more", "The share of plans ended that had lasted two years or more.",
        "A plan that lasts so long may have drifted.",
        SHARE, LOWER, CARE, "that had lasted two years", "long plans ended", "plans ended", "plans ended",
    ),
    Ready(
        "reviews-in-time", 10, "Child protection reviews on time", "The share of reviews held when they were due.",
        "A review is when somebody asks whether the child is safer.",
        SHARE, HIGHER, CARE, "held on time", "reviews on time", "reviews due", "reviews due",
    ),
    Ready(
        "conference-in-time", 11, "First conferences within 15 working days",
        "The share of first child protection conferences held within 15 working days of the strategy discussion.",
        "Until then the child is at risk and has no plan.",
        SHARE, HIGHER, CARE, "held in time", "conferences in time", "first conferences", "conferences",
    ),
    Ready(
        "reports", 12, "Agency reports for conferences", "The share of reports sent of those due, by agency.",
        "A conference without an agency’s report decides on part of the story.",
        SHARE, HIGHER, CARE, "reports sent", "conference reports sent", "reports due", "conference reports due",
        dimension="Agency", values=AGENCIES,
    ),
    Ready(
        "attendance", 13, "Attendance below 50%", "The share of pupils on roll who attended less than half the time.",
        "A child out of school is out of sight.",
        SHARE, LOWER, EDUCATION, "pupils below 50%", "pupils below half", "pupils on roll", "pupils on roll",
    ),
    Ready(
        "attendance-neglect", 14, "Attendance below 50% with neglect named",
        "Of pupils who attended less than half the time, those for whom neglect is named as a factor.",
        "It shows whether schools and social care see the same child.",
        SHARE, CONTEXT, EDUCATION, "neglect named", "pupils below half with neglect", "pupils below 50%",
        "pupils below half",
    ),
    Ready(
        "home-educated", 15, "Children educated at home", "How many children are known to be educated at home.",
        "Most are well taught; none has a teacher who would notice.",
        COUNT, CONTEXT, EDUCATION, "children educated at home at the end", "children educated at home",
        flow=Flow.STOCK, caveats="Families need not register: the true number is higher.",
    ),
    Ready(
        "home-reasons-family", 16, "Why families chose home education",
        "Children newly educated at home, by the reason that the family gives.",
        "The family’s reason and the school’s often differ; both are asked.",
        COUNT, CONTEXT, EDUCATION, "newly educated at home", "newly educated at home",
        dimension="Reason given by the family", values=REASONS,
    ),
    Ready(
        "home-reasons-school", 16, "Why schools say it was chosen",
        "The same children, by the reason that the school gives.",
        "Where it differs from the family’s, somebody should ask.",
        COUNT, CONTEXT, EDUCATION, "newly educated at home", "newly educated at home",
        dimension="Reason given by the school", values=REASONS,
    ),
    Ready(
        "home-vulnerable", 17, "Vulnerable home-educated children with a plan",
        "Of home-educated children known to be vulnerable, those with a plan.", "Known to be vulnerable is not helped.",
        SHARE, HIGHER, EDUCATION, "with a plan", "vulnerable at home with a plan", "vulnerable children at home",
        "vulnerable at home", flow=Flow.STOCK,
    ),
    Ready(
        "missing-episodes", 18, "Missing episodes", "How many times a child was reported missing.",
        "Each is a time when nobody knew where a child was.",
        COUNT, LOWER, POLICE, "episodes", "missing episodes",
        caveats="A few children can have many episodes: read it with the number of children.",
    ),
    Ready(
        "missing-children", 18, "Children who went missing", "How many children were reported missing at least once.",
        "Read with the episodes it shows who goes missing again and again.",
        COUNT, LOWER, POLICE, "children", "missing children", dimension="Age", values=AGES,
    ),
    Ready(
        "interviews-offered", 19, "Return interviews offered",
        "Of episodes that needed an interview, those for which one was offered.",
        "It is the child’s chance to say why.",
        SHARE, HIGHER, PROVIDER, "offered", "interviews offered", "episodes that needed one",
        "episodes needing interview",
        caveats="One interview can cover several episodes, and not every episode needs one.",
    ),
    Ready(
        "interviews-completed", 20, "Return interviews completed", "Of interviews offered, those that took place.",
        "An offer that is always refused is the wrong offer.",
        SHARE, HIGHER, PROVIDER, "completed", "interviews completed", "offered", "interviews offered",
        caveats="Look at it also as a share of those that were needed.",
    ),
    Ready(
        "interviews-in-time", 21, "Return interviews within 72 hours",
        "Of interviews completed, those held within 72 hours of the child’s return.",
        "What a child would say on the first day is lost by the second week.",
        SHARE, HIGHER, PROVIDER, "within 72 hours", "interviews in time", "completed", "interviews completed",
        caveats="Look at it also as a share of those that were needed.",
    ),
    Ready(
        "seraf", 22, "Exploitation risk assessments by agency",
        "How many sexual exploitation risk assessments (SERAF) each agency completed.",
        "More, and from more agencies, means that more people look.",
        COUNT, HIGHER, MASH, "forms", "risk assessments", dimension="Agency", values=AGENCIES,
        caveats="Counts by agency only: no form is kept here.",
    ),
    Ready(
        "seraf-significant", 22, "Assessments that found significant risk",
        "The share of exploitation risk assessments whose band is significant.",
        "If forms rise and this falls, the net is wider; if both rise, so does the harm.",
        SHARE, CONTEXT, MASH, "significant", "risk assessments, significant", "forms", "risk assessments",
    ),
    Ready(
        "metrac", 23, "METRAC cases by level of risk", "Cases before the panel, by level of risk.",
        "It shows whether the panel sees the children at greatest risk.",
        COUNT, CONTEXT, METRAC, "cases", "panel cases", dimension="Level of risk", values=LEVELS,
        caveats="Name the levels as your panel does.",
    ),
    Ready(
        "metrac-lowered", 24, "METRAC cases whose risk came down", "Of cases reviewed, those whose risk was lowered.",
        "It is what the panel is for.",
        SHARE, HIGHER, METRAC, "lowered", "panel cases lowered", "reviewed", "panel cases reviewed",
    ),
    Ready(
        "first-health", 25, "First health assessments in time",
        "Of children who came into care, those whose first health assessment was within 20 working days.",
        "Health needs not found in the first weeks are often not found.",
        SHARE, HIGHER, HEALTH, "in time", "first health checks in time", "due", "first health checks due",
    ),
    Ready(
        "review-health", 25, "Review health assessments in time",
        "Of looked-after children due a review of their health (six-monthly under 5, yearly from 5), those in time.",
        "It is how change is noticed.",
        SHARE, HIGHER, HEALTH, "in time", "review health checks in time", "due", "review health checks due",
    ),
    Ready(
        "dental", 26, "Dental checks in 12 months",
        "Of children looked after for twelve months or more, those seen by a dentist in the last twelve.",
        "Teeth tell of neglect, and pain keeps a child out of school.",
        SHARE, HIGHER, HEALTH, "seen by a dentist", "dental checks in time", "looked after for 12 months",
        "looked after 12 months", flow=Flow.STOCK,
    ),
    Ready(
        "domestic-notices", 27, "Domestic abuse notices with children",
        "Police notices of domestic abuse in households with children.", "Each is a child who lives with it.",
        COUNT, CONTEXT, POLICE, "notices", "domestic abuse notices", counts=Counts.FAMILIES,
    ),
    Ready(
        "marac-repeats", 27, "Repeat cases at MARAC",
        "Of cases before the domestic abuse conference (MARAC), those that had been there in the twelve months before.",
        "A family that comes back is not yet safe.",
        SHARE, CONTEXT, MARAC, "repeats", "MARAC repeats", "cases", "MARAC cases", counts=Counts.FAMILIES,
    ),
)  # fmt: skip
BY_KEY = {one.key: one for one in READY}

# What is part of what, beside each numerator's being part of its denominator.
ALSO_PART_OF = {
    "missing children": "missing episodes",
    "episodes needing interview": "missing episodes",
    "vulnerable at home": "children educated at home",
    "panel cases reviewed": "panel cases",
}
BALANCES = (Balance("children on a plan", "plans started", "plans ended"),)


def part_of() -> dict[str, str]:
    """What is part of what among the counts of the list."""
    return {one.counted: one.of for one in READY if one.of} | ALSO_PART_OF


def links() -> Links:
    """How the counts of the list hang together."""
    return Links(part_of(), BALANCES)


def sources() -> Iterator[str]:
    """Whoever gives the figures of the list, each once."""
    yield from dict.fromkeys(one.source for one in READY)

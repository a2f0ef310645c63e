"""What stands in the island's library, in words of our own: documents with their pages, and who confirmed what."""

import datetime as dt
from dataclasses import dataclass

from demo.year.telling import on


@dataclass(frozen=True)
class Page:
    """A page; `under` is the title of the one above it."""

    title: str
    text: str
    under: str = ""


@dataclass(frozen=True)
class Approval:
    """Who approved an edition, for which body, when, at which meeting; and when it was published, to be reviewed by."""

    by: str
    body: str
    day: dt.date
    meeting: str
    published: dt.date
    review: dt.date


@dataclass(frozen=True)
class Document:
    """A document with its first edition. Pages that came later than the first day are `later`, with their day."""

    kind: str
    title: str
    summary: str
    owner: str
    by: str
    begun: dt.date
    pages: tuple[Page, ...]
    approval: Approval
    audience: str = "professionals"
    tags: tuple[str, ...] = ()
    later: tuple[tuple[dt.date, Page], ...] = ()


FAMILY_APPROACH = Document(
    "protocol",
    "Family Approach protocol",
    "How people who work with adults and people who work with children think of the whole family, ask about it, and tell each other.",
    "team",
    "theo",
    on(26, 6),
    (
        Page(
            "What it asks of you",
            "Whoever you work for, and whether you came for an adult or for a child:\n\n"
            "1. **Ask** who else is in the family, and who matters to the child from outside the home.\n"
            "2. **Look** at what the adult’s difficulty means for the child, and the child’s for the adult.\n"
            "3. **Tell** whoever works with the other one, with consent where you can, without it where you must.\n"
            "4. **Plan** together where more than one of you is involved, and say who leads.\n\n"
            "It is enough to begin with one question at the first meeting: *who is at home with you?*",
        ),
        Page(
            "When to ask and whom to tell",
            "| You work with | You notice | You ask | You tell |\n|---|---|---|---|\n"
            "| an adult in mental health care | a child at home, or one she sees at weekends | who cares for the child when you are unwell? | the school nurse or health visitor |\n"
            "| an adult who drinks or uses drugs | a pram in the hall | what does a usual morning look like? | children’s social care, early help |\n"
            "| a child who is often late | a parent who does not open the door | who gets you up? | the adult’s worker, if there is one |\n"
            "| a carer | a young person who speaks for a parent | what do you do for her each day? | the young carers’ service |\n",
        ),
        Page(
            "Carers",
            "The adults board asked for this page. A carer is a person with needs of her own. A child who cares is a child first: "
            "ask what she no longer does because of it, and offer an assessment in her own right.",
        ),
    ),
    Approval("helen", "board", on(13, 9), "Board of 13 September 2017, item 2", on(31, 10), on(31, 10, 2019)),
    tags=("whole family", "adults", "information sharing"),
)

ONLINE_PARENTS = Document(
    "leaflet",
    "Keeping children safe online: for parents",
    "What to agree at home, what to look out for, and whom to ask.",
    "team",
    "theo",
    on(15, 5),
    (
        Page(
            "At home",
            "Begin with what your child likes, not with what you fear. Ask to be shown a game or a film that everybody talks about.\n\n"
            "- Agree *where* devices sleep at night. A kitchen shelf is better than a rule.\n"
            "- Agree what happens when something frightens or shames: **nobody is in trouble for telling.**\n"
            "- Look together at who can write to your child, and at what is shown of where you live.\n\n"
            "Do it again each birthday: what was right at nine is wrong at twelve.",
        ),
        Page(
            "What to look out for",
            "- A screen that is turned away when you come in, again and again.\n"
            "- Presents, money or a second telephone that nobody can explain.\n"
            "- A friend whom no other friend has ever met.\n"
            "- Sleep, food or school that changed within a few weeks.\n\n"
            "None of these proves anything. Together they are a reason to ask, and to go on asking kindly.",
        ),
    ),
    Approval("marcus", "met", on(23, 5), "MET of 23 May 2017, item 6", on(25, 5), on(5, 1, 2018)),
    audience="families",
    tags=("online safety", "parents"),
)
ONLINE_GAMES = Document(
    "leaflet",
    "Games and consoles: what parents asked",
    "Answers to what parents asked at the session in June: chat, purchases, age marks, time.",
    "team",
    "theo",
    on(29, 6),
    (
        Page(
            "Four questions",
            "**Who can talk to my child?** Nearly every game has a setting for it; look for “chat” or “privacy” and begin with *friends only*.\n\n"
            "**Can he spend my money?** Only where a card is kept. Take it out, and give a fixed sum as you would pocket money.\n\n"
            "**What does the number on the box mean?** How old somebody should be for what is *shown*. It says nothing of who else plays.\n\n"
            "**How long is too long?** When sleep, school or friends give way to it. An alarm that the child sets herself works better than one you set.",
        ),
    ),
    Approval("marcus", "met", on(4, 7), "MET of 4 July 2017, item 5", on(7, 7), on(7, 7, 2019)),
    audience="families",
    tags=("online safety", "parents", "games"),
)
ONLINE_SCHOOLS = Document(
    "guidance",
    "Online safety: a lesson that is not a warning",
    "For schools: three lessons in which children find out for themselves, and what to do when one of them tells.",
    "edu",
    "theo",
    on(21, 8),
    (
        Page(
            "Three lessons",
            "1. *What I like and why.* Nobody warns of anything. Children bring what they watch and play, and say what is good about it.\n"
            "2. *What would you say to her?* A story in which somebody is asked for a picture. Children write the next three messages.\n"
            "3. *Who helps?* Each child names two adults, one at school and one elsewhere, and how to reach them.",
        ),
        Page(
            "When a child tells",
            "Listen, thank her, promise no secret. Do not look at pictures and do not send them on. Tell the designated lead the same "
            "hour, and write down the child’s own words.",
        ),
    ),
    Approval("joanne", "edu", on(5, 9), "Education group of 5 September 2017", on(8, 9), on(1, 9, 2018)),
    audience="schools",
    tags=("online safety", "schools"),
)

FLOW_CHART = Document(
    "flow_chart",
    "SERAF and referral flow chart",
    "From a first worry that a child is exploited to who does what by when. Six young people struck out eleven words.",
    "met",
    "theo",
    on(19, 6),
    (
        Page(
            "If you are worried now",
            "1. **Is the child in danger now?** Call 999. Stay with the child if you can.\n"
            "2. **Tell your safeguarding lead** the same day. If there is none, call children’s social care yourself.\n"
            "3. **Fill in the SERAF** with what you know. Leave out what you do not; nobody needs the whole of it.\n"
            "4. **Send it with a referral** to children’s social care within one working day.\n"
            "5. **You hear back** within three working days what was decided. If you do not, ring.\n"
            "6. **Tell the child** what you have done and what happens next, in her own words.",
        ),
        Page(
            "What the score means",
            "The score helps you to think; it never decides. Your own judgement may differ, and then you say why.\n\n"
            "| Score | Category | What happens |\n|---|---|---|\n| 0 to 5 | not at risk | what is usual in your service |\n"
            "| 6 to 10 | mild | early help; look again in three months |\n| 11 to 15 | moderate | a plan with social care; look again each month |\n"
            "| 16 and more | significant | a strategy meeting within two working days |\n",
        ),
    ),
    Approval("marcus", "met", on(4, 7), "MET of 4 July 2017, item 3", on(12, 10), on(12, 10, 2018)),
    tags=("exploitation", "seraf", "referral"),
)
FLOW_CHART_SECOND = (
    "If you are worried now",
    "2. **Tell your safeguarding lead** the same day. If there is none, call children’s social care yourself.",
    "2. **Tell your safeguarding lead** the same day. If there is none, or it is after five o’clock or a weekend, call the "
    "out-of-hours team of children’s social care yourself.",
)
FLOW_CHART_CHANGES = "Step 2 says whom to call after five o’clock and at weekends: three schools had asked."
FLOW_CHART_AGAIN = Approval("marcus", "met", on(5, 12), "MET of 5 December 2017, item 4", on(11, 12), on(12, 10, 2018))

NEGLECT = Document(
    "toolkit",
    "Neglect toolkit",
    "Signs by age, a chart of thresholds, pages for those who see children every day, and what helps.",
    "neglect",
    "theo",
    on(8, 6),
    (
        Page(
            "Begin here",
            "Neglect is seldom one event. It is what a child goes without, day after day, until somebody puts the days together. "
            "This toolkit helps you to put them together.\n\n"
            "- [What you may see](what-you-may-see), by age\n"
            "- [How serious is it?](how-serious-is-it): a chart to settle an argument\n"
            "- [Talking with the child](talking-with-the-child)\n\n"
            "Use one page with a family, not the whole of it. Come back after six weeks.",
        ),
        Page(
            "Four kinds of neglect",
            "**Physical**: food, warmth, clothes, a clean bed, somebody who watches.\n\n**Emotional**: nobody answers when the child "
            "cries, or asks, or does well.\n\n**Educational**: nobody gets the child to school, or minds whether she is there.\n\n"
            "**Medical**, teeth among it: appointments missed, pain that goes on, glasses that never come.\n\n"
            "A child may go without one of them in a home that has everything else.",
        ),
        Page(
            "What you may see",
            "| Age | You may see | Ask yourself |\n|---|---|---|\n"
            "| under 2 | a flat back of the head, few sounds, weight that stands still | who plays with this child? |\n"
            "| 2 to 4 | hunger on arrival, few words, no fear of strangers | who says goodnight? |\n"
            "| 5 to 10 | tired, alone, clothes too thin, “not brought” to the dentist | who would notice if she were late? |\n"
            "| 11 to 17 | looks after others, away at night, toothache for weeks | who would she ring at midnight? |\n",
        ),
        Page(
            "How serious is it?",
            "| | Now and then | Often | Most days |\n|---|---|---|---|\n"
            "| The parent sees it and acts | universal services | early help | early help, with a plan |\n"
            "| The parent sees it and cannot | early help | early help, with a plan | children’s social care |\n"
            "| The parent does not see it | early help, with a plan | children’s social care | children’s social care, the same day |\n\n"
            "> Two people who disagree write down which row and which column, and why. Usually they find that they know different days.",
        ),
        Page(
            "Talking with the child",
            "Ask about an ordinary day, from waking to sleeping. *Who was there? What did you eat? Where did you sleep? What was the "
            "best of it?* Write the child’s words, not yours. A child who says nothing has said something: write that too.",
        ),
        Page(
            "Health visitors and school nurses",
            "Weigh what you see against the last three visits, not against the last one. “Was not brought” stands in the record; “did not attend” does not.",
            "What you may see",
        ),
        Page(
            "Schools and nurseries",
            "Keep one page a child with dates: late, hungry, cold, tired, alone. Five dates in a term are a conversation; ten are a referral.",
            "What you may see",
        ),
        Page(
            "Police and housing",
            "You see the home at hours when nobody else does. Say in your notification what you saw of beds, food and warmth, room by room.",
            "What you may see",
        ),
    ),
    Approval(
        "beth", "neglect", on(6, 2, 2018), "Neglect group of 6 February 2018, item 1", on(9, 2, 2018), on(9, 2, 2020)
    ),
    tags=("neglect", "thresholds", "early help"),
    later=(
        (
            on(2, 2, 2018),
            Page(
                "What helps: interventions",
                "Health signed these off on 2 February. Choose one or two, with the parent, and say what would be different in six weeks.\n\n"
                "| What goes wrong | What helps | Who does it | How you know after six weeks |\n|---|---|---|---|\n"
                "| mornings | a written routine for the week, rung through each day for two weeks | family support | in school on time, fed, four days of five |\n"
                "| food and warmth | a budget, a cooker that works, the food bank once | housing, advice centre | two meals a day, by the child’s own account |\n"
                "| teeth and health | appointments booked together and gone to together | school nurse | every appointment kept or rebooked |\n"
                "| nobody plays | ten minutes a day, filmed and looked at with the parent | health visitor | the child comes to the parent when hurt |\n"
                "| a parent drinks or is unwell | the Family Approach: her worker at the table | adult services | a plan for the bad days, known to the child |\n\n"
                "## When it does not help\n\nAfter two rounds of six weeks without a change that the *child* would notice, it is not the "
                "wrong family but the wrong level: go one column to the right on the chart.",
            ),
        ),
    ),
)

# The consortium of four boards, three of them across the water: name, slug, manager and chair.
BOARDS = (
    ("Easthaven Safeguarding Children Board", "easthaven", "Iris Kendal", "Philip Ormond"),
    ("Westerby Safeguarding Children Board", "westerby", "Greta Lund", "Bernard Foyle"),
    ("Port Sable Safeguarding Children Board", "port-sable", "Tariq Mirza", "Agnes Holt"),
)
CONSORTIUM = "4LSCB"
JOINT = (
    "policy",
    "Joint working protocol",
    "How children’s and adults’ services of the four areas work together where a parent’s difficulty touches a child. In full.",
    Page(
        "Working together",
        "Each service names one person in each area whom the others may ring. Where two services are involved, they meet within ten "
        "working days, and one of them leads. Where they disagree, it goes to their managers the same week, and the child’s plan does "
        "not wait for it.",
    ),
)
JOINT_SUMMARY = (
    "flow_chart",
    "Joint working: the short one",
    "One page with the flow chart of the joint working protocol, for every desk.",
    Page(
        "On one page",
        "1. You are worried about a child whose parent another service knows.\n2. Ring that service’s named person today.\n"
        "3. Meet within ten working days; write down who leads.\n4. Look again after six weeks, all of you.",
    ),
)
JOINT_SECOND = (
    "Services that disagree say so to both boards’ managers within five working days, after a review asked for it.",
    " Nothing is closed while it is open.",
)

# Which board adopted what, by its slug ("" for the island), on which day, by which meeting.
ADOPTIONS = (
    (JOINT[1], "easthaven", on(15, 6), "Board of 15 June 2017, item 4"),
    (JOINT[1], "westerby", on(22, 6), "Board of 22 June 2017, item 9"),
    (JOINT[1], "port-sable", on(29, 6), "Executive of 29 June 2017"),
    (JOINT[1], "", on(14, 7), "By e-mail of all members of the Board, 14 July 2017"),
    *((JOINT_SUMMARY[1], slug, on(26, 9), "By e-mail, 26 September 2017") for _, slug, _, _ in BOARDS),
    (JOINT_SUMMARY[1], "", on(29, 9), "By e-mail of the Executive, 29 September 2017"),
    (JOINT[1], "easthaven", on(9, 1, 2018), "Board of 9 January 2018, item 3"),
)
APPENDIX = (
    "On the island",
    "The named persons of Marram’s services are on the staff page of the Council. After the last ferry the on-call manager of "
    "the Trust speaks for every health service.",
)

# Who confirmed the Family Approach protocol: body, by whom, day, reached of staff, how, who saw to it.
CONFIRMED = (
    (
        "police",
        "owen",
        on(9, 11),
        118,
        130,
        "Read out at every briefing of the week of 6 November; on the intranet.",
        "Chief inspector, protecting vulnerable people",
    ),
    (
        "trust",
        "wendy",
        on(10, 11),
        412,
        412,
        "An e-mail to all clinical staff, and the weekly bulletin.",
        "Named nurse",
    ),
    (
        "ph",
        "nuala",
        on(14, 11),
        26,
        28,
        "Team meeting; commissioned services were written to.",
        "Public health consultant",
    ),
    ("sab", "colin", on(15, 11), 19, 19, "The protocol is in every member’s handbook.", "Adults board manager"),
    (
        "csc",
        "theo",
        on(20, 11),
        164,
        181,
        "By e-mail to us: ten team meetings, and a page in the induction.",
        "Head of safeguarding",
    ),
    (
        "council",
        "theo",
        on(24, 11),
        88,
        140,
        "By e-mail to us: heads of service cascade to those who meet families; libraries are still to come.",
        "Head of communities",
    ),
    (
        "ccg",
        "priya",
        on(20, 12),
        61,
        74,
        "Practice managers’ meeting of 14 December; fourteen practices.",
        "Designated nurse",
    ),
)
READ_ONLY = (
    "probation",
    "theo",
    on(12, 12),
    on(28, 2, 2018),
    "By telephone: read by the head of the island office; the cascade waits for the new teams.",
)
LATER_CONFIRMED = (
    ("nhse", "theo", on(12, 2, 2018), 9, 9, "By e-mail to us: team meeting of 8 February.", "Head of quality"),
    (
        "probation",
        "theo",
        on(20, 3, 2018),
        31,
        34,
        "By e-mail to us: a morning for both teams on 19 March.",
        "Head of the island office",
    ),
)
PROVIDERS = ("csc", "council", "ph", "police", "trust", "ccg", "nhse", "probation", "sab")
# A pulse: body, first and last day, whom it went to, how many answered each way ("yes_find" knows it).
PULSES = (
    ("trust", on(20, 11), on(4, 12), 40, (("yes_find", 9), ("heard", 7), ("no", 6))),
    ("police", on(20, 11), on(4, 12), 24, (("yes_find", 15), ("yes", 1), ("no", 1))),
)
# Openings on the public site, by the first of the month: title, views, files taken.
OPENED = (
    (on(31, 10), "Joint working: the short one", on(1, 10), 231, 0),
    (on(30, 11), "Joint working: the short one", on(1, 11), 214, 0),
    (on(31, 12), "Joint working: the short one", on(1, 12), 195, 0),
    (on(30, 11), "SERAF and referral flow chart", on(1, 11), 148, 0),
    (on(31, 12), "SERAF and referral flow chart", on(1, 12), 121, 0),
    (on(28, 2, 2018), "Neglect toolkit", on(1, 2, 2018), 260, 0),
    (on(31, 3, 2018), "Neglect toolkit", on(1, 3, 2018), 152, 0),
)

"""The meetings of the year: agendas, what was said and decided. All invented."""

import datetime as dt
from zoneinfo import ZoneInfo

from demo.year.telling import Decided, Item, Meeting, Paper, on


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """An hour of the day on the island."""
    return dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo("Europe/London"))


HALL = "Council offices, room 2"

# Until 15 January 2018.
HELD = (
    Meeting(
        "exec-july",
        "exec",
        "Executive Group",
        at(on(26, 7), 10),
        HALL,
        planned=on(10, 5),
        issued=on(21, 7),
        quorum=3,
        apologies=("owen",),
        items=(
            Item(
                "Quarter 1 of the business plan",
                "assurance",
                about=("cycle", "1"),
                by="dana",
                minute="All owners but the Trust answered. The Group asked for the Trust's answer in October without fail.",
                decided=Decided(
                    text="The Trust answers for action 2.10 in each quarter from now on.",
                    owner="trust",
                    due=on(13, 10),
                    effect="The Trust answered in October and in January.",
                    effect_on=on(12, 1, 2018),
                ),
            ),
            Item(
                "Needs analysis for neglect training",
                "assurance",
                about=("action", "1.2"),
                by="sam",
                minute="Eleven of 14 agencies had replied. The Group asked which three had not.",
            ),
            Item(
                "The flow chart for referrals",
                "information",
                about=("action", "3.4"),
                by="marcus",
                minute="The young people's review was thought excellent. To go into the bulletin.",
                task=("Put the young people's review of the flow chart into the bulletin", "theo", on(1, 9)),
            ),
        ),
    ),
    Meeting(
        "board-september",
        "board",
        "Board",
        at(on(13, 9), 13, 30),
        "Town hall, council chamber",
        planned=on(10, 5),
        issued=on(6, 9),
        quorum=2,
        items=(
            Item(
                "The business plan at the end of quarter 1",
                "assurance",
                about=("cycle", "1"),
                by="dana",
                minute="The Board asked what had changed for children so far, and heard two examples.",
            ),
            Item(
                "The Family Approach protocol",
                "decision",
                about=("action", "2.1"),
                by="theo",
                minute="Approved with the page on carers that the adults board had asked for.",
                decided=Decided(
                    text="The Family Approach protocol is approved and comes into use on 31 October 2017.",
                    owner="team",
                    due=on(31, 10),
                    effect="Published and sent to the nine statutory providers on 31 October.",
                    effect_on=on(31, 10),
                ),
            ),
        ),
    ),
    Meeting(
        "exec-october",
        "exec",
        "Executive Group",
        at(on(25, 10), 10),
        HALL,
        planned=on(27, 7),
        issued=on(20, 10),
        quorum=3,
        approves="exec-july",
        items=(
            Item(
                "Quarter 2 of the business plan",
                "assurance",
                about=("cycle", "2"),
                by="dana",
                minute="Two actions were red or amber with dates asked to be later; each was taken by itself.",
            ),
            Item(
                "A later date for the neglect toolkit",
                "decision",
                about=("change", "1.1 Toolkit complete"),
                by="beth",
                minute="The Group was not persuaded: eight of nine pages can be published while one waits.",
                decided=Decided(
                    approve=False,
                    text="Keep December. Publish what is ready, and let Health sign the rest.",
                ),
            ),
            Item(
                "A later date for sessions on online safety",
                "decision",
                about=("change", "2.8 Q3"),
                by="theo",
                minute="A trainer cannot be conjured up. Agreed, with two sessions before the end of March.",
                decided=Decided(approve=True, text="A trainer from the police begins in January."),
            ),
            Item(
                "A later date for the plan with home-educating families",
                "decision",
                about=("change", "2.9 Action plan following survey"),
                by="joanne",
                minute="Families reading the draft is what the action is for. Agreed.",
                decided=Decided(approve=True, text="Families read the draft first."),
            ),
            Item(
                "Health of looked-after children",
                "assurance",
                about=("action", "2.10"),
                by="priya",
                minute="Three letters to NHS England without an answer. The Group puts it before the Board and asks the Trust a question.",
            ),
        ),
    ),
    Meeting(
        "edu-november",
        "edu",
        "Education Group",
        at(on(9, 11), 14),
        "Marram High School, library",
        planned=on(20, 9),
        issued=on(2, 11),
        apologies=("amir",),
        items=(
            Item(
                "What families said of the draft action plan",
                "information",
                about=("action", "2.9"),
                by="joanne",
                minute="Nine families wrote. Half of the draft is to be written anew.",
            ),
        ),
    ),
)

# Its agenda is issued, and it is held, by the next stations.
JANUARY = Meeting(
    "exec-january",
    "exec",
    "Executive Group",
    at(on(24, 1, 2018), 10),
    HALL,
    planned=on(30, 10),
    issued=on(22, 1, 2018),
    quorum=3,
    approves="exec-october",
    items=(
        Item(
            "Quarter 3 of the business plan",
            "assurance",
            about=("cycle", "3"),
            by="dana",
            minute="Two claims went further than their dates: 1.2 and 3.5. Both owners were asked why.",
            decided=Decided(text="The progress of quarter 3 is published with the minutes."),
        ),
        Item(
            "A later date for sessions on online safety, again",
            "decision",
            about=("change", "2.8 Q3"),
            by="theo",
            minute="Agreed, for the last time.",
            decided=Decided(approve=True, text="To 28 February and no further."),
        ),
        Item(
            "A later date for the plan with home-educating families, again",
            "decision",
            about=("change", "2.9 Action plan following survey"),
            by="amir",
            minute="The meeting of the Education Group on 25 January is to agree it.",
            decided=Decided(approve=True, text="To 31 January."),
        ),
        Item(
            "Counting attendance again",
            "decision",
            about=("change", "1.4 Follow-up"),
            by="amir",
            minute="A term is needed to see a change.",
            decided=Decided(approve=True, text="A full term shows more than half of one."),
        ),
        Item(
            "Neglect: figures for October to December",
            "information",
            by="kofi",
            minute="The share of plans for neglect has not moved beyond what chance does.",
            paper=Paper(
                "Figures on neglect, October to December 2017",
                of="kofi",
                asked=on(12, 1, 2018),
                due=on(19, 1, 2018),
                given=on(18, 1, 2018),
            ),
        ),
        Item(
            "A review that has begun",
            "information",
            by="helen",
            restricted_why="The review is not public, and families have not been told yet.",
            minute="The Group heard where the review stands.",
        ),
    ),
)

MARCH = Meeting(
    "board-march",
    "board",
    "Board",
    at(on(7, 3, 2018), 13, 30),
    "Town hall, council chamber",
    planned=on(20, 9),
    issued=on(28, 2, 2018),
    quorum=1,
    apologies=("graham",),
    approves="board-september",
    items=(
        Item(
            "The business plan at the end of quarter 3",
            "assurance",
            about=("cycle", "3"),
            by="dana",
            minute="The Board went through each priority and asked most about dental checks.",
        ),
        Item(
            "Dental checks of looked-after children",
            "decision",
            about=("escalation", "2.10"),
            by="priya",
            minute="The independent chair will write to NHS England's chief officer and ask for monthly figures.",
            decided=Decided(
                text="The independent chair writes to NHS England for monthly figures, and the CCG buys 90 more appointments.",
                owner="trust",
                due=on(30, 3, 2018),
                task="Report the first monthly figures",
                effect="Figures come monthly since 26 March.",
                effect_on=on(26, 3, 2018),
            ),
        ),
        Item(
            "Neglect behind exploitation: the report of MET",
            "assurance",
            about=("action", "1.3"),
            by="marcus",
            minute="Noted with thanks. The next neglect strategy begins from it.",
            decided=Decided(text="The next neglect strategy names exploitation.", owner="neglect", due=on(30, 9, 2018)),
        ),
    ),
)

APRIL = Meeting(
    "exec-april",
    "exec",
    "Executive Group",
    at(on(25, 4, 2018), 10),
    HALL,
    planned=on(26, 1, 2018),
    issued=on(20, 4, 2018),
    quorum=3,
    approves="exec-january",
    items=(Item("The year of the business plan", "assurance", about=("cycle", "4"), by="dana"),),
)

EDUCATION_JANUARY = Meeting(
    "edu-january",
    "edu",
    "Education Group",
    at(on(25, 1, 2018), 14),
    "Marram High School, library",
    planned=on(10, 1, 2018),
    issued=on(19, 1, 2018),
    items=(
        Item(
            "The action plan with home-educating families",
            "decision",
            about=("action", "2.9"),
            by="amir",
            minute="Agreed as the families rewrote it.",
            decided=Decided(text="The action plan with home-educating families is agreed.", owner="edu"),
        ),
    ),
)

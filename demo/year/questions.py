"""What the Executive asked, put before the Board and made known, and what chairs reported. All invented."""

from demo.year.telling import AnswerTold, Challenge, Escalation, Practice, Report, on

# Until 15 January 2018.
CHALLENGES = (
    Challenge(
        to="wfd",
        by="graham",
        day=on(26, 7),
        due=on(16, 8),
        action="1.2",
        question="Eleven of 14 agencies answered the needs analysis. Which three did not, and how will their staff be reached?",
        answers=(
            AnswerTold(
                "sam",
                on(9, 8),
                "Probation, housing and the ambulance service. Each was telephoned; two have answered since, and housing sends six people to the first session.",
                judged_by="graham",
                judged_on=on(14, 8),
                satisfied=True,
                why="All three were reached.",
            ),
        ),
    ),
    Challenge(
        to="met",
        by="owen",
        day=on(25, 10),
        due=on(15, 11),
        action="1.3",
        question="Two METRAC meetings fell away. Who decides that, and what happens to the children who would have been discussed?",
        answers=(
            AnswerTold(
                "marcus",
                on(10, 11),
                "The chair decides, from now on with the deputy. Every case of a meeting that falls away is looked at by two agencies within three days; those of the summer were, on 2 November.",
                judged_by="owen",
                judged_on=on(17, 11),
                satisfied=True,
                why="The rule is written down and the cases were looked at.",
            ),
        ),
    ),
    Challenge(
        to="trust",
        by="graham",
        day=on(25, 10),
        due=on(15, 11),
        action="2.10",
        question="How many looked-after children have had no dental check for more than 12 months, and what is done for each?",
        answers=(
            AnswerTold(
                "wendy",
                on(20, 11),
                "We are working on it with NHS England and hope for figures soon.",
                judged_by="graham",
                judged_on=on(1, 12),
                satisfied=False,
                why="It gives no number and says nothing about any child's check. Ask the practices, if NHS England cannot say.",
                due=on(22, 12),
            ),
        ),
    ),
)
ESCALATIONS = (
    Escalation(
        by="graham",
        day=on(25, 10),
        action="2.10",
        title="Dental checks of looked-after children",
        why="NHS England has not answered three letters, and the island has only carers' word for how many children have had a dental check. It needs the Board's voice.",
        closed=(on(29, 3, 2018), "Monthly figures come since 26 March; the Trust reports them each quarter."),
    ),
)
PRACTICE = (
    Practice(
        "3.4",
        1,
        "graham",
        on(26, 7),
        "Six young people reviewed a flow chart, and it became half as long. Ask them before you publish.",
        "The bulletin of September",
    ),
)
REPORTS = (
    Report("wfd", 1, "sam", on(20, 7)),
    Report("pqa", 1, "ruth", on(20, 7)),
    Report("met", 1, "marcus", on(21, 7)),
    Report("edu", 1, "joanne", on(21, 7)),
    Report("wfd", 2, "sam", on(18, 10), asks="Trainers on adult mental health: can an agency lend one?"),
    Report("pqa", 2, "ruth", on(18, 10)),
    Report("met", 2, "marcus", on(19, 10)),
    Report("edu", 2, "joanne", on(19, 10)),
)

# What the stations bring.
LATE_ANSWER = AnswerTold(
    "wendy",
    on(18, 1, 2018),
    "The practices were asked. 28 of 156 children had no check for more than 12 months; 19 have an appointment by the end of February, and each of the other nine has a named nurse.",
    judged_by="graham",
    judged_on=on(24, 1, 2018),
    satisfied=True,
    why="A number, and something done for each child. The rest is before the Board.",
)
JANUARY_CHALLENGES = (
    Challenge(
        to="wfd",
        by="graham",
        day=on(24, 1, 2018),
        due=on(14, 2, 2018),
        action="1.2",
        question="You say green. The training is overdue: what would you have to see to say amber?",
        answers=(
            AnswerTold(
                "sam",
                on(12, 2, 2018),
                "You are right, it was amber. The last session ran on 8 February, and the evaluations are below what we promised.",
                judged_by="graham",
                judged_on=on(19, 2, 2018),
                satisfied=True,
                why="Said plainly.",
            ),
        ),
    ),
    Challenge(
        to="pqa",
        by="owen",
        day=on(24, 1, 2018),
        due=on(14, 2, 2018),
        action="3.5",
        question="Two of seven recommendations are open and you call the action complete. Which two, and who waits for them?",
        answers=(
            AnswerTold(
                "ruth",
                on(9, 2, 2018),
                "The two on medicals: the Trust and the police finish them in March. Complete was said too early.",
                judged_by="owen",
                judged_on=on(15, 2, 2018),
                satisfied=True,
                why="Both have a date and an owner.",
            ),
        ),
    ),
)
JANUARY_PRACTICE = (
    Practice(
        "1.4",
        3,
        "graham",
        on(24, 1, 2018),
        "Schools that write “not brought” for their youngest pupils ask the right question. Seven do it now.",
        "The head teachers' meeting of February",
    ),
)
JANUARY_REPORTS = (
    Report("wfd", 3, "sam", on(18, 1, 2018)),
    Report("pqa", 3, "ruth", on(18, 1, 2018)),
    Report("met", 3, "marcus", on(19, 1, 2018)),
    Report("edu", 3, "amir", on(19, 1, 2018), asks="A chair. The group has had none since December."),
)

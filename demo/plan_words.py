"""What the invented board's plan says. The shape is a real board's (21 actions, kinds of owner, dates, figures); every word is ours.

`demo/make_document.py` sets it as the Word document that the demonstration reads; nothing else reads this page.
"""

from dataclasses import dataclass

BOARD = "Isle of Marram Safeguarding Children Board"
TITLE = "Business Plan 2017-18"
ISSUED = "April 2017"
VISION = "Every child on the island safe, heard and helped early, by people who work as one."
PURPOSE = (
    "The Board brings together everybody who keeps children safe on the island. The law gives it two tasks:",
    "To bring the work of each member agency together, so that children are safeguarded and do well; and",
    "To make sure that what each of them does for this purpose works.",
)
PRINCIPLES = (
    "Safeguarding belongs to everybody: each professional and each organisation plays its full part",
    "The child comes first: services begin with what this child needs and thinks, and support parents and carers too",
)
THREADS = (
    ("The voice of the child", "our work starts from what children live through, and children take part in it."),
    ("Partnership working", "we work with the island's communities, faith groups and voluntary organisations."),
    (
        "Learning inquiries",
        "what reviews and good examples teach reaches everybody, and we check that it was taken up.",
    ),
)
HEADINGS = (
    "Expected outcome",
    "Actions needed (inputs)",
    "Action owner",
    "Target date",
    "Success measure and expected impact",
    "Monitoring arrangements",
)


@dataclass(frozen=True)
class Row:
    """One action as printed: each cell a tuple of paragraphs; a paragraph that begins with "* " is a bullet."""

    action: tuple[str, ...]
    owner: tuple[str, ...]
    target: tuple[str, ...]
    measures: tuple[str, ...]
    monitoring: tuple[str, ...]


@dataclass(frozen=True)
class PriorityTable:
    """One table of the plan: its outcome stands once, merged down all rows."""

    title: str
    aim: str
    outcome: str
    rows: tuple[Row, ...]


NEGLECT = PriorityTable(
    title="Priority 1: Child Neglect",
    aim="To put the Neglect Strategy to work, so that staff know the kinds and signs of neglect and step in, or find "
    "somebody who can, for every child who lives with it.",
    outcome="The Board is assured that agencies share one understanding of neglect, however complex, and answer it "
    "together as the Neglect Strategy says",
    rows=(
        Row(
            (
                "1.1 Complete the online neglect toolkit, with its interventions, and publish it for everybody who works with children on the island.",
            ),
            ("Neglect multi-agency task and finish group",),
            ("Toolkit complete by end of Q3",),
            (
                "The toolkit is published and every agency has passed it on to its staff.",
                "Professionals who are surveyed say that the toolkit helps them see the early signs of neglect.",
                "Agencies use the same assessment and interventions, so that a family meets the same practice everywhere.",
                "Children who are neglected are found sooner because more professionals know what to look for.",
            ),
            ("Reports to the Executive and the Board.", "Case file audits."),
        ),
        Row(
            (
                "1.2 Design and deliver multi-agency training on neglect that serves the Strategy and builds on audits, staff surveys and research, local and national.",
            ),
            ("Workforce Development",),
            ("End of Q3",),
            (
                "The training delivered answers the needs that the workforce has named.",
                "Evaluations show that over 90% of attendees say the training will make a positive difference to their practice.",
            ),
            ("Workforce Development Group reviews training outputs and outcomes every quarter.",),
        ),
        Row(
            (
                "1.3 Study the findings of the new return interviews with missing children, to learn whether neglect plays a part in going missing.",
                "METRAC to study the cases of children at risk of or experiencing sexual exploitation, to understand what lies beneath and whether neglect is part of it.",
            ),
            ("Missing, Exploited and Trafficked Group", "METRAC"),
            ("End of Q4", "Reviewed every quarter throughout 2017/18"),
            (
                "A report assures the Board that links between exploitation and neglect are looked for and acted on, and return interview data shows that neglect is found in good time and answered.",
            ),
            (
                "PQA and MET data; return interview data and analysis from Children's Social Care.",
                "SERAF and METRAC data at the quarterly PQA meeting.",
            ),
        ),
        Row(
            (
                "1.4 Follow the children whose school attendance is below 50%, first through a multi-agency audit that asks whether neglect is part of the child's daily life.",
                "Take the audit's recommendations into the multi-agency action plan, so that neglect is recognised and reported and support follows.",
            ),
            ("Education Group (Primary)", "PQA (Secondary)"),
            ("Q3 for audit.", "Follow-up by Q4"),
            (
                "A report assures the Board that a sound action plan picks out children with low attendance and that their professionals readily see neglect, for younger children who are \u201cnot brought\u201d to school too.",
                "Attendance data shows fewer children with low attendance, and those for whom neglect is part of it are assessed and kept safe.",
            ),
            (
                "PQA reviews the combined audit action plan quarterly.",
                "Education Group discussion and audits.",
                "Attendance data.",
            ),
        ),
        Row(
            (
                "1.5 Build, in line with the Neglect Strategy, an evaluation framework that shows whether the strategy's priorities succeed.",
            ),
            ("Neglect multi-agency task and finish group",),
            ("Q4",),
            (
                "A working framework measures success in the strategy's 4 priority areas: Governance, Prevention, Interventions, Evaluation.",
                "Evaluation data and case studies can show that:",
                "a) Practitioners find the information, tools and training they need.",
                "b) Practitioners can give evidence of using the tools in their daily work to a child's benefit.",
                "c) Practitioners can give evidence that training has changed their work with children for the better.",
            ),
            (
                "The Neglect multi-agency task and finish group follows progress on the priority areas through the framework.",
            ),
        ),
    ),
)

FAMILY = PriorityTable(
    title="Priority 2: A Family Approach",
    aim="To make sure that professionals think of the whole family: that risks to children are seen and managed in their "
    "own right, and as part of planned work with adults.",
    outcome="The Board is assured that agencies understand domestic abuse, substance misuse and adult mental ill health, "
    "alone and together, and what they do to children's safety and well-being",
    rows=(
        Row(
            (
                "2.1 With the Safeguarding Adults Board, write a multi-agency Family Approach protocol and bring it into use.",
            ),
            ("Partnership Support Team and Adult Board Manager",),
            ("October 2017",),
            (
                "A protocol is in place and in use by which all professionals weigh the risks to and needs of every child and every vulnerable adult in a family (see the audit under 2.4).",
            ),
            (
                "The Board receives assurance from every statutory provider of children's and adults' services that it has read the protocol and cascaded it to its staff.",
            ),
        ),
        Row(
            (
                "2.2 With the Safeguarding Adults Board, and starting from the new protocol, plan and deliver joint training on:",
                "- domestic abuse (also by children towards parents, and in young people's relationships)",
                "- adult mental health",
                "- substance misuse",
            ),
            ("Workforce Development / Adult Board",),
            ("Q4",),
            (
                "Evaluation shows that staff who work with adults consider the risks to children, and that staff who work with children can name the risks that come from adults.",
                "Evaluation shows that over 90% of attendees say the training will make a positive difference to their practice.",
            ),
            ("Workforce Development Group meetings and its annual review of what training changed.",),
        ),
        Row(
            (
                "2.3 Hold an event for professionals on the law of coercive control, abuse of parents by children and abuse in young people's relationships.",
            ),
            ("Workforce Development / Adult Board (primary)", "Learning and Inquiry Group (secondary)"),
            ("Q3",),
            (
                "Staff in children's and adults' services know the law on coercive control better, and feedback shows that over 90% of respondents can recognise it and act to protect the children of a home where it happens.",
            ),
            (
                "A multi-agency audit of cases with coercive control, once the event has been held and its lessons have had time to settle.",
            ),
        ),
        Row(
            (
                "2.4 Audit cases across agencies to see whether they answer well to what a parent's mental ill health means for the child's safety and well-being.",
            ),
            ("PQA",),
            ("Q4 for the audit",),
            (
                "A report assures the Board that agencies understand what parental mental ill health does to a child and how to step in.",
            ),
            ("PQA reviews of the combined audit action plan, and learning events where they fit.",),
        ),
        Row(
            (
                "2.5 Offer training on substance misuse and its risks to children, with what is new in the law, at a yearly update held with Public Health and the Safeguarding Adults Board.",
            ),
            ("Workforce Development / Public Health / Adult Board",),
            ("Q4",),
            (
                "Evaluation after the course shows that over 90% of attendees know more and feel more confident with cases in which substances are misused.",
            ),
            ("Workforce Development Group examines the evaluations.",),
        ),
        Row(
            (
                "2.6 Understand better the part that partners and carers outside the home, and step-fathers, play: in noticing neglect, in helping the family, and in adding to the neglect of a child.",
            ),
            ("PQA",),
            ("Q4",),
            (
                "Practitioners know more about the part that adults outside the home play in helping a family or in neglect.",
                "Practitioners ask these partners and carers as a matter of course, hear what they say, and make them part of neglect assessments and plans.",
            ),
            ("A standard question in every tool for multi-agency case file audits; surveys of parents and carers.",),
        ),
        Row(
            (
                "2.7 Revise the 4LSCB joint working protocol and adopt it as a policy; make a short one with a flow chart that practitioners can use with ease; train people in both.",
            ),
            ("4LSCB / Partnership Support Team / Workforce Development",),
            ("Q1 for full policy", "Q2 for summary document"),
            (
                "The full protocol is on the website in June 2017 and every practitioner has been told of it.",
                "The short protocol is in place and in use by the end of Q2.",
            ),
            (
                "Part of the Child F recommendations, followed in the combined SCR action plan by the Learning and Inquiry Group.",
            ),
        ),
        Row(
            (
                "2.8 Tell families how to keep children safe online and out of the hands of those who exploit them.",
                "Keep an online library on missing, exploited and trafficked children up to date.",
            ),
            ("Partnership Support Team / Workforce Development",),
            ("Q3 and Q4", "Throughout 2017/18"),
            (
                "Four training sessions will be held by the end of the reporting year.",
                "What families say at the sessions shapes the online library.",
                "Feedback shows that over 90% of parents who attend feel better able to help their children stay safe online and understand new technology better.",
            ),
            ("Workforce Development Group reads the feedback, and one of its members sits in to judge the quality.",),
        ),
        Row(
            (
                "2.9 Work with families who educate their children at home (EHE):",
                "* Survey EHE families to learn how they see things, and use it to help professionals who work with them",
                "* See that EHE children are offered what the Board offers to children in the island's schools",
                "* Have more EHE families take up training, and give them the safeguarding information that school families get",
                "* See that vulnerable children who are EHE have a fitting plan",
            ),
            ("Education Group",),
            ("Survey Q1", "Action plan following survey Q2", "Other activities ongoing throughout 2017/18"),
            (
                "The Board understands better why families on the island educate at home.",
                "What the survey finds shapes multi-agency training and helps professionals to work well with EHE families.",
            ),
            (
                "Education Group follows the numbers, and the reasons that families and schools give.",
                "Workforce Development Group follows the uptake of training by EHE families.",
                "EHE is a standing agenda item.",
            ),
        ),
        Row(
            (
                "2.10 Health partners to assure the Board that all groups of children on the island, looked-after children among them, get the care that they need.",
            ),
            ("Trust, CCG and NHS England via Executive Group (Primary)", "PQA (Secondary)"),
            ("March 2018",),
            ("Medical and dental checks of looked-after children are done in time.",),
            (
                "Children and their carers get the medical care they need and know why regular checks matter.",
                "Providers take account of what children say about how care is best offered.",
            ),
        ),
    ),
)

ABUSE = PriorityTable(
    title="Priority 3: Safeguarding Children from Sexual Abuse",
    aim="To act as one on sexual health, sexual abuse and exploitation, and on what the Board's deep dive into teenage "
    "sexual behaviour and consent recommended, so that children are supported and protected.",
    outcome="The Board is assured that the island answers sexual abuse, teenage sexual behaviour and sexual health needs "
    "as it should, so that children are protected",
    rows=(
        Row(
            (
                "3.1 Set up a multi-agency working group to carry out the recommendations of the deep dive into teenage sexual behaviour and consent.",
            ),
            ("Public Health led Task and Finish Group",),
            ("Q4 for completion",),
            (
                "Action plan to be agreed by end of Q1.",
                "Recommendations to be carried out by end of Q4.",
                "Because of these actions children are better protected: agencies answer under-age sex and questions of consent in one consistent way.",
            ),
            (
                "The deep dive followed a serious case review, so its actions are followed in the combined SCR action plan by the Learning and Inquiry Group, and by PQA in the deep dive action plan.",
            ),
        ),
        Row(
            (
                "3.2 Plan and deliver training on:",
                "* Sexual health and the risks of exploitation",
                "* Sexually harmful behaviour (July, Oct, Feb)",
                "* Consent and the law",
                "Receive and scrutinise the results of the Public Health (SHEA) survey and seek assurance on what is done about them.",
            ),
            ("Workforce Development / Education and Public Health", "Education Group"),
            ("Q4", "Q4"),
            (
                "Training evaluations show that over 90% of attendees:",
                "- Know the law better and how to apply it",
                "- Feel more confident with sexual matters and in giving children what they need to choose well and stay safe",
                "- Know how to step in and refer to protect a vulnerable child",
                "The Board is assured that the actions from the survey are carried out by end of Q4.",
            ),
            (
                "Workforce Development Group follows the course evaluations.",
                "Public Health follows the SHEA survey and reports to the Education Group.",
            ),
        ),
        Row(
            (
                "3.3 Now that the law on sex and relationships education has changed, audit professionals again to see whether they know it and apply it with confidence, to healthy relationships and to under-age sex.",
            ),
            ("Education Group / Public Health",),
            ("Q4",),
            (
                "The Board is assured that all the island's schools offer children the sex and relationships education that the law now asks for.",
            ),
            (
                "Education Group follows what schools offer through the audit and school visits.",
                "Public Health follows the uptake of its schools forum and studies the schools survey.",
            ),
        ),
        Row(
            (
                "3.4 The SERAF and the new referral flow chart will:",
                "a) Be completed and agreed at MET",
                "b) Reach practitioners by e-mail and at training",
                "c) Stand on the Board's website",
            ),
            ("Missing, Exploited and Trafficked Group / Workforce Development and Education Groups",),
            ("Q2",),
            (
                "The flow chart is in use and the agreed SERAF is on the website.",
                "Practitioners of every agency complete a SERAF with confidence for any child they believe to be at risk.",
                "Increase in the number of SERAF forms that partner agencies send to Children's Services over Q3 and Q4, so that children at risk are found sooner.",
            ),
            ("METRAC data, MASH data, MET discussion.", "Education audit."),
        ),
        Row(
            (
                "3.5 Be assured, by a multi-agency case audit, that professionals answer well to sexual abuse within the family.",
                "Let its recommendations shape policy, practice and training in all agencies.",
            ),
            ("PQA",),
            ("Audit Q1", "Findings and action plan Q2", "Actions to be carried out through 2017/18"),
            (
                "The Board is assured, by what the audit finds, that its partners work well together to see and protect children at risk of sexual abuse in the family.",
                "Actions that arise from the audit are carried out by the end of Q4.",
            ),
            (
                "Recommendations join the PQA combined audit action plan and are reviewed regularly.",
                "Training needs that the audit finds join the priorities of WFD.",
            ),
        ),
        Row(
            (
                "3.6 Keep on raising awareness of sexual exploitation, of boys above all, and of safe use of the internet, with the police and crime commissioner's grant.",
                "With further money from the Board, support performances of two plays in primary and secondary schools and what is done on the national awareness day.",
            ),
            ("MET / Workforce Development Group",),
            ("Q3", "Q4 for awareness day"),
            (
                "All secondary schools, and primary schools in rotation, can have the plays and workshops for their pupils in Years 8-11 and Years 5-6, and the pupils say that they know more about exploitation and online safety and what to do if worried.",
            ),
            (
                "Evaluations of the workshops show that children know more about exploitation and what to do if they are worried.",
                "The awareness day makes the public more aware of how to protect children.",
            ),
        ),
    ),
)

TABLES = (NEGLECT, FAMILY, ABUSE)

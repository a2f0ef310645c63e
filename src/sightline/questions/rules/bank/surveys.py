"""Surveys: professionals, parents and carers, families who home educate, children; and the staff pulse."""

from __future__ import annotations

from sightline.questions.rules.bank.making import (
    AGENCY,
    ROLE,
    WORKFORCE,
    about_you,
    chosen,
    many,
    number,
    one,
    only_if,
    questionnaire,
    section,
    words,
)
from sightline.questions.rules.kinds import Audience, InstrumentKind

SURVEY = InstrumentKind.SURVEY
_THANKS_FAMILIES = "Thank you for your time. We will say on our website what we heard and what we do about it."

NEGLECT_TOOLKIT = questionnaire(
    SURVEY,
    "Neglect toolkit: what professionals say",
    about_you(AGENCY, WORKFORCE, ROLE),
    section(
        "Recognising neglect",
        chosen("neglect.understand", "agree", "I have a good understanding of the different kinds of neglect"),
        chosen("neglect.early", "confident", "How confident are you that you would recognise early signs of neglect?"),
        chosen("neglect.threshold", "confident", "How confident are you about when neglect calls for a referral?"),
    ),
    section(
        "The toolkit",
        chosen("neglect.know", "yes_no", "Do you know the neglect toolkit?", required=True),
        chosen(
            "neglect.used",
            "yes_no",
            "Have you used it in the last three months?",
            **only_if("neglect.know", "yes"),
        ),
        chosen(
            "neglect.greater",
            "agree",
            "Using the toolkit, I understand and recognise early signs of neglect better",
            **only_if("neglect.used", "yes"),
        ),
        many(
            "neglect.parts",
            "Which parts of it did you use?",
            ("chart", "Thresholds and indicators"),
            ("assessment", "Assessment tool"),
            ("interventions", "Interventions"),
            ("child", "Talking with children"),
            ("other", "Another part"),
            **only_if("neglect.used", "yes"),
        ),
        words(
            "neglect.example",
            "What did it help you to do for a child?",
            **only_if("neglect.used", "yes"),
        ),
        words("neglect.stopped", "What has kept you from using it?", **only_if("neglect.used", "no")),
    ),
    title="Recognising and responding to neglect",
    introduction="This survey is sent before the toolkit is published and again afterwards, so that we can see whether"
    " it helps. It takes about four minutes.",
    thanks="Thank you. What you said goes to the group that keeps the toolkit.",
)

PARENTS = questionnaire(
    SURVEY,
    "Parents and carers: adults who live elsewhere",
    section(
        "Your family",
        many(
            "parents.who",
            "Which adults who do not live with your child every day matter in your child’s life?",
            ("parent", "A parent who lives elsewhere"),
            ("partner", "A parent’s partner"),
            ("step", "A step-parent"),
            ("grandparent", "A grandparent"),
            ("other_family", "Somebody else of the family"),
            ("friend", "A friend of the family"),
            ("nobody", "Nobody"),
        ),
        chosen(
            "parents.asked",
            "yes_no",
            "Has anybody who works with your family asked about them?",
            not_applicable=True,
            help="A social worker, health visitor, teacher or anybody else.",
        ),
        chosen(
            "parents.listened",
            "often",
            "Are their views listened to when plans are made for your child?",
            not_applicable=True,
        ),
        chosen(
            "parents.part",
            "agree",
            "They have been able to take part in helping our family",
            not_applicable=True,
        ),
    ),
    section(
        "What would help",
        words(
            "parents.help",
            "What should people who work with families do differently?",
            help="Please write no names.",
        ),
    ),
    title="Who matters in your child’s life",
    introduction="Partners, parents and carers who live elsewhere can help a family a great deal, and are often"
    " forgotten. Please tell us how it is with yours. It takes about three minutes; you need not say who you are.",
    thanks=_THANKS_FAMILIES,
    audience=Audience.PARENTS,
)

HOME_EDUCATION = questionnaire(
    SURVEY,
    "Families who home educate",
    section(
        "Your decision",
        many(
            "ehe.reasons",
            "Why does your family home educate?",
            ("choice", "It is how we want our children to learn"),
            ("belief", "Our faith or philosophy"),
            ("needs", "Our child’s needs were not met at school"),
            ("anxiety", "Our child was unhappy or anxious at school"),
            ("bullying", "Bullying"),
            ("health", "Health"),
            ("dispute", "We disagreed with the school"),
            ("place", "We did not get a place at the school we wanted"),
            ("other", "Another reason"),
            help="Tick all that are true for you.",
        ),
        one(
            "ehe.first",
            "Was home education your first choice?",
            ("yes", "Yes"),
            ("no", "No"),
            ("not_sure", "Hard to say"),
        ),
        number("ehe.children", "How many of your children are home educated?", 1, 15),
        one(
            "ehe.long",
            "For how long have you home educated?",
            ("under_1", "Less than a year"),
            ("1_to_3", "One to three years"),
            ("over_3", "More than three years"),
        ),
    ),
    section(
        "What you know of us, and we of you",
        chosen("ehe.respect", "agree", "People from the council and other services treat our decision with respect"),
        chosen("ehe.whom", "yes_no", "Do you know whom to ask if you are worried about a child’s safety?"),
        chosen(
            "ehe.access",
            "yes_no",
            "Do you know that plays, workshops and training on keeping safe are open to your children too?",
        ),
        many(
            "ehe.want",
            "Which of these would your family use?",
            ("online", "Sessions on keeping safe online"),
            ("plays", "Plays and workshops for children"),
            ("relationships", "Material on healthy relationships"),
            ("health", "School nurse and health services"),
            ("none", "None of these"),
        ),
    ),
    section(
        "What professionals should know",
        words(
            "ehe.understand",
            "What should people who work with children understand about home education?",
            help="Please write no names.",
        ),
    ),
    title="Home education: how it is for you",
    introduction="We want to understand home education better and to see that home-educated children are offered what"
    " other children are offered. Nobody judges your decision here. You need not say who you are, and nobody can find"
    " out from your answers. It takes about five minutes.",
    thanks=_THANKS_FAMILIES,
    audience=Audience.FAMILIES,
)

PLAYS = questionnaire(
    InstrumentKind.EVALUATION,
    "Children: what did you think of the play?",
    section(
        "The play",
        one(
            "plays.year",
            "Which school year are you in?",
            ("y5", "Year 5"),
            ("y6", "Year 6"),
            ("y8", "Year 8"),
            ("y9", "Year 9"),
            ("y10", "Year 10"),
            ("y11", "Year 11"),
            ("other", "Another"),
            splits="age",
        ),
        chosen("plays.liked", "faces", "What did you think of the play?"),
        chosen("plays.understand", "thumbs", "Do you know more about how people can trick or hurt children?"),
        chosen("plays.online", "thumbs", "Do you know more about staying safe online?"),
    ),
    section(
        "If something is wrong",
        chosen("plays.tell", "thumbs", "Do you know who you could tell?"),
        chosen("plays.act", "thumbs", "Do you know what to do if you are worried about a friend?"),
        words("plays.say", "What will you remember from the play?", help="Do not write your name or a friend’s name."),
    ),
    title="What did you think?",
    introduction="This is not a test. There are no wrong answers. You can leave out any question.",
    thanks="Thank you! If something worries you, tell a grown-up you trust.",
    audience=Audience.CHILDREN,
)

PULSE = questionnaire(
    InstrumentKind.PULSE,
    "Staff pulse: one document",
    section(
        "",
        one(
            "pulse.know",
            "Do you know this document?",
            ("yes_find", "Yes, and I know where to find it"),
            ("yes", "Yes, but I would have to ask where it is"),
            ("heard", "I have heard of it"),
            ("no", "No"),
            positive=["yes_find"],
            required=True,
        ),
        one(
            "pulse.used",
            "Have you used it in the last three months?",
            ("yes", "Yes"),
            ("would_know", "No, but I would know what to do by it"),
            ("no", "No, and I would not know what to do by it"),
            positive=["yes", "would_know"],
            required=True,
        ),
    ),
    title="Put the name of the document here",
    introduction="Two questions on the document named above, half a minute. We ask so that we know whether what we"
    " publish arrives, and we look at organisations, never at persons.",
    thanks="Thank you, that was all.",
)

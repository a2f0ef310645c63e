"""Evaluations of training: before, straight after, and in practice three months later; and for particular courses."""

from __future__ import annotations

from sightline.questions.rules.bank.making import (
    AGENCY,
    NAME_NOBODY,
    WORKFORCE,
    about_you,
    chosen,
    many,
    one,
    only_if,
    questionnaire,
    section,
    words,
)
from sightline.questions.rules.kinds import Audience, InstrumentKind

EVALUATION = InstrumentKind.EVALUATION

KNOWLEDGE = chosen("eval.knowledge", "knowledge", "How much do you know about the subject of this training?")
CONFIDENCE = chosen("eval.confidence", "confident", "How confident are you that you can act on it in your work?")
IMPACT = chosen("eval.impact", "agree", "This training will have a positive impact on my practice", required=True)
OBJECTIVES = chosen("eval.objectives", "agree", "The training did what it set out to do")
TRAINER = chosen("eval.trainer", "agree", "The trainer knew the subject and made it clear")
CHILDREN_SEEN = chosen("eval.child", "agree", "It helped me to see a child’s daily life through the child’s eyes")
DIFFERENTLY = words("eval.differently", "What will you do differently?")
BETTER = words("eval.better", "What would have made the training better?", help="")

_THANKS = "Thank you. What you have told us decides what we teach, and how."
_ABOUT_DAY = section("The training", IMPACT, OBJECTIVES, TRAINER, CHILDREN_SEEN)
_NEXT = section("What happens next", DIFFERENTLY, BETTER)

BEFORE = questionnaire(
    EVALUATION,
    "Training evaluation: before",
    about_you(),
    section(
        "Where you are now",
        KNOWLEDGE,
        CONFIDENCE,
        words("eval.hope", "What do you want to be able to do after the training?"),
    ),
    title="Before your training",
    introduction="A few short questions, so that we can see afterwards whether the training made a difference.",
    thanks="Thank you. We will ask two of these questions again after the training.",
)

AFTER = questionnaire(
    EVALUATION,
    "Training evaluation: straight after",
    about_you(),
    _ABOUT_DAY,
    section("Where you are now", KNOWLEDGE, CONFIDENCE),
    _NEXT,
    title="After your training",
    introduction="This takes about three minutes. Please say what you think, not what you think we want to hear.",
    thanks=_THANKS,
)

LATER = questionnaire(
    EVALUATION,
    "Training evaluation: three months later",
    about_you(AGENCY, WORKFORCE),
    section(
        "In your work since",
        chosen("eval.used", "yes_no", "Have you used what you learned?", required=True),
        words(
            "eval.example",
            "Tell us of one time when you used it",
            help=f"What did you do, and what came of it? {NAME_NOBODY}",
            **only_if("eval.used", "yes"),
        ),
        one(
            "eval.effect",
            "What difference did it make to a child?",
            ("clear", "A clear difference"),
            ("some", "Some difference"),
            ("none_yet", "None that I can see yet"),
            ("cannot_tell", "I cannot tell"),
            positive=["clear", "some"],
            **only_if("eval.used", "yes"),
        ),
        many(
            "eval.barriers",
            "What has stood in the way?",
            ("no_occasion", "There was no occasion"),
            ("no_time", "There was no time"),
            ("not_sure", "I was not sure enough how"),
            ("procedures", "Our procedures or systems do not fit it"),
            ("support", "I was not supported to do it"),
            ("other", "Something else"),
            **only_if("eval.used", "no"),
        ),
        chosen("eval.sharing", "agree", "I share information with other organisations better than before"),
        chosen("eval.joint", "agree", "I work together with other organisations better than before"),
    ),
    section("Where you are now", KNOWLEDGE, CONFIDENCE),
    section(
        "With your manager",
        chosen("eval.manager", "yes_no", "Have you talked about the training with your manager or supervisor since?"),
        chosen(
            "eval.manager_sees",
            "yes_part_no",
            "Does your manager see a change in your practice?",
            help="Please ask, and give your manager’s answer.",
            **only_if("eval.manager", "yes"),
        ),
        words(
            "eval.manager_example",
            "What change does your manager see?",
            **only_if("eval.manager_sees", "yes", "in_part"),
        ),
        help="If you can, answer this part together.",
    ),
    title="Three months after your training",
    introduction="Most training is judged on the day. We want to know whether it was of use: whatever the answer is, it"
    " helps. This takes about five minutes.",
    thanks=_THANKS,
)

COERCIVE_CONTROL = questionnaire(
    EVALUATION,
    "Coercive control: after the event",
    about_you(),
    section(
        "Coercive control",
        chosen("cc.law", "agree", "I understand the law on coercive control better than before"),
        chosen(
            "cc.recognise",
            "agree",
            "I can better recognise coercive control in a household where children live",
            required=True,
        ),
        chosen(
            "cc.act",
            "agree",
            "I can better take the right action to protect a child who lives with it",
            required=True,
        ),
        chosen(
            "cc.adolescent", "agree", "I can better recognise it between young people, and from a child to a parent"
        ),
    ),
    section("The event", IMPACT, OBJECTIVES),
    _NEXT,
    title="After the event on coercive control",
    introduction="Recognising it and acting on it are two things, so we ask about both. It takes about three minutes.",
    thanks=_THANKS,
)

_SM_KNOWLEDGE = chosen(
    "sm.knowledge", "knowledge", "How much do you know about what a parent’s use of alcohol or drugs means for a child?"
)
_SM_CONFIDENCE = chosen(
    "sm.confidence", "confident", "How confident are you in dealing with cases in which substance misuse plays a part?"
)
_SM_LAW = chosen("sm.law", "knowledge", "How much do you know about the present law on alcohol and drugs?")

SUBSTANCE_BEFORE = questionnaire(
    EVALUATION,
    "Substance misuse: before the update",
    about_you(),
    section("Where you are now", _SM_KNOWLEDGE, _SM_CONFIDENCE, _SM_LAW),
    title="Before the update on substance misuse",
    introduction="The same questions are asked again afterwards, so that we can see what changed.",
)

SUBSTANCE_AFTER = questionnaire(
    EVALUATION,
    "Substance misuse: after the update",
    about_you(),
    section(
        "Where you are now",
        _SM_KNOWLEDGE,
        _SM_CONFIDENCE,
        _SM_LAW,
        chosen("sm.understanding_more", "agree", "I understand more than before the update", required=True),
        chosen("sm.confidence_more", "agree", "I am more confident than before the update", required=True),
    ),
    section("The update", IMPACT, OBJECTIVES),
    _NEXT,
    title="After the update on substance misuse",
    introduction="This takes about three minutes.",
    thanks=_THANKS,
)

SEXUAL_HEALTH = questionnaire(
    EVALUATION,
    "Sexual health, harmful behaviour, consent and the law: after",
    about_you(),
    section(
        "What has changed for you",
        chosen("sh.law", "agree", "I understand the law better, and how to apply it", required=True),
        chosen(
            "sh.confidence",
            "agree",
            "I am more confident in dealing with questions about sex, and in giving children the information and advice"
            " they need to choose well and stay safe",
            required=True,
        ),
        chosen(
            "sh.refer",
            "agree",
            "I understand how to step in, and when to refer, to protect a vulnerable child",
            required=True,
        ),
    ),
    section("The training", IMPACT, OBJECTIVES, TRAINER),
    _NEXT,
    title="After your training",
    introduction="This takes about three minutes.",
    thanks=_THANKS,
)

JOINT = questionnaire(
    EVALUATION,
    "Joint training of children’s and adults’ workforces: after",
    about_you(WORKFORCE, AGENCY),
    section(
        "The whole family",
        chosen(
            "joint.children",
            "agree",
            "When I work with an adult, I can tell what risks there may be to a child",
            required=True,
            not_applicable=True,
        ),
        chosen(
            "joint.adults",
            "agree",
            "When I work with a child, I can tell what risks come with the adults around her or him",
            required=True,
            not_applicable=True,
        ),
        chosen("joint.whom", "agree", "I know whom to speak to in the services that work with the rest of the family"),
    ),
    _ABOUT_DAY,
    _NEXT,
    title="After your joint training",
    introduction="People who work with adults and people who work with children answer the same questions. This takes"
    " about three minutes.",
    thanks=_THANKS,
)

ONLINE_SAFETY = questionnaire(
    EVALUATION,
    "Online safety for parents and carers: after",
    section(
        "After today",
        chosen("online.equipped", "agree", "I feel better equipped to help my child stay safe online", required=True),
        chosen("online.technology", "agree", "I understand better how to use new technology safely", required=True),
        chosen("online.whom", "yes_no", "Do you know where to go if something worries you?"),
        many(
            "online.next",
            "What will you do next?",
            ("talk", "Talk with my child about what she or he does online"),
            ("settings", "Look at the settings of our devices"),
            ("rules", "Agree rules as a family"),
            ("school", "Ask the school"),
            ("nothing", "Nothing yet"),
        ),
    ),
    section(
        "What we should know",
        words(
            "online.library",
            "What would you like to find on our pages for parents?",
            help="A subject, an app, a game, a question you could not ask today.",
        ),
        words("online.better", "What would have made the session better?", help=""),
    ),
    title="Keeping children safe online",
    introduction="Please tell us whether the session was of use. You need not give your name.",
    thanks="Thank you. Your answers decide what we put into our online library.",
    audience=Audience.PARENTS,
)

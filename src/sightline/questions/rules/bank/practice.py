"""Tools for practice: the case audit, the self-assessment under section 11, a shell for a scoring tool."""

from __future__ import annotations

from typing import Any

from sightline.questions.rules.bank.making import (
    NAME_NOBODY,
    chosen,
    many,
    one,
    only_if,
    questionnaire,
    section,
    words,
)
from sightline.questions.rules.kinds import InstrumentKind

Json = Any

# Founding action 2.6: asked in every audit tool, as a standard question.
ADULTS_OUTSIDE = chosen(
    "audit.adults_outside",
    "grades",
    "How well were adults who matter to the child and do not live with the child identified, listened to and brought"
    " into assessment and plan?",
    help="Fathers, step-parents, partners and carers who live elsewhere: what they give, and what risk they may be.",
    not_applicable=True,
    not_enough=True,
)


def _graded(name: str, text: str, help: str = "") -> dict[str, Json]:
    return chosen(f"audit.{name}", "grades", text, help=help, not_applicable=True, not_enough=True)


CASE_AUDIT = questionnaire(
    InstrumentKind.AUDIT,
    "Multi-agency case audit",
    section(
        "The record",
        _graded(
            "record", "Is the basic record complete?", "Chronology, family tree, ethnicity, disability, languages."
        ),
        _graded("history", "Was the family’s history used, with earlier concerns?"),
        _graded("equality", "Were the child’s identity, culture and any disability understood and met?"),
    ),
    section(
        "The child",
        _graded("voice", "Was the child seen, heard, and was what the child said acted on?"),
        _graded("lived", "Does the work show what daily life is like for the child?"),
    ),
    section(
        "Seeing risk and sharing what is known",
        _graded("early", "Was risk seen early, and were thresholds applied rightly?"),
        _graded("referral", "Was the referral clear, with consent or a reason for none, and was the referrer told?"),
        _graded("sharing", "Was information shared in time with those who needed it?"),
    ),
    section(
        "Assessment and plan",
        _graded("assessment", "Was the assessment thorough, with analysis and not only description?"),
        ADULTS_OUTSIDE,
        _graded("plan", "Is the plan clear, with dates, owners and what must change?"),
        _graded(
            "tools",
            "Were the partnership’s tools used where they apply?",
            "The neglect toolkit, the tool on exploitation.",
        ),
    ),
    section(
        "Working together",
        _graded("meetings", "Were the right organisations at meetings, with reports sent beforehand?"),
        _graded("reviews", "Were visits and reviews in time?"),
        _graded("oversight", "Do management oversight and supervision show, and did they make a difference?"),
        _graded("challenge", "Was there challenge between organisations, and escalation where it was needed?"),
    ),
    section(
        "The outcome",
        _graded("outcome", "Is the child safer, and is life better for the child?"),
        _graded("overall", "Overall, how good was the work of your organisation in this case?"),
        chosen(
            "audit.alert",
            "yes_no",
            "Does anything need to be done for this child today?",
            positive=["no"],
            required=True,
            help="If so, do it now: speak to your safeguarding lead before you go on.",
        ),
        words(
            "audit.alert_done",
            "What have you done about it, and with whom?",
            help=NAME_NOBODY,
            required=True,
            **only_if("audit.alert", "yes"),
        ),
        words("audit.good", "What was good practice, from which others can learn?"),
        words("audit.learning_own", "What should your own organisation learn?"),
        words("audit.learning_all", "What should all organisations learn?"),
    ),
    introduction="Answer from your organisation’s own record of the case, which is known here by its audit number only."
    " Please give no name, date of birth or address. Where the record does not tell, say “Not enough evidence”: that is"
    " a finding too.",
    thanks="Thank you. Your answers are set beside those of the other organisations when the case is discussed.",
)

_STANDARDS = (
    (
        "leadership",
        "Senior management commitment",
        "Senior managers are committed to keeping children safe, and show it",
    ),
    ("responsibilities", "Responsibilities of staff", "Everybody has a clear statement of what is expected of them"),
    ("accountability", "Accountability", "There is one clear line of accountability for safeguarding children"),
    (
        "services",
        "Developing services",
        "Services are developed with regard to safeguarding, and to what children and families say",
    ),
    ("training", "Training", "All staff in contact with children or families are trained, and kept up to date"),
    (
        "recruitment",
        "Safer recruitment",
        "People are recruited safely, and allegations against staff are handled rightly",
    ),
    ("working", "Working together", "The organisation works well with others to safeguard children"),
    ("information", "Information sharing", "Information is shared rightly and in time"),
)

SECTION_11 = questionnaire(
    InstrumentKind.SELF_ASSESSMENT,
    "Section 11 self-assessment",
    *(
        section(
            title,
            chosen(f"s11.{key}", "met", f"{text}", required=True, not_applicable=True),
            words(
                f"s11.{key}_evidence",
                "What shows it?",
                help="Documents, figures, what staff and families say. Somebody else must be able to check it.",
            ),
            words(
                f"s11.{key}_next",
                "What is to be done, by whom, and by when?",
                help="",
                **only_if(f"s11.{key}", "partly_met", "not_met"),
            ),
        )
        for key, title, text in _STANDARDS
    ),
    introduction="Eight standards follow from section 11 of the Children Act 2004. Judge your organisation by what can"
    " be shown, not by what is intended. The answers are moderated, and set beside what practitioners say.",
    thanks="Thank you. You will be asked about your evidence when the answers are moderated.",
)

_VULNERABILITIES = (
    "Emotional neglect by a parent or carer",
    "Physical abuse by a parent or carer",
    "Sexual abuse",
    "Breakdown of the family",
    "Domestic abuse in the family",
    "Substance misuse in the family",
    "Mental ill health in the family",
    "Low self-esteem",
    "Unsuitable accommodation",
    "Isolated from other young people",
    "No good relationship with a nurturing adult",
)
_MODERATE = (
    "Stays out late",
    "Several callers whom nobody knows",
    "Use of a mobile telephone that causes concern",
    "Speaks of despair: harming herself or himself, an eating disorder, challenging behaviour",
    "Excluded from school, or often absent",
    "Told of an assault and then withdrew it",
    "Sexually transmitted infections",
    "Friends who are exploited",
    "Drugs",
    "Alcohol",
    "Use of the internet that causes concern",
    "Lives independently and does not keep in touch",
)


def _listed(name: str, text: str, listed: tuple[str, ...], help: str) -> dict[str, Json]:
    options = [(f"i{place}", one_text) for place, one_text in enumerate(listed, 1)]
    return many(name, text, *options, help=help)


EXPLOITATION = questionnaire(
    InstrumentKind.TOOL,
    "Sexual exploitation: risk scoring (to be completed)",
    section(
        "What makes the young person vulnerable",
        _listed("tool.vulnerable", "Which of these are so?", _VULNERABILITIES, "Each counts 1 point."),
    ),
    section(
        "Signs of moderate risk",
        _listed("tool.moderate", "Which of these now, or in the past six months?", _MODERATE, "Each counts 1 point."),
    ),
    section(
        "Signs of significant risk",
        one(
            "tool.significant_1",
            "Put the first sign of significant risk here, from your own form",
            ("none", "No"),
            ("past_6", "Yes, in the past six months"),
            ("earlier", "Yes, six to twelve months ago, and not since"),
            ("both", "Yes, both"),
        ),
        help="The list of significant signs differs from form to form, and the one your agencies have agreed on is not"
        " known to this bank. Make one question of each sign like the one below, give each the same points in the"
        " score (5 in the past six months, 1 six to twelve months ago, 6 both), and only then use this tool.",
    ),
    section(
        "Your own judgement",
        one(
            "tool.judgement",
            "What do you judge the risk to be?",
            ("none", "Not at risk"),
            ("mild", "Mild risk"),
            ("moderate", "Moderate risk"),
            ("significant", "Significant risk"),
            help="The score supports your judgement and does not replace it. You may differ from it.",
            required=True,
        ),
        words("tool.why", "Why, if you differ from the score?"),
    ),
    scores=[
        {
            "name": "Risk",
            "points": {
                "tool.vulnerable": {f"i{place}": 1 for place in range(1, len(_VULNERABILITIES) + 1)},
                "tool.moderate": {f"i{place}": 1 for place in range(1, len(_MODERATE) + 1)},
                "tool.significant_1": {"none": 0, "past_6": 5, "earlier": 1, "both": 6},
            },
            "bands": [
                {"from": 0, "name": "Category 1: not at risk"},
                {"from": 6, "name": "Category 2: mild risk"},
                {"from": 11, "name": "Category 3: moderate risk"},
                {"from": 16, "name": "Category 4: significant risk"},
            ],
        }
    ],
    introduction="This helps you to think about a young person’s risk of sexual exploitation. It is no list to tick and"
    " be done with: use it with what you know, talk it over, and come back to it at least every three months. It holds"
    " nothing that tells who the young person is.",
    thanks="Follow your partnership’s referral flow chart. If somebody is in danger now, call 999.",
)

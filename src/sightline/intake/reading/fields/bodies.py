"""What kind of thing a name is: a body, an agency, a post, a person, or only a topic. The words of English local government, police and the NHS.

Used to decide whether "A and B" is two owners or one body whose name contains "and".
"""

from __future__ import annotations

import re
from collections.abc import Container

# The last word of a group that meets.
GROUP_NOUNS = frozenset(
    "group groups subgroup subgroups sub-group sub-groups subgrp board boards panel panels committee committees forum forums partnership partnerships "
    "executive exec network networks alliance assembly meeting team teams taskforce workstream workstreams steering cabinet consortium "
    "council hub service services unit units".split()
)
# The last word of an organisation, or of a part of one.
AGENCY_NOUNS = frozenset(
    "trust trusts office agency agencies partners partner department directorate division constabulary police force authority authorities school schools college "
    "colleges academy academies hospital hospitals hospice charity project organisation organisations sector surgery practice practices ccg ccgs icb icbs nhs care association "
    "centre centres church diocese club council councils federation society commission company university providers provider members "
    "camhs yot yjs yos mash health housing probation cafcass midwifery therapy business commissioning england wales foundation homes".split()
)
# The last word of a post.
POST_NOUNS = frozenset(
    "manager managers officer officers lead leads leader leaders chair chairs chairperson chairman chairwoman co-chair co-chairs vice-chair director directors "
    "head heads coordinator coordinators co-ordinator co-ordinators nurse nurses doctor doctors gp gps worker workers commissioner commissioners "
    "adviser advisers advisor advisors inspector superintendent constable sergeant consultant administrator analyst analysts scrutineer member members "
    "champion champions practitioner practitioners professional professionals trainer trainers supervisor holder holders secretary clerk governor governors "
    "headteacher headteachers teacher teachers dsl dsls lado solicitor accountant executive apprentice mayor councillor chief author facilitator psw midwife ".split()
)
_POST_START = re.compile(
    r"(?:(?:joint|interim|acting|deputy|assistant|associate|executive|corporate|strategic|divisional|group|vice|co-?|independent|senior|chief|lead|principal)[\s-]+)*"
    r"(?:head|director|chair(?:s|person|man|woman)?|manager|member|lead(?:s)?|officer|commissioner|portfolio holder|service manager|cabinet member|commander|superintendent|constable|secretary|leader)"
    r"\s+(?:of|for)\b|(?:named|designated|independent chair|chief (?:officer|executive|nurse|constable)|dcs|das|dph|dass|psw)\b",
    re.IGNORECASE,
)
# Agencies and parts of them that stand on their own and never only name a topic.
AGENCIES = frozenset(
    """police the police probation cafcass midwifery public health children's social care childrens social care adult social care adults social care social care children's services childrens services children’s services
    adult services adults services adult's services csc asc ccg ccgs icb icbs nhs nhs england nhse trust the trust acute trust mental health trust nhs trust health visiting school nursing health visitors
    school nurses youth offending youth justice youth justice service yot yos yjs camhs mash marac mappa lado local authority la the local authority council the council county council district councils borough councils cps crown prosecution service
    fire fire and rescue fire service fire & rescue fire and rescue service ambulance service voluntary sector voluntary and community sector vcs vcse community safety
    early help legal legal services primary care secondary care adult mental health mental health services substance misuse services drug and alcohol services drug and alcohol team
    all agencies all partners all all partner agencies all board members all members partner agencies partners schools early years licensing general practice gps gp dsls
    colleges early years settings immigration border force nspcc barnardo's barnardos opcc pcc the board board lscb lscp lsab sab scp scb executive the executive exec chair chairs
    children's trust childrens trust children's centres sexual health services maternity maternity services paediatrics designated doctor safeguarding partners elected members
    commissioners providers commissioning communications comms finance human resources hr it
    """.replace("\n", "  ").split("  ")
) | frozenset(
    "police probation cafcass midwifery csc asc ccg ccgs icb icbs nhs nhse trust camhs mash marac mappa lado la cps vcs vcse legal schools licensing gps gp dsls nspcc opcc pcc lscb lscp sab "
    "lsab scp chair chairs maternity paediatrics yot yos yjs commissioners providers commissioning partners all council colleges legal executive exec board".split()
) | frozenset(
    (
        "public health", "children's social care", "childrens social care", "adult social care", "adults social care", "social care", "children's services", "childrens services",
        "adult services", "nhs england", "nhs trust", "mental health trust", "health visiting", "school nursing", "health visitors", "school nurses", "youth offending", "youth justice",
        "local authority", "early help", "primary care", "adult mental health", "community safety", "voluntary sector", "crown prosecution service", "fire and rescue", "border force",
        "all agencies", "all partners", "all partner agencies", "all board members", "partner agencies", "early years", "general practice", "fire service", "sexual health",
    )
)  # fmt: skip
# Words that are an agency in one plan and a topic in the next: "Education and Training Subgroup" is one, "Education and Public Health" two.
TOPICAL = frozenset(
    (
        "education", "health", "housing", "communities", "community", "adults", "adult", "children", "training", "workforce development", "performance", "quality", "communications", "learning",
        "policy", "early help", "early years", "schools", "social care", "safeguarding", "prevention", "commissioning", "families", "missing", "exploited", "neglect", "audit", "partnership",
        "partnerships", "youth justice", "community safety", "public protection", "legal", "quality assurance", "wellbeing", "inclusion", "skills", "culture", "environment", "leisure", "care",
        "homelessness", "transformation", "improvement", "development", "engagement", "participation", "research", "intelligence", "licensing", "early intervention", "send", "maternity",
        "mental health", "corporate services", "human resources", "finance", "governance", "justice", "cse", "fgm", "scr", "sar", "cspr", "lcspr", "qa", "da", "ce", "l&d", "serious case review",
        "case review", "child death", "procedures", "practice", "data", "scrutiny", "assurance", "standards", "regeneration", "trading standards", "primary care", "sexual health", "physical health",
    )
)  # fmt: skip
# Names of one body in which a joiner always stands; masked before anything is split.
COMPOUND = re.compile(
    r"\b(?:health (?:and|&) (?:well[\s-]?being|social care|care|justice|housing|safety)|police (?:and|&) crime|child(?:ren)?(?:'s|’s|s’|s)?,?(?: (?:and|&)|,) (?:famil(?:y|ies)|young people|young person|adults?|adolescents?|learning|maternity)"
    r"|adults?,? (?:and|&) (?:children|health|communities|families|housing|wellbeing)(?:['’]s)?|(?:education|learning|employment),? (?:and|&) (?:skills|early help|inclusion|employment|improvement|development|inquiry|training|innovation|early years|achievement)"
    r"|quality (?:and|&) (?:performance|assurance|audit|improvement|effectiveness|safety|standards|governance)|performance,? (?:and|&) (?:quality|audit|data|improvement|challenge|scrutiny|impact|effectiveness|assurance)"
    r"|training (?:and|&) (?:development|workforce|learning|education)|policy,? (?:and|&) (?:procedures?|practice|performance|strategy|guidance)|policies (?:and|&) procedures"
    r"|task (?:and|&) finish|missing,? (?:exploited|absent|exploitation)?,?\s*(?:and|&) (?:trafficked|exploited|exploitation|missing|absent)|speech (?:and|&) language|fire (?:and|&) rescue|drugs? (?:and|&) alcohol"
    r"|alcohol (?:and|&) drugs?|mental health (?:and|&) (?:learning disabilit(?:y|ies)|wellbeing|substance misuse)|equality,? (?:and|&) diversity|equality, diversity (?:and|&) inclusion|communications? (?:and|&) (?:engagement|marketing|media)|communities (?:and|&) (?:housing|environment|partnerships?|families)"
    r"|voluntary (?:and|&|,) (?:community|faith)|community (?:and|&) voluntary|safeguarding (?:and|&) (?:quality|reviewing|review|standards|family support|looked after children|promoting|improvement|early help|corporate parenting|audit|assurance|learning|specialist|public protection)|review(?:ing|s)? (?:and|&) (?:quality|safeguarding|learning|development)"
    r"|learning (?:and|&) (?:development|improvement|inquiry|review|practice|workforce|scrutiny|audit|reviews)|workforce (?:and|&) (?:development|training|learning)|audit (?:and|&) (?:performance|quality|case review|scrutiny|assurance|review|learning|evaluation|data|compliance)|monitoring (?:and|&) (?:evaluation|scrutiny|review)"
    r"|engagement (?:and|&) (?:participation|communications?)|participation (?:and|&) engagement|strategy (?:and|&) (?:commissioning|policy|performance)|planning (?:and|&) performance|business (?:and|&) performance|data (?:and|&) (?:performance|intelligence|quality|insight)|scrutiny (?:and|&) (?:assurance|audit|challenge|improvement)"
    r"|early help (?:and|&) (?:prevention|safeguarding|intervention|neglect|education|social care|family support)|prevention (?:and|&) (?:early (?:help|intervention)|protection)|looked after (?:and|&) adopted|care (?:and|&) support|serious (?:and|&) organised|violence (?:and|&) (?:exploitation|vulnerability)|rape (?:and|&) sexual|domestic (?:abuse|violence) (?:and|&) (?:sexual violence|abuse|stalking)|gangs? (?:and|&) (?:exploitation|youth violence)|exploitation (?:and|&) missing|missing (?:and|&) (?:exploitation|exploited)|cse,? (?:and|&) (?:missing|trafficking|trafficked|exploitation)|child death (?:and|&) serious|case review (?:and|&) (?:learning|audit)|serious case review (?:and|&) child death|women (?:and|&) (?:girls|children)|mothers? (?:and|&) bab(?:y|ies)|parents? (?:and|&) carers?|families (?:and|&) (?:wellbeing|communities|young people)|revenues (?:and|&) benefits|housing (?:and|&) (?:homelessness|communities|regeneration|benefits)|standards (?:and|&) (?:effectiveness|inclusion|learning|excellence)|inclusion (?:and|&) (?:send|learning|wellbeing|engagement)|attendance (?:and|&) (?:inclusion|exclusions?|welfare|behaviour)|children looked after (?:and|&) care leavers)\b",
    re.IGNORECASE,
)
_PLACE_BODY = re.compile(
    r"(?:university|diocese|archdiocese|college|department|office|ministry|(?:london\s+)?borough|city|county|council|church|society|school|institute|bishop)\s+(?:of|for)\s+\w",
    re.IGNORECASE,
)
_TITLE = r"(?:dr|mr|mrs|ms|miss|cllr|councillor|rev|revd|canon|prof|professor|sir|dame|di|dci|ds|dsu|det|supt|insp|ch|chief|pc|sgt|acc|dcc)\b\.?"
_NAME_WORD = r"[A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?|(?:O|D)['’][A-Z][a-z]+|M(?:a)?c[A-Z][a-z]+"
_INITIALED = re.compile(
    rf"(?:{_TITLE}\s+)*(?:[A-Z]\.?\s?){{1,3}}\s(?:{_NAME_WORD})(?:\s(?:{_NAME_WORD}))?|(?:{_TITLE}\s+)+(?:{_NAME_WORD})(?:\s(?:{_NAME_WORD})){{0,2}}|(?:[A-Z]\.){{1,3}}\s?(?:{_NAME_WORD})"
)
_NAMED = re.compile(
    rf"(?:{_TITLE}\s+)*(?P<first>{_NAME_WORD})(?:\s+(?:[A-Z]\.?|{_NAME_WORD})){{1,3}}", re.IGNORECASE if False else 0
)
_ACRONYM = re.compile(r"(?:\d?[A-Z][A-Za-z]?[A-Z&/\d]{0,8}s?|[A-Z]{1,3}\s?&\s?[A-Z]{1,3}|[A-Z]{2,5}\s[A-Z]{2,5})")
FIRST_NAMES = frozenset(
    """aaron abdul abigail adam adele adrian ahmed aileen aisha alan alana alastair albert alec alex alexander alexandra alexis alfie alice alicia alison alistair allan allison ally alyson amanda amber amelia
    amina amir amit amrit amy ana anand andrea andrew andy angela angie angus anita ann anna annabel anne annette annie anthea anthony antonia april arthur asha ashley asif audrey barbara barry bartholomew beatrice
    becky belinda ben benjamin bernadette bernard beth bethan bethany beverley bill billy bob brenda brendan brian bridget bruce bryan bryony callum cameron candice carl carla carly carmel carol carole caroline carolyn carrie
    cath catherine cathryn cathy cecilia celia charlene charles charlie charlotte cheryl chloe chris christian christina christine christopher cindy claire clara clare claudia clive colette colin colleen connor conor
    corinne craig cynthia daisy dan daniel danielle danny darren dave david dawn dean deb debbie deborah debra deepa denis denise dennis derek des desmond diana diane dianne dominic don donald donna doreen dorothy doug douglas
    duncan earl ed eddie edward edwina eileen elaine eleanor elena elisabeth elizabeth ella ellen ellie emily emma emmanuel eric erica erin esther ethan eunice eva eve evelyn ewan faisal farah fatima faye felicity fergus fiona
    fran frances francesca francis frank fred frederick freya gail gareth garry gary gavin gaynor gemma geoff geoffrey george georgia georgina gerald geraldine gerard gill gillian gina giles gita glen glenn glenys gloria gordon grace graeme graham
    grant greg gregory guy gwen gwyneth hannah hanif hari harold harriet harry harvey hassan hayley hazel heather heidi helen helena henrietta henry hilary holly howard hugh hussain iain ian ibrahim imran ines ingrid irene iris isaac isabel isabelle
    isla ivan jack jackie jacob jacqueline jacqui jade jake james jamie jan jane janet janice janine jasmine jason jay jayne jean jeanette jeff jeffrey jemma jen jennifer jenny jeremy jerry jess jessica jill jim jo joan joanna joanne
    jodie joe joel john jon jonathan jordan joseph josephine josh joshua joy joyce judith judy julia julian julie june justin justine kamal kara karen karl kash kat kate katharine katherine kathleen kathryn kathy katie katrina katy kay kaye kayleigh keeley keith kelly
    ken kenneth kerry kevin khalid kieran kim kiran kirsten kirsty kirstie krishna kristina kumar kyle lara laura lauren laurence lawrence leah lee leigh len leo leon leonard leonie les lesley leslie lewis liam lily linda lindsay lindsey lisa liz lizzie lois lorna lorraine
    louis louisa louise lucia lucinda lucy luke lydia lyn lynda lynn lynne lynsey maddy madeleine maggie malcolm mandy manjit marc marcia marcus margaret maria marian marianne marie marilyn marina marion mark marlene martha martin martyn mary mat matt matthew maureen maurice mavis max maxine meera
    megan mel melanie melissa melvin merlin mia michael michaela michele michelle mick miguel mike miles millie miranda miriam mohamed mohammad mohammed moira molly mona monica morag morgan muhammad muriel myra nadia nadine nancy naomi natalia natalie natasha nathan neil nell neville
    niall nichola nicholas nick nicky nicola nicole nigel nikki nina nita noel nora norma norman olive oliver olivia omar oscar oskar owen paddy pam pamela parminder pat patricia patrick paul paula pauline penelope penny pete peter phil philip philippa phillip phillipa phoebe phyllis pippa polly poppy
    priya rachael rachel raj rajesh ralph ranjit raquel rashid ravi ray raymond rebecca reg reuben rhian rhiannon rhona rhys rich richard rick rita rob robert roberta robin robyn rod roger roisin roland ron ronald rory rosalind rosaline rosamund rose rosemary rosie ross rowan roy rupert russell ruth ryan
    sabrina sadie saima sajid sally sam samantha samira samuel sandra sandy sanjay sara sarah saskia scott sean selina shabana shannon sharon shaun shauna sheena sheila shelley sheryl shirley shona simon simone sinead siobhan sofia sonia sophia sophie stacey stan stanley stella
    steph stephanie stephen steve steven stewart stuart sue sunita surinder susan susanna susannah susie suzanne suzy sybil sylvia tahir tamara tamsin tania tanya tara tariq tasha ted teresa terence teri terri terry tess tessa thea thelma theresa thomas tim timothy tina toby tom tony tracey traci tracy trevor tricia
    trish trudi trudy una ursula usha val valerie vanessa vera veronica vic vicki vickie vicky victor victoria vijay vikki vince vincent violet viv vivian vivien vivienne walter warren wayne wendy wesley will william yasmin yvette yvonne zac zahra zara zoe""".split()
)


def fold(text: str) -> str:
    """`text` as names are compared: case, white space, apostrophes and a leading "the" do not count."""
    folded = " ".join(text.replace("’", "'").casefold().split())
    return folded.removeprefix("the ").strip(" .,;:")


def last_word(text: str) -> str:
    words = re.findall(r"[\w'’-]+", text.casefold())
    if len(words) > 1 and words[-2] == "sub" and words[-1] in ("group", "groups", "committee", "board"):
        return "sub-" + words[-1]
    return words[-1] if words else ""


def is_person(text: str) -> bool:
    """Whether `text` is a person's name: initials and a surname, a title and a surname, or a known first name with a surname."""
    text = text.strip(" .,;:")
    words = text.replace("’", "'").split()
    if not 1 < len(words) < 6 or last_word(text) in GROUP_NOUNS | AGENCY_NOUNS | POST_NOUNS or fold(text) in AGENCIES:
        return len(words) == 1 and bool(re.fullmatch(r"(?:[A-Z]\.){1,3}[A-Z][a-z]+", text))
    if any(word.casefold() in ("of", "for", "and", "the", "&", "to", "in") for word in words):
        return False
    if _INITIALED.fullmatch(text):
        return True
    named = _NAMED.fullmatch(text)
    return bool(named) and named["first"].casefold() in FIRST_NAMES if named else False


def is_post(text: str) -> bool:
    """Whether `text` is a post: "Head of Safeguarding", "Board Manager", "Named GP"."""
    return bool(_POST_START.match(text.strip())) or last_word(text) in POST_NOUNS


def is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text.strip(" .")))


def is_topical(text: str) -> bool:
    """Whether `text` may be only a part of a body's name."""
    return fold(text) in TOPICAL


def is_agency(text: str) -> bool:
    """Whether `text` is an organisation or one of its services, rather than a group that meets or a post."""
    if fold(text) in AGENCIES or is_topical(text):
        return True
    return not is_post(text) and (
        last_word(text) in AGENCY_NOUNS
        or last_word(text) in ("council", "service", "services", "team")
        or is_acronym(text)
    )


def is_group(text: str) -> bool:
    return last_word(text) in GROUP_NOUNS or last_word(text).startswith("sub-")


def is_complete(text: str, known: Container[str] = ()) -> bool:
    """Whether `text` can stand alone as an owner; `known` holds the abbreviations the document explains."""
    stripped = text.strip(" .,;:")
    if not stripped:
        return False
    if _PLACE_BODY.match(stripped):
        return True
    if stripped in known or fold(stripped) in AGENCIES or is_topical(stripped) or is_acronym(stripped):
        return True
    return is_group(stripped) or last_word(stripped) in AGENCY_NOUNS or is_post(stripped) or is_person(stripped)

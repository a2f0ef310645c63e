"""The words beside which a name is a child's or a family's, and the words with a capital that are no name."""

from __future__ import annotations

from sightline.privacy.rules.wordlists import words

# Who somebody is to somebody: straight beside such a word nearly any capital is a name.
RELATIVES = words(
    """
    mother mum mummy mam mom stepmother stepmum step-mother step-mum father dad daddy stepfather stepdad step-father
    step-dad son stepson step-son daughter stepdaughter step-daughter brother half-brother stepbrother step-brother
    sister half-sister stepsister step-sister grandmother grandma granny gran nan nana nanny grandfather grandad
    granddad grandpa grandson granddaughter great-grandmother aunt auntie aunty uncle niece nephew cousin husband wife
    boyfriend girlfriend ex-partner ex-husband ex-wife fiance fiancé fiancée godmother godfather great-aunt
    great-uncle
    """
)
# Who is spoken of: only a known first name, or a name in full, is taken for one beside these.
PERSONS = words(
    """
    child baby boy girl pupil student toddler infant newborn teenager youngster adolescent schoolboy schoolgirl lad
    sibling twin parent carer guardian partner family minor tot victim teen youth kid
    """
)
MANY = words(
    """
    mothers mums fathers dads sons daughters brothers sisters half-brothers half-sisters siblings twins triplets
    children boys girls pupils students parents carers grandparents grandchildren babies cousins nieces nephews kids
    toddlers aunts uncles stepchildren friends grandsons granddaughters teenagers
    """
)
FAMILY_WORDS = RELATIVES | PERSONS | MANY

# Words that may stand between a name and the family word: "Jake's older brother".
BETWEEN = words(
    """
    younger older elder eldest youngest oldest little big half step birth biological late new own maternal paternal
    baby estranged adoptive adopted foster former unborn newborn infant teenage twin two three four five six only
    middle great first second third current ex disabled
    """
)
# After a family word these make it the name of something else: "family hub", "mother and baby unit", "sister board".
MAKES_A_NOUN = words(
    """
    hub hubs support centre centres center service services approach group groups group's court courts nurse nursing
    time plan plans board boards partnership partnerships organisation organisations company agency agencies team
    teams unit worker workers health home homes protection carer's premium referral council conference therapy
    therapist intervention practitioner liaison network networks assembly governor governors voice death house figure
    figures body bodies charity programme programmes school schools authority authorities safeguarding exploitation
    survey surveys forum panel evening church tongue law links learning information solutions drug group-conference
    tree history tracing fund lives action matters first rights champion ward clinic room rooms day toolkit lead
    policy protocol strategy project pathway
    """
)

TITLES = words("mr mrs ms miss mx")
# A name that follows one of these is somebody's at work.
AT_WORK = words(
    """
    di ds dc dci dcs dsu pc ps sgt sergeant inspector insp superintendent supt constable commander chief detective
    pcso dr doctor prof professor cllr councillor rev reverend canon bishop judge justice dame sir lord lady baroness
    mp chair chairs chaired chairman chairwoman chairperson vice-chair deputy director head headteacher principal
    teacher worker workers nurse visitor midwife gp paediatrician consultant officer officers manager managers lead
    leads author authors reviewer reviewers commissioner minister solicitor barrister coordinator co-ordinator trainer
    practitioner adviser advisor analyst administrator secretary member members minute-taker clerk governor governors
    owner owners scrutineer auditor auditors facilitator psychologist psychiatrist therapist presenter speaker
    speakers senco dsl iro lado guardian's cafcass executive assistant apprentice representative rep sponsor champion
    supervisor
    """
)

INTRODUCED_BY = words("by from apologies thanks minutes colleague colleagues")
# Names that are times of the year too: which, the words about them tell.
TIMES = words("april may june august summer autumn")
OF_TIME = words(
    """
    in of by since until till from to end early late mid this last next during over before after on every each between
    and through throughout for the q1 q2 q3 q4
    """
)
# Words that make what stands before them a body or a place, but after a known first name are as likely a surname.
SURNAMES_TOO = words(
    """
    green white brown black young north west east day park hall lane church street ward close head parish court
    drive new act page king bishop judge lord cook great abbott temple chapel prince marsh field
    """
)

# Words that begin with a capital in the writing of partnerships and are nobody's name.
NO_NAMES = words(
    """
    call text ring phone email tell ask contact inform mean median average
    a an the and or but if in on at to of for from by with as is are was were has have had be been will would should
    could might must can i we you he she it they his her their our your its my me him them us this that these those
    there here what when where which who whose why how all any both each every few many more most no none not some
    such one two three four five six seven eight nine ten eleven twelve first second third last next since until while
    after before during because although however also then than so yes please see monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march july september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec winter easter christmas ramadan eid diwali lent
    term quarter year years month week day days today yesterday q1 q2 q3 q4 annual child children children's family
    families parent parents mother father mum dad baby babies boy girl boys girls pupil pupils student students young
    youth person people adult adults sibling siblings carer carers teen teenagers twin twins brother sister son
    daughter grandmother grandfather case cases subject resident client patient patients user users foster looked
    reception nursery primary secondary board boards executive subgroup group groups panel team teams council councils
    county city borough district town parish island isle police constabulary health nhs trust icb ccg hospital surgery
    clinic school schools academy academies college university department ministry government office ofsted cqc
    hmicfrs cafcass camhs mash lscb lscp lado iro jtai nspcc childline barnardo's barnardo barnardos kooth
    crimestoppers samaritans shelter refuge centre service services unit ward house hall road street lane avenue close
    drive way park court courts church chapel mosque temple library museum theatre station care social work worker
    workers nurse nursing midwife midwifery doctor gp teacher headteacher head heads deputy assistant director manager
    officer officers inspector constable sergeant superintendent detective chair chairs vice lead leads member members
    chief minister lord lady commissioner coordinator adviser advisor analyst secretary treasurer governor governors
    clerk trainer early help section act plan plans policy policies protocol protocols strategy toolkit tool pathway
    programme project pilot scheme training conference meeting meetings review reviews audit audits report reports
    survey surveys data return returns update updates action actions priority outcome outcomes measure measures
    milestone agenda item minutes appendix annex form forms page table figure chapter part version protection premium
    referral referrals assessment assessments intervention prevention exploitation abuse neglect harm violence
    domestic sexual criminal missing mental wellbeing well-being substance misuse alcohol drug drugs disability
    disabilities education educational housing probation prison justice fire ambulance voluntary community sector
    public national local regional safeguarding serious incident learning lessons practice standard standards guidance
    quality assurance performance information sharing governance workforce development voice voices rights champion
    champions guides scouts brownies cubs beavers cadets rangers forum network committee commission association
    society foundation charity alliance federation company limited ltd plc england english britain british uk wales
    welsh scotland scottish ireland irish northern european polish romanian syrian afghan ukrainian pakistani
    bangladeshi indian nigerian somali african asian black white mixed roma gypsy traveller travellers muslim
    christian jewish hindu sikh catholic anglican quaker kurdish albanian vietnamese eritrean sudanese chinese arab
    turkish north south east west central upper lower great new old north-east north-west south-east south-west royal
    saint st working together keeping strengthening family's think signs safety healthy happy safer safe stronger
    troubled supporting solihull thrive sure start fearless operation encompass red green blue rag rated rating nobody
    unknown anonymous tbc n/a na excel word zoom outlook sharepoint email e-mail internet facebook instagram snapchat
    tiktok whatsapp youtube google microsoft dear thanks thank hello hi re fw fwd cc bcc note notes question answer
    source sources key draft final confidential restricted official god jesus allah mary's andrew's peter's john's
    guernsey jersey alderney sark wight hampshire ryde cowes newport sandown shanklin ventnor freshwater portsmouth
    southampton winchester fareham gosport london manchester birmingham leeds liverpool bristol cardiff swansea glasgow
    edinburgh dundee aberdeen belfast cpl lcpl capt captain maj major col colonel lt lieutenant corporal private pte
    paul's luke's joseph's he's she's it's they're we're
    """
)

SURNAMES = words(
    """
    smith jones taylor brown williams wilson johnson davies patel robinson wright thompson evans walker white roberts
    green hall wood jackson clarke clark lewis harris martin cooper ward khan hughes edwards hill moore turner hussain
    scott davis thomas morris baker harrison allen parker morgan lee king ahmed ali begum kaur singh bell murphy shah
    adams bailey richardson collins bennett shaw carter mitchell marshall kelly simpson miller cox anderson cook
    campbell watson griffiths ellis chapman stevens mason gray webb rogers palmer hunt mills holmes butler barnes
    foster graham reynolds fisher russell knight pearson fletcher harvey barker dixon stone ryan murray gibson lloyd
    powell owen stewart dean matthews spencer payne hawkins saunders hart warren perry andrews bradley atkinson reid
    lawrence macdonald mcdonald hayes burton wallace burke oliver berry armstrong jenkins porter francis gardner
    harding hudson nowak kowalski kowalska popescu ionescu okafor okoro adeyemi adebayo mohamed mohammed hassan malik
    akhtar iqbal rahman chowdhury miah uddin osborne newman barrett goddard sutton sharp curtis walsh hopkins bishop
    bird bates carr cross doyle o'brien o'connor o'neill pritchard rees price parry howells bowen probert mcleod
    sinclair douglas ferguson henderson kerr duncan burns
    """
)

"""The words of English local government, police, the NHS and schools that say what kind of thing a name is."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list printed over several lines."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Phrases parted by commas, each on one line or over two."""
    return frozenset(" ".join(one.split()) for one in text.split(",") if one.strip())


# The last word of a group that meets, or of a service.
GROUP_NOUNS = words(
    """
    alliance assembly board boards bwrdd cabinet cluster collaborative committee committees consortium council exec
    executive forum forums gold group groups grŵp hub hubs meeting network networks panel panels parliament
    partnership partnerships project service services silver steering sub sub-committee sub-group sub-groups
    subcommittee subgroup subgroups subgrp taskforce team teams unit units workstream workstreams
    """
)

# The last word of an organisation, or of a part of one.
AGENCY_NOUNS = words(
    """
    academies academy agencies agency aid ambulance association authorities authority barnardo's barnardos business
    cafcass camhs care ccg ccgs center centre centres charity church cic club college colleges commission
    commissioning company constabulary council councils crc cymru cyps dentistry dentists department dept diocese
    clinic coastguard collective congregation co-operative directorate division education england federation fire
    force foundation fund guild health healthwatch helpline institute mosque parish synagogue temple theatre union
    home-start homes
    homestart hospice hospital hospitals housing icb icbs ics inspectorate inspectorates ireland libraries llp ltd
    mash mats mencap midwifery mind nhs nps nspcc nurseries nursery office ombudsman organisation organisations
    organization partner partners pct pcts pharmacies pharmacy police practice practices prison prisons probation
    project projects provider providers refuge relate school schools scotland sector settings society surgeries
    surgery therapies therapy trust trusts universities university wales yjs ymca yos yot
    """
)

# The last word of a post.
POST_NOUNS = words(
    """
    accountant administrator administrators adviser advisers advisor advisors analyst analysts apprentice author
    carers chair chairman chairperson chairs chairwoman champion champions chief clerk co-chair co-chairs
    co-ordinator co-ordinators commander commanders commissioner commissioners constable consultant consultants
    convener conveners convenor convenors coordinator coordinators coroner coroners councillor councillors
    counsellor counsellors dass dcs designate director directors doctor doctors dph dsl dsls executive facilitator
    facilitators governor governors gp gps head heads headteacher headteachers holder holders idva idvas inspector
    inspectors iro iros lado lead leader leaders leads manager managers matron mayor member members midwife
    midwives nurse nurses officer officers paediatrician pharmacist pharmacists practitioner practitioners
    professional professionals psw psychiatrist psychologist registrar rep representative representatives reps
    scrutineer secretary sergeant solicitor solicitors staff superintendent superintendents supervisor supervisors
    teacher teachers therapist therapists trainer trainers vice-chair visitor visitors worker workers
    """
)

# What can own an action as it stands, without a further word.
AGENCIES = phrases(
    """
    acute trust, adult mental health, adult services, adult social care, adult's services, adults social care,
    adults' services, all, all agencies, all board members, all members, all partner agencies, all partners,
    ambulance, ambulance service, asc, board, board members, border force, borough council, borough councils,
    business manager, business support, business unit, cafcass, camhs, care homes, care providers, ccg, ccgs, chair,
    chairs, chairs of subgroups, children and young people, children services, children's centres, children's
    services, children's social care, children's trust, childrens services, childrens social care, childrens trust,
    city council, colleges, commissioners, comms, communications, community safety, community sector, community
    trust, council, county council, cps, crown office, crown prosecution service, csc, dentists, designated doctor,
    designated nurse, district council, district councils, drug and alcohol services, dsls, early help, early years,
    early years settings, elected members, exec, executive, faith groups, fire, fire and rescue, fire service,
    foster carers, general practice, governors, gp, gps, head teachers, headteachers, health visiting, health
    visitors, healthwatch, housing providers, hr, human resources, icb, icbs, immigration, independent chair, la,
    lado, las, legal, licensing, local authorities, local authority, lsab, lscb, lscp, mappa, marac, mash,
    maternity, maternity services, members, mental health trust, metrac, midwifery, nhs, nhs england, nhs trust,
    nhse, nspcc, opcc, paediatrics, parents, partner agencies, partners, pcc, pct, pharmacies, police, primary care,
    probation, procurator fiscal, providers, public health, registered providers, sab, safeguarding partners, scb,
    school nurses, school nursing, schools, scp, secondary care, service users, sexual health, social care, social
    work, speech and language therapy, statutory partners, sub-group chairs, subgroup chairs, substance misuse, task
    and finish group, trust, unitary authority, vcs, vcse, voluntary sector, workforce development, yjs, yos, yot,
    young people, youth council, youth justice, youth offending, youth parliament
    """
)

# An owner in one plan, a part of a body's name in the next: "Education and Training Subgroup" is one.
TOPICAL = phrases(
    """
    adolescents, audit, business, care leavers, case review, cce, ce, child death, commissioning, communications,
    community engagement, community safety, corporate services, county lines, cse, cspr, da, disability, dols,
    domestic abuse, domestic violence, dv, e-safety, early help, early intervention, early years, education,
    employment, enquiry, evaluation, exploitation, fgm, finance, gangs, governance, health, homelessness, housing,
    human resources, inquiry, l&d, lcspr, learning, legal, licensing, looked after children, maternity, mca, mental
    capacity, mental health, modern slavery, monitoring, neglect, online safety, performance, physical health,
    planning, policy, pressure care, prevent, prevention, primary care, provider, providers, public protection, qa,
    quality, quality assurance, regeneration, sar, sars, schools, scr, scrutiny, self neglect, self-neglect, sen,
    send, serious case review, sexual health, social care, strategy, substance misuse, trading standards, training,
    transition, transitions, vulnerable adolescents, workforce, workforce development, youth justice
    """
)

# A part of a name that is no owner by itself.
FRAGMENTS = phrases(
    """
    adult, adults, assurance, care, children, communities, community, culture, data, development, digital,
    diversity, effectiveness, engagement, environment, equality, exploited, families, impact, improvement,
    inclusion, information, intelligence, justice, leisure, missing, outcomes, participation, partnership,
    partnerships, practice, procedures, protection, recovery, research, resources, response, review, reviews,
    safeguarding, skills, standards, support, trafficked, transformation, wellbeing, youth
    """
)

# Words that stand on either side of a joiner within one name: "health and wellbeing", "Blackburn with Darwen".
_COMPOUNDS = """
    health: wellbeing well-being social justice housing safety care
    police: crime
    children: families young adults adolescents learning maternity skills education communities
    child: family adolescent adult
    children's: families young adults adult
    adults: children health communities families housing wellbeing
    adult: children health children's community
    education: skills inclusion employment improvement development inquiry training innovation achievement learning
        standards
    learning: skills development improvement inquiry review practice workforce scrutiny audit reviews disabilities
    employment: skills
    quality: performance assurance audit improvement effectiveness safety standards governance practice risk
    performance: quality audit data improvement challenge scrutiny impact effectiveness assurance information
    training: development workforce learning education events communication
    policy: procedures procedure practice performance strategy guidance
    policies: procedures
    procedure: practice
    procedures: practice policy policies
    task: finish
    missing: exploited exploitation trafficked absent cse
    exploited: trafficked missing
    exploitation: missing trafficking vulnerability
    speech: language
    fire: rescue
    drug: alcohol
    drugs: alcohol
    alcohol: drugs drug
    equality: diversity inclusion
    diversity: inclusion
    communication: engagement participation
    communications: engagement marketing media participation
    communities: housing environment partnerships partnership families neighbourhoods culture
    community: voluntary
    voluntary: community faith
    safeguarding: quality reviewing review standards family looked promoting improvement early corporate audit
        assurance learning specialist public protection care support
    reviewing: quality safeguarding
    review: quality safeguarding learning development
    workforce: development training learning
    audit: performance quality case scrutiny assurance review learning evaluation data compliance
    monitoring: evaluation scrutiny review
    engagement: participation communication communications
    participation: engagement
    partnership: policy development performance
    strategy: commissioning policy performance
    planning: performance
    business: performance
    data: performance intelligence quality insight information
    scrutiny: assurance audit challenge improvement
    prevention: early protection intervention
    help: prevention safeguarding intervention neglect family
    intervention: prevention
    after: adopted
    care: support
    support: care
    serious: organised
    violence: exploitation vulnerability abuse
    rape: sexual
    abuse: sexual stalking
    assurance: performance audit improvement learning scrutiny
    gangs: exploitation youth county serious
    gang: youth
    cse: missing trafficking trafficked exploitation
    ce: missing
    death: serious
    women: girls children
    mothers: babies
    mother: baby
    parents: carers
    parent: carer
    families: wellbeing communities young
    revenues: benefits
    standards: effectiveness inclusion learning excellence improvement
    inclusion: send learning wellbeing engagement
    attendance: inclusion exclusion exclusions welfare behaviour
    sen: disability disabilities
    special: additional
    accident: emergency
    prison: probation
    prisons: probation
    inspection: audit
    risk: governance resilience assurance
    research: development practice
    fostering: adoption
    terms: conditions
    north: south east west mid
    east: west north
    bournemouth: poole
    brighton: hove
    hammersmith: fulham
    kensington: chelsea
    barking: dagenham
    telford: wrekin
    blackburn: darwen
    redcar: cleveland
    tyne: wear
    bath: north
    cornwall: isles
    devon: cornwall
    avon: somerset
    cambridgeshire: peterborough
    coventry: warwickshire rugby
    leicester: leicestershire
    nottingham: nottinghamshire
    kent: medway
    southend: essex
    hampshire: isle
    surrey: borders sussex
    birmingham: solihull
    herefordshire: worcestershire
    staffordshire: stoke stoke-on-trent
    bristol: north
    windsor: maidenhead
    dorset: somerset wiltshire
    thames: valley
    cheshire: wirral merseyside
    richmond: kingston wandsworth twickenham
    kingston: richmond
    west: chester
"""


def _pairs() -> dict[str, frozenset[str]]:
    pairs: dict[str, frozenset[str]] = {}
    before = ""
    for word in _COMPOUNDS.split():
        if word.endswith(":"):
            before = word[:-1]
            pairs[before] = frozenset()
        else:
            pairs[before] |= {word}
    return pairs


COMPOUNDS = _pairs()

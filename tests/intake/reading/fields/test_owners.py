"""The owner cell, in the ways that boards name who is to do something."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.owners import read_owners
from sightline.kit.documents.blocks import Line

KEY = {
    "BBO": "Board Business Office",
    "PP & P": "Policy, Procedure and Practice Subgroup",
    "Q & P": "Quality and Performance Subgroup",
    "SAR": "SAR Subgroup",
    "Training": "Training Subgroup",
    "YB": {"name": "Board Manager", "person": "Y. Beech"},
    "XA": {"name": None, "person": "X. Ash"},
}


def told(text: str, key: dict[str, object] | None = None) -> str:
    """The owners in short: "name" for lead or joint, "name*support" for a printed role; a person as "<person>"."""
    owners, _ = read_owners(text.split("|"), key or {})
    usual = "lead" if len(owners) == 1 else "joint"
    out = []
    for one in owners:
        who = (one["name"] or "") + (f"<{one['person']}>" if one.get("person") else "")
        out.append(who + ("" if one["role"] == usual else f"*{one['role']}"))
    return ", ".join(out)


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.strip() for line in text.strip("\n").splitlines()]
    return [(before.strip(), after.strip()) for before, _, after in (row.rpartition("->") for row in rows)]


ONE_BODY = """
    Learning and Inquiry Group
    Learning & Inquiry Group
    Health and Wellbeing Board
    NHS Ashdale and Penholt ICB
    Policy, Procedure and Practice Subgroup
    Policy and Procedures
    Performance and Quality Assurance
    Quality Assurance & Performance
    Missing Exploited and Trafficked Group
    Missing, Exploited and Trafficked Group
    Neglect multi-agency task and finish group
    Public Health led Task and Finish Group
    Task and Finish Group led by Public Health
    Training and Development Subgroup
    Learning, Development and Communications Group
    Communications and Engagement Group
    Quality and Performance Sub Group Chair
    Children and Families Service
    Adults, Health and Communities
    Police and Crime Commissioner
    Fire and Rescue Service
    Fire & Rescue
    Voluntary and Community Sector
    Speech and Language Therapy
    Drug and Alcohol Team
    Housing and Homelessness Team
    Health and Social Care
    Children's and Adults' Safeguarding Boards
    Head of Safeguarding and Quality
    Head of Quality & Safeguarding
    Director of Adults, Health and Communities
    Assistant Director of Education and Early Help
    Assistant Director, Education and Early Help
    Service Manager, Quality Assurance and Safeguarding
    Detective Superintendent, Public Protection
    Cabinet Member for Children and Families
    Chair of Quality and Performance Group
    Chairs of PQA and MET
    Communications leads of the council, police and ICB
    Brighton and Hove City Council
    Blackburn with Darwen Council
    Telford and Wrekin Council
    Hampshire and Isle of Wight Constabulary
    Avon and Somerset Police
    Windsor and Maidenhead CCG
    PP & P
    Q&P
    L&D Subgroup
    CSE/Missing Group
    SCR/Audit Subgroup
    Named/Designated Nurses
    All agencies
    All Board partners and agencies
    Three safeguarding partners
    Safeguarding leads from all agencies
    4LSCB
    Chair of the Board
    Early Intervention Sub Group of Children’s Partnership
    Barnardo’s
    Children with Disabilities Team
    Working with Fathers Group
    University of Cloudbury
    Chair – Training Sub Group
    Chair, Performance & Quality Sub Group
    Director, Children’s Services
    Assistant Director, Front Door
    Head of Commissioning and Quality – ICB
    BSCB Partnership and Policy Officer
    Strategic and Operational CSE Groups
    Hampshire, Portsmouth and Southampton LSCBs
    Public Health – Hampshire County Council
    Mental Capacity Act (MCA) Lead
    Learning, Improvement and Performance Sub-group
    Communications Officers across partnership
    Chief Executives of all partner agencies
    Each agency
    Service Director – Adults & Communities
    Prison and Probation Service
    Assistant Director, Front Door
    Area Commander, Public Protection
    Inspectorate of Prisons
"""


@pytest.mark.parametrize("text", [line.strip() for line in ONE_BODY.strip("\n").splitlines()])
def test_one_body_whatever_joiner_its_name_contains(text: str) -> None:
    owners, _ = read_owners([text], {})
    assert [(one["name"], one.get("person"), one["role"]) for one in owners] == [(text, None, "lead")]


SEVERAL = """
    Police / CSC -> Police, CSC
    Police/Health -> Police, Health
    MET/ Workforce Development Group -> MET, Workforce Development Group
    Admissions Team/Missing Panel -> Admissions Team, Missing Panel
    Police; Health; Education -> Police, Health, Education
    Police, Health, CSC -> Police, Health, CSC
    Police, Health and Education -> Police, Health, Education
    Police, CSC, Health & Education -> Police, CSC, Health, Education
    Police & CSC -> Police, CSC
    Police + Health -> Police, Health
    Police and/or Health -> Police, Health
    Police, Health etc. -> Police, Health
    Police|Health -> Police, Health
    - Police|- Health -> Police, Health
    • Police|• Health -> Police, Health
    1. Police|2. Health -> Police, Health
    1. Police 2. Health -> Police, Health
    Health, Social Care and Education -> Health, Social Care, Education
    Police and Education Service -> Police, Education Service
    Public Health and Midwifery -> Public Health, Midwifery
    Public Health and Education -> Public Health, Education
    Workforce Development / Education and Public Health -> Workforce Development, Education, Public Health
    Partnership Support Team and Adult Board Manager -> Partnership Support Team, Adult Board Manager
    Board Manager and agency safeguarding leads -> Board Manager, agency safeguarding leads
    Workforce Development and Education groups -> Workforce Development, Education groups
    MET / Workforce Development and Education groups -> MET, Workforce Development, Education groups
    Domestic Abuse and Neglect Groups -> Domestic Abuse, Neglect Groups
    PQA and MET -> PQA, MET
    PQA & MET subgroups -> PQA, MET subgroups
    L&D and QA subgroups -> L&D, QA subgroups
    LSCB/SAB/CSP -> LSCB, SAB, CSP
    JB/TA -> JB, TA
    JB & TA -> JB, TA
    Business Manager and Independent Chair -> Business Manager, Independent Chair
    Business Manager/Training Coordinator -> Business Manager, Training Coordinator
    Designated Doctor and Designated Nurse -> Designated Doctor, Designated Nurse
    LSCB Chair and DCS -> LSCB Chair, DCS
    Training Sub-Group and Early Help Board of the Trust -> Training Sub-Group, Early Help Board of the Trust
    Director of Public Health and Head of Housing -> Director of Public Health, Head of Housing
    Head of Service, Early Help and Head of Service, MASH -> Head of Service, Early Help, Head of Service, MASH
    Fire & Rescue Service and Police -> Fire & Rescue Service, Police
    Schools, colleges and early years settings -> Schools, colleges, early years settings
    Midwifery, Health Visiting and School Nursing -> Midwifery, Health Visiting, School Nursing
    GPs and Health Visitors -> GPs, Health Visitors
    Training Group and University of Cloudbury -> Training Group, University of Cloudbury
    Schools Alliance and Youth Parliament -> Schools Alliance, Youth Parliament
    Police Scotland and Social Work -> Police Scotland, Social Work
    Executive Group in partnership with the ICB -> Executive Group, ICB
    Police with Health -> Police, Health
    Sunrise House and Police -> Sunrise House, Police
    Barnardo’s and NSPCC -> Barnardo’s, NSPCC
    Serious Case Review Panel and Policy and Procedures Group -> Serious Case Review Panel, Policy and Procedures Group
    Children's Services, Police & Health Partners -> Children's Services, Police, Health Partners
    Designated Nurse for Children and Designated Doctor -> Designated Nurse for Children, Designated Doctor
    Lead Member for Children, DCS and Independent Chair -> Lead Member for Children, DCS, Independent Chair
    SAB Manager and Sub-group Chairs/Partners -> SAB Manager, Sub-group Chairs, Partners
    Hampshire County Council and Southampton City Council -> Hampshire County Council, Southampton City Council
    Named Nurse and Named Midwife -> Named Nurse, Named Midwife
    PVP Unit, Thames Valley Police -> PVP Unit, Thames Valley Police
    Communications Lead & Healthwatch Wealdshire -> Communications Lead, Healthwatch Wealdshire
    Independent Chair, Director of Children's Services -> Independent Chair, Director of Children's Services
    Housing/Workforce Development Group -> Housing, Workforce Development Group
    Education, Youth Service -> Education, Youth Service
    Training Leads, Youth Justice Service and Kooth -> Training Leads, Youth Justice Service, Kooth
    Participation Sub-Committee and Children's Fund -> Participation Sub-Committee, Children's Fund
    Director, Children's Services and Police -> Director, Children's Services, Police
    CSC & Health & Police -> CSC, Health, Police
    Police and Probation with YOT -> Police, Probation, YOT
    Quality Assurance and Learning Subgroup and Board Manager -> Quality Assurance and Learning Subgroup, Board Manager
    Disability Task Group and Speech and Language Therapy -> Disability Task Group, Speech and Language Therapy
    ICB Chief Executive, Head of Housing and Area Commander -> ICB Chief Executive, Head of Housing, Area Commander
    Director of Adult Services and Police Commander -> Director of Adult Services, Police Commander
    Police, Social Work, Health Inspectorate -> Police, Social Work, Health Inspectorate
    Convener, Children’s Registrar and Police -> Convener, Children’s Registrar, Police
    Coroner and Designated Doctor -> Coroner, Designated Doctor
    Occupational Therapists and Community Pharmacists -> Occupational Therapists, Community Pharmacists
    Police, Prison and Probation -> Police, Prison and Probation
    Housing & Fire Service -> Housing, Fire Service
"""
ROLES = """
    Education group (Primary)|PQA (secondary) -> Education group*primary, PQA*secondary
    Policy, Practice & Procedures Group (Primary) -> Policy, Practice & Procedures Group*primary
    Education group (Primary) PQA (secondary) -> Education group*primary, PQA*secondary
    MET / Adult Board (primary)|Inquiry Group (secondary) -> MET*primary, Adult Board*primary, Inquiry Group*secondary
    Head of Social Care (lead) with Health -> Head of Social Care*lead, Health*support
    Police (lead)|Youth Service (support) -> Police*lead, Youth Service*support
    Police (Lead), Health, Education -> Police*lead, Health, Education
    Police, Health (lead) -> Police, Health*lead
    Police, Health (joint leads) -> Police, Health
    Police (L), Health (S) -> Police*lead, Health*support
    Police – lead; Health – support -> Police*lead, Health*support
    Lead: Police Support: Health, Education -> Police*lead, Health*support, Education*support
    Lead: Police; Support: Health -> Police*lead, Health*support
    Lead – Police; Support – Health -> Police*lead, Health*support
    Education Safeguarding Lead – Council -> Education Safeguarding Lead – Council
    Lead:|Police|Support:|Health|Education -> Police*lead, Health*support, Education*support
    Lead agency: Police|Supporting agencies: Health / Housing -> Police*lead, Health*support, Housing*support
    Lead officer: Tom Ash -> <Tom Ash>
    Owner: Board Manager -> Board Manager
    PQA to lead, Workforce Development to support -> PQA*lead, Workforce Development*support
    Police supported by Health and CSC -> Police*lead, Health*support, CSC*support
    Police, with support from Health -> Police*lead, Health*support
"""
PEOPLE = """
    J. Alder -> <J. Alder>
    J Alder -> <J Alder>
    J.Alder -> <J.Alder>
    Jane Beech -> <Jane Beech>
    Dr A Smith -> <Dr A Smith>
    Cllr Jane Beech -> <Cllr Jane Beech>
    DCI Tom Ash -> <DCI Tom Ash>
    Mary O'Brien -> <Mary O'Brien>
    Siobhan McDonald -> <Siobhan McDonald>
    Jane Beech-Smith -> <Jane Beech-Smith>
    J. Alder|J. Birch|G. Cedar -> <J. Alder>, <J. Birch>, <G. Cedar>
    J. Beech, T. Ash & F. Hazel -> <J. Beech>, <T. Ash>, <F. Hazel>
    Jane Beech and Tom Ash -> <Jane Beech>, <Tom Ash>
    Jane Beech/Tom Ash -> <Jane Beech>, <Tom Ash>
    F. Hazel/CCG -> <F. Hazel>, CCG
    Xavi Smithson and Police -> Xavi Smithson, Police
    Jane Beech (Police) -> <Jane Beech>
    Jane Beech, Police -> <Jane Beech>
    K. Gorse|(Borough Council) -> Borough Council<K. Gorse>
    Jane Beech, Business Manager -> Business Manager<Jane Beech>
    Jane Beech, Business Manager, LSCB -> Business Manager<Jane Beech>
    Jane Beech (Business Manager) -> Business Manager<Jane Beech>
    Jane Beech, Assistant Director, Education -> Assistant Director, Education<Jane Beech>
    Business Manager (Jane Beech) -> Business Manager<Jane Beech>
    Police – Tom Ash -> Police<Tom Ash>
    Tom Ash - Detective Inspector -> Detective Inspector<Tom Ash>
    Police (Tom Ash) / Health (Jane Beech) -> Police<Tom Ash>, Health<Jane Beech>
    Chair: Jane Beech -> Chair<Jane Beech>
    Police: DCI Smith; CSC: J Jones -> Police<DCI Smith>, CSC<J Jones>
    Jane Beech, Police & Mary Elm, CSC -> <Jane Beech>, <Mary Elm>
    Jane Beech (ASC) Tom Ash (ICB) -> <Jane Beech>, <Tom Ash>
    Adult Social Care – Jane Beech, ICB – Tom Ash -> Adult Social Care<Jane Beech>, ICB<Tom Ash>
    Mrs. J. Beech (Headteacher, Green School) -> Headteacher, Green School<Mrs. J. Beech>
    Jane Beech, Director, Adults -> Director, Adults<Jane Beech>
    Jane Beech|Head of Safeguarding -> Head of Safeguarding<Jane Beech>
    Board Manager|Jane Beech -> Board Manager<Jane Beech>
    Jane Beech|Head of MASH|Tom Ash|Head of Housing -> Head of MASH<Jane Beech>, Head of Housing<Tom Ash>
    Jane Beech|Police -> <Jane Beech>, Police
"""
LINES = """
    Missing Exploited and|Trafficked Group -> Missing Exploited and Trafficked Group
    Neglect Working|Group -> Neglect Working Group
    Training|Sub Group -> Training Sub Group
    Workforce|Development -> Workforce Development
    Quality|Assurance Group -> Quality Assurance Group
    Independent|Chair -> Independent Chair
    Partnership Support Team and|Adult Board Manager -> Partnership Support Team, Adult Board Manager
    Police /|Health -> Police, Health
    Neglect multi-agency task and finish|group -> Neglect multi-agency task and finish group
    Midwifery|Children’s Services -> Midwifery, Children’s Services
    Barley Street Project|Children’s Social Care -> Barley Street Project, Children’s Social Care
"""


@pytest.mark.parametrize(("text", "expected"), table(SEVERAL) + table(ROLES) + table(PEOPLE) + table(LINES))
def test_owners_and_roles(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["", "-", "n/a", "?", "TBC", "tbc – awaiting appointment", "To be confirmed", "Vacant", "(TBC)"]
)
def test_nobody_is_named(text: str) -> None:
    owners, messages = read_owners([text], {})
    assert owners == []
    assert bool(messages) == any(one.isalpha() for one in text.replace("n/a", ""))


EXPLAINED = """
    YB -> Board Manager<Y. Beech>
    XA -> <X. Ash>
    BBO/YB -> Board Business Office, Board Manager<Y. Beech>
    PP & P -> Policy, Procedure and Practice Subgroup
    PP & P / Q & P -> Policy, Procedure and Practice Subgroup, Quality and Performance Subgroup
    SAR + Training -> SAR Subgroup, Training Subgroup
    YB and Children Partnership Manager -> Board Manager<Y. Beech>, Children Partnership Manager
    YB (lead), BBO -> Board Manager<Y. Beech>*lead, Board Business Office
    Board Manager (YB) -> Board Manager<Y. Beech>
"""


@pytest.mark.parametrize(("text", "expected"), table(EXPLAINED))
def test_abbreviations_are_explained_by_the_documents_key(text: str, expected: str) -> None:
    assert told(text, KEY) == expected


def test_an_abbreviation_is_kept_and_one_that_the_key_lacks_is_said() -> None:
    owners, messages = read_owners(["BBO/SAFE"], KEY)
    assert [one["abbr"] for one in owners] == ["BBO", "SAFE"]
    assert owners[1]["note"] == "not in the glossary"
    assert len(messages) == 1
    assert read_owners(["PQA"], {"HWB": "Health and Wellbeing Board"})[1] == []  # one entry is no list


@pytest.mark.parametrize(
    ("text", "name", "person", "agency"),
    [
        ("Named GP (CCG)", "Named GP", None, "CCG"),
        ("Designated Nurse (Pennford ICB)", "Designated Nurse", None, "Pennford ICB"),
        ("Head of Safeguarding, ICB", "Head of Safeguarding", None, "ICB"),
        ("Head of Early Help (Marrow Council)", "Head of Early Help", None, "Marrow Council"),
        ("Jane Beech (Police)", None, "Jane Beech", "Police"),
        ("Jane Beech, Police", None, "Jane Beech", "Police"),
        ("Jane Beech, Business Manager, LSCB", "Business Manager", "Jane Beech", "LSCB"),
        ("DI Tom Ash (Hampshire Constabulary)", None, "DI Tom Ash", "Hampshire Constabulary"),
    ],
)
def test_an_agency_after_a_person_or_post(text: str, name: str | None, person: str | None, agency: str) -> None:
    (one,), _ = read_owners([text], {})
    assert (one["name"], one.get("person"), one["agency"], one["role"]) == (name, person, agency, "lead")


def test_an_abbreviation_in_brackets_is_that_of_the_body() -> None:
    (one,), _ = read_owners(["Performance and Quality Assurance Group (PQA)"], {})
    assert (one["name"], one["abbr"]) == ("Performance and Quality Assurance Group", "PQA")


def test_the_body_that_others_act_through_is_an_owner_too() -> None:
    owners, _ = read_owners(["Trust, CCG and NHS England via Executive Group (Primary)", "PQA (Secondary)"], {})
    assert [(one["name"], one["role"], one.get("via")) for one in owners] == [
        ("Trust", "primary", "Executive Group"),
        ("CCG", "primary", "Executive Group"),
        ("NHS England", "primary", "Executive Group"),
        ("Executive Group", "primary", None),
        ("PQA", "secondary", None),
    ]


def test_a_struck_line_is_left_out_and_said() -> None:
    owners, messages = read_owners([Line("Police", strike=True), Line("Health")], {})
    assert [one["name"] for one in owners] == ["Health"]
    assert "Police" in messages[0]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            ("Adult Social", "Care", "Independent", "Chair", "Housing"),
            ["Adult Social Care", "Independent Chair", "Housing"],
        ),
        (("Named GP", "Designated", "Nurse"), ["Named GP", "Designated Nurse"]),
        (("Missing Exploited and", "Trafficked Group", "METRAC"), ["Missing Exploited and Trafficked Group", "METRAC"]),
        (("Youth Justice", "Service and Police"), ["Youth Justice Service", "Police"]),
        (("Child Protection", "Nurse", "Adviser", "Named GP"), ["Child Protection Nurse Adviser", "Named GP"]),
        (("NHS Ashdale", "ICB", "Named GP"), ["NHS Ashdale ICB", "Named GP"]),
        (("NHS Ashdale", "ICB & Education", "Safeguarding Group"), ["NHS Ashdale ICB", "Education Safeguarding Group"]),
        (("Director of", "Children's", "Services"), ["Director of Children's Services"]),
        (("Exploitation", "Subgroup"), ["Exploitation Subgroup"]),
        (("Education", "Safeguarding Lead"), ["Education Safeguarding Lead"]),
        (("Partnership", "Manager and Police"), ["Partnership Manager", "Police"]),
        (("Housing", "Options Team"), ["Housing Options Team"]),
        (("Designated Nurse and Named", "GP"), ["Designated Nurse", "Named GP"]),
    ],
)
def test_names_that_fill_their_printed_lines_are_parted_where_each_can_stand_alone(
    printed: tuple[str, ...], expected: list[str]
) -> None:
    owners, _ = read_owners([Line(" ".join(printed), printed=printed)], {})
    assert [one["name"] for one in owners] == expected

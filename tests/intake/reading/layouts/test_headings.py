"""Headings by meaning: what boards print above their columns, and the field each announces."""

import pytest

from sightline.intake.reading.layouts.headings import LIKELY, LONGEST_HEADING, SURE, UNKNOWN, meaning, simplify
from sightline.intake.reading.layouts.vocabulary import PHRASES

CASES = {
    "number": ["No.", "Ref", "Ref No", "#", "Action No.", "Item", "Action ref", "ID"],
    "action": [
        "Action", "ACTION(s) REQUIRED", "Actions needed (inputs)", "Specific Actions", "What will we do?", "Task",
        "What are we going to do?", "What we will do", "Key actions", "Activity", "What", "What needs to be done?",
        "Required action", "Cam gweithredu / Action", "Deliverables", "How will we do it?", "Agreed action",
        "Actions to be taken by the Board", "Programme of work", "Steps to achieve", "Action to achieve the objective",
        "What will we do to achieve this?", "Priority action", "Workstream actions", "Camau gweithredu",
    ],
    "objective": ["Objective", "DEVELOPMENTAL OBJECTIVE", "What are we trying to achieve?", "Area for improvement",
                  "What do we want to achieve and why?", "Strategic objective"],
    "outcome": ["Outcome", "Expected outcome", "Desired outcomes", "EXPECTED OUTCOME",
                "Anticipated outcome for children and families"],
    "measure": [
        "Success Measure and Expected Impact", "Output/Outcome measurement", "How will we know?", "KPI",
        "How we will know it has made a difference", "Success criteria", "Impact", "Evidence of impact",
        "What will be different", "How success is measured", "Evidence / impact", "Canlyniad / Outcome measure",
        "What will success look like?", "Output / target", "Measure and target",
        "Measure of success / evidence", "Performance indicators",
        "So what?", "Impact and evidence", "Test of success", "How will we evidence this?",
        "Signs of success", "What will tell us it's worked?", "What will be better?",
    ],
    "owner": [
        "Lead", "Action owner", "Responsible", "By whom", "Lead agency", "Who?", "Accountable", "Lead Officer & Agency",
        "Person(s) responsible", "Who leads?", "Delivery Lead(s)", "Board Lead", "Sub-group lead", "Owner / Lead",
        "Workstream lead", "Agency lead", "Organisation responsible", "Task group", "Lead and supporting agencies",
        "Who's leading?", "Key people", "Arweinydd",
        "Action holder", "Lead for this action", "Delivery partner", "Person leading",
    ],
    "target": [
        "Target date", "Timescale/\nTarget", "By when?", "WHEN", "Deadline", "Due date", "Target completion date",
        "Completed by", "Timeframe", "Milestones & Timescales", "End date", "When will it be done?", "Agreed timescale",
        "Lead and timescale", "Timescales/Milestones", "Month", "Key dates", "Finish by", "Erbyn pryd",
        "To be achieved by", "Expected by", "Planned date",
    ],
    "monitoring": ["Monitoring arrangements", "How will this be monitored?", "Reported to", "Assurance", "Governance",
                   "How will the Board be assured?", "Report to Board", "Which group will monitor?",
                   "Where will this be monitored?"],
    "rating": ["RAG", "BRAG rating", "RAG rating", "Status", "RAG Rating July", "Traffic light", "Current RAG",
               "RA\nG", "BRA G"],
    "progress": ["Progress", "PROGRESS at MARCH 2014", "Update October 2017", "Comments", "Latest position",
                 "Action taken", "Progress / comments", "Current position", "Where are we now?"],
    "completed": ["Date completed", "Completed", "Signed off by L&I (date)", "Date closed"],
    "recommendation": ["Recommendation", "Recommendations"],
    "finding": ["Finding", "Findings", "Issue identified"],
    "priority": ["Priority", "Theme", "Strand of work", "What are our priorities?", "Strategic priority",
                 "Blaenoriaeth / Priority"],
    "cost": ["Resources", "Cost", "Resource implications"],
    "start": ["Start date", "From"],
    "review": ["Review date", "Target date (revised)"],
    "support": ["Supported by", "Partners involved", "Supporting agencies"],
    "scope": ["Scope", "Scope of recommendation"],
    "response": ["Agency response to recommendations"],
    "steps": ["Milestones", "Key milestones"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "field"), [(heading, field) for field, all_of in CASES.items() for heading in all_of]
)
def test_a_heading_means_its_field(heading: str, field: str) -> None:
    found = meaning(heading)
    assert (found.field, found.score >= LIKELY) == (field, True), found


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Responsable officer", "owner"), ("Timescle", "target"), ("Sucess measure", "measure"),
        ("Recomendation", "recommendation"), ("Moniotring", "monitoring"), ("Actoins", "action"),
    ],
)  # fmt: skip
def test_misspelt_headings_are_understood_only_where_tolerance_is_asked_for(heading: str, field: str) -> None:
    assert meaning(heading).score < SURE
    assert meaning(heading, tolerant=True).field == field


@pytest.mark.parametrize(
    "text", ["", "  ", "Workforce Development", "Q4", "Education group", "Police", "Child Neglect"]
)
def test_other_words_announce_nothing(text: str) -> None:
    assert meaning(text) == UNKNOWN


def test_text_too_long_for_a_heading_announces_nothing() -> None:
    assert meaning("Action " * (LONGEST_HEADING // 7 + 2)) == UNKNOWN


def test_halves_that_disagree_are_not_taken_for_a_heading_in_two_languages() -> None:
    assert meaning("Lead / Impact").score < SURE


def test_simplify_leaves_words_alone() -> None:
    assert simplify("  Actions Needed (inputs): ") == "actions needed"
    assert simplify("L&I – the Board’s plan") == "l and i boards plan"


def test_no_phrase_stands_under_two_fields() -> None:
    every = [phrase for phrases in PHRASES.values() for phrase in phrases]
    twice = {phrase for phrase in every if every.count(phrase) > 1}
    assert not twice

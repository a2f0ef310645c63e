"""What a measure's words suggest; the founding plan's own words are tried where the plan is beside the checkout."""

import pytest

from sightline.assurance.rules.kinds import Kind, Level
from sightline.assurance.rules.suggesting import level_of, suggest


@pytest.mark.parametrize(
    ("text", "more", "kinds"),
    [
        (
            "Evaluations show that over 90% of attendees say it will help their practice.",
            {"unit": "%"},
            [Kind.EVALUATION],
        ),
        ("Know how to apply the law", {"lead_in": "Course evaluations show that over 90%:"}, [Kind.EVALUATION]),
        ("Four sessions are delivered by March.", {}, [Kind.SESSIONS]),
        (
            "The toolkit is published and every agency has passed it on to its staff.",
            {},
            [Kind.RECEIPTS, Kind.EDITION, Kind.COVERAGE],
        ),
        ("The protocol is in place by June.", {}, [Kind.EDITION]),
        ("All secondary schools see the plays.", {}, [Kind.COVERAGE]),
        ("Professionals who are surveyed say that it helps.", {}, [Kind.SURVEY]),
        ("Actions from the SHEA survey are taken.", {}, [Kind.OUTSIDE]),
        ("Fewer children are missing from education.", {"comparator": "decrease"}, [Kind.INDICATOR]),
        ("Referrals rise.", {"comparator": "increase"}, [Kind.INDICATOR]),
        ("Recommendations are implemented by the end of Q4.", {}, [Kind.MILESTONE]),
        ("A report to the Board gives assurance.", {}, [Kind.DOCUMENT]),
        ("Children are better protected.", {}, []),
        ("Children are better protected.", {"monitoring": ["Quarterly return interview data."]}, [Kind.INDICATOR]),
        ("80% agree", {"unit": "%"}, [Kind.SURVEY]),
    ],
)
def test_words_suggest_kinds(text: str, more: dict, kinds: list[Kind]) -> None:
    found = suggest(text, **more)
    assert [one.kind for one in found] == kinds
    said = f"{more.get('lead_in', '')} {text} {' '.join(more.get('monitoring', ()))} % to increase to decrease"
    assert all(one.words.casefold() in said.casefold() for one in found), "it names the words it rests on"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The protocol is published.", Level.DONE),
        ("Professionals say that they recognise the signs.", Level.PRACTICE),
        ("Children who are neglected are found sooner.", Level.CHILDREN),
        ("Checks are completed on time.", Level.CHILDREN),
        ("More forms are submitted.", Level.PRACTICE),
        ("", Level.DONE),
    ],
)
def test_words_suggest_how_far_a_measure_reaches(text: str, level: Level) -> None:
    assert level_of(text) == level


def test_nothing_is_suggested_twice() -> None:
    found = suggest("Evaluations show feedback of attendees; evaluations of evaluations.")
    assert len({one.kind for one in found}) == len(found)

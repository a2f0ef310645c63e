from hypothesis import given
from hypothesis import strategies as st

from sightline.library.rules.differing import LONGEST, difference

LINES = st.lists(st.text(alphabet="abc de", min_size=1, max_size=12).filter(str.strip), max_size=8)


def told(before: str, after: str) -> list[str]:
    marks = {"": "", "in": "+", "out": "-"}
    return [
        "".join(f"{marks[run.kind]}[{run.text}]" if run.kind else run.text for run in paragraph.runs)
        for paragraph in difference(before, after).paragraphs
    ]


def test_within_a_paragraph_words_are_told_apart() -> None:
    assert told("Ask the mother first.", "Ask both parents first.") == ["Ask -[the]+[both] -[mother]+[parents] first."]


def test_whole_paragraphs_come_and_go_and_what_is_far_off_is_left_out() -> None:
    before = "One\nTwo\nThree\nFour\nFive\nSix"
    after = "One\nTwo\nThree\nFour\nFive\nSix\nSomething else entirely"
    assert told(before, after) == ["…", "Six", "+[Something else entirely]"]
    assert told("Kept\nDropped long ago", "Kept") == ["Kept", "-[Dropped long ago]"]


def test_the_same_words_are_the_same_whatever_the_white_space() -> None:
    assert difference("One\n\n Two ", "One\nTwo").same


def test_texts_that_are_too_long_are_said_to_be() -> None:
    many = "\n".join(str(number) for number in range(LONGEST + 1))
    assert difference(many, many + "\nmore").too_long


@given(LINES, LINES)
def test_what_is_told_leads_from_the_one_to_the_other(old: list[str], new: list[str]) -> None:
    found = difference("\n".join(old), "\n".join(new))
    shown = [one for one in found.paragraphs if one.runs[0].text != "…"]
    stood = {"".join(run.text for run in one.runs if run.kind != "in") for one in shown if one.kind != "in"}
    stands = {"".join(run.text for run in one.runs if run.kind != "out") for one in shown if one.kind != "out"}
    assert stood <= {line.strip() for line in old}
    assert stands <= {line.strip() for line in new}

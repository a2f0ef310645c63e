"""The words of the one message a day."""

import datetime as dt
from dataclasses import replace

import pytest

from sightline.desk.rules.digest import Line, paragraphs, subject
from sightline.desk.rules.owed import Kind, Owed
from sightline.post.rules import Rung

D = dt.date
TODAY, DUE = D(2018, 1, 17), D(2018, 1, 15)
SITE = "https://sightline.example"


def line(thing_id=1, kind=Kind.UPDATE, due=DUE, rung=Rung.OWNER, partnership="Northmere Board", note=""):
    link = {Kind.UPDATE: "ask", Kind.PAPER: "paper"}.get(kind, "")
    owed = Owed(kind, thing_id, 1, f"1.{thing_id} Neglect training", "Workforce development", due, note=note, link=link)
    return Line(owed, rung, partnership, f"{SITE}/answer/token{thing_id}/")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line(due=D(2018, 1, 19))], "One thing waits for you"),
        ([line(), line(2, due=D(2018, 1, 19))], "Two things wait for you, 1 overdue"),
        ([line(rung=Rung.CHAIR), line(2, rung=Rung.MANAGER)], "Two things overdue from others"),
        ([line(rung=Rung.CHAIR), line(2, rung=Rung.DEPUTY, due=None)], "One thing waits for you"),
    ],
)
def test_the_subject_counts_and_names_nothing(lines, words):
    assert subject(lines, TODAY) == words


def test_the_whole_message():
    lines = [
        line(2, Kind.AGREE, D(2018, 1, 24)),
        line(1),
        line(3, rung=Rung.CHAIR),
        line(4, due=None, partnership="Southmere Board", note="It was returned: say what changed."),
    ]
    assert paragraphs("Nadia Shah", lines, TODAY, SITE) == [
        "Hello Nadia Shah,",
        "Northmere Board: this waits for you.",
        f"Say how it is going: 1.1 Neglect training, 2 days overdue.\n{SITE}/answer/token1/",
        "Agree or return: 1.2 Neglect training, due on Wednesday 24 January 2018, 5 working days from now.\n"
        f"{SITE}/answer/token2/",
        "Northmere Board: this is overdue in a group you chair. Whoever owes it has been reminded too.",
        f"Workforce development: Say how it is going: 1.3 Neglect training, 2 days overdue.\n{SITE}/answer/token3/",
        "Southmere Board: this waits for you.",
        f"Say how it is going: 1.4 Neglect training. It was returned: say what changed.\n{SITE}/answer/token4/",
        "Each link opens one task, for you alone and without a password. Please do not pass this message on. You are "
        "written to on the days that the partnership set, until it is done. If you are away, say so under “Your "
        f"account” and your deputy is asked: {SITE}",
    ]


def test_a_question_ends_its_sentence_and_the_same_for_two_bodies_says_for_which():
    first, second = line(), line()
    asked = replace(first, owed=replace(first.owed, title="1.3 Is neglect a factor?"))
    other = replace(second, owed=replace(asked.owed, thing_id=2, body="METRAC"))
    open_ended = replace(first, owed=replace(first.owed, thing_id=3, title="What is done, and what…", due=None))
    said = "\n".join(paragraphs("Nadia Shah", [asked, other, open_ended], TODAY, SITE))
    assert "Workforce development: Say how it is going: 1.3 Is neglect a factor? 2 days overdue.\n" in said
    assert "METRAC: Say how it is going: 1.3 Is neglect a factor? 2 days overdue.\n" in said
    assert "Say how it is going: What is done, and what…\n" in said


@pytest.mark.parametrize(
    ("one", "said"),
    [(line(), True), (line(kind=Kind.AGREE), False), (line(rung=Rung.MANAGER), False), (line(kind=Kind.PAPER), True)],
)
def test_only_a_message_with_links_of_ones_own_asks_not_to_be_passed_on(one, said):
    assert ("pass this message on" in paragraphs("Nadia Shah", [one], TODAY, SITE)[-1]) is said

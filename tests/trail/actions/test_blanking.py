"""A text is blanked by two people with a reason; the chain stands."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sightline.trail.actions.blanking import Refused, agree_to_blank, ask_to_blank, refuse_to_blank
from sightline.trail.models import Blanking, Entry, EntryText
from sightline.trail.rules import Program
from sightline.trail.verify import verify
from tests.trail.chains import last, write

pytestmark = pytest.mark.django_db
ANN, BEN, NOBODY = Program("Ann Ward", "ann"), Program("Ben Ody", "ben"), Program("The program")


@pytest.fixture
def entry(db) -> Entry:
    write(after={"name": "a child's name"}, before={})
    return last()


def test_two_people_blank_a_text_and_the_chain_stands(entry):
    agree_to_blank(by=BEN, blanking=ask_to_blank(by=ANN, entry=entry, why="a child was named"))
    text = EntryText.objects.get(entry=entry)
    assert (text.salt, text.before, text.after) == ("", "", "")
    assert text.blanked_by == "Ann Ward and Ben Ody"
    assert text.blanked_why == "a child was named"
    verdict = verify(1)
    assert (verdict.whole, verdict.blanked, verdict.entries) == (True, 1, 3)
    assert not EntryText.objects.filter(after__contains="a child's name").exists()


def test_both_steps_stand_in_the_history_of_the_thing(entry):
    agree_to_blank(by=BEN, blanking=ask_to_blank(by=ANN, entry=entry, why="a child was named"))
    verbs = list(Entry.objects.filter(thing="body", thing_id="0").order_by("seq").values_list("actor_label", "verb"))
    assert verbs[1:] == [("Ann Ward", "asked to blank a text about"), ("Ben Ody", "blanked a text about")]


def test_nobody_agrees_with_herself(entry):
    blanking = ask_to_blank(by=ANN, entry=entry, why="a child was named")
    with pytest.raises(Refused, match="two people"):
        agree_to_blank(by=ANN, blanking=blanking)
    assert EntryText.objects.get(entry=entry).after


def test_the_program_neither_asks_nor_agrees(entry):
    with pytest.raises(Refused, match="by name"):
        ask_to_blank(by=NOBODY, entry=entry, why="x")
    blanking = ask_to_blank(by=ANN, entry=entry, why="x")
    with pytest.raises(Refused, match="two people"):
        agree_to_blank(by=NOBODY, blanking=blanking)
    with pytest.raises(Refused, match="by name"):
        refuse_to_blank(by=NOBODY, blanking=blanking)


def test_a_reason_is_needed(entry):
    with pytest.raises(Refused, match="Say why"):
        ask_to_blank(by=ANN, entry=entry, why="   ")


def test_asked_for_once_at_a_time(entry):
    ask_to_blank(by=ANN, entry=entry, why="x")
    with pytest.raises(Refused, match="already"):
        ask_to_blank(by=BEN, entry=entry, why="y")


def test_refused_the_text_stays_and_may_be_asked_for_again(entry):
    refuse_to_blank(by=BEN, blanking=ask_to_blank(by=ANN, entry=entry, why="x"))
    assert EntryText.objects.get(entry=entry).after
    agree_to_blank(by=BEN, blanking=ask_to_blank(by=ANN, entry=entry, why="y"))
    with pytest.raises(Refused, match="blanked already"):
        ask_to_blank(by=ANN, entry=Entry.objects.get(pk=entry.pk), why="z")


def test_whoever_asked_may_withdraw(entry):
    refuse_to_blank(by=ANN, blanking=ask_to_blank(by=ANN, entry=entry, why="x"))
    assert last().verb == "withdrew a request to blank a text about"


def test_decided_once(entry):
    blanking = ask_to_blank(by=ANN, entry=entry, why="x")
    agree_to_blank(by=BEN, blanking=blanking)
    with pytest.raises(Refused, match="meanwhile"):
        refuse_to_blank(by=BEN, blanking=blanking)


def test_the_database_holds_the_two_people_apart(entry):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Blanking.objects.create(
            entry=entry,
            why="x",
            asked_at=now,
            asked_by_id="ann",
            asked_by_label="Ann",
            decided_at=now,
            decided_by_id="ann",
            agreed=True,
        )

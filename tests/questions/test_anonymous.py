# ruff: noqa: S608 (whoever holds the database writes her own SQL; the names in it are this file's)
"""Somebody holds the whole database after closing, and asks it who said what, in which order, and when.

By SQL, on whichever database the suite runs: what is in the tables, and what a database keeps besides (SQLite's rowids
and counters, PostgreSQL's places and transactions)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from sightline.kit import clock
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Banded, Exercise, Invite, Population, Return, Tally, Value
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.conftest import CLOSES, TODAY, MakeExercise, answers_of, give

BY = Program("The program")
# In the order they answered. The words make each answer somebody's own.
SAID = [f"word number {number} of mine" for number in range(24)]
PLACE = "rowid" if connection.vendor == "sqlite" else "ctid"


@pytest.fixture(autouse=True)
def october() -> Iterator[None]:
    with clock.standing_on(TODAY):
        yield


def ask(sql: str, *given: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def columns_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


@pytest.fixture
def answered(transactional_db: None, cast: Cast, make_exercise: MakeExercise) -> Exercise:
    """Twenty-four invited answer one after another, the first by agencies nobody else is of; each commits, as in life.
    Three more are invited and do not answer."""
    exercise = make_exercise()
    invitees = [
        Invitee(address=f"somebody{number}@home.example", groups={"Team": "first" if number < 2 else "other"})
        for number in range(27)
    ]
    invites = actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)
    # Who answers next is not who was invited next, so that both orders could be told apart.
    for number, said in enumerate(SAID):
        invite = invites[(number * 7) % 27]
        agency = "police" if number == 0 else "health"
        practice = "disagree" if number % 3 else "agree"
        given = answers_of(exercise.version, agency=agency, practice=practice, words=said)
        actions.give_answers(exercise=exercise, answers=given, invite=invite)
    return exercise


def close(exercise: Exercise) -> None:
    with clock.standing_on(CLOSES + dt.timedelta(days=1)):
        actions.close_exercise(by=BY, exercise=exercise)


def order_of_texts() -> list[str]:
    rows = ask(
        f"SELECT value.text FROM questions_value value JOIN questions_return given ON value.given_id = given.id"
        f" WHERE value.text <> '' ORDER BY given.{PLACE}"
    )
    return [text for (text,) in rows]


def test_the_place_of_an_answer_tells_nothing(answered: Exercise) -> None:
    assert order_of_texts() == SAID  # while it is open the database does keep the order: that is what closing is for
    close(answered)
    now = order_of_texts()
    assert sorted(now) == sorted(SAID)
    assert now != SAID
    assert now != SAID[::-1]
    own = [text for (text,) in ask(f"SELECT text FROM questions_value WHERE text <> '' ORDER BY {PLACE}")]
    assert own == now  # the answers of one respondent stay together, wherever she is put


def test_two_closings_do_not_come_out_alike(answered: Exercise) -> None:
    close(answered)
    first = order_of_texts()
    Exercise.objects.filter(pk=answered.pk).update(state="open", closed_on=None, closed_nth=None)
    close(answered)
    assert order_of_texts() != first


def test_no_identity_from_before_is_left(answered: Exercise) -> None:
    returns, values = set(Return.objects.values_list("pk")), set(Value.objects.values_list("pk"))
    close(answered)
    assert not returns & set(Return.objects.values_list("pk"))
    assert not values & set(Value.objects.values_list("pk"))


def test_nothing_on_an_answer_joins_it_to_anything(answered: Exercise) -> None:
    close(answered)
    columns = [
        column.name
        for column in connection.introspection.get_table_description(connection.cursor(), "questions_return")
    ]
    rows = [dict(zip(columns, row, strict=True)) for row in ask("SELECT * FROM questions_return")]
    told = {column: {str(row[column]) for row in rows} for column in columns if column != "id"}
    assert all(len(seen) == 1 for seen in told.values()), told  # each column says the same of everybody
    assert told["groups"] <= {"{}"}
    assert (told["invite_id"], told["person_id"], told["given_at"]) == ({"None"}, {"None"}, {"None"})


def test_an_invitation_keeps_that_it_is_spent_and_not_in_which_order(answered: Exercise) -> None:
    close(answered)
    columns = [
        column.name
        for column in connection.introspection.get_table_description(connection.cursor(), "questions_invite")
    ]
    assert set(columns) == {
        "id", "partnership_id", "exercise_id", "token_hash", "person_id", "address", "subject", "groups", "spent",
    }  # fmt: skip
    assert [pk for (pk,) in ask(f"SELECT id FROM questions_invite ORDER BY {PLACE}")] == [
        pk for (pk,) in ask("SELECT id FROM questions_invite ORDER BY id")
    ]
    assert {str(groups) for (groups,) in ask("SELECT groups FROM questions_invite")} <= {"{}"}
    assert Invite.objects.filter(spent=True).count() == 24


def test_what_the_database_keeps_besides_tells_nothing(answered: Exercise) -> None:
    """SQLite keeps deleted rows in its file, and its log, until something else is written there; PostgreSQL keeps with
    each row which transaction wrote it."""
    old = [pk.hex.encode() for pk in Return.objects.values_list("pk", flat=True)]
    close(answered)
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        kept = b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
        assert Return.objects.values_list("pk", flat=True)[0].hex.encode() in kept  # what is there is found so
        assert [pk for pk in old if pk in kept] == []
    else:
        wrote = {one for (one,) in ask("SELECT xmin::text FROM questions_exercise")}
        for table in (Return, Value, Invite, Tally, Population, Banded):
            wrote |= {one for (one,) in ask(f"SELECT DISTINCT xmin::text FROM {table._meta.db_table}")}
        assert len(wrote) == 1, "rows of before the closing are left"


def test_the_counters_rows_come_in_an_order_of_their_own(answered: Exercise) -> None:
    """The first answer of all made the first rows of the tallies: their numbers would tell what it said."""
    names = 'question_id, "group", option'
    assert ask(f"SELECT {names} FROM questions_tally ORDER BY id") != ask(
        f"SELECT {names} FROM questions_tally ORDER BY {names}"
    )
    close(answered)
    assert ask(f"SELECT {names} FROM questions_tally ORDER BY id") == ask(
        f"SELECT {names} FROM questions_tally ORDER BY {names}"
    )


def test_a_group_too_small_to_show_is_not_in_the_tables(answered: Exercise) -> None:
    close(answered)
    groups = {group for (group,) in ask('SELECT DISTINCT "group" FROM questions_tally')}
    # One of the police and two of the first team would be known; and 24 less 23, and less 22, is as good as shown.
    assert groups == {""}
    assert {answered for (answered,) in ask("SELECT answered FROM questions_population")} == {None}


def test_no_other_table_moves_when_somebody_answers(
    transactional_db: None, cast: Cast, make_exercise: MakeExercise
) -> None:
    """No outbox, trail, session, link, slot or cache learns of an answer."""
    exercise = make_exercise()
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.member)])[0]
    own = {
        f"questions_{name}"
        for name in ("return", "value", "tally", "banded", "population", "invite", "exercise", "version")
    }
    tables = [name for name in connection.introspection.table_names() if name not in own]

    def everything() -> dict[str, list[tuple[Any, ...]]]:
        return {table: sorted(map(repr, ask(f'SELECT * FROM "{table}"'))) for table in tables}  # type: ignore[misc]

    before = everything()
    actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, practice="agree"), invite=invite)
    assert everything() == before


def test_a_named_exercise_keeps_who_said_what(transactional_db: None, cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED, open_to_all=False)
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.member)])[0]
    actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, practice="agree"), invite=invite)
    close(exercise)
    assert Return.objects.get().person == cast.member


def test_whoever_builds_sees_nothing_of_the_first_answer(
    db: None, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
) -> None:
    """The questionnaire stays as it is from the opening on: what may be changed does not tell whether anybody came."""
    exercise = make_exercise(state=ExerciseState.DRAFT)
    version = exercise.version
    actions.open_exercise(by=cast.analyst, exercise=exercise)
    client = client_of(cast.business_manager)
    addresses = [
        reverse("version_detail", args=[cast.slug, version.pk]),
        reverse("instrument_detail", args=[cast.slug, version.instrument_id]),
        reverse("instrument_list", args=[cast.slug]),
        reverse("exercise_detail", args=[cast.slug, exercise.pk]),
        reverse("exercise_list", args=[cast.slug]),
    ]

    def seen() -> list[str]:
        pages = [client.get(address) for address in addresses]
        assert [one.status_code for one in pages] == [200] * len(pages)
        return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", one.content.decode()) for one in pages]

    def refused() -> str:
        with pytest.raises(NotYet) as said:
            actions.edit_head(by=cast.analyst, version=version, seen="", title="X", introduction="", thanks="")
        return str(said.value)

    before = seen(), refused()
    assert "was put to people" in before[1]
    give(exercise, ["agree"])
    assert (seen(), refused()) == before

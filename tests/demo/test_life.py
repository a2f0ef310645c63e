"""The demonstration, built by its own command in a process and a database of its own, as the launcher builds it."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError

from demo import cast
from demo.life import ADOPTED, BROUGHT_IN, FOUNDED, SLUG
from demo.make_document import DOCUMENT, make
from demo.management.commands.build_demo import Command
from demo.stations import FIRST
from sightline.intake.reader import read_document

# Beside the island stand the three boards with which it shares documents; the island was first.


def test_the_plan_is_the_founding_one_in_numbers(island):
    [counts] = island.ask(
        "SELECT (SELECT count(*) FROM plan_action), (SELECT count(due) FROM plan_milestone),"
        " (SELECT count(*) FROM plan_measure), (SELECT count(threshold) FROM plan_measure)"
    )
    assert counts == (21, 33, 43, 9)


def test_thirty_two_dates_were_printed_and_one_was_taken_from_a_measure(island):
    document = read_document(DOCUMENT.name, DOCUMENT.read_bytes())
    printed = [
        (action["number"], one["label"])
        for priority in document["priorities"]
        for action in priority["actions"]
        for one in action["milestones"]
    ]
    assert len(printed) == 32
    rows = island.ask(
        "SELECT action.number, milestone.label FROM plan_milestone milestone"
        " JOIN plan_action action ON action.id = milestone.action_id"
    )
    for one in printed:
        rows.remove(one)
    assert rows == [("3.1", "Action plan to be agreed by end of Q1.")]


def test_every_owner_is_a_body_and_one_answers_for_each_action(island):
    assert island.ask("SELECT name FROM plan_owner WHERE body_id IS NULL") == []
    answering = island.ask("SELECT sum(answers) FROM plan_owner GROUP BY action_id")
    assert answering == [(1,)] * 21


def test_it_was_adopted_when_the_board_met_and_its_baseline_holds_it(island):
    [(state, day, meeting, baseline)] = island.ask(
        "SELECT state, adopted_on, meeting_words, document FROM plan_plan"
        " JOIN plan_baseline ON plan_baseline.plan_id = plan_plan.id"
    )
    assert (state, day, meeting) == ("adopted", "2017-05-03", "Board meeting of 3 May 2017, item 6")
    assert sum(len(one["actions"]) for one in json.loads(baseline)["priorities"]) == 21


def test_every_action_has_its_short_title_and_the_threads_it_serves(island):
    assert dict(island.ask("SELECT number, title FROM plan_action")) == cast.TITLES
    served = island.ask(
        "SELECT thread.title, action.number FROM plan_action_threads link"
        " JOIN plan_thread thread ON thread.id = link.thread_id JOIN plan_action action ON action.id = link.action_id"
    )
    assert sorted(served) == sorted((title, one) for title, numbers in cast.THREADS.items() for one in numbers)


def test_everybody_offered_at_the_sign_in_has_a_seat(island):
    everybody = island.ask("SELECT email FROM people_person")
    seated = {address for (address,) in everybody if address.endswith("@marram.example")}
    assert {cast.address(key) for key in cast.OFFERED} <= seated
    assert len(seated) == len(cast.PEOPLE)


def test_nobody_sits_where_the_island_has_no_body(island):
    assert island.ask("SELECT count(*) FROM people_body WHERE partnership_id = 1") == [(len(cast.BODIES),)]
    assert island.ask("SELECT count(*) FROM people_seat WHERE partnership_id = 1") == [(len(cast.SEATS),)]


def test_the_record_is_whole_and_tells_it_on_the_days_it_happened(island):
    assert island.manage("verify_trail").startswith(f"{SLUG}: whole, ")
    told = island.ask("SELECT at FROM trail_entry WHERE partnership_id = 1 ORDER BY seq")
    moments = [dt.datetime.fromisoformat(at) for (at,) in told]
    days = [one.replace(tzinfo=dt.UTC).astimezone(ZoneInfo("Europe/London")).date() for one in moments]
    assert {FOUNDED, BROUGHT_IN, ADOPTED} < set(days)
    assert days == sorted(days)
    assert days[-1] <= FIRST


def test_a_second_run_changes_nothing(island):
    before = island.ask("SELECT count(*), max(hash) FROM trail_entry")
    assert island.manage("build_demo").startswith("The demonstration stands already")
    assert island.ask("SELECT count(*), max(hash) FROM trail_entry") == before


def test_it_is_refused_outside_the_demonstration(settings):
    assert not settings.DEMO
    with pytest.raises(CommandError, match="only with SIGHTLINE_MODE=demo"):
        Command().handle()


def test_the_document_made_anew_reads_the_same_as_the_one_kept(tmp_path):
    again = tmp_path / DOCUMENT.name
    make(again)
    assert read_document(again.name, again.read_bytes()) == read_document(DOCUMENT.name, DOCUMENT.read_bytes())

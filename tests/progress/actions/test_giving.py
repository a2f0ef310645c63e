"""What an owner says: drafts, updates with every version, milestones, later dates, files, and what is refused."""

import datetime as dt

import pytest

from sightline.files.rules import NotStored
from sightline.kit import clock
from sightline.people.models import Seat
from sightline.plan.actions import close_plan, decide_change
from sightline.plan.models import Change, Occurrence
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import ChangeState
from sightline.post.models import Outbox
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules import HoldsIdentifier
from sightline.progress import actions
from sightline.progress.actions import File, SaidMeanwhile
from sightline.progress.models import Ask, Attachment, Cycle, DateAsked, Draft, Said, Update, Version
from sightline.progress.reads.rounds import owed, sent_count
from sightline.progress.rules.said import Later, Met, NotSaid
from sightline.trail.models import Entry
from tests.progress.conftest import ASKED, met, toolkit

D = dt.date
JANUARY = D(2018, 1, 10)


def police_ask(cycle):
    return Ask.objects.get(cycle=cycle, body__short_name="Police")


# --- sending ---


def test_an_update_is_stored_with_its_version_and_leaves_its_record(cast, ask, send):
    update = send(ask, good_practice="One form for all.", threads=list(ask.action.threads.values_list("pk", flat=True)))
    assert (update.state, update.version, update.claim, update.late) == ("submitted", 1, "green", False)
    (version,) = update.versions.all()
    assert version.document["done"] == "Four sessions ran."
    assert version.document["threads"] == ["Voice of the child"]
    entry = Entry.objects.get(thing="update")
    assert (entry.verb, entry.thing_id, entry.actor_label) == ("sent", str(update.pk), "Helen Osei")
    assert "Action 1.1 for Workforce Development Group, Q3 2017/18" in entry.text.after
    assert not owed(Ask.objects.filter(pk=ask.pk)).exists()


def test_the_record_says_days_in_words(ask, send):
    later = Later(toolkit(ask).pk, D(2018, 2, 28), "The trainer was ill.")
    send(ask, later_dates=[later])
    assert "28 February 2018: The trainer was ill." in Entry.objects.get(thing="update").text.after
    send(ask, met=[met(ask)])
    after = Entry.objects.filter(thing="update").latest("pk").text.after
    assert "Toolkit, on 20 December 2017" in after
    assert "2017-12-20" not in after


def test_sending_again_before_agreement_is_a_new_version(cast, ask, send):
    send(ask, met=[met(ask)])
    update = send(ask, by=cast.deputy, done="Five sessions ran.")
    assert (Update.objects.count(), update.version, update.submitted_by) == (1, 2, cast.deputy)
    assert [one.document["done"] for one in update.versions.all()] == ["Four sessions ran.", "Five sessions ran."]
    assert not Said.objects.exists()  # the second does not say it any more
    assert Entry.objects.filter(verb="sent a new version of").count() == 1


def test_after_agreement_a_further_update_of_the_round_is_one_of_its_own(cast, ask, send):
    first = send(ask, met=[met(ask)])
    with clock.standing_on(JANUARY):
        actions.agree_update(by=cast.deputy, update=first, version=1)
    second = send(ask, on=D(2018, 1, 12), done="The fifth ran too.")
    first.refresh_from_db()
    assert (first.state, first.said.count(), second.state, second.version) == ("agreed", 1, "submitted", 1)
    assert list(ask.updates.all()) == [first, second]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"done": "  "}, "Say what was done"),
        ({"claim": ""}, "Choose how it is going"),
        ({"claim": "purple"}, "Choose how it is going"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_stored(ask, send, words, sentence):
    with pytest.raises(NotYet, match=sentence):
        send(ask, **words)
    assert not Update.objects.exists()
    assert not Entry.objects.filter(thing="update").exists()


def test_only_the_answering_body_rates(cast, cycle, send):
    ask = police_ask(cycle)
    with pytest.raises(NotYet, match="leave it out"):
        send(ask, by=cast.action_owner, claim="green")
    assert send(ask, by=cast.action_owner).claim == ""


def test_a_partnership_without_blue_takes_no_blue(cast, ask, send):
    cast.partnership.words = {"rating": "rag"}
    cast.partnership.save()
    with pytest.raises(NotYet, match="Choose how it is going: On track or complete, At risk, Off track"):
        send(ask, claim="blue")


@pytest.mark.parametrize(("day", "late"), [(D(2018, 1, 15), False), (D(2018, 1, 16), True)])
def test_what_comes_after_the_due_day_is_late(ask, send, day, late):
    assert send(ask, on=day).late is late
    assert send(ask, on=D(2018, 1, 17), done="Mended").late is late  # as first sent


# --- milestones ---


def test_milestones_are_said_to_be_met_on_their_days(ask, send):
    review = Occurrence.objects.get(milestone__action=ask.action, due=D(2017, 9, 30))
    update = send(ask, met=[met(ask), Met(review.milestone_id, review.pk, D(2017, 10, 4))])
    assert sorted(update.said.values_list("met_on", "occurrence__due")) == [
        (D(2017, 10, 4), D(2017, 9, 30)),
        (D(2017, 12, 20), None),
    ]
    assert [one["due"] for one in update.versions.get().document["met"]] == ["2017-12-31", "2017-09-30"]


def test_a_day_to_come_or_before_the_plan_is_refused_with_its_place(ask, send):
    with pytest.raises(NotSaid, match="still to come") as refused:
        send(ask, met=[met(ask, D(2018, 1, 11))])
    assert refused.value.faults[0].milestone_id == toolkit(ask).pk
    with pytest.raises(NotSaid, match="before the plan began"):
        send(ask, met=[met(ask, D(2016, 12, 20))])


def test_a_milestone_of_another_action_is_refused(cycle, ask, send):
    other = Ask.objects.get(cycle=cycle, action__number="1.3")
    with pytest.raises(NotSaid, match="no longer in this action"):
        send(ask, met=[met(other)])


def test_a_later_date_is_a_change_that_another_decides(cast, ask, send):
    later = Later(toolkit(ask).pk, D(2018, 2, 28), "The trainer was ill.")
    update = send(ask, later_dates=[later])
    change = Change.objects.get()
    assert (change.state, change.becomes, change.asked_by) == (ChangeState.ASKED, "2018-02-28", cast.subgroup_chair)
    assert DateAsked.objects.get().update == update
    assert update.versions.get().document["dates_asked"][0]["reason"] == "The trainer was ill."
    with clock.standing_on(D(2018, 1, 24)):
        decide_change(by=cast.executive_chair, change=change, approve=True, meeting="Executive")
    assert toolkit(ask).due == D(2018, 2, 28)


def test_asking_again_takes_ones_own_request_back_and_anothers_is_told(cast, ask, send):
    later = toolkit(ask).pk
    send(ask, later_dates=[Later(later, D(2018, 2, 28), "The trainer was ill.")])
    send(ask, later_dates=[Later(later, D(2018, 3, 31), "She still is.")])
    assert list(Change.objects.values_list("state", "becomes")) == [
        (ChangeState.WITHDRAWN, "2018-02-28"),
        (ChangeState.ASKED, "2018-03-31"),
    ]
    with pytest.raises(NotSaid, match="waits for a decision"):
        send(ask, by=cast.deputy, later_dates=[Later(later, D(2018, 3, 1), "Sooner")])
    send(ask, met=[met(ask, JANUARY)])
    assert not Change.objects.filter(state=ChangeState.ASKED).exists()  # done: nothing is left to be decided


def test_a_request_that_the_plan_refuses_stores_nothing_of_the_update(ask, send):
    with pytest.raises(NotSaid, match="must be later than 31 December 2017"):
        send(ask, later_dates=[Later(toolkit(ask).pk, D(2017, 12, 1), "Why")])
    assert not Update.objects.exists()


# --- files ---


def test_files_are_kept_with_what_they_show_and_may_be_left_out_of_the_next_version(settings, tmp_path, ask, send):
    settings.MEDIA_ROOT = tmp_path
    minutes, sheet = File("minutes.txt", b"We met.", "That we met"), File("register.csv", b"a,b\n", "")
    update = send(ask, files=[minutes, sheet])
    assert [one["name"] for one in update.versions.get().document["files"]] == ["minutes.txt", "register.csv"]
    send(ask, drop_files=[Attachment.objects.get(stored__name="register.csv").pk], files=[minutes])
    assert list(update.attachments.values_list("stored__name", "says")) == [("minutes.txt", "That we met")]
    assert len(update.versions.first().document["files"]) == 2  # as it was sent


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", b"MZ...", "not what its name says"),
        ("run.exe", b"MZ", "cannot be stored here"),
        ("a.txt", b"", "empty"),
    ],
)
def test_a_file_that_is_refused_stores_nothing_of_the_update(settings, tmp_path, ask, send, name, content, sentence):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(NotStored, match=sentence):
        send(ask, files=[File(name, content)])
    assert not Update.objects.exists()
    assert not Entry.objects.filter(thing="file").exists()


# --- drafts, and two who write at once ---


def save(person, ask, day=JANUARY, **fields):
    with clock.standing_on(day):
        return actions.save_draft(
            by=person, ask=ask, fields=fields or {"done": "Half a sent"}, began_from=sent_count(ask)
        )


def test_each_of_two_has_a_draft_of_her_own_which_goes_when_it_is_sent(cast, ask, send):
    save(cast.subgroup_chair, ask, done="Mine")
    save(cast.subgroup_chair, ask, done="Mine, longer")
    save(cast.deputy, ask, done="Hers")
    assert sorted(one.fields["done"] for one in Draft.objects.all()) == ["Hers", "Mine, longer"]
    entries = Entry.objects.count()
    send(ask)
    assert [one.person for one in Draft.objects.all()] == [cast.deputy]
    assert Entry.objects.count() == entries + 1  # drafts are nobody's word and leave no record


def test_the_second_is_told_what_the_first_sent_and_may_then_send_hers(cast, ask, send):
    began = sent_count(ask)
    send(ask)
    with pytest.raises(SaidMeanwhile) as told:
        send(ask, by=cast.deputy, seen=began, done="Five sessions ran.")
    assert (told.value.who, told.value.theirs["done"]) == ("Helen Osei", "Four sessions ran.")
    assert Version.objects.count() == 1
    update = send(ask, by=cast.deputy, seen=told.value.seen, done="Five sessions ran.")
    assert (update.version, update.done) == (2, "Five sessions ran.")


# --- who may ---


def test_an_owner_who_left_the_body_is_told_who_can(cast, ask, send):
    Seat.objects.filter(person=cast.subgroup_chair).update(until=D(2018, 1, 5))
    with pytest.raises(NotYet, match="You do not sit in Workforce Development Group any more"):
        send(ask)
    with pytest.raises(NotYet, match="What you wrote is kept"):
        save(cast.subgroup_chair, ask)
    with clock.standing_on(JANUARY):
        assert not actions.can_give(ask, cast.subgroup_chair)
        assert actions.can_give(ask, cast.deputy)


def test_nothing_is_said_of_a_closed_plan(cast, plan, ask, send):
    with clock.standing_on(JANUARY):
        close_plan(by=cast.business_manager, plan=plan, why="Merged")
    with pytest.raises(NotYet, match="nothing more is said about it"):
        send(ask)


def test_a_clock_that_went_back_is_told_and_nothing_is_sent(ask, send):
    with pytest.raises(NotYet, match="this round was opened on 27 December 2017: it has gone back"):
        send(ask, on=D(2017, 12, 26))
    send(ask, on=JANUARY)
    with pytest.raises(NotYet, match="the version before was sent on 10 January 2018"):
        send(ask, on=D(2018, 1, 9))
    assert Version.objects.count() == 1


# --- out of turn ---


def test_an_owner_may_speak_at_any_time_in_the_open_round_or_the_next(cast, plan, cycle, send):
    action = plan.actions.get(number="1.2")
    with clock.standing_on(JANUARY):
        ask = actions.begin_update(by=cast.action_owner, action=action, body_id=cast.bodies["police"].pk)
    assert ask == police_ask(cycle)
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    with clock.standing_on(D(2018, 2, 5)):
        ask = actions.begin_update(by=cast.deputy, action=action, body_id=cast.bodies["subgroup"].pk)
    assert (ask.cycle.number, ask.answers) == (4, True)


def test_who_spoke_before_a_round_opened_is_not_asked_again(cast, plan, make_round, send):
    third = make_round(plan)
    with clock.standing_on(D(2018, 1, 17)):
        for ask in Ask.objects.filter(cycle=third):
            send(ask, by=cast.action_owner if not ask.answers else cast.deputy)
        updates = [(one.pk, one.version) for one in Update.objects.all()]
        actions.close_cycle(by=cast.business_manager, cycle=third, agree=updates)
    with clock.standing_on(D(2018, 2, 5)):
        early = actions.begin_update(
            by=cast.deputy, action=plan.actions.get(number="1.1"), body_id=cast.bodies["subgroup"].pk
        )
    assert early.asked_on is None
    send(early, by=cast.deputy, on=D(2018, 2, 5))
    with clock.standing_on(D(2018, 3, 25)):
        fourth = actions.open_cycle(by=cast.business_manager, cycle=early.cycle)
    early.refresh_from_db()
    assert early.asked_on is None
    assert sorted(owed(Ask.objects.filter(cycle=fourth)).values_list("action__number", flat=True)) == [
        "1.2",
        "1.2",
        "1.3",
    ]


def test_who_began_early_and_sent_nothing_is_asked(cast, plan, make_round):
    third = make_round(plan)
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=third)
        ask = actions.begin_update(
            by=cast.deputy, action=plan.actions.get(number="1.1"), body_id=cast.bodies["subgroup"].pk
        )
    with clock.standing_on(D(2018, 3, 25)):
        actions.open_cycle(by=cast.business_manager, cycle=ask.cycle)
    ask.refresh_from_db()
    assert ask.asked_on == D(2018, 3, 25)


def test_only_an_owning_body_speaks_and_only_while_a_round_is_left(cast, plan, cycle):
    action = plan.actions.get(number="1.1")
    with clock.standing_on(JANUARY), pytest.raises(NotYet, match="Only a body that owns the action"):
        actions.begin_update(by=cast.action_owner, action=action, body_id=cast.bodies["police"].pk)
    with clock.standing_on(JANUARY), pytest.raises(NotYet, match="You do not sit in"):
        actions.begin_update(by=cast.action_owner, action=action, body_id=cast.bodies["subgroup"].pk)
    Cycle.objects.filter(number=4).delete()
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
        with pytest.raises(NotYet, match="No round of A plan for Marram 2017-18 is left"):
            actions.begin_update(by=cast.deputy, action=action, body_id=cast.bodies["subgroup"].pk)


# --- a receipt ---


def test_who_sends_by_a_link_gets_a_receipt_each_time(cast, ask, send):
    send(ask)
    assert not Outbox.objects.exists()
    update = send(ask, receipt=True)
    message = Outbox.objects.get()
    assert (message.person, message.key) == (cast.subgroup_chair, f"update-sent:{update.pk}:2")
    assert "somebody else has used your link" in " ".join(message.lines)
    assert "Four sessions" not in " ".join(message.lines)  # a mail box is no place for it


def test_the_asks_of_a_round_are_answered_once_something_is_sent(cast, cycle, ask, send):
    assert ask.asked_on == ASKED
    before = owed(Ask.objects.filter(cycle=cycle)).count()
    send(ask)
    assert owed(Ask.objects.filter(cycle=cycle)).count() == before - 1


# --- words that may say who a child is ---

HIT, REASON = "Kelly’s address is kelly.m@example.org now.", "It is the address that the team publishes."


@pytest.mark.parametrize("field", ["done", "difference", "coming", "good_practice"])
def test_words_that_may_say_who_a_child_is_are_stored_with_a_reason_or_not_at_all(cast, ask, send, field):
    with pytest.raises(HoldsIdentifier) as refused:
        send(ask, **{field: HIT})
    assert list(refused.value.found) == [field]
    assert not Update.objects.exists()
    update = send(ask, **{field: HIT}, kept={field: REASON})
    assert KeptIdentifier.objects.get().row_id == update.pk
    send(ask, **{field: HIT})  # the reason stands for the next version too
    assert KeptIdentifier.objects.count() == 1


def test_a_reason_for_a_later_date_and_what_a_file_shows_are_scanned(settings, tmp_path, cast, ask, send):
    settings.MEDIA_ROOT = tmp_path
    later = Later(toolkit(ask).pk, D(2018, 2, 28), HIT)
    with pytest.raises(HoldsIdentifier) as refused:
        send(ask, later_dates=[later])
    assert list(refused.value.found) == [f"why_{toolkit(ask).pk}"]
    with pytest.raises(HoldsIdentifier) as refused:
        send(ask, files=[File("a.txt", b"A", HIT)])
    assert list(refused.value.found) == ["files_say"]
    kept = {f"why_{toolkit(ask).pk}": REASON, "files_say": REASON}
    send(ask, later_dates=[later], files=[File("a.txt", b"A", HIT)], kept=kept)
    assert sorted(KeptIdentifier.objects.values_list("table", flat=True)) == ["plan.change", "progress.attachment"]


def test_not_even_a_draft_holds_them(cast, ask):
    with pytest.raises(HoldsIdentifier), clock.standing_on(JANUARY):
        actions.save_draft(by=cast.deputy, ask=ask, fields={"done": [HIT]}, began_from=0)
    assert not Draft.objects.exists()

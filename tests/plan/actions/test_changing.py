"""Changes by decision, corrections by reason: baseline and changes always give what the rows say."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.kit import clock
from sightline.plan.actions import adopt_plan, ask_change, can_decide, correct, decide_change, take_back_change
from sightline.plan.models import Action, Baseline, Change, Milestone, Owner
from sightline.plan.reads import action_page, to_format
from sightline.plan.reads.format import as_lasting
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.plan.rules.format import digest

pytestmark = pytest.mark.django_db
MEETING = "Executive, 24 January 2018"


def the(plan, number="1.1"):
    return Action.objects.select_related("plan__partnership", "priority", "outcome").get(plan=plan, number=number)


def toolkit(plan, number="1.1"):
    return Milestone.objects.get(action__plan=plan, action__number=number, kind="due")


def ask(cast, plan, becomes="2018-03-31", number="1.1", **over):
    given = {
        "by": cast.subgroup_chair,
        "plan": plan,
        "thing": "milestone",
        "uid": toolkit(plan, number).uid,
        "field": "due",
        "becomes": becomes,
        "reason": "The designer left.",
    }
    return ask_change(**given | over)


def decide(cast, change, approve=True, **over):
    return decide_change(
        **{"by": cast.executive_chair, "change": change, "approve": approve, "meeting": MEETING} | over
    )


def mend(cast, plan, becomes, **over):
    given = {
        "by": cast.support,
        "plan": plan,
        "thing": "milestone",
        "uid": toolkit(plan).uid,
        "field": "due",
        "becomes": becomes,
        "reason": "The table says 30 November.",
    }
    return correct(**given | over)


def test_a_date_moves_only_when_somebody_else_has_decided(cast, adopted):
    change = ask(cast, adopted)
    assert toolkit(adopted).due == dt.date(2017, 12, 31)
    decide(cast, change)
    moved = toolkit(adopted)
    assert (moved.due, moved.due_adopted) == (dt.date(2018, 3, 31), dt.date(2017, 12, 31))
    page = action_page(the(adopted), dt.date(2018, 1, 15))
    assert page.milestones[0].due.moved == 90
    assert page.milestones[0].adopted_words == "31 December 2017 (end of Q3)"
    assert [one.pk for one in page.milestones[0].changes] == [change.pk]


def test_a_refused_change_changes_nothing(cast, adopted):
    before = to_format(adopted)
    decide(cast, ask(cast, adopted), approve=False)
    assert to_format(adopted) == before


def test_who_asked_does_not_decide(cast, adopted):
    change = ask(cast, adopted, by=cast.chair)
    assert not can_decide(change, cast.chair)
    assert can_decide(change, cast.executive_chair)
    with pytest.raises(NotYet, match="You asked for this change yourself"):
        decide(cast, change, by=cast.chair)


def test_who_asked_may_take_it_back_and_nobody_else(cast, adopted):
    change = ask(cast, adopted)
    with pytest.raises(NotYet, match="Helen Osei asked for this change"):
        take_back_change(by=cast.support, change=change)
    take_back_change(by=cast.subgroup_chair, change=change)
    with pytest.raises(NotYet, match="withdrawn"):
        decide(cast, change)
    ask(cast, adopted)


@pytest.mark.parametrize(
    ("over", "refusal", "sentence"),
    [
        ({"becomes": "2017-12-31"}, NotYet, "what it says already"),
        ({"becomes": "31/12/2017"}, BadFormat, "a date is written like 2017-12-31"),
        ({"reason": " "}, NotYet, "Give the reason"),
        ({"field": "kind"}, BadFormat, "cannot be changed"),
        ({"thing": "owner"}, BadFormat, "A change names a"),
        ({"uid": "00000000-0000-4000-8000-000000000000"}, NotYet, "no such milestone"),
    ],
)
def test_what_cannot_be_asked_is_said(cast, adopted, over, refusal, sentence):
    with pytest.raises(refusal, match=sentence):
        ask(cast, adopted, **over)
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("field", "becomes", "sentence"),
    [
        ("text", " ", "The wording cannot be empty"),
        ("number", "9", "only be corrected"),
        ("withdrawn_on", None, "from which day"),
        ("owners", [], "name at least one"),
        ("owners", [{"name": "Somebody"}], "Choose the body that answers"),
        ("owners", [{"name": "Police"}, {"name": "Council"}], "Choose the body that answers"),
        ("owners", [{"name": "Police", "part": 9}], "no part 9"),
    ],
)
def test_what_an_action_cannot_become(cast, adopted, field, becomes, sentence):
    with pytest.raises(BadFormat, match=sentence):
        ask(cast, adopted, thing="action", uid=the(adopted).uid, field=field, becomes=becomes)


def test_one_open_change_a_field(cast, adopted):
    ask(cast, adopted)
    with pytest.raises(NotYet, match="waits for a decision"):
        ask(cast, adopted, "2018-02-28")
    with pytest.raises(NotYet, match="waits for a decision"):
        mend(cast, adopted, "2017-11-30")


def test_a_draft_has_no_changes(cast, draft):
    with pytest.raises(NotYet, match="This plan is draft"):
        ask(cast, draft)


def test_decisions_name_their_meeting(cast, adopted):
    change = ask(cast, adopted)
    for meeting in ("", " ", "x" * 201):
        with pytest.raises(NotYet, match="Name the meeting"):
            decide(cast, change, meeting=meeting)


def test_the_wording_the_owners_and_withdrawal(cast, adopted):
    action = the(adopted)
    whose = {"thing": "action", "uid": action.uid}
    decide(cast, ask(cast, adopted, "Publish it twice.", **whose, field="text"))
    owners = [{"name": "Police", "role": "lead", "answers": True}, {"name": "WFD", "role": "support"}]
    decide(cast, ask(cast, adopted, owners, **whose, field="owners"))
    decide(cast, ask(cast, adopted, "2018-01-24", **whose, field="withdrawn_on"))
    now = the(adopted)
    assert (now.text, now.withdrawn_on) == ("Publish it twice.", dt.date(2018, 1, 24))
    assert Owner.objects.get(action=now, answers=True).body == cast.bodies["police"]
    page = action_page(now, dt.date(2018, 2, 1))
    assert page.adopted_text.startswith("Publish toolkit 1")
    assert page.adopted_owners == ("Workforce Development",)
    assert page.timing_words == "withdrawn"
    assert as_lasting(adopted) == as_lasting(adopted, clock.today())


def test_a_correction_is_no_move(cast, adopted):
    digest_before = Baseline.objects.get(plan=adopted).sha256
    mend(cast, adopted, "2017-11-30")
    row = toolkit(adopted)
    assert (row.due, row.due_adopted) == (dt.date(2017, 11, 30), dt.date(2017, 11, 30))
    baseline = Baseline.objects.get(plan=adopted)
    assert digest(baseline.document) == baseline.sha256 == digest_before
    page = action_page(the(adopted), dt.date(2018, 1, 15))
    assert page.corrected
    assert page.milestones[0].due.moved == 0
    # The board had adopted the right date all along.
    first_day = to_format(adopted, dt.date(2017, 5, 24))
    assert first_day["priorities"][0]["actions"][0]["milestones"][0]["due"] == "2017-11-30"


def test_a_correction_of_the_baseline_leaves_a_later_change_standing(cast, adopted):
    decide(cast, ask(cast, adopted))
    mend(cast, adopted, "2017-11-30")
    row = toolkit(adopted)
    assert (row.due, row.due_adopted) == (dt.date(2018, 3, 31), dt.date(2017, 11, 30))


def test_a_change_can_itself_be_corrected(cast, adopted):
    change = decide(cast, ask(cast, adopted))
    mend(cast, adopted, "2018-02-28", corrects=change)
    row = toolkit(adopted)
    assert (row.due, row.due_adopted) == (dt.date(2018, 2, 28), dt.date(2017, 12, 31))
    with pytest.raises(NotYet, match="approved change of the same thing"):
        mend(cast, adopted, "2018-02-27", corrects=decide(cast, ask(cast, adopted, number="1.2")))


def test_a_number_can_be_corrected_and_withdrawal_cannot(cast, adopted):
    whose = {"thing": "action", "uid": the(adopted).uid}
    milestone = toolkit(adopted)
    correct(by=cast.support, plan=adopted, **whose, field="number", becomes="1.1a", reason="Typed.")
    assert the(adopted, "1.1a").uid == milestone.action.uid
    assert as_lasting(adopted) == as_lasting(adopted, clock.today())
    assert as_lasting(adopted)["priorities"][0]["outcomes"][0]["actions"] == ["1.1a", "1.2", "1.3"]
    with pytest.raises(BadFormat, match="Withdrawing an action is a decision"):
        correct(by=cast.support, plan=adopted, **whose, field="withdrawn_on", becomes="2018-01-01", reason="Typed.")


def test_before_adoption_there_is_no_plan_as_at(cast, adopted, draft):
    with pytest.raises(NotYet, match="was adopted on 24 May 2017"):
        to_format(adopted, dt.date(2017, 5, 23))
    with pytest.raises(NotYet, match="still a draft"):
        to_format(draft, dt.date(2017, 5, 23))


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["approve", "refuse", "leave", "correct", "correct-last"]),
        st.sampled_from(["1.1", "1.2"]),
        st.sampled_from(["due", "text", "owners", "threshold"]),
        st.integers(0, 3),
        st.integers(0, 40),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(deeds=DEEDS)
def test_baseline_and_changes_always_give_what_the_rows_say(cast, make_plan, deeds):
    """Whatever is asked, decided and corrected on whichever days: the replay is the live plan, and its past stands."""
    day = dt.date(2017, 5, 24)
    with clock.standing_on(day):
        plan = adopt_plan(by=cast.business_manager, plan=make_plan(2), adopted_on=day, meeting="Board")
    seen: dict[dt.date, tuple[int, dict]] = {}
    corrections = 0
    for deed, number, field, value, days in deeds:
        day += dt.timedelta(days=days)
        with clock.standing_on(day):
            corrections += _do(cast, plan, deed, number, field, value)
        assert as_lasting(plan, day) == as_lasting(plan)
        seen[day] = (corrections, as_lasting(plan))
    for when, (then, document) in seen.items():
        if then == corrections:  # a later correction puts right the past too
            assert as_lasting(plan, when) == document


def _do(cast, plan, deed, number, field, value) -> int:
    """Does one deed; gives 1 where it was a correction that was made."""
    action = the(plan, number)
    place, becomes = {
        "due": (
            {"thing": "milestone", "uid": toolkit(plan, number).uid},
            ["2018-01-31", "2018-02-28", "2018-03-31", None][value],
        ),
        "text": ({"thing": "action", "uid": action.uid}, f"Words {value}"),
        "owners": (
            {"thing": "action", "uid": action.uid},
            [{"name": name, "answers": name == "Police"} for name in ("Police", "Council", "WFD", "QA")[: value + 1]],
        ),
        "threshold": ({"thing": "measure", "uid": action.measures.get().uid}, 80 + value),
    }[field]
    try:
        if deed.startswith("correct"):
            approved = Change.objects.filter(plan=plan, state="approved", thing_uid=place["uid"], field=field).last()
            corrects = approved if deed == "correct-last" else None
            correct(
                by=cast.support, plan=plan, **place, field=field, becomes=becomes, reason="Typed.", corrects=corrects
            )
            return 1
        change = ask_change(by=cast.subgroup_chair, plan=plan, **place, field=field, becomes=becomes, reason="Because.")
        if deed != "leave":
            decide(cast, change, approve=deed == "approve")
    except NotYet:
        pass  # nothing would change, or one is open already: said, and nothing stored
    return 0

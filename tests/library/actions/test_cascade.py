import datetime as dt

import pytest
import time_machine

from sightline.kit import clock
from sightline.library import actions
from sightline.library.reads import recipient_rows
from sightline.library.rules.cascading import Stands
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import make_link
from sightline.post.models import Outbox
from sightline.questions.actions import close_exercise, give_answers
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.kinds import Mode
from tests.library import made

pytestmark = pytest.mark.django_db
WHOLE = {"staff": 100, "reached": 95, "how": "Team meetings.", "cascaded_by": "Head of practice"}
WHOLE_FORM = {**WHOLE, "cascaded": "yes"}


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


def test_what_is_read_is_kept_and_a_whole_answer_comes_after_it(cast) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast)
    actions.give_receipt(by=cast.member, recipient=recipient, cascaded=False, will_by=dt.date(2018, 2, 28))
    actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **WHOLE)
    actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **{**WHOLE, "reached": 90})
    recipient.refresh_from_db()
    assert recipient.state == "cascaded"
    assert [(one.version, one.cascaded, one.reached) for one in recipient.receipts.all()] == [
        (1, False, None),
        (2, True, 95),
        (3, True, 90),
    ]
    with pytest.raises(NotYet, match="confirmed as cascaded already"):
        actions.give_receipt(by=cast.member, recipient=recipient, cascaded=False)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"staff": 0}, "at least one"),
        ({"reached": None}, "how many of them"),
        ({"reached": 101}, "More were reached"),
        ({"how": " "}, "how your staff were told"),
        ({"cascaded_by": ""}, "who saw to it"),
    ],
)
def test_a_cascade_has_its_numbers_its_way_and_its_person(cast, given: dict, words: str) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast)
    with pytest.raises(NotYet, match=words):
        actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **{**WHOLE, **given})


def test_it_cannot_be_put_off_for_ever(cast) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast)
    with pytest.raises(NotYet, match="Choose a day from today to 15 May 2018"):
        actions.give_receipt(by=cast.member, recipient=recipient, cascaded=False, will_by=dt.date(2018, 5, 16))


def test_a_late_answer_is_an_answer_and_says_that_it_was_late(cast) -> None:
    dissemination = made.cascade_of(cast)
    recipient = made.recipient_of(dissemination, cast)
    with time_machine.travel(dt.datetime(2018, 2, 15, 9, tzinfo=dt.UTC), tick=False):
        assert recipient_rows(dissemination, clock.today())[0].stands == Stands.OVERDUE
        receipt = actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **WHOLE)
    assert receipt.late


def test_who_is_excused_or_when_it_is_ended_nobody_confirms(cast) -> None:
    dissemination = made.cascade_of(cast)
    council, police = (made.recipient_of(dissemination, cast, key) for key in ("council", "police"))
    actions.excuse_recipient(by=cast.support, recipient=police, reason="No staff of theirs meet families.")
    with pytest.raises(NotYet, match="No staff of theirs"):
        actions.give_receipt(by=cast.action_owner, recipient=police, cascaded=False)
    assert actions.add_recipients(
        by=cast.support, dissemination=dissemination, bodies=[cast.bodies["police"]], due_on=dt.date(2018, 3, 1)
    ) == ["Northmere Constabulary"]
    police.refresh_from_db()
    actions.give_receipt(by=cast.action_owner, recipient=police, cascaded=False)
    actions.close_dissemination(by=cast.support, dissemination=dissemination)
    council.refresh_from_db()
    with pytest.raises(NotYet, match="ended on 15 January 2018"):
        actions.give_receipt(by=cast.member, recipient=council, cascaded=False)
    assert not actions.can_confirm(council)
    with pytest.raises(NotYet, match="was closed"):
        actions.close_dissemination(by=cast.support, dissemination=dissemination)


def test_only_an_edition_in_force_is_cascaded_once_to_somebody_by_a_day_to_come(cast) -> None:
    draft = made.draft_of(cast, "A draft")
    with pytest.raises(NotYet, match="not in force here"):
        made.cascade_of(cast, draft)
    edition = made.published_of(cast)
    with pytest.raises(NotYet, match="is past"):
        made.cascade_of(cast, edition, due_in=-1)
    with pytest.raises(NotYet, match="not a body of this partnership"):
        made.cascade_of(cast, edition, bodies=[cast.elsewhere_board])
    with pytest.raises(NotYet, match="at least one"):
        made.cascade_of(cast, edition, bodies=iter(()))
    made.cascade_of(cast, edition)
    with pytest.raises(NotYet, match="being cascaded already"):
        made.cascade_of(cast, edition)


def link_to(cast, recipient) -> str:
    until = clock.now() + dt.timedelta(days=45)
    token = make_link(
        partnership=cast.partnership, person=cast.member, thing="receipt", thing_id=recipient.pk, until=until
    )
    return f"/confirm/{token}/"


def test_a_link_opens_the_document_and_one_form_and_opening_changes_nothing(cast, client_of) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast)
    address, client = link_to(cast, recipient), client_of(None)
    for _ in range(3):
        shown = client.get(address).content.decode()
    assert "This link is for <strong>Gwen Lathom</strong>" in shown
    assert "Think of the whole family." in shown
    assert not recipient.receipts.exists()
    wrong = client.post(address, {"cascaded": "yes", "staff": "10", "reached": "12"})
    assert wrong.status_code == 422
    assert "More were reached (12) than there are (10)" in wrong.content.decode()
    thanks = client.post(address, WHOLE_FORM).content.decode()
    assert "Thank you: it is noted" in thanks
    assert recipient.receipts.get().given_by == cast.member
    replayed = client.post(address, WHOLE_FORM).content.decode()
    assert "Thank you: it is noted" in replayed
    assert recipient.receipts.count() == 2


def test_a_forwarded_link_says_whose_it_is_and_one_signed_in_as_another_is_refused(cast, client_of) -> None:
    address = link_to(cast, made.recipient_of(made.cascade_of(cast), cast))
    refused = client_of(cast.action_owner).get(address)
    assert refused.status_code == 403
    assert "This link is for somebody else" in refused.content.decode()


def test_a_link_ends_with_the_cascade(cast, client_of) -> None:
    dissemination = made.cascade_of(cast)
    address = link_to(cast, made.recipient_of(dissemination, cast))
    actions.close_dissemination(by=cast.support, dissemination=dissemination)
    gone = client_of(None).get(address)
    assert gone.status_code == 410
    assert "This link was taken back" in gone.content.decode()


def test_a_files_link_opens_files_of_its_own_edition_alone(cast, client_of) -> None:
    edition = made.draft_of(cast)
    ours = actions.add_file(by=cast.support, edition=edition, name="Chart.txt", content=b"Ask, then tell.")
    other = actions.add_file(
        by=cast.support, edition=made.draft_of(cast, "Another"), name="Other.txt", content=b"Not theirs."
    )
    made.publish(cast, made.approve(cast, edition))
    address = link_to(cast, made.recipient_of(made.cascade_of(cast, edition), cast))
    client = client_of(None)
    assert client.get(f"{address}files/{ours.pk}/").content == b"Ask, then tell."
    assert client.get(f"{address}files/{other.pk}/").status_code == 404


def row_of(dissemination, recipient):
    return next(row for row in recipient_rows(dissemination, made.TODAY) if row.recipient == recipient)


def answer(exercise, knows: str) -> None:
    first, second = exercise.version.asked.order_by("section__position", "position")
    give_answers(exercise=exercise, answers=[Answer(first.pk, knows), Answer(second.pk, "yes")])


def test_a_pulse_stands_beside_the_claim_once_it_may_be_told(cast) -> None:
    dissemination = made.cascade_of(cast)
    recipient = made.recipient_of(dissemination, cast)
    actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **WHOLE)
    began = actions.begin_pulse(by=cast.support, recipient=recipient, closes_on=dt.date(2018, 1, 29))
    exercise = began.exercise
    assert (exercise.mode, bool(exercise.code), bool(exercise.open_token)) == (Mode.ANONYMOUS, True, True)
    assert exercise.version.title == "Family Approach protocol"
    with pytest.raises(NotYet, match="asked already"):
        actions.begin_pulse(by=cast.support, recipient=recipient, closes_on=dt.date(2018, 1, 29))
    for number in range(14):
        answer(exercise, "yes_find" if number < 6 else "no")
    row = row_of(dissemination, recipient)
    assert (row.tested, row.hidden_why[:6]) == (None, "Nobody")
    close_exercise(by=cast.support, exercise=exercise)
    row = row_of(dissemination, recipient)
    assert row.tested.parts
    assert row.tested.words.startswith(
        "Northmere Council says 95 of 100 staff were reached; 6 of 14 asked knew it (43%"
    )


def test_of_fewer_than_ten_who_were_promised_that_nobody_knows_nothing_is_told(cast) -> None:
    dissemination = made.cascade_of(cast)
    recipient = made.recipient_of(dissemination, cast)
    exercise = actions.begin_pulse(by=cast.support, recipient=recipient, closes_on=dt.date(2018, 1, 29)).exercise
    for _ in range(9):
        answer(exercise, "no")
    close_exercise(by=cast.support, exercise=exercise)
    row = row_of(dissemination, recipient)
    assert row.tested is None
    assert row.hidden_why.startswith("Fewer than 10")


def test_addresses_are_invited_each_by_a_link_and_a_second_document_has_its_own_questionnaire(cast) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast)
    addresses = ["a@council.example", "b@council.example"]
    first = actions.begin_pulse(
        by=cast.support,
        recipient=recipient,
        closes_on=dt.date(2018, 1, 29),
        mode=Mode.NAMED,
        addresses=addresses,
    ).exercise
    assert (first.asked, first.open_token) == (2, "")
    assert sorted(Outbox.objects.exclude(address="").values_list("address", flat=True)) == addresses
    other = made.recipient_of(made.cascade_of(cast, made.published_of(cast, "Another")), cast)
    second = actions.begin_pulse(by=cast.support, recipient=other, closes_on=dt.date(2018, 1, 29)).exercise
    assert second.version.instrument.name == "Pulse: Another"
    same = [one.question_id for one in first.version.asked.all()]
    assert same == [one.question_id for one in second.version.asked.all()]

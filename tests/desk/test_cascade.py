"""Documents on the desk: what providers and owners are asked for, and the matrix of who has confirmed what."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.desk.jobs import write_digests
from sightline.desk.reads.owed import work_of
from sightline.library import actions
from sightline.people.models import Body, BodyKind
from sightline.post.models import Outbox
from sightline.questions.actions import close_exercise, give_answers
from sightline.questions.rules.asking import Answer
from tests.library import made
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(MORNING, tick=False):
        yield


class TestCascadeMatrix(ViewRows):
    route = "cascade_matrix"
    works_for = ("business_manager", "support", "chair", "subgroup_chair", "action_owner", "member", "analyst")


class TestCascadeMatrixExport(ViewRows):
    route = "cascade_matrix_export"
    works_for = ("business_manager", "member")


def page(cast, client_of, query: str = "") -> str:
    return client_of(cast.member).get(reverse("cascade_matrix", args=[cast.slug]) + query).content.decode()


def test_each_provider_stands_with_each_document_in_words(cast, client_of) -> None:
    first = made.cascade_of(cast)
    made.cascade_of(cast, made.published_of(cast, "Online safety"), bodies=[cast.bodies["police"]])
    actions.give_receipt(
        by=cast.member,
        recipient=made.recipient_of(first, cast),
        cascaded=True,
        staff=100,
        reached=95,
        how="Team meetings.",
        cascaded_by="Head of practice",
    )
    actions.give_receipt(by=cast.action_owner, recipient=made.recipient_of(first, cast, "police"), cascaded=False)
    shown = page(cast, client_of)
    assert shown.count(">Confirmed</a>") == 1
    assert shown.count(">Read only</a>") == 1
    assert shown.count(">Asked</a>") == 1
    assert shown.count("not asked") == 1
    assert "1 of 3 confirmations asked for is here." in shown
    with time_machine.travel(MORNING + dt.timedelta(days=20), tick=False):
        late = page(cast, client_of)
        assert late.count(">Overdue</a>") == 2
        assert "6 days, read only" in late
        assert "1 of 3 confirmations asked for is here; 2 are overdue." in late
        narrowed = page(cast, client_of, "?stands=confirmed")
        assert "Northmere Council" in narrowed
        assert "Northmere Constabulary" not in narrowed


def test_a_newer_edition_leaves_what_was_confirmed_as_older(cast, client_of) -> None:
    first = made.cascade_of(cast)
    actions.give_receipt(
        by=cast.member,
        recipient=made.recipient_of(first, cast),
        cascaded=True,
        staff=10,
        reached=10,
        how="A meeting.",
        cascaded_by="The head",
    )
    second = actions.begin_edition(by=cast.support, resource=first.edition.resource)
    made.publish(cast, made.approve(cast, second))
    shown = page(cast, client_of)
    assert ">Older edition</a>" in shown
    assert "edition 1" in shown


@pytest.mark.parametrize(("knew", "said"), [(6, ">Claim and answers part</a>"), (13, ">Confirmed</a>")])
def test_what_staff_said_stands_beside_the_claim(cast, client_of, knew: int, said: str) -> None:
    dissemination = made.cascade_of(cast)
    recipient = made.recipient_of(dissemination, cast)
    whole = {"staff": 100, "reached": 95, "how": "Two meetings.", "cascaded_by": "The head"}
    actions.give_receipt(by=cast.member, recipient=recipient, cascaded=True, **whole)
    began = actions.begin_pulse(by=cast.support, recipient=recipient, closes_on=dt.date(2018, 1, 29))
    first, second = began.exercise.version.asked.order_by("section__position", "position")
    for number in range(14):
        known = Answer(first.pk, "yes_find" if number < knew else "no")
        give_answers(exercise=began.exercise, answers=[known, Answer(second.pk, "yes")])
    assert "staff asked knew it" not in page(cast, client_of)
    close_exercise(by=cast.support, exercise=began.exercise)
    shown = page(cast, client_of)
    assert said in shown
    assert f"{knew} of 14 staff asked knew it" in shown
    assert ("Of 1 the answers of staff do not bear out the claim." in shown) == (knew == 6)


def test_the_file_says_the_same_a_line_each(cast, client_of) -> None:
    made.cascade_of(cast)
    answer = client_of(cast.member).get(reverse("cascade_matrix_export", args=[cast.slug]))
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Provider,Document,Edition in force,Stands,Edition asked about,Confirm by"
    assert lines[1] == "Northmere Constabulary,Family Approach protocol,1,Asked,1,2018-01-29"
    assert len(lines) == 3


def test_the_matrix_takes_as_many_queries_for_many_as_for_few(cast, client_of) -> None:
    def counted(documents: range) -> int:
        for number in documents:
            bodies = [
                Body.objects.create(partnership=cast.partnership, name=f"Provider {number}.{n}", kind=BodyKind.AGENCY)
                for n in range(3)
            ]
            made.cascade_of(cast, made.published_of(cast, f"Document {number}"), bodies=bodies)
        caches["pages"].clear()
        client = client_of(cast.member)
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("cascade_matrix", args=[cast.slug])).status_code == 200
        return len(found)

    assert counted(range(3)) == counted(range(3, 10))


def test_whoever_leads_a_provider_is_asked_and_others_see_it_beside(cast) -> None:
    made.cascade_of(cast)
    lead = work_of(cast.action_owner, [cast.partnership.pk], made.TODAY)
    assert [one.to_do for one in lead.mine] == ["Confirm that it reached your staff: Family Approach protocol"]
    assert lead.mine[0].due == dt.date(2018, 1, 29)
    assert work_of(cast.chair, [cast.partnership.pk], made.TODAY).mine == []


def test_a_partial_answer_is_asked_for_again_by_its_own_day_and_a_whole_one_no_more(cast) -> None:
    recipient = made.recipient_of(made.cascade_of(cast), cast, "police")
    actions.give_receipt(by=cast.action_owner, recipient=recipient, cascaded=False, will_by=dt.date(2018, 2, 28))
    [owed] = work_of(cast.action_owner, [cast.partnership.pk], made.TODAY).mine
    assert owed.due == dt.date(2018, 2, 28)
    assert owed.note == "You said that it was read and not yet cascaded."
    actions.give_receipt(
        by=cast.action_owner,
        recipient=recipient,
        cascaded=True,
        staff=40,
        reached=40,
        how="At the briefing.",
        cascaded_by="The inspector",
    )
    assert work_of(cast.action_owner, [cast.partnership.pk], made.TODAY).mine == []


def test_the_digest_carries_a_link_that_opens_the_one_form(cast, client_of) -> None:
    made.cascade_of(cast)
    write_digests()
    [line] = [
        line
        for message in Outbox.objects.filter(person=cast.action_owner)
        for line in message.lines
        if "Family Approach protocol" in line
    ]
    address = line.splitlines()[-1]
    assert "/confirm/" in address
    answer = client_of(None).get("/" + address.split("/", 3)[3])
    assert answer.status_code == 200
    assert "Northmere Constabulary has read" in answer.content.decode()


def test_the_owner_is_reminded_of_a_review_from_eight_weeks_before(cast) -> None:
    edition = made.published_of(cast)
    before = edition.review_on - dt.timedelta(days=57)
    assert work_of(cast.subgroup_chair, [cast.partnership.pk], before).mine == []
    [owed] = work_of(cast.subgroup_chair, [cast.partnership.pk], before + dt.timedelta(days=1)).mine
    assert (owed.to_do, owed.due) == ("Look at it again: Family Approach protocol", edition.review_on)
    assert work_of(cast.member, [cast.partnership.pk], edition.review_on).mine == []

"""Giving an update, signed in and by link: shown, saved as typed, sent, and what is said where it cannot be."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.people.models import Seat
from sightline.plan.models import Change
from sightline.post.actions import make_link, revoke_links
from sightline.post.models import Outbox
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, Draft, Update, Version
from sightline.progress.reads.rounds import sent_count
from sightline.trail.models import Entry
from tests.cast import Cast
from tests.progress.conftest import toolkit
from tests.rows import ViewRows

D = dt.date
NOW = "2018-01-10T10:41:00Z"


@pytest.fixture(autouse=True)
def _in_the_round():
    with time_machine.travel(NOW, tick=False):
        yield


def words(answer) -> str:
    """What a page says, without its markup."""
    return re.sub(r" (?=[.,])", "", " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


@pytest.fixture
def give(client_of, cast, ask):
    """`give(done=...)` posts the form as the group's chair; `by=None` looks first."""

    def posted(by=None, ask=ask, follow=False, htmx=False, **fields):
        client = client_of(by or cast.subgroup_chair)
        address = reverse("update_give", args=[cast.slug, ask.pk])
        headers = {"HX-Request": "true"} if htmx else {}
        data = {"seen": sent_count(ask), "done": "Four sessions ran.", "claim": "green", **fields}
        return client.post(address, data, follow=follow, headers=headers)

    return posted


@pytest.fixture
def shown(client_of, cast, ask):
    def looked(by=None, ask=ask):
        return client_of(by or cast.subgroup_chair).get(reverse("update_give", args=[cast.slug, ask.pk]))

    return looked


class TestUpdateGive(ViewRows):
    route = "update_give"
    works_for = ("subgroup_chair", "deputy")
    refused = ("member", "action_owner", "business_manager")

    @pytest.fixture(autouse=True)
    def _asks(self, ask, cycle_elsewhere):
        self.ask, self.away = ask, Ask.objects.get(cycle=cycle_elsewhere)

    def kwargs(self, cast: Cast):
        return {"ask_id": self.ask.pk}

    def elsewhere(self, cast: Cast):
        return {"ask_id": self.away.pk}


class TestUpdateBegin(ViewRows):
    route = "update_begin"
    method = "post"
    works = 302
    works_for = ("subgroup_chair",)
    refused = ("member", "action_owner")

    @pytest.fixture(autouse=True)
    def _plans(self, ask, cycle_elsewhere):
        self.action, self.away = ask.action, cycle_elsewhere.plan.actions.get()

    def kwargs(self, cast: Cast):
        return {"action_id": self.action.pk}

    def elsewhere(self, cast: Cast):
        return {"action_id": self.away.pk}


class TestUpdateBeginLookedAt(TestUpdateBegin):
    """The way from an action's page is a link: the place in the round is there, so it leads straight on."""

    method = "get"


# --- what is shown ---


def test_the_page_says_what_was_promised_and_by_when_it_is_due(shown):
    page = words(shown())
    assert "1.1 Publish toolkit 1 for the workforce" in page
    assert "Promised by 31 December 2017 (end of Q3): over 90% of attendees find it useful." in page
    assert "Q3 2017/18 · Workforce Development Group · due 15 January 2018" in page
    assert "Blue: complete and embedded" in page
    assert "Send to the chair" in page


def test_a_contributing_body_gives_no_rating_and_a_body_without_chair_sends_to_the_manager(cast, cycle, shown):
    theirs = Ask.objects.get(cycle=cycle, body__short_name="Police")
    page = words(shown(by=cast.action_owner, ask=theirs))
    assert "How is it going?" not in page
    assert "Send to the business manager" in page


def test_last_times_words_stand_beside_each_box(cast, plan, make_round, client_of, send):
    second = make_round(plan, 2)
    send(Ask.objects.get(cycle=second, action__number="1.1"), on=D(2017, 10, 2), done="Dates agreed.")
    with time_machine.travel("2017-10-20T10:00:00Z"):
        actions.close_cycle(by=cast.business_manager, cycle=second, leave=[(Update.objects.get().pk, 1)])
    third = Ask.objects.get(cycle=make_round(plan), action__number="1.1")
    address = reverse("update_give", args=[cast.slug, third.pk])
    client = client_of(cast.deputy)
    assert "Last time (Q2 2017/18): “Dates agreed.”" in words(client.get(address))
    answer = client.post(address, {"seen": 0, "done": "Four ran.", "act": "again-done"})
    assert answer["Location"] == f"{address}#id_done"
    assert "Four ran.\nDates agreed.</textarea>" in client.get(address).content.decode()
    assert Draft.objects.get().fields["done"] == ["Four ran.\nDates agreed."]


def test_a_milestone_is_offered_as_met_on_its_day_and_recurring_dates_up_to_the_rounds_end(ask, shown):
    page = shown()
    names = re.findall(r'<label[^>]*for="id_met_[^"]*">([^<]*)</label>', page.content.decode())
    assert names == [
        "Toolkit, 31 December 2017 (end of Q3)",
        "Reviewed each quarter, 30 June 2017 (end of Q1)",
        "Reviewed each quarter, 30 September 2017 (end of Q2)",
        "Reviewed each quarter, 31 December 2017 (end of Q3)",
    ]
    assert page.context["form"][f"on_{toolkit(ask).pk}"].value() == D(2017, 12, 31)


def test_what_was_agreed_as_met_is_not_asked_again(cast, ask, shown, give):
    give(**{f"met_{toolkit(ask).pk}": "on"})
    actions.agree_update(by=cast.deputy, update=Update.objects.get(), version=1)
    page = shown()
    assert f"met_{toolkit(ask).pk}" not in page.context["form"].fields
    assert "Toolkit, 31 December 2017 (end of Q3) met on 31 December 2017" in words(page)
    assert "Agreed by Callum Frith as deputy" in words(page)


def test_the_page_asks_the_same_number_of_questions_however_long_the_history(cast, ask, send, client_of):
    client = client_of(cast.deputy)
    address = reverse("update_give", args=[cast.slug, ask.pk])
    counts = []
    for versions in (3, 27):  # 3 of them, then 30
        for n in range(versions):
            send(ask, on=D(2018, 1, 10), done=f"Version {n}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- kept as typed ---


def test_what_is_typed_is_kept_as_typed_and_stands_there_again(ask, give, shown):
    key = toolkit(ask).pk
    typed = {f"met_{key}": "on", f"on_{key}_day": "3", f"on_{key}_month": "jan", f"on_{key}_year": "", "claim": "amber"}
    answer = give(done="Half a sent", act="save", htmx=True, **typed)
    assert "Saved at 10:41. You can close this page and come back." in words(answer)
    draft = Draft.objects.get()
    assert (draft.fields["done"], draft.fields[f"on_{key}_month"]) == (["Half a sent"], ["jan"])
    assert not Entry.objects.filter(thing="update").exists()
    form = shown().context["form"]
    assert (form["done"].value(), form["claim"].value(), form[f"met_{key}"].value()) == ("Half a sent", "amber", True)
    assert form[f"on_{key}"].value() == {"day": "3", "month": "jan", "year": ""}
    assert not form.errors


def test_a_tick_taken_away_stays_away(ask, give, shown):
    key = f"met_{toolkit(ask).pk}"
    give(**{key: "on"})
    assert shown().context["form"][key].value() is True  # as it was sent
    give(act="save", done="Not met after all.")
    assert shown().context["form"][key].value() is False


def test_without_script_the_save_button_keeps_it_and_says_so(give):
    page = words(give(act="save", done="Half a sent", claim="", follow=True))
    assert "Saved. It is not sent yet: you can close this page and come back." in page
    assert "Saved on 10 January 2018 at 10:41am and not sent yet." in page


def test_two_of_one_body_type_at_once_and_each_keeps_her_own(cast, give, shown):
    give(act="save", done="Helen's half")
    give(by=cast.deputy, act="save", done="Callum's half")
    page = shown(by=cast.deputy)
    assert page.context["form"]["done"].value() == "Callum's half"
    assert "Helen Osei of Workforce Development Group has begun an answer too" in words(page)


def test_words_that_may_say_who_a_child_is_are_not_kept_even_as_a_draft(give):
    answer = give(act="save", done="Kelly’s address is kelly.m@example.org", coming="The fifth", htmx=True)
    assert "but not What was done?: it may say who a child is" in words(answer)
    assert Draft.objects.get().fields["coming"] == ["The fifth"]
    assert "done" not in Draft.objects.get().fields
    page = give(act="save", done="Kelly’s address is kelly.m@example.org")
    assert page.status_code == 422
    assert "Kelly’s address is kelly.m@example.org" in page.content.decode()  # her words are still in the box


def test_words_kept_with_a_reason_are_sent_and_reviewed_by_another(give):
    text = {"done": "Write to duty@northmere.example", "done_kept": "It is the address that the team publishes"}
    assert give(**text).status_code == 302
    assert Update.objects.get().done.endswith("northmere.example")


# --- sent ---


def test_it_is_sent_and_the_next_page_says_what_happens(cast, ask, give):
    key = toolkit(ask).pk
    page = words(give(follow=True, **{f"met_{key}": "on"}))
    assert "Your update is sent." in page
    assert "Callum Frith reads it and agrees it." in page
    assert "The milestones you ticked count once it is agreed." in page
    update = Update.objects.get()
    assert (update.claim, update.said.get().met_on) == ("green", D(2017, 12, 31))
    assert not Outbox.objects.exists()


def test_a_new_date_is_asked_for_with_its_reason(ask, give):
    key = toolkit(ask).pk
    day = {f"later_{key}_day": "28", f"later_{key}_month": "2", f"later_{key}_year": "2018"}
    page = give(**day)
    assert "Say why “Toolkit” needs a new date" in words(page)
    assert list(page.context["form"].errors) == [f"why_{key}"]  # at the reason, not at the date
    assert "Give the new date that is asked for" in words(give(**{f"why_{key}": "The trainer was ill."}))
    give(**day, **{f"why_{key}": "The trainer was ill."})
    assert Change.objects.get().becomes == "2018-02-28"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"done": " "}, "Say what was done since last time"),
        ({"claim": ""}, "Choose how it is going"),
        ({"done": "x" * 5001}, "5000"),
    ],
)
def test_what_cannot_be_sent_is_told_and_kept(give, fields, says):
    answer = give(**{"coming": "The fifth", **fields})
    assert answer.status_code == 422
    assert says in words(answer)
    assert Draft.objects.get().fields["coming"] == ["The fifth"]
    assert not Update.objects.exists()


def test_a_day_to_come_is_told_beside_its_milestone(ask, give):
    key = toolkit(ask).pk
    day = {f"on_{key}_day": "11", f"on_{key}_month": "1", f"on_{key}_year": "2018"}
    answer = give(**day, **{f"met_{key}": "on"})
    assert answer.context["form"].errors[f"on_{key}"]
    assert give(**day).status_code == 302  # nothing ticked: what stands in the folded boxes does not matter
    wrong = {f"on_{key}_day": "1", f"on_{key}_month": "1", f"on_{key}_year": "2016", f"met_{key}": "on"}
    assert "before the plan began on 1 April 2017: check the year" in words(give(**wrong))


def test_a_file_comes_with_it_and_a_refused_one_is_told(settings, tmp_path, cast, give, shown, client_of):
    settings.MEDIA_ROOT = tmp_path
    answer = give(files=[SimpleUploadedFile("minutes.pdf", b"no pdf")])
    assert answer.status_code == 422
    assert "The file is not what its name says" in words(answer)
    give(files=[SimpleUploadedFile("minutes.txt", b"We met."), SimpleUploadedFile("b.txt", b"B")], files_say="We met")
    update = Update.objects.get()
    assert list(update.attachments.values_list("stored__name", "says")) == [
        ("minutes.txt", "We met"),
        ("b.txt", "We met"),
    ]
    give(drop_files=[str(update.attachments.first().pk)], done="Again")
    assert list(update.attachments.values_list("stored__name", flat=True)) == ["b.txt"]


def test_the_second_of_two_is_shown_what_the_first_sent_and_keeps_her_words(cast, ask, give):
    began = sent_count(ask)
    give()
    answer = give(by=cast.deputy, seen=began, done="Five sessions ran.", claim="amber")
    assert answer.status_code == 409
    page = words(answer)
    assert "Helen Osei saved this while you were writing" in page
    assert "Four sessions ran." in page
    form = answer.context["form"]
    assert (form["done"].value(), form["seen"].value()) == ("Five sessions ran.", "1")
    assert give(by=cast.deputy, seen=form["seen"].value(), done="Five sessions ran.").status_code == 302
    assert [one.document["done"] for one in Version.objects.all()] == ["Four sessions ran.", "Five sessions ran."]


def test_a_draft_begun_before_a_colleague_sent_tells_it_on_sending(cast, ask, give, shown):
    give(by=cast.deputy, act="save", done="Five")
    give()
    form = shown(by=cast.deputy).context["form"]
    assert (form["done"].value(), form["seen"].value()) == ("Five", 0)
    assert give(by=cast.deputy, seen=0, done="Five").status_code == 409


def test_where_rating_and_delivery_part_it_is_asked_and_never_refused(cast, ask, give, plan):
    with time_machine.travel("2018-01-17T10:00:00Z", tick=False):
        answer = give(act="save", htmx=True)
        question = "You say green, and delivery is 17 days overdue: is that right?"
        assert question in words(answer)
        assert question in words(give(follow=True))
        met = {f"met_{toolkit(ask).pk}": "on"}
        assert question not in words(give(act="save", htmx=True, **met, **_reviews(ask)))
        assert question not in words(give(act="save", htmx=True, claim="red"))


def _reviews(ask) -> dict[str, str]:
    boxes = Ask.objects.get(pk=ask.pk).action.milestones.get(kind="recurring")
    return {f"met_{boxes.pk}_{one.pk}": "on" for one in boxes.occurrences.filter(due__lte=D(2017, 12, 31))}


def test_a_returned_update_shows_what_is_to_be_mended_above_its_words(cast, give, shown):
    give()
    actions.return_update(by=cast.deputy, update=Update.objects.get(), version=1, why="Which sessions?")
    page = shown()
    assert "Callum Frith returned this to you: Which sessions?" in words(page)
    assert page.context["form"]["done"].value() == "Four sessions ran."


# --- where it cannot be ---


def test_who_left_is_told_and_gets_her_words_back(cast, give, shown):
    give(act="save", done="Half a sent")
    Seat.objects.filter(person=cast.subgroup_chair).update(body=cast.bodies["council"])
    page = shown()
    assert page.status_code == 200
    assert "You do not sit in Workforce Development Group any more" in words(page)
    assert "Half a sent" in words(page)
    answer = give(done="And more")
    assert answer.status_code == 422
    assert "And more" in words(answer)
    assert "Not saved. You do not sit in" in words(give(act="save", htmx=True))


def test_a_closed_round_leads_to_the_one_that_takes_it(cast, cycle, ask, give, shown):
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    carried = Ask.objects.get(cycle__number=4, action=ask.action)
    assert shown()["Location"] == reverse("update_give", args=[cast.slug, carried.pk])
    give(ask=carried)
    assert Update.objects.get().belated_for == cycle


@pytest.mark.parametrize("by_link", [False, True])
def test_what_she_typed_while_the_round_closed_is_carried_though_she_had_sent_before(
    cast, cycle, ask, give, send, link, client_of, by_link
):
    update = send(ask, done="Three sessions ran.")
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle, leave=[(update.pk, 1)])
    fields = {"seen": 1, "done": "Four sessions ran.", "claim": "green"}  # the page was drawn before the closing
    answer = client_of(None).post(link(), fields) if by_link else give(**fields)
    assert answer.status_code == 302
    sent = Update.objects.exclude(pk=update.pk).get()
    assert (sent.done, sent.ask.cycle.number, sent.belated_for) == ("Four sessions ran.", 4, cycle)


def test_after_the_last_round_it_is_said_plainly(cast, cycle, ask, shown):
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    Cycle.objects.filter(number=4).delete()
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    assert "Q3 2017/18 was the last round of this plan and it has closed" in words(shown())


def test_an_update_nobody_asked_for_begins_in_the_body_she_sits_in(cast, cycle, client_of):
    action = Ask.objects.get(cycle=cycle, body__short_name="Police").action
    address = reverse("update_begin", args=[cast.slug, action.pk])
    answer = client_of(cast.action_owner).post(address)
    theirs = Ask.objects.get(cycle=cycle, body__short_name="Police")
    assert answer["Location"] == reverse("update_give", args=[cast.slug, theirs.pk])
    other = client_of(cast.action_owner).post(address, {"body": cast.bodies["subgroup"].pk})
    assert other.status_code == 403
    Cycle.objects.filter(number=4).delete()
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    page = client_of(cast.action_owner).post(address, follow=True)
    assert "is left to say this in" in words(page)


def test_the_way_from_an_actions_page_leads_to_its_update(cast, ask, client_of):
    client = client_of(cast.subgroup_chair)
    page = client.get(reverse("action_detail", args=[cast.slug, ask.action_id])).content.decode()
    address = reverse("update_begin", args=[cast.slug, ask.action_id])
    assert f'href="{address}"' in page
    assert client.get(address)["Location"] == reverse("update_give", args=[cast.slug, ask.pk])
    # Before anybody was asked, looking makes nothing: it is begun on a yes.
    Ask.objects.all().delete()
    looked = client.get(address)
    assert "What you write for Workforce Development Group belongs to Q3 2017/18" in words(looked)
    assert not Ask.objects.exists()
    begun = client.post(address, {"body": cast.bodies["subgroup"].pk})
    assert begun["Location"] == reverse("update_give", args=[cast.slug, Ask.objects.get().pk])
    # And where no round is left to say it in, the action's page says so.
    Ask.objects.all().delete()
    Cycle.objects.all().delete()
    assert "is left to say this in" in words(client.get(address, follow=True))


# --- by the link from a mail ---


@pytest.fixture
def link(cast, ask):
    def made(person=None, days=30):
        until = dt.datetime(2018, 1, 10, tzinfo=dt.UTC) + dt.timedelta(days=days)
        token = make_link(
            partnership=cast.partnership,
            person=person or cast.subgroup_chair,
            thing="ask",
            thing_id=ask.pk,
            until=until,
        )
        return reverse("answer", args=[token])

    return made


def test_a_link_opens_straight_at_the_form_and_shows_nothing_else(cast, client_of, link):
    page = client_of(None).get(link())
    assert page.status_code == 200
    assert "This link is for Helen Osei. Not you?" in words(page)
    assert page.context["navigation"] == []
    assert not Draft.objects.exists()


def test_what_is_sent_by_link_says_so_on_the_record_and_brings_a_receipt(cast, client_of, link):
    client, address = client_of(None), link()
    answer = client.post(address, {"seen": 0, "done": "Four sessions ran.", "claim": "green"}, follow=True)
    assert "Your update is sent." in words(answer)
    entry = Entry.objects.get(thing="update")
    assert (entry.via, entry.actor_label) == ("link", "Helen Osei")
    assert Outbox.objects.get().person == cast.subgroup_chair
    again = client.get(address)  # it may be opened again until somebody agrees
    assert "It waits for agreement, and until then you can change it" in words(again)
    assert again.context["form"]["done"].value() == "Four sessions ran."


def test_what_is_typed_by_link_is_kept_for_the_links_person(cast, client_of, link):
    answer = client_of(None).post(link(), {"seen": 0, "done": "Half", "act": "save"}, headers={"HX-Request": "true"})
    assert "Saved at 10:41" in words(answer)
    assert Draft.objects.get().person == cast.subgroup_chair


def test_a_late_link_answers_into_the_next_round(cast, cycle, client_of, link):
    address = link()
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    page = client_of(None).get(address)
    assert "Q4 2017/18" in words(page)
    assert "Q3 2017/18 has closed without this answer. Send it all the same" in words(page)
    client_of(None).post(address, {"seen": 0, "done": "Four sessions ran.", "claim": "green"})
    update = Update.objects.get()
    assert (update.ask.cycle.number, update.belated_for) == (4, cycle)


@pytest.mark.parametrize("how", ["wrong", "over", "revoked", "another's"])
def test_a_link_that_does_not_open_stores_nothing(cast, ask, client_of, link, how):
    address = link(days=-1 if how == "over" else 30)
    if how == "wrong":
        address = reverse("answer", args=["nonsense"])
    if how == "revoked":
        revoke_links(partnership=cast.partnership, thing="ask", thing_id=ask.pk)
    client = client_of(cast.member if how == "another's" else None)
    answer = client.post(address, {"seen": 0, "done": "Four", "claim": "green"})
    assert answer.status_code == {"wrong": 404, "over": 410, "revoked": 410, "another's": 403}[how]
    assert "Nothing was changed." in words(answer)
    assert not Update.objects.exists()


def test_a_link_of_one_who_left_the_body_says_who_else(cast, client_of, link):
    address = link()
    Seat.objects.filter(person=cast.subgroup_chair).update(body=cast.bodies["council"])
    assert "You do not sit in Workforce Development Group any more" in words(client_of(None).get(address))

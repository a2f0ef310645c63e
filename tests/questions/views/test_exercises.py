"""The pages of surveys: whom each works for, and what it does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.kit import clock
from sightline.people.models import Seat
from sightline.people.permissions import Role
from sightline.post.models import Outbox
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Instrument, Invite
from sightline.questions.rules.kinds import ExerciseState, InstrumentKind, Mode
from tests.cast import SINCE, Cast
from tests.clients import ClientOf
from tests.questions.conftest import MakeExercise, MakeVersion, give, uid_of
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]
RUNS = ("business_manager", "support", "analyst")
DOES_NOT = ("member", "subgroup_chair", "action_owner", "chair")


class OfOne(ViewRows):
    """A page of one exercise; `state` and `mode` say of which sort."""

    state = ExerciseState.OPEN
    mode = Mode.ANONYMOUS

    @pytest.fixture(autouse=True)
    def rows(self, in_october: None, make_exercise: MakeExercise) -> None:
        self.here = make_exercise(state=self.state, mode=self.mode)
        self.there = make_exercise(state=self.state, mode=self.mode, elsewhere=True)

    def kwargs(self, cast):
        return {"exercise_id": self.here.pk}

    def elsewhere(self, cast):
        return {"exercise_id": self.there.pk}


class TestExerciseList(ViewRows):
    route = "exercise_list"
    works_for = (*RUNS, *DOES_NOT)

    def test_it_costs_the_same_at_three_and_at_thirty(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion, make_exercise: MakeExercise
    ) -> None:
        version, client = make_version(), client_of(cast.analyst)
        url = reverse(self.route, args=[cast.slug])
        costs = []
        for many in (3, 30):
            while Exercise.objects.count() < many:
                make_exercise(version, title=f"Survey {Exercise.objects.count()}")
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                page = client.get(url).content.decode()
            costs.append(len(captured))
            assert page.count("What do you") + page.count("Survey ") >= many
        assert costs[0] == costs[1]

    def test_evaluations_of_training_have_a_list_of_their_own(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion, make_exercise: MakeExercise
    ) -> None:
        make_exercise(title="Views of parents")
        evaluation = make_version()
        Instrument.objects.filter(pk=evaluation.instrument_id).update(kind=InstrumentKind.EVALUATION)
        make_exercise(evaluation, title="Neglect, 9 November")
        url, client = reverse(self.route, args=[cast.slug]), client_of(cast.business_manager)
        surveys, training = (client.get(url + query).content.decode() for query in ("", "?of=training"))
        assert "Views of parents" in surveys
        assert "Neglect, 9 November" not in surveys
        assert "Neglect, 9 November" in training
        assert "Views of parents" not in training
        assert "Questionnaires" in training
        assert "Questionnaires" not in client_of(cast.member).get(url).content.decode()

    def test_it_never_tells_how_many_answered_an_open_anonymous_one(
        self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
    ) -> None:
        give(make_exercise(title="Anonymous"), ["agree"] * 17)
        give(make_exercise(title="Named", mode=Mode.NAMED), ["agree"] * 13)
        page = client_of(cast.analyst).get(reverse(self.route, args=[cast.slug])).content.decode()
        assert ">13<" in page
        assert ">17<" not in page


class TestExerciseCreate(ViewRows):
    route = "exercise_create"
    works_for = RUNS
    refused = DOES_NOT

    def test_it_prepares_a_survey(self, cast: Cast, client_of: ClientOf, make_version: MakeVersion) -> None:
        version = make_version()
        given = {
            "title": "What do you think?", "mode": "anonymous", "audience": "parents",
            "open_to_all": "on", "listed": "on", "opens_on": "2017-10-09", "closes_on": "2017-10-31",
            "reader": cast.analyst.pk, "group_by": uid_of(version, "Which agency do you work for?"),
        }  # fmt: skip
        url = f"{reverse(self.route, args=[cast.slug])}?version={version.pk}"
        assert "Which agency do you work for?" in client_of(cast.analyst).get(url).content.decode()
        response = client_of(cast.analyst).post(url, given)
        made = Exercise.objects.get()
        assert response.url == reverse("exercise_detail", args=[cast.slug, made.pk])
        assert (made.mode, made.audience, made.listed, made.reader) == ("anonymous", "parents", True, cast.analyst)
        assert len(made.group_by) == 1

    def test_the_questionnaire_is_chosen_first(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion
    ) -> None:
        theirs, url = make_version("Theirs", elsewhere=True), reverse(self.route, args=[cast.slug])
        make_version("The bank’s own")
        page = client_of(cast.analyst).get(url).content.decode()
        assert "The bank’s own, version 1 (not used yet)" in page
        assert "Theirs" not in page
        assert client_of(cast.analyst).get(url, {"version": theirs.pk}).status_code == 422

    def test_days_the_wrong_way_round_are_said(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion
    ) -> None:
        given = {"title": "x", "mode": "named", "audience": "parents"}
        days = {"opens_on": "2017-10-31", "closes_on": "2017-10-09"}
        url = f"{reverse(self.route, args=[cast.slug])}?version={make_version().pk}"
        response = client_of(cast.analyst).post(url, {**given, **days})
        assert response.status_code == 422
        assert "The last day must be the first day or after" in response.content.decode()


class TestExerciseDetail(OfOne):
    route = "exercise_detail"
    works_for = (*RUNS, *DOES_NOT)

    def test_an_open_anonymous_one_tells_nothing_to_anybody(
        self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
    ) -> None:
        invites = actions.invite(
            by=cast.analyst, exercise=self.here, invitees=[Invitee(address=f"a{n}@x.example") for n in range(37)]
        )
        give(self.here, ["agree"] * 23)
        Invite.objects.filter(pk__in=[one.pk for one in invites[:19]]).update(spent=True)
        routes = ("exercise_detail", "exercise_analysis", "exercise_texts", "exercise_screen", "exercise_edit")
        for who in (*RUNS, *DOES_NOT):
            client = client_of(cast.person(who))
            pages = [client.get(reverse(route, args=[cast.slug, self.here.pk])) for route in routes]
            pages += [client.get(reverse("exercise_export", args=[cast.slug, self.here.pk, form])) for form in ("csv",)]
            for page in pages:
                text = (b"".join(page.streaming_content) if page.streaming else page.content).decode()
                for told in (">23<", "23 of", ",23,", ">19<", "19 of them", "100%"):
                    assert told not in text, f"{who} reads {told} on {page.request['PATH_INFO']}"


class TestExerciseEdit(OfOne):
    route = "exercise_edit"
    works_for = RUNS
    refused = DOES_NOT

    def test_it_changes_the_last_day(self, cast: Cast, client_of: ClientOf) -> None:
        given = {"title": "Longer", "opens_on": "2017-10-02", "closes_on": "2017-11-10", "reader": cast.analyst.pk}
        client_of(cast.analyst).post(reverse(self.route, args=[cast.slug, self.here.pk]), given)
        self.here.refresh_from_db()
        assert (self.here.title, self.here.closes_on) == ("Longer", dt.date(2017, 11, 10))


class TestExerciseOpen(OfOne):
    route = "exercise_open"
    works_for = ("analyst",)
    refused = DOES_NOT
    method = "post"
    works = 302
    state = ExerciseState.DRAFT

    def test_why_not_is_said(self, cast: Cast, client_of: ClientOf) -> None:
        Exercise.objects.filter(pk=self.here.pk).update(reader=None)
        url = reverse(self.route, args=[cast.slug, self.here.pk])
        page = client_of(cast.analyst).post(url, follow=True).content.decode()
        assert "say who reads them" in page


class TestExerciseClose(OfOne):
    route = "exercise_close"
    works_for = RUNS
    refused = DOES_NOT

    def test_it_closes_for_good(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        assert "The answers are shuffled now" in client.get(url).content.decode()
        assert "It is closed." in client.post(url, follow=True).content.decode()
        assert "cannot be closed" in client.post(url, follow=True).content.decode()


class TestExerciseDiscard(OfOne):
    route = "exercise_discard"
    works_for = RUNS
    refused = DOES_NOT
    state = ExerciseState.DRAFT

    def test_it_is_gone(self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise) -> None:
        client = client_of(cast.analyst)
        client.post(reverse(self.route, args=[cast.slug, self.here.pk]))
        assert not Exercise.objects.filter(pk=self.here.pk).exists()
        opened = make_exercise(title="Opened")
        page = client.post(reverse(self.route, args=[cast.slug, opened.pk]), follow=True).content.decode()
        assert "cannot be discarded" in page


class TestExerciseInvite(OfOne):
    route = "exercise_invite"
    works_for = RUNS
    refused = DOES_NOT

    def test_addresses_bodies_and_people_are_invited_each_once(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        given = {
            "addresses": f"one@home.example, <two@home.example>;\n one@home.example {cast.member.email}",
            "bodies": [cast.bodies["subgroup"].pk],
            "people": [cast.member.pk, cast.subgroup_chair.pk],
        }
        page = client.post(url, given, follow=True).content.decode()
        assert "5 are invited now." in page
        invited = Invite.objects.filter(exercise=self.here)
        assert {one.person for one in invited if one.person} == {cast.member, cast.subgroup_chair, cast.deputy}
        assert Outbox.objects.count() == 5
        assert "0 are invited now. 5 had been invited before." in client.post(url, given, follow=True).content.decode()

    def test_what_is_no_address_is_named(self, cast: Cast, client_of: ClientOf) -> None:
        url = reverse(self.route, args=[cast.slug, self.here.pk])
        response = client_of(cast.analyst).post(url, {"addresses": "one@home.example, two, three@"})
        assert response.status_code == 422
        assert "“two”, “three@”" in response.content.decode()
        nobody = client_of(cast.analyst).post(url, {"addresses": ""})
        assert "Say whom to invite" in nobody.content.decode()
        assert not Invite.objects.exists()


class TestExerciseAsked(OfOne):
    route = "exercise_asked"
    works_for = RUNS
    refused = DOES_NOT

    def test_it_is_counted(self, cast: Cast, client_of: ClientOf) -> None:
        client_of(cast.analyst).post(reverse(self.route, args=[cast.slug, self.here.pk]), {"asked": "120"})
        self.here.refresh_from_db()
        assert self.here.asked == 120


class TestExerciseScreen(OfOne):
    route = "exercise_screen"
    works_for = RUNS
    refused = DOES_NOT

    def test_the_code_stands_in_two_halves(self, cast: Cast, client_of: ClientOf) -> None:
        page = client_of(cast.analyst).get(reverse(self.route, args=[cast.slug, self.here.pk])).content.decode()
        assert f"{self.here.code[:3]} {self.here.code[3:]}" in page
        assert f"/site/{cast.slug}/code/" in page


class TestInvitationAnswer(ViewRows):
    route = "invitation_answer"
    works_for = ("member",)
    works = 302

    @pytest.fixture(autouse=True)
    def rows(self, in_october: None, cast: Cast, make_exercise: MakeExercise) -> None:
        given = {"invitees": [Invitee(person=cast.member), Invitee(person=cast.outsider)]}
        self.here = actions.invite(by=cast.analyst, exercise=make_exercise(), **given)[0]
        self.there = actions.invite(by=cast.outsider, exercise=make_exercise(elsewhere=True, title="T"), **given)[0]

    def kwargs(self, cast):
        return {"invite_id": self.here.pk}

    def elsewhere(self, cast):
        return {"invite_id": self.there.pk}

    def test_it_leads_outside(self, cast: Cast, client_of: ClientOf) -> None:
        url = reverse(self.route, args=[cast.slug, self.here.pk])
        page = client_of(cast.member).get(url, follow=True)
        assert page.redirect_chain[0][0].startswith(f"/site/{cast.slug}/answer/")
        assert "Start" in page.content.decode()

    def test_it_is_nobody_elses(self, cast: Cast, client_of: ClientOf) -> None:
        assert client_of(cast.chair).get(reverse(self.route, args=[cast.slug, self.here.pk])).status_code == 404


def test_a_trainer_runs_surveys(cast: Cast, client_of: ClientOf) -> None:
    Seat.objects.create(
        partnership=cast.partnership, person=cast.member, body=cast.bodies["subgroup"], role=Role.TRAINER, since=SINCE
    )
    with clock.standing_on(dt.date(2017, 10, 9)):
        assert client_of(cast.member).get(reverse("exercise_create", args=[cast.slug])).status_code == 200

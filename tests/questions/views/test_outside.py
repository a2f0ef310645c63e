"""Somebody else's survey is entered with its source; what was done is written, and published by a decision."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.questions import actions, reads
from sightline.questions.models import ExternalSurvey, YouSaid
from sightline.questions.reads.surveys import external_stands
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.outside import Result
from sightline.trail.models import EntryText
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.conftest import CLOSES, OPENS, MakeExercise
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]
RUNS = ("business_manager", "support", "analyst")
DOES_NOT = ("member", "subgroup_chair")
TABLE = "question,answer,group,n,of\nI know whom to tell,Yes,Year 8,212,300\nI know whom to tell,Yes,Year 10,150,280\n"


def enter(by, partnership, title: str = "Schools’ health survey") -> ExternalSurvey:
    return actions.enter_external(
        by=by,
        partnership=partnership,
        title=title,
        source="Schools and Students Health Education Unit, report of October 2017",
        population="Pupils of years 8 and 10",
        begun_on=OPENS,
        ended_on=CLOSES,
        results=[Result("I know whom to tell", "Yes", "Year 8", 212, 300)],
        asked=600,
        answered=580,
    )


class TestExternalList(ViewRows):
    route = "external_list"
    works_for = (*RUNS, *DOES_NOT)


class TestExternalCreate(ViewRows):
    route = "external_create"
    works_for = RUNS
    refused = DOES_NOT
    given = {
        "title": "Schools’ health survey", "source": "The unit’s report", "population": "Years 8 and 10",
        "begun_on": "2017-05-01", "ended_on": "2017-07-20", "asked": "600", "answered": "580",
    }  # fmt: skip

    def test_typed_and_uploaded_results_are_kept(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug]), client_of(cast.analyst)
        assert client.post(url, {**self.given, "table": TABLE}).status_code == 302
        survey = ExternalSurvey.objects.get()
        assert [(one.group, one.n, one.of) for one in survey.results.all()] == [
            ("Year 8", 212, 300),
            ("Year 10", 150, 280),
        ]
        document = SimpleUploadedFile("results.csv", TABLE.encode("utf-8-sig"))
        client.post(url, {**self.given, "title": "Again", "document": document})
        assert ExternalSurvey.objects.get(title="Again").results.count() == 2
        taken = client.post(url, {**self.given, "table": TABLE})
        assert "is there already" in taken.content.decode()

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ("", "Enter the results"),
            ("question,answer\nx,y", "missing: “n”, “of”"),
            ("question,answer,n,of\n", "no line beneath it"),
            ("question,answer,n,of\n,Yes,3,4\nx,Yes,5,4\nx,No,many,4", "Line 2 has no question"),
            ("question,answer,n,of\nx,Yes,5,4", "Line 2 cannot have 5 of 4"),
            ("question,answer,n,of\nx,No,many,4", "not “many”"),
            ("question,answer,n,of\nx,Yes,1,4\nx,Yes,2,4", "as a line before"),
            ('question,answer,n,of\n"x', "cannot be read as CSV"),
        ],
    )
    def test_each_wrong_place_is_named_and_nothing_kept(
        self, cast: Cast, client_of: ClientOf, table: str, said: str
    ) -> None:
        response = client_of(cast.analyst).post(reverse(self.route, args=[cast.slug]), {**self.given, "table": table})
        assert response.status_code == 422
        assert said in response.content.decode()
        assert not ExternalSurvey.objects.exists()


class TestExternalDetail(ViewRows):
    route = "external_detail"
    works_for = (*RUNS, *DOES_NOT)

    @pytest.fixture(autouse=True)
    def rows(self, cast: Cast) -> None:
        self.here = enter(cast.analyst, cast.partnership)
        self.there = enter(cast.outsider, cast.elsewhere)

    def kwargs(self, cast):
        return {"survey_id": self.here.pk}

    def elsewhere(self, cast):
        return {"survey_id": self.there.pk}

    def test_it_shows_counts_with_their_source(self, cast: Cast, client_of: ClientOf) -> None:
        page = client_of(cast.member).get(reverse(self.route, args=[cast.slug, self.here.pk])).content.decode()
        for said in ("212 of 300", "71%", "Health Education Unit", "580 of 600 asked", "Pavel Novak"):
            assert said in page


class TestYouSaidList(ViewRows):
    route = "you_said_list"
    works_for = (*RUNS, *DOES_NOT)


class TestYouSaidWrite(ViewRows):
    route = "you_said_write"
    works_for = RUNS
    refused = DOES_NOT

    def _ask(self, client, cast, ids):
        self.survey = ExternalSurvey.objects.filter(partnership=cast.partnership).first() or enter(
            cast.analyst, cast.partnership
        )
        return client.get(f"{reverse(self.route, args=[cast.slug])}?survey={self.survey.pk}")

    def test_it_is_written_of_a_closed_survey_only(
        self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
    ) -> None:
        client, url = client_of(cast.analyst), reverse(self.route, args=[cast.slug])
        words = {"said": "Nobody told us whom to ring.", "did": "The number stands on every school’s page."}
        exercise = make_exercise()
        refused = client.post(f"{url}?exercise={exercise.pk}", words)
        assert "has not closed yet" in refused.content.decode()
        actions.close_exercise(by=cast.analyst, exercise=exercise)
        assert client.post(f"{url}?exercise={exercise.pk}", words).status_code == 302
        assert YouSaid.objects.get().exercise == exercise
        assert client.get(url).status_code == 404
        assert client.get(f"{url}?exercise=999999").status_code == 404


class OfEntry(ViewRows):
    """A page of an entry."""

    @pytest.fixture(autouse=True)
    def rows(self, cast: Cast) -> None:
        words = {"said": "Nobody told us whom to ring.", "did": "The number stands on every page."}
        self.here = actions.write_you_said(by=cast.analyst, survey=enter(cast.analyst, cast.partnership), **words)
        self.there = actions.write_you_said(by=cast.outsider, survey=enter(cast.outsider, cast.elsewhere), **words)

    def kwargs(self, cast):
        return {"entry_id": self.here.pk}

    def elsewhere(self, cast):
        return {"entry_id": self.there.pk}


class TestYouSaidEdit(OfEntry):
    route = "you_said_edit"
    works_for = RUNS
    refused = DOES_NOT

    def test_what_is_published_is_taken_back_first(self, cast: Cast, client_of: ClientOf) -> None:
        url, words = reverse(self.route, args=[cast.slug, self.here.pk]), {"said": "You said", "did": "We did"}
        client_of(cast.analyst).post(url, words)
        self.here.refresh_from_db()
        assert self.here.said == "You said"
        actions.publish_you_said(by=cast.chair, entry=self.here)
        assert "take it back" in client_of(cast.analyst).post(url, words).content.decode()


class TestYouSaidPublish(OfEntry):
    route = "you_said_publish"
    works_for = ("business_manager",)
    refused = ("support", "analyst", "member")
    method = "post"
    works = 302

    def test_it_is_published_by_name_and_taken_back(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.business_manager)
        assert reads.you_said(cast.partnership) == []
        client.post(url)
        assert [one.published_by for one in reads.you_said(cast.partnership)] == [cast.business_manager]
        client.post(url, {"withdraw": "yes"})
        assert reads.you_said(cast.partnership) == []
        with pytest.raises(NotYet):
            actions.withdraw_you_said(by=cast.chair, entry=self.here)


class TestExternalCorrect(ViewRows):
    route = "external_correct"
    works_for = RUNS
    refused = DOES_NOT

    @pytest.fixture(autouse=True)
    def rows(self, cast: Cast) -> None:
        self.here = enter(cast.analyst, cast.partnership)
        self.there = enter(cast.outsider, cast.elsewhere)

    def kwargs(self, cast):
        return {"survey_id": self.here.pk}

    def elsewhere(self, cast):
        return {"survey_id": self.there.pk}

    def sent(self, client, cast: Cast, **changed: str) -> dict[str, str]:
        """The form as it was drawn, with what is changed."""
        form = client.get(reverse(self.route, args=[cast.slug, self.here.pk])).context["form"]
        drawn = {name: form[name].value() for name in form.fields if name != "document"}
        return {name: "" if value is None else str(value) for name, value in drawn.items()} | changed

    def test_a_wrong_number_is_put_right_with_why_and_the_line_stays_the_same_one(
        self, cast: Cast, client_of: ClientOf
    ) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        line = self.here.results.get()
        table = (
            "question,answer,group,n,of\nI know whom to tell,Yes,Year 8,221,300\nI know whom to tell,Yes,Year 10,1,9\n"
        )
        sent = self.sent(client, cast, table=table, answered="581", reason="Typed from the wrong column.")
        page = client.post(url, sent, follow=True).content.decode()
        for words in ("It is corrected", "221 of 300", "1 of 9", "581 of 600 asked"):
            assert words in page, words
        line.refresh_from_db()
        assert (line.n, self.here.results.count()) == (221, 2)
        said = EntryText.objects.get(entry__verb="corrected the results of")
        assert "212 of 300" in said.before
        assert "Typed from the wrong column." in said.after
        assert "source" not in said.after

    def test_a_line_whose_words_are_put_right_is_the_same_one(self, cast: Cast) -> None:
        line = self.here.results.get()
        correct(cast, self.here, [Result("I know whom I can tell", "Yes", "Year 8", 212, 300)])
        line.refresh_from_db()
        assert line.question == "I know whom I can tell"

    def test_the_second_of_two_sees_what_the_first_put_right(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        mine = self.sent(client, cast, source="The unit’s report", reason="The source was too short.")
        correct(cast, self.here, [Result("I know whom to tell", "Yes", "Year 8", 200, 300)])
        response = client.post(url, mine)
        assert response.status_code == 409
        page = response.content.decode()
        assert "200,300" in page
        again = client.post(url, {**mine, "seen": response.context["form"]["seen"].value()})
        assert again.status_code == 302
        assert self.here.results.get().n == 212

    @pytest.mark.parametrize(
        ("changed", "said"), [({"reason": ""}, "What was wrong"), ({"reason": "None."}, "Nothing differs")]
    )
    def test_nothing_is_corrected_without_a_reason_or_without_a_difference(
        self, cast: Cast, client_of: ClientOf, changed: dict[str, str], said: str
    ) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        response = client.post(url, self.sent(client, cast, **changed))
        assert response.status_code == 422
        assert said in response.content.decode()


def correct(cast: Cast, survey: ExternalSurvey, results: list[Result]) -> None:
    stands = external_stands(survey)
    actions.correct_external(
        by=cast.business_manager,
        survey=survey,
        seen=stamp(stands),
        reason="Read again.",
        results=results,
        **{name: value for name, value in stands.items() if name != "table"},
    )

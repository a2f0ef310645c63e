"""The pages of what came back: figures with n, groups, comparison, words for their reader, files to take away."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sightline.kit import clock
from sightline.questions import actions
from sightline.questions.models import Exercise, Heard, Question
from sightline.questions.rules.kinds import Mode
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.conftest import CLOSES, TODAY, MakeExercise, MakeVersion, give, uid_of, written_exercise
from tests.rows import ViewRows
from tests.standing import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]
EVERYBODY = ("business_manager", "analyst", "member", "subgroup_chair", "chair")


def close(exercise: Exercise) -> Exercise:
    with clock.standing_on(CLOSES + dt.timedelta(days=1)):
        return actions.close_exercise(by=Program("The program"), exercise=exercise)


@pytest.fixture
@standing
def here_and_there(cast: Cast) -> tuple[Exercise, Exercise]:
    """A closed anonymous exercise that 24 answered, and an open one of the other board."""
    with clock.standing_on(TODAY):
        here = written_exercise(cast, asked=40)
        give(here, ["agree"] * 8 + ["disagree"] * 4, agency="police")
        give(here, ["agree"] * 12, agency="health", words="=More of this")
        return close(here), written_exercise(cast, elsewhere=True)


class OfOne(ViewRows):
    """A page of a closed anonymous exercise that 24 answered."""

    @pytest.fixture(autouse=True)
    def rows(self, here_and_there: tuple[Exercise, Exercise]) -> None:
        self.here, self.there = here_and_there

    def kwargs(self, cast):
        return {"exercise_id": self.here.pk}

    def elsewhere(self, cast):
        return {"exercise_id": self.there.pk}


class TestExerciseAnalysis(OfOne):
    route = "exercise_analysis"
    works_for = EVERYBODY

    def page(self, cast: Cast, client_of: ClientOf, **asked: object) -> str:
        url = reverse(self.route, args=[cast.slug, self.here.pk])
        return client_of(cast.member).get(url, asked).content.decode()

    def test_it_gives_share_n_and_response(self, cast: Cast, client_of: ClientOf) -> None:
        page = self.page(cast, client_of)
        assert "24 of 40 answered (60%)." in page
        assert "83% of 24 answers are positive; 24 of 40 asked gave one (60%)." in page
        assert "12 answered in their own words." in page
        question = Question.objects.get(uid=uid_of(self.here.version, "It will change my practice"))
        assert reverse("question_analysis", args=[cast.slug, question.pk]) in page
        assert "More of this" not in page

    def test_it_divides_by_a_group(self, cast: Cast, client_of: ClientOf) -> None:
        page = self.page(cast, client_of, by="Which agency do you work for")
        assert "67%" in page  # of the police
        assert "39% to 86%" in page
        assert "100%" in page

    def test_it_compares_with_another_use(self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise) -> None:
        before = make_exercise(self.here.version, title="The year before", opens_on=dt.date(2016, 10, 1))
        give(before, ["agree"] * 5 + ["disagree"] * 25)
        close(before)
        page = self.page(cast, client_of, against=before.pk)
        assert "17% of 30 in “The year before”: up 67 points (95% interval +41 to +80), beyond chance." in page

    def test_what_may_not_be_told_is_said(self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise) -> None:
        few = make_exercise(title="Few")
        give(few, ["agree"] * 9)
        client = client_of(cast.member)
        assert "while it is open" in client.get(reverse(self.route, args=[cast.slug, few.pk])).content.decode()
        close(few)
        assert "Fewer than 10" in client.get(reverse(self.route, args=[cast.slug, few.pk])).content.decode()

    def test_it_costs_the_same_however_many_answered(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion, make_exercise: MakeExercise
    ) -> None:
        client = client_of(cast.member)
        costs = []
        for many in (3, 30):
            exercise = make_exercise(title=f"Named {many}", mode=Mode.NAMED)
            give(exercise, ["agree"] * many, agency="police")
            url = reverse(self.route, args=[cast.slug, exercise.pk])
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                client.get(url)
            costs.append(len(captured))
        assert costs[0] == costs[1]


class TestExerciseExport(OfOne):
    route = "exercise_export"
    works_for = EVERYBODY

    def kwargs(self, cast):
        return {"exercise_id": self.here.pk, "form": "csv"}

    def elsewhere(self, cast):
        return {"exercise_id": self.there.pk, "form": "csv"}

    def test_a_form_that_there_is_not_is_404(self, client_of: ClientOf, cast: Cast) -> None:
        ids = {"exercise_id": self.here.pk, "form": "pdf"}
        assert self._ask(client_of(cast.member), cast, ids).status_code == 404

    def test_csv_holds_what_the_page_shows_and_no_words(self, cast: Cast, client_of: ClientOf) -> None:
        response = client_of(cast.member).get(reverse(self.route, args=[cast.slug, self.here.pk, "csv"]))
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        agree = [row for row in rows if row["Answer"] == "Agree"]
        assert {row["Group"]: (row["Chosen"], row["Answered"]) for row in agree} == {
            "Everybody": ("20", "24"),
            "Which agency do you work for: Police": ("8", "12"),
            "Which agency do you work for: Health": ("12", "12"),
        }
        assert agree[0]["Share of answers"] == "0.8333"
        assert "More of this" not in text

    def test_excel_holds_the_same(self, cast: Cast, client_of: ClientOf) -> None:
        response = client_of(cast.member).get(reverse(self.route, args=[cast.slug, self.here.pk, "xlsx"]))
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0][:4] == ("Section", "Question", "Group", "Answer")
        assert (None, "It will change my practice", "Everybody", "Agree", "positive", 20, 24) in [
            row[:7] for row in rows
        ]


class TestExerciseTexts(OfOne):
    route = "exercise_texts"
    works_for = ("analyst",)
    refused = ("business_manager", "member", "chair")

    def test_the_reader_says_what_she_did(self, cast: Cast, client_of: ClientOf) -> None:
        url, client = reverse(self.route, args=[cast.slug, self.here.pk]), client_of(cast.analyst)
        page = client.get(url)
        value, form = page.context["texts"][0]
        assert "=More of this" in page.content.decode()
        box = f"{form.prefix}-done"
        empty = client.post(url, {"value": value.pk, box: "", "go": "done"})
        assert empty.status_code == 422
        client.post(url, {"value": value.pk, box: "Rang the helpline’s manager.", "go": "done"})
        assert Heard.objects.get().done == "Rang the helpline’s manager."
        other, form = client.get(url).context["texts"][0]
        assert other.pk != value.pk
        client.post(url, {"value": other.pk, f"{form.prefix}-done": "", "go": "nothing"})
        assert Heard.objects.filter(needed=False, by=cast.analyst).count() == 1
        again = client.post(url, {"value": value.pk, box: "Twice", "go": "done"})
        assert "You have read this already." in again.content.decode()

    def test_nothing_is_read_while_it_is_open_or_below_ten(
        self, cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
    ) -> None:
        few = make_exercise(title="Few")
        give(few, ["agree"] * 9, words="I alone would say this")
        for _ in range(2):
            page = client_of(cast.analyst).get(reverse(self.route, args=[cast.slug, few.pk])).content.decode()
            assert "Nothing can be read" in page
            assert "I alone" not in page
            assert ("read by nobody, you included" in page) == (few.state == "closed")
            if few.state == "open":
                few = close(few)


class TestQuestionAnalysis(ViewRows):
    route = "question_analysis"
    works_for = EVERYBODY

    @pytest.fixture(autouse=True)
    def rows(self, make_version: MakeVersion) -> None:
        self.version = make_version()
        self.question = Question.objects.get(uid=uid_of(self.version, "It will change my practice"))
        self.there = Question.objects.get(
            uid=uid_of(make_version("Theirs", elsewhere=True), "It will change my practice")
        )

    def kwargs(self, cast):
        return {"question_id": self.question.pk}

    def elsewhere(self, cast):
        return {"question_id": self.there.pk}

    def test_it_follows_a_question_through_its_uses(
        self, cast: Cast, client_of: ClientOf, make_version: MakeVersion, make_exercise: MakeExercise
    ) -> None:
        """Over versions and instruments too: the identity is the question's own."""
        other = make_version("Another questionnaire")
        other.asked.filter(text="It will change my practice").update(question=self.question, text="It changes my work")
        for number, (version, positive) in enumerate(((self.version, 10), (self.version, 12), (other, 28))):
            month = dt.date(2017, 7 + number, 1)
            exercise = make_exercise(version, title=f"Use {number}", mode=Mode.NAMED, opens_on=month)
            give(exercise, ["agree"] * positive + ["disagree"] * (30 - positive))
        page = client_of(cast.member).get(reverse(self.route, args=[cast.slug, self.question.pk])).content.decode()
        assert page.index("Use 0") < page.index("Use 1") < page.index("Use 2")
        assert "up 7 points" in page
        assert "within chance" in page
        assert "up 53 points" in page
        assert "Another questionnaire, version 1" in page
        assert "Then worded" in page

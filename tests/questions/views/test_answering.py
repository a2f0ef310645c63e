"""The pages on which people answer: by invitation, by open link, by code; nothing is stored before the end."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions as people
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Return, Tally, Value
from sightline.questions.reads.documents import document_of
from sightline.questions.reads.inviting import token_of
from sightline.questions.rules.editing import head_of, stamp
from sightline.questions.rules.kinds import Audience, ExerciseState, Mode
from tests.cast import Cast
from tests.questions.conftest import MakeExercise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]


def at(exercise: Exercise) -> str:
    return reverse("survey_open", kwargs={"slug": exercise.partnership.slug, "token": exercise.open_token})


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page, as a browser sends them back."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def ids(exercise: Exercise) -> dict[str, str]:
    """What each question's field is called."""
    return {asked.text.split()[0].lower(): f"q{asked.pk}" for asked in exercise.version.asked.all()}


def answer(client: Client, url: str, exercise: Exercise, **second: Any) -> str:
    """Goes through both sections up to the check page; its text."""
    names = ids(exercise)
    page = client.post(url).content.decode()
    first = {**hidden(page), names["it"]: "agree", names["which"]: "police", "go": "next"}
    page = client.post(url, first).content.decode()
    rest = {names["have"]: "yes", names["how"]: "3", names["what"]: "More of this", **second}
    return client.post(url, {**hidden(page), **rest, "go": "next"}).content.decode()


def test_an_open_link_is_answered_section_by_section(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    page = answer(client, at(exercise), exercise)
    for said in ("Check your answers", "Police", "Agree", "More of this"):
        assert said in page
    assert not Return.objects.exists()
    done = client.post(at(exercise), {**hidden(page), "go": "send"})
    assert "Your answers have been sent" in done.content.decode()
    assert Return.objects.count() == 1
    assert Tally.objects.get(exercise=exercise, group="", option="agree").n == 1
    assert Value.objects.get(text="More of this").given.anonymous


def test_sending_the_last_page_twice_counts_once_and_thanks_again(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    last = {**hidden(answer(client, at(exercise), exercise)), "go": "send"}
    for _ in range(2):
        assert "Your answers have been sent" in client.post(at(exercise), last).content.decode()
    assert Return.objects.count() == 1


def test_going_back_loses_nothing(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    names, url = ids(exercise), at(exercise)
    page = answer(client, url, exercise)
    page = client.post(url, {**hidden(page), "go": "back"}).content.decode()
    assert "More of this" in page
    page = client.post(url, {**hidden(page), names["what"]: "Less", "go": "back"}).content.decode()
    assert re.search(r'value="agree"[^>]*checked', page)
    page = client.post(url, {**hidden(page), names["it"]: "disagree", "go": "next"}).content.decode()
    assert "Less" in page
    page = client.post(url, {**hidden(page), names["what"]: "Less", "go": "next"}).content.decode()
    assert "Disagree" in page


def test_one_part_may_be_changed_from_the_check_page(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    first = exercise.version.sections.order_by("position")[0]
    page = answer(client, at(exercise), exercise)
    page = client.post(at(exercise), {**hidden(page), "go": f"change-{first.pk}"}).content.decode()
    assert "It will change my practice" in page


def test_what_must_be_answered_is_asked_for_in_words(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    page = client.post(at(exercise)).content.decode()
    page = client.post(at(exercise), {**hidden(page), "go": "next"}).content.decode()
    assert "There is a problem" in page
    assert "Choose an answer to “It will change my practice”" in page


def test_words_that_name_somebody_are_asked_for_otherwise(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    page = answer(client, at(exercise), exercise, **{ids(exercise)["what"]: "Ring her mother on 01983 823340"})
    assert "There is a problem" in page
    assert "Check your answers" not in page
    assert "Why" not in page  # no reason can be given: nobody could review it


def test_opening_a_page_writes_nothing_and_may_be_kept_by_caches(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    client.get(at(exercise))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(at(exercise))
    assert len(captured) == 2  # the site, and the end of the record: two thousand may open it at once
    assert all(one["sql"].startswith("SELECT") for one in captured)
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_first_page_that_was_kept_goes_with_the_survey(
    client: Client, cast: Cast, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise()
    assert "Start" in client.get(at(exercise)).content.decode()
    actions.close_exercise(by=cast.business_manager, exercise=exercise)
    assert "This survey has closed" in client.get(at(exercise)).content.decode()
    missing = reverse("survey_open", kwargs={"slug": cast.slug, "token": "nothing"})
    assert [client.get(missing).status_code for _ in range(2)] == [404, 404]


def test_questions_that_are_changed_while_somebody_answers_are_asked_anew(
    client: Client, cast: Cast, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise(mode=Mode.NAMED)
    page = answer(client, at(exercise), exercise)
    seen = stamp(head_of(document_of(exercise.version)))
    words = {"title": "Another", "introduction": "Of two days", "thanks": ""}
    actions.edit_head(by=cast.analyst, version=exercise.version, seen=seen, **words)
    said = client.post(at(exercise), {**hidden(page), "go": "send"}).content.decode()
    assert "The questions were changed while you were answering." in said
    assert "Of two days" in said
    assert not Return.objects.exists()


def test_a_whole_council_answers_from_one_address(client: Client, make_exercise: MakeExercise) -> None:
    """Hundreds share one address behind a council's wall: nobody is refused for coming from where others came."""
    exercise = make_exercise()
    for _ in range(40):
        last = {**hidden(answer(client, at(exercise), exercise)), "go": "send"}
        assert "Your answers have been sent" in client.post(at(exercise), last).content.decode()
    assert Return.objects.count() == 40


def test_before_the_first_question_it_says_who_sees_what(client: Client, make_exercise: MakeExercise) -> None:
    page = client.get(at(make_exercise())).content.decode()
    for said in (
        "about 1 minute",
        "31 October 2017",
        "Nobody will see who wrote what",
        "within 30 days",
        "read by Pavel Novak then, and by nobody else. If fewer than 10 answer, nobody reads it, then or later.",
    ):
        assert said in page, said
    named = client.get(at(make_exercise(mode=Mode.NAMED, title="Named"))).content.decode()
    assert "Nobody will see" not in named
    assert "those who run surveys" in named


@pytest.mark.parametrize("audience", [Audience.FAMILIES, Audience.PARENTS, Audience.CHILDREN, Audience.PUBLIC])
def test_families_are_told_whom_to_call(
    cast: Cast, client: Client, make_exercise: MakeExercise, audience: Audience
) -> None:
    exercise = make_exercise(audience=audience)
    assert "999" in client.get(at(exercise)).content.decode()
    calls = [{"who": "Children’s services", "number": "01983 000 000", "when": "day and night"}]
    people.edit_site(
        by=cast.business_manager,
        partnership=cast.partnership,
        introduction="",
        worried=calls,
        contact="",
        privacy_notice="",
    )
    page = client.get(at(exercise)).content.decode()
    for said in ("999", "Children’s services", "01983 000 000", "day and night", "nobody here can", "tel:01983000000"):
        assert said in page, said


def test_professionals_are_not(client: Client, make_exercise: MakeExercise) -> None:
    assert "999" not in client.get(at(make_exercise())).content.decode()


def test_children_are_asked_in_plain_words(client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(audience=Audience.CHILDREN)
    page = client.get(at(exercise)).content.decode()
    assert "Nobody will know which answers are yours." in page
    assert "grown-up you trust" in page
    assert "backup" not in page.lower()
    assert ">Next<" in client.post(at(exercise)).content.decode()


@pytest.mark.parametrize(
    ("state", "day", "said"),
    [
        (ExerciseState.DRAFT, "2017-10-09", "not open yet"),
        (ExerciseState.OPEN, "2017-10-01", "not open yet"),
        (ExerciseState.OPEN, "2017-11-01", "has closed"),
    ],
)
def test_when_it_is_not_open_it_says_so(
    client: Client, make_exercise: MakeExercise, state: ExerciseState, day: str, said: str
) -> None:
    exercise = make_exercise(state=state)
    with clock.standing_on(dt.date.fromisoformat(day)):
        for page in (client.get(at(exercise)), client.post(at(exercise))):
            assert said in page.content.decode()


def test_it_closes_while_somebody_answers(cast: Cast, client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    last = {**hidden(answer(client, at(exercise), exercise)), "go": "send"}
    actions.close_exercise(by=cast.analyst, exercise=exercise)
    assert "has closed" in client.post(at(exercise), last).content.decode()
    assert not Return.objects.exists()


def test_an_invitation_works_once_and_then_says_so_kindly(
    cast: Cast, client: Client, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise(open_to_all=False)
    actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.member)])
    token = token_of(exercise_id=exercise.pk, person_id=cast.member.pk, address="")
    url = reverse("survey_invited", kwargs={"slug": cast.slug, "token": token})
    page = client.get(url)
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    last = {**hidden(answer(client, url, exercise)), "go": "send"}
    assert "have been sent" in client.post(url, last).content.decode()
    for again in (client.get(url), client.post(url, last)):
        assert again.status_code == 200
        assert "You have answered already" in again.content.decode()
    assert Return.objects.count() == 1


def test_a_wrong_link_opens_nothing(cast: Cast, client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(elsewhere=True)
    for route, token in (("survey_open", "x"), ("survey_invited", "x"), ("survey_open", exercise.open_token)):
        response = client.get(reverse(route, kwargs={"slug": cast.slug, "token": token}))
        assert response.status_code == 404
        assert "This link does not work" in response.content.decode()


@pytest.mark.parametrize("field", ["given", "key", "at"])
def test_a_page_that_was_tampered_with_begins_again(client: Client, make_exercise: MakeExercise, field: str) -> None:
    exercise = make_exercise()
    sent = {**hidden(answer(client, at(exercise), exercise)), field: "x" * 30, "go": "send"}
    page = client.post(at(exercise), sent).content.decode()
    assert "Please begin again" in page
    assert not Return.objects.exists()


def test_a_code_is_typed_however_it_is_typed(cast: Cast, client: Client, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    url = reverse("survey_code", kwargs={"slug": cast.slug})
    assert "Code on the screen" in client.get(url).content.decode()
    typed = f" {exercise.code[:3].lower()}-{exercise.code[3:]} "
    assert client.get(url, {"code": typed}).url == at(exercise)
    assert "No survey that is open has this code" in client.get(url, {"code": "ZZZZZZ"}).content.decode()
    assert "Enter the code" in client.get(url, {"code": ""}).content.decode()
    actions.close_exercise(by=cast.analyst, exercise=exercise)
    assert "No survey that is open" in client.get(url, {"code": exercise.code}).content.decode()

"""Pages of questionnaires: what they show, in how many queries, and what comes of what is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sightline.questions import actions
from sightline.questions.models import Instrument, Question
from sightline.questions.reads.documents import document_of
from sightline.questions.rules.file import read_file, written
from sightline.questions.rules.kinds import InstrumentKind
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.made import STANDARD, asked_in, exercise, frozen, instrument, small, version_of


@pytest.fixture
def client(client_of: ClientOf, cast: Cast) -> Client:
    return client_of(cast.business_manager)


def at(cast: Cast, route: str, *ids: object) -> str:
    return reverse(route, args=[cast.slug, *ids])


def test_the_list_costs_the_same_however_long(
    client: Client, cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        instrument(cast, name=f"Survey {number}")
    with django_assert_max_num_queries(15) as few:
        assert client.get(at(cast, "instrument_list")).status_code == 200
    for number in range(3, 30):
        instrument(cast, name=f"Survey {number}")
    with django_assert_num_queries(len(few)):
        page = client.get(at(cast, "instrument_list"))
    assert page.content.count(b"Not answered yet") == 30


def test_the_list_is_narrowed(client: Client, cast: Cast) -> None:
    instrument(cast, name="Parents")
    away = instrument(cast, name="Old audit", kind=InstrumentKind.AUDIT)
    actions.retire_instrument(by=cast.business_manager, instrument=away)
    shown = client.get(at(cast, "instrument_list")).content.decode()
    assert "Parents" in shown
    assert "Old audit" not in shown
    assert "Old audit" in client.get(at(cast, "instrument_list"), {"away": "yes"}).content.decode()
    assert "No such questionnaire" in client.get(at(cast, "instrument_list"), {"kind": "pulse"}).content.decode()


def test_an_empty_list_says_what_to_do(client: Client, cast: Cast) -> None:
    shown = client.get(at(cast, "instrument_list")).content.decode()
    assert "Begin from one of 17 ready ones" in shown
    assert at(cast, "bank_list") in shown


def test_a_page_of_one_costs_the_same_however_long_its_life(
    client: Client, cast: Cast, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    made = instrument(cast)

    def live(times: int) -> None:
        for _ in range(times):
            version = frozen(made)
            exercise(cast, version)
            actions.begin_version(by=cast.business_manager, instrument=made)

    live(3)
    with django_assert_max_num_queries(25) as few:
        assert client.get(at(cast, "instrument_detail", made.pk)).status_code == 200
    live(12)
    with django_assert_num_queries(len(few)):
        shown = client.get(at(cast, "instrument_detail", made.pk)).content.decode()
    assert "Version 16" in shown


def test_making_one(client: Client, cast: Cast) -> None:
    sent = {"name": "Parents", "kind": "survey", "audience": "parents"}
    answer = client.post(at(cast, "instrument_create"), sent)
    made = Instrument.objects.get()
    assert answer["Location"] == at(cast, "version_detail", made.versions.get().pk)
    again = client.post(at(cast, "instrument_create"), sent)
    assert again.status_code == 422
    assert "called “Parents” already" in again.content.decode()


def test_taking_one_from_the_bank(client: Client, cast: Cast) -> None:
    answer = client.post(at(cast, "bank_detail", "plays"), {"name": "In The Net"})
    made = Instrument.objects.get(name="In The Net")
    assert answer["Location"] == at(cast, "version_detail", made.versions.get().pk)
    assert made.audience == "children"


def test_a_standard_question_made_later_is_taken_in_by_one_button(client: Client, cast: Cast) -> None:
    made = instrument(cast, kind=InstrumentKind.AUDIT)
    actions.make_standard(by=cast.business_manager, partnership=cast.partnership, kind="audit", definition=STANDARD)
    assert "Must take in a standard question" in client.get(at(cast, "instrument_list")).content.decode()
    assert "It must take in a standard question" in client.get(at(cast, "instrument_detail", made.pk)).content.decode()
    client.post(at(cast, "standard_take_in", version_of(made).pk))
    page = client.get(at(cast, "version_detail", version_of(made).pk)).content.decode()
    assert STANDARD["text"] in page
    assert "Before it can be used" not in page


def test_one_in_use_says_that_the_next_version_takes_it_in(client: Client, cast: Cast) -> None:
    made = instrument(cast, kind=InstrumentKind.AUDIT)
    frozen(made)
    actions.make_standard(by=cast.business_manager, partnership=cast.partnership, kind="audit", definition=STANDARD)
    assert (
        "The next version takes them in by itself"
        in client.get(at(cast, "instrument_detail", made.pk)).content.decode()
    )
    client.post(at(cast, "version_begin", made.pk))
    assert asked_in(version_of(made, 2), STANDARD["text"])


def test_why_a_standard_question_cannot_be_changed_is_said(client: Client, cast: Cast) -> None:
    actions.make_standard(by=cast.business_manager, partnership=cast.partnership, kind="audit", definition=STANDARD)
    carried = asked_in(version_of(instrument(cast, kind=InstrumentKind.AUDIT)), STANDARD["text"])
    page = client.get(at(cast, "question_edit", carried.pk)).content.decode()
    assert "This is a standard question of the partnership" in page
    assert "<form" not in page.partition('<main class="ui-main"')[2].partition("</main>")[0]
    refused = client.post(at(cast, "question_remove", carried.pk), follow=True).content.decode()
    assert "cannot be taken out here" in refused
    assert asked_in(carried.version, STANDARD["text"])


def test_a_survey_says_that_there_is_a_newer_version_and_keeps_its_own(client: Client, cast: Cast) -> None:
    made = instrument(cast)
    using = exercise(cast, frozen(made))
    newer = "There is a newer one, version 2"
    assert newer not in client.get(at(cast, "exercise_detail", using.pk)).content.decode()
    actions.begin_version(by=cast.business_manager, instrument=made)
    assert newer in client.get(at(cast, "exercise_detail", using.pk)).content.decode()
    using.refresh_from_db()
    assert using.version.number == 1


# --- files ---


def upload(client: Client, cast: Cast, content: bytes, **besides: str) -> Any:
    sent = {"document": SimpleUploadedFile("questionnaire.json", content), **besides}
    return client.post(at(cast, "instrument_import"), sent)


def test_a_file_taken_away_comes_in_again(client: Client, cast: Cast) -> None:
    made = instrument(cast)
    answer = client.get(at(cast, "version_export", version_of(made).pk))
    assert answer["Content-Disposition"] == 'attachment; filename="use-of-the-toolkit-version-1.json"'
    assert read_file(answer.content) == document_of(version_of(made))
    taken = upload(client, cast, answer.content)
    assert taken.status_code == 422
    assert "called “Use of the toolkit” already" in taken.content.decode()
    assert upload(client, cast, answer.content, name="Another").status_code == 302
    assert Instrument.objects.count() == 2


HOSTILE = {
    "empty": (b"", "The file is empty"),
    "blank": (b"  \n", "The file is empty."),
    "ten megabytes": (b'{"a":"' + b"a" * 10_000_000 + b'"}', "a questionnaire has at most 1 MB"),
    "no text": (b"\xff\xfe\x00{", "is not text in UTF-8: byte 1 cannot be read"),
    "no JSON": (b'{"format": ', "line 1, character 12 cannot be read"),
    "nested": (b"[" * 200_000, "nested far deeper"),
    "nested objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested far deeper"),
    "said twice": (b'{"format": "x", "format": "y"}', "says “format” twice"),
    "no number": (b'{"format": NaN}', "“NaN”, which is no number"),
    "a long number": (b'{"format": ' + b"9" * 5000 + b"}", "a number of 5,000 digits"),
    "a list": (b"[1]", "The file must be an object in braces, not a list"),
    "another format": (b'{"format": "plan"}', "its “format” must be “sightline-questionnaire”"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_broken_or_hostile_file_is_refused_in_one_sentence(client: Client, cast: Cast, name: str) -> None:
    content, said = HOSTILE[name]
    answer = upload(client, cast, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Instrument.objects.exists()


def test_a_fault_deep_in_a_file_is_named_with_its_place(client: Client, cast: Cast) -> None:
    document = small()
    document["sections"][1]["questions"][0]["options"][2]["text"] = "<b>Fairly</b>"
    answer = upload(client, cast, written(document))
    assert "Section 2, question 1, “options”, 3, “text” holds markup" in answer.content.decode()
    assert not Question.objects.exists()
    assert json.loads(written(document))["name"] == "Use of the toolkit"

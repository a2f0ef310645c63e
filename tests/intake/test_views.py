"""The review's pages: who may, and what they show and do."""

import copy
import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.intake import actions, reads, rules
from sightline.intake.models import Check, Reading, ReadingState
from sightline.plan.models import Action, Milestone, Plan
from tests.intake.conftest import DOCUMENT, as_read
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stored")]
EDITORS, READERS = ("business_manager", "support"), ("member", "subgroup_chair", "action_owner")


def read_for(cast, partnership=None) -> Reading:
    """The document brought in for a partnership, the cast's own unless another is named."""
    return actions.bring_in(
        by=cast.business_manager,
        partnership=partnership or cast.partnership,
        name=DOCUMENT.name,
        content=DOCUMENT.read_bytes(),
        document=as_read(),
    )


class _ReadingRows(ViewRows):
    """A page of one reading."""

    works_for = EDITORS
    refused = READERS

    def kwargs(self, cast):
        reading = Reading.objects.filter(partnership=cast.partnership).first() or read_for(cast)
        return {"reading_id": reading.pk}

    def elsewhere(self, cast):
        return {"reading_id": read_for(cast, cast.elsewhere).pk}


class TestReadingList(ViewRows):
    route = "reading_list"
    works_for = EDITORS
    refused = READERS


class TestReadingCreate(ViewRows):
    route = "reading_create"
    works_for = EDITORS
    refused = READERS


class TestReadingDetail(_ReadingRows):
    route = "reading_detail"


class TestReadingSource(_ReadingRows):
    route = "reading_source"


class TestReadingChecks(_ReadingRows):
    route = "reading_checks"


class TestReadingNames(_ReadingRows):
    route = "reading_names"


class TestReadingAnswers(_ReadingRows):
    route = "reading_answers"


class TestReadingDates(_ReadingRows):
    route = "reading_dates"


class TestReadingThreads(_ReadingRows):
    route = "reading_threads"


class TestReadingSideBySide(_ReadingRows):
    route = "reading_side_by_side"


class TestReadingDiscard(_ReadingRows):
    route = "reading_discard"


class TestReadingDifferences(_ReadingRows):
    route = "reading_differences"


class TestReadingAnother(_ReadingRows):
    route = "reading_another"


class TestReadingAdopt(_ReadingRows):
    route = "reading_adopt"
    works_for = ("business_manager",)
    refused = ("support", *READERS)


@pytest.fixture
def at(cast, client_of):
    """`at.get("reading_names", reading)` and `at.post(...)` as the business manager, with addresses made."""
    client = client_of(cast.business_manager)

    def address(route, reading=None):
        kwargs = {"slug": cast.slug, **({"reading_id": reading.pk} if reading else {})}
        return reverse(route, kwargs=kwargs)

    return SimpleNamespace(
        get=lambda route, reading=None: client.get(address(route, reading)),
        post=lambda route, data, reading=None: client.post(address(route, reading), data),
        drop=lambda name, content, **more: client.post(
            address("reading_create"), {"document": SimpleUploadedFile(name, content), **more}
        ),
        address=address,
    )


def as_filled_in(form) -> dict[str, object]:
    """What a browser would send back if nobody changed the form."""
    data: dict[str, object] = {}
    for bound in form:
        value = bound.value()
        if value is True:
            data[bound.html_name] = "on"
        elif isinstance(value, dt.date):
            parts = {"day": value.day, "month": value.month, "year": value.year}
            data |= {f"{bound.html_name}_{part}": number for part, number in parts.items()}
        elif value not in (None, False):
            data[bound.html_name] = value
    return data


def test_the_document_dropped_becomes_the_living_plan(at):
    """Every step taken as it is filled in, as a person in a hurry would."""
    answer = at.drop(DOCUMENT.name, DOCUMENT.read_bytes())
    reading = Reading.objects.get()
    assert answer.headers["Location"] == at.address("reading_detail", reading)
    page = at.get("reading_detail", reading).content.decode()
    assert "3 priorities, 21 actions, 32 dates, 43 measures (9 with a figure)." in page
    for route in ("reading_names", "reading_answers", "reading_dates", "reading_threads", "reading_checks"):
        form = at.get(route, reading).context["form"]
        if form.fields:
            assert at.post(route, as_filled_in(form), reading).status_code == 302, route
    for check in reads.checks(reading, *rules.TO_LOOK_AT):
        at.post("reading_checks", {f"check_{check.pk}": "on"}, reading)
    given = {"adopted_on_day": 3, "adopted_on_month": 5, "adopted_on_year": 2017, "meeting": "Board, 3 May 2017"}
    adopted = at.post("reading_adopt", given, reading)
    plan = Plan.objects.get()
    assert adopted.status_code == 302, adopted.content.decode()
    assert adopted.headers["Location"].endswith(f"/plans/{plan.pk}/")
    assert plan.meeting_words == "Board, 3 May 2017"
    assert Milestone.objects.filter(action__number="3.1", due=dt.date(2017, 6, 30)).exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.exe", b"MZ", "Word"),
        ("plan.txt", b"Dear all, the meeting is on Tuesday.\n" * 30, "No plan"),
        ("plan.pdf", b"PK\x03\x04", "PDF"),
    ],
)
def test_what_is_refused_says_why_and_stores_nothing(at, name, content, says):
    answer = at.drop(name, content)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Reading.objects.exists()
    assert not Plan.objects.exists()


def test_the_same_document_again_leads_to_the_comparison_and_makes_no_second_plan(at):
    at.drop(DOCUMENT.name, DOCUMENT.read_bytes())
    answer = at.drop(DOCUMENT.name, DOCUMENT.read_bytes())
    compared = Reading.objects.get(state=ReadingState.COMPARED)
    assert answer.headers["Location"] == at.address("reading_differences", compared)
    assert "Nothing differs" in at.get("reading_differences", compared).content.decode()
    for step in ("reading_detail", "reading_side_by_side"):
        assert at.get(step, compared).headers["Location"] == at.address("reading_differences", compared)
    assert Plan.objects.count() == 1


def test_what_differs_is_taken_over_by_ticking_it(at, cast):
    reading = read_for(cast)
    again = copy.deepcopy(as_read())
    again["priorities"][0]["actions"][0]["text"] = "Finish the toolkit."
    compared = actions.compare(
        by=cast.business_manager, plan=reading.plan, name="again.txt", content=b"again", document=again
    )
    page = at.get("reading_differences", compared).content.decode()
    assert "Finish the toolkit." in page
    assert at.post("reading_differences", {}, compared).status_code == 422
    assert at.post("reading_differences", {"take_0": "on"}, compared).status_code == 302
    assert Action.objects.get(number="1.1").text == "Finish the toolkit."


TEXT = b"Business Plan 2017-18\n\nPriority 1: Neglect\nAction\tLead\tBy when\n1.1 Do it\tPQA\tMarch 2018\n"


def test_a_second_plan_is_made_only_when_asked_for(at, cast):
    read_for(cast)
    at.drop("Another plan.txt", TEXT + b"1.2 Do more\tMET\tJune 2017\n")
    assert Plan.objects.count() == 1
    compared = Reading.objects.get(state=ReadingState.COMPARED)
    assert at.address("reading_another", compared) in at.get("reading_differences", compared).content.decode()
    assert at.get("reading_another", compared).status_code == 200
    at.post("reading_another", {}, compared)
    assert Plan.objects.count() == 2


def test_the_same_document_never_makes_a_second_plan(at, cast):
    first = read_for(cast)
    at.drop(DOCUMENT.name, DOCUMENT.read_bytes())
    answer = at.post("reading_another", {}, Reading.objects.get(state=ReadingState.COMPARED))
    assert answer.headers["Location"] == at.address("reading_detail", first)
    assert Plan.objects.count() == 1


def test_a_check_is_ticked_off_beside_its_cell(at, cast):
    reading = read_for(cast)
    check = Check.objects.create(
        reading=reading, n=900, kind="check", message="Who is TBC?", action_number="1.1", printed="PQA / TBC"
    )
    page = at.get("reading_checks", reading).content.decode()
    assert "Who is TBC?" in page
    assert "PQA / TBC" in page
    assert reverse("action_edit", args=[cast.slug, Action.objects.get(number="1.1").pk]) in page
    at.post("reading_checks", {f"check_{check.pk}": "on"}, reading)
    check.refresh_from_db()
    assert check.settled_by == cast.business_manager


def test_adopting_too_early_lists_the_reasons(at, cast):
    reading = read_for(cast)
    given = {"adopted_on_day": 3, "adopted_on_month": 5, "adopted_on_year": 2017, "meeting": "Board"}
    answer = at.post("reading_adopt", given, reading)
    assert answer.status_code == 422
    assert "answers" in answer.content.decode()
    assert Plan.objects.get().is_draft


def test_discarding_asks_once_and_keeps_the_document(at, cast):
    reading = read_for(cast)
    assert at.get("reading_discard", reading).status_code == 200
    at.post("reading_discard", {}, reading)
    assert not Plan.objects.exists()
    assert at.get("reading_source", reading).content == DOCUMENT.read_bytes()


def test_pages_cost_the_same_for_many_documents(at, cast, django_assert_max_num_queries):
    reading = read_for(cast)
    with django_assert_max_num_queries(40):
        at.get("reading_detail", reading)
    with django_assert_max_num_queries(40):
        at.get("reading_side_by_side", reading)
    with django_assert_max_num_queries(40):
        at.get("reading_names", reading)


def test_an_unknown_name_is_made_a_body_only_on_a_yes(at, cast):
    reading = read_for(cast)
    form = at.get("reading_names", reading).context["form"]
    field = next(field for field, name in form.names.items() if name.printed == "METRAC")
    data = {**as_filled_in(form), field: "as-printed"}
    at.post("reading_names", data, reading)
    assert not cast.partnership.bodies.filter(name="METRAC").exists()


def test_an_answer_left_out_is_asked_for_by_the_actions_number(at, cast):
    reading = read_for(cast)
    form = at.get("reading_answers", reading).context["form"]
    (field, action), *_ = form.actions.items()
    data = as_filled_in(form)
    del data[field]
    page = at.post("reading_answers", data, reading).content.decode()
    assert f"Choose who answers for action {action.number}" in page
    assert "This field is required" not in page


def test_a_plan_without_threads_says_so(at, cast):
    reading = read_for(cast)
    assert "Save and continue" in at.get("reading_threads", reading).content.decode()
    reading.plan.threads.all().delete()
    page = at.get("reading_threads", reading).content.decode()
    assert "The plan names no threads" in page
    assert "Save and continue" not in page


def test_the_review_is_over_once_discarded(at, cast):
    reading = read_for(cast)
    actions.discard(by=cast.business_manager, reading=reading)
    answer = at.post("reading_discard", {}, reading)
    assert answer.status_code == 302
    assert Reading.objects.get(pk=reading.pk).state == ReadingState.DISCARDED


@pytest.mark.parametrize(
    "route",
    [
        "reading_checks",
        "reading_names",
        "reading_answers",
        "reading_dates",
        "reading_threads",
        "reading_adopt",
        "reading_discard",
    ],
)
def test_a_step_opened_again_once_the_review_is_over_leads_to_what_came_of_it(at, cast, route):
    reading = read_for(cast)
    actions.discard(by=cast.business_manager, reading=reading)
    for ask in (lambda: at.get(route, reading), lambda: at.post(route, {}, reading)):
        assert ask()["Location"] == at.address("reading_detail", reading)
        assert "This document is discarded; its review is over." in at.get("reading_detail", reading).content.decode()

"""The same rows for every page of the room, and what its forms do."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.assurance.models import Binding, Framework, Judgement, StatementMeasure, Terms
from sightline.assurance.rules.kinds import Kind
from sightline.files.actions import store_file
from sightline.files.reads import content_of
from sightline.plan.models import Measure, Plan
from tests.assurance.made import bind, evaluated, exercise_of
from tests.cast import Cast
from tests.files.programs import VBA, whole, word_with_macros
from tests.files.unseen import word_with_changes
from tests.questions.made import instrument, version_of
from tests.rows import ViewRows
from tests.training.made import course_of, session_of

pytestmark = pytest.mark.django_db
BINDS = ("business_manager", "support")
NOT_BIND = ("member", "analyst", "subgroup_chair")


@pytest.fixture(autouse=True)
def plan(adopted: Plan, draft_elsewhere: Plan) -> Plan:
    """A plan here, adopted, and one elsewhere."""
    return adopted


def measure(cast: Cast, *, elsewhere: bool = False) -> Measure:
    partnership = cast.elsewhere if elsewhere else cast.partnership
    return Measure.objects.filter(partnership=partnership, action__isnull=False).order_by("pk")[0]


def bound(cast: Cast, *, elsewhere: bool = False) -> Binding:
    person = cast.outsider if elsewhere else cast.member
    of = measure(cast, elsewhere=elsewhere)
    found = Binding.objects.filter(measure_uid=of.uid).first()
    return found or bind(cast, of, Kind.STATEMENT, author=person, statement="It was done.", confirmed_by=person)


class OfMeasure(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"measure_id": measure(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"measure_id": measure(cast, elsewhere=True).pk}


class OfBinding(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"binding_id": bound(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"binding_id": bound(cast, elsewhere=True).pk}


class TestBindingCreate(OfMeasure):
    route, works_for, refused = "binding_create", BINDS, NOT_BIND


class TestMeasureTerms(OfMeasure):
    route, works_for, refused = "measure_terms", BINDS, NOT_BIND


class TestJudgementCreate(OfMeasure):
    route, works_for, refused = "judgement_create", ("subgroup_chair", "executive_chair"), ("member", "analyst")


def test_where_nothing_could_have_been_seen_it_says_what_to_do_first(cast: Cast, client_of) -> None:
    address = reverse("judgement_create", args=[cast.slug, measure(cast).pk])
    bind_it = reverse("binding_create", args=[cast.slug, measure(cast).pk])
    assert bind_it in client_of(cast.business_manager).get(address).content.decode()
    assert "Ask the business manager to bind" in client_of(cast.subgroup_chair).get(address).content.decode()
    bound(cast)
    assert "Nothing is bound" not in client_of(cast.subgroup_chair).get(address).content.decode()


class TestBindingClose(OfBinding):
    route, works_for, refused = "binding_close", BINDS, NOT_BIND


class TestBindingFile(ViewRows):
    route, works_for = "binding_file", ("business_manager", "member", "analyst")

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"binding_id": filed(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"binding_id": filed(cast, elsewhere=True).pk}


def filed(cast: Cast, *, elsewhere: bool = False) -> Binding:
    """A measure bound to a document."""
    person = cast.outsider if elsewhere else cast.member
    of = measure(cast, elsewhere=elsewhere)
    found = Binding.objects.filter(measure_uid=of.uid, kind=Kind.DOCUMENT).first()
    if found is not None:
        return found
    stored = store_file(by=person, partnership=of.partnership, name="Report.txt", content=b"It was done.")
    return bind(cast, of, Kind.DOCUMENT, stored=stored, confirmed_by=person)


def test_a_bound_document_is_given_back_as_it_came(cast: Cast, client_of) -> None:
    binding = filed(cast)
    address = reverse("binding_file", args=[cast.slug, binding.pk])
    page = client_of(cast.member).get(reverse("measure_detail", args=[cast.slug, measure(cast).pk])).content.decode()
    assert f'href="{address}"' in page
    answer = client_of(cast.member).get(address)
    assert answer.content == b"It was done."
    assert "Report.txt" in answer["Content-Disposition"]
    statement = bound_to_words(cast)
    assert client_of(cast.member).get(reverse("binding_file", args=[cast.slug, statement.pk])).status_code == 404


def bound_to_words(cast: Cast) -> Binding:
    return bind(cast, measure(cast), Kind.STATEMENT, author=cast.member, statement="It was done.")


def test_a_bound_document_that_was_damaged_is_not_given_as_if_it_were_whole(cast: Cast, client_of) -> None:
    binding = filed(cast)
    default_storage.delete(binding.stored.path)
    answer = client_of(cast.member).get(reverse("binding_file", args=[cast.slug, binding.pk]), follow=True)
    assert "cannot be given back" in answer.content.decode()


class TestBindingConfirm(OfBinding):
    route, works_for, refused = "binding_confirm", BINDS, NOT_BIND


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_form(cast: Cast, client_of, kind: Kind) -> None:
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk])
    client = client_of(cast.business_manager)
    assert client.get(f"{here}?kind={kind}").status_code == 200
    empty = client.post(f"{here}?kind={kind}", {})
    assert empty.status_code == 422
    assert not Binding.objects.exists()


def test_the_kinds_its_words_suggest_come_first_with_the_words(cast: Cast, client_of) -> None:
    text = "Course evaluations show that over 90% are confident"
    Measure.objects.filter(pk=measure(cast).pk).update(text=text, lead_in="")
    page = client_of(cast.business_manager).get(reverse("binding_create", args=[cast.slug, measure(cast).pk]))
    assert page.context["suggested"][0]["text"] == "Evaluations of training"
    assert "Course evaluations" in page.context["suggested"][0]["why"]
    assert len(page.context["suggested"]) + len(page.context["others"]) == len(Kind)


def test_bound_to_a_question_with_a_target_of_its_own(cast: Cast, client_of) -> None:
    version = version_of(instrument(cast))
    course = course_of(cast.partnership)
    evaluated(session_of(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 9, "no": 1}, asked=12))
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk]) + "?kind=evaluation"
    given = {
        "question": version.asked.first().question.pk,
        "course": course.pk,
        "reading": "positive",
        "comparator": ">",
        "threshold": "90",
    }
    client = client_of(cast.business_manager)
    refused = client.post(here, given)
    assert refused.status_code == 422
    assert "Say which body set the target" in refused.content.decode()
    taken = client.post(here, given | {"target_set_by": cast.bodies["other_subgroup"].pk})
    assert taken["Location"] == reverse("measure_detail", args=[cast.slug, measure(cast).pk])
    binding = Binding.objects.get()
    assert (binding.threshold, binding.comparator) == (Decimal(90), ">")


def test_a_document_is_stored_and_bound(cast: Cast, client_of, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk]) + "?kind=document"
    document = SimpleUploadedFile("minutes.txt", b"Agreed.", content_type="text/plain")
    assert client_of(cast.business_manager).post(here, {"document": document}).status_code == 302
    assert Binding.objects.get().stored.name == "minutes.txt"


def test_a_document_with_macros_is_bound_only_as_a_copy_without_them(cast: Cast, client_of, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk]) + "?kind=document"
    client, content = client_of(cast.business_manager), word_with_macros()
    for name in ("minutes.docm", "minutes.docx"):
        answer = client.post(here, {"document": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert "holds programs (macros)" in answer.content.decode()
        assert "Store a copy without its macros" in answer.content.decode()
        assert not Binding.objects.exists()
        assert list(tmp_path.rglob("*")) == []
    given = {"document": SimpleUploadedFile("minutes.docm", content), "without_programs": "on"}
    answer = client.post(here, given, follow=True)
    assert "It is kept as “minutes.docx”, without macros" in answer.content.decode()
    assert VBA not in whole(content_of(Binding.objects.get().stored))


def test_a_document_that_holds_something_unseen_is_bound_as_its_giver_says(
    cast: Cast, client_of, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk]) + "?kind=document"
    client, content = client_of(cast.business_manager), word_with_changes()
    answer = client.post(here, {"document": SimpleUploadedFile("minutes.docx", content)})
    assert answer.status_code == 422
    assert "2 changes are tracked" in answer.content.decode()
    assert list(tmp_path.rglob("*")) == []
    client.post(here, {"document": SimpleUploadedFile("minutes.docx", content), "unseen": "taken_out"})
    assert b"the old number" not in whole(content_of(Binding.objects.get().stored))


def test_what_is_bound_without_a_file_takes_no_word_of_macros(cast: Cast, client_of) -> None:
    here = reverse("binding_create", args=[cast.slug, measure(cast).pk]) + "?kind=statement"
    given = {"author": cast.member.pk, "statement": "It was done.", "without_programs": "on", "unseen": "stays"}
    assert client_of(cast.business_manager).post(here, given).status_code == 302


def test_withdrawn_with_a_reason(cast: Cast, client_of) -> None:
    binding = bound(cast)
    here = reverse("binding_close", args=[cast.slug, binding.pk])
    client = client_of(cast.business_manager)
    assert client.post(here, {"why": ""}).status_code == 422
    assert client.post(here, {"why": "It was another course."}).status_code == 302
    binding.refresh_from_db()
    assert binding.closed_why == "It was another course."


def test_confirmed_only_where_the_measure_was_reworded(cast: Cast, client_of) -> None:
    binding = bound(cast)
    here = reverse("binding_confirm", args=[cast.slug, binding.pk])
    client = client_of(cast.business_manager)
    refused = client.post(here)
    assert refused.status_code == 422
    assert "nothing to confirm" in refused.content.decode()
    Measure.objects.filter(pk=measure(cast).pk).update(text="Something else")
    assert client.post(here).status_code == 302


def test_terms_are_settled_and_shown_again(cast: Cast, client_of) -> None:
    here = reverse("measure_terms", args=[cast.slug, measure(cast).pk])
    client = client_of(cast.business_manager)
    day = {"due_day": "31", "due_month": "12", "due_year": "2017"}
    given = {**day, "level": "practice", "judge": cast.bodies["other_subgroup"].pk, "months": "3"}
    assert client.post(here, given).status_code == 302
    terms = Terms.objects.get()
    assert (terms.due, terms.level, terms.months) == (dt.date(2017, 12, 31), "practice", 3)
    assert client.get(here).context["form"].initial["judge"] == terms.judge_id


def test_a_judgement_cites_what_the_body_saw(cast: Cast, client_of) -> None:
    binding = bound(cast)
    here = reverse("judgement_create", args=[cast.slug, measure(cast).pk])
    client = client_of(cast.business_manager)
    page = client.get(here)
    assert page.context["form"].initial["months"] >= 1
    day = {"on_day": "6", "on_month": "12", "on_year": "2017"}
    given = {"level": "reasonable", "why": "Two audits agree.", "body": cast.bodies["other_subgroup"].pk, **day}
    given |= {"months": "6", "meeting": "Quality group"}
    refused = client.post(here, given)
    assert refused.status_code == 422
    assert "rests on evidence" in refused.content.decode()
    assert client.post(here, given | {"cited": [str(binding.pk)]}).status_code == 302
    judgement = Judgement.objects.get()
    assert judgement.cited.get().said.startswith("Gwen Lathom stated")


def test_a_chair_judges_for_her_own_body_only(cast: Cast, client_of) -> None:
    page = client_of(cast.subgroup_chair).get(reverse("judgement_create", args=[cast.slug, measure(cast).pk]))
    assert [one.pk for one in page.context["form"].fields["body"].queryset] == [cast.bodies["subgroup"].pk]


def framework(cast: Cast, *, elsewhere: bool = False) -> Framework:
    of = measure(cast, elsewhere=elsewhere)
    title = "Elsewhere" if elsewhere else "Neglect"
    found = Framework.objects.filter(title=title).first()
    return found or Framework.objects.create(partnership_id=of.partnership_id, plan=of.plan, title=title)


class OfPlan(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"plan_id": measure(cast).plan_id}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"plan_id": measure(cast, elsewhere=True).plan_id}


class TestFrameworkList(OfPlan):
    route, works_for = "framework_list", ("business_manager", "member", "analyst")


class TestFrameworkCreate(OfPlan):
    route, works_for, refused = "framework_create", BINDS, NOT_BIND


class OfFramework(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"framework_id": framework(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"framework_id": framework(cast, elsewhere=True).pk}


class TestFrameworkEdit(OfFramework):
    route, works_for, refused = "framework_edit", BINDS, NOT_BIND


class TestFrameworkDetail(OfFramework):
    route, works_for = "framework_detail", ("business_manager", "member", "analyst")


def test_a_framework_is_begun_filled_read_and_emptied(cast: Cast, client_of) -> None:
    client = client_of(cast.business_manager)
    begun = client.post(
        reverse("framework_create", args=[cast.slug, measure(cast).plan_id]),
        {"title": "Neglect", "introduction": "Why."},
    )
    made = Framework.objects.get()
    here = reverse("framework_edit", args=[cast.slug, made.pk])
    assert begun["Location"] == here
    assert client.post(here, {"act": "area", "area-title": ""}).status_code == 422
    assert client.post(here, {"act": "area", "area-title": "Prevention"}).status_code == 302
    assert client.post(here, {"act": "statement", "statement-text": "They find the tools."}).status_code == 302
    place = {"place-statement": made.statements.get().pk, "place-area": made.areas.get().pk}
    assert client.post(here, {"act": "place", **place, "place-measure": measure(cast).pk}).status_code == 302
    page = client.get(reverse("framework_detail", args=[cast.slug, made.pk])).content.decode()
    for said in ("Prevention", "They find the tools.", reverse("measure_detail", args=[cast.slug, measure(cast).pk])):
        assert said in page
    words = {"act": "words", "words-title": "Neglect, measured", "words-introduction": ""}
    assert client.post(here, words).status_code == 302
    placed = StatementMeasure.objects.get()
    for gone in (f"place-{placed.pk}", f"statement-{made.statements.get().pk}", f"area-{made.areas.get().pk}"):
        assert client.post(here, {"act": f"remove-{gone}"}).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.areas.count(), made.statements.count()) == ("Neglect, measured", 0, 0)
    assert client.post(here, {"act": "remove-area-999"}).status_code == 404

"""The papers' pages: whom each works for, what it shows, and the files as they were issued."""

import pytest
from django.urls import reverse

from sightline.files.reads import content_of
from sightline.kit import clock
from sightline.papers.actions import issue_paper
from sightline.papers.documents.preparing import FORMS, prepare
from sightline.papers.models import Issued
from sightline.papers.rules.content import Copy
from sightline.papers.rules.kinds import KINDS, Kind
from sightline.people.models import Person
from tests.papers.conftest import TODAY
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
ISSUERS = ("business_manager", "support")
OTHERS = ("chair", "executive_chair", "subgroup_chair", "action_owner", "member", "analyst")
MEMBERS = (*ISSUERS, *OTHERS)
LIST_QUERIES = 5  # session, person, seats, how many papers, the papers


@pytest.fixture(autouse=True)
def today():
    with clock.standing_on(TODAY):
        yield


def issue(busy, copy=Copy.PUBLIC) -> Issued:
    """The pack of the coming meeting; its public copy is for everybody."""
    prepared = prepare(Kind.PACK, f"meeting:{busy.coming.pk}", busy.subject(meeting=busy.coming), copy, TODAY)
    return issue_paper(by=busy.cast.business_manager, prepared=prepared)


class IssuedRows(ViewRows):
    """Rows about an issued paper, which the test's own fixture makes."""

    works_for = MEMBERS

    @pytest.fixture(autouse=True)
    def _busy(self, busy):
        self.busy = busy
        self.issued = issue(busy)
        foreign = Issued.objects.get(pk=self.issued.pk)
        foreign.pk, foreign.number, foreign.partnership = None, 99, busy.cast.elsewhere
        foreign.issued_by = Person.objects.get(email="outsider@southmere.example")
        foreign.save()
        self.foreign = foreign

    def kwargs(self, cast):
        return {"issued_id": self.issued.pk}

    def elsewhere(self, cast):
        return {"issued_id": self.foreign.pk}


class TestPaperList(ViewRows):
    route = "paper_list"
    works_for = MEMBERS


class TestPaperDetail(IssuedRows):
    route = "paper_detail"


class TestPaperDownload(IssuedRows):
    route = "paper_download"

    def kwargs(self, cast):
        return {**super().kwargs(cast), "form": "pdf"}

    def elsewhere(self, cast):
        return {**super().elsewhere(cast), "form": "pdf"}


class TestPaperAnnex(IssuedRows):
    route = "paper_annex"

    def kwargs(self, cast):
        return {**super().kwargs(cast), "place": 0}

    def elsewhere(self, cast):
        return {**super().elsewhere(cast), "place": 0}


class TestPaperNew(ViewRows):
    route = "paper_new"
    works_for = ISSUERS
    refused = OTHERS

    def kwargs(self, cast):
        return {"kind": "decisions"}

    def elsewhere(self, cast):
        return {"kind": "nothing"}


class TestPaperDraft(ViewRows):
    route = "paper_draft"
    works_for = ISSUERS
    refused = OTHERS

    def kwargs(self, cast):
        return {"kind": "decisions", "form": "html"}

    def elsewhere(self, cast):
        return {"kind": "decisions", "form": "exe"}

    def data(self, cast):
        return {"copy": "restricted"}


def asked(busy, kind: str) -> dict[str, str]:
    """What is sent to make a paper of this kind."""
    about = {
        "meeting": f"meeting:{busy.held.pk if kind == Kind.MINUTES else busy.coming.pk}",
        "cycle": f"cycle:{busy.cycle.pk}",
        "priority": f"priority:{busy.plan.priorities.first().pk}",
        "body": f"body:{busy.cast.bodies['subgroup'].pk}",
        "report": f"report:{busy.report.pk}",
        "action": f"action:{busy.plan.actions.first().pk}",
        "quarter": "quarter:20173",
    }.get(KINDS[kind].thing, "")
    return {"about": about, "copy": "restricted"} if about else {"copy": "restricted"}


@pytest.mark.parametrize("kind", Kind)
def test_every_paper_is_chosen_looked_at_and_issued(busy, client_of, kind):
    client = client_of(busy.cast.business_manager)
    address = reverse("paper_new", args=[busy.cast.slug, kind])
    assert client.get(address).status_code == 200
    look = client.get(address, asked(busy, kind))
    assert look.status_code == 200
    assert "Draft made on 15 January 2018, not issued" in look.content.decode()
    assert not Issued.objects.exists()
    sent = client.post(address, asked(busy, kind))
    issued = Issued.objects.get()
    assert sent.headers["Location"] == reverse("paper_detail", args=[busy.cast.slug, issued.pk])
    page = client.get(sent.headers["Location"]).content.decode()
    assert "Edition 1, issued on 15 January 2018" in page


def test_files_are_given_as_they_were_issued(busy, client_of):
    issued = issue(busy)
    client = client_of(busy.cast.member)
    for form in FORMS:
        answer = client.get(reverse("paper_download", args=[busy.cast.slug, issued.pk, form]))
        assert answer.content == content_of(getattr(issued, form))
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        assert f"public-copy-edition-1.{form}" in answer.headers["Content-Disposition"]
    annex = client.get(reverse("paper_annex", args=[busy.cast.slug, issued.pk, 0]))
    assert annex.content == content_of(busy.annex)


@pytest.mark.parametrize(("route", "last"), [("paper_download", "exe"), ("paper_annex", 9)])
def test_what_an_issued_paper_does_not_have_is_404(busy, client_of, route, last):
    issued = issue(busy)
    assert client_of(busy.cast.member).get(reverse(route, args=[busy.cast.slug, issued.pk, last])).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_says_that_it_was_not_issued(busy, client_of, form):
    address = reverse("paper_draft", args=[busy.cast.slug, Kind.PACK, form])
    answer = client_of(busy.cast.business_manager).get(address, asked(busy, Kind.PACK))
    assert answer.status_code == 200
    assert f"restricted-copy-draft.{form}" in answer.headers["Content-Disposition"]
    assert not Issued.objects.exists()


def test_a_restricted_copy_is_not_found_by_those_whom_it_is_not_for(busy, client_of):
    issued = issue(busy, Copy.RESTRICTED)
    address = reverse("paper_detail", args=[busy.cast.slug, issued.pk])
    listed = reverse("paper_list", args=[busy.cast.slug])
    assert client_of(busy.cast.executive_chair).get(address).status_code == 200
    client = client_of(busy.cast.member)
    assert client.get(address).status_code == 404
    for form in FORMS:
        assert client.get(reverse("paper_download", args=[busy.cast.slug, issued.pk, form])).status_code == 404
    assert issued.title not in client.get(listed).content.decode()
    assert "ecret" in client_of(busy.cast.chair).get(address).content.decode()


def test_a_public_copy_that_may_not_be_is_refused_in_words_on_the_form(busy, client_of):
    client = client_of(busy.cast.business_manager)
    address = reverse("paper_new", args=[busy.cast.slug, Kind.HIGHLIGHT])
    for send in (client.get, client.post):
        answer = send(address, {**asked(busy, Kind.HIGHLIGHT), "copy": "public"})
        assert answer.status_code == 422
        assert "Publishing is a decision with a name" in answer.content.decode()
    draft = client.get(reverse("paper_draft", args=[busy.cast.slug, Kind.HIGHLIGHT, "pdf"]), {
        **asked(busy, Kind.HIGHLIGHT), "copy": "public"
    })  # fmt: skip
    assert draft.status_code == 302
    assert not Issued.objects.exists()


@pytest.mark.parametrize("about", ["", "meeting:999999", "action:1"])
def test_nothing_to_be_about_is_said_on_the_form(busy, client_of, about):
    sent = {"about": about, "copy": "restricted"}
    answer = client_of(busy.cast.business_manager).get(reverse("paper_new", args=[busy.cast.slug, Kind.PACK]), sent)
    assert answer.status_code == 422


def test_without_anything_to_be_about_it_says_what_comes_first(cast, client_of):
    page = client_of(cast.business_manager).get(reverse("paper_new", args=[cast.slug, Kind.PACK])).content.decode()
    assert "it appears here once there is a meeting" in page
    assert "Look at it" not in page


def test_a_file_that_was_changed_on_disk_is_said_and_nothing_is_issued(busy, client_of, settings):
    (settings.MEDIA_ROOT / busy.annex.path).write_bytes(b"%PDF-1.7 changed")
    client = client_of(busy.cast.business_manager)
    answer = client.post(reverse("paper_new", args=[busy.cast.slug, Kind.PACK]), asked(busy, Kind.PACK))
    assert answer.status_code == 422
    assert "was changed on disk" in answer.content.decode()
    (settings.MEDIA_ROOT / busy.annex.path).unlink()
    answer = client.post(reverse("paper_new", args=[busy.cast.slug, Kind.PACK]), asked(busy, Kind.PACK))
    assert "cannot be read from the disk" in answer.content.decode()
    assert not Issued.objects.exists()


def test_an_edition_that_was_replaced_leads_to_the_later_one(busy, client_of):
    first, second = issue(busy), issue(busy)
    page = client_of(busy.cast.member).get(reverse("paper_detail", args=[busy.cast.slug, first.pk])).content.decode()
    assert reverse("paper_detail", args=[busy.cast.slug, second.pk]) in page
    listed = client_of(busy.cast.member).get(reverse("paper_list", args=[busy.cast.slug])).content.decode()
    assert "replaced by edition 2" in listed


def test_the_list_costs_as_many_queries_for_thirty_papers_as_for_three(busy, client_of, django_assert_num_queries):
    issued = issue(busy)
    client = client_of(busy.cast.member)
    address = reverse("paper_list", args=[busy.cast.slug])
    for number in range(2, 31):
        copy = Issued.objects.get(pk=issued.pk)
        copy.pk, copy.number, copy.about = None, number, f"another:{number}"
        copy.save()
        if number in (3, 30):
            with django_assert_num_queries(LIST_QUERIES):
                assert client.get(address).content.count(issued.title.encode()) == number

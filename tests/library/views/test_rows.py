"""Every page of the room: whom it works for, whom it refuses. What each page says and does is tested beside."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.library import actions
from sightline.library.models import Adoption, Appendix, Dissemination, Edition, EditionFile, Page, Recipient, Resource
from tests.library import made
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
EVERYBODY = (
    "business_manager", "support", "chair", "executive_chair", "subgroup_chair", "action_owner", "member", "analyst",
)  # fmt: skip
EDITS = ("business_manager", "support")
EDITS_NOT = ("chair", "subgroup_chair", "action_owner", "member", "analyst")
APPROVES = ("business_manager", "chair", "executive_chair", "subgroup_chair", "deputy")
APPROVES_NOT = ("support", "action_owner", "member", "analyst")


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


def ours(cast, model):
    return model.objects.filter(partnership=cast.partnership).order_by("pk").last()


def theirs(cast, model):
    return model.objects.filter(partnership=cast.elsewhere).order_by("pk").last()


class Draft(ViewRows):
    """Pages of an edition that is being written."""

    works_for, refused = EDITS, EDITS_NOT

    def kwargs(self, cast):
        return {"edition_id": (ours(cast, Edition) or made.draft_of(cast)).pk}

    def elsewhere(self, cast):
        return {"edition_id": made.elsewhere_of(cast).pk}


class OfPage(ViewRows):
    """Pages of a page of such an edition."""

    works_for, refused = EDITS, EDITS_NOT

    def kwargs(self, cast):
        made.draft_of(cast) if ours(cast, Page) is None else None
        return {"page_id": ours(cast, Page).pk}

    def elsewhere(self, cast):
        made.elsewhere_of(cast)
        return {"page_id": theirs(cast, Page).pk}


class OfFile(ViewRows):
    """Pages of a file of such an edition."""

    works_for, refused = EDITS, EDITS_NOT

    def kwargs(self, cast):
        if ours(cast, EditionFile) is None:
            edition = made.draft_of(cast)
            actions.add_file(by=cast.support, edition=edition, name="chart.txt", content=b"Ask, then tell.")
        return {"file_id": ours(cast, EditionFile).pk}

    def elsewhere(self, cast):
        edition = made.elsewhere_of(cast)
        file = EditionFile.objects.get(**self.kwargs_as_row(cast))
        file.pk, file.partnership, file.edition, file._state.adding = None, cast.elsewhere, edition, True
        file.save()
        return {"file_id": file.pk}

    def kwargs_as_row(self, cast):
        return {"pk": self.kwargs(cast)["file_id"]}


class Published(ViewRows):
    """Pages of an edition in force."""

    def kwargs(self, cast):
        return {"edition_id": (ours(cast, Edition) or made.published_of(cast)).pk}

    def elsewhere(self, cast):
        return {"edition_id": made.elsewhere_of(cast).pk}


class TestResourceList(ViewRows):
    route = "resource_list"
    works_for = EVERYBODY


class TestResourceCreate(ViewRows):
    route = "resource_create"
    works_for, refused = EDITS, EDITS_NOT


class TestResourceDetail(ViewRows):
    route = "resource_detail"
    works_for = EVERYBODY

    def kwargs(self, cast):
        made.published_of(cast) if ours(cast, Resource) is None else None
        return {"resource_id": ours(cast, Resource).pk}

    def elsewhere(self, cast):
        return {"resource_id": made.elsewhere_of(cast).resource_id}


class TestResourceEdit(TestResourceDetail):
    route = "resource_edit"
    works_for, refused = EDITS, EDITS_NOT


class TestEditionBegin(TestResourceDetail):
    route = "edition_begin"
    works_for, refused = EDITS, EDITS_NOT
    method, works = "post", 302


class TestEditionDetail(Published):
    route = "edition_detail"
    works_for = EVERYBODY


class TestDraftEditionDetail(Draft):
    route = "edition_detail"
    works_for, refused = (*EDITS, "subgroup_chair"), ()


class TestEditionDifference(Published):
    route = "edition_difference"
    works_for = EVERYBODY


class TestEditionPrint(Published):
    route = "edition_print"
    works_for = EVERYBODY


class TestEditionEdit(Draft):
    route = "edition_edit"


class TestEditionApprove(Draft):
    route = "edition_approve"
    works_for, refused = APPROVES, APPROVES_NOT


class TestEditionTakeBack(Draft):
    route = "edition_take_back"


class TestEditionPublish(Draft):
    route = "edition_publish"


class TestEditionReview(Published):
    route = "edition_review"
    works_for, refused = EDITS, EDITS_NOT


class TestEditionWithdraw(Published):
    route = "edition_withdraw"
    works_for, refused = EDITS, EDITS_NOT


class TestEditionDiscard(Draft):
    route = "edition_discard"


class TestEditionPageCreate(Draft):
    route = "edition_page_create"


class TestEditionFileAdd(Draft):
    route = "edition_file_add"


class TestEditionPage(OfPage):
    route = "edition_page"
    works_for, refused = EVERYBODY, ()

    def kwargs(self, cast):
        made.published_of(cast) if ours(cast, Page) is None else None
        return {"page_id": ours(cast, Page).pk}


class TestEditionPageEdit(OfPage):
    route = "edition_page_edit"


class TestEditionPagePlace(OfPage):
    route = "edition_page_place"


class TestEditionPageMove(OfPage):
    route = "edition_page_move"
    method, works = "post", 302


class TestEditionPageRemove(OfPage):
    route = "edition_page_remove"


class TestEditionFile(OfFile):
    route = "edition_file"
    works_for, refused = EDITS, ()


class TestEditionFileClean(OfFile):
    route = "edition_file_clean"
    method, works = "post", 302


class TestEditionFileRemove(OfFile):
    route = "edition_file_remove"
    method, works = "post", 302


class TestEditionAdopt(Published):
    route = "edition_adopt"
    works_for, refused = APPROVES, APPROVES_NOT


class OfAdopted(ViewRows):
    """Pages about a consortium's document that both boards adopted."""

    works_for, refused = EDITS, EDITS_NOT

    def adopt(self, cast):
        edition = Edition.objects.filter(resource__consortium__isnull=False).first()
        if edition is None:
            both = made.consortium_of(cast.partnership, cast.elsewhere)
            edition = made.elsewhere_of(cast, consortium=both)
        for partnership, by in ((cast.partnership, cast.business_manager), (cast.elsewhere, cast.outsider)):
            if not Adoption.objects.filter(partnership=partnership).exists():
                actions.adopt_edition(
                    by=by, partnership=partnership, edition=edition, adopted_on=made.TODAY, meeting="Board"
                )
        return edition

    def appendix(self, cast, partnership, by):
        edition = self.adopt(cast)
        found = Appendix.objects.filter(partnership=partnership).first()
        return found or actions.add_appendix(
            by=by,
            partnership=partnership,
            resource=edition.resource,
            title="Of ours",
            name="ours.txt",
            content=f"Ring us: {partnership.pk}.".encode(),
        )


class TestAppendixCreate(OfAdopted):
    route = "appendix_create"

    def kwargs(self, cast):
        return {"resource_id": self.adopt(cast).resource_id}

    def elsewhere(self, cast):
        return {"resource_id": made.elsewhere_of(cast, "Theirs alone").resource_id}


class OfAppendix(OfAdopted):
    def kwargs(self, cast):
        return {"appendix_id": self.appendix(cast, cast.partnership, cast.business_manager).pk}

    def elsewhere(self, cast):
        return {"appendix_id": self.appendix(cast, cast.elsewhere, cast.outsider).pk}


class TestAppendixEdit(OfAppendix):
    route = "appendix_edit"


class TestAppendixRemove(OfAppendix):
    route = "appendix_remove"
    method, works = "post", 302


class TestAppendixFile(OfAppendix):
    route = "appendix_file"
    works_for, refused = EVERYBODY, ()


class TestDisseminationList(ViewRows):
    route = "dissemination_list"
    works_for = EVERYBODY


class TestDisseminationCreate(Published):
    route = "dissemination_create"
    works_for, refused = EDITS, EDITS_NOT


class OfDissemination(ViewRows):
    def of(self, cast):
        return ours(cast, Dissemination) or made.cascade_of(cast)

    def of_elsewhere(self, cast):
        edition = made.elsewhere_of(cast)
        return actions.disseminate(
            by=cast.outsider,
            partnership=cast.elsewhere,
            edition=edition,
            bodies=[cast.elsewhere_board],
            due_on=made.TODAY,
        )

    def kwargs(self, cast):
        return {"dissemination_id": self.of(cast).pk}

    def elsewhere(self, cast):
        return {"dissemination_id": self.of_elsewhere(cast).pk}


class OfRecipient(OfDissemination):
    works_for, refused = EDITS, EDITS_NOT

    def kwargs(self, cast):
        return {"recipient_id": made.recipient_of(self.of(cast), cast, "council").pk}

    def elsewhere(self, cast):
        return {"recipient_id": Recipient.objects.get(dissemination=self.of_elsewhere(cast)).pk}


class TestDisseminationDetail(OfDissemination):
    route = "dissemination_detail"
    works_for = EVERYBODY


class TestDisseminationAdd(OfDissemination):
    route = "dissemination_add"
    works_for, refused = EDITS, EDITS_NOT


class TestDisseminationClose(OfDissemination):
    route = "dissemination_close"
    works_for, refused = EDITS, EDITS_NOT


class TestRecipientExcuse(OfRecipient):
    route = "recipient_excuse"


class TestPulseBegin(OfRecipient):
    route = "pulse_begin"


class TestReceiptWrite(OfRecipient):
    route = "receipt_write"
    works_for, refused = (*EDITS, "member"), ("chair", "subgroup_chair", "action_owner", "analyst")


def test_a_draft_is_nothing_to_whoever_does_not_work_on_it(cast, client_of) -> None:
    edition = made.draft_of(cast)
    for address in (f"editions/{edition.pk}/", f"pages/{edition.pages.get().pk}/", f"{edition.resource_id}/"):
        assert client_of(cast.member).get(f"/p/{cast.slug}/library/{address}").status_code == 404, address
        assert client_of(cast.subgroup_chair).get(f"/p/{cast.slug}/library/{address}").status_code == 200, address


def test_an_upload_that_is_refused_says_why_at_its_field(cast, client_of) -> None:
    edition = made.draft_of(cast)
    answer = client_of(cast.support).post(
        f"/p/{cast.slug}/library/editions/{edition.pk}/files/new/",
        {"title": "", "document": SimpleUploadedFile("form.xlsb", b"PK\x03\x04")},
    )
    assert answer.status_code == 422
    assert "cannot be stored here" in answer.content.decode()

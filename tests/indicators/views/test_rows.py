"""The same rows for every page: whom it works for, whom it refuses."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.indicators.actions import ask_for_return, ask_question, bring_upload, publish_release
from sightline.indicators.models import DataReturn, Definition, Upload
from sightline.indicators.reads.leaving import leaving
from sightline.people.models import Body, BodyKind
from tests.cast import Cast
from tests.indicators.made import Q3, adopted, give
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
EVERYBODY = ("business_manager", "member", "analyst", "chair", "subgroup_chair")
EDITS = ("business_manager", "support", "analyst")
NOT_EDIT = ("member", "chair", "subgroup_chair", "action_owner")


def asked(cast: Cast, *, elsewhere: bool = False) -> DataReturn:
    if elsewhere:
        body = Body.objects.create(partnership=cast.elsewhere, name="Southmere Council", kind=BodyKind.AGENCY)
    else:
        body = cast.bodies["council"]
    found = DataReturn.objects.filter(body=body, end=Q3[1]).first()
    return (
        found
        or ask_for_return(
            by=cast.outsider if elsewhere else cast.analyst,
            partnership=body.partnership,
            bodies=[body],
            start=Q3[0],
            end=Q3[1],
            due_on=dt.date(2018, 1, 19),
        )[0]
    )


def one(cast: Cast, *, elsewhere: bool = False) -> Definition:
    partnership = cast.elsewhere if elsewhere else cast.partnership
    found = Definition.objects.filter(partnership=partnership, key="attendance").first()
    return found or adopted(cast, "attendance", elsewhere=elsewhere)[0]


def workbook(rows: list[list[Any]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def brought(cast: Cast, *, elsewhere: bool = False) -> Upload:
    name = "elsewhere.csv" if elsewhere else "figures.csv"
    found = Upload.objects.filter(stored__name=name).first()
    if found:
        return found
    one(cast, elsewhere=elsewhere)
    return bring_upload(
        by=cast.outsider if elsewhere else cast.analyst,
        data_return=asked(cast, elsewhere=elsewhere),
        name=name,
        content=b"Quarter,Below half,On roll\nQ3 2017/18,27,905\n",
        sheets=[{"name": "figures", "rows": [["Quarter", "Below half", "On roll"], ["Q3 2017/18", "27", "905"]]}],
    )


class OfIndicator(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"indicator_id": one(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"indicator_id": one(cast, elsewhere=True).pk}


class OfReturn(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        one(cast)
        return {"return_id": asked(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"return_id": asked(cast, elsewhere=True).pk}


class OfUpload(ViewRows):
    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"upload_id": brought(cast).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"upload_id": brought(cast, elsewhere=True).pk}


class TestScorecard(ViewRows):
    route, works_for = "scorecard", EVERYBODY


class TestIndicatorList(ViewRows):
    route, works_for = "indicator_list", EVERYBODY


class TestIndicatorAdopt(ViewRows):
    route, works_for, refused = "indicator_adopt", EDITS, NOT_EDIT


class TestIndicatorCreate(ViewRows):
    route, works_for, refused = "indicator_create", EDITS, NOT_EDIT


class TestPopulationList(ViewRows):
    route, works_for, refused = "population_list", EDITS, NOT_EDIT


class TestIndicatorDetail(OfIndicator):
    route, works_for = "indicator_detail", EVERYBODY


class TestIndicatorEdit(OfIndicator):
    route, works_for, refused = "indicator_edit", EDITS, NOT_EDIT


class TestIndicatorRetire(OfIndicator):
    route, works_for, refused = "indicator_retire", EDITS, NOT_EDIT


class TestNeighbourNote(OfIndicator):
    route, works_for, refused = "neighbour_note", EDITS, NOT_EDIT


class TestDataReturnList(ViewRows):
    route, works_for = "data_return_list", EVERYBODY


class TestDataReturnAsk(ViewRows):
    route, works_for, refused = "data_return_ask", EDITS, NOT_EDIT


class TestDataReturnDetail(OfReturn):
    route, works_for = "data_return_detail", EVERYBODY


class TestDataReturnGive(OfReturn):
    """Whoever sits in the agency, and whoever keeps the indicators; nobody of another agency."""

    route, works_for, refused = "data_return_give", (*EDITS, "member"), ("action_owner", "chair", "subgroup_chair")


class TestDataReturnTemplate(OfReturn):
    route, works_for, refused = "data_return_template", (*EDITS, "member"), ("action_owner", "chair")


class TestDataReturnComment(OfReturn):
    route, works_for, refused = "data_return_comment", (*EDITS, "member"), ("action_owner", "chair")


class TestDataReturnQuestion(OfReturn):
    route, works_for, refused = "data_return_question", EDITS, NOT_EDIT


class TestDataReturnExcuse(OfReturn):
    route, works_for, refused, method, works = "data_return_excuse", EDITS, NOT_EDIT, "post", 302


class TestDataReturnAnswer(ViewRows):
    route, works_for, refused = "data_return_answer", (*EDITS, "member"), ("action_owner", "chair")

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"question_id": ask_question(by=cast.analyst, data_return=asked(cast), question="Why?").pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        theirs = asked(cast, elsewhere=True)
        return {"question_id": ask_question(by=cast.outsider, data_return=theirs, question="Why?").pk}


class TestUploadCreate(OfReturn):
    route, works_for, refused = "upload_create", (*EDITS, "member"), ("action_owner", "chair")


class TestUploadMap(OfUpload):
    route, works_for, refused = "upload_map", (*EDITS, "member"), ("action_owner", "chair")


class TestUploadCheck(OfUpload):
    route, works_for, refused = "upload_check", (*EDITS, "member"), ("action_owner", "chair")


class TestUploadLeave(OfUpload):
    route, works_for, refused, method, works = "upload_leave", EDITS, ("action_owner", "chair"), "post", 302


class TestReleaseList(ViewRows):
    route, works_for = "release_list", EVERYBODY


class TestReleasePreview(ViewRows):
    route, works_for, refused = (
        "release_preview",
        ("business_manager", "chair", "executive_chair"),
        ("support", "analyst", "member", "subgroup_chair"),
    )


class TestReleaseDetail(ViewRows):
    route, works_for = "release_detail", EVERYBODY

    def released(self, cast: Cast, *, elsewhere: bool = False) -> dict[str, Any]:
        definition = one(cast, elsewhere=elsewhere)
        give(cast, definition, [(27, 905)])
        partnership = definition.partnership
        found = leaving(partnership, *Q3)
        by = cast.outsider if elsewhere else cast.business_manager
        made = publish_release(by=by, partnership=partnership, start=Q3[0], end=Q3[1], title="Q3", seen=found.digest)
        return {"release_id": made.pk}

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        if not hasattr(self, "_mine"):
            self._mine = self.released(cast)
        return self._mine

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return self.released(cast, elsewhere=True)


def as_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)

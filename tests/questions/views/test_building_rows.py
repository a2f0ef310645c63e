"""Who may build questionnaires, page by page: the manager, support, trainer and analyst; nobody of another board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sightline.people.models import Partnership, Person
from sightline.questions import actions
from sightline.questions.models import Asked, Instrument, Version
from tests.cast import Cast
from tests.questions.made import STANDARD, asked_in, frozen, instrument, section_of, version_of
from tests.rows import ViewRows

BUILDERS = ("business_manager", "support", "analyst")
OTHERS = ("member", "subgroup_chair", "chair")


class Builders(ViewRows):
    """Rows of a page of the builder."""

    works_for = BUILDERS
    refused = OTHERS


def both(cast: Cast) -> tuple[Instrument, Instrument]:
    """A questionnaire here, and one across the water; made once."""
    found = []
    for elsewhere, partnership in ((False, cast.partnership), (True, cast.elsewhere)):
        there = Instrument.objects.filter(partnership=partnership).first()
        found.append(there or instrument(cast, elsewhere=elsewhere))
    return found[0], found[1]


class OfInstrument(Builders):
    """Rows of a page of one questionnaire."""

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"instrument_id": both(cast)[0].pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"instrument_id": both(cast)[1].pk}


class OfVersion(Builders):
    """Rows of a page of its version."""

    def version(self, made: Instrument) -> Version:
        return version_of(made)

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"version_id": self.version(both(cast)[0]).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"version_id": self.version(both(cast)[1]).pk}


class OfSection(Builders):
    """Rows of a page of its second section."""

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"section_id": section_of(version_of(both(cast)[0]), "You").pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"section_id": section_of(version_of(both(cast)[1]), "You").pk}


class OfQuestion(Builders):
    """Rows of a page of its last question."""

    def asked(self, made: Instrument) -> Asked:
        return asked_in(version_of(made), "How confident are you?")

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"asked_id": self.asked(both(cast)[0]).pk}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"asked_id": self.asked(both(cast)[1]).pk}


class Posts:
    """Of a page that only takes a button."""

    method = "post"
    works = 302


class TestInstrumentList(Builders):
    route = "instrument_list"


class TestInstrumentCreate(Builders):
    route = "instrument_create"


class TestInstrumentImport(Builders):
    route = "instrument_import"


class TestBankList(Builders):
    route = "bank_list"


class TestBankDetail(Builders):
    route = "bank_detail"

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"key": "case_audit"}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"key": "no_such"}


class TestInstrumentDetail(OfInstrument):
    route = "instrument_detail"


class TestInstrumentEdit(OfInstrument):
    route = "instrument_edit"


class TestInstrumentCopy(OfInstrument):
    route = "instrument_copy"


class TestInstrumentRetire(OfInstrument):
    route = "instrument_retire"


class TestInstrumentReopen(Posts, OfInstrument):
    route = "instrument_reopen"

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        made = both(cast)[0]
        if made.retired_on is None:
            actions.retire_instrument(by=cast.business_manager, instrument=made)
        return {"instrument_id": made.pk}


class TestVersionBegin(Posts, OfInstrument):
    route = "version_begin"

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        made = both(cast)[0]
        frozen(made)
        return {"instrument_id": made.pk}


class TestVersionDetail(OfVersion):
    route = "version_detail"


class TestVersionEdit(OfVersion):
    route = "version_edit"


class TestVersionPreview(OfVersion):
    route = "version_preview"


class TestVersionExport(OfVersion):
    route = "version_export"


class OfSecondVersion(OfVersion):
    """Rows of a page of a second version."""

    def version(self, made: Instrument) -> Version:
        if made.versions.count() == 1:
            frozen(made)
            actions.begin_version(by=_by(made), instrument=made)
        return version_of(made, 2)


def _by(made: Instrument) -> Person:
    """Whoever made it."""
    return made.versions.first().made_by


class TestVersionCompare(OfSecondVersion):
    route = "version_compare"


class TestVersionDrop(OfSecondVersion):
    route = "version_drop"


class TestStandardTakeIn(Posts, OfVersion):
    route = "standard_take_in"


class TestSectionCreate(OfVersion):
    route = "section_create"


class TestScoreCreate(OfVersion):
    route = "score_create"


class OfScore(OfVersion):
    """Rows of a page of a version's first score."""

    def version(self, made: Instrument) -> Version:
        version = version_of(made)
        if not version.scores:
            uid = str(asked_in(version, "How confident are you?").question.uid)
            score = {"name": "Use", "points": {uid: {"very": 3}}, "bands": [{"from": 0, "name": "Low"}]}
            actions.set_score(by=_by(made), version=version, number=None, seen="", score=score)
        return version

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {**super().kwargs(cast), "number": 1}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {**super().elsewhere(cast), "number": 1}


class TestScoreEdit(OfScore):
    route = "score_edit"


class TestScoreRemove(Posts, OfScore):
    route = "score_remove"


class TestSectionEdit(OfSection):
    route = "section_edit"


class TestSectionMove(Posts, OfSection):
    route = "section_move"


class TestSectionRemove(OfSection):
    route = "section_remove"


class TestQuestionCreate(OfSection):
    route = "question_create"


class TestQuestionEdit(OfQuestion):
    route = "question_edit"


class TestQuestionCondition(OfQuestion):
    route = "question_condition"


class TestQuestionMove(Posts, OfQuestion):
    route = "question_move"

    def data(self, cast: Cast) -> Mapping[str, Any]:
        return {"step": "up"}


class TestQuestionRemove(OfQuestion):
    route = "question_remove"


class TestStandardList(Builders):
    route = "standard_list"


class TestStandardCreate(Builders):
    route = "standard_create"


class OfStandard(Builders):
    """Rows of a page of a standard question."""

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"standard_id": self._made(cast.partnership, cast.business_manager)}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"standard_id": self._made(cast.elsewhere, cast.outsider)}

    @staticmethod
    def _made(partnership: Partnership, by: Person) -> int:
        return actions.make_standard(by=by, partnership=partnership, kind="audit", definition=STANDARD).pk


class TestStandardEdit(OfStandard):
    route = "standard_edit"


class TestStandardEnd(OfStandard):
    route = "standard_end"

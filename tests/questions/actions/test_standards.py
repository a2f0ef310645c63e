"""Standard questions: carried by every questionnaire of their kind, not to be dropped or reworded, one through all."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.people.access import membership_of
from sightline.questions import actions
from sightline.questions.models import Instrument, Standard
from sightline.questions.reads.documents import document_of, question_document
from sightline.questions.reads.standards import lacking, standard_analysis, standard_analysis_of
from sightline.questions.reads.versions import why_not_ready
from sightline.questions.rules.bank import ADULTS_OUTSIDE, BANK
from sightline.questions.rules.bank.making import only_if
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import InstrumentKind
from tests.cast import Cast
from tests.questions.made import STANDARD, asked_in, exercise, frozen, instrument, section_of, version_of

TEXT = STANDARD["text"]


def standard(cast: Cast, **besides: object) -> Standard:
    given = {"kind": InstrumentKind.AUDIT, "definition": STANDARD, **besides}
    return actions.make_standard(by=cast.business_manager, partnership=cast.partnership, **given)


def audit(cast: Cast, name: str = "Audit") -> Instrument:
    return instrument(cast, kind=InstrumentKind.AUDIT, name=name)


def test_every_new_one_of_the_kind_carries_it_at_its_end(cast: Cast) -> None:
    made = standard(cast)
    carried = asked_in(version_of(audit(cast)), TEXT)
    assert (carried.standard, carried.question, carried.section.title) == (
        made,
        made.question,
        "Questions that we ask everywhere",
    )
    other = instrument(cast, kind=InstrumentKind.SURVEY, name="Survey")
    assert not version_of(other).asked.filter(text=TEXT).exists()
    empty = actions.create_instrument(
        by=cast.business_manager, partnership=cast.partnership, kind=InstrumentKind.AUDIT, name="From nothing"
    )
    assert why_not_ready(version_of(empty)) == []


def test_nobody_can_drop_or_reword_it_but_it_can_be_placed(cast: Cast) -> None:
    standard(cast)
    version = version_of(audit(cast))
    carried = asked_in(version, TEXT)
    by = cast.business_manager
    stands = question_document(carried)
    for act in (
        lambda: actions.remove_question(by=by, asked=carried),
        lambda: actions.edit_question(by=by, asked=carried, seen=stamp(stands), definition={**stands, "text": "Else?"}),
        lambda: actions.remove_section(by=by, section=carried.section),
    ):
        with pytest.raises(NotYet, match="is a standard question of the partnership"):
            act()
    actions.move_question(by=by, asked=carried, section=section_of(version, "You"))
    actions.remove_section(by=by, section=section_of(version, "Questions that we ask everywhere"))
    assert asked_in(version, TEXT).section.title == "You"


def test_one_made_later_must_be_taken_in(cast: Cast) -> None:
    made = audit(cast)
    version = version_of(made)
    assert why_not_ready(version) == []
    added = standard(cast)
    assert lacking(version) == [added]
    assert why_not_ready(version) == [f"It must take in the standard question “{TEXT}”."]
    with pytest.raises(NotYet, match="must take in"):
        actions.check_can_use(version)
    assert actions.take_in(by=cast.business_manager, version=version) == [added]
    assert lacking(version) == []
    with pytest.raises(NotYet, match="carries every standard question already"):
        actions.take_in(by=cast.business_manager, version=version)


def test_one_in_use_takes_it_in_with_its_next_version_and_stays_usable_till_then(cast: Cast) -> None:
    made = audit(cast)
    first = frozen(made)
    added = standard(cast)
    assert why_not_ready(first) == []
    assert lacking(first) == [added]
    second = actions.begin_version(by=cast.business_manager, instrument=made)
    assert lacking(second) == []
    assert not first.asked.filter(text=TEXT).exists()


def test_rewording_begins_another_wording_of_the_same_question(cast: Cast) -> None:
    first = standard(cast)
    made = audit(cast)
    old = frozen(made)
    built = version_of(audit(cast, "Being built"))
    new = actions.reword_standard(
        by=cast.business_manager, standard=first, definition={**STANDARD, "text": "Were they heard?"}
    )
    assert new.question == first.question
    assert asked_in(old, TEXT).question == new.question, "what was answered keeps its words"
    assert lacking(built) == [new]
    actions.take_in(by=cast.business_manager, version=built)
    assert asked_in(built, "Were they heard?").standard == new
    assert built.asked.filter(question=new.question).count() == 1
    second = actions.begin_version(by=cast.business_manager, instrument=made)
    assert asked_in(second, "Were they heard?").standard == new
    with pytest.raises(NotYet, match="It ended on"):
        actions.reword_standard(by=cast.business_manager, standard=first, definition=STANDARD)


def test_the_same_words_again_change_nothing(cast: Cast) -> None:
    made = standard(cast)
    assert actions.reword_standard(by=cast.business_manager, standard=made, definition=STANDARD) == made
    assert Standard.objects.count() == 1


def test_ending_makes_it_a_question_like_any_other(cast: Cast) -> None:
    made = standard(cast)
    version = version_of(audit(cast))
    actions.end_standard(by=cast.business_manager, standard=made)
    actions.remove_question(by=cast.business_manager, asked=asked_in(version, TEXT))
    with pytest.raises(NotYet, match="It ended on"):
        actions.end_standard(by=cast.business_manager, standard=made)
    with pytest.raises(NotYet, match="standard question of every case audit already"):
        standard(cast, question=standard(cast, question=made.question).question)


def test_it_hangs_on_nothing(cast: Cast) -> None:
    with pytest.raises(NotYet, match="Everybody is asked a standard question"):
        standard(cast, definition={**STANDARD, **only_if("other", "yes")})


def test_a_copy_carries_the_partnerships_own_and_not_a_second(cast: Cast) -> None:
    made = standard(cast)
    copy = actions.copy_instrument(by=cast.business_manager, version=version_of(audit(cast)), name="Copy")
    assert version_of(copy).asked.filter(text=TEXT).count() == 1
    assert asked_in(version_of(copy), TEXT).question == made.question


def test_the_banks_audit_has_it_where_it_belongs(cast: Cast) -> None:
    made = standard(cast, definition=ADULTS_OUTSIDE, bank_key=ADULTS_OUTSIDE["id"])
    bank = actions.create_from_document(
        by=cast.business_manager, partnership=cast.partnership, document=BANK["case_audit"].document, bank=True
    )
    carried = asked_in(version_of(bank), ADULTS_OUTSIDE["text"])
    assert (carried.standard, carried.section.title) == (made, "Assessment and plan")


def test_a_file_cannot_say_that_a_question_is_standard(cast: Cast) -> None:
    made = audit(cast)
    document = document_of(version_of(made))
    document["name"] = "Brought in"
    document["sections"][0]["questions"][0]["standard"] = True
    brought = actions.create_from_document(by=cast.business_manager, partnership=cast.partnership, document=document)
    assert not version_of(brought).asked.exclude(standard=None).exists()


def test_it_is_analysed_across_all_that_asked_it(cast: Cast) -> None:
    made = standard(cast)
    one, other = (exercise(cast, version_of(audit(cast, name))) for name in ("Neglect", "Abuse"))
    exercise(cast, version_of(instrument(cast)))
    member = membership_of(cast.business_manager, cast.slug, dt.date(2018, 1, 15))
    assert member is not None
    found = standard_analysis(member)
    assert [(one_asked.question, set(one_asked.exercises)) for one_asked in found] == [(made.question, {one, other})]
    assert standard_analysis_of(member, made.question) == found[0]
    outsider = membership_of(cast.outsider, cast.elsewhere.slug, dt.date(2018, 1, 15))
    assert outsider is not None
    assert standard_analysis(outsider) == []

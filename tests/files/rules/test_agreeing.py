"""What is stored of a file that holds what its readers do not see, by what its giver answered."""

import io

import docx
import openpyxl
import pytest

from sightline.files.rules import NotStored
from sightline.files.rules.hidden import Agreed, HoldsPrograms, HoldsUnseen, Storable, Unseen, storable
from tests.files.programs import Parts, excel_plain, whole, word_plain, word_with_macros
from tests.files.rules.test_programs import presentation
from tests.files.unseen import excel_with_a_hidden_sheet, word_by_somebody, word_with_changes

ASKED, TAKEN_OUT, STAYS = (Agreed(unseen=one) for one in (Unseen.ASK, Unseen.TAKEN_OUT, Unseen.STAYS))
MACROS = "word/vbaProject.bin"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("form.docx", word_with_changes(), "2 changes are tracked: what was taken out can still be read."),
        ("figures.xlsx", excel_with_a_hidden_sheet(), "1 sheet is hidden: “Raw”. Unhide or delete it in Excel."),
        ("figures.xlsx", excel_with_a_hidden_sheet(), "Cells carry comments or notes, with who wrote them."),
        ("slides.pptx", presentation(), "1 slide is hidden."),
        ("form.docx", Parts(word_plain()).put("word/embeddings/a.xlsx", excel_plain()).written(), "1 file is embedded"),
    ],
)
def test_it_is_asked_about_in_words_that_name_what_is_there(name: str, content: bytes, words: str) -> None:
    with pytest.raises(HoldsUnseen) as asked:
        storable(name, content, ASKED)
    assert words in str(asked.value)
    assert str(asked.value).startswith("The file holds what its readers do not see. ")
    assert str(asked.value).endswith(
        "Nothing is stored yet: say below what is to become of it, and choose the file again."
    )


@pytest.mark.parametrize("agreed", [ASKED, TAKEN_OUT, STAYS])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.docx", word_plain()),
        ("form.docx", word_by_somebody()),
        ("figures.xlsx", excel_plain()),
        ("notes.txt", word_with_changes()),
    ],
)
def test_nothing_is_asked_of_what_nearly_every_file_holds_and_it_stays_byte_by_byte(
    name: str, content: bytes, agreed: Agreed
) -> None:
    assert storable(name, content, agreed) == Storable(name, content)


def test_a_copy_is_without_what_can_be_taken_out_and_is_whole() -> None:
    kept = storable("form.docx", word_with_changes(), TAKEN_OUT)
    assert (kept.name, kept.taken_out, kept.left) == ("form.docx", ("properties", "tracked changes"), ())
    texts = [one.text for one in docx.Document(io.BytesIO(kept.content)).paragraphs]
    assert texts == ["Ask the whole family.", "Ring the new one"]
    for gone in (b"the old number", b"Bloggs", b'"Jo"'):
        assert gone not in whole(kept.content), gone
    assert storable("form.docx", kept.content, ASKED) == Storable("form.docx", kept.content)


def test_a_copy_that_would_still_hold_all_of_it_is_not_made() -> None:
    content = excel_with_a_hidden_sheet(comment=False)
    with pytest.raises(HoldsUnseen) as asked:
        storable("figures.xlsx", content, TAKEN_OUT)
    assert not asked.value.can_be_taken_out
    assert storable("figures.xlsx", content, STAYS).left == ("hidden sheets",)


def test_what_nobody_here_can_take_out_is_left_and_said() -> None:
    kept = storable("figures.xlsx", excel_with_a_hidden_sheet(), TAKEN_OUT)
    assert "comments" in kept.taken_out
    assert kept.left == ("hidden sheets",)
    book = openpyxl.load_workbook(io.BytesIO(kept.content))
    assert book.sheetnames == ["Sheet", "Raw"]
    assert book.active["A1"].comment is None


def test_what_stays_is_the_file_as_it_was_given() -> None:
    content = excel_with_a_hidden_sheet()
    assert storable("figures.xlsx", content, STAYS) == Storable(
        "figures.xlsx", content, left=("comments", "hidden sheets")
    )


def test_macros_are_asked_about_first_whatever_is_said_of_the_rest() -> None:
    content = Parts(word_with_changes()).put(MACROS, Parts(word_with_macros()).parts[MACROS]).written()
    for agreed in (ASKED, TAKEN_OUT, STAYS):
        with pytest.raises(HoldsPrograms):
            storable("form.docm", content, agreed)
    with pytest.raises(HoldsUnseen):
        storable("form.docm", content, Agreed(without_programs=True))
    kept = storable("form.docm", content, Agreed(without_programs=True, unseen=Unseen.TAKEN_OUT))
    assert (kept.name, kept.without_programs, kept.taken_out) == ("form.docx", True, ("properties", "tracked changes"))
    assert [one.text for one in docx.Document(io.BytesIO(kept.content)).paragraphs][-1] == "Ring the new one"


@pytest.mark.parametrize("agreed", [ASKED, TAKEN_OUT, STAYS])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("figures.xlsx", word_plain(), "no Excel workbook"), ("form.docx", b"PK\x03\x04 and nothing else", "damaged")],
)
def test_what_cannot_be_looked_through_is_refused(name: str, content: bytes, words: str, agreed: Agreed) -> None:
    with pytest.raises(NotStored, match=words):
        storable(name, content, agreed)


def test_several_files_are_each_named_with_what_they_hold() -> None:
    found = []
    for name, content in (("a.docx", word_with_changes()), ("b.xlsx", excel_with_a_hidden_sheet())):
        with pytest.raises(HoldsUnseen) as asked:
            storable(name, content, ASKED)
        found += [(name, held) for _, held in asked.value.found]
    first, second = HoldsUnseen(found).reasons
    assert first.startswith("“a.docx” holds what its readers do not see")
    assert "again" not in first, "what to do is said once"
    assert "hidden: “Raw”" in second
    assert second.endswith("choose your files again.")

"""Whatever the bytes, a file is read or refused: never anything else."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Document, Refused
from tests.make.documents import excel, pdf
from tests.make.documents.word import cell, level, numbered, numbering, paragraph, row, style, styles, table, write_word

SUFFIXES = ("docx", "xlsx", "pdf", "txt", "csv", "tsv", "md", "doc", "")
anything = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60, deadline=None
)


def open_or_refuse(path: Path) -> Document | None:
    try:
        return open_document(path)
    except Refused as refusal:
        assert str(refusal).strip().endswith(".")
        return None


def word_plan(path: Path) -> Path:
    return write_word(
        path,
        numbered("Neglect"),
        table(row(cell("Aim", '<w:gridSpan w:val="2"/>')), row("1.1", cell("Publish", '<w:shd w:fill="00B050"/>'))),
        paragraph("after", '<w:pStyle w:val="Heading1"/>'),
        parts={
            "numbering.xml": numbering({1: level(0, "%1.")}, {1: (1, "")}),
            "styles.xml": styles(style("Heading1", title="heading 1")),
        },
    )


def excel_plan(path: Path) -> Path:
    made = excel.sheet(
        excel.row(1, excel.words("A1", "Action"), excel.words("B1", "Due")),
        excel.row(2, excel.words("A2", "Publish"), excel.number("B2", "43190", 1)),
        after='<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>',
    )
    return excel.write_excel(path, made, parts={"styles.xml": excel.styles({}, (0, 14))})


def pdf_plan(path: Path) -> Path:
    drawn, _ = pdf.ruled_table(40, 40, (80, 300), [("No", "Action"), ("1.1", "Publish the toolkit")])
    return pdf.write_pdf(path, drawn, drawn)


MADE: dict[str, Callable[[Path], Path]] = {"docx": word_plan, "xlsx": excel_plan, "pdf": pdf_plan}


@pytest.mark.parametrize("suffix", MADE)
def test_the_documents_to_be_damaged_are_sound(tmp_path: Path, suffix: str) -> None:
    assert open_document(MADE[suffix](tmp_path / f"plan.{suffix}")).blocks


@given(data=st.binary(max_size=4000), suffix=st.sampled_from(SUFFIXES))
@example(b"PK\x03\x04", "docx")
@example(b"PK\x05\x06" + bytes(18), "xlsx")
@example(b"%PDF-1.4\n%%EOF", "pdf")
@example(b"%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF", "pdf")
@example(b"\xff\xfea", "txt")
@example(b'"never closed\n' * 9, "csv")
@anything
def test_any_bytes_under_any_name(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(data)
    open_or_refuse(path)


@given(
    text=st.text(alphabet=st.sampled_from("abc1.\t \n\r|+-=\"',;<p>/li&•#*_\v\f\x00\u202e\ufeffé€"), max_size=600),
    suffix=st.sampled_from(("txt", "csv", "tsv", "md")),
    encoding=st.sampled_from(("utf-8", "utf-16", "cp1252")),
)
@anything
def test_any_text(tmp_path: Path, text: str, suffix: str, encoding: str) -> None:
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(text.encode(encoding, errors="ignore"))
    open_or_refuse(path)


@pytest.mark.parametrize("suffix", MADE)
@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes(tmp_path: Path, suffix: str, seed: int) -> None:
    path = MADE[suffix](tmp_path / f"plan.{suffix}")
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    open_or_refuse(path)


@pytest.mark.parametrize("suffix", MADE)
@pytest.mark.parametrize("share", [at / 20 for at in range(1, 20)])
def test_files_cut_short_are_refused(tmp_path: Path, suffix: str, share: float) -> None:
    path = MADE[suffix](tmp_path / f"plan.{suffix}")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert open_or_refuse(path) is None


ODD = (
    paragraph("text"),
    table(row("a", "b")),
    row("c"),
    cell("d"),
    "<w:tbl/>",
    "<w:tr/>",
    "<w:tc/>",
    "<w:sdt/>",
    "<w:sdt><w:sdtContent/></w:sdt>",
    "<w:txbxContent/>",
    "<mc:AlternateContent/>",
    '<w:fldChar w:fldCharType="end"/>',
    "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
    "<w:p><w:r><w:object/></w:r></w:p>",
    "<w:p><w:r><mc:AlternateContent><mc:Fallback/></mc:AlternateContent></w:r></w:p>",
    '<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:sym/><w:sym w:char="zz"/></w:r></w:p>',
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/><w:vMerge w:val="?"/></w:tcPr></w:tc></w:tr></w:tbl>',
    '<w:p><w:pPr><w:outlineLvl w:val="x"/><w:pStyle/><w:rPr><w:sz w:val="a"/></w:rPr></w:pPr></w:p>',
)


@pytest.mark.parametrize("seed", range(60))
def test_word_with_elements_moved_about(tmp_path: Path, seed: int) -> None:
    """The zip is sound and the XML well formed, but elements stand where none should."""
    chance = random.Random(seed)
    blocks = [chance.choice(ODD) for _ in range(chance.randrange(1, 15))]
    nested = f"<w:tbl><w:tr><w:tc>{''.join(chance.choice(ODD) for _ in range(4))}</w:tc></w:tr></w:tbl>"
    open_or_refuse(write_word(tmp_path / "plan.docx", *blocks, nested))

"""A spreadsheet for a return: the template, an agency's own shape, wrong cells, hostile files."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.urls import reverse

from sightline.indicators.models import Figure, Mapping, Upload
from sightline.indicators.reads.returns import label_of, lines_of
from tests.cast import Cast
from tests.clients import ClientOf
from tests.indicators.made import adopted
from tests.indicators.views.test_rows import as_file, asked, workbook

pytestmark = pytest.mark.django_db
KEYS = ("attendance", "home-educated", "seraf")


def bring(client_of: ClientOf, cast: Cast, name: str, content: bytes, who: str = "analyst"):
    address = reverse("upload_create", args=[cast.slug, asked(cast).pk])
    return client_of(cast.person(who)).post(address, {"document": as_file(name, content)}, follow=True)


def filled(cast: Cast, numbers: dict[int, tuple[object, object]] | None = None) -> bytes:
    """The template of the cast's return with numbers by the place of the line; the others are 10 (of 20)."""
    one, rows = asked(cast), []
    for place, line in enumerate(lines_of(one)):
        n, d = (numbers or {}).get(place, (10, 20 if line.definition.is_share else ""))
        rows.append([line.series.pk, label_of(one), line.definition.name, line.series.value, "", n, "", d])
    heads = ["Reference", "Period", "Indicator", "Part", "What to count", "Number", "Out of", "Of how many"]
    return workbook([heads, *rows])


class TestTheTemplate:
    def test_comes_back_filled_in_and_is_taken(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, *KEYS)
        page = bring(client_of, cast, "figures.xlsx", filled(cast))
        assert "Every cell that was read is right" in page.content.decode()
        upload = Upload.objects.get()
        taken = client_of(cast.analyst).post(
            reverse("upload_check", args=[cast.slug, upload.pk]), {"provisional": ""}, follow=True
        )
        assert "7 figures taken, 8 of them new or revised" in taken.content.decode()
        upload.refresh_from_db()
        assert (upload.state, upload.sheets) == ("taken", [])

    def test_as_it_is_made_for_the_return(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, *KEYS)
        address = reverse("data_return_template", args=[cast.slug, asked(cast).pk])
        answer = client_of(cast.member).get(address)
        assert answer["Content-Disposition"] == 'attachment; filename="Council Q3 2017-18.xlsx"'
        page = bring(client_of, cast, "empty.xlsx", answer.content)
        assert page.content.decode().count("It is empty. Write the number") == 8

    def test_every_wrong_cell_is_named_and_nothing_stored(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, *KEYS)
        wrong = {0: ("34%", 20), 1: ("n/k", ""), 2: (4.5, ""), 3: (-1, "")}
        page = bring(client_of, cast, "figures.xlsx", filled(cast, wrong)).content.decode()
        assert "Figures, row 2, column F" in page
        assert "It is a percentage" in page
        assert "Figures, row 3, column F" in page
        assert "“n/k” is no number" in page
        assert "It is not a whole number" in page
        assert "cannot be below nought" in page
        upload = Upload.objects.get()
        address = reverse("upload_check", args=[cast.slug, upload.pk])
        refused = client_of(cast.analyst).post(address, {})
        assert refused.status_code == 422
        assert not Figure.objects.exists()

    def test_wrong_ones_are_left_out_on_purpose_and_the_return_says_so(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, *KEYS)
        bring(client_of, cast, "figures.xlsx", filled(cast, {1: ("n/k", "")}))
        address = reverse("upload_check", args=[cast.slug, Upload.objects.get().pk])
        page = client_of(cast.analyst).post(address, {"why_left_out": "The register is being mended."}, follow=True)
        assert "The register is being mended." in page.content.decode()
        assert "Figures, row 3, column F" in page.content.decode()

    def test_a_numerator_larger_than_its_denominator_is_wrong(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, "attendance")
        page = bring(client_of, cast, "figures.xlsx", filled(cast, {0: (21, 20)})).content.decode()
        assert "21 cannot be of 20." in page
        assert "There is no figure in it to take." in page

    def test_another_quarters_sheet_is_wrong_in_each_row(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, "home-educated")
        (line,) = lines_of(asked(cast))
        rows = [["Reference", "Period", "Number"], [line.series.pk, "Q2 2017/18", 40], [999_999, "", 3]]
        page = bring(client_of, cast, "figures.xlsx", workbook(rows)).content.decode()
        assert "This return is for Q3 2017/18" in page
        assert "This reference is none of this return’s" in page

    def test_is_given_up(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, *KEYS)
        bring(client_of, cast, "figures.xlsx", filled(cast))
        upload = Upload.objects.get()
        client_of(cast.analyst).post(reverse("upload_leave", args=[cast.slug, upload.pk]))
        upload.refresh_from_db()
        assert (upload.state, upload.sheets) == ("left", [])
        again = client_of(cast.analyst).post(reverse("upload_check", args=[cast.slug, upload.pk]), {}, follow=True)
        assert "given up" in again.content.decode()
        assert not Figure.objects.exists()


class TestAnAgencysOwnShape:
    CSV = "Quarter,Under half,Roll,Notes\nQ2 2017/18,30,900,\nQ3 2017/18,27,905,from the census\n"

    def choices(self, cast: Cast) -> dict[str, str]:
        (line,) = lines_of(asked(cast))
        pk = line.series.pk
        return {"c_0": "period", "c_1": f"numerator-{pk}", "c_2": f"denominator-{pk}", "c_3": ""}

    def test_columns_are_explained_once_and_remembered(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, "attendance")
        page = bring(client_of, cast, "ours.csv", self.CSV.encode())
        assert "What do your columns mean?" in page.content.decode()
        upload = Upload.objects.get()
        address = reverse("upload_map", args=[cast.slug, upload.pk])
        checked = client_of(cast.analyst).post(address, self.choices(cast), follow=True).content.decode()
        assert re.search(r"27</td>.*905</td>", checked, re.DOTALL)
        assert Mapping.objects.get().body == cast.bodies["council"]
        again = bring(client_of, cast, "ours.csv", self.CSV.replace("27", "28").encode())
        assert "Check the spreadsheet" in again.content.decode()

    def test_a_period_that_is_not_there_is_said(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, "attendance")
        bring(client_of, cast, "ours.csv", self.CSV.replace("Q3 2017/18", "Q4 2017/18").encode())
        address = reverse("upload_map", args=[cast.slug, Upload.objects.get().pk])
        page = client_of(cast.analyst).post(address, self.choices(cast), follow=True).content.decode()
        assert "No line is of this period: there must be one." in page

    def test_two_columns_cannot_mean_the_same(self, client_of: ClientOf, cast: Cast) -> None:
        adopted(cast, "attendance")
        bring(client_of, cast, "ours.csv", self.CSV.encode())
        address = reverse("upload_map", args=[cast.slug, Upload.objects.get().pk])
        same = {**self.choices(cast), "c_3": "period"}
        answer = client_of(cast.analyst).post(address, same)
        assert answer.status_code == 422
        assert "means what “Quarter” means" in answer.content.decode()


class TestHostileFiles:
    def refused(self, client_of: ClientOf, cast: Cast, name: str, content: bytes) -> str:
        adopted(cast, "attendance")
        page = bring(client_of, cast, name, content)
        assert page.status_code == 422
        assert not Upload.objects.exists()
        return page.content.decode()

    def test_a_hundred_thousand_rows_are_refused_in_a_sentence(self, client_of: ClientOf, cast: Cast) -> None:
        large = "\n".join(f"{n},{n}" for n in range(100_000))
        assert "more than 5,000 rows" in self.refused(client_of, cast, "large.csv", large.encode())

    def test_as_excel_too(self, client_of: ClientOf, cast: Cast) -> None:
        large = workbook([[n, n] for n in range(100_000)])
        assert "no document needs so many" in self.refused(client_of, cast, "large.xlsx", large)

    def test_a_bomb(self, client_of: ClientOf, cast: Cast) -> None:
        content = io.BytesIO(workbook([["a", "b"], [1, 2]]))
        with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/extra.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
        assert "unpacks to many times its size" in self.refused(client_of, cast, "bomb.xlsx", content.getvalue())

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("notes.docx", b"PK\x03\x04 nothing", "Figures are read from Excel"),
            ("figures.xlsx", b"%PDF-1.7 no workbook", "but the file is"),
            ("figures.csv", b"", "empty"),
            ("figures.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Figures are read from Excel"),
        ],
    )
    def test_of_another_kind(self, client_of: ClientOf, cast: Cast, name: str, content: bytes, words: str) -> None:
        assert words in self.refused(client_of, cast, name, content)

"""A spreadsheet for a return: the template, an agency's own shape, wrong cells, hostile files."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from django.urls import reverse

from sightline.files.models import Stored
from sightline.files.reads import content_of
from sightline.indicators.actions import ask_for_return, excuse_return
from sightline.indicators.models import DataReturn, Figure, Mapping, Upload
from sightline.indicators.reads.returns import label_of, lines_of
from sightline.kit import clock
from sightline.post.actions import make_link
from tests.cast import Cast
from tests.clients import ClientOf
from tests.files.programs import whole, with_a_control
from tests.indicators.made import Q3, adopted
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
        ("part", "data", "words"),
        [
            ("xl/vbaProject.bin", b"\xcc\x61", "holds macros"),
            ("xl/macrosheets/sheet1.xml", b"<x/>", "holds macros"),
            ("docProps/more.xml", b'<x><!ENTITY a SYSTEM "file:///etc/passwd"></x>', "which Office never writes"),
        ],
    )
    def test_with_something_in_it_that_would_act(
        self, client_of: ClientOf, cast: Cast, part: str, data: bytes, words: str
    ) -> None:
        content = io.BytesIO(workbook([["a", "b"], [1, 2]]))
        with zipfile.ZipFile(content, "a") as book:
            book.writestr(part, data)
        assert words in self.refused(client_of, cast, "figures.xlsx", content.getvalue())

    def test_with_a_control_a_copy_without_it_is_offered(self, client_of: ClientOf, cast: Cast) -> None:
        content = with_a_control(workbook([["Quarter", "Under half"], ["Q3 2017/18", 27]]))
        page = self.refused(client_of, cast, "figures.xlsx", content)
        assert "holds programs (macros)" in page
        assert "Store a copy without its macros" in page
        assert not Stored.objects.exists()
        address = reverse("upload_create", args=[cast.slug, asked(cast).pk])
        yes = {"document": as_file("figures.xlsx", content), "without_programs": "on"}
        page = client_of(cast.analyst).post(address, yes, follow=True).content.decode()
        assert "What do your columns mean?" in page
        assert b"customUI" not in whole(content_of(Upload.objects.get().stored))

    def test_with_macros_by_its_name_is_refused_as_ever(self, client_of: ClientOf, cast: Cast) -> None:
        page = self.refused(client_of, cast, "figures.xlsm", workbook([["a", "b"], [1, 2]]))
        assert "can hold macros" in page or "Figures are read from Excel" in page
        assert "without_programs" not in page

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


class TestByLink:
    """The same behind a link from a mail: whoever has no account brings the sheet all the same."""

    @pytest.fixture
    def token(self, cast: Cast) -> str:
        adopted(cast, *KEYS)
        return link_to(cast, asked(cast))

    def bring(self, client, token: str, name: str, content: bytes):
        address = reverse("spreadsheet_provide", args=[token])
        return client.post(address, {"document": as_file(name, content)}, follow=True)

    def test_the_page_of_the_link_leads_to_it_and_to_the_sheet(self, client, cast: Cast, token: str) -> None:
        address = reverse("spreadsheet_provide", args=[token])
        assert address in client.get(reverse("data_return_provide", args=[token])).content.decode()
        page = client.get(address).content.decode()
        assert cast.member.name in page, "it says whose link it is"
        sheet = client.get(reverse("sheet_provide", args=[token]))
        assert reverse("sheet_provide", args=[token]) in page
        assert sheet["Content-Disposition"] == 'attachment; filename="Council Q3 2017-18.xlsx"'
        assert sheet["X-Robots-Tag"] == "noindex, nofollow"

    def test_a_sheet_is_taken_under_the_name_of_the_link(self, client, cast: Cast, token: str) -> None:
        page = self.bring(client, token, "figures.xlsx", filled(cast)).content.decode()
        assert "Every cell that was read is right" in page
        assert not Figure.objects.exists()
        upload = Upload.objects.get()
        thanks = client.post(reverse("spreadsheet_check", args=[token, upload.pk]), {}).content.decode()
        assert "Thank you: the figures are here" in thanks
        assert "7 figures taken, 8 of them new or revised." in thanks
        one = asked(cast)
        assert (one.state, one.given_by, upload.given_by) == ("given", cast.member, cast.member)

    def test_every_wrong_cell_is_named_and_nothing_stored(self, client, cast: Cast, token: str) -> None:
        page = self.bring(client, token, "figures.xlsx", filled(cast, {0: ("34%", 20), 1: ("n/k", "")}))
        said = page.content.decode()
        assert "Figures, row 2, column F" in said
        assert "“n/k” is no number" in said
        assert reverse("spreadsheet_provide", args=[token]) in said, "the way to bring it again"
        upload = Upload.objects.get()
        assert client.post(reverse("spreadsheet_check", args=[token, upload.pk]), {}).status_code == 422
        assert not Figure.objects.exists()
        left = client.post(reverse("spreadsheet_leave", args=[token, upload.pk]), follow=True)
        assert "given up" in left.content.decode()

    def test_a_sheet_with_a_control_is_taken_as_a_copy_without_it(self, client, cast: Cast, token: str) -> None:
        content = with_a_control(filled(cast))
        page = self.bring(client, token, "figures.xlsx", content)
        assert page.status_code == 422
        assert "Store a copy without its macros" in page.content.decode()
        assert not Upload.objects.exists()
        yes = {"document": as_file("figures.xlsx", content), "without_programs": "on"}
        page = client.post(reverse("spreadsheet_provide", args=[token]), yes, follow=True).content.decode()
        assert "Every cell that was read is right" in page

    def test_columns_of_her_own_are_explained_once(self, client, cast: Cast, token: str) -> None:
        own = "Quarter,Under half,Roll\nQ3 2017/18,27,905\n"
        page = self.bring(client, token, "ours.csv", own.encode())
        assert "What do your columns mean?" in page.content.decode()
        line = lines_of(asked(cast))[0].series.pk
        choices = {"c_0": "period", "c_1": f"numerator-{line}", "c_2": f"denominator-{line}"}
        upload = Upload.objects.get()
        checked = client.post(reverse("spreadsheet_explain", args=[token, upload.pk]), choices, follow=True)
        assert "Take 1 figure" in checked.content.decode()
        again = self.bring(client, token, "ours.csv", own.replace("27", "28").encode())
        assert "Check the spreadsheet" in again.content.decode()

    def test_a_hostile_file_is_refused_in_a_sentence(self, client, cast: Cast, token: str) -> None:
        large = "\n".join(f"{n},{n}" for n in range(100_000))
        page = self.bring(client, token, "large.csv", large.encode())
        assert page.status_code == 422
        assert "more than 5,000 rows" in page.content.decode()
        assert not Upload.objects.exists()

    @pytest.mark.parametrize("route", ["spreadsheet_explain", "spreadsheet_check", "spreadsheet_leave"])
    def test_the_spreadsheet_of_another_return_is_not_behind_it(
        self, client, client_of: ClientOf, cast: Cast, token: str, route: str
    ) -> None:
        bring(client_of, cast, "figures.xlsx", filled(cast))
        other = ask_for_return(
            by=cast.analyst,
            partnership=cast.partnership,
            bodies=[cast.bodies["police"]],
            start=Q3[0],
            end=Q3[1],
            due_on=dt.date(2018, 1, 19),
        )[0]
        address = reverse(route, args=[link_to(cast, other), Upload.objects.get().pk])
        assert client.post(address).status_code == 404
        assert Upload.objects.get().state == "read"

    def test_what_is_not_asked_for_any_more_takes_none(self, client, cast: Cast, token: str) -> None:
        self.bring(client, token, "figures.xlsx", filled(cast))
        excuse_return(by=cast.analyst, data_return=asked(cast))
        assert "not asked for any more" in self.bring(client, token, "figures.xlsx", filled(cast)).content.decode()
        address = reverse("spreadsheet_check", args=[token, Upload.objects.get().pk])
        assert client.post(address, {}).status_code == 404
        assert not Figure.objects.exists()


def link_to(cast: Cast, one: DataReturn) -> str:
    """The token of a link to a return, as a mail holds it."""
    until = clock.now() + dt.timedelta(days=3)
    return make_link(
        partnership=cast.partnership, person=cast.member, thing="data_return", thing_id=one.pk, until=until
    )

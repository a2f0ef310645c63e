"""Spreadsheets for a return: the sheet to fill in, bringing one, explaining its columns, checking and taking it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from sightline.files.rules import SIZE_LIMIT, NotStored
from sightline.indicators import actions
from sightline.indicators.exports import template_of
from sightline.indicators.forms.returns import MapForm, TakeForm, UploadForm
from sightline.indicators.models import DataReturn, Mapping, Upload
from sightline.indicators.reads.returns import Line, label_of, lines_of, names_of
from sightline.indicators.rules.sheets import (
    Column,
    Found,
    digest_of,
    heads_of,
    is_template,
    read_mapped,
    read_template,
)
from sightline.indicators.rules.states import UploadState
from sightline.indicators.views.answers import check_gives
from sightline.indicators.views.returns import back_to_return, return_here
from sightline.kit.apart import NotRead, read_apart
from sightline.people.access import MemberRequest, href, needs
from sightline.people.models import Person
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.ui.pages import attempt, form_page, posted

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200  # wrong cells on a page; a sheet with more of them is another sheet


@dataclass(frozen=True)
class Way:
    """Who brings a spreadsheet for which return, and where each step is: for a member, or behind a link."""

    by: Person
    data_return: DataReturn
    address: Callable[..., str]
    context: dict[str, Any]

    @property
    def caption(self) -> str:
        return f"{self.data_return.body}, {label_of(self.data_return)}"


def _member(request: MemberRequest, one: DataReturn) -> Way:
    """A member's way. Raises PermissionDenied where she gives no figures of this agency."""
    membership = request.membership
    check_gives(membership, one.body_id)

    def address(route: str, upload: Upload | None = None) -> str:
        return href(membership, route, upload.pk if upload else one.pk)

    return Way(request.user, one, address, back_to_return(membership, one))


@needs(Permission.FIGURE_GIVE)
def data_return_template(request: MemberRequest, return_id: int) -> HttpResponse:
    """The sheet that this return is filled in on."""
    one = return_here(request, return_id)
    check_gives(request.membership, one.body_id)
    return template_answer(one)


def template_answer(one: DataReturn) -> HttpResponse:
    """The sheet of a return to take away."""
    period = label_of(one)
    content = template_of(lines_of(one), period, f"{one.body}, {period}")
    name = f"{one.body.short_name or one.body.name} {period}.xlsx".replace("/", "-")
    response = HttpResponse(content, content_type=EXCEL)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@needs(Permission.FIGURE_GIVE)
def upload_create(request: MemberRequest, return_id: int) -> HttpResponse:
    """Takes a spreadsheet and reads it; nothing of it is a figure yet."""
    return create_answer(request, _member(request, return_here(request, return_id)))


def create_answer(request: HttpRequest, way: Way) -> HttpResponse:
    """The page that takes a spreadsheet."""
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = _bring(way, form.cleaned_data["document"], without_programs=form.without_programs)
        except NotRead as refused:
            form.add_error("document", str(refused))
        except (NotStored, HoldsIdentifier) as refused:
            form.refuse(refused)
        else:
            return redirect(way.address(_next(upload), upload))
    return form_page(
        request,
        "indicators/upload_create.html",
        form,
        title="Bring a spreadsheet",
        caption=way.caption,
        lede="Every cell that cannot be a figure is named before anything is stored.",
        submit="Read it",
        template_url=way.address("data_return_template"),
        **way.context,
    )


def _bring(way: Way, document: UploadedFile, *, without_programs: bool) -> Upload:
    if document.size > SIZE_LIMIT:
        raise NotStored(
            f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB. Bring only the sheet with the figures."
        )
    one, content = way.data_return, document.read()
    sheets = read_apart("sightline.indicators.reading", document.name, content)["sheets"]
    upload = actions.bring_upload(
        by=way.by,
        data_return=one,
        name=document.name,
        content=content,
        sheets=sheets,
        without_programs=without_programs,
    )
    known = Mapping.objects.filter(body_id=one.body_id, heads=digest_of(heads_of(sheets)[1])).first()
    if known is not None and not is_template(sheets):
        columns = [Column(**column) for column in known.columns]
        actions.map_columns(by=way.by, upload=upload, heads=heads_of(sheets)[1], columns=columns)
        upload.refresh_from_db()
    return upload


def _next(upload: Upload) -> str:
    return "upload_check" if is_template(upload.sheets) or upload.columns else "upload_map"


def uploads_with_return() -> QuerySet[Upload]:
    """Spreadsheets with what their pages need joined."""
    return Upload.objects.select_related("data_return__body", "data_return__partnership", "stored")


def _upload(request: MemberRequest, upload_id: int) -> tuple[Upload, Way]:
    upload = get_object_or_404(uploads_with_return().visible_to(request.membership), pk=upload_id)
    return upload, _member(request, upload.data_return)


@needs(Permission.FIGURE_GIVE)
def upload_map(request: MemberRequest, upload_id: int) -> HttpResponse:
    """What the columns of an agency's own sheet mean: asked once, remembered."""
    return map_answer(request, *_upload(request, upload_id))


def map_answer(request: HttpRequest, upload: Upload, way: Way) -> HttpResponse:
    """The page that asks what the columns mean."""
    if upload.state != UploadState.READ:
        return redirect(way.address("data_return_detail"))
    sheet, heads = heads_of(upload.sheets)
    lines = lines_of(way.data_return)
    form = MapForm(posted(request), heads=heads, lines=lines, initial=_known(upload, heads))
    if request.method == "POST" and form.is_valid():
        columns = form.columns
        if attempt(form, lambda: actions.map_columns(by=way.by, upload=upload, heads=heads, columns=columns)):
            return redirect(way.address("upload_check", upload))
    return form_page(
        request,
        "indicators/upload_map.html",
        form,
        title="What do your columns mean?",
        caption=f"{upload.stored.name}, {sheet}" if len(upload.sheets) > 1 else upload.stored.name,
        lede="Asked once: the next sheet with the same heads is read without it.",
        submit="Go on",
        heads=heads,
        **way.context,
    )


def _known(upload: Upload, heads: list[str]) -> dict[str, str]:
    said = {one["head"]: one for one in upload.columns}
    found = {}
    for place, head in enumerate(heads):
        if head in said:
            series = said[head]["series_id"]
            found[f"c_{place}"] = f"{said[head]['part']}-{series}" if series else said[head]["part"]
    return found


def found_in(upload: Upload, lines: list[Line]) -> Found:
    """What a spreadsheet gives for its return."""
    asked = [line.asked for line in lines]
    if is_template(upload.sheets):
        return read_template(upload.sheets, asked, label_of(upload.data_return))
    columns = [Column(**column) for column in upload.columns]
    return read_mapped(upload.sheets, columns, asked, names_of(upload.data_return))


@needs(Permission.FIGURE_GIVE)
def upload_check(request: MemberRequest, upload_id: int) -> HttpResponse:
    """Every wrong cell and every figure read; taking them, all or none."""
    upload, way = _upload(request, upload_id)

    def taken(said: str) -> HttpResponse:
        messages.success(request, said)
        return redirect(way.address("data_return_detail"))

    return check_answer(request, upload, way, taken)


def check_answer(request: HttpRequest, upload: Upload, way: Way, taken: Callable[[str], HttpResponse]) -> HttpResponse:
    """The page that names every wrong cell; `taken` answers once the figures are, with what is to be said."""
    one = way.data_return
    if upload.state != UploadState.READ:
        messages.info(request, f"This spreadsheet was {upload.get_state_display().lower()}.")
        return redirect(way.address("data_return_detail"))
    lines = lines_of(one)
    found = found_in(upload, lines)
    form = TakeForm(posted(request), wrong=len(found.wrong))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = attempt(
            form,
            lambda: actions.take_upload(
                by=way.by,
                upload=upload,
                found=found,
                provisional=given["provisional"],
                why_left_out=given.get("why_left_out", ""),
            ),
        )
        if new is not None:
            return taken(f"{_count(len(found.figures))} taken, {new} of them new or revised.")
    named = {line.series.pk: line for line in lines}
    number = len(found.figures)
    return form_page(
        request,
        "indicators/upload_check.html",
        form,
        title="Check the spreadsheet",
        caption=f"{upload.stored.name}: {way.caption}",
        submit=f"Leave the wrong ones out and take {_count(number)}" if found.wrong else f"Take {_count(number)}",
        upload=upload,
        found=found,
        number=number,
        wrong_columns=["Where", "What it is of", "What it says", "Why, and what to do"],
        wrong=[[wrong.where, wrong.name, wrong.said or "(empty)", wrong.why] for wrong in found.wrong[:SHOWN]],
        more=max(0, len(found.wrong) - SHOWN),
        columns=["Indicator", {"text": "Counted", "numeric": True}, {"text": "Out of", "numeric": True}],
        rows=[
            [
                named[series].name,
                {"text": f"{n:,}", "numeric": True},
                {"text": "" if d is None else f"{d:,}", "numeric": True},
            ]
            for series, (n, d) in found.figures.items()
        ],
        again_url=way.address("upload_create"),
        map_url="" if is_template(upload.sheets) else way.address("upload_map", upload),
        leave_url=way.address("upload_leave", upload),
        **way.context,
    )


def _count(number: int) -> str:
    return f"{number} figure{'' if number == 1 else 's'}"


@require_POST
@needs(Permission.FIGURE_GIVE)
def upload_leave(request: MemberRequest, upload_id: int) -> HttpResponse:
    """Gives a spreadsheet up."""
    return leave_answer(request, *_upload(request, upload_id))


def leave_answer(request: HttpRequest, upload: Upload, way: Way) -> HttpResponse:
    """Back to the return, the spreadsheet given up."""
    try:
        actions.leave_upload(by=way.by, upload=upload)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The spreadsheet is given up; nothing of it was taken.")
    return redirect(way.address("data_return_detail"))

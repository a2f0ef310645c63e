"""Spreadsheets for a return: the sheet to fill in, bringing one, explaining its columns, checking and taking it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from sightline.files.rules import SIZE_LIMIT, NotStored
from sightline.indicators import actions
from sightline.indicators.exports import template_of
from sightline.indicators.forms.returns import MapForm, TakeForm, UploadForm
from sightline.indicators.models import Mapping, Upload
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
from sightline.indicators.views.answers import attempt, check_gives, form_page, href, posted
from sightline.indicators.views.returns import back_to_return, return_here
from sightline.kit.apart import NotRead, read_apart
from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200  # wrong cells on a page; a sheet with more of them is another sheet


@needs(Permission.FIGURE_GIVE)
def data_return_template(request: MemberRequest, return_id: int) -> HttpResponse:
    """The sheet that this return is filled in on."""
    one = return_here(request, return_id)
    check_gives(request.membership, one.body_id)
    period = label_of(one)
    content = template_of(lines_of(one), period, f"{one.body}, {period}")
    name = f"{one.body.short_name or one.body.name} {period}.xlsx".replace("/", "-")
    response = HttpResponse(content, content_type=EXCEL)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@needs(Permission.FIGURE_GIVE)
def upload_create(request: MemberRequest, return_id: int) -> HttpResponse:
    """Takes a spreadsheet and reads it; nothing of it is a figure yet."""
    membership = request.membership
    one = return_here(request, return_id)
    check_gives(membership, one.body_id)
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = _bring(request, one, form.cleaned_data["document"])
        except (NotRead, NotStored) as refused:
            form.add_error("document", str(refused))
        except HoldsIdentifier as refused:
            form.refuse(refused)
        else:
            return redirect(href(membership, _next(upload), upload.pk))
    return form_page(
        request,
        "upload_create",
        form,
        title="Bring a spreadsheet",
        caption=f"{one.body}, {label_of(one)}",
        lede="Every cell that cannot be a figure is named before anything is stored.",
        submit="Read it",
        template_url=href(membership, "data_return_template", one.pk),
        **back_to_return(membership, one),
    )


def _bring(request: MemberRequest, one, document) -> Upload:
    if document.size > SIZE_LIMIT:
        raise NotStored(
            f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MB. Bring only the sheet with the figures."
        )
    content = document.read()
    sheets = read_apart("sightline.indicators.reading", document.name, content)["sheets"]
    upload = actions.bring_upload(by=request.user, data_return=one, name=document.name, content=content, sheets=sheets)
    known = Mapping.objects.filter(body_id=one.body_id, heads=digest_of(heads_of(sheets)[1])).first()
    if known is not None and not is_template(sheets):
        columns = [Column(**column) for column in known.columns]
        actions.map_columns(by=request.user, upload=upload, heads=heads_of(sheets)[1], columns=columns)
        upload.refresh_from_db()
    return upload


def _next(upload: Upload) -> str:
    return "upload_check" if is_template(upload.sheets) or upload.columns else "upload_map"


def _upload(request: MemberRequest, upload_id: int) -> Upload:
    rows = Upload.objects.visible_to(request.membership).select_related(
        "data_return__body", "data_return__partnership", "stored"
    )
    upload = get_object_or_404(rows, pk=upload_id)
    check_gives(request.membership, upload.data_return.body_id)
    return upload


@needs(Permission.FIGURE_GIVE)
def upload_map(request: MemberRequest, upload_id: int) -> HttpResponse:
    """What the columns of an agency's own sheet mean: asked once, remembered."""
    membership = request.membership
    upload = _upload(request, upload_id)
    one = upload.data_return
    if upload.state != UploadState.READ:
        return redirect(href(membership, "data_return_detail", one.pk))
    sheet, heads = heads_of(upload.sheets)
    lines = lines_of(one)
    form = MapForm(posted(request), heads=heads, lines=lines, initial=_known(upload, heads))
    if request.method == "POST" and form.is_valid():
        columns = form.columns
        if attempt(form, lambda: actions.map_columns(by=request.user, upload=upload, heads=heads, columns=columns)):
            return redirect(href(membership, "upload_check", upload.pk))
    return form_page(
        request,
        "upload_map",
        form,
        title="What do your columns mean?",
        caption=f"{upload.stored.name}, {sheet}" if sheet else upload.stored.name,
        lede="Asked once: the next sheet with the same heads is read without it.",
        submit="Go on",
        heads=heads,
        **back_to_return(membership, one),
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
    membership = request.membership
    upload = _upload(request, upload_id)
    one = upload.data_return
    if upload.state != UploadState.READ:
        messages.info(request, f"This spreadsheet was {upload.get_state_display().lower()}.")
        return redirect(href(membership, "data_return_detail", one.pk))
    lines = lines_of(one)
    found = found_in(upload, lines)
    form = TakeForm(posted(request), wrong=len(found.wrong))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = attempt(
            form,
            lambda: actions.take_upload(
                by=request.user,
                upload=upload,
                found=found,
                provisional=given["provisional"],
                why_left_out=given.get("why_left_out", ""),
            ),
        )
        if new is not None:
            messages.success(request, f"{_count(len(found.figures))} taken, {new} of them new or revised.")
            return redirect(href(membership, "data_return_detail", one.pk))
    named = {line.series.pk: line for line in lines}
    number = len(found.figures)
    return form_page(
        request,
        "upload_check",
        form,
        title="Check the spreadsheet",
        caption=f"{upload.stored.name}: {one.body}, {label_of(one)}",
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
        again_url=href(membership, "upload_create", one.pk),
        map_url="" if is_template(upload.sheets) else href(membership, "upload_map", upload.pk),
        leave_url=href(membership, "upload_leave", upload.pk),
        **back_to_return(membership, one),
    )


def _count(number: int) -> str:
    return f"{number} figure{'' if number == 1 else 's'}"


@require_POST
@needs(Permission.FIGURE_GIVE)
def upload_leave(request: MemberRequest, upload_id: int) -> HttpResponse:
    """Gives a spreadsheet up."""
    upload = _upload(request, upload_id)
    try:
        actions.leave_upload(by=request.user, upload=upload)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The spreadsheet is given up; nothing of it was taken.")
    return redirect(href(request.membership, "data_return_detail", upload.data_return_id))

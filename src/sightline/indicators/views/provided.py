"""Giving one return's figures behind a link: typed, or as a spreadsheet that is checked as everybody's is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from sightline.indicators.forms.returns import GiveForm
from sightline.indicators.models import DataReturn, Upload
from sightline.indicators.reads.returns import label_of, lines_of
from sightline.indicators.rules.states import ReturnState
from sightline.indicators.views.returns import given_by_form
from sightline.indicators.views.uploads import (
    Way,
    check_answer,
    create_answer,
    leave_answer,
    map_answer,
    template_answer,
    uploads_with_return,
)
from sightline.post.links import LinkRequest, by_link
from sightline.ui.pages import form_page, posted

# Each step's page behind the link, by that of those who sign in.
_BEHIND = {
    "data_return_detail": "data_return_provide",
    "data_return_template": "sheet_provide",
    "upload_create": "spreadsheet_provide",
    "upload_map": "spreadsheet_explain",
    "upload_check": "spreadsheet_check",
    "upload_leave": "spreadsheet_leave",
}


def _return(request: LinkRequest) -> DataReturn:
    rows = DataReturn.objects.filter(partnership=request.link.partnership).select_related("body", "partnership")
    return get_object_or_404(rows, pk=request.link.thing_id)


def _way(request: LinkRequest, token: str, one: DataReturn) -> Way:
    def address(route: str, upload: Upload | None = None) -> str:
        return reverse(_BEHIND[route], args=[token, upload.pk] if upload else [token])

    back: dict[str, Any] = {"href": address("data_return_detail"), "text": f"{one.body}, {label_of(one)}"}
    return Way(request.link.person, one, address, {"back": back, "link": request.link})


def _upload(request: LinkRequest, token: str, upload_id: int) -> tuple[Upload, Way]:
    """A spreadsheet of this link's return and of no other. Raises Http404, also where it is not asked for any more."""
    one = _return(request)
    rows = uploads_with_return().exclude(data_return__state=ReturnState.EXCUSED)
    return get_object_or_404(rows, pk=upload_id, data_return=one), _way(request, token, one)


def _thanks(request: LinkRequest, one: DataReturn, said: str = "") -> HttpResponse:
    one.refresh_from_db()
    context = {"title": "Thank you: the figures are here", "when": localtime(one.given_at), "said": said}
    return render(request, "indicators/data_return_thanks.html", context)


@by_link("data_return")
def data_return_provide(request: LinkRequest, token: str) -> HttpResponse:
    """One return typed, no signing in, no other page."""
    one = _return(request)
    gone = one.state == ReturnState.EXCUSED
    form = GiveForm(posted(request), lines=[] if gone else lines_of(one))
    sent = request.method == "POST" and not gone and form.is_valid()
    if sent and given_by_form(form, one, request.link.person) is not None:
        return _thanks(request, one)
    return form_page(
        request,
        "indicators/data_return_provide.html",
        form,
        title="Give your figures",
        caption=f"{one.body}, {label_of(one)}",
        submit="Give the figures",
        gone=gone,
        state=one.state,
        spreadsheet_url=reverse("spreadsheet_provide", args=[token]),
    )


@by_link("data_return")
def sheet_provide(request: LinkRequest, token: str) -> HttpResponse:
    """The sheet that this return is filled in on."""
    return template_answer(_return(request))


@by_link("data_return")
def spreadsheet_provide(request: LinkRequest, token: str) -> HttpResponse:
    """Takes a spreadsheet and reads it; nothing of it is a figure yet."""
    one = _return(request)
    if one.state == ReturnState.EXCUSED:
        return redirect("data_return_provide", token)
    return create_answer(request, _way(request, token, one))


@by_link("data_return")
def spreadsheet_explain(request: LinkRequest, token: str, upload_id: int) -> HttpResponse:
    """What the columns of an agency's own sheet mean."""
    return map_answer(request, *_upload(request, token, upload_id))


@by_link("data_return")
def spreadsheet_check(request: LinkRequest, token: str, upload_id: int) -> HttpResponse:
    """Every wrong cell and every figure read; taking them, all or none."""
    upload, way = _upload(request, token, upload_id)
    return check_answer(request, upload, way, lambda said: _thanks(request, way.data_return, said))


@require_POST
@by_link("data_return")
def spreadsheet_leave(request: LinkRequest, token: str, upload_id: int) -> HttpResponse:
    """Gives a spreadsheet up."""
    return leave_answer(request, *_upload(request, token, upload_id))

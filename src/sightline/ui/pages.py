"""How a page with a form answers: looked at or sent, refused by an action, overtaken by somebody else's save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localtime

from sightline.kit.refusals import EditedMeanwhile, NotYet, Refusal
from sightline.ui.forms import InWords

T = TypeVar("T")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def attempt(form: InWords, act: Callable[[], T], *, field: str | None = None) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused: at `field` where it names
    none itself."""
    try:
        return act()
    except Refusal as refused:
        form.refuse(refused, field)
    return None


def why_not(check: Callable[[], object]) -> str:
    """Why a check refuses, in a sentence that the page shows instead of its form; "" where it does not."""
    try:
        check()
    except NotYet as refused:
        return str(refused)
    return ""


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, template, {"form": form, **cancel, **context}, status=status)


def conflict_of(meanwhile: EditedMeanwhile, labels: Mapping[str, str], yours: Mapping[str, Any]) -> dict[str, Any]:
    """What `ui/components/conflict.html` shows the second editor of the first's words beside her own: only what
    differs. `labels` are the fields' names on the page."""
    when = localtime(meanwhile.when) if meanwhile.when else None
    said = f"{when:%-I:%M}{when:%p}".lower() + f" on {when:%-d %B %Y}" if when else "a moment ago"
    rows = [
        {"name": label, "theirs": meanwhile.theirs.get(name, ""), "yours": yours.get(name, "")}
        for name, label in labels.items()
        if str(meanwhile.theirs.get(name, "") or "") != str(yours.get(name, "") or "")
    ]
    return {"who": meanwhile.who or "Somebody else", "when": said, "rows": rows}


def again(request: HttpRequest, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was sent, now as an answer to what stands: saving once more takes the place of it, knowingly."""
    data = request.POST.copy()
    data["revision"] = str(meanwhile.revision)
    return data

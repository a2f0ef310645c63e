"""Outside pages kept as they were drawn until the partnership's record grows, as members' pages are (docs/adr/0013).

Nobody is anybody outside, so the whole answer is kept, frame and all. A page that reads no question from its address is
the same whatever question somebody adds; one that does is kept only without any, for questions are endless.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import caches
from django.http import HttpResponse
from django.template.loader import render_to_string

from sightline.kit import clock
from sightline.people.access import OutsideRequest
from sightline.people.models import Consortium, Site
from sightline.trail.reads import head_of, heads_of


def kept_page(
    request: OutsideRequest,
    template: str,
    draw: Callable[[], Mapping[str, Any]],
    *,
    asks: bool = False,
    consortium: bool = False,
) -> HttpResponse:
    """The page `template` with what `draw` gives, which is called only where no like page was drawn since the record
    last grew: same address, same day. `asks`: it reads a question from its address. `consortium`: it shows documents
    that other boards of a consortium keep too, so their records count as well."""
    return kept_answer(
        request,
        lambda: render_to_string(template, draw(), request),
        content_type="text/html; charset=utf-8",
        asks=asks,
        consortium=consortium,
    )


def kept_answer(
    request: OutsideRequest,
    draw: Callable[[], str],
    *,
    content_type: str,
    asks: bool = False,
    consortium: bool = False,
) -> HttpResponse:
    """The same for an answer that is no template's."""
    end = "" if asks and request.GET else _end(request.site, consortium)
    key = _key(request, end)
    content = caches["outside"].get(key) if end else None
    if content is None:
        content = draw()
        if end:
            caches["outside"].set(key, content)
    return HttpResponse(content, content_type=content_type)


def kept_response(request: OutsideRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """What `answer` gives, for a page that reads no question from its address; called only where no like page was drawn
    since the record last grew. What is not found is never kept."""
    end = _end(request.site, consortium=False)
    key = _key(request, end)
    content = caches["outside"].get(key) if end else None
    if content is not None:
        return HttpResponse(content)
    response = answer()
    if end and response.status_code == 200:
        caches["outside"].set(key, response.content)
    return response


def _end(site: Site, consortium: bool) -> str:
    """What stands for everything the page can show: the end of the partnership's chain, and of its neighbours'."""
    here = site.partnership_id
    if not consortium:
        return head_of(here)
    together = Consortium.partnerships.through.objects.filter(consortium__partnerships=here)
    return " ".join(heads_of({here, *together.values_list("partnership_id", flat=True)}))


def _key(request: OutsideRequest, end: str) -> str:
    parts = (end, request.path, clock.today().isoformat())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

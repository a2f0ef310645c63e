"""Outside pages kept as they were drawn until the partnership's record grows, as members' pages are (docs/adr/0013).

Nobody is anybody outside, so the whole answer is kept, frame and all. Only addresses without a question in them are:
a search, whose words are endless, would push out what others come for.
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
from sightline.trail.reads import head_of


def kept_page(
    request: OutsideRequest,
    template: str,
    draw: Callable[[], Mapping[str, Any]],
    *,
    content_type: str = "text/html; charset=utf-8",
    besides: object = "",
) -> HttpResponse:
    """The page `template` with what `draw` gives, which is called only where no like page was drawn since the record
    last grew: same address, same day. `besides` is what else the page shows that the record does not tell of."""
    return kept_answer(
        request, lambda: render_to_string(template, draw(), request), content_type=content_type, besides=besides
    )


def kept_answer(
    request: OutsideRequest, draw: Callable[[], str], *, content_type: str, besides: object = ""
) -> HttpResponse:
    """The same for an answer that is no template's."""
    end = "" if request.GET else head_of(request.site.partnership_id)
    key = _key(request, end, besides)
    content = caches["outside"].get(key) if end else None
    if content is None:
        content = draw()
        if end:
            caches["outside"].set(key, content)
    return HttpResponse(content, content_type=content_type)


def _key(request: OutsideRequest, end: str, besides: object) -> str:
    parts = (end, request.path, clock.today().isoformat(), str(besides))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

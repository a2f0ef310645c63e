"""Pages kept as they were drawn until the partnership's record grows.

Every change of a partnership is sealed into its chain, so the hash at the chain's end stands for all that a page can
show. What is kept is the page without its frame; the frame (who is signed in, messages) is drawn for each request. The
reasons and the limits are in docs/adr/0013.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from sightline.kit import clock
from sightline.trail.reads import head_of


def kept_page(
    request: HttpRequest,
    template: str,
    frame: Mapping[str, Any],
    draw: Callable[[], Mapping[str, Any]],
    *,
    besides: object = "",
) -> HttpResponse:
    """The page `template`, for a view that changes nothing and is a member's.

    `frame` is what the frame needs and costs little (title, back, width, body_class); `draw` gives the rest and is
    called only where no like page was drawn since the record last grew: same address, day, permissions and bodies.
    `besides` is what else the page shows that the record does not tell of: whose it is, what the outbox became.

    Raises RuntimeError for a page with a form that is sent: its token would be another person's.
    """
    end = head_of(request.membership.partnership.pk)
    key = _key(request, template, end, besides)
    kept = caches["pages"].get(key) if end else None
    if kept is None:
        kept = render_to_string(template, {**frame, **draw(), "frame": "ui/bare.html"}, request)
        if 'name="csrfmiddlewaretoken"' in kept:
            raise RuntimeError(f"{template} has a form that is sent: its token is one person's, so it cannot be kept.")
        if end:
            caches["pages"].set(key, kept)
    # Drawn by our own template a moment or a while ago: escaped already.
    return render(request, "ui/kept.html", {**frame, "kept": mark_safe(kept)})  # noqa: S308


def _key(request: HttpRequest, template: str, end: str, besides: object) -> str:
    membership = request.membership
    parts = (
        end,
        template,
        request.get_full_path(),
        clock.today().isoformat(),
        ",".join(sorted(membership.permissions)),
        ",".join(map(str, sorted(membership.body_ids))),
        str(besides),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

"""Pages kept as they were drawn until the partnership's record grows.

    @needs(Permission.PLAN_VIEW)
    @kept()
    def plan_detail(request, plan_id): ...
        return kept_page(request, "desk/plan_detail.html", {"title": str(plan)}, lambda: _drawn(plan))

Every change of a partnership is sealed into its chain, so the hash at the chain's end stands for all that a page can
show, and for whether its thing may be seen. What is kept is the page with what its frame says of it; the frame itself
(who is signed in, messages) is drawn for each request. The reasons and the limits are in docs/adr/0013.
"""

from __future__ import annotations

import functools
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

View = Callable[..., HttpResponse]


def kept(besides: Callable[..., object] | None = None) -> Callable[[View], View]:
    """The view's page is kept: where a like one was drawn since the record last grew (same address, day, permissions
    and bodies) the view is not called at all.

    `besides`, called like the view, gives what else the page shows that the record does not tell of: whose it is, what
    the outbox became."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def looked_at(request: HttpRequest, **ids: Any) -> HttpResponse:
            request.kept_under = _key(request, besides(request, **ids) if besides else "")
            found = caches["pages"].get(request.kept_under) if request.kept_under else None
            return _framed(request, *found) if found else view(request, **ids)

        return looked_at

    return decorate


def kept_page(
    request: HttpRequest, template: str, frame: Mapping[str, Any], draw: Callable[[], Mapping[str, Any]]
) -> HttpResponse:
    """The page `template`, for a view that is `kept`, changes nothing and is a member's. `frame` is what the frame
    needs (title, back, width, body_class), `draw` gives the rest.

    Raises RuntimeError for a page with a form that is sent: its token would be another person's.
    """
    content = render_to_string(template, {**frame, **draw(), "frame": "ui/bare.html"}, request)
    if 'name="csrfmiddlewaretoken"' in content:
        raise RuntimeError(f"{template} has a form that is sent: its token is one person's, so it cannot be kept.")
    if request.kept_under:
        caches["pages"].set(request.kept_under, (dict(frame), content))
    return _framed(request, frame, content)


def _framed(request: HttpRequest, frame: Mapping[str, Any], content: str) -> HttpResponse:
    # Drawn by our own template a moment or a while ago: escaped already.
    return render(request, "ui/kept.html", {**frame, "kept": mark_safe(content)})  # noqa: S308


def _key(request: HttpRequest, besides: object) -> str:
    """What the page is kept under; "" before the record's first entry."""
    membership = request.membership
    end = head_of(membership.partnership.pk)
    parts = (
        end,
        request.get_full_path(),
        clock.today().isoformat(),
        ",".join(sorted(membership.permissions)),
        ",".join(map(str, sorted(membership.body_ids))),
        str(besides),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() if end else ""

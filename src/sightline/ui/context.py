"""What every page's frame needs: whose page it is, what the person may open, what day it is in the demonstration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from sightline.kit import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for the base page; plain values, no query.

    `membership` is what `people.access` left on the request (None outside a partnership). `navigation` is lazy: pages
    without a frame, and htmx's fragments, do not pay for it.
    """
    site = getattr(request, "site", None)
    if site is not None:
        preview = getattr(request, "preview", None)
        return {**outside_page(site, preview["path"] if preview else request.path), "preview": preview}
    if request.path.startswith("/site/"):  # it leads nowhere; that must not ask who is signed in either
        return {"frame": "ui/nowhere.html", **_NOBODY}
    membership = getattr(request, "membership", None)
    return {
        "membership": membership,
        "board": membership.partnership if membership else None,
        "demo_today": clock.today() if settings.DEMO else None,
        "demo_banner": banner() if settings.DEMO else None,
        "navigation": SimpleLazyObject(lambda: navigation_for(membership, request.path)),
    }


def outside_page(site: Any, path: str) -> dict[str, Any]:
    """The same for a page of a partnership's public site, which nobody signs in to: it has a frame of its own, and no
    messages and no form token, because either would set a cookie. `site` is what `people.access` left on the request.
    """
    slug = site.partnership.slug
    return {
        "frame": "ui/outside.html",
        **_NOBODY,
        "site": site,
        "board": site.partnership,
        "demo_today": clock.today() if settings.DEMO else None,
        "navigation": SimpleLazyObject(lambda: _entries(settings.OUTSIDE_NAVIGATION, slug, path)),
    }


# Nobody is anybody outside: a message or a form's token would set a cookie.
_NOBODY: dict[str, Any] = {"membership": None, "messages": (), "csrf_token": ""}


def banner() -> dict[str, str] | None:
    """What the demonstration's banner offers: text and href, by settings.DEMO_BANNER; None where it offers nothing, or
    the address is nowhere in the house."""
    offered = import_string(settings.DEMO_BANNER)(clock.today())
    if offered is None:
        return None
    text, route = offered
    try:
        return {"text": text, "href": reverse(route)}
    except NoReverseMatch:
        return None


def navigation_for(membership: Any, path: str) -> list[dict[str, Any]]:
    """The entries of settings.NAVIGATION that this member may open: dicts of label, href and current.

    The current entry is the one whose address, or a part named after it, begins `path` with the most letters, so that a
    plan's action keeps "Plan" marked without any page saying so. An entry whose room has no such route is left out.
    """
    if membership is None:
        return []
    allowed = [
        (label, name, *parts)
        for label, name, permission, *parts in settings.NAVIGATION
        if permission is None or permission in membership.permissions
    ]
    return _entries(allowed, membership.partnership.slug, path)


def _entries(wanted: Iterable[Sequence[str]], slug: str, path: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    nearest, longest = None, 0
    for label, name, *parts in wanted:
        href = _address(name, slug)
        if not href:
            continue
        entry = {"label": label, "href": href, "current": False}
        entries.append(entry)
        partnership = href.rstrip("/").rpartition("/")[0]  # "/p/marram" of "/p/marram/plan/"
        inside = [len(one) for one in (href, *(f"{partnership}/{part}/" for part in parts)) if path.startswith(one)]
        if max(inside, default=0) > longest:
            nearest, longest = entry, max(inside)
    if nearest:
        nearest["current"] = True
    return entries


@cache
def _address(name: str, slug: str) -> str:
    """Where an entry leads, worked out once: routes do not change while the program runs. "" where there is none."""
    try:
        return reverse(name, kwargs={"slug": slug})
    except NoReverseMatch:
        return ""

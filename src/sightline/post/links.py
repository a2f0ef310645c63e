"""Pages of one task, opened by a link from a mail instead of by signing in.

    @by_link("ask")
    def answer(request, token): ...

leaves `request.link` (its person, partnership, thing and thing_id) and `request.membership`, which allows nothing but
the task: pages of the partnership stay closed. Opening a link changes nothing, because mail scanners open links; and it
may be opened again while its task stands. A link that does not open is answered with a kind page that says why.
Whose link it is stands on the page: include `post/_whose_link.html`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from sightline.kit import clock
from sightline.people.access import Membership
from sightline.people.models import Seat
from sightline.post.models import Link
from sightline.post.reads import link_of
from sightline.post.rules import Standing, standing
from sightline.trail.actions import coming_via

View = Callable[..., HttpResponse]

# What a link that does not open is answered with: the page's title, and what to do.
_SAYS: dict[Standing, tuple[str, str]] = {
    Standing.WRONG: (
        "This link does not work",
        "Part of it may be missing: copy the whole of it from your e-mail. If you have the whole of it, the link is"
        " older than we keep links.",
    ),
    Standing.OVER: ("This link has ended", "Links work for a while only."),
    Standing.REVOKED: ("This link was taken back", "What it was for is done, or has passed to somebody else."),
    Standing.LEFT: (
        "You are no longer a member here",
        "The link was made for somebody who sat in this partnership, and no longer does. Whoever took over gets links"
        " of her own.",
    ),
    Standing.ANOTHERS: (
        "This link is for somebody else",
        "You are signed in, and the link is for another person: what is sent with it would stand under a wrong name.",
    ),
}
_STATUS = {Standing.WRONG: 404, Standing.OVER: 410, Standing.REVOKED: 410, Standing.LEFT: 403, Standing.ANOTHERS: 403}


class LinkRequest(HttpRequest):
    """What a view behind a link is given."""

    link: Link
    membership: Membership


def by_link(thing: str) -> Callable[[View], View]:
    """The view's address holds the token of a link to a `thing`; it is for whoever holds that link."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            link = link_of(token)
            if link is not None and link.thing != thing:
                link = None
            stands = _standing(request, link)
            if link is None or stands != Standing.OPENS:
                return private(refused(request, stands, link))
            seats = tuple(
                Seat.objects.filter(person=link.person, partnership=link.partnership)
                .held_on(clock.today())
                .select_related("body")
            )
            if not seats:
                return private(refused(request, Standing.LEFT, link))
            request.link = link
            request.membership = Membership(link.person, link.partnership, seats, frozenset())
            with coming_via("link"):
                return private(view(request, *args, token=token, **kwargs))

        opened = login_not_required(guarded)
        opened.access = f"open: whoever holds a link to {thing}"
        return opened

    return decorate


def refused(request: HttpRequest, why: Standing, link: Link | None) -> HttpResponse:
    """The kind page about a link that does not open."""
    title, text = _SAYS[why]
    context = {"title": title, "text": text, "link": link if why != Standing.WRONG else None, "why": why.value}
    return render(request, "post/link_refused.html", context, status=_STATUS[why])


def private(response: HttpResponse) -> HttpResponse:
    """A page behind a link is kept nowhere, found by no search, and its address told to no other site.

    To our own it is told: a browser that may not say where a form was sent from sends none."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _standing(request: HttpRequest, link: Link | None) -> Standing:
    if link is None:
        return Standing.WRONG
    found = standing(until=link.until, revoked_at=link.revoked_at, now=clock.now(), person_active=link.person.is_active)
    if found == Standing.OPENS and request.user.is_authenticated and request.user.pk != link.person_id:
        return Standing.ANOTHERS
    return found

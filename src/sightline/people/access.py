"""Access, settled before a view's first line: an outsider gets 404, a member without the right 403.

    @needs(Permission.PLAN_VIEW)
    def plan_detail(request, plan_id): ...

takes the partnership's `slug` out of the address and leaves `request.membership`. A page for anybody signed in is
`@signed_in(why)`, one for everybody `@open_to_all(why)`, one of a partnership's public site `@outside(why)`; a test
lists all three by name.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.csrf import csrf_exempt

from sightline.kit import clock
from sightline.people.models import Partnership, Person, Seat, Site
from sightline.people.permissions import Permission, permissions_of, rank
from sightline.trail.actions import coming_via

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Membership:
    """A person in a partnership on a day: the seats held and what they allow together."""

    person: Person
    partnership: Partnership
    seats: tuple[Seat, ...]
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        """Whether any seat held allows it. Raises TypeError for what is not a permission: a slip never answers no."""
        if not isinstance(permission, Permission):
            raise TypeError(f"{permission!r} is not a Permission.")
        return permission in self.permissions

    @property
    def body_ids(self) -> frozenset[int]:
        """The bodies the person sits in."""
        return frozenset(seat.body_id for seat in self.seats)


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


class PersonRequest(HttpRequest):
    """What a view for the signed-in is given."""

    user: Person


class MemberRequest(PersonRequest):
    """What a view with a permission is given."""

    membership: Membership


class OutsideRequest(HttpRequest):
    """What a view of a public site is given."""

    site: Site


def membership_of(person: Person, slug: str, day: dt.date) -> Membership | None:
    """What `person` is in the partnership `slug` on `day`; None for an outsider. One query."""
    seats = tuple(
        Seat.objects.filter(person=person, partnership__slug=slug)
        .held_on(day)
        .select_related("partnership", "body", "deputy_for")
    )
    if not seats:
        return None
    seats = tuple(sorted(seats, key=lambda seat: rank(seat.role)))  # what she is known by first, as her page says it
    allowed = frozenset().union(*(_allowed_by(seat) for seat in seats))
    return Membership(person=person, partnership=seats[0].partnership, seats=seats, permissions=allowed)


def _allowed_by(seat: Seat) -> frozenset[Permission]:
    return permissions_of(seat.role, seat.body.kind, seat.deputy_for.role if seat.deputy_for else "")


def needs(permission: Permission) -> Callable[[View], View]:
    """The view's address begins with a partnership's slug; it is for its members who have `permission`."""
    if not isinstance(permission, Permission):
        raise TypeError(f"{permission!r} is not a Permission.")

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            membership = membership_of(request.user, slug, clock.today())
            if membership is None:
                raise Http404("No such partnership, or you hold no seat in it.")
            request.membership = membership
            if not membership.may(permission):
                raise PermissionDenied("Your role in this partnership does not include this.")
            with coming_via("browser"):
                return view(request, *args, **kwargs)

        guarded.access = permission
        return guarded

    return decorate


def signed_in(why: str) -> Callable[[View], View]:
    """For anybody who has signed in, whatever the partnership; `why` is read by people, not by the program."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            with coming_via("browser"):
                return view(request, *args, **kwargs)

        guarded.access = f"signed in: {why}"
        return guarded

    return decorate


def open_to_all(why: str) -> Callable[[View], View]:
    """For everybody, signed in or not; `why` is read by people, not by the program."""

    def decorate(view: View) -> View:
        guarded = login_not_required(view)
        guarded.access = f"open: {why}"
        return guarded

    return decorate


def outside(why: str, *, before_opening: bool = False, shared: bool = False) -> Callable[[View], View]:
    """For everybody, on the public site of the partnership whose slug begins the address; leaves `request.site`.

    404 until the site is open, but for a page that stands `before_opening` too: a survey has its own opening day.
    Such a page sets no cookie and reads none, so whoever is signed in is nobody here, a shared cache may keep it, and
    a form on it needs no token against forgery: it could be sent in nobody's name. A cache is told to keep what is
    `shared`, the same for everybody who asks, for some minutes; anything else is never kept anywhere.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            partnership = Partnership.objects.filter(slug=slug).select_related("site").first()
            if partnership is None:
                raise Http404("No such partnership.")
            site = getattr(partnership, "site", None) or Site(partnership=partnership)
            if not before_opening and not site.is_open_on(clock.today()):
                raise Http404("This partnership has no public site yet.")
            request.site = site
            with coming_via("outside"):
                return _told_to_caches(request, view(request, *args, **kwargs), shared)

        opened = csrf_exempt(login_not_required(guarded))
        opened.access = f"outside: {why}"
        return opened

    return decorate


# What is withdrawn is gone from every cache a quarter of an hour later.
_KEPT = "public, max-age=300, stale-while-revalidate=600"


def _told_to_caches(request: HttpRequest, response: HttpResponse, shared: bool) -> HttpResponse:
    """The answer with what caches may do with it; "not modified" where the reader has the very same already."""
    if not shared or response.status_code != 200 or request.method not in {"GET", "HEAD"}:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers.setdefault("Cache-Control", _KEPT)
    set_response_etag(response)
    return get_conditional_response(request, etag=response.headers.get("ETag"), response=response) or response

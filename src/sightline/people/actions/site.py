"""What a partnership's public site says in its own words, and from when anybody may open it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sightline.kit import clock
from sightline.people.models import Partnership, Site
from sightline.people.rules import Refused, check_worried, why_not_open
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

SAID = ("introduction", "worried", "contact", "privacy_notice")


@action
def edit_site(
    *,
    by: Actor,
    partnership: Partnership,
    introduction: str,
    worried: Iterable[Mapping[str, str]],
    contact: str,
    privacy_notice: str,
) -> Site:
    """Changes what the public site says. Raises Refused for a number that nobody can dial, and where a site that is
    open would no longer say whom to call or how to reach the partnership."""
    site = _locked(partnership)
    given = {
        "introduction": introduction.strip(),
        "worried": check_worried(worried),
        "contact": " ".join(contact.split()),
        "privacy_notice": privacy_notice.strip(),
    }
    if site.open_since is not None:
        _check_may_stand_open(given["worried"], given["contact"])
    before = {key: getattr(site, key) for key in SAID}
    changed = [key for key in SAID if before[key] != given[key]]
    for key in changed:
        setattr(site, key, given[key])
    if changed:
        site.save()
    _record(by, site, "changed", {key: before[key] for key in changed}, {key: getattr(site, key) for key in changed})
    return site


@action
def open_site(*, by: Actor, partnership: Partnership, since: dt.date) -> Site:
    """Opens the public site to everybody from a day on. Raises Refused for a day that has passed, and, with what to
    do, where the site does not say yet whom to call."""
    site = _locked(partnership)
    check_can_open(site)
    if since < clock.today():
        raise Refused("That day has passed. Choose today or a later day.")
    before, site.open_since = site.open_since, since
    site.save()
    _record(by, site, "opened", {"open since": before} if before else {}, {"open since": since})
    return site


@action
def close_site(*, by: Actor, partnership: Partnership) -> Site:
    """Closes the public site: its pages are no longer found. Raises Refused where it is not open."""
    site = _locked(partnership)
    if site.open_since is None:
        raise Refused("The public site is not open.")
    before, site.open_since = site.open_since, None
    site.save()
    _record(by, site, "closed", {"open since": before}, {})
    return site


def check_can_open(site: Site) -> None:
    """Raises Refused where the site does not say yet what every site must."""
    _check_may_stand_open(site.worried, site.contact)


def can_open(site: Site) -> bool:
    """The twin of `check_can_open`, for buttons."""
    return not why_not_open(site.worried, site.contact)


def _check_may_stand_open(worried: list[dict[str, str]], contact: str) -> None:
    if reasons := why_not_open(worried, contact):
        raise Refused(" ".join(reasons))


def _locked(partnership: Partnership) -> Site:
    """The partnership's site, held until the change is done; made where nothing was said yet."""
    site, _ = Site.objects.get_or_create(partnership=partnership)
    return Site.objects.select_for_update().get(pk=site.pk)


def _record(by: Actor, site: Site, verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    record(
        by=by,
        partnership_id=site.partnership_id,
        verb=verb,
        thing="site",
        thing_id=site.partnership_id,
        before=_in_words(before),
        after=_in_words(after),
    )


def _in_words(said: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was said as the record shows it: each number on one line, in the order of the page."""
    if not said:
        return None
    rows = said.get("worried")
    if rows is None:
        return dict(said)
    lines = [", ".join(filter(None, [f"{row['who']}: {row['number']}", row["when"]])) for row in rows]
    return {**said, "worried": lines}

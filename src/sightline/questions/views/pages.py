"""How the builder's pages answer: what the second of two editors sees, ways back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from sightline.people.access import Membership, href
from sightline.questions.models import Instrument, Version
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import EditedMeanwhile, NotYet
from sightline.questions.rules.words import rows_of_conflict
from sightline.trail.reads import history

Json = Any


def to_version(membership: Membership, version: Version, anchor: str = "") -> str:
    """The address of a version's page, at a part of it."""
    return href(membership, "version_detail", version.pk) + (f"#{anchor}" if anchor else "")


def back_to_version(membership: Membership, version: Version, anchor: str = "") -> dict[str, Any]:
    """The way back to a version's page."""
    text = f"{version.instrument.name}, version {version.number}"
    return {"back": {"href": to_version(membership, version, anchor), "text": text}}


def back_to_instrument(membership: Membership, instrument: Instrument) -> dict[str, Any]:
    """The way back to a questionnaire's page."""
    return {"back": {"href": href(membership, "instrument_detail", instrument.pk), "text": instrument.name}}


def done(request: HttpRequest, act: Callable[[], object], said: str, to: str) -> HttpResponse:
    """What a button does: the action, then the page it stands on, with what was done or why not."""
    try:
        act()
    except NotYet as refused:
        messages.error(request, " ".join(refused.reasons))
    except EditedMeanwhile:
        messages.error(request, "Somebody changed it meanwhile. Look at it, then try again.")
    else:
        if said:
            messages.success(request, said)
    return redirect(to)


def again(request: HttpRequest, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was sent, as if drawn from what stands now: saving once more goes through."""
    data = request.POST.copy()
    data["seen"] = stamp(meanwhile.theirs)
    return data


def conflict(version: Version, verb: str, theirs: Mapping[str, str], yours: Mapping[str, str]) -> dict[str, Any]:
    """What `ui/components/conflict.html` takes: who last did such a thing to the questionnaire, and what differs."""
    lines = history(version.partnership_id, [("instrument", version.instrument_id)], limit=50)
    last = next((line for line in lines if line.text.lower().startswith(verb)), None)
    return {
        "who": last.who if last else "Somebody else",
        "when": last.when if last else "a moment ago",
        "rows": rows_of_conflict(theirs, yours),
    }


def step(request: HttpRequest) -> int:
    """One place up or down, as a button says; up where it says neither."""
    return 1 if request.POST.get("step") == "down" else -1

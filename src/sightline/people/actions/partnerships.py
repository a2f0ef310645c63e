"""Setting a partnership up, and its settings."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.db.models import F

from sightline.kit import clock
from sightline.people.actions.bodies import create_body
from sightline.people.models import BodyKind, Logo, Nation, Partnership, PartnershipKind, Person, Seat, StartCode
from sightline.people.permissions import Role
from sightline.people.rules import Refused, check_logo
from sightline.people.words import LABELS, RATINGS
from sightline.trail.actions import action, record, silent_action
from sightline.trail.rules import Actor
from sightline.ui.palette import Colour

EDITABLE = ("name", "short_name", "kind", "words", "fiscal_start_month", "nation", "threshold", "colour")


@action
def create_partnership(
    *,
    by: Actor,
    name: str,
    slug: str,
    kind: str,
    nation: str = Nation.ENGLAND,
    short_name: str = "",
    colour: str = Colour.NAVY,
) -> Partnership:
    """A new partnership with nothing in it. Raises Refused when another has its address."""
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused(f"Another partnership has the address “{slug}”. Choose another.")
    partnership = Partnership.objects.create(
        name=name, slug=slug, kind=kind, nation=nation, short_name=short_name, colour=colour
    )
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="created",
        thing="partnership",
        thing_id=partnership.pk,
        after={
            "name": name,
            "kind": PartnershipKind(kind).label,
            "nation": Nation(nation).label,
            "address": slug,
        },
    )
    return partnership


@action
def edit_partnership(*, by: Actor, partnership: Partnership, **changes: Any) -> Partnership:
    """Changes settings, any of `EDITABLE`. Raises Refused for a colour off the palette or a word nobody asks for,
    TypeError for what is not a setting."""
    if unknown := set(changes) - set(EDITABLE):
        raise TypeError(f"Not settings of a partnership: {', '.join(sorted(unknown))}.")
    if changes.get("colour", partnership.colour) not in Colour.values:
        raise Refused("Choose a colour from the list; each is dark enough for white words on it.")
    if "words" in changes:
        words = {key: value.strip() for key, value in changes["words"].items() if value.strip()}
        if set(words) - {*LABELS, "rating"} or words.get("rating", "brag") not in RATINGS:
            raise Refused("One of the words is not one that Sightline uses. Reload the page and try again.")
        changes["words"] = words
    changed = {key: value for key, value in changes.items() if getattr(partnership, key) != value}
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="changed",
        thing="partnership",
        thing_id=partnership.pk,
        before={key: _in_words(key, getattr(partnership, key)) for key in changed},
        after={key: _in_words(key, value) for key, value in changed.items()},
    )
    for key, value in changed.items():
        setattr(partnership, key, value)
    if changed:
        partnership.save(update_fields=list(changed))
    return partnership


_CHOICES: dict[str, Any] = {"kind": PartnershipKind, "nation": Nation, "colour": Colour}


def _in_words(key: str, value: Any) -> Any:
    """A setting as the record shows it: the name of a choice, not its key."""
    return str(_CHOICES[key](value).label) if key in _CHOICES else value


@action
def set_logo(*, by: Actor, partnership: Partnership, content: bytes, text: str) -> Logo:
    """Puts a picture in the header; `text` says what it shows. Raises Refused if it is no picture."""
    media_type = check_logo(content)
    logo, _ = Logo.objects.update_or_create(
        partnership=partnership, defaults={"media_type": media_type, "content": content, "text": text}
    )
    digest = hashlib.sha256(content).hexdigest()
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="changed the logo of",
        thing="partnership",
        thing_id=partnership.pk,
        after={"logo": text, "sha256": digest},
    )
    partnership.logo_version = digest[:12]
    partnership.save(update_fields=["logo_version"])
    return logo


@action
def remove_logo(*, by: Actor, partnership: Partnership) -> None:
    """Takes the picture out of the header. Raises Refused when there is none."""
    logo = Logo.objects.filter(partnership=partnership).first()
    if logo is None:
        raise Refused("There is no logo to remove.")
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="removed the logo of",
        thing="partnership",
        thing_id=partnership.pk,
        before={"logo": logo.text},
    )
    logo.delete()
    partnership.logo_version = ""
    partnership.save(update_fields=["logo_version"])


@silent_action("no partnership exists yet whose record it could stand in")
def issue_start_code(*, by: Actor) -> str:
    """A new code for the first-run page, replacing any before it. Raises Refused once there is a partnership."""
    if Partnership.objects.exists():
        raise Refused("The start page is closed, because a partnership exists. A business manager can set up another.")
    StartCode.objects.all().delete()
    code = "-".join(secrets.token_hex(2).upper() for _ in range(4))
    StartCode.objects.create(digest=StartCode.digest_of(code), made_at=clock.now())
    return code


@silent_action("a wrong try changes nothing that a partnership owns")
def count_wrong_start_code(*, by: Actor) -> None:
    """Counts a wrong start code."""
    StartCode.objects.filter(used_at=None).update(wrong_tries=F("wrong_tries") + 1)


@action
def start(
    *, by: Actor, code: str, name: str, slug: str, kind: str, nation: str, email: str, person_name: str, post: str = ""
) -> Seat:
    """The first partnership, its board, its support team and its business manager, whose address is proved at sign-in.

    Raises Refused when the code is wrong or spent, or when there is a partnership already.
    """
    if Partnership.objects.exists():
        raise Refused("Sightline has been set up already. Sign in, or ask a business manager to invite you.")
    issued = StartCode.objects.opened_by(code)
    if issued is None or not StartCode.objects.filter(pk=issued.pk, used_at=None).update(used_at=clock.now()):
        raise Refused("That start code is not right. Copy it again from the server’s console.")
    manager, _ = Person.objects.at_address(email, name=person_name, post=post)
    return _furnish(by=by, manager=manager, name=name, slug=slug, kind=kind, nation=nation)


@action
def start_another(*, by: Person, name: str, slug: str, kind: str, nation: str) -> Seat:
    """A further partnership, set up by a business manager of one, who manages it too. Raises Refused for others."""
    manages = Seat.objects.held_on(clock.today()).filter(person=by, role=Role.BUSINESS_MANAGER)
    if not manages.exists():
        raise Refused("Only a business manager can set up another partnership.")
    return _furnish(by=by, manager=by, name=name, slug=slug, kind=kind, nation=nation)


def _furnish(*, by: Actor, manager: Person, name: str, slug: str, kind: str, nation: str) -> Seat:
    partnership = create_partnership(by=by, name=name, slug=slug, kind=kind, nation=nation)
    board = create_body(by=by, partnership=partnership, name=name, kind=BodyKind.BOARD)
    team = create_body(
        by=by, partnership=partnership, name="Partnership support team", kind=BodyKind.TEAM, parent=board
    )
    seat = Seat.objects.create(
        partnership=partnership, person=manager, body=team, role=Role.BUSINESS_MANAGER, since=clock.today()
    )
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="gave",
        thing="seat",
        thing_id=seat.pk,
        after={"person": manager.name, "body": team.name, "role": seat.get_role_display(), "since": seat.since},
    )
    return seat

"""What must hold of partnerships, bodies, seats and pictures: pure, each refusal a sentence that says what to do."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Collection, Iterable, Mapping

from sightline.kit.refusals import Refusal

LOGO_LIMIT = 200 * 1024  # bytes; a header picture needs no more, and every page carries it
LOGO_SIDE = 2000  # pixels; a small file can unpack to a picture that fills a browser's memory


class Refused(Refusal):
    """What was asked cannot be done; the message says why and what to do, for the person who asked."""


class MediaType(enum.StrEnum):
    """The pictures a browser shows and nothing can hide a program in. SVG can carry a script, so it is not one."""

    PNG = "image/png"
    JPEG = "image/jpeg"


def check_logo(content: bytes) -> MediaType:
    """What kind of picture `content` is, by its bytes and not by its name.

    Raises Refused if it is too large, has too many pixels, or is neither PNG nor JPEG.
    """
    if len(content) > LOGO_LIMIT:
        raise Refused(f"The picture is {len(content) // 1024} kB. Choose one of at most {LOGO_LIMIT // 1024} kB.")
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        kind = MediaType.PNG
        size = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    elif content.startswith(b"\xff\xd8\xff"):
        kind = MediaType.JPEG
        size = _jpeg_size(content)
    else:
        raise Refused("The file is not a PNG or JPEG picture. Save the logo as PNG and choose that file.")
    if not all(1 <= side <= LOGO_SIDE for side in size):
        raise Refused(f"The picture must be at most {LOGO_SIDE} pixels each way. Save a smaller one and choose that.")
    return kind


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels from the frame header (ITU T.81, B.2.2); (0, 0) where there is none."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return 0, 0


def check_place(body: int | None, parent: int | None, parents: Mapping[int, int | None]) -> None:
    """That `body` may stand under `parent` in the tree `parents` (child to parent). `body` is None when it is new.

    Raises Refused for a ring, which would hide the bodies in it from every picture.
    """
    seen: set[int] = set()
    above = parent
    while above is not None and above not in seen:
        if above == body:
            raise Refused("A body cannot stand under itself or under a body below it. Choose another place.")
        seen.add(above)
        above = parents.get(above)


def check_term(since: dt.date, until: dt.date | None) -> None:
    """That a seat does not end before it starts. Raises Refused."""
    if until is not None and until < since:
        raise Refused("The last day is before the first. Check both dates.")


def overlap(since: dt.date, until: dt.date | None, other_since: dt.date, other_until: dt.date | None) -> bool:
    """Whether two terms share a day; both ends count, None goes on for ever."""
    return since <= (other_until or dt.date.max) and other_since <= (until or dt.date.max)


def check_may_give(gives: Collection[str], has: Collection[str], *, to_self: bool, manages: bool) -> None:
    """That somebody who may do `has` can give a seat that allows `gives`.

    A business manager (`manages`) seats anybody in anything but herself in more than she may already, so that nobody
    approves her own requests by a seat she gave herself; support seats people in what support may do. Raises Refused.
    """
    more = set(gives) - set(has)
    if more and to_self:
        raise Refused(
            "You cannot give yourself a seat that allows more than you may do now. Ask another business manager."
        )
    if more and not manages:
        raise Refused("This seat allows more than your role does. Ask the business manager to give it.")


def away_words(since: dt.date | None, until: dt.date | None, today: dt.date) -> str:
    """When somebody is away, as a sentence without its stop; an absence that is over is not told any more."""
    if since is None or until is None or until < today:
        return "Not away"
    if since == until:
        return f"Away on {since:%-d %B %Y}"
    return f"Away from {since:%-d %B %Y} to {until:%-d %B %Y}"


def masked(email: str) -> str:
    """An address as the record shows it: enough to recognise a change, too little to write to ("a…@example.org")."""
    local, _, domain = email.partition("@")
    return f"{local[:1]}…@{domain}"


def slug_for(name: str) -> str:
    """A short address from a partnership's name: "Marram Safeguarding Children Board" gives "marram"."""
    words = re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", ""))
    stop = {"safeguarding", "children", "childrens", "adults", "adult", "board", "partnership", "multi", "agency"}
    kept = [word for word in words if word not in stop]
    return "-".join(kept or words)[:40].strip("-")


# --- the public site ---

WORRIED_ROWS = 8  # more numbers than that help nobody who has to choose one
_DIALLED = re.compile(r"\+?[\d ()-]{3,30}")


def dialled(number: str) -> str:
    """A telephone number as a telephone dials it: "01632 960 123" gives "01632960123"."""
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


def check_worried(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Whom to call about a child, in order, each with its number. Raises Refused for what nobody could dial."""
    checked = []
    for row in rows:
        who, number, when = (" ".join(str(row.get(key, "")).split()) for key in ("who", "number", "when"))
        if not (who or number or when):
            continue
        if not who or not number:
            raise Refused(f"“{who or number or when}” needs both: who answers, and the number.")
        if not _DIALLED.fullmatch(number) or len(dialled(number).lstrip("+")) < 3:
            raise Refused(f"“{number}” is no telephone number. Enter numbers and spaces only, such as 01632 960 123.")
        checked.append({"who": who, "number": number, "when": when})
    if len(checked) > WORRIED_ROWS:
        raise Refused(f"Give at most {WORRIED_ROWS} numbers: somebody who is worried has to choose one quickly.")
    return checked


def why_not_open(worried: Collection[Mapping[str, str]], contact: str) -> list[str]:
    """Why a public site cannot be open yet, each a sentence that says what to do; none where it can."""
    reasons = []
    if not worried:
        reasons.append(
            "The site does not say whom to call about a child. Every page leads there, so it cannot be open without:"
            " add at least one number."
        )
    if not contact.strip():
        reasons.append(
            "The site does not say how to reach you. Whoever cannot use a page, or asks what is kept about her, needs"
            " an address: add one."
        )
    return reasons

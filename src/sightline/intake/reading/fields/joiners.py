"""Several owners in one line, parted where they join; one body whose name contains a joiner, left whole.

"/", ";", "+" and "|" part wherever they stand outside brackets. "and", "&", "," and "with" part only where every piece
can stand alone as an owner ("Police and Education Service", never "Learning and Inquiry Group").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

from .bodies import (
    AGENCIES,
    fold,
    is_bare_post,
    is_complete,
    is_compound,
    is_group,
    is_organisation,
    is_person,
    is_post,
    is_post_of,
    is_proper,
    is_topical,
)
from .patterns import Pattern, plain

Key = Mapping[str, Any]


class Piece(NamedTuple):
    """One name, the joiner in front of it ("" for the first), and how many names its own stretch holds."""

    mark: str
    text: str
    of: int = 1


_HARD = Pattern(r"\s*[;|+]\s*|\s*/\s*|\s+and/or\s+|\s+(?=\d{1,2}[.)]\s)")
_SOFT = Pattern(
    r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s+plus\s+|\s+(?:along\s+|together\s+|jointly\s+)?with\s+",
    re.IGNORECASE,
)
_IN_BRACKETS = Pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKETED_TAIL = Pattern(r"\s*[(\[][^()]*[)\]]\s*$")
_INITIALS = Pattern(r"(?<![\w&])(?:[A-Z]{1,4}\s?&\s?[A-Z]|[A-Z]\s?&\s?[A-Z]{1,4}|[A-Z]{1,4}&[A-Z]{1,4})(?![\w&])")
_PLURAL_TAIL = Pattern(r"^(?P<head>.+?)\s+(?:(?:sub[\s-]?)?groups|boards|committees|panels|forums)$", re.IGNORECASE)
_ADJECTIVE = Pattern(
    r"strategic|operational|joint|local|regional|national|senior|multi-agency|single-agency|internal"
    r"|external|statutory",
    re.IGNORECASE,
)
_OF_THE_NHS = Pattern(r"NHS (?:[A-Z][a-z-]+ )+(?:and|&) (?:[A-Z][a-z-]+ )+(?:[A-Z][a-z]+ )*(?:ICB|CCG|Trust|Board)")
_DASH = Pattern(r"\s+-\s+")
# "Communications leads of the council, police and ICB": the posts of several bodies.
_POSTS_IN = Pattern(
    r"\b(?:leads|heads|directors|officers|representatives|managers|members)\s+(?:of|from|in|at)\s+(?:the|all|each)\b",
    re.IGNORECASE,
)
_CHAIR = Pattern(r"(?:(?:vice|deputy|co|independent)[\s-]+)?chairs?(?:person)?", re.IGNORECASE)
_PERSON_AGENCY = Pattern(r"(?P<person>[^()]+?)\s*\([^()]*\)\s+(?=[A-Z])")
_NUMBERED = Pattern(r"^\d{1,2}[.)]\s+")
_ETC = Pattern(r"[\s,]*\betc\b\.?$", re.IGNORECASE)
LEAST_OF_ITS_OWN = (
    3  # words of a group's name that needs no topic before a stroke: "Housing/Workforce Development Group"
)
_MOST = 9  # pieces: more soft joiners than this in one stretch are prose, not owners


def _masked(text: str, key: Key) -> str:
    """The text, as long as before, with brackets, initials and the document's own names blanked out, so that they stay
    whole."""
    for name in sorted((name for name in key if re.search(r"[&,/+]|\band\b", name)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda match: "\0" * len(match[0]), text)
    text = _IN_BRACKETS.sub(lambda match: "\0" * len(match[0]), text)
    return _INITIALS.sub(lambda match: "\0" * len(match[0]), text)


def _split(text: str, masked: str, pattern: Pattern) -> list[Piece]:
    out, at, mark = [], 0, ""
    for match in pattern.finditer(masked):
        out.append(Piece(mark, text[at : match.start()]))
        at, mark = match.end(), match[0]
    return [*out, Piece(mark, text[at:])]


def _is_inside_name(before: str, mark: str, after: str, key: Key) -> bool:
    """Whether a "/" stands inside a name: "CSE/Missing Group", "Named/Designated Nurses", "A/B"."""
    if mark != "/" or before in key:
        return False
    if re.fullmatch(r"[A-Za-z]", after.strip()) or re.fullmatch(r"[A-Za-z]", before.strip()):
        return True
    single = " " not in before.strip() and " " in after.strip()
    if single and is_topical(before):
        return is_group(after) and not is_post(after) and len(after.split()) < LEAST_OF_ITS_OWN
    return single and not is_complete(before, key) and (is_group(after) or is_post(after))


def _hard_pieces(text: str, key: Key) -> list[Piece]:
    pieces = _split(text, _masked(text, key), _HARD)
    out = [pieces[0]]
    for piece in pieces[1:]:
        if _is_inside_name(out[-1].text, piece.mark, piece.text, key):
            out[-1] = Piece(out[-1].mark, out[-1].text + piece.mark + piece.text)
        else:
            out.append(piece)
    return [Piece(one.mark, _NUMBERED.sub("", one.text.strip())) for one in out if one.text.strip(" .,;:-–")]


def stands_alone(text: str, key: Key) -> bool:
    """Whether a name, with what stands in brackets after it, can be an owner of its own."""
    bare = _ETC.sub("", _BRACKETED_TAIL.sub("", text)).strip()
    halves = _DASH.split(bare, maxsplit=1)  # "Adult Social Care – Jane Beech"
    return all(is_complete(half, key) for half in halves) or bare.casefold().startswith("all ")


def parts(before: str, after: str) -> bool:
    """Whether two names printed below each other can be two owners."""
    return _may_part(before, Piece("", after))


def _may_part(before: str, after: Piece, listed: bool = False) -> bool:
    """Whether two neighbours can be two owners: a topic before a group's name, or after a post of it, belongs to it
    (but "Education, Youth Service" is a list: a name of several topics has an "and")."""
    after = after._replace(text=_BRACKETED_TAIL.sub("", after.text))  # "Procedures Group (Primary)"
    if after.mark.strip().casefold() in ("and", "&") and is_compound(before, after.text):
        return False
    if _OF_THE_NHS.fullmatch(f"{before} {after.mark.strip()} {after.text}"):
        return False
    known = fold(after.text) in AGENCIES
    if is_topical(before) and is_group(after.text) and not is_post(after.text) and not listed and not known:
        return False
    if is_post_of(before) and is_topical(_DASH.split(after.text, maxsplit=1)[0]):
        return False
    if "," in after.mark and is_bare_post(before) and not (is_organisation(after.text) or is_post(after.text)):
        return is_person(after.text)
    if "," in after.mark and _CHAIR.fullmatch(before.strip()) and is_group(after.text) and not is_post_of(after.text):
        return False
    if re.match(r"chairs\s+of\b", before, re.IGNORECASE) and not is_post(after.text):
        return False
    if _POSTS_IN.search(before) and not is_post(after.text):
        return False
    if re.match(r"chair\s+of\b", before, re.IGNORECASE) and is_group(after.text):
        return False
    if before.casefold().startswith("all ") and after.text[:1].islower():
        return False
    return is_complete(before) or not re.search(r"'s?$", plain(before))


def _soft_pieces(text: str, key: Key) -> list[Piece]:
    whole = [Piece("", text)]
    if text in key:
        return whole
    pieces = _split(text, _masked(text, key), _SOFT)
    if len(pieces) == 1 or len(pieces) > _MOST:
        return whole
    listed = all(piece.mark.strip() == "," for piece in pieces[1:])
    best = whole
    for cuts in product((False, True), repeat=len(pieces) - 1):
        runs = [[pieces[0]]]
        for cut, piece in zip(cuts, pieces[1:], strict=True):
            if cut:
                runs.append([piece])
            else:
                runs[-1].append(piece)
        joined = [_joined(run) for run in runs]
        if (
            len(joined) > len(best)
            and _all_stand(joined, key, listed)
            and not any(_hides_two(run, key) for run in runs)
        ):
            best = joined
    return _with_shared_tail(best, pieces)


def _joined(run: Sequence[Piece]) -> Piece:
    """One name of several pieces, with the joiners inside it."""
    return Piece(run[0].mark, run[0].text + "".join(piece.mark + piece.text for piece in run[1:]))


def _all_stand(pieces: Sequence[Piece], key: Key, listed: bool = False) -> bool:
    """Whether each piece can be an owner of its own beside the others; `listed` where nothing but commas joins them."""
    unknown = [piece for piece in pieces if not stands_alone(piece.text, key)]
    if unknown and not (len(pieces) > max(2, 2 * len(unknown)) and all(is_proper(one.text) for one in unknown)):
        return False
    return all(_may_part(one.text, other, listed) for one, other in pairwise(pieces))


def _hides_two(run: Sequence[Piece], key: Key) -> bool:
    """Whether a name of several pieces would still part into two that stand alone."""
    return any(_all_stand([_joined(run[:n]), _joined(run[n:])], key) for n in range(1, len(run)))


def _with_shared_tail(best: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """ "Workforce Development and Education groups" are two groups, though the word is printed once."""
    if len(best) > 1 or not _PLURAL_TAIL.match(pieces[-1].text.strip()):
        return best
    if any(re.search(r"'s?$|\b(?:of|for)\b", plain(piece.text)) for piece in pieces):
        return best
    if any(is_compound(one.text, other.text) for one, other in pairwise(pieces)):
        return best
    if any(_ADJECTIVE.fullmatch(piece.text.strip()) for piece in pieces):
        return best
    return pieces


def names_in(text: str, key: Key) -> list[Piece]:
    """The names in a stretch of an owner cell, each with the joiner before it. `key` holds the document's
    abbreviations."""
    out: list[Piece] = []
    for part in _hard_pieces(text, key):
        soft = [one for piece in _soft_pieces(part.text, key) for one in _run_together(piece)]
        marks = [part.mark, *(piece.mark for piece in soft[1:])]
        out.extend(
            Piece(mark, _ETC.sub("", one.text.strip()), len(soft)) for mark, one in zip(marks, soft, strict=True)
        )
    return [one for one in out if one.text.strip(" .,;:-–")]


def _run_together(piece: Piece) -> list[Piece]:
    """ "Jane Beech (ICB) Tom Ash (Police)": two persons with nothing between them but the first one's bracket."""
    first = _PERSON_AGENCY.match(piece.text)
    if not first or not is_person(first["person"]):
        return [piece]
    return [Piece(piece.mark, piece.text[: first.end()].strip()), *_run_together(Piece(" ", piece.text[first.end() :]))]

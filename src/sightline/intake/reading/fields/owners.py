"""The owner cell: who owns an action, in which role, with which person, post and agency.

Rules (plan format): one owner is `lead`; several joined by "/", "and", ";" or line breaks are `joint`; a role printed beside a name is kept. A body whose name
contains a joiner stays one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from ..blocks import Line
from .bodies import (
    COMPOUND,
    fold,
    is_acronym,
    is_agency,
    is_complete,
    is_group,
    is_person,
    is_post,
    is_topical,
    last_word,
)

Owner = dict[str, Any]
Key = Mapping[str, Any]

_ROLE_WORDS = {
    "primary": "primary", "secondary": "secondary", "lead": "lead", "leads": "lead", "lead agency": "lead", "lead officer": "lead", "overall lead": "lead", "support": "support", "supporting": "support",
    "supports": "support", "joint": "joint", "joint lead": "joint", "joint leads": "joint", "co-lead": "joint", "co-leads": "joint", "strategic lead": "lead", "operational lead": "lead", "owner": "lead",
}  # fmt: skip
_ROLES = "|".join(sorted(map(re.escape, _ROLE_WORDS), key=len, reverse=True))
_ROLE_MARK = re.compile(
    rf"\s*[(\[]\s*(?P<role>{_ROLES})\s*[)\]]|\s+[-–—]\s*(?P<dash>primary|secondary|lead|support|joint lead)\s*$",
    re.IGNORECASE,
)
_ROLE_LABEL = re.compile(
    rf"(?:^|(?<=[\s;,.]))(?P<role>{_ROLES}|lead (?:agency|officer|body|partner|person|group)|led by|supported by|support (?:agenc(?:y|ies)|from|officer)|supporting agenc(?:y|ies)|other(?: agencies| partners)?|responsible|accountable|by)\s*[:=]\s*",
    re.IGNORECASE,
)
_SUPPORTED = re.compile(
    r",?\s+(?:(?:and\s+)?(?:is\s+)?(?:supported|assisted)\s+by|with\s+(?:the\s+)?(?:support|assistance|help|input)\s+(?:from|of))\s+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r",?\s+(?:(?:working\s+)?in\s+(?:partnership|conjunction|collaboration|liaison|consultation)\s+with|(?:working|together|along|jointly)\s+with|alongside|with)\s+",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+via\s+(?:the\s+)?", re.IGNORECASE)
_TBC = re.compile(
    r"\(?\s*(?:tb[cad]|to be (?:confirmed|agreed|determined|decided|identified|appointed|allocated|advised)|not (?:yet )?(?:known|agreed|allocated|assigned)|unallocated|unassigned|vacant)\b.*",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s\-–—.,;:?/*_()•]*|n\s*/\s*a|none|not applicable", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•·▪◦●*>-]|[–—]|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_CONTINUED = re.compile(r"(?:\b(?:and|of|for|the|with|by|via|to|in|on|&)|[&/,(+-])\s*$", re.IGNORECASE)
_CONTINUES = re.compile(r"[a-z(&/+,)]|(?:and|of|for|with|via)\b")
_TAIL = re.compile(
    r"(?:(?:sub|task|working|steering|strategic|operational)[\s-]*)*(?:groups?|subgroups?|boards?|panels?|committees?|teams?|managers?|officers?|services?|partnerships?|chairs?|leads?|workers?|trust|nurse|forum|executive|commissioner|scrutineer|coordinator|director|council)(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_BREAKS_INSIDE = re.compile(
    r"(?:quality\nassurance|public\nhealth|workforce\ndevelopment|social\n(?:care|work)|early\n(?:help|years|intervention)|child(?:ren)?(?:['’]s)?\n(?:protection|social|services|death)|domestic\nabuse|mental\nhealth|community\nsafety|business\nmanager|"
    r"nhs\n(?:england|trust|foundation)|youth\n(?:justice|offending)|safeguarding\n(?:children|adults)|local\nauthority|adult\n(?:social|safeguarding|board)|partnership\nsupport|serious\ncase|case\nreview)",
    re.IGNORECASE,
)
_PLURAL_TAIL = re.compile(
    r"^(?P<head>.+?)\s+(?P<tail>(?:sub[\s-]?)?groups|boards|committees|panels|forums)$", re.IGNORECASE
)
_SLOT = "\x00"


def _joined(lines: Iterable[str | Line], messages: list[str]) -> list[str]:
    """The lines that count, each whole: a name broken in its middle is joined, a bracket alone in its line follows a line break kept as "\\n"."""
    out: list[str] = []
    for line in lines:
        raw = line if isinstance(line, str) else line.text
        if isinstance(line, Line) and line.strike:
            messages.append(f"“{raw}” is struck through and was left out")
            continue
        for piece in raw.replace("\u00a0", " ").splitlines():
            text = _BULLET.sub("", " ".join(piece.split()))
            if not text:
                continue
            if not out:
                out.append(text)
            elif text.startswith("("):
                out[-1] += "\n" + text
            elif (
                _CONTINUED.search(out[-1])
                or _CONTINUES.match(text)
                or _TAIL.fullmatch(text)
                or _breaks_inside(out[-1], text)
            ):
                out[-1] += " " + text
            else:
                out.append(text)
    return out


def _breaks_inside(before: str, after: str) -> bool:
    return bool(_BREAKS_INSIDE.search(before.split()[-1] + "\n" + after.split()[0])) if before.split() else False


def _outside(text: str, pattern: re.Pattern[str]) -> list[str]:
    """`text` split at `pattern` wherever it stands outside brackets; what was captured stays in the list."""
    masked = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: _SLOT * len(m[0]), text)
    out, at = [], 0
    for match in pattern.finditer(masked):
        out.extend((text[at : match.start()], match[0]))
        at = match.end()
    return [*out, text[at:]]


_HARD = re.compile(r"\s*[;|+]\s*|\s*/\s*|\s+(?:and/or)\s+")
_SOFT = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s+plus\s+|\s+with\s+", re.IGNORECASE)


def _split_hard(text: str, key: Key) -> list[str]:
    parts = _outside(text, _HARD)
    out = [parts[0]]
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        before = out[-1]
        tight = mark == "/"
        one_body = tight and is_topical(before) and before not in key and is_group(part) and " " in part.strip()
        if "and/or" not in mark and (
            one_body or re.fullmatch(r"[A-Z]", part.strip()) or re.fullmatch(r"[nN]", before.strip())
        ):
            out[-1] = before + mark + part
        else:
            out.append(part)
    return [part.strip() for part in out if part.strip(" .,;:")]


def _mask(text: str, key: Key) -> tuple[str, dict[str, str]]:
    """Hides the joiners inside names that are known to be one."""
    kept: dict[str, str] = {}

    def hide(match: re.Match[str]) -> str:
        token = f"\x01{len(kept)}\x02"
        kept[token] = match[0]
        return token

    for name in sorted((name for name in key if re.search(r"[&,/+]|\band\b", name)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", hide, text)
    text = re.sub(
        r"(?<![\w&])[A-Z]{1,3}\s?&\s?[A-Z]{1,2}(?![\w&])|(?<![\w&])[A-Z]\s?&\s?[A-Z]{1,3}(?![\w&])", hide, text
    )
    return COMPOUND.sub(hide, text), kept


def _unmask(text: str, kept: Mapping[str, str]) -> str:
    for token, name in reversed(kept.items()):
        text = text.replace(token, name)
    return text


def _split_soft(text: str, key: Key) -> list[str]:
    """Splits at "and", "&", "," and "with" where every piece stands alone as an owner; otherwise it is one name."""
    if text in key:
        return [text]
    masked, kept = _mask(text, key)
    parts = _outside(masked, _SOFT)
    words, marks = [_unmask(part, kept) for part in parts[0::2]], parts[1::2]
    if not marks or len(words) > 9:
        return [text]
    best: list[str] = [text]
    for cuts in product((False, True), repeat=len(marks)):
        pieces = [words[0]]
        for cut, mark, word in zip(cuts, marks, words[1:], strict=True):
            if cut:
                pieces.append(word)
            else:
                pieces[-1] += mark + word
        if len(pieces) > len(best) and all(_alone(piece, key) for piece in pieces) and _apart(pieces):
            best = pieces
    return _shared_tail(best, words, marks)


def _alone(piece: str, key: Key) -> bool:
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", piece).strip()
    return is_complete(bare, key) or bare.casefold().startswith("all ")


def _apart(pieces: Sequence[str]) -> bool:
    """Whether neighbours can be two: a topic before a group's name, and a topic after a post of it, belong to it."""
    for one, other in zip(pieces, pieces[1:], strict=False):
        if is_topical(one) and is_group(other) and not is_post(other):
            return False
        if is_topical(other) and re.search(r"\b(?:of|for)\b", one) and is_post(one):
            return False
        if re.match(r"chairs?\s+of\b", one, re.IGNORECASE) and is_group(other):
            return False
        if re.search(r"['’]s?$", one):
            return False
    return True


def _shared_tail(pieces: list[str], words: Sequence[str], marks: Sequence[str]) -> list[str]:
    """ "Workforce Development and Education groups" are two groups, though the word is printed once."""
    if len(pieces) == 1 and len(marks) >= 1 and all(mark.strip() for mark in marks):
        tail = _PLURAL_TAIL.match(words[-1].strip())
        if (
            tail
            and not any(re.search(r"['’]s?$|\b(?:of|for)\b", word) for word in words)
            and not COMPOUND.search(" and ".join(words))
        ):
            return list(words)
    return pieces


def _one(text: str, key: Key, role: str | None, messages: list[str]) -> list[Owner]:
    """The owner one name stands for: body, post or person, with agency, abbreviation and role where printed. Empty where it names nobody."""
    owner: Owner = {"name": None, "role": role}
    marked = _ROLE_MARK.search(text)
    if marked:
        owner["role"] = _ROLE_WORDS[(marked["role"] or marked["dash"]).casefold()]
        text = text[: marked.start()] + text[marked.end() :]
    whole = text.strip(" ,;:/&\n")
    whole = whole if re.search(r"\b[A-Z]\.$|\betc\.$", whole) else whole.rstrip(".")
    if not whole or _NOTHING.fullmatch(whole):
        return []
    if _TBC.fullmatch(whole):
        messages.append(f"“{whole}”: no owner is named yet")
        return []
    if whole in key:
        return [owner | _explained(whole, key)]
    bracket = re.fullmatch(r"(?P<name>.+?)(?P<gap>\s*)\((?P<inside>[^()]+)\)", whole, re.DOTALL)
    if bracket:
        return [_bracketed(owner, bracket, key)]
    whole = " ".join(whole.split())
    dash = re.fullmatch(r"(?P<a>.+?)(?:\s+[-–—]\s+|\s*:\s+)(?P<b>.+)", whole)
    if dash and is_person(dash["a"]) != is_person(dash["b"]):
        person, body = (dash["a"], dash["b"]) if is_person(dash["a"]) else (dash["b"], dash["a"])
        return [owner | {"name": body, "person": person}]
    if is_person(whole):
        return [owner | {"person": whole}]
    owner["name"] = whole
    if key and is_acronym(whole):
        owner |= {"abbr": whole, "note": "not in the glossary"}
        messages.append(f"“{whole}” is not in the document's list of abbreviations")
    return [owner]


def _explained(short: str, key: Key) -> Owner:
    meaning = key[short]
    if isinstance(meaning, str):
        return {"name": meaning, "abbr": short}
    return {**meaning, "abbr": short}


def _bracketed(owner: Owner, bracket: re.Match[str], key: Key) -> Owner:
    """A name with something in brackets after it: an abbreviation of it, its person, its agency, or a remark."""
    name, inside = " ".join(bracket["name"].split()), " ".join(bracket["inside"].split())
    if name in key:
        owner = owner | _explained(name, key)
        return owner | ({"person": inside} if is_person(inside) else {"note": inside})
    if is_person(name):
        if "\n" in bracket["gap"] or is_post(inside):
            return owner | {"name": inside, "person": name}
        return owner | {"person": name, "agency": inside}
    owner["name"] = name
    if is_person(inside):
        return owner | {"person": inside}
    if is_acronym(inside) and not is_post(name) and _initials_of(inside, name):
        return owner | {"abbr": inside}
    if inside in key and not is_person(inside):
        return owner | {"agency": inside}
    if is_agency(inside) or is_group(inside) or is_post(name):
        return owner | {"agency": inside}
    return owner | {"note": inside}


def _initials_of(short: str, name: str) -> bool:
    letters = [word[0].casefold() for word in re.findall(r"[A-Za-z]\w*", name)]
    return all(letter in letters for letter in short.casefold() if letter.isalpha())


def _persons_with_agencies(pieces: Sequence[str], text: str) -> list[str]:
    """ "Jane Beech, Police" and "Head of Safeguarding, ICB" are one owner each: the agency goes into brackets."""
    if not re.search(r",", text) or len(pieces) < 2:
        return list(pieces)
    out: list[str] = []
    for piece in pieces:
        before = out[-1] if out else ""
        joined_by_comma = bool(before) and re.search(rf"{re.escape(before)}\s*,\s*{re.escape(piece)}", text) is not None
        person_then = is_person(before) and not is_person(piece)
        post_then = len(pieces) == 2 and is_post(before) and " " in before and is_agency(piece) and not is_post(piece)
        if joined_by_comma and (person_then or post_then):
            out[-1] = f"{before} ({piece})"
        else:
            out.append(piece)
    return out


def _segment(text: str, key: Key, role: str | None, messages: list[str]) -> list[Owner]:
    """The owners of a stretch of one line under one role."""
    via = _VIA.search(text)
    if via:
        before, after = text[: via.start()], text[via.end() :]
        route = _segment(after, key, role, messages)
        sent = _segment(before, key, role, messages)
        if route and sent:
            for one in sent:
                one["via"] = route[0]["name"] or route[0].get("person")
                one["role"] = one["role"] or route[0]["role"]
            route[0]["note"] = "accountable route (“via”)"
            return sent + route
    names: list[str] = []
    for part in _split_hard(text, key):
        names.extend(_persons_with_agencies(_split_soft(part, key), part))
    owners: list[Owner] = []
    for name in names:
        owners.extend(_one(name, key, role, messages))
    shared = owners[-1]["role"] if owners and role is None else None
    if shared in ("primary", "secondary", "support", "joint"):
        for one in owners:
            one["role"] = one["role"] or shared
    return owners


def _line(text: str, key: Key, role: str | None, messages: list[str]) -> tuple[list[Owner], str | None]:
    """The owners of one line, and the role that a label standing alone gives to the lines after it."""
    labels = list(_ROLE_LABEL.finditer(text))
    if labels:
        owners = _line(text[: labels[0].start()], key, role, messages)[0] if text[: labels[0].start()].strip() else []
        for n, label in enumerate(labels):
            stop = labels[n + 1].start() if n + 1 < len(labels) else len(text)
            said = label["role"].casefold()
            role = _ROLE_WORDS.get(said) or ("support" if said.startswith(("support", "other")) else "lead")
            inside = text[label.end() : stop]
            owners.extend(_segment(inside, key, role, messages))
        return owners, role if not text[labels[-1].end() :].strip() else None
    halves = _SUPPORTED.split(text, maxsplit=1)
    if len(halves) == 2 and halves[0].strip():
        return _segment(halves[0], key, role or "lead", messages) + _segment(halves[1], key, "support", messages), None
    owners: list[Owner] = []
    at = 0
    for mark in _ROLE_MARK.finditer(text):
        owners.extend(_segment(text[at : mark.end()], key, role, messages))
        at = mark.end()
    return owners + _segment(text[at:], key, role, messages), role


def read_owners(lines: Sequence[str | Line], key: Mapping[str, Any]) -> tuple[list[Owner], list[str]]:
    """The owners of one cell, as the plan format has them, and messages for what was inferred or left out.

    `lines` are the cell's lines as printed. `key` explains abbreviations: "PP & P" -> "Policy, Procedure and Practice Subgroup", "YB" -> {"name": "Board Manager",
    "person": "Y. Beech"}. Each owner has `name` (the body or post, None where only a person is named) and `role` (lead, joint, primary, secondary, support), and
    where printed `person`, `agency`, `abbr`, `via`, `note`.
    """
    messages: list[str] = []
    owners: list[Owner] = []
    role: str | None = None
    for text in _joined(lines, messages):
        found, role = _line(text, key, role, messages)
        owners.extend(found)
    for one in owners:
        one["role"] = one["role"] or ("lead" if len(owners) == 1 else "joint")
    return owners, messages

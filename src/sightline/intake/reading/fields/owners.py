"""The owner cell: who owns an action, in which role, with which person, post and agency.

Rules (plan format): one owner is `lead`; several joined by "/", "and", ";" or line breaks are `joint`; a role printed
beside a name is kept. `name` is the body or post, None where only a person is named; an agency in brackets goes to
`agency`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sightline.kit.documents.blocks import Line

from .bodies import AGENCIES, fold, is_acronym, is_agency, is_group, is_person, is_post, is_post_of
from .joiners import Key, Piece, names_in, parts, stands_alone
from .patterns import Pattern
from .vocabulary import GROUP_NOUNS, POST_NOUNS, phrases

Owner = dict[str, Any]

_ROLE_OF = {
    word: role
    for role, printed in {
        "primary": "primary",
        "secondary": "secondary",
        "lead": "l, lead, leads, lead agency, lead officer, lead body, lead partner, lead person, lead "
        "group, led by, by, owner,"
        " overall lead, strategic lead, operational lead, responsible, accountable",
        "support": "s, support, supporting, supports, supported by, support from, support agency, support "
        "agencies, with,"
        " support officer, supporting agency, supporting agencies, supporting partners, other, others, other agencies,"
        " other partners, partners",
        "joint": "joint, joint lead, joint leads, co-lead, co-leads",
    }.items()
    for word in printed.split(", ")
}
_MARKED = (
    "primary|secondary|overall lead|strategic lead|operational lead|joint leads?|co-leads?|lead "
    "agency|lead officer|leads?"
    "|support(?:ing|s)?|joint|owner"
)
_ROLE_MARK = Pattern(
    rf"\s*[(\[]\s*(?P<bracket>{_MARKED}|[LS])\s*[)\]]"
    r"|\s+-\s*(?P<dash>primary|secondary|lead|support|joint lead)(?=\s*(?:$|[;,/]))"
    r"|\s+(?P<verb>to\s+lead|leading|to\s+support|supporting)(?=\s*(?:$|[;,./]|and\b|with\b))",
    re.IGNORECASE,
)
_LABELS = (
    r"primary|secondary|joint leads?|co-leads?|supporting (?:agency|agencies|partners)|support "
    r"(?:agency|agencies|officer|from)"
    r"|supported by|support(?:ing|s)?|overall lead|strategic lead|operational lead|led by"
    r"|lead(?: (?:agency|officer|body|partner|person|group))?|leads|owner|others?(?: agencies| "
    r"partners)?|partners|responsible"
    r"|accountable|by|with"
)
_ROLE_LABEL = Pattern(rf"(?:^|(?<=[\s;,.)]))(?P<role>{_LABELS})\s*(?:[:=]|(?<!by)(?<!with)\s-(?=\s))\s*", re.IGNORECASE)
_HALVES = Pattern(r"\s+-\s+|\s*:\s+")
_LABEL_MARKS = (":", "=", " -", " –", " —")
_MARK_SIGNS = ("(", "[", " -", " –", " —", "ead", "EAD", "upport", "UPPORT")
_SUPPORTED = Pattern(
    r",?\s+(?:(?:and\s+)?(?:is\s+)?(?:supported|assisted)\s+by"
    r"|(?:with\s+)?(?:the\s+)?(?:support|assistance|help|input)\s+(?:from|of))\s+",
    re.IGNORECASE,
)
_BESIDE_LEAD = Pattern(r"[\s,;]*(?:working\s+)?with\s+", re.IGNORECASE)  # "Social Care (lead) with Health"
_TOGETHER = Pattern(
    r",?\s+(?:working\s+)?in\s+(?:partnership|conjunction|collaboration|liaison"
    r"|consultation)\s+with\s+|,?\s+alongside\s+",
    re.IGNORECASE,
)
_VIA = Pattern(r"\s+via\s+(?:the\s+)?", re.IGNORECASE)
_NOBODY_YET = Pattern(
    r"\(?\s*(?:tb[cad]|to\s+be\s+(?:confirmed|agreed|determined|decided|identified|appointed|allocated|advised)"
    r"|not\s+(?:yet\s+)?(?:known|agreed|allocated|assigned|identified)|unallocated|unassigned|vacant"
    r"|(?:as|see|same\s+as)\s+above|ditto)\b.*",
    re.IGNORECASE,
)
_NOTHING = Pattern(r"[\s\-.,;:?/*_()·¤]*|n\s*/\s*a|none|not applicable", re.IGNORECASE)
_BULLET = Pattern(r"^\s*(?:[·*>]\s*|-\s+|(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+)")
_CONTINUED = Pattern(
    r"(?:\b(?:and|of|for|the|with|by|via|to|in|on|named|designated|deputy|assistant|associate)|[&/,(+]|\s-)\s*$",
    re.IGNORECASE,
)
_CONTINUES = Pattern(r"[a-z(&/+,]|(?:and|of|for|with|via)\b")
_TAIL = Pattern(
    r"(?:(?:sub|task|working|steering|strategic|operational|and|finish)[\s-]*)*(?:groups?|subgroups?"
    r"|boards?|panels?|committees?|teams?"
    r"|managers?|officers?|services?|partnerships?|chairs?|leads?|workers?|trust|nurses?|forum"
    r"|executive|commissioner|scrutineer"
    r"|coordinator|co-ordinator|director|council)(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_JOINED = Pattern(r"[;/&+|,]")
_A_LIST = 3  # entries: a document that explains fewer has no list in which an abbreviation could be missed
# Pairs of words that belong together wherever a line breaks between them.
_TOGETHER_WORDS = phrases(
    """
    quality assurance, public health, workforce development, social care, social work, early help, early years,
    child protection, children's social, children’s social, children's services, children’s services, child death,
    domestic abuse, mental health, community safety, business manager, nhs england, nhs trust, nhs foundation,
    youth justice, youth offending, safeguarding children, safeguarding adults, local authority, adult social,
    adult safeguarding, adult board, partnership support, serious case, case review, looked after, head of,
    director of, assistant director, learning disability
    """
)


def _whole_lines(lines: Iterable[str | Line], messages: list[str]) -> list[str]:
    """The lines that count, each whole: struck ones are left out, a name broken in its middle is joined.

    A bracket alone in its line keeps its line break: "K. Gorse" over "(Borough Council)".
    """
    out: list[str] = []
    for line in lines:
        raw = line if isinstance(line, str) else line.text
        if isinstance(line, Line) and line.strike and raw.strip():
            messages.append(f"“{raw.strip()}” is struck through and was left out")
            continue
        for piece in _parted(line) or raw.replace("\u00a0", " ").splitlines():
            bare = _BULLET.sub("", " ".join(piece.split()))
            if not bare:
                continue
            if out and bare.startswith("("):
                out[-1] += "\n" + bare
            elif out and bare == " ".join(piece.split()) and _goes_on(out[-1], bare):
                out[-1] += " " + bare
            else:
                out.append(bare)
    return out


def _parted(line: str | Line) -> list[str]:
    """The names in a paragraph that may be several, put together from printed lines that filled their column: each
    line that does not go on with the one before begins a name, where all of them can stand alone. Empty where not."""
    if isinstance(line, str) or " ".join(line.printed) != line.text or _JOINED.search(line.text):
        return []  # where joiners are printed, a line's end is only that
    out: list[str] = []
    for one in line.printed:
        begun = _is_tail(one) or (out and re.search(r"['’]s?$|^NHS (?!.*(?:ICB|CCG|Trust|Board|England)$)", out[-1]))
        if out and (begun or _goes_on(out[-1], one) or not parts(out[-1], one)):
            out[-1] += f" {one}"
        else:
            out.append(one)
    whole = all(stands_alone(one, {}) for one in out) and not any(_is_half(one) for one in out[:-1])
    return out if len(out) > 1 and whole else []


def _is_tail(line: str) -> bool:
    """Whether a printed line begins with the last word of a name: "Subgroup", "Manager (lead)", "Unit and Police"."""
    bare = re.sub(r"\s*[(\[][^()]*[)\]]\s*$", "", line.partition(" and ")[0]).strip(" .,;:").casefold()
    return bool(_TAIL.fullmatch(bare)) or (bare in POST_NOUNS | GROUP_NOUNS and bare not in AGENCIES)


def _is_half(name: str) -> bool:
    """Whether a name may be the beginning of the one below it: one word that is a topic of many bodies' names."""
    bare = re.sub(r"\s*[(\[][^()]*[)\]]\s*$", "", name).strip(" .,;:/&")
    return " " not in bare and not is_acronym(bare) and fold(bare) not in AGENCIES


def _goes_on(before: str, text: str) -> bool:
    """Whether a line goes on with the name that the one before it began."""
    if _CONTINUED.search(before) or _CONTINUES.match(text) or _TAIL.fullmatch(text):
        return True
    return f"{before.split()[-1]} {text.split()[0]}".casefold() in _TOGETHER_WORDS


def _one(name: str, key: Key, messages: list[str]) -> Owner | None:
    """The owner one name stands for: body, post or person, with agency, abbreviation and role where printed; None for
    nobody."""
    owner: Owner = {"name": None, "role": None}
    marked = _ROLE_MARK.search(name) if any(sign in name for sign in _MARK_SIGNS) else None
    if marked:
        word = (marked["bracket"] or marked["dash"] or marked["verb"].split()[-1]).casefold()
        owner["role"] = _ROLE_OF[{"leading": "lead"}.get(word, word)]
        name = name[: marked.start()] + name[marked.end() :]
    name = name.strip(" ,;:/&\n")
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(". ")
    name = name.removeprefix("the ")
    if _NOTHING.fullmatch(name):
        return None
    if _NOBODY_YET.fullmatch(name):
        messages.append(f"“{name}”: no owner is named yet")
        return None
    if name in key:
        return owner | _explained(name, key)
    bracket = re.fullmatch(r"(?P<name>.+?)(?P<gap>\s*)\((?P<inside>[^()]+)\)", name, re.DOTALL)
    if bracket:
        return owner | _bracketed(bracket, key)
    name = " ".join(name.split())
    halves = _HALVES.split(name, maxsplit=1)
    if len(halves) == 2 and is_person(halves[0]) != is_person(halves[1]):
        person, body = halves if is_person(halves[0]) else reversed(halves)
        return owner | {"name": body, "person": person}
    if is_person(name):
        return owner | {"person": name}
    owner["name"] = name
    if len(key) >= _A_LIST and is_acronym(name):
        owner |= {"abbr": name, "note": "not in the glossary"}
        messages.append(f"“{name}” is not in the document's list of abbreviations")
    return owner


def _explained(short: str, key: Key) -> Owner:
    meaning = key[short]
    return {**({"name": meaning} if isinstance(meaning, str) else meaning), "abbr": short}


def _bracketed(bracket: re.Match[str], key: Key) -> Owner:
    """A name with something in brackets after it: an abbreviation of it, its person, post or agency, or a remark."""
    name, inside = " ".join(bracket["name"].split()), " ".join(bracket["inside"].split())
    if name in key:
        return _explained(name, key) | {"person" if is_person(inside) else "note": inside}
    if is_person(name):
        if "\n" in bracket["gap"] or is_post(inside):
            return {"name": inside, "person": name}
        return {"person": name, "agency": inside}
    meaning = key.get(inside)
    if is_person(inside) or (isinstance(meaning, Mapping) and meaning.get("person")):
        return {"name": name, "person": inside if is_person(inside) else meaning["person"]}  # type: ignore[index]
    if is_acronym(inside) and _may_abbreviate(inside, name):
        return {"name": name, "abbr": inside}
    if inside in key or is_agency(inside) or is_group(inside) or is_post(name):
        return {"name": name, "agency": inside}
    return {"name": name, "note": inside}


def _may_abbreviate(short: str, name: str) -> bool:
    """Whether the letters of `short` come in their order among the initials of `name`."""
    initials = iter(word[0].casefold() for word in re.findall(r"[A-Za-z]\w*", name))
    return all(any(letter == one for one in initials) for letter in short.casefold() if letter.isalpha())


def _belongs_to(owner: Owner, piece: Piece) -> Owner | None:
    """The owner with what follows its comma, where that is the person's post or agency, or the post's agency; else
    None."""
    if not piece.mark.strip().startswith(",") or re.search(r"and|&", piece.mark) or is_person(piece.text):
        return None
    if owner.get("person") and not owner["name"]:
        return owner | {"name" if is_post(piece.text) or is_post_of(piece.text) else "agency": piece.text}
    if owner.get("agency") or not owner["name"] or "abbr" in owner or is_post(piece.text) or not is_agency(piece.text):
        return None
    if owner.get("person") or (piece.of == 2 and is_post(owner["name"]) and " " in owner["name"]):
        return owner | {"agency": piece.text}
    return None


def _segment(text: str, key: Key, role: str | None, messages: list[str]) -> list[Owner]:
    """The owners of a stretch of one line; a role printed at its end, unless it is that of a lead, is that of all
    before it."""
    sent = _VIA.split(text, maxsplit=1)
    if len(sent) == 2 and sent[0].strip():
        owners, route = (_segment(half, key, role, messages) for half in sent)
        if owners and route:
            through = route[0]["name"] or route[0].get("person")
            route[0]["note"] = "; ".join(filter(None, (route[0].get("note"), "accountable route (“via”)")))
            return [one | {"via": through, "role": one["role"] or route[0]["role"]} for one in owners] + route
    pieces = names_in(_TOGETHER.sub("; ", text), key)
    owners = []
    for piece in pieces:
        grown = _belongs_to(owners[-1], piece) if owners else None
        if grown:
            owners[-1] = grown
            continue
        one = _one(piece.text, key, messages)
        if one:
            owners.append(one)
    last = owners[-1]["role"] if owners else None
    shared = role or (last if last != "lead" else None)
    return [one | {"role": one["role"] or shared} for one in owners]


def _marked_segments(text: str, key: Key, role: str | None, messages: list[str]) -> list[Owner]:
    """The owners of a line; each printed role ends a stretch of it."""
    owners: list[Owner] = []
    at = 0
    for mark in _ROLE_MARK.finditer(text) if any(sign in text for sign in _MARK_SIGNS) else ():
        owners.extend(_segment(text[at : mark.end()], key, role, messages))
        at = mark.end()
    beside = _BESIDE_LEAD.match(text, at) if owners and owners[-1]["role"] in ("lead", "primary") else None
    if beside:
        return owners + _segment(text[beside.end() :], key, "support", messages)
    return owners + _segment(text[at:], key, role, messages)


def _ends_a_post(text: str, label: re.Match[str]) -> bool:
    """Whether the word of a role before a dash ends the name of a post: "Education Safeguarding Lead – Council"."""
    before = text[: label.start()].rstrip()
    return before[-1:].isalnum() and not label[0].rstrip().endswith((":", "="))


def _line(text: str, key: Key, role: str | None, messages: list[str]) -> tuple[list[Owner], str | None]:
    """The owners of one line, and the role that a label standing alone in it gives to the lines after it."""
    marked = any(mark in text for mark in _LABEL_MARKS)
    labels = [label for label in _ROLE_LABEL.finditer(text) if not _ends_a_post(text, label)] if marked else []
    if not labels:
        halves = _SUPPORTED.split(text, maxsplit=1)
        if len(halves) == 2 and halves[0].strip():
            leads = _marked_segments(halves[0], key, role or "lead", messages)
            return leads + _marked_segments(halves[1], key, "support", messages), None
        return _marked_segments(text, key, role, messages), role
    owners = _marked_segments(text[: labels[0].start()], key, None, messages)
    stops = [label.start() for label in labels[1:]] + [len(text)]
    for label, stop in zip(labels, stops, strict=True):
        role = _ROLE_OF[label["role"].casefold()]
        owners.extend(_marked_segments(text[label.end() : stop], key, role, messages))
    return owners, role if not text[labels[-1].end() :].strip() else None


def _persons_with_posts(groups: Sequence[list[Owner]], messages: list[str]) -> list[Owner]:
    """The owners of all lines; where persons and posts alternate line by line, each pair is one: "Jane Beech" over
    "Head of Safeguarding"."""
    owners = [one for group in groups for one in group]
    if len(owners) != len(groups) or len(owners) % 2 or any(one["role"] for one in owners):
        return owners
    pairs = list(zip(owners[::2], owners[1::2], strict=True))
    merged = []
    for pair in pairs:
        person, post = sorted(pair, key=lambda one: bool(one["name"]))
        alone = not person["name"] and person.keys() == {"name", "role", "person"}
        if not alone or post.get("person") or not is_post(post["name"] or ""):
            return owners
        merged.append(post | {"person": person["person"]})
    messages.extend(f"“{one['name']}” was read as the post of {one['person']}" for one in merged)
    return merged


def read_owners(lines: Sequence[str | Line], key: Mapping[str, Any]) -> tuple[list[Owner], list[str]]:
    """The owners of one cell, as the plan format has them, and messages for what was inferred or left out.

    `lines` are the cell's lines as printed. `key` explains abbreviations: "PP & P" -> "Policy, Procedure and Practice
    Subgroup", "YB" -> {"name": "Board Manager", "person": "Y. Beech"}. Each owner has `name` (the body or post, None
    where only a person is named) and `role` (lead, joint, primary, secondary, support), and where printed `person`,
    `agency`, `abbr`, `via`, `note`.
    """
    messages: list[str] = []
    role: str | None = None
    groups: list[list[Owner]] = []
    for text in _whole_lines(lines, messages):
        found, role = _line(text, key, role, messages)
        groups.append(found)
    owners = _persons_with_posts(groups, messages)
    alone = len(owners) == 1
    return [one | {"role": one["role"] or ("lead" if alone else "joint")} for one in owners], messages

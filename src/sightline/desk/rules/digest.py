"""The one message a day: everything that a person is written to about, in all her partnerships, in plain words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.desk.rules.owed import Owed, counted, due_words, in_order
from sightline.post.rules import Rung


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the message: as what its reader is told of it, and where it is done.

    `partnership` is the name it stands under; `nation` says whose working days are counted."""

    owed: Owed
    rung: Rung
    partnership: str
    href: str
    nation: str = "ENG"


def opens_by_link(owed: Owed, rung: Rung) -> bool:
    """Whether its reader does it from a signed link: her own task, or one of a body she sits in."""
    return bool(owed.link) and rung != Rung.MANAGER


def subject(lines: Sequence[Line], today: dt.date) -> str:
    """What the message is about, without saying what: subjects stand on lock screens."""
    mine = [one for one in lines if one.rung in (Rung.OWNER, Rung.DEPUTY)]
    late = sum(one.owed.overdue(today) > 0 for one in mine)
    if not mine:
        return f"{_things(len(lines))} overdue from others"
    waiting = f"{_things(len(mine))} {'waits' if len(mine) == 1 else 'wait'} for you"
    return f"{waiting}, {late} overdue" if late else waiting


def paragraphs(name: str, lines: Sequence[Line], today: dt.date, site: str) -> list[str]:
    """The message to `name`: by partnership, her own first, then what she is told of as chair or manager."""
    found = [f"Hello {name},"]
    partnerships = list(dict.fromkeys(one.partnership for one in lines))
    for partnership in partnerships:
        here = [one for one in lines if one.partnership == partnership]
        for rung, heading in _HEADINGS.items():
            said = [one for one in here if one.rung == rung]
            if said:
                found.append(heading.format(partnership=partnership))
                by_owed = {id(one.owed): one for one in said}
                alike = Counter(one.owed.to_do for one in said)
                for owed in in_order(one.owed for one in said):
                    found.append(_line(by_owed[id(owed)], today, whose=alike[owed.to_do] > 1))
    found.append(_closing(lines, site))
    return found


_HEADINGS = {
    Rung.OWNER: "{partnership}: this waits for you.",
    Rung.DEPUTY: "{partnership}: somebody you are deputy for is away, so you are asked.",
    Rung.CHAIR: "{partnership}: this is overdue in a group you chair. Whoever owes it has been reminded too.",
    Rung.MANAGER: "{partnership}: this is still owed, although it was asked for and reminded of.",
}


def _line(line: Line, today: dt.date, *, whose: bool) -> str:
    """The line of one thing; `whose` says that another line asks the same for another body."""
    owed = line.owed
    said = due_words(owed.due, today, line.nation)
    named = whose or line.rung not in (Rung.OWNER, Rung.DEPUTY)
    what = f"{owed.body}: {owed.to_do}".removeprefix(": ") if named else owed.to_do
    ended = what[-1] in ".?!…"  # a question, or words cut off: a sentence of their own
    if ended:
        words = f"{what} {said[:1].upper()}{said[1:]}." if said else what
    else:
        words = f"{what}, {said}." if said else f"{what}."
    if owed.note:
        words += f" {owed.note}"
    return f"{words}\n{line.href}"


def _closing(lines: Sequence[Line], site: str) -> str:
    opens = any(opens_by_link(one.owed, one.rung) for one in lines)
    said = []
    if opens:
        said.append(
            "Each link opens one task, for you alone and without a password. Please do not pass this message on."
        )
    said.append(
        "You are written to on the days that the partnership set, until it is done. If you are away, say so under "
        f"“Your account” and your deputy is asked: {site}"
    )
    return " ".join(said)


def _things(number: int) -> str:
    return f"{counted(number)} thing{'' if number == 1 else 's'}"

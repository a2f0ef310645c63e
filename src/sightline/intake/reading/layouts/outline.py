"""Which of the titles over the rows are the priorities, and which row is under which."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sightline.intake.reading.layouts.entries import Entries, Row, Title
from sightline.intake.reading.layouts.several import line_number
from sightline.intake.reading.layouts.titles import generic, parse_title
from sightline.intake.reading.layouts.told import dated_title
from sightline.intake.reading.layouts.vocabulary import ACTION, NUMBER, OBJECTIVE, OUTCOME
from sightline.kit.documents.blocks import EMPTY

MOST_ROWS = 0.6  # of the rows must stand under a kind of title for it to be the plan's priorities
LEAST_GROUPED = 1.5  # actions to an objective, on the mean, for objectives to be the plan's priorities
MOST_LIKENED = 60  # priorities, up to which titles are compared by likeness and not only word for word
ALIKE = 0.92  # how like two titles must be to be one priority printed twice

# Words before a number that make a title a priority, the strongest first. Recommendations and findings are fields
# of an action.
RANKS = (
    "priority",
    "theme",
    "workstream",
    "pillar",
    "strand",
    "area",
    "goal",
    "objective",
    "ambition",
    "commitment",
    "aim",
    "outcome",
    "standard",
    "principle",
    "domain",
    "section",
    "part",
    "project",
)
_NOT_WORD = re.compile(r"[^\w]+")
_WHOM = re.compile(r"\b(?:child|adult)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(?<=\d[.-])\s+(?=\d)")  # where a narrow column broke a number: "10." and "12" below it
_PREFIX = re.compile(r"^\D{0,3}?(\d+|[A-Z])(?:[.\-/]\d+)+[a-z]?$")


@dataclass(slots=True)
class Group:
    """A priority and its rows. Every field may be None."""

    number: str | None = None
    title: str | None = None
    aim: str | None = None
    titles: list[Title] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    number_generated: bool = False


def row_number(row: Row) -> str | None:
    """The action's number as printed, from its own column, its cell or the layout."""
    if row.number:
        return row.number
    cell = row.cells.get(NUMBER)
    if cell is not None and cell.flat:
        whole = _BROKEN.sub("", cell.flat)
        if whole != cell.flat and prefix(whole):
            return whole
        return line_number(cell.lines[0])[0] or cell.flat.rstrip(".: " if "(" in cell.flat else ".:) ")
    action = row.cells.get(ACTION)
    if action is not None and action.lines:
        return line_number(action.lines[0])[0]
    return None


def prefix(number: str | None) -> str | None:
    """The priority's part of an action's number: "2" of "2.10"."""
    match = _PREFIX.match(number or "")
    return match[1] if match else None


def group(entries: Entries) -> list[Group]:
    """The rows under their priorities, in the order of the document; one group without a name where there are
    none."""
    chosen = _choose(entries)
    if chosen is None:
        return _by_number(entries)
    groups: list[Group] = []
    last: Group | None = None
    for row in entries.rows:
        title = chosen.get(id(row))
        if title is None:
            last = last or _group_of(groups, Title(text=""))
        elif last is None or title not in last.titles:
            last = _group_of(groups, title)
        last.rows.append(row)
    _name_from_overview(groups, entries.overview)
    return groups


def _group_of(groups: list[Group], title: Title) -> Group:
    """The group a title begins or goes on with."""
    same = [one for one in groups if one.number == title.number and one.title == title.title]
    if not same and len(groups) <= MOST_LIKENED:
        same = [one for one in groups if _same(one, title)]
    if same:
        same[0].titles.append(title)
        same[0].title = same[0].title or title.title
        same[0].aim = same[0].aim or title.aim
        return same[0]
    made = Group(title.number, title.title, title.aim, [title])
    groups.append(made)
    return made


def _same(one: Group, title: Title) -> bool:
    if one.number and title.number:
        return one.number == title.number and (not one.title or not title.title or _like(one.title, title.title) > 0.4)
    if one.title and title.title:
        column = title.source == "column" or one.titles[0].source == "column"
        return _bare(one.title) == _bare(title.title) if column else _like(one.title, title.title) >= ALIKE
    return not (one.number or one.title or title.number or title.title)


def _like(first: str, second: str) -> float:
    """How like two titles are, 0 to 1; those with other figures are not."""
    one, other = _bare(first), _bare(second)
    if one == other:
        return 1.0
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return 0.0
    return SequenceMatcher(None, one, other).ratio()


def _bare(text: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())


def _choose(entries: Entries) -> dict[int, Title] | None:
    """For each row its priority's title, by the strongest kind of title that most rows stand under; None where
    there is none."""
    rows = entries.rows
    for label in RANKS:
        found = {
            id(row): title for row in rows if (title := _innermost(row, lambda one, label=label: one.label == label))
        }
        if len(found) < MOST_ROWS * len(rows):
            continue
        if label == "priority" or len({title.number or title.text for title in found.values()}) > 1:
            return found
    columns = {id(row): title for row in rows if (title := _innermost(row, lambda one: one.source == "column"))}
    if len(columns) >= MOST_ROWS * len(rows):
        return columns
    return _unlabelled(rows)


def _innermost(row: Row, test) -> Title | None:
    return next((title for title in reversed(row.path) if test(title)), None)


def _unlabelled(rows: list[Row]) -> dict[int, Title] | None:
    """Titles without "Priority" before them: the outermost kind that most rows stand under and that is not the
    same for all."""
    depth = max((len(row.path) for row in rows), default=0)
    sources = Counter(title.source for row in rows for title in {title.source: title for title in row.path}.values())
    del depth
    order = [
        "sheet",
        *sorted(source for source in sources if source.startswith("heading")),
        "title row",
        "bold",
        "plain",
        "section",
    ]
    for source in order:
        if sources.get(source, 0) < MOST_ROWS * len(rows):
            continue
        found = {
            id(row): title
            for row in rows
            if (
                title := _innermost(
                    row,
                    lambda one, source=source: (
                        one.source == source
                        and one.label not in ("recommendation", "finding", "action")
                        and not dated_title(one.text)
                    ),
                )
            )
        }
        names = {title.text.casefold() for title in found.values()}
        telling = [name for name in names if not generic(name) or _tells_whom(name, names)]
        if len(found) >= MOST_ROWS * len(rows) and len(names) > 1 and len(telling) * 2 >= len(names):
            return found
    return None


def _tells_whom(name: str, names: set[str]) -> bool:
    """Whether a title of general words says for whom, and another says it of others: "Children" and "Adults"."""
    whom = {each: frozenset(match[0].lower() for match in _WHOM.finditer(each)) for each in names}
    return bool(whom[name]) and len({each for each in whom.values() if each}) > 1


def _by_number(entries: Entries) -> list[Group]:
    """Without titles: by the first part of the actions' numbers where an overview or the objectives bear them
    out, else one group."""
    rows = entries.rows
    prefixes = [prefix(row_number(row)) for row in rows]
    known = [one for one in prefixes if one]
    named = {title.number for title in entries.overview if title.number}
    if (
        len(known) >= 0.8 * len(rows)
        and len(set(known)) > 1
        and (named & set(known) or _objectives_agree(rows, prefixes))
    ):
        groups: dict[str, Group] = {}
        last = known[0]
        for row, one in zip(rows, prefixes, strict=True):
            last = one or last
            groups.setdefault(last, Group(last)).rows.append(row)
        out = list(groups.values())
        _name_from_overview(out, entries.overview)
        if not named & set(known):
            for made in out:
                objective = made.rows[0].cells[OBJECTIVE]
                made.title = line_number(objective.lines[0])[1] or objective.flat
        return out
    return _by_objective(rows) or _by_objective(rows, OUTCOME) or [Group(rows=list(rows))]


def _by_objective(rows: list[Row], name: str = OBJECTIVE) -> list[Group]:
    """Nothing else groups the actions, and the objectives on their left do: each stands once, most over several.
    Outcomes do where they are numbered."""
    objectives = [row.cells.get(name, EMPTY).flat for row in rows]
    if not all(objectives) or any(row.objective_beside if name == OBJECTIVE else row.outcome_beside for row in rows):
        return []
    if name == OUTCOME and not all(parse_title(text).number for text in objectives):
        return []
    runs = [text for place, text in enumerate(objectives) if not place or text != objectives[place - 1]]
    if len(runs) < 2 or len(runs) != len(set(runs)) or len(rows) < LEAST_GROUPED * len(runs):
        return []
    groups: list[Group] = []
    for row in rows:
        cell = row.cells.pop(name)
        if not groups or groups[-1].titles[0].text != cell.flat:
            title = parse_title(cell.flat, "column", row.where)
            groups.append(Group(title.number, title.title, title.aim, [title]))
        groups[-1].rows.append(row)
    return groups


def _objectives_agree(rows: list[Row], prefixes: list[str | None]) -> bool:
    """Are the objectives beside the actions numbered as the actions begin: "2. ..." beside 2.1 and 2.2?"""
    agree = 0
    for row, one in zip(rows, prefixes, strict=True):
        cell = row.cells.get(OBJECTIVE)
        if cell is None or not cell.lines:
            return False
        agree += line_number(cell.lines[0])[0] == one
    return agree >= 0.9 * len(rows)


def _name_from_overview(groups: list[Group], overview: list[Title]) -> None:
    """Titles and aims from the list of priorities in the text, where the tables have none."""
    for one in groups:
        match = next((title for title in overview if title.number and title.number == one.number), None)
        if match is None and one.title:
            match = next((title for title in overview if title.title and _like(title.title, one.title) >= ALIKE), None)
        if match is not None:
            one.title = one.title or match.title
            one.titles.append(match)


def number_groups(groups: list[Group]) -> None:
    """Give priorities without a number the one their actions begin with, or else count them."""
    if len(groups) == 1 and not groups[0].title and not groups[0].number:
        return
    taken = {one.number for one in groups if one.number}
    for place, one in enumerate(groups, start=1):
        if one.number:
            continue
        starts = Counter(filter(None, (prefix(row_number(row)) for row in one.rows)))
        best = starts.most_common(1)[0][0] if starts else None
        one.number_generated = True
        if best and best not in taken and starts[best] >= 0.8 * len(one.rows):
            one.number = best
        else:
            one.number = str(place) if str(place) not in taken else None
        if one.number:
            taken.add(one.number)

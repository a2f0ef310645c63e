"""Tables of plain text whose cells are told apart by a character: tabs, bars, or those of a CSV file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from sightline.kit.documents.aligned import is_list_mark
from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.limits import MAX_CELL
from sightline.kit.documents.text.cells import BREAK

Record = list[str]

_DELIMITERS = (",", ";", "\t", "|")
_RULE = re.compile(r"[|+\-=: ]*(--|==)[|+\-=: ]*$")
_CONTINUES = re.compile(r"\s*([a-z]|[-–•▪●*]\s|[(]?[a-z]\))")
_QUOTED = re.compile(r'(?:^|\t)"')
_MOST_JOINED = 60  # lines that one quoted cell may run over


def read_csv(text: str) -> list[Record]:
    """The records of a CSV file; the delimiter is the one of comma, semicolon, tab and bar that fits best.

    Raises Refused where a quotation mark is never closed."""
    match = re.match(r"sep=(.)\r?\n", text)
    if match:
        text, delimiters = text[match.end() :], (match[1],)
    else:
        delimiters = _DELIMITERS
    best: list[Record] = []
    best_fit = -1.0
    for delimiter in delimiters:
        if delimiter not in text:
            continue
        records = _records(text, delimiter)
        widths = Counter(len(one) for one in records if any(one))
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        fit = count / max(sum(widths.values()), 1) if width > 1 else 0.0
        if fit > best_fit:
            best, best_fit = records, fit
    return best or [[line] for line in text.splitlines()]


def _records(text: str, delimiter: str) -> list[Record]:
    csv.field_size_limit(MAX_CELL)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, skipinitialspace=delimiter == ","))
    except csv.Error as fault:
        raise Refused(
            f"A cell of the file is longer than {MAX_CELL:,} characters: perhaps a quotation mark is never closed."
        ) from fault


# -- tabs ----------------------------------------------------------------------------------------------------------


def join_quoted(lines: Sequence[str]) -> list[str]:
    """Lines, with the cells in quotation marks that run over several of them (as Excel copies them) made one line."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        taken = 1
        if '"' in line and line.count('"') % 2 and _QUOTED.search(line):
            joined = line
            for extra in lines[at + 1 : at + _MOST_JOINED]:
                taken += 1
                joined += BREAK + extra
                if joined.count('"') % 2 == 0:
                    break
            if joined.count('"') % 2 == 0 and "\t" in joined:
                line = joined
            else:
                taken = 1
        out.append(_unquoted(line) if "\t" in line and '"' in line else line)
        at += taken
    return out


def _unquoted(line: str) -> str:
    fields = []
    for one in line.split("\t"):
        bare = one.strip()
        quoted = len(bare) > 1 and bare.startswith('"') and bare.endswith('"')
        fields.append(bare[1:-1].replace('""', '"') if quoted else one)
    return "\t".join(fields)


def tab_records(lines: Sequence[str], at: int) -> tuple[list[Record], int]:
    """The records of the tab-separated table that begins at line `at`, and the line after it; ([], at) where none does.

    A cell that runs over several lines is put together where the tabs of these lines add up to a whole record."""
    if "\t" not in lines[at].strip("\t ") and not lines[at].rstrip(" ").endswith("\t"):
        return [], at
    end = _end_of_table(lines, at)
    block = [line for line in lines[at:end] if line.strip()]
    counts = [line.count("\t") for line in block]
    tabbed = [count for count in counts if count]
    if len(tabbed) < 2:
        return [], at
    width = max(Counter(tabbed).items(), key=lambda item: (item[1], item[0]))[0]
    if width == 1 and all(is_list_mark(line.partition("\t")[0].strip()) for line in block):
        return [], at
    records: list[Record] = []
    place = 0
    while place < len(block):
        taken = _whole_record(counts, place, width)
        line = BREAK.join(block[place : place + taken])
        if counts[place] == 0 and records and _CONTINUES.match(line):
            records[-1][-1] += BREAK + line
        else:
            records.append(line.split("\t"))
        place += taken
    fitting = sum(len(one) - 1 == width or len(one) == 1 for one in records)
    if fitting < len(records) * 0.6:
        return [], at  # tabs used to place text, not to part cells
    return records, end


def _whole_record(counts: list[int], at: int, width: int) -> int:
    """How many lines from `at` make one record: more than one only if their tabs add up to `width` exactly."""
    if not 0 < counts[at] < width:
        return 1
    total = 0
    for taken, count in enumerate(counts[at : at + _MOST_JOINED], start=1):
        total += count
        if total == width and taken > 1:
            return taken
        if total > width:
            break
    return 1


def _end_of_table(lines: Sequence[str], at: int) -> int:
    """The line after the table: at a blank line, unless every record is followed by one."""
    end = at
    spaced = at + 1 < len(lines) and not lines[at + 1].strip(" ")
    while end < len(lines):
        line = lines[end]
        if line.strip():
            if (
                "\t" not in line
                and not any("\t" in one for one in lines[end + 1 : end + 2])
                and not _goes_on(lines, end)
            ):
                break
            end += 1
        elif spaced and end + 1 < len(lines) and lines[end + 1].count("\t") == lines[at].count("\t") > 0:
            end += 1
        else:
            break
    return end


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line without tabs can belong to the record before it."""
    return bool(_CONTINUES.match(lines[at]))


# -- bars ----------------------------------------------------------------------------------------------------------


def bar_records(lines: Sequence[str], at: int) -> tuple[list[Record], int]:
    """The records of the table drawn with "|" (Markdown's, or with rules of "+--+") that begins at line `at`, and the
    line after it; ([], at) where none does."""
    end = at
    while end < len(lines) and _is_barred(lines[end]):
        end += 1
    block = lines[at:end]
    rules = [number for number, line in enumerate(block) if _RULE.match(line.strip())]
    rows = [line for number, line in enumerate(block) if number not in rules]
    if len(rows) < 2 or (not rules and not all(line.strip().startswith("|") for line in rows)):
        return [], at
    if any(block[number].strip().startswith("+") for number in rules):
        return _boxed(block, rules), end
    return [_split_bars(line) for line in rows], end


def _is_barred(line: str) -> bool:
    line = line.strip()
    return line.count("|") >= 2 or (len(line) > 4 and bool(_RULE.match(line)) and ("+" in line or "|" in line))


def _split_bars(line: str) -> Record:
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [field.replace("\\|", "|").strip() for field in re.split(r"(?<!\\)\|", line)]


def _boxed(block: Sequence[str], rules: list[int]) -> list[Record]:
    """Records between rules, each of one or more lines."""
    records: list[Record] = []
    rule_before = True
    for number, line in enumerate(block):
        if number in rules:
            rule_before = True
            continue
        fields = _split_bars(line)
        if rule_before or len(fields) != len(records[-1]):
            records.append(fields)
        else:
            records[-1] = [f"{a}{BREAK}{b}" if b else a for a, b in zip(records[-1], fields, strict=True)]
        rule_before = False
    return records

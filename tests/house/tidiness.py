"""Names, sizes and words: what a stranger sees first."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path

from tests.house.tree import kept_files, rooms_folder

BANNED_NAMES = ("utils", "helpers", "common", "misc", "core", "base", "services", "managers")
LONGEST = 450  # lines; "about 400" with room for the last thought
LONGEST_TEST = 600  # a table of cases is read row by row
WORDS = (".py", ".md", ".txt", ".in", ".toml", ".html", ".css", ".scss", ".js", ".json", ".yml", ".yaml", ".svg", "")
# Written so that this file does not find itself.
MACHINE = re.compile(r"/(?:roo[t]|wor[k]|Users/\w+|home/\w+)/")
REGISTRY = re.compile(r"--(?:extra-)?index-ur[l]|files\.pythonhoste[d]\.org|pypi\.org/simpl[e]|\"resolved\": *\"htt[p]")
UNFINISHED = re.compile(
    r"raise NotImplementedErro[r]|\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b|assert Tru[e]\b|# type: ignor[e]$"
)
LOCKS = ("uv.lock", "pylock.toml")


def faults(root: Path, *, long_files: Container[str] = ()) -> list[str]:
    """Every untidiness in the tree at `root`, as sentences; `long_files` holds the paths that may be long."""
    found = [*_room_docstrings(root)]
    for path in kept_files(root):
        place = path.relative_to(root).as_posix()
        found += _names(place)
        if path.suffix in WORDS and path.stat().st_size < 2_000_000:
            found += _words(place, path.read_text(encoding="utf-8", errors="replace"))
        if path.suffix == ".py" and "migrations" not in path.parts:
            lines = path.read_bytes().count(b"\n")
            longest = LONGEST_TEST if place.startswith("tests/") else LONGEST
            if lines > longest and place not in long_files:
                found.append(f"{place} has {lines} lines: past {longest} a file becomes a package, by noun or stage.")
    return found


def _room_docstrings(root: Path) -> Iterator[str]:
    for init in sorted(rooms_folder(root).glob("*/__init__.py")):
        text = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        said = [line.split(":")[0] for line in text.splitlines() if line.startswith(("In:", "Holds:", "Out:"))]
        if said != ["In", "Holds", "Out"]:
            yield f"{init.parent.name}/__init__.py must say in three lines what comes In:, it Holds:, goes Out:."


def _names(place: str) -> Iterator[str]:
    if place.split("/")[-1] in LOCKS:
        yield f"{place} records the address of a registry: keep requirements.txt only."
    if place.endswith(".py"):
        for part in place.removesuffix(".py").split("/"):
            if part in BANNED_NAMES:
                yield f"{place}: {part!r} says nothing of what is in it; give it the name of its noun."


def _words(place: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE.search(line):
            yield f"{place}:{number} names a folder of one machine: {line.strip()[:80]}"
        if REGISTRY.search(line):
            yield f"{place}:{number} names a package registry: {line.strip()[:80]}"
        if place.endswith(".py") and UNFINISHED.search(line):
            yield f"{place}:{number} looks unfinished or excused: {line.strip()[:80]}"

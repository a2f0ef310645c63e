"""How long reading a plan takes in process, beside the bare XML library and python-docx on the same document.

    python -m bench.reading FILE...

Prints the times of each file's reader, of the floor X and of python-docx (seconds, one list each), as JSON.
"""

from __future__ import annotations

import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from lxml import etree

from sightline.intake.reading.read import read_plan

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TURNS = 15


def floor(path: Path) -> list[str]:
    """The text of every table row of a Word file by the bare XML library: what any reader must at least do."""
    with zipfile.ZipFile(path) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    return ["".join(row.itertext(f"{WORD}t")) for row in tree.iter(f"{WORD}tr")]


def by_python_docx(path: Path) -> list[list[str]]:
    """The same with python-docx."""
    return [
        [paragraph.text for cell in row._tr.tc_lst for paragraph in docx.table._Cell(cell, table).paragraphs]
        for table in docx.Document(str(path)).tables
        for row in table.rows
    ]


def times(work: Callable[[], object]) -> list[float]:
    """How long `work` takes, in seconds, each time after the first."""
    work()
    taken = []
    for _ in range(TURNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def main(paths: list[Path]) -> None:
    """Measures each file; the floor and python-docx on those from Word."""
    found: dict[str, list[float]] = {}
    for path in paths:
        kind = path.suffix.removeprefix(".")
        found[kind] = times(lambda path=path: read_plan(path))
        if kind == "docx":
            found["floor"] = times(lambda path=path: floor(path))
            found["python-docx"] = times(lambda path=path: by_python_docx(path))
    print(json.dumps(found))


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])

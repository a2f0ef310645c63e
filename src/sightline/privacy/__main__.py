"""`python -m sightline.privacy FILE`: scan a file, one text a line, print what was found and store nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from sightline.privacy.rules.scanning import scan

REFUSED = 2  # exit code
LIMIT = 200  # megabytes
USAGE = "Usage: scan-text FILE (a UTF-8 file, one text a line)."


class Refused(Exception):
    """Why a file is not scanned, in a sentence."""


def main(arguments: list[str]) -> int:
    """Print one JSON object a line of the file and give 0; where it is refused, print why and give 2."""
    if len(arguments) != 1:
        print(USAGE, file=sys.stderr)
        return REFUSED
    try:
        text = read(Path(arguments[0]))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    for said in scanned(text):
        sys.stdout.buffer.write(f"{said}\n".encode())  # UTF-8 whatever the terminal's own encoding
    sys.stdout.buffer.flush()
    return 0


def read(path: Path) -> str:
    """The text of the file. Raises Refused where there is none, it is too large, or it is not UTF-8."""
    if not path.is_file():
        raise Refused(f"There is no file {path}." if not path.exists() else f"{path} is not a file.")
    try:
        if path.stat().st_size > LIMIT * 1_000_000:
            raise Refused(f"{path.name} is larger than {LIMIT} MB. Scan it in pieces.")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(f"{path.name} is not UTF-8 text: byte {wrong.start + 1} is not. Save it as UTF-8.") from None
    except OSError as wrong:
        raise Refused(f"{path.name} cannot be read: {wrong.strerror}.") from None


def scanned(text: str) -> Iterator[str]:
    """One JSON object for each line; a line ends where a line feed does, and nowhere else."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines, 1):
        found = [{"kind": one.kind.value, "text": one.text} for one in scan(line.removesuffix("\r"))]
        yield json.dumps({"line": number, "findings": found}, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

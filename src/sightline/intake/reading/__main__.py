"""`python -m sightline.intake.reading FILE`: print the plan in a file as JSON and store nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sightline.intake.reading.read import read_plan
from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.process import limited

REFUSED = 2  # exit code


def main(arguments: list[str]) -> int:
    """Print the plan and give 0; where the file is refused, print why on the error output and give 2."""
    if len(arguments) != 1:
        print("Usage: read-plan FILE (a Word, Excel, PDF or text file).", file=sys.stderr)
        return REFUSED
    try:
        with limited():
            plan = read_plan(Path(arguments[0]))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    text = json.dumps(plan, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(f"{text}\n".encode())  # UTF-8 whatever the terminal's own encoding
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

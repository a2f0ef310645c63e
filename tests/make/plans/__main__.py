"""python -m tests.make.plans OUTDIR [--only first|second|third] [--name NAME] [--pdf]: writes the made plans and their
answers."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from tests.make.plans import ALL


def write(name: str, module: ModuleType, out: Path, pdf: bool = False) -> Path:
    """One document's folder with plan files and expected.json; a document to refuse goes to refuse/ without an answer.
    With `pdf`, modules that ask for it (`PDF = True`) are printed to PDF too, where LibreOffice is installed."""
    if getattr(module, "REFUSE", False):
        folder = out / "refuse"
        folder.mkdir(parents=True, exist_ok=True)
        module.build(folder)
        return folder
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    module.build(folder)
    (folder / "expected.json").write_text(json.dumps(module.ANSWER, ensure_ascii=False, indent=1) + "\n")
    printer = shutil.which("soffice")
    if pdf and printer and getattr(module, "PDF", False):
        subprocess.run(
            [printer, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "plan.docx")],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def main(given: list[str] | None = None) -> int:
    """Returns 0; raises OSError where OUTDIR cannot be written."""
    parser = argparse.ArgumentParser(prog="python -m tests.make.plans", description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--only", choices=sorted(ALL), help="one set alone")
    parser.add_argument("--name", help="one document alone")
    parser.add_argument("--pdf", action="store_true", help="print some to PDF as well (needs LibreOffice)")
    asked = parser.parse_args(given)
    for kept_in, modules in ALL.items():
        for name, module in modules.items():
            if asked.only in (None, kept_in) and asked.name in (None, name):
                print(kept_in, write(name, module, asked.outdir, asked.pdf))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Reading an upload in a process of its own, so that a hostile file can exhaust nothing but itself.

The process is the very command that `./sightline read-plan` runs, with the same limits and the same sentences.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from sightline.plan.rules.format import SCHEMA

PATIENCE = 15  # seconds; the reader ends itself after 10, this is for one that cannot


class NotRead(Exception):
    """The document was refused; the message is one sentence that says what is wrong and what to do."""


def read_document(name: str, content: bytes) -> dict[str, Any]:
    """The plan in a document, in the format `sightline-plan/1`. `name` gives the file's kind, `content` its bytes.

    A plan that was exported as JSON is in the format already and is taken as it is; the plan room checks it.
    Raises NotRead with the reader's own sentence for what it refuses.
    """
    if Path(name).suffix.lower() == ".json":
        return _as_exported(content)
    with tempfile.TemporaryDirectory(prefix="sightline-") as folder:
        path = Path(folder) / f"document{Path(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            run = subprocess.run(  # noqa: S603 - our own module, no shell, a path that we made
                [sys.executable, "-m", "sightline.intake.reading", str(path)],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                cwd=folder,
                env={"PYTHONPATH": str(settings.BASE_DIR / "src"), "PATH": "", "LANG": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired as error:
            raise NotRead(
                "Reading this document took too long, so it was stopped. Save it again and try once more."
            ) from error
    if run.returncode == 0:
        return json.loads(run.stdout)
    sentence = run.stderr.decode("utf-8", "replace").strip().splitlines()
    if run.returncode == 2 and sentence:
        raise NotRead(sentence[-1])
    raise NotRead(
        "This document could not be read, and the reader did not say why. Save it again in Word and try once more."
    )


def _as_exported(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotRead("This file is not JSON. Export the plan again as JSON, and bring that file.") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise NotRead(f"This JSON is not a plan in the format {SCHEMA}. Export the plan again, and bring that file.")
    return document

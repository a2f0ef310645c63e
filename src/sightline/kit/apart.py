"""Reading a file in a process of its own, so that a hostile one can exhaust nothing but itself.

The process is a module run with `python -m`, which prints what it read as JSON and ends with 0; or one sentence on the
error output, and ends with 2. It limits its own memory and seconds (`kit.documents.process`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

PATIENCE = 15  # seconds; the reader ends itself after 10, this is for one that cannot
REFUSED = 2  # exit code


class NotRead(Exception):
    """The file was refused; the message is one sentence that says what is wrong and what to do."""


def read_apart(module: str, name: str, content: bytes) -> Any:
    """What `module` prints of a file as JSON. `name` gives the file's kind, `content` its bytes.

    Raises NotRead with the reader's own sentence for what it refuses."""
    suffix = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="sightline-") as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_bytes(content)
        try:
            run = subprocess.run(  # noqa: S603 - our own module, no shell, a path that we made
                [sys.executable, "-m", module, str(path)],
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
    if run.returncode == REFUSED and sentence:
        raise NotRead(sentence[-1])
    raise NotRead("This document could not be read, and the reader did not say why. Save it again and try once more.")

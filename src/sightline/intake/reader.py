"""Reading an upload in a process of its own: the very command that `./sightline read-plan` runs, with the same limits
and the same sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sightline.kit.apart import NotRead, read_apart
from sightline.plan.rules.format import SCHEMA

__all__ = ["NotRead", "read_document"]


def read_document(name: str, content: bytes) -> dict[str, Any]:
    """The plan in a document, in the format `sightline-plan/1`. `name` gives the file's kind, `content` its bytes.

    A plan that was exported as JSON is in the format already and is taken as it is; the plan room checks it.
    Raises NotRead with the reader's own sentence for what it refuses.
    """
    if Path(name).suffix.lower() == ".json":
        return _as_exported(content)
    return read_apart("sightline.intake.reading", name, content)


def _as_exported(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotRead("This file is not JSON. Export the plan again as JSON, and bring that file.") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise NotRead(f"This JSON is not a plan in the format {SCHEMA}. Export the plan again, and bring that file.")
    return document

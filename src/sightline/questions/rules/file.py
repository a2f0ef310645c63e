"""A questionnaire as a file: JSON in, and out. Nothing of what a file holds is trusted before `checked` has seen it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from sightline.questions.rules.document import checked
from sightline.questions.rules.errors import BadFile

MOST_BYTES = 1_000_000


def read_file(content: bytes) -> dict[str, Any]:
    """The document that a file holds, in normal form. Raises BadFile with one sentence: what is wrong, and where."""
    if len(content) > MOST_BYTES:
        raise BadFile(
            f"The file has {len(content) / 1_000_000:.1f} MB; a questionnaire has at most 1 MB. Is it the right file?"
        )
    if not content.strip():
        raise BadFile("The file is empty.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadFile(
            f"The file is not text in UTF-8: byte {wrong.start + 1:,} cannot be read. A questionnaire is a JSON file."
        ) from wrong
    try:
        document = json.loads(
            text, object_pairs_hook=_once, parse_float=Decimal, parse_int=_whole, parse_constant=_no_number
        )
    except json.JSONDecodeError as wrong:
        raise BadFile(
            f"The file is not whole JSON: line {wrong.lineno:,}, character {wrong.colno:,} cannot be read."
        ) from wrong
    except RecursionError as wrong:
        raise BadFile("The file is nested far deeper than a questionnaire ever is.") from wrong
    return checked(document)


def written(document: Mapping[str, Any]) -> bytes:
    """The document as a file that people can read and compare."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            shown = key[:60] if key.isprintable() else "…"
            raise BadFile(f"The file says “{shown}” twice in one object, so one of the two would be lost.")
        found[key] = value
    return found


def _whole(digits: str) -> int:
    if len(digits) > 30:
        raise BadFile(f"The file holds a number of {len(digits):,} digits.")
    return int(digits)


def _no_number(name: str) -> NoReturn:
    raise BadFile(f"The file holds “{name}”, which is no number.")

"""Made plans that no reader was fitted to, each with its right answer.

One module a document: `ANSWER` is the right answer in the plan format, `build(folder)` writes the files, and the
module's docstring says what it tries. `REFUSE` modules have no answer: their documents are no plans and must be
refused. Boards, bodies and people are invented.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def load(package: str) -> dict[str, ModuleType]:
    """The modules of one half by document name ("scr-action-plan"); empty where that half is not kept here."""
    try:
        half = importlib.import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        return {}
    return {
        one.name.replace("_", "-"): importlib.import_module(f"{package}.{one.name}")
        for one in pkgutil.iter_modules(half.__path__)
        if not one.name.startswith("_")
    }


HALVES = {"dev": f"{__name__}.dev", "holdout": f"{__name__}.holdout"}
ALL: dict[str, dict[str, ModuleType]] = {half: load(package) for half, package in HALVES.items()}

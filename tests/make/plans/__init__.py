"""Made plans that no reader was fitted to when they were made, each with its right answer.

One module a document: `ANSWER` is the right answer in the plan format, `build(folder)` writes the files, and the
module's docstring says what it tries. `REFUSE` modules have no answer: their documents are no plans and must be
refused. Boards, bodies and people are invented. Each set was made after the reader could read the one before, and
measured once before anything was mended for it.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

SETS = ("first", "second", "third")


def load(package: str) -> dict[str, ModuleType]:
    """The modules of one set by document name ("scr-action-plan")."""
    return {
        one.name.replace("_", "-"): importlib.import_module(f"{package}.{one.name}")
        for one in pkgutil.iter_modules(importlib.import_module(package).__path__)
        if not one.name.startswith("_")
    }


ALL: dict[str, dict[str, ModuleType]] = {one: load(f"{__name__}.{one}") for one in SETS}

"""The rule of the stairs: data flows one way, from the document a board adopted to the papers it reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path

from tests.house.tree import Module, imports, modules, nodes, rooms_folder, templates

FLOORS = {
    "kit": 0, "ui": 0, "trail": 1, "people": 2, "post": 3, "files": 3, "privacy": 3, "plan": 4, "questions": 4,
    "library": 5, "intake": 5, "training": 5, "indicators": 5, "learning": 5, "assurance": 6, "audits": 6,
    "progress": 7, "governance": 8, "desk": 9, "papers": 9, "public": 10, "api": 10,
}  # fmt: skip
# What rooms above may import of a room; kit and ui hold tools without tables and are open altogether.
OPEN_MODULES = ("models", "rules", "reads", "actions")
OPEN_ROOMS = ("kit", "ui")
# Inside a room a file imports only those to its left.
ORDER = ("rules", "models", "reads", "actions", "forms", "views", "urls")
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.db.backends.signals")
CLOCKS = ("now", "today", "utcnow")
WRITERS = ("create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete")
MAY_WRITE = ("actions", "models", "jobs", "management", "migrations")
_NAMED = re.compile(r"""{%-?\s*(include|extends)\s+["']([^"']+)["']""")


def faults(root: Path, *, allowed: Container[str] = ()) -> list[str]:
    """Every breach of the rule in the tree at `root`, as sentences. `allowed` holds the exceptions' names: a door
    ("people.access"), neighbours ("ui: kit") or a module and what it imports ("plan/rules.py: django.db")."""
    found: list[str] = []
    for room in sorted(path.name for path in rooms_folder(root).iterdir() if (path / "__init__.py").exists()):
        if room not in FLOORS:
            found.append(f"{room} has no floor: say in tests/house/stairs.py which one it is on.")
    for module in modules(root):
        if module.room in FLOORS:
            found += _between_rooms(module, allowed)
            found += _inside_room(module)
            found += _late_imports(module, allowed)
            found += _signals(module)
            if module.stem == "rules":
                found += _impurities(module, allowed)
    return [*found, *_template_faults(root, allowed)]


def _between_rooms(module: Module, allowed: Container[str]) -> Iterator[str]:
    for name, line in imports(module):
        parts = name.split(".")
        place = f"{module.path}:{line}"
        if parts[0] in {"config", "tests", "bench", "demo"}:
            yield f"{place} imports {name}: a room knows only rooms, never what is built from them."
        if parts[0] != "sightline" or len(parts) < 2 or parts[1] not in FLOORS or parts[1] == module.room:
            continue
        other = parts[1]
        yield from _downstairs(place, "imports", module.room, other, allowed)
        part = parts[2] if len(parts) > 2 else ""
        if other not in OPEN_ROOMS and part not in OPEN_MODULES and f"{other}.{part}" not in allowed:
            yield (
                f"{place} imports {name}: from another room use its models, rules, reads and actions"
                " (or name the door, with its reason, in tests/house/exceptions.py)."
            )


def _downstairs(place: str, verb: str, room: str, other: str, allowed: Container[str]) -> Iterator[str]:
    own, theirs = FLOORS[room], FLOORS[other]
    if theirs == own and f"{room}: {other}" not in allowed:
        yield f"{place} {verb} {other}: both are on floor {own}, and rooms on one floor do not know each other."
    elif theirs > own:
        yield f"{place} {verb} {other}: that is on floor {theirs}, above {room} on {own}; a room knows those below."


def _inside_room(module: Module) -> Iterator[str]:
    if module.stem not in ORDER or module.path.count("/") == 0:
        return
    for name, line in imports(module):
        parts = name.split(".")
        if parts[:2] != ["sightline", module.room] or len(parts) < 3 or parts[2] not in ORDER:
            continue
        if ORDER.index(parts[2]) > ORDER.index(module.stem):
            yield f"{module.path}:{line} imports {parts[2]}: inside a room the order is {' <- '.join(ORDER)}."


def _late_imports(module: Module, allowed: Container[str]) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for name, line in imports(module):
                if node.lineno <= line <= (node.end_lineno or line) and f"{module.path}: {name}" not in allowed:
                    yield f"{module.path}:{line} imports {name} in {node.name}(): imports stand at the top of a file."


def _signals(module: Module) -> Iterator[str]:
    for name, line in imports(module):
        if name.startswith(SIGNALS):
            yield f"{module.path}:{line} uses signals ({name}): say what happens next where it happens."


def _impurities(module: Module, allowed: Container[str]) -> Iterator[str]:
    for name, line in imports(module):
        impure = name.split(".")[0] == "django" or name.startswith(("sightline.kit.clock", "time."))
        if impure and f"{module.path}: {name}" not in allowed:
            yield f"{module.path}:{line} imports {name}: rules are pure, without Django and without a clock."
    for node in nodes(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield f"{module.path}:{node.lineno} asks what time it is: in rules `today` is an argument."


def _template_faults(root: Path, allowed: Container[str]) -> Iterator[str]:
    for room, path, text in templates(root):
        for number, line in enumerate(text.splitlines(), 1):
            for verb, name in _NAMED.findall(line):
                other = name.split("/")[0]
                if room in FLOORS and other in FLOORS and other != room:
                    yield from _downstairs(f"{path}:{number}", f"{verb}s a template of", room, other, allowed)


def stray_writes(root: Path, *, allowed: Container[str] = ()) -> list[str]:
    """Every write to a table outside actions (and what Django itself keeps beside them), as sentences."""
    found = []
    for module in modules(root):
        if module.stem in MAY_WRITE:
            continue
        for function in nodes(module):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
                    through = {part.attr for part in ast.walk(node.func) if isinstance(part, ast.Attribute)}
                    if "objects" in through and f"{module.path}: {function.name}" not in allowed:
                        found.append(
                            f"{module.path}:{node.lineno} writes to a table in {function.name}():"
                            " every write is in actions, with its record."
                        )
    return found

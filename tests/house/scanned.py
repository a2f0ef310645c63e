"""Free text is scanned for identifiers before it is stored: which fields a room's actions hand to the scan, and which
actions take words without handing any over."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from tests.house.tree import Module, modules

# Where people write in their own words, quarter by quarter. A plan is the board's document, read and adopted as a
# whole; what is said about it once it is adopted is scanned.
ROOMS = ("progress", "governance", "papers", "library", "plan", "training", "indicators", "assurance")
OF_PLAN = ("plan.Change", "plan/actions/changing.py")
SCANS = frozenset({"scan_texts", "check"})


def faults(
    root: Path, texts: Mapping[str, Iterable[str]], *, fields: Container[str], actions: Container[str]
) -> list[str]:
    """What is stored unscanned, as sentences. `texts` has each table's fields for free text ("progress.Update" to
    "done"); `fields` and `actions` hold the exceptions ("progress.Update.done", "progress.submit_update")."""
    found = []
    whole = {room: [one for one in modules(root) if one.room == room] for room in ROOMS}
    of_room = {
        room: [one for one in whole[room] if one.stem == "actions" and (room != "plan" or one.path in OF_PLAN)]
        for room in ROOMS
    }
    handed = {room: _handed(of_room[room], whole[room]) for room in ROOMS}
    for table, names in texts.items():
        room = table.split(".")[0]
        for name in () if room == "plan" and table not in OF_PLAN else names:
            if name not in handed[room] and f"{table}.{name}" not in fields:
                found.append(f"{table}.{name} is free text that no action of {room} hands to scan_texts: scan it.")
    for room, files in of_room.items():
        scanning = _scanning(files)
        for module in files:
            for function in _actions(module):
                name = f"{room}.{function.name}"
                if _takes_words(function) and function.name not in scanning and name not in actions:
                    found.append(
                        f"{module.path}:{function.lineno} {function.name}() takes words and scans none: scan them."
                    )
    return found


def _functions(module: Module) -> list[ast.FunctionDef]:
    return [node for node in module.tree.body if isinstance(node, ast.FunctionDef)]


def _actions(module: Module) -> list[ast.FunctionDef]:
    return [one for one in _functions(module) if any(_name(mark) == "action" for mark in one.decorator_list)]


def _takes_words(function: ast.FunctionDef) -> bool:
    """Whether an argument is text, or the fields of a form."""
    taken = [*function.args.kwonlyargs, *function.args.args, *([function.args.kwarg] if function.args.kwarg else [])]
    return any("str" in _words(one.annotation) or "Any" in _words(one.annotation) for one in taken if one.arg != "kept")


def _words(annotation: ast.expr | None) -> set[str]:
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)} if annotation else set()


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _scanning(files: list[Module]) -> set[str]:
    """The functions that scan, themselves or by another of the room."""
    calls = {
        function.name: {_name(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
        for module in files
        for function in _functions(module)
    }
    scanning = set(SCANS)
    while more := {name for name, called in calls.items() if called & scanning} - scanning:
        scanning |= more
    return scanning


def _handed(files: list[Module], whole: list[Module]) -> set[str]:
    """Every text in a call of a function that scans, and in what a name in it was set to anywhere in the room: among
    them the fields' names."""
    set_to: dict[str, list[ast.expr]] = {}
    for module in whole:
        for node in ast.walk(module.tree):
            for target in node.targets if isinstance(node, ast.Assign) else []:
                set_to.setdefault(_name(target), []).append(node.value)
    scanning = _scanning(files)
    found: set[str] = set()
    for module in files:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _name(node.func) in scanning:
                for part in ast.walk(node):
                    found |= _texts(part)
                    for value in set_to.get(part.id, []) if isinstance(part, ast.Name) else []:
                        found |= set().union(*(_texts(one) for one in ast.walk(value)))
    return found


def _texts(node: ast.AST) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()

"""The tree as the checks see it: rooms, their Python modules and templates, and every file that is kept."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Module:
    """One Python file of a room: `path` from the rooms' folder ("plan/reads/health.py"), parsed."""

    path: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.path.split("/")[0]

    @property
    def stem(self) -> str:
        """The room's part this file belongs to: "reads" for plan/reads.py and plan/reads/health.py alike."""
        return self.path.split("/")[1].removesuffix(".py")

    @property
    def package(self) -> list[str]:
        """The dotted package this file is in, as parts, for relative imports."""
        return ["sightline", *self.path.split("/")[:-1]]


def rooms_folder(root: Path) -> Path:
    """Where the rooms are."""
    return root / "src" / "sightline"


@cache
def modules(root: Path) -> list[Module]:
    """Every Python file of every room but for migrations, which Django writes."""
    found = []
    folder = rooms_folder(root)
    for path in sorted(folder.glob("*/**/*.py")):
        if "migrations" not in path.parts:
            found.append(Module(path.relative_to(folder).as_posix(), ast.parse(path.read_text(encoding="utf-8"))))
    return found


@cache
def nodes(module: Module) -> tuple[ast.AST, ...]:
    """Every node of a file, walked once for all rules."""
    return tuple(ast.walk(module.tree))


@cache
def imports(module: Module) -> tuple[tuple[str, int], ...]:
    """Every module that a file imports, as a dotted name, with its line. `from a import b` gives "a.b"."""
    return tuple(_imports(module))


def _imports(module: Module) -> Iterator[tuple[str, int]]:
    for node in nodes(module):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            parts = module.package[: len(module.package) - node.level + 1] if node.level else []
            start = ".".join([*parts, *([node.module] if node.module else [])])
            for name in node.names:
                yield f"{start}.{name.name}", node.lineno


def templates(root: Path) -> Iterator[tuple[str, str, str]]:
    """Every template as its room, its path from the rooms' folder, and its text."""
    folder = rooms_folder(root)
    for path in sorted(folder.glob("*/templates/**/*")):
        if path.is_file():
            below = path.relative_to(folder)
            yield below.parts[0], below.as_posix(), path.read_text(encoding="utf-8")


def kept_files(root: Path) -> list[Path]:
    """Every file that git keeps; where there is no git (a released archive), every file that is there."""
    if (root / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
        return [root / name for name in listed.split("\0") if name and (root / name).is_file()]
    return [path for path in sorted(root.rglob("*")) if path.is_file() and ".venv" not in path.parts]

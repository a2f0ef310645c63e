"""Migrations that say a table in one piece: `python -m tests.house.folding ROOM...` rewrites a room's.

Django's `makemigrations` often makes a table in one operation and adds its foreign keys, constraints and indexes in
many more. Each of them makes Django draw up every table it knows anew, and so does each table: the tables of one
migration are made in one operation (`sightline/kit/tables.py`). What comes out is the same, but for the place of a
column or two in a new table.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

from sightline.kit.tables import CreateModels


def folded(label: str, operations: Sequence[Operation]) -> list[Operation]:
    """The operations of a migration of the app `label` with everything said of a table where the table is made, and
    the tables together. Of tables that point at each other in a ring, one foreign key is added once all are there."""
    given = operations
    operations = [one for each in given for one in (each.tables if isinstance(each, CreateModels) else [each])]
    made = {one.name_lower: one for one in operations if isinstance(one, CreateModel)}
    fields = {name: list(one.fields) for name, one in made.items()}
    later: list[Operation] = []
    for one in operations:
        if isinstance(one, AddField) and one.model_name_lower in made:
            fields[one.model_name_lower].append((one.name, one.field))
    order: list[str] = []
    while len(order) < len(made):
        ready = [name for name in made if name not in order and not _missing(label, name, fields, order)]
        if ready:
            order += ready
            continue
        name, pair = next(
            (name, pair)
            for name in made
            for pair in fields[name]
            if name not in order and pair[1].null and _missing(label, name, fields | {name: [pair]}, order)
        )
        fields[name].remove(pair)
        later.append(AddField(name, *pair))
    apart = {one.model_name_lower for one in later}
    options = {name: {key: _copied(value) for key, value in one.options.items()} for name, one in made.items()}
    for name in apart:  # what is said of a field that is still to come is said after it
        later += [AddConstraint(name, one) for one in options[name].pop("constraints", ())]
        later += [AddIndex(name, one) for one in options[name].pop("indexes", ())]
    for one in operations:
        name = getattr(one, "model_name_lower", "")
        if isinstance(one, CreateModel) or (isinstance(one, AddField) and name in made):
            continue
        if isinstance(one, AddConstraint) and name in made and name not in apart:
            options[name].setdefault("constraints", []).append(one.constraint)
        elif isinstance(one, AddIndex) and name in made and name not in apart:
            options[name].setdefault("indexes", []).append(one.index)
        else:
            later.append(one)
    tables = [
        CreateModel(made[name].name, fields[name], options[name], made[name].bases, made[name].managers)
        for name in order
    ]
    found: list[Operation] = [CreateModels(tables) if len(tables) > 1 else tables[0], *later] if tables else later
    return folded(label, found) if len(found) < len(given) else found  # what is in order now may fold further


def unfolded() -> Iterator[tuple[str, Migration]]:
    """Every migration of ours that could be folded, with the app it is of."""
    for (label, _), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        ours = type(migration).__module__.startswith("sightline.")
        if ours and len(folded(label, migration.operations)) < len(migration.operations):
            yield label, migration


def _missing(label: str, name: str, fields: Mapping[str, Sequence[tuple[str, Any]]], order: Sequence[str]) -> set[str]:
    """The tables made here that a table points at, itself left out, and that are not in `order` yet."""
    found = set()
    for _, field in fields[name]:
        remote = field.remote_field
        for other in (getattr(remote, "model", None), getattr(remote, "through", None)):
            if other and str(other).lower().startswith(f"{label}."):
                found.add(str(other).split(".")[1].lower())
    return (found & fields.keys()) - {name} - set(order)


def _copied(value: object) -> object:
    return list(value) if isinstance(value, list) else value


def main(rooms: Sequence[str]) -> None:
    """Rewrites the rooms' migrations, folded."""
    os.environ.setdefault("SIGHTLINE_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for label, migration in list(unfolded()):
        if label in rooms:
            path = Path(apps.get_app_config(label).path) / "migrations" / f"{migration.name}.py"
            head = path.read_text(encoding="utf-8").partition("\n")[0]
            migration.operations = folded(label, migration.operations)
            written = MigrationWriter(migration, include_header=False).as_string()
            path.write_text(f"{head}\n\n{written}" if head.startswith("#") else written, encoding="utf-8")
            print(f"{label} {migration.name}: {len(migration.operations)} operations")


if __name__ == "__main__":
    main(sys.argv[1:])

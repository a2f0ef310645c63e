"""The rules of the house, tried on the house itself. How each rule is read, and tried, is in tests/house."""

import importlib.util
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FunctionType

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.urls import URLPattern, URLResolver, get_resolver

from sightline.people.permissions import Permission
from tests.house import exceptions, fields, folding, scanned, stairs, tidiness

ROOT = Path(__file__).resolve().parent.parent
ROOMS = sorted(path.parent.name for path in (ROOT / "src" / "sightline").glob("*/__init__.py"))


def say(sentences: list[str]) -> None:
    """Fails with the sentences, if there are any."""
    assert not sentences, "\n" + "\n".join(sentences)


# --- what is read from the text of the tree ---


def test_the_rule_of_the_stairs() -> None:
    allowed = exceptions.DOORS | exceptions.NEIGHBOURS | exceptions.LATE_IMPORTS | exceptions.IMPURE_RULES
    say(stairs.faults(ROOT, allowed=allowed))


def test_writes_are_in_actions() -> None:
    say(stairs.stray_writes(ROOT, allowed=exceptions.WRITES))


def test_names_sizes_and_words() -> None:
    say(tidiness.faults(ROOT, long_files=exceptions.LONG_FILES))


def test_a_migration_says_a_table_in_one_piece() -> None:
    say([f"{label} {one.name} is long: python -m tests.house.folding {label}" for label, one in folding.unfolded()])


class Asked:
    """A table of exceptions that notes which of them were needed."""

    def __init__(self, table: Iterable[str]) -> None:
        self.table = set(table)
        self.needed: set[str] = set()

    def __contains__(self, name: object) -> bool:
        if name in self.table:
            self.needed.add(str(name))
        return name in self.table


def test_no_exception_outlives_its_need() -> None:
    allowed = Asked(exceptions.DOORS | exceptions.NEIGHBOURS | exceptions.LATE_IMPORTS | exceptions.IMPURE_RULES)
    writes, long_files = Asked(exceptions.WRITES), Asked(exceptions.LONG_FILES)
    stairs.faults(ROOT, allowed=allowed)
    stairs.stray_writes(ROOT, allowed=writes)
    tidiness.faults(ROOT, long_files=long_files)
    unneeded = set.union(*(table.table - table.needed for table in (allowed, writes, long_files)))
    say([f"tests/house/exceptions.py allows {name!r}, which nothing needs." for name in sorted(unneeded)])


# --- what only Django knows ---


def routes(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[URLPattern]:
    """Every route of the house."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


def is_foreign(name: str) -> bool:
    return any(name.startswith(start) for start in exceptions.FOREIGN_ROUTES)


def test_every_route_names_its_permission() -> None:
    wrong = []
    for route in routes():
        access = getattr(route.callback, "access", None)
        name = route.name or str(route.pattern)
        if is_foreign(name):
            continue
        if access is None:
            wrong.append(f"{name}: the view does not say who may (@needs, @signed_in, @outside or @open_to_all).")
        elif isinstance(access, Permission):
            if not str(route.pattern).startswith("p/<slug:slug>/"):
                wrong.append(f"{name}: a view with a permission has an address that begins with p/<slug:slug>/.")
        elif access.startswith("outside: "):
            if not str(route.pattern).startswith("site/<slug:slug>/"):
                wrong.append(f"{name}: a page of the public site has an address that begins with site/<slug:slug>/.")
            if name not in exceptions.OUTSIDE_ROUTES:
                wrong.append(f"{name} is open to all: list it in tests/house/exceptions.py with its reason.")
        elif access.startswith("open: ") and name not in exceptions.OPEN_ROUTES:
            wrong.append(f"{name} is open to all: list it in tests/house/exceptions.py with its reason.")
        elif access.startswith("signed in: ") and name not in exceptions.SIGNED_IN_ROUTES:
            wrong.append(f"{name} is for anybody signed in: list it in tests/house/exceptions.py with its reason.")
    names = {route.name for route in routes()}
    listed = {**exceptions.OPEN_ROUTES, **exceptions.OUTSIDE_ROUTES, **exceptions.SIGNED_IN_ROUTES}
    wrong += [f"tests/house/exceptions.py lists {name}, which is no route." for name in listed if name not in names]
    say(wrong)


def test_route_and_view_share_one_name_and_no_name_is_used_twice() -> None:
    wrong, seen = [], set()
    for route in routes():
        name = route.name or ""
        if is_foreign(name) or name in exceptions.SECOND_NAMES:
            continue
        if not name:
            wrong.append(f"{route.pattern} has no name.")
        elif name in seen:
            wrong.append(f"Two routes are called {name}.")
        elif route.callback.__name__ != name:
            wrong.append(
                f"The route {name} leads to the view {route.callback.__name__}: route and view share one name."
            )
        seen.add(name)
    say(wrong)


def action_functions(room: str) -> Iterator[tuple[str, FunctionType]]:
    """Every action that a room offers, as "room.function"; none where the room has no actions.

    `check_` and `can_` say when something may be done and write nothing."""
    name = f"sightline.{room}.actions"
    if importlib.util.find_spec(name) is None:
        return
    for public, function in inspect.getmembers(importlib.import_module(name), inspect.isfunction):
        ours = f"{function.__module__}.".startswith(f"{name}.") and not public.startswith(("_", "check_", "can_"))
        if ours and f"{room}.{public}" not in exceptions.MACHINERY:
            yield f"{room}.{public}", function


def test_every_action_leaves_a_trail_entry() -> None:
    wrong, silent = [], set()
    for room in ROOMS:
        for name, function in action_functions(room):
            if not getattr(function, "is_action", False):
                wrong.append(f"{name} in {room}'s actions is no @action: it would leave no trail entry.")
            elif hasattr(function, "silent_because"):
                silent.add(name)
                if name not in exceptions.SILENT_ACTIONS:
                    wrong.append(f"{name} is silent: list it in tests/house/exceptions.py with its reason.")
    wrong += [
        f"tests/house/exceptions.py lists {name}, which is no silent action."
        for name in exceptions.SILENT_ACTIONS
        if name not in silent
    ]
    say(wrong)


def test_every_action_says_by_whom_and_takes_its_arguments_by_name() -> None:
    wrong = []
    for room in ROOMS:
        for name, function in action_functions(room):
            taken = inspect.signature(function).parameters
            if any(one.kind not in (one.KEYWORD_ONLY, one.VAR_KEYWORD) for one in taken.values()):
                wrong.append(f"{name} takes an argument by its place: actions take them by name.")
            if "by" not in taken and name not in exceptions.SILENT_ACTIONS:
                wrong.append(f"{name} does not take `by`: who did it?")
    say(wrong)


def models() -> Iterator[tuple[str, type]]:
    """Every table of every room, as "room.Model"; tables that join two others are the fields of those."""
    for config in apps.get_app_configs():
        if config.name.startswith("sightline."):
            for model in config.get_models():
                yield f"{config.label}.{model.__name__}", model


def test_every_field_is_classed_as_personal_or_not() -> None:
    tables = {
        name: [field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete]
        for name, model in models()
    }
    say(fields.faults(fields.classed(ROOT / fields.WHERE), tables))


def free_texts() -> dict[str, list[str]]:
    """The fields in which people write their own words, of the tables of rooms whose words are scanned."""
    found: dict[str, list[str]] = {}
    for name, model in models():
        if name.split(".")[0] in scanned.ROOMS:
            own = [field for field in model._meta.get_fields() if isinstance(field, CharField | TextField)]
            found[name] = [field.name for field in own if not field.choices and (field.max_length or 1000) >= 100]
    return found


def test_free_text_is_scanned_before_it_is_stored() -> None:
    allowed_fields, allowed_actions = Asked(exceptions.UNSCANNED_FIELDS), Asked(exceptions.UNSCANNED_ACTIONS)
    say(scanned.faults(ROOT, free_texts(), fields=allowed_fields, actions=allowed_actions))
    unneeded = (allowed_fields.table - allowed_fields.needed) | (allowed_actions.table - allowed_actions.needed)
    say([f"tests/house/exceptions.py lets {name} be unscanned, which nothing needs." for name in sorted(unneeded)])


def test_foreign_keys_go_downstairs() -> None:
    wrong = []
    for name, model in models():
        room = name.split(".")[0]
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            other = field.related_model._meta.app_config.name.removeprefix("sightline.")
            if other in stairs.FLOORS and other != room and stairs.FLOORS[other] >= stairs.FLOORS[room]:
                wrong.append(
                    f"{name}.{field.name} points to {other}, which is not below {room}: the later room owns the link."
                )
    say(wrong)


@pytest.mark.parametrize("room", ROOMS)
def test_a_rooms_templates_are_in_its_own_folder(room: str) -> None:
    folder = ROOT / "src" / "sightline" / room / "templates"
    found = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    say(
        [
            f"{room}/templates/{path} stands in another room's name."
            for path in found
            if path.parts[0] in set(stairs.FLOORS) - {room}
        ]
    )

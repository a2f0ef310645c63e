"""Rows that many tests begin from, written once: they stand in a transaction that stays open from test to test, and
each test begins and ends in a savepoint upon them.

    @pytest.fixture
    @standing
    def plan(cast: Cast) -> Plan: ...

Such a fixture asks for `db`, for standing fixtures and for those of the session alone, sets its own clock, and gives
what can be pickled: each test gets a copy of its own. A test that commits begins from nothing, and so does one that
asks for none of them."""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction

Made = Callable[..., Any]
_given: dict[Made, Any] = {}  # what the running test found standing, by the function that wrote it


def standing(function: Made) -> Made:
    """Marks a fixture's function whose rows may stand. Asked for in the midst of a test, it writes them there."""

    @wraps(function)
    def fixture(**asked: Any) -> Any:
        return _given[function] if function in _given else function(**asked)

    fixture.standing = function  # type: ignore[attr-defined]
    return fixture


@dataclass(frozen=True)
class _Layer:
    """What one fixture wrote, the transaction it wrote it in, and all that stands by then, as each test gets it."""

    name: str
    function: Made
    written_in: transaction.Atomic
    copy: bytes


_layers: list[_Layer] = []


def stand(request: pytest.FixtureRequest) -> None:
    """Sees to it that what a test asks for stands, and nothing else, before its own transaction begins."""
    wanted = list(_asked_for(request).items())
    there = [(layer.name, layer.function) for layer in _layers]
    same = 0 if connection.closed_in_transaction else _in_common(wanted, there)
    fall(same)
    made: dict[str, Any] = _copy()
    for name, function in wanted[same:]:
        _layers.append(_written(name, function, made, request))
    made = _copy()
    _given.clear()
    _given.update({layer.function: made[layer.name] for layer in _layers})
    for kept in ("pages", "outside"):  # by the record's head, which is the same in every test that stands here
        caches[kept].clear()


def fall(to: int = 0) -> None:
    """Takes back what stands above a height."""
    while len(_layers) > to:
        transaction.set_rollback(True)
        _layers.pop().written_in.__exit__(None, None, None)


def _in_common(one: Sequence[object], other: Sequence[object]) -> int:
    """How many they have alike at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (mine, yours) in enumerate(pairs) if mine != yours), min(len(one), len(other)))


def _copy() -> dict[str, Any]:
    return pickle.loads(_layers[-1].copy) if _layers else {}  # noqa: S301  our own, of this process


def _written(name: str, function: Made, made: dict[str, Any], request: pytest.FixtureRequest) -> _Layer:
    atomic = transaction.atomic()
    atomic._from_testcase = True  # as Django's own test case says, so that an action's transaction may be the outermost
    atomic.__enter__()
    try:
        asked = {below: made.get(below) for below in signature(function).parameters}
        for below in asked.keys() - made.keys() - {"db"}:
            asked[below] = request.getfixturevalue(below)
        made[name] = function(**asked)
        return _Layer(name, function, atomic, pickle.dumps(made))
    except BaseException:
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
        raise


def _asked_for(request: pytest.FixtureRequest) -> dict[str, Made]:
    """The standing fixtures that a test asks for, each after those it rests on; none where it commits."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and (marker.args or marker.kwargs)
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        return {}
    known = request.node._fixtureinfo.name2fixturedefs
    wanted: dict[str, Made] = {}

    def want(name: str) -> None:
        function = getattr(known[name][-1].func, "standing", None) if name in known else None
        if function is not None and name not in wanted:
            for below in signature(function).parameters:
                want(below)
            wanted[name] = function

    for name in request.fixturenames:
        want(name)
    return wanted

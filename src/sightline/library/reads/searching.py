"""Searching what is in force, behind one function, whichever database keeps the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sightline.library.models import Indexed
from sightline.library.rules.searching import Sought, sought
from sightline.people.models import Partnership

A_PAGE = 20
# Around each word found, as the database gives them; no text holds these letters (see `actions.indexing`).
_BEGINS, _ENDS = "\x02", "\x03"
_MARK = re.compile(f"{_BEGINS}(.*?){_ENDS}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of a document that was found. `snippet` is words from it, in runs: (text, whether it was looked for)."""

    piece: Indexed
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many pieces, and one page of them, the best first."""

    sought: Sought
    total: int
    page: int
    hits: tuple[Hit, ...]

    @property
    def pages(self) -> int:
        """How many pages of results there are."""
        return max(1, -(-self.total // A_PAGE))

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1


def search(partnership: Partnership, words: str, *, public: bool, page: int = 1) -> Found:
    """The pieces of documents in force that hold every one of the words; `public` those that anybody may read.

    Nothing that is typed is an error. Where no piece holds them, pieces with words that begin so are looked for: that
    costs more, for a beginning may be of a thousand words. Four queries, where nothing is found two."""
    asked = sought(words)
    if not asked.words:
        return Found(asked, 0, 1, ())
    scope = scope_of(partnership.pk, public=public)
    look = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    total, wanted, snippets = look(asked, scope, max(1, min(page, 1000)), begun=False)
    if not total:
        total, wanted, snippets = look(asked, scope, max(1, min(page, 1000)), begun=True)
    pieces = Indexed.objects.select_related("resource__owner", "edition", "page", "file", "appendix")
    pieces = pieces.defer("words", "page__text", "file__text", "appendix__text").in_bulk(wanted)
    hits = tuple(Hit(pieces[pk], _runs(snippets.get(pk, ""))) for pk in wanted if pk in pieces)
    return Found(asked, total, max(1, min(page, 1000)), hits)


def scope_of(partnership_id: int, *, public: bool) -> str:
    """The word in a row's scope by which it is found: `m` for members, `o` for everybody, and the partnership."""
    return f"{'o' if public else 'm'}{partnership_id}"


def _sqlite(asked: Sought, scope: str, page: int, *, begun: bool) -> tuple[int, list[int], dict[int, str]]:
    match = asked.for_sqlite(scope, begun=begun)
    total = _rows("SELECT count(*) FROM library_search WHERE library_search MATCH %s", [match])[0][0]
    wanted = [
        pk
        for (pk,) in _rows(
            "SELECT rowid FROM library_search WHERE library_search MATCH %s AND rank MATCH 'bm25(8.0, 1.0, 0.0)'"
            " ORDER BY rank, rowid LIMIT %s OFFSET %s",
            [match, A_PAGE, (page - 1) * A_PAGE],
        )
    ]
    if not wanted:
        return total, [], {}
    places = ", ".join(["%s"] * len(wanted))
    snippets = _rows(
        "SELECT rowid, snippet(library_search, 1, %s, %s, '…', 30) FROM library_search"  # noqa: S608 - marks alone
        f" WHERE library_search MATCH %s AND rowid IN ({places})",
        [_BEGINS, _ENDS, match, *wanted],
    )
    return total, wanted, dict(snippets)


def _postgresql(asked: Sought, scope: str, page: int, *, begun: bool) -> tuple[int, list[int], dict[int, str]]:
    holds = "FROM library_indexed WHERE vector @@ (to_tsquery('english', %s) && to_tsquery('simple', %s))"
    query = asked.for_postgresql(begun=begun)
    taken = [query, f"{scope}:D"]
    total = _rows("SELECT count(*) " + holds, taken)[0][0]
    wanted = [
        pk
        for (pk,) in _rows(
            "SELECT id " + holds + " ORDER BY ts_rank(vector, to_tsquery('english', %s)) DESC, id LIMIT %s OFFSET %s",
            [*taken, query, A_PAGE, (page - 1) * A_PAGE],
        )
    ]
    if not wanted:
        return total, [], {}
    style = f"StartSel={_BEGINS}, StopSel={_ENDS}, MaxWords=32, MinWords=16, FragmentDelimiter=…"
    snippets = _rows(
        "SELECT id, ts_headline('english', words, to_tsquery('english', %s), %s) FROM library_indexed"
        " WHERE id = ANY(%s)",
        [query, style, wanted],
    )
    return total, wanted, dict(snippets)


def _rows(sql: str, taken: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, taken)
        return cursor.fetchall()


def _runs(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet with the database's marks as runs of text; words that were looked for say so."""
    runs = [(text, place % 2 == 1) for place, text in enumerate(_MARK.split(" ".join(snippet.split(" "))))]
    return tuple((text, marked) for text, marked in runs if text)

"""A hundred and forty-nine other partnerships with ten years each, made of the demonstration's one by copying its rows
in bulk, on SQLite: plans, rounds, evidence with its tallies and figures, meetings, training, the record.

A table is of a year (a plan, a round, an entry in the record) or of a partnership whatever the year (a body, a course,
an indicator). Each copy has keys of its own and the days of its own year, and points at the rows of its own partnership
and year. What these pages never read is left out: single answers and bookings, letters sent, pages of documents.
"""

# ruff: noqa: S608 (every name in the statements is one of our own tables and columns)

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models.fields.related import ForeignKey

from sightline.indicators.models import Figure
from sightline.people.models import Partnership, Person, Seat
from sightline.trail.models import Entry, Head

YEARS = 10
_OF_A_YEAR: dict[str, set[str] | None] = {  # None: every table of the room
    "plan": None,
    "assurance": None,
    "governance": None,
    "progress": None,
    "trail": {"Entry", "EntryText"},
    "indicators": {"Figure", "DataReturn", "Commentary", "Question"},
    "questions": {"Exercise", "Population", "Tally", "Banded"},
    "training": {"Session", "SessionExercise", "Reached", "Note"},
}
_OF_A_PARTNERSHIP: dict[str, set[str] | None] = {
    "people": {"Partnership", "Body", "Alias", "Person", "Seat", "Set", "SetMember"},
    "indicators": {"Definition", "Series", "Quantity", "Population", "Neighbour"},
    "questions": {"Instrument", "Version", "Section", "Question", "Asked", "Standard"},
    "training": {"Course", "Promise", "Need", "Need_courses", "Terms"},
    "library": {"Resource", "Edition", "Adoption", "Dissemination", "Recipient", "Receipt"},
    "files": {"Stored"},
    "trail": {"Head"},
}
# How a row of an earlier year reads otherwise than this year's: its plan and its rounds are closed.
_EARLIER = {
    ("Plan", "state"): "'closed'",
    ("Plan", "closed_on"): "date(year_end, copy.back)",
    ("Plan", "closed_why"): "'Its year is over.'",
    ("Cycle", "state"): "'closed'",
    ("Cycle", "opened_on"): "date(asks_on, copy.back)",
    ("Cycle", "closed_on"): "date(closes_on, copy.back)",
    (
        "Cycle",
        "closed_by_id",
    ): "coalesce(closed_by_id, (SELECT max(closed_by_id) FROM own_rows)) + copy.partnership * {}",
}


def build(slug: str, others: int, years: int = YEARS) -> dict[str, int]:
    """Gives the partnership its earlier years, and `others` like it besides; how many rows each table then has.

    Raises RuntimeError where the database is not SQLite."""
    if connection.vendor != "sqlite":
        raise RuntimeError("The others are copied in SQLite's own words.")
    tables = [
        _Table(model, of_a_year, years)
        for rooms, of_a_year in ((_OF_A_PARTNERSHIP, False), (_OF_A_YEAR, True))
        for model in apps.get_models(include_auto_created=True)
        if _among(rooms, model)
    ]
    by_model = {one.model: one for one in tables}
    with connection.cursor() as cursor:
        if not connection.in_atomic_block:
            # A crash would lose nothing but the bench; waiting for the disk would measure the disk.
            for word in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -400000"):
                cursor.execute(f"PRAGMA {word}")
        with transaction.atomic():
            _copies(cursor, others, years)
            home = Partnership.objects.get(slug=slug).pk
            for one in sorted(tables, key=lambda one: one.belongs_by_itself, reverse=True):
                one.mark(cursor, by_model, home)
            for one in tables:
                one.copy(cursor, by_model)
            for name in ("of_year", "of_partnership", *(one.ids for one in tables)):
                cursor.execute(f"DROP TABLE temp.{name}")
    return {one.name: one.model._base_manager.count() for one in tables}


def _among(rooms: Mapping[str, set[str] | None], model: type[models.Model]) -> bool:
    names = rooms.get(model._meta.app_label, set())
    return model.__name__ in names if names is not None else model.__name__ != "RoundSettings"


def _copies(cursor: Any, others: int, years: int) -> None:
    """Which copies are made, in SQLite's tables `of_year` and `of_partnership`: the partnership's number, the year's,
    and how far back its days lie."""
    cursor.execute("CREATE TEMP TABLE of_year (n INTEGER, partnership INTEGER, year INTEGER, back TEXT)")
    cursor.execute("CREATE TEMP TABLE of_partnership (n INTEGER, partnership INTEGER, year INTEGER, back TEXT)")
    pairs = [(who, year) for who in range(others + 1) for year in range(years)]
    cursor.executemany(
        "INSERT INTO of_year VALUES (%s, %s, %s, %s)",
        [(who * years + year, who, year, f"-{year} years") for who, year in pairs if (who, year) != (0, 0)],
    )
    cursor.executemany(
        "INSERT INTO of_partnership VALUES (%s, %s, 0, '-0 years')", [(who, who) for who in range(1, others + 1)]
    )


class _Table:
    """A table that is copied: which of its rows, and what becomes of each column."""

    def __init__(self, model: type[models.Model], of_a_year: bool, years: int) -> None:
        self.model, self.of_a_year, self.years = model, of_a_year, years
        self.name = model._meta.db_table
        self.ids = f"near_{self.name}"
        self.key = model._meta.pk.column
        self.step = 0  # between a row and its copy

    @property
    def belongs_by_itself(self) -> bool:
        """Whether a row says which partnership it belongs to, and not only what."""
        return self.model in (Partnership, Person) or "partnership_id" in self._columns()

    def _columns(self) -> list[str]:
        return [field.column for field in self.model._meta.fields]

    def mark(self, cursor: Any, by_model: Mapping[type, _Table], home: int) -> None:
        """Notes which rows are the partnership's own, by itself or by what they belong to."""
        if self.model is Partnership:
            where = f"id = {home}"
        elif self.model is Person:
            seats = Seat._meta.db_table
            where = f"id IN (SELECT person_id FROM {seats} WHERE partnership_id = {home})"
        elif self.belongs_by_itself:
            where = f"partnership_id = {home}"
        else:
            owner = next(field for field in self._pointing() if field.related_model in by_model)
            where = f'"{owner.column}" IN (SELECT id FROM {by_model[owner.related_model].ids})'
        cursor.execute(f'CREATE TEMP TABLE {self.ids} AS SELECT "{self.key}" AS id FROM "{self.name}" WHERE {where}')
        cursor.execute(f"CREATE INDEX {self.ids}_id ON {self.ids} (id)")
        cursor.execute(f'SELECT coalesce(max("{self.key}"), 0) + 1 FROM "{self.name}"')
        self.step = cursor.fetchone()[0]

    def copy(self, cursor: Any, by_model: Mapping[type, _Table]) -> None:
        """Writes every copy of its rows, one partnership and year after the other."""
        flags, values = [], []
        for field in self.model._meta.fields:
            target = self._target(field, by_model)
            if target is not None:
                flags.append(f'"{field.column}" IN (SELECT id FROM {target.ids}) AS "own_{field.column}"')
            values.append(self._earlier(field, self._value(field, target), target))
        columns = ", ".join(f'"{column}"' for column in self._columns())
        own = ", ".join(["*", *flags])
        cursor.execute(
            f'CREATE TEMP TABLE own_rows AS SELECT {own} FROM "{self.name}"'
            f' WHERE "{self.key}" IN (SELECT id FROM {self.ids})'
        )
        skipping = "OR IGNORE" if self.model is Figure else ""  # figures of three years are there, and overlap
        copies = "of_year" if self.of_a_year else "of_partnership"
        cursor.execute(
            f'INSERT {skipping} INTO "{self.name}" ({columns}) SELECT {", ".join(values)}'
            f' FROM {copies} AS copy CROSS JOIN own_rows ORDER BY copy.n, own_rows."{self.key}"'
        )
        cursor.execute("DROP TABLE own_rows")

    def _pointing(self) -> list[ForeignKey]:
        return [field for field in self.model._meta.fields if isinstance(field, ForeignKey)]

    def _target(self, field: models.Field, by_model: Mapping[type, _Table]) -> _Table | None:
        if self.model in (Entry, Head) and field.column == "partnership_id":  # the record has no foreign keys
            return by_model[Partnership]
        return by_model.get(field.related_model) if isinstance(field, ForeignKey) else None

    def _value(self, field: models.Field, target: _Table | None) -> str:
        column = f'own_rows."{field.column}"'
        if target is not None:
            number = self._number(target)
            return f'{column} + "own_{field.column}" * {number} * {target.step}'
        if field.primary_key:
            return f"{column} + copy.n * {self.step}"
        if isinstance(field, models.UUIDField):
            return f"printf('%08x', copy.n) || substr({column}, 9)"
        if self.model is Entry and field.column == "thing_id":
            return f"CAST(CAST({column} AS INTEGER) + copy.n * 10000000 AS TEXT)"
        if field.name in self._clashing():
            if isinstance(field, models.IntegerField):
                # What lies before in the record has a lower place, so that its end stays the end.
                return f"{column} {'-' if self.model is Entry else '+'} copy.year * 1000000"
            return f"CASE WHEN {column} = '' THEN '' ELSE {column} || '-' || copy.n END"
        if self.of_a_year and isinstance(field, models.DateTimeField):
            return f"datetime({column}, copy.back)"
        if self.of_a_year and isinstance(field, models.DateField):
            return f"date({column}, copy.back)"
        return column

    def _number(self, target: _Table) -> str:
        if target.of_a_year == self.of_a_year:
            return "copy.n"
        return f"copy.partnership * {self.years}" if target.of_a_year else "copy.partnership"

    def _earlier(self, field: models.Field, value: str, target: _Table | None) -> str:
        other = _EARLIER.get((self.model.__name__, field.column))
        if other is None:
            return value
        return f"CASE WHEN copy.year THEN {other.format(target.step if target else '')} ELSE {value} END"

    def _clashing(self) -> set[str]:
        """The columns that have to differ from copy to copy, because nothing else of their constraint does."""
        found = {field.name for field in self.model._meta.fields if field.unique and not field.primary_key}
        for one in self.model._meta.constraints:
            if isinstance(one, models.UniqueConstraint) and one.fields:
                fields = [self.model._meta.get_field(name) for name in one.fields]
                if not any(self._differs(field) for field in fields):
                    found.add(one.fields[-1])
        return {name for name in found if not self._differs(self.model._meta.get_field(name))}

    def _differs(self, field: models.Field) -> bool:
        """Whether a column differs from copy to copy by itself."""
        if isinstance(field, ForeignKey):
            return not self.of_a_year or _among(_OF_A_YEAR, field.related_model)
        return isinstance(field, models.UUIDField) or (self.of_a_year and isinstance(field, models.DateField))

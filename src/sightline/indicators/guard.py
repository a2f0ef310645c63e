"""The triggers that make figures and releases append-only, for SQLite and PostgreSQL: another number is the next
revision, and what was published is known."""

_WHY = {
    "indicators_figure": "a figure never changes: another is its next revision",
    "indicators_release": "a release never changes: what was published is known",
}
_SQLITE_UP = [
    f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
       BEGIN SELECT RAISE(ABORT, '{why}'); END"""
    for table, why in _WHY.items()
    for verb in ("UPDATE", "DELETE")
]
_SQLITE_DOWN = [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for table in _WHY for verb in ("update", "delete")]
_POSTGRESQL_UP = [
    """CREATE FUNCTION indicators_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$""",
    *(
        f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION indicators_refuse('{why}')"""
        for table, why in _WHY.items()
    ),
    *(
        f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION indicators_refuse('{why}')"""
        for table, why in _WHY.items()
    ),
]
_POSTGRESQL_DOWN = [
    *(f"DROP TRIGGER IF EXISTS {table}_{what} ON {table}" for table in _WHY for what in ("append_only", "no_truncate")),
    "DROP FUNCTION IF EXISTS indicators_refuse()",
]


def put_up(connection) -> None:
    """Makes the database refuse changes of figures and releases. `connection` is a Django database connection."""
    _run(connection, {"sqlite": _SQLITE_UP, "postgresql": _POSTGRESQL_UP}[connection.vendor])


def take_down(connection) -> None:
    """Lets the two tables be emptied: for undoing the migration, and for tests that flush the database."""
    _run(connection, {"sqlite": _SQLITE_DOWN, "postgresql": _POSTGRESQL_DOWN}[connection.vendor])


def _run(connection, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

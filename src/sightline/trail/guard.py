"""The triggers that make the trail append-only, for SQLite and PostgreSQL."""

_SQLITE_UP = [
    """CREATE TRIGGER trail_entry_no_update BEFORE UPDATE ON trail_entry
       BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    """CREATE TRIGGER trail_entry_no_delete BEFORE DELETE ON trail_entry
       BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    """CREATE TRIGGER trail_text_only_blanked BEFORE UPDATE ON trail_entrytext
       WHEN OLD.blanked_on IS NOT NULL OR NEW.blanked_on IS NULL OR NEW.entry_id <> OLD.entry_id
       BEGIN SELECT RAISE(ABORT, 'a trail text can only be blanked, once'); END""",
    """CREATE TRIGGER trail_text_no_delete BEFORE DELETE ON trail_entrytext
       BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
]
_SQLITE_DOWN = [
    f"DROP TRIGGER IF EXISTS {name}"
    for name in (
        "trail_entry_no_update",
        "trail_entry_no_delete",
        "trail_text_only_blanked",
        "trail_text_no_delete",
    )
]
_POSTGRESQL_UP = [
    """CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$""",
    """CREATE FUNCTION trail_only_blanked() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF OLD.blanked_on IS NOT NULL OR NEW.blanked_on IS NULL OR NEW.entry_id <> OLD.entry_id THEN
           RAISE EXCEPTION 'a trail text can only be blanked, once';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE TRIGGER trail_entry_append_only BEFORE UPDATE OR DELETE ON trail_entry
       FOR EACH ROW EXECUTE FUNCTION trail_refuse()""",
    """CREATE TRIGGER trail_entry_no_truncate BEFORE TRUNCATE ON trail_entry
       FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()""",
    """CREATE TRIGGER trail_text_only_blanked BEFORE UPDATE ON trail_entrytext
       FOR EACH ROW EXECUTE FUNCTION trail_only_blanked()""",
    """CREATE TRIGGER trail_text_no_delete BEFORE DELETE ON trail_entrytext
       FOR EACH ROW EXECUTE FUNCTION trail_refuse()""",
    """CREATE TRIGGER trail_text_no_truncate BEFORE TRUNCATE ON trail_entrytext
       FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()""",
]
_POSTGRESQL_DOWN = [
    "DROP TRIGGER IF EXISTS trail_entry_append_only ON trail_entry",
    "DROP TRIGGER IF EXISTS trail_entry_no_truncate ON trail_entry",
    "DROP TRIGGER IF EXISTS trail_text_only_blanked ON trail_entrytext",
    "DROP TRIGGER IF EXISTS trail_text_no_delete ON trail_entrytext",
    "DROP TRIGGER IF EXISTS trail_text_no_truncate ON trail_entrytext",
    "DROP FUNCTION IF EXISTS trail_refuse()",
    "DROP FUNCTION IF EXISTS trail_only_blanked()",
]


def put_up(connection) -> None:
    """Makes the database refuse changes to the trail. `connection` is a Django database connection."""
    _run(connection, {"sqlite": _SQLITE_UP, "postgresql": _POSTGRESQL_UP}[connection.vendor])


def take_down(connection) -> None:
    """Lets the trail's tables be emptied: for undoing the migration, and for tests that flush the database."""
    _run(connection, {"sqlite": _SQLITE_DOWN, "postgresql": _POSTGRESQL_DOWN}[connection.vendor])


def _run(connection, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

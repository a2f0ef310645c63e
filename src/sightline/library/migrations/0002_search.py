"""The database's own index over `Indexed`: SQLite's FTS5, PostgreSQL's full text. Both follow the rows of the table
within the same transaction, by triggers or a generated column, so that no action can forget it.

A later migration that rebuilds the table on SQLite drops its triggers: it undoes this one first and does it again after.
Both stem English words; a word of another language or alphabet is found as it is written.
"""

from django.db import migrations

_SQLITE_UP = [
    """CREATE VIRTUAL TABLE library_search USING fts5(
         title, words, scope, content='library_indexed', content_rowid='id',
         tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER library_indexed_in AFTER INSERT ON library_indexed BEGIN
         INSERT INTO library_search(rowid, title, words, scope) VALUES (new.id, new.title, new.words, new.scope);
       END""",
    """CREATE TRIGGER library_indexed_out AFTER DELETE ON library_indexed BEGIN
         INSERT INTO library_search(library_search, rowid, title, words, scope)
         VALUES ('delete', old.id, old.title, old.words, old.scope);
       END""",
    """CREATE TRIGGER library_indexed_anew AFTER UPDATE ON library_indexed BEGIN
         INSERT INTO library_search(library_search, rowid, title, words, scope)
         VALUES ('delete', old.id, old.title, old.words, old.scope);
         INSERT INTO library_search(rowid, title, words, scope) VALUES (new.id, new.title, new.words, new.scope);
       END""",
    "INSERT INTO library_search(library_search) VALUES ('rebuild')",
]
_SQLITE_DOWN = [
    "DROP TRIGGER IF EXISTS library_indexed_in",
    "DROP TRIGGER IF EXISTS library_indexed_out",
    "DROP TRIGGER IF EXISTS library_indexed_anew",
    "DROP TABLE IF EXISTS library_search",
]
_POSTGRESQL_UP = [
    """ALTER TABLE library_indexed ADD COLUMN vector tsvector GENERATED ALWAYS AS (
         setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', words), 'B')
         || setweight(to_tsvector('simple', scope), 'D')) STORED""",
    "CREATE INDEX library_indexed_vector ON library_indexed USING gin (vector)",
]
_POSTGRESQL_DOWN = ["ALTER TABLE library_indexed DROP COLUMN IF EXISTS vector"]


_UP = {"sqlite": _SQLITE_UP, "postgresql": _POSTGRESQL_UP}
_DOWN = {"sqlite": _SQLITE_DOWN, "postgresql": _POSTGRESQL_DOWN}


def _up(apps, schema_editor) -> None:
    for statement in _UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def _down(apps, schema_editor) -> None:
    for statement in _DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [migrations.RunPython(_up, _down)]

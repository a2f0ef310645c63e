"""The database emptied after a test that commits.

Django empties every table and then writes its content types and permissions anew: on PostgreSQL that takes half a
second, and few of the 130 tables hold anything."""

from django.core.cache import cache
from django.db import connection, transaction

from sightline.indicators import guard as figures_guard
from sightline.trail import guard as trail_guard

GUARDS = (trail_guard, figures_guard)
STAY = {"django_migrations", "django_content_type", "auth_permission"}  # what migrating wrote, and no test changes


def empty() -> None:
    """Takes out every row but what migrating wrote. What is append-only refuses that, so its triggers step aside."""
    for guard in GUARDS:
        guard.take_down(connection)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # nor is every row asked who points at it: all go
                cursor.execute("SET LOCAL session_replication_role = replica")
            for table in _filled():
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608  a table of ours
        cache.clear()
    finally:
        for guard in GUARDS:
            guard.put_up(connection)


def _filled() -> list[str]:
    """The tables that hold rows."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - STAY
    quoted = connection.ops.quote_name
    asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quoted(table)})" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return [table for (table,) in cursor.fetchall()]

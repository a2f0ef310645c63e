"""The database itself refuses to change the record, whoever holds the connection.

An entry: never. Its text: once, to blank it. The guard is written for both databases; `trail/guard.py` holds the statements.
"""

from django.db import migrations

from sightline.trail import guard


def put_up(apps, schema_editor):
    guard.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guard.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]

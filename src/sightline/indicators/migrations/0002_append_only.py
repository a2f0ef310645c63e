"""The database itself refuses to change a figure or a release, whoever holds the connection.

The guard is written for both databases; `indicators/guard.py` holds the statements.
"""

from django.db import migrations

from sightline.indicators import guard


def put_up(apps, schema_editor):
    guard.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guard.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]

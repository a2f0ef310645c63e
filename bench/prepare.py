"""Makes a database for the benchmark and prints what is in it, as JSON.

    python -m bench.prepare FUNCTION [ARGUMENT...]

FUNCTION is a dotted name; it is called with the arguments, each as JSON, when Django stands, on the settings and the
database of the environment.
"""

import json
import sys

import django
from django.core.management import call_command
from django.db import connection
from django.utils.module_loading import import_string


def main(function: str, *arguments: str) -> None:
    """Brings the database forward, calls the function and prints what it gives."""
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    print(json.dumps(import_string(function)(*map(json.loads, arguments))))
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`./sightline work`: scheduled work and mail, beside the server. As many at once as you like."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils.module_loading import autodiscover_modules

from sightline.post.schedule import run_due
from sightline.post.sending import send_due
from sightline.trail.actions import coming_via

logger = logging.getLogger(__name__)
PAUSE = 5  # seconds between two looks at what is due


class Command(BaseCommand):
    """Does what is due, again and again, until it is told to stop; what it is doing then is finished first."""

    help = "Does scheduled work and sends mail, until stopped."
    requires_system_checks = (Tags.models,)  # it answers no address, and to look at all of them takes half a second

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        autodiscover_modules("jobs")
        stop = threading.Event()
        if not once:
            for told in (signal.SIGTERM, signal.SIGINT):
                signal.signal(told, lambda *_: stop.set())
            self.stdout.write("At work: mail and scheduled work. Ctrl-C stops it.")
        while True:
            try:
                with coming_via("work"):
                    run_due()
                    send_due(stop.is_set)
            except OperationalError:
                if once:
                    raise
                logger.exception("The database could not be used; trying again in %s seconds.", PAUSE)
            close_old_connections()
            if once or stop.wait(PAUSE):
                return

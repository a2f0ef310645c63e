"""A certificate as tagged PDF, by typst: one page, compiled against PDF/UA-1, which typst checks as a machine can.

It has a renderer of its own, since papers are above this room: a template of thirty lines and no table."""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path

import typst
from django.utils import timezone

from sightline.training.models import Booking, Terms

# The first of these that the machine has; the last comes with typst.
FONTS = ("Arial", "Liberation Sans", "Helvetica", "Libertinus Serif")


def certificate_of(booking: Booking, terms: Terms) -> bytes:
    """The certificate of somebody who attended."""
    session, partnership = booking.session, booking.partnership
    day = session.day
    told = {
        "title": f"Certificate of attendance: {session.course.title}",
        "partnership": partnership.name,
        "name": booking.name,
        "course": session.course.title,
        "when": f"on {day.day} {day:%B %Y}" + (f", {session.place}" if session.place else ""),
        "length": session.course.length,
        "aims": session.course.aims,
        "signed": terms.signed_by,
        "foot": f"Attendance as recorded on {session.attendance_closed_on:%-d %B %Y}.",
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "fonts": [name for name in FONTS if name in set(_fonts().families())],
    }
    moment = int(timezone.localtime(session.starts_at).astimezone(dt.UTC).timestamp())
    return _compiler().compile(
        format="pdf", sys_inputs={"certificate": json.dumps(told)}, pdf_standards="ua-1", timestamp=moment
    )


@functools.lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The machine's fonts and typst's own, found once in a process: it takes longer than a page."""
    return typst.Fonts()


@functools.lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(Path(__file__).with_name("certificate.typ")), font_paths=_fonts())

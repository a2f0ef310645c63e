"""A document brought in: the demonstration's own plan, through the very reader."""

import functools
from pathlib import Path

import pytest

from sightline.intake import actions
from sightline.intake.reader import read_document

DOCUMENT = Path(__file__).resolve().parents[2] / "demo" / "isle-of-marram-plan-2017-18.docx"


@functools.cache
def as_read() -> dict:
    """The plan format of the document, read once a process."""
    return read_document(DOCUMENT.name, DOCUMENT.read_bytes())


@pytest.fixture
def stored(settings, tmp_path):
    """Files go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def bring_in(stored, cast):
    """`bring_in()` gives the reading of the document, by the business manager."""

    def bring(content: bytes = DOCUMENT.read_bytes(), document: dict | None = None, name: str = DOCUMENT.name):
        return actions.bring_in(
            by=cast.business_manager,
            partnership=cast.partnership,
            name=name,
            content=content,
            document=document or as_read(),
        )

    return bring

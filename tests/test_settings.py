"""Settings that are wrong stop the start with a sentence; a first start makes what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOOD = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "sightline.example.gov.uk",
    "SITE_URL": "https://sightline.example.gov.uk",
    "EMAIL_URL": "consolemail://",
}


def start(data: Path, **changed: str | None) -> subprocess.CompletedProcess[str]:
    """Loads the settings in a process of their own, as production does, with GOOD but for what is changed."""
    given = {**GOOD, "SIGHTLINE_DATA": str(data), **changed}
    return subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; print(settings.MODE, settings.DEBUG)"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **{name: value for name, value in given.items() if value is not None},
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_is_what_nobody_says_otherwise_and_its_folder_is_made(tmp_path):
    done = start(tmp_path / "not" / "yet")
    assert done.stdout.split() == ["production", "False"], done.stderr
    assert (tmp_path / "not" / "yet").is_dir()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "too short"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set"),
        ({"SITE_URL": "http://sightline.example.gov.uk"}, "must begin with https://"),
        ({"EMAIL_URL": None}, "EMAIL_URL is not set"),
        ({"SIGHTLINE_MODE": "develop"}, "must be production, demo or test"),
        ({"SIGHTLINE_MODE": "demo"}, "localhost only"),
        ({"SIGHTLINE_DATA": "/proc/nowhere"}, "folder cannot be made"),
    ],
)
def test_what_is_missing_or_wrong_stops_the_start_with_a_sentence(tmp_path, changed, says):
    done = start(tmp_path, **changed)
    assert done.returncode != 0
    assert says in done.stderr


def test_a_server_that_is_allowed_few_files_asks_for_enough_connections() -> None:
    """Two thousand people may open one survey at once; a worker that ran out of files would end."""
    few = (
        "import resource as r; hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (64, hard));"
        "import config.server as server; print(r.getrlimit(r.RLIMIT_NOFILE)[0] >= 2 * server.worker_connections > 64)"
    )
    done = subprocess.run(
        [sys.executable, "-c", few], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["True"], done.stderr

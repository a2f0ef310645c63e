"""What the documents say of settings, commands and each other is true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config import start
from sightline.files.rules import SIZE_LIMIT
from tests.house.tree import kept_files

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path for path in kept_files(ROOT) if path.suffix == ".md")
HOW_TO_RUN = ROOT / "docs" / "how-to" / "run-for-real.md"


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    gone = []
    for where in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not where.startswith(("http://", "https://", "mailto:")) and not (page.parent / where).exists():
            gone.append(where)
    assert not gone, f"{named(page)} links to what is not there: {', '.join(gone)}"


def test_every_setting_is_listed_and_every_listed_setting_is_read() -> None:
    read = set()
    for path in (ROOT / "config" / "settings.py", ROOT / "config" / "server.py", ROOT / "sightline"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'(?:env\.\w+|_required|environ\.get)\(\s*"([A-Z][A-Z_]+)"', text))
        read |= set(re.findall(r"\$\{([A-Z][A-Z_]+):-", text))
    internal = {"PYTEST_VERSION", "PATH", "SIGHTLINE_ANNOUNCE", "SIGHTLINE_OPEN", "SIGHTLINE_SET_UP"}
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", HOW_TO_RUN.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert listed == read - internal


def test_the_settings_shown_are_read_by_a_shell(tmp_path: Path) -> None:
    lines = re.findall(r"^    ([A-Z_]+=.*)$", HOW_TO_RUN.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (tmp_path / "sightline.env").write_text("\n".join(lines))
    command = 'set -eau; . ./sightline.env; printf "%s" "$MAIL_FROM"'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "Sightline <sightline@example.gov.uk>"


def test_the_proxy_shown_lets_the_largest_document_through() -> None:
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", HOW_TO_RUN.read_text(encoding="utf-8"))
    assert int(megabytes) * 1024 * 1024 > SIZE_LIMIT


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_word_of_the_launcher_is_one(page: Path) -> None:
    known = set(re.findall(r"\./sightline (?:--demo )?([a-z-]+)", start.HELP)) | {"help", "startcode", "add-manager"}
    django = {"migrate", "shell", "makemigrations"}
    used = set(re.findall(r"\./sightline (?:--demo )?([a-z]+(?:-[a-z]+)*)", page.read_text(encoding="utf-8")))
    assert used <= known | django


@pytest.mark.parametrize("word", ["verify_trail", "import_plan", "export_plan", "startcode", "add_manager", "work"])
def test_every_command_is_there(word: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", word, "--help"],
        cwd=ROOT,
        env={**os.environ, "SIGHTLINE_MODE": "test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_choice_is_in_the_list_of_choices() -> None:
    folder = ROOT / "docs" / "adr"
    pages = {path.name for path in folder.glob("0*.md")}
    listed = set(re.findall(r"\((0[^)]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == pages

"""The launcher, from a copy of the tree: another folder, an environment not ready, a demonstration started twice."""

import json
import re
import signal
import socket
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.launched import LOCKS, Copy, FirstStart, copy_demonstration, read_until, stop

Words = tuple[str, ...]


@pytest.fixture
def copy(tmp_path: Path, first_start: FirstStart) -> Iterator[Copy]:
    made = Copy(tmp_path, of=first_start.tree)
    made.is_ready()
    yield made
    made.stop_all()


@pytest.fixture
def built(copy: Copy, first_start: FirstStart) -> Copy:
    """A copy in which the demonstration has been built."""
    copy_demonstration(first_start.demonstration, copy.folder / "data" / "demo")
    return copy


@pytest.fixture
def pip_that_fails(copy: Copy, tmp_path: Path) -> Iterator[Path]:
    """An environment whose installer writes down how it was called and fails until a file says that it may succeed."""
    calls = tmp_path / "calls"
    (copy.venv / "bin").unlink()
    (copy.venv / "bin").mkdir()
    python = copy.venv / "bin" / "python"
    python.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *"pip install"*) echo "$*" >> {calls}; sleep 0.5; test -e {tmp_path}/may-succeed; exit;; esac\n'
        f'exec {sys.executable} "$@"\n'
    )
    python.chmod(0o755)
    return calls


@pytest.mark.parametrize("words", [(), ("help",), ("--help",)])
def test_help_from_any_folder(copy: Copy, words: Words) -> None:
    code, out, err = copy.run(*words)
    assert (code, err) == (0, "")
    for word in (
        "demo",
        "test",
        "serve",
        "work",
        "read-plan",
        "scan-text",
        "import-plan",
        "export-plan",
        "verify-trail",
        "bench",
    ):
        assert f"./sightline {word}" in out


def test_production_says_which_setting_is_missing(copy: Copy) -> None:
    code, _, err = copy.run("serve")
    assert (code, err) == (2, "SECRET_KEY is not set. Set it to 50 or more random characters and keep it secret.\n")
    assert copy.run("verify-trail")[0] == 2


def test_an_old_python_says_so(copy: Copy, tmp_path: Path) -> None:
    (copy.venv / LOCKS[0]).unlink()
    old = tmp_path / "old"
    old.mkdir()
    code, _, err = copy.run("help", PATH=str(old))
    assert (code, "python3 here is not to be found" in err) == (1, True)
    (old / "python3").write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2\n')
    (old / "python3").chmod(0o755)
    code, _, err = copy.run("help", PATH=str(old))
    assert code == 1
    assert err.startswith("Sightline needs Python 3.11 or newer; python3 here is Python 3.9.2.")


def test_set_up_that_fails_is_said_and_done_again(copy: Copy, pip_that_fails: Path, tmp_path: Path) -> None:
    (copy.venv / LOCKS[0]).unlink()
    code, _, err = copy.run("help")
    assert code == 1
    assert "Not all of requirements.txt could be installed" in err
    assert not (copy.venv / LOCKS[0]).exists()
    (tmp_path / "may-succeed").touch()
    code, out, err = copy.run("help")
    assert (code, out.splitlines()[0][:16]) == (0, "./sightline demo")
    assert (copy.venv / LOCKS[0]).read_bytes() == (copy.folder / LOCKS[0]).read_bytes()
    assert copy.run("help")[2] == ""  # ready now: nothing is said, nothing installed
    calls = pip_that_fails.read_text().splitlines()
    assert len(calls) == 2
    assert all("--require-hashes" in call for call in calls)


def test_two_starts_at_once_set_up_once(copy: Copy, pip_that_fails: Path, tmp_path: Path) -> None:
    (copy.venv / LOCKS[0]).unlink()
    (tmp_path / "may-succeed").touch()
    both = [copy.start("help") for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert len(pip_that_fails.read_text().splitlines()) == 1
    assert sum("waiting for it" in err for _, err in said) == 1


def test_a_changed_lock_file_is_installed(copy: Copy, pip_that_fails: Path, tmp_path: Path) -> None:
    (tmp_path / "may-succeed").touch()
    with (copy.folder / LOCKS[0]).open("a") as lock:
        lock.write("# changed\n")
    assert "Installing what requirements.txt lists" in copy.run("help")[2]
    assert copy.run("help")[2] == ""


def test_a_plan_is_read_without_django(copy: Copy, tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    code, out, err = copy.run("read-plan", str(empty))
    assert (code, out) == (2, "")
    assert "\n" not in err.strip()
    assert not (copy.folder / "data").exists()


def test_a_file_is_scanned_without_django(copy: Copy, tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_bytes("NHS number 999 123 4500\r\n\nzoë@example.org\n".encode())
    code, out, err = copy.run("scan-text", str(file))
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"line": 1, "findings": [{"kind": "nhs_number", "text": "999 123 4500"}]},
        {"line": 2, "findings": []},
        {"line": 3, "findings": [{"kind": "email", "text": "zoë@example.org"}]},
    ]
    file.write_bytes(b"caf\xe9\n")
    assert copy.run("scan-text", str(file)) == (
        2,
        "",
        "texts.txt is not UTF-8 text: byte 4 is not. Save it as UTF-8.\n",
    )
    assert copy.run("scan-text", str(tmp_path)) == (2, "", f"{tmp_path} is not a file.\n")
    assert copy.run("scan-text") == (2, "", "Usage: scan-text FILE (a UTF-8 file, one text a line).\n")
    assert not (copy.folder / "data").exists()


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def test_the_demonstration_is_built_at_its_first_start_and_nothing_beside_it_is_touched(
    first_start: FirstStart,
) -> None:
    assert "Building the demonstration" in first_start.said
    assert not (first_start.demonstration / "half-built").exists()
    assert first_start.beside.read_text() == "kept"


def test_the_demonstration_opens_keeps_its_data_and_is_not_taken_from_under_a_server(built: Copy) -> None:
    database = built.folder / "data" / "demo" / "sightline.sqlite3"
    kept = database.stat().st_ino
    first = built.start("demo")
    said = read_until(first, "Ctrl-C")
    assert "Building" not in said
    address = re.search(r"http://localhost:\d+/", said)
    assert address is not None, said
    with urllib.request.urlopen(address[0]) as answer:
        assert answer.status == 200
        assert "Sightline" in answer.read().decode()
    code, _, err = built.run("demo", "--fresh")
    assert code == 1
    assert "A demonstration is running" in err
    second = built.start("demo")  # beside the first, on another port
    assert address[0] not in read_until(second, "Ctrl-C")
    stop(second)
    stop(first)

    code, _, err = built.run("verify-trail")  # no site described: the demonstration's
    assert code == 0, err
    assert "acts on the demonstration" in err
    asked = "from django.conf import settings; print(settings.SITE_URL)"
    shown = built.run("--demo", "shell", "--no-imports", "-c", asked)[1].strip()
    assert f"{shown}/" != address[0]  # links in mail lead to the server that was started last
    assert re.fullmatch(r"http://localhost:\d+", shown)
    assert database.stat().st_ino == kept


def test_a_demonstration_that_is_to_start_over_is_built_anew(built: Copy) -> None:
    left = built.folder / "data" / "demo" / "left"
    left.touch()
    fresh = built.start("demo", "--fresh")
    assert "Building" in read_until(fresh, "Building")
    assert not left.exists()  # what was there is gone, and the rest is the first start's, which need not be done again
    fresh.kill()


def test_a_taken_port_is_said(built: Copy) -> None:
    port = str(free_port())
    first = built.start("demo", "--port", port)
    read_until(first, "Ctrl-C")
    code, _, err = built.run("demo", "--port", port)
    stop(first)
    assert (code, err) == (1, f"Port {port} is taken. Give another with --port, or none and a free one is found.\n")


def test_the_production_server_asks_for_the_database_to_be_brought_forward(copy: Copy, tmp_path: Path) -> None:
    port = free_port()
    site = {
        "SECRET_KEY": "long enough to be a secret, and random enough for a test",
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": f"http://localhost:{port}",
        "ALLOW_HTTP": "true",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
        "PYTHONUNBUFFERED": "",  # as under systemd, where what is not written is lost when this becomes the server
    }
    for migrated in (False, True):  # Django's own migrate leaves out the table that limits on sign-in need
        if migrated:
            assert copy.run("migrate", **site)[0] == 0
        code, _, err = copy.run("serve", **site)
        assert code == 1
        assert "serve --migrate" in err
    server = copy.start("serve", "--migrate", **site)
    assert f"Open {site['SITE_URL']}/start/ and enter this start code: " in read_until(server, "Sightline answers on")
    with urllib.request.urlopen(f"{site['SITE_URL']}/sign-in/") as answer:
        page = answer.read().decode()
    assert answer.status == 200
    sheet = re.search(r'href="(/static/ui/look\.[0-9a-f]+\.css)"', page)
    assert sheet is not None, page
    with urllib.request.urlopen(f"{site['SITE_URL']}{sheet[1]}") as answer:
        assert "immutable" in answer.headers["Cache-Control"]
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=60)
    assert server.returncode == 0

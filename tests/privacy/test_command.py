"""`scan-text`, in process: what it prints and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.privacy import __main__ as command

SAID = {"line": 1, "findings": [{"kind": "telephone", "text": "07700 900123"}, {"kind": "name", "text": "Jake"}]}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = command.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\ufeffRing 07700 900123 for Jake’s mother\n\u2028x\x0cy\nlast", encoding="utf-8")
    code, out, err = run(capsys, str(file))
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        SAID,
        {"line": 2, "findings": []},
        {"line": 3, "findings": []},
    ]


def test_an_empty_file_has_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").touch()
    assert run(capsys, str(tmp_path / "a.txt")) == (0, "", "")


def test_what_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    gone, file = tmp_path / "gone.txt", tmp_path / "a.txt"
    file.write_bytes(b"x\n\xff")
    assert run(capsys, str(gone)) == (2, "", f"There is no file {gone}.\n")
    assert run(capsys, str(tmp_path)) == (2, "", f"{tmp_path} is not a file.\n")
    assert run(capsys, str(file)) == (2, "", "a.txt is not UTF-8 text: byte 3 is not. Save it as UTF-8.\n")
    assert run(capsys) == (2, "", f"{command.USAGE}\n")
    monkeypatch.setattr(command, "LIMIT", 0)
    assert run(capsys, str(file)) == (2, "", "a.txt is larger than 0 MB. Scan it in pieces.\n")

"""The command: JSON on the output and nothing else, or one sentence on the error output and exit code 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.make.plans.first import prose_we_will


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sightline.intake.reading", *arguments], capture_output=True, text=True, check=False
    )


def test_a_plan_is_printed(tmp_path: Path) -> None:
    prose_we_will.build(tmp_path)
    done = run(str(tmp_path / "plan.txt"))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["schema"] == "sightline-plan/1"
    assert "“you said, we did”" in done.stdout


def test_what_is_no_plan_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Members met on Monday.\nThe budget was noted.\n")
    done = run(str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip().startswith("No plan was found in this document")
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run(str(tmp_path / "missing.docx"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_without_a_file_it_says_how_it_is_used() -> None:
    done = run()
    assert done.returncode == 2
    assert "Usage" in done.stderr

"""Makes the Python environment, on first use and whenever a lock file has changed; then starts the launcher again.

    python config/environment.py FOLDER LOCK[,LOCK] WORD...

Run by the launcher with the system's own Python, so it uses the standard library alone. A set-up that was interrupted
leaves no copy of the lock file behind and is done again; two at once wait for each other.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetUpFailed(Exception):
    """Says in a sentence why there is no environment."""


def say(sentence: str) -> None:
    """To the error stream, so that the output of `read-plan` stays what it reads."""
    print(sentence, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], sentence: str) -> None:
    """Runs a command with its output on the error stream. Raises SetUpFailed with the sentence where it fails."""
    if subprocess.run([str(word) for word in command], stdout=sys.stderr, check=False).returncode:
        raise SetUpFailed(sentence)


def works(python: Path, needs: str) -> bool:
    """Whether an environment's interpreter starts (its base may be gone) and can import what set-up needs of it."""
    test = f"import sys, {needs}; sys.exit(sys.version_info < (3, 11))"
    try:
        done = subprocess.run([python, "-c", test], stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return done.returncode == 0


def is_installed(venv: Path, lock: str) -> bool:
    """Whether the environment's copy of the lock file is the one in the tree."""
    copy = venv / lock
    return copy.is_file() and copy.read_bytes() == (ROOT / lock).read_bytes()


def set_up(venv: Path, locks: Sequence[str]) -> None:
    """Makes `venv` hold what the lock files ask for, each file by its hash. Raises SetUpFailed."""
    python = venv / "bin" / "python"
    uv = shutil.which("uv")
    if not works(python, needs="venv" if uv else "pip"):
        say(f"Making the Python environment in {venv}. This is done once and takes a minute or two.")
        if uv:
            run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, venv], f"uv could not make {venv}.")
        else:
            run(
                [sys.executable, "-m", "venv", "--clear", venv],
                f"Python could not make an environment in {venv}. Debian and Ubuntu keep what it needs in the package"
                " python3-venv; uv would do as well.",
            )
    for lock in locks:
        if is_installed(venv, lock):
            continue
        say(f"Installing what {lock} lists, each file checked against its hash.")
        if uv:
            install = [uv, "pip", "install", "--quiet", "--python", python]
        else:
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run(
            [*install, "--require-hashes", "-r", ROOT / lock],
            f"Not all of {lock} could be installed; the lines above say why. Once mended, give the same command again.",
        )
        unfinished = venv / f"{lock}.unfinished"
        shutil.copyfile(ROOT / lock, unfinished)
        os.replace(unfinished, venv / lock)


def main(venv: Path, locks: Sequence[str], words: Sequence[str]) -> None:
    """Sets up under a lock and becomes the launcher again. Exits with 1 and a sentence where it cannot."""
    try:
        venv.parent.mkdir(parents=True, exist_ok=True)
        with open(venv.parent / f"{venv.name}.lock", "w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another start of Sightline is setting up the environment; waiting for it.")
                fcntl.flock(held, fcntl.LOCK_EX)
            set_up(venv, locks)
    except SetUpFailed as why:
        sys.exit(str(why))
    except OSError as why:
        sys.exit(f"The environment in {venv} could not be made: {why}.")
    launcher = str(ROOT / "sightline")
    os.environ["SIGHTLINE_SET_UP"] = "done"
    os.execv(launcher, [launcher, *words])


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2].split(","), sys.argv[3:])

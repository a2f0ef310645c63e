"""A database with every table, made once and copied by whoever tests: migrating takes seconds, copying none."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def migrate(database: str) -> None:
    """Brings a database, given as DATABASE_URL, to this version. Raises CalledProcessError where that fails."""
    environment = {**os.environ, "SIGHTLINE_MODE": "test", "DATABASE_URL": database}
    for command in ("migrate", "createcachetable"):
        subprocess.run([sys.executable, "manage.py", command, "-v0"], cwd=ROOT, env=environment, check=True)


def copy_to(place: Path) -> None:
    """Puts an empty SQLite database at this version at `place`.

    What is copied is kept in the system's folder for temporary files, under a digest of all that it is made from."""
    folder = Path(tempfile.gettempdir()) / f"sightline-migrated-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{_digest()}.sqlite3"
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=folder) as unfinished:
                made = Path(unfinished) / "made.sqlite3"
                migrate(f"sqlite:///{made}")
                made.replace(kept)
    shutil.copyfile(kept, place)


def _digest() -> str:
    """Of every migration, of what they import, and of what else decides which tables there are."""
    src = ROOT / "src" / "sightline"
    decide = [*src.glob("*/migrations/*.py"), *src.glob("*/guard.py")]
    decide += [src / "kit" / "tables.py", ROOT / "config" / "settings.py", ROOT / "requirements.txt"]
    found = hashlib.sha256()
    for path in sorted(decide):
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()

"""Where things lie in the checkout, and which files belong to it."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "facestudio"
SERVICE = ROOT / "src" / "facestudio_web"
BUILT = {"__pycache__", "build", "dist", "data", "out"}
HIDDEN_BUT_OURS = {".ci", ".gitignore"}


def relative(path: Path) -> str:
    """Path within the checkout, as tests are named."""
    return path.relative_to(ROOT).as_posix()


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git knows or would add, sorted; in an unpacked source archive, every file that is not built."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(listing, capture_output=True, text=True, check=True)
        found = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not any(map(_is_built, path.relative_to(ROOT).parts))]
    return tuple(sorted(path for path in found if path.is_file()))


def _is_built(name: str) -> bool:
    return name in BUILT or (name.startswith(".") and name not in HIDDEN_BUT_OURS)

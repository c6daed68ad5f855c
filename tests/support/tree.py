"""Where things lie in the checkout, and which files belong to it."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "facestudio"
SERVICE = ROOT / "src" / "facestudio_web"
SKIPPED = {".git", ".venv", ".cache", "__pycache__", "build", "dist", "data", "out"}


def relative(path: Path) -> str:
    """Path within the checkout, as tests are named."""
    return path.relative_to(ROOT).as_posix()


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git knows or would add, sorted; in an unpacked source archive, every file that is not built."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        found = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not SKIPPED & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))

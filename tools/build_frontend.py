"""Builds the front end into the package, unless the build there is newer than its source.

``--check`` checks its types too. Needs Node 20 or newer with npm; what is installed from the published
package carries the build and needs neither.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "frontend"
TARGET = ROOT / "src" / "crosscurrents" / "app" / "dist"
WATCHED = ("src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts")


class NoNode(Exception):
    """The front end has to be built, and there is no Node to build it with."""

    def __init__(self) -> None:
        super().__init__(
            "The front end has to be built for `crosscurrents serve`, and that needs Node 20 or newer with "
            "npm, which isn't here. Install Node, or install the published package, which carries the build."
        )


def is_current() -> bool:
    """Tell whether there is a build that is newer than its source; without source, whether there is one."""
    built = TARGET / "index.html"
    if not built.is_file():
        return False
    files = [f for name in WATCHED for f in _files(SOURCE / name)]
    return all(file.stat().st_mtime <= built.stat().st_mtime for file in files)


def _files(path: Path) -> list[Path]:
    return [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path] if path.is_file() else []


def build() -> None:
    """Install what the build needs, as the lock file pins it, and build.

    Raises:
        NoNode: there is no npm.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoNode
    lock = SOURCE / "package-lock.json"
    installed = SOURCE / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=SOURCE, check=True)
    subprocess.run([npm, "run", "build"], cwd=SOURCE, check=True)


def check() -> None:
    """Check the types of the front end."""
    npm = shutil.which("npm")
    if npm is None:
        print("The front end's types aren't checked: there is no npm.")
        return
    subprocess.run([npm, "run", "check"], cwd=SOURCE, check=True)


if __name__ == "__main__":
    try:
        if not is_current():
            build()
    except NoNode as problem:
        print(problem, file=sys.stderr)
    else:
        if "--check" in sys.argv:
            check()

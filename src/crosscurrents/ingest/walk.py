"""From names to single inputs: folders and globs are followed, hidden files left out."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscurrents.errors import InputError, UnreadableInput
from crosscurrents.ingest.found import IngestOptions, Skipped

_OTHER_FILES = {
    ".py", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".mp3", ".mp4", ".mov",
    ".woff", ".woff2", ".ttf", ".zip", ".gitignore", ".case", ".lock",
}  # fmt: skip
"""Files that lie beside reports, in saved pages above all, and are nobody's mistake in a folder."""


def is_address(name: str) -> bool:
    """Tell whether ``name`` is a web address."""
    return name.lower().startswith(("http://", "https://"))


def list_inputs(names: Sequence[str], options: IngestOptions) -> Iterator[str | InputError | Skipped]:
    """Yield the files and addresses that ``names`` stand for, each once, folders in order of name.

    ``./a.txt`` is named ``a.txt``, so that the same file has the same name however it was typed.
    """
    seen: set[str] = set()
    for name in names:
        for entry in _expand(name, options):
            if isinstance(entry, str) and entry != "-" and not is_address(entry):
                key = str(Path(entry).resolve())
                if key in seen:
                    continue
                seen.add(key)
                entry = str(Path(entry))
            yield entry


def _expand(name: str, options: IngestOptions) -> Iterator[str | InputError | Skipped]:
    if name == "-" or is_address(name):
        yield name
        return
    if "://" in name:
        yield UnreadableInput(name, "not an address that is read", "give one that begins with https://")
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, options)
        elif path.exists() or not glob.has_magic(name):
            yield name
        else:
            yield from _matches(name, options)
    except (OSError, ValueError) as error:
        yield UnreadableInput(name, f"can't be opened ({error})")


def _matches(pattern: str, options: IngestOptions) -> Iterator[str | InputError | Skipped]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 — a user's pattern may be absolute
    if not found:
        yield UnreadableInput(pattern, "no file matches")
    for match in found:
        if not Path(match).is_dir():
            yield match
        elif not pattern.endswith("**"):
            yield from _folder(Path(match), options)


def _folder(folder: Path, options: IngestOptions) -> Iterator[str | InputError | Skipped]:
    """Yield what lies in a folder; a link that leads back up is not followed twice."""
    empty = True
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.name.endswith("~"):
            yield Skipped(str(path), "hidden or temporary")
        elif path.is_dir():
            if path.is_symlink() or not options.recursive:
                yield Skipped(str(path), "a link to a folder" if path.is_symlink() else "a folder inside")
            else:
                yield from _folder(path, options)
        elif path.suffix.lower() in _OTHER_FILES:
            yield Skipped(str(path), f"{path.suffix} files hold no reports")
        else:
            yield str(path)
        empty = False
    if empty:
        yield UnreadableInput(str(folder), "an empty folder")

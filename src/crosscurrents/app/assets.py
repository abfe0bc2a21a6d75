"""The built front end: a closed list of files, so that no address can reach any other."""

from __future__ import annotations

import mimetypes
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.responses import Response

from crosscurrents.errors import CrosscurrentsError

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")


class FrontEndMissing(CrosscurrentsError):
    """The front end hasn't been built."""

    def __init__(self) -> None:
        super().__init__(
            "the front end isn't built: run `npm ci && npm run build` in frontend/ (Node 20 or newer), "
            "or install the published package, which carries it"
        )


class Assets:
    """The files of the build by their addresses, held in memory: they are a few megabytes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    @property
    def page(self) -> bytes:
        """The page that shows every view."""
        return self._files["index.html"]

    def respond(self, name: str) -> Response:
        """Return a file of the build, or that there is none; names with a hash may be kept for good."""
        body = self._files.get(name)
        if body is None:
            return Response("not found", 404, media_type="text/plain")
        kept = "public, max-age=31536000, immutable" if name.startswith("assets/") else "no-cache"
        media = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(body, headers={"cache-control": kept}, media_type=media)


def load_assets() -> Assets:
    """Read the build that the package carries.

    Raises:
        FrontEndMissing: it was installed from source without Node.
    """
    folder = files("crosscurrents") / "app" / "dist"
    if not (folder / "index.html").is_file():
        raise FrontEndMissing
    return Assets(dict(_walk(folder, "")))


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for each in folder.iterdir():
        if each.is_dir():
            found += _walk(each, f"{prefix}{each.name}/")
        else:
            found.append((prefix + each.name, each.read_bytes()))
    return found

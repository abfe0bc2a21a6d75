"""Who may ask: this machine's browser under this server's own name, and for writing with its token.

- The server listens on loopback only, so other machines can't reach it.
- ``Host`` must be one of its own names, or a page elsewhere could rebind its name to 127.0.0.1 and read
  the case (DNS rebinding).
- ``Origin`` and ``Sec-Fetch-Site``, where a browser sends them, must be this server's own, or a page
  elsewhere could send writes or load answers as scripts (CSRF, cross-site inclusion). A link from
  elsewhere may open a page.
- What writes needs the token that was made at the start and printed with the address.
- The content security policy lets nothing in that isn't served from here: no inline script, no other host.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crosscurrents.settings import Settings

TOKEN_HEADER = "x-crosscurrents-token"  # noqa: S105  # the name of the header, not a secret


class Sent(NamedTuple):
    """What may be sent to an address: its media type, and its most bytes."""

    media: str
    largest: int


DECISION = Sent("application/json", 64 * 1024)
"""What may be sent where nothing else is said: a decision with its note is a few hundred bytes."""

TEXT_BYTES = 4_400_000
"""Bytes of a pasted text: the longest text has a million characters of up to four bytes."""

UPLOADS = {
    "/add/file": Sent("application/octet-stream", Settings().largest_file),
    "/add/text": Sent("application/json", TEXT_BYTES),
}
"""The addresses that take more. Neither media type can be sent by a form of another site."""

SAFE_METHODS = frozenset({"GET", "HEAD"})
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets a request through to the app, or says why not."""

    def __init__(self, app: ASGIApp, token: str, hosts: Collection[str]) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, receive, _with_headers(send))

    def _refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return _refuse(421, "this server answers under its own name only")
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host}":
            return _refuse(403, "this request comes from another site")
        site = headers.get("sec-fetch-site", "none")
        opened = headers.get("sec-fetch-mode") == "navigate" and method in SAFE_METHODS
        if site not in ("none", "same-origin") and not opened:
            return _refuse(403, "this request comes from another site")
        return None if method in SAFE_METHODS else self._refused_write(path, headers)

    def _refused_write(self, path: str, headers: Headers) -> Response | None:
        given = headers.get(TOKEN_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._token.encode()):
            return _refuse(403, "open the address that `crosscurrents serve` printed to make decisions")
        taken = UPLOADS.get(path, DECISION)
        if headers.get("content-type", "").partition(";")[0].strip() != taken.media:
            return _refuse(415, f"send {taken.media}")
        length = headers.get("content-length", "")
        said = length.isdecimal() and length.isascii() and len(length) < 12
        if not said or int(length) > taken.largest or "transfer-encoding" in headers:
            return _refuse(413, f"send at most {taken.largest:,} bytes, and say how many")
        return None


def _refuse(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status, {"connection": "close"} if status == 413 else None)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending

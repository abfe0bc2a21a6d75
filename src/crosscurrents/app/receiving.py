"""The addresses to which reports are sent: files as they are, texts and web addresses as JSON."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crosscurrents.app import asking
from crosscurrents.app.adding import Adding
from crosscurrents.app.given import AddressGiven, FileGiven, Given, TextGiven, file_name, read_given
from crosscurrents.app.guard import DECISION, UPLOADS
from crosscurrents.errors import InputError

ACCEPTED = 202
"""It is queued, not read yet."""


def receiving(adding: Adding) -> list[Route]:
    """Return what takes reports, and tells how far they are."""

    async def file(request: Request) -> Response:
        asked = asking.asked(request.query_params, asking.FileAsked)
        body = await _body(request, adding)
        return _queued(adding, FileGiven(file_name(asked.name), body, asked.published), len(body))

    async def text(request: Request) -> Response:
        body = await _body(request, adding)
        return _queued(adding, read_given(body, TextGiven), len(body))

    async def address(request: Request) -> Response:
        body = await _body(request, adding)
        return _queued(adding, read_given(body, AddressGiven), len(body))

    async def view(_: Request) -> Response:
        return _json(adding.view())

    return [
        Route("/add/file", file, methods=["POST"]),
        Route("/add/text", text, methods=["POST"]),
        Route("/add/address", address, methods=["POST"]),
        Route("/add.json", view),
    ]


async def _body(request: Request, adding: Adding) -> bytes:
    """Read what is sent, never more than may be, whatever its length was said to be.

    Raises:
        InputError: it is longer than it said, or too much waits already.
    """
    largest = UPLOADS.get(request.url.path, DECISION).largest
    said = int(request.headers.get("content-length", "0"))
    body = bytearray()
    with adding.room_for(said):
        async for chunk in request.stream():
            body += chunk
            if len(body) > min(said, largest):
                raise InputError("what was sent", "is longer than it said")
    return bytes(body)


def _queued(adding: Adding, given: Given, size: int) -> Response:
    return _json(adding.put(given, size), ACCEPTED)


def _json(found: object, status: int = 200) -> Response:
    headers = {"cache-control": "no-store"}
    return Response(msgspec.json.encode(found), status, headers=headers, media_type="application/json")

"""The addresses of the app: every view has its page and ``.json`` twin, every table its ``.csv``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from crosscurrents.app import asking, tables
from crosscurrents.app.actors import actor_view, actors_view
from crosscurrents.app.adding import Adding
from crosscurrents.app.assets import Assets
from crosscurrents.app.camps import CampFinder
from crosscurrents.app.choosing import mentions_view, places_view
from crosscurrents.app.deciding import decide, decisions_dump, decisions_view, read_wanted
from crosscurrents.app.desk import Desk
from crosscurrents.app.events import events_view
from crosscurrents.app.flashpoints import flashpoints_view
from crosscurrents.app.guard import Guard
from crosscurrents.app.lately import lately
from crosscurrents.app.ledger import ledger_view
from crosscurrents.app.network import network_view, tie_view
from crosscurrents.app.overview import overview
from crosscurrents.app.places import map_view
from crosscurrents.app.receiving import receiving
from crosscurrents.app.record import record_view
from crosscurrents.app.reports import report_view, reports_view
from crosscurrents.app.review import review_view
from crosscurrents.app.searching import search_view
from crosscurrents.app.snapshot import Snapshot
from crosscurrents.app.towns import towns_view
from crosscurrents.errors import CrosscurrentsError, InputError, UnknownRecord

A = TypeVar("A")
Answer = Callable[[Snapshot, A], Any]

PAGES = [
    "/", "/reports", "/reports/{id:path}", "/actors", "/actors/{id:path}", "/events", "/ledger", "/search",
    "/network", "/map", "/review", "/decisions", "/add",
]  # fmt: skip
"""The addresses of views, all shown by the one page of the front end."""


def create_app(
    desk: Desk, assets: Assets, token: str, hosts: list[str], *, who: str = "", adding: Adding | None = None
) -> Starlette:
    """Build the app over an open case; ``hosts`` are the names, with port, that it answers under.

    ``who`` is named in decisions where the browser names nobody; ``adding`` reads what is added,
    by default with the usual reader.
    """
    adding = adding or Adding(desk.path)

    finder = CampFinder(desk)

    async def page(_: Request) -> Response:
        return Response(assets.page, headers={"cache-control": "no-cache"}, media_type="text/html")

    async def asset(request: Request) -> Response:
        return assets.respond(request.path_params["name"])

    @asynccontextmanager
    async def closing(_: Starlette) -> AsyncIterator[None]:
        yield
        finder.close()
        adding.close()
        desk.close()

    async def camps(request: Request) -> Response:
        return _json(await finder.find(asking.asked(request.query_params, asking.CampsAsked)))

    async def towns(request: Request) -> Response:
        bounds = asking.asked(request.query_params, asking.BoundsAsked)
        return _json(await run_in_threadpool(towns_view, bounds))

    views = [Route(path, page) for path in PAGES]
    files = [Route("/static/{name:path}", asset), Route("/camps.json", camps), Route("/towns.json", towns)]
    failures: dict[Any, ExceptionHandler] = {CrosscurrentsError: _failed}
    return Starlette(
        routes=[*_api(desk, who), *receiving(adding), *files, *views],
        middleware=[Middleware(Guard, token=token, hosts=hosts)],
        exception_handlers=failures,
        lifespan=closing,
    )


def _api(desk: Desk, who: str) -> list[Route]:
    """Return what answers with data; these stand before the pages, whose ids may hold anything."""

    def by_query(path: str, kind: type[A], answer: Answer[A], media: str = "json") -> Route:
        async def endpoint(request: Request) -> Response:
            wanted = asking.asked(request.query_params, kind)
            found = await desk.ask(lambda snapshot: answer(snapshot, wanted))
            return _csv(found, path) if media == "csv" else _json(found)

        return Route(path, endpoint)

    def by_id(path: str, answer: Answer[str]) -> Route:
        async def endpoint(request: Request) -> Response:
            id = request.path_params["id"]
            return _json(await desk.ask(lambda snapshot: answer(snapshot, id)))

        return Route(path, endpoint)

    async def decisions_lines(_: Request) -> Response:
        return Response(await desk.ask(decisions_dump), media_type="application/x-ndjson")

    async def decided(request: Request) -> Response:
        wanted = read_wanted(await request.body())
        return _json(await desk.ask(lambda snapshot: decide(snapshot, wanted, who)))

    return [
        by_query("/overview.json", asking.RecordAsked, lambda snapshot, _: overview(snapshot)),
        by_query("/lately.json", asking.RecordAsked, lambda snapshot, _: lately(snapshot)),
        by_query("/reports.json", asking.ReportsAsked, reports_view),
        by_query("/reports.csv", asking.ReportsAsked, tables.reports_table, "csv"),
        by_id("/reports/{id:path}.json", report_view),
        by_query("/actors.json", asking.ActorsAsked, actors_view),
        by_query("/actors.csv", asking.ActorsAsked, tables.actors_table, "csv"),
        by_id("/actors/{id:path}.json", actor_view),
        by_query("/events.json", asking.EventsAsked, events_view),
        by_query("/events.csv", asking.EventsAsked, tables.events_table, "csv"),
        by_query("/ledger.json", asking.LedgerAsked, ledger_view),
        by_query("/ledger.csv", asking.LedgerAsked, tables.ledger_table, "csv"),
        by_query("/search.json", asking.SearchAsked, search_view),
        by_query("/network.json", asking.WindowAsked, network_view),
        by_query("/tie.json", asking.WindowAsked, tie_view),
        by_query("/map.json", asking.WindowAsked, map_view),
        by_query("/flashpoints.json", asking.WindowAsked, flashpoints_view),
        by_query("/review.json", asking.RecordAsked, lambda snapshot, _: review_view(snapshot)),
        by_query("/places.json", asking.NamedAsked, places_view),
        by_query("/mentions.json", asking.MentionsAsked, mentions_view),
        by_query("/record.json", asking.RecordAsked, record_view),
        by_query("/decisions.json", asking.RecordAsked, lambda snapshot, _: decisions_view(snapshot)),
        Route("/decisions.jsonl", decisions_lines),
        Route("/decide", decided, methods=["POST"]),
    ]


def _json(found: Any) -> Response:
    body = msgspec.json.encode(found)
    return Response(body, headers={"cache-control": "no-store"}, media_type="application/json")


def _csv(table: bytes, path: str) -> Response:
    name = path.strip("/")
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(table, headers=headers, media_type="text/csv")


async def _failed(_: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, UnknownRecord) else 400 if isinstance(error, InputError) else 500
    body = msgspec.json.encode({"error": str(error)})
    return Response(body, status, media_type="application/json")

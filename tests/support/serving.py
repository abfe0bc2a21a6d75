"""The app without a network: requests go straight to it, with the headers that a browser sends."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
from starlette.routing import Route

from crosscurrents.app.adding import Adding
from crosscurrents.app.assets import Assets
from crosscurrents.app.desk import Desk
from crosscurrents.app.server import create_app

HOST = "127.0.0.1:8714"
TOKEN = "right-token"
PAGE = b"<!doctype html><title>Crosscurrents</title>"


class Serving:
    """One case served; ``get`` and ``post`` return the answers."""

    def __init__(self, case: Path, reader: Any = None) -> None:
        self.desk = Desk(case)
        self.desk.open()
        files = {"index.html": PAGE, "assets/a.js": b"1"}
        self.adding = Adding(case, reader)
        names = [HOST, "localhost:8714"]
        self._app = create_app(self.desk, Assets(files), TOKEN, names, who="keeper", adding=self.adding)

    def request(self, method: str, path: str, **given: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
                return await client.request(method, path, **given)

        with ThreadPoolExecutor(1) as apart:  # a test before may have left a loop running in this thread
            return apart.submit(lambda: asyncio.run(ask())).result()

    def routes(self) -> list[tuple[str, set[str]]]:
        """Return the addresses with their methods."""
        return [
            (route.path, set(route.methods or ())) for route in self._app.routes if isinstance(route, Route)
        ]

    def get(self, path: str, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("GET", path, headers=named)

    def json(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def decide(self, **decision: Any) -> httpx.Response:
        headers = {"x-crosscurrents-token": TOKEN, "origin": f"http://{HOST}"}
        return self.request("POST", "/decide", json=decision, headers=headers)

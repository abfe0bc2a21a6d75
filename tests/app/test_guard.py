"""Who may ask, and what never gets out or in."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.serving import HOST, TOKEN, Serving

ROOT = Path(__file__).parents[2]
SAID = {"verdict": "rename", "subject": "reds", "value": "Crimsons"}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1:8714.evil.example"]
)
def test_other_names_of_the_host_are_refused(served: Serving, host: str) -> None:
    assert served.get("/events.json", host=host).status_code == 421


def test_its_own_names_are_taken(served: Serving) -> None:
    assert served.get("/events.json", host="LOCALHOST:8714").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{HOST}", "http://127.0.0.1:1"])
def test_other_origins_are_refused(served: Serving, origin: str) -> None:
    assert served.get("/events.json", origin=origin).status_code == 403


def test_pages_elsewhere_cannot_load_answers_as_scripts(served: Serving) -> None:
    assert (
        served.get("/events.json", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status_code == 403
    )


def test_links_from_elsewhere_may_open_a_page(served: Serving) -> None:
    assert served.get("/events", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "ü"])
def test_writing_needs_the_token(served: Serving, token: str) -> None:
    answer = served.request("POST", "/decide", json=SAID, headers={"x-crosscurrents-token": token.encode()})
    assert answer.status_code == 403
    assert served.json("/decisions.json")["total"] == 0


def test_writing_from_another_site_is_refused_with_the_token(served: Serving) -> None:
    headers = {"x-crosscurrents-token": TOKEN, "origin": "http://evil.example"}
    assert served.request("POST", "/decide", json=SAID, headers=headers).status_code == 403


def test_forms_cannot_write(served: Serving) -> None:
    headers = {"x-crosscurrents-token": TOKEN, "content-type": "text/plain"}
    assert served.request("POST", "/decide", content=b"{}", headers=headers).status_code == 415


def test_long_bodies_are_refused(served: Serving) -> None:
    assert served.decide(verdict="rename", subject="reds", value="x" * 70_000).status_code == 413


@pytest.mark.parametrize("path", ["/", "/events.json", "/nothing", "/static/assets/a.js"])
def test_every_answer_carries_the_policy(served: Serving, path: str) -> None:
    headers = served.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy
    assert "unsafe" not in policy and "http:" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd",
        "/static/..%2fserver.py", "/static/index.html/../../x", "/static/%00",
    ],
)  # fmt: skip
def test_no_address_reaches_another_file(served: Serving, path: str) -> None:
    assert served.get(path).status_code == 404


def test_other_methods_are_refused(served: Serving) -> None:
    headers = {"x-crosscurrents-token": TOKEN, "content-type": "application/json", "content-length": "2"}
    assert served.request("DELETE", "/events.json", content=b"{}", headers=headers).status_code == 405


WRITES = ["/decide", "/add/file", "/add/text", "/add/address"]


def test_nothing_else_writes(served: Serving) -> None:
    writing = {path for path, methods in served.routes() if not methods <= {"GET", "HEAD"}}
    assert writing == set(WRITES)


@pytest.mark.parametrize("path", WRITES)
def test_what_writes_is_documented(path: str) -> None:
    assert f"| `{path}" in (ROOT / "docs" / "app.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITES)
def test_a_rebound_name_writes_nothing(served: Serving, path: str) -> None:
    """A page of evil.example that was rebound to this machine has no origin of ours, even with the token."""
    media = "application/octet-stream" if path == "/add/file" else "application/json"
    headers = {"x-crosscurrents-token": TOKEN, "content-type": media, "host": "evil.example:8714"}
    assert served.request("POST", path, content=b"{}", headers=headers).status_code == 421


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "", "99999999999999999999", "0x10"])
def test_lengths_that_are_none_are_refused(served: Serving, length: str) -> None:
    headers = {
        "x-crosscurrents-token": TOKEN,
        "content-type": "application/json",
        "content-length": length.encode(),
    }
    assert served.request("POST", "/decide", content=b"{}", headers=headers).status_code == 413

"""Reports added from the browser: bounded, read one at a time, never by a path, text always text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from crosscurrents.app import adding, given
from crosscurrents.app.given import file_name
from crosscurrents.settings import Settings
from crosscurrents.store.case import Case
from support.capitals_reader import CapitalsReader
from support.serving import HOST, TOKEN, Serving

KEYS = {"x-crosscurrents-token": TOKEN, "origin": f"http://{HOST}"}
BYTES = KEYS | {"content-type": "application/octet-stream"}
SCRIPT = "<img src=x onerror=alert(1)>"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Serving]:
    Case(tmp_path / "new.case").close()
    serving = Serving(tmp_path / "new.case", CapitalsReader())
    yield serving
    serving.adding.close()
    serving.desk.close()


def send(serving: Serving, name: str, body: bytes, **query: str) -> httpx.Response:
    return serving.request("POST", "/add/file", params={"name": name, **query}, content=body, headers=BYTES)


def paste(serving: Serving, **what: str) -> httpx.Response:
    return serving.request("POST", "/add/text", json=what, headers=KEYS)


def fetch(serving: Serving, address: str) -> httpx.Response:
    return serving.request("POST", "/add/address", json={"address": address}, headers=KEYS)


def done(serving: Serving) -> list[dict[str, Any]]:
    """Wait until everything is read, and return what was given, the first first."""
    for _ in range(200):
        seen = serving.json("/add.json")
        if not seen["busy"]:
            return list(reversed(seen["items"]))
        time.sleep(0.02)
    raise AssertionError("it is still being read")


def test_a_file_is_read_into_the_case(empty: Serving) -> None:
    answer = send(empty, "2016-10-17-notes.txt", b"AA met BB in the town.", published="")
    assert answer.status_code == 202
    assert answer.json()["name"] == "2016-10-17-notes.txt"
    (item,) = done(empty)
    assert (item["state"], item["found"], item["read"], item["problems"]) == ("done", 1, 1, [])
    report = empty.json(f"/reports/{item['reports'][0]['id']}.json")
    assert (report["text"], report["published"], report["source"]) == (
        "AA met BB in the town.", "2016-10-17", "2016-10-17-notes.txt",
    )  # fmt: skip
    assert empty.json("/actors.json")["total"] == 2


def test_several_are_read_in_their_order_and_a_bad_one_harms_none(empty: Serving) -> None:
    send(empty, "a.txt", b"AA met BB.")
    send(empty, "b.txt", b"CC! broke.")
    send(empty, "c.png", b"\x89PNG\r\n\x1a\n....")
    send(empty, "d.txt", b"DD met BB.")
    items = done(empty)
    assert [item["state"] for item in items] == ["done", "failed", "failed", "done"]
    assert "an exclamation" in items[1]["problems"][0]
    assert "a PNG image" in items[2]["problems"][0]


def test_many_reports_in_one_file(empty: Serving) -> None:
    lines = b"".join(b'{"text": "AA met BB on day %d.", "title": "T%d"}\n' % (n, n) for n in range(30))
    send(empty, "many.jsonl", lines + b"{broken\n")
    (item,) = done(empty)
    assert (item["state"], item["found"], item["read"], len(item["reports"])) == ("done", 30, 30, 20)
    assert len(item["problems"]) == 1


def test_what_was_known_and_what_is_a_copy_is_said(empty: Serving) -> None:
    words = " ".join(f"word{n}" for n in range(60)).encode()
    for name in ("a.txt", "a.txt", "b.txt"):
        send(empty, name, b"AA met BB. " + words)
    first, again, copy = done(empty)
    assert (first["known"], again["known"], copy["known"]) == (0, 1, 0)
    assert copy["reports"][0]["copy_of"] == first["reports"][0]["id"]
    assert empty.json("/reports.json")["total"] == 2


def test_a_pasted_text_keeps_what_is_said_of_it(empty: Serving) -> None:
    what = {"text": "AA met BB.", "title": SCRIPT, "published": "17 October 2016", "source": "a\u202ele"}
    assert paste(empty, **what).status_code == 202
    (item,) = done(empty)
    assert (item["name"], item["kind"]) == (SCRIPT, "text")
    report = empty.json(f"/reports/{item['reports'][0]['id']}.json")
    assert (report["title"], report["published"], report["source"]) == (SCRIPT, "2016-10-17", "a le")
    assert report["text"] == f"{SCRIPT}\n\nAA met BB."


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("text", {"text": " . "}), ("text", {"text": "AA met BB.", "published": "soon"}), ("text", {}),
        ("text", {"text": "AA", "path": "/etc/passwd"}), ("address", {"address": "/etc/passwd"}),
        ("address", {"address": "-"}), ("address", {"address": "file:///etc/passwd"}),
        ("address", {"address": "*.txt"}), ("address", {"address": "https://a/" + "x" * 3000}),
    ],
)  # fmt: skip
def test_what_cannot_be_a_report_is_refused_at_once(empty: Serving, path: str, what: dict[str, str]) -> None:
    answer = empty.request("POST", f"/add/{path}", json=what, headers=KEYS)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert done(empty) == []


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "\x00", "", "-", "https://a.example/x.txt",
     "a" * 900],
)  # fmt: skip
def test_names_are_never_paths(empty: Serving, name: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert send(empty, name, b"AA met BB.").status_code == 202
    (item,) = done(empty)
    source = empty.json(f"/reports/{item['reports'][0]['id']}.json")["source"]
    assert source == item["name"] == file_name(name)
    assert "/" not in source and "\\" not in source and 0 < len(source) <= given.LONGEST_NAME
    assert {p.suffix for p in tmp_path.iterdir()} <= {p.suffix for p in before} | {".case-wal", ".case-shm"}


def test_a_table_named_like_a_file_of_this_machine_opens_nothing(empty: Serving, tmp_path: Path) -> None:
    header = b"id,date_start,date_end,side_a,side_b,best,low,high,latitude,longitude,where_coordinates,"
    header += b"country,type_of_violence,where_prec,date_prec,deaths_a,deaths_b,deaths_civilians\n"
    secret = tmp_path / "table.csv"
    secret.write_bytes(header + b"1,2016-01-01,2016-01-01,SECRET,BB,1,1,1,1,1,X,Y,1,1,1,0,0,0\n")
    send(empty, str(secret), header + b"2,2016-01-01,2016-01-01,AA,BB,1,1,1,1,1,X,Y,1,1,1,0,0,0\n")
    (item,) = done(empty)
    assert item["state"] == "failed"
    assert "SECRET" not in str(item)
    assert empty.json("/reports.json")["total"] == 0


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://[::1]/", "http://10.0.0.1/x", "http://0/"]
)
def test_private_addresses_are_refused(empty: Serving, address: str) -> None:
    assert fetch(empty, address).status_code == 202
    (item,) = done(empty)
    assert item["state"] == "failed"
    assert "public network" in item["problems"][0]


def test_a_name_that_means_this_machine_is_refused(empty: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def rebound(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        numbers = ["93.184.216.34", "127.0.0.1"]  # one private number among public ones
        return [(2, 1, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr("socket.getaddrinfo", rebound)
    fetch(empty, "http://rebound.example/")
    (item,) = done(empty)
    assert asked == ["rebound.example"]
    assert "127.0.0.1 is not in a public network" in item["problems"][0]


def test_an_oversized_upload_is_refused_unread(empty: Serving) -> None:
    headers = BYTES | {"content-length": str(Settings().largest_file + 1)}
    answer = empty.request("POST", "/add/file?name=a", content=b"AA", headers=headers)
    assert answer.status_code == 413
    assert "40,000,000" in answer.json()["error"]
    answer = empty.request("POST", "/add/text", json={"text": "a" * 4_500_000}, headers=KEYS)
    assert answer.status_code == 413


def test_more_than_was_said_is_refused(empty: Serving) -> None:
    answer = empty.request(
        "POST", "/add/file?name=a", content=b"AA met BB.", headers=BYTES | {"content-length": "4"}
    )
    assert answer.status_code == 400
    answer = empty.request(
        "POST",
        "/add/file?name=a",
        content=b"AA",
        headers=BYTES | {"content-length": "2", "transfer-encoding": "chunked"},
    )
    assert answer.status_code == 413
    assert done(empty) == []


def test_what_waits_is_bounded(empty: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_BYTES", 5)
    assert "bytes wait" in send(empty, "a.txt", b"AA met BB.").json()["error"]
    monkeypatch.setattr(adding, "MOST_WAITING", 0)
    assert "wait already" in send(empty, "a.txt", b"AA").json()["error"]


def test_only_some_of_what_is_done_is_remembered(empty: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_SHOWN", 2)
    for n in range(4):
        send(empty, f"{n}.txt", b"AA met BB.")
        done(empty)
    assert [item["name"] for item in done(empty)] == ["2.txt", "3.txt"]


@pytest.mark.parametrize("path", ["/add/file", "/add/text", "/add/address"])
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"x-crosscurrents-token": ""}, 403), ({"x-crosscurrents-token": "wrong"}, 403),
        ({"origin": "http://evil.example"}, 403), ({"host": "evil.example"}, 421),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"content-type": "text/plain"}, 415), ({"content-type": "multipart/form-data; boundary=a"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
)  # fmt: skip
def test_other_sites_add_nothing(empty: Serving, path: str, change: dict[str, str], status: int) -> None:
    media = "application/octet-stream" if path == "/add/file" else "application/json"
    headers = KEYS | {"content-type": media} | change
    assert empty.request("POST", path, content=b'{"text": "AA"}', headers=headers).status_code == status
    assert done(empty) == []


def test_stopping_keeps_what_was_read(empty: Serving) -> None:
    send(empty, "a.txt", b"AA met BB.")
    done(empty)
    empty.adding.close()
    with Case(empty.desk.path, create=False) as case:
        assert [actor.name for actor in case.actor_summaries()] == ["AA", "BB"]

from __future__ import annotations

import gzip
from collections.abc import Callable

import httpx
import pytest

from crosscurrents.errors import InputError, RefusedAddress, UnreadableInput
from crosscurrents.ingest import fetch as fetching
from crosscurrents.ingest.fetch import check_number, fetch
from crosscurrents.ingest.found import IngestOptions
from crosscurrents.settings import Settings

PUBLIC = "93.184.216.34"
Answer = Callable[[httpx.Request], httpx.Response]


def resolver(**hosts: list[str]) -> Callable[[str, int], list[str]]:
    def resolve(host: str, port: int) -> list[str]:
        if host.replace(".", "_") in hosts:
            return hosts[host.replace(".", "_")]
        try:
            return [str(fetching.ipaddress.ip_address(host.strip("[]")))]
        except ValueError:
            raise OSError("no such host") from None

    return resolve


def get(
    address: str, answer: Answer, options: IngestOptions | None = None, **hosts: list[str]
) -> fetching.Raw:
    hosts = hosts or {"news_example": [PUBLIC]}
    notes: list[str] = []
    return fetch(
        address,
        options or IngestOptions(),
        notes,
        resolver=resolver(**hosts),
        transport=httpx.MockTransport(answer),
    )


def sent(content: bytes, **headers: str) -> httpx.Response:
    """Build an answer that arrives as a stream, as from the network."""
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))


def packed(content: bytes, coding: str) -> httpx.Response:
    return sent(content, **{"Content-Encoding": coding})


def page(request: httpx.Request) -> httpx.Response:
    return sent(b"<p>hello", **{"Content-Type": "text/html; charset=iso-8859-1"})


def test_connects_to_the_number_that_was_checked() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        return page(request)

    raw = get("https://news.example/a?b=c", answer)
    assert seen == [(PUBLIC, "news.example", "news.example")]
    assert raw.everything() == b"<p>hello"
    assert (raw.address, raw.encoding) == ("https://news.example/a?b=c", "iso-8859-1")
    assert raw.retrieved is not None


def test_says_what_it_did() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        moved = request.url.path == "/old"
        return httpx.Response(301, headers={"Location": "/new"}) if moved else page(request)

    notes: list[str] = []
    hosts = resolver(news_example=[PUBLIC])
    raw = fetch(
        "http://news.example/old",
        IngestOptions(),
        notes,
        resolver=hosts,
        transport=httpx.MockTransport(answer),
    )
    assert raw.address == "http://news.example/new"
    assert notes == [
        "http://news.example/old led on to http://news.example/new",
        f"fetched http://news.example/new (8 bytes, from {PUBLIC})",
    ]


PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
    "::1", "::", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("number", PRIVATE)
def test_private_networks_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="not in a public network"):
        check_number(number)
    with pytest.raises(RefusedAddress):
        get("https://news.example/", page, news_example=[number])
    with pytest.raises(RefusedAddress):  # one private among public ones
        get("https://news.example/", page, news_example=[PUBLIC, number])


@pytest.mark.parametrize(
    "number", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_networks_are_not(number: str) -> None:
    check_number(number)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://[::1]/", "http://inside.example/", "//10.0.0.1/x"]
)
def test_redirects_into_private_networks_are_refused(target: str) -> None:
    with pytest.raises(RefusedAddress):
        get(
            "https://news.example/",
            lambda request: httpx.Response(302, headers={"Location": target}),
            news_example=[PUBLIC],
            inside_example=["192.168.0.7"],
        )


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://news.example/a", "https://me:pw@news.example/"]
)
def test_other_schemes_and_passwords_are_refused(target: str) -> None:
    with pytest.raises(RefusedAddress):
        get("https://news.example/", lambda request: httpx.Response(302, headers={"Location": target}))


def test_a_name_that_changes_its_number_is_checked_each_time() -> None:
    numbers = iter([[PUBLIC], ["127.0.0.1"]])
    answer = httpx.MockTransport(lambda request: httpx.Response(302, headers={"Location": "/next"}))
    with pytest.raises(RefusedAddress):
        fetch(
            "https://news.example/",
            IngestOptions(),
            [],
            resolver=lambda h, p: next(numbers),
            transport=answer,
        )


def test_private_networks_can_be_allowed() -> None:
    raw = get("http://news.example/", page, IngestOptions(private_networks=True), news_example=["10.0.0.1"])
    assert raw.size == 8


def stumble(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda r: httpx.Response(302, headers={"Location": "/again"}), "redirects"),
        (lambda r: httpx.Response(404), "404"),
        (lambda r: sent(b"x" * 2_000), "more than 1,000 bytes"),
        (lambda r: packed(gzip.compress(b"x" * 50_000_000), "gzip"), "more than 1,000 bytes"),
        (lambda r: packed(gzip.compress(b"x" * 100)[:-9], "gzip"), "broken gzip"),
        (lambda r: packed(b"xxxxxx", "gzip"), "broken gzip"),
        (lambda r: packed(b"x", "br"), "packed as br"),
        (stumble, "no answer"),
    ],
)
def test_failures_are_named(answer: Answer, message: str) -> None:
    options = IngestOptions(settings=Settings(largest_file=1_000))
    with pytest.raises(UnreadableInput, match=message):
        get("https://news.example/", answer, options)


def test_a_slow_answer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", -1.0)
    with pytest.raises(UnreadableInput, match="not done after"):
        get("https://news.example/", page)


def test_unknown_hosts_are_named() -> None:
    with pytest.raises(InputError, match=r"no such host: other\.example"):
        get("https://other.example/", page)

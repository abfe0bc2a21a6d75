"""Fetching an address: public networks only, within limits, saying what was done.

Every address, and every one it redirects to, is resolved here, checked, and then connected to by
the very number that was checked, so that a name that resolves to something else a moment later
(DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO

import httpx

from crosscurrents.errors import RefusedAddress, UnreadableInput
from crosscurrents.ingest.found import IngestOptions, Raw
from crosscurrents.ingest.walk import is_address

MOST_REDIRECTS = 5
SECONDS_IN_ALL = 60.0
_SECONDS_OF_SILENCE = 15.0
_HEADERS = {
    "User-Agent": "Crosscurrents (reads public reporting)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_CARRIER_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolver = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of ``host`` by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    address: str,
    options: IngestOptions,
    notes: list[str],
    *,
    resolver: Resolver = resolve,
    transport: httpx.BaseTransport | None = None,
) -> Raw:
    """Fetch what is at ``address`` into memory; ``notes`` gets a line for each thing that was done.

    Raises:
        RefusedAddress: it, or what it redirects to, lies in a private network or isn't the web's.
        UnreadableInput: there is no answer, not a good one, or one over the limits.
    """
    deadline = time.monotonic() + SECONDS_IN_ALL
    current = address
    with _client(transport) as client:
        for _ in range(MOST_REDIRECTS + 1):
            url, pinned = _pin(current, options, resolver)
            with _answer(client, url, pinned, current) as response:
                if not response.has_redirect_location:
                    raw = _raw(current, response, options, deadline)
                    notes.append(f"fetched {current} ({raw.size:,} bytes, from {pinned})")
                    return raw
                target = str(httpx.URL(current).join(response.headers["location"]))
            notes.append(f"{current} led on to {target}")
            current = target
    raise UnreadableInput(address, f"more than {MOST_REDIRECTS} redirects")


def check_number(number: str) -> Address:
    """Return ``number`` as an address if it is in a public network.

    Raises:
        ValueError: it isn't: the message says what it is.
    """
    found: Address = ipaddress.ip_address(number.split("%")[0])
    inner: Address | None = None
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _CARRIER_NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    for address in (found, inner):
        if address is None or (address is found and inner is not None and not found.is_multicast):
            continue
        if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
            raise ValueError(f"{number} is not in a public network")
    return found


def _pin(address: str, options: IngestOptions, resolver: Resolver) -> tuple[httpx.URL, str]:
    """Resolve an address, check every number it has, and return one to connect to.

    One private number among public ones refuses them all: it is how rebinding begins.
    """
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise UnreadableInput(address, f"not an address ({error})") from error
    if not is_address(address) or not url.host:
        raise RefusedAddress(address, "only http:// and https:// are fetched")
    if url.userinfo:
        raise RefusedAddress(address, "a user name or password in it", "fetch it yourself, and name the file")
    try:
        numbers = resolver(url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(
            address, f"no such host: {url.host}", "check the name and the network"
        ) from error
    if not numbers:
        raise UnreadableInput(address, f"no such host: {url.host}")
    if not options.private_networks:
        for number in numbers:
            try:
                check_number(number)
            except ValueError as error:
                raise RefusedAddress(address, str(error), "fetch it yourself, and name the file") from error
    return url, numbers[0]


def _client(transport: httpx.BaseTransport | None) -> httpx.Client:
    # Proxies of the environment would resolve names anew, past the check.
    return httpx.Client(
        transport=transport,
        timeout=_SECONDS_OF_SILENCE,
        trust_env=False,
        follow_redirects=False,
        headers=_HEADERS,
    )


@contextmanager
def _answer(client: httpx.Client, url: httpx.URL, number: str, address: str) -> Iterator[httpx.Response]:
    """Send the request to ``number``, under the host's own name and certificate."""
    request = client.build_request(
        "GET",
        url.copy_with(host=number),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    try:
        response = client.send(request, stream=True)
        try:
            yield response
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise UnreadableInput(address, f"no answer for {_SECONDS_OF_SILENCE:.0f} seconds") from error
    except httpx.HTTPError as error:
        raise UnreadableInput(address, f"could not be fetched ({error})") from error


def _raw(address: str, response: httpx.Response, options: IngestOptions, deadline: float) -> Raw:
    if response.status_code != 200:
        what = f"the server answered {response.status_code} {response.reason_phrase}".strip()
        raise UnreadableInput(address, what, "open it in a browser, and save the page")
    body = _body(address, response, options.settings.largest_file, deadline)
    return Raw(
        address,
        BytesIO(body),
        len(body),
        address=address,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        encoding=response.charset_encoding,
    )


def _body(address: str, response: httpx.Response, largest: int, deadline: float) -> bytes:
    """Read the answer, never holding more than ``largest`` bytes of it, packed or unpacked."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise UnreadableInput(address, f"an answer packed as {coding}, which wasn't asked for")
    unpacker = zlib.decompressobj(wbits=31) if coding.endswith("gzip") else None
    body = bytearray()
    for chunk in response.iter_raw():
        if time.monotonic() > deadline:
            raise UnreadableInput(address, f"not done after {SECONDS_IN_ALL:.0f} seconds")
        try:
            body += chunk if unpacker is None else unpacker.decompress(chunk, largest + 1 - len(body))
        except zlib.error as error:
            raise UnreadableInput(address, "a broken gzip answer") from error
        if len(body) > largest:
            raise UnreadableInput(
                address, f"more than {largest:,} bytes", "fetch it yourself, and name the file"
            )
    if unpacker is not None and not unpacker.eof:
        raise UnreadableInput(address, "a broken gzip answer")
    return bytes(body)

"""One document from the web, when a user gives its address: checked and limited.

An address can name a machine of the user's own network, directly, through a redirect or through a
name server that answers differently the second time. So each name is looked up once, all its
addresses must be public, and the connection is made to the one that was checked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from contextlib import suppress
from threading import Timer
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from clausesearch.errors import InputError

MAX_SECONDS = 60.0
MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_WAIT = 15.0
_LATE = "does not arrive in time; try again, or save it from a browser and add the file."
_SAFE = "/%:@!$&'()*+,;=~"
_CHUNK = 64 * 1024
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": "clausesearch (one document, asked for by its reader)",
    "Accept": "text/html, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "identity",
}


class Fetched(NamedTuple):
    """What an address gave: its bytes, the address it came from in the end, and its type."""

    data: bytes
    url: str
    content_type: str


def fetch(url: str, most: int, *, local: bool = False) -> Fetched:
    """Return what is at an address, at most ``most`` bytes, within ``MAX_SECONDS``.

    ``local`` also allows addresses that are not public. Raises ``InputError`` for addresses that
    are wrong, not allowed, not there, too slow or too large.
    """
    until = time.monotonic() + MAX_SECONDS
    at = url
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(at, url, most, until, local=local)
        if isinstance(answer, Fetched):
            return answer
        at = urljoin(at, answer)
    raise InputError(f"{url}: leads on and on; save the page from a browser and add the file.")


def _ask(at: str, url: str, most: int, until: float, *, local: bool) -> Fetched | str:
    """Return what is at ``at``, or where it sends us."""
    try:
        connection = _connection(at, url, local=local)
        # A server that sends a byte now and then would outlast every time limit of its socket.
        watch = Timer(max(0.0, until - time.monotonic()), _cut, (connection.sock,))
        watch.daemon = True
        watch.start()
        try:
            parts = urlsplit(at)
            target = quote(parts.path or "/", safe=_SAFE)
            if parts.query:
                target += f"?{quote(parts.query, safe=_SAFE + '?')}"
            connection.request("GET", target, headers=_HEADERS)
            with connection.getresponse() as response:
                if response.status in _REDIRECTS:
                    return response.headers.get("Location") or at
                data = _body(response, url, most, until)
                return Fetched(data, at, response.headers.get_content_type())
        finally:
            watch.cancel()
            connection.close()
    except TimeoutError:
        raise InputError(f"{url}: {_LATE}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() > until:
            raise InputError(f"{url}: {_LATE}") from None
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(f"{url}: cannot be fetched ({reason}); check the address.") from None


def _body(response: http.client.HTTPResponse, url: str, most: int, until: float) -> bytes:
    if response.status != http.client.OK:
        raise InputError(f"{url}: the server answered {response.status}; check the address.")
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK):
        size += len(piece)
        if size > most:
            raise InputError(f"{url}: is larger than {most // 2**20} MB; split it.")
        if time.monotonic() > until:
            raise TimeoutError
        pieces.append(piece)
    if time.monotonic() > until:
        raise TimeoutError
    if size < int(response.headers.get("Content-Length") or 0):
        raise InputError(f"{url}: breaks off after {size} bytes; try again.")
    return b"".join(pieces)


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _connection(at: str, url: str, *, local: bool) -> http.client.HTTPConnection:
    parts = urlsplit(at)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise InputError(f"{url}: leads to {at!r}, which is no http or https address.")
    if parts.username or parts.password:
        raise InputError(f"{url}: holds a name or a password; save the page by a browser instead.")
    port = parts.port or _PORTS[parts.scheme]
    host = parts.hostname.encode("idna").decode("ascii")
    address = _checked_address(host, port, url, local=local)
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=_WAIT)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=_WAIT)
    # Connected by us to the address that was checked: the name is not looked up again.
    connection.sock = socket.create_connection((address, port), timeout=_WAIT)
    if parts.scheme == "https":
        try:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        except OSError:
            connection.close()
            raise
    return connection


def _checked_address(host: str, port: int, url: str, *, local: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not local and not all(_is_public(address) for address in addresses):
        raise InputError(
            f"{url}: leads into a private network ({host}); save the page by a browser instead."
        )
    return addresses[0]


def _is_public(written: str) -> bool:
    address = ipaddress.ip_address(written.split("%")[0])
    inner: ipaddress.IPv4Address | None = None
    if isinstance(address, ipaddress.IPv6Address):  # an address of the older kind in a newer coat
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return (inner or address).is_global and not address.is_multicast

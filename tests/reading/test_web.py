"""Documents from web addresses, against a server of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clausesearch.errors import InputError
from clausesearch.reading import is_url, read_document, web
from clausesearch.reading.web import _is_public, fetch

PAGE = "<!doctype html><title>اتفاق</title><p>يتعاون الطرفان في صيد الأسماك.".encode()


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/slow":
            self._slow()
        elif self.path == "/missing":
            self.send_error(404)
        else:
            body = b"x" * 3_000_000 if self.path == "/large" else PAGE
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            promised = len(body) + (100 if self.path == "/cut" else 0)
            self.send_header("Content-Length", str(promised))
            self.end_headers()
            self.wfile.write(body)

    def _slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


local = partial(fetch, most=2_000_000, local=True)


def test_what_is_there(server: str) -> None:
    found = local(f"{server}/accords/12.html")
    assert found == (PAGE, f"{server}/accords/12.html", "text/html")


def test_an_address_as_people_copy_it(server: str) -> None:
    assert local(f"{server}/اتفاق 12.html?a=ب&c=%20").data == PAGE


def test_redirects_are_followed_and_told(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "fetch", partial(fetch, local=True))
    document = read_document(f"{server}/to//accord.html")
    assert document.text == "اتفاق\n\nيتعاون الطرفان في صيد الأسماك."
    assert document.source == f"{server}/to//accord.html"
    assert document.name == "accord"
    assert f"leads to {server}/accord.html" in document.notes[-1]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "404"),
        ("/large", "larger than"),
        ("/cut", "breaks off"),
        ("/to/ftp://example.org/x", "no http or https"),
        ("/to/file:///etc/passwd", "no http or https"),
        ("/to/" * 9, "on and on"),
    ],
)
def test_what_is_refused(server: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        local(server + path)
    assert server + path in str(caught.value)


def test_a_server_that_dawdles(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(InputError, match="in time"):
        local(f"{server}/slow")
    assert time.monotonic() - begun < 5


def test_private_addresses_are_refused(server: str) -> None:
    for url in (server, server.replace("127.0.0.1", "localhost"), "http://[::1]:1/", "http://0/"):
        with pytest.raises(InputError, match="private network"):
            fetch(url, 1000)


def test_a_public_address_does_not_lead_to_a_private_one(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer is taken from our server as if it were public; the redirect is not."""
    asked: list[str] = []

    def only_first(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    monkeypatch.setattr(web, "_is_public", only_first)
    with pytest.raises(InputError, match="private network"):
        fetch(f"{server}/to/http://localhost:1/", 1000)
    assert len(asked) >= 2


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("8.8.8.8", True), ("2606:4700::1111", True), ("10.0.0.1", False)),
        *(("169.254.169.254", False), ("100.64.0.1", False), ("::ffff:10.0.0.1", False)),
        *(("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("fe80::1%eth0", False)),
        *(("0.0.0.0", False), ("224.0.0.1", False), ("fc00::1", False)),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _is_public(address) == public


def test_secrets_are_not_sent() -> None:
    with pytest.raises(InputError, match="a name or a password"):
        fetch("http://user:secret@example.org/", 1000)


@pytest.mark.parametrize(
    "url", ["http://", "https:///x", "http://a..b/", "http://[::1", "http://x:y/"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url, 1000)


def test_only_addresses_are_addresses() -> None:
    assert is_url("HTTPS://example.org/a.pdf")
    assert not is_url("https.txt")
    assert not is_url(None)

"""Fetching: against a server on loopback that the guard is told to allow, and nothing else."""

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import brotli
import pytest

from laut.base.errors import InputError
from laut.document.addresses import ForbiddenAddressError, Guard
from laut.document.fetch import Clock, Fetcher, Limits

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A small server: path -> answer, or a function of the request's headers; keeps what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site.pages.get(self.path, (404, {}, b"not here"))
                status, headers, body = page(dict(self.headers)) if callable(page) else page
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.root = f"http://127.0.0.1:{self.port}"
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Waits:
    """A clock that moves only when somebody waits."""

    def __init__(self) -> None:
        self.at = 0.0
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, sleep=self.sleep)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.stop()


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def fetcher(site: Site, waits: Waits) -> Iterator[Fetcher]:
    fetcher = Fetcher(Limits(size=100_000), Guard(allowed=frozenset({("127.0.0.1", site.port)})), waits.clock())
    yield fetcher
    fetcher.close()


def test_a_page_comes_with_its_version(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"ETag": '"v1"'}, b"<p>Guten Tag</p>")
    found = fetcher.get(f"{site.root}/a")
    assert (found.content, found.etag, found.fresh) == (b"<p>Guten Tag</p>", '"v1"', True)


def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = lambda headers: (304, {}, b"") if headers.get("If-None-Match") == '"v1"' else (200, {}, b"new")
    assert not fetcher.get(f"{site.root}/a", etag='"v1"').fresh


@pytest.mark.parametrize("etag", ['"\xfc"', '"\ud800"', "a\nb"])
def test_a_version_that_no_header_can_name_is_asked_for_anew(site: Site, fetcher: Fetcher, etag: str) -> None:
    site.pages["/a"] = lambda headers: (304, {}, b"") if "If-None-Match" in headers else (200, {}, b"new")
    assert fetcher.get(f"{site.root}/a", etag=etag).content == b"new"


def test_redirects_are_followed_to_an_end(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {}, b"here")
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    assert fetcher.get(f"{site.root}/a").url == f"{site.root}/b"
    with pytest.raises(InputError, match="redirects more than"):
        fetcher.get(f"{site.root}/loop")


def test_robots_are_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7")
    site.pages["/private/a"] = (200, {}, b"secret")
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetcher.get(f"{site.root}/private/a")
    assert site.asked == ["/robots.txt"]


def test_robots_are_looked_for_where_they_went(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (301, {"Location": "/rules/robots.txt"}, b"")
    site.pages["/rules/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    site.pages["/private/a"] = (200, {}, b"secret")
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetcher.get(f"{site.root}/private/a")


def test_who_does_not_answer_for_robots_is_asked_nothing_else(waits: Waits) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # taken, and nobody listens
        port = closed.getsockname()[1]
        fetcher = Fetcher(guard=Guard(allowed=frozenset({("127.0.0.1", port)})), clock=waits.clock())
        for _ in range(2):
            with pytest.raises(InputError, match=r"robots\.txt' could not be fetched"):
                fetcher.get(f"http://127.0.0.1:{port}/a")
        fetcher.close()


def test_a_host_is_not_hurried(site: Site, fetcher: Fetcher, waits: Waits) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    site.pages["/a"] = (200, {}, b"a")
    fetcher.get(f"{site.root}/a")
    fetcher.get(f"{site.root}/a")
    assert waits.waited == [7.0, 7.0]


def test_a_server_that_says_later_is_asked_later(site: Site, fetcher: Fetcher, waits: Waits) -> None:
    answers = iter([(503, {"Retry-After": "20"}, b""), (200, {}, b"now")])
    site.pages["/a"] = lambda _: next(answers)
    assert fetcher.get(f"{site.root}/a").content == b"now"
    assert 20.0 in waits.waited


def test_a_refusal_says_its_number(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match="answered 404"):
        fetcher.get(f"{site.root}/nothing")


_ENDLESS = bytes(50_000_000)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("identity", _ENDLESS[:500_000]), ("gzip", gzip.compress(_ENDLESS)), ("deflate", zlib.compress(_ENDLESS)),
        ("br", brotli.compress(_ENDLESS, quality=1)), ("gzip, br", brotli.compress(gzip.compress(_ENDLESS))),
    ],
)  # fmt: skip
def test_a_page_without_end_is_cut_off(site: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    site.pages["/bomb"] = (200, {"Content-Encoding": encoding}, body)
    with pytest.raises(InputError, match="larger than 100,000 bytes"):
        fetcher.get(f"{site.root}/bomb")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"<p>a")),
        ("deflate", zlib.compress(b"<p>a")),
        ("deflate", zlib.compress(b"<p>a", wbits=-15)),
        ("br", brotli.compress(b"<p>a")),
    ],
)
def test_a_packed_page_is_unpacked(site: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, body)
    assert fetcher.get(f"{site.root}/a").content == b"<p>a"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd", "gzip, gzip, gzip"])
def test_what_does_not_unpack_is_told(site: Site, fetcher: Fetcher, encoding: str) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, b"nothing that was packed")
    with pytest.raises(InputError, match="cannot be unpacked"):
        fetcher.get(f"{site.root}/a")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8000/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://0.0.0.0/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://2130706433/", "http://100.64.0.1/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_never_asked(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="not a public address"):
        fetcher.get(url)


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")
    with pytest.raises(ForbiddenAddressError):
        fetcher.get(f"{site.root}/a")


def test_a_redirect_to_no_address_is_named(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (302, {"Location": "http://["}, b"")
    with pytest.raises(InputError, match="not an address of the web"):
        fetcher.get(f"{site.root}/a")


def test_a_name_that_changes_its_mind_gains_nothing(site: Site, waits: Waits) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    guard = Guard(resolve=lambda *_: next(answers))
    assert guard.address_of("rebind.example", 80) == "93.184.216.34"
    with pytest.raises(ForbiddenAddressError):
        guard.address_of("rebind.example", 80)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a", "http:///a", "file:///etc/passwd", "http://[", "http://[::1/a", "http://a:b/", "http://a:70000/",
        "http://a:0/", "http://a\0b/", "https://a/\ud800",
    ],
)  # fmt: skip
def test_other_addresses_are_named(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(InputError, match="not an address of the web"):
        fetcher.get(url)

"""An address -> its bytes: the only file that sends anything over a network.

Polite: robots.txt is kept, one request a host at a time with a pause between two,
a server that says "later" is asked later. Bounded: redirects, time, and bytes,
also after unpacking. Safe: see laut.document.addresses.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from laut.base.errors import InputError
from laut.document.addresses import Guard, GuardedBackend
from laut.document.unpack import ACCEPTED, unpacked

__all__ = ["AGENT", "Clock", "Fetched", "Fetcher", "Limits", "shared_fetcher"]

AGENT = "laut/0.1 (+https://pypi.org/project/laut/)"
_RETRY = frozenset({429, 500, 502, 503, 504})
_REDIRECT = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: seconds, bytes after unpacking, hops, tries; ``pause`` is the seconds between two requests to a host."""

    seconds: float = 30.0
    size: int = 20_000_000
    hops: int = 8
    tries: int = 3
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how to wait: a test hands in its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the final address and the bytes, empty and ``fresh`` False where nothing has changed."""

    url: str
    content: bytes
    etag: str | None
    last_modified: str | None
    fresh: bool = True


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool whose every connection passes the guard."""

    def __init__(self, guard: Guard) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=GuardedBackend(guard)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one answer, as httpx asks of a transport."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise httpx.TransportError(str(error) or type(error).__name__) from error
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise httpx.TransportError(str(error) or type(error).__name__) from error

    def close(self) -> None:
        self._answer.close()


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, politely; keeps connections and what each host asked of robots while it lives."""

    limits: Limits = field(default_factory=Limits)
    guard: Guard = field(default_factory=Guard)
    clock: Clock = field(default_factory=Clock)
    _client: httpx.Client = field(init=False)
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the client; it follows no redirect by itself, so each hop is checked."""
        self._client = httpx.Client(
            transport=_Transport(self.guard), follow_redirects=False, timeout=self.limits.seconds,
            headers={
                "User-Agent": AGENT,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
                "Accept-Encoding": ACCEPTED,
            },
        )  # fmt: skip

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The bytes at ``url``; with what the last answer said of its version, only if they have changed.

        Raises InputError where robots.txt forbids it, the server refuses, or a limit is passed.
        """
        since = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in since.items() if value}
        at = url
        for _ in range(self.limits.hops):
            self._check(at)
            answer = self._patiently(at, headers)
            if isinstance(answer, Fetched):
                return answer
            at = urljoin(at, answer)
        raise InputError(
            f"{url!r} redirects more than {self.limits.hops} times; give the address it should lead to", source=url
        )

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url!r} is not an address of the web; give one that begins with https://", source=url)
        robots = self._robots_of(f"{parts.scheme}://{parts.netloc}")
        if robots and not robots.can_fetch(url, AGENT):
            raise InputError(
                f"robots.txt of {parts.hostname} asks not to fetch {url!r}; save the page yourself", source=url
            )

    def _robots_of(self, site: str) -> Protego | None:
        """What the site asks of robots; None where it asks nothing (RFC 9309: 4xx allows, 5xx forbids)."""
        if site not in self._robots:
            self._robots[site] = None  # robots.txt itself is always allowed
            try:
                found = self._patiently(f"{site}/robots.txt", {})
            except _RefusedError as refused:
                self._robots[site] = Protego.parse("User-agent: *\nDisallow: /") if refused.status >= 500 else None
            else:
                text = found.content.decode("utf-8", "replace") if isinstance(found, Fetched) else ""
                self._robots[site] = Protego.parse(text[:500_000]) if text else None
        return self._robots[site]

    def _patiently(self, url: str, headers: dict[str, str]) -> Fetched | str:
        """The answer to one request, tried again while the server says "later"; a string is where it redirects."""
        for attempt in range(self.limits.tries):
            self._wait_for(url)
            try:
                return self._once(url, headers)
            except _RefusedError as refused:
                if refused.status not in _RETRY or attempt == self.limits.tries - 1:
                    raise
                self.clock.sleep(min(60.0, refused.after if refused.after is not None else 2.0**attempt))
            except httpx.HTTPError as error:
                if attempt == self.limits.tries - 1:
                    raise InputError(f"{url!r} could not be fetched: {error}; try again later", source=url) from error
                self.clock.sleep(2.0**attempt)
        raise InputError(f"{url!r} could not be fetched", source=url)

    def _wait_for(self, url: str) -> None:
        """Wait until the host may be asked again."""
        parts = urlsplit(url)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        pause = max(self.limits.pause, min(30.0, float((robots and robots.crawl_delay(AGENT)) or 0.0)))
        now = self.clock.now()
        ready = self._asked.get(parts.netloc, float("-inf")) + pause
        if ready > now:
            self.clock.sleep(ready - now)
        self._asked[parts.netloc] = self.clock.now()

    def _once(self, url: str, headers: dict[str, str]) -> Fetched | str:
        with self._client.stream("GET", url, headers=headers) as answer:
            etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return Fetched(url, b"", etag, modified, fresh=False)
            if answer.status_code in _REDIRECT and "Location" in answer.headers:
                return str(answer.headers["Location"])
            if answer.status_code != httpx.codes.OK:
                raise _RefusedError(url, answer.status_code, _after(answer.headers.get("Retry-After")))
            try:
                content = unpacked(
                    self._in_time(url, answer), answer.headers.get("Content-Encoding"), self.limits.size + 1
                )
            except ValueError as error:
                raise InputError(
                    f"{url!r} cannot be unpacked: it {error}; save the page yourself", source=url
                ) from error
            if len(content) > self.limits.size:
                raise InputError(
                    f"{url!r} is larger than {self.limits.size:,} bytes; laut reads no page of that size", source=url
                )
            return Fetched(url, content, etag, modified)

    def _in_time(self, url: str, answer: httpx.Response) -> Iterator[bytes]:
        """What arrives, packed as it is; raises InputError where that takes too long."""
        started = self.clock.now()
        for piece in answer.iter_raw():
            if self.clock.now() - started > self.limits.seconds:
                raise InputError(
                    f"{url!r} took longer than {self.limits.seconds:.0f} seconds; try again later", source=url
                )
            yield piece


@cache
def shared_fetcher() -> Fetcher:
    """The fetcher of this process, so that no host is hurried by several."""
    return Fetcher()


class _RefusedError(InputError):
    """A server that answered with something other than the page."""

    def __init__(self, url: str, status: int, after: float | None) -> None:
        super().__init__(f"{url!r} answered {status}; open it in a browser to see why", source=url)
        self.status = status
        self.after = after


def _after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks to wait: a number, or a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None

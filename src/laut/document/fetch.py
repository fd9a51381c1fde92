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
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore
import httpx

from laut.base.errors import InputError
from laut.document.addresses import Guard, GuardedBackend
from laut.document.robots import FORBIDDEN, Robots
from laut.document.unpack import ACCEPTED, unpacked

__all__ = ["AGENT", "Clock", "Fetched", "Fetcher", "Limits", "shared_fetcher"]

AGENT = "laut/0.1 (+https://pypi.org/project/laut/)"
_RETRY = frozenset({429, 500, 502, 503, 504})
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_LONGEST_DELAY = 30.0  # seconds between two requests, whatever a site asks for
_MOST_HOSTS = 1_000  # of which is kept when they were asked; more are cleared of those that may be asked again


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
    """Fetches pages, politely; keeps connections and, of each host, when it was asked and what it asks of robots."""

    limits: Limits = field(default_factory=Limits)
    guard: Guard = field(default_factory=Guard)
    clock: Clock = field(default_factory=Clock)
    _client: httpx.Client = field(init=False)
    _robots: Robots = field(init=False)
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the client; it follows no redirect by itself, so each hop is checked."""
        self._robots = Robots(AGENT, self._robots_at, self.clock.now)
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
        # httpx sends ASCII only; whose version is named otherwise is asked for all of it.
        headers = {name: value for name, value in since.items() if value and value.isascii() and value.isprintable()}
        return self._followed(url, headers, self._check_robots)

    def _followed(self, url: str, headers: dict[str, str], check: Callable[[str], None] | None) -> Fetched:
        """The answer at the end of all redirects; ``check`` is asked before each hop and raises where it forbids that."""
        at = url
        for _ in range(self.limits.hops):
            if check:
                check(at)
            answer = self._patiently(at, headers)
            if isinstance(answer, Fetched):
                return answer
            try:
                at = urljoin(at, answer)
            except ValueError:
                at = answer  # no address: told when it is its turn
        raise InputError(
            f"{url!r} redirects more than {self.limits.hops} times; give the address it should lead to", source=url
        )

    def _check_robots(self, url: str) -> None:
        if not self._robots.allows(_site(url), url):
            raise InputError(
                f"robots.txt of {_split(url).hostname} asks not to fetch {url!r}; save the page yourself", source=url
            )

    def _robots_at(self, url: str) -> str:
        """The robots.txt at ``url``, which itself is always allowed; a refusal (4xx) allows all, a failure (5xx) nothing.

        Raises InputError where nobody answers: who cannot be asked has not allowed anything.
        """
        try:
            return self._followed(url, {}, None).content.decode("utf-8", "replace")
        except _RefusedError as refused:
            return FORBIDDEN if refused.status >= 500 else ""

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
        host = _split(url).hostname or ""
        pause = max(self.limits.pause, min(_LONGEST_DELAY, self._robots.delay(_site(url))))
        now = self.clock.now()
        ready = self._asked.get(host, float("-inf")) + pause
        if ready > now:
            self.clock.sleep(ready - now)
        if len(self._asked) >= _MOST_HOSTS:
            self._asked = {other: at for other, at in self._asked.items() if at + _LONGEST_DELAY > now}
        self._asked[host] = self.clock.now()

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


def _split(url: str) -> SplitResult:
    """The parts of an address of the web; raises InputError where it is none, or none that can be asked."""
    try:
        httpx.URL(
            url
        )  # refuses some that ``urlsplit`` takes apart ("http://a:b/"), and the other way round ("http://[")
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return parts
    except (ValueError, httpx.InvalidURL):
        pass
    raise InputError(f"{url!r} is not an address of the web; give one that begins with https://", source=url)


def _site(url: str) -> str:
    """Scheme, host and port of an address: whose robots.txt holds for it (RFC 9309, 2.3)."""
    parts = _split(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}"


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

"""Who may ask, what may be sent, and what an answer may load.

The pages that laut shows are written by strangers, and its server stands on a
person's machine, where any site that this person visits can send requests to.
So, before anything is answered:

* the Host must be an address in numbers, ``localhost`` or a name given at the
  start: a site that has its own name point to 127.0.0.1 (DNS rebinding) is refused;
* with an address that others can reach, a token is asked for;
* what is sent is bounded;
* a POST must carry a token made from the session's cookie, and not come from another site;
* an answer may load nothing but laut's own style, script and pictures, may run no
  inline script, stand in no frame, and tell no site where it was read.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "Rules", "csrf_token", "is_loopback", "is_own_path", "same_token"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_SESSION, _ENTRY = "laut_session", "laut_entry"
_COOKIE = "; Path=/; HttpOnly; SameSite=Strict"

Answer = Callable[[Scope, int, str], Awaitable[ASGIApp]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one server: the token that entry asks for (None: nobody but this machine reaches it), names
    under which it may be called beside numbers and ``localhost``, and the most bytes that may be sent at once.

    ``secret`` signs sessions; it lives as long as the server.
    """

    token: str | None = None
    names: frozenset[str] = frozenset()
    largest: int = 25_000_000
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def signed(self, what: str) -> str:
        """``what`` under the server's secret: nobody else can make it."""
        return hmac.new(self.secret, what.encode("utf-8"), hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether an address to bind to is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_own_path(path: str) -> bool:
    """Whether a redirect to ``path`` stays on this server."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()


def csrf_token(rules: Rules, scope: MutableMapping[str, Any]) -> str:
    """The token that forms of this session carry."""
    return rules.signed(f"form:{scope['state']['session']}")


def same_token(given: str, wanted: str) -> bool:
    """Whether two tokens are the same, in a time that tells nothing of them."""
    return hmac.compare_digest(given.encode("utf-8"), wanted.encode("utf-8"))


class Guard:
    """Stands before the site: refuses what the rules forbid, and dresses every answer."""

    def __init__(self, app: ASGIApp, rules: Rules, refuse: Callable[[Scope, int, str], ASGIApp]) -> None:
        self.app = app
        self.rules = rules
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(_SESSION) or ""
        new = not session.isalnum()
        state = scope.setdefault("state", {})
        state["session"] = secrets.token_hex(16) if new else session
        state["rules"] = self.rules
        cached = (
            "no-cache" if scope["path"].startswith("/static/") else "no-store"
        )  # asked again by its ETag, or not kept
        dressed = _dressing(send, cached, [f"{_SESSION}={state['session']}{_COOKIE}"] if new else [])
        await self._checked(scope, headers, cookies)(scope, _bounded(receive, self.rules.largest), dressed)

    def _checked(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> ASGIApp:
        """The site, or the answer that refuses."""
        host = headers.get("host", "")
        if not self._is_own_host(host):
            return self.refuse(scope, 421, "error.host")
        sent = headers.get("content-length", "0")
        if not sent.isdigit() or int(sent) > self.rules.largest:
            return self.refuse(scope, 413, "error.large")
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return self.refuse(scope, 405, "error.method")
        origin = headers.get("origin", "null")
        foreign = headers.get("sec-fetch-site") in {"cross-site", "same-site"} or (
            origin != "null" and origin.partition("://")[2] != host
        )
        if scope["method"] == "POST" and foreign:
            return self.refuse(scope, 403, "error.foreign")
        return self.app if self.rules.token is None else self._entered(scope, headers, cookies, self.rules.token)

    def _is_own_host(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name == "localhost" or name in self.rules.names:
            return True
        try:
            return bool(ip_address(name.removeprefix("[").removesuffix("]")))
        except ValueError:
            return False

    def _entered(self, scope: Scope, headers: Headers, cookies: dict[str, str], token: str) -> ASGIApp:
        """The site for who has shown the token; the entrance for who has not."""
        entry = self.rules.signed(f"entry:{token}")
        if (
            same_token(cookies.get(_ENTRY, ""), entry)
            or scope["path"].startswith("/static/")
            or scope["path"] == "/login"
        ):
            return self.app
        if same_token(headers.get("authorization", ""), f"Bearer {token}"):
            return self.app
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        given = dict(asked).get("token")
        if scope["method"] == "GET" and given is not None and same_token(given, token):
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            return _moved(scope["path"] + (f"?{rest}" if rest else ""), f"{_ENTRY}={entry}{_COOKIE}")
        return self.refuse(scope, 401, "error.token")


def _cookies(headers: Headers) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _moved(path: str, cookie: str) -> ASGIApp:
    """An answer that sends to ``path`` on this server, with a cookie."""
    where = path if is_own_path(path) else "/"

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [
            (b"location", where.encode("ascii", "ignore")),
            (b"set-cookie", cookie.encode("ascii")),
            (b"content-length", b"0"),
        ]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    return answer


def _bounded(receive: Receive, largest: int) -> Receive:
    """``receive`` that ends a request whose body is longer than it may be, whatever its header said."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise HTTPException(413, "error.large")
        return message

    return bounded


def _dressing(send: Send, cached: str, cookies: list[str]) -> Send:
    """``send`` that puts the headers of safety on every answer."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            own.append((b"cache-control", cached.encode()))
            message["headers"] = [
                *message.get("headers", []),
                *own,
                *((b"set-cookie", each.encode("ascii")) for each in cookies),
            ]
        await send(message)

    return dressed

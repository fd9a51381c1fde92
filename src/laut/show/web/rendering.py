"""A record as an answer: its page, or the same record as JSON; and every error in one shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import TypeAdapter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from laut.base.records import Figure, Statement
from laut.reader import VERSION
from laut.show.web.contexts.query import CHOICES
from laut.show.web.contexts.question import chart_of
from laut.show.web.safety import csrf_token
from laut.show.web.spark import spark
from laut.show.web.words import Interface, choose, interface, interfaces

__all__ = ["Chrome", "as_json", "chrome_of", "fault", "page", "wants_json"]


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page: the language, the form's token, where one is, and who is deciding."""

    t: Interface
    csrf: str
    path: str
    query: str
    reviewer: str
    done: int | None
    version: str = VERSION

    def here(self, **changed: str | int | None) -> str:
        """The address of this page with some of its query changed; None takes a part out."""
        return _address(self.path, self.query, changed)

    @property
    def twin(self) -> str:
        """The address of the page's JSON twin."""
        return _address(f"{self.path}.json", self.query, {"lang": None, "done": None})

    @property
    def back(self) -> str:
        """Where a form returns to: this page, without what it said last time."""
        return self.here(done=None)


def _address(path: str, query: str, changed: dict[str, str | int | None]) -> str:
    kept = {name: value for name, value in QueryParams(query).items() if name not in changed and value}
    kept |= {name: str(value) for name, value in changed.items() if value is not None}
    return path + (f"?{urlencode(kept)}" if kept else "")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("laut.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(web_address=_web_address, part=_part, plain=_plain, speaker_of=_speaker_of, zip=zip)
    made.globals.update(
        spark=spark,
        chart_of=chart_of,
        choices=CHOICES,
        languages=interfaces,
        interface=interface,
        is_figure=_is_figure,
        asks=_asks,
    )
    return made


def _part(given: str) -> str:
    """``given`` as one part of a path."""
    return quote(given, safe="")


def _web_address(given: str | None) -> str | None:
    """An address that may be a link: of the web, never a script."""
    return given if given and given.lower().startswith(("https://", "http://")) else None


def _asks(language: str, asked: object) -> str:
    """A question in a language: of a question's text (``de``) or of a row in a list (``text_de``)."""
    text: str = getattr(asked, f"text_{language}", None) or getattr(asked, language)
    return text


def _speaker_of(statement: Statement | None) -> str:
    """The name of who says it, else their words; empty where nobody is named."""
    speaker = statement.speaker if statement else None
    return (speaker.name or speaker.text) if speaker else ""


def _plain(value: float) -> str:
    """A number as a form takes it: '1500', '2.5'."""
    return f"{value:.10g}" if value % 1 else f"{value:.0f}"


def _is_figure(record: Figure | Statement) -> bool:
    return isinstance(record, Figure)


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def as_json(record: Any) -> Any:
    """A page's record as JSON holds it."""
    kind = type(record)
    if kind not in _ADAPTERS:  # building one takes longer than all the rest of a page
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind].dump_python(record, mode="json")


def wants_json(path: str) -> bool:
    """Whether an address is that of a twin."""
    return path.endswith(".json")


def chrome_of(request: Request) -> Chrome:
    """What stands around the page that a request asks for."""
    done = request.query_params.get("done", "")
    return Chrome(
        t=choose(request.query_params.get("lang"), request.headers.get("accept-language")),
        csrf=csrf_token(request.state.rules, request.scope),
        path=request.url.path, query=request.url.query, reviewer=_reviewer_of(request),
        done=int(done) if done.isascii() and done.isdigit() and len(done) < 10 else None,
    )  # fmt: skip


def _reviewer_of(request: Request) -> str:
    """Who decides, as this browser said last, else as the server was started."""
    otherwise: Callable[[], str] = request.app.state.reviewer
    return unquote(request.cookies.get("laut_reviewer", "")).strip()[:80] or otherwise()


def page(request: Request, template: str, record: Any, status: int = 200) -> Response:
    """The answer that shows ``record``: JSON where a twin is asked for, else its template."""
    if wants_json(request.url.path):
        return JSONResponse(as_json(record), status)
    chrome = chrome_of(request)
    html = _environment().get_template(template).render(page=record, ui=chrome, t=chrome.t)
    return HTMLResponse(html, status, {"content-language": chrome.t.code, "vary": "accept-language, cookie"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, in one line; ``login`` asks for the token."""

    error: str
    status: int
    login: bool = False


def fault(request: Request, status: int, message: str) -> Response:
    """The answer to a request that cannot be met: ``{"error", "status"}`` or a page that says the same.

    ``message`` is a sentence, or a key of the interface's words.
    """
    chrome = chrome_of(request)
    said = chrome.t.words.get(message, message)
    if wants_json(request.url.path):
        return JSONResponse({"error": said, "status": status}, status)
    record = Fault(said, status, login=status == 401)
    html = _environment().get_template("error.html").render(page=record, ui=chrome, t=chrome.t)
    return HTMLResponse(html, status)
